"""How many died is told by the last count of a report that goes on."""

from __future__ import annotations

import pytest

from qa.reader.rules.tolls import last_count
from qa.types import Article, Reading

DIED = "How many people died in the storm?"
HURT = "How many people were injured?"
FIRST = "At least two people have died, and nine were injured."


def counted(question: str, rest: str, words: str = "two", first: str = FIRST) -> str:
    article = Article("0", "Storm in Tarn", text=f"{first}\n\n{rest}")
    start = article.text.index(words)
    found = last_count(question, Reading("0", 0, len(first), first, 0.5, short=(start, start + len(words))), article)
    assert article.text[found.start : found.end] == found.text
    return article.text[slice(*found.short)] if found.short else ""


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("The number of deaths has risen to five.", "five"),
        ("The number of deaths has risen to five. The death toll now stands at 1,204.", "1,204"),
        ("The death toll rose to five. The final toll is four dead and 83 injured.", "four"),
        ("Across the country the death toll has risen to five.", "five"),
        ("The number of injured has risen to 40.", "two"),
        ("In 1962 the death toll rose to 300.", "two"),
        ("The number of homes without light has risen to 96,000.", "two"),
        ("The toll road is open again.", "two"),
    ],
)
def test_a_later_count_takes_the_place_of_an_earlier_one(rest: str, count: str) -> None:
    assert counted(DIED, rest) == count


def test_the_injured_are_counted_apart() -> None:
    assert counted(HURT, "The final toll is four dead and 83 injured.", "nine") == "83"
    assert counted(HURT, "The death toll has risen to 40.", "nine") == "nine"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many people died on 3 May?", FIRST),
        ("How many people died in Storm Bertil?", "Storm Bertil killed two people."),
        ("How many people died?", "The storm of 2013 killed two people."),
        ("How many people fled?", FIRST),
    ],
)
def test_what_is_asked_or_told_of_another_time_stays(question: str, first: str) -> None:
    assert counted(question, "The death toll has risen to five.", first=first) == "two"


@pytest.mark.parametrize(
    ("question", "first", "rest"),
    [
        ("How many children died in the storm?", "Two children died.", "The death toll has risen to 40."),
        ("How many firefighters were killed?", "Two firefighters were killed.", "The death toll has risen to 40."),
        ("How many people died in the second blast?", "Two people died in that.", "The death toll has risen to 40."),
        ("How many people died on the first day?", "Two people died on that.", "The death toll has risen to 40."),
        ("How many people died in the inn?", "Two people died in the inn.", "The national toll stands at 40 dead."),
        ("How many died in the inn?", "Two died in the inn.", "Across the province the toll has risen to 40."),
        (
            "How many people died in the crash?",
            "Two people died in it.",
            "The number of deaths in the flood has risen to 40.",
        ),
    ],
)
def test_a_whole_toll_is_not_that_of_some_nor_of_another_event(question: str, first: str, rest: str) -> None:
    assert counted(question, rest, first=first, words="Two") == "Two"


def test_the_last_count_of_those_who_are_asked_for_counts() -> None:
    rest = "The number of children killed has risen to 40."
    assert counted("How many children were killed?", rest, first="Two children died.", words="Two") == "40"
    rest = "The number of deaths in the storm has risen to 40."
    assert counted(DIED, rest) == "40"
