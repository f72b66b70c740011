"""Questions that give two to choose from: "Who got more votes, Brenn or Lindqvist?" English."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.choice import plain_words

#: Asks which of two is more so, or was so first.
_COMPARED: Final = (
    r"more|less|fewer|better|worse|first|last|(?:old|young|long|short|high|low|tall|bigg|small|cheap|dear|fast|slow|quick"
    r"|heavi|light|larg|great|strong|weak|wid|near|clos|deep|warm|hott|cold|rich|poor|earli|lat)er"
)
#: Two names behind a comma end the question, or what compares any two, as one types them, without it.
_EITHER: Final = (
    lazy_pattern(
        r"[,:–—-] ?(?:the )?(?P<one>[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,3})"
        r" or (?P<other>(?:the )?[^\W\d_a-z][\w’' -]*)\W*$"
    ),
    lazy_pattern(
        rf"{OPENING}(?:who|which|what)\b.* (?:{_COMPARED})\b.*?"
        r" (?P<one>[\w’'-]+) or (?P<other>[\w’'-]+(?: [\w’'-]+){0,3})\W*$",
        re.IGNORECASE,
    ),
)
_COMPARING: Final = lazy_pattern(rf"\b(?:{_COMPARED})\b", re.IGNORECASE)


def decides(question: str, words: str, sentence: str) -> bool:
    """Whether words may stand without their sentence as one of the two that a question gives; True where it gives none.

    They name one of them; and where the sentence tells something of both, it says itself which is more so: of "Brenn
    has 36 per cent, Lindqvist 31" a model only guesses it.
    """
    either = next((match for pattern in _EITHER if (match := pattern.search(question))), None)
    if either is None:
        return True
    one, other, said, told = (set(plain_words(text)) for text in (either["one"], either["other"], words, sentence))
    if said.isdisjoint(one | other):
        return False
    compared = {word.casefold() for word in _COMPARING.findall(question)}
    return not compared or told.isdisjoint(one) or told.isdisjoint(other) or not told.isdisjoint(compared)
