"""What a question may have meant, where its words stand nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.library import Library
from qa.spelling import respelled
from tests.helpers import add, ask, write_article

TEXT = "John Kerry met Viktor Yanukovych. Many people opposed the tram to Baghdad, in Iraq. The bridge reopened."
KNOWN = set(TEXT.casefold().replace(".", "").replace(",", "").split())


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What did Yanukovich want?", "What did Yanukovych want?"),
        ("where did kery go?", "where did kerry go?"),
        ("How many pepole opposed the tarm?", "How many people opposed the tram?"),
        ("When was the brige closed?", "When was the bridge closed?"),
        ("What did Iran want?", None),
        ("What did Perry want?", None),
        ("Who met Viktor?", None),
        ("Who won the cup?", None),
    ],
)
def test_a_word_is_offered_as_the_articles_spell_it(question: str, meant: str | None) -> None:
    assert respelled(question, [TEXT], lambda word: word.casefold() not in KNOWN) == meant


ENGLISH = frozenset({"thank", "than", "quiet", "quieter", "thanks", "latest", "last"})
OTHERS = "More than nine cars left the quiet quay last night, and many jumped. The election was in Arlmark."


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Thanks to whom?", None),
        ("Which is quieter?", None),
        ("What is the latest?", None),
        ("Who saw Carys?", None),
        ("Who had jumpeds?", None),
        ("who won teh elcetion in Arlmrak", "who won the election in Arlmark"),
        ("Wher was the election?", "Where was the election?"),
    ],
)
def test_a_word_of_english_in_any_form_or_a_name_is_none_misspelled(question: str, meant: str | None) -> None:
    assert respelled(question, [OTHERS], lambda word: word.casefold() not in OTHERS.casefold(), ENGLISH) == meant


def test_only_words_that_stand_nowhere_are_offered_otherwise() -> None:
    assert respelled("What did Yanukovich want?", [TEXT], lambda word: False) is None


def test_an_answer_that_is_none_offers_what_may_have_been_meant(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "The tram", "Viktor Yanukovych opened the tram."))
    answer = ask(library, "What did Yanukovich open?", threshold=1.0)
    assert answer.suggestion == "What did Yanukovych open?"
    assert ask(library, "What did Yanukovich open?").suggestion == ""


@pytest.mark.parametrize("written_anew", [True, False])
def test_a_word_that_stood_only_in_articles_that_were_removed_is_offered_otherwise(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written_anew: bool
) -> None:
    monkeypatch.setattr("qa.lexical._ANEW", 2_000 if written_anew else -2_000)
    add(library, write_article(tmp_path / "a.md", "The tram", "Viktor Yanukovych opened the tram."))
    add(library, write_article(tmp_path / "b.md", "A bakery", "Mr Yanukovich opened a bakery in Oldham."))
    library.remove([entry.id for entry in library.entries() if entry.title == "A bakery"])
    assert ask(library, "What did Yanukovich open?", threshold=1.0).suggestion == "What did Yanukovych open?"


def test_what_is_asked_next_is_asked_of_what_may_have_been_meant(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "The tram", "Viktor Yanukovych opened the tram."))
    turn = ask(library, "What did Yanukovich open?", threshold=1.0).turn()
    assert (turn.question, turn.asked) == ("What did Yanukovych open?", "What did Yanukovich open?")
