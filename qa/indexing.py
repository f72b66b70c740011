"""What a library asks of an index of its passages, wherever that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from embeddings.types import Ids, Vectors


class Index(Protocol):
    """The passages of one store, by their vectors and by their words.

    It holds what the store holds, and follows it before each search. Safe to share between threads; other processes may
    change the store, and what the index keeps. It is derived: what is lost of it is made again from the store.

    Raises (any method): LibraryBusy, LibraryDamaged, and IndexUnreachable where it is kept on another machine.
    """

    def nearest(self, vector: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages nearest to one query vector, shape (1, dim), as (passage id, cosine), best first.

        Args:
            among: only these ids may be found, ascending; None for all.
        """
        ...

    def matching(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages that share most with the query's words, as (passage id, BM25 >= 0), best first."""
        ...

    def articles(self, query: str, k: int) -> list[tuple[int, float]]:
        """The articles that as a whole share most with the query's words, best first.

        Each as (the id of one of its passages, a score > 0).
        """
        ...

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is in the passages, as weights > 0."""
        ...

    def follow(self) -> None:
        """Bring the index to the store's present state now, rather than in the next search."""
        ...

    def keep(self) -> None:
        """After a change of our own: follow, and keep what the next process would else have to make."""
        ...

    def rebuild(self) -> int:
        """Make the index anew from the store; how many passages it holds. Raises LibraryFull too."""
        ...

    def settle(self) -> None:
        """Wait for what is still being made in the background, and say so in the log."""
        ...

    def close(self) -> None:
        """Let go of files and connections; what is being made in the background is left off."""
        ...
