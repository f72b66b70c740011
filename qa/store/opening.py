"""How the database of a library folder is opened: made, brought up to date, or read where nothing may be written.

What SQLite says of a failure is told here in the words of this house. This module knows
nothing of what the tables hold.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import quote

from qa.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryMissing,
    LibraryReadOnly,
    LibraryTooNew,
)
from qa.locking import locked
from qa.store.schema import LATER, LATER_COLUMNS, SCHEMA_VERSION, TABLES, statements

_LOG: Final = logging.getLogger(__name__)

DATABASE: Final = "library.db"
#: Seconds that a writer waits for another process before it says "busy".
PATIENCE: Final = 60.0
#: Files that are made when the database has its tables, wherever the index is kept.
_MADE_LATER: Final = ("indexes.json", "stories.lock", "indexes.lock")

#: What helps where SQLite cannot read a database, and where there is nothing left in it.
_SAVE: Final = "Save what is whole of it with: pullquote rebuild. Or restore it from a copy."
_FROM_A_COPY: Final = "Restore it from a copy, or move the folder away and add your articles again."

Connection: TypeAlias = sqlite3.Connection
#: Of a file its number, the time of its last change and its size; None where there is none.
_Lie: TypeAlias = tuple[int, int, int] | None


@dataclass(frozen=True)
class Opened:
    """A connection to the database of a folder, and what it may be used for."""

    connection: Connection
    #: As asked for, or because the folder cannot be written to.
    read_only: bool
    #: Why it is read-only where the disk is full: as a sentence; empty where it is not.
    full: str = ""
    #: What is read in place of a database that cannot be read where it lies.
    copy: tempfile.TemporaryDirectory[str] | None = None
    #: Of a connection that sees nothing of what others commit later, how the files lay when it was made.
    as_they_lay: tuple[_Lie, ...] = ()

    def is_overtaken(self, folder: Path) -> bool:
        """Whether others have changed the database since, and this connection does not see it."""
        return bool(self.as_they_lay) and self.as_they_lay != _lie(folder / DATABASE)

    def close(self) -> None:
        self.connection.close()
        if self.copy is not None:
            self.copy.cleanup()


def open_database(folder: Path, *, read_only: bool, create: bool) -> Opened:
    """Open the database in `folder`, made when missing unless `read_only` or not `create`.

    Raises:
        LibraryMissing: there is none, and none may be made.
        LibraryTooNew: it was written by a newer version. Nothing of it is changed.
        LibraryReadOnly, LibraryBusy, LibraryFull, LibraryDamaged, LibraryError: it cannot be made, or not opened.
    """
    path = folder / DATABASE
    with told(path):
        opened = _connected(folder, read_only, create)
        try:
            return _prepared(opened, folder, create)
        except sqlite3.Error as error:
            full = _translate(error, path)
            if opened.read_only or not isinstance(full, LibraryFull):
                raise
            with contextlib.suppress(LibraryMissing):  # it was being made
                # SQLite keeps a file beside the database to read it by, too; what is read-only is read without.
                readable = _prepared(_connected_read_only(path), folder, create=False)
                _LOG.warning("%s The library is opened read-only until there is room.", full.what)
                return replace(readable, full=full.what)
            raise


def _prepared(opened: Opened, folder: Path, create: bool) -> Opened:
    """The database, known to be one of ours, with all tables that it is to have; closed where it is not."""
    try:
        db = opened.connection
        if create and not opened.read_only and not _version(db):
            _make(db, folder)
        _must_be_known(_version(db), folder)
        if not opened.read_only:
            _bring_up_to_date(db)
    except BaseException:
        opened.close()
        raise
    return opened


def _must_be_known(version: int, folder: Path) -> None:
    if not version:  # whoever began to make it was stopped, and it is not to be made now
        raise _missing(folder)
    if version > SCHEMA_VERSION:
        raise LibraryTooNew(
            f"The library in {folder} was written by a newer Pullquote (layout {version}; "
            f"this one knows {SCHEMA_VERSION}).",
            "Update Pullquote, or choose another folder with --library.",
        )


# -- connecting ---------------------------------------------------------------------------------------------------


def _connected(folder: Path, read_only: bool, create: bool) -> Opened:
    path = folder / DATABASE
    try:
        exists = path.exists()
    except OSError as error:  # a folder that may not be looked into, a name too long
        raise LibraryError(
            f"The library folder {folder} cannot be opened: {error.strerror}.",
            "Choose another with --library or PULLQUOTE_LIBRARY.",
        ) from error
    if not exists:
        if read_only or not create:
            raise _missing(folder)
        _make_folder(folder)
    else:
        _must_not_be_emptied(path)
    if read_only or (exists and not _writable(path)):
        return _connected_read_only(path)
    return Opened(_connect(f"{_uri(path)}?mode=rwc"), read_only=False)


def _must_not_be_emptied(path: Path) -> None:
    """An empty file is a library that is being made, unless there is what only one that was made has beside it.

    That is looked at first, for another process may make it meanwhile; and before SQLite is asked, for it makes tables
    in such a file as in a new one, and drops the log of what it held.
    """
    wal = _log_of(path)
    made = any(path.with_name(name).exists() for name in _MADE_LATER) or any(path.parent.glob("*.index"))
    if (made or (wal.exists() and wal.stat().st_size)) and not path.stat().st_size:
        raise damaged(path, "it is empty, and what was made from its articles lies beside it", _FROM_A_COPY)


def _log_of(path: Path) -> Path:
    return path.with_name(DATABASE + "-wal")


def _connected_read_only(path: Path) -> Opened:
    db = None
    try:
        db = _connect(f"{_uri(path)}?mode=ro")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return Opened(db, read_only=True)
    except sqlite3.Error as error:
        if db is not None:
            db.close()
        if not isinstance(error, sqlite3.OperationalError):
            raise
    # WAL needs a file beside the database that may not be made here. Without a WAL that still holds commits the
    # database can be read as it lies; with one, a copy of both has to be made first.
    as_they_lay = _lie(path)
    wal = _log_of(path)
    if not wal.exists() or not wal.stat().st_size:
        db = _connect(f"{_uri(path)}?mode=ro&immutable=1")
        return Opened(db, read_only=True, as_they_lay=as_they_lay)
    copy = _copied(path, wal)
    db = _connect(f"{_uri(Path(copy.name) / DATABASE)}?mode=rw")
    return Opened(db, read_only=True, copy=copy, as_they_lay=as_they_lay)


def _lie(path: Path) -> tuple[_Lie, ...]:
    """How the database and its log lie on the disk."""
    found: list[_Lie] = []
    for file in (path, _log_of(path)):
        try:
            stat = file.stat()
            found.append((stat.st_ino, stat.st_mtime_ns, stat.st_size))
        except OSError:
            found.append(None)
    return tuple(found)


def _copied(*files: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for the time being with copies of these files. Raises LibraryFull."""
    with contextlib.ExitStack() as unless_whole:
        try:
            copy = tempfile.TemporaryDirectory(prefix="pullquote-")
            unless_whole.enter_context(copy)
            for file in files:
                shutil.copy(file, copy.name)
        except OSError as error:
            raise LibraryFull(
                f"The library in {files[0].parent} can only be read from a copy, and there is no room for one among "
                f"the temporary files ({error.strerror or error}).",
                "Make room there, or name another folder in TMPDIR.",
            ) from error
        unless_whole.pop_all()
        return copy


