"""When something opens is not told by when another thing does, nor by when it closes."""

from __future__ import annotations

import pytest

from qa.reader.rules.doing import at_its_deed, of_the_one_that_does
from tests.helpers import span_of

BOTH = "The pool in Tarn opens at seven. The library opens at nine and closes at six."


@pytest.mark.parametrize(
    ("question", "text", "said", "fits"),
    [
        ("When does the library open?", BOTH, "seven", False),
        ("When does the library open?", BOTH, "nine", True),
        ("When does the pool open?", BOTH, "seven", True),
        ("When does the pool open?", BOTH, "nine", False),
        # What stands for the thing, or for both; another time; and what is told of the one thing alone.
        ("When does the library open?", f"{BOTH} It opens at ten in May.", "ten", True),
        ("When does the library open?", f"{BOTH} On Sundays both open at ten.", "ten", True),
        ("When did the library open?", "The library opens at nine. The house opened in 1931.", "1931", True),
        ("When does the library open?", "The doors open at eight. The library has opened again.", "eight", True),
        # A figure is no day, and one that is only compared with is none either.
        ("When does the course start?", "The course, at £4, starts with a talk. Work starts on 4 May.", "4 May", True),
        ("When did the war end?", "The war ended with 40,000 dead. Fighting ended on 3 May.", "3 May", True),
        ("When does the season start?", "The season starts later than in 2024. Play starts on 3 May.", "3 May", True),
        ("When does the pool open?", "The pool opens at 7. The library opens at 9.30.", "9.30", False),
        ("When did the war end?", "The war ended in 1918. Rationing ended in 1921.", "1921", False),
    ],
)
def test_what_another_thing_does_is_no_answer(question: str, text: str, said: str, fits: bool) -> None:
    check = of_the_one_that_does(question, text)
    assert (check is None or check(span_of(said, text))) is fits


@pytest.mark.parametrize(
    "question", ["Who opens the library?", "When did Rovers win?", "Where does the library stand?"]
)
def test_a_question_of_no_thing_and_its_day_is_left_as_it_is(question: str) -> None:
    assert of_the_one_that_does(question, BOTH) is None


@pytest.mark.parametrize(
    ("question", "text", "said", "meant"),
    [
        ("When does the library open?", BOTH, "six", "nine"),
        ("When does the library close?", BOTH, "nine", "six"),
        ("When does the library open?", BOTH, "nine", "nine"),
        ("When does the library open?", BOTH, "seven", "seven"),
        ("How many goals did they concede?", "They scored 144 goals and conceded 97.", "144", "97"),
        ("How many games did they win?", "They won 31 games, lost 12 and drew five.", "five", "31"),
        ("How many games did they win?", "They won after they had lost 12.", "12", "12"),
        ("How many games did they win?", "They lost 12 games.", "12", "12"),
    ],
)
def test_what_is_told_of_the_contrary_is_moved_to_what_is_told_of_the_deed(
    question: str, text: str, said: str, meant: str
) -> None:
    move = at_its_deed(question, text)
    assert move is not None
    at = text.index(said)
    moved = move((at, at + len(said)))
    assert moved is not None
    assert text[slice(*moved)] == meant


@pytest.mark.parametrize("question", ["How many games did they win or lose?", "Who won?", "When was it built?"])
def test_a_question_of_no_such_deed_moves_nothing(question: str) -> None:
    assert at_its_deed(question, "They won 31 games and lost 12.") is None
