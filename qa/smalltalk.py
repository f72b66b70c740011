"""What is said between questions and asks nothing of the articles: thanks, greetings, what one can ask. English."""

from __future__ import annotations

import re
from typing import Final

#: What is told then.
HOW_TO_ASK: Final = (
    "Pullquote answers questions from your articles, in their own words. Ask for one thing (“Who signed the treaty?”), "
    "for what somebody said (“What did the mayor say about the bridge?”), or for what there is (“What's the latest on "
    "the talks?”)."
)
_THANKS: Final = (
    r"(?:many )?thanks?(?: (?:you|a lot|very much|so much))*|thx|cheers|ok(?:ay)?|great|good|perfect|nice|cool|i see"
    r"|got it|hello|hi|hey|bye|goodbye|good (?:morning|afternoon|evening)|yes|no|please|sorry|wow|hm+"
)
_ABOUT_ITSELF: Final = (
    r"(?:who|what) are you|what (?:can|do) you do|what can i ask(?: you)?|help(?: me)?|how are you(?: today)?"
    r"|how (?:do|does|can) (?:you|this|it|i use (?:you|this|it))(?: work)?"
    r"|are you (?:an? )?(?:ai|bot|robot|human|chatbot|llm)"
)
_NOTHING: Final = re.compile(
    rf"(?:(?:{_THANKS})[\s,.!?]+){{0,2}}(?:{_THANKS}|(?:there|pullquote|then)|{_ABOUT_ITSELF})[\s.!?]*", re.IGNORECASE
)


def asks_nothing(said: str) -> bool:
    """Whether nothing is asked of the articles: "Thanks!", "Hello", "What can you do?"."""
    return bool(_NOTHING.fullmatch(said.strip()))
