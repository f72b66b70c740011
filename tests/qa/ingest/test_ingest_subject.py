"""What the lines of a saved page are about: cosines to what a first guess takes for the article."""

from __future__ import annotations

import numpy as np
import pytest

from qa.ingest.capture import rising
from qa.ingest.linewise import Line, columns_of_lines
from qa.ingest.subject import columns_of_subject, subject_of, vectors_of_lines, vectors_of_middle
from tests.qa.ingest.making import STORY

TEASER = "Bread is dearer than last year, and the council says that the mill is to blame."
LINES = [Line("Harbour"), *map(Line, STORY), Line(TEASER)]
GUESS = np.array([0.1, *[0.9] * len(STORY), 0.4])


def test_only_lines_of_some_words_have_a_vector() -> None:
    lengths = np.linalg.norm(vectors_of_lines(LINES), axis=1)
    assert lengths == pytest.approx([0, *[1] * (len(LINES) - 1)], abs=1e-5)


def test_a_teaser_of_another_story_is_farther_from_the_article_than_its_own_lines() -> None:
    found = columns_of_subject(columns_of_lines(LINES), GUESS, vectors_of_lines(LINES))
    assert found["to article"][-1] < np.mean(found["to article"][1:-1])


def test_a_short_line_has_no_subject_of_its_own_but_knows_that_of_those_around() -> None:
    found = columns_of_subject(columns_of_lines(LINES), GUESS, vectors_of_lines(LINES))
    assert np.isnan(found["to article"][0])
    assert np.isfinite(found["subject in 3 below"][0])


@pytest.mark.parametrize("lines", [[Line("Harbour")], [Line(STORY[0])], [Line("Harbour"), Line("Home")]])
def test_a_page_of_hardly_any_lines_has_all_columns(lines: list[Line]) -> None:
    found = columns_of_subject(columns_of_lines(lines), np.full(len(lines), 0.5), vectors_of_lines(lines))
    assert {len(column) for column in found.values()} == {len(lines)}


def test_of_a_page_without_end_only_the_likeliest_lines_are_read() -> None:
    lines = [Line(f"Ship number {at} waits off the long pier") for at in range(3_000)]
    guess = np.where(np.arange(3_000) < 400, 0.9, 0.1)
    columns = columns_of_lines(lines)
    vectors = vectors_of_middle(lines, columns, guess)
    found = subject_of(columns, guess, vectors)["to article"]
    assert len(found) == 3_000
    assert np.isfinite(found).sum() == 300


def test_what_falls_is_pooled_by_weight() -> None:
    found = rising(np.array([0.1, 0.6, 0.3, 0.9]), np.array([1.0, 1.0, 2.0, 1.0]))
    assert found == pytest.approx([0.1, 0.4, 0.4, 0.9])
