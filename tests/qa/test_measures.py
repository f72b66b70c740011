"""In which unit an answer to how heavy, how fast or how many may be."""

from __future__ import annotations

import pytest

from qa.reader.rules.measures import along_its_dimension, in_its_unit, no_limit
from tests.helpers import span_of

WHALE = "The whale, 11.3 metres from head to tail, will be removed for €45,000. Its heart weighs 180 kg."
LORRY = "The lorry, 22 tonnes of herring on board, was doing 80 kilometres an hour. It lay 300 metres away for 7 hours."
OTHER = [
    ("How heavy is the whale?", WHALE, "11.3"),
    ("How heavy is the whale?", WHALE, "€45,000"),
    ("How much does the whale weigh?", WHALE, "11.3 metres from head to tail"),
    ("How much did the whale cost?", WHALE, "180 kg"),
    ("How much does the county have to pay?", WHALE, "11.3 metres"),
    ("How fast was the lorry going?", LORRY, "22 tonnes"),
    ("How fast was the lorry going?", LORRY, "300 metres away"),
    ("How wide is the lorry?", LORRY, "22 tonnes"),
    ("How far is the lorry from Pell?", LORRY, "80 kilometres an hour"),
    ("How long was the road closed?", LORRY, "22 tonnes"),
    ("How many people were hurt?", LORRY, "22 tonnes of herring"),
    ("How many people were hurt?", LORRY, "300"),
    ("How many people were hurt?", LORRY, "7 hours"),
    ("How many people were hurt?", "The damage was put at 8 million euros.", "8 million"),
    ("How large is a plot?", "Nine tonnes of manure were ordered for the plots.", "Nine tonnes"),
    ("What fine must the driver pay?", "He was banned for six months.", "six months"),
]
ITS_OWN = [
    ("How heavy is the heart of the whale?", WHALE, "180 kg"),
    ("How heavy was the fine?", WHALE, "€45,000"),
    ("How heavy is the scale?", "It goes up to 11 pounds.", "11 pounds"),
    ("How heavy is it?", "It weighs 12 stone.", "12 stone"),
    ("How long is the whale?", WHALE, "11.3"),
    ("How fast was the lorry going?", LORRY, "80 kilometres an hour"),
    ("How fast did the lorry come down?", "It came down in 9 minutes.", "9 minutes"),
    ("How fast is the town growing?", "It grows by 3 per cent a year.", "3 per cent"),
    ("How far does he walk?", "He walks 46 kilometres a day.", "46 kilometres a day"),
    ("How far did sales drop?", "Sales fell by 70 per cent.", "70 per cent"),
    ("How far did the price drop?", "The price fell by 40 euros.", "40 euros"),
    ("How high is the penalty?", "The penalty is 500 euros a day.", "500 euros"),
    ("How many metres of the road were closed?", LORRY, "300 metres"),
    ("How many people were hurt?", "Of the 340 foot passengers nine were hurt.", "340 foot passengers"),
    ("How many people live there?", "Some 1.2 m live there.", "1.2 m"),
    ("How many people drink coffee?", "Coffee is drunk by 58 percent.", "58 percent"),
    ("How many charges are there?", "There is one second-degree charge.", "one second-degree charge"),
    ("How many people died?", "Nobody died.", "Nobody"),
    ("How much did the mill cost?", "The mill cost 300,000 pounds.", "300,000 pounds"),
    ("What fine must the driver pay?", "He was fined a hundred pounds.", "a hundred pounds"),
]


@pytest.mark.parametrize(("question", "text", "words"), OTHER)
def test_a_figure_in_a_unit_that_cannot_be_meant_is_no_answer(question: str, text: str, words: str) -> None:
    check = in_its_unit(question, text)
    assert check is not None
    assert not check(span_of(words, text))


@pytest.mark.parametrize(("question", "text", "words"), ITS_OWN)
def test_a_figure_in_a_unit_that_may_be_meant_is_one(question: str, text: str, words: str) -> None:
    check = in_its_unit(question, text)
    assert check is None or check(span_of(words, text))


def test_what_can_be_told_in_any_unit_is_not_looked_at() -> None:
    assert in_its_unit("What did the county buy?", WHALE) is None


BRIDGE = "The deck is 84 metres long and hangs from a mast that rises 31 metres above the water. It is 3 metres wide."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How wide is the bridge?", BRIDGE, "31 metres"),
        ("How wide is the tunnel?", "They met 900 metres under the hill.", "metres under the hill"),
        ("How deep is the water?", "The mast is 31 metres high.", "31 metres"),
        ("How tall is Lund?", "Lund rode 800 metres in an hour.", "800 metres"),
        ("How wide is the tunnel?", "They met 900 metres under the hill.", "900 metres"),
    ],
)
def test_a_length_along_another_dimension_is_no_answer(question: str, text: str, words: str) -> None:
    check = along_its_dimension(question, text)
    assert check is not None
    assert not check(span_of(words, text))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How wide is the bridge?", BRIDGE, "3 metres"),
        ("How high is the mast?", BRIDGE, "31 metres"),
        ("How wide is the carpet?", "The carpet measures 4 metres by 3 and lies under glass.", "4 metres by 3"),
        ("How deep is the well?", "The well goes down 40 metres and is 2 metres wide.", "40 metres"),
        ("How high is unemployment?", "Unemployment stands at 7 percent.", "7 percent"),
        ("How tall is the mast?", "The mast measures 31 metres.", "31 metres"),
    ],
)
def test_a_length_along_its_own_dimension_or_none_is_one(question: str, text: str, words: str) -> None:
    check = along_its_dimension(question, text)
    assert check is None or check(span_of(words, text))


def test_nobody_is_miles_tall_but_a_cloud_may_be() -> None:
    rode = "Lund rode 50 kilometres. The cloud rose to 13 kilometres."
    check = in_its_unit("How tall is Lund?", rode)
    assert check is not None
    assert not check(span_of("50 kilometres", rode))
    assert in_its_unit("How tall was the cloud?", rode) is None


@pytest.mark.parametrize(
    ("question", "text", "words", "fits"),
    [
        (
            "How fast was the lorry going?",
            "It went too fast in the bend, where the limit is 50 miles.",
            "50 miles",
            False,
        ),
        ("How fast was the lorry going?", "It went past a sign for a 50 mph speed limit.", "50 mph", False),
        ("How fast was the lorry going?", "It did 80 miles an hour where 50 are permitted.", "80 miles an hour", True),
        ("How fast was the lorry going?", "It did 80 miles an hour where 50 are permitted.", "50", False),
        ("How fast was the lorry going?", "It did 57 miles an hour in a 45 zone.", "57 miles an hour", True),
        ("How fast may lorries go?", "The limit is 50 miles an hour.", "50 miles an hour", True),
    ],
)
def test_how_fast_one_may_go_does_not_tell_how_fast_one_went(question: str, text: str, words: str, fits: bool) -> None:
    check = no_limit(question, text)
    assert (check is None or check(span_of(words, text))) is fits
