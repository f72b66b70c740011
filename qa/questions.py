"""What an English question asks for, told by its form: a date, a figure, a name; a few words or a whole sentence."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern

#: What may stand before the words by which a question is known, as a pattern.
OPENING: Final = r"^\W*+(?:(?:and|but|so) )?"
#: What a question asks for, told by how it begins or what it asks about. The first that fits counts.
_ASKED: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "figure",
        lazy_pattern(
            r"\bhow (?:many|much|long|large|big|high|old|far|often|strong)\b"
            r"|\bwhat (?:(?:is|was|were|are) )?(?:(?:the|its|their|his|her) )?(?:\w+ )?"
            r"(?:share|percentage|percent|proportion|number|amount|sum|turnout|majority|price|cost|level|size|figure)\b"
            r"|\bby what margin\b",
            re.I,
        ),
    ),
    ("date", lazy_pattern(r"\bwhen\b|\b(?:what|which) (?:day|date|year|month|time|week)\b|\bhow soon\b", re.I)),
    (
        "place",
        lazy_pattern(
            r"\bwhere\b|\b(?:what|which) (?:city|country|town|place|region|state|capital|venue|building)\b",
            re.I,
        ),
    ),
    (
        "quotation",
        lazy_pattern(r"\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|says|said|tell|warn|claim|insist)\b", re.I),
    ),
    (
        "name",
        lazy_pattern(r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|party|company|bank|group|minister)\b", re.I),
    ),
)

#: What `in_context` made.
_IN_CONTEXT: Final = lazy_pattern(r"(?P<own>[^()]*) \((?P<before>[^()]+)\)\?")


def asked_for(question: str) -> str | None:
    """ "figure", "date", "place", "quotation", "name", or None where the question's form does not tell."""
    return next((kind for kind, pattern in _ASKED if pattern.search(question)), None)


#: What makes of a verb behind it a base: "will … start", where "was … started" has another form of it.
MODAL: Final = r"(?:do|does|did|can|could|will|would|shall|should|may|might|must)"
#: What a question of yes or no begins with.
AUXILIARY: Final = rf"(?:(?:is|are|was|were|am|has|have|had|{MODAL})(?:n['’]?t)?|can['’]?t|won['’]?t)"
#: Plurals that one figure tells.
_TOLD_BY_ONE: Final = r"(?:takings|earnings|winnings|proceeds|profits|revenues|odds)"
#: A noun in the plural.
PLURAL_NOUN: Final = r"(?:\w*[^siu\W]s|people|men|women|children)"
#: What one does, and seldom the plural of anything, but right behind "which": "Which firm makes it?", "Which makes …?".
_DOES: Final = (
    r"(?<!which )(?<!what )(?:begins|belongs|brings|builds|buys|carries|closes|comes|contains|crosses|employs|exists"
    r"|flies|gets|gives|goes|grows|helps|holds|includes|keeps|knows|lends|lets|loses|makes|manages|means|meets|occurs"
    r"|opens|operates|opposes|owns|pays|produces|provides|publishes|receives|represents|runs|says|sees|sells|serves|sits"
    r"|speaks|supports|takes|teaches|thinks|treats|uses|wants|wins|writes)"
)
#: Such a noun, with up to two words before it: not "of", which "what share of sales" asks for a share of.
_PLURAL: Final = rf"(?:(?!(?:{AUXILIARY}|of)\b)\w+ ){{0,2}}?(?!(?:{AUXILIARY}|{_TOLD_BY_ONE}|{_DOES})\b){PLURAL_NOUN}"
#: What asks for several things: "Which homes are exempt?", "What were the terms?", "List the winners", "Which of the
#: towns were flooded?".
_SEVERAL: Final = (
    r"^(?:and |but |so )?(?:list|name)\b"
    r"|\b(?:who|what|which) (?:are|were)\b"
    rf"(?! (?:(?!(?:of|for|behind|in|and)\b)[\w’'-]+ ){{0,3}}{_TOLD_BY_ONE}\b(?! and\b))"
    rf"|\b(?:what|which) {_PLURAL}\b|\bwhich of \w+ {_PLURAL} (?:are|were|have)\b"
)
#: Questions that a few words do not answer: yes or no, why and how, what there is about something, several things.
_SENTENCE: Final = lazy_pattern(
    rf"(?:^|[,;:–—-]\s*)(?:and |but |so )?{AUXILIARY}\b"
    rf"|\bwhy\b|\bhow (?:come\b|to\b|{AUXILIARY}\b)"
    r"|^(?:and |but |so )?(?:what|how) about\b"
    r"|^(?:and |but |so )?(?:describe|explain|summari[sz]e|tell|compare)\b"
    rf"|{_SEVERAL}",
    re.IGNORECASE,
)
_ASKS_FOR_SEVERAL: Final = lazy_pattern(_SEVERAL, re.IGNORECASE)