def _uri(path: Path) -> str:
    return f"file:{quote(os.fsencode(path))}"


def _connect(uri: str) -> Connection:
    db = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    # Damaged text must not hide the other rows of a query; that it is damaged, its hash tells.
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    return db


@contextlib.contextmanager
def without_waiting(db: Connection) -> Iterator[None]:
    """In the block, what another process holds is refused at once."""
    db.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        db.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """A block in which no other process has this database open, however damaged it is, and no log holds anything of it.

    Where SQLite sees no database at all, neither do others, and the log stays as it is.

    Raises:
        LibraryBusy: another process, or this one, has it open.
        LibraryReadOnly: nothing can be written there.
    """
    if not _writable(path):
        raise LibraryReadOnly(
            f"The library in {path.parent} is damaged, and nothing can be written there.",
            "Copy its folder to where you may write, then run the same command with --library there.",
        )
    _held(path).close()  # the last to close it brings in what stands in the log
    with contextlib.closing(_held(path)):
        yield


def _held(path: Path) -> Connection:
    db = _connect(f"{_uri(path)}?mode=rw")
    try:
        with without_waiting(db), told(path):
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA user_version").fetchone()
    except LibraryDamaged:
        pass
    except LibraryBusy as error:
        db.close()
        raise LibraryBusy(
            f"The library in {path.parent} is damaged, and another process has it open.",
            "End it (the page, or a running add), then run the same command again.",
        ) from error
    except BaseException:
        db.close()
        raise
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


