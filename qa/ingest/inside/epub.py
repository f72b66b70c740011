"""EPUB through EbookLib: the chapters in reading order, as one article."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from qa.errors import EmptyInput
from qa.ingest.dates import iso_date
from qa.ingest.inside.zipped import check_archive
from qa.ingest.item import Draft, clean_line

_BLOCKS: Final = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "pre",
    "td",
    "th",
    "dt",
    "dd",
    "figcaption",
    "div",
)


def read(path: Path) -> Draft:
    """The draft of a book. Raises UnsupportedInput, EmptyInput."""
    from ebooklib import epub

    check_archive(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # EbookLib announces changes of its own defaults
        book: Any = epub.read_epub(str(path), {"ignore_ncx": True})
    chapters: list[str] = []
    for item_id, _ in book.spine:
        item = book.get_item_with_id(item_id)
        if item is not None and not isinstance(item, epub.EpubNav):
            chapters.extend(_paragraphs(item.get_content()))
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


def _paragraphs(content: bytes) -> Iterator[str]:
    """The text of each innermost block of a chapter."""
    from lxml import html

    if not content.strip():
        return
    tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    body = tree.find("body")
    if body is None:
        return
    for element in list(body.iter("script", "style")):
        element.drop_tree()
    for block in body.iter(*_BLOCKS):
        if not any(True for _ in block.iterdescendants(*_BLOCKS)) and (text := clean_line(block.text_content())):
            yield text
