"""What is merely mentioned in a sentence, and what is told of it."""

from __future__ import annotations

import pytest

from qa.reader.rules.merely import merely_mentioned

MENTIONED = [
    ("What was the club's record?", "The club defended its record."),
    ("What is the chess club's record?", "The club defended its record. Nils Holm spoke."),
    ("What was the record of the club?", "The club has finally published its record."),
    ("Has the club a record?", "The club defended its record."),
    ("Does the council have a plan?", "The council discussed the plan."),
]
TOLD = [
    ("What was the club's record?", "The club defended its record of nine wins."),
    ("What was the club's record?", "The club defended its unbeaten record."),
    ("What was the club's record?", "Nine wins in a row set the club's record."),
    ("What was the club's record?", "The club's record was dire."),
    ("What is the town's pride?", "The old quay remains the town's pride."),
    ("What is the club's biggest problem?", "Debt is the club's biggest problem."),
    ("Has the club a pool?", "The club opened its pool."),
    ("Has the club a pool?", "The club has a pool."),
    ("What did the club defend?", "The club defended its record."),
]


@pytest.mark.parametrize(("question", "text"), MENTIONED)
def test_what_was_done_with_a_thing_does_not_tell_what_it_is(question: str, text: str) -> None:
    check = merely_mentioned(question, text)
    assert check is not None
    assert not check((0, len(text)))


@pytest.mark.parametrize(("question", "text"), TOLD)
def test_whatever_else_is_said_of_it_may_answer(question: str, text: str) -> None:
    check = merely_mentioned(question, text)
    assert check is None or check((0, len(text)))
