"""Which span is pointed at, of those that say nearly the same."""

from __future__ import annotations

import pytest

from qa.reader.choice import choose, plain_words


def test_spans_that_say_the_same_are_counted_together() -> None:
    texts = ["a committee of the Senate", "the Senate", "Senate", "Senate,"]
    best, alike = choose(texts, [2.0, 1.4, 1.3, 1.2])
    assert plain_words(texts[best]) == ("senate",)
    assert alike == (1, 2, 3)


def test_of_those_that_say_the_same_the_first_is_shown() -> None:
    assert choose(["the Senate", "Senate"], [2.0, 1.0]) == (0, (0, 1))


def test_a_span_far_likelier_than_all_others_is_chosen() -> None:
    texts = ["Kyiv", "the Senate", "Senate", "Senate,"]
    assert choose(texts, [12.0, 1.4, 1.3, 1.2]) == (0, (0,))


def test_what_shares_words_with_the_others_wins_over_what_shares_none() -> None:
    texts = ["14 March 2014", "Friday", "on 14 March 2014 in London", "14 March"]
    assert texts[choose(texts, [1.0, 1.0, 1.0, 1.0])[0]] == "14 March 2014"


def test_of_equals_the_shorter_one() -> None:
    texts = ["seized by masked and unmarked men that morning", "masked men"]
    assert texts[choose(texts, [1.0, 1.0])[0]] == "masked men"


@pytest.mark.parametrize("texts", [["—"], ["—", "…"], ["the"], ["北京", "東京"]])
def test_spans_without_words_are_no_obstacle(texts: list[str]) -> None:
    best, alike = choose(texts, [1.0] * len(texts))
    assert best in alike


def test_words_are_compared_without_case_marks_and_articles() -> None:
    assert plain_words("The “Winfield House”,") == plain_words("winfield house") == ("winfield", "house")
    assert plain_words("Straße") == plain_words("STRASSE")
