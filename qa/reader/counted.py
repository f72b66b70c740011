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
from qa.passages import enclosing
from qa.questions import AUXILIARY
from qa.reader.choice import plain_words
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
#: What joins one clause, or one thing that is counted, to the next.
_JOINT: Final = re.compile(r",? (?:and|but|while|as|with)\b|[,;]")
_AMOUNT: Final = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
#: Behind a figure, for or in which place or body it counts.
_FOR: Final = re.compile(
    r"(?: [a-z-]+){0,2} (?:for|in|at|to|from) (?:the )?(?P<name>[^\W\d_a-z][\w’-]*(?: [^\W\d_a-z][\w’-]*)*)"
)
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
        if first in right:
            return _up_to_another(text, span, first, right)
        if first is None or not counted[first] or not counted[first][-1].endswith("s"):
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


def _up_to_another(text: str, span: Span, first: Span, right: list[Span]) -> Span:
    """A span up to what joins a figure of something else to its first: "Two councillors abstained, and three"."""
    for other in names.figures(text[: span[1]]):
        if first[1] < other[0] and other not in right:
            joint = _JOINT.search(text, first[1], other[0])
            return (span[0], joint.start()) if joint else span
    return span


def of_whose(question: str, text: str) -> Callable[[Span], Span] | None:
    """For a question of how many or how much: a span of the text that has a figure of one place or body to the figure
    that the same sentence gives for the one that the question names: "1.2 million passengers for Tarn and 800,000 for
    Orley". None where a text has no such figures.
    """
    asked = {word for start, end in names.names(question) for word in plain_words(question[start:end])}
    if not asked or not _AMOUNT.search(question):
        return None
    whose = {
        figure: set(plain_words(one["name"])) for figure in names.figures(text) if (one := _FOR.match(text, figure[1]))
    }
    if not any(name <= asked for name in whose.values()) or len(whose) < 2:
        return None

    def moved(span: Span) -> Span:
        told = [one for one in whose if span[0] <= one[0] and one[1] <= span[1]]
        if not told or (len(told) == 1 and whose[told[0]] & asked):
            return span
        start, end = enclosing(text, told[0])
        right = [one for one, name in whose.items() if start <= one[0] < end and name <= asked]
        return right[0] if len(right) == 1 else span

    return moved


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
