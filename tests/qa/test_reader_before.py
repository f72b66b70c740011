"""What was shown before a question, as figures of a span."""

from __future__ import annotations

import pytest

from qa.reader.before import SHOWN_BEFORE, shown_before
from qa.types import Before, Told


def test_before_anything_was_shown_all_figures_are_nothing() -> None:
    for told in ((), ((),), ((), ())):
        assert shown_before(Before(told=told), "a", 3, 9) == dict.fromkeys(SHOWN_BEFORE, 0.0)


def test_words_shown_in_any_turn_are_known_again_as_surely_as_they_were_shown() -> None:
    told = ((Told("a", 10, 20, 0.9), Told("a", 50, 60, 0.4)), ())
    assert shown_before(Before(told=told), "a", 19, 25)["told"] == 0.9
    assert shown_before(Before(told=told), "a", 55, 70)["told"] == 0.4
    assert shown_before(Before(told=told), "a", 20, 25)["told"] == 0.0  # half-open
    assert shown_before(Before(told=told), "b", 19, 25)["told"] == 0.0
    assert shown_before(Before(told=told), "a", 10, 20)["last"] == 0.0  # the last turn showed nothing


def test_nearness_is_to_the_likeliest_of_the_last_turn_in_its_own_article() -> None:
    told = ((Told("a", 900, 910, 0.9),), (Told("a", 500, 510, 0.7), Told("a", 100, 110, 0.8)))
    shown = Before(told=told)
    here, close, far, before = (shown_before(shown, "a", place, place + 5) for place in (100, 200, 2_000, 20))
    assert here["near_last"] == pytest.approx(0.8)
    assert 0.8 > close["near_last"] > far["near_last"] > 0
    assert [one["after_last"] for one in (here, close, far, before)] == [0.0, 0.8, 0.8, 0.0]
    other = shown_before(shown, "b", 200, 205)
    assert (other["near_last"], other["after_last"], other["last"]) == (0.0, 0.0, 0.8)


def test_what_is_asked_for_once_more_counts_as_not_shown_wherever_it_was_and_stays_near() -> None:
    first, second = Told("a", 10, 20, 0.9), Told("a", 10, 22, 0.6)
    asked = shown_before(Before(told=((first,), (second,)), again=(first,)), "a", 12, 18)
    assert asked["told"] == 0.0
    assert asked["near_last"] == pytest.approx(0.6, abs=0.01)
    assert asked["last"] == 0.6
