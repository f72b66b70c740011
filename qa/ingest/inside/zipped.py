"""DOCX, ODT and EPUB are ZIP archives: looked at before they are opened, for a small one may unpack to gigabytes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from qa.errors import UnsupportedInput

#: What is said of a document that opens with a password only, and what to do about it.
LOCKED: Final = ("is protected by a password.", "Save a copy without the password and add that.")

_MOST_ENTRIES: Final = 20_000
#: Bytes of all entries unpacked. `zipfile` never reads more of an entry than its header declares.
_MOST_BYTES: Final = 500 * 2**20
#: Unpacked size by packed size; text packs to a fifth, a bomb to a thousandth.
_MOST_RATIO: Final = 200
_SMALL: Final = 10 * 2**20


def check_archive(path: Path) -> None:
    """Raises UnsupportedInput for an archive that is locked or unpacks to more than an article can hold."""
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnsupportedInput(*LOCKED)
        size = sum(entry.file_size for entry in entries)
        packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > _MOST_ENTRIES or size > _MOST_BYTES or (size > _SMALL and size / packed > _MOST_RATIO):
        raise UnsupportedInput(
            f"unpacks to {size // 2**20:,} MB in {len(entries):,} parts, which is no article.",
            "Save its text alone and add that.",
        )
