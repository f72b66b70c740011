"""Questions for what there is about something: "What's the latest on the talks?", "Tell me about the bridge". English.

They ask for no one thing that a reader could point at. This module knows nothing of articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from qa.patterns import lazy_pattern

_OPENING: Final = r"^(?:(?:and|but|so|please|ok|okay|well)[\s,]+)*"
_ON: Final = r"(?:on|about|of|from|in|regarding|concerning|around|with)"
#: Each with whether it asks for the latest.
_ASKED: Final = tuple(
    (lazy_pattern(rf"{_OPENING}(?:{pattern})\s*[?.!]*$", re.IGNORECASE), latest)
    for pattern, latest in (
        (
            r"what(?:['’]s| is| has| was| had)? (?:been )?(?:happened|happening|going on|new)"
            r" (?:in|at|(?P<itself>to)|on|with|around|near|during|between|over) (?P<topic>.+?)",
            True,
        ),
        (
            rf"(?:what(?:['’]s| is| are| was| were)? |is there |are there |give me |show me |find )?"
            rf"(?:the |any |some )?(?:latest|newest|recent|news|developments?)"
            rf"(?: news| developments?| reports?)? {_ON} (?P<topic>.+?)",
            True,
        ),
        (r"(?:can you |could you )?tell me (?:more |something |everything |all )?about (?P<topic>.+?)", False),
        (
            r"what (?:do|does|did|can) (?:we|you|i|they|(?:the |my |your )?articles?)"
            r" (?:know|say|tell(?: me| us)?|have|find|report) (?:about|on|of) (?P<topic>.+?)",
            False,
        ),
        (r"what (?:is|was|has been) (?:known|reported|written|told) (?:about|on|of) (?P<topic>.+?)", False),
        (
            r"(?:(?:is|was) there |do (?:you|i|we) have |have you )?(?:got )?anything (?:about|on) (?P<topic>.+?)",
            False,
        ),
        (
            r"(?:give me |write |show me )?(?:an? |the )?(?:overview|summary|summari[sz]e|sum up)"
            r" (?:of |what .*? about |about |on )?(?:the (?:news|articles?|reports?) (?:on|about|of) )?(?P<topic>.+?)",
            False,
        ),
        (r"(?:what|how) about (?P<topic>.+?)", False),
        (r"(?:about|regarding|concerning) (?P<topic>(?!(?:how|what|who|whom|whose|which|when|where|why)\b).+?)", False),
    )
)
#: What names nothing.
_POINTING: Final = lazy_pattern(
    r"(?:it|this|that|them|these|those|him|her|us|me|you|there|all|everything)\W*", re.IGNORECASE
)


@dataclass(frozen=True)
class Topic:
    """What a question wants to be told about."""

    words: str
    #: Whether the latest of it is wanted first.
    latest: bool
    #: Whether it is wanted what came to that, not what happened where it is: "What happened to the bridge?"
    itself: bool = False


def asked(question: str) -> Topic | None:
    """What a question wants to be told about; None where it asks for something else."""
    for pattern, latest in _ASKED:
        match = pattern.match(question.strip())
        if match and not _POINTING.fullmatch(match["topic"]):
            return Topic(match["topic"], latest, itself=bool(match.groupdict().get("itself")))
    return None
