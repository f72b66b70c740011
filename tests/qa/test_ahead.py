"""What is made in one thread ahead of another: in order, so much and no more, and it ends with whoever takes it."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator

import pytest

from qa.ahead import Ahead


class Made:
    """Numbers that are counted as they are made; knows the thread it ran in and whether it was closed."""

    def __init__(self, count: int, fails_at: int | None = None) -> None:
        self.count = count
        self.fails_at = fails_at
        self.made: list[int] = []
        self.threads: set[int] = set()
        self.closed = False

    def numbers(self) -> Generator[int]:
        try:
            for number in range(self.count):
                self.threads.add(threading.get_ident())
                if number == self.fails_at:
                    raise OSError(5, "Input/output error")
                self.made.append(number)
                yield number
        finally:
            self.closed = True


def settled(made: Made) -> int:
    """How many were made when no more are."""
    before = -1
    while before != len(made.made):
        before = len(made.made)
        time.sleep(0.05)
    return before


def one(_: int) -> float:
    return 1


def names() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def test_items_come_in_their_order_from_another_thread() -> None:
    made = Made(200)
    with Ahead(made.numbers(), 5, one) as items:
        assert list(items) == list(range(200))
    assert made.threads.isdisjoint({threading.get_ident()})
    assert made.closed


def test_no_more_is_made_than_may_be_held() -> None:
    made = Made(100)
    with Ahead(made.numbers(), 5, one) as items:
        # One more is made than fits, and waits to be handed over.
        assert settled(made) == 6
        for taken in range(3):
            assert next(items) == taken
        # The third is in our hands, and still held.
        assert settled(made) == 8


def test_an_item_heavier_than_all_that_may_be_held_is_made_when_there_is_no_other() -> None:
    made = Made(4)
    with Ahead(made.numbers(), 5, lambda number: 100 if number == 1 else 1) as items:
        assert next(items) == 0
        assert settled(made) == 2
        assert list(items) == [1, 2, 3]


def test_what_goes_wrong_is_raised_behind_the_items_before_it() -> None:
    made = Made(10, fails_at=3)
    taken: list[int] = []
    with Ahead(made.numbers(), 5, one) as items, pytest.raises(OSError, match="Input/output"):
        taken.extend(items)
    assert taken == [0, 1, 2]


@pytest.mark.parametrize("most", [1, 5, 1000])
def test_leaving_early_ends_the_thread_and_closes_what_it_ran(most: int) -> None:
    made = Made(100_000)
    with Ahead(made.numbers(), most, one) as items:
        assert next(items) == 0
    assert made.closed
    assert "ahead" not in names()
    assert len(made.made) <= most + 100


def test_an_error_of_the_taker_ends_the_thread_too() -> None:
    made = Made(100_000)

    def stopped() -> None:
        with Ahead(made.numbers(), 5, one) as items:
            next(items)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert made.closed
    assert "ahead" not in names()
