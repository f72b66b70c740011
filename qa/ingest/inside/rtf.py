"""RTF through striprtf, which has only the words of it: what it would take wrongly is put right before.

Notes at the foot, heads of pages, pictures and what fields are made of are silent, as in other documents.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, Final

from qa.errors import UnsupportedInput
from qa.ingest.exports import articles_of
from qa.ingest.inside.document import Properties, draft_of
from qa.ingest.item import Draft, break_lines, clean_line
from qa.ingest.plain import unwrap
from qa.patterns import lazy_pattern

_OPENING: Final = lazy_pattern(r"[\ufeff\s]*\{\\rtf")
_PAGE: Final = lazy_pattern(r"\\ansicpg\d{1,5}")
#: Bytes of a picture or an object, which stand there as they are, or as figures: no word has so many of these.
_BINARY: Final = re.compile(rb"(?<!\\)\\bin(\d{1,9}) ?")
_FIGURES: Final = re.compile(rb"[0-9a-fA-F\r\n]{256,}")
#: What printers are told begins with the same letters, and pictures with it are not told from the text.
_PRINTERS: Final = lazy_pattern(r"(?<!\\)\\bin[a-z]+-?\d*")
_BEYOND: Final = lazy_pattern("[\u0080-\u00ff]")
#: A character by its number, which may be none that there is: then it is one that cannot be shown.
_NUMBERED: Final = lazy_pattern(r"(?<!\\)\\u(-?\d{5,})")
#: A group of words that were deleted while changes were tracked.
_DELETED: Final = lazy_pattern(r"\{(?=(?:\\[a-z]+-?\d* ?|[\r\n])*\\deleted(?![a-z0-9]))")
#: The address that a link leads to would be put behind its words.
_FIELD: Final = lazy_pattern(r"\{\\field(?=\{)", re.IGNORECASE)
#: A cell's end; between two of its signs stands what closes whatever was open before, and a character no text holds.
_CELL: Final = lazy_pattern(r"(?<!\\)\\(?:nest)?cell(?![a-z])(?:-?\d+)? ?")
_END: Final = "\u001f"
#: What is told behind a row of a table within another, which ends no line.
_NESTED: Final = lazy_pattern(r"(?=\{\\\*\\nesttableprops)")
_BRACE: Final = lazy_pattern(r"\\[\\{}]|[{}]")


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a document; several of what a database exported. Raises UnsupportedInput."""
    source = _characters(_without_binary(path.read_bytes()))
    if not _OPENING.match(source):
        raise UnsupportedInput(f"{path} is no RTF document.", "Give it the ending of what it is, or save it as RTF.")
    page = _PAGE.search(source)
    text = _words(source)
    articles = articles_of(text)
    if articles:
        return articles
    blocks = [("", line) for line in map(clean_line, unwrap(text).split("\n")) if line]
    info = _group(source, "info")

    def named(field: str) -> str:
        inner = _group(info, field)
        return clean_line(_words(f"{{\\rtf1{page[0] if page else ''}{{{inner}}}}}")) if inner else ""

    return draft_of(blocks, Properties(named("title"), named("author")))


def _without_binary(data: bytes) -> bytes:
    kept, at = [], 0
    while binary := _BINARY.search(data, at):
        kept.append(data[at : binary.start()])
        at = binary.end() + int(binary[1])
    return _FIGURES.sub(b"", b"".join([*kept, data[at:]]))


def _characters(data: bytes) -> str:
    """The source in characters: its own are ASCII, and others are escaped unless they are UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _BEYOND.sub(lambda sign: f"\\'{ord(sign[0]):02x}", data.decode("latin-1"))


def _words(source: str) -> str:
    """The text of a source: a line for each paragraph, and for each row of a table its cells, "a | b"."""
    from striprtf import striprtf

    convert: Any = striprtf.rtf_to_text  # it has no types
    source = _FIELD.sub(r"{\\field ", _DELETED.sub(r"{\\*", _PRINTERS.sub("", source)))
    source = _CELL.sub(f"{{}}{_END} ", _NESTED.sub(r"\\row ", source))
    text: str = convert(_NUMBERED.sub(_known, source), errors="replace")
    # Beyond the first plane a character is two halves, each escaped by itself.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "\n".join(map(_row, break_lines(text).split("\n")))


def _known(escape: re.Match[str]) -> str:
    """The escape of a character, or of U+FFFD where it is of none."""
    return escape[0] if len(escape[1]) < 9 and -0x10000 <= int(escape[1]) <= sys.maxunicode else r"\u65533"


def _row(line: str) -> str:
    if _END not in line:
        return line
    cells = [clean_line(cell) for cell in line.rstrip().removesuffix(_END).split(_END)]
    return " | ".join(cells) if any(cells) else ""


def _group(source: str, name: str) -> str:
    """What stands in the first group of that name; empty without one."""
    begins = re.search(rf"\{{(?:\\\*)?\\{name}(?![a-z])", source)
    depth = 1
    for brace in _BRACE.finditer(source, begins.end()) if begins else ():
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if begins and depth == 0:
            return source[begins.end() : brace.start()]
    return ""
