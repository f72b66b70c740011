"""The lines of a PDF's pages put together into paragraphs, by where they stand and how large they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from qa.ingest.inside.hyphens import Words
from qa.ingest.inside.layout import Line, width
from qa.ingest.outlet import outlet_of
from qa.ingest.prose import count_words, ends_sentence, is_headline, is_prose
from qa.patterns import lazy_pattern

#: Rows at a page's edge that may be running heads; and among which a number alone is the page's.
_EDGE: Final = 4
_NUMBERED: Final = 2
#: Points that a running head may stand higher or lower on another page.
_STEADY: Final = 6
#: What a browser prints at the edges of a page: when it was printed, and its address.
_PRINTED: Final = lazy_pattern(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?|(?:https?|file|\ufb01le)://\S+", re.IGNORECASE
)
#: In digits, but for a year, or in Roman ones: "civil" and "ill" are words.
PAGE_NUMBER: Final = lazy_pattern(
    r"(?:page )?(?:(?!1[5-9]\d\d$|20\d\d$)\d{1,4}|(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
    r"(?: ?(?:/|of) ?\d{1,4})?|[-–] ?\d{1,4} ?[-–]",
    re.IGNORECASE,
)
#: An entry of a table of contents ends in dots and the number of a page.
_ENTRY: Final = lazy_pattern(r"(?:\. ?){4}\d*$")
_BULLET: Final = lazy_pattern(r"(?:[•◦▪‣●○■*–-]|\(?\d{1,3}[.)])\s")
#: Of the width of its column, a line that is shorter ends a paragraph.
_SHORT: Final = 0.8
#: As widths are guessed, what is to be left of it for a word to have had room.
_SURELY: Final = 0.92
#: What an entry of a list fills at most of its column, and the lines above that show how wide it is.
_LITTLE: Final = 0.6
_BESIDE: Final = 3
#: Of the text's size, what a headline has at least, and a footnote at most.
_LARGE: Final = 1.15
_SMALL: Final = 0.93
#: Large first letters on a page.
_MOST_INITIALS: Final = 20
#: Of the largest line's size, what the headline has at least.
_HEADLINE: Final = 0.7
#: Of the usual distance of lines, one that parts paragraphs; and even where no sentence has ended.
_WIDER: Final = 1.22
_WIDE: Final = 2.2
#: Ems by which a paragraph's first line is set in, at least and at most.
_SET_IN: Final = (0.6, 4.5)


@dataclass(frozen=True)
class Paragraph:
    text: str
    #: Of its first line, in points.
    size: float
    #: From 0.
    page: int


def body_size(pages: list[list[Line]]) -> float:
    """The size that most of the text has, in points; 0 without text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[_rounded(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without their numbers, the heads and feet that run through them, and what a browser prints there."""
    body = body_size(pages)
    edges = [_edge_rows(page) for page in pages]
    seen: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for number, sides in enumerate(edges):
        for line in (line for rows in sides for row in rows for line in row):
            for key in _keys(line.text, number):
                seen[*key, round(line.y / _STEADY)].add(number)
    enough = max(2, len(pages) // 2)

    def runs(line: Line, number: int) -> bool:
        at = round(line.y / _STEADY)
        for key in _keys(line.text, number):
            near = [seen[place] for step in (-1, 0, 1) if (place := (*key, at + step)) in seen]
            if any(len(found) >= enough for found in near) or len(set().union(*near)) >= enough:
                return True
        return False

    kept = []
    for number, (page, sides) in enumerate(zip(pages, edges, strict=True)):
        gone: set[int] = set()
        for rows in sides:
            found: list[set[int]] = []
            for at, row in enumerate(rows):
                outer = at < _NUMBERED
                printed = outer and any(_PRINTED.fullmatch(one.text) and one.size < _SMALL * body for one in row)
                taken = {
                    id(line)
                    for line in row
                    if printed or runs(line, number) or (outer and PAGE_NUMBER.fullmatch(line.text))
                }
                if not taken:
                    break
                found.append(taken)
            # Where more goes than a head has, it is the text that comes again.
            if len(found) < min(_EDGE, len(rows)) or len(rows) == 1:
                gone.update(*found)
        kept.append([line for line in page if id(line) not in gone])
    return kept


def _edge_rows(page: list[Line]) -> tuple[list[list[Line]], list[list[Line]]]:
    """The first and the last rows of a page, each from the edge inwards."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.y):
        if rows and rows[-1][0].y - line.y < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows[:_EDGE], rows[::-1][:_EDGE]


def _keys(text: str, page: int) -> Iterator[tuple[str, int]]:
    """What a head is known by on other pages: its words, and how far a number in it is from the page's."""
    if not any(map(str.isalpha, text)):
        return
    yield text, 0
    bare = re.sub(r"\d+", "#", text)
    for number in re.findall(r"\d{1,6}", text):
        yield bare, int(number) - page


def paragraphs(pages: list[list[Line]]) -> list[Paragraph]:
    """The paragraphs of the pages, in order. One that a footnote or a page's end cuts is whole."""
    setting = _Setting(pages)
    words = Words(line.text for page in pages for line in page)
    found: list[Paragraph] = []
    current: list[Line] = []
    first = 0
    #: Notes at the foot of a page, till the paragraph that goes on over them has ended.
    held: list[Paragraph] = []

    def close() -> None:
        nonlocal current
        if current:
            found.append(Paragraph(words.joined([line.text for line in current]), current[0].size, first))
        found.extend(held)
        current = []
        held.clear()

    for number, page in enumerate(pages):
        body, feet = _feet(page, setting.size)
        lines = _with_initials(body, setting.size, words)
        for at, line in enumerate(lines):
            if current and setting.parts(current, line, new_page=at == 0):
                close()
            if not current:
                first = number
            current.append(line)
        note: list[Line] = []
        for line in feet:
            if note and (_starts_note(line) or line.row or setting.parts(note, line, new_page=False)):
                held.append(Paragraph(words.joined([one.text for one in note]), note[0].size, number))
                note = []
            note.append(line)
        if note:
            held.append(Paragraph(words.joined([one.text for one in note]), note[0].size, number))
    close()
    return found


def _starts_note(line: Line) -> bool:
    return bool(re.match(r"(?:\d{1,3}|[*†‡§])\s?[A-Z\"“]", line.text))


def _feet(page: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and the small ones below all others."""
    lowest = min((line.y for line in page if line.size >= _SMALL * size), default=None)
    if lowest is None:
        return page, []
    return [line for line in page if line.y >= lowest or line.size >= _SMALL * size], [
        line for line in page if line.y < lowest and line.size < _SMALL * size
    ]


def _with_initials(lines: list[Line], size: float, words: Words) -> list[Line]:
    """The lines, each large first letter put before the rest of its word, which stands beside its upper end."""
    joined = list(lines)
    for initial in [line for line in lines if len(line.text) == 1][:_MOST_INITIALS]:
        if not (initial.size > 1.8 * size and initial.text.isalpha()):
            continue
        beside = [
            at
            for at, line in enumerate(joined)
            if line.size < _LARGE * size
            and initial.x < line.x < initial.right + 2 * size
            and -0.5 * size < line.y - initial.y < initial.size
        ]
        if beside:
            at = max(beside, key=lambda at: joined[at].y)
            line = joined[at]
            apart = initial.text in "AI" and words.knows(line.text.split()[0])
            joined[at] = replace(line, text=f"{initial.text}{' ' if apart else ''}{line.text}")
            joined.remove(initial)
    return joined


class _Setting:
    """How a text is set: its size, the distances of its lines, where they start and how wide they are."""

    def __init__(self, pages: list[list[Line]]) -> None:
        self.size = body_size(pages)
        self._starts: Counter[int] = Counter()
        self._lefts: dict[tuple[int, int], int] = {}
        gaps: dict[float, list[float]] = defaultdict(list)
        widths: list[float] = []
        for page in pages:
            for above, line in zip([None, *page], page, strict=False):
                if self._is_body(line):
                    self._starts[round(line.x)] += 1
                    widths.append(line.right - line.x)
                gap = above.y - line.y if above else 0.0
                if above and _rounded(above.size) == _rounded(line.size) and 0 < gap < 3 * line.size:
                    gaps[_rounded(line.size)].append(gap)
        self._leading = {size: sorted(found)[len(found) * 3 // 10] for size, found in gaps.items()}
        self._width = sorted(widths)[len(widths) * 3 // 4] if widths else 0.0
        ends: dict[int, list[float]] = defaultdict(list)
        for page in pages:
            for line in page:
                if self._is_body(line):
                    ends[self._left(line)].append(line.right)
        self._right = {
            left: sorted(found)[int((len(found) - 1) * 0.8)] for left, found in ends.items() if len(found) > 5
        }
        self._sets_in = self._uses_indents(pages)

    def parts(self, current: list[Line], line: Line, *, new_page: bool) -> bool:
        """Whether a line begins another paragraph than the lines before it."""
        above = current[-1]
        if above.row or line.row or _ENTRY.search(above.text):
            return True
        ends = ends_sentence(above.text)
        goes_on = line.text[:1].islower()
        alike = abs(above.size - line.size) <= 0.12 * max(above.size, line.size)
        if goes_on and alike and not ends and above.text.endswith(("-", "\u2010")):
            return False
        if not alike:
            return not (goes_on and not ends and 0.75 < above.size / line.size < 1.35)
        if _BULLET.match(line.text) and (ends or line.x <= current[0].x + 1):
            return True
        gap = above.y - line.y
        jumps = new_page or gap < -0.5 * line.size
        if line.size > _LARGE * self.size:
            return jumps or gap > max(1.75, 1.15 * self._leading.get(self.size, 0.0) / self.size) * line.size
        alone = self._had_room(above, line) and len(current) == 1 and not goes_on and not above.text.endswith("-")
        if jumps:
            if not ends:
                return alone
            return self._is_short(above, line) or self._is_set_in(line) or not self._sets_in
        usual = self._leading.get(_rounded(line.size), gap)
        if gap > _WIDER * usual + 0.4 and (ends or not goes_on or gap > _WIDE * usual):
            return True
        if not ends:
            return alone or self._was_meant(current, line)
        if self._is_set_in(line) != self._is_set_in(above):
            # The first line of a paragraph is set in; or the last one was of some that all are, of a quotation.
            if self._is_set_in(line):
                return True
            if len(current) > 1 and self._is_set_in(current[-2]):
                return True
        return self._is_short(above, line)

    def _is_body(self, line: Line) -> bool:
        return not line.row and abs(line.size - self.size) <= 0.07 * self.size

    def _left(self, line: Line) -> int:
        """Where the lines of its column start."""
        at, reach = round(line.x), int(_SET_IN[1] * line.size)
        found = self._lefts.get((at, reach))
        if found is None:
            places = range(at - reach, at + 2)
            found = max(places, key=lambda x: (self._starts.get(x, 0), x == at))
            self._lefts[at, reach] = found
        return found

    def _is_set_in(self, line: Line) -> bool:
        return line.x - self._left(line) > _SET_IN[0] * line.size

    def _is_short(self, above: Line, line: Line) -> bool:
        """Whether a line ends long before its column does."""
        filled, column = self._filled(above)
        return filled < _SHORT * column or self._had_room(above, line)

    def _had_room(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line would have had room on the one above, so that the break was meant."""
        filled, column = self._filled(above)
        return filled + width(line.text.split(maxsplit=1)[0], line.size) + line.size < _SURELY * column

    def _was_meant(self, current: list[Line], line: Line) -> bool:
        """Whether a break within a sentence is an entry's end: lines beside it show how much room there was."""
        above = current[-1]
        filled, column = self._filled(above)
        needed = width(line.text.split(maxsplit=1)[0], line.size) + line.size
        shown = max(one.right for one in (*current[-_BESIDE:], line))
        return filled + needed < _LITTLE * column and above.right + needed < shown

    def _filled(self, line: Line) -> tuple[float, float]:
        """How far a line goes in its column, and how wide that is, in points."""
        left = self._left(line)
        return line.right - left, self._right.get(left, left + self._width) - left

    def _uses_indents(self, pages: list[list[Line]]) -> bool:
        """Whether first lines are set in, rather than parted from what is above by more space."""
        inside = [line for page in pages for line in page if self._is_body(line)]
        return sum(map(self._is_set_in, inside)) >= max(2, len(inside) // 30)


def _rounded(size: float) -> float:
    return round(2 * size) / 2


def headline(found: list[Paragraph], size: float) -> int | None:
    """Which of the paragraphs is set as the headline: the largest of those above the text; None of none.

    A paper's name and a section's of one word may be larger.

    Args:
        size: of the text, in points.
    """
    top = takewhile(lambda one: one.page == 0 and not (is_prose(one.text) and one.size < _LARGE * size), found)
    large = [at for at, one in enumerate(top) if one.size > _LARGE * size and _may_be_title(one.text)]
    largest = max((found[at].size for at in large), default=0.0)
    likely = [
        at
        for at in large
        if found[at].size >= _HEADLINE * largest and count_words(found[at].text) > 1 and not outlet_of(found[at].text)
    ]
    return max(likely or large, key=lambda at: (found[at].size, -at), default=None)


def _may_be_title(text: str) -> bool:
    return is_headline(text) and len(text) > 2
