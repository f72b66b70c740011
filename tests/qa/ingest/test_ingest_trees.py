"""Boosted trees are read from JSON, and say what their leaves add up to."""

from __future__ import annotations

import numpy as np
import pytest

from qa.ingest.trees import trees_of

#: Words above 7 are worth 2; of fewer, those of a list -3 and others 1. A second tree gives each row 1.
MODEL = {
    "columns": ["words", "list"],
    "trees": [[[0, 7, 1, 4, 0], [1, 0.5, 2, 3, 1], 1.0, -3.0, 2.0], [1.0]],
}


@pytest.mark.parametrize(
    ("words", "listed", "odds"),
    [(8, 0, 3), (7, 0, 2), (7, 1, -2), (np.nan, 1, 3), (3, np.nan, 2)],
)
def test_a_row_goes_down_every_tree(words: float, listed: float, odds: float) -> None:
    columns = {"list": np.array([listed]), "words": np.array([words]), "other": np.array([0.0])}
    assert trees_of(MODEL).probabilities(columns) == pytest.approx([1 / (1 + np.exp(-odds))])


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="list"):
        trees_of(MODEL).probabilities({"words": np.array([1.0])})


def test_a_branch_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="5 entries"):
        trees_of({"columns": ["words"], "trees": [[[0, 7, 1], 1.0, 2.0]]})
