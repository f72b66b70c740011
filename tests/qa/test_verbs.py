"""The past forms of verbs."""

from __future__ import annotations

import pytest

from qa.verbs import base


@pytest.mark.parametrize(
    ("word", "of"),
    [
        ("won", "win"),
        ("swum", "swim"),
        ("rebuilt", "rebuild"),
        ("withdrew", "withdraw"),
        ("underwent", "undergo"),
        ("forgave", "forgive"),
        ("foresaw", "foresee"),
        ("undid", "undo"),
        ("proven", "prove"),
    ],
)
def test_a_past_form_leads_to_its_verb(word: str, of: str) -> None:
    assert base(word) == of


@pytest.mark.parametrize("word", ["opened", "win", "red", "without", "outlay", "reset", ""])
def test_another_word_is_left_as_it_is(word: str) -> None:
    assert base(word) == word
