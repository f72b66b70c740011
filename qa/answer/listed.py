"""What an article goes on to list behind the words that answer: "Flats are exempt. So are student halls." English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qa.passages import Sentence, sentences
from qa.patterns import lazy_pattern
from qa.types import Article, Reading, Span

#: What a sentence begins with that goes on with the one before.
_GOES_ON: Final = lazy_pattern(
    r"(?:so|neither|nor) (?:is|are|was|were|do|does|did|has|have|had|can|will|must|may)\b"
    r"|(?:also|in addition|additionally|furthermore|moreover|besides)\b(?! (?:to|on|at|in|this|last|next)\b)"
    r"|(?:among|one of|some of|most of|all of|the (?:first|second|third|fourth|last|others?) of) (?:them|these|those)\b"
    r"|(?:another|(?:the )?others?|the (?:second|third|fourth|fifth|last|rest)|two (?:more|others)"
    r"|(?:the )?(?:two|three|four|five) (?:others?|most))\b",
    re.IGNORECASE,
)
#: Sentences that are told of one paragraph.
_MOST: Final = 3
#: Words of a sentence that opens its paragraph and only says what is listed in it: "Side effects were mild."
_BRIEF: Final = 10
#: … unless it lists them itself: "Orley and Tarn reached the final."
_LISTS: Final = lazy_pattern(r"\b(?:and|or)\b")
#: Code points of the longest list that is told, and of the longest item of one.
_LONGEST: Final = 1_200
_LONGEST_ITEM: Final = 160


def whole(told: Reading, article: Article) -> Reading:
    """The reading with the rest of the list that it is of: the lines below a colon, or what its paragraph goes on with.

    One quote that stands so in the article; the reading itself where nothing is listed.
    """
    start, end = _lines_of(told, article.text) or (told.start, _gone_on(told, article))
    return replace(told, start=start, end=end, text=article.text[start:end])


def _gone_on(told: Reading, article: Article) -> int:
    """Where the sentences end that go on with a reading, in its paragraph."""
    first, last = _line(article.text, told.start)
    if told.end > last:
        return told.end
    inside = [
        Sentence(first + one.start, first + one.end, one.opens)
        for one in sentences(article.text[first:last], article.language)
    ]
    told_here = [one for one in inside if one.end > told.start and one.start < told.end]
    behind = [one for one in inside if one.start >= told.end][: max(0, _MOST - len(told_here))]
    brief = len(told.text.split()) <= _BRIEF and not _LISTS.search(told.text)
    if inside and told.start == inside[0].start and brief:
        return behind[-1].end if behind else told.end
    end = told.end
    for one in behind:
        if not _GOES_ON.match(article.text, one.start):
            break
        end = one.end
    return end


def _lines_of(told: Reading, text: str) -> Span | None:
    """The lines of the list that a reading is one of, or leads up to; None where it stands in none."""
    first, last = _line(text, told.start)
    if told.end > last:
        return None
    start = first
    if not text[first:last].rstrip().endswith(":"):
        if not _is_item(text[first:last]):
            return None
        start = next((a for a, b in _before(text, first) if not _is_item(text[a:b])), first)
        if not text[slice(*_line(text, start))].rstrip().endswith(":"):
            return None
    end, at = last, _line(text, start)[1]
    items = 0
    while at < len(text):
        a, b = _line(text, at + 1)
        if text[a:b].strip() and not _is_item(text[a:b]):
            break
        if text[a:b].strip():
            end, items = a + len(text[a:b].rstrip()), items + 1
        at = b
    return (start, end) if items > 1 and end - start <= _LONGEST else None


def _before(text: str, at: int) -> Iterator[Span]:
    """The lines before a place that are not empty, the nearest first."""
    while at > 0:
        first, last = _line(text, at - 1)
        if text[first:last].strip():
            yield first, last
        at = first


def _line(text: str, at: int) -> Span:
    """The line in which a place stands."""
    last = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if last < 0 else last


def _is_item(line: str) -> bool:
    """Whether a line may be one of a list: short, and ended as no sentence is."""
    return len(line) <= _LONGEST_ITEM and line.rstrip()[-1:] not in (*'.:!?…”"', "")
