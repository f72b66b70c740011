"""The one truth of a library: articles, passages, vectors and notes in SQLite.

An article is visible when its transaction has committed, whole or not at all. Every article carries a SHA-256
over what can be quoted or shown of it, another over its passages and vectors, and its notes carry their own;
reading checks the first and the last, rebuilding the second. This module knows nothing of files that are read in,
of models, or of search.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import quote

import numpy as np
from filelock import FileLock, Timeout

from embeddings.types import Ids, Vectors
from qa.errors import (
    ArticleNotFound,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryMissing,
    LibraryReadOnly,
    LibraryTooNew,
)
from qa.publishers import like
from qa.rows import (
    article_row,
    article_sha256,
    as_text,
    entry_of,
    mention_of,
    mention_row,
    mentioned_within,
    notes_sha256,
    parsed,
    passages_sha256,
    published_within,
    speech_of,
    speech_row,
)
from qa.schema import LATER, LATER_COLUMNS, SCHEMA_VERSION, TABLES, statements
from qa.types import Article, Entry, Feed, Filters, Notes, Passage, Span, Speech

DATABASE: Final = "library.db"
#: Notes a library keeps of itself: what made its vectors, and their length.
ENCODER: Final = "encoder"
DIMENSION: Final = "dimension"
#: Where its index is kept, if not in its folder; and what it is known by there.
INDEX: Final = "index"
LIBRARY: Final = "library"
#: The encoder whose vectors are being made for all articles, beside those that are searched.
RECODING: Final = "recoding"
#: Seconds that a writer waits for another process before it says "busy".
PATIENCE: Final = 60.0
#: SQLite allows some 32,000 variables in one statement; ids are looked up in runs of this many.
_RUN: Final = 5_000
#: Items of a file that are looked up at once.
_PAGE: Final = 1_000
#: Articles that are found by one hash of a sketch; boxes that stand in thousands of articles find no more than this.
_MOST_ALIKE: Final = 64

_Key = TypeVar("_Key", int, str)

#: Characters of an id that stand for it where no other begins so, and articles that are named where others do.
_LEAST_OF_ID: Final = 4
_SAME_BEGINNING: Final = 5
_NO_VECTORS: Final[Vectors] = np.zeros((0, 0), dtype=np.float32)
_ENTRY_COLUMNS: Final = "id, title, url, publisher, authors, published, published_from, language, added, words"


@dataclass(frozen=True)
class Source:
    """Where an article came from, so that the same input is known again."""

    #: Names the item for good: a path, or a path and what tells its items apart.
    source: str
    #: The file it stands in.
    file: str
    #: What a person recognises it by.
    input: str
    #: Of the file, when it gave this item.
    digest: str | None = None
    #: Of the item's own bytes, where the file has many items.
    item: bytes | None = None


@dataclass(frozen=True)
class Given:
    """What an input gave when it was last read."""

    source: Source
    article_id: str
    title: str


@dataclass(frozen=True)
class Fetch:
    """What an address gave when it was last read to its end, and how to ask whether it has changed."""

    #: As in `Source.file`.
    file: str
    etag: str | None
    modified: str | None
    #: The way of reading it was read with.
    reading: str


@dataclass(frozen=True)
class Compared:
    """An article by the hashes of its sketch, and the ids of the articles it is a copy of, or they of it."""

    article_id: str
    sketch: tuple[int, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """An article with all that is derived from it once and kept: what one transaction writes."""

    article: Article
    sources: tuple[Source, ...]
    #: Empty in a record of `remove` whose passages or vectors were damaged: they have to be made again.
    spans: tuple[Span, ...]
    #: Shape (len(spans), dim).
    vectors: Vectors
    #: None where it has not been read for them.
    notes: Notes | None = None


class Store:
    """The database of one library folder. Safe to share between threads.

    Raises (any method): LibraryBusy, LibraryFull, LibraryReadOnly, LibraryDamaged.
    """

    def __init__(self, folder: Path, *, read_only: bool = False, create: bool = True) -> None:
        """Open the store in `folder`, made when missing unless `read_only` or not `create`.

        Raises:
            LibraryMissing: there is none, and none may be made.
            LibraryTooNew: it was written by a newer version.
        """
        self.folder = folder
        self.path = folder / DATABASE
        self.read_only = read_only
        self._lock = threading.RLock()
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        with _told(self.path):
            self._db = self._open(create)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if not version:  # read-only, and whoever began to make it was stopped
                self._db.close()
                raise _missing(folder)
            if version > SCHEMA_VERSION:
                self._db.close()
                raise LibraryTooNew(
                    f"The library in {folder} was written by a newer Pullquote (layout {version}; "
                    f"this one knows {SCHEMA_VERSION}).",
                    "Update Pullquote, or choose another folder with --library.",
                )

    def _open(self, create: bool) -> sqlite3.Connection:
        try:
            exists = self.path.exists()
        except OSError as error:  # a folder that may not be looked into, a name too long
            raise LibraryError(
                f"The library folder {self.folder} cannot be opened: {error.strerror}.",
                "Choose another with --library or PULLQUOTE_LIBRARY.",
            ) from error
        if not exists:
            if self.read_only or not create:
                raise _missing(self.folder)
            self._make_folder()
        if not self.read_only and exists and not _writable(self.path):
            self.read_only = True
        db = self._connect_read_only() if self.read_only else _connect(f"file:{quote(os.fsencode(self.path))}?mode=rwc")
        if not self.read_only:
            if not db.execute("PRAGMA user_version").fetchone()[0]:
                self._make(db)
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA secure_delete = ON")  # what a person removed does not linger in free pages
            db.execute("PRAGMA foreign_keys = ON")
            for statement in statements(LATER):
                db.execute(statement)
            self._make_columns(db)
        return db

    def _make(self, db: sqlite3.Connection) -> None:
        """Lay out the database, unless another process does so at this moment."""
        try:
            # SQLite waits for no one when it changes the kind of journal, which it keeps from then on.
            with FileLock(self.folder / "library.lock", timeout=PATIENCE):
                db.execute("PRAGMA journal_mode = WAL")
                self._create_schema(db)
        except Timeout as error:
            raise LibraryBusy(f"Another process is making the library in {self.folder}.", "Try again.") from error

    def _make_columns(self, db: sqlite3.Connection) -> None:
        for column, (table, kind) in LATER_COLUMNS.items():
            if not _has_column(db, table, column):
                try:
                    db.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
                except sqlite3.OperationalError:
                    if not _has_column(db, table, column):  # else another process was quicker
                        raise

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Probe now: SQLite would say only "unable to open database file".
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise LibraryReadOnly(
                f"No library can be made in {self.folder}: {error.strerror}.",
                "Choose a folder you may write to, with --library or PULLQUOTE_LIBRARY.",
            ) from error

    def _connect_read_only(self) -> sqlite3.Connection:
        try:
            db = _connect(f"file:{quote(os.fsencode(self.path))}?mode=ro")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return db
        except sqlite3.OperationalError:
            # WAL needs a file beside the database that may not be made here. Without a WAL that still holds
            # commits the database can be read as it lies; with one, a copy of both has to be made first.
            wal = self.path.with_name(DATABASE + "-wal")
            if not wal.exists() or not wal.stat().st_size:
                return _connect(f"file:{quote(os.fsencode(self.path))}?mode=ro&immutable=1")
            self._copy = tempfile.TemporaryDirectory(prefix="pullquote-")
            for file in (self.path, wal):
                shutil.copy(file, self._copy.name)
            return _connect(f"file:{quote(os.fsencode(Path(self._copy.name) / DATABASE))}?mode=rw")

    @staticmethod
    def _create_schema(db: sqlite3.Connection) -> None:
        db.execute("BEGIN IMMEDIATE")
        try:
            if not db.execute("PRAGMA user_version").fetchone()[0]:
                for statement in statements(TABLES):
                    db.execute(statement)
                db.execute("INSERT INTO meta VALUES ('revision', '0')")
                db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    def close(self) -> None:
        with self._lock, _told(self.path):
            self._db.close()
            if self._copy is not None:
                self._copy.cleanup()

    @contextlib.contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed whole at the end of the block, or nothing of it is kept."""
        if self.read_only:
            raise LibraryReadOnly(
                f"The library in {self.folder} is read-only.",
                "Asking works; to add or remove, open it where you may write.",
            )
        with self._lock, _told(self.path):
            if self._db.in_transaction:  # the lock is ours, so the transaction is: a block within `together`
                yield self._db
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                # By a step of chance: a database put back from a copy, and changed since, does not come to a number
                # that it had before with other contents.
                self._db.execute(
                    "UPDATE meta SET value = CAST(value AS INTEGER) + 1 + abs(random() % 1000000) "
                    "WHERE key = 'revision'"
                )
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite has rolled back by itself where the disk failed
                    self._db.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is written within the block is one transaction: on disk at its end, or nothing of it is kept."""
        with self._write():
            yield

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with self._lock, _told(self.path):
            try:
                return self._db.execute(sql, parameters).fetchall()
            except UnicodeEncodeError:  # half a character of a broken input, under which nothing is kept
                return self._db.execute(sql, [_encodable(one) for one in parameters]).fetchall()

    # -- meta ---------------------------------------------------------------------------------------------

    def revision(self) -> int:
        """Grows with every committed change, by any process."""
        return int(self.meta("revision") or 0)

    def meta(self, key: str) -> str | None:
        """A note the library keeps about itself."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def set_meta(self, key: str, value: str) -> None:
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def set_meta_once(self, values: Mapping[str, str]) -> None:
        """Notes that belong together and are made once: all in one transaction, those that stand stay as they are."""
        with self._write() as db:
            db.executemany("INSERT OR IGNORE INTO meta VALUES (?, ?)", values.items())

    # -- articles -----------------------------------------------------------------------------------------

    def put(self, record: Record, replacing: Iterable[str] = ()) -> None:
        """Keep an article, its sources, passages and vectors; drop the articles it replaces. All or nothing.

        An article of that id that another process added meanwhile is left as it is, and gains the sources. One
        that replaces itself has the same words but another date, publisher, ...: it is written anew.
        """
        replacing = tuple(replacing)
        with self._write() as db:
            known = db.execute("SELECT added FROM articles WHERE id = ?", (record.article.id,)).fetchone()
            if not known:
                self._insert(db, record)
            elif record.article.id in replacing:
                self._overwrite(db, record, known[0])
            for source in record.sources:
                self._note(db, source, record.article.id, replacing)

    def put_back(self, records: Iterable[Record]) -> None:
        """Keep again what `remove` returned, all or nothing. What its inputs have given since stays theirs."""
        with self._write() as db:
            for record in records:
                if not db.execute("SELECT 1 FROM articles WHERE id = ?", (record.article.id,)).fetchone():
                    self._insert(db, record)
                db.executemany(
                    "INSERT OR IGNORE INTO sources (source, file, input, article_id) VALUES (?, ?, ?, ?)",
                    [(one.source, one.file, one.input, record.article.id) for one in record.sources],
                )

    @staticmethod
    def _insert(db: sqlite3.Connection, record: Record) -> None:
        added = record.article.added or datetime.now(UTC)
        row = article_row(record.article, record.spans, record.vectors, added.isoformat(timespec="seconds"))
        db.execute(f"INSERT INTO articles ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
        _insert_passages(db, record.article.id, record.spans, record.vectors)
        _insert_notes(db, record.article.id, record.notes)

    @staticmethod
    def _overwrite(db: sqlite3.Connection, record: Record, added: str) -> None:
        row = article_row(record.article, record.spans, record.vectors, added)
        settings = ", ".join(f"{column} = ?" for column in row)
        db.execute(f"UPDATE articles SET {settings} WHERE id = ?", [*row.values(), record.article.id])
        db.execute("DELETE FROM passages WHERE article_id = ?", (record.article.id,))
        _insert_passages(db, record.article.id, record.spans, record.vectors)
        _insert_notes(db, record.article.id, record.notes)

    def add_source(self, source: Source, article_id: str, replacing: Iterable[str] = ()) -> bool:
        """Note that this input gives an article that is already kept, in place of those it gave before.

        False, and nothing is noted, when the article is no longer here.
        """
        with self._write() as db:
            if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone():
                return False
            self._note(db, source, article_id, replacing)
            return True

    @staticmethod
    def _note(db: sqlite3.Connection, source: Source, article_id: str, replacing: Iterable[str]) -> None:
        db.execute(
            "INSERT OR REPLACE INTO sources (source, file, input, article_id, digest, item) VALUES (?, ?, ?, ?, ?, ?)",
            (source.source, source.file, source.input, article_id, source.digest, source.item),
        )
        for old in replacing:
            # It stays where another input still gives it.
            if not db.execute("SELECT 1 FROM sources WHERE article_id = ?", (old,)).fetchone():
                db.execute("DELETE FROM articles WHERE id = ?", (old,))

    def note_source(self, source: Source) -> None:
        """Note that this input still gives its article: by what it is recognised now, and the file's digest."""
        with self._write() as db:
            db.execute(
                "UPDATE sources SET input = ?, digest = ?, item = ? WHERE source = ?",
                (source.input, source.digest, source.item, source.source),
            )

    def finish_file(self, file: str, digest: str, items: int) -> None:
        """Note that the file of that digest was read to its end and gave so many items, each noted with the digest."""
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file, digest, items))

    def remove(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """Drop these articles at once; what is returned puts them back.

        Raises:
            ArticleNotFound: one of them is not here; then none is removed.
        """
        with self._write() as db:
            records = []
            for article_id in dict.fromkeys(ids):
                # A damaged article can be removed, but not put back.
                with contextlib.suppress(LibraryDamaged):
                    records.append(self._record(article_id))
                db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return tuple(records)

    def _record(self, article_id: str) -> Record:
        rows = self._rows("SELECT source, file, input FROM sources WHERE article_id = ?", (article_id,))
        spans, vectors = self._passages_of(article_id) if self._passages_hold(article_id) else ((), _NO_VECTORS)
        sources = tuple(Source(*row) for row in rows)
        return Record(self.article(article_id), sources, spans, vectors, self.notes(article_id))

    def _passages_hold(self, article_id: str) -> bool:
        """Whether the article's passages and vectors are those that were written."""
        rows = self._rows("SELECT passages_sha256 FROM articles WHERE id = ?", (article_id,))
        try:
            return bool(rows) and passages_sha256(*self._passages_of(article_id)) == rows[0][0]
        except (ValueError, TypeError, OverflowError):
            return False

    def _passages_of(self, article_id: str) -> tuple[tuple[Span, ...], Vectors]:
        rows = self._rows(
            'SELECT start, "end", vector FROM passages WHERE article_id = ? ORDER BY start', (article_id,)
        )
        vectors = np.frombuffer(b"".join(row[2] for row in rows), dtype=np.float32)
        return tuple((row[0], row[1]) for row in rows), vectors.reshape(len(rows), -1) if rows else vectors

    def article(self, article_id: str) -> Article:
        """The whole article, its hash checked.

        Raises:
            ArticleNotFound: there is none of that id.
            LibraryDamaged: what is stored is not what was added.
        """
        rows = self._rows(f"SELECT {_ENTRY_COLUMNS}, text, sha256 FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise _not_found(article_id)
        *columns, text, sha256 = rows[0]
        try:
            article = Article(**vars(entry_of(columns)), text=text)
            intact = article_sha256(article) == sha256
        except (ValueError, TypeError, AttributeError):
            intact = False
        if not intact or article.id != article_id:
            raise LibraryDamaged(
                f"Article {article_id} is damaged on disk (its SHA-256 does not fit), so it is not quoted.",
                "Remove it and add its source again.",
            )
        return article

    def entry(self, article_id: str) -> Entry:
        """The article without its text.

        Raises:
            ArticleNotFound: there is none of that id.
        """
        rows = self._rows(f"SELECT {_ENTRY_COLUMNS} FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise _not_found(article_id)
        return entry_of(rows[0])

    def entries(self) -> tuple[Entry, ...]:
        """All articles without their texts, newest first, undated ones last."""
        rows = self._rows(
            f"SELECT {_ENTRY_COLUMNS} FROM articles ORDER BY published IS NULL, published DESC, title, id"
        )
        return tuple(entry_of(row) for row in rows)

    def whole_id(self, given: str) -> str:
        """The id of the article that is meant by an id or by its beginning.

        Raises:
            ArticleNotFound: no id begins so, or more than one.
        """
        if self.has(given):
            return given
        start = given.casefold()
        rows = self._rows("SELECT id, title FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id", (len(start), start))
        if len(start) < _LEAST_OF_ID or not rows:
            raise _not_found(given)
        if len(rows) > 1:
            named = [f"{as_text(row[0])} “{as_text(row[1])}”" for row in rows[:_SAME_BEGINNING]]
            named += [f"and {len(rows) - _SAME_BEGINNING} more"] if len(rows) > _SAME_BEGINNING else []
            told = f"{len(rows)} articles have an id that begins {given!r}: {'; '.join(named)}."
            raise ArticleNotFound(told, "Give more of it.")
        return str(rows[0][0])

    def has(self, article_id: str) -> bool:
        return bool(self._rows("SELECT 1 FROM articles WHERE id = ?", (article_id,)))

    def count(self) -> int:
        """Articles in the library."""
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    def publishers(self) -> tuple[str, ...]:
        rows = self._rows("SELECT DISTINCT publisher FROM articles WHERE publisher <> '' ORDER BY publisher")
        return tuple(as_text(row[0]) or "" for row in rows)

    def _publishers_like(self, names: Iterable[str]) -> list[str]:
        """The publishers that are meant by these names, as articles have them."""
        known = self.publishers()
        return list(dict.fromkeys(publisher for name in names for publisher in like(name, known)))

    def passing(self, filters: Filters) -> frozenset[str]:
        """Ids of the articles that pass the filters, whatever days they are about."""
        whole, given = self._of_article(filters)
        rows = self._rows(f"SELECT a.id FROM articles a WHERE {' AND '.join(whole) or '1'}", given)
        return frozenset(row[0] for row in rows)

    # -- sources ------------------------------------------------------------------------------------------

    def is_known(self, file: str, digest: str) -> bool:
        """Whether the file was read whole with this digest, and all articles that it gave are still here."""
        read = self._rows("SELECT items FROM files WHERE file = ? AND digest = ?", (file, digest))
        here = self._rows(
            "SELECT count(*) FROM sources s JOIN articles a ON a.id = s.article_id WHERE s.file = ? AND s.digest = ?",
            (file, digest),
        )
        return bool(read) and read[0] == here[0]

    def items(self, file: str, digest: str) -> Iterator[tuple[Source, Entry]]:
        """What the file of that digest gave, with the articles, in the order of the sources; read as it is taken."""
        columns = ", ".join(f"a.{column}" for column in _ENTRY_COLUMNS.split(", "))
        last = ""
        while True:
            rows = self._rows(
                f"SELECT s.source, s.file, s.input, {columns} FROM sources s JOIN articles a ON a.id = s.article_id "
                "WHERE s.file = ? AND s.digest = ? AND s.source > ? ORDER BY s.source LIMIT ?",
                (file, digest, last, _PAGE),
            )
            for row in rows:
                yield Source(row[0], row[1], row[2], digest), entry_of(row[3:])
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]

    def known_file(self, file: str, digest: str) -> tuple[tuple[Source, Entry], ...]:
        """What a file of few items gave, as `items`; empty unless `is_known`: then it has to be read again."""
        return tuple(self.items(file, digest)) if self.is_known(file, digest) else ()

    def given_by(self, source: str) -> Given | None:
        """What this input gave when it was last read, if that is still here."""
        rows = self._rows(
            "SELECT s.source, s.file, s.input, s.digest, s.item, a.id, a.title "
            "FROM sources s JOIN articles a ON a.id = s.article_id WHERE s.source = ?",
            (source,),
        )
        return Given(Source(*rows[0][:5]), rows[0][5], as_text(rows[0][6]) or "") if rows else None

    def source_article(self, source: str) -> str | None:
        """The id of the article that this input gave last."""
        rows = self._rows("SELECT article_id FROM sources WHERE source = ?", (source,))
        return rows[0][0] if rows else None

    def sources_named(self, name: str) -> tuple[tuple[str, str], ...]:
        """The source of that name, and those whose names go on with "#" after it: (name, article id), in order."""
        rows = self._rows(
            "SELECT source, article_id FROM sources WHERE source = ?1 OR (source > ?1 || '#' AND source < ?1 || '$') "
            "ORDER BY source",
            (name,),
        )
        return tuple((row[0], row[1]) for row in rows)

    def gives_alone(self, source: str, article_id: str) -> bool:
        """Whether this input gives the article and no other does."""
        rows = self._rows("SELECT source FROM sources WHERE article_id = ?", (article_id,))
        return [row[0] for row in rows] == [source]

    # -- feeds and addresses ------------------------------------------------------------------------------

    def feeds(self) -> tuple[tuple[str, Feed], ...]:
        """The feeds that are followed, each with the name it is known by, in the order of their addresses."""
        if not self._rows("SELECT 1 FROM sqlite_master WHERE name = 'feeds'"):
            return ()  # read-only, and made before there were any
        rows = self._rows(
            "SELECT f.feed, f.url, f.title, count(i.item) FROM feeds f LEFT JOIN feed_items i ON i.feed = f.feed "
            "GROUP BY f.feed ORDER BY f.url"
        )
        return tuple((row[0], Feed(row[1], row[2], row[3])) for row in rows)

    def follow(self, feed: str, url: str, title: str) -> None:
        """Follow the feed of that name from now on."""
        known = self._rows("SELECT url, title FROM feeds WHERE feed = ?", (feed,))
        if known != [(url, title)]:
            with self._write() as db:
                db.execute(
                    "INSERT INTO feeds VALUES (?, ?, ?) "
                    "ON CONFLICT (feed) DO UPDATE SET url = excluded.url, title = excluded.title",
                    (feed, url, title),
                )

    def unfollow(self, feed: str) -> None:
        """Forget the feed and which of its items were read; its articles stay."""
        with self._write() as db:
            db.execute("DELETE FROM feeds WHERE feed = ?", (feed,))
            db.execute("DELETE FROM fetched WHERE file = ?", (feed,))

    def read_items(self, feed: str) -> frozenset[str]:
        """The ids of the feed's items that were read, hashed as `note_item` is given them."""
        return frozenset(row[0] for row in self._rows("SELECT item FROM feed_items WHERE feed = ?", (feed,)))

    def note_item(self, feed: str, item: str) -> None:
        """Note that the feed's item of that hash was read. Without the feed, nothing is noted."""
        with self._write() as db:
            if db.execute("SELECT 1 FROM feeds WHERE feed = ?", (feed,)).fetchone():
                db.execute("INSERT OR IGNORE INTO feed_items VALUES (?, ?)", (feed, item))

    def fetch(self, url: str) -> Fetch | None:
        """What that address gave when it was last read."""
        rows = self._rows("SELECT file, etag, modified, reading FROM fetched WHERE url = ?", (url,))
        return Fetch(*rows[0]) if rows else None

    def note_fetch(self, url: str, fetch: Fetch) -> None:
        if self.fetch(url) != fetch:
            with self._write() as db:
                db.execute(
                    "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?, ?, ?)",
                    (url, fetch.file, fetch.etag, fetch.modified, fetch.reading),
                )

    def given(self, file: str) -> tuple[tuple[Source, Entry], ...]:
        """What the file gave when it was last read whole; empty when one of its articles is no longer here."""
        rows = self._rows("SELECT digest FROM files WHERE file = ?", (file,))
        return self.known_file(file, rows[0][0]) if rows else ()

    # -- copies -------------------------------------------------------------------------------------------

    def uncompared(self) -> tuple[str, ...]:
        """Ids of the articles that were not compared with the others yet."""
        if not self._knows_copies():
            return tuple(row[0] for row in self._rows("SELECT id FROM articles"))
        counts = self._rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM compared)")[0]
        if counts[0] == counts[1]:
            return ()
        return tuple(row[0] for row in self._rows("SELECT id FROM articles EXCEPT SELECT article_id FROM compared"))

    def sharing(self, sketch: Sequence[int]) -> tuple[tuple[int, str], ...]:
        """Which compared articles have which of these hashes in their sketches: (hash, article id)."""
        marks = ",".join("?" * len(sketch))
        rows = self._rows(
            f"SELECT s.hash, c.article_id FROM sketches s JOIN compared c ON c.number = s.number "
            f"WHERE s.hash IN ({marks})",
            sketch,
        )
        return tuple((row[0], row[1]) for row in rows)

    def note_compared(self, compared: Iterable[Compared]) -> None:
        """Keep what came of comparing articles; those that are no longer here are passed over."""
        with self._write() as db:
            for one in compared:
                db.execute(
                    "INSERT OR IGNORE INTO compared (article_id) SELECT id FROM articles WHERE id = ?",
                    (one.article_id,),
                )
                row = db.execute("SELECT number FROM compared WHERE article_id = ?", (one.article_id,)).fetchone()
                if row is None:
                    continue
                db.executemany(
                    "INSERT OR IGNORE INTO sketches SELECT ?1, ?2 "
                    "WHERE (SELECT count(*) FROM (SELECT 1 FROM sketches WHERE hash = ?1 LIMIT ?3)) < ?3",
                    [(value, row[0], _MOST_ALIKE) for value in one.sketch],
                )
                for copy in one.copies:
                    found = db.execute("SELECT number FROM compared WHERE article_id = ?", (copy,)).fetchone()
                    if found is not None and found != row:
                        both = (*row, *found), (*found, *row)
                        db.executemany("INSERT OR IGNORE INTO copies VALUES (?, ?)", both)

    def forget_compared(self) -> None:
        """Forget what is known of copies, so that all articles are compared again."""
        with self._write() as db:
            for table in ("copies", "sketches", "compared"):
                db.execute(f"DELETE FROM {table}")

    def story(self, article_id: str, most: int) -> tuple[str, ...]:
        """Ids of the articles of the same words: its copies, theirs, and so on; itself first, `most` at the most."""
        if not self._knows_copies():
            return ()
        rows = self._rows(
            "WITH RECURSIVE story (number) AS (SELECT number FROM compared WHERE article_id = ? UNION "
            "SELECT c.other FROM story s JOIN copies c ON c.number = s.number LIMIT ?) "
            "SELECT c.article_id FROM story s JOIN compared c ON c.number = s.number",
            (article_id, most),
        )
        return tuple(row[0] for row in rows)

    def copies(self) -> tuple[tuple[str, str], ...]:
        """All pairs of ids of articles that are copies of one another, each both ways."""
        if not self._knows_copies():
            return ()
        rows = self._rows(
            "SELECT a.article_id, b.article_id FROM copies c "
            "JOIN compared a ON a.number = c.number JOIN compared b ON b.number = c.other"
        )
        return tuple((row[0], row[1]) for row in rows)

    def _knows_copies(self) -> bool:
        """False where the library is read-only and was made before copies were looked for."""
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'copies'"))

    # -- passages -----------------------------------------------------------------------------------------

    def passages_of(self, article_id: str) -> dict[int, Passage]:
        """The passages of an article by id, in their order."""
        rows = self._rows('SELECT id, start, "end" FROM passages WHERE article_id = ? ORDER BY start', (article_id,))
        return {row[0]: Passage(article_id, row[1], row[2]) for row in rows}

    def passage_ids(self, filters: Filters | None = None) -> Ids:
        """The ids of all passages, or of those that pass the filters; ascending.

        A passage passes the dates when its article was published between them, or when it mentions a day, or a run
        of days, that lies wholly between them.
        """
        if filters is None or not filters.active:
            return self._ids("SELECT id FROM passages")
        whole, given = self._of_article(filters)
        clauses, days = published_within(filters)
        articles = f"SELECT a.id FROM articles a WHERE {' AND '.join([*clauses, *whole])}"
        passing = self._ids(f"SELECT id FROM passages WHERE article_id IN ({articles})", [*days, *given])
        if not clauses or not self._takes_notes():
            return passing
        clauses, days = mentioned_within(filters)
        mentioning = self._ids(
            "SELECT p.id FROM mentions m JOIN passages p ON p.article_id = m.article_id "
            'AND p.start <= m.start AND m.start < p."end" JOIN articles a ON a.id = m.article_id '
            f"WHERE {' AND '.join([*clauses, *whole])}",
            [*days, *given],
        )
        return np.union1d(passing, mentioning)

    def _of_article(self, filters: Filters) -> tuple[list[str], list[str]]:
        """Conditions on the article `a`, whatever days it is about, and their parameters."""
        clauses: list[str] = []
        parameters: list[str] = []
        if filters.publishers:
            parameters += self._publishers_like(filters.publishers)
            clauses.append(f"a.publisher IN ({','.join('?' * len(parameters))})")
        if filters.as_of:
            clauses.append("(a.published IS NULL OR a.published <= ?)")
            parameters.append(filters.as_of.isoformat())
        return clauses, parameters

    def _ids(self, sql: str, parameters: Sequence[Any] = ()) -> Ids:
        return np.sort(np.fromiter((row[0] for row in self._rows(sql, parameters)), dtype=np.int64))

    def passage_count(self) -> int:
        """Passages in the library."""
        return int(self._rows("SELECT count(*) FROM passages")[0][0])

    def passages_quoting(self, speakers: Sequence[str]) -> Ids:
        """Ids of the passages of all articles that quote these speakers, ascending."""
        found: set[int] = set()
        for run in _runs(tuple(dict.fromkeys(self._quoting(speakers, None, None))) if self._takes_notes() else ()):
            marks = ",".join("?" * len(run))
            found.update(row[0] for row in self._rows(f"SELECT id FROM passages WHERE article_id IN ({marks})", run))
        return np.array(sorted(found), dtype=np.int64)

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """These passages by id; ids no longer here are missing from the result."""
        found: dict[int, Passage] = {}
        for run in _runs(ids):
            marks = ",".join("?" * len(run))
            for row in self._rows(
                f'SELECT id, article_id, start, "end" FROM passages WHERE id IN ({marks})',
                run,
            ):
                found[row[0]] = Passage(row[1], row[2], row[3])
        return found

    def vectors(self, ids: Sequence[int], dimension: int) -> Iterator[tuple[Ids, Vectors]]:
        """The stored vectors of these passages, in runs: ids of shape (n,) and vectors of shape (n, dimension).

        A vector that is damaged so far that it has another length is left out; `damaged_passages` names it.
        """
        for run in _runs(ids):
            marks = ",".join("?" * len(run))
            rows = self._rows(f"SELECT id, vector FROM passages WHERE id IN ({marks})", run)
            whole = [row for row in rows if isinstance(row[1], bytes) and len(row[1]) == 4 * dimension]
            if whole:
                vectors = np.frombuffer(b"".join(row[1] for row in whole), dtype=np.float32)
                yield np.array([row[0] for row in whole], dtype=np.int64), vectors.reshape(len(whole), dimension)

    def passage_texts(self, ids: Sequence[int]) -> Iterator[tuple[int, Entry, str]]:
        """Each of these passages with its article's entry and its own text, read article by article."""
        for run in _runs(ids):
            marks = ",".join("?" * len(run))
            columns = ", ".join(f"a.{column.strip()}" for column in _ENTRY_COLUMNS.split(","))
            for row in self._rows(
                f'SELECT p.id, substr(a.text, p.start + 1, p."end" - p.start), {columns} '
                f"FROM passages p JOIN articles a ON a.id = p.article_id WHERE p.id IN ({marks})",
                run,
            ):
                yield row[0], entry_of(row[2:]), row[1]

    def whole_texts(self, ids: Sequence[int]) -> Iterator[tuple[int, Entry, str]]:
        """Of those of these passages that are the first of their articles: the id, and the article with its text."""
        for run in _runs(ids):
            marks = ",".join("?" * len(run))
            columns = ", ".join(f"a.{column.strip()}" for column in _ENTRY_COLUMNS.split(","))
            for row in self._rows(
                f"SELECT p.id, a.text, {columns} FROM passages p JOIN articles a ON a.id = p.article_id "
                f"WHERE p.id IN ({marks}) "
                "AND p.id = (SELECT id FROM passages WHERE article_id = a.id ORDER BY start, id LIMIT 1)",
                run,
            ):
                yield row[0], entry_of(row[2:]), as_text(row[1]) or ""

    def damaged_passages(self) -> tuple[str, ...]:
        """Ids of articles whose stored passages or vectors are not those that were written."""
        ids = [row[0] for row in self._rows("SELECT id FROM articles")]
        return tuple(article_id for article_id in ids if not self._passages_hold(article_id))

    def replace_passages(self, article_id: str, spans: Sequence[Span], vectors: Vectors) -> None:
        """Put freshly made passages in the place of an article's old ones, under new ids."""
        with self._write() as db:
            db.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))
            _insert_passages(db, article_id, spans, vectors)
            db.execute(
                "UPDATE articles SET passages_sha256 = ? WHERE id = ?",
                (passages_sha256(spans, vectors), article_id),
            )

    # -- another encoder ----------------------------------------------------------------------------------

    def begin_recoding(self, encoder: str) -> None:
        """Make way for passages by that encoder; those of it that are here already stay, those of others go."""
        if self.meta(RECODING) != encoder:
            with self._write() as db:
                db.execute("DELETE FROM recoded")
                db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (RECODING, encoder))

    def unrecoded(self) -> tuple[str, ...]:
        """Ids of the articles that have no passages by the other encoder, or were changed since they were made."""
        rows = self._rows(
            "SELECT a.id FROM articles a LEFT JOIN recoded r ON r.article_id = a.id AND r.sha256 = a.sha256 "
            "WHERE r.article_id IS NULL"
        )
        return tuple(row[0] for row in rows)

    def put_recoded(self, made: Iterable[tuple[Article, Sequence[Span], Vectors]]) -> None:
        """Keep the passages of these articles by the other encoder; articles that are gone are passed over."""
        with self._write() as db:
            db.executemany(
                "INSERT OR REPLACE INTO recoded SELECT id, ?2, ?3, ?4 FROM articles WHERE id = ?1",
                [
                    (
                        article.id,
                        article_sha256(article),
                        np.asarray(spans, dtype="<i8").tobytes(),
                        np.ascontiguousarray(vectors, dtype="<f4").tobytes(),
                    )
                    for article, spans, vectors in made
                ],
            )

    def finish_recoding(self, encoder: str, dimension: int, without: Iterable[str]) -> bool:
        """Put the passages by the other encoder in the place of all others, under new ids: all or nothing.

        False, and nothing is done, where an article has none, but for those `without`, which will have no passage.
        """
        with self._write() as db:
            if self.meta(RECODING) != encoder or set(self.unrecoded()) - set(without):
                return False
            db.execute("DELETE FROM passages")
            for article_id, spans, vectors in db.execute("SELECT article_id, spans, vectors FROM recoded"):
                cut = [(int(start), int(end)) for start, end in np.frombuffer(spans, "<i8").reshape(-1, 2)]
                made = np.frombuffer(vectors, "<f4").reshape(len(cut), dimension)
                _insert_passages(db, article_id, cut, made)
                db.execute(
                    "UPDATE articles SET passages_sha256 = ? WHERE id = ?", (passages_sha256(cut, made), article_id)
                )
            db.execute("DELETE FROM recoded")
            db.execute("DELETE FROM meta WHERE key = ?", (RECODING,))
            db.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", [(ENCODER, encoder), (DIMENSION, str(dimension))]
            )
            return True

    # -- notes --------------------------------------------------------------------------------------------

    def notes(self, article_id: str) -> Notes | None:
        """The notes on an article; None where none were taken, or what is stored is not what was written."""
        return self._notes((article_id,)).get(article_id)

    def speech(
        self, speakers: Sequence[str] | None = None, ids: Sequence[str] | None = None, most: int | None = None
    ) -> tuple[Speech, ...]:
        """Who said what, the latest first; that of articles whose notes are missing or damaged is left out.

        Args:
            speakers: these names only, as they are stored.
            ids: of these articles only.
            most: so many of the latest only; None for all.
        """
        if not self._takes_notes():
            return ()
        if speakers is not None:
            ids = self._quoting(speakers, ids, most)
        elif ids is None:
            ids = [row[0] for row in self._rows("SELECT article_id FROM noted")]
        found = [one for notes in self._notes(tuple(dict.fromkeys(ids))).values() for one in notes.speech]
        if speakers is not None:
            named = set(speakers)
            found = [one for one in found if one.speaker in named]
        return tuple(sorted(found, key=latest_first)[:most])

    def _quoting(self, speakers: Sequence[str], ids: Sequence[str] | None, most: int | None) -> list[str]:
        """Ids of the articles, of these or of any, that hold the latest `most` quotes of these speakers."""
        rows: list[Any] = []
        for run in _runs(speakers):
            marks = ",".join("?" * len(run))
            rows += self._rows(f"SELECT article_id, said FROM speech WHERE speaker IN ({marks})", run)
        if ids is not None:
            wanted = set(ids)
            rows = [row for row in rows if row[0] in wanted]
        if most is not None:
            rows = sorted(rows, key=lambda row: str(row[1] or ""), reverse=True)[:most]
        return [row[0] for row in rows]

    def speakers(self) -> dict[str, int]:
        """The names of those who spoke, and how often, the most often first."""
        if not self._takes_notes():
            return {}
        rows = self._rows(
            "SELECT speaker, count(*) FROM speech WHERE speaker <> '' GROUP BY speaker ORDER BY 2 DESC, 1"
        )
        return {str(row[0]): int(row[1]) for row in rows}

    def mentioning(self, filters: Filters, most: int, *, backwards: bool = False) -> tuple[str, ...]:
        """Ids of articles that mention days within the filters' dates, the earliest such days first.

        Args:
            most: ids, at most.
            backwards: the latest such days first.
        """
        if not self._takes_notes():
            return ()
        clauses, days = mentioned_within(filters)
        whole, given = self._of_article(filters)
        order = "max(m.last) DESC" if backwards else "min(m.first)"
        rows = self._rows(
            "SELECT m.article_id FROM mentions m JOIN articles a ON a.id = m.article_id "
            f"WHERE {' AND '.join([*clauses, *whole]) or '1'} GROUP BY m.article_id "
            f"ORDER BY {order}, m.article_id LIMIT ?",
            [*days, *given, most],
        )
        return tuple(row[0] for row in rows)

    def latest(self) -> date | None:
        """The day of the latest article."""
        rows = self._rows("SELECT max(published) FROM articles")
        return parsed(date.fromisoformat, rows[0][0]) if rows else None

    def unnoted(self, rules: int) -> tuple[str, ...]:
        """Ids of the articles on which no notes were taken by these rules."""
        if not self._takes_notes():
            return tuple(row[0] for row in self._rows("SELECT id FROM articles"))
        rows = self._rows(
            "SELECT a.id FROM articles a LEFT JOIN noted n ON n.article_id = a.id "
            "WHERE n.rules IS NULL OR n.rules <> ?",
            (rules,),
        )
        return tuple(row[0] for row in rows)

    def damaged_notes(self) -> tuple[str, ...]:
        """Ids of the articles whose stored notes are not those that were written."""
        if not self._takes_notes():
            return ()
        ids = [row[0] for row in self._rows("SELECT article_id FROM noted")]
        whole = self._notes(ids)
        return tuple(article_id for article_id in ids if article_id not in whole)

    def put_notes(self, taken: Mapping[str, Notes]) -> None:
        """Keep the notes on these articles in the place of older ones; articles that are gone are passed over."""
        with self._write() as db:
            for article_id, notes in taken.items():
                if db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone():
                    _insert_notes(db, article_id, notes)

    def _takes_notes(self) -> bool:
        """False in a read-only library that was made before there were any."""
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'mentions'"))

    def _notes(self, ids: Sequence[str]) -> dict[str, Notes]:
        """The notes on these articles, by id, those missing or damaged left out."""
        found: dict[str, Notes] = {}
        if not self._takes_notes():
            return found
        for run in _runs(ids):
            marks = ",".join("?" * len(run))
            speech = self._by_article(
                f'SELECT article_id, start, "end", speaker, cue, said, direct FROM speech '
                f"WHERE article_id IN ({marks}) ORDER BY article_id, start, id",
                run,
            )
            mentions = self._by_article(
                f'SELECT article_id, start, "end", first, last, sure, relative FROM mentions '
                f"WHERE article_id IN ({marks}) ORDER BY article_id, start, id",
                run,
            )
            for article_id, rules, sha256 in self._rows(
                f"SELECT article_id, rules, sha256 FROM noted WHERE article_id IN ({marks})", run
            ):
                with contextlib.suppress(ValueError, TypeError):
                    notes = Notes(
                        tuple(speech_of(row) for row in speech.get(article_id, ())),
                        tuple(mention_of(row[1:]) for row in mentions.get(article_id, ())),
                        rules,
                    )
                    if notes_sha256(notes) == sha256:
                        found[article_id] = notes
        return found

    def _by_article(self, sql: str, parameters: Sequence[Any]) -> dict[str, list[Any]]:
        return {key: list(rows) for key, rows in groupby(self._rows(sql, parameters), key=lambda row: row[0])}


