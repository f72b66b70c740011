"""Tables in plain text, by tabs or by columns of blanks, written as those of other files are: "Ambry | 410 | 388".

Blanks are folded where a text is kept, and with them what parts one cell from the next. Prose, verse, code, lists and
the heads of letters have gaps too: lines are a table only where all of them have the same columns, and cells hold no
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from qa.patterns import lazy_pattern

#: A gap within a line: a tab, or two blanks.
_GAP: Final = lazy_pattern(r"\S(?:[ ]*\t[ \t]*|[ ]{2,})\S")
#: A line that is drawn: it parts the head from the rest.
_DRAWN: Final = lazy_pattern(r"(?=.*[-=_─━]{2})[-=_+─━ \t]+")
#: Lines of a table: by tabs, and by blanks.
_FEWEST: Final = 2
_FEWEST_BY_BLANKS: Final = 3
_BLANKS: Final = lazy_pattern(r" {2,}|^ ")
#: Code points of a row: what is longer is prose, and is not looked through sign by sign.
_LONGEST: Final = 500
#: Words of a cell.
_MOST_WORDS: Final = 9
#: Before the text of an entry, of a speaker or of a letter's head, and what stands in code alone.
_NO_CELL: Final = lazy_pattern(r"(?:\(?(?:\d{1,3}|[a-z])[.)]|[•·*+–—-])|.*:")
_CODE: Final = lazy_pattern(r"[{};]|==|:=|//|/\*|->|=>|\w\(\)|^\s*[#$>%]\s|(?<=\s)=(?=\s)|\|")
_DIGIT: Final = lazy_pattern(r"\d")
_LETTER: Final = lazy_pattern(r"[^\W\d_]")
#: Ends a cell of prose.
_ENDED: Final = lazy_pattern(r"[^\W\d]{2}[.!?]$|,$")


def with_cells(text: str) -> str:
    """The text with " | " between the cells of its tables, a row a line; all other lines as they are."""
    lines = text.split("\n")
    if not any(map(_GAP.search, lines)):
        return text
    found: list[str] = []
    for gapped, block in groupby(lines, key=_is_gapped):
        held = list(block)
        rows = _rows(held) if gapped else None
        found.extend(" | ".join(row) for row in rows) if rows else found.extend(held)
    return "\n".join(found)


def _is_gapped(line: str) -> bool:
    return bool(_GAP.search(line) or _DRAWN.fullmatch(line))


def _rows(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells of each line that is not drawn; None where the lines are no table."""
    told = [line.rstrip() for line in lines if not _DRAWN.fullmatch(line)]
    if any(len(line) > _LONGEST for line in told) or any(map(_CODE.search, told)):
        return None
    rows = _by_tabs(told) if all("\t" in line.strip() for line in told) else None
    rows = rows or _by_blanks([line.expandtabs() for line in told])
    return rows if rows and _are_cells(rows) else None


def _by_tabs(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells between tabs, or between runs of them, whichever gives all lines as many."""
    if len(lines) < _FEWEST:
        return None
    for mark in (r"\t", r"\t+"):
        rows = [[cell.strip() for cell in re.split(mark, line.strip(" "))] for line in lines]
        if len(set(map(len, rows))) == 1:
            return rows
    return None


def _by_blanks(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells between columns that are blank in all lines."""
    if len(lines) < _FEWEST_BY_BLANKS:
        return None
    columns = _columns(lines)
    rows = [[line[start:end].strip() for start, end in columns] for line in lines]
    if any(re.search(r"\S {2,}\S", cell) for row in rows for cell in row):
        return None
    return rows


def _columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """From where to where each column goes: between two, all lines are blank, and each is so for two signs or more."""
    gaps = [_blanks(line) for line in lines]
    width = max(map(len, lines))
    parted = [all(at in each or at >= len(line) for each, line in zip(gaps, lines, strict=True)) for at in range(width)]
    columns = []
    at = 0
    for between, run in groupby(parted):
        end = at + len(list(run))
        if not between:
            columns.append((at, end))
        at = end
    return columns


def _blanks(line: str) -> set[int]:
    """Which places of a line are blank, beside another that is, or before its first word."""
    return {at for run in _BLANKS.finditer(line) for at in range(*run.span())}


def _are_cells(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are those of a table: of two columns the second holds figures, of more each holds something in most
    rows; nothing is a sentence, and the first no mark of an entry.
    """
    first, *others = zip(*rows, strict=True)
    if not others or any(sum(map(bool, row)) < _FEWEST for row in rows):
        return False
    if any(len(cell.split()) > _MOST_WORDS or _ENDED.search(cell) for row in rows for cell in row):
        return False
    if sum(bool(_NO_CELL.fullmatch(cell)) for cell in first) * 2 > len(first) or not any(map(_LETTER.search, first)):
        return False
    if any(2 * sum(map(bool, column)) < len(rows) for column in others):
        return False
    return len(others) > 1 or all(map(_DIGIT.search, others[0][1:]))
