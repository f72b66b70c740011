"""Whom a number of the dead or hurt counts."""

from __future__ import annotations

import pytest

from qa.reader.counted import befalling
from tests.helpers import span_of

FIRE = "Three residents died; two firefighters were hurt."
FLOOD = "Four sailors drowned and nine villagers were injured."
OTHERS = [
    ("How many firefighters died?", FIRE, "Three"),
    ("How many firefighters died?", FIRE, "two"),
    ("How many firefighters died?", FIRE, "firefighters"),
    ("How many firefighters died?", "Three people died; two firefighters were hurt.", "Three"),
    ("How many villagers died?", FLOOD, "Four"),
    ("How many villagers died?", FLOOD, "nine"),
    ("How many sailors were injured?", FLOOD, "nine"),
    ("How many villagers were killed near Orley last May?", FLOOD, "nine"),
    ("How many people were killed?", "The blast hurt nine and killed 12.", "nine"),
    ("How many women died?", "Three men died and two women were wounded.", "Three"),
    ("How many soldiers were killed?", "Six soldiers and four civilians were killed.", "four"),
]
THEIRS = [
    ("How many residents died?", FIRE, "Three"),
    ("How many people died?", FIRE, "Three"),
    ("How many firefighters were hurt?", FIRE, "two"),
    ("How many sailors died?", FLOOD, "Four"),
    ("How many villagers were injured?", FLOOD, "nine"),
    ("How many people were killed?", "The blast hurt nine and killed 12.", "12"),
    ("How many people died?", "Nine people were injured and later died.", "Nine"),
    ("How many miners were killed?", "Nine miners were wounded; all died.", "Nine"),
    ("How many passengers died?", "Of the 120 passengers, 30 tourists died.", "30"),
    ("How many soldiers were killed?", "Six soldiers and four civilians were killed.", "Six"),
    ("How many firefighters died?", "Two firefighters were hurt; none died.", "none"),
    ("How many villagers died?", "Nine villagers were injured. Dozens died.", "Dozens"),
]


@pytest.mark.parametrize(("question", "text", "words"), OTHERS)
def test_a_number_of_others_or_of_those_who_live_is_none_of_the_dead(question: str, text: str, words: str) -> None:
    check = befalling(question, text)
    assert check is not None
    assert not check(span_of(words, text))


@pytest.mark.parametrize(("question", "text", "words"), THEIRS)
def test_a_number_that_may_be_theirs_counts(question: str, text: str, words: str) -> None:
    check = befalling(question, text)
    assert check is None or check(span_of(words, text))
