"""What an answer tells again to a question that asks for something else: "And his wife?", "Who else?". English.

The reader points at what is like the last question, and so at what was told to that: "four years" is how long he is in
prison, and not how long his wife is, where the sentence has no word of her.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from qa import names
from qa.followup import about_another, asks_for_more, asks_on, asks_to_go_on, of_another
from qa.lexical import content_words, stems
from qa.patterns import lazy_pattern
from qa.types import Reading, Told, Turn

#: What is told of more than one may be told of the other, too.
_OF_BOTH: Final = lazy_pattern(
    r"\b(?:all|any|both|each|either|every\w*|neither|none|nobody|together|alike|same|they|their|them|we|our|also|too"
    r"|as well)\b",
    re.IGNORECASE,
)

#: What is told of a stretch of time holds for each day of it.
_LASTING: Final = lazy_pattern(r"\b(?:since|until|till|from|between|always|still|for|during)\b", re.IGNORECASE)


def without_retold(
    question: str, history: Sequence[Turn], readings: Sequence[Reading], possible: float
) -> tuple[Reading, ...]:
    """The readings, best first, without what was told already where a question asks for more of it; and where it asks
    the last question again of something else, what was told of the former is held no more than possible, unless its
    sentence has a word of the other.

    Args:
        question: as it is written.
        history: the turns before it, oldest first.
        possible: the probability, 0..1, of what is shown as possible.
    """
    if asks_to_go_on(question):
        return tuple(one for one in readings if not any(one.text in turn.answer for turn in history))
    told = [one for turn in history for one in turn.told]
    if not told:
        return tuple(readings)

    if asks_for_more(question):
        return tuple(one for one in readings if not any(_within(one, other) for other in told))
    if asks_on(question):
        return tuple(one for one in readings if not any(_overlaps(one, other) for other in told))
    topic = of_another(question)
    asked = {one for turn in history for one in stems(turn.question)}
    own = set(stems(" ".join(content_words(topic)))) - asked if topic else set()
    if not own:
        return tuple(readings)

    lasts = not about_another(question, history)

    def held(reading: Reading) -> Reading:
        if not any(_overlaps(reading, one) for one in told) or not own.isdisjoint(stems(reading.text)):
            return reading
        lasting = lasts and (_LASTING.search(reading.text) or len(names.dates(reading.text)) > 1)
        may_be = lasting or _OF_BOTH.search(reading.text)
        return reading if may_be else replace(reading, score=min(reading.score, possible))

    return tuple(sorted(map(held, readings), key=lambda one: -one.score))


def of_it(topic: str, readings: Sequence[Reading], articles: Collection[str]) -> tuple[Reading, ...]:
    """The readings whose sentences have a word of what is asked about, and no other: "his wife". Who "he" is, some
    articles tell; in others it is somebody else's.
    """
    own = set(stems(" ".join(content_words(topic))))
    return tuple(one for one in readings if one.article_id in articles and not own.isdisjoint(stems(one.text)))


def _within(reading: Reading, told: Told) -> bool:
    """Whether a reading points at nothing but what was told."""
    spans = [reading.short] if reading.short else reading.emphasis
    return told.article_id == reading.article_id and any(told.start <= a and b <= told.end for a, b in spans)


def _overlaps(reading: Reading, told: Told) -> bool:
    spans = [reading.short] if reading.short else reading.emphasis
    return told.article_id == reading.article_id and any(a < told.end and told.start < b for a, b in spans)
