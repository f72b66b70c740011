"""What a later article says is over is known by the words with which that ends which is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from qa.answer.ended import ended
from qa.types import Article, Reading

MISSING = "How many people are missing in Tarn?"
FOUR = "Four people are missing after the flood in Tarn."
CLOSED, ROADS = "Is the Mill Road closed?", "Which roads are closed in Tarn?"
ROAD = "The Mill Road in Tarn is closed after the flood."
CARE, SEVEN = "How many patients are in intensive care?", "Seven patients are in intensive care in Tarn."
POWER, HOMES = "How many homes in Tarn are without power?", "Power is out in 300 homes in Tarn, the network said."


def over(question: str, told: str, *later: str) -> str | None:
    """The sentence of later articles, one a day, that says that what is told is over."""
    articles = [
        Article(str(day), "After the flood in Tarn", text=text, published=date(2024, 6, day))
        for day, text in enumerate(later, 1)
    ]
    found = ended(question, Reading("0", 0, len(told), told, 0.9), articles)
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "told", "later"),
    [
        (MISSING, FOUR, "No one is missing any more, the fire service said."),
        (MISSING, FOUR, "There is now nobody missing, the mayor said."),
        (MISSING, FOUR, "None of the four is still missing."),
        (MISSING, FOUR, "All four have been found."),
        (MISSING, FOUR, "The last of the four was found at a friend's."),
        (MISSING, FOUR, "Everyone has been accounted for, said the mayor."),
        (CARE, SEVEN, "The last of the patients has left intensive care."),
        (CARE, SEVEN, "All seven have been sent home."),
        (CARE, SEVEN, "No patient is in intensive care any longer."),
        (POWER, HOMES, "All homes in Tarn have power again."),
        (POWER, HOMES, "Power was restored to all homes on Tuesday."),
        ("Who is on strike?", "The drivers are on strike.", "All drivers are back at work."),
        (CLOSED, ROAD, "On Friday the Mill Road reopened after workers had cleared it."),
        (CLOSED, ROAD, "The Mill Road, closed for two days, is open again."),
        (CLOSED, ROAD, "The Mill Road is no longer closed, the council said."),
        (CLOSED, ROAD, "The council reopened the Mill Road on Friday."),
        (ROADS, ROAD, "The council said that the Mill Road has reopened."),
        (ROADS, ROAD, "The Mill Road reopened in May."),
    ],
)
def test_what_is_over_is_told_by_a_later_article(question: str, told: str, later: str) -> None:
    assert over(question, told, later) == later


@pytest.mark.parametrize(
    ("question", "told", "later"),
    [
        (MISSING, FOUR, "No one was hurt."),
        (CLOSED, ROAD, "The Mill Road has reopened to buses."),
        (CLOSED, ROAD, "The Mill Road is now open to residents."),
        (MISSING, FOUR, "No one is missing."),  # of something new, it may be
        (MISSING, FOUR, "No one is missing any more in Orley."),
        (MISSING, FOUR, "Three of the four have been found."),
        (MISSING, FOUR, "Not all four have been found."),
        (MISSING, FOUR, "The search ends once all four have been found."),
        (MISSING, FOUR, "All the boats have been found."),
        ("How many people were missing in Tarn?", FOUR, "No one is missing any more."),
        ("How many people are hurt in Tarn?", FOUR, "No one is missing any more."),
        ("How many are in hospital?", "Seven are in hospital.", "The last of them has left intensive care."),
        (CARE, SEVEN, "All seven nurses of the ward are back home."),
        (POWER, HOMES, "Power was restored to 200 homes."),
        (CLOSED, ROAD, "The Dale Road reopened on Friday."),
        ("When is the Mill Road closed?", ROAD, "The Mill Road reopened."),
        (CLOSED, ROAD, "The school on the Mill Road reopened on Friday."),
        (CLOSED, ROAD, "The Mill Road will be open again on Friday."),
        (CLOSED, ROAD, "Part of the Mill Road reopened on Friday."),
        (CLOSED, ROAD, "The Mill Road reopened in 2019."),
        (CLOSED, ROAD, "The flood took the Dale Road, which reopened on Friday. It reopened late."),
        ("Is the Dale Road closed?", "The Mill Road and the Dale Road are closed.", "The Mill Road reopened."),
    ],
)
def test_what_is_over_elsewhere_or_not_yet_is_not(question: str, told: str, later: str) -> None:
    assert over(question, told, later) is None


def test_what_is_so_again_is_not_over() -> None:
    reopened = "The Mill Road reopened."
    assert over(CLOSED, ROAD, reopened, "The Mill Road is closed again.") is None
    assert over(ROADS, ROAD, reopened, "The Dale Road stays closed.") == reopened


def test_another_event_ends_nothing_unless_it_counts_as_many() -> None:
    fire = "After a fire at the mill in Tarn no one is missing any more."
    told = Article("1", "News", text=fire, published=date(2024, 6, 1))
    reading = Reading("0", 0, len(FOUR), FOUR, 0.9)
    assert ended(MISSING, reading, [told]) is None
    found = ended(MISSING, reading, [Article("1", "A fire in Tarn", text="All four have been found.")])
    assert found is not None
