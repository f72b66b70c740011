"""Filters as a person writes them, on the command line or the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qa.errors import FilterError
from qa.types import Filters


def read_filters(
    since: str | None, until: str | None, publishers: Iterable[str], *, names: tuple[str, str] = ("--since", "--until")
) -> Filters:
    """The filters of these words; empty ones filter nothing.

    Args:
        names: what the two dates are called where they were written, for errors.

    Raises:
        FilterError: a day is no date like 2014-03-14, or the first comes after the last.
    """
    first, last = _day(names[0], since), _day(names[1], until)
    if first and last and first > last:
        raise FilterError(
            f"No article is both from {first} or later and from {last} or earlier.", "Swap the two dates."
        )
    return Filters(first, last, tuple(name.strip() for name in publishers if name.strip()))


def _day(which: str, text: str | None) -> date | None:
    if not text or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise FilterError(f"{which} is {text!r}, which is no date.", "Write it like 2014-03-14.") from error
