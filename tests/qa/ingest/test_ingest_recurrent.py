"""The network that reads a page's lines in their order."""

from __future__ import annotations

import numpy as np
import pytest

from qa.ingest.capture import shipped
from qa.ingest.linewise import Floats, Line, columns_of_lines
from qa.ingest.subject import vectors_of_lines
from tests.qa.ingest.making import STORY

NETWORK = shipped().recurrent


def read(lines: list[Line]) -> Floats:
    return NETWORK.probabilities(columns_of_lines(lines), vectors_of_lines(lines))


@pytest.mark.parametrize("count", [1, 2, 3_000])
def test_each_line_of_any_page_has_a_probability(count: int) -> None:
    lines = [Line(f"{STORY[0]} {at}") for at in range(count)]
    columns = columns_of_lines(lines)
    found = NETWORK.probabilities(columns, np.zeros((count, 384)))
    assert found.shape == (count,)
    assert ((found >= 0) & (found <= 1)).all()


def test_a_paragraph_of_the_story_is_likelier_than_a_label_of_the_menu() -> None:
    lines = [Line(name) for name in ("Home", "Harbour", "Weather", "Jobs", "Shop")] + [Line(text) for text in STORY]
    found = read(lines)
    assert found[5:].min() > found[:5].max()


def test_what_a_line_is_depends_on_those_that_lead_up_to_it() -> None:
    teasers = [line for at in range(6) for line in (Line(f"Bread is dearer {at}"), Line("Tuesday"))]
    story = [Line(text) for text in STORY]
    alone, below = read([*story, Line(STORY[0][::-1])])[-1], read([*story, *teasers, Line(STORY[0][::-1])])[-1]
    assert below < alone


def test_a_column_that_is_missing_is_told() -> None:
    columns = columns_of_lines([Line("Harbour")])
    del columns["words"]
    with pytest.raises(KeyError):
        NETWORK.probabilities(columns, np.zeros((1, 384)))
