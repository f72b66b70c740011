"""What an article is about, in the sentences it begins with: "What is the article about?", "Summarise it". English.

News says first what it tells. Nothing is summed up in other words: no sentence is made that the article lacks. Which
article is meant, somebody else knows: the one that was spoken of, or the only one there is.
"""

from __future__ import annotations

import re
from typing import Final

from qa.catalogue import AT_HAND
from qa.passages import is_sentence, sentences
from qa.patterns import lazy_pattern
from qa.types import Article, Reading

_POLITE: Final = r"^(?:(?:and|but|so|please|ok|okay|well|can you|could you|would you)[\s,]+)*"
_ASKED: Final = tuple(
    lazy_pattern(rf"{_POLITE}(?:{pattern})(?:,? please)?\s*[?.!]*$", re.IGNORECASE)
    for pattern in (
        rf"what(?:['’]s| is| was| does) {AT_HAND} (?:all )?(?:about|say|tell(?: me| us)?|report|cover|deal with)",
        rf"what(?:['’]s| is| was) (?:the )?(?:gist|essence|main (?:point|idea|topic|message)|subject|topic|summary)"
        rf" (?:of|in) {AT_HAND}",
        rf"(?:(?:summari[sz]e|sum up) (?:{AT_HAND}|it|this|that)|(?:describe|outline) {AT_HAND})"
        r"(?: (?:for me|briefly|in short|in a few words))?",
        rf"(?:give me |write |show me )?(?:an? |the )?(?:\w+ )?(?:summary|overview|gist|outline) of {AT_HAND}",
        rf"sum (?:it|this|that|things) up|tell me (?:more )?about {AT_HAND}|what happens in {AT_HAND}",
        r"(?:give me )?(?:an? |the )?(?:short |brief |quick )?summary|tl;?dr",
    )
)
#: Questions for what an article is about that say which: "the article about the bridge", "the ferry story".
_NAMED: Final = tuple(
    lazy_pattern(rf"{_POLITE}(?:{pattern})(?:,? please)?\s*[?.!]*$", re.IGNORECASE)
    for pattern in (
        r"what(?:['’]s| is| was) (?P<one>.+) (?:all )?about",
        # (what a trial says is asked of what is told of it)
        r"what (?:does|do|did) (?P<one>(?!.*\btrial\b).+) (?:say|tell(?: me| us)?|report)",
        r"(?:summari[sz]e|sum up|describe|outline) (?P<one>.+?)(?: (?:for me|briefly|in short|in a few words))?",
        r"(?:give me |write |show me )?(?:an? |the )?(?:\w+ )?(?:summary|overview|gist|outline) of (?P<one>.+)",
    )
)
#: Sentences that are told.
MOST: Final = 3
#: How often these together say what the article is about, 0..1: of 80 that were read, 70 did (benchmarks/LOG.md).
SURE: Final = 0.87
#: … and how often the first alone does: of the same 80, 46.
FIRST_SURE: Final = 0.57


def asked(question: str) -> bool:
    """Whether a question wants to be told what the article at hand is about."""
    return any(pattern.match(question.strip()) for pattern in _ASKED)


def named(question: str) -> str | None:
    """The words for an article of which a question wants to be told what it is about; None where there are none."""
    return next((match["one"] for pattern in _NAMED if (match := pattern.match(question.strip()))), None)


def told(article: Article, most: int = MOST) -> list[Reading]:
    """The sentences an article begins with; captions and the lines of a page's furniture are passed over.

    Args:
        most: so many sentences; with fewer than `MOST` it is less sure that they say what the article is about.
    """
    found: list[Reading] = []
    for sentence in sentences(article.text, article.language):
        text = article.text[sentence.start : sentence.end]
        if is_sentence(text) and text.strip() != article.title:
            found.append(Reading(article.id, sentence.start, sentence.end, text, SURE if most >= MOST else FIRST_SURE))
        if len(found) == most:
            break
    return found
