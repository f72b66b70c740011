"""When or how long something does what another does in the next sentence, or what it does itself before the contrary:
"The pool opens at seven. The library opens at nine and closes at six." English.

Where a passage tells by the very same word, and with a day or a figure as it is asked for, what the thing does, a
sentence without a word for that thing tells it of another.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from qa import names, things, verbs
from qa.lexical import root, stem, stems
from qa.numerals import value
from qa.passages import enclosing, sentences
from qa.patterns import lazy_pattern
from qa.questions import asked_for
from qa.reader.rules import Fits, Moves
from qa.types import Span

_WORD: Final = lazy_pattern(r"[a-z]+")
#: What may stand for the thing, or for that and others.
_STANDS_FOR: Final = lazy_pattern(
    r"\b(?:it|its|they|them|their|this|that|these|those|both|all|each|every\w*|neither|one|ones|others?|here|we|our)\b",
    re.IGNORECASE,
)
#: Before an hour that no more than a number tells: "opens at seven".
_AT: Final = lazy_pattern(r"\b(?:at|from|until|till|after|before)(?: (?:about|around|half past))? $", re.IGNORECASE)
#: An hour in digits, and how many there are of a day.
_CLOCK: Final = lazy_pattern(r"\d\d?(?:[.:]\d\d)?")
_HOURS: Final = 24
#: Before a day that is only compared with.
_THAN: Final = lazy_pattern(r"\bthan (?:in |on )?$", re.IGNORECASE)
#: What parts what something does from what else it does.
_PARTS: Final = lazy_pattern(r",? (?:and|but|while) |[,;] ")
#: Verbs whose days or figures are no other's.
_ROWS: Final = (
    *verbs.CONTRARIES,
    (("come",), ("leave", "depart")),
    (("score",), ("concede",)),
    (("draw",), ("win",)),
    (("draw",), ("lose",)),
)
_CONTRARY: Final = {
    stem(verb): frozenset(
        stem(other) for row in _ROWS for one, another in (row, row[::-1]) if verb in one for other in another
    )
    for row in _ROWS
    for side in row
    for verb in side
}


def at_its_deed(question: str, text: str) -> Moves | None:
    """For a question of when something opens, or how many games were won: moves a span that tells when it closes to the
    one day, hour or figure that stands with "opens" in the same sentence; None where nothing of the kind is asked for.
    """
    kind = asked_for(question)
    deeds = [one for one in _deeds(question) if one in _CONTRARY]
    if kind not in ("date", "figure") or len(deeds) != 1:
        return None
    deed, contrary = deeds[0], _CONTRARY[deeds[0]]

    def move(span: Span) -> Span | None:
        start, end = enclosing(text, span)
        bounds = [start, *(one.end() for one in _PARTS.finditer(text, start, end)), end]
        clauses = [(a, b) for a, b in pairwise(bounds) if a < b]
        own = next((one for one in clauses if one[0] <= span[0] < one[1]), (start, end))
        said = _deeds(text[slice(*own)])
        if deed in said or said.isdisjoint(contrary):
            return span
        right = [one for one in clauses if deed in _deeds(text[slice(*one)])]
        told = [
            (a + first, a + last)
            for a, b in right
            for first, last in ((kind == "date" and names.dates(text[a:b])) or names.figures(text[a:b]))
        ]
        return told[0] if len(told) == 1 else None if told else span

    return move


def of_the_one_that_does(question: str, text: str) -> Fits | None:
    """Says of a span whether it may answer, not being told of another thing; None where a question asks for no day or
    figure of what something does, or the text tells of that thing nothing of the kind.
    """
    kind = asked_for(question)
    asked = things.doing(question) if kind in ("date", "figure") else None
    if asked is None:
        return None
    noun, deed = stem(asked[0]), stem(asked[1])
    forms = {
        form
        for one in sentences(text)
        if noun in stems(text[one.start : one.end]) and _told(text[one.start : one.end], of_days=kind == "date")
        for form in _forms(text[one.start : one.end], deed)
    }
    if not forms:
        return None

    def check(span: Span) -> bool:
        start, end = enclosing(text, span)
        sentence = text[start:end]
        by_itself = noun in stems(sentence) or _STANDS_FOR.search(sentence) is not None
        return by_itself or forms.isdisjoint(_forms(sentence, deed))

    return check


def _deeds(words: str) -> set[str]:
    """The stems of some words, verbs by their bases: "won" is a form of "win"."""
    return set(map(root, _WORD.findall(words.casefold())))


def _told(sentence: str, *, of_days: bool) -> bool:
    """Whether a sentence tells a day or an hour, or else a figure too."""
    if any(not _THAN.search(sentence[:start]) for start, _ in names.dates(sentence)):
        return True
    return any(not of_days or _is_hour(sentence, figure) for figure in names.figures(sentence))


def _is_hour(sentence: str, figure: Span) -> bool:
    """Whether a figure may be an hour: "at seven", but neither "at £7" nor "at 40 places"."""
    said = sentence[slice(*figure)].casefold()
    number = value(said)
    is_number = bool(_CLOCK.fullmatch(said)) if number is None else number <= _HOURS
    return is_number and _AT.search(sentence[: figure[0]]) is not None


def _forms(sentence: str, deed: str) -> set[str]:
    """The words of a sentence that are forms of a verb."""
    return {word for word in _WORD.findall(sentence) if stem(word) == deed}
