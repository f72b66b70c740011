"""What counts as right where the curve of what is shown is fitted."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qa.reader.before import SHOWN_BEFORE
from qa.reader.span import SPOKEN_FIGURES, Curve
from training.endtoend import Asking, Judged, following, is_right, judge, measure


@pytest.mark.parametrize(
    ("said", "wanted", "own", "right"),
    [
        ("the Harbour Board", ["Harbour Board"], False, True),
        ("the Harbour Board", ["The Gazette"], True, False),
        ("412", ["412"], True, True),
        ("412", ["412"], False, False),
        ("412", [], True, False),
    ],
)
def test_words_too_short_to_tell_are_right_in_their_own_article_alone(
    said: str, wanted: list[str], own: bool, right: bool
) -> None:
    assert is_right(said, wanted, own=own) is right


def test_what_tells_the_answer_from_elsewhere_is_no_false_answer() -> None:
    judged = [
        Judged("whole", 0.9, right=True),
        Judged("without its paragraph", 0.9, right=True),
        Judged("without its article", 0.9, right=False),
        Judged("exchanged", 0.1, right=False),
        Judged("untold", 0.1, right=False),
    ]
    at = {line["threshold"]: line for line in measure(judged)["curve"]}[0.5]
    assert (at["answered"], at["false, paragraph out"], at["false, article out"]) == (1.0, 0.0, 1.0)


def asking(*rows: tuple[str, int, float]) -> Asking:
    """Of each passage: its article, where its span begins, and its margin."""
    figures = np.zeros((len(rows), len(SPOKEN_FIGURES)))
    figures[:, SPOKEN_FIGURES.index("margin")] = [margin for _, _, margin in rows]
    spans = tuple((article, start, start + 5) for article, start, _ in rows)
    return Asking(rows[0][0], "whole", figures, np.zeros(len(rows), dtype=bool), spans)


def test_a_turn_is_asked_after_what_would_have_been_shown_to_the_ones_before_it() -> None:
    curve = Curve({"margin": 1.0}, 0.0)
    talk = [[asking(("a", 100, 3.0), ("b", 0, -3.0))], [asking(("a", 200, -9.0))], [asking(("a", 100, 1.0))]]
    second, third = following(talk, curve, curve)
    told, near, after, last = (SPOKEN_FIGURES.index(name) for name in SHOWN_BEFORE)
    sure = 1 / (1 + math.exp(-3))
    assert second.figures[0, [told, after, last]].tolist() == pytest.approx([0.0, sure, sure])
    assert 0 < second.figures[0, near] < sure
    # Nothing was shown to the second: what the first showed is known again, and near to nothing.
    assert third.figures[0, [told, near, after, last]].tolist() == pytest.approx([sure, 0.0, 0.0, 0.0])
    assert not any(one.figures[:, told:].any() for one in following(talk, curve, None))


def test_what_the_rules_leave_no_span_of_shows_nothing_and_is_followed_by_the_next_turn() -> None:
    curve = Curve({"margin": 1.0}, 0.0)
    nothing = Asking("a", "whole", np.zeros((0, len(SPOKEN_FIGURES))), np.zeros(0, dtype=bool), ())
    assert judge(curve, [nothing]) == [Judged("whole", 0.0, right=False)]
    second, third = following([[asking(("a", 100, 3.0))], [nothing], [asking(("a", 100, 1.0))]], curve, curve)
    assert second.figures.shape == (0, len(SPOKEN_FIGURES))
    assert third.figures[0, SPOKEN_FIGURES.index(SHOWN_BEFORE[0])] == pytest.approx(1 / (1 + math.exp(-3)))
