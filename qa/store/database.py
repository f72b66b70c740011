"""One connection to a library's database: transactions, queries, and what the library notes of itself.

A transaction is on disk when its block has ended, whole, or nothing of it is kept. This module knows nothing of what
the other tables hold.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final, TypeVar

from qa.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull, LibraryReadOnly
from qa.store import opening
from qa.store.opening import DATABASE, Connection, damaged, open_database, told, without_waiting
from qa.store.rows import as_text

#: Notes a library keeps of itself: what made its vectors, and their length.
ENCODER: Final = "encoder"
DIMENSION: Final = "dimension"
#: Where its index is kept, if not in its folder; and what it is known by there.
INDEX: Final = "index"
LIBRARY: Final = "library"
#: SQLite allows some 32,000 variables in one statement; ids are looked up in runs of this many.
_RUN: Final = 5_000
#: Seconds between two tries to write while another process does.
_PAUSE: Final = 0.02
#: The part of the database that has to be empty before it is worth copying the rest.
_WORTH: Final = 0.05

_LOG: Final = logging.getLogger(__name__)

_Key = TypeVar("_Key", int, str)


class Database:
    """The database of one library folder. Safe to share between threads.

    Raises (any method): LibraryBusy, LibraryFull, LibraryReadOnly, LibraryDamaged.
    """

    def __init__(self, folder: Path, *, read_only: bool = False, create: bool = True) -> None:
        """Open the database in `folder`, made when missing unless `read_only` or not `create`.

        Raises:
            LibraryMissing: there is none, and none may be made.
            LibraryTooNew: it was written by a newer version.
        """
        self.folder = folder
        self.path = folder / DATABASE
        self._opened = open_database(folder, read_only=read_only, create=create)
        self._db = self._opened.connection
        self._lock = threading.RLock()

    @property
    def read_only(self) -> bool:
        return self._opened.read_only

    @property
    def full(self) -> str:
        """Why it is read-only where the disk has no room for it, as a sentence; empty where it is not for that."""
        return self._opened.full

    def close(self) -> None:
        with self._lock, told(self.path):
            self._opened.close()

    @contextlib.contextmanager
    def _write(self) -> Iterator[Connection]:
        """One transaction: committed whole at the end of the block, or nothing of it is kept."""
        if self.read_only:
            raise LibraryReadOnly(
                f"The library in {self.folder} is read-only.",
                "You can still ask questions. To add or remove articles, open it where you may write.",
            )
        with self._lock, told(self.path):
            if self._db.in_transaction:  # the lock is ours, so the transaction is: a block within `together`
                yield self._db
                return
            try:
                self._begin()  # in here: Ctrl+C may come when it has begun
                yield self._db
                # By a step of chance: a database put back from a copy, and changed since, does not come to a number
                # that it had before with other contents.
                self._db.execute(
                    "INSERT INTO meta VALUES ('revision', 1 + abs(random() % 1000000)) "
                    "ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + excluded.value"
                )
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite has rolled back by itself where the disk failed
                    self._db.execute("ROLLBACK")
                raise

    def _begin(self) -> None:
        """Begin a transaction; called with the lock, which others may have while another process writes.

        SQLite would wait with the lock in hand, and whoever only reads here would wait for that process too.
        """
        until = monotonic() + opening.PATIENCE
        while True:
            try:
                with without_waiting(self._db), told(self.path):
                    self._db.execute("BEGIN IMMEDIATE")
                return
            except LibraryBusy:
                if monotonic() >= until:
                    raise
            self._lock.release()
            try:
                sleep(_PAUSE)
            finally:
                self._lock.acquire()

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is written within the block is one transaction: on disk at its end, or nothing of it is kept."""
        with self._write():
            yield

    def checkpoint(self) -> None:
        """Bring what is committed from the log into the database itself, as far as no reader holds it back.

        Whoever copies that file alone has it then. Where it cannot be done now, it is done later: nothing is lost.
        """
        with contextlib.suppress(LibraryError), self._lock, told(self.path):
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def give_back_room(self) -> None:
        """Give the disk back what removed articles have left in the database, where that is worth it and can be done.

        It takes about twice the room of what is kept, for a while. Where there is none, that is told in the log.
        """
        count, free, size = (
            self._rows(f"PRAGMA {name}")[0][0] for name in ("page_count", "freelist_count", "page_size")
        )
        if free < _WORTH * count:
            return
        need = 2 * (count - free) * size
        with contextlib.suppress(LibraryFull, LibraryBusy), self._lock, told(self.path):
            if shutil.disk_usage(self.folder).free >= need:
                self._db.execute("VACUUM")
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return
        _LOG.info(
            "%s holds %.0f MB that removed articles have left, and will be filled again. To give that back to the "
            "disk, make %.0f MB of room for a while, then run: pullquote rebuild",
            self.path,
            free * size / 1e6,
            need / 1e6,
        )

    def is_sound(self) -> bool:
        """Whether SQLite can follow all that it keeps, and the vectors' length is known; all of it is read."""
        try:
            self.dimension()
            return self._rows("PRAGMA integrity_check(1)") == [("ok",)]
        except LibraryDamaged:
            return False

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with self._lock, told(self.path):
            try:
                return self._db.execute(sql, parameters).fetchall()
            except UnicodeEncodeError:  # half a character of a broken input, under which nothing is kept
                return self._db.execute(sql, [_encodable(one) for one in parameters]).fetchall()

    def _catch_up(self) -> None:
        """Open the database anew where it is read as it lay, and others have changed it since.

        A file that SQLite was told nobody changes reads as damaged when somebody does.
        """
        with self._lock:
            if self._opened.is_overtaken(self.folder):
                anew = open_database(self.folder, read_only=True, create=False)
                self._opened.close()
                self._opened = replace(anew, full=self._opened.full)
                self._db = self._opened.connection

    def _has_table(self, name: str) -> bool:
        """False in a read-only library that was made before there was such a table."""
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)))

    # -- what a library notes of itself ----------------------------------------------------------------------

    def revision(self) -> int:
        """Grows with every committed change, by any process."""
        self._catch_up()
        rows = self._rows("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'")
        return int(rows[0][0]) if rows else 0

    def meta(self, key: str) -> str | None:
        """A note the library keeps about itself."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", (key,))
        return as_text(rows[0][0]) if rows else None

    def dimension(self) -> int:
        """The length of the library's vectors; 0 before the first. Raises LibraryDamaged where that is no number."""
        noted = self.meta(DIMENSION) or "0"
        if not (noted.isascii() and noted.isdecimal()):
            raise damaged(self.path, f"the length of its vectors is {noted!r}")
        return int(noted)

    def set_meta(self, key: str, value: str) -> None:
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def set_meta_once(self, values: Mapping[str, str]) -> None:
        """Notes that belong together and are made once: all in one transaction, those that stand stay as they are."""
        with self._write() as db:
            db.executemany("INSERT OR IGNORE INTO meta VALUES (?, ?)", values.items())


def runs(keys: Sequence[_Key]) -> Iterator[list[_Key]]:
    """The keys in runs that one statement takes."""
    for start in range(0, len(keys), _RUN):
        # A NumPy integer would be stored and compared as bytes.
        yield [key if isinstance(key, str) else int(key) for key in keys[start : start + _RUN]]


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
