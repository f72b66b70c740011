"""The one truth of a library: articles, passages, vectors and speech in SQLite.

An article is visible when its transaction has committed, whole or not at all. Every article carries a SHA-256
over what can be quoted or shown of it, another over its passages and vectors, and one over who said what in it;
reading checks the first and the last, rebuilding the second. This module knows nothing of files that are read in,
of models, or of search.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from qa.types import Article, Entry, Filters, Passage, Span, Speech

#: The layout below. A library of a higher number is refused; one of a lower number is brought here when it is opened
#: to be written to, and read as it is otherwise.
SCHEMA_VERSION: Final = 2
DATABASE: Final = "library.db"
#: Seconds that a writer waits for another process before it says "busy".
PATIENCE: Final = 60.0
#: SQLite allows some 32,000 variables in one statement; ids are looked up in runs of this many.
_RUN: Final = 5_000

_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL, url TEXT, publisher TEXT,
    authors TEXT NOT NULL, published TEXT, published_from TEXT, language TEXT,
    added TEXT NOT NULL, words INTEGER NOT NULL,
    sha256 TEXT NOT NULL, passages_sha256 TEXT NOT NULL
);
-- digest: of the file when it last gave this item and was read to its end; another than the file's own means
-- that it no longer gives it.
CREATE TABLE sources (
    source TEXT PRIMARY KEY, file TEXT NOT NULL, input TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, digest TEXT
) WITHOUT ROWID;
CREATE TABLE files (file TEXT PRIMARY KEY, digest TEXT NOT NULL, items INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sources_by_file ON sources (file);
CREATE INDEX sources_by_article ON sources (article_id);
-- AUTOINCREMENT: an id is never used twice, so an index that holds the same ids holds the same passages.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, vector BLOB NOT NULL
);
CREATE INDEX passages_by_article ON passages (article_id, start);
"""

#: What version 2 added. An article without a row in `heard`, or with one of other rules, has yet to be read for speech.
_SPEECH: Final = """
CREATE TABLE heard (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    rules INTEGER NOT NULL, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE speech (
    id INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, speaker TEXT, cue TEXT, said TEXT, direct INTEGER NOT NULL
);
CREATE INDEX speech_by_article ON speech (article_id, start);
"""

_Parsed = TypeVar("_Parsed")

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


@dataclass(frozen=True)
class Heard:
    """Who said what in an article, and the number of the rules it was read by."""

    speech: tuple[Speech, ...]
    rules: int


