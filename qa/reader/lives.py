"""Of whose life a sentence tells: when one Brandt died does not say when another did. English.

Relatives share a surname and an article. What a sentence tells of its subject, where that is plainly somebody else, is
nothing to a question of when or where the one asked for was born, married or died.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa import first_names, names
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES
from qa.types import Span

#: What befalls one person alone: "When was Eva Lund born?", "What did Eva Lund die of?"
_ASKED: Final = lazy_pattern(
    r"\b(?:(?:was|were|is) (?P<was>[^?]+?) (?:born|buried|baptised|baptized|christened|cremated|raised|brought up"
    r"|educated)|(?:did|does) (?P<did>[^?]+?) (?:die|retire|grow up|go to school|study|graduate|emigrate|marry"
    r"|get married|live))\b"
)
#: A sentence up to its subject: "In 1901 ", "Born in Tarn, ".
_LEAD: Final = lazy_pattern(
    r"\W*(?:(?:In|On|At|By|After|Before|During|Born|Raised|Educated)\b[^,.;:]{1,60}, |(?:In|On|By) [\w ]{1,25}?"
    r" (?=[A-Z]|s?he\b))?"
)
_PRONOUN: Final = lazy_pattern(r"(?P<pronoun>s?he)\b", re.IGNORECASE)
_OF_OTHERS: Final = lazy_pattern(r"\b(?:he|him|his|she|her|hers|they|them|their|both)\b", re.IGNORECASE)
_OF_SEVERAL: Final = lazy_pattern(r"\b(?:they|them|their|both|couple|family|together)\b", re.IGNORECASE)
_OF_GENDER: Final = {
    "he": lazy_pattern(r"\b(?:he|him|his)\b", re.IGNORECASE),
    "she": lazy_pattern(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}
_KIN: Final = lazy_pattern(rf"\b(?:{'|'.join(sorted(KIN))})s?\b", re.IGNORECASE)
_INITIAL: Final = lazy_pattern(r"[A-Z]\.?(?:[A-Z]\.?)*")


def of_ones_life(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of when or where somebody was born, married or died: whether a span stands in no sentence whose
    subject is somebody else, by the first name or by "he" and "she". None for other questions.
    """
    asked = _asked(question)
    if not asked:
        return None
    first, last = asked[0], asked[-1]
    gender = first_names.gender(first)

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        sentence = text[start:end]
        if first in sentence:
            return True
        lead = _LEAD.match(sentence)
        at = lead.end() if lead else 0
        if pronoun := _PRONOUN.match(sentence, at):
            other = pronoun["pronoun"].casefold() != gender
            told = gender and (_OF_GENDER[gender].search(sentence) or _OF_SEVERAL.search(sentence) or last in sentence)
            return not (gender and other) or bool(told)
        called = next((one for one in names.names(sentence) if one[0] == at), None)
        if called is None or span[0] < start + called[1]:
            return True
        other_name = sentence[slice(*called)].split()
        if not _is_another(other_name, first, last):
            return True
        return bool(_OF_OTHERS.search(sentence) or _KIN.search(sentence))

    return fits


def _asked(question: str) -> list[str]:
    """The words of the full name of whose life a question asks; none where it asks for none, or for several."""
    asked = _ASKED.search(question)
    named = names.names(question[slice(*asked.span("was" if asked["was"] else "did"))]) if asked else []
    if not asked or len(named) != 1:
        return []
    words = (asked["was"] or asked["did"])[slice(*named[0])].split()
    known = len(words) > 1 and words[0].casefold() not in TITLES and first_names.gender(words[0]) is not None
    return words if known else []


def _is_another(called: list[str], first: str, last: str) -> bool:
    """Whether a full name is that of somebody else with one surname."""
    return (
        len(called) > 1
        and called[-1] == last
        and called[0].casefold().strip(".") not in TITLES
        and not _INITIAL.fullmatch(called[0])
        and not any(first_names.may_be_one(first, word) for word in called[:-1])
    )
