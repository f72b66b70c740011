"""Whom a deed was done to is not who did it."""

from __future__ import annotations

import pytest

from qa.reader.rules.objects import not_done_to
from tests.helpers import span_of


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who is suing Tarn Foods?", "Orley Ltd said it's suing the maker and its owner Unimax for £5m.", "Unimax"),
        ("Who sued Delby?", "Delby sued 3M on Monday.", "3M"),
        ("Who sued Delby?", "In Delby it rained. Attorney general Ida Munk sued 3M on Monday.", "Ida Munk"),
        ("Who has beaten Eva Lund?", "Eva Lund has beaten Ida Munk.", "Ida Munk"),
        ("Who taught Eva Lund?", "At Lund she taught the composer Ida Munk.", "Ida Munk"),
        ("Who hired Eva Lund?", "The mill, where Eva Lund worked, hired Ida Munk last year.", "Ida Munk"),
    ],
)
def test_whom_it_was_done_to_is_no_answer(question: str, text: str, who: str) -> None:
    check = not_done_to(question, text)
    assert check is not None
    assert not check(span_of(who, text))


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who is suing Tarn Foods?", "Orley Ltd said it's suing the maker and its owner Unimax for £5m.", "Orley Ltd"),
        ("Who sued Delby?", "Delby was sued by Ida Munk.", "Ida Munk"),
        ("Who sued Delby?", "The town, which Ida Munk sued, is broke.", "Ida Munk"),
        ("Who signed the letter?", "Among those who signed the letter were Eva Lund and Ida Munk.", "Eva Lund"),
        ("Who signed the letter?", "Six of them, including Ida Munk, signed the letter with Eva Lund.", "Eva Lund"),
        ("Who killed the ram?", "The man who killed the ram, Nils Berg, fled.", "Nils Berg"),
        ("Who coaches the team?", "The club named veteran coach Nils Berg as caretaker.", "Nils Berg"),
        ("Who wrote the song?", "It is a song by the writer Ida Munk.", "Ida Munk"),
        ("Who beat the Rovers?", "Ida Munk beat Tarn; Tarn Rovers are out.", "Ida Munk"),
        ("Who beat the Harriers?", "Ida Munk beat Tarn on Sunday.", "Ida Munk"),
        ("Who beat Eva Lund?", "Nils Berg beat her and Eva Lund wept.", "Nils Berg"),
        ("Who leads the party?", "Leading the party is Ida Munk.", "Ida Munk"),
    ],
)
def test_whoever_did_it_may_answer(question: str, text: str, who: str) -> None:
    check = not_done_to(question, text)
    assert check is None or check(span_of(who, text))


@pytest.mark.parametrize(
    "question",
    [
        "Who met Eva Lund?",
        "Who was given the prize?",
        "Who said the words?",
        "Where did Ida Munk sue Delby?",
        "Who won?",
    ],
)
def test_what_is_done_by_both_or_to_nobody_is_left_alone(question: str) -> None:
    assert not_done_to(question, "Eva Lund met Ida Munk, who said so, and was given the prize.") is None
