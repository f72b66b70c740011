"""Filters as a person writes them, on the command line or the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from qa.dates import mentions, with_capitals
from qa.dates import spoken as spoken_days
from qa.errors import FilterError
from qa.patterns import lazy_pattern
from qa.publishers import filtered
from qa.types import Filters

#: Of all that ISO 8601 allows, what a person writes.
_DAY: Final = lazy_pattern(r"\d{4}-\d\d-\d\d", re.ASCII)
#: Publishers that are named where none fits.
_NAMED: Final = 5
#: Weeks and months are counted from the day on which a question is asked: the calendar must go on around it.
_YEARS: Final = (1000, 9000)


def read_filters(
    since: str | None,
    until: str | None,
    publishers: Iterable[str],
    as_of: str | None = None,
    *,
    names: tuple[str, str, str] = ("--since", "--until", "--as-of"),
) -> Filters:
    """The filters of these words; empty ones filter nothing.

    Args:
        names: what the three dates are called where they were written, for errors.

    Raises:
        FilterError: a day is no date, or the first comes after the last.
    """
    first, last = _day(names[0], since), _day(names[1], until, end=True)
    if first and last and first > last:
        raise FilterError(
            f"No article is from {first} or later and also from {last} or earlier.", "Swap the two dates."
        )
    today = read_as_of(names[2], as_of)
    return Filters(first, last, tuple(name.strip() for name in publishers if name.strip()), today)


def spoken(filters: Filters) -> str:
    """ "from 1 March 2014, to 31 March 2014, published by DW or Reuters, known on 1 May 2014", of what is set."""
    days = (("from", filters.since), ("to" if filters.since else "up to", filters.until))
    if filters.since == filters.until:
        days = (("of", filters.since), ("", None))
    parts = [f"{word} {spoken_days(day, day)}" for word, day in days if day]
    if filters.publishers:
        parts.append(f"published by {' or '.join(filters.publishers)}")
    if filters.as_of:
        parts.append(f"known on {spoken_days(filters.as_of, filters.as_of)}")
    return ", ".join(parts)


def nothing(filters: Filters, publishers: Sequence[str]) -> str:
    """What is told where no article passes.

    Args:
        publishers: those that the articles have.
    """
    told = f"Nothing in your articles is {spoken(filters)}."
    if publishers and filters.publishers and not any(filtered(name, publishers) for name in filters.publishers):
        more = len(publishers) - _NAMED
        named = ", ".join(publishers[:_NAMED])
        told += f" They are published by {named}{f' and {more} more' if more > 0 else ''}."
    return told


def uncounted(words: str, latest: date | None, how: str) -> str:
    """What is told of words such as "this week" where nobody knows from which day to count.

    Args:
        latest: the day of the latest article.
        how: what to do to ask as of a day.
    """
    end = f"your latest article is from {spoken_days(latest, latest)}" if latest else "your articles are undated"
    then = "that day" if latest else "another day"
    return f"It is not clear which “{words}” you mean: {end}. Give the date, or, to ask as if it were {then}, {how}."


def read_as_of(which: str, text: str | None) -> date | None:
    """The day of which nothing later is known, None where none is written. Raises FilterError."""
    day = _day(which, text)
    if day != _day(which, text, end=True):
        raise FilterError(f"{which} is {text!r}, which is no single day.", "Write it like 2014-03-14.")
    if day and not _YEARS[0] <= day.year <= _YEARS[1]:
        raise FilterError(f"{which} is {day}, which is too far away.", "Give the day on which the question is asked.")
    return day


def _day(which: str, text: str | None, *, end: bool = False) -> date | None:
    """The day that is written, 2014-03-14 or 14 March 2014; of "March 2014" the first, or the last for an `end`."""
    written = " ".join((text or "").split())
    if not written:
        return None
    with suppress(ValueError):
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    found = [one for one in mentions(with_capitals(written), None) if (one.start, one.end) == (0, len(written))]
    if not found:
        raise FilterError(f"{which} is {text!r}, which is not a date.", "Write it like 2014-03-14.")
    return found[0].last if end else found[0].first
