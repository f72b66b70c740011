"""What follow-ups are pieced together from, and the words that tell whether one names anything. English."""

from __future__ import annotations

import re
from typing import Final

from qa import names, things
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY, MODAL

#: "And", "But", "So", ... before the question proper.
OPENING: Final = lazy_pattern(r"^\s*(?:and|but|so|or|also|then|ok|okay|well|now)\b[\s,]*", re.IGNORECASE)
PREPOSITION: Final = (
    "(?:in|on|at|for|since|after|before|during|by|under|from|to|with|without|of|about|against|near|over|between|into)"
)
DETERMINER: Final = "(?:the|an?|his|her|its|their|our|this|that|these|those)"
#: Behind it a verb is a base.
BASE_TO_COME: Final = lazy_pattern(rf"\b{MODAL}(?:n['’]?t)?\b", re.IGNORECASE)
#: Something named by itself, without a verb: "sugar", "the youngest", "the French minister".
BARE: Final = lazy_pattern(
    rf"^(?!(?:who|whom|whose|what|which|when|where|why|how|if|is|it|he|she|they|that|this|there|not|no|yes"
    r"|then|now|today|yesterday|tomorrow|later|before|after|afterwards|again|since)\b)"
    rf"(?!{AUXILIARY}\b)(?P<the>the |an? )?(?P<noun>[\w’'-]+(?: (?!{AUXILIARY}\b)[\w’'-]+){{0,2}}) ?\??$",
    re.IGNORECASE,
)
#: A question that was made to stand alone: what it asks by itself, and what it is about.
MADE: Final = lazy_pattern(r"(?P<own>.*?) \((?P<topic>[^()]+)\)\??")


def nameless(question: str) -> bool:
    """Whether nothing in it is written like a name, so that it may mean what was spoken of: "Who won?"."""
    return not names.names(f"so {question[:1].lower()}{question[1:]}")


def light(word: str) -> bool:
    """Whether a word names nothing by itself: "happened", "took"."""
    return things.is_deed(word)


def is_name(question: str) -> bool:
    """Whether it is somebody's name and nothing else: "Mayor Ashdown?", "the Ashdown Fund?"."""
    question = re.sub(r"^the ", "", question, flags=re.IGNORECASE)
    named = names.names(question)
    return (
        bool(named) and named[-1][1] == len(question.rstrip(" ?")) and len(question.split()) <= 4 and named[0][0] == 0
    )


def capitalised(question: str) -> str:
    return question[:1].upper() + question[1:]
