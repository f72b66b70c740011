"""The indexes of one machine: FAISS and words, derived from a library's store.

They hold exactly the store's passage ids, or are brought there before the next search by adding and removing the
difference, or made anew where they are missing or damaged. Vectors lie in the store, so this needs no model.

What is searched is this process's own: the words in a folder of its own, a copy of the library's files, and of the
vectors those that are recent, in memory. The library's files are read when it is opened, and replaced whole. The one
that holds most vectors is trained, which takes a minute for a million: meanwhile the others are searched.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

import numpy as np
from filelock import FileLock, Timeout

import embeddings
from embeddings import Ids, Vectors
from qa import derived
from qa.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly
from qa.lexical import LexicalIndex
from qa.locking import locked
from qa.store import ENCODER, PATIENCE, Store

if TYPE_CHECKING:
    from embeddings.dense import DenseIndex

_LOG: Final = logging.getLogger(__name__)
#: How the names of files and folders begin that are ours for the time being.
_MAKING: Final = ".training-"
_OWN: Final = ".pullquote-words-"
#: Locked in each of those folders for as long as its process lives. Its number would not do: what runs in another
#: container has numbers of its own.
_HELD: Final = "held.lock"
#: The parts of a snapshot.
_RECENT: Final = "dense/recent"
_TRAINED: Final = "dense/trained-"
_WORDS: Final = "words/"
_SMALL_WORDS: Final = "words"
#: Times that files are read which another process replaces meanwhile.
_TRIES: Final = 3
#: Why files may not be saved this time, the last where those of our own are gone.
_UNSAVED: Final = (LibraryFull, LibraryBusy, OSError, LibraryDamaged)
#: Bytes up to which a file is packed together with others: each file of a snapshot is waited for until it is on disk.
_SMALL: Final = 1 << 18


@dataclass(frozen=True)
class _Trained:
    """The file of the trained part, and its name in a snapshot, under which nothing else ever is."""

    part: str
    path: Path


@dataclass
class _Indexes:
    """Both indexes, at the revision of the store that they hold."""

    dense: DenseIndex
    lexical: LexicalIndex
    revision: int
    trained: _Trained | None


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
        #: The folder of its words, and the lock that says it is in use.
        self._own: tuple[tempfile.TemporaryDirectory[str], FileLock] | None = None
        self._training: threading.Thread | None = None
        #: Set when what is being trained in the background has ended, whichever way.
        self._trained = threading.Event()
        self._trained.set()
        self._closing = threading.Event()

    def close(self) -> None:
        """Leave off training; what is being trained is made another time."""
        self._closing.set()
        training = self._training
        if training is not None and training is not threading.current_thread():
            training.join()
        with self._searching:
            self._indexes = None
            self._leave_own()

    def nearest(self, vector: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages nearest to one query vector, shape (1, dim), as (passage id, cosine), best first.

        A vector of another length, by an encoder that the library has no more, is near none.

        Args:
            among: only these ids may be found, ascending; None for all.
        """
        with self._searching:
            dense = self._current().dense
            return dense.search(vector, k, among, self._vectors) if vector.shape[1] == dense.dimension else []

    def matching(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages that share most with the query's words, as (passage id, BM25 >= 0), best first."""
        with self._searching:
            return self._current().lexical.search(query, k, among)

    def articles(self, query: str, k: int) -> list[tuple[int, float]]:
        """The articles that as a whole share most with the query's words, as (first passage's id, BM25 > 0)."""
        with self._searching:
            return self._current().lexical.articles(query, k)

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is in the passages, as weights > 0."""
        with self._searching:
            return self._current().lexical.rarity(stems)

    def follow(self) -> None:
        """Bring the indexes to the store's present state now, rather than in the next search."""
        with self._searching:
            self._current()
        self._train_beside()

    def keep(self) -> None:
        """After a change of our own: follow, and write the files that the next process would else have to make."""
        if self._lags_far():
            self._try_training()  # rather than have all of that in memory before
        with self._searching:
            self._current()
            self._try_saving()
        self._train_beside()

    def settle(self) -> None:
        """Wait until nothing is being trained, and say so in the log."""
        trained = self._trained
        if not trained.is_set():
            self._tell()
            # The thread is not joined: Ctrl+C in a join makes Python 3.11 take it for ended (bpo-45274), and closing
            # would not wait for it.
            trained.wait()

    def _tell(self) -> None:
        _LOG.info(
            "Training the vector index on %s passages: a minute or two for a million. All articles are kept and can be "
            "asked already. Stopped, it is made when articles are next added.",
            f"{self._store.passage_count():,}",
        )

    def rebuild(self) -> int:
        """Make both indexes anew from the store; how many passages they hold. Raises LibraryFull too."""
        if embeddings.make_index(self._dimension).wants_training(self._store.passage_count()):
            self._train(anew=True)  # without holding all of them in memory before
        else:
            with self._searching:
                self._indexes = None  # words made anew lie in the folder of those before
                self._indexes = self._opened(self._empty())
                self._save(self._indexes, over=True)
        with self._searching:
            return len(self._current().lexical)

    def _current(self) -> _Indexes:
        """The indexes at the store's present state."""
        if self._indexes is not None and self._indexes.revision == self._store.revision():
            return self._indexes
        # An empty library learns the length of its vectors with its first article.
        if self._indexes is not None and self._indexes.dense.dimension == self._dimension:
            with contextlib.suppress(LibraryDamaged):  # temporary files may be gone: all is read anew
                return self._synced(self._indexes)
        self._indexes = None
        loaded = self._loaded()
        before = loaded.revision if loaded else None
        self._indexes = self._opened(loaded or self._empty())
        if before != self._indexes.revision:
            self._try_saving()
        return self._indexes

    @property
    def _dimension(self) -> int:
        """The length of this library's vectors; 0 before the first."""
        return self._store.dimension()

    def _vectors(self, ids: Ids) -> Vectors:
        """The stored vectors of these ids, shape (len(ids), dim); NaN for one that is gone or damaged."""
        found = np.full((len(ids), self._dimension), np.nan, dtype=np.float32)
        order = np.argsort(ids)
        for run, vectors in self._store.vectors([int(i) for i in ids], self._dimension):
            found[order[np.searchsorted(ids, run, sorter=order)]] = vectors
        return found

    # -- what is in memory and on disk --------------------------------------------------------------------

    def _empty(self) -> _Indexes:
        return _Indexes(embeddings.make_index(self._dimension), self._words({}), revision=-1, trained=None)

    def _loaded(self) -> _Indexes | None:
        """The indexes as they were last written; None where missing, damaged or of another make."""
        for _ in range(_TRIES):
            there = derived.peek(self._store.folder)
            loaded = self._read()
            if loaded is not None or derived.peek(self._store.folder) == there:
                return loaded
        return None

    def _read(self) -> _Indexes | None:
        snapshot = derived.load(self._store.folder)
        if snapshot is None or snapshot.encoder != self._store.meta(ENCODER):
            return None
        parts = snapshot.files
        words = {part.removeprefix(_WORDS): path for part, path in parts.items() if part.startswith(_WORDS)}
        trained = _trained_in(snapshot)
        file = trained.path if trained else None
        try:
            dense = embeddings.open_index(self._dimension, file, parts[_RECENT].read_bytes())
            lexical = self._words(words, parts.get(_SMALL_WORDS))
            return _Indexes(dense, lexical, snapshot.revision if lexical.files() else -1, trained)
        except (embeddings.IndexDamaged, LibraryDamaged, KeyError, OSError, BadZipFile):
            return None

    def _words(self, files: Mapping[str, Path], small: Path | None = None) -> LexicalIndex:
        """An index of our own with these files, and those packed in `small`; in memory, and empty, where none has room.

        It takes the place of the one before.
        """
        for parent in (Path(tempfile.gettempdir()), self._store.folder):
            with contextlib.ExitStack() as unless_whole:
                try:
                    _clear_left(parent)
                    own = tempfile.TemporaryDirectory(prefix=_OWN, dir=parent, ignore_cleanup_errors=True)
                    unless_whole.enter_context(own)
                    held = FileLock(Path(own.name) / _HELD, timeout=0, thread_local=False)
                    unless_whole.enter_context(held)
                    for name, path in files.items():
                        shutil.copyfile(path, Path(own.name) / name)
                    if small is not None:
                        with ZipFile(small) as packed:
                            packed.extractall(own.name)
                except (OSError, Timeout, NotImplementedError):  # the last, of a disk that knows no locks
                    continue
                made = LexicalIndex(Path(own.name))
                unless_whole.pop_all()
                self._leave_own()
                self._own = own, held
                return made
        self._leave_own()
        return LexicalIndex()

    def _leave_own(self) -> None:
        if self._own is not None:
            folder, held = self._own
            held.release()
            folder.cleanup()
            self._own = None

    def _opened(self, indexes: _Indexes) -> _Indexes:
        """As `_synced`; the words made anew in memory where those on disk cannot be brought along."""
        try:
            return self._synced(indexes)
        except LibraryDamaged:  # there is no room where temporary files go
            return self._synced(replace(indexes, lexical=LexicalIndex()))

    def _synced(self, indexes: _Indexes) -> _Indexes:
        """Bring each index to the store's set of passages: remove what is gone, add what is new."""
        revision = self._store.revision()
        if indexes.revision == revision:
            return indexes
        wanted = self._store.passage_ids()
        dense = indexes.dense
        held = dense.ids()
        dense.remove(np.setdiff1d(held, wanted))
        for ids, vectors in self._store.vectors(_missing(wanted, held), dense.dimension):
            dense.add(ids, vectors)
        self._bring_along(indexes.lexical, wanted)
        indexes.revision = revision
        return indexes

    def _bring_along(self, lexical: LexicalIndex, wanted: Ids) -> None:
        held = lexical.ids()
        gone, new = np.setdiff1d(held, wanted), _missing(wanted, held)
        if lexical.outworn(len(gone)):
            every = wanted.tolist()
            lexical.change(None, self._store.passage_texts(every), self._store.whole_texts(every))
        elif len(gone) or new:
            lexical.change(gone, self._store.passage_texts(new), self._store.whole_texts(new))

    def _save(self, indexes: _Indexes, *, over: bool = False) -> bool:
        """Write these indexes; False, and nothing is written, where another process has trained since they were read.

        Args:
            over: write them whatever is there.
        """
        words = indexes.lexical.files()
        small = {name: path for name, path in words.items() if path.stat().st_size <= _SMALL}
        parts: dict[str, bytes | Path] = {_WORDS + name: words[name] for name in words.keys() - small.keys()}
        parts[_SMALL_WORDS] = _packed(small)
        parts[_RECENT] = indexes.dense.recent_bytes()
        settled = {_WORDS + name for name in words if indexes.lexical.settled(name)}
        if indexes.trained is not None:
            parts[indexes.trained.part] = indexes.trained.path
            settled.add(indexes.trained.part)
        # Words that are in memory alone are not in the files: whoever reads these has to bring them along.
        revision = indexes.revision if words else -1
        folder = self._store.folder
        busy = f"Another process is writing the search indexes in {folder}."
        with locked(folder / "indexes.lock", PATIENCE, busy):
            if not over and self._overtaken(indexes):
                return False
            derived.save(folder, self._store.meta(ENCODER) or "", revision, parts, settled)
            return True

    def _try_saving(self) -> None:
        """Save the indexes in use if we can, or take theirs into use who have trained since.

        Without their files the next start makes them again; nothing is lost.
        """
        ours = self._indexes
        if ours is None or self._store.read_only or not self._store.meta(ENCODER):
            return
        try:
            with contextlib.suppress(*_UNSAVED):
                if self._save(ours):
                    return
            theirs = self._take_over()
            with contextlib.suppress(*_UNSAVED):
                self._save(theirs or ours, over=theirs is None)
        except LibraryReadOnly as error:
            _LOG.warning("The search indexes are not saved. %s", error)

    def _overtaken(self, indexes: _Indexes) -> bool:
        """Whether the files have another trained part than these indexes: who trains last has seen most."""
        there = derived.peek(self._store.folder)
        if there is None or there.encoder != self._store.meta(ENCODER):
            return False
        theirs = _trained_in(there)
        return (theirs and theirs.part) != (indexes.trained and indexes.trained.part)

    def _take_over(self) -> _Indexes | None:
        """Take into use what another process has trained since; None where there is no such thing, or it is damaged."""
        if self._indexes is None or not self._overtaken(self._indexes):
            return None
        theirs = self._loaded()
        if theirs is None:
            return None
        self._indexes = None  # the words of those to come have taken the place of its own
        self._indexes = self._opened(theirs)
        return self._indexes

    # -- training -----------------------------------------------------------------------------------------

    def _lags_far(self) -> bool:
        """Whether so many passages are new that the trained part would be made anew with them."""
        with self._searching:
            if self._indexes is None or self._store.read_only or self._training is not None:
                return False
            dense = self._indexes.dense
            return dense.wants_training(self._store.passage_count() - len(dense))

    def _train_beside(self) -> None:
        """Train in the background, where it is time to and nothing is being trained."""
        with self._searching:
            if (
                self._indexes is not None
                and self._indexes.dense.wants_training()
                and not self._store.read_only
                and not self._closing.is_set()
                and self._training is None
            ):
                beside = max(1, (os.cpu_count() or 1) - 1)  # a core is left to what searches meanwhile
                self._trained = threading.Event()
                self._training = threading.Thread(target=self._train_so_far, args=(beside, self._trained), daemon=True)
                self._training.start()

    def _train_so_far(self, threads: int, trained: threading.Event) -> None:
        try:
            self._try_training(threads)
        finally:
            trained.set()

    def _try_training(self, threads: int | None = None) -> None:
        """Train if we can. Where there is no room for it, what is there goes on being searched."""
        try:
            with contextlib.suppress(LibraryBusy):  # what another process makes is taken over with our next change
                self._train(threads)
        except (LibraryError, embeddings.EmbeddingsError, OSError):
            return  # it is not tried again in this process
        self._training = None

    def _train(self, threads: int | None = None, *, anew: bool = False) -> None:
        """Make the trained part anew from the store, and take it and its files into use.

        Args:
            threads: cores to take; None for all, where somebody waits for it.
            anew: make the words anew as well. Without it nothing is made where another process has trained as much.

        Raises:
            LibraryBusy: another process is at it, or has changed most of what was to be trained.
            LibraryFull: there is no room for its file, or in memory.
        """
        folder = self._store.folder
        with contextlib.ExitStack() as stack:
            busy = f"Another process is making the vector index in {folder}."
            stack.enter_context(locked(folder / "training.lock", 0, busy))
            for left in folder.glob(f"{_MAKING}*"):  # by one that was killed
                left.unlink(missing_ok=True)
            if not anew:
                with self._searching:
                    taken = self._take_over()
                if taken is not None and not taken.dense.wants_training():
                    return
            if threads is None:
                self._tell()
            making = folder / f"{_MAKING}{uuid.uuid4().hex[:12]}"
            stack.callback(making.unlink, missing_ok=True)
            ids = self._store.passage_ids()
            batches = partial(self._batches, ids)
            stopped = self._closing.is_set
            try:
                if not embeddings.train_index(self._dimension, len(ids), batches, making, stopped, threads):
                    return
            except (embeddings.NoRoom, OSError) as error:
                raise LibraryFull(
                    f"The vector index in {folder} could not be made ({error}).",
                    "The articles are kept, and searched without it. Make room, then run: pullquote rebuild",
                ) from error
            except ValueError as error:  # too few vectors are left of those that were counted
                raise LibraryBusy(
                    f"The passages in {folder} were changed while the vector index was made of them.", "Try again."
                ) from error
            with self._searching:
                # Not brought along: what is missing from it would have to be held in memory.
                current = None if anew else self._indexes or self._loaded()
                self._indexes = None  # the words that are opened next take the place of its own
                current = current or self._empty()
                trained = _Trained(f"{_TRAINED}{uuid.uuid4().hex[:12]}", making)
                none = embeddings.make_index(self._dimension)
                # Of no revision: what is not in the trained part follows from the store.
                self._save(replace(current, dense=none, revision=-1, trained=trained), over=True)
                self._indexes = self._opened(self._loaded() or self._empty())
                self._try_saving()

    def _batches(self, ids: Ids) -> Iterator[tuple[Ids, Vectors]]:
        return self._store.vectors(ids.tolist(), self._dimension)


def _trained_in(snapshot: derived.Snapshot) -> _Trained | None:
    return next((_Trained(part, path) for part, path in snapshot.files.items() if part.startswith(_TRAINED)), None)


def _clear_left(parent: Path) -> None:
    """Remove the folders of processes that were killed: those whose lock nobody holds."""
    for held in parent.glob(f"{_OWN}*/{_HELD}"):  # one without a lock has been made this very moment
        with contextlib.suppress(OSError, Timeout, NotImplementedError), FileLock(held, timeout=0):
            shutil.rmtree(held.parent, ignore_errors=True)


def _packed(files: Mapping[str, Path]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, path in sorted(files.items()):
            archive.writestr(ZipInfo(name), path.read_bytes())  # without the time: the same files, the same bytes
    return packed.getvalue()


def _missing(wanted: Ids, held: Ids) -> list[int]:
    return [int(i) for i in np.setdiff1d(wanted, held)]
