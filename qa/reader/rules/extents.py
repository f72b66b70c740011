"""How high, how far or how long something is, where a sentence tells several of these. English."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern
from qa.questions import asks_where
from qa.reader.rules import BEFORE, Fits, Moves
from qa.reader.rules.compared import MEASURED
from qa.reader.short import UNIT
from qa.types import Span

HOW: Final = lazy_pattern(
    rf"\bhow (?P<word>{MEASURED})\b",
    re.IGNORECASE,
)
#: "How long is the bridge?", "How deep is the lake?": no length of time.
_HOW_FAR: Final = lazy_pattern(
    r"\bhow (?:(?:wide|tall|deep|thick|heavy)\b"
    r"|long (?:is|was|are|were) (?:(?!(?:to|at|in|on|of|along|over|through|across|by|from|into|for|up|down|between"
    r"|under|around)\b)[\w’'-]+ )*?(?:bridge|dam|tunnel|road|motorway|wall|fence|pipe|pipeline|cable|river"
    r"|canal|coast|border|beach|pier|ship|runway|building|rope)s?\W*(?:$|\())",
    re.IGNORECASE,
)
#: "68 metres high": what is told is how high, and not how long.
_DIMENSION: Final = lazy_pattern(r" ?\b(?P<word>high|tall|long|wide|deep|thick)(?=\W*$|[,.;:)\n]| (?:and|at|in)\b)")
_DIMENSIONS: Final = {"high": "high", "tall": "high", "long": "long", "wide": "wide", "deep": "deep", "thick": "thick"}
#: "30 metres wide" among others of its kind.
_MEASURE: Final = lazy_pattern(r"\b\d[\d,.]* ?[^\W\d_]+ (?P<word>high|tall|long|wide|deep|thick)\b")
_LENGTH: Final = lazy_pattern(rf"\W*(?:(?:about|some|nearly|almost|over|more than) )?{UNIT}\b", re.IGNORECASE)
_DISTANT: Final = lazy_pattern(
    r"\b(?:from|by|walk|drive|flight|ride|away|north|south|east|west|up|down|along|outside|beyond|past|into|off|across"
    r"|through|inland|upstream|downstream)\b",
    re.IGNORECASE,
)


def along_what_is_asked(question: str, text: str) -> Moves | None:
    """For "how high": a span of several measures, "30 metres wide and 3 metres high", to the one that is asked for."""
    how = HOW.search(question)
    asked = _DIMENSIONS.get(how["word"].casefold()) if how else None
    if asked is None:
        return None

    def measures(span: Span) -> Span:
        near = _MEASURE.finditer(text, span[0], min(len(text), span[1] + BEFORE))
        told = [one for one in near if one.start() < span[1]]
        right = [one.span() for one in told if _DIMENSIONS[one["word"]] == asked]
        return right[0] if len(right) == 1 < len(told) else span

    return measures


def _is_measured(word: str, text: str, span: Span) -> bool:
    """Whether a span may tell how high something is: not where the word behind it says that it tells how long."""
    told = _DIMENSION.search(text[slice(*span)]) or _DIMENSION.match(text, span[1])
    return not told or word not in _DIMENSIONS or _DIMENSIONS[told["word"]] == _DIMENSIONS[word]


def of_that_extent(question: str, text: str) -> Fits | None:
    """How high is not "68 metres long", and how long a bridge is no length of time."""
    how = HOW.search(question)
    if how is None:
        return None
    word, far = how["word"].casefold(), _HOW_FAR.search(question)
    return lambda span: _is_measured(word, text, span) and not (far and _LENGTH.match(text[slice(*span)]))


def no_length(question: str, text: str) -> Fits | None:
    """Where something is is no length of time, but "an hour from Wexby" is a place."""
    if not asks_where(question):
        return None
    return lambda span: not (_LENGTH.match(text[slice(*span)]) and not _DISTANT.search(text[slice(*span)]))
