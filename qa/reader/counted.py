"""Which figure of a clause counts what a question asks for. English.

"Eight hives with 320,000 bees" answers how many bees by its second figure, whichever a model points at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Final

from qa import names
from qa.lexical import STOP_WORDS, stem
from qa.questions import AUXILIARY
from qa.types import Span

_HOW_MANY: Final = re.compile(
    rf"\bhow many (?:(?!{AUXILIARY}\b)[^\W\d_]+ ){{0,2}}?"
    rf"(?P<noun>(?!{AUXILIARY}\b)[^\W\d_]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
#: "How many kinds of moth", and what figures count: "211 kinds of moth", "96 of spider".
_OF_ASKED: Final = re.compile(rf"\bhow many [^\W\d_]+ of (?:the |its |their )?(?P<of>(?!{AUXILIARY}\b)[^\W\d_]+)", re.I)
_OF: Final = re.compile(r"(?: [^\W\d_]+)? of (?:the |its |their )?(?P<of>[^\W\d_]+)")
#: What stands behind a figure.
_BEHIND: Final = re.compile(r"(?: [^\W\d_][\w’'-]*){1,3}")
#: What stands between two figures of a row.
_IN_ROW: Final = re.compile(r",? (?:and )?")
#: What parts two clauses, or two things that are counted beside each other.
_PARTS: Final = re.compile(r"[^\w\s’'-]|\b(?:and|or|but|while|as|after|before|when|that|which|who)\b", re.IGNORECASE)
#: Before a figure, that it is the whole of which another counts a part: "four trawlers of the nine boats".
_WHOLE: Final = re.compile(
    r"\b(?:of|among|from|for|than|per|every|each|to)(?: (?:the|its|their|his|her|all|some|about|more|over|than))* $",
    re.IGNORECASE,
)
#: What is asked to have befallen those who are counted, and the words of which a clause has one that tells of it.
_BEFELL: Final = tuple(
    (
        re.compile(rf"\b(?:{asked})\W*(?:$|(?:in|on|at|when|by|during|after)\b)", re.I),
        re.compile(rf"\b(?:{told})\b", re.I),
    )
    for asked, told in (
        (
            r"died|dead|killed|drowned|perished|lost (?:their|his|her) li(?:fe|ves)",
            r"dies?|died|dying|dead\w*|deaths?|kill\w*|drown\w*|perish\w*|fatal\w*|li(?:fe|ves)|alive|surviv\w*"
            r"|victims?|bod(?:y|ies)|toll|murder\w*|shot|casualt\w*|claim\w*"
            r"|took|lost|swept|buried",
        ),
        (r"hurt|injured|wounded", r"hurt|injur\w*|wound\w*|hospitals?|burn\w*|casualt\w*|victims?"),
    )
)
#: That it befell them all, as "none survived" says.
_ALL: Final = re.compile(r"\b(?:all|none|no one|nobody|everyone|everybody|both|whole|sole)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
#: What parts two clauses that tell of different things.
_CLAUSES: Final = re.compile(r"[.!?](?=\s|$)|[\n;:–—]|, (?:and|but|while|whereas)\b", re.IGNORECASE)
#: Code points before a figure that are looked at.
_BEFORE: Final = 30


def counting(question: str, text: str) -> Callable[[Span], Span | None] | None:
    """For a question of how many there are: a span of the text to the figure that counts what is asked for.

    That is another one only where the first figure of the span plainly counts other things, in the same clause: of two
    nouns one may be part of the other. None where nothing of the text is counted so.

    A row of figures, "211 kinds of moth, 96 of spider", answers by the one that is of what is asked for, or not at all.
    """
    if kind := _OF_ASKED.search(question):
        return _of_kind(stem(kind["of"].casefold()), text)
    asked = _HOW_MANY.search(question)
    if not asked:
        return None
    wanted = stem(asked["noun"].casefold())
    counted = {figure: _things(text, figure) for figure in names.figures(text)}
    right = [figure for figure, things in counted.items() if wanted in map(stem, things)]
    if not right:
        return None

    def counts(span: Span) -> Span:
        first = next((one for one in counted if span[0] <= one[0] and one[1] <= span[1]), None)
        if first is None or first in right or not counted[first] or not counted[first][-1].endswith("s"):
            return span
        beside = [one for one in right if not _apart(text, first, one)]
        return beside[0] if len(beside) == 1 else span

    return counts


def befalling(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of how many died or were hurt: whether a span may be their number.

    It may not where it plainly counts all who were there, "120 firefighters were at work", and the text tells of others
    whom it befell: "Two died when the wind turned". None where it tells of none.
    """
    asked = _HOW_MANY.search(question)
    words = next((told for befell, told in _BEFELL if befell.search(question)), None)
    if not asked or not words:
        return None
    wanted = stem(asked["noun"].casefold())
    figures = names.figures(text)
    told = [one for one in figures if words.search(_clause(text, one)) and not _YEAR.fullmatch(text[slice(*one)])]
    untold = [one for one in figures if one not in told and wanted in map(stem, _things(text, one))]
    if not told or not untold or any(_ALL.search(one) and words.search(one) for one in _CLAUSES.split(text)):
        return None

    def befell(span: Span) -> bool:
        return next((one for one in figures if span[0] <= one[0] and one[1] <= span[1]), None) not in untold

    return befell


def _clause(text: str, figure: Span) -> str:
    """What a clause with a figure tells."""
    start = max((one.end() for one in _CLAUSES.finditer(text, 0, figure[0])), default=0)
    end = _CLAUSES.search(text, figure[1])
    return text[start : end.start() if end else len(text)]


def _of_kind(wanted: str, text: str) -> Callable[[Span], Span | None] | None:
    """The same for a question of how many there are of a kind; None where the text has no row of such figures."""
    counted = [(figure, of) for figure in names.figures(text) if (of := _OF.match(text, figure[1]))]
    rows: list[list[tuple[Span, re.Match[str]]]] = []
    for one in counted:
        if rows and _IN_ROW.fullmatch(text, rows[-1][-1][1].end(), one[0][0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    rows = [row for row in rows if len(row) > 1]
    if not rows:
        return None

    def counts(span: Span) -> Span | None:
        row = next((row for row in rows if row[0][0][0] < span[1] and span[0] < row[-1][1].end()), None)
        if row is None:
            return span
        return next((figure for figure, of in row if stem(of["of"].casefold()) == wanted), None)

    return counts


def _things(text: str, figure: Span) -> list[str]:
    """What a figure counts: the words behind it, up to the first that is no adjective or noun."""
    behind = _BEHIND.match(text, figure[1])
    return list(takewhile(lambda word: word not in STOP_WORDS, behind.group().casefold().split())) if behind else []


def _apart(text: str, one: Span, right: Span) -> bool:
    """Whether two figures stand in two clauses, or the right one may count the whole of which the other is part."""
    between = text[min(one[1], right[1]) : max(one[0], right[0])]
    return bool(_PARTS.search(between) or _WHOLE.search(text[max(0, right[0] - _BEFORE) : right[0]]))
