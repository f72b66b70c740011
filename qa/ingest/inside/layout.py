"""Where the words of a PDF's page stand, and from that the order in which they are read.

A page is drawn in any order. Mostly it is the one it is read in, and then it is kept. Where a program went from column
to column and back, a line at a time, columns are told from tables and put behind one another.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from qa.ingest.item import clean
from qa.patterns import lazy_pattern

if TYPE_CHECKING:
    from pypdf import PageObject

#: Scripts written from the right: where pieces of a line are drawn tells nothing of their order.
_FROM_RIGHT: Final = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Of a page's signs, at least this share must stand as most do, from the left, for their places to tell anything.
_UPRIGHT: Final = 0.8
_ASKEW: Final = 4
#: Points of the smallest letter and the largest, and of the longest way on a page; PDF allows pages of 14,400.
_LEAST: Final = 0.5
_LARGEST: Final = 1_000
_FARTHEST: Final = 50_000
#: Of most lines, the distance in their sizes; where it is another, the sizes are none.
_LEADING: Final = (0.6, 6.0)
_FEWEST_GAPS: Final = 5
#: A move to the right that is made so often to one place is one to another column, or a cell of another row.
_FEWEST_MOVES: Final = 3
#: Of the lines of running text, at least this share goes on in small letters; cells of a table begin anew.
_GOES_ON: Final = 0.25
#: What stands before an entry of a list, however far.
_MARK: Final = lazy_pattern(r"\s*(?:[•◦▪‣●○■*–—-]|\(?(?:\d{1,3}|[a-z])[.)])\s*")
#: Ems between two words of a line at most, as their widths are guessed; what is farther may be of another cell.
_GAP: Final = 1.2
#: The same where cells or columns begin.
_CELL: Final = 0.6
#: Widths of signs in ems, about those of common fonts; what matters is that they are the same in all lines.
_NARROW: Final = lazy_pattern(r"[iljtfrI.,:;'’‘!|()\[\] -]")
_WIDE: Final = lazy_pattern(r"[A-HJ-Zmw@%&—]")
_FULL_WIDTH: Final = lazy_pattern("[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff01-\uff60]")

_MOVES: Final = (b"Td", b"TD", b"Tm")
_SHOWS: Final = (b"Tj", b"TJ", b"'", b'"')
_RAISED: Final = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
#: Code points before raised signs that tell what they are.
_BEFORE: Final = 12
_NOTE: Final = lazy_pattern(r"\s*(?:[\d,]{1,5}|[*†‡§¶]{1,3})\s*")
_POWER: Final = lazy_pattern(r"\s*[-+−]?\d{1,3}\s*")
#: What a raised figure behind it belongs to: a unit, a formula's letter, or a number other than a year.
_RAISES: Final = lazy_pattern(
    r"(?<![^\W_])(?:[a-zA-Zµ]|[kcdm]m|ft|in|yd|mi|sec|mile|feet|met(?:re|er)s?)$|"
    r"(?<!\d)(?!(?:1\d|20)\d\d$)\d[\d,.]*$"
)


@dataclass(frozen=True)
class Line:
    """Words on one baseline, in points from the page's lower left corner as it is read."""

    text: str
    #: Where it starts, its baseline, and where it ends, by the usual width of its signs.
    x: float
    y: float
    right: float
    #: Of most of its signs.
    size: float
    #: A row of a table stands alone.
    row: bool = False


@dataclass(frozen=True)
class _Piece:
    text: str
    #: As a PDF's matrix has it: from the text's own space into the page's.
    matrix: tuple[float, ...]
    size: float


def page_lines(page: PageObject) -> list[Line] | None:
    """The lines of a page in the order they are read; None where their places make no sense."""
    pieces = _pieces(page, _parted(page))
    if pieces is not None and any(_FROM_RIGHT.search(piece.text) for piece in pieces):
        pieces = _pieces(page, nullcontext())  # the reader of the file turns a line round as a whole
    if pieces is None:
        return None
    written = [piece for piece in pieces if piece.text.strip()]
    from_right = sum(len(piece.text) for piece in written if _FROM_RIGHT.search(piece.text))
    if from_right > (1 - _UPRIGHT) * sum(len(piece.text) for piece in written) or not all(map(_is_placed, written)):
        return None
    turns: Counter[int] = Counter()
    for piece in written:
        turns[_turn(piece.matrix)] += len(piece.text)
    if not written:
        return []
    turn, most = turns.most_common(1)[0]
    if turn == _ASKEW or most < _UPRIGHT * turns.total():
        return None
    lines = list(_lines(pieces, turn))
    return _in_order(lines) if _makes_sense(lines) else None


