"""What stands above an article: headline, date line, byline. Looked for at the top, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qa.ingest.prose import count_words, is_prose
from qa.ingest.signed import Marks, is_outlet, joined, marks_of, may_be_name

#: Lines with words, from the top, among which headline, date and byline are looked for.
MOST_HEAD: Final = 12
#: Blocks below a known headline that may be its date and byline.
_BENEATH: Final = 4
#: More lines than this above the first prose are not a head alone; a headline among them has more words than this.
_FEW: Final = 3
#: A headline is no longer than this, in words.
_LONGEST_HEADLINE: Final = 25


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
    prose = next((i for i in top if is_prose(lines[i])), len(lines))
    # Where the text has begun, a line with a day and more is a part of it.
    said = {i: marks for i in top if (marks := marks_of(lines[i], several=i < prose))}
    found = _first_of_each(said)
    papers = _papers(lines, top, found, prose)
    title_at = _title_at(lines, top, found, papers)
    if title_at is None and papers:
        title_at, papers = _title_at(lines, top, found, []), []
    above = [i for i in top if found and i < min(found)]
    gone = {i for i in (*found, *papers, title_at) if i is not None}
    if above and title_at is not None:
        gone.update(i for i in above if i < title_at and len(lines[i].split()) <= 3)  # a section's name above it
    marks = joined([*(said[i] for i in found), *(Marks(outlet=lines[i]) for i in papers)])
    return Head(lines[title_at] if title_at is not None else None, marks, frozenset(gone))


def _first_of_each(said: Mapping[int, Marks]) -> list[int]:
    """Where the first day and the first byline stand."""
    day = next((i for i, marks in said.items() if marks.published), None)
    byline = next((i for i, marks in said.items() if marks.authors), None)
    return sorted({i for i in (day, byline) if i is not None})


def _papers(lines: Sequence[str], top: Sequence[int], found: Sequence[int], prose: int) -> list[int]:
    """Lines beside those found that name the paper, and nothing else."""
    at = {i: place for place, i in enumerate(top)}
    beside = {place + step for i in found for place in [at[i]] for step in (-1, 1)}
    return [i for i in top if at[i] in beside and i not in found and i < prose and is_outlet(lines[i])]


def _top(lines: Sequence[str]) -> list[int]:
    """Where a head may stand: the last lines before the first prose, and the first ones from there on."""
    filled = [i for i, line in enumerate(lines) if line]
    first = next((at for at, i in enumerate(filled) if is_prose(lines[i])), None)
    if first is None:
        return filled[:MOST_HEAD]
    return filled[max(0, first - MOST_HEAD) : first + _BENEATH]


def _title_at(lines: Sequence[str], top: list[int], found: list[int], papers: list[int]) -> int | None:
    """Where the headline is: above the date or byline where there is one, else above the first prose."""
    if found:
        above = [i for i in top if i < min(found) and i not in papers]
        if above:
            if _opens_with_title(lines, above, min(found)):
                return above[0]
            return next((i for i in _long_first(lines, above) if is_headline(lines[i])), None)
        below = next((i for i in top if i not in found and i not in papers), None)
        return below if below is not None and is_headline(lines[below]) else None
    before = [i for i in top if i < next((i for i in top if is_prose(lines[i])), top[1])]
    if len(before) > _FEW:
        return next((i for i in _long_first(lines, before) if is_headline(lines[i])), None)
    # Where the text opens with prose, that may yet be short enough for a headline.
    return next((i for i in before or top[:1] if is_headline(lines[i])), None)


def _opens_with_title(lines: Sequence[str], above: list[int], mark: int) -> bool:
    """Whether the line right above a mark may be anybody's name, and the first of the file reads like a headline."""
    first, last = above[0], above[-1]
    return (
        first < last == mark - 1
        and len(above) <= _FEW
        and not any(lines[:first])
        and may_be_name(lines[last])
        and count_words(lines[first]) > max(_FEW, count_words(lines[last]))
        and is_headline(lines[first])
    )


def _long_first(lines: Sequence[str], above: list[int]) -> list[int]:
    """From the nearest to the farthest; among many, what is left of menus comes last."""
    nearest = above[::-1]
    return nearest if len(above) <= _FEW else sorted(nearest, key=lambda i: count_words(lines[i]) <= _FEW)


def take_marks(blocks: list[str]) -> Marks:
    """Date line and byline beneath a headline that is known already, taken out of `blocks`."""
    top = range(min(_BENEATH, len(blocks)))
    prose = next((i for i in top if is_prose(blocks[i])), len(top))
    said = {i: marks for i in top[:prose] if (marks := marks_of(blocks[i]))}
    found = _first_of_each(said)
    papers = _papers(blocks, top, found, prose)
    marks = joined([*(said[i] for i in found), *(Marks(outlet=blocks[i]) for i in papers)])
    blocks[:] = [block for i, block in enumerate(blocks) if i not in (*found, *papers)]
    return marks


def is_headline(line: str) -> bool:
    """Short, no bullet or box, and no sentence that ends in a full stop ("U.S." may)."""
    few = count_words(line) <= _LONGEST_HEADLINE and re.match(r"[^\W_]|[\"'“”„‘’«»‹›¿¡「『$€£]", line)
    return bool(few) and not re.search(r"(?<![A-Z])[.:;,。][\"”’]?$", line[-8:]) and any(c.isalpha() for c in line)
