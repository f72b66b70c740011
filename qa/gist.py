"""What an article is about, in the sentences it begins with: "What is the article about?", "Summarise it". English.

News says first what it tells. Nothing is summed up in other words: no sentence is made that the article lacks. Which
article is meant, somebody else knows: the one that was spoken of, or the only one there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from qa.catalogue import AT_HAND
from qa.passages import is_sentence, sentences
from qa.patterns import lazy_pattern
from qa.types import Article, Reading, Span

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
#: What whoever has nothing else before him means by "this".
_OF_IT: Final = lazy_pattern(
    rf"{_POLITE}(?:what(?:['’]s| is| are) (?:it|this|that|these|all (?:this|that|of this)) (?:all )?about"
    r"|tell me about (?:it|this))(?:,? please)?\s*[?.!]*$",
    re.IGNORECASE,
)
#: What is understood of a question for an article by its title, and of one for more of it.
_ABOUT: Final = "What is “{title}” about?"
_MORE_OF: Final = "What else is in “{title}”?"
_BY_TITLE: Final = lazy_pattern(
    "|".join(one.format(title=".+").replace("?", r"\?") for one in (_ABOUT, _MORE_OF)), re.DOTALL
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
#: Words of the shortest sentence that is told where an article goes on: "It sank.".
_LEAST_WORDS: Final = 2
#: How often these together say what the article is about, 0..1: of 80 that were read, 70 did (benchmarks/LOG.md).
SURE: Final = 0.87
#: … and how often the first alone does: of the same 80, 46.
FIRST_SURE: Final = 0.57


def asked(question: str) -> bool:
    """Whether a question wants to be told what the article at hand is about."""
    return any(pattern.match(question.strip()) for pattern in _ASKED)


def asked_of_it(question: str) -> bool:
    """Whether it asks what "this" is about: an article, where nothing was spoken of."""
    return _OF_IT.match(question.strip()) is not None


def understood(title: str, *, more: bool = False) -> str:
    """The question for what an article is about, or for more of it, as it stands alone."""
    return (_MORE_OF if more else _ABOUT).format(title=title)


def is_understood(question: str) -> bool:
    """Whether a question that stands alone is one of these."""
    return _BY_TITLE.fullmatch(question) is not None


def named(question: str) -> str | None:
    """The words for an article of which a question wants to be told what it is about; None where there are none."""
    return next((match["one"] for pattern in _NAMED if (match := pattern.match(question.strip()))), None)


def told(article: Article, most: int = MOST) -> list[Reading]:
    """The sentences an article begins with; captions and the lines of a page's furniture are passed over.

    Args:
        most: so many sentences; with fewer than `MOST` it is less sure that they say what the article is about.
    """
    sure = SURE if most >= MOST else FIRST_SURE
    return [Reading(article.id, *span, article.text[slice(*span)], sure) for span in islice(_telling(article), most)]


def more(article: Article, shown: str) -> list[Reading]:
    """The sentences behind the last one that was shown: "Go on".

    That they belong to what was asked is taken to be no surer than of a first sentence alone.

    Args:
        shown: all that was shown, of this article and others.
    """
    spans = list(_telling(article, _LEAST_WORDS))
    last = max((at for at, span in enumerate(spans) if article.text[slice(*span)] in shown), default=-1)
    on = spans[last + 1 : last + 1 + MOST]
    return [Reading(article.id, *span, article.text[slice(*span)], FIRST_SURE) for span in on]


def _telling(article: Article, *least: int) -> Iterator[Span]:
    """Where the sentences of an article are that tell something, of so many words at least."""
    for sentence in sentences(article.text, article.language):
        text = article.text[sentence.start : sentence.end]
        if is_sentence(text, *least) and text.strip() != article.title:
            yield sentence.start, sentence.end
