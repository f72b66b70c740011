"""What is said between questions, and around them, and asks nothing of the articles: thanks, greetings, courtesies,
what one can ask. English."""

from __future__ import annotations

import re
from typing import Final

from qa import verbs
from qa.patterns import lazy_pattern

#: What is told then.
HOW_TO_ASK: Final = (
    "Pullquote answers questions from your articles, in their own words. Ask for one thing (“Who built the bridge?”), "
    "for what somebody said (“What did the mayor say about it?”), or for what there is (“What's the latest on "
    "the talks?”)."
)
_THANKS: Final = (
    r"(?:many )?thanks?(?: (?:you|a lot|very much|so much))*|thx|cheers|ok(?:ay)?|great|good|perfect|nice|cool|i see"
    r"|got it|hello|hi|hey|bye|goodbye|good (?:morning|afternoon|evening)|yes|no|please|sorry|wow|hm+"
    r"|interesting|really|sure|right|exactly|fine|all ?right|yeah|yep|nope|amazing|awesome|excellent|wonderful|lovely"
    r"|brilliant|understood|indeed|lol|haha"
)
_ABOUT_ITSELF: Final = (
    r"(?:who|what) are you|what (?:can|do) you do|what can i ask(?: you)?|help(?: me)?|how are you(?: today)?"
    r"|how (?:do|does|can) (?:you|this|it|i use (?:you|this|it))(?: work)?"
    r"|are you (?:an? )?(?:ai|bot|robot|human|chatbot|llm)"
)
_NOTHING: Final = lazy_pattern(
    rf"(?:(?:{_THANKS})[\s,.!?]+){{0,2}}(?:{_THANKS}|(?:there|pullquote|then)|{_ABOUT_ITSELF})[\s.!?]*", re.IGNORECASE
)

_ASKING: Final = r"(?:who|whom|whose|what|which|when|where|why|how)s?\b"
_ASKS: Final = lazy_pattern(rf"\b{_ASKING}", re.IGNORECASE)
#: What is said around a question out of courtesy. "Hello Kitty" greets nobody.
_GREETING: Final = lazy_pattern(
    r"(?:(?:hi|hello|hey|thanks|thank you|sorry|excuse me|please|pls)(?: there| pullquote)?[\s,.!:]+)+"
    rf"(?={_ASKING}|(?:can|could|would|will|do|does|did|is|are|was|were|has|have|tell|i)\b)",
    re.IGNORECASE,
)
_WANTING_TO_KNOW: Final = lazy_pattern(
    r"(?P<opening>(?:(?:and|but|so|ok|okay|well),? )?)"
    r"(?:(?:(?:can|could|would|will) (?:you|u) )?(?:please |pls |kindly )?(?:tell|remind) me"
    r"|(?:do|does) (?:you|we|anyone|anybody) (?:happen to )?know|is it known|any idea"
    r"|i(?:['’]?d| would)? (?:like|want|need|love) to know|i(?:['’]?m| am| was)? wonder(?:ing)?)"
    rf",? (?={_ASKING})",
    re.IGNORECASE,
)
_REQUEST: Final = lazy_pattern(
    r"(?:(?:can|could|would|will) (?:you|u) )?(?:please |pls |kindly )?"
    r"(?=(?:tell me|summari[sz]e|list|show|explain|describe)\b)",
    re.IGNORECASE,
)
_AT_THE_END: Final = lazy_pattern(r",? (?:please|pls|thanks|thank you)[\s.!?]*$", re.IGNORECASE)
#: "Who was that again?" and "The turnout again?" ask for what was told once more, "When will it open again?" of another
#: time: something happens in it, or is done.
_AGAIN: Final = " again"
_NAMES_ONE: Final = lazy_pattern(r"(?:(?:and|so|but|sorry),? )?(?:the|his|her|its|their)\b", re.IGNORECASE)
_HAPPENS: Final = lazy_pattern(
    r"\b(?:will|would|can|could|may|might|shall|should|must|do|does|did(?! you say\b)|has|have|had|be|been|gets?|got"
    r"|more|ever|never)\b|\b(?!(?:called|named|titled|spelled)\b)\w{2,}(?:ed|ing)$",
    re.IGNORECASE,
)
#: "whats", as it is typed.
_RUN_TOGETHER: Final = lazy_pattern(
    r"(?P<asking>(?:(?:and|but|so|ok|okay|well|now),? )?(?:who|what|when|where|how))s(?= )", re.IGNORECASE
)


def asks_nothing(said: str) -> bool:
    """Whether nothing is asked of the articles: "Thanks!", "Hello", "What can you do?"."""
    return bool(_NOTHING.fullmatch(said.strip()))


def plainly(question: str) -> str:
    """The question without what is said around it out of courtesy: "Could you tell me when it opened, please?".

    Nothing is changed of a question that has no such words.
    """
    end = "?" if question.rstrip().endswith("?") else ""
    bare = _AT_THE_END.sub(end, question)
    bare = f"{again}{end}" if (again := _without_again(bare)) else bare
    for courtesy in (_GREETING, _WANTING_TO_KNOW, _REQUEST):
        if found := courtesy.match(bare):
            bare = found.groupdict().get("opening", "") + bare[found.end() :]
    if found := _RUN_TOGETHER.match(bare):
        bare = f"{found['asking']}'s{bare[found.end() :]}"
    return bare if bare.strip(" ?") else question


def says_again(question: str) -> bool:
    """Whether a question says that it asks once more: "How long was that again?"."""
    return bool(_without_again(_AT_THE_END.sub("", question)))


def _without_again(question: str) -> str:
    """What such a question asks; empty where it is none."""
    bare = question.rstrip(" .!?")
    asked = bare[: -len(_AGAIN)].rstrip(" ,")
    if not bare.casefold().endswith(_AGAIN) or _HAPPENS.search(asked):
        return ""
    if not (_ASKS.search(asked) or _NAMES_ONE.match(asked)):
        return ""
    last = asked.split()[-1].casefold()
    return asked if verbs.base(last) == last else ""
