"""The day an article was published: read where it is clear, unknown where it is not, never today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from qa.ingest.dates import address_date, iso_date, written_date
from qa.ingest.item import plausible

PI_DAY = date(2014, 3, 14)


@pytest.mark.parametrize(
    "line",
    [
        "March 14, 2014",
        "14 March 2014",
        "Friday, March 14, 2014 16:05 GMT",
        "Friday 14 March 2014 11:42, UK",
        "Mar. 14, 2014 7:30 AM EST",
        "Published: 14 March 2014",
        "Updated on 14 March 2014 at 10:00 am",
        "2014-03-14",
        "14.03.2014",
        "14.03.2014 16:05",
        "14/03/2014",
        "03/14/2014",
        "14. März 2014",
        "14 mars 2014",
        "14 de marzo de 2014",
        "sexta-feira, 14 de março de 2014",
        "14 марта 2014",
        "2014年3月14日",
    ],
)
def test_a_line_that_is_a_date_is_read(line: str) -> None:
    assert written_date(line) == PI_DAY


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2014",  # April in Paris, March in Boston
        "March 2014",
        "2014",
        "May 5",
        "30 February 2014",
        "2014-W11-5",
        "Ships of 2014",
        "The 14 ships of March 2014 were late",
        "12:30",
        "",
        "On March 14, 2014 the harbour reopened, and forty ships that had waited in the bay came in one by one",
    ],
)
def test_a_line_that_is_unclear_or_says_more_gives_no_date(line: str) -> None:
    assert written_date(line) is None


@pytest.mark.parametrize("value", ["2014-03-14", "2014-03-14T23:59:59Z", "20140314", PI_DAY, datetime(2014, 3, 14, 9)])
def test_iso_dates_and_date_objects_are_read(value: object) -> None:
    assert iso_date(value) == PI_DAY


@pytest.mark.parametrize("value", [None, "", "2014-13-45", "9999-99-99", "soon", 5, [PI_DAY], {"a": 1}])
def test_anything_else_is_no_iso_date(value: object) -> None:
    assert iso_date(value) is None


def test_the_path_of_an_address_may_hold_the_day() -> None:
    assert address_date("https://news.example/2014/03/14/harbour") == PI_DAY


@pytest.mark.parametrize("url", [None, "https://news.example/2014/13/14/x", "https://news.example/a-12345678"])
def test_an_address_without_a_day_gives_none(url: str | None) -> None:
    assert address_date(url) is None


def test_a_day_in_the_future_is_not_plausible() -> None:
    assert not plausible(date.today() + timedelta(days=3))


def test_the_epoch_of_computer_clocks_is_not_plausible() -> None:
    assert not plausible(date(1970, 1, 1))
    assert not plausible(date(1969, 12, 31)), "in America it was the day before"


def test_tomorrow_is_plausible_for_it_is_tomorrow_somewhere() -> None:
    assert plausible(date.today() + timedelta(days=1))