def _is_placed(piece: _Piece) -> bool:
    return _LEAST < piece.size < _LARGEST and all(abs(number) < _FARTHEST for number in piece.matrix)


def _makes_sense(lines: list[Line]) -> bool:
    """Whether lines stand in places of their own, about as far apart as their size has it."""
    if len({(round(line.x), round(line.y)) for line in lines}) < len(lines) / 2:
        return False
    gaps = sorted((one.y - other.y) / other.size for one, other in pairwise(lines) if one.y > other.y)
    return len(gaps) < _FEWEST_GAPS or _LEADING[0] < gaps[len(gaps) // 2] < _LEADING[1]


def _pieces(page: PageObject, told: AbstractContextManager[None]) -> list[_Piece] | None:
    """What is drawn, in the order it is drawn; None where not all of it is told piece by piece.

    Args:
        told: entered while the page is read.
    """
    pieces: list[_Piece] = []
    #: How far text is raised at present, and was when some was last shown.
    rise = shown = 0.0
    kept: list[float] = []
    #: Forms that are being drawn: what each is placed by, and whether its own content has begun.
    forms: list[tuple[Sequence[float], bool]] = []

    def before(operator: bytes, operands: Any, cm: Sequence[float], _: object) -> None:
        nonlocal rise, shown
        if operator == b"Ts" and operands and isinstance(operands[0], (int, float)):
            rise = float(operands[0])
        elif operator in _SHOWS:
            shown = rise
        elif operator == b"q":
            kept.append(rise)
        elif operator == b"Q" and kept:
            rise = kept.pop()
        if forms and not forms[-1][1]:
            forms[-1] = (forms[-1][0], True)
        if operator == b"Do":
            forms.append((tuple(cm), False))

    def after(operator: bytes, *_: object) -> None:
        if operator == b"Do" and forms:
            forms.pop()

    def text(text: str, cm: Sequence[float], tm: Sequence[float], _: object, size: float) -> None:
        if text:
            matrix = _times(tm, cm)
            for placed, begun in reversed(forms):
                matrix = _times(matrix, placed) if begun else matrix
            matrix = _times((1, 0, 0, 1, 0, shown), matrix)
            pieces.append(_Piece(text, matrix, abs(size) * math.hypot(matrix[2], matrix[3])))

    with told:
        whole = page.extract_text(visitor_operand_before=before, visitor_operand_after=after, visitor_text=text)
    parts = "".join(piece.text for piece in pieces)
    return pieces if "".join(parts.split()) == "".join(whole.split()) else None


@contextmanager
def _parted(page: PageObject) -> Iterator[None]:
    """Let what is drawn between two moves on the page be told as a piece.

    Else cells that stand beside one another are one. A change of the coordinates to themselves does it.
    """
    from pypdf.generic import ArrayObject, ContentStream, FloatObject, NameObject, StreamObject

    written = page.get("/Contents")
    stream = written.get_object() if written is not None else None
    if not isinstance(stream, ArrayObject | StreamObject):
        yield
        return
    content = ContentStream(stream, page.pdf, "bytes")
    same = [FloatObject(number) for number in (1, 0, 0, 1, 0, 0)]
    content.operations = [
        one
        for operands, operator in content.operations
        for one in ([(same, b"cm")] if operator in _MOVES else []) + [(operands, operator)]
    ]
    page[NameObject("/Contents")] = content
    try:
        yield
    finally:
        page[NameObject("/Contents")] = written


def _times(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _turn(matrix: Sequence[float]) -> int:
    """By how many quarters to the left the text is turned; `_ASKEW` of any other turn."""
    angle = math.degrees(math.atan2(matrix[1], matrix[0])) % 360
    quarter = round(angle / 90)
    return quarter % 4 if abs(angle - 90 * quarter) < 5 else _ASKEW


def _lines(pieces: list[_Piece], turn: int) -> Iterator[Line]:
    """Pieces put together while they go on along one baseline; text that is turned another way is set behind."""
    cosine, sine = round(math.cos(turn * math.pi / 2)), round(math.sin(turn * math.pi / 2))
    upright: list[_Bit] = []
    aside: list[_Piece] = []
    ended = True
    start = 0.0
    for piece in pieces:
        text = piece.text
        if text.strip() and _turn(piece.matrix) != turn:
            aside.append(piece)
            ended = True
            continue
        for part in re.findall(r"[^\n]+|\n", text):
            if part == "\n":
                ended = True
            elif part.strip() or (upright and not ended):
                x, y = (
                    piece.matrix[4] * cosine + piece.matrix[5] * sine,
                    piece.matrix[5] * cosine - piece.matrix[4] * sine,
                )
                if upright and not ended and (x == start or not part.strip()):
                    x = upright[-1].right  # where the line was begun is all that is told of what goes on in it
                else:
                    start = x
                upright.append(_Bit(part, x, y, piece.size, ended))
                ended = False
    # Where something begins, with no more of the line right before it.
    written = [bit for bit in upright if bit.text.strip()]
    stops = Counter(round(bit.x) for one, bit in pairwise(written) if not _is_close(one, bit))
    run: list[_Bit] = []
    main = last = _Bit("", 0.0, 0.0, 0.0, begins=True)
    for bit in upright:
        if bit.text.strip():
            if run and not _continues(run, main, last, bit, stops):
                yield from _line(run, main)
                run = []
            if not run or (bit.size, len(bit.text)) > (main.size, len(main.text)):
                main = bit
            last = bit
        if run or bit.text.strip():
            run.append(bit)
    yield from _line(run, main)
    for at, group in groupby(enumerate(aside), key=lambda one: _turn(one[1].matrix)):
        words = clean("".join(piece.text for _, piece in group).replace("\n", " "))
        yield Line(words, 0.0, -1e4 - at, 0.0, 0.1, row=True)


@dataclass(frozen=True)
class _Bit:
    text: str
    x: float
    y: float
    size: float
    #: Whether the reader of the file ended a line before it.
    begins: bool

    @property
    def right(self) -> float:
        return self.x + width(self.text.rstrip(), self.size)


def width(text: str, size: float) -> float:
    """Of a text in points, about."""
    narrow, wide, full = (len(pattern.findall(text)) for pattern in (_NARROW, _WIDE, _FULL_WIDTH))
    return size * (0.5 * (len(text) - narrow - wide - full) + 0.29 * narrow + 0.7 * wide + full)


def _is_close(one: _Bit, bit: _Bit) -> bool:
    return one.y == bit.y and one.x < bit.x < one.right + _GAP * bit.size


def _continues(run: list[_Bit], main: _Bit, last: _Bit, bit: _Bit, stops: Counter[int]) -> bool:
    """Whether a line goes on, in the same cell or column.

    Args:
        main: the largest bit of the line so far.
        last: the last one with words.
        stops: how many bits of the page begin something at each point from the left.
    """
    size = max(main.size, bit.size)
    apart = abs(bit.y - main.y)
    # The reader of the file knows the true widths, and found no room for a space.
    touches = not (bit.begins or run[-1].text.endswith(" ") or bit.text.startswith(" "))
    if touches and apart < 0.6 * size and last.x - size < bit.x:
        return True
    if bit.x < last.x or (apart > 0.2 * size and (bit.begins or apart > 0.6 * size)):
        # Raised and small is a mark of the line, even where a new one was begun for it.
        small = min(bit.size, last.size) < 0.8 * size and apart < 0.6 * size and len(bit.text.strip()) < _FEWEST_MOVES
        if not (small and last.x < bit.x < last.right + 1.5 * size):
            return False
    if _MARK.fullmatch("".join(one.text for one in run[:_FEWEST_MOVES])):
        return apart < 0.6 * size
    gap = bit.x - last.right
    shared = sum(stops[round(bit.x) + step] for step in (-1, 0, 1))
    if shared >= _FEWEST_MOVES:
        return gap < _CELL * size
    return gap < 0.3 * (last.right - run[0].x) + 2 * size


def _line(run: list[_Bit], largest: _Bit) -> Iterator[Line]:
    signs: Counter[float] = Counter()
    for bit in run:
        signs[bit.size] += len(bit.text.strip())
    if not signs.total():
        return
    size = signs.most_common(1)[0][0]
    main = next((bit for bit in run if bit.size == size and bit.text.strip()), largest)
    text = ""
    for bit in run:
        raised = bit.size < 0.85 * size and bit.y - main.y > 0.12 * size
        if bit.begins and text and not raised and bit.text[:1].isalnum():
            text += " "
        if raised and (told := _raised(text[-_BEFORE:], bit.text)) != bit.text:
            text = text.rstrip() + told
        else:
            text += bit.text
    words = clean(text)
    if words:
        yield Line(words, run[0].x, main.y, max(bit.right for bit in run if bit.text.strip()), size)


def _raised(before: str, text: str) -> str:
    """What is written for raised signs: nothing for the mark of a note, which is no word of the sentence."""
    before = before.rstrip()
    if before and _POWER.fullmatch(text) and _RAISES.search(before):
        return text.strip().translate(_RAISED)
    if before and _NOTE.fullmatch(text):
        return " " if text.endswith(" ") else ""
    return text


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines as they are read: columns drawn by turns one after the other, rows of a table on a line each."""
    stops = _stops(lines)
    if not stops:
        return lines
    ordered: list[Line] = []
    for by_turns, group in groupby(_ranges(lines, stops), key=lambda one: one[0]):
        block = [line for _, line in group]
        if not by_turns:
            ordered.extend(block)
            continue
        columns = [[line for line in block if _column(line, stops) == at] for at in range(len(stops) + 1)]
        if all(_flows(column) for column in columns if column):
            for column in columns:
                ordered.extend(sorted(column, key=lambda line: -line.y))
        else:
            ordered.extend(_rows(block, stops))
    return ordered


def _stops(lines: list[Line]) -> list[float]:
    """Where columns start, but for the first: places that are gone to from the left, in about the same height."""
    moves: Counter[int] = Counter()
    for above, line in pairwise(lines):
        if _is_beside(above, line):
            moves[round(line.x)] += 1
    found: list[float] = []
    em = median([line.size for line in lines] or [0.0])
    for x in sorted(moves):
        if sum(moves[x + step] for step in (-1, 0, 1)) >= _FEWEST_MOVES and (not found or x - found[-1] > 2 * em):
            found.append(x - 1.5)
    return found


def _is_beside(one: Line, other: Line) -> bool:
    size = max(one.size, other.size)
    right = other.x > one.x + 1.5 * size and other.x > one.right - 0.12 * (one.right - one.x)
    return right and -0.6 * size < other.y - one.y < 5 * size


def _column(line: Line, stops: list[float]) -> int:
    return sum(line.x >= stop for stop in stops)


def _ranges(lines: list[Line], stops: list[float]) -> Iterator[tuple[bool, Line]]:
    """Each line, and whether it is within what was drawn by turns: from the first move between columns to the last.

    A line that spans columns, as a headline does, is in none.
    """
    for spans, group in groupby(lines, key=lambda line: _spans(line, stops)):
        block = list(group)
        turns = [
            at
            for at, (one, other) in enumerate(pairwise(block))
            if _column(other, stops) > _column(one, stops) and _is_beside(one, other)
        ]
        if spans or len(turns) < _FEWEST_MOVES:
            yield from ((False, line) for line in block)
            continue
        begin, end = turns[0], turns[-1] + 2
        # The first cell may be of several lines, and the next one stands beside the first of them.
        while begin and _goes_down(block[begin - 1], block[begin]) and block[begin].y < block[turns[0] + 1].y - 1:
            begin -= 1
        # Behind the last move the longer column goes on alone.
        while end < len(block) and _goes_down(block[end - 1], block[end]):
            end += 1
        yield from ((begin <= at < end, line) for at, line in enumerate(block))


def _spans(line: Line, stops: list[float]) -> bool:
    surely = line.right - 0.15 * (line.right - line.x) - line.size
    return any(line.x < stop < surely for stop in stops)


def _goes_down(above: Line, line: Line) -> bool:
    return above.size == line.size and 0 < above.y - line.y < 2 * line.size


def _flows(column: list[Line]) -> bool:
    """Whether the lines of a column are running text rather than cells."""
    small = sum(line.text[:1].islower() for line in column)
    return small >= _GOES_ON * len(column) and sum(len(line.text.split()) for line in column) >= 3 * len(column)


def _rows(block: list[Line], stops: list[float]) -> Iterator[Line]:
    """A line for each row of a table: the next begins where a cell stands farther left than the one before it."""
    row: list[Line] = []
    for line in block:
        if row and _column(line, stops) <= _column(row[-1], stops) and not _is_below(row[-1], line, stops):
            yield _one_row(row, stops)
            row = []
        row.append(line)
    if row:
        yield _one_row(row, stops)


def _is_below(above: Line, line: Line, stops: list[float]) -> bool:
    """Whether a cell goes on in a second line; the first column of a table of single lines begins a row with each."""
    same = _column(above, stops) == _column(line, stops)
    return same and 0 < above.y - line.y < 1.4 * line.size


def _one_row(row: list[Line], stops: list[float]) -> Line:
    cells = [" ".join(line.text for line in cell) for _, cell in groupby(row, key=lambda line: _column(line, stops))]
    return replace(row[0], text=" | ".join(cells), right=max(line.right for line in row), row=True)
