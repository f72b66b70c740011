"""Short answers that say the same, and those that only look so."""

from __future__ import annotations

import pytest

from qa.answer.agreement import agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Lavrov"),
        ("the 16th of March", "16 March"),
        ("83.1 percent", "83.1%"),
        ("83.1 per cent", "83.1 percent"),
        ("thirteen members", "13"),
        ("Ninety-four", "94 passengers"),
        ("sixty boats", "60"),
        ("£3.2m", "£3.2 million"),
        ("1,274,096", "1274096 voters"),
        ("Refat Çubarov", "Refat Cubarov"),
        ("London’s Winfield House", "Winfield House, London"),
        ("Київ", "київ"),
        ("Almaz Tesfaye of Ethiopia", "The Ethiopian runner Almaz Tesfaye"),
        ("…", " … "),
    ],
)
def test_the_same_answer_in_other_words_agrees(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("83.1 percent", "34.2 percent"),
        ("16 March", "March"),
        ("John Kerry", "John McCain"),
        ("guilty", "not guilty"),
        ("more than 100", "fewer than 100"),
        ("1.5 million", "15 million"),
        ("ninety-four", "90"),
        ("£3m", "£3bn"),
        ("5m", "5 million"),
        ("London", "Paris"),
        ("a lawyer for Donald Trump", "the daughter of Donald Trump"),
        ("Donald Trump’s lawyer", "the Republican Donald Trump"),
        ("Bank of America", "Bank of England"),
        ("the actor John Kerry and Bob Dole", "the senator John Kerry"),
        ("", "London"),
    ],
)
def test_answers_that_differ_do_not_agree(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)
