"""Which one of several that are counted off a figure is of: the loss of the second quarter is not the first's. English.

Reports of one company, or of one match, tell the same in the same words of each quarter, half or round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from qa import names
from qa.lexical import stem
from qa.numerals import ORDINALS
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.reader.rules import Fits
from qa.reader.rules.years import in_its_clause
from qa.types import Span

#: The place that each word gives; "opening" what comes first.
_PLACES: Final = {
    word: place
    for place, ordinal in enumerate(ORDINALS, 1)
    for word in (ordinal, f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place, 'th') }")
} | {"opening": 1}
#: "the second quarter", "first-quarter profit", "its opening weekend", "Q2"; not "a third week running", nor "the first
#: weeks".
_NUMBERED: Final = lazy_pattern(
    rf"\b(?P<place>{'|'.join(_PLACES)})[ -](?:fiscal |financial )?"
    r"(?P<unit>quarter|half|weekend|week|month|leg|round|set|season|series|episode|term|semester|stage|innings|period"
    r"|phase|trial|attempt|volume|chapter|edition|dose)\b(?! (?:in a row|running|straight)\b)"
    r"|\bQ(?P<quarter>[1-4])\b",
    re.IGNORECASE,
)
#: Before one, that it is one in a row: "for the third week".
_IN_ROW: Final = lazy_pattern(r"\bfor (?:the|an?) $", re.IGNORECASE)
#: Before a figure, that it is of an earlier time: "£5m in the third quarter, up from about £4m".
_FORMER: Final = lazy_pattern(
    r"\b(?:from|against|compared (?:with|to)|than)(?: (?:about|around|some|just|nearly|the))? $", re.IGNORECASE
)
#: Between a figure and what it is of.
_OF_IT: Final = lazy_pattern(r"(?: [^\W\d_]+){0,3} (?:in|of|for|during) (?:the |its |their )?", re.IGNORECASE)
#: Before one of an earlier sentence that what it told was measured by: "up from £80m in the first quarter".
_MEASURED_BY: Final = lazy_pattern(r"\b(?:from|against|compared (?:with|to)|than)\b[^,;:\n]{0,40}$", re.IGNORECASE)
#: One told by its number alone, right before a figure or behind it: "the first set 6-3 and the second 6-4".
_ALONE: Final = rf"(?:the|its) (?P<place>{'|'.join(_PLACES)})"
_ALONE_BEFORE: Final = lazy_pattern(rf"\b{_ALONE}(?: (?:was|by|with|at))? $", re.IGNORECASE)
_ALONE_BEHIND: Final = lazy_pattern(rf" (?:(?:in|of|for|during) )?{_ALONE}(?=\W*$|[,;.:]| (?:and|but|while)\b)", re.I)
#: The same as a sentence begins: "In the second it lost 5 million."
_ALONE_OPENING: Final = lazy_pattern(
    rf"\W*(?:(?:and|but|then) )?(?:(?:in|during|for|over) )?{_ALONE}"
    r"(?=,| (?:it|they|he|she|we|the|was|were|is|had|saw|came|brought|took)\b)",
    re.IGNORECASE,
)
#: Tells when something was without its number.
_THEN: Final = lazy_pattern(
    r"\b(?:after the (?:break|interval)|half-?time|next|following|later|then|months to)\b", re.IGNORECASE
)
#: Code points before one, or before a figure, that are looked at.
_BEFORE: Final = 24


class _Numbered(NamedTuple):
    start: int
    end: int
    place: int
    unit: str


def of_its_number(question: str, text: str) -> Fits | None:
    """For a question of one quarter, half or week of several: whether a figure of the text is told of no other.

    A sentence that names the one asked for may tell it in any clause that names no other; where it does not, the last
    one before it that names any has to. None where the question asks of none, or of several, and where the text names
    none.
    """
    asked = _numbered(question)
    if len({(one.place, one.unit) for one in asked}) != 1:
        return None
    wanted = asked[0]
    told = [(one.start, one.end, one.place == wanted.place) for one in _numbered(text) if one.unit == wanted.unit]
    if not told:
        return None
    in_clause = in_its_clause(text, told)

    def fits(span: Span) -> bool:
        figure = next(iter(names.figures(text[slice(*span)])), None)
        if figure is None:
            return True
        if _is_alone_beside(text, span, wanted.place):
            return True
        (start, end), at = enclosing(text, span), span[0] + figure[0]
        if opening := _ALONE_OPENING.match(text, start, span[0]):
            return _PLACES[opening["place"].casefold()] == wanted.place
        if not in_clause(span):
            return False
        if any(of_it for first, last, of_it in told if start <= first and last <= end):
            return not _FORMER.search(text, max(start, at - _BEFORE), at) or _is_near(text, span, told)
        before = [one for one in told if one[1] <= start and not _is_measure(text, one[0])]
        if not before:
            return not any(start <= first and last <= end for first, last, _ in told)
        if _THEN.search(text, start, end):
            return True
        start, end = enclosing(text, before[-1][:2])
        return any(of_it for first, last, of_it in before if start <= first and last <= end)

    return fits


def _is_alone_beside(text: str, span: Span, place: int) -> bool:
    """Whether the number of the one that is asked for stands right before a span, or behind it, without its noun."""
    beside = (
        _ALONE_BEFORE.search(text, max(0, span[0] - _BEFORE), span[0]),
        _ALONE_BEHIND.match(text, span[1], enclosing(text, span)[1]),
    )
    return any(one and _PLACES[one["place"].casefold()] == place for one in beside)


def _is_measure(text: str, at: int) -> bool:
    """Whether one is named there only because its sentence measures another by it."""
    return bool(_MEASURED_BY.search(text[enclosing(text, (at, at + 1))[0] : at]))


def _is_near(text: str, span: Span, told: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether the one that is asked for stands right behind a figure: "than the 40 of the third quarter"."""
    return any(of_it and span[1] <= first and _OF_IT.fullmatch(text, span[1], first) for first, _, of_it in told)


def _numbered(text: str) -> list[_Numbered]:
    """Each one of several that a text names by its number."""
    found = []
    for one in _NUMBERED.finditer(text):
        if one["quarter"]:
            found.append(_Numbered(*one.span(), int(one["quarter"]), stem("quarter")))
        elif not _IN_ROW.search(text, max(0, one.start() - _BEFORE), one.start()):
            found.append(_Numbered(*one.span(), _PLACES[one["place"].casefold()], stem(one["unit"].casefold())))
    return found
