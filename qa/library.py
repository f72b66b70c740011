"""A library: the store and the index derived from it, as one thing.

What `add` has yielded is on disk. The index follows.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import math
import os
import threading
import uuid
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import numpy as np

import embeddings
from embeddings import Encoder, Ids, Vectors
from qa import derived
from qa.adding import Adding
from qa.encoding import cut, texts_of
from qa.errors import (
    ArticleNotFound,
    EncoderMismatch,
    EncoderMissing,
    EncoderUnreachable,
    FeedNotFound,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryReadOnly,
)
from qa.indexing import Index
from qa.local_index import LocalIndex
from qa.notebook import Notebook
from qa.notes import take_notes
from qa.recoding import recode
from qa.store import DIMENSION, ENCODER, INDEX, LIBRARY, Lost, Record, Salvage, Store, is_damaged, salvage
from qa.stories import Stories
from qa.types import Address, Article, Entry, Feed, Filters, Notes, Outcome, Passage, Progress, Speech, Upload

if TYPE_CHECKING:
    from qa.ingest.web.manners import Web

_LOG: Final = logging.getLogger(__name__)

#: The place of an index that lies in the library's own folder.
HERE: Final = "local"
#: Where the library lies, in the environment.
VARIABLE: Final = "PULLQUOTE_LIBRARY"
#: Articles added before they are compared with the others, and so many that are compared before a first search rather
#: than left to the next time articles are added: a second or two.
_COMPARED_AT_ONCE: Final = 200
#: Filters whose passages are kept in mind until the library changes.
_FILTERS_KEPT: Final = 8
#: The state of the program's own articles that were last offered to the library.
_OFFERED: Final = "offered"


@dataclass(frozen=True)
class Removal:
    """What was removed, whole, so that it can be put back."""

    records: tuple[Record, ...]
    #: What made their vectors.
    encoder: str | None = None
    #: Why the index could not follow, and what becomes of their passages there; empty where it did.
    pending: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(record.article.title for record in self.records)


@dataclass(frozen=True)
class Rebuilt:
    """What `rebuild` did."""

    articles: int
    passages: int
    #: Articles whose passages were damaged and were made again from their text.
    mended: tuple[str, ...]
    #: Articles whose text is damaged: they are found by no search and quoted nowhere.
    lost: tuple[Lost, ...]

    @property
    def damaged(self) -> tuple[str, ...]:
        """The ids of those."""
        return tuple(one.id for one in self.lost)


def default_folder() -> Path:
    """`PULLQUOTE_LIBRARY`, or a folder in the user's data directory."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("pullquote", appauthor=False) / "library"


