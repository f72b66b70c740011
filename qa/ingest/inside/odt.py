"""ODT through lxml: paragraphs and tables of an OpenDocument text in the order they stand, whatever they are within."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from qa.errors import UnsupportedInput
from qa.ingest.exports import articles_of
from qa.ingest.inside.document import HEADING, TITLE, Properties, draft_of
from qa.ingest.inside.zipped import LOCKED, check_archive
from qa.ingest.item import Draft, clean, clean_line

_CONTENT: Final = "content.xml"
_META: Final = "meta.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
#: What is no text of the document: notes at its foot and margin, deleted words, what only describes or lists.
_SILENT: Final = frozenset(
    """tracked-changes note annotation annotation-end ruby-text title desc forms sequence-decls variable-decls
    user-field-decls table-of-content illustration-index table-index object-index user-index alphabetical-index
    bibliography object binary-data event-listeners""".split()
)
_AS_SPACE: Final = frozenset("s tab".split())
_BREAK: Final = "line-break"
_PARAGRAPHS: Final = frozenset("p h".split())


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a document; several of what a database exported. Raises UnsupportedInput."""
    check_archive(path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise UnsupportedInput(*LOCKED)
        document = _tree(archive.read(_CONTENT))
        meta = _tree(archive.read(_META)) if _META in names else None
    text = document.find("{*}body/{*}text")
    if text is None:
        raise UnsupportedInput(f"{path} holds no text document.", "Save it as .odt in a word processor.")
    above = {_own(style, "name"): _own(style, "parent-style-name") for style in document.iterfind(".//{*}style")}
    blocks = [(style, words) for style, words in _blocks(text, above) if words]
    articles = articles_of("\n\n".join(words for _, words in blocks))
    return articles or draft_of([(style, clean_line(words)) for style, words in blocks], _properties(meta))


def _tree(source: bytes) -> Any:
    from lxml import etree

    # Nothing is looked up, in the archive or elsewhere; what is too deep or grows too much is refused.
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _properties(meta: Any) -> Properties:
    def said(name: str) -> str | None:
        found = meta.find(f".//{{*}}{name}") if meta is not None else None
        return found.text if found is not None else None

    return Properties(said("title"), said("initial-creator") or said("creator"), said("language"))


def _blocks(parent: Any, above: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(style name, text) of each paragraph, which may have several lines; a table gives one for each row.

    Args:
        above: the style that each style is made from.
    """
    for element in parent:
        tag = _tag(element)
        if tag in _PARAGRAPHS:
            yield _style(element, above), clean(_text(element))
        elif tag == "table":
            for row in element.iter("{*}table-row"):
                if next(row.iterancestors("{*}table")) is element:
                    # A cell that continues another is a covered one: what it holds stands where that begins.
                    within = (_blocks(cell, above) for cell in row.iterchildren("{*}table-cell"))
                    cells = [clean_line(" ".join(text for _, text in cell)) for cell in within]
                    yield "Table", " | ".join(cells) if any(cells) else ""
        elif tag not in _SILENT:
            yield from _blocks(element, above)


def _text(paragraph: Any) -> str:
    parts = [_spaced(paragraph.text)]
    for element in paragraph:
        tag = _tag(element)
        if tag in _AS_SPACE:
            parts.append(" ")
        elif tag == _BREAK:
            parts.append("\n")
        elif tag in _PARAGRAPHS:  # of a box within the paragraph
            parts.append(f" {_text(element)} ")
        elif tag and tag not in _SILENT:
            parts.append(_text(element))
        parts.append(_spaced(element.tail))
    return "".join(parts)


def _spaced(words: str | None) -> str:
    """Words as a document has them, in which a line break is a space like any other."""
    return (words or "").replace("\n", " ")


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _style(paragraph: Any, above: dict[str, str]) -> str:
    if _tag(paragraph) == "h" and _own(paragraph, "outline-level") in ("", "1"):
        return HEADING
    name = _own(paragraph, "style-name")
    return TITLE if TITLE in (name, above.get(name)) else name


def _own(element: Any, name: str) -> str:
    """An attribute by its name, in whatever version of the format's namespaces; empty without one."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")