@dataclass(frozen=True)
class Record:
    """An article with all that is derived from it once and kept: what one transaction writes."""

    article: Article
    sources: tuple[Source, ...]
    #: Empty in a record of `remove` whose passages or vectors were damaged: they have to be made again.
    spans: tuple[Span, ...]
    #: Shape (len(spans), dim).
    vectors: Vectors
    #: Who said what in it; None where it has not been read for that, or not by the present rules.
    heard: Heard | None = None


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
            #: The layout as it lies on disk: lower than ours only where it may not be written to.
            self.layout = version
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
        db = self._connect_read_only() if self.read_only else _connect(f"file:{quote(str(self.path))}?mode=rwc")
        if not self.read_only:
            if db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
                self._make(db)
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA secure_delete = ON")  # what a person removed does not linger in free pages
            db.execute("PRAGMA foreign_keys = ON")
        return db

    def _make(self, db: sqlite3.Connection) -> None:
        """Lay out the database, or bring an older one here, unless another process does so at this moment."""
        try:
            # SQLite waits for no one when it changes the kind of journal, which it keeps from then on.
            with FileLock(self.folder / "library.lock", timeout=PATIENCE):
                db.execute("PRAGMA journal_mode = WAL")
                self._create_schema(db)
        except Timeout as error:
            raise LibraryBusy(f"Another process is making the library in {self.folder}.", "Try again.") from error

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
            db = _connect(f"file:{quote(str(self.path))}?mode=ro")
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return db
        except sqlite3.OperationalError:
            # WAL needs a file beside the database that may not be made here. Without a WAL that still holds
            # commits the database can be read as it lies; with one, a copy of both has to be made first.
            wal = self.path.with_name(DATABASE + "-wal")
            if not wal.exists() or not wal.stat().st_size:
                return _connect(f"file:{quote(str(self.path))}?mode=ro&immutable=1")
            self._copy = tempfile.TemporaryDirectory(prefix="pullquote-")
            for file in (self.path, wal):
                shutil.copy(file, self._copy.name)
            return _connect(f"file:{quote(str(Path(self._copy.name) / DATABASE))}?mode=rw")

    @staticmethod
    def _create_schema(db: sqlite3.Connection) -> None:
        db.execute("BEGIN IMMEDIATE")
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            wanted = (_SCHEMA, _SPEECH)[version:SCHEMA_VERSION]
            for statement in "\n".join(wanted).split(";\n"):
                if statement.strip():
                    db.execute(statement)
            if not version:
                db.execute("INSERT INTO meta VALUES ('revision', '0')")
            if wanted:
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
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite has rolled back by itself where the disk failed
                    self._db.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with self._lock, _told(self.path):
            return self._db.execute(sql, parameters).fetchall()

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
        row = _row(record, added.isoformat(timespec="seconds"))
        db.execute(f"INSERT INTO articles ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
        _insert_passages(db, record.article.id, record.spans, record.vectors)
        _insert_speech(db, record.article.id, record.heard)

    @staticmethod
    def _overwrite(db: sqlite3.Connection, record: Record, added: str) -> None:
        row = _row(record, added)
        settings = ", ".join(f"{column} = ?" for column in row)
        db.execute(f"UPDATE articles SET {settings} WHERE id = ?", [*row.values(), record.article.id])
        db.execute("DELETE FROM passages WHERE article_id = ?", (record.article.id,))
        _insert_passages(db, record.article.id, record.spans, record.vectors)
        _insert_speech(db, record.article.id, record.heard)

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
            "INSERT OR REPLACE INTO sources (source, file, input, article_id) VALUES (?, ?, ?, ?)",
            (source.source, source.file, source.input, article_id),
        )
        for old in replacing:
            # It stays where another input still gives it.
            if not db.execute("SELECT 1 FROM sources WHERE article_id = ?", (old,)).fetchone():
                db.execute("DELETE FROM articles WHERE id = ?", (old,))

    def finish_file(self, file: str, digest: str, sources: Sequence[Source]) -> None:
        """Note that the file of that digest was read to its end and gave these items."""
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file, digest, len(sources)))
            db.executemany(
                "UPDATE sources SET digest = ?, input = ? WHERE source = ?",
                [(digest, one.input, one.source) for one in sources],
            )

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
        return Record(self.article(article_id), sources, spans, vectors, self._heard(article_id))

    def _heard(self, article_id: str) -> Heard | None:
        rows = self._rows("SELECT rules FROM heard WHERE article_id = ?", (article_id,))
        speech = self.speech(article_id=article_id)
        return Heard(speech, rows[0][0]) if rows and not self._misheard(article_id, speech) else None

    def _passages_hold(self, article_id: str) -> bool:
        """Whether the article's passages and vectors are those that were written."""
        rows = self._rows("SELECT passages_sha256 FROM articles WHERE id = ?", (article_id,))
        try:
            return bool(rows) and _passages_sha256(*self._passages_of(article_id)) == rows[0][0]
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
            article = Article(**vars(_entry(columns)), text=text)
            intact = _article_sha256(article) == sha256
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
        return _entry(rows[0])

    def entries(self) -> tuple[Entry, ...]:
        """All articles without their texts, newest first, undated ones last."""
        rows = self._rows(
            f"SELECT {_ENTRY_COLUMNS} FROM articles ORDER BY published IS NULL, published DESC, title, id"
        )
        return tuple(_entry(row) for row in rows)

    def has(self, article_id: str) -> bool:
        return bool(self._rows("SELECT 1 FROM articles WHERE id = ?", (article_id,)))

    def count(self) -> int:
        """Articles in the library."""
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    def publishers(self) -> tuple[str, ...]:
        rows = self._rows("SELECT DISTINCT publisher FROM articles WHERE publisher <> '' ORDER BY publisher")
        return tuple(row[0] for row in rows)

    # -- sources ------------------------------------------------------------------------------------------

    def known_file(self, file: str, digest: str) -> tuple[tuple[Source, Entry], ...]:
        """What the file gave, with the articles, if it was read whole with this digest.

        Empty when it was not, or when one of its articles is no longer here: then it has to be read again.
        """
        columns = ", ".join(f"a.{column}" for column in _ENTRY_COLUMNS.split(", "))
        read = self._rows("SELECT items FROM files WHERE file = ? AND digest = ?", (file, digest))
        rows = self._rows(
            f"SELECT s.source, s.file, s.input, {columns} FROM sources s JOIN articles a ON a.id = s.article_id "
            "WHERE s.file = ? AND s.digest = ?",
            (file, digest),
        )
        if not read or read[0][0] != len(rows):
            return ()
        return tuple((Source(*row[:3]), _entry(row[3:])) for row in rows)

    def source_article(self, source: str) -> str | None:
        """The id of the article that this input gave last."""
        rows = self._rows("SELECT article_id FROM sources WHERE source = ?", (source,))
        return rows[0][0] if rows else None

    def gives_alone(self, source: str, article_id: str) -> bool:
        """Whether this input gives the article and no other does."""
        rows = self._rows("SELECT source FROM sources WHERE article_id = ?", (article_id,))
        return [row[0] for row in rows] == [source]

    # -- passages -----------------------------------------------------------------------------------------

    def passage_ids(self, filters: Filters | None = None) -> Ids:
        """The ids of all passages, or of those of the articles that pass the filters; ascending."""
        clauses, parameters = _published(filters)
        if clauses or (filters is not None and filters.publishers):
            where = " AND ".join(clauses) or "1"
            rows = self._rows(
                "SELECT p.id, a.publisher FROM passages p JOIN articles a ON a.id = p.article_id "
                f"WHERE {where} ORDER BY p.id",
                parameters,
            )
            # SQLite folds the case of ASCII letters only; publishers have names in every script.
            wanted = {_folded(name) for name in filters.publishers} if filters else set()
            found = [row[0] for row in rows if not wanted or _folded(row[1] or "") in wanted]
            return np.array(found, dtype=np.int64)
        return np.array([row[0] for row in self._rows("SELECT id FROM passages ORDER BY id")], dtype=np.int64)

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
                yield row[0], _entry(row[2:]), row[1]

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
                (_passages_sha256(spans, vectors), article_id),
            )

    # -- speech -------------------------------------------------------------------------------------------

    def speech(self, filters: Filters | None = None, *, article_id: str | None = None) -> tuple[Speech, ...]:
        """Who said what in the articles that pass the filters, newest article first, in the order of its text.

        Articles that have not been read for it have none, as `unheard` tells, nor those whose speech is damaged, as
        `misheard` does.
        """
        if self.layout < SCHEMA_VERSION:
            return ()
        clauses, parameters = _published(filters)
        if article_id is not None:
            clauses.append("a.id = ?")
            parameters.append(article_id)
        rows = self._rows(
            'SELECT s.article_id, s.start, s."end", s.speaker, s.cue, s.said, s.direct, a.publisher, h.sha256 '
            "FROM speech s JOIN articles a ON a.id = s.article_id JOIN heard h ON h.article_id = s.article_id "
            f"WHERE {' AND '.join(clauses) or '1'} "
            "ORDER BY a.published IS NULL, a.published DESC, a.title, a.id, s.start",
            parameters,
        )
        wanted = {_folded(name) for name in filters.publishers} if filters else set()
        found: list[Speech] = []
        for _, group in groupby(rows, key=lambda row: row[0]):
            own = list(group)
            if wanted and _folded(_as_text(own[0][7]) or "") not in wanted:
                continue
            with contextlib.suppress(ValueError, TypeError):
                speech = [_speech(row[:7]) for row in own]
                if _speech_sha256(speech) == own[0][8]:
                    found += speech
        return tuple(found)

    def unheard(self, rules: int) -> tuple[str, ...]:
        """Ids of the articles that have not been read for speech by these rules."""
        if self.layout < SCHEMA_VERSION:
            return tuple(row[0] for row in self._rows("SELECT id FROM articles"))
        rows = self._rows(
            "SELECT a.id FROM articles a LEFT JOIN heard h ON h.article_id = a.id "
            "WHERE h.rules IS NULL OR h.rules <> ?",
            (rules,),
        )
        return tuple(row[0] for row in rows)

    def misheard(self) -> tuple[str, ...]:
        """Ids of the articles whose stored speech is not what was written."""
        if self.layout < SCHEMA_VERSION:
            return ()
        spoken: dict[str, list[Speech]] = {}
        for speech in self.speech():
            spoken.setdefault(speech.article_id, []).append(speech)
        ids = [row[0] for row in self._rows("SELECT article_id FROM heard")]
        return tuple(article_id for article_id in ids if self._misheard(article_id, spoken.get(article_id, ())))

    def _misheard(self, article_id: str, speech: Sequence[Speech]) -> bool:
        rows = self._rows("SELECT sha256 FROM heard WHERE article_id = ?", (article_id,))
        return bool(rows) and rows[0][0] != _speech_sha256(speech)

    def put_heard(self, heard: Mapping[str, Heard]) -> None:
        """Keep who said what in these articles, in the place of what was kept before; those gone are passed over."""
        with self._write() as db:
            for article_id, one in heard.items():
                if db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone():
                    _insert_speech(db, article_id, one)


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


