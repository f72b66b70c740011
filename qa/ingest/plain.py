"""Plain text: a note, a wire story, or a web page saved as text with all its furniture."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final

from qa.ingest.decoding import decode
from qa.ingest.furniture import strip_furniture
from qa.ingest.head import take_head
from qa.ingest.item import Draft, break_lines, clean
from qa.ingest.prose import ends_sentence

#: Code points of a line in a text that was broken to a fixed width: short ones tell nothing, and the longest.
_TELLING: Final = 45
_WIDEST: Final = 130
#: Of the telling lines of such a text, this share is nearly full, and this share ends within a sentence.
_FULL: Final = 0.4
_NEARLY: Final = 15
_BROKEN: Final = 0.5
#: Lines that break a block to a width of its own, in a text that otherwise has none.
_FEWEST_LINES: Final = 3

_HTML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_BULLET: Final = re.compile(r"\s*(?:[•·*+–-]|\(?\d{1,3}[.)])\s")
#: Lynx numbers the links in a page it dumps, and lists them at the end.
_LYNX_LIST: Final = re.compile(
    r"\n\s*References\n(?:\s*\n|\s*(?:Visible|Hidden) links:?\n)*(?=\s*1\. (?:https?|file|mailto):)"
)
_LYNX_MARK: Final = re.compile(r"\[\d{1,4}\]")


def read(path: Path) -> Draft:
    """The draft of a text file; one that holds a web page's source is read as such. Raises UnsupportedInput."""
    source = decode(path.read_bytes(), str(path))
    if _HTML.match(source):
        from qa.ingest import webpage

        return webpage.from_source(source, str(path))
    return from_text(source)


def from_text(source: str) -> Draft:
    """The draft of a text: furniture taken out; headline, date and byline taken from its first lines."""
    stripped = strip_furniture(clean(unwrap(_without_link_numbers(break_lines(source)))).split("\n"))
    lines = list(stripped.lines)
    head = take_head(lines)
    return Draft(
        text=clean("\n".join(lines)),
        title=head.title,
        publisher=stripped.publisher or head.marks.outlet,
        authors=head.marks.authors,
        published=head.marks.published,
        published_from="byline" if head.marks.published else None,
    )


def unwrap(text: str) -> str:
    """Paragraphs on one line each, where a text's lines were broken to a fixed width; else the text itself.

    A line was broken where the next word would not have fitted; all other breaks were meant, and stay.
    """
    lines = text.split("\n")
    width = _width(lines)
    joined: list[str] = []
    for blank, block in groupby(lines, key=lambda line: not line.strip()):
        joined.extend([""] if blank else _joined(list(block), width))
    return "\n".join(joined)


def _joined(block: list[str], width: int | None) -> list[str]:
    if width is None and len(block) >= _FEWEST_LINES:
        width = _width(block)
    if width is None:
        return block
    joined = [block[0]]
    for before, line in pairwise(block):
        words = line.split(maxsplit=1)
        if len(before.rstrip()) + 1 + len(words[0]) > width and not _BULLET.match(line):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _width(lines: list[str]) -> int | None:
    """The width that lines were broken to; None of lines that were not."""
    telling = [line.rstrip() for line in lines if len(line.rstrip()) >= _TELLING and len(line.split()) > 1]
    if len(telling) < 2:
        return None
    lengths = sorted(len(line) for line in telling)
    width = lengths[int((len(lengths) - 1) * 0.95)]
    full = sum(width - _NEARLY <= length for length in lengths)
    broken = sum(not ends_sentence(line) for line in telling)
    if width > _WIDEST or full < _FULL * len(telling) or broken < _BROKEN * len(telling):
        return None
    return width


def _without_link_numbers(text: str) -> str:
    listed = _LYNX_LIST.search(text)
    return _LYNX_MARK.sub("", text[: listed.start()]) if listed else text
