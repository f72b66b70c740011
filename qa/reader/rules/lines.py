"""Lines that tell nothing by themselves: what an interviewer asks, a heading that is a question, a result. English."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern
from qa.reader.choice import plain_words
from qa.reader.windows import Candidate

#: A line that an interviewer says: "Q: You promised it by 2028."
_INTERVIEWER: Final = lazy_pattern(r"[ \t]*(?:Q|Question|Interviewer)[ \t]?[:.–—]", re.IGNORECASE)
_OF_INTERVIEWER: Final = lazy_pattern(r"\b(?:ask\w*|question\w*|interview\w*|accord\w*|newspaper)\b", re.IGNORECASE)
#: A line that asks and no more, as one of a list of questions does above its answer.
_ASKING: Final = lazy_pattern(r"[ \t]*[^\W\d_a-z][^\n.!?“”\"]{4,200}\?[ \t]*(?=\n)")
#: A line that gives a result and no more: "Rovers 4 Wexby Athletic 1".
_RESULT: Final = lazy_pattern(r"[ \t]*(?:[A-Z][^\d\n.;:]{1,40} \d{1,3}(?:, | |(?=[ \t]*$))){2}[ \t]*", re.MULTILINE)
_OF_RESULT: Final = lazy_pattern(
    r"\b(?:scores?|scoreline|results?|beat(?:en)?|win|wins|won|los\w+|draw|drew|end(?:ed)?|finish(?:ed)?)\b",
    re.IGNORECASE,
)
#: What joins words, and says nothing without them.
_JOINTS: Final = frozenset("whether if that because although though while whereas than and or but nor to of".split())


def merely_joins(words: str) -> bool:
    """Whether words say nothing without those that they join."""
    said = plain_words(words)
    return bool(said) and _JOINTS.issuperset(said)


def in_an_answering_line(question: str, text: str, each: Candidate) -> bool:
    """Whether a span stands in no line of an interviewer's, or one that asks or gives a result and no more, where that
    is not asked for.
    """
    start = text.rfind("\n", 0, each.start) + 1
    if _INTERVIEWER.match(text, start) or _ASKING.match(text, start):
        return bool(_OF_INTERVIEWER.search(question))
    result = _RESULT.match(text, start)
    whole = result and (result.end() == len(text) or text[result.end()] == "\n")
    return not whole or bool(_OF_RESULT.search(question))
