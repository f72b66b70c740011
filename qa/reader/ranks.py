"""Where a team or a runner finished: third, or last, and not the ground it played at. English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa.questions import OPENING
from qa.types import Span

_TABLE: Final = (
    r"(?:league|table|standings|rankings?|championship|division|season|race|marathon|competition|tournament)"
)
_IN_TABLE: Final = rf"(?:in|of) (?:the|its|their|that) (?:\w+ ){{0,2}}?{_TABLE}"
#: "Where did they finish?", "Where did Denby come in the league?", "Where does Lund rank?"; a march has an end.
_ASKED: Final = re.compile(
    rf"{OPENING}where (?:did|does|do|will|has|have) (?!.*\b(?:walk|march|parade|procession|tour|route|trail|stage|race"
    r"|river|line|path|road|journey|chase|meal|party|night|evening)s? (?:finish|end|come))[^?]+? "
    rf"(?:(?:finish|rank)(?:ed)?(?: overall)?(?: {_IN_TABLE})?|(?:come|placed?|end up) (?:overall|{_IN_TABLE}))"
    r"(?: (?:last|this|that) (?:year|season|time)| in \d{4})?\W*$",
    re.IGNORECASE,
)
_ORDINAL: Final = (
    r"(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twentie)th|\d+(?:st|nd|rd|th)|(?:second[- ])?(?:last|bottom|top)|joint \w+)"
)
_RANK: Final = re.compile(
    rf"\b{_ORDINAL}[ -](?:place|placed|position|finish)\w*|\b(?:top|bottom|foot) of the\b"
    rf"|\b(?:finish|end|c[ao]m|plac|rank)\w*(?: up)?(?: in)? {_ORDINAL}\b|\brunners?-up\b",
    re.IGNORECASE,
)


def ranked(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of where somebody finished, and a text that tells of a rank: whether a span of it is one.

    None where the question may mean a place, and where the text tells of no rank.
    """
    if not _ASKED.match(question):
        return None
    ranks = [one.span() for one in _RANK.finditer(text)]
    return (lambda span: any(start < span[1] and span[0] < end for start, end in ranks)) if ranks else None
