"""Who came second: a sentence that gives somebody another place in the order does not say, nor one of who has the
second most who has the most. English.
"""

from __future__ import annotations

import re
from typing import Final

from qa.numerals import ORDINALS
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span

_PLACE: Final = rf"(?P<place>{'|'.join(ORDINALS)}|last)"
#: The places behind the first, and words for whoever has that.
_BEHIND: Final = "|".join((*(word for word in ORDINALS if word != "first"), "next"))
_MOST: Final = "most|least|fewest|largest|biggest|greatest|highest|lowest|smallest|busiest|best|worst|richest|strongest"
#: Behind a place, that it is one in an order, and no second wife.
_ENDS: Final = r"(?=\W*$|[,;.:]| (?:in|at|on|to|behind|after|ahead|overall|place|out|with|of|and|but|while)\b)"
_CAME: Final = r"(?:came|comes|finish(?:ed|es)|was|is|ended|ranked|took|takes)(?: (?:in|up))?"
_ASKED: Final = lazy_pattern(rf"{OPENING}(?:who(?: \w+)?|which \w+) {_CAME} {_PLACE}{_ENDS}", re.IGNORECASE)
_TOLD: Final = lazy_pattern(rf"\b{_PLACE}{_ENDS}", re.IGNORECASE)
_WON: Final = lazy_pattern(r"\b(?:won|wins|winner|winning)\b", re.IGNORECASE)
#: Before whoever came behind the winner.
_AHEAD: Final = lazy_pattern(r"\b(?:ahead of|beat(?:s|ing)?|defeat(?:s|ed|ing)|edg(?:ed|ing) out|followed by)\b", re.I)
#: "Which town has the most boats?", not "the second most" …
_MOST_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?:who|which|what)\b(?![^?]*\b(?:{_BEHIND})[ -](?:{_MOST})\b)[^?]*?\b(?P<most>{_MOST})\b",
    re.IGNORECASE,
)
#: … and a clause that tells of another than the first: "the second most", "came third".
_NOT_MOST: Final = lazy_pattern(
    rf"\b(?:{_BEHIND})[ -](?:{_MOST})\b|\b(?:came|comes|finish(?:ed|es)|is|was|ranked|ranks)(?: in)? (?:{_BEHIND})"
    r"(?=\W*$|[,;.:]| (?:with|at|on|behind)\b)",
    re.IGNORECASE,
)
#: What parts those who came one behind the other.
_PARTS: Final = lazy_pattern(r"[,;:](?= )| (?:and|but|while|with)\b")


def asked_place(question: str) -> str | None:
    """The place in an order that a question asks who had, in small letters; None for other questions."""
    asked = _ASKED.match(question)
    return asked["place"].casefold() if asked else None


def tells_place(words: str) -> bool:
    """Whether words say that somebody had a place in an order, by its name."""
    return _TOLD.search(words) is not None


def of_its_place(question: str, text: str) -> Fits | None:
    """For a question of who came second, or has the most of something: whether a span may tell, by what its clause
    says; None for other questions.
    """
    place = asked_place(question)
    most = place is None and _MOST_ASKED.match(question)
    if not place and not (most and _NOT_MOST.search(text)):
        return None

    def check(span: Span) -> bool:
        start, end = enclosing(text, span)
        first = max((one.end() for one in _PARTS.finditer(text, start, span[0])), default=start)
        parted = _PARTS.search(text, span[1], end)
        clause = text[first : parted.start() if parted else end]
        if most:  # "Orley, the second largest town, has the most boats"
            others = _NOT_MOST.sub(" ", clause).casefold().split()
            return most["most"].casefold() in others or not _NOT_MOST.search(clause)
        behind = place == "second" and _AHEAD.search(text, first, span[0])
        told = {one["place"].casefold() for one in _TOLD.finditer(clause)} | (
            {"first"} if _WON.search(clause) and not behind else set()
        )
        return not told or place in told

    return check
