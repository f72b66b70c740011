"""Filters as a person writes them."""

from __future__ import annotations

from datetime import date

import pytest

from qa.errors import FilterError
from qa.filters import nothing, read_filters
from qa.types import Filters


def test_where_nothing_is_of_a_publisher_those_that_there_are_are_named() -> None:
    known = ("DW", "The Courier")
    told = nothing(Filters(publishers=("evening",)), known)
    assert told == "Nothing in your articles is published by evening. They are published by DW, The Courier."
    assert nothing(Filters(publishers=("Courier",)), known) == "Nothing in your articles is published by Courier."


def test_dates_and_publishers_are_read() -> None:
    assert read_filters("2014-03-01", "2014-03-31", ["DW", "Reuters"]) == Filters(
        date(2014, 3, 1), date(2014, 3, 31), ("DW", "Reuters")
    )


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_an_empty_filter_filters_nothing(nothing: str | None) -> None:
    assert not read_filters(nothing, nothing, [nothing or ""]).active


def test_a_day_of_which_nothing_later_is_known_is_read() -> None:
    assert read_filters(None, None, [], "2014-03-14") == Filters(as_of=date(2014, 3, 14))


@pytest.mark.parametrize("wrong", ["0001-01-01", "9999-12-31", "today"])
def test_a_day_on_which_nobody_asks_is_refused(wrong: str) -> None:
    with pytest.raises(FilterError, match=r"--as-of is"):
        read_filters(None, None, [], wrong)


def test_space_around_a_filter_does_not_count() -> None:
    assert read_filters(" 2014-03-01\n", None, ["  DW "]) == Filters(since=date(2014, 3, 1), publishers=("DW",))


def test_one_day_may_be_both_first_and_last() -> None:
    assert read_filters("2014-03-14", "2014-03-14", []) == Filters(date(2014, 3, 14), date(2014, 3, 14))


@pytest.mark.parametrize("wrong", ["14.3.2014", "yesterday", "2014-02-30", "2014", "٢٠١٤-٠٣-١٤"])
def test_what_is_no_date_is_named_with_how_to_write_it(wrong: str) -> None:
    with pytest.raises(FilterError, match=r"2014-03-14") as caught:
        read_filters(wrong, None, [])
    assert repr(wrong) in str(caught.value)


@pytest.mark.parametrize("written", ["1 March 2014", "March 1, 2014", " 1  march 2014 "])
def test_a_day_may_be_written_in_words(written: str) -> None:
    assert read_filters(written, None, [], written) == Filters(since=date(2014, 3, 1), as_of=date(2014, 3, 1))


def test_a_month_begins_with_its_first_day_and_ends_with_its_last() -> None:
    assert read_filters("march 2014", "March 2014", []) == Filters(date(2014, 3, 1), date(2014, 3, 31))
    with pytest.raises(FilterError, match="no single day"):
        read_filters(None, None, [], "March 2014")


def test_dates_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(FilterError, match=r"2014-03-02.*2014-03-01.*Swap"):
        read_filters("2014-03-02", "2014-03-01", [])