#: Words alone, as one types them into a search box: "harbour bridge cost".
_NO_KEYWORD: Final = (
    r"(?!(?:who|whom|whose|what|which|when|where|why|how|i|you|me|he|she|it|they|his|hers?|their|its|our|my|your"
    rf"|this|that|these|those|tell|please|{AUXILIARY})\b)"
)
_KEYWORDS: Final = lazy_pattern(
    r"(?!(?:give|show|list|name|describe|explain|summari[sz]e|compare|write|translate)\b)"
    r"(?!(?:and |but |so |the )*(?:rest|others?|same|latter|former|ones?)$)"
    rf"{_NO_KEYWORD}[\w’'&./-]+(?: {_NO_KEYWORD}[\w’'&./-]+){{0,7}}",
    re.IGNORECASE,
)


#: What is asked of the present: "Is the bridge open?", "Who's the mayor?", "Has she left?", "Who heads the jury?" …
_NOW: Final = lazy_pattern(
    rf"(?:{OPENING}|\b(?:who|what|which|where|when|why|how)\b[^?]*?\b)"
    r"(?:is|are|am|do|does|has|have|will|can)(?:n['’]t)?\b"
    r"|\b(?:who|what|where|when|why|how)['’]s\b|\bwho (?!was\b)\w+s\b",
    re.IGNORECASE,
)
#: … and what is not: "What did it cost, now that it is open?"
_THEN: Final = lazy_pattern(r"\b(?:was|were|did|had)(?:n['’]t)?\b", re.IGNORECASE)
_WHO: Final = lazy_pattern(rf"{OPENING}whom?\b", re.IGNORECASE)
_WHERE: Final = lazy_pattern(rf"{OPENING}where\b", re.IGNORECASE)
_WHEN: Final = lazy_pattern(rf"{OPENING}when\b", re.IGNORECASE)
_WHY: Final = lazy_pattern(rf"{OPENING}why\b", re.IGNORECASE)
_YES_OR_NO: Final = lazy_pattern(rf"{OPENING}{AUXILIARY}\b", re.IGNORECASE)


def of_now(question: str) -> bool:
    """Whether a question asks what is so, not what was: later articles know more of that than earlier ones."""
    return bool(_NOW.search(question)) and not _THEN.search(question)


def is_yes_or_no(question: str) -> bool:
    """Whether a question is answered by yes or no: "Is the bridge open?"."""
    return bool(_YES_OR_NO.match(question))


def asks_who(question: str) -> bool:
    """Whether a question asks for somebody: "Who won?", "Whom did she see?"."""
    return bool(_WHO.match(question))


def asks_where(question: str) -> bool:
    """Whether a question asks for a place by that word: "Where did they meet?"."""
    return bool(_WHERE.match(question))


def asks_when(question: str) -> bool:
    """Whether a question asks for a time by that word: "When does it open?"."""
    return bool(_WHEN.match(question))


def asks_why(question: str) -> bool:
    """Whether a question asks for a reason: "Why was the bridge closed?"."""
    return bool(_WHY.match(question))


def asks_for_several(question: str) -> bool:
    """Whether a question asks for more than one thing: its answer may be a list."""
    return bool(_ASKS_FOR_SEVERAL.search(question.strip()))


def keywords(question: str) -> bool:
    """Whether it is no sentence, but one to eight words that say what is looked for."""
    return bool(_KEYWORDS.fullmatch(question.strip()))


def in_context(question: str, before: str) -> str:
    """A question with what was asked before it in brackets, as the reader was trained to read it."""
    return f"{question.rstrip(' ?')} ({before})?" if before else question


def without_context(question: str) -> tuple[str, str]:
    """A question and what was asked before it, of what `in_context` made."""
    parted = _IN_CONTEXT.fullmatch(question)
    return (parted["own"], parted["before"]) if parted else (question, "")


def takes_sentence(question: str) -> bool:
    """Whether a whole sentence answers it better than a few words of one: yes or no, why, how, lists."""
    return bool(_SENTENCE.search(question.strip()))
