"""Names typed in small letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import capitals
from qa.library import Library
from qa.types import Turn
from tests.helpers import add, ask, write_article

TEXT = (
    "Dr Ida Squires left the Grey Tower Trust and met Jan van der Holm. The High Court sat; a high court is rare. "
    "João Falcão and John High rose. Quillon Tubb left the Corn Exchange to Anna May; Tubb waved. "
    "Bob Hope, Cora Rice and Max Price met when prices fell. Ola Banks is no friend of any bank."
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who is ida squires?", "who is Ida Squires?"),
        ("what is ida squires's job", "what is Ida Squires's job"),
        ("and jan van der holm", "and Jan van der Holm"),
        ("what is the grey tower trust", "what is the Grey Tower Trust"),
        ("what did squires say", "what did Squires say"),
        ("what are the squires", "what are the squires"),
        ("who is high", "who is high"),
        ("where is joao falcao now", "where is João Falcão now"),
        ("is falcao’s ferry late", "is Falcão’s ferry late"),
        ("may the ferry leave", "may the ferry leave"),
        ("what does tubb want", "what does Tubb want"),
        ("when did it exchange hands", "when did it exchange hands"),
        ("did the high court sit", "did the high court sit"),
        ("is there hope for the ferry", "is there hope for the ferry"),
        ("what did hope say", "what did Hope say"),
        ("how much rice was sold", "how much rice was sold"),
        ("what did price rises cause", "what did price rises cause"),
        ("can banks lend more", "can banks lend more"),
        ("is florida squires open", "is florida Squires open"),
    ],
)
def test_a_name_is_given_its_capitals_and_accents(typed: str, meant: str) -> None:
    assert capitals.given(typed, [TEXT]) == meant


def test_whoever_types_capitals_is_taken_at_their_word() -> None:
    assert capitals.has_none("Who is ida squires?")
    assert not capitals.has_none("Who met Jan and ida squires?")
    assert not capitals.has_none("how old is she?")
    assert capitals.has_none("and squires?")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("when does the ferry to sula leave", "when does the ferry to Sula leave"),
        ("and in orley?", "and in Orley?"),
        ("is sula open", "is sula open"),
        ("what is he reading", "what is he reading"),
        ("who combed a strand of hair", "who combed a strand of hair"),
        ("what came to strand", "what came to strand"),
    ],
)
def test_a_place_is_given_its_capital_where_a_place_would_stand(typed: str, meant: str) -> None:
    told = "The ferry from Orley to Sula is late. In Reading it rains, and in Strand. A strand of hair fell."
    assert capitals.given(typed, [told]) == meant


def test_a_name_in_small_letters_is_what_she_stands_for(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "The ringer", "Ida Squires read law in Larkfield. She rings bells."))
    first = ask(library, "who is ida squires")
    assert (first.question, first.standalone) == ("who is ida squires", "who is Ida Squires")
    turns = [Turn(first.standalone, "She read law in Larkfield.")]
    assert ask(library, "how old is she", history=turns).standalone == "How old is Ida Squires"
