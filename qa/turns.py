"""Taking turns: the first of each, before anybody's second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")


def in_turns(things: Iterable[T], whose: Callable[[T], Hashable]) -> list[T]:
    """The things in their order, but the first of each owner before the second of any, and so on."""
    before: Counter[Hashable] = Counter()
    turns: list[tuple[int, T]] = []
    for thing in things:
        turns.append((before[whose(thing)], thing))
        before[whose(thing)] += 1
    return [thing for _, thing in sorted(turns, key=lambda turn: turn[0])]
