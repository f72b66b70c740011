"""What is only sought: "talks to end the strike broke down on Friday" does not tell when the strike ended. English.

A deal, a vote or a decision to do something often brings it about, and its day may be taken for that of the deed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from qa.almanac import WEEKDAY
from qa.lexical import content_words, root, stem
from qa.passages import within
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span

#: Asks for the day of a deed, or for how long it took.
_ASKS: Final = lazy_pattern(
    rf"{OPENING}(?:when|how long|(?:on |in )?(?:what|which) (?:day|date|month|year))\b", re.IGNORECASE
)
_LASTED: Final = lazy_pattern(r"\b(?:last|go on|went on|carry on|continue)\b", re.IGNORECASE)
#: Verbs by which what lasts comes to its end, as stems.
_ENDING: Final = frozenset(map(stem, "end stop halt finish settle resolve".split()))
#: Talks to do something, and what is sought by them.
_SEEKING: Final = lazy_pattern(
    r"\b(?P<what>talks|negotiations|bid|efforts?|attempts?|campaign|plans?|proposals?|fight|battle|struggle|calls?|move"
    r"|appeal|petition|scheme|drive|push)"
    r"(?: (?!(?:is|are|was|were|has|have|had|will|would|that|which)\b)[\w’'-]+){0,4}?"
    r" (?:to(?: help)? (?P<deed>[a-z]+)|(?:on|about|aimed at|over) (?P<doing>[a-z]+ing))\b",
    re.IGNORECASE,
)
#: What the talks did; a past form behind "the" says which thing is meant.
_DID: Final = lazy_pattern(
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bby )\b(?:was|were|is|are|has|have|had|will|would|can|could"
    r"|(?:break|fail|begin|start|resume|collapse|continue|last|end|stall)s?|broke|began|came|fell|went|took|ran|got"
    r"|[a-z]{2,}ed)\b"
)
#: … and by which they may have come to what they sought.
_CAME_OF_IT: Final = lazy_pattern(
    r"\b(?:succe\w+|success\w*|paid off|pays off|worked|bore fruit|prevailed|won|carried|completed|achieved|fulfilled"
    r"|realised|realized|put into \w+|implemented|accepted|agreed|agreement|deal)\b",
    re.IGNORECASE,
)
#: Before talks that are not what the sentence tells of: "despite efforts to end it".
_NO_SUBJECT: Final = lazy_pattern(
    r"\b(?:despite|after|amid|following|with|during|in|by|of|from|through|since|before|until|for|to|on|at)"
    rf"(?: (?!{WEEKDAY}\b)[a-z’'-]+){{0,3}} $",
    re.IGNORECASE,
)
#: "When did they try to close the library?"
_TO: Final = lazy_pattern(r"\bto (?P<deed>[a-z]+)\b")
#: Begins another clause.
_JOINT: Final = lazy_pattern(
    r"[;:–—]| (?:and|but|while|whereas|until|when|before|which|who|that|because|so|as|if)\b"
    r"| after (?:it|the|they|an?)\b"
)


def merely_sought(question: str, text: str) -> Fits | None:
    """Says of a span whether it may answer, not being a time of what was done to bring about what is asked for; None
    where the text tells of nothing that was sought.
    """
    asked = _asked(question)
    if not asked or not _SEEKING.search(text):
        return None

    def check(span: Span) -> bool:
        return not _tells_of_seeking(asked, *within(text, span))

    return check


def _tells_of_seeking(asked: frozenset[str], sentence: str, span: Span) -> bool:
    """Whether a span of a sentence tells of talks, and what is asked for stands there as what they are for alone.

    Args:
        asked: the stems of the words of the question.
    """
    told = [root(word) for word in content_words(sentence)]
    for one in _SEEKING.finditer(sentence):
        sought, before = root(one["deed"] or one["doing"]), sentence[: one.start()]
        if sought not in asked or told.count(sought) != 1 or root(one["what"]) in asked:
            continue
        did = _DID.search(sentence, one.end())
        if not did or "," in sentence[one.end() : did.start()] or _NO_SUBJECT.search(before) or _DID.search(before):
            continue
        behind = did.end() <= span[0] and not _JOINT.search(sentence, did.end(), span[0])
        if (behind or span[1] <= one.start()) and not _CAME_OF_IT.search(sentence, did.start()):
            return True
    return False


@lru_cache(maxsize=64)
def _asked(question: str) -> frozenset[str]:
    """The stems of the words of a question for a time, without what it says itself that somebody sought to do."""
    if not _ASKS.match(question):
        return frozenset()
    own = frozenset(map(root, content_words(question))) - {root(one["deed"]) for one in _TO.finditer(question)}
    return own | _ENDING if _LASTED.search(question) else own
