"""The few words that are shown, from the span that a model pointed at."""

from __future__ import annotations

import pytest

from qa.reader.short import short_of


@pytest.mark.parametrize(
    ("text", "pointed", "shown"),
    [
        ("Of 2,140 volunteers, five fell ill.", "140", "2,140"),
        ("It rose by 3.75 percent.", "3", "3.75"),
        ("He was jailed for four years and six months on Friday.", "six months", "four years and six months"),
        ("He was jailed for four years and six months on Friday.", "four years", "four years and six months"),
        ("It took 2 hours, 3 minutes and 4 seconds.", "2 hours", "2 hours, 3 minutes and 4 seconds"),
        ("They met at Winfield House.", "Winfield House", "Winfield House"),
        ("She won in six months, and in two years lost.", "six months", "six months"),
        ("Kokurin was shot.", "okurin", "Kokurin"),
    ],
)
def test_nothing_is_shown_cut(text: str, pointed: str, shown: str) -> None:
    at = text.index(pointed)
    found = short_of(text, (at, at + len(pointed)), (0, len(text)))
    assert found is not None
    assert text[slice(*found)] == shown


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("She said that she would stand.", "She"),
        ("The mayor told them “he” knew.", "“he”"),
        ("The chief was suspended on full pay. Helena Voss denied it.", "suspended on full pay. Helena Voss"),
    ],
)
def test_what_names_nobody_or_runs_over_two_sentences_is_left_to_the_sentence(text: str, pointed: str) -> None:
    at = text.index(pointed)
    assert short_of(text, (at, at + len(pointed)), (0, len(text))) is None
