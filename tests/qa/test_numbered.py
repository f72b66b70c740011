"""Which quarter, half or week a figure is told of."""

from __future__ import annotations

import pytest

from qa.reader.rules.numbered import of_its_number
from tests.helpers import span_of

LOSS = (
    "Kestrel lost 900 readers in the second quarter, it said. It had gained 400 in the first quarter. "
    "Its profit rose to £3m."
)
PROFIT = "Kestrel's profit in the third quarter was £5m, up from £4m in the second. Sales came to £9m."
SECOND = "In the first quarter Kestrel lost 3 million. In the second it lost 5 million."
PLAY = "The play sold 310 seats in its second week and 520 in its opening week."


@pytest.mark.parametrize(
    ("question", "text", "figure", "fits"),
    [
        ("How many readers did Kestrel lose in the first quarter?", LOSS, "900", False),
        ("How many readers did Kestrel lose in the second quarter?", LOSS, "900", True),
        ("How many readers did Kestrel lose in the third quarter?", LOSS, "400", False),
        ("What was the profit in the first quarter?", LOSS, "£3m", True),
        ("What was the profit in the second quarter?", LOSS, "£3m", False),
        ("What was the profit in the third quarter?", PROFIT, "£5m", True),
        ("What was the profit in the third quarter?", PROFIT, "£4m", False),
        ("What was the Q3 profit?", PROFIT, "£5m", True),
        ("What were the sales in the third quarter?", PROFIT, "£9m", True),
        ("What was the first-quarter profit?", PROFIT, "£5m", False),
        ("How many seats did it sell in its first week?", PLAY, "310", False),
        ("How many seats did it sell in its first week?", PLAY, "520", True),
        ("How many seats did it sell in its second week?", PLAY, "310", True),
        ("How much was lost in the third quarter?", "It lost £3m in the second quarter, and not £5m.", "£5m", False),
        ("How many came in the first week?", "In the second week the hall was shut. It held 400.", "400", False),
        ("How many came in the first week?", "It held 400. In the second week it was shut.", "400", True),
        ("How many came in the second week?", "Fewer came than the 400 of the second week.", "400", True),
        # What it was measured by is not what the next sentence goes on with.
        (
            "What was the profit in the second quarter?",
            "Tarn told of its second quarter. Sales were £90m, up from £80m in the first quarter. Profit was £5m.",
            "£5m",
            True,
        ),
        ("What was the score in the second set?", "Berg won the first set 6-3 and the second 6-4.", "6-4", True),
        ("How many saw the second episode?", "Nine saw the first episode and seven the second.", "seven", True),
        ("How many saw the second episode?", "Nine saw the first episode and seven the second.", "Nine", False),
        ("How many goals fell in the second half?", "One fell in the first half. 4 fell after the break.", "4", True),
        ("What was lost in the second quarter?", SECOND, "5 million", True),
        ("What was lost in the third quarter?", SECOND, "5 million", False),
        ("What was lost in the first quarter?", SECOND, "3 million", True),
        ("What was lost in the second quarter?", SECOND, "3 million", False),
        (
            "What was lost in the second half?",
            "In the second half, and not the first half, they lost 3 men.",
            "3",
            True,
        ),
    ],
)
def test_a_figure_of_another_quarter_or_week_is_no_answer(question: str, text: str, figure: str, fits: bool) -> None:
    check = of_its_number(question, text)
    assert check is not None
    assert check(span_of(figure, text)) is fits


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many readers did Kestrel lose?", LOSS),
        ("How did the loss change between the first quarter and the second quarter?", LOSS),
        ("How many came in the second week?", "For the third week running 400 came."),
        ("What was lost in the second half?", LOSS),
    ],
)
def test_where_no_one_of_several_is_asked_for_or_told_of_every_figure_may_answer(question: str, text: str) -> None:
    assert of_its_number(question, text) is None


def test_what_is_told_beside_figures_may_answer_of_any_quarter() -> None:
    check = of_its_number("Who ran Kestrel in the first quarter?", "In the second quarter Ida Munk ran Kestrel.")
    assert check is not None
    assert check(span_of("Ida Munk", "In the second quarter Ida Munk ran Kestrel."))
