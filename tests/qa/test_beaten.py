"""Who won and who lost, where a sentence says who beat whom."""

from __future__ import annotations

import pytest

from qa.reader.rules.beaten import of_its_outcome

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
    ("Who beat Eva Lund?", "Eva Lund, 36, defeated Nils Berg on Sunday.", "Nils Berg"),
    ("Who did Nils Berg beat?", "Eva Lund beat Nils Berg in the final.", "Eva Lund"),
    ("Who was beaten by Nils Berg?", "Eva Lund beat Nils Berg in the final.", "Eva Lund"),
    ("Who won the cup in 2022?", "Of the 15 cups, Tarn has won nine of those.", "Tarn"),
    ("Who won the cup in 2022?", "Tarn reached the final by beating Orley 4-0.", "Orley"),
    ("Who beat Eva Lund?", "Eva Lund reached the final with a win on Friday over No. 1 Nils Berg.", "Nils Berg"),
    ("Who beat Eva Lund?", "Eva Lund will face the holder Nils Berg on Sunday.", "Nils Berg"),
    ("Who beat Eva Lund?", "She will play on Sunday after the holder thrashed Nils Berg 6-0.", "Nils Berg"),
    ("Who won the cup?", "Tarn has won it three times.", "Tarn"),
    ("Who became mayor?", "Eva Lund edged out Labour’s Nils Berg.", "Nils Berg"),
    ("Who won the cup?", "Tarn and Orley are battling for the cup.", "Tarn"),
    ("Who won the final?", "Eva Lund is the first of her town to reach the national final.", "Eva Lund"),
    ("Who won the cup?", "Tarn hope to win the cup on Sunday.", "Tarn"),
]
ITS_SIDE = [
    ("Who beat Nils Berg?", "Eva Lund, 36, defeated Nils Berg on Sunday.", "Eva Lund"),
    ("Who beat Nils Berg?", "Eva Lund beat Ida Munk, who beat Nils Berg.", "Ida Munk"),
    ("Who did Eva Lund beat?", "Eva Lund beat Ida Munk, who had beaten Nils Berg.", "Ida Munk"),
    ("Who beat Nils Berg?", "Nils Berg was beaten by Eva Lund.", "Eva Lund"),
    ("Who won the cup?", "Tarn, who have won it three times, won the cup.", "Tarn"),
    ("Who won the cup?", "Tarn won the cup, having won it three times before.", "Tarn"),
    ("Who has won the cup most often?", "Tarn has won it eight times.", "Tarn"),
    ("Who won the final?", "Eva Lund reached the final and won it 6-3.", "Eva Lund"),
    ("Who won the election?", "Eva Lund, expected to win, got 61 percent.", "Eva Lund"),
    ("Who will win the cup?", "Tarn hope to win the cup on Sunday.", "Tarn"),
    ("Who won the series?", "Tarn won three of the five matches.", "Tarn"),
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