def _insert_speech(db: sqlite3.Connection, article_id: str, heard: Heard | None) -> None:
    """Put what was heard in the place of what the article had; None leaves it unheard."""
    db.execute("DELETE FROM speech WHERE article_id = ?", (article_id,))
    db.execute("DELETE FROM heard WHERE article_id = ?", (article_id,))
    if heard is None:
        return
    db.executemany(
        'INSERT INTO speech (article_id, start, "end", speaker, cue, said, direct) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(article_id, *_spoken_row(speech)) for speech in heard.speech],
    )
    db.execute("INSERT INTO heard VALUES (?, ?, ?)", (article_id, heard.rules, _speech_sha256(heard.speech)))


def _spoken_row(speech: Speech) -> tuple[int, int, str | None, str | None, str | None, int]:
    said = speech.date.isoformat() if speech.date else None
    return speech.start, speech.end, speech.speaker, speech.cue, said, int(speech.direct)


def _speech(row: Sequence[Any]) -> Speech:
    article_id, start, end, speaker, cue, said, direct = row
    return Speech(article_id, start, end, speaker, cue, date.fromisoformat(said) if said else None, bool(direct))


def _published(filters: Filters | None) -> tuple[list[str], list[str]]:
    """Conditions on `a.published`, and their parameters."""
    clauses: list[str] = []
    parameters: list[str] = []
    if filters is not None and filters.since:
        clauses.append("a.published >= ?")
        parameters.append(filters.since.isoformat())
    if filters is not None and filters.until:
        clauses.append("a.published <= ?")
        parameters.append(filters.until.isoformat())
    return clauses, parameters


