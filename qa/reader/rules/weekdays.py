"""On which day of the week something is so: hours of Tuesdays tell nothing of Mondays. English."""

from __future__ import annotations

import re
from typing import Final

from qa.almanac import WEEKDAY, WEEKDAYS
from qa.numerals import HOUR
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.reader.rules import Fits
from qa.types import Span

#: In full, and as lists of hours have it: "Mon–Fri".
_DAY: Final = rf"(?:{WEEKDAY}|(?:mon|tue|wed|thu|fri|sat|sun)\b)"
#: "What time does it open on Mondays?", "When does it close on Sunday?"
_ASKED: Final = lazy_pattern(
    rf"\b(?:what time|when|how late|how early|until when|how long)\b[^?]*\bon (?:an? )?(?P<day>{_DAY})s?\b",
    re.IGNORECASE,
)
_TOLD: Final = lazy_pattern(
    rf"\b(?P<first>{_DAY})s?(?:(?: ?[-–—] ?| to | until | through )(?P<last>{_DAY})s?)?\b", re.I
)
#: What may tell of any day.
_ANY: Final = lazy_pattern(
    r"\b(?:daily|(?:every|each|any|all|other) (?:day|week)s?|days a week|weekdays?|weekends?|except|apart|excluding|but"
    r"|rest|today|tomorrow|(?:closed|shut|not|never)(?: on)? (?:\w+day)s?)\b",
    re.IGNORECASE,
)
#: Parts hours from those of another day: "at nine, on Saturdays at ten".
_PARTS: Final = lazy_pattern(r"[,;](?= )")
_HOURS: Final = lazy_pattern(rf"\d|\b(?:{HOUR}|noon|midday)\b", re.I)


def on_its_weekday(question: str, text: str) -> Fits | None:
    """For a question of when something is on a day of the week: whether a span stands in a sentence that may tell of
    that day, naming no others alone. None for other questions.
    """
    asked = _ASKED.search(question)
    if not asked or len(_TOLD.findall(question)) > 1:
        return None
    day = _place(asked["day"])

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        told = list(_TOLD.finditer(text, start, end))
        if not told or _ANY.search(text, start, end) or any(_holds(one, day) for one in told):
            return True
        return _has_own_hours(text, span, told[0].start(), end)

    return fits


def _has_own_hours(text: str, span: Span, day: int, end: int) -> bool:
    """Whether a span stands before the first day that a sentence tells of, which has hours of its own: "it opens at
    nine, on Saturdays at ten" opens at nine on other days.
    """
    parts = list(_PARTS.finditer(text, span[1], max(span[1], day)))
    return bool(parts) and _HOURS.search(text, parts[-1].end(), end) is not None


def _holds(told: re.Match[str], day: int) -> bool:
    """Whether a day lies among those that are told: "Monday to Friday", "Saturday–Monday"."""
    first = _place(told["first"])
    last = _place(told["last"]) if told["last"] else first
    return (day - first) % len(WEEKDAYS) <= (last - first) % len(WEEKDAYS)


def _place(day: str) -> int:
    return next(place for place, one in enumerate(WEEKDAYS) if one.startswith(day[:3].capitalize()))
