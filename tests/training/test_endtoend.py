"""What counts as right where the curve of what is shown is fitted."""

from __future__ import annotations

import pytest

from training.endtoend import Judged, is_right, measure


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
