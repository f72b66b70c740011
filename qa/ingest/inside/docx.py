"""DOCX through python-docx: paragraphs and tables in the order they stand, whatever they are wrapped in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from qa.ingest.exports import articles_of
from qa.ingest.inside.document import Properties, draft_of
from qa.ingest.inside.zipped import check_archive
from qa.ingest.item import Draft, clean, clean_line

#: What is no text of the document: deleted and moved-away words, a text box's twin for old programs.
_SILENT: Final = frozenset("del moveFrom Fallback instrText delText".split())
_AS_BREAK: Final = frozenset("br cr".split())


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a document; several of what a database exported. Raises UnsupportedInput."""
    from docx import Document

    check_archive(path)
    document = Document(str(path))
    blocks = [(style, text) for style, text in _blocks(document, document.element.body) if text]
    articles = articles_of("\n\n".join(text for _, text in blocks))
    if articles:
        return articles
    named = document.core_properties
    blocks = [(style, clean_line(text)) for style, text in blocks]
    return draft_of(blocks, Properties(named.title, named.author, named.language))


def _blocks(document: Any, parent: Any) -> Iterator[tuple[str, str]]:
    """(style name, text) of each paragraph, which may have several lines; a table gives one for each row."""
    for element in parent:
        tag = _tag(element)
        if tag == "p":
            yield _style(document, element), clean(_text(element))
        elif tag == "tbl":
            for row in element.iterchildren("{*}tr"):
                cells = (clean_line(" ".join(_text(one) for one in cell.iter("{*}p"))) for cell in _cells(row))
                yield "Table", " | ".join(cells)
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _blocks(document, element)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row; one that continues the cell above it comes once, up there."""
    for cell in row.iter("{*}tc"):
        merged = cell.find("{*}tcPr/{*}vMerge")
        above = merged is not None and merged.get(merged.tag.replace("vMerge", "val")) != "restart"
        if not above and next(cell.iterancestors("{*}tr")) is row:
            yield cell


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    for element in paragraph:
        tag = _tag(element)
        if tag == "t":
            parts.append((element.text or "").replace("\n", " "))
        elif tag == "tab":
            parts.append(" ")
        elif tag in _AS_BREAK:
            parts.append("\n")
        elif tag == "noBreakHyphen":
            parts.append("-")
        elif tag == "txbxContent":
            parts.extend(f" {_text(one)} " for one in element.iter("{*}p"))
        elif tag not in _SILENT:
            parts.append(_text(element))
    return "".join(parts)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _style(document: Any, paragraph: Any) -> str:
    return str(document.styles.get_by_id(paragraph.style, 1).name) if paragraph.style else ""
