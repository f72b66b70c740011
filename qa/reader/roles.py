"""Who translated a book, or reviewed it, is said by a word for that: whoever wrote it did neither. English.

Beside what somebody made, a passage always names who made it, and a model that finds no other name points at that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa.passages import enclosing
from qa.questions import OPENING
from qa.types import Span

#: What is done to another's work, and the words of which a sentence has one that tells who did it.
_ROLES: Final = tuple(
    (
        re.compile(rf"{OPENING}who\b[^?]*\b(?:{asked})(?:s|ed|d)?\b|{OPENING}who (?:is|was) the (?:{doer})\b", re.I),
        re.compile(rf"\b(?:{told})", re.I),
    )
    for asked, doer, told in (
        ("translate", "translator", r"translat|render|(?:\w+ )?version by|from the [A-Z]\w+ by|put (?:it )?into"),
        ("illustrate", "illustrator", r"illustrat|draw|drew|pictures?\b|paint|woodcut|engrav|etch|artwork|cartoon"),
        ("narrate", "narrator", r"narrat|read|voice|told|tell|speak|spoke"),
        (
            "review",
            "reviewer",
            r"review|critic|wr[io]te|written|verdict|prais|pann|examin|look|assess|stud(?:y|ie)|inquir|enquir|audit"
            r"|inspect|check|investigat|apprais|consider|evaluat|read|(?:go|went|gone|going) (?:over|through)",
        ),
    )
)

#: Before whoever's work it was done to: "review of".
_DONE_TO: Final = re.compile(
    r"\b(?:reviews?|translations?|criticisms?|readings?|illustrations?) of (?:the |an? )?$", re.I
)
#: Code points before somebody that are looked at.
_NEAR: Final = 24


def in_its_role(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of who translated, illustrated, narrated or reviewed something: whether a span stands in a
    sentence that has a word for it, and is not whose work it was done to; None for other questions.
    """
    told = next((told for asked, told in _ROLES if asked.search(question)), None)
    if told is None:
        return None

    def fits(span: Span) -> bool:
        done_to = _DONE_TO.search(text, max(0, span[0] - _NEAR), span[0])
        return not done_to and bool(told.search(text, *enclosing(text, span)))

    return fits
