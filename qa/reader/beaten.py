"""Who beat whom: the one who won is not whom "after beating the favourite, Tom Lund," names. English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from qa import names
from qa.passages import within
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.left import asks_holder
from qa.types import Span

#: Asks who came out first …
_WON: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:has |have |will |did )?(?:w[io]n|wins|bec[ao]mes?)"
    r"|(?:is|was|were|has been|have been) (?:(?:re-?)?elected|the winner)|will be)\b",
    re.IGNORECASE,
)
#: … or second.
_LOST: Final = lazy_pattern(
    rf"{OPENING}who (?:lost\b|(?:came|finished|was) second\b|(?:was|were|is) (?:beaten|defeated|ousted|unseated)\b"
    r"|(?:was|is) the (?:loser|runner-up)\b)",
    re.IGNORECASE,
)
#: Asks for one by what he or she did otherwise, or was before: that may be the one who was beaten.
_OTHERWISE: Final = lazy_pattern(
    r"\b(?:former\w*|previous\w*|last|before|against|beat\w*|defeat\w*|oust\w*|second|runner|favou?rite"
    r"|(?:1\d|20)\d\d)\b",
    re.IGNORECASE,
)
#: Up to the name of somebody who is beaten: "beating the favourite, ".
_BEATS: Final = lazy_pattern(
    r"\b(?:beat(?:s|ing)?|(?:defeat|oust|unseat)(?:s|ed|ing)|edg(?:es|ed|ing) out|overt(?:akes|aking|ook)"
    r"|(?:sees|saw|seeing) off)(?: (?:the|his|her|their|an?))?(?: [A-Z]\w+['’]s)?"
    r"(?: (?!(?:by|when|while|as|and|but|in|at|on|to|with|after|for|from|that|where|because)\b)[a-z][\w-]*){0,4}"
    r"(?P<comma>,)? (?:(?:Mr|Mrs|Ms|Dr|Sir) )?(?=[A-Z])"
)
#: Before "defeated", that somebody else did it.
_PASSIVE: Final = lazy_pattern(r"\b(?:is|was|were|been|being|be|got)(?: \w+ly)? $")
#: Behind a name that a comma parts from "beating the favourite": it says who that was, and not who beat him.
_ENDS: Final = lazy_pattern(r"[,;.:)]|\W*$| (?:by|in|with|on|at|for|to|and|last)\b")
#: Tells of who lost in a sentence that tells of who won.
_LOSES: Final = lazy_pattern(r"\b(?:los(?:t|es|ing)|beaten|second|runner-up|loser)\b", re.IGNORECASE)


def of_its_outcome(question: str, text: str) -> Callable[[Span], bool] | None:
    """Says of a span whether it may answer who won, not being somebody who was beaten, or who lost, not being somebody
    who beat another; None where neither is asked for, or the text tells of nobody who was beaten.
    """
    lost = bool(_LOST.match(question))
    won = not lost and bool(_WON.match(question) or asks_holder(question)) and not _OTHERWISE.search(question)
    if not (won or lost) or not _BEATS.search(text):
        return None

    def check(span: Span) -> bool:
        sentence, (first, last) = within(text, span)
        for at, beaten in _beaten(sentence):
            if won and beaten[0] <= first < beaten[1]:
                return False
            if lost and last <= at and not _LOSES.search(sentence):
                return False
        return True

    return check


def _beaten(sentence: str) -> Iterator[tuple[int, Span]]:
    """Where a sentence says that somebody is beaten, and from there up to the end of his or her name."""
    named = names.names(sentence)
    for one in _BEATS.finditer(sentence):
        end = next((last for first, last in named if first <= one.end() < last), None)
        if end is None or _PASSIVE.search(sentence, 0, one.start()):
            continue
        told_before = any(last <= one.start() for _, last in named)
        if not one["comma"] or (told_before and _ENDS.match(sentence, end)):
            yield one.start(), (one.start(), end)
