"""Which is the lightest is told by what says how light anything is, or by the whole column of a table."""

from __future__ import annotations

import pytest

from qa.reader.rules.superlatives import of_its_measure
from qa.reader.rules.tables import cell, first
from tests.helpers import span_of

TITLE = "Which scanner for an archive?"
TABLE = (
    "Tested in May.\n\nModel | Price (euros) | Weight (kg) | Warranty (years)\n\nFolio | 2,490 | 14.5 | 2\n\n"
    "Kestrel | 1,150 | 8.2 | 3\n\nLumen | 5,900 | 31.0 | 5\n\nMini | 690 | 3.9 | 2\n\nLumen is the dearest."
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which scanner is the lightest?", "Mini"),
        ("Which scanner is the heaviest?", "Lumen"),
        ("Which scanner is the cheapest?", "Mini"),
        ("Which scanner has the longest warranty?", "Lumen"),
        ("Which scanner has the shortest warranty?", None),  # two have
        ("Which scanner has the highest resolution?", None),
        ("Which camera is the lightest?", None),
        ("Which scanner is the loudest?", None),
        ("Which scanner is the best?", None),
        ("How heavy is the lightest scanner?", None),
    ],
)
def test_what_comes_first_of_all_is_told_by_the_whole_column(question: str, answer: str | None) -> None:
    span = first(question, TITLE, TABLE)
    assert (TABLE[slice(*span)] if span else None) == answer


def test_a_column_with_a_gap_does_not_tell_what_comes_first() -> None:
    assert first("Which scanner is the lightest?", TITLE, TABLE.replace("14.5", "–")) is None


def test_a_row_alone_does_not_tell_what_comes_first() -> None:
    check = cell("Which scanner is the lightest?", TABLE)
    at = TABLE.index("Folio")
    assert check is not None
    assert check((at, at + 5)) is None


def test_a_row_that_says_itself_what_comes_first_does() -> None:
    text = "Lake | Depth | Note\n\nOrm | 90 | deepest lake\n\nAver | 12 | none"
    check = cell("Which lake is the deepest?", text)
    assert check is not None
    assert check((text.index("Orm"), text.index("Orm") + 3)) == (text.index("Orm"), text.index("Orm") + 3)


@pytest.mark.parametrize(
    ("question", "text", "likely", "fits"),
    [
        ("Which scanner is the lightest?", "Lumen is the best and the dearest.", "Lumen", False),
        ("Which scanner is the lightest?", "Kestrel is good value.", "Kestrel", False),
        ("Which scanner is the lightest?", "Mini weighs 3.9 kg.", "Mini", True),
        ("Which scanner is the lightest?", "Mini fits a rucksack, as the lightest of all. It is a Tarn.", "Tarn", True),
        ("Which scanner is the lightest?", "Mini, at 3.9kg, fits a rucksack.", "Mini", True),
        ("Which scanner is the cheapest?", "Mini, at £690, fits a rucksack.", "Mini", True),
        ("Which town was the hottest?", "Tarn reached 31°C on Monday.", "Tarn", True),
        ("Who was the fastest?", "Ida Munk clocked 9.81.", "Ida Munk", True),
        ("What is the tallest church?", "St Olave has a tower of 97 metres.", "St Olave", True),
        ("What is the tallest church?", "The museum opened in 1926.", "The museum", False),
        ("Which flat is the cheapest?", "Flat 3 lets for 650.", "Flat 3", True),
        ("Who is the tallest player?", "Ida Munk stands 208 cm in her socks.", "Ida Munk", True),
        ("What is the widest river?", "The Senn measures two kilometres across.", "The Senn", True),
        ("Who was the fastest in practice?", "Ida Munk led practice from Eva Lund.", "Ida Munk", True),
        ("What was the hottest day?", "On Thursday it reached 39C in the shade.", "Thursday", True),
        ("What is the heaviest owl?", "The eagle owl tips the scales at nine.", "The eagle owl", True),
        # A figure of nothing else may be what is asked for; a price is no weight, and a year no height.
        ("What is the loudest bell?", "Old Tom reaches 118 at the door.", "Old Tom", True),
        ("Which scanner is the lightest?", "Mini costs 690 euros.", "Mini", False),
        ("What is the tallest church?", "St Olave was last painted on 3 May 1926.", "St Olave", True),
        ("What is the tallest church?", "St Olave was painted on 3 May 1926.", "St Olave", False),
        ("Who is the oldest member?", "Ida Munk was born in 1921.", "Ida Munk", True),
        ("Who is the oldest member?", "Ida Munk is the tallest.", "Ida Munk", False),
    ],
)
def test_a_sentence_that_tells_of_no_weight_does_not_say_what_is_lightest(
    question: str, text: str, likely: str, fits: bool
) -> None:
    check = of_its_measure(question, text)
    assert check is not None
    assert check(span_of(likely, text)) is fits


@pytest.mark.parametrize(
    "question",
    [
        "Which division had the highest revenue?",
        "Which city is the fastest growing?",
        "Is it the tallest?",
        "What is her latest film?",
    ],
)
def test_other_questions_are_left_as_they_are(question: str) -> None:
    assert of_its_measure(question, TABLE) is None