class Library:
    """One folder of articles. Safe to share between threads; several processes may have it open at once."""

    def __init__(self, store: Store, encoder: Encoder | None = None, web: Web | None = None) -> None:
        self._store = store
        #: Which of the articles are copies of one another.
        self.stories = Stories(store)
        self._notebook = Notebook(store)
        #: Ids of the articles that were found to be damaged.
        self._damaged: set[str] = set()
        self._encoder = encoder
        #: Whether the encoder was given, rather than loaded by the name that the library remembers.
        self._given = encoder is not None
        self._web = web
        self._place = _noted_place(store)
        self._index = _index_at(store, self._place)
        #: What is left when the library is closed.
        self._leaving = contextlib.ExitStack()
        self._followed = False
        self._comparing = True
        self._admitted = lru_cache(maxsize=_FILTERS_KEPT)(lambda filters, revision: store.passage_ids(filters))
        self._loading = threading.Lock()

    @classmethod
    def open(
        cls,
        folder: Path | str | None = None,
        *,
        read_only: bool = False,
        create: bool = True,
        encoder: Encoder | None = None,
        web: Web | None = None,
    ) -> Self:
        """Open the library in `folder` (None: the default one), made when missing.

        A folder that cannot be written to is opened read-only. No model is loaded before one is needed.

        Args:
            create: False raises LibraryMissing where there is none.
            encoder: another than the default one, for a new library.
            web: another way into the web than the guarded one, for tests.

        Raises:
            LibraryMissing, LibraryReadOnly, LibraryTooNew, LibraryBusy, LibraryDamaged: it cannot be opened.
            LibraryError: the path is empty, or leads nowhere.
            EncoderMismatch: its vectors were made by another encoder than `encoder`.
        """
        store = Store(_folder(folder), read_only=read_only, create=create)
        library = cls(store, encoder, web)
        try:
            if encoder is not None:
                library._must_fit(encoder)
        except BaseException:
            store.close()
            raise
        return library

    @staticmethod
    def salvage(folder: Path | str | None = None) -> Salvage | None:
        """Save what is whole of a library whose database cannot be read any more; None where it can, or there is none.

        The indexes, and what else is made from the articles, have to be made again: `rebuild`.

        Args:
            folder: as `open` takes it; no library may be open there.

        Raises:
            LibraryDamaged: nothing in it is whole. Then, as with all others, nothing is changed.
            LibraryTooNew, LibraryReadOnly, LibraryFull, LibraryBusy: it cannot be made anew.
        """
        path = _folder(folder)
        if not is_damaged(path):
            return None
        # Ids of passages that are lost may be given again, so that no index of them may be used any more.
        return salvage(path, partial(derived.forget, path))

    @property
    def folder(self) -> Path:
        return self._store.folder

    @property
    def read_only(self) -> bool:
        return self._store.read_only

    @property
    def encoder(self) -> Encoder:
        """The encoder of this library, loaded on first use (seconds).

        Raises:
            EncoderMissing: it is not installed or not the checked one.
        """
        with self._loading:
            name = self._store.meta(ENCODER)
            # Another process may have encoded the library anew.
            if self._encoder is None or (not self._given and name not in (None, self._encoder.name)):
                self._encoder = _loaded(name or embeddings.DEFAULT_ENCODER)
            return self._encoder

    def use_encoder(self, name: str) -> None:
        """Make vectors with that encoder: the one that a new library is to have, or the library's own by its name.

        Args:
            name: as `embeddings.load_encoder` takes it; a model that does not lie on this disk is asked for at the hub.

        Raises:
            EncoderMismatch: the library's vectors were made by another one.
            EncoderMissing: there is none of that name.
        """
        encoder = _loaded(name, fetch=True)
        self._must_fit(encoder, name)
        self._encoder, self._given = encoder, True

    def encode_on(self, cluster: str) -> None:
        """Encode passages on the Ray cluster of that address from now on. Raises EncoderUnreachable."""
        try:
            encoder = embeddings.on_cluster(self.encoder, cluster)
        except embeddings.EncoderUnreachable as error:
            raise EncoderUnreachable(str(error)) from error
        self._leaving.callback(encoder.close)
        self._encoder, self._given = encoder, True

    def keep_index_at(self, place: str) -> None:
        """Keep the index of a library without passages at that place: `HERE`, or the address of a Milvus server.

        Raises:
            LibraryError: the library has passages, and its index is elsewhere.
            IndexUnreachable: no server answers there.
            ValueError: that is no place.
        """
        index = self._prepared(place)
        if place == self._place:
            return
        if self._store.meta(DIMENSION) is not None:
            raise LibraryError(
                f"The index of the library in {self.folder} is kept at {self._place}, not {place}.",
                f"Move it there: pullquote rebuild --store {place}",
            )
        index.follow()
        self._move(place, index)

    def close(self) -> None:
        self._index.close()
        self._leaving.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- articles -----------------------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The articles and passages themselves."""
        return self._store

    def entries(self) -> tuple[Entry, ...]:
        """All articles without their texts, newest first."""
        return self._store.entries()

    def entry(self, article_id: str) -> Entry:
        """The article without its text. Raises ArticleNotFound."""
        return self._store.entry(article_id)

    def known(self, article_ids: Iterable[str]) -> dict[str, Entry]:
        """Those of some articles that are still here, without their texts, by id."""
        found = {}
        for article_id in article_ids:
            with contextlib.suppress(ArticleNotFound):
                found[article_id] = self.entry(article_id)
        return found

    def whole_id(self, given: str) -> str:
        """The id of the article meant by an id or by its beginning. Raises ArticleNotFound, and says which fit."""
        return self._store.whole_id(given)

    def article(self, article_id: str) -> Article:
        """The whole article, its hash checked. Raises ArticleNotFound, LibraryDamaged."""
        try:
            return self._store.article(article_id)
        except LibraryDamaged:
            self._damaged.add(article_id)
            raise

    def damaged(self) -> tuple[str, ...]:
        """Ids of the articles that were found to be damaged when they were asked for, and still are, in order."""
        met = sorted(self._damaged.copy())  # another thread may add to it meanwhile
        still = tuple(one for one in met if self._store.has(one) and not self._store.is_whole(one))
        self._damaged.difference_update(set(met) - set(still))
        return still

    def copies(self) -> dict[str, tuple[Entry, ...]]:
        """For each article that has copies, the other articles of the same report, newest first."""
        copies = self.stories.all_copies()
        entries = self.entries() if copies else ()
        known = {entry.id: entry for entry in entries}
        places = {entry.id: place for place, entry in enumerate(entries)}
        return {
            article_id: tuple(known[one] for one in sorted(set(others) & set(known), key=places.__getitem__))
            for article_id, others in copies.items()
        }

    def naming(self, words: Sequence[str]) -> tuple[Entry, ...]:
        """All articles in which these words stand one after the other, as `Store.naming`."""
        return self._store.naming(words)

    def publishers(self) -> tuple[str, ...]:
        """The publishers of the articles, in order."""
        return self._store.publishers()

    def __len__(self) -> int:
        """Articles in the library."""
        return self._store.count()

    # -- notes --------------------------------------------------------------------------------------------

    def take_notes(self, seconds: float = math.inf) -> int:
        """Take notes on the articles that have none, for so many seconds; how many are still without."""
        return self._notebook.take(seconds)

    def notes(self, article_id: str) -> Notes:
        """The notes on one article, taken now where there are none. Raises ArticleNotFound, LibraryDamaged."""
        return self._notebook.notes(article_id)

    def mentioning(self, filters: Filters, most: int, *, backwards: bool = False) -> tuple[str, ...]:
        """Ids of articles that mention days within the filters' dates, as `Store.mentioning`."""
        return self._store.mentioning(filters, most, backwards=backwards)

    def latest(self) -> date | None:
        """The day of the latest article; None where none is dated."""
        return self._store.latest()

    def speakers(self) -> dict[str, int]:
        """Everybody who is said to have said something, as the articles call them, and how often."""
        return self._notebook.speakers()

    def speech(
        self,
        filters: Filters | None = None,
        *,
        speakers: Sequence[str] | None = None,
        articles: Sequence[str] | None = None,
        most: int | None = None,
    ) -> tuple[Speech, ...]:
        """Who said what, the latest first, as `Notebook.speech`."""
        return self._notebook.speech(filters, speakers=speakers, articles=articles, most=most)

    def passages_quoting(self, speakers: Sequence[str]) -> Ids | None:
        """Ids of the passages of all articles that quote these speakers, ascending; None where that may be any."""
        return self._notebook.passages_quoting(speakers)

    # -- adding and removing ------------------------------------------------------------------------------

    def add(
        self,
        inputs: Iterable[str | Path | Upload | Address],
        progress: Callable[[Progress], None] | None = None,
    ) -> Generator[Outcome]:
        """Add files, folders of them, and what is at web addresses: pages, files, the new items of feeds.

        What became of each article is yielded once it is on disk. An input that fails is yielded as such and the
        rest goes on. Only what concerns the library itself ends the batch; what was yielded by then is kept. A feed
        is followed from then on. Nothing is fetched but what is given here, or what `sync` follows. What was kept when
        a batch was stopped, however that was, is passed over quickly by the next.

        Args:
            progress: called before each outcome.

        Raises:
            LibraryReadOnly, LibraryFull, LibraryBusy: the library cannot take any more.
            EncoderMissing: there is no model to make vectors with.
        """
        self._must_write("nothing was added")
        yield from self._told(self._adding(progress).run(inputs))

    def sync(self, progress: Callable[[Progress], None] | None = None) -> Generator[Outcome]:
        """Add the new items of every feed that was added before, as `add` does."""
        self._must_write("nothing was fetched")
        yield from self._told(self._adding(progress).sync())

    def _adding(self, progress: Callable[[Progress], None] | None) -> Adding:
        return Adding(self._store, cache(self._fit_encoder), self._online, progress)

    def _told(self, outcomes: Generator[Outcome]) -> Iterator[Outcome]:
        """The outcomes; at their end, or where they are left, the indexes follow, and what is known of copies."""
        changed = 0
        try:
            # Where they are left, nothing goes on being read or encoded.
            with contextlib.closing(outcomes), _encoding():
                for outcome in outcomes:
                    if outcome.status in ("added", "updated", "duplicate"):
                        changed += 1
                        if changed % _COMPARED_AT_ONCE == 0:
                            self._try_comparing()
                    yield outcome
        finally:
            if changed:
                self._try_comparing()
                self._store.checkpoint()
                self._refresh()

    def _online(self) -> Web:
        """The web, the same for all batches: hosts are asked one request at a time."""
        from qa.ingest.web.manners import Web

        with self._loading:
            self._web = self._web or Web()
            return self._web

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that were added, in the order of their addresses."""
        return tuple(feed for _, feed in self._store.feeds())

    def unfollow(self, url: str) -> Feed:
        """Follow that feed no longer; its articles stay.

        Raises:
            FeedNotFound: it was not followed.
            LibraryReadOnly, LibraryFull, LibraryBusy: the library cannot be written to.
        """
        self._must_write("no feed was dropped")
        for name, feed in self._store.feeds():
            if url.strip() in (feed.url, name):
                self._store.unfollow(name)
                return feed
        raise FeedNotFound(f"The feed {url} is not one of yours.", "List your feeds with: pullquote feeds")

    def add_once(self, folder: Path) -> Iterator[Outcome]:
        """Add a folder that comes with the program, once for each state of its files.

        Whoever removes an article of it is not given it again the next time. Where the library is read-only,
        nothing happens.
        """
        digest = hashlib.sha256()
        for file in sorted(folder.iterdir()):
            if file.is_file():
                digest.update(f"{file.name}\0".encode() + file.read_bytes())
        if self.read_only or self._store.meta(_OFFERED) == digest.hexdigest():
            return
        yield from self.add([folder])
        self._store.set_meta(_OFFERED, digest.hexdigest())

    def came_from(self, file: Path) -> bool:
        """Whether an article that this file gave is here."""
        return self._store.source_article(str(file.resolve())) is not None

    def remove(self, ids: Iterable[str]) -> Removal:
        """Remove articles, all of them or none; no search returns them any more.

        Raises:
            ArticleNotFound: one of them is not here.
            LibraryReadOnly, LibraryFull, LibraryBusy: the library cannot be written to.
        """
        self._must_write("nothing was removed")
        try:
            with self._store.together():  # another process may encode the library anew
                removal = Removal(self._store.remove(tuple(ids)), self._store.meta(ENCODER))
        except LibraryFull as error:
            raise LibraryFull(f"Nothing was removed. {error.what}", f"{error.hint} {_room_in(self.folder)}") from error
        self._try_comparing(_COMPARED_AT_ONCE)
        self._store.checkpoint()
        try:
            self._refresh()
        except LibraryError as error:  # removed they are
            pending = (
                "Removed. Their passages stay in the search index until it is next searched or changed, and are not "
                f"shown meanwhile: {error.what}"
            )
            return replace(removal, pending=pending)
        return removal

    def restore(self, removal: Removal) -> tuple[Entry, ...]:
        """Put back what `remove` removed.

        Raises:
            LibraryReadOnly, LibraryFull, LibraryBusy: the library cannot be written to.
            EncoderMismatch, EncoderMissing: it was encoded anew since, with another encoder than the one given here, or
                with one that is not there.
        """
        self._must_write("nothing was put back")
        records, encoder = removal.records, removal.encoder
        if not all(record.spans for record in records):
            records, encoder = self._encoded(records, encoder)
        while not self._store.put_back(records, encoder):
            records, encoder = self._encoded(records, encoder)
        self._try_comparing()
        self._store.checkpoint()
        with contextlib.suppress(LibraryError):  # put back they are; the next search follows, or says why it does not
            self._refresh()
        return tuple(self.entry(record.article.id) for record in removal.records)

    def _must_write(self, consequence: str) -> None:
        if self._store.full:
            raise LibraryFull(
                f"{self._store.full} So {consequence}.",
                f"Make room, then run the same command again. {_room_in(self.folder)}",
            )
        if self.read_only:
            raise LibraryReadOnly(
                f"The library in {self.folder} is read-only, so {consequence}.",
                "You can still ask questions. To change it, open it where you may write, or choose another with "
                "--library.",
            )

    def _fit_encoder(self) -> Encoder:
        """The encoder, its name noted in the library before the first vector is, and the indexes made to fit."""
        encoder = self._named_encoder()
        # Where library.db was put back from a copy, the indexes beside it may hold ids that will now be given
        # again. What is not in the store is dropped from them before anything is.
        self.warm()
        return encoder

    def _named_encoder(self) -> Encoder:
        """The encoder, its name noted in the library before the first vector is."""
        encoder = self.encoder
        if self._store.meta(DIMENSION) is None:
            self._store.set_meta_once({ENCODER: encoder.name, DIMENSION: str(encoder.dimension)})
        self._must_fit(encoder)  # another process may have come first, with another one
        return encoder

    def _must_fit(self, encoder: Encoder, name: str | None = None) -> None:
        """Args: name: what the encoder was called by whoever asked for it."""
        named = self._store.meta(ENCODER)
        if named is not None and named != encoder.name:
            raise EncoderMismatch(
                f"The library in {self.folder} was made with the encoder {named}, not {encoder.name}.",
                f"Keep the encoder it has, add to a new library, or encode it again: pullquote rebuild --encoder "
                f"{name or encoder.name}",
            )

    def _encoded(self, records: Iterable[Record], made_by: str | None) -> tuple[tuple[Record, ...], str]:
        """The records, their passages made again from their texts where they are damaged or by another encoder.

        Args:
            made_by: the name of the encoder of these passages.

        Returns:
            The records, and the name of the encoder of all their passages: the library's, as far as no other process
            encodes it anew meanwhile.
        """
        encoder = self._named_encoder()
        fits = made_by == encoder.name
        made = tuple(record if record.spans and fits else _recut(record, encoder) for record in records)
        return made, encoder.name

    # -- searching ----------------------------------------------------------------------------------------

    def nearest(self, vector: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages nearest to one query vector, shape (1, dim), as (passage id, cosine), best first."""
        return self._current().nearest(vector, k, among)

    def matching(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The passages that share most with the query's words, as (passage id, BM25 >= 0), best first."""
        return self._current().matching(query, k, among)

    def matching_articles(self, query: str, k: int) -> tuple[str, ...]:
        """Ids of the articles that as a whole share most with the query's words, best first."""
        firsts = [passage_id for passage_id, _ in self._current().articles(query, k)]
        passages = self._store.passages(firsts)
        return tuple(passages[i].article_id for i in firsts if i in passages)

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is in this library, as weights > 0."""
        return self._current().rarity(stems)

    def admitted(self, filters: Filters) -> Ids | None:
        """Ids of the passages that pass the filters, ascending; None when nothing is filtered."""
        return self._admitted(filters, self._store.revision()) if filters.active else None

    def passages_of(self, article_id: str, among: Ids | None = None) -> tuple[Passage, ...]:
        """The passages of an article, in their order; with `among`, ascending, those with these ids alone."""
        passages = self._store.passages_of(article_id)
        if among is None:
            return tuple(passages.values())
        ids = np.fromiter(passages, np.int64, len(passages))
        places = np.minimum(np.searchsorted(among, ids), max(0, len(among) - 1))
        held = among[places] == ids if len(among) else np.zeros(len(ids), bool)
        return tuple(passage for passage, passes in zip(passages.values(), held, strict=True) if passes)

    def warm(self) -> None:
        """Load the index now rather than in the first search."""
        self._current().follow()

    def settle(self) -> None:
        """Wait for what is being trained in the background, so that the next to open the library finds it done."""
        self._index.settle()

    def rebuild(
        self, *, encoder: str | None = None, place: str | None = None, done: Callable[[], None] = lambda: None
    ) -> Rebuilt:
        """Make the indexes again from the store, what is known of copies, and damaged passages and notes.

        What removed articles have left is given back to the disk, where there is room for that.

        Args:
            encoder: the library's encoder from now on: all articles are encoded anew, if it has another one.
            place: where the index is kept from now on, as `keep_index_at` takes it.
            done: called for each article that was encoded anew.

        Raises:
            LibraryReadOnly, LibraryFull, LibraryBusy: the library cannot be written to. It is encoded anew as a
                whole, and moved as a whole, or not at all.
            IndexUnreachable, EncoderMissing: the server, or the encoder, is not there.
            ValueError: that is no place.
        """
        self._must_write("nothing was rebuilt")
        index = self._prepared(place) if place is not None else self._index
        if encoder is not None:
            chosen = _loaded(encoder, fetch=True)
            if self._store.meta(ENCODER) != chosen.name:
                recode(self._store, chosen, done)
            self._encoder, self._given = chosen, True
        mended, damaged = [], []
        unfit = set(self._store.damaged_passages())
        for entry in self.entries():
            try:
                article = self.article(entry.id)
            except LibraryDamaged:
                damaged.append(Lost(entry.id, entry.title, self._store.input_of(entry.id)))
                continue
            except ArticleNotFound:  # another process has removed it since
                continue
            if entry.id in unfit:
                self._mend(article)
                if self._store.has(entry.id):  # else another process has removed it meanwhile
                    mended.append(entry.id)
        with contextlib.suppress(LibraryDamaged):  # the tables of copies are past mending: articles stand alone
            self.stories.compare(again=True)
        self._notebook.mend([one.id for one in damaged])
        self._store.give_back_room()
        self._store.checkpoint()
        passages = index.rebuild()
        if place is not None:
            self._move(place, index)
        return Rebuilt(len(self), passages, tuple(mended), tuple(damaged))

    def _mend(self, article: Article) -> None:
        """Make the passages of an article again."""
        record = Record(article, (), (), np.zeros((0, 0), np.float32))
        while True:
            (made,), encoder = self._encoded([record], None)
            if self._store.replace_passages(article.id, made.spans, made.vectors, encoder):
                return

    def _prepared(self, place: str) -> Index:
        """The index of that place, which may be another than that in use. Raises ValueError where it is none."""
        if place == self._place:
            return self._index
        index = _index_at(self._store, place)
        self._store.set_meta_once({LIBRARY: uuid.uuid4().hex})
        return index

    def _move(self, place: str, index: Index) -> None:
        if place != self._place:
            self._store.set_meta(INDEX, place)
            self._index.close()
            self._place, self._index = place, index

    def _current(self) -> Index:
        """The index, and before its first use what may be compared of the articles in a second or two."""
        place = _noted_place(self._store)
        if place != self._place:  # another process has moved it
            self._index.close()
            self._place, self._index = place, _index_at(self._store, place)
        if not self._followed:
            self._followed = True
            self._try_comparing(_COMPARED_AT_ONCE)
        return self._index

    def _refresh(self) -> None:
        """After a change of our own: bring the index along."""
        self._current().keep()

    def _try_comparing(self, most: int | None = None) -> None:
        """Compare the articles that are new, if we can, and there are no more than `most` of them."""
        if self.read_only or not self._comparing:
            return
        try:
            with contextlib.suppress(LibraryFull, LibraryBusy, LibraryDamaged, OSError):
                if most is None or self.stories.waiting() <= most:
                    self.stories.compare()
        except LibraryReadOnly as error:
            self._comparing = False  # it is not tried again in this process
            _LOG.warning("Copies of articles are not looked for. %s", error)


def _room_in(folder: Path) -> str:
    """What a person without room may do about it in the folder of a library."""
    indexes = list(folder.glob("*.index"))
    room = "Removing takes some room too, for a while"
    if not indexes:
        return f"{room}."
    size = sum(file.stat().st_size for file in indexes if file.exists()) / 1e6
    return f"{room}; the files *.index in {folder} ({size:,.1f} MB) may be deleted, for they are made again."


def _folder(given: Path | str | None) -> Path:
    """The folder of a library, by what it was called. Raises LibraryError where that is none."""
    if given == "":  # as a path it would be the working folder, which nobody named
        raise LibraryError("An empty path was given for the library.", "Name a folder, or leave it out.")
    try:
        path = Path(given).expanduser() if given is not None else default_folder()
        return path.resolve()
    except RuntimeError as error:  # "~nobody/library", or links that lead in a circle
        raise LibraryError(
            f"A library cannot be kept in {given or os.environ.get(VARIABLE)}: {str(error).rstrip('.')}.",
            "Choose another folder with --library or PULLQUOTE_LIBRARY.",
        ) from error


def _noted_place(store: Store) -> str:
    """The place that the library notes; where the note is damaged, here: an index can be made anywhere."""
    place = store.meta(INDEX) or HERE
    if place != HERE:
        from qa.milvus_index import MilvusAddress

        with contextlib.suppress(ValueError):
            return str(MilvusAddress.read(place))
    return HERE


def _index_at(store: Store, place: str) -> Index:
    if place == HERE:
        return LocalIndex(store)
    from qa.milvus_index import MilvusAddress, MilvusIndex

    return MilvusIndex(store, MilvusAddress.read(place))


def _recut(record: Record, encoder: Encoder) -> Record:
    """The record with its passages made again from its text."""
    article = record.article
    spans = cut(article, encoder)
    vectors = encoder.encode_passages(texts_of(article, spans))
    return replace(record, spans=spans, vectors=vectors, notes=take_notes(article))


def _loaded(name: str, *, fetch: bool = False) -> Encoder:
    try:
        return embeddings.load_encoder(name, fetch=True) if fetch else embeddings.load_encoder(name)
    except embeddings.EncoderMissing as error:
        raise EncoderMissing(str(error)) from error


@contextlib.contextmanager
def _encoding() -> Iterator[None]:
    """Errors of an encoder at work in the words of this house."""
    try:
        yield
    except embeddings.EncoderUnreachable as error:
        raise EncoderUnreachable(str(error)) from error
