"""What came over the web, told by its bytes first: headers and names lie, and beginnings seldom do."""

from __future__ import annotations

import codecs
import re
from typing import Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.files import SUFFIXES
from qa.patterns import lazy_pattern

#: The kind of a feed; every other is the suffix of a file we read.
FEED: Final = "feed"
PAGE: Final = ".html"

#: Code points at the beginning that are looked at.
_SAMPLE: Final = 16_000
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What may stand before the first element of XML or HTML; once taken, it is not cut otherwise.
_BEFORE: Final = lazy_pattern(
    r"(?>(?:[\s\ufeff]+|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*+)?>)*)", re.IGNORECASE | re.DOTALL
)
_FEED: Final = lazy_pattern(r"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_PAGE: Final = lazy_pattern(r"<(?:html|head|body|meta|title|article|main|div|p|h1|script|link)\b", re.IGNORECASE)
_NAMED_PAGE: Final = lazy_pattern(r"\s*<!doctype html", re.IGNORECASE)
_ENTITY: Final = lazy_pattern(r"<!entity\b", re.IGNORECASE)

#: Kinds by the type that a header names, where the bytes could be anything.
_TYPES: Final = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/html": PAGE,
    "application/xhtml+xml": PAGE,
    "multipart/related": ".mhtml",
    "message/rfc822": ".eml",
    "text/vtt": ".vtt",
    "text/csv": ".csv",
    "application/x-subrip": ".srt",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl",
}
#: Kinds that only their bytes can be.
_BY_BYTES: Final = (".pdf", ".docx", ".odt", ".rtf", ".epub")
#: Types that say nothing: the name in the address decides.
_VAGUE: Final = ("", "text/plain", "application/octet-stream", "binary/octet-stream", "application/x-download")


def kind_of(body: bytes, content_type: str, path: str, shown: str) -> str:
    """`FEED`, or the suffix of the files that are like this one.

    Args:
        content_type: "text/html", without parameters; empty where none was given.
        path: the path of the address.

    Raises:
        EmptyInput: nothing came.
        UnsupportedInput: a kind that is not read, or a feed that declares entities.
    """
    if not body.strip():
        raise EmptyInput(f"{shown} sent an empty page.", "Check the address in your browser.")
    if b"%PDF-" in body[:1024]:
        return ".pdf"
    if body.startswith(b"{\\rtf"):
        return ".rtf"
    if body.startswith(b"PK\x03\x04"):
        if b"application/epub+zip" in body[:200]:
            return ".epub"
        if b"application/vnd.oasis.opendocument.text" in body[:200]:
            return ".odt"
        if b"word/document" in body:
            return ".docx"
        raise _unsupported(shown, "an archive")
    head = _head(body)
    begins = _BEFORE.match(head)
    at = begins.end() if begins else 0
    if _FEED.match(head, at):
        # Feeds need none, and a few of them that name one another are gigabytes when they are resolved.
        if _ENTITY.search(head, 0, at):
            raise UnsupportedInput(
                f"{shown} is a feed that declares XML entities, which no feed needs.", "Ask its publisher for another."
            )
        return FEED
    if _NAMED_PAGE.match(head) or _PAGE.match(head, at):
        return PAGE
    suffix = "." + path.rpartition("/")[2].rpartition(".")[2].casefold()
    if content_type in _VAGUE and suffix in SUFFIXES and suffix not in _BY_BYTES:
        return suffix
    if content_type in _TYPES:
        return _TYPES[content_type]
    raise _unsupported(shown, content_type or "of no kind that can be told")


def _head(body: bytes) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[: 4 * _SAMPLE].decode(encoding, "ignore")[:_SAMPLE].removeprefix("\ufeff")
    return body[:_SAMPLE].removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _unsupported(shown: str, what: str) -> UnsupportedInput:
    return UnsupportedInput(
        f"{shown} is {what[:80]}, which is not read.",
        "Pullquote reads web pages, feeds (RSS, Atom), text, Markdown, e-mails, PDF, DOCX, ODT, RTF, EPUB and JSON "
        "lines.",
    )
