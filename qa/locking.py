"""Files by which processes keep one another out: one at a time is in a block.

This module knows nothing of what is done there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from qa.errors import LibraryBusy, LibraryReadOnly


@contextlib.contextmanager
def locked(path: Path, patience: float, busy: str) -> Iterator[None]:
    """A block in which no other process is that locks the same file, made where it is missing.

    Args:
        patience: seconds to wait for another.
        busy: what another that is in it does, as a sentence.

    Raises:
        LibraryBusy: another is in it still.
        LibraryReadOnly: the file cannot be opened, or the disk knows no locks.
    """
    lock = FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryBusy(busy, "Try again when it has finished.") from error
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LibraryReadOnly(
            f"The file {path} cannot be locked ({reason}).", "Check who owns it and the folder it lies in."
        ) from error
    try:
        yield
    finally:
        lock.release()
