"""The few words that are shown as an answer, from the span that a model pointed at."""

from __future__ import annotations

import re
from typing import Final

from qa.numerals import WRITTEN
from qa.passages import sentences
from qa.types import Span

#: A figure with its commas and points, or a word: what is never cut.
_WHOLE: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+")
#: A length of time.
UNIT: Final = rf"(?:\d+|an?|{WRITTEN}) (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)"
#: "four years" goes on in " and six months", and "six months" begins in "four years and ".
_GOES_ON: Final = re.compile(rf"(?:, | and |, and ){UNIT}\b", re.IGNORECASE)
_BEGINS: Final = re.compile(rf"\b{UNIT}(?:, | and |, and )$", re.IGNORECASE)
_LENGTH: Final = re.compile(rf"(?:.*\b)?{UNIT}", re.IGNORECASE | re.DOTALL)
_BEGINS_WITH_LENGTH: Final = re.compile(rf"{UNIT}\b", re.IGNORECASE)
#: Where what comes before a length is looked at, in code points.
_BEFORE: Final = 40
#: Words that stand for what another sentence names.
_POINTING: Final = frozenset(
    """he she it they him her them his hers its their theirs i we you me us my our your who whom whose which that this
    these those""".split()
)


def short_of(text: str, span: Span, around: Span, language: str | None = None) -> Span | None:
    """The words to show for a span; None where the sentence alone has to answer.

    Args:
        around: the sentences that hold the span.

    No figure or word is cut, and no length of time: "2,140" for "140", "four years and six months" for "six months".
    Words of two sentences are no short answer, and a pronoun tells nobody who is meant.
    """
    start, end = _uncut(text, span)
    if text[start:end].strip(" .,;:“”\"'’‘").casefold() in _POINTING:
        return None
    if len(sentences(text[slice(*around)], language)) > 1:
        return None
    if _LENGTH.fullmatch(text, start, end):
        while further := _GOES_ON.match(text, end):
            end = further.end()
    if _BEGINS_WITH_LENGTH.match(text, start, end):
        first = max(0, start - _BEFORE)
        before = _BEGINS.search(text[first:start])
        start = first + before.start() if before else start
    return start, end


def _uncut(text: str, span: Span) -> Span:
    """The span with the words and figures whole that its ends stand in."""
    start, end = span
    first, last = max(0, start - _BEFORE), min(len(text), end + _BEFORE)
    for match in _WHOLE.finditer(text, first, last):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end
