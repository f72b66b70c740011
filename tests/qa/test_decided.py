"""What is still to be decided has not been."""

from __future__ import annotations

import pytest

from qa.reader.rules.votes import is_decided
from tests.helpers import span_of

WILL = "The board will decide on Friday whether the line may open."


@pytest.mark.parametrize(
    ("question", "text", "words", "fits"),
    [
        ("What did the board decide?", WILL, "whether the line may open", False),
        ("How did the court rule?", "It is to rule whether the line may open.", "whether the line may open", False),
        ("What did the board decide?", "It is looking into the line.", "looking into the line", False),
        ("What did the board decide?", "They met in May. It has yet to decide on the line.", "May. It", False),
        ("What did the board decide?", "It decided to close the line.", "close the line", True),
        ("What did the board decide?", "It agreed to vote on the line in May.", "vote on the line", True),
        ("What did the board decide?", "It will close the line.", "close the line", True),
        ("How did the board vote?", "It voted by nine to four.", "nine to four", True),
    ],
)
def test_what_is_to_come_is_no_decision(question: str, text: str, words: str, fits: bool) -> None:
    check = is_decided(question, text)
    assert check is not None
    assert bool(check(span_of(words, text))) is fits


@pytest.mark.parametrize("question", ["What will the board decide?", "When will it rule?", "What did the board say?"])
def test_other_questions_are_left_as_they_are(question: str) -> None:
    assert is_decided(question, WILL) is None
