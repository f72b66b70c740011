"""On which day of the week something is so: hours of Tuesdays tell nothing of Mondays. English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa.passages import enclosing
from qa.types import Span

_DAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: "What time does it open on Mondays?", "When does it close on Sunday?"
_ASKED: Final = re.compile(
    rf"\b(?:what time|when|how late|how early|until when|how long)\b[^?]*\bon (?:an? )?(?P<day>{_DAY})s?\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(rf"\b(?P<first>{_DAY})s?(?:(?: ?[-–—] ?| to | until | through )(?P<last>{_DAY})s?)?\b", re.I)
#: What may tell of any day.
_ANY: Final = re.compile(
    r"\b(?:daily|(?:every|each|any|all|other) (?:day|week)s?|weekdays?|weekends?|except|but|rest|today|tomorrow)\b",
    re.IGNORECASE,
)


def on_its_weekday(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of when something is on a day of the week: whether a span stands in a sentence that may tell of
    that day, naming no others alone. None for other questions.
    """
    asked = _ASKED.search(question)
    if not asked or len(_TOLD.findall(question)) > 1:
        return None
    day = _place(asked["day"])

    def fits(span: Span) -> bool:
        sentence = text[slice(*enclosing(text, span))]
        told = list(_TOLD.finditer(sentence))
        return not told or bool(_ANY.search(sentence)) or any(_holds(one, day) for one in told)

    return fits


def _holds(told: re.Match[str], day: int) -> bool:
    """Whether a day lies among those that are told: "Monday to Friday", "Saturday–Monday"."""
    first = _place(told["first"])
    last = _place(told["last"]) if told["last"] else first
    return (day - first) % len(_DAYS) <= (last - first) % len(_DAYS)


def _place(day: str) -> int:
    return _DAYS.index(day.casefold().removesuffix("day"))
