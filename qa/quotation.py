"""What stands between quotation marks, whatever marks they are: “…”, "…", «…», »…«, „…“, ”…”, ''…''.

A quote may hold others, may go on over paragraphs that each open anew, and may never close: then it ends with its
paragraph. What closes it in the next one, where no mark opens it anew, is a quote of its own. Single marks count only
in a text that has no double ones, for they are apostrophes too. This module knows nothing of who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from qa.patterns import lazy_pattern
from qa.types import Span

#: Code points of the longest quote that is looked for in one paragraph.
LONGEST: Final = 6_000
#: Marks that are looked at inside one quote: no prose has so many.
MOST_INSIDE: Final = 60
#: The marks that close each opening mark. Papers mix them: “like this," and “like this.’’
_CLOSING: Final = {
    "“": ("”", '"', "’’", "''"),
    '"': ('"', "”", "’’", "''"),
    "«": ("»",),
    "»": ("«",),
    "„": ("“", "”", '"'),
    "”": ("”",),
    "``": ("''", "’’"),
}
_MARK: Final = lazy_pattern(r"``|''|’’|[“”\"«»„]")
_SINGLE: Final = lazy_pattern(r"(?<![\w’'])[‘'](?=[^\s’'])")


@dataclass(frozen=True)
class Quotation:
    """A quote in a text: `text[start:end]` with its marks."""

    start: int
    end: int
    #: The same without them.
    inner: Span
    #: Whether a mark closes it in its own paragraph.
    closed: bool


def quotations(text: str) -> list[Quotation]:
    """The outermost quotes of a text in order; no two overlap and none crosses a line."""
    return list(_double(text)) or list(_single(text))


def _double(text: str) -> Iterator[Quotation]:
    went_on = False
    for start, end in _lines(text):
        at = start
        if went_on and (closing := _closing_only(text, start, end)):
            yield Quotation(start, closing.end(), (start, closing.start()), closed=True)
            at = closing.end()
        went_on = went_on and start == end  # (over the blank line between two paragraphs)
        while (found := _MARK.search(text, at, end)) is not None:
            mark = found.group()
            at = found.end()
            if mark not in _CLOSING or not _opens(text, found, start, end):
                continue
            close = _close(text, found, min(end, found.end() + LONGEST))
            if close is None:
                last = min(end, found.end() + LONGEST)
                again = (m.start() for m in _MARK.finditer(text, found.end(), last) if _opens(text, m, start, end))
                stop = _trimmed(text, found.end(), next(again, last))
                if stop > found.end():
                    yield Quotation(found.start(), stop, (found.end(), stop), closed=False)
                at = max(at, stop)
                went_on = mark == "“" and stop == _trimmed(text, start, end)
            else:
                if close.start() > found.end():
                    yield Quotation(found.start(), close.end(), (found.end(), close.start()), closed=True)
                at = close.end()


def _closing_only(text: str, start: int, end: int) -> re.Match[str] | None:
    """The mark that closes in this line what the one before opened, and its sentence: "They came.” He left."."""
    first = _MARK.search(text, start, end)
    closes = first is not None and first.group() == "”" and text[first.start() - 1] in ".,!?…" and first.start() > start
    return first if closes else None


def _opens(text: str, mark: re.Match[str], first: int, last: int) -> bool:
    """Whether a mark stands where a quote opens: behind a gap, before a word."""
    if mark.group() in "“„«" and mark.group() != "“":
        return True
    after = text[mark.end() : mark.end() + 1] if mark.end() < last else ""
    if not after or after.isspace():
        return False
    before = text[mark.start() - 1] if mark.start() > first else " "
    return before.isspace() or before in "([{—–-/:‘'’…" or (mark.group() == "“" and not before.isdigit())


def _close(text: str, opening: re.Match[str], last: int) -> re.Match[str] | None:
    """The mark that closes this one: of its kind, with as many others opened as closed between."""
    kind = opening.group()
    depth = 1
    first: re.Match[str] | None = None
    for mark in islice(_MARK.finditer(text, opening.end(), last), MOST_INSIDE):
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        found = mark.group()
        if kind in '“"' and found in ('"', "“") and before.isspace() and after and not after.isspace():
            if found == '"' and kind == '"':
                return first  # a second straight mark opens: the first one was never closed
            depth += 1
        elif found in _CLOSING[kind] and not (before.isspace() and found in ('"', "''")):
            first = first or mark
            depth -= 1
            if not depth:
                return mark
        elif found == kind and kind in "«„":
            depth += 1
    return first  # one more was opened than closed


def _single(text: str) -> Iterator[Quotation]:
    for start, end in _lines(text):
        openings = list(_SINGLE.finditer(text, start, end))
        for number, opening in enumerate(openings):
            stop = openings[number + 1].start() if number + 1 < len(openings) else end
            stop = min(stop, opening.end() + LONGEST)
            ends = list(re.finditer(r"(?<=\S)[’'](?!\w)", text[opening.end() : stop]))
            sure = [m for m in ends if text[opening.end() + m.start() - 1] in ",.!?…"]
            if ends:
                close = opening.end() + (sure or ends)[-1 if not sure else 0].start()
                yield Quotation(opening.start(), close + 1, (opening.end(), close), closed=True)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
