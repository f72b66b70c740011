"""Taking turns."""

from __future__ import annotations

from qa.turns import in_turns


def test_the_first_of_each_comes_before_anybodys_second() -> None:
    assert in_turns(["a1", "a2", "a3", "b1", "c1", "b2"], lambda name: name[0]) == ["a1", "b1", "c1", "a2", "b2", "a3"]
