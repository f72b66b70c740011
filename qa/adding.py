"""Inputs on their way into the store: read, told apart from what is there, split, encoded, kept.

This module knows the order of these steps and what to say of each input. Files are read, split and noted in one thread,
encoded in others, and kept and told of by whoever asks for the outcomes, all at once; so much is under way at a time
and no more, however long the inputs are. How a file is read is the business of `qa.ingest`, what addresses and feeds
give that of `qa.online`, what a transaction holds that of `qa.store`.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from embeddings import Encoder, Vectors
from qa import ingest, shingles
from qa.ahead import Ahead
from qa.encoding import cut, texts_of
from qa.errors import ArticleNotFound, EmptyInput, EncoderMismatch, InputError, LibraryDamaged
from qa.ingest.web import is_address
from qa.notes import take_notes
from qa.store import ENCODER, Record, Source, Store
from qa.store.rows import article_sha256
from qa.types import Address, Article, Notes, Outcome, Progress, Span, Status, Upload

if TYPE_CHECKING:
    from qa.ingest.web.manners import Web
    from qa.online import Online

Input = str | Path | Upload | Address

#: Batches under way: read and not yet kept. They outlast what is done between two of them: copies are compared.
AHEAD: Final = 8
#: Batches that are encoded at once: while the last passages of one are, no core waits for the next.
_ENCODED_AT_ONCE: Final = 2
#: Batches of the encoder's own size that are encoded before it looks whether somebody still waits: a second or two.
_SLICE: Final = 4
#: Outcomes of a batch that need no vectors, at most.
_TOLD_AT_ONCE: Final = 200
#: Part of each file's digest: a higher number makes every file be read again, because reading has changed.
READING: Final = "7"
#: What the name of a file begins with that came without its place.
_UPLOADED: Final = "upload:"


@dataclass
class _File:
    """A file that is being read."""

    name: str
    digest: str
    #: Bytes of which no step has told yet.
    left: int
    #: What it gave so far, and whether something of it failed; as far as it is kept and told.
    items: int = 0
    failed: bool = False

    def take(self, size: int = 0) -> int:
        """So many of the bytes that are left, or all of them."""
        taken = min(size or self.left, self.left)
        self.left -= taken
        return taken


@dataclass(frozen=True)
class _Item:
    """An article that an input gave."""

    article: Article
    source: Source
    #: The name that other uploads may bear too, where it came under one.
    upload: str | None = None
    file: _File | None = None
    #: Bytes of the file.
    size: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """What no other article that is under way may have."""
        return self.article.id, self.upload or self.source.source


@dataclass(frozen=True)
class _Told:
    """What became of an input is known."""

    outcome: Outcome
    file: _File | None = None
    size: int = 0
    #: Noted anew: it gives the same article by another state of its file.
    noting: Source | None = None


@dataclass(frozen=True)
class _New:
    """An article to be kept, once its passages are encoded."""

    item: _Item
    spans: tuple[Span, ...]
    notes: Notes
    #: The article that the same input gave before, or the same file under another name; itself, where it is made anew.
    replacing: tuple[str, ...]
    #: Articles that this is, or was under another name: those of their files that are gone are forgotten.
    moved: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """What the encoder sees of each passage."""
        return texts_of(self.item.article, self.spans)


@dataclass(frozen=True)
class _Undecided:
    """An article that something under way may concern: the same one, or another of the same source."""

    item: _Item


@dataclass(frozen=True)
class _End:
    """The end of a file."""

    file: _File
    #: Bytes of it that no item told of.
    size: int
    #: A source that it has no longer: as one of several, where it gives one article now; as the only one elsewhere.
    former: str


_Step = _Told | _New | _Undecided | _End


@dataclass(frozen=True)
class _Batch:
    """Steps that are taken in one transaction, one after the other."""

    steps: tuple[_Step, ...]
    #: Waits for the vectors of all its passages, shape (passages, dim).
    vectors: Callable[[], Vectors]
    #: In batches of usual size.
    weight: float


class Adding:
    """One batch of inputs.

    Args:
        encoder: called when the first article needs vectors: a batch that changes nothing loads no model.
        web: called when the first address is given: a batch without one knows of no network.
        progress: called as outcomes are told; without it, no file is looked at before its turn.
    """

    def __init__(
        self,
        store: Store,
        encoder: Callable[[], Encoder],
        web: Callable[[], Web],
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._web = web
        self._under_way = _UnderWay()
        #: The names of the uploads of this batch so far.
        self._named_here: set[str] = set()
        self._stopped = threading.Event()
        self._progress = progress
        self._articles = self._unchanged = self._done = 0
        self._total: int | None = None

    def run(self, inputs: Iterable[Input]) -> Generator[Outcome]:
        """What became of each article of each input, in their order, yielded once it is on disk."""
        if self._progress is not None:
            inputs = list(inputs)
            self._total = _bytes_of(inputs)
        for online, given in groupby(inputs, key=_is_online):
            take = self._fetched if online else self._side_by_side
            yield from take(given)

    def sync(self) -> Generator[Outcome]:
        """What became of each new item of the feeds that are followed."""
        for _, feed in self._store.feeds():
            yield from self._counted(self._online.read(feed.url, only_feed=True))

    # -- addresses ----------------------------------------------------------------------------------------

    def _fetched(self, inputs: Iterable[Input]) -> Iterator[Outcome]:
        for given in inputs:
            address = given.url if isinstance(given, Address) else str(given)
            yield from self._counted(self._online.read(storable(address)))

    def _counted(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self._tell(outcome, 0)
            yield outcome

    @cached_property
    def _online(self) -> Online:
        from qa.online import Online

        return Online(self._store, self._web().visit(), self._settled, READING)

    def _settled(self, article: Article, source: Source) -> Iterator[Outcome]:
        """What became of one article, at once: the next may take a while to come. Raises InputError."""
        yield from (outcome for outcome, _ in self._kept_alone(_Item(article, source)))

    # -- files: read, told apart, split, noted ------------------------------------------------------------

    def _side_by_side(self, inputs: Iterable[Input]) -> Iterator[Outcome]:
        """Read ahead in one thread and encode in others, while this one keeps what is encoded."""
        encoding = ThreadPoolExecutor(_ENCODED_AT_ONCE, "adding")
        try:
            with Ahead(self._batches(self._steps(inputs), encoding), AHEAD, lambda batch: batch.weight) as batches:
                try:
                    for batch in batches:
                        for outcome, size in self._keep(batch):
                            self._tell(outcome, size)
                            yield outcome
                except BaseException:  # Ctrl+C, say, or whoever asked has left
                    self._stopped.set()
                    raise
        finally:
            encoding.shutdown(cancel_futures=True)

    def _batches(self, steps: Iterator[_Step], encoding: ThreadPoolExecutor) -> Generator[_Batch]:
        """The steps in batches, each on its way to be encoded."""
        waiting: list[_Step] = []
        passages = without = 0  # passages, and steps that bring none
        for step in steps:
            if isinstance(step, _Undecided):  # all before it has to be kept first
                if waiting:
                    yield self._batch(waiting, encoding)
                yield self._batch([step], encoding)
                waiting, passages, without = [], 0, 0
                continue
            waiting.append(step)
            if isinstance(step, _New):
                passages += len(step.spans)
            else:
                without += 1
            if (passages and passages >= self._encoder().batch) or without >= _TOLD_AT_ONCE:
                yield self._batch(waiting, encoding)
                waiting, passages, without = [], 0, 0
        if waiting:
            yield self._batch(waiting, encoding)

    def _batch(self, steps: list[_Step], encoding: ThreadPoolExecutor) -> _Batch:
        texts = [text for step in steps if isinstance(step, _New) for text in step.texts]
        if not texts:
            return _Batch(tuple(steps), _no_vectors, 1)
        encoder = self._encoder()
        vectors = encoding.submit(self._encoded, encoder, texts).result
        return _Batch(tuple(steps), vectors, max(1, len(texts) / encoder.batch))

    def _encoded(self, encoder: Encoder, texts: list[str]) -> Vectors:
        """The vectors of the texts, of which a book has thousands.

        Raises:
            CancelledError: nobody waits for them any more.
        """
        size = _SLICE * encoder.batch
        made = []
        for start in range(0, len(texts), size):
            if self._stopped.is_set():
                raise CancelledError
            made.append(encoder.encode_passages(texts[start : start + size]))
        return np.concatenate(made)

    def _steps(self, inputs: Iterable[Input]) -> Iterator[_Step]:
        for given in inputs:
            if isinstance(given, Upload):
                yield from self._read(given.path, given.name)
                continue
            path, shown = Path(str(given)), storable(str(given))
            if not shown.strip():  # as a path it would be the working folder, which nobody named
                yield _Told(Outcome(shown, "failed", error="An empty path was given. Name a file or a folder."))
                continue
            try:
                for file in ingest.find_files(path):
                    yield from self._read(file, None)
            except InputError as error:
                # The error begins with the path; "articles/" is named as it was given, not as "articles".
                told = storable(str(error)).replace(storable(str(path)), shown, 1)
                yield _Told(Outcome(shown, "failed", error=told))
            except OSError as error:
                yield _Told(_unreadable(shown, error))

    def _read(self, path: Path, upload: str | None) -> Iterator[_Step]:
        """Read one file. An upload is known by its name and titles, for where it lies is new each time."""
        shown = storable(upload or str(path))
        place = str(path.resolve())
        name = storable(f"{_UPLOADED}{upload}" if upload else place)
        file = None
        try:
            digest = _digest(path)
            file = _File(name, digest, path.stat().st_size)
            if self._store.is_known(name, digest):
                for source, entry in self._store.items(name, digest):
                    self._named_here.add(source.source)
                    yield _Told(Outcome(source.input, "unchanged", entry.id, entry.title), size=file.take())
                return

            def named(source: str) -> str:
                # What tells the items of a file apart stands behind its path; a file of one item has nothing there.
                return storable(f"{name}{source.removeprefix(place)}")

            def known(source: str, item: bytes) -> bool:
                given = self._store.given_by(named(source))
                return (
                    given is not None
                    and given.source.item == _as_read(item)
                    and not self._under_way.holds(given.source.source, given.article_id)
                    and self._store.stands(given.source.source, given.article_id)
                )

            former = name
            for item in ingest.read_changed(path, known):
                if isinstance(item, ingest.Rejected):
                    yield _Told(_failed(item.input, item.error, path, shown), file, file.take(item.size))
                    continue
                source = Source(
                    named(item.source),
                    name,
                    _as_given(item.input, path, shown),
                    digest,
                    _as_read(item.digest) if item.digest else None,
                )
                if isinstance(item, ingest.Same):
                    yield self._same(source, file, file.take(item.size))
                    continue
                if item.among_others:
                    former = named(item.among_others)
                alike = f"{source.source}#{item.article.title}" if upload and item.source == place else None
                yield self._looked_at(_Item(item.article, source, alike, file, file.take(item.size)))
            yield _End(file, file.take(), former)
        except InputError as error:
            yield _Told(_failed(shown, error, path, shown), file, file.take() if file else 0)
        except OSError as error:
            yield _Told(_unreadable(shown, error), file, file.take() if file else 0)

    def _same(self, source: Source, file: _File, size: int) -> _Step:
        """An item that its file gave before, word for word."""
        given = self._store.given_by(source.source)
        if given is None:  # another process has removed it this very moment
            error = f"{source.input} was removed while it was added. Add it again."
            return _Told(Outcome(source.input, "failed", error=error), file, size)
        source = replace(source, said=given.source.said)
        outcome = Outcome(source.input, "unchanged", given.article_id, given.title)
        return _Told(outcome, file, size, source if given.source != source else None)

    def _looked_at(self, item: _Item) -> _Step:
        """What is to be done about the article, unless something under way stands in the way of telling."""
        if self._under_way.holds(*item.keys):
            undecided = _Undecided(item)
            self._under_way.add(*_keys(undecided))
            return undecided
        try:
            step = self._decided(item)
        except InputError as error:
            return _Told(Outcome(item.source.input, "failed", error=str(error)), item.file, item.size)
        if isinstance(step, _New):
            self._under_way.add(*_keys(step))
        return step

    def _decided(self, item: _Item) -> _Told | _New:
        """Whether the article is new, by what is on disk. Raises EmptyInput."""
        if item.upload:
            item = replace(item, source=replace(item.source, source=self._named(item.upload, item.article)))
        article = item.article
        source = replace(item.source, said=article_sha256(article))
        item = replace(item, source=source)
        given = self._store.given_by(source.source)
        before = given.article_id if given else None
        replacing = (before,) if before else ()
        if self._store.has(article.id) and self._corrects(article, source):
            replacing = tuple(dict.fromkeys((*replacing, article.id)))
        elif given and before == article.id and given.source.said == source.said:
            outcome = Outcome(source.input, "unchanged", article.id, article.title)
            return _Told(outcome, item.file, item.size, source if given.source != source else None)
        elif self._store.add_source(source, article.id, replacing):
            self._store.forget_moved(article.id, source.source)
            return _Told(Outcome(source.input, "duplicate", article.id, article.title), item.file, item.size)
        spans = cut(article, self._encoder())
        if not spans:
            raise EmptyInput(f"{source.input} holds no words.", "Check that it is the file you meant.")
        moved = () if replacing else self._renamed(article, source)
        return _New(item, spans, take_notes(article), (*replacing, *moved), (*moved, article.id))

    def _named(self, name: str, article: Article) -> str:
        """The name of an upload that gives this article: its own where another file of the same name is kept.

        A later state of the same file has most of its words, and comes later: two of a batch are two files. Where that
        cannot be told both are kept, since what is replaced is gone.
        """
        named = self._store.sources_named(name)
        same = (known for known, article_id in named if article_id == article.id)
        before = (
            known
            for known, article_id in named
            if known not in self._named_here and self._is_state(article_id, article)
        )
        new = f"{name}#{article.id}" if self._store.source_article(name) else name
        found = next(chain(same, before), new)
        self._named_here.add(found)
        return found

    def _is_state(self, article_id: str, article: Article) -> bool:
        """Whether one is a later state of one that is kept; of one that is not whole, it may be."""
        try:
            return shingles.are_states(self._store.article(article_id).text, article.text)
        except (ArticleNotFound, LibraryDamaged):
            return True

    def _corrects(self, article: Article, source: Source) -> bool:
        """Whether an article of the same words is kept with another date, publisher, ... than is to be kept now.

        What is kept stays while another input says it: else they would overwrite one another each time one is read.
        """
        try:
            kept = self._store.article(article.id)
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or damaged: here it is whole
            return True
        return replace(kept, added=None) != article and not self._store.is_said(article.id, source.source)

    def _renamed(self, article: Article, source: Source) -> tuple[str, ...]:
        """The article that is this one under the name that its file had before, in the same folder, if any.

        Where the name is the title, another name makes another article. A file keeps its time when it is renamed: one
        that was written after the article was added is another with the same words.
        """
        file = Path(source.file)
        if source.source != source.file or ingest.title_by_name(file) != article.title:
            return ()
        before, added = self._gone.get((file.parent, _hash(article.text)), ("", None))
        return (before,) if added and _written_by(file, added) and self._store.has(before) else ()

    @cached_property
    def _gone(self) -> dict[tuple[Path, bytes], tuple[str, datetime | None]]:
        """Ids of the articles whose titles are the names of files that are gone, and when each was added, by the
        folders of those files and the hashes of their texts.
        """
        gone = {}
        for file, article_id, title in self._store.gone():
            if title == ingest.title_by_name(file):
                with suppress(ArticleNotFound, LibraryDamaged):
                    kept = self._store.article(article_id)
                    gone[file.parent, _hash(kept.text)] = (article_id, kept.added)
        return gone

    # -- kept and told ------------------------------------------------------------------------------------

    def _keep(self, batch: _Batch) -> list[tuple[Outcome, int]]:
        """Take the steps of a batch in one transaction; the outcomes, each with the bytes it stands for."""
        if isinstance(batch.steps[0], _Undecided):
            told = self._kept_undecided(batch.steps[0].item)
        else:
            told = self._kept_decided(batch)
        # Here alone: a key that is dropped twice is another's, which then looks as if it were not under way.
        for step in batch.steps:
            if isinstance(step, _New | _Undecided):
                self._under_way.drop(*_keys(step))
        return told

    def _kept_decided(self, batch: _Batch) -> list[tuple[Outcome, int]]:
        vectors = batch.vectors()
        told: list[tuple[Outcome, int]] = []
        done = 0
        with self._store.together() if any(map(_writes, batch.steps)) else nullcontext():
            for step in batch.steps:
                if isinstance(step, _New):
                    own = vectors[done : done + len(step.spans)]
                    done += len(step.spans)
                    told.append((self._put(step, own), step.item.size))
                elif isinstance(step, _Told):
                    if step.noting:
                        self._store.note_source(step.noting)
                    _count(step.file, step.outcome)
                    told.append((step.outcome, step.size))
                elif isinstance(step, _End):
                    self._advance(step.size)
                    if not step.file.failed:  # a file with a broken line is read again: it may have been mended
                        if not step.file.name.startswith(_UPLOADED):  # another file may have that name
                            self._store.drop_source(step.former)
                        self._store.finish_file(step.file.name, step.file.digest, step.file.items)
        return told

    def _put(self, step: _New, vectors: Vectors) -> Outcome:
        article, source = step.item.article, step.item.source
        if self._store.meta(ENCODER) != self._encoder().name:
            raise EncoderMismatch(
                f"The library in {self._store.folder} has just been encoded again, with {self._store.meta(ENCODER)}.",
                "Run the command again: nothing that was kept is lost.",
            )
        for moved in step.moved:
            self._store.forget_moved(moved, source.source)
        self._store.put(Record(article, (source,), step.spans, vectors, step.notes), step.replacing)
        status: Status = "updated" if step.replacing else "added"
        outcome = Outcome(source.input, status, article.id, article.title, undated=article.published is None)
        _count(step.item.file, outcome)
        return outcome

    def _kept_undecided(self, item: _Item) -> list[tuple[Outcome, int]]:
        try:
            return self._kept_alone(item)
        except InputError as error:
            outcome = Outcome(item.source.input, "failed", error=str(error))
            _count(item.file, outcome)
            return [(outcome, item.size)]

    def _kept_alone(self, item: _Item) -> list[tuple[Outcome, int]]:
        """Decide on an article and keep it, with nothing of ours under way before it. Raises EmptyInput."""
        step = self._decided(item)
        texts = step.texts if isinstance(step, _New) else []
        vectors = self._encoder().encode_passages(texts) if texts else _no_vectors()
        return self._kept_decided(_Batch((step,), lambda: vectors, 1))

    # -- progress -----------------------------------------------------------------------------------------

    def _tell(self, outcome: Outcome, size: int) -> None:
        self._articles += 1
        if outcome.status != "unchanged":
            self._advance(size)
        else:
            self._unchanged += 1
            if self._total is not None:
                self._total -= size
        if self._progress is not None:
            total = None if self._total is None else max(self._total, self._done)  # a file may grow meanwhile
            self._progress(Progress(self._articles, self._unchanged, self._done, total))

    def _advance(self, size: int) -> None:
        self._done += size


class _UnderWay:
    """Ids and sources of the articles that are decided on and not yet kept; threads share it."""

    def __init__(self) -> None:
        self._keys: Counter[str] = Counter()
        self._lock = threading.Lock()

    def add(self, *keys: str) -> None:
        with self._lock:
            self._keys.update(keys)

    def drop(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._keys[key] -= 1
                if self._keys[key] <= 0:  # a library has many articles
                    del self._keys[key]

    def holds(self, *keys: str) -> bool:
        with self._lock:
            return any(key in self._keys for key in keys)


def _keys(step: _New | _Undecided) -> tuple[str, ...]:
    """What an article that is under way holds: what it replaces, too, is neither here nor gone."""
    return (*step.item.keys, *step.replacing) if isinstance(step, _New) else step.item.keys


def _writes(step: _Step) -> bool:
    """Whether the step changes the store."""
    if isinstance(step, _Told):
        return step.noting is not None
    return isinstance(step, _New) or (isinstance(step, _End) and not step.file.failed)


def _count(file: _File | None, outcome: Outcome) -> None:
    if file is not None:
        file.items += 1
        file.failed = file.failed or outcome.status == "failed"


def _no_vectors() -> Vectors:
    return np.zeros((0, 0), np.float32)


def _is_online(given: Input) -> bool:
    return isinstance(given, Address) or (isinstance(given, str) and is_address(given))


def _bytes_of(inputs: Iterable[Input]) -> int | None:
    """Bytes of all files of these inputs, as far as they can be found; None where one is an address."""
    total = 0
    for given in inputs:
        if _is_online(given):
            return None
        with suppress(InputError, OSError):
            files = [given.path] if isinstance(given, Upload) else ingest.find_files(Path(str(given)))
            for file in files:
                with suppress(OSError):
                    total += file.stat().st_size
    return total


def storable(name: str) -> str:
    """A path as text that can be stored and shown: bytes of it that are no UTF-8 are written as \\xff."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a character, as no path has it, but an address that is typed may
        return name.encode("utf-8", "backslashreplace").decode()


def _failed(item: str, error: InputError, path: Path, shown: str) -> Outcome:
    return Outcome(_as_given(item, path, shown), "failed", error=_as_given(str(error), path, shown))


def _as_given(text: str, path: Path, shown: str) -> str:
    """The text with the file called what its owner calls it: an upload lies under a name of ours."""
    return storable(text).replace(storable(str(path)), shown)


def _unreadable(shown: str, error: OSError) -> Outcome:
    return Outcome(shown, "failed", error=f"{shown} cannot be read: {error.strerror or error}.")


def _as_read(digest: bytes) -> bytes:
    """The digest of an item, and by which way of reading: another way may make another article of it."""
    return digest + READING.encode()


def _written_by(file: Path, time: datetime) -> bool:
    """Whether a file was last written by a time, in whole seconds, as a library keeps them."""
    try:
        return int(file.stat().st_mtime) <= time.timestamp()
    except OSError:
        return False


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(READING.encode())
    return digest.hexdigest()
