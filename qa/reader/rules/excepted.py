"""What is told of all but the one that is asked for: "schools reopen on Tuesday, all but the one in Tarn". English."""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.lexical import DENYING, STOP_WORDS, stem, words
from qa.passages import within
from qa.patterns import lazy_pattern
from qa.questions import asked_for
from qa.reader.rules import Fits
from qa.types import Span

_EXCEPT: Final = lazy_pattern(
    r"\b(?:(?:all|every \w+|everyone|everybody)(?: [a-z]+){0,2}? but|except(?: for)?|apart from|other than"
    r"|with the exception of|save for)\b(?! (?:when|where|if|that|because|to)\b)",
    re.IGNORECASE,
)
#: What turns an exception round, "none opens on Monday except Tarn’s", or counts it in: "apart from it two more open".
_OTHERWISE: Final = lazy_pattern(
    rf"\b(?:{DENYING}|nowhere|hardly|few|little|also|too|as well|other|more"
    r"|another|additional(?:ly)?|only)\b(?! than\b)|n['’]t\b",
    re.IGNORECASE,
)
#: A price or a time of the day: "£5", "9-5", "12.30".
_PRICED_OR_TIMED: Final = lazy_pattern(r"[$€£]\d|\d ?[-–.:] ?\d|\d ?[ap]\.?m\b|o['’]clock")
#: What is left out, up to where something may be told of it.
_LEFT_OUT: Final = lazy_pattern(r"[^,;:.()–—\n]{1,80}")
#: Stand in the place of what is left out: "the one in Tarn".
_STANDS_FOR: Final = frozenset(("one", "ones", "those", "that"))
#: Behind what is left out, that what follows is told of it.
_OF_IT: Final = lazy_pattern(r"[;:.()–—\n]|\b(?:which|who|whose|where|when|it|its|they|that|and|but)\b", re.IGNORECASE)
#: Words of what is left out that are looked at.
_WORDS: Final = 5


def told_of_the_rest(question: str, text: str) -> Fits | None:
    """Says of a span whether it may answer, not being told of all but what is asked for; None where the text leaves
    nothing out.
    """
    if asked_for(question) not in ("date", "figure", "place") or _EXCEPT.search(question):
        return None
    if not _EXCEPT.search(text):
        return None
    asked = set(map(stem, words(question)))

    def check(span: Span) -> bool:
        return not _is_of_the_rest(asked, *within(text, span))

    return check


def _is_of_the_rest(asked: set[str], sentence: str, span: Span) -> bool:
    """Whether a sentence tells a span of it of all but what is asked for.

    Args:
        asked: the stems of the words of the question.
    """
    if _OTHERWISE.search(_EXCEPT.sub(" ", sentence)):
        return False
    for one in _EXCEPT.finditer(sentence):
        left_out = _LEFT_OUT.match(sentence, one.end())
        if not left_out or not _is_asked(asked, left_out.group(), sentence[: one.start()] + sentence[left_out.end() :]):
            continue
        if span[1] <= one.start():
            return True
        # "All open on Monday, except Tarn on Friday" has told of the others before.
        told = sentence[: one.start()]
        if _PRICED_OR_TIMED.search(told) and _PRICED_OR_TIMED.search(sentence, *span):
            continue
        if not names.dates(told) and not _OF_IT.search(sentence, one.end(), span[0]):
            return True
    return False


def _is_asked(asked: set[str], left_out: str, rest: str) -> bool:
    """Whether what a sentence leaves out is what a question asks for, by a word that stands nowhere else in it."""
    told = set(map(stem, words(rest)))
    for word in [word for word in words(left_out) if word not in STOP_WORDS | _STANDS_FOR][:_WORDS]:
        if stem(word) not in asked:
            return False
        if stem(word) not in told:
            return True
    return False
