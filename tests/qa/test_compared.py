"""What a sentence names merely to compare has none of its figures."""

from __future__ import annotations

import pytest

from qa.reader.rules.compared import of_itself
from tests.helpers import span_of

TARN = "With 214,300 people it is the second largest city, after Wexby, and a port."
HILL = "At 2,214 metres it is low; its neighbour, Little Sarn, is 31 metres higher."


@pytest.mark.parametrize(
    ("question", "text", "likely", "fits"),
    [
        ("How many people live in Wexby?", TARN, "214,300", False),
        ("How many people live in Tarn?", TARN, "214,300", True),
        ("How many ships does Wexby have?", "Tarn has 40, fewer than Wexby.", "40", False),
        ("How many ships does Wexby have?", "Unlike Wexby, Tarn has 40.", "40", True),
        ("How many ships does Wexby have?", "Tarn has more ships than Wexby with 40.", "40", True),
        ("How many ships does Wexby have?", "Tarn has 30, more than Oslo; Wexby has 9.", "30", True),
        ("How many goals did Wexby score?", "It was 3-2 after Wexby equalised.", "3", True),
        ("How high is Great Sarn?", HILL, "31", False),
        ("How high is Great Sarn?", HILL, "2,214 metres", True),
        ("How long was the flood?", "It was two metres above the pier.", "two metres", True),
        ("How high is the town hall?", "Tarn is eleven kilometres from the sea.", "eleven kilometres", False),
        ("How high is the mast?", "It is 90 metres from foot to top.", "90 metres", True),
        ("How high is the nest?", "The nest hangs twelve metres off the ground.", "twelve metres", True),
        ("How tall is the tower?", "It rises 40 metres from the water.", "40 metres", True),
        ("How high is the dam?", "It rises 40 metres from where the river was.", "40 metres", True),
        ("How high is the nest?", "The nest is 20 metres off the forest floor.", "20 metres", True),
        ("How high did she jump?", "She jumped 1.8 metres from a short run-up.", "1.8 metres", True),
        ("How high is the town hall?", "It stands 300 metres from the station.", "300 metres", False),
        ("How far was the stop moved?", "It was moved 200 metres further up the hill.", "200 metres", True),
        ("How many died in Wexby?", "Some 40 died, the most in a day, after Wexby was bombed.", "40", True),
        ("How far is Tarn from the sea?", "Tarn is eleven kilometres from the sea.", "eleven kilometres", True),
    ],
)
def test_a_figure_of_something_else_is_no_answer(question: str, text: str, likely: str, fits: bool) -> None:
    check = of_itself(question, text)
    assert check is not None
    assert check(span_of(likely, text)) is fits


@pytest.mark.parametrize("question", ["How much higher is Little Sarn?", "By how many is Tarn ahead?", "Who won?"])
def test_a_question_that_compares_is_left_as_it_is(question: str) -> None:
    assert of_itself(question, HILL) is None
