"""Nearest neighbours by inner product, in FAISS: exact while few, by lists when many. The one file that knows FAISS.

An index holds vectors under ids the caller chose and never uses twice. It has two parts:

- the recent part, in memory: compared one by one, so exact; what is added goes here;
- the trained part, in a file that is opened memory-mapped and never written again: vectors of 8 bits a number (SQ8), in
  lists around centroids (IVF), of which a search reads the nearest. What is removed from it is remembered and passed
  over. Being coarse, it only proposes: a caller who can give the stored vectors has its proposals ranked by them.

The recent part and the removed ids turn into bytes and back. Whoever keeps the file and the bytes answers for their
integrity, and for training anew when the index wants it.
"""

from __future__ import annotations

import errno
import io
import math
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import faiss
import numpy as np
import psutil
from numpy.typing import NDArray

from embeddings.errors import IndexDamaged, NoRoom
from embeddings.types import Ids, Vectors

#: Vectors up to which all are compared one by one: about 4 ms and 77 MB where they have 384 numbers.
EXACT: Final = 50_000
#: The trained part is made anew when the recent one outgrows this share of it, within these bounds.
OUTGROWN: Final = 0.25
OUTGROWN_FROM: Final = 20_000
OUTGROWN_AT: Final = 100_000
#: … or when this share of it was removed.
REMOVED: Final = 0.25
#: Times `k` that the trained part proposes, to be ranked by the stored vectors.
PROPOSED: Final = 4
#: Vectors that a centroid is trained on, and rounds of training.
_PER_LIST: Final = 40
_ROUNDS: Final = 10
_SEED: Final = 20260101
_FORMAT: Final = 1


