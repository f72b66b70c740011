"""What each of several amounts was for. English.

"£118,000 was spent on a villa in Spain and £46,500 on two horses" tells what the villa cost by its first figure,
whichever a model points at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from qa import names
from qa.lexical import content_words, stems
from qa.patterns import lazy_pattern
from qa.types import Span

_HOW_MUCH: Final = lazy_pattern(r"\bhow much\b|\bwhat (?:\w+ )?(?:sum|amount)\b", re.IGNORECASE)
#: Before what it was for, behind an amount: " was spent on".
_FOR: Final = lazy_pattern(
    r"(?: (?:pounds|euros|dollars))?(?: (?:was|were|is|are|will be|had been|has been))?"
    r"(?: (?:spent|paid|going|given|set aside|went|goes|go))? (?P<how>on|for|to) "
)
#: What it was for, the last of a row, and one before that.
_LAST: Final = lazy_pattern(r"[^.,;:\n]+")
_ANOTHER: Final = lazy_pattern(r"[^.;:\n]+?(?:, and|,| and) ")


class _Part(NamedTuple):
    figure: Span
    what: Span


def spending(question: str, text: str) -> Callable[[Span], Span] | None:
    """For a question of how much was for something: a span of the text in a row of amounts to the one that was for it,
    where that is plainly another's. None where the text has no row of amounts.
    """
    if not _HOW_MUCH.search(question):
        return None
    rows = _rows(text)
    if not rows:
        return None
    asked = set(stems(" ".join(content_words(question))))

    def spends(span: Span) -> Span:
        row = next((row for row in rows if row[0].figure[0] < span[1] and span[0] < row[-1].what[1]), [])
        right = [part for part in row if not asked.isdisjoint(stems(" ".join(content_words(text[slice(*part.what)]))))]
        return right[0].figure if len(right) == 1 else span

    return spends


def _rows(text: str) -> list[list[_Part]]:
    """The rows of at least two amounts that are told of in the same way."""
    rows: list[list[_Part]] = [[]]
    told = [(figure, how) for figure in names.figures(text) if (how := _FOR.match(text, figure[1]))]
    for place, (figure, how) in enumerate(told):
        another = None
        if place + 1 < len(told) and told[place + 1][1]["how"] == how["how"]:
            another = _ANOTHER.fullmatch(text, how.end(), told[place + 1][0][0])
        what = another or _LAST.match(text, how.end())
        if what:
            rows[-1].append(_Part(figure, what.span()))
        if not another:
            rows.append([])
    return [row for row in rows if len(row) > 1]
