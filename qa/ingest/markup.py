"""The words of marked-up text, block by block: of a web page's elements, a book's chapter, HTML inside Markdown.

Every word of the tree stands in exactly one block, whatever is nested in what; only scripts and the like are silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from qa.patterns import lazy_pattern

#: Elements that start and end a block: those of HTML, and those that trafilatura calls otherwise.
BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table "
    "tbody td tfoot th thead tr ul "
    "ab cell fw head item list quote row".split()
)
BREAKS: Final = frozenset(("br", "lb"))
#: A break while it is gathered: a character that no text holds, for line breaks of a source may stand around it.
_BREAK: Final = "\u000b"
_GAP: Final = lazy_pattern(r"\u000b(?:[^\S\u000b]*\u000b)+")
SILENT: Final = frozenset("audio canvas iframe math noscript object script style svg template video".split())
_ROWS: Final = frozenset(("tr", "row"))
_CELLS: Final = frozenset(("td", "th", "cell"))
#: Code points of the longest cell of a table of facts; in longer ones a page is laid out.
_LONGEST_CELL: Final = 200

_UNFIT: Final = lazy_pattern("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_DECLARATION: Final = lazy_pattern(r"^\s*<\?xml[^>]*\?>")
#: A document type may declare entities, of which none is ever looked up. It stands before the first element: looked for
#: all over a page, a thousand beginnings of one would each be read to the page's end.
_ENTITIES: Final = lazy_pattern(
    r"\A((?>(?:[\s\ufeff]+|<!--.*?-->|<\?[^>]*>)*)<!DOCTYPE[^>\[]*)\[.*?\]\s*+(?=>)", re.IGNORECASE | re.DOTALL
)


def parse(source: str) -> Any:
    """The tree of a page's or a fragment's source; None where there is none in it."""
    from lxml import etree, html

    source = fit(source)
    if not source.strip():
        return None
    try:
        return html.document_fromstring(source)
    except (ValueError, etree.LxmlError):  # a source of comments alone, say
        return None


def fit(source: str) -> str:
    """The source without what lxml refuses or must not follow: an XML declaration, entities, characters of no XML."""
    return _UNFIT.sub("", _ENTITIES.sub(r"\1", _DECLARATION.sub("", source), count=1))


def source_of(tree: Any) -> str:
    """The source of a tree, as those read it who take no tree."""
    from lxml import html

    return str(html.tostring(tree, encoding="unicode"))


def blocks(root: Any, *, preserve: bool = False) -> Iterator[str]:
    """The text of each block in order. A row of a table is one block.

    Args:
        preserve: whether line breaks of the source are ones of the text, as within `pre`.
    """
    from lxml import etree

    parts: list[str] = []
    preserving = int(preserve)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag.rpartition("}")[2].casefold() if event in ("start", "end") else ""
        if event == "start":
            if tag in BLOCKS:
                yield from _whole(parts)
            if tag in BREAKS:
                parts.append(_BREAK)
            preserving += tag == "pre"
            row = _row(node) if tag in _ROWS else None
            if row:
                yield row
            if row or tag in SILENT:
                walk.skip_subtree()
            else:
                parts.append(_spaced(node.text, preserving))
        else:
            preserving -= tag == "pre"
            if tag in BLOCKS:
                yield from _whole(parts)
            if node is not root:
                parts.append(_spaced(node.tail, preserving))
    yield from _whole(parts)


def _whole(parts: list[str]) -> Iterator[str]:
    """What has been gathered: a block, or several where breaks stand together, as old pages part theirs (<br><br>)."""
    gathered = "".join(parts)
    parts.clear()
    for part in _GAP.split(gathered):
        lines = (line.strip() for line in part.replace(_BREAK, "\n").split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            yield text


def _row(row: Any) -> str | None:
    """The cells of a row of facts, "a | b"; None of a row that lays out a page."""
    cells = [cell for cell in row if isinstance(cell.tag, str) and cell.tag.casefold() in _CELLS]
    texts = [_spaced("".join(cell.itertext()), 0).strip() for cell in cells]
    nested = any(True for cell in cells for _ in cell.iter("table", "script", "style"))
    if nested or any(len(text) > _LONGEST_CELL for text in texts) or (row.text or "").strip():
        return None
    return " | ".join(texts) if any(texts) else None


def _spaced(text: str | None, preserving: int) -> str:
    if not text:
        return ""
    return text if preserving else re.sub(r"\s+", " ", text)
