"""Numbers in words."""

from __future__ import annotations

import re

import pytest

from qa.numerals import WRITTEN, value


@pytest.mark.parametrize(
    ("words", "number"), [("zero", 0), ("twelve", 12), ("twenty", 20), ("twenty-five", 25), ("ninety one", 91)]
)
def test_a_number_in_words_has_its_value(words: str, number: int) -> None:
    assert value(words) == number


@pytest.mark.parametrize("words", ["", "a", "12", "five twenty", "twenty-ten", "twenty-zero", "eleventy", "one-two"])
def test_other_words_write_no_number(words: str) -> None:
    assert value(words) is None


def test_the_pattern_takes_the_whole_number() -> None:
    found = re.findall(rf"\b{WRITTEN}\b", "twenty-five of sixteen, ninety nine, zero and six")
    assert found == ["twenty-five", "sixteen", "ninety nine", "six"]
