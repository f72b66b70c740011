"""Heads of minutes and transcripts: whose they are, of what, and of which day, in lines of which none is a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qa.ingest.credit import credited
from qa.ingest.dateline import DAY
from qa.ingest.dates import written_date
from qa.ingest.prose import is_prose
from qa.patterns import lazy_pattern

#: Lines with words, from the top, among which one has the day; code points of the longest.
_MOST: Final = 4
_LONGEST: Final = 200

#: What says that it is a record: "Draft minutes of the meeting", "Harbour Board: minutes", "Harbour Board Minutes".
_RECORD: Final = lazy_pattern(
    r"(?:(?:[^:–—]{3,80}(?::| [–—-]) )?"
    r"(?:(?:the|draft|approved|confirmed|unconfirmed|official|verbatim|summary|edited|full) )*"
    r"(?:minutes|transcripts?|(?:verbatim|official|summary) record|official report|hansard|(?:record of )?proceedings)|"
    r"(?-i:(?:(?:[A-Z][\w’'&-]*|of|the|and|for) )+(?:Minutes|MINUTES|Transcript|TRANSCRIPT)))"
    r"(?: (?:of|from|held) .*| ?[,:–—-] ?.*)?",
    re.IGNORECASE,
)
#: Of one of these; what else has minutes is a story ("Minutes of terror").
_SITTING: Final = lazy_pattern(
    r"\b(?:meetings?|council|committee|board|assembly|session|sitting|hearing|inquiry|inquest|conference|court|tribunal|"
    r"commission|parliament|congress|senate|chamber|proceedings|debate|trial|interview|briefing|panel|cabinet|trustees|"
    r"governors|directors|shareholders|society|association|synod|chapter)\b",
    re.IGNORECASE,
)
#: What ends no sentence: "at 7.30 p.m."
_HOUR: Final = lazy_pattern(r"\d ?[ap]\.m\.$", re.IGNORECASE)
_DAY: Final = lazy_pattern(rf"(?<!\w)(?:{DAY})(?!\w)")


@dataclass(frozen=True)
class RecordHead:
    """What stands above minutes or a transcript."""

    #: All its lines: each says a part of what it is.
    title: str
    day: date
    #: Which of the lines it takes up.
    lines: frozenset[int]


def record_head(lines: Sequence[str]) -> RecordHead | None:
    """The head of minutes or a transcript, down to the line with the day; None of any other text, or without a day."""
    top: list[int] = []
    for at, line in enumerate(lines):
        if not line:
            continue
        if len(top) == _MOST or len(line) > _LONGEST or credited(line) or (is_prose(line) and not _HOUR.search(line)):
            return None
        top.append(at)
        found = _DAY.search(line)
        day = written_date(found["day"]) if found else None
        if day:
            said = [lines[one] for one in top]
            is_record = any(map(_RECORD.fullmatch, said)) and any(map(_SITTING.search, said))
            return (
                RecordHead(", ".join(line.rstrip(",;:") for line in said), day, frozenset(top)) if is_record else None
            )
    return None
