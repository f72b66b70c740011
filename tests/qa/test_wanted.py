"""How much of a question stands in a text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.reader.wanted import Wanted, evenly


def lavrov_is_rare(stems: Sequence[str]) -> list[float]:
    return [3.0 if stem == "lavrov" else 1.0 for stem in stems]


def test_the_share_of_the_questions_words_that_stand_in_the_text() -> None:
    wanted = Wanted("Where did Kerry meet Lavrov?", evenly)
    assert wanted.coverage("Lavrov meets Kerry in London.") == 1
    assert wanted.coverage("Kerry stayed at home.") == pytest.approx(1 / 3)
    assert wanted.coverage("Rain fell.") == wanted.coverage("") == 0


def test_a_rare_word_weighs_more() -> None:
    wanted = Wanted("Where did Kerry meet Lavrov?", lavrov_is_rare)
    assert wanted.coverage("Lavrov stayed at home.") == pytest.approx(3 / 5)


@pytest.mark.parametrize("question", ["", "?", "伦敦"])
def test_a_question_without_words_to_look_for_covers_nothing(question: str) -> None:
    assert Wanted(question, evenly).coverage("What was it? It was in London.") == 0
