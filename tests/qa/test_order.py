"""Who came second is not said by a sentence that gives somebody another place."""

from __future__ import annotations

import pytest

from qa.reader.rules.order import of_its_place


@pytest.mark.parametrize(
    ("question", "text", "who", "fits"),
    [
        ("Who came second?", "Berg came third.", "Berg", False),
        ("Who came second?", "Berg came last in Tarn.", "Berg", False),
        ("Who finished second in the race?", "Munk won the race in 31 minutes.", "Munk", False),
        ("Who came second?", "Fisk came second and Berg came last.", "Berg", False),
        ("Who came second?", "Fisk came second and Berg came last.", "Fisk", True),
        ("Who came second?", "Winner Munk beat Berg by two seconds.", "Berg", True),
        ("Who came second?", "Winner Munk beat Berg by two seconds.", "Munk", False),
        ("Who came second?", "Munk won the race ahead of Berg.", "Berg", True),
        ("Who came third?", "Munk won the race ahead of Berg.", "Berg", False),
        ("Which town came second?", "Tarn came third.", "Tarn", False),
        ("Who came last?", "Fisk came second and Berg came last.", "Berg", True),
        ("Who took second place?", "Munk, second after a fall, smiled.", "Munk", True),
        ("Who was first?", "Munk won the race in 31 minutes.", "Munk", True),
        ("Who came second?", "Behind her was Berg.", "Berg", True),
        ("Who came second?", "Berg came in two minutes behind. Munk was last.", "Berg", True),
        ("Who came last?", "Berg came last week, and it was the first time.", "Berg", True),
        ("Which ferry had the most faults?", "Orley had the second most, while Tarn came third.", "Orley", False),
        ("Which ferry had the most faults?", "Orley had the second most, while Tarn came third.", "Tarn", False),
        ("Which town has the most boats?", "The second largest town, Orley, has the most boats.", "Orley", True),
        ("Which town has the most boats?", "The second largest town Orley has the most boats.", "Orley", True),
        ("Who scored the most goals?", "Lund, who came third, scored the most.", "Lund", True),
    ],
)
def test_another_place_in_the_order_is_no_answer(question: str, text: str, who: str, fits: bool) -> None:
    check = of_its_place(question, text)
    assert check is not None
    at = text.index(who)
    assert check((at, at + len(who))) is fits


@pytest.mark.parametrize("question", ["Who came last week?", "Who was second mayor?", "Who was the first woman there?"])
def test_a_question_of_no_order_is_left_as_it_is(question: str) -> None:
    assert of_its_place(question, "Berg came third.") is None
