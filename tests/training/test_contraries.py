"""Questions turned into their contraries."""

from __future__ import annotations

import pytest

from tests.helpers import seeded_chance
from training.contraries import contrary


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("When did the pier open?", {"When did the pier close?", "When did the pier shut?"}),
        ("Who opposed the bill?", {"Who supported the bill?", "Who endorsed the bill?"}),
        ("Who was banned from the hall?", {"Who was allowed from the hall?"}),
        ("How many were allowed to sail?", {"How many were banned to sail?", "How many were forbidden to sail?"}),
        ("Who won?", {"Who lost?"}),
        ("Who denies it?", {"Who admits it?", "Who confirms it?"}),
        ("Who is at the start of the row?", {None}),
        ("Who was the first lady?", {None}),
        ("Who is losing members?", {"Who is gaining members?", "Who is winning members?"}),
        ("What is the largest boat?", {"What is the smallest boat?"}),
    ],
)
def test_a_word_is_exchanged_for_its_contrary_in_its_form(question: str, turned: set[str | None]) -> None:
    assert {contrary(question, "", seeded_chance(n)) for n in range(30)} == turned


def test_a_passage_that_speaks_of_the_contrary_too_is_left_alone() -> None:
    assert (
        contrary("When did the pier open?", "It opened in May and closes in June. It is shut now.", seeded_chance(1))
        is None
    )


@pytest.mark.parametrize(
    "question", ["Who painted it?", "Open Door: who runs it?", "What did Die Zeit print?", "And where (did it open)?"]
)
def test_names_and_what_has_no_contrary_stay(question: str) -> None:
    assert contrary(question, "", seeded_chance(1)) is None
