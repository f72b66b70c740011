"""The files that are made from the store and can be made again: written whole, known to be whole when read.

A manifest names the current file of each index with its SHA-256, and the encoder. Files are written beside
the old ones, synced, and take effect when the manifest is renamed into place; then the old ones go. What fits
no manifest, or not its hash, is not used. This module knows nothing of what is in the files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from qa.errors import LibraryFull

MANIFEST: Final = "indexes.json"
#: Of this layout of the files. Another number is rebuilt.
FORMAT: Final = 2
#: How the name of a file begins that is still being written.
_NEW: Final = ".new-"


@dataclass(frozen=True)
class Snapshot:
    """The derived files as they were last written."""

    encoder: str
    #: The store's revision that they hold.
    revision: int
    #: The bytes of each index by its name.
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class _File:
    name: str
    sha256: str


def load(folder: Path) -> Snapshot | None:
    """The current snapshot, every hash checked; None when missing, damaged or of another format."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["format"] != FORMAT:
            return None
        files = {}
        for kind, described in manifest["files"].items():
            file = _File(**described)
            data = (folder / Path(file.name).name).read_bytes()
            if hashlib.sha256(data).hexdigest() != file.sha256:
                return None
            files[str(kind)] = data
        return Snapshot(str(manifest["encoder"]), int(manifest["revision"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def save(folder: Path, snapshot: Snapshot) -> None:
    """Replace the current snapshot, or leave it whole. One caller at a time: keep others out by a lock.

    Raises:
        LibraryFull: the disk refused a write. The indexes can be made again from the store at any time.
    """
    try:
        described = {}
        for kind, data in snapshot.files.items():
            sha256 = hashlib.sha256(data).hexdigest()
            name = f"{kind}-{sha256[:12]}.index"
            _write(folder / name, data)
            described[kind] = asdict(_File(name, sha256))
        manifest = {
            "format": FORMAT,
            "encoder": snapshot.encoder,
            "revision": snapshot.revision,
            "files": described,
        }
        _write(folder / MANIFEST, json.dumps(manifest, indent=1).encode())
        _sync_folder(folder)
    except OSError as error:
        raise LibraryFull(
            f"The search indexes in {folder} could not be written ({error.strerror}).",
            "The articles are kept. Make room, then run: pullquote rebuild",
        ) from error
    current = {file["name"] for file in described.values()}
    old = [file for file in folder.glob("*.index") if file.name not in current]
    # What a writer that was killed left half-written; no other writes now, for the caller holds the lock.
    for file in (*old, *folder.glob(f"{_NEW}*")):
        with contextlib.suppress(OSError):  # another process may still have it open, on some systems
            file.unlink()


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_NEW)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _sync_folder(folder: Path) -> None:
    """Make the renames last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
