"""The indexes of one machine: FAISS and words, in the library's own folder, derived from its store.

They hold exactly the store's passage ids, or are brought there before the next search by adding and removing the
difference, or made anew where they are missing or damaged. Vectors lie in the store, so this needs no model.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout

import embeddings
from embeddings import Ids, Vectors
from qa import derived
from qa.errors import LibraryBusy, LibraryDamaged, LibraryFull
from qa.lexical import LexicalIndex
from qa.store import DIMENSION, ENCODER, PATIENCE, Store

if TYPE_CHECKING:
    from embeddings.dense import DenseIndex


@dataclass
class _Indexes:
    """Both indexes, at the revision of the store that they hold."""

    dense: DenseIndex
    lexical: LexicalIndex
    revision: int


class LocalIndex:
    """The passages of one store, by their vectors and by their words, in the folder of the store.

    It holds what the store holds, and follows it before each search. Safe to share between threads; other processes may
    change the store, and the files.

    Raises (any method): LibraryBusy, LibraryDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._indexes: _Indexes | None = None
        # FAISS may not be searched while it changes, so one lock covers both.
        self._searching = threading.RLock()

    def nearest(self, vector: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages nearest to one query vector, shape (1, dim), as (passage id, cosine), best first.

        Args:
            among: only these ids may be found, ascending; None for all.
        """
        with self._searching:
            return self._current().dense.search(vector, k, among)

    def matching(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages that share most with the query's words, as (passage id, BM25 >= 0), best first."""
        with self._searching:
            return self._current().lexical.search(query, k, among)

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is in the passages, as weights > 0."""
        with self._searching:
            return self._current().lexical.rarity(stems)

    def follow(self) -> None:
        """Bring the indexes to the store's present state now, rather than in the next search."""
        with self._searching:
            self._current()

    def keep(self) -> None:
        """After a change of our own: follow, and write the files that the next process would else have to make."""
        with self._searching:
            self._try_saving(self._current())

    def rebuild(self) -> int:
        """Make both indexes anew from the store; how many passages they hold. Raises LibraryFull too."""
        with self._searching:
            self._indexes = self._synced(self._empty())
            self._save(self._indexes)
            return len(self._indexes.lexical)

    def _current(self) -> _Indexes:
        """The indexes at the store's present state."""
        if self._indexes is None:
            loaded = self._loaded()
            before = loaded.revision if loaded else None
            self._indexes = self._synced(loaded or self._empty())
            if before != self._indexes.revision:
                self._try_saving(self._indexes)
        elif self._indexes.revision != self._store.revision():
            # An empty library learns the length of its vectors with its first article.
            fits = self._indexes.dense.dimension == self._dimension
            self._indexes = self._synced(self._indexes if fits else self._empty())
        return self._indexes

    @property
    def _dimension(self) -> int:
        """The length of this library's vectors; 0 before the first."""
        return int(self._store.meta(DIMENSION) or 0)

    def _empty(self) -> _Indexes:
        return _Indexes(embeddings.make_index(self._dimension), LexicalIndex(), revision=-1)

    def _loaded(self) -> _Indexes | None:
        """The indexes as they were last written; None where missing, damaged or of another make."""
        snapshot = derived.load(self._store.folder)
        if snapshot is None or snapshot.encoder != self._store.meta(ENCODER):
            return None
        try:
            dense = embeddings.open_index(self._dimension, None, snapshot.files["dense"])
            lexical = LexicalIndex.from_bytes(snapshot.files["lexical"])
            return _Indexes(dense, lexical, snapshot.revision)
        except (embeddings.IndexDamaged, LibraryDamaged, KeyError):
            return None

    def _synced(self, indexes: _Indexes) -> _Indexes:
        """Bring each index to the store's set of passages: remove what is gone, add what is new."""
        revision = self._store.revision()
        wanted = self._store.passage_ids()
        for index in (indexes.dense, indexes.lexical):
            gone = np.setdiff1d(index.ids(), wanted)
            if len(gone):
                index.remove(gone)
        for ids, vectors in self._store.vectors(_missing(wanted, indexes.dense.ids()), indexes.dense.dimension):
            indexes.dense.add(ids, vectors)
        indexes.lexical.add(self._store.passage_texts(_missing(wanted, indexes.lexical.ids())))
        indexes.revision = revision
        return indexes

    def _save(self, indexes: _Indexes) -> None:
        files = {"dense": indexes.dense.recent_bytes(), "lexical": indexes.lexical.to_bytes()}
        encoder = self._store.meta(ENCODER) or ""
        folder = self._store.folder
        try:
            with FileLock(folder / "indexes.lock", timeout=PATIENCE):
                derived.save(folder, derived.Snapshot(encoder, indexes.revision, files))
        except Timeout as error:
            raise LibraryBusy(
                f"Another process is writing the search indexes in {folder}.", "Try again when it has finished."
            ) from error

    def _try_saving(self, indexes: _Indexes) -> None:
        """Save them if we can. Without their files the next start makes them again; nothing is lost."""
        if not self._store.read_only and self._store.meta(ENCODER):
            with contextlib.suppress(LibraryFull, LibraryBusy, OSError):
                self._save(indexes)


def _missing(wanted: Ids, held: Ids) -> list[int]:
    return [int(i) for i in np.setdiff1d(wanted, held)]
