"""Questions that name whose articles are to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.library import Library
from qa.publishers import Named, cited, filtered, like, named
from qa.types import Filters, Turn
from tests.helpers import add, ask, write_article

KNOWN = ("DW", "The Harbour Desk", "BBC News", "Reuters", "cnn.com", "Stone and Partners", "Échos")


@pytest.mark.parametrize(
    ("question", "rest", "publishers"),
    [
        ("According to the Harbour Desk, where did they meet?", "Where did they meet?", ("The Harbour Desk",)),
        ("Where did they meet, according to DW?", "Where did they meet?", ("DW",)),
        ("Where did they meet according to the BBC", "Where did they meet?", ("BBC News",)),
        ("Who, according to Reuters, signed it?", "Who signed it?", ("Reuters",)),
        ("How many people, according to CNN and DW, died?", "How many people died?", ("cnn.com", "DW")),
        ("According to Stone and Partners, who won?", "Who won?", ("Stone and Partners",)),
        ("According to e\u0301chos, who won?", "Who won?", ("Échos",)),
        ("What did DW report about sanctions?", "What about sanctions?", ("DW",)),
        ("What did DW report on Friday?", "What happened on Friday?", ("DW",)),
        ("What else did DW write on 14 March?", "What happened on 14 March?", ("DW",)),
        ("What has Reuters reported?", "What happened?", ("Reuters",)),
        ("Did the BBC report anything about the dam?", "What about the dam?", ("BBC News",)),
        ("How did DW cover the fire?", "What about the fire?", ("DW",)),
    ],
)
def test_a_question_names_publishers(question: str, rest: str, publishers: tuple[str, ...]) -> None:
    assert named(question, lambda: KNOWN) == Named(rest, publishers, said=False)


def test_what_a_publisher_said_may_be_what_somebody_said_of_that_name() -> None:
    assert named("What did DW say about the dam?", lambda: KNOWN) == Named("What about the dam?", ("DW",), said=True)


@pytest.mark.parametrize(
    "question",
    [
        "According to officials, how many died?",
        "According to DW and the Mail, how many died?",
        "And according to DW?",
        "What did Kerry say about DW?",
        "Who owns Reuters?",
        "What did Reuters pay for DW?",
    ],
)
def test_other_questions_name_none(question: str) -> None:
    assert named(question, lambda: KNOWN) is None


def test_publishers_are_looked_up_only_where_a_question_may_name_one() -> None:
    def unwanted() -> tuple[str, ...]:
        raise AssertionError("the names were asked for")

    assert named("Where did they meet?", unwanted) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("The Mail", ["The Mail"]),
        ("mail", ["The Mail"]),
        ("Bulletin", ["Bulletin Online", "bulletin.com"]),
        ("the larkfield courier", ["The Larkfield Courier"]),
        ("the Courier", ["The Larkfield Courier"]),
        ("Herald", []),
        ("Kurier", []),
        ("", []),
    ],
)
def test_a_publisher_is_known_by_what_people_call_it(name: str, meant: list[str]) -> None:
    known = [
        "The Mail",
        "Mail Online",
        "Bulletin Online",
        "bulletin.com",
        "The Larkfield Courier",
        "Valley Herald",
        "Coast Herald",
    ]
    assert list(like(name, known)) == meant


def test_a_text_names_a_publisher_as_a_word() -> None:
    assert cited(("The Mail Online",), "The Mail said so.")
    assert not cited(("The Mail Online",), "Mailing said so.")


@pytest.fixture
def press(library: Library, tmp_path: Path) -> Library:
    """Three reports of one flood that differ."""
    for publisher, text in {
        "The Harbour Desk": "The flood killed four people in Norsund. Mayor Berg wept.",
        "Eastern Bulletin": "The flood killed nine people in Norsund. Reuters reported that a bridge fell in Vestby.",
        "Reuters": "Rain fell for three days before the flood.",
    }.items():
        path = tmp_path / f"{publisher}.md"
        add(library, write_article(path, f"Flood: {publisher}", text, publisher=publisher, published="2014-03-02"))
    return library


def test_the_publisher_that_a_question_names_answers(press: Library) -> None:
    for publisher, sentence in (
        ("the Harbour Desk", "The flood killed four people in Norsund."),
        ("the Eastern Bulletin", "The flood killed nine people in Norsund."),
    ):
        answer = ask(press, f"According to {publisher}, how many people did the flood kill in Norsund?", threshold=0.3)
        assert answer.claims[0].text == sentence
        assert answer.filters is not None
        assert [name.casefold() for name in answer.filters.publishers] == [publisher.casefold().replace("the e", "e")]


def test_what_others_report_of_a_publisher_answers_where_it_does_not(press: Library) -> None:
    answer = ask(press, "According to Reuters, what happened in Vestby?", threshold=0.3)
    assert answer.claims[0].text == "Reuters reported that a bridge fell in Vestby."
    assert answer.filters is None


def test_a_publisher_that_the_filters_leave_out_is_not_asked(press: Library) -> None:
    answer = ask(
        press,
        "According to Reuters, how many people did the flood kill?",
        filters=Filters(publishers=("the harbour desk",)),
    )
    assert answer.filters == Filters(publishers=("the harbour desk",))


def test_a_follow_up_asks_another_publisher_the_same(press: Library) -> None:
    first = "How many people did the flood kill in Norsund, according to the Harbour Desk?"
    answer = ask(press, "And according to the Eastern Bulletin?", threshold=0.3, history=[Turn(first, "four")])
    assert answer.standalone == "How many people did the flood kill in Norsund, according to the Eastern Bulletin?"
    assert answer.claims[0].text == "The flood killed nine people in Norsund."


@pytest.mark.parametrize(
    ("name", "through"),
    [("harbour", ["The Harbour Desk"]), ("dail", ["Daily Star", "The Daily Mail"]), ("Desk", ["The Harbour Desk"])],
)
def test_a_filter_lets_through_what_begins_as_was_typed(name: str, through: list[str]) -> None:
    known = ("Daily Star", "The Daily Mail", "The Harbour Desk")
    assert list(filtered(name, known)) == through


def test_a_filter_of_no_word_lets_nothing_through() -> None:
    assert filtered(" ", ["The Harbour Desk"]) == filtered("arbour", ["The Harbour Desk"]) == ()
