"""Who is "he" and who is "she", by the first name, and which country a word is of."""

from __future__ import annotations

import pytest

from qa.first_names import gender, may_be_one
from qa.nations import nations, without_nations


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Vitaly", "he"),
        ("Anna", "she"),
        ("Mateusz", "he"),
        ("ZOË", "she"),
        ("François", "he"),
        ("Łukasz", "he"),
        ("Cecily", "she"),
        ("Róisín", "she"),
        ("Eoin", "he"),
    ],
)
def test_a_first_name_says_he_or_she_accents_or_not(name: str, said: str) -> None:
    assert gender(name) == said


@pytest.mark.parametrize("name", ["Kim", "Dominique", "Marian", "Andrea", "Chelsea", "Harbour", ""])
def test_a_name_that_fits_both_or_is_none_says_neither(name: str) -> None:
    assert gender(name) is None


@pytest.mark.parametrize(("short", "name"), [("Dave", "David"), ("Liz", "Elizabeth"), ("Bobby", "Robert")])
def test_a_short_form_and_its_name_may_be_of_one(short: str, name: str) -> None:
    assert may_be_one(short, name)
    assert may_be_one(name, short)


@pytest.mark.parametrize(("one", "other"), [("Anna", "Ida"), ("Anna", "Andrew"), ("Bob", "William"), ("Al", "Paul")])
def test_names_that_share_no_beginning_or_are_of_a_man_and_a_woman_are_of_two(one: str, other: str) -> None:
    assert not may_be_one(one, other)


def test_a_country_is_one_by_its_name_and_by_its_adjective() -> None:
    assert nations("Russia's president and the US envoy") == nations("the Russian president and an American")
    assert nations("let us eat turkey in china") == frozenset()
    assert without_nations("the South Korean envoy of France") == "the envoy of"
