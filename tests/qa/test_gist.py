"""What an article is about, in the sentences it begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import gist
from qa.library import Library
from qa.types import Filters, Turn
from tests.helpers import add, article, ask, write_article

FERRY = "The ferry to Hestvik sails again on Monday after a week of repairs. A crossing takes 40 minutes. It is cheap."
BRIDGE = "The bridge at Ranvik was painted green by Ole Lund in May. The council paid for it."


@pytest.fixture
def library(library: Library, tmp_path: Path) -> Library:
    add(library, write_article(tmp_path / "ferry.md", "Ferry back on Monday", FERRY, published="2014-03-14"))
    return library


@pytest.mark.parametrize(
    "question",
    [
        "What is the article about?",
        "what's this story about",
        "Summarise it",
        "Can you summarize this article for me, please?",
        "Give me a short summary of the article",
        "What does the article say?",
        "tl;dr",
    ],
)
def test_a_question_for_what_the_article_at_hand_is_about(question: str) -> None:
    assert gist.asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does the article say about Crimea?",
        "What is the bridge about?",
        "What is the summary of the talks?",
        "Who wrote the summary of the article?",
        "What is it?",
        "What does the report say?",
        "What was the interview about?",
        "Describe it",
    ],
)
def test_what_asks_for_something_that_it_says_is_left_to_the_reader(question: str) -> None:
    assert not gist.asked(question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Summarise the article about the ferry", "the article about the ferry"),
        ("What's the ferry story about?", "the ferry story"),
        ("Give me a summary of the interview with Ole Lund", "the interview with Ole Lund"),
        ("What does the correction say?", "the correction"),
        ("Where is the ferry?", None),
    ],
)
def test_a_question_for_what_an_article_is_about_may_say_which(question: str, words: str | None) -> None:
    assert gist.named(question) == words


def test_the_article_that_a_question_names_is_told(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "bridge.md", "Green bridge", BRIDGE))
    for question in ("Summarise the article about the bridge", "What is the bridge story about?"):
        answer = ask(library, question)
        assert answer.claims[0].text == "The bridge at Ranvik was painted green by Ole Lund in May."
        assert answer.standalone == "What is “Green bridge” about?"


def test_where_several_articles_are_so_named_they_are_listed(library: Library, tmp_path: Path) -> None:
    for colour in ("Green", "Red"):
        add(library, write_article(tmp_path / f"{colour}.md", f"{colour} bridge", f"The crane is {colour}. " * 9))
    answer = ask(library, "What is the article about the bridge about?")
    assert not answer.answered
    assert answer.note.startswith("2 articles may be meant: “")
    assert all(f"“{colour} bridge” (undated)" in answer.note for colour in ("Green", "Red"))
    assert ask(library, "What is the story about?").note == ""


def test_an_article_is_named_by_its_kind_or_by_the_case_it_tells_of(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "Corrections", "Our report gave the width of the ford as 9 metres."))
    add(library, write_article(tmp_path / "b.md", "Treasurer jailed", "A court in Holm jailed a treasurer for theft."))
    add(library, write_article(tmp_path / "c.md", "Bridge mended", "The bridge at Ranvik was mended after the flood."))
    assert ask(library, "What does the correction say?").standalone == "What is “Corrections” about?"
    for question in ("Summarise the court case", "What is the treasurer affair about?"):
        assert ask(library, question).standalone == "What is “Treasurer jailed” about?"
    assert ask(library, "What does the bridge say?").standalone == "What does the bridge say?"


def test_of_copies_that_are_so_named_one_is_told(library: Library, tmp_path: Path) -> None:
    text = (
        f"{BRIDGE} A brass band played until the rain came, and every child of the village school had a flag to wave."
    )
    for paper in ("The Echo", "The Mail"):
        add(library, write_article(tmp_path / f"{paper}.md", "Green bridge", text, publisher=paper))
    answer = ask(library, "Summarise the article about the bridge")
    assert answer.claims[0].text == "The bridge at Ranvik was painted green by Ole Lund in May."


def test_captions_furniture_and_the_headline_are_passed_over() -> None:
    text = f"Ferry back on Monday, after a week of repairs.\n\nImage: Reuters\n\n01:52\n\n{FERRY}"
    held = article("Ferry back on Monday, after a week of repairs.", text)
    told = gist.told(held)
    assert told[0].text.startswith("The ferry to Hestvik")
    assert all(held.text[one.start : one.end] == one.text for one in told)


def test_of_the_only_article_there_is_its_beginning_is_quoted(library: Library) -> None:
    answer = ask(library, "What is the article about?")
    assert answer.answered
    assert answer.claims[0].text == "The ferry to Hestvik sails again on Monday after a week of repairs."


def test_of_several_it_is_the_one_spoken_of_last(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "bridge.md", "Green bridge", BRIDGE))
    (bridge,) = (entry for entry in library.entries() if entry.title == "Green bridge")
    spoken_of = Turn("Who painted the bridge?", "Ole Lund", "Who painted the bridge?", (bridge.id,))
    answer = ask(library, "Summarise the article", history=[spoken_of])
    assert answer.claims[0].text == "The bridge at Ranvik was painted green by Ole Lund in May."
    assert {citation.article_id for citation in answer.citations} == {bridge.id}


@pytest.mark.parametrize("question", ["What is the article about?", "Who published the article?", "tl;dr"])
def test_of_several_that_nobody_spoke_of_none_is_picked(library: Library, tmp_path: Path, question: str) -> None:
    add(library, write_article(tmp_path / "bridge.md", "Green bridge", BRIDGE, publisher="The Echo"))
    answer = ask(library, question)
    assert not answer.answered
    assert answer.note.startswith("It is not clear which article you mean. Your library has 2 articles:")


def test_what_is_asked_next_is_asked_of_the_article(library: Library) -> None:
    answer = ask(library, "tl;dr")
    assert answer.standalone == "What is “Ferry back on Monday” about?"


def test_where_the_one_spoken_of_has_gone_it_is_the_only_one_left(library: Library) -> None:
    gone = Turn("Who painted the bridge?", "Ole Lund", "Who painted the bridge?", ("0" * 16,))
    assert ask(library, "Summarise it", history=[gone]).answered


def test_an_article_that_the_filters_leave_out_is_not_at_hand(library: Library) -> None:
    answer = ask(library, "What is the article about?", filters=Filters(publishers=("The Echo",)))
    assert not answer.answered
    assert not answer.citations


@pytest.mark.parametrize("question", ["What is this about?", "what's it all about", "Tell me about this"])
def test_this_is_the_only_article_where_nothing_was_spoken_of(library: Library, question: str) -> None:
    told = ask(library, question, threshold=0.3)
    assert [claim.text for claim in told.claims] == [
        "The ferry to Hestvik sails again on Monday after a week of repairs."
    ]
    assert told.standalone == "What is “Ferry back on Monday” about?"


def test_this_is_none_in_particular_of_several_articles(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "bridge.md", "Bridge painted", BRIDGE))
    told = ask(library, "What is this about?")
    assert not told.answered
    assert "which article you mean" in told.note


def test_whoever_asks_for_more_of_an_article_is_told_how_it_goes_on_until_it_ends(
    library: Library, tmp_path: Path
) -> None:
    sentences = [
        "The council of Ranvik will mend nine of its roads before the snow comes, it said on Monday.",
        "Work begins behind the school, where a bus sank to its axles in the rains of last spring.",
        "Two firms from Hestvik were chosen, and neither asked for more than the treasurer had set aside.",
        "Shopkeepers fear for their trade.",
        "A petition against the noise at night has three hundred names so far, most of them from Mill Lane.",
        "The mayor, Ida Munk, promised free parking by the harbour for as long as the diggers are in town.",
        "Snow fell early last year.",
    ]
    add(library, write_article(tmp_path / "roads.md", "Roads mended", " ".join(sentences)))
    history = [ask(library, "Summarise the article about roads", threshold=0.3).turn()]
    told = []
    for question in ("Go on", "tell me more", "more"):
        answer = ask(library, question, history=history, threshold=0.3)
        history.append(answer.turn())
        told.append([claim.text for claim in answer.claims])
    assert told == [sentences[3:6], sentences[6:], []]
    assert answer.note == "No more was found on this than was shown."


def test_an_article_that_answered_goes_on_behind_its_answer(library: Library) -> None:
    (entry,) = library.entries()
    first = "The ferry to Hestvik sails again on Monday after a week of repairs."
    history = [Turn("When does it sail again?", f"Monday — {first}", cited=(entry.id,))]
    more = ask(library, "more", history=history, threshold=0.99)
    assert more.answered is False
    assert [claim.text for claim in ask(library, "more", history=history, threshold=0.5).claims] == [
        "A crossing takes 40 minutes.",
        "It is cheap.",
    ]
