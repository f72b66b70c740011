"""Sentences that a correction takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings import Encoder
from qa.library import Library
from qa.reader.withdrawn import without_withdrawn
from qa.service import Assistant
from tests.helpers import add, assert_exact, write_article

CORRECTION = (
    "In our report of 3 October we said the city would borrow 90 million pounds for the tram. "
    "The correct figure is 95 million pounds."
)


@pytest.mark.parametrize(
    ("title", "text", "taken_back"),
    [
        ("Correction: the tram", CORRECTION, [CORRECTION.split(". ", 1)[0] + "."]),
        ("The tram", CORRECTION, []),
        (
            "The tram",
            "An earlier version of this article gave the cost as 9 million. It is 95 million.",
            ["An earlier version of this article gave the cost as 9 million."],
        ),
        ("The tram", "An earlier version of this article wrongly said 9 million, in fact it is 95 million.", []),
        ("A trial", "He was wrongly convicted in 1998.", []),
        ("Corrections officer retires", "We said goodbye to him on Friday.", []),
    ],
)
def test_what_was_wrong_is_known(title: str, text: str, taken_back: list[str]) -> None:
    left = without_withdrawn(title, text)
    assert len(left) == len(text)
    for sentence in taken_back:
        text = text.replace(sentence, " " * len(sentence))
    assert left == text


def test_a_question_is_answered_with_what_is_right(
    opened: Callable[..., Library], real_encoder: Encoder, tmp_path: Path
) -> None:
    library = opened(encoder=real_encoder)
    add(library, write_article(tmp_path / "a.md", "Correction: the tram", CORRECTION, published="2026-10-05"))
    answer = Assistant(library, threshold=0.0).ask("How much will the city borrow for the tram?")
    assert_exact(answer, library)
    assert [claim.text for claim in answer.claims] == ["The correct figure is 95 million pounds."]
