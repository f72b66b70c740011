"""Items made in a thread of their own, so far ahead of whoever takes them and no further.

This module knows nothing of what the items are.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from types import TracebackType
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")


class Ahead(Generic[Item]):
    """An iterator over `items`, in their order, while the next of them are made in another thread.

    Use it in a `with` block: at its end the thread has ended, wherever it was. What `items` raises is raised in the
    place of the item that it should have given.

    Args:
        items: run, and closed, in the other thread alone.
        most: weight of all items together that are made and that the taker is not done with, which it is with one
            when it asks for the next. An item that is heavier is made when there is no other.
        weigh: the weight of an item, > 0.
    """

    def __init__(self, items: Generator[Item], most: float, weigh: Callable[[Item], float]) -> None:
        self._items = items
        self._most = most
        self._weigh = weigh
        self._changed = threading.Condition()
        self._made: deque[tuple[Item, float]] = deque()
        #: The weight of what is made and not done with, and that of the item in the taker's hands.
        self._held = 0.0
        self._taken = 0.0
        self._left = False
        self._ended = False
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._make, name="ahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._left = True
            self._changed.notify_all()
        self._thread.join()

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        with self._changed:
            self._held -= self._taken
            self._taken = 0.0
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._made or self._ended)
            if self._made:
                item, self._taken = self._made.popleft()
                return item
            if self._failure is not None:
                raise self._failure
            raise StopIteration

    def _make(self) -> None:
        try:
            for item in self._items:
                weight = self._weigh(item)
                with self._changed:
                    while not (self._left or not self._held or self._held + weight <= self._most):
                        self._changed.wait()
                    if self._left:
                        break
                    self._held += weight
                    self._made.append((item, weight))
                    self._changed.notify_all()
            self._items.close()
        except BaseException as error:  # whatever it is, it is the taker's to deal with
            self._failure = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
