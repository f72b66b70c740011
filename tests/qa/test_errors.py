"""Errors: the tree in the docstring is the tree in the code, and each is one line fit for a person."""

from __future__ import annotations

import re

import pytest

from qa import errors
from qa.errors import LibraryBusy, PullquoteError

EVERY = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]


def drawn_tree() -> dict[str, str]:
    """Each error's parent, as the module's docstring draws it: four columns a level."""
    parents: dict[str, str] = {}
    line_of_descent: list[str] = []
    for line in (errors.__doc__ or "").split("\n"):
        match = re.match(r"    ([│├└─ ]*)([A-Z]\w+)  ", line)
        if match:
            depth = len(match[1]) // 4
            line_of_descent[depth:] = [match[2]]
            parents[match[2]] = line_of_descent[depth - 1] if depth else "Exception"
    return parents


def test_the_tree_drawn_is_the_tree_there_is() -> None:
    assert drawn_tree() == {one.__name__: one.__base__.__name__ for one in EVERY}  # type: ignore[union-attr]


@pytest.mark.parametrize("error", EVERY, ids=lambda one: one.__name__)
def test_every_error_says_when_it_is_raised(error: type[Exception]) -> None:
    assert error.__doc__


def test_an_error_reads_as_what_happened_and_what_to_do() -> None:
    error = LibraryBusy("It is busy.", "Try again.")
    assert (str(error), error.what, error.hint) == ("It is busy. Try again.", "It is busy.", "Try again.")


def test_an_error_without_a_hint_has_no_space_at_its_end() -> None:
    assert str(PullquoteError("It broke.")) == "It broke."