# -- making it ----------------------------------------------------------------------------------------------------


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Probe now: SQLite would say only "unable to open database file".
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise LibraryReadOnly(
            f"No library can be made in {folder}: {error.strerror}.",
            "Choose a folder you may write to, with --library or PULLQUOTE_LIBRARY.",
        ) from error


def _make(db: Connection, folder: Path) -> None:
    """Lay out the database, unless another process does so at this moment."""
    # SQLite waits for no one when it changes the kind of journal, which it keeps from then on.
    with locked(folder / "library.lock", PATIENCE, f"Another process is making the library in {folder}."):
        db.execute("PRAGMA journal_mode = WAL")
        _make_tables(db)


def _make_tables(db: Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        if not _version(db):
            for statement in statements(TABLES):
                db.execute(statement)
            db.execute("INSERT INTO meta VALUES ('revision', '0')")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _bring_up_to_date(db: Connection) -> None:
    """What holds for this connection, and what a library of an older version lacks."""
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")  # what a person removed does not linger in free pages
    db.execute("PRAGMA foreign_keys = ON")
    for statement in statements(LATER):
        db.execute(statement)
    _make_columns(db)


def _make_columns(db: Connection) -> None:
    for column, (table, kind) in LATER_COLUMNS.items():
        if not _has_column(db, table, column):
            try:
                db.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
            except sqlite3.OperationalError:
                if not _has_column(db, table, column):  # else another process was quicker
                    raise


def _version(db: Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _has_column(db: Connection, table: str, column: str) -> bool:
    return any(row[1] == column for row in db.execute(f"PRAGMA table_info({table})"))


# -- what is told of failures -------------------------------------------------------------------------------------


def _missing(folder: Path) -> LibraryMissing:
    return LibraryMissing(f"There is no library in {folder}.", "Make one with: pullquote add PATH")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors in the words of this house: LibraryBusy, LibraryFull, LibraryReadOnly, LibraryDamaged."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, path) from error
    except UnicodeDecodeError as error:  # damage that SQLite quotes in its message, which Python then cannot read
        raise damaged(path, "its schema is no text") from error


#: SQLite tells a full disk as an error of the disk where it is a quota, a limit on files, or told late.
_REFUSED_WRITES: Final = frozenset(
    (
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
    )
)


def _translate(error: sqlite3.Error, path: Path) -> LibraryError:
    if isinstance(error, sqlite3.ProgrammingError):
        return LibraryError(f"The library {path} was closed while it was in use.", "Open it again.")
    full_code = getattr(error, "sqlite_errorcode", 0)
    code = full_code & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(f"Another process is writing to {path}.", "Try again when it has finished.")
    if code == sqlite3.SQLITE_FULL:
        return LibraryFull(
            f"The disk has no room left for {path} ({error}).",
            "What was kept before is whole. Make room, then run the same command again.",
        )
    if full_code in _REFUSED_WRITES:
        return LibraryFull(
            f"The disk refused a write to {path} ({error}, {error.sqlite_errorname}).",
            "What was kept before is whole. Make room (a quota or a limit on files counts too) or check the disk, then "
            "run the same command again.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return LibraryFull(
            f"The disk failed to read or write {path} ({error}, {error.sqlite_errorname}).",
            "What was being written is not kept; what was kept before is left as it was. Check the disk and how it is "
            "connected, copy the library's folder to another one if in doubt, then run the same command again.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LibraryReadOnly(
            f"The library {path} cannot be written to ({error}).", "Check the permissions of the folder."
        )
    return damaged(path, str(error))


def damaged(path: Path, reason: str, hint: str = _SAVE) -> LibraryDamaged:
    """The error for a database of which this is known."""
    return LibraryDamaged(f"The library {path} is damaged ({reason}).", hint)


def lost(path: Path) -> LibraryDamaged:
    """The error for a database in which nothing can be read any more."""
    return damaged(path, "no article in it can be read", _FROM_A_COPY)
