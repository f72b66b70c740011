"""Bytes of a text file into characters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from qa.errors import UnsupportedInput
from qa.ingest.western import ENCODING, is_western
from qa.patterns import lazy_pattern

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|^\s*<\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
#: Encodings that cannot be true of a declaration read as ASCII, or that are none of text files.
_NEVER_DECLARED: Final = lazy_pattern(r"utf[-_]?(?:16|32|7)|ucs|escape|idna|punycode|undefined", re.IGNORECASE)
#: What browsers read where these are named: the Windows encodings that hold them and what people really write.
_SUPERSETS: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
#: Latin and Cyrillic within one word, on this share of the words: bytes read in the wrong encoding.
_MIXED_SHARE: Final = 0.02
_MIXED: Final = lazy_pattern(r"\b[^\W\d_]*(?:[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z])")
_SHIFT_JIS: Final = ("shift_jis", "cp932", "shift_jis_2004", "shift_jisx0213")
_HALF_WIDTH: Final = lazy_pattern("[\uff61-\uff9f]")
#: Of the zero bytes of UTF-16 this share at least is on one side; of its characters few are none of any text.
_MOST_ZEROS: Final = 0.9
_MOST_ODD: Final = 0.01
_NO_TEXT: Final = ("Cc", "Cn", "Co", "Cs")
#: UTF-8 with damaged bytes has this many sound characters beyond ASCII for each of them.
_SOUND_TO_DAMAGED: Final = 20
#: Bytes an encoding is guessed from: more makes no better guess, only a slower one.
_SAMPLE: Final = 50_000


def decode(data: bytes, shown: str, charset: str | None = None) -> str:
    """The text of a file: by its byte-order mark, as UTF-8, as it says itself, or as it looks.

    Args:
        charset: the encoding that whoever sent it names. It stands above what the file says itself, not above UTF-8
            that is plainly there: servers name their own default for everything.

    Raises:
        UnsupportedInput: it is no text, or in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding, shown)
    if charset and (text := _named(data, charset)) is not None:
        return text
    if b"\0" in data[:_SAMPLE]:
        wide = _wide(data)
        if wide is None:
            raise UnsupportedInput(f"{shown} is binary, not text.", "Check that it is the file you meant.")
        return _as(data, wide, shown)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _declared(data) or _mended(data)
    return text or _as(data, ENCODING if is_western(data) else _guessed(data), shown)


def _declared(data: bytes) -> str | None:
    """The text in the encoding that the page says it is in; None where it says none, or it cannot be true."""
    declared = _DECLARED.search(data[:4096])
    if declared is None or _NEVER_DECLARED.search(name := declared[1].decode("ascii", "replace")):
        return None
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return None  # pages lie about it; how the bytes look decides
    return None if _is_misread(text) else text


def _named(data: bytes, charset: str) -> str | None:
    """The text in the encoding named from outside; None where that cannot be true."""
    try:
        name = codecs.lookup(charset).name
        name = _SUPERSETS.get(name, name)
        if _NEVER_DECLARED.search(name) and not (name.startswith("utf-") and b"\0" in data[:_SAMPLE]):
            return None
        if not data.isascii() and name != "utf-8" and _is_utf8(data):
            return None
        text = data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if _is_misread(text) else text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_misread(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_MIXED.findall(sample)) > _MIXED_SHARE * len(sample.split())


def _mended(data: bytes) -> str | None:
    """UTF-8 of which a few bytes are damaged, each replaced by U+FFFD; None of anything else."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text[: _SAMPLE * 4]) - damaged
    return text if sound >= _SOUND_TO_DAMAGED * damaged else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, told by where its zero bytes stand; None of anything else."""
    sample = data[: _SAMPLE // 2 * 2]
    zeros = sample.count(0)
    for encoding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[at::2].count(0) < zeros * _MOST_ZEROS:
            continue
        text = sample.decode(encoding, "ignore")
        odd = sum(unicodedata.category(letter) in _NO_TEXT and letter not in "\t\n\r" for letter in text)
        if any(letter in " \n" for letter in text) and odd <= len(text) * _MOST_ODD:
            return encoding
    return None


def _as(data: bytes, encoding: str | None, shown: str) -> str:
    hint = "Save it as UTF-8 and add it again."
    if encoding is None:
        raise UnsupportedInput(f"{shown} is binary, or text in an unknown encoding.", hint)
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise UnsupportedInput(f"{shown} says it is {encoding} text, but is not.", hint) from error


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample).best()
    # Cyrillic in KOI8 looks like half-width katakana in Shift JIS, in which nobody writes a text.
    if best and len(_HALF_WIDTH.findall(str(best))) * 20 > len(str(best)):
        best = from_bytes(sample, cp_exclusion=list(_SHIFT_JIS)).best()
    if best is None:
        return None
    # The sample may stop short of the bytes that decide between an encoding and its Windows superset.
    return {"ascii": "cp1252", "latin_1": "cp1252"}.get(best.encoding, best.encoding)
