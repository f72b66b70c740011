"""Which of somebody's relatives a sentence names: the father where the husband is asked for. English."""

from __future__ import annotations

import re
from typing import Final

from qa.kin import MEN, RELATIONS, RELATIVE, WOMEN
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import BEFORE, Fits
from qa.types import Span

#: Of "his wife's father" the father is asked for.
_KIN_ASKED: Final = lazy_pattern(
    rf"{OPENING}who (?:is|was|are|were)\b.*?\b(?P<kin>{RELATIVE})\b(?!['’]s? )", re.IGNORECASE
)
#: "her father, Nils", "his late wife Ann".
_KIN_BEFORE: Final = lazy_pattern(
    rf"\b(?:his|her|their|my|our|whose|\w+['’]s?) (?:\w+ )?(?P<kin>{RELATIVE}),? $", re.IGNORECASE
)
#: "The son of the baker Nils", who is the parent.
_KIN_OF: Final = lazy_pattern(rf"\b(?P<kin>{RELATIVE}) of (?:the |an? )?(?:[a-z][\w’'-]* ){{0,4}}$")
#: "She married the broker Karl".
_MARRIED: Final = lazy_pattern(r"\b(?:marries|married|wedded)(?: to)? (?:the |an? )?(?:[a-z][\w’'-]* ){0,3}$")
#: What somebody is to whoever is called so.
_CONVERSE: Final = {"spouse": "spouse", "parent": "child", "child": "parent", "sibling": "sibling", "other": "other"}


def of_that_relative(question: str, text: str) -> Fits | None:
    """A husband is not "her father, Nils"."""
    asked = _KIN_ASKED.match(question)
    if not asked:
        return None
    kin = asked["kin"].casefold()

    def check(span: Span) -> bool:
        near = text[max(0, span[0] - BEFORE) : span[0]]
        if _MARRIED.search(near) and RELATIONS[kin] != "spouse":
            return False
        if of := _KIN_OF.search(near):
            return RELATIONS[kin] == _CONVERSE[RELATIONS[of["kin"].casefold()]]
        before = _KIN_BEFORE.search(near)
        return not before or _may_be(kin, before["kin"].casefold())

    return check


def _may_be(kin: str, other: str) -> bool:
    """Whether one may be called both: a parent and a father, but no husband and a father."""
    unlike = (kin in MEN and other in WOMEN) or (kin in WOMEN and other in MEN)
    return RELATIONS[kin] == RELATIONS[other] and not unlike