def _runs(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _RUN):
        yield [int(i) for i in ids[start : start + _RUN]]


def _row(record: Record, added: str) -> dict[str, Any]:
    """The record's row in `articles`, by column."""
    article = record.article
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "language": article.language,
        "added": added,
        "words": article.words,
        "sha256": _article_sha256(article),
        "passages_sha256": _passages_sha256(record.spans, record.vectors),
    }


def _entry(row: Sequence[Any]) -> Entry:
    """The entry in a row. A field that is damaged is shown as missing, so that one article spoils no list."""
    article_id, title, url, publisher, authors, published, published_from, language, added, words = row
    return Entry(
        id=_as_text(article_id) or "",
        title=_as_text(title) or "",
        url=_as_text(url),
        publisher=_as_text(publisher),
        authors=_parsed(_authors, authors) or (),
        published=_parsed(date.fromisoformat, published),
        published_from=_as_text(published_from),
        language=_as_text(language),
        added=_parsed(datetime.fromisoformat, added),
        words=words if isinstance(words, int) else 0,
    )


def _as_text(value: Any) -> str | None:
    # A flipped bit makes text a blob.
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else None if value is None else str(value)


def _parsed(parse: Callable[[str], _Parsed], value: Any) -> _Parsed | None:
    try:
        return parse(value) if value else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _authors(value: str) -> tuple[str, ...]:
    return tuple(str(name) for name in json.loads(value))


def _folded(name: str) -> str:
    """A name without regard to case, in any script, however its accents are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _article_sha256(article: Article) -> str:
    """Over all that can be quoted or shown as the source of a quote."""
    shown = [
        article.id,
        article.title,
        article.text,
        article.url,
        article.publisher,
        list(article.authors),
        article.published.isoformat() if article.published else None,
    ]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True).encode("ascii")).hexdigest()


def _passages_sha256(spans: Sequence[Span], vectors: Vectors) -> str:
    digest = hashlib.sha256(np.asarray(spans, dtype="<i8").tobytes())
    digest.update(np.ascontiguousarray(vectors, dtype="<f4").tobytes())
    return digest.hexdigest()


def _speech_sha256(speech: Sequence[Speech]) -> str:
    rows = [_spoken_row(one) for one in speech]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True).encode("ascii")).hexdigest()


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
