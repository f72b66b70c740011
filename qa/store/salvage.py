"""A database that SQLite cannot read any more, made anew from the rows of it that are still whole.

An article is saved where it is what its hash says, its passages and vectors as far as they stand; what else belongs to
it, such as where it came from, is known by its shape. What can be made again from the articles is not looked for. The
new database takes the place of the damaged one in one step, and that is kept under another name; stopped before, all
is as it was.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from qa.errors import LibraryDamaged, LibraryFull, LibraryMissing
from qa.locking import locked
from qa.patterns import lazy_pattern
from qa.store.database import DIMENSION, ENCODER, INDEX, LIBRARY, Database
from qa.store.opening import DATABASE, Connection, alone, lost, told
from qa.store.pages import Pages, Row
from qa.store.rows import ENTRY_COLUMNS, article_of, as_text

#: The folder in which the new database is made.
_MAKING: Final = ".salvaging"
#: What a system says where a disk, or somebody's share of it, is full.
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
#: Rows that are kept at once: each may be an article.
_AT_ONCE: Final = 100
_ID: Final = lazy_pattern("[0-9a-f]{16}")
_SHA256: Final = lazy_pattern("[0-9a-f]{64}")
#: The columns of `articles`, in their order there.
_COLUMNS: Final = (
    *("id", "title", "text", "url", "publisher", "authors", "published", "published_from", "language", "added"),
    *("words", "sha256", "passages_sha256"),
)
_CHECKED: Final = tuple(_COLUMNS.index(column) for column in (*ENTRY_COLUMNS.split(", "), "text", "sha256"))
#: The columns of the index by which the sources of an article are found.
_BY_ARTICLE: Final = 2
#: What a library notes of itself and cannot be made again.
_NOTED: Final = (ENCODER, DIMENSION, INDEX, LIBRARY, "offered")


@dataclass(frozen=True)
class Lost:
    """An article that is no longer what was added, as far as anything is known of it; empty where it is not."""

    id: str
    title: str = ""
    #: What a person recognises its source by.
    input: str = ""


@dataclass(frozen=True)
class Salvage:
    """What became of a damaged database."""

    #: Articles that were whole.
    saved: int
    #: Those that something in it still tells of.
    lost: tuple[Lost, ...]
    #: Whether there may have been others of which nothing is left: part of the file is gone, or cannot be read.
    perhaps_more: bool
    #: Where the damaged database lies now.
    damaged: Path


def is_damaged(folder: Path) -> bool:
    """Whether there is a database in this folder and SQLite cannot read all of it, which is tried.

    Raises:
        LibraryTooNew, LibraryBusy, LibraryFull: it cannot be opened.
    """
    try:
        with contextlib.closing(Database(folder, create=False)) as database:
            return not database.is_sound()
    except LibraryMissing:
        return False
    except LibraryDamaged:
        return True


def salvage(folder: Path, done: Callable[[], object] = lambda: None) -> Salvage:
    """Put a new database, with all that is whole in the damaged one, in its place.

    Args:
        done: called when the new one is complete, right before it takes the place.

    Raises:
        LibraryDamaged: no article in it is whole. Then, as with all others, nothing is changed.
        LibraryBusy: another process has it open.
        LibraryFull: there is no room for the new one beside it, or the disk fails.
        LibraryReadOnly: the folder cannot be written to.
    """
    path = folder / DATABASE
    making = folder / _MAKING
    busy = f"Another process is saving what is whole of the library in {folder}."
    with (
        alone(path),
        locked(folder / "library.lock", 0, busy),
        _room_told(folder),
        # Not closed before the end: that would give up what SQLite holds of the same file for us.
        path.open("rb", buffering=0) as file,
    ):
        shutil.rmtree(making, ignore_errors=True)  # of one that was killed
        making.mkdir()
        try:
            pages = Pages(file)
            with contextlib.closing(_Fresh(making)) as fresh:
                missing = fresh.fill(pages.rows())
                saved = fresh.count()
            if not saved:
                raise lost(path)
            _sync(making / DATABASE)
            return Salvage(saved, missing, pages.may_lack_rows(), _swap(making / DATABASE, path, file, done))
        finally:
            shutil.rmtree(making, ignore_errors=True)


@contextlib.contextmanager
def _room_told(folder: Path) -> Iterator[None]:
    hint = "Nothing has been changed. Make room for a copy of it, then run the same command again."
    try:
        yield
    except LibraryFull as error:
        raise LibraryFull(error.what, hint) from error
    except OSError as error:
        if error.errno not in _NO_ROOM:
            hint = "Nothing has been changed. Check the disk and who owns that folder, then run the same command again."
        raise LibraryFull(
            f"What is whole of the library in {folder} cannot be written ({error.strerror or error}).", hint
        ) from error


# -- the new database ---------------------------------------------------------------------------------------------


class _Fresh(Database):
    """The new database, while it is filled."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        #: Damaged articles of which more is known than that they are missing, by id.
        self._damaged: dict[str, Lost] = {}
        #: Ids of articles that something else tells of, an index say, each with the source that stands beside it there.
        self._mentioned: dict[str, str] = {}

    def fill(self, rows: Iterator[Row]) -> tuple[Lost, ...]:
        """Take the rows that belong here; the articles that are missing then."""
        with told(self.path):
            # What belongs to an article may come before it, and nothing counts before all is there.
            self._db.execute("PRAGMA foreign_keys = OFF")
            self._db.execute("PRAGMA synchronous = OFF")
        while some := list(islice(rows, _AT_ONCE)):
            self._take(some)
        missing = self._missing()
        self._tidy()
        with told(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return missing

    def count(self) -> int:
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    def _take(self, rows: Iterable[Row]) -> None:
        with self._write() as db:
            for row in rows:
                self._hear(row)
                if row.number is None:
                    if row.whole:
                        self._take_unnumbered(db, row)
                elif row.columns == len(_COLUMNS):
                    self._take_article(db, row)
                else:
                    self._take_numbered(db, row)

    def _hear(self, row: Row) -> None:
        """Note the article that a row of any table or index belongs to: what else was kept of it may be gone."""
        if row.columns == len(_COLUMNS):
            return
        # The second column where rows are counted; in an index the first, in `sources` the fourth.
        for value in row.values[1:2] if row.number is not None else (*row.values[:1], *row.values[3:4]):
            if isinstance(value, str) and _ID.fullmatch(value):
                beside = row.values[-1] if row.number is None and row.columns == len(row.values) == _BY_ARTICLE else ""
                self._mentioned[value] = self._mentioned.get(value) or (beside if isinstance(beside, str) else "")

    def _take_article(self, db: Connection, row: Row) -> None:
        if row.whole and article_of([row.values[place] for place in _CHECKED]):
            db.execute(f"INSERT OR IGNORE INTO articles VALUES ({', '.join('?' * len(_COLUMNS))})", row.values)
            return
        known = [as_text(value) or "" for value in row.values[:2]] + ["", ""]
        self._damaged[known[0]] = Lost(known[0] if _ID.fullmatch(known[0]) else "", known[1])

    def _take_numbered(self, db: Connection, row: Row) -> None:
        match row.values:
            case (None, str(article_id), int(), int(), bytes()) if _ID.fullmatch(article_id):
                db.execute("INSERT OR IGNORE INTO passages VALUES (?, ?, ?, ?, ?)", (row.number, *row.values[1:]))

    def _take_unnumbered(self, db: Connection, row: Row) -> None:
        match row.values:
            case (str(key), str()) if key in _NOTED:
                table = "meta"
            case (str(feed), str(item)) if "://" in feed and _SHA256.fullmatch(item):
                table = "feed_items"
            case (str(), str(digest), int()) if _SHA256.fullmatch(digest):
                table = "files"
            case (str(), str(), str()):
                table = "feeds"
            case (str(), str(), str(), str(article_id), None | str(), *_) if _ID.fullmatch(article_id):
                table = "sources"
            case (str(), str(), None | str(), None | str(), str()):
                table = "fetched"
            case _:
                return
        names = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")][: len(row.values)]
        marks = ", ".join("?" * len(names))
        db.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", row.values[: len(names)])

    def _missing(self) -> tuple[Lost, ...]:
        here = {row[0] for row in self._rows("SELECT id FROM articles")}
        inputs = self._mentioned | dict(self._rows("SELECT article_id, input FROM sources ORDER BY source DESC"))
        known = dict.fromkeys(self._mentioned) | self._damaged
        found = [damaged or Lost(article_id) for article_id, damaged in known.items() if article_id not in here]
        found = [Lost(one.id, one.title, inputs.get(one.id, "")) for one in found]
        return tuple(sorted(found, key=lambda one: (one.title, one.input, one.id)))

    def _tidy(self) -> None:
        """Leave out what belongs to no article here, and vectors that no encoder is known for."""
        with self._write() as db:
            for table in ("sources", "passages"):
                db.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")
            # A feed is known by its address.
            db.execute("INSERT OR IGNORE INTO feeds SELECT DISTINCT feed, feed, feed FROM feed_items")
            noted = db.execute("SELECT value FROM meta WHERE key = ?", (DIMENSION,)).fetchone()
            if self.meta(ENCODER) is None or not (noted and noted[0].isascii() and noted[0].isdecimal()):
                db.execute("DELETE FROM meta WHERE key = ?", (DIMENSION,))
                db.execute("DELETE FROM passages")


# -- in the place of the old --------------------------------------------------------------------------------------


def _swap(new: Path, path: Path, file: io.RawIOBase, done: Callable[[], object]) -> Path:
    """Put the new database in the place of that at `path`; where that lies then.

    Args:
        file: the damaged one, open.
    """
    kept = _kept(path, file)
    log = path.with_name(f"{DATABASE}-wal")
    # Only where SQLite sees no database does a log hold anything, which would be taken for one of the new database.
    if log.exists() and log.stat().st_size:
        shutil.copy(log, f"{kept}-wal")
        _sync(Path(f"{kept}-wal"))
    _sync(path.parent)
    for beside in (log, path.with_name(f"{DATABASE}-shm")):
        beside.unlink(missing_ok=True)
    done()
    os.replace(new, path)
    _sync(path.parent)
    return kept


def _kept(path: Path, file: io.RawIOBase) -> Path:
    """A second name of the damaged database, or a copy where there can be none."""
    number = 1
    while (kept := path.with_name(f"library-damaged-{number}.db")).exists():
        if kept.samefile(path):  # of one that was killed
            return kept
        number += 1
    try:
        os.link(path, kept)
    except OSError:
        file.seek(0)
        with kept.open("xb") as copy:
            shutil.copyfileobj(file, copy)
        _sync(kept)
    return kept


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk, where the system can."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
