"""Whoever came after somebody did not come before."""

from __future__ import annotations

import pytest

from qa.reader.rules.succession import in_succession
from tests.helpers import span_of

AFTER = "Her successor was her former pupil Nils Holm."
BEFORE = "In 1908 she succeeded Karl Teck as head."


@pytest.mark.parametrize(
    ("question", "text", "who", "fits"),
    [
        ("Who did Berg succeed at the school?", AFTER, "Nils Holm", False),
        ("Whom did Berg replace?", "She was replaced by Nils Holm.", "Nils Holm", False),
        ("Who was Berg's predecessor?", AFTER, "Nils Holm", False),
        ("Who did Berg succeed?", BEFORE, "Karl Teck", True),
        ("Who succeeded Berg?", AFTER, "Nils Holm", True),
        ("Who succeeded Berg?", BEFORE, "Karl Teck", False),
        ("Who was Berg's successor?", "Her predecessor was Karl Teck.", "Karl Teck", False),
        ("Who succeeded Berg?", "Holm took over from Berg.", "Holm", True),
        ("Who replaced Berg?", "The city's culture chief, Nils Holm, will look for a successor.", "Nils Holm", False),
        ("Who replaced Berg?", "The board, which was to find a successor, chose Nils Holm.", "Nils Holm", True),
        ("Who succeeded Berg?", "Nils Holm met Berg at the fair.", "Nils Holm", False),
        ("Who replaced Berg?", "Berg failed, replacing her aide Karl Teck with Nils Holm.", "Karl Teck", False),
        ("Who replaced Berg?", "Berg failed, replacing her aide Karl Teck with Nils Holm.", "Nils Holm", False),
        (
            "Who replaced Berg?",
            "Berg failed, replacing Karl Teck with Nils Holm, who admires Eva Lund.",
            "Eva Lund",
            False,
        ),
        ("Who replaced Berg?", "Berg has left; replacing her is Nils Holm.", "Nils Holm", True),
        ("Who succeeded Berg?", "King Nils formally appointed Berg in May.", "King Nils", False),
        ("Who succeeded Berg?", "Nils Holm named head in place of Berg.", "Nils Holm", True),
        ("Who succeeded Berg?", "Heads: Eva Berg, 1950–61. Nils Holm, 1961–70.", "Nils Holm", True),
        ("Who became mayor after Berg?", "Berg's cousin, Nils Holm, told reporters.", "Nils Holm", False),
        ("Who became mayor after Berg?", "Nils Holm took over from Berg.", "Nils Holm", True),
        ("Who became mayor after Berg?", "Mayor Nils Holm cut the ribbon.", "Nils Holm", True),
        ("Who succeeded Berg?", "Nils Holm runs the school since Berg left.", "Nils Holm", True),
        ("Who succeeded Berg?", "The board, replacing Berg with Nils Holm, met.", "Nils Holm", True),
        ("Who succeeded Berg?", "The new head is Nils Holm.", "Nils Holm", True),
        ("Who replaced Berg?", "Holm came on for Berg.", "Holm", True),
        ("Who will replace Berg as coach?", "Holm will be the coach from May.", "Holm", True),
        ("Who was named player of the year?", "The award went to Eva Holm.", "Eva Holm", True),
        (
            "Who is the navy chief that defected?",
            "Rear Admiral Nils Holm was named as his replacement.",
            "Nils Holm",
            False,
        ),
        ("Who was sacked as coach?", "Nils Holm takes over until May.", "Nils Holm", False),
        ("Who resigned?", "He will be succeeded by his deputy Nils Holm.", "Nils Holm", False),
        ("Who resigned?", "Nils Holm replaced Karl Teck, who resigned.", "Nils Holm", False),
        ("Who was ousted?", "His successor, the banker Nils Holm, has promised a vote.", "Nils Holm", False),
        ("Who is the manager who left?", "Nils Holm has been chosen as her successor.", "Nils Holm", False),
        ("Who resigned?", "Nils Holm replaced Karl Teck, who resigned.", "Karl Teck", True),
        ("Who was sacked?", "Nils Holm replaced Karl Teck in May and was sacked in June.", "Nils Holm", True),
        ("Who was sacked?", "Her successor, Nils Holm, was sacked in June.", "Nils Holm", True),
        ("Who was sacked?", "Holm, who took over in May, was sacked in June.", "Holm", True),
        ("Who stepped down?", "Nils Holm stepped down and was replaced by Karl Teck.", "Nils Holm", True),
        ("Who stepped down?", "Nils Holm stepped down and was replaced by Karl Teck.", "Karl Teck", False),
        ("Who resigned over the bridge?", "Nils Holm, the mayor, has gone.", "Nils Holm", True),
        ("Who is the general who defected?", "General Nils Holm followed him to the coast.", "Nils Holm", False),
        ("Who left the party?", "Nils Holm quit it in May to follow his wife.", "Nils Holm", True),
        ("Who followed the suspect?", "Two women tailed the suspect.", "Two women", True),
        # Of others: Teck came after Berg, as Holm succeeded him.
        ("Who succeeded Berg?", "Holm succeeded Karl Teck, her friend.", "Karl Teck", True),
        ("Who did Berg succeed?", "Teck's successor was Lund, whom Berg replaced.", "Lund", True),
    ],
)
def test_the_other_end_of_a_succession_is_no_answer(question: str, text: str, who: str, fits: bool) -> None:
    check = in_succession(question, text)
    assert check is not None
    assert check(span_of(who, text)) is fits


def test_other_questions_are_left_as_they_are() -> None:
    assert in_succession("Who did Berg meet?", AFTER) is None
    assert in_succession("Who was elected to parliament?", "Berg has a seat in Oslo.") is None
    assert in_succession("Who became ill?", "Berg had a fever.") is None
