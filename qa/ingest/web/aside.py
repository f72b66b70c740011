"""What was fetched, as a file for as long as it is read: parsers in other processes read files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors import Unreachable


@contextmanager
def set_aside(body: bytes, name: str, shown: str) -> Iterator[Path]:
    """A file of that name which holds the bytes, alone in its folder; gone when the block ends.

    Raises:
        Unreachable: there is no room for it, or it cannot be read again; `shown` is the input. The next try may do.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="pullquote-fetched-") as folder:
            path = Path(folder, name)
            path.write_bytes(body)
            yield path
    except OSError as error:
        raise Unreachable(
            f"{shown} was fetched, and cannot be kept for as long as it takes to read it: {error.strerror or error}.",
            "Make room among the temporary files, or name another folder in TMPDIR, then add it again.",
        ) from error
