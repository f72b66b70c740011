"""What asks nothing of the articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.library import Library
from qa.smalltalk import HOW_TO_ASK, asks_nothing, plainly
from qa.types import Turn
from tests.helpers import add, ask, write_article


@pytest.mark.parametrize(
    "said",
    [
        "Thanks!",
        "thank you very much",
        "ok, great",
        "Hello",
        "Hi there!",
        "Who are you?",
        "what can you do",
        "Help",
        "Bye.",
        "Interesting!",
        "really",
    ],
)
def test_a_greeting_thanks_and_questions_about_the_program_ask_nothing(said: str) -> None:
    assert asks_nothing(said)


@pytest.mark.parametrize(
    "said",
    [
        "Who is Hello Kitty?",
        "What can Ireland do?",
        "Who are the Greens?",
        "No deal?",
        "Help for farmers",
        "",
        "Why?",
        "Right to roam",
    ],
)
def test_a_question_with_such_words_asks(said: str) -> None:
    assert not asks_nothing(said)


def test_one_is_told_how_to_ask(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "The tram", "The tram reopened than ever."))
    answer = ask(library, "Thanks!")
    assert (answer.answered, answer.note, answer.hits, answer.suggestion) == (False, HOW_TO_ASK, (), "")


def test_an_empty_library_says_so_first(library: Library) -> None:
    assert ask(library, "Hello").note == ""


@pytest.mark.parametrize("question", ["Who is Will?", "What is “It” about?", "Who said what?"])
def test_names_made_of_such_words_are_asked_of_the_articles(library: Library, tmp_path: Path, question: str) -> None:
    add(library, write_article(tmp_path / "a.md", "Ferry", "Will steers the ferry."))
    assert ask(library, question).note == ""


def test_what_asked_nothing_was_nothing_asked_before(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "Ferry", "Ann Roe steers the ferry. She was asked why it was late."))
    assert ask(library, "Why?", history=[Turn("Hello", ""), Turn("Why?", "")]).note == HOW_TO_ASK


@pytest.mark.parametrize("question", ["Why?", "Who is she?", "Where was it?"])
def test_what_names_nothing_asks_nothing_unless_something_was_asked_before(
    library: Library, tmp_path: Path, question: str
) -> None:
    add(library, write_article(tmp_path / "a.md", "Ferry", "Ann Roe steers the ferry. She was asked why it was late."))
    assert ask(library, question).note == HOW_TO_ASK
    assert ask(library, question, history=[Turn("Who steers the ferry?", "Ann Roe")]).note == ""


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Could you tell me when the strike ended, please?", "when the strike ended?"),
        ("do you know who is in charge of the trust", "who is in charge of the trust"),
        ("Hi, I'd like to know how old the mayor is", "how old the mayor is"),
        ("And can you tell me why?", "And why?"),
        ("Hello! Where is the ferry? Thanks", "Where is the ferry?"),
        ("please tell me what's the latest on the tram", "what's the latest on the tram"),
        ("Can you tell me about the tram?", "tell me about the tram?"),
        ("whats his job", "what's his job"),
        ("so whats happening with it", "so what's happening with it"),
        ("How long was that again?", "How long was that?"),
        ("whats the boat called, again, please", "what's the boat called"),
        ("and the turnout again?", "and the turnout?"),
    ],
)
def test_courtesies_around_a_question_are_no_part_of_it(typed: str, plain: str) -> None:
    assert plainly(typed) == plain


@pytest.mark.parametrize(
    "question",
    [
        "Hello Kitty sales",
        "Who sang Please Please Me?",
        "Can you see the bridge?",
        "Thanks!",
        "What else?",
        "When will it open again?",
        "Who won again?",
        "When was it rebuilt again?",
        "Never again",
        "Again?",
    ],
)
def test_a_question_without_courtesies_stays_as_it_is(question: str) -> None:
    assert plainly(question) == question


def test_a_courteous_question_is_shown_as_it_was_put_and_answered_as_it_is_meant(
    library: Library, tmp_path: Path
) -> None:
    add(library, write_article(tmp_path / "a.md", "Ferry", "There are three boats in the harbour."))
    answer = ask(library, "Could you tell me how many boats there are?")
    assert answer.question == "Could you tell me how many boats there are?"
    assert answer.standalone == "how many boats there are?"
