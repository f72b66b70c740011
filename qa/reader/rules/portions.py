"""How much of what: not by how much there is more of it, and not a part of what is asked for. English."""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.lexical import stem, stems
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY, asked_for
from qa.reader.choice import plain_words
from qa.reader.rules import BEFORE, Fits
from qa.reader.rules.extents import HOW
from qa.types import Span

_HOW_MUCH: Final = lazy_pattern(r"\bhow (?:much|many)\b", re.IGNORECASE)
#: "How much sugar", and "60 g of fresh ginger".
_AMOUNT: Final = lazy_pattern(
    rf"\bhow much (?P<noun>(?!{AUXILIARY}\b|of\b|more\b|longer\b|further\b)[^\W\d_]+)", re.IGNORECASE
)
_OF: Final = lazy_pattern(
    r"\d ?(?!(?:percent|cent|hundred|thousand|million|billion)\b)[^\W\d_]{1,12} of (?P<what>\w+(?: \w+){0,3})"
)
#: Asks by how much two amounts differ.
_DIFFERING: Final = lazy_pattern(
    r"\b(?:more|less|fewer|extra|additional|other|by|differ\w*|change\w*|grow\w*|rise|fall|increase\w*|lead|margin"
    r"|saved?|faster|slower|longer|shorter|cheaper|dearer|higher|lower)\b",
    re.IGNORECASE,
)
#: Behind a figure, "g more sugar": what is told is no amount, but by how much one is greater than another.
_MORE: Final = lazy_pattern(r" (?!or\b|and\b)(?:[^\W\d_]+ )?(?:more|less|fewer)\b", re.IGNORECASE)
_COSTS: Final = lazy_pattern(r"\b(?:costs?|price|budget|bill)\b", re.IGNORECASE)
_PAYS: Final = lazy_pattern(
    r"\b(?:pay|pays|paid|contribut\w*|share|part|of the (?:\w+ )?(?:costs?|price|bill))\b", re.IGNORECASE
)
#: Behind a figure: "10 million euros of the final cost".
_OF_THE_COST: Final = lazy_pattern(
    r" (?:[^\W\d_]+ ){0,2}of (?:the|its|their|this|that) (?:\w+ ){0,2}(?:costs?|price|bill|budget)\b"
)
#: Before a figure, that something else is held against it: "below the maximum of".
_HELD_AGAINST: Final = lazy_pattern(
    r"\b(?:below|under|above|over|beyond|exceed\w*|than|short of) (?:the|its|an?|their) (?:[\w-]+ ){0,2}?"
    r"(?P<what>[\w-]+) of (?:about |some |only |[$€£¥] ?)?$",
    re.IGNORECASE,
)


def _is_difference(text: str, span: Span) -> bool:
    """Whether the first figure of a span says how much more or less there is of something."""
    figures = names.figures(text[slice(*span)])
    return bool(figures) and bool(_MORE.match(text, span[0] + figures[0][1]))


def not_of_a_part(question: str, text: str) -> Fits | None:
    """What something costs is not what is paid of its cost, and a fine below the maximum of 90 is not 90."""
    cost = _COSTS.search(question) and not _PAYS.search(question)
    asked = set(stems(question))
    if asked_for(question) != "figure" and not HOW.search(question) and not cost:
        return None

    def check(span: Span) -> bool:
        figures = names.figures(text[slice(*span)])
        if not figures:
            return True
        first, last = span[0] + figures[0][0], span[0] + figures[-1][1]
        if cost and _OF_THE_COST.match(text, last):
            return False
        held = _HELD_AGAINST.search(text, max(0, first - BEFORE), first)
        return not held or stem(held["what"].casefold()) in asked

    return check


def of_that_amount(question: str, text: str) -> Fits | None:
    """How much there is is not how much more, nor the question's own word, nor so much of another thing."""
    if not _HOW_MUCH.search(question) or _DIFFERING.search(question):
        return None
    own = {word for word in plain_words(question) if word not in ("much", "many") and not word.isdigit()}
    amount = _AMOUNT.search(question)
    wanted = stem(amount["noun"].casefold()) if amount else ""
    told = bool(wanted) and wanted in stems(text)

    def check(span: Span) -> bool:
        if _is_difference(text, span) or own.issuperset(plain_words(text[slice(*span)])):
            return False
        other = _OF.search(text, span[0], min(len(text), span[1] + BEFORE))
        return not (told and other and other.start() < span[1]) or wanted in stems(other["what"])

    return check
