"""The entries of a timeline: lines that begin with their day, "March 2014 – The council holds a competition."."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qa.names import DATE
from qa.patterns import lazy_pattern
from qa.types import Span

#: Behind the day with which a line begins, that the line is an entry; code points of the longest.
_ENTRY: Final = lazy_pattern(r"\s?[–—:-]\s")
_LONGEST: Final = 600


@dataclass(frozen=True)
class Entry:
    """One entry, by half-open spans in code points of its text."""

    line: Span
    day: Span


def entry(text: str, span: Span) -> Entry | None:
    """The entry that holds a span of a text; None where its line is none."""
    first = text.rfind("\n", 0, span[0]) + 1
    last = text.find("\n", span[0])
    last = len(text) if last < 0 else last
    day = DATE.match(text, first)
    if not day or not _ENTRY.match(text, day.end()) or span[1] > last or last - first > _LONGEST:
        return None
    return Entry((first, first + len(text[first:last].rstrip())), day.span())
