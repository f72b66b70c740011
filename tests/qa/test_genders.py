"""He or she, as the articles tell."""

from __future__ import annotations

import pytest

from qa.genders import told
from tests.helpers import article

HARROW = article("Baker jailed", "Quillon Harrow, 41, was jailed on Friday. He had set fire to his own bakery.")
VANE = article(
    "Judge's words", "Sentencing Quillon Harrow, Judge Merrin Vane said that she had seldom seen such waste."
)


@pytest.mark.parametrize(("name", "gender"), [("Quillon Harrow", "he"), ("Merrin Vane", "she"), ("Orla Finch", None)])
def test_a_pronoun_that_stands_for_somebody_tells(name: str, gender: str | None) -> None:
    assert told(name, [HARROW, VANE]) == gender


def test_a_title_tells() -> None:
    assert told("Sedge", [article("Meeting", "Ms Sedge spoke first, then Lord Alder.")]) == "she"


def test_articles_that_differ_tell_nothing() -> None:
    other = article("Another", "Quillon Harrow, 30, won the race. She was born in Larkfield.")
    assert told("Quillon Harrow", [HARROW, other]) is None


def test_what_somebody_says_of_others_does_not_count() -> None:
    quoting = article("Fair", "Quillon Harrow, 41, opened the fair. “She sang,” a visitor said.")
    assert told("Quillon Harrow", [quoting]) is None


def test_kin_tells() -> None:
    assert told("Jere Aho", [article("Ice", "Aho's brother, Jere Aho, plays for the Bears.")]) == "he"
    assert told("Jere Aho", [article("Ice", "He thanked his wife Jere Aho.")]) == "she"
    assert told("Jere Aho", [article("Ice", "He left the boat to his widow Jere Aho.")]) == "she"


def test_whoever_speaks_to_kin_is_none() -> None:
    assert told("Jere Aho", [article("Ice", "To her sister, Jere Aho said nothing.")]) != "she"
