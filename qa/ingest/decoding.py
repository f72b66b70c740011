"""Bytes of a text file into characters."""

from __future__ import annotations

import codecs
import re
from typing import Final

from qa.errors import UnsupportedInput

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: Bytes an encoding is guessed from: more makes no better guess, only a slower one.
_SAMPLE: Final = 50_000


def decode(data: bytes, shown: str) -> str:
    """The text of a file: by its byte-order mark, as UTF-8, as its own meta element says, or as it looks.

    Raises:
        UnsupportedInput: it is no text, or in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding, shown)
    if b"\0" in data[:_SAMPLE]:
        raise UnsupportedInput(f"{shown} is binary, not text.", "Check that it is the file you meant.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _META_CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # pages lie about it; how the bytes look decides
    return _as(data, _guessed(data), shown)


def _as(data: bytes, encoding: str | None, shown: str) -> str:
    hint = "Save it as UTF-8 and add it again."
    if encoding is None:
        raise UnsupportedInput(f"{shown} is binary, or text in an encoding that cannot be told.", hint)
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise UnsupportedInput(f"{shown} is not the {encoding} text it says it is.", hint) from error


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    # The sample may stop short of the bytes that decide between an encoding and its Windows superset.
    return {"ascii": "cp1252", "latin_1": "cp1252"}.get(best.encoding, best.encoding)
