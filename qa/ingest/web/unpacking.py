"""Packed bodies, unpacked piece by piece: what a thousand bytes may become is never in memory at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

#: What we say we can unpack. Every host knows it; of brotli and zstd a few bytes may be gigabytes.
ENCODINGS: Final = "gzip"
#: Bytes of the largest piece.
PIECE: Final = 64 * 2**10


class Unpackable(ValueError):
    """The body is not packed as it says. The text is why, to follow what was asked for."""


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces of a body in that encoding. Raises Unpackable."""
    encoding = encoding.strip().casefold()
    if encoding in ("", "identity"):
        yield from chunks
    elif encoding in ("gzip", "x-gzip"):
        yield from _gunzipped(chunks)
    else:
        raise Unpackable(f"was sent packed as {encoding[:40]!r}, which was not asked for")


def _gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = _unpacker()
    begun = False
    try:
        for chunk in chunks:
            data = chunk
            while data:
                if unpacker.eof:  # gzip files may be strung together
                    unpacker = _unpacker()
                piece = unpacker.decompress(data, PIECE)
                begun = True
                data = unpacker.unconsumed_tail or unpacker.unused_data
                if piece:
                    yield piece
        while begun and not unpacker.eof and (piece := unpacker.decompress(b"", PIECE)):
            yield piece
    except zlib.error as error:
        raise Unpackable("was sent packed, and is damaged") from error
    if begun and not unpacker.eof:
        raise Unpackable("was cut off on its way")


def _unpacker() -> zlib._Decompress:
    return zlib.decompressobj(16 + zlib.MAX_WBITS)
