"""What was told is not told again of something else."""

from __future__ import annotations

import pytest

from qa.retold import of_it, without_retold
from qa.types import Reading, Told, Turn

POSSIBLE = 0.2


def read(text: str, words: str, article_id: str = "a") -> Reading:
    start = text.index(words)
    return Reading(article_id, 0, len(text), text, 0.9, short=(start, start + len(words)))


def asked(question: str, text: str, words: str) -> Turn:
    start = text.index(words)
    return Turn(question, f"{words} — {text}", question, ("a",), (Told("a", start, start + len(words), 0.9),))


JAILED = "Tom Ash was jailed for four years."
LONG = asked("For how long is Tom Ash in prison?", JAILED, "four years")


def best(question: str, turn: Turn, text: str, words: str) -> float:
    kept = without_retold(question, [turn], [read(text, words)], POSSIBLE)
    return kept[0].score if kept else 0.0


@pytest.mark.parametrize("question", ["And his wife?", "What about his wife?", "And Ida Munk?"])
def test_what_was_told_of_one_is_no_more_than_possible_of_another(question: str) -> None:
    assert best(question, LONG, JAILED, "four years") == POSSIBLE
    assert best(question, LONG, JAILED, "for four years") == POSSIBLE


def test_a_sentence_with_a_word_of_the_other_may_tell_it_again() -> None:
    text = "Tom Ash and his wife were jailed for four years."
    turn = asked("For how long is Tom Ash in prison?", text, "four years")
    assert best("And his wife?", turn, text, "four years") == 0.9


def test_what_is_told_of_both_may_be_told_again() -> None:
    text = "They were both jailed for four years."
    turn = asked("For how long is Tom Ash in prison?", text, "four years")
    assert best("And Ida Munk?", turn, text, "four years") == 0.9


def test_what_lasts_may_be_told_again_of_another_time() -> None:
    text = "Ash was mayor from 2019 to 2023."
    turn = asked("Who was mayor in 2020?", text, "Ash")
    assert best("And in 2021?", turn, text, "Ash") == 0.9
    text = "Ash was second."
    turn = asked("Who came second?", text, "Ash")
    assert best("What about last year?", turn, text, "Ash") == POSSIBLE


@pytest.mark.parametrize("question", ["And why?", "How long was he jailed?", "And when did it begin?"])
def test_a_question_of_nothing_else_is_left_as_it_is(question: str) -> None:
    assert best(question, LONG, JAILED, "four years") == 0.9


def test_who_else_is_nobody_who_was_told() -> None:
    text = "Ida Munk and Tom Ash voted for it."
    turn = asked("Who voted for it?", text, "Ida Munk")
    assert best("Who else voted for it?", turn, text, "Ida Munk") == 0.0
    assert best("Who else voted for it?", turn, text, "Tom Ash") == 0.9
    assert best("Who else voted for it?", turn, text, "Ida Munk and Tom Ash") == 0.9


def test_what_came_then_is_nothing_that_was_told() -> None:
    assert best("And then?", LONG, JAILED, "for four years") == 0.0
    assert best("And then?", LONG, JAILED, "Tom Ash") == 0.9


def test_what_there_is_about_his_wife_has_a_word_of_her_and_stands_where_he_does() -> None:
    hers, other = read("His wife was cleared.", "cleared"), read("Her wife sang.", "sang", "b")
    assert of_it("his wife", [read(JAILED, "four years"), hers, other], ["a"]) == (hers,)
