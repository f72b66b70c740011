"""Whom a number of the dead or hurt counts."""

from __future__ import annotations

import pytest

from qa.reader.rules.counted import befalling, with_all_parts
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
    ("How many people were injured?", "Nine people suffered cuts. Two remain in hospital.", "Nine"),
    ("How many children were hurt?", "Nine children were treated. One teacher broke an arm in hospital.", "Nine"),
    ("How many villagers were killed?", "They hanged 40 villagers. Two soldiers died later.", "40"),
    ("How many miners were killed?", "Gas suffocated 31 miners; two rescuers also died.", "31"),
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


@pytest.mark.parametrize(
    ("question", "text", "words", "fits"),
    [
        ("How many children died?", "The fire killed 40 people.", "40 people", False),
        ("How many foreign tourists died?", "The crush killed 40 people in the port.", "40", False),
        ("How many children died?", "The fire killed 40 people, most of them children.", "40 people", True),
        ("How many people died?", "The fire killed 40 people.", "40 people", True),
        ("How many passengers died?", "The crash killed 40 people.", "40 people", True),
        ("How many children died?", "The fire killed 40 in the school.", "40", True),
    ],
)
def test_people_who_died_are_not_the_children_among_them(question: str, text: str, words: str, fits: bool) -> None:
    check = befalling(question, text)
    assert (check is None or check(span_of(words, text))) == fits


TRAM = "The brakes failed: 19 people on the tram and two in a lorry died by the mill. Four swam."
FERRY = "The ferry had 31 passengers, nearly all from Tarn, and five crew when it set out."


@pytest.mark.parametrize(
    ("question", "text", "words", "whole"),
    [
        ("How many died in the tram crash?", TRAM, "19", "19"),
        (
            "How many people died in the tram crash?",
            TRAM,
            "19",
            "19 people on the tram and two in a lorry",
        ),
        (
            "How many people were on the ferry?",
            FERRY,
            "31",
            "31 passengers, nearly all from Tarn, and five crew",
        ),
        # Those in one place are asked for, or there are no others.
        ("How many people died on the tram?", TRAM, "19", "19"),
        ("How many soldiers died?", TRAM, "19", "19"),
        ("How many people died?", "It killed 19 people on the tram, and sank.", "19", "19"),
        ("How many people swam?", TRAM, "19", "19"),
    ],
)
def test_those_in_two_places_are_counted_together(question: str, text: str, words: str, whole: str) -> None:
    move = with_all_parts(question, text)
    start, end = move(span_of(words, text)) if move else span_of(words, text)
    assert text[start:end] == whole