def latest_first(speech: Speech) -> tuple[int, str, int]:
    """Sorts speech by the day it was said, the latest first and unknown days last, then by its place."""
    return -(speech.date.toordinal() if speech.date else 0), speech.article_id, speech.start


def _has_column(db: sqlite3.Connection, table: str, column: str) -> bool:
    return any(row[1] == column for row in db.execute(f"PRAGMA table_info({table})"))


def _connect(uri: str) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    # Damaged text must not hide the other rows of a query; that it is damaged, its hash tells.
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    return db


def _writable(path: Path) -> bool:
    """Whether this process may write the file and make others beside it."""
    # The database is not opened to find out: closing it would drop all locks this process holds on it (POSIX),
    # and another process could take away the log under a library that is open here.
    if not os.access(path, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


def _missing(folder: Path) -> LibraryMissing:
    return LibraryMissing(f"There is no library in {folder}.", "Make one with: pullquote add PATH")


def _insert_passages(db: sqlite3.Connection, article_id: str, spans: Sequence[Span], vectors: Vectors) -> None:
    db.executemany(
        'INSERT INTO passages (article_id, start, "end", vector) VALUES (?, ?, ?, ?)',
        [(article_id, start, end, vector.tobytes()) for (start, end), vector in zip(spans, vectors, strict=True)],
    )


def _insert_notes(db: sqlite3.Connection, article_id: str, notes: Notes | None) -> None:
    """Put the notes in the place of those the article had; None leaves it without any."""
    for table in ("speech", "mentions", "noted"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    if notes is None:
        return
    db.executemany(
        'INSERT INTO speech (article_id, start, "end", speaker, cue, said, direct) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(article_id, *speech_row(speech)) for speech in notes.speech],
    )
    db.executemany(
        'INSERT INTO mentions (article_id, start, "end", first, last, sure, relative) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(article_id, *mention_row(mention)) for mention in notes.mentions],
    )
    db.execute("INSERT INTO noted VALUES (?, ?, ?)", (article_id, notes.rules, notes_sha256(notes)))


def _runs(keys: Sequence[_Key]) -> Iterator[list[_Key]]:
    for start in range(0, len(keys), _RUN):
        # A NumPy integer would be stored and compared as bytes.
        yield [key if isinstance(key, str) else int(key) for key in keys[start : start + _RUN]]


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _not_found(article_id: str) -> ArticleNotFound:
    return ArticleNotFound(f"No article has the id {article_id!r}.", "See the ids with: pullquote list")


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors in the words of this house."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, path) from error
    except UnicodeDecodeError as error:  # damage that SQLite quotes in its message, which Python then cannot read
        raise _damaged(path, "its schema is no text") from error


def _translate(error: sqlite3.Error, path: Path) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"Another process is writing to {path}.", "Try again when it has finished.")
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return LibraryFull(
            f"The disk refused a write to {path} ({error}).",
            "What was kept before is whole. Make room, then give the same command again.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LibraryReadOnly(f"The library {path} cannot be written to ({error}).", "Check the rights of the folder.")
    return _damaged(path, str(error))


def _damaged(path: Path, reason: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The library {path} is damaged ({reason}).",
        "Restore it from a copy, or move the folder away and add your articles again.",
    )
