"""How close a text comes to a question in words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.closeness import WITHIN, Wanted


def alike(stems: Sequence[str]) -> list[float]:
    return [1.0] * len(stems)


def test_what_a_text_holds_of_a_question_is_weighed_by_how_rare_it_is() -> None:
    def rare_ferry(stems: Sequence[str]) -> list[float]:
        return [3.0 if stem == "ferri" else 1.0 for stem in stems]

    wanted = Wanted.of("When did the ferry sink?", rare_ferry)
    assert wanted.share_in("Ferries are late again.") == pytest.approx(3 / 4)
    assert wanted.share_in("A ferry sinks off the coast.") == 1
    assert wanted.share_in("") == 0


def test_neighbours_of_a_question_stand_together_in_either_order_and_not_far_apart() -> None:
    wanted = Wanted.of("Where does the harbour master live?", alike)
    assert wanted.pairs == (("harbour", "master"), ("master", "live"))
    assert wanted.together_in("The master of the harbour counted boats.") == pytest.approx(1 / 2)
    assert wanted.together_in(f"The harbour {'lay still ' * WITHIN} and its master slept.") == 0


def test_a_question_of_one_word_has_nothing_that_stands_together() -> None:
    wanted = Wanted.of("Ferries?", alike)
    assert (wanted.pairs, wanted.together_in("Ferries and ferries."), wanted.share_in("Ferries")) == ((), 0, 1)


def test_a_question_without_words_asks_for_nothing() -> None:
    assert Wanted.of("?!", alike).share_in("Anything.") == 0
