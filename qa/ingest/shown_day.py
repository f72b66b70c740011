"""The days and clocks that a page shows at the head of its article, and what they say of a stamp for machines.

A stamp may be in UTC, where it is tomorrow already, or be of the last change. What readers see is the day as it was
where the article was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final

from qa.ingest.dates import iso_date, written_date
from qa.ingest.item import plausible
from qa.ingest.seen import Element, Seen
from qa.patterns import lazy_pattern

_YEAR: Final = r"(?:19|20)\d\d"
_NAME: Final = r"[^\W\d_]{3,12}"
_DAY: Final = lazy_pattern(
    rf"(?P<iso>{_YEAR} ?[-./年] ?\d{{1,2}} ?[-./月] ?\d{{1,2}})(?!\d)|"
    rf"(?P<figures>(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})|"
    rf"(?P<month>{_NAME})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,|\.)? (?P<year>{_YEAR})|"
    rf"(?<!\d)(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: de)? (?P<month2>{_NAME})\.?,?(?: de)? (?P<year2>{_YEAR})"
)
#: "+05:30" is how far a clock is ahead, and none.
_CLOCK: Final = lazy_pattern(
    r"(?<![\d:.+])(?<!\d −)(?<!\d -)(?<!\d-)(\d{1,2})[:.h](\d\d)(?:[:.]\d\d)?(?![\d.])\s*(?:([ap])\.?m\b)?",
    re.IGNORECASE,
)
_UPDATED: Final = lazy_pattern(
    r"updated?|modified|edited|aktualisiert|stand|actualizad[oa]|mis à jour|aggiornato", re.I
)
#: Code points before a day within which "updated" is said of it.
_SAID_OF: Final = 40
_STAMP: Final = lazy_pattern(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::[\d.]+)? ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?$")
_UTC: Final = ("Z", "UTC", "GMT", "+00:00", "+0000")
#: Hours that the clocks of the world are behind UTC and ahead of it.
_BEHIND: Final = -12
_AHEAD: Final = 14
#: Minutes past the hour of the clocks that are not whole hours from UTC, and from how many hours behind to ahead.
_PARTS: Final = {0: (_BEHIND, _AHEAD), 30: (-4, 11), 45: (5, 13)}
#: Days that a stamp of the last change may be later than the day shown beside the headline.
_LATE: Final = 2
#: The hour of UTC until which it is yesterday somewhere, and the one from which it is tomorrow.
_YESTERDAY: Final = 12
_TOMORROW: Final = 10


@dataclass(frozen=True)
class Shown:
    """What stands at an article's head: days of publication, and moments, of publication or the last change."""

    days: frozenset[date]
    moments: frozenset[datetime]


def find_shown(seen: Seen, local: Iterable[str] = ()) -> Shown:
    """The days and moments at the head of a page.

    Args:
        local: what the page gives machines in its own time.
    """
    days: set[date] = set()
    moments: set[datetime] = set()
    for zone in (seen.head(), seen.above()):
        for text in _dated(zone):
            found = _days(text)
            starts = (0, *(match.end() for match, _ in found))
            for start, (match, day) in zip(starts, found, strict=False):
                if not _UPDATED.search(text[start : match.start()][-_SAID_OF:]):
                    days.add(day)
            moments.update(_moments(text, found))
        if days:
            break
    for text in local:
        moments.update(_moments(text, _days(text)))
    return Shown(frozenset(days), frozenset(moments))


def _dated(elements: Iterable[Element]) -> Iterable[str]:
    """The texts of those that hold a year, each once: not again of the elements within."""
    done = -1
    for element in elements:
        if element.start >= done and re.search(_YEAR, element.letters):
            done = element.end
            yield element.text.replace(" | ", " ")


def _days(text: str) -> list[tuple[re.Match[str], date]]:
    return [(match, day) for match in _DAY.finditer(text) if (day := _day(match.group()))]


def _moments(text: str, days: list[tuple[re.Match[str], date]]) -> Iterable[datetime]:
    """Each clock of the text, on the day that stands nearest to it."""
    for clock in _CLOCK.finditer(text):
        hour, minute = int(clock[1]), int(clock[2])
        if clock[3]:
            hour = hour % 12 + 12 * (clock[3].casefold() == "p")
        near = min(days, key=lambda one: abs(one[0].start() - clock.start()), default=None)
        if near and hour < 24 and minute < 60 and not near[0].start() <= clock.start() < near[0].end():
            yield datetime(near[1].year, near[1].month, near[1].day, hour, minute)


@lru_cache(maxsize=256)
def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    if match["iso"]:
        day = iso_date("-".join(part.zfill(2) for part in re.findall(r"\d+", text)))
    elif match["figures"]:
        day = written_date(text)
    else:
        name = match["month"] or match["month2"]
        parts = match["day"] or match["day2"], match["year"] or match["year2"]
        day = written_date(f"{parts[0]} {name} {parts[1]}") or written_date(f"{parts[0]} {name[:3]} {parts[1]}")
    return day if day and plausible(day) else None


def day_there(stamp: str, day: date, others: Iterable[str], changes: Iterable[str], shown: Shown) -> date:
    """The day of a stamp as it was where the article was published, by what the page shows.

    Args:
        day: the stamp's own day.
        others: the page's other stamps of publication.
        changes: its stamps of the last change; in UTC too, where `stamp` is.
    """
    changes = list(changes)
    at, zone = _read(stamp)
    if at is None:
        return day
    # A clock of UTC that is said to be of another place: some programs write any zone beside it.
    if (at, _Zone.UTC) in map(_read, others):
        zone = _Zone.UTC
    if zone is _Zone.OTHER:
        return day
    for other, known in ((at, zone), *(_read(change) for change in changes if zone is _Zone.UTC)):
        for moment in sorted(shown.moments) if other and known is not _Zone.OTHER else ():
            gap = moment - (other or at)
            behind, ahead = _PARTS.get(gap.seconds % 3600 // 60, (0, 0))
            if timedelta(hours=behind) <= gap <= timedelta(hours=ahead) and behind < ahead:
                return (at + gap).date()
    if day in shown.days or len(shown.days) != 1:
        return day
    (told,) = shown.days
    days = (told - day).days
    in_utc = zone is _Zone.UTC
    changed = stamp in changes and -_LATE <= days < 0
    elsewhere = in_utc and ((days == -1 and at.hour < _YESTERDAY) or (days == 1 and at.hour >= _TOMORROW))
    return told if changed or elsewhere else day


class _Zone(Enum):
    """Where the clock of a stamp is."""

    UTC = "UTC"
    UNSAID = "unsaid"
    OTHER = "other"


def _read(stamp: str) -> tuple[datetime | None, _Zone]:
    """The moment of a stamp by its own clock, to the minute, and where that clock is."""
    match = _STAMP.match(stamp.strip())
    day = iso_date(match[1]) if match else None
    if match is None or day is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None, _Zone.UNSAID
    zone = _Zone.UNSAID if not match["zone"] else _Zone.UTC if match["zone"] in _UTC else _Zone.OTHER
    return datetime(day.year, day.month, day.day, int(match[2]), int(match[3])), zone
