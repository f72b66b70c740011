"""Whom a deed was done to is not who did it: "AQP is suing the maker and its owner Unilever" has one who sues. English.

Where both stand in a sentence, a model that finds the verb points at the name that stands nearest.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.lexical import root
from qa.passages import within
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.choice import plain_words
from qa.reader.rules import Fits
from qa.types import Span
from qa.verbs import base
from qa.wording import SAID

#: "Who is suing Tarn Foods?", "Who has killed the ram?": somebody does something to somebody, or to a thing.
_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?i:who)(?:['’]s)?"
    r" (?:(?:else|is|are|was|were|has|had|have|will|would|also|first|then|now|[a-z]+ly) ){0,3}"
    r"(?P<verb>(?!(?:are|was|were|has|had|have|did|does|will|would|bec[ao]mes?)\b)[a-z]{3,})"
    r"(?: (?:up|out|down|off))? (?:(?:the|an?|his|her|its|their|this|that|[a-z]+['’]s)\b|(?P<whom>[A-Z].*))"
)
#: Done by each of two to the other, said by turning the sentence round, or not done at all.
_NOT_ONE_SIDED: Final = frozenset(
    map(
        root,
        (
            *SAID,
            *"""meet marry wed fight face play join date divorce represent seem look resemble mean include
            lie stand sit come go follow accompany partner rejoin call name""".split(),
        ),
    )
)
#: Between a verb and whom it is done to, what begins another clause, or brings in somebody who does it too.
_PARTS: Final = lazy_pattern(
    r"[,;:.()“”\"–—?!]|\b(?:by|from|with|alongside|beside|besides|through|via|under|among|like|as|than|but|except|includ\w+"
    r"|that|which|who|whose|whom|when|where|while|because|since|after|before|until|if|is|are|was|were|be|been|has|have"
    r"|had|did|does|will|would|can|could|may|might|must|said|says)\b",
    re.IGNORECASE,
)
#: Right before a verb that is suffered, or is none: "was sued", "the accused".
_NO_ACTIVE: Final = lazy_pattern(
    r"\b(?:is|are|was|were|been|being|be|got|gets|the|an?|his|her|its|their|of)(?: (?:not|also|later|[a-z]+ly))?\W*$",
    re.IGNORECASE,
)
#: Right before one that goes on: "is suing".
_IS_DOING: Final = lazy_pattern(
    r"(?:\b(?:is|are|was|were|been|be)|['’](?:s|re|m))(?: (?:not|also|now|still|[a-z]+ly))?\W*$", re.IGNORECASE
)
#: What is no form of a verb: "the composer".
_A_NOUN: Final = lazy_pattern(r"[a-z]+[eo]rs?")
#: Behind a name that does nothing further itself.
_ENDS: Final = lazy_pattern(
    r"['’]s\b|\W*$|[,.;:)”\"–—]| (?:in|on|at|for|over|after|before|by|to|with|from|of|and|or|as|last|this|next|when"
    r"|while|who|which|that|yesterday|today|again|because|during|until|since)\b"
)
#: Behind whoever does something, up to what he or she does: ", the attorney general, has also sued the ".
_DOES: Final = lazy_pattern(
    r"(?:,[^,;.\n]{1,80},)? (?:(?:has|had|have|is|was|also|later|first|then|now|[a-z]+ly) ){0,3}(?P<verb>[a-z]{3,})"
    r" (?:the )?(?=(?P<whom>[A-Z0-9][\w&.-]*))"
)
_WORD: Final = lazy_pattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def not_done_to(question: str, text: str) -> Fits | None:
    """For a question of who did something to somebody: whether a span is not plainly whom, or to what, a sentence says
    that it was done. None for other questions.
    """
    asked = _ASKED.match(question)
    if asked is None or _is_suffered(question, asked["verb"]) or root(asked["verb"]) in _NOT_ONE_SIDED:
        return None
    verb = root(asked["verb"])
    whom = next((one for one in names.names(asked["whom"] or "") if one[0] == 0), None)
    named = frozenset(plain_words(asked["whom"][slice(*whom)])) if whom else frozenset()

    def fits(span: Span) -> bool:
        sentence, place = within(text, span)
        if named and _is_done_to_another(verb, named, sentence, place[1], text):
            return False
        return not _is_done_to(verb, sentence, place)

    return fits


def _is_done_to(verb: str, sentence: str, span: Span) -> bool:
    """Whether a verb of a sentence, by its root, is done to what a span behind it names."""
    first, last = span
    done = [one for one in _WORD.finditer(sentence, 0, first) if root(one.group()) == verb and _is_form(one.group())]
    if not done or not _ENDS.match(sentence, last):
        return False
    before = sentence[: done[-1].start()]
    goes_on = done[-1].group().endswith("ing")
    active = bool(_IS_DOING.search(before)) if goes_on else not _NO_ACTIVE.search(before)
    return active and bool(before.strip()) and not _PARTS.search(sentence, done[-1].end(), first)


def _is_form(word: str) -> bool:
    """Whether a word is plainly a form of a verb, and neither a noun nor its base, which may be one."""
    return (
        word.islower()
        and (base(word) != word or word.endswith(("ed", "en", "ing", "s")))
        and not _A_NOUN.fullmatch(word)
    )


def _is_done_to_another(verb: str, named: frozenset[str], sentence: str, end: int, text: str) -> bool:
    """Whether a sentence without a word of a name says that who is named up to `end` did it to somebody else by name:
    "Jennings sued Lund" tells nothing of who sued Berg.
    """
    does = _DOES.match(sentence, end)
    if does is None or root(does["verb"]) != verb or not named.isdisjoint(plain_words(sentence)):
        return False
    if named.isdisjoint(plain_words(text)):  # which may call it otherwise
        return False
    other = next((sentence[slice(*one)] for one in names.names(sentence) if one[0] == does.end()), does["whom"])
    told = frozenset(plain_words(other)) if not other.isdigit() else frozenset()
    called = (frozenset(plain_words(text[slice(*one)])) for one in names.names(text))
    return bool(told) and not any(each & told and each & named for each in called)  # (Tarn may be the Rovers of Tarn)


def _is_suffered(question: str, verb: str) -> bool:
    """Whether a question asks of whom something was done to: "Who was given the prize?"."""
    return not verb.endswith("ing") and bool(re.search(rf"\b(?:is|are|was|were)(?: [a-z]+ly)? {verb}\b", question))
