"""The words of the house are frozen values."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

import pytest

from qa import types
from qa.types import (
    Answer,
    Article,
    Citation,
    Claim,
    Copy,
    Entry,
    Filters,
    Hit,
    Mention,
    Passage,
    Speech,
    Told,
)

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


def _answer(claims: Sequence[Claim], *citations: Citation) -> Answer:
    return Answer("?", True, "", 0.9, tuple(claims), citations, (), 0.1)


def test_what_a_turn_told_stands_in_every_article_cited_for_it_as_surely_as_it_was() -> None:
    copy = Copy("c", 30, 47, "… Hale saw 47 men")
    cited = Citation(1, "a", 10, 25, "Hale saw 47 men", also_in=(copy,)), Citation(2, "b", 0, 13, "47 men, no 3.")
    claims = [
        Claim("Hale saw 47 men", "verbatim", (1, 2), short=(9, 11), confidence=0.9),
        Claim("47 men, no 3.", "verbatim", (2,), emphasis=((11, 12),), confidence=0.4),
    ]
    assert _answer(claims, *cited).turn().told == (
        Told("a", 19, 21, 0.9),
        Told("c", 41, 43, 0.9),
        Told("b", 0, 2, 0.9),
        Told("b", 11, 12, 0.4),
    )


def test_a_speech_the_day_of_what_happened_and_whole_sentences_are_nothing_that_a_turn_told() -> None:
    cited = Citation(1, "a", 0, 23, "It was shut on Tuesday.")
    day = Mention(15, 22, date(2014, 3, 4), date(2014, 3, 4), 0.9, relative=True)
    said = Speech("a", 0, 23, "Hale", "said", None, direct=True)
    text, numbers = cited.quote, (1,)
    claims = [
        Claim(text, "verbatim", numbers),
        Claim(text, "verbatim", numbers, emphasis=((15, 22),), dates=(day,)),
        Claim(text, "verbatim", numbers, emphasis=((0, 23),), speech=said),
    ]
    assert _answer(claims, cited).turn().told == ()
