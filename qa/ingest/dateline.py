"""Where and when a report was sent: "LINDHAVEN, March 14, 2014 (Quay News) --", alone or before its first words.

The place stands in capitals, as agencies and press releases write it: in small letters a story may be set there, and
then ("Lindhaven, 14 March 1914 – the lamps go out"), unless what follows is announced that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from qa.ingest.dates import written_date
from qa.patterns import lazy_pattern

#: Code points within which a dateline ends.
_LONGEST: Final = 120

#: A place and what it is in: "NEW YORK", "KUOPIO, Finland", "ST. IVES, Cornwall, England".
_PLACE: Final = (
    r"(?P<place>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,3})(?P<within>(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?){0,2})"
)
#: A whole day, its month in letters or as a number: "6th February 2024", "Feb. 6, 2024", "2024-02-06".
DAY: Final = (
    r"(?P<day>\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]{3,10}\.?,? \d{4}|"
    r"[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d)"
)
_SENDER: Final = r"(?: ?\((?P<sender>[^()\n]{2,40})\)| ?/(?P<wire>[\w -]{2,30})/)?"
_DASH: Final = r" ?(?:--|[–—-])"
_LINES: Final = (
    lazy_pattern(rf"{_PLACE}, ?{DAY}{_SENDER}{_DASH}(?= |$)"),
    lazy_pattern(rf"{_PLACE}{_SENDER}{_DASH} {DAY}(?= ?[–—-]|$)"),
    lazy_pattern(rf"{_PLACE}, ?{DAY}{_SENDER}$"),
)
#: "Lindhaven and Oslo, 14 March 2014 – The Quay Company today announces": a day that is "today" is the text's own.
_ANNOUNCED: Final = lazy_pattern(
    rf"[A-Z][\w.’'-]+(?:(?: |/|, | and | & )[A-Z][\w.’'-]+){{0,5}}, {DAY}{_SENDER}{_DASH} "
    r"(?=[^.!?]{0,200}\b(?:today announce[sd]?|announce[sd]? today|(?:is|are) today announcing)\b)"
)


@dataclass(frozen=True)
class Dateline:
    """A day, and who sent the report, where it is said."""

    day: date
    sender: str | None
    #: Whether it is a line of its own.
    alone: bool


def dateline(line: str) -> Dateline | None:
    """The dateline that a line is, or opens with; None without one that has a whole day."""
    for pattern in _LINES:
        match = pattern.match(line[:_LONGEST])
        day = written_date(match["day"]) if match else None
        if match and day:
            return Dateline(day, match["sender"] or match["wire"], not line[match.end() :].strip(" –—-"))
    match = _ANNOUNCED.match(line)
    day = written_date(match["day"]) if match else None
    return Dateline(day, match["sender"] or match["wire"], alone=False) if match and day else None
