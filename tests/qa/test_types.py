"""The words of the house are frozen values."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from qa import types
from qa.types import Answer, Article, Entry, Filters, Hit, Passage

VALUES = [one for one in vars(types).values() if dataclasses.is_dataclass(one) and one.__module__ == types.__name__]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_word_of_the_house_is_frozen_and_documented(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert value.__doc__
    assert not value.__doc__.startswith(f"{value.__name__}(")  # not the one dataclasses makes up


def test_equal_passages_are_one_in_a_set() -> None:
    assert len({Passage("a", 0, 5), Passage("a", 0, 5), Passage("a", 0, 6)}) == 2


def test_an_article_is_an_entry_with_its_text() -> None:
    assert isinstance(Article("id", "Title", text="Words."), Entry)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since=date(2014, 3, 1)),
        Filters(until=date(2014, 3, 1)),
        Filters(publishers=("DW",)),
        Filters(as_of=date(2014, 3, 1)),
    ],
)
def test_a_filter_of_any_kind_is_active(filters: Filters) -> None:
    assert filters.active


def test_no_filter_is_not_active() -> None:
    assert not Filters().active


def test_the_nearest_passages_are_one_of_each_article_ranked_anew() -> None:
    hits = [Hit(Passage(one, 0, 5), rank, {}) for rank, one in enumerate("aabacd", start=1)]
    answer = Answer("?", False, "", 0.0, (), (), tuple(hits), 0.1)
    assert [(hit.passage.article_id, hit.rank) for hit in answer.nearest(3)] == [("a", 1), ("b", 2), ("c", 3)]
    assert answer.nearest(9)[-1].passage.article_id == "d"
