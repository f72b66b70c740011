"""What stands above an article: headline, date line, byline. Looked for at the top, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qa.ingest.dates import written_date
from qa.ingest.prose import count_words, is_prose

#: Lines with words, from the top, among which headline, date and byline are looked for.
MOST_HEAD: Final = 12
#: Blocks below a known headline that may be its date and byline.
_BENEATH: Final = 4
#: More lines than this above the first prose are not a head alone; a headline among them has more words than this.
_FEW: Final = 3
#: A headline is no longer than this, in words; a byline, in code points.
_LONGEST_HEADLINE: Final = 25
_LONGEST_BYLINE: Final = 160

#: A line of nothing but "et" can be cut into names in millions of ways: no name has one of those words, and a name that
#: was found is not tried shorter.
_WORD: Final = r"(?!(?:and|und|et)\b)[^\W\d_][\w.’'-]*"
_NAME: Final = rf"(?>{_WORD}(?: (?:(?:de|van|von|der|al|bin|el|la|le) ){{0,2}}{_WORD}){{1,3}})"
_AND: Final = r"(?:, and |, | and | und | et | & )"
_BYLINE: Final = re.compile(
    r"(?:(?:written |reported )?by|von|par|por|author:|text:)\s+"
    rf"(?P<names>{_NAME}(?:{_AND}{_NAME})*)"
    r"(?:\s*[,|–-]\s*(?P<outlet>[A-Z][\w .&’'-]{1,40}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marks:
    """Who wrote an article, and when, as lines of their own say it."""

    published: date | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


@dataclass(frozen=True)
class Head:
    """What stands above an article."""

    title: str | None
    marks: Marks
    #: Which of the lines it takes up.
    lines: frozenset[int] = frozenset()


def find_head(lines: Sequence[str]) -> Head:
    """Headline, date line and byline, and where they stand among the lines."""
    top = _top(lines)
    if len(top) < 2:
        return Head(None, Marks())
    date_at = next((i for i in top if written_date(lines[i])), None)
    byline_at = next((i for i in top if _byline(lines[i])), None)
    found = [i for i in (date_at, byline_at) if i is not None]
    title_at = _title_at(lines, top, found)
    above = [i for i in top if found and i < min(found)]
    marks = _marks(
        lines[date_at] if date_at is not None else None,
        lines[byline_at] if byline_at is not None else None,
    )
    gone = {i for i in (*found, title_at) if i is not None}
    if above and title_at is not None:
        gone.update(i for i in above if i < title_at and len(lines[i].split()) <= 3)  # a section's name above it
    return Head(lines[title_at] if title_at is not None else None, marks, frozenset(gone))


def _top(lines: Sequence[str]) -> list[int]:
    """Where a head may stand: the last lines before the first prose, and the first ones from there on."""
    filled = [i for i, line in enumerate(lines) if line]
    first = next((at for at, i in enumerate(filled) if is_prose(lines[i])), None)
    if first is None:
        return filled[:MOST_HEAD]
    return filled[max(0, first - MOST_HEAD) : first + _BENEATH]


def _title_at(lines: Sequence[str], top: list[int], found: list[int]) -> int | None:
    """Where the headline is: above the date or byline where there is one, else above the first prose."""
    if found:
        above = [i for i in top if i < min(found)]
        if above:
            return next((i for i in _long_first(lines, above) if is_headline(lines[i])), None)
        below = next((i for i in top if i not in found), None)
        return below if below is not None and is_headline(lines[below]) else None
    before = [i for i in top if i < next((i for i in top if is_prose(lines[i])), top[1])]
    if len(before) > _FEW:
        return next((i for i in _long_first(lines, before) if is_headline(lines[i])), None)
    # Where the text opens with prose, that may yet be short enough for a headline.
    return next((i for i in before or top[:1] if is_headline(lines[i])), None)


def _long_first(lines: Sequence[str], above: list[int]) -> list[int]:
    """From the nearest to the farthest; among many, what is left of menus comes last."""
    nearest = above[::-1]
    return nearest if len(above) <= _FEW else sorted(nearest, key=lambda i: count_words(lines[i]) <= _FEW)


def take_marks(blocks: list[str]) -> Marks:
    """Date line and byline beneath a headline that is known already, taken out of `blocks`."""
    top = range(min(_BENEATH, len(blocks)))
    prose = next((i for i in top if is_prose(blocks[i])), len(top))
    date_at = next((i for i in top[:prose] if written_date(blocks[i])), None)
    byline_at = next((i for i in top[:prose] if _byline(blocks[i])), None)
    found = _marks(
        blocks[date_at] if date_at is not None else None, blocks[byline_at] if byline_at is not None else None
    )
    blocks[:] = [block for i, block in enumerate(blocks) if i not in (date_at, byline_at)]
    return found


def is_headline(line: str) -> bool:
    """Short, no bullet or box, and no sentence that ends in a full stop ("U.S." may)."""
    few = count_words(line) <= _LONGEST_HEADLINE and re.match(r"[^\W_]|[\"'“”„‘’«»‹›¿¡「『$€£]", line)
    return bool(few) and not re.search(r"(?<![A-Z])[.:;,。][\"”’]?$", line[-8:]) and any(c.isalpha() for c in line)


def _marks(day: str | None, by: str | None) -> Marks:
    byline = _byline(by) if by else None
    return Marks(
        written_date(day) if day else None,
        tuple(re.split(_AND, byline["names"])) if byline else (),
        byline["outlet"] if byline else None,
    )


def _byline(line: str) -> re.Match[str] | None:
    """The line as a byline. "By far the largest ship" is none, nor is "By land and sea": names have two capitals."""
    if len(line) > _LONGEST_BYLINE:
        return None
    match = _BYLINE.fullmatch(line)
    if match is None:
        return None
    names = [name.split() for name in re.split(_AND, match["names"])]
    return match if all(sum(not word[0].islower() for word in name) >= 2 for name in names) else None
