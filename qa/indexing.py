"""What a library asks of whatever its passages are searched in, on this machine or another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from embeddings import Ids, Vectors


class PassageIndex(Protocol):
    """The passages of one store, by their vectors and by their words.

    It is derived: it holds what the store holds, follows it before each search, and can be made from it again at any
    time without a model. Safe to share between threads; other processes may change the store, and the index.

    Raises (any method): LibraryBusy, LibraryDamaged, and IndexUnreachable where it lies on another machine.
    """

    def nearest(self, vector: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages nearest to one query vector, shape (1, dim), as (passage id, cosine), best first.

        Args:
            among: only these ids may be found, ascending; None for all.
        """

    def matching(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages that share most with the query's words, as (passage id, BM25 >= 0), best first."""

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is in the passages, as weights > 0."""

    def follow(self) -> None:
        """Bring the index to the store's present state now, rather than in the next search."""

    def keep(self) -> None:
        """After a change of our own: follow, and write down what the next process would else have to make again."""

    def rebuild(self) -> int:
        """Make the index anew from the store; how many passages it holds. Raises LibraryFull too."""

    def close(self) -> None:
        """Let go of files and connections."""
