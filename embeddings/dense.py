"""Exact nearest neighbours by inner product, in FAISS. The one file that knows FAISS.

An index holds vectors under ids the caller chose and never uses twice. It knows nothing of what they stand
for, nor of files: it turns into bytes and back, and whoever keeps the bytes answers for their integrity.
"""

from __future__ import annotations

from typing import Any

import faiss
import numpy as np

from embeddings.errors import IndexDamaged
from embeddings.types import Ids, Vectors


class DenseIndex:
    """Vectors of one dimension under int64 ids; search returns inner products, best first."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def ids(self) -> Ids:
        """All ids in the index, shape (len,), in no particular order."""
        return np.array(faiss.vector_to_array(self._index.id_map), dtype=np.int64)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors, shape (n, dimension), under ids, shape (n,), that are not in the index yet."""
        self._index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(ids))

    def remove(self, ids: Ids) -> None:
        """Remove these ids; those not in the index are passed over."""
        self._index.remove_ids(np.ascontiguousarray(ids))

    def search(self, query: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The `k` nearest of one query, shape (1, dimension), as (id, inner product), best first.

        Args:
            among: only these ids may be found; None for all.
        """
        if not len(self) or k < 1 or (among is not None and not len(among)):
            return []
        parameters = None
        if among is not None:
            selector = faiss.IDSelectorBatch(np.ascontiguousarray(among))  # FAISS borrows it: keep it named
            parameters = faiss.SearchParameters()
            parameters.sel = selector
        scores, found = self._index.search(query, min(k, len(self)), params=parameters)
        # FAISS pads with id -1 where fewer than k are left.
        return [(int(i), float(s)) for i, s in zip(found[0], scores[0], strict=True) if i >= 0]

    def to_bytes(self) -> bytes:
        """The whole index as bytes that `from_bytes` reads."""
        return bytes(faiss.serialize_index(self._index).tobytes())

    @classmethod
    def from_bytes(cls, data: bytes, dimension: int) -> DenseIndex:
        """The index that `to_bytes` wrote.

        Raises:
            IndexDamaged: the bytes hold no such index. FAISS notices few kinds of damage: check a hash first.
        """
        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except RuntimeError as error:
            raise IndexDamaged(f"The vector index cannot be read: {error}") from error
        if not isinstance(index, faiss.IndexIDMap2) or index.d != dimension:
            raise IndexDamaged(f"The vector index is not one of dimension {dimension}.")
        made = cls(dimension)
        made._index = index
        return made
