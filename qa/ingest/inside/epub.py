"""EPUB through EbookLib: the chapters in reading order, as one article; not what stands beside them in a book."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath
from typing import Any, Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.dates import iso_date
from qa.ingest.decoding import decode
from qa.ingest.exports import articles_of
from qa.ingest.inline import mend
from qa.ingest.inside.apparatus import pointed_to, take_out
from qa.ingest.inside.zipped import check_archive
from qa.ingest.item import Draft, clean
from qa.ingest.markup import blocks, parse

#: Where a protected book says which of its parts are encrypted. Fonts may be; chapters then are for one reader only.
_ENCRYPTION: Final = "META-INF/encryption.xml"
_ENCRYPTED_CHAPTER: Final = re.compile(rb"URI=[\"'][^\"']*\.x?html?[\"'#]", re.IGNORECASE)


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a book; several of what a database exported. Raises UnsupportedInput, EmptyInput."""
    from ebooklib import epub

    check_archive(path)
    _check_free(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # EbookLib announces changes of its own defaults
        book: Any = epub.read_epub(str(path), {"ignore_ncx": True})

    def named(field: str) -> list[str]:
        return [str(value) for value, _ in book.get_metadata("DC", field) if value]

    places = pointed_to(book)
    names = [*named("title"), *named("creator"), *named("publisher")]
    chapters: list[str] = []
    beside: list[str] = []
    for item_id, linear in book.spine:
        item = book.get_item_with_id(item_id)
        body = _body(item.content) if item is not None and not isinstance(item, epub.EpubNav) else None
        if body is None:
            continue
        text = list(_paragraphs(body))
        if linear == "no" or take_out(body, normpath(item.file_name), places, names):
            beside.extend(text)
        else:
            chapters.extend(_paragraphs(body))
    # A book that is marked as nothing but this is marked wrongly.
    chapters = chapters or beside
    if not chapters:
        raise EmptyInput("holds no text.", "If it is a book of pictures, run text recognition (OCR) on it first.")
    articles = articles_of("\n\n".join(chapters))
    if articles:
        return articles
    published = next((day for value in named("date") if (day := iso_date(value))), None)
    return Draft(
        text="\n\n".join(chapters),
        title=next(iter(named("title")), None),
        authors=tuple(named("creator")),
        publisher=next(iter(named("publisher")), None),
        language=next(iter(named("language")), None),
        published=published,
        published_from="meta" if published else None,
    )


def _check_free(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if _ENCRYPTION in archive.namelist() and _ENCRYPTED_CHAPTER.search(archive.read(_ENCRYPTION)):
            raise UnsupportedInput("is copy-protected (DRM).", "Add a copy without protection.")


def _body(content: bytes | str) -> Any:
    """The body of a chapter, mended; None where it has none."""
    tree = parse(decode(content, "holds a chapter that") if isinstance(content, bytes) else content)
    body = tree.find("body") if tree is not None else None
    if body is not None:
        mend(body)
    return body


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of each block."""
    return filter(None, map(clean, blocks(body)))
