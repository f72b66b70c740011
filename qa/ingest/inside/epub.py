"""EPUB through EbookLib: the chapters in reading order, as one article."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.dates import iso_date
from qa.ingest.decoding import decode
from qa.ingest.inline import mend
from qa.ingest.inside.zipped import check_archive
from qa.ingest.item import Draft, clean
from qa.ingest.markup import blocks, parse

#: Where a protected book says which of its parts are encrypted. Fonts may be; chapters then are for one reader only.
_ENCRYPTION: Final = "META-INF/encryption.xml"
_ENCRYPTED_CHAPTER: Final = re.compile(rb"URI=[\"'][^\"']*\.x?html?[\"'#]", re.IGNORECASE)


def read(path: Path) -> Draft:
    """The draft of a book. Raises UnsupportedInput, EmptyInput."""
    from ebooklib import epub

    check_archive(path)
    _check_free(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # EbookLib announces changes of its own defaults
        book: Any = epub.read_epub(str(path), {"ignore_ncx": True})
    chapters: list[str] = []
    for item_id, _ in book.spine:
        item = book.get_item_with_id(item_id)
        if item is not None and not isinstance(item, epub.EpubNav):
            chapters.extend(_paragraphs(item.content))
    if not chapters:
        raise EmptyInput("holds no text.", "If it is a book of pictures, run text recognition (OCR) on it first.")

    def named(field: str) -> list[str]:
        return [str(value) for value, _ in book.get_metadata("DC", field) if value]

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


def _paragraphs(content: bytes | str) -> Iterator[str]:
    """The text of each block of a chapter."""
    tree = parse(decode(content, "holds a chapter that") if isinstance(content, bytes) else content)
    body = tree.find("body") if tree is not None else None
    if body is not None:
        mend(body)
        yield from filter(None, map(clean, blocks(body)))
