"""Dates in running text, resolved against the day of the article."""

from __future__ import annotations

from datetime import date

import pytest

from qa.dates import mentions, spoken

FRIDAY = date(2014, 3, 14)


def days(text: str, published: date | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.first.isoformat(), m.last.isoformat()) for m in mentions(text, published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The referendum is on Sunday.", "2014-03-16", "2014-03-16"),
        ("They met on Sunday.", "2014-03-09", "2014-03-09"),
        ("He came yesterday.", "2014-03-13", "2014-03-13"),
        ("She leaves tomorrow.", "2014-03-15", "2014-03-15"),
        ("It rained last month.", "2014-02-01", "2014-02-28"),
        ("It opens next year.", "2015-01-01", "2015-12-31"),
        ("He spoke on 10 March.", "2014-03-10", "2014-03-10"),
        ("The vote of 25 May will be early.", "2014-05-25", "2014-05-25"),
        ("It was signed on 18 March 2012.", "2012-03-18", "2012-03-18"),
        ("It rose in March 2013.", "2013-03-01", "2013-03-31"),
        ("It fell in 1991.", "1991-01-01", "1991-12-31"),
        ("There was no decision until after the referendum on Sunday.", "2014-03-16", "2014-03-16"),
        ("He had given them until five o’clock on Tuesday to leave.", "2014-03-18", "2014-03-18"),
        ("They had until noon Tuesday to pay.", "2014-03-18", "2014-03-18"),
        ("It would respect their will as expressed on Sunday.", "2014-03-16", "2014-03-16"),
    ],
)
def test_a_date_is_resolved_by_tense_and_nearness(text: str, first: str, last: str) -> None:
    ((_, *found),) = days(text)
    assert found == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "It happens every Sunday.",
        "She read the Sunday Times.",
        "They came recently.",
        "He may march in.",
        "It was 31 February 2014.",
    ],
)
def test_what_names_no_certain_day_is_left_alone(text: str) -> None:
    assert [found for found in days(text) if found[1][:7] != "2014-02"] == []


def test_without_a_date_of_the_article_only_whole_dates_are_known() -> None:
    assert days("On Sunday and on 18 March 2012.", None) == [("18 March 2012", "2012-03-18", "2012-03-18")]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2014, 3, 16), date(2014, 3, 16), "16 March 2014"),
        (date(2014, 3, 10), date(2014, 3, 16), "10–16 March 2014"),
        (date(2014, 3, 1), date(2014, 3, 31), "March 2014"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2014, 3, 30), date(2014, 4, 2), "30 March – 2 April 2014"),
    ],
)
def test_days_are_spoken_in_few_words(first: date, last: date, words: str) -> None:
    assert spoken(first, last) == words
