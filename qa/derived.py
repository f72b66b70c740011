"""The files that are made from the store and can be made again: written whole, known to be whole when read.

A manifest names the current file of each part of the indexes with its SHA-256, and the encoder. Files are written
beside the old ones, synced, and take effect when the manifest is renamed into place; then the old ones go. What fits
no manifest, or not its hash, is not used. This module knows nothing of what is in the files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from qa.errors import LibraryFull
from qa.patterns import lazy_pattern

MANIFEST: Final = "indexes.json"
#: Of this layout of the files. Another number is rebuilt.
FORMAT: Final = 4
#: How the name of a file begins that is still being written.
_NEW: Final = ".new-"
#: Bytes that are copied at once.
_PIECE: Final = 1 << 20
#: What may be in the name of a part but not in that of a file.
_UNFIT: Final = lazy_pattern(r"[^\w.]+")
_PLAIN: Final = lazy_pattern(r"[\w./ -]+", re.ASCII)


@dataclass(frozen=True)
class Snapshot:
    """The derived files as they were last written."""

    encoder: str
    #: The store's revision that they hold.
    revision: int
    #: Where each part lies, by its name.
    files: Mapping[str, Path]


@dataclass(frozen=True)
class _File:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class _Manifest:
    encoder: str
    revision: int
    #: The file of each part, by its name.
    files: Mapping[str, _File]


def load(folder: Path) -> Snapshot | None:
    """The current snapshot, every hash checked; None when missing, damaged or of another format.

    Files that another process replaces before they are read are missing too: `peek` tells of others then.
    """
    manifest = _manifest(folder)
    if manifest is None:
        return None
    snapshot = _snapshot(folder, manifest)
    try:
        for part, path in snapshot.files.items():
            with path.open("rb") as opened:
                if hashlib.file_digest(opened, "sha256").hexdigest() != manifest.files[part].sha256:
                    return None
    except (OSError, ValueError):  # a damaged name may hold a NUL
        return None
    return snapshot


def peek(folder: Path) -> Snapshot | None:
    """The snapshot that the manifest tells of; whether its files are there, and whole, is not looked at."""
    manifest = _manifest(folder)
    return None if manifest is None else _snapshot(folder, manifest)


def save(
    folder: Path,
    encoder: str,
    revision: int,
    parts: Mapping[str, bytes | Path],
    settled: Collection[str] = (),
) -> None:
    """Replace the current snapshot, or leave it whole. One caller at a time: keep others out by a lock.

    Args:
        parts: what each part holds, or a file that is copied.
        settled: names of parts whose contents never change: those that the current snapshot has are not read again.

    Raises:
        LibraryFull: the disk refused a write. The indexes can be made again from the store at any time.
    """
    before = _manifest(folder)
    kept = _whole(folder, before)
    described: dict[str, _File] = {}
    in_effect = False
    try:
        for part, content in parts.items():
            if part in settled and part in kept:
                described[part] = kept[part]
            else:
                described[part] = _add(folder, part, content)
        manifest = {
            "format": FORMAT,
            "encoder": encoder,
            "revision": revision,
            "files": {part: asdict(file) for part, file in described.items()},
        }
        with _written(folder) as file:
            file.write(json.dumps(manifest, indent=1).encode())
        os.replace(file.name, folder / MANIFEST)
        in_effect = True
        _sync_folder(folder)
    except OSError as error:
        if not in_effect:  # what was written in vain would take the room that the next try needs
            named = {file.name for file in before.files.values()} if before else set()
            _remove(folder / file.name for file in described.values() if file.name not in named)
            _remove(folder.glob(f"{_NEW}*"))
        raise LibraryFull(
            f"The search indexes in {folder} could not be written ({error.strerror or error}).",
            "The articles are kept. Make room, then run: pullquote rebuild",
        ) from error
    current = {file.name for file in described.values()}
    _remove(path for path in folder.glob("*.index") if path.name not in current)
    # What a writer that was killed left half-written; no other writes now, for the caller holds the lock.
    _remove(folder.glob(f"{_NEW}*"))


def forget(folder: Path) -> None:
    """What lies here is used no more: it is made again."""
    _remove([folder / MANIFEST])


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):  # another process may still have it open, on some systems
            path.unlink()


def _manifest(folder: Path) -> _Manifest | None:
    """What the manifest says; None when missing, damaged or of another format."""
    try:
        read = json.loads((folder / MANIFEST).read_bytes())
        if read["format"] != FORMAT:
            return None
        files = {
            _plain(part): _File(str(file["name"]), str(file["sha256"]), int(file["size"]))
            for part, file in read["files"].items()
        }
        return _Manifest(str(read["encoder"]), int(read["revision"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _plain(part: str) -> str:
    """The name of a part, which a file is copied by. Raises ValueError where it could lead out of a folder."""
    if not _PLAIN.fullmatch(part) or not {".", "..", ""}.isdisjoint(part.split("/")):
        raise ValueError(part)
    return part


def _snapshot(folder: Path, manifest: _Manifest) -> Snapshot:
    files = {part: _path(folder, file) for part, file in manifest.files.items()}
    return Snapshot(manifest.encoder, manifest.revision, files)


def _path(folder: Path, file: _File) -> Path:
    return folder / Path(file.name).name  # a damaged manifest leads nowhere else


def _whole(folder: Path, manifest: _Manifest | None) -> dict[str, _File]:
    """The files of the manifest that are there, by their lengths; what they hold is not looked at."""
    files = manifest.files if manifest else {}
    return {part: file for part, file in files.items() if _length(_path(folder, file)) == file.size}


def _length(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # a damaged name may hold a NUL
        return None


def _add(folder: Path, part: str, content: bytes | Path) -> _File:
    """A new file of the folder with this content, named by what it holds."""
    with _written(folder) as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file, _PIECE)
        size = file.tell()
    with open(file.name, "rb") as written:
        sha256 = hashlib.file_digest(written, "sha256").hexdigest()
    name = f"{_UNFIT.sub('-', part)}-{sha256[:12]}.index"
    os.replace(file.name, folder / name)
    return _File(name, sha256, size)


@contextlib.contextmanager
def _written(folder: Path) -> Iterator[IO[bytes]]:
    """A new file that is on disk at the end of the block, under a name for the time being; or none at all."""
    name = folder / f"{_NEW}{uuid.uuid4().hex}"
    try:
        # Not by tempfile: who may read the library may read these.
        with name.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
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
