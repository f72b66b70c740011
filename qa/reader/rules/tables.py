"""Which cell of a table answers: the one of its row under its column. English.

A row is a line, "Net profit | 15.1 | 18.4": its first cell says what it is of, and those of the first row say what is
below them. A model that points at the line does not know which of the figures stands under the year asked for, nor one
that points into a table that the figure of another row is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qa.lexical import content_words, stems
from qa.patterns import lazy_pattern
from qa.questions import asked_for
from qa.reader.rules import Moves
from qa.reader.rules.superlatives import asked_extreme, first_in, superlative, tells_of
from qa.types import Span

#: Lines with cells that follow each other.
_LINES: Final = lazy_pattern(r"^[^\n|]*\|[^\n]*(?:\n+[^\n|]*\|[^\n]*)+$", re.MULTILINE)
_LINE: Final = lazy_pattern(r"[^\n]+")
_CELL: Final = lazy_pattern(r"(?<=\|)[^|]*|^[^|]*")
#: A line within bars, "| Tarn | 20 |": they part no cells.
_BORDERED: Final = lazy_pattern(r"\|[^\n]*\|[ \t]*")
_SAYS: Final = lazy_pattern(r"\w")
_DIGIT: Final = lazy_pattern(r"\d")
_YEAR: Final = lazy_pattern(r"\b(?:1[5-9]|20)\d\d\b")
#: A cell that holds one number, with its unit or sign.
_NUMBER: Final = lazy_pattern(r"[^\d|]{0,12}?(?P<number>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)[^\d|]{0,12}")
#: Rows from which one may come first.
_FEWEST_ROWS: Final = 2


@dataclass(frozen=True)
class _Table:
    #: The cells of each row, half-open, in code points of the text; all rows have as many.
    rows: Sequence[Sequence[Span]]

    @property
    def span(self) -> Span:
        return self.rows[0][0][0], self.rows[-1][-1][1]


def cell(question: str, text: str) -> Moves | None:
    """For a text with tables: a span of it to the cell that answers; None where the span's table has no answer.

    A figure that is asked for stands in the row that the question names; one of a table of several columns of which it
    names no row and no column is no answer, and what is the heaviest of several is told by no row alone
    (`qa.reader.rules.tables.first`). A span that is of no table stays as it is. None where the text has no table.
    """
    tables = list(_tables(text))
    if not tables:
        return None
    asked, years = set(stems(" ".join(content_words(question)))), set(_YEAR.findall(question))
    figure = asked_for(question) == "figure"
    extreme = superlative(question) if not figure else None

    def answers(span: Span) -> Span | None:
        table = next((one for one in tables if one.span[0] <= span[0] and span[1] <= one.span[1]), None)
        if table is None:
            return span
        head, *rows = table.rows
        if extreme and len(head) > 2 and not extreme.search(text, *table.span):
            return None
        told = set(_YEAR.findall(" ".join(text[slice(*one)] for one in (*head, *(row[0] for row in table.rows)))))
        if years and len(told) > 1 and not years & told:
            return None
        headed = len(head) > 2 or _is_head(head, rows, text)
        says_what = any(start <= span[0] and span[1] <= end for start, end in (row[0] for row in table.rows))
        is_in_head = headed and span[0] < head[-1][1]
        if len(head) == 2:
            called = ["" if one is head and headed else text[slice(*one[0])] for one in table.rows]
            row = None if says_what and not figure else _named(asked, called)
            column: int | None = 1
        else:
            row = _named_row(asked, rows, text)
            column = _named(asked, ["", *(text[slice(*one)] for one in head[1:])])
        if row is not None and column is not None:
            one = table.rows[row][column]
            return one if _SAYS.search(text, *one) else None
        if not figure:
            return span
        if says_what or is_in_head:
            return None
        if row is not None:
            return _figure(table.rows[row], span, text)
        named = len(head) == 2 or _is_named(asked, text[slice(*table.span)])
        return span if named else None

    return answers


def first(question: str, title: str, text: str) -> Span | None:
    """The first cell of the row that has the most, or the least, of what a question asks for, "Which of these scanners
    is the lightest?", by a whole table of an article; None where it asks for none, or where no table tells it alone.

    All words of the question must stand in the title, the head of the table or that row: there are other tables.
    """
    asked = _without(question, superlative(question))
    found = (
        [cell for table in _tables(text) if (cell := _first_of(question, asked, title, table, text))] if asked else []
    )
    return found[0] if len(found) == 1 else None


def _without(question: str, superlative: re.Pattern[str] | None) -> set[str]:
    """What a question asks about, by stems, but for the superlative; none where there is none."""
    return set(stems(" ".join(content_words(superlative.sub(" ", question))))) if superlative else set()


def _first_of(question: str, asked: set[str], title: str, table: _Table, text: str) -> Span | None:
    head, *rows = table.rows
    called = [text[slice(*one)] for one in head]
    columns: list[int] = []
    if named := first_in(question):
        what, most = set(stems(named[0])), named[1]
        columns = [at for at, cell in enumerate(called) if at and what.intersection(stems(cell))]
    elif measured := asked_extreme(question):
        most = measured[1]
        columns = [at for at, cell in enumerate(called) if at and tells_of(measured[0], cell)]
    if len(columns) != 1 or len(rows) < _FEWEST_ROWS:
        return None
    numbers = [_number(text[slice(*row[columns[0]])]) for row in rows]
    told = [one for one in numbers if one is not None]
    best = (max if most else min)(told, default=None)
    if len(told) < len(rows) or numbers.count(best) != 1 or _number(called[columns[0]]) is not None:
        return None
    row = rows[numbers.index(best)]
    said = " ".join((title, *called, *(text[slice(*one)] for one in row)))
    return row[0] if asked <= set(stems(said)) else None


def _number(cell: str) -> float | None:
    """The one number of a cell; None where it holds none, or several."""
    found = _NUMBER.fullmatch(cell)
    return float(found["number"].replace(",", "")) if found else None


def _named_row(asked: set[str], rows: Sequence[Sequence[Span]], text: str) -> int | None:
    """The place of the row asked for below the head: by its first cell, or else by all that it says in words."""
    first = ["", *(text[slice(*row[0])] for row in rows)]
    if any(_is_named(asked, cell) for cell in first):
        return _named(asked, first)
    said = (" ".join(text[slice(*one)] for one in row if not _DIGIT.search(text, *one)) for row in rows)
    return _named(asked, ["", *said])


def _figure(row: Sequence[Span], span: Span, text: str) -> Span | None:
    """The only figure of a row; of several none but the one that a span points at."""
    figures = [one for one in row[1:] if _DIGIT.search(text, *one)]
    if len(figures) == 1:
        return figures[0]
    return span if row[0][0] <= span[0] and span[1] <= row[-1][1] else None


def _tables(text: str) -> list[_Table]:
    """What stands in rows of as many cells; a line above them that has one cell filled is their title."""
    found = []
    for lines in _LINES.finditer(text):
        each = list(_LINE.finditer(text, *lines.span()))
        rows = [_cells(line.group(), line.start()) for line in each]
        if all(_BORDERED.fullmatch(line.group()) for line in each):
            rows = [row[1:-1] for row in rows]
        rows = [row for row in rows if sum(start < end for start, end in row) > 1]
        if len(rows) > 1 and len(set(map(len, rows))) == 1:
            found.append(_Table(rows))
    return found


def _cells(line: str, first: int) -> list[Span]:
    """The cells of a line that begins at that place, without the blanks around them."""
    cells = []
    for one in _CELL.finditer(line):
        start = one.end() - len(one.group().lstrip())
        cells.append((first + start, first + start + len(one.group().strip())))
    return cells


def _named(asked: set[str], cells: Sequence[str]) -> int | None:
    """The place of the one cell that has most of the words asked for; of several, of the one that has no others."""
    held = [set(stems(" ".join(content_words(cell)))) for cell in cells]
    most = max(len(asked & words) for words in held)
    found = [place for place, words in enumerate(held) if len(asked & words) == most]
    if len(found) > 1:
        found = [place for place in found if held[place] <= asked]
    return found[0] if most and len(found) == 1 else None


def _is_named(asked: set[str], said: str) -> bool:
    return not asked.isdisjoint(stems(" ".join(content_words(said))))


def _is_head(row: Sequence[Span], others: Sequence[Sequence[Span]], text: str) -> bool:
    """Whether the first of rows of two cells says what the others are: "Ticket | Price" above prices."""
    return not _DIGIT.search(text, *row[1]) and all(_DIGIT.search(text, *one[1]) for one in others)
