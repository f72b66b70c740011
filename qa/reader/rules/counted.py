"""Which figure of a clause counts what a question asks for. English.

"Eight hives with 320,000 bees" answers how many bees by its second figure, whichever a model points at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from itertools import takewhile
from typing import Final

from qa import names
from qa.events import ANYBODY, DIED, HURT
from qa.lexical import STOP_WORDS, content_words, stem, stems
from qa.numerals import WRITTEN
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY
from qa.reader.choice import plain_words
from qa.reader.rules import Fits, Moves
from qa.types import Span

_HOW_MANY: Final = lazy_pattern(
    rf"\bhow many (?:(?!{AUXILIARY}\b)[^\W\d_]+ ){{0,2}}?"
    rf"(?P<noun>(?!{AUXILIARY}\b)[^\W\d_]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
#: "How many kinds of moth", and what figures count: "211 kinds of moth", "96 of spider".
_OF_ASKED: Final = lazy_pattern(
    rf"\bhow many [^\W\d_]+ of (?:the |its |their )?(?P<of>(?!{AUXILIARY}\b)[^\W\d_]+)", re.I
)
_OF: Final = lazy_pattern(
    r"(?: [^\W\d_]+)? of (?:the |its |their )?(?P<of>(?!(?:them|these|those|which|whom|whose)\b)[^\W\d_]+)"
)
#: "How many electric buses": one kind of several, and not how many more.
_KIND_ASKED: Final = lazy_pattern(
    rf"\bhow many (?P<kind>(?!{AUXILIARY}\b|(?:more|less|fewer|other|additional|extra|new|different)\b)[^\W\d_]+) "
    rf"(?P<noun>(?!{AUXILIARY}\b)[^\W\d_]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
#: A share, or a year.
_NO_COUNT: Final = lazy_pattern(r"%|per ?cent|^(?:1[5-9]|20)\d\d$", re.IGNORECASE)
_PAIR: Final = lazy_pattern(r"\b(?P<kind>[^\W\d_]+) (?=(?P<noun>[^\W\d_]+))")
#: Before the whole of a rate, and between its part and that: "faults per".
_PER: Final = lazy_pattern(r"\b(?:per|(?:for|in|out of|to) every) (?:\w+ )?$", re.IGNORECASE)
_RATE: Final = lazy_pattern(r"(?: [\w’'-]+){0,3} (?:per|(?:for|in|out of|to) every) ", re.IGNORECASE)
#: What asks for a rate: "How many students are there per teacher?"
_RATE_ASKED: Final = lazy_pattern(r"\b(?:per|each|every)\b", re.IGNORECASE)
#: What stands behind a figure.
_BEHIND: Final = lazy_pattern(r"(?: [^\W\d_][\w’'-]*){1,3}")
#: What stands between two figures of a row.
_IN_ROW: Final = lazy_pattern(r",? (?:and )?")
#: What parts two clauses, or two things that are counted beside each other.
_PARTS: Final = lazy_pattern(r"[^\w\s’'-]|\b(?:and|or|but|while|as|after|before|when|that|which|who)\b", re.IGNORECASE)
#: Before a figure, that it is the whole of which another counts a part: "four trawlers of the nine boats".
_WHOLE: Final = lazy_pattern(
    r"\b(?:of|among|from|for|than|per|every|each|to)(?: (?:the|its|their|his|her|all|some|about|more|over|than))* $",
    re.IGNORECASE,
)
#: What is asked to have befallen those who are counted, the words of which a clause has one that tells of it, and those
#: that tell it plainly, and the other question's not at all.
_BEFELL: Final = tuple(
    (
        lazy_pattern(
            rf"\b(?:{asked})\W*(?:$|(?:in|on|at|near|when|while|by|during|after|over|since|last|this)\b)", re.I
        ),
        lazy_pattern(rf"\b(?:{told})\b", re.I),
        lazy_pattern(rf"\b(?:{plain})\b", re.I),
    )
    for asked, told, plain in (
        (
            DIED,
            r"dies?|died|dying|dead\w*|deaths?|kill\w*|drown\w*|perish\w*|fatal\w*|li(?:fe|ves)|alive|surviv\w*"
            r"|victims?|bod(?:y|ies)|toll|murder\w*|shot|casualt\w*|claim\w*"
            r"|took|lost|swept|buried|executed|hanged|massacred|slain|slaughtered|starved|fro(?:ze|zen)|suffocat\w*"
            r"|crushed|succumbed|burn\w*|poison\w*",
            r"died|dead|killed|drowned|perished",
        ),
        (
            HURT,
            r"hurt|injur\w*|wound\w*|hospitals?|burn\w*|casualt\w*|victims?|suffer\w*|treated|br(?:oke|oken)|cuts?"
            r"|bruis\w*|unconscious|poison\w*",
            HURT,
        ),
    )
)
#: Words for whoever is counted, whatever else they are.
_ANYBODY: Final = frozenset(map(stem, (*ANYBODY, *"bodies survivors dead injured wounded".split())))
#: A part of those who met with something, which is not told by how many people did.
_SOME: Final = frozenset(
    map(
        stem,
        """children women men girls boys babies infants toddlers teenagers foreigners tourists students pupils teachers
        officers policemen firefighters soldiers troops civilians journalists reporters doctors nurses medics
        paramedics volunteers""".split(),
    )
)
#: Who was in two places, each counted: "nine people on the tram and two in the lorry".
_FIGURE: Final = rf"(?:\d[\d,]*|{WRITTEN})"
_IN_PLACE: Final = r"(?:on board|aboard|on|in|inside|at)"
_TWO_PLACES: Final = lazy_pattern(
    rf"(?: (?:people|persons?|others))? {_IN_PLACE}(?: [\w’'-]+){{0,3}}? (?P<place>[\w’'-]+),? and (?:all |the |an? )?"
    rf"{_FIGURE}(?: (?:people|persons?|others))? {_IN_PLACE}(?: (?:the|an?|its|their))? [\w’'-]+",
    re.IGNORECASE,
)
#: Who was aboard, parted into those who travelled and those who worked there.
_AND_CREW: Final = lazy_pattern(
    rf" passengers(?:,[^,;.\n]{{1,60}},)?,? and (?:an? |its )?{_FIGURE} (?:\w+ )?crew(?: ?members)?\b", re.IGNORECASE
)
_ABOARD: Final = lazy_pattern(r"\b(?:were|was|are|is) (?:there )?(?:on board|aboard|on|in)\b", re.IGNORECASE)
#: What tells how many without a figure.
_MANY: Final = lazy_pattern(
    r"\b(?:none|no|nobody|dozens?|hundreds|thousands|scores|several|few|many|all|both|half|most|an?)\b", re.IGNORECASE
)
_PLURAL: Final = lazy_pattern(r"\w*[^siuy\W]s|\w+ies|people|men|women|\w+men|\w+women|children")
#: That it befell them all, as "none survived" says.
_ALL: Final = lazy_pattern(r"\b(?:all|none|no one|nobody|everyone|everybody|both|whole|sole)\b", re.IGNORECASE)
_YEAR: Final = lazy_pattern(r"(?:1[5-9]|20)\d\d")
#: What parts two clauses that tell of different things.
_CLAUSES: Final = lazy_pattern(r"[.!?](?=\s|$)|[\n;:–—]|, (?:and|but|while|whereas)\b", re.IGNORECASE)
#: What joins one clause, or one thing that is counted, to the next.
_JOINT: Final = lazy_pattern(r",? (?:and|but|while|as|with)\b|[,;]")
_AMOUNT: Final = lazy_pattern(r"\bhow (?:many|much)\b", re.IGNORECASE)
#: Behind a figure, for or in which place or body it counts.
_FOR: Final = lazy_pattern(
    r"(?: [a-z-]+){0,2} (?:for|in|at|to|from) (?:the )?(?P<name>[^\W\d_a-z][\w’-]*(?: [^\W\d_a-z][\w’-]*)*)"
)
#: Code points before a figure that are looked at.
_BEFORE: Final = 30
#: Code points before a figure within which its clause begins.
_FAR: Final = 2_000


def counting(question: str, text: str) -> Moves | None:
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
    counted = {figure: counted_by(text, figure) for figure in names.figures(text)}
    right = [figure for figure, things in counted.items() if wanted in map(stem, things)]
    if not right:
        return None
    rates = [] if _RATE_ASKED.search(question) else [one for figure in right for one in _rate(text, figure, counted)]

    def counts(span: Span) -> Span | None:
        first = next((one for one in counted if span[0] <= one[0] and one[1] <= span[1]), None)
        if any(one[0] < span[1] and span[0] < one[1] for one in rates):
            return None
        if first in right:
            return _up_to_another(text, span, first, right)
        if first is None or not counted[first] or not counted[first][-1].endswith("s"):
            return span
        beside = [one for one in right if not _apart(text, first, one)]
        return beside[0] if len(beside) == 1 else span

    return counts


def _rate(text: str, figure: Span, counted: Collection[Span]) -> list[Span]:
    """The figures of a rate whose whole a figure is: both of "seven faults per 50,000 rides"."""
    if not _PER.search(text, max(0, figure[0] - _BEFORE), figure[0]):
        return []
    return [figure, *(one for one in counted if _RATE.fullmatch(text, one[1], figure[0]))]


def of_its_kind(question: str, text: str) -> Moves | None:
    """For a question of how many there are of one kind: a span with a figure of all kinds, as in "31 buses", to the one
    that another sentence gives of the "electric buses" that are asked for, or to none where that gives several.

    None where the text has no such sentence.
    """
    asked = _KIND_ASKED.search(question)
    if not asked:
        return None
    kind, noun = stem(asked["kind"].casefold()), stem(asked["noun"].casefold())
    told = {
        enclosing(text, one.span())
        for one in _PAIR.finditer(text)
        if (stem(one["kind"].casefold()), stem(one["noun"].casefold())) == (kind, noun)
    }
    figures = [one for one in names.figures(text) if not _NO_COUNT.search(text[slice(*one)])]
    right = [one for start, end in told for one in figures if start <= one[0] < end]
    if not right:
        return None

    asks = set(stems(" ".join(content_words(question)))) - {kind, noun}
    elsewhere = set(stems(" ".join(text[start:end] for start, end in told)))

    def counts(span: Span) -> Span | None:
        around = stems(text[slice(*enclosing(text, span))])
        # ("local residents have waited 12 years" tells less than "340 residents objected", where they objected)
        if not elsewhere.issuperset(asks.intersection(around)):
            return span
        if noun not in around or kind in around or not any(span[0] <= one[0] < span[1] for one in figures):
            return span
        return right[0] if len(right) == 1 else None

    return counts


def befalling(question: str, text: str) -> Fits | None:
    """For a question of how many died or were hurt: whether a span may be their number.

    It may not where it plainly counts all who were there, "120 firefighters were at work", and the text tells of others
    whom it befell: "Two died when the wind turned"; nor where it counts people, and children are asked for. Nor may it
    where it tells whom the other of both befell, or tells of others beside those asked for: "three residents died; two
    firefighters were hurt". None where no figure is such.
    """
    asked = _HOW_MANY.search(question)
    row = next((each for each in _BEFELL if each[0].search(question)), None)
    if not asked or not row:
        return None
    _, words, _ = row
    wanted = stem(asked["noun"].casefold())
    figures = names.figures(text)
    if any(_ALL.search(one) and words.search(one) for one in _CLAUSES.split(text)):
        return None
    other = next(plain for _, told, plain in _BEFELL if told is not words)
    own = {one: _own_clause(text, one, figures) for one in figures}
    elsewise = {one for one in figures if other.search(own[one]) and not words.search(own[one])}
    wrong = {
        *elsewise,
        *_of_others(wanted, figures, elsewise, text),
        *_not_told(wanted, words, figures, text),
        *_of_all(wanted, figures, text),
    }
    if not wrong:
        return None

    def befell(span: Span) -> bool:
        first = next((one for one in figures if span[0] <= one[0] and one[1] <= span[1]), None)
        if first is None and not _MANY.search(text, *span):
            start, end = enclosing(text, span)
            return not any(start <= one[0] < end for one in wrong)
        return first not in wrong

    return befell


def with_all_parts(question: str, text: str) -> Callable[[Span], Span] | None:
    """For a question of how many people died, were hurt or were aboard: a span of the text that counts those in one
    place to it with those in the other, "nine on the tram and two in the lorry". None for other questions, and
    for one that asks about one of the places.
    """
    asked = _HOW_MANY.search(question)
    if not asked or stem(asked["noun"].casefold()) not in _ANYBODY:
        return None
    befell = any(each[0].search(question) for each in _BEFELL)
    aboard = _ABOARD.search(question)
    if not befell and not aboard:
        return None

    def whole(span: Span) -> Span:
        figures = names.figures(text[slice(*span)])
        if not figures:
            return span
        first, last = span[0] + figures[0][0], span[0] + figures[0][1]
        both = _AND_CREW.match(text, last) if aboard else None
        if (
            befell
            and not both
            and (places := _TWO_PLACES.match(text, last))
            and not _asks_in(places["place"], question)
        ):
            both = places
        return (first, both.end()) if both and both.end() > span[1] else span

    return whole


def _asks_in(place: str, question: str) -> bool:
    """Whether a question asks of those in a place: "on the tram", and not "in the tram crash"."""
    return bool(
        re.search(rf"\b{_IN_PLACE} (?:[\w’'-]+ ){{0,3}}?{re.escape(place)}\b(?! [a-z])", question, re.IGNORECASE)
    )


def _of_all(wanted: str, figures: Sequence[Span], text: str) -> list[Span]:
    """The figures that count people, where those asked for are a part of them that their sentence does not name."""
    if wanted not in _SOME:
        return []
    people = (one for one in figures if "people" in counted_by(text, one))
    return [one for one in people if wanted not in stems(text[slice(*enclosing(text, one))])]


def _not_told(wanted: str, words: re.Pattern[str], figures: Sequence[Span], text: str) -> list[Span]:
    """The figures that count those asked for and tell nothing of what befell them, in a text that tells whom it befell.

    Args:
        words: that tell of what befell them.
    """
    told = {one for one in figures if words.search(_clause(text, one)) and not _YEAR.fullmatch(text[slice(*one)])}
    untold = [one for one in figures if one not in told and wanted in map(stem, counted_by(text, one))]
    return untold if told else []


def _of_others(wanted: str, figures: Sequence[Span], elsewise: Collection[Span], text: str) -> list[Span]:
    """The figures that count others than are asked for, where the same sentence counts these as well, and not as the
    whole of which the others are part.

    "People" may be anybody, but for those who are told beside them to have met with the other of both.

    Args:
        elsewise: the figures of those who did.
    """
    if wanted in _ANYBODY:
        return []
    found = []
    own = [one for one in figures if wanted in map(stem, counted_by(text, one))]
    for one in figures:
        things = counted_by(text, one)
        if not any(map(_PLURAL.fullmatch, things)) or wanted in map(stem, things):
            continue
        start, end = enclosing(text, one)
        beside = own[bisect_left(own, (start, 0)) : bisect_left(own, (end, 0))]
        if any(_WHOLE.search(text[max(0, each[0] - _BEFORE) : each[0]]) for each in beside):
            continue
        if any(each in elsewise or _ANYBODY.isdisjoint(map(stem, things)) for each in beside):
            found.append(one)
    return found


def _own_clause(text: str, figure: Span, figures: Sequence[Span]) -> str:
    """What a sentence tells with a figure, up to what joins it to another: "four sailors drowned and nine …"."""
    start, end = enclosing(text, figure)
    for other in figures[bisect_left(figures, (start, 0)) : bisect_left(figures, (end, 0))]:
        if start <= other[0] and other[1] <= figure[0]:
            joints = list(_JOINT.finditer(text, other[1], figure[0]))
            start = joints[-1].end() if joints else start
        elif figure[1] <= other[0] < end and (joint := _JOINT.search(text, figure[1], other[0])):
            end = joint.start()
    return text[start:end]


def _clause(text: str, figure: Span) -> str:
    """What a clause with a figure tells."""
    first = max(0, figure[0] - _FAR)
    start = max((one.end() for one in _CLAUSES.finditer(text, first, figure[0])), default=first)
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


def _of_kind(wanted: str, text: str) -> Moves | None:
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


def counted_by(text: str, figure: Span) -> list[str]:
    """What a figure counts: the words behind it, up to the first that is no adjective or noun."""
    behind = _BEHIND.match(text, figure[1])
    return list(takewhile(lambda word: word not in STOP_WORDS, behind.group().casefold().split())) if behind else []


def _apart(text: str, one: Span, right: Span) -> bool:
    """Whether two figures stand in two clauses, or the right one may count the whole of which the other is part."""
    between = text[min(one[1], right[1]) : max(one[0], right[0])]
    return bool(_PARTS.search(between) or _WHOLE.search(text[max(0, right[0] - _BEFORE) : right[0]]))
