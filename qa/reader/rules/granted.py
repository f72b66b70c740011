"""What a question of why takes for granted, and a sentence that says no more than that. English.

"The bridge was closed on Monday" tells nobody why it was closed.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.almanac import MONTHS
from qa.lexical import content_words, root, words
from qa.numerals import WRITTEN
from qa.patterns import lazy_pattern
from qa.questions import asks_why
from qa.verbs import base

#: Before the name of a place.
_PLACED: Final = lazy_pattern(r"\b(?:in|at|near) (?:the )?$", re.IGNORECASE)
_DETERMINERS: Final = frozenset("the a an this that its his her their".split())
_BE: Final = frozenset("is are was were be been being".split())
#: Words that give no reason; "for", "to" and "after" may.
_EMPTY: Final = frozenset(
    """the a an this that its his her their is are was were be been being has have had will would it he she they
    on in at of also now already early late last this next ago again finally yesterday today tonight
    morning afternoon evening night weekend week month year spring summer autumn winter""".split()
).union(map(str.casefold, MONTHS))
_ASKING: Final = frozenset(map(root, ("why", *_EMPTY)))
#: What joins a reason to what it is a reason of, or may: not "since 1905", "for years" or "for the first time".
_JOINS_REASON: Final = lazy_pattern(
    r"\b(?:because"
    r"|since(?! (?:\d|(?-i:[A-Z])|the (?:\d|war|start|end|spring|summer|autumn|winter|early|late|mid)|last|then))"
    r"|as(?! (?:well|a|an|much|many|long|far)\b)|due|owing|thanks|so(?! far\b)|in order|after|caus\w*|reasons?"
    r"|result\w*|led|fear\w*|blam\w*|therefore|hence|thus|account|wish\w*|want\w*|hop(?:es?|ed|ing)|lest|sav(?:e[sd]?|ing)|too"
    r"|cannot|could|no longer|lack\w*|los[tes]\w*|kept|need\w*|must|worr\w+|afraid|angry|risk\w*|danger\w*|threat\w*"
    r"|protest\w*|instead|despite|amid\w*|following|over|forc\w*|means?|meant|mak(?:es?|ing)|made|by|when|if|not|never"
    rf"|nobody|nothing|says?|said|to (?!\d|(?:{WRITTEN})\b)[a-z]+"
    r"|for (?!\d|(?:[a-z-]+ )?(?:years?|months?|weeks?|days?|hours?)\b|more\b|the (?:first|last|second)\b))\b"
    r"|n[’']t\b|[;:–—(]|, (?:which|who|whose|that|where)\b"
    r"|\b(?!(?:morn|even|spr|str|k|r|w|th|ceil|build|dur|accord|includ)ing\b)[a-z]+ing\b",
    re.IGNORECASE,
)


def tells_only(question: str, sentence: str) -> bool:
    """Whether a sentence gives a question of why nothing but what that asks the reason of, and when or where it was.

    Where both tell what was done to something, one word more may say which it is: "the harbour bridge" is the bridge.
    Where the sentence has every word of the question but its names, and no other that may join a reason, what else it
    has is none: "Dunmore's, which has stood since 1905, will close in May" does not tell why it will.
    """
    if not asks_why(question):
        return False
    asked = {root(word) for word in words(question)}
    told = words(_without_when_and_where(sentence))
    own = [place for place, word in enumerate(told) if word not in _EMPTY and root(word) not in asked]
    if len(own) > 1 and _tells_all(question, sentence):
        joins = (words(one.group()) for one in _JOINS_REASON.finditer(sentence))
        if all(one and asked.issuperset(map(root, one)) for one in joins):
            return True
    if not any(word not in _EMPTY and root(word) in asked for word in told):
        return False  # "It was a Sunday."
    done = not _BE.isdisjoint(told) and any(_is_past(word) and root(word) in asked for word in told)
    return not own or (done and len(own) == 1 and _says_which(told, own[0], asked))


def _tells_all(question: str, sentence: str) -> bool:
    """Whether a sentence has every word of a question that is asked about, but for names: "the firm" may be Lund's."""
    about = question
    for start, end in reversed(names.names(question)):
        about = f"{about[:start]} {about[end:]}"
    asked = {root(word) for word in content_words(about)} - _ASKING
    return bool(asked) and asked.issubset(map(root, words(sentence)))


def _says_which(told: list[str], place: int, asked: set[str]) -> bool:
    """Whether a word stands between an article and a noun of the question."""
    before, after = "".join(told[max(0, place - 1) : place]), "".join(told[place + 1 : place + 2])
    past = _is_past(after) or _is_past(told[place])  # (the cracked bridge was closed for its cracks)
    return before in _DETERMINERS and root(after) in asked and not past


def _is_past(word: str) -> bool:
    return word.endswith("ed") or base(word) != word


def _without_when_and_where(sentence: str) -> str:
    parts = names.dates(sentence)
    parts += [(start, end) for start, end in names.names(sentence) if _PLACED.search(sentence[:start])]
    for start, end in parts:
        sentence = f"{sentence[:start]}{' ' * (end - start)}{sentence[end:]}"
    return sentence
