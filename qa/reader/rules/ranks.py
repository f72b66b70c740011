"""Where a team or a runner finished: third, or last, and not the ground it played at. English."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Moves
from qa.types import Span

_TABLE: Final = (
    r"(?:league|table|standings|rankings?|championship|division|season|race|marathon|competition|tournament)"
)
_IN_TABLE: Final = rf"(?:in|of) (?:the|its|their|that) (?:\w+ ){{0,2}}?{_TABLE}"
#: "Where did they finish?", "Where did Denby come in the league?", "Where does Lund rank?"; a march has an end.
_ASKED: Final = lazy_pattern(
    rf"{OPENING}where (?:did|does|do|will|has|have) (?!.*\b(?:walk|march|parade|procession|tour|route|trail|stage|race"
    r"|river|line|path|road|journey|chase|meal|party|night|evening)s? (?:finish|end|come))[^?]+? "
    rf"(?:(?:finish|rank)(?:ed)?(?: overall)?(?: {_IN_TABLE})?|(?:come|placed?|end up) (?:overall|{_IN_TABLE}))"
    r"(?: (?:last|this|that) (?:year|season|time)| in \d{4})?\W*$",
    re.IGNORECASE,
)
_OF_TABLE: Final = lazy_pattern(rf"\b{_IN_TABLE}\b", re.IGNORECASE)
_ORDINAL: Final = (
    r"(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twentie)th|\d+(?:st|nd|rd|th)|(?:second[- ])?(?:last|bottom|top)|joint \w+)"
)
#: A rank is the group that is filled.
_RANK: Final = lazy_pattern(
    rf"\b({_ORDINAL}[ -](?:place|placed|position|finish)\b(?: finish\b)?)|\b((?:top|bottom|foot) of the \w+)"
    rf"|\b(?:finish|end|c[ao]m|plac|rank)\w*(?: up)?(?: in)? ({_ORDINAL})\b|\b(runners?-up)\b",
    re.IGNORECASE,
)
#: What says a rank where a question names the table.
_SAYS_RANK: Final = lazy_pattern(rf"\b(?:{_ORDINAL}|last|top|bottom|champions?|winners?)\b", re.IGNORECASE)


def ranked(question: str, text: str) -> Moves | None:
    """For a question of where somebody finished: a span of the text to the rank that it holds, or None.

    None where the question may mean a place, as one may that names no table where the text tells of no rank.
    """
    if not _ASKED.match(question):
        return None
    ranks = [one.span(one.lastindex or 0) for one in _RANK.finditer(text)]
    if not ranks and not _OF_TABLE.search(question):
        return None

    def rank(span: Span) -> Span | None:
        held = next((one for one in ranks if one[0] < span[1] and span[0] < one[1]), None)
        return held or (span if _SAYS_RANK.search(text, *span) else None)

    return rank
