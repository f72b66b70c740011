"""The day an article was published, from what stands beside it. Unknown stays unknown: never today."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from qa.patterns import lazy_pattern

#: A line that may be a date has a year, a day and a month, and little else.
_LONGEST_LINE: Final = 80
_YEAR: Final = lazy_pattern(r"(?<!\d)(1[6-9]|20)\d\d(?!\d)")
#: Languages whose dates are read. Each costs time with every line that is none; all 200 cost seconds.
_LANGUAGES: Final = (
    "en de fr es pt it nl ru uk pl tr sv da nb fi cs sk ro hu el bg hr sr sl ca lt lv et ar he fa hi id vi th ja ko zh"
).split()
_LABEL: Final = lazy_pattern(
    r"^(?:first |last )?(?:published|posted|date|updated|changed|revised|modified|created|released|issued)(?: on| at)?"
    r"\s*[:\-–]?\s+",
    re.IGNORECASE,
)
_CLOCK: Final = lazy_pattern(
    r"\b\d{1,2}[:.]\d{2}(?![.\d])(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr)?(?:,?\s*\(?(?:(?-i:[A-Z]{2,5})|Z|[+-]\d\d:?\d\d)\)?)?",
    re.IGNORECASE,
)
#: A day by its week ("2014-W11-5"), of which dateparser makes another.
_WEEK: Final = lazy_pattern(r"\d{4}-?W\d", re.IGNORECASE)
_WORD: Final = lazy_pattern(r"[^\W\d]+(?:-[^\W\d]+)*")
_PARTICLES: Final = frozenset("de del do of the den le il am um at à".split())
_AMBIGUOUS: Final = lazy_pattern(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_IN_ADDRESS: Final = lazy_pattern(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/\-_.?#]|$)")


def iso_date(value: object) -> date | None:
    """The day of an ISO 8601 date or time, as metadata has it, or of a date object; None of anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", text)
    return _day_of(match) if match else None


def written_date(line: str) -> date | None:
    """The day a whole line names ("Friday, March 14, 2014 16:05 GMT"); None where it says more or is unclear.

    "03/04/2014" is unclear: half the world reads it as another day than the other half.
    """
    line = line.strip(" .|·•–-")
    if len(line) > _LONGEST_LINE or not _YEAR.search(line) or _WEEK.search(line):
        return None
    day = iso_date(line)
    if day:
        return day
    bare = _CLOCK.sub(" ", _LABEL.sub("", line)).strip(" ,|·•–-")
    # Besides the year a date has a day, and few words.
    words = [word for word in _WORD.findall(bare) if word.casefold() not in _PARTICLES]
    if len(words) > 3 or not re.search(r"\d", _YEAR.sub("", bare, count=1)):
        return None
    numeric = _AMBIGUOUS.search(bare)
    order = "MDY"
    if numeric:
        first, second = int(numeric[1]), int(numeric[2])
        if first <= 12 and second <= 12 and first != second and "." not in numeric.group():
            return None
        order = "MDY" if second > 12 else "DMY"
    return _parsed(bare, order)


def address_date(url: str | None) -> date | None:
    """The day in the path of an address: "/2014/03/14/"; None where it has none."""
    match = _IN_ADDRESS.search(url or "")
    return _day_of(match) if match else None


def _day_of(numbers: re.Match[str]) -> date | None:
    """The day of a year, a month and a day that were found; None where there is no such day."""
    try:
        return date(*(int(part) for part in numbers.groups()))
    except ValueError:
        return None


@lru_cache(maxsize=256)  # the lines of a head are asked several times, and each costs 20 ms
def _parsed(text: str, order: str) -> date | None:
    import dateparser

    settings: Any = {
        "REQUIRE_PARTS": ["day", "month", "year"],  # a missing part would be filled in from today
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": order,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None  # dateparser lets some nonsense through to the calendar
    return found.date() if found else None
