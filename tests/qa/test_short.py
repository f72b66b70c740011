"""The few words that are shown, from the span that a model pointed at."""

from __future__ import annotations

import pytest

from qa.reader.short import short_of


@pytest.mark.parametrize(
    ("text", "pointed", "shown"),
    [
        ("Of 2,140 volunteers, five fell ill.", "140", "2,140"),
        ("It rose by 3.75 percent.", "3", "3.75"),
        ("The captain, Diego Paz, left.", ", Diego Paz", "Diego Paz"),
        ("Some 6 quadrillion grains lie on it.", "6", "6 quadrillion"),
        ("It owes $2.5 billion.", "$2.5", "$2.5 billion"),
        ("There are 20 hundredweight.", "20", "20"),
        ("He was jailed for four years and six months on Friday.", "six months", "four years and six months"),
        ("He was jailed for four years and six months on Friday.", "four years", "four years and six months"),
        ("It took 2 hours, 3 minutes and 4 seconds.", "2 hours", "2 hours, 3 minutes and 4 seconds"),
        ("The pool is two metres and 30 centimetres deep.", "30 centimetres", "two metres and 30 centimetres"),
        ("The eel weighed six pounds, 4 oz.", "six pounds", "six pounds, 4 oz"),
        ("It costs one pound and ten pence.", "ten pence", "one pound and ten pence"),
        ("The door is 6 ft 2 inches high.", "6 ft", "6 ft 2 inches"),
        ("It has 3 kg of flour and 2 g of salt.", "3 kg", "3 kg"),
        ("One was two feet and one three feet long.", "two feet", "two feet"),
        ("They ran two miles and six minutes later won.", "two miles", "two miles"),
        ("It takes two years, six months of which are spent abroad.", "two years", "two years"),
        ("The flight took eight hours, 20 minutes longer than planned.", "eight hours", "eight hours"),
        ("She won in two hours, nine minutes ahead of Berg.", "two hours", "two hours"),
        ("They met at Winfield House.", "Winfield House", "Winfield House"),
        ("She won in six months, and in two years lost.", "six months", "six months"),
        ("Kokurin was shot.", "okurin", "Kokurin"),
        ("It was made by Messrs. Crake & Dowell in Tarn.", "Messrs", "Messrs. Crake & Dowell"),
        ("It was found by Dr Eva Lund, a vet.", "Dr", "Dr Eva Lund"),
        ("He lost to Amari 6-4, 3-6, 7-5 on grass.", "6-4", "6-4, 3-6, 7-5"),
        ("They won 3-1 (1-0), and left.", "3-1", "3-1 (1-0)"),
        ("They won 3-1 in 2020-21, their last.", "3-1", "3-1"),
        ("It was found by the doctor of Tarn.", "the doctor", "the doctor"),
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