class DenseIndex:
    """Vectors of one dimension under int64 ids >= 0; search returns inner products, best first.

    For each trained id up to the largest a byte is held, so ids should be counted up, as a database does it. Not to be
    searched while it changes; searches may run side by side, and let go of Python's lock.
    """

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._recent: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._trained: Any = None
        #: For each number up to the largest trained id, whether it is in the trained part and not removed.
        self._live: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._count = 0

    def __len__(self) -> int:
        return int(self._recent.ntotal) + self._count

    def ids(self) -> Ids:
        """All ids in the index, shape (len,), in no particular order."""
        return np.concatenate([self._recent_ids(), np.flatnonzero(self._live)])

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors, shape (n, dimension), under ids, shape (n,), that were never in the index."""
        self._recent.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(ids))

    def remove(self, ids: Ids) -> None:
        """Remove these ids; those not in the index are passed over."""
        self._recent.remove_ids(np.ascontiguousarray(ids))
        self._live[self._trained_of(ids)] = False
        self._count = int(np.count_nonzero(self._live))

    def wants_training(self, more: int = 0) -> bool:
        """Whether `train` should make a trained part of all vectors anew: there are many, and too few are in one.

        Args:
            more: so many vectors are still to be added.
        """
        held = int(self._trained.ntotal) if self._trained else 0
        outgrown = min(max(OUTGROWN * self._count, OUTGROWN_FROM), OUTGROWN_AT)
        drifted = self._recent.ntotal + more > outgrown or held - self._count > REMOVED * held
        return len(self) + more > EXACT and drifted

    def search(
        self,
        query: Vectors,
        k: int,
        among: Ids | None = None,
        exact: Callable[[Ids], Vectors] | None = None,
    ) -> list[tuple[int, float]]:
        """The `k` nearest of one query, shape (1, dimension), as (id, inner product), best first.

        Args:
            among: only these ids may be found, ascending; None for all.
            exact: gives the stored vectors of ids, a row each, and a row of NaN for one that is gone, which is not
                found then. Without it what the trained part finds is told by its 8 bits: about 1 % fewer of the
                nearest, inner products off by some thousandths.
        """
        if k < 1 or (among is not None and not len(among)):
            return []
        query = np.ascontiguousarray(query)
        found = self._search_recent(query, k, among) + self._search_trained(query, k, among, exact)
        return sorted(found, key=lambda one: (-one[1], one[0]))[:k]

    def recent_bytes(self) -> bytes:
        """The recent part and the removed ids: what `open` needs beside the trained file."""
        flat: Any = faiss.downcast_index(self._recent.index)
        held = faiss.vector_to_array(flat.codes).view(np.float32).reshape(int(flat.ntotal), self.dimension)
        trained = _ids_of(self._trained) if self._trained else np.zeros(0, dtype=np.int64)
        written = io.BytesIO()
        np.savez(
            written,
            format=np.array([_FORMAT, self.dimension]),
            ids=self._recent_ids(),
            vectors=held,
            removed=trained[~self._live[trained]],
        )
        return written.getvalue()

    @classmethod
    def open(cls, dimension: int, trained: Path | None, recent: bytes | None) -> DenseIndex:
        """The index whose trained part `train` wrote to a file, and the rest `recent_bytes` to bytes.

        Args:
            trained: stays open, memory-mapped, for as long as the index lives; None where nothing is trained yet.
            recent: None where nothing was added or removed since.

        Raises:
            IndexDamaged: file or bytes hold no such index, are of another dimension or of another version, or do not
                belong together. Few kinds of damage within the file are noticed: check a hash first.
        """
        made = cls(dimension)
        if trained is not None:
            made._trained = _open_trained(trained, dimension)
            ids = _ids_of(made._trained)
            if len(ids) and ids.min() < 0:
                raise IndexDamaged(f"The trained vector index {trained.name} holds ids below 0.")
            try:
                made._live = np.zeros(int(ids.max(initial=-1)) + 1, dtype=np.bool_)
            except (MemoryError, ValueError) as error:  # as a damaged id has it
                raise IndexDamaged(f"The trained vector index {trained.name} holds an id that is too large.") from error
            made._live[ids] = True
            made._count = len(ids)
        if recent is not None:
            added, vectors, removed = _read_recent(recent, dimension)
            if len(made._trained_of(removed)) != len(removed) or len(made._trained_of(added)):
                raise IndexDamaged("The recent and the trained part of the vector index do not belong together.")
            made.add(added, vectors)
            made.remove(removed)
        return made

    def _recent_ids(self) -> Ids:
        return np.array(faiss.vector_to_array(self._recent.id_map), dtype=np.int64)

    def _trained_of(self, ids: Ids) -> Ids:
        """Those of the ids that are in the trained part and not removed."""
        inside = ids[(ids >= 0) & (ids < len(self._live))]
        return inside[self._live[inside]]

    def _search_recent(self, query: Vectors, k: int, among: Ids | None) -> list[tuple[int, float]]:
        count = int(self._recent.ntotal)
        if not count:
            return []
        selector = None if among is None else _selector(among)  # FAISS borrows it: keep it named
        parameters: Any = faiss.SearchParameters()
        parameters.sel = selector
        scores, found = self._recent.search(query, min(k, count), params=parameters)
        return _pairs(found[0], scores[0])

    def _search_trained(
        self, query: Vectors, k: int, among: Ids | None, exact: Callable[[Ids], Vectors] | None
    ) -> list[tuple[int, float]]:
        allowed = None if among is None else self._trained_of(among)
        count = self._count if allowed is None else len(allowed)
        if not count:
            return []
        wanted = PROPOSED * k if exact else k
        if exact and allowed is not None and count <= wanted:
            return _ranked(query, allowed, exact)
        if allowed is None and count < self._trained.ntotal:
            allowed = np.flatnonzero(self._live)
        # The fewer may be found, the more lists are read, so that about as many vectors are compared as without.
        probes = min(math.ceil(self._trained.nprobe * self._trained.ntotal / count), self._trained.nlist)
        selector = None if allowed is None else _selector(allowed)
        parameters: Any = faiss.SearchParametersIVF()
        parameters.nprobe, parameters.sel = probes, selector
        scores, found = self._trained.search(query, min(wanted, count), params=parameters)
        pairs = _pairs(found[0], scores[0])
        return _ranked(query, np.sort(np.array([i for i, _ in pairs], dtype=np.int64)), exact) if exact else pairs


def lists(count: int) -> int:
    """Lists that so many vectors are laid in."""
    return max(1, round(4 * math.sqrt(count)))


def probes(count: int) -> int:
    """Lists that a search reads, of `lists(count)`: a tenth finds .99 of the nearest ten (benchmarks/LOG.md)."""
    return min(lists(count), max(64, lists(count) // 10))


def train(
    dimension: int,
    count: int,
    batches: Callable[[], Iterator[tuple[Ids, Vectors]]],
    file: Path,
    stopped: Callable[[], bool],
    threads: int | None = None,
) -> bool:
    """Write a trained part of all vectors to a file, for `DenseIndex.open`.

    Two passes: over a random sample, for the centroids; over all, to fill the lists. The same vectors in the same order
    give the same file, on one kind of processor. The file is not synced.

    Args:
        count: how many vectors there are, about: it sets the number of lists and the size of the sample.
        batches: begins a pass over all vectors, as (ids (n,), each >= 0; vectors (n, dimension)).
        stopped: asked after each batch, and in each round of training: with a million vectors of 384 numbers after
            some ten seconds of one core at the latest.
        threads: cores that are taken; None for all. What searches beside it wants one to itself.

    Returns:
        Whether the file was written: False when stopped.

    Raises:
        NoRoom: there is too little memory, or too little disk where the file should lie. About 0.6 GB and 0.4 GB for a
            million vectors of 384 numbers.
        OSError: the file cannot be written.
        ValueError: the batches gave far fewer vectors than `count` says.
    """
    _check_room(dimension, count, file)
    all_threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(threads or all_threads)  # of this thread's calls alone
    try:
        quantizer = faiss.IndexFlatIP(dimension)
        index = faiss.IndexIVFScalarQuantizer(
            quantizer, dimension, lists(count), faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
        sample = _sample(dimension, min(count, _PER_LIST * lists(count)), count, batches, stopped)
        if sample is None or not _train_centroids(quantizer, lists(count), sample, stopped):
            return False
        index.train(sample)  # the centroids are there: this finds the range of each of the 8-bit numbers
        del sample
        for ids, vectors in batches():
            if stopped():
                return False
            index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(ids))
        index.nprobe = probes(count)
        faiss.write_index(index, str(file))
    except (MemoryError, RuntimeError, OSError) as error:
        file.unlink(missing_ok=True)
        if isinstance(error, MemoryError) or "bad_alloc" in str(error):
            raise NoRoom(
                f"There is not enough memory to train the vector index on {count:,} vectors. Close other programs and "
                "try again; until then search compares more vectors one by one."
            ) from error
        if getattr(error, "errno", None) == errno.ENOSPC or "write error" in str(error):
            raise _disk_full(file) from error
        if isinstance(error, RuntimeError):  # FAISS knows no other, for a file that it may not write too
            reason = " ".join(str(error).split())[-200:]
            raise OSError(errno.EIO, f"FAISS could not make the vector index: {reason}", str(file)) from error
        raise
    finally:
        faiss.omp_set_num_threads(all_threads)
    return True


def _check_room(dimension: int, count: int, file: Path) -> None:
    """Refuse at once what could not end well. Raises NoRoom."""
    sample = min(count, _PER_LIST * lists(count)) * dimension * 4
    filled = count * (dimension + 8)
    # Lists grow by doubling: half as much again on average, and at most as much again for a moment.
    need = max(2 * sample, round(1.6 * filled)) + lists(count) * dimension * 8
    free = psutil.virtual_memory().available
    if free < need:
        raise NoRoom(
            f"Training the vector index on {count:,} vectors takes about {need / 1e6:,.0f} MB of memory, and "
            f"{free / 1e6:,.0f} MB are free. Close other programs and try again; until then search compares more "
            "vectors one by one."
        )
    if shutil.disk_usage(file.parent).free < 1.05 * filled:
        raise _disk_full(file)


def _disk_full(file: Path) -> NoRoom:
    return NoRoom(f"There is not enough room on the disk for a vector index in {file.parent}. Make room and try again.")


def _sample(
    dimension: int,
    size: int,
    count: int,
    batches: Callable[[], Iterator[tuple[Ids, Vectors]]],
    stopped: Callable[[], bool],
) -> Vectors | None:
    """About `size` of the vectors, drawn at random; None when stopped."""
    random = np.random.default_rng(_SEED)
    sample: Vectors = np.empty((size, dimension), dtype=np.float32)
    taken = 0
    for _, vectors in batches():
        if stopped():
            return None
        chosen = vectors[random.random(len(vectors)) < size / count][: size - taken]
        sample[taken : taken + len(chosen)] = chosen
        taken += len(chosen)
    if taken < lists(count):
        raise ValueError(f"The batches gave too few vectors to train on: {taken} drawn, for {count} that were told.")
    return sample[:taken]


def _train_centroids(quantizer: Any, count: int, sample: Vectors, stopped: Callable[[], bool]) -> bool:
    """k-means, a round at a time, so that it can be stopped; False when it was."""
    clustering = faiss.Clustering(sample.shape[1], count)
    clustering.niter = 1
    clustering.seed = _SEED
    clustering.spherical = True
    clustering.min_points_per_centroid = 1  # says nothing of a small sample
    for _ in range(_ROUNDS):
        if stopped():
            return False
        clustering.train(sample, quantizer)  # goes on from the centroids it has
    return not stopped()


def _open_trained(file: Path, dimension: int) -> Any:
    try:
        index = faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise IndexDamaged(f"The trained vector index {file.name} cannot be read: {error}") from error
    if not isinstance(index, faiss.IndexIVFScalarQuantizer) or index.d != dimension:
        raise IndexDamaged(f"The trained vector index {file.name} is not one of dimension {dimension}.")
    return index


def _ids_of(trained: Any) -> Ids:
    """The ids in the trained part, removed ones too."""
    held = trained.invlists
    sizes = ((number, held.list_size(number)) for number in range(trained.nlist))
    parts = [faiss.rev_swig_ptr(held.get_ids(number), size).copy() for number, size in sizes if size]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _read_recent(data: bytes, dimension: int) -> tuple[Ids, Vectors, Ids]:
    """Ids, vectors and removed ids, as `recent_bytes` wrote them."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as read:
            form, held = read["format"].tolist()
            ids, vectors, removed = read["ids"], read["vectors"], read["removed"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise IndexDamaged(f"The recent part of the vector index cannot be read: {error}") from error
    if form != _FORMAT or held != dimension:
        raise IndexDamaged(f"The recent part of the vector index is not one of dimension {dimension}.")
    sound = ids.dtype == removed.dtype == np.int64 and vectors.dtype == np.float32
    if not sound or ids.ndim != 1 or removed.ndim != 1 or vectors.shape != (len(ids), dimension):
        raise IndexDamaged("The recent part of the vector index holds something other than ids and vectors.")
    return ids, vectors, removed


def _selector(allowed: Ids) -> Any:
    """These ids as FAISS wants them: a bit for each up to the largest, which is quick for few and many."""
    chosen = np.zeros(int(allowed.max()) + 1, dtype=np.bool_)
    chosen[allowed] = True
    selector: Any = faiss.IDSelectorBitmap  # its own types know C++ alone; in Python it takes an array, and keeps it
    return selector(np.packbits(chosen, bitorder="little"))


def _ranked(query: Vectors, ids: Ids, exact: Callable[[Ids], Vectors]) -> list[tuple[int, float]]:
    return _pairs(ids, exact(ids) @ query[0])


def _pairs(ids: Ids, scores: NDArray[np.float32]) -> list[tuple[int, float]]:
    """As (id, score); without what FAISS pads with id -1, where fewer than k are left, and what is gone."""
    return [(int(i), float(s)) for i, s in zip(ids, scores, strict=True) if i >= 0 and not math.isnan(s)]
