"""The day of a stamp, by the days and clocks that the page shows its readers."""

from __future__ import annotations

from datetime import date

import pytest

from qa.ingest.markup import parse
from qa.ingest.seen import Seen
from qa.ingest.shown_day import day_there, find_shown

OPENING = "The harbour office in Lindhaven counted forty ships on Monday."


def seen(line: str) -> Seen:
    page = f"<html><body><h1>Forty ships wait</h1><p class='x'>{line}</p><p>{OPENING}</p></body></html>"
    return Seen(parse(page), "Forty ships wait", OPENING)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Published March 14th, 2014 - 07:50 GMT", {date(2014, 3, 14)}),
        ("14 Mar 2014", {date(2014, 3, 14)}),
        ("14. März 2014", {date(2014, 3, 14)}),
        ("14 de março de 2014", {date(2014, 3, 14)}),
        ("2014.03.14", {date(2014, 3, 14)}),
        ("14/03/2014 Ida Brandt", {date(2014, 3, 14)}),
        ("Updated 5:27 am CST, Wednesday, March 14, 2014", set()),
        ("March 14, 2014 | Updated March 15, 2014", {date(2014, 3, 14)}),
        ("In 2014", set()),
        ("03/04/2014", set()),
    ],
)
def test_a_day_beneath_the_headline_is_read_unless_it_is_of_a_change(line: str, days: set[date]) -> None:
    assert find_shown(seen(line)).days == days


@pytest.mark.parametrize(
    ("stamp", "line", "day"),
    [
        ("2014-03-15T02:07:18Z", "Posted March 14, 2014 9:07 pm", 14),
        ("2014-03-15T02:07:18Z", "Posted March 14, 2014", 14),
        ("2014-03-15T02:07:18Z", "Posted March 15, 2014", 15),
        ("2014-03-15T12:07:18Z", "Posted March 14, 2014", 15),
        ("2014-03-14T22:07:18Z", "March 15, 2014 09:07", 15),
        ("2014-03-14T22:07:18Z", "March 15, 2014", 15),
        ("2014-03-14T20:07:18Z", "March 15, 2014 01:37 IST, changed March 16, 2014", 15),
        ("2014-03-14T15:37:18Z", "March 15, 2014 01:07 (+09:30), changed March 16, 2014", 15),
        ("2014-03-15T01:07:18Z", "March 14, 2014 10:37 pm -02:30, changed March 16, 2014", 14),
        ("2014-03-14T20:00:00Z", "March 14, 2014, of a zone of +05:00", 14),
        ("2014-03-15T02:07:18+01:00", "Posted March 14, 2014 9:07 pm", 15),
        ("2014-03-15", "Posted March 14, 2014", 15),
    ],
)
def test_a_stamp_is_of_the_day_it_was_where_the_page_was_published(stamp: str, line: str, day: int) -> None:
    assert day_there(stamp, date.fromisoformat(stamp[:10]), (), (), find_shown(seen(line))) == date(2014, 3, day)


def test_the_clock_of_a_change_tells_the_zone_of_a_page() -> None:
    shown = find_shown(seen("Updated 12:24 am, Saturday, March 15, 2014"))
    told = day_there("2014-03-15T02:07:18Z", date(2014, 3, 15), (), ("2014-03-15T05:24:30Z",), shown)
    assert told == date(2014, 3, 14)


def test_a_stamp_that_is_the_last_change_gives_way_to_an_earlier_day_that_is_shown() -> None:
    shown, stamp = find_shown(seen("March 14, 2014")), "2014-03-15 19:31:39"
    assert day_there(stamp, date(2014, 3, 15), (), (stamp,), shown) == date(2014, 3, 14)
    assert day_there(stamp, date(2014, 3, 15), (), (), shown) == date(2014, 3, 15)


def test_a_zone_that_another_stamp_of_the_page_denies_is_none() -> None:
    shown = find_shown(seen("March 14, 2014, 10:31 pm"))
    others = ("2014-03-15T04:31:13+00:00",)
    assert day_there("2014-03-15T04:31:13-06:00", date(2014, 3, 15), others, (), shown) == date(2014, 3, 14)
    assert day_there("2014-03-15T04:31:13-06:00", date(2014, 3, 15), (), (), shown) == date(2014, 3, 15)


def test_what_the_page_gives_in_its_own_time_counts_as_shown() -> None:
    shown = find_shown(seen("Ida Brandt"), ["Friday, March 14, 2014, 09:07 PM"])
    assert day_there("2014-03-15T02:07:18Z", date(2014, 3, 15), (), (), shown) == date(2014, 3, 14)
