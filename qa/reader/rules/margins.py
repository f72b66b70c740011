"""By how much somebody is ahead, which is no number of votes or points that anybody has. English.

"She beat Karl Berg by 1,877 votes" does not tell how many either of them got, nor "78 points, four behind Wexmoor" how
many Wexmoor has.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.reader.choice import plain_words
from qa.reader.rules import Fits
from qa.types import Span

_COUNTED: Final = r"(?:votes|points|goals|seats|runs|tries|ballots)"
#: "How many votes did Priya Lund get?"
_ASKED: Final = lazy_pattern(
    rf"\bhow many {_COUNTED} (?:did|do|does|has|have|had|will|would) (?P<who>[^?]+?)"
    r" (?:get|got|have|win|won|receive|received|poll|polled|score|scored|take|taken|earn|earned|collect|collected"
    r"|finish|finished|end|ended)\b",
    re.IGNORECASE,
)
#: What asks by how much.
_DIFFERING: Final = lazy_pattern(
    r"\b(?:by|more|less|fewer|behind|ahead|above|below|clear|margin|lead|short)\b", re.IGNORECASE
)
#: Before a figure and behind it, that it tells who won: "beating him by 3 votes", not "by 23 votes to 18".
_BY: Final = lazy_pattern(
    r"\b(?:beat\w*|defeat\w*|w[io]n\w*|los(?:e|es|t|ing)|led|leads?|leading|ahead|trail\w*|edg(?:ed|ing)|victory)\b"
    r"[^.;]{0,120}\bby (?:just |only |about |some |over |nearly |more than )?$",
    re.IGNORECASE,
)
_VOTES: Final = lazy_pattern(rf" {_COUNTED}\b(?! to\b)", re.IGNORECASE)
#: Before whom another is behind or ahead of: "four behind the champions, ".
_BEHIND: Final = lazy_pattern(
    r"\b(?:behind|ahead of|above|below|clear of)(?: (?:the|their|its))?(?: [a-z][\w’'-]*){0,3},? $"
)
#: Code points before a figure or a name that are looked at.
_BEFORE: Final = 160


def of_its_own(question: str, text: str) -> Fits | None:
    """For a question of how many votes or points somebody has: whether a span of the text is no margin, and of a
    sentence that does not name that one merely as whom another is behind or ahead of.

    None where the question asks nothing of that kind.
    """
    asked = _ASKED.search(question)
    if not asked or _DIFFERING.search(question):
        return None
    who = set(plain_words(asked["who"]))

    def fits(span: Span) -> bool:
        figures = names.figures(text[slice(*span)])
        if not figures:
            return True
        first, last = span[0] + figures[0][0], span[0] + figures[0][1]
        start, end = enclosing(text, span)
        if _VOTES.match(text, last) and _BY.search(text, max(start, first - _BEFORE), first):
            return False
        sentence = text[start:end]
        named = [one[0] for one in names.names(sentence) if not who.isdisjoint(plain_words(sentence[slice(*one)]))]
        return not named or not all(_BEHIND.search(sentence, max(0, one - _BEFORE), one) for one in named)

    return fits
