"""Who won and who lost, where a sentence says who beat whom."""

from __future__ import annotations

import pytest

from qa.reader.beaten import of_its_outcome

LUND = "Eva Lund will be the first elected mayor of Tarn after beating the favourite, Nils Berg, by nine votes."
OTHER_SIDE = [
    ("Who won the election?", LUND, "Nils Berg"),
    ("Who will be the mayor?", LUND, "Nils Berg"),
    ("Who is the mayor of Tarn?", LUND, "Nils Berg"),
    ("Who was elected mayor?", LUND, "the favourite, Nils Berg"),
    ("Who lost the election?", LUND, "Eva Lund"),
    ("Who was beaten?", LUND, "Eva Lund"),
    ("Who won the final?", "Eva Lund beat Nils Berg in the final.", "Nils Berg"),
    ("Who won the final?", "After defeating Mr Berg, Eva Lund wept.", "Berg"),
    ("Who became mayor?", "Eva Lund edged out Labour’s Nils Berg.", "Nils Berg"),
]
ITS_SIDE = [
    ("Who won the election?", LUND, "Eva Lund"),
    ("Who lost the election?", LUND, "Nils Berg"),
    ("Who was the favourite?", LUND, "Nils Berg"),
    ("Who did Eva Lund beat?", LUND, "Nils Berg"),
    ("Who won the final?", "After beating Nils Berg, Eva Lund wept.", "Eva Lund"),
    ("Who won the final?", "After beating the favourite, Eva Lund, 31, wept.", "Eva Lund"),
    ("Who won the final?", "Nils Berg was narrowly defeated by Eva Lund.", "Eva Lund"),
    ("Who won the final?", "Nils Berg was beaten by Eva Lund.", "Eva Lund"),
    ("Who won in 2019?", "Eva Lund ousted Nils Berg, who won in 2019.", "Nils Berg"),
    ("Who is the former mayor?", "Eva Lund ousted Nils Berg.", "Nils Berg"),
    ("Who lost the final?", "Eva Lund, who beat Nils Berg, lost the final.", "Eva Lund"),
    ("Who won the cup?", "Tarn beat their rivals when Nils Berg scored.", "Nils Berg"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "words", "other_side"),
    [*((*one, True) for one in OTHER_SIDE), *((*one, False) for one in ITS_SIDE)],
)
def test_who_beat_somebody_is_told_from_who_was_beaten(
    question: str, sentence: str, words: str, *, other_side: bool
) -> None:
    start = sentence.index(words)
    fits = of_its_outcome(question, sentence)
    assert (fits is not None and not fits((start, start + len(words)))) is other_side
