"""The list that a sentence is of is told whole."""

from __future__ import annotations

import pytest

from qa.answer.listed import whole
from qa.types import Article, Reading


def told(words: str, text: str) -> str:
    start = text.index(words)
    found = whole(Reading("0", start, start + len(words), words, 0.5), Article("0", "Law", text=text))
    assert text[found.start : found.end] == found.text
    return found.text


FLATS = "Flats that were built last year are exempt from it."


@pytest.mark.parametrize(
    "behind",
    ["So are halls.", "Also exempt are halls.", "Others are halls. Another is a boat.", "Two more are halls."],
)
def test_what_goes_on_with_a_sentence_is_told_with_it(behind: str) -> None:
    assert told(FLATS, f"It is law. {FLATS} {behind} The law is new.") == f"{FLATS} {behind}"


@pytest.mark.parametrize(
    "behind", [" The law is new.", " Also on Friday the house rose.", "\nSo are halls.", " So it goes.", ""]
)
def test_nothing_else_is_told(behind: str) -> None:
    assert told(FLATS, f"It is law. {FLATS}{behind}") == FLATS


def test_a_brief_sentence_that_opens_a_paragraph_is_told_with_what_it_announces() -> None:
    text = "The rules are strict. Dogs are kept out. Bells must be off. Singing is not. Nor is tea."
    assert told("The rules are strict.", text) == "The rules are strict. Dogs are kept out. Bells must be off."
    assert told("The rules are strict.", f"He came. {text}") == "The rules are strict."


def test_a_brief_sentence_that_lists_by_itself_is_told_alone() -> None:
    assert (
        told("Orley and Tarn won.", "Orley and Tarn won. Rain fell all day. The crowd was 400.")
        == "Orley and Tarn won."
    )


LIST = "They ask for three things:\n\na train every night\n\nforty berths\n\na stop at Lindow"


@pytest.mark.parametrize("words", ["They ask for three things:", "forty berths", "a stop at Lindow"])
def test_the_lines_of_a_list_are_told_with_what_leads_up_to_them(words: str) -> None:
    assert told(words, f"The mayors met.\n\n{LIST}\n\nThe railway will answer.") == LIST


def test_short_lines_that_nothing_leads_up_to_are_no_list() -> None:
    assert told("forty berths", "The mayors met.\n\na train\n\nforty berths\n\na stop") == "forty berths"
    assert told("Terms:", "Terms:\n\na train\n\nThe railway will answer.") == "Terms:"


def test_a_line_without_words_is_no_list() -> None:
    assert told("\t\r", "Terms\n\t\r\n") == "\t\r"
