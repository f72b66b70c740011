"""Who said what in an article: each direct quote, and each sentence that reports speech, with its speaker.

Rules for English: a verb of saying near the quote, its subject, and whom that stands for. In other languages quotes
are found by their marks, and their speaker only where the article's own words fit these rules. Words in quotation
marks that nobody is said to have said (titles, terms, scare quotes) are left out.

From the bottom: `frames` are the sentences with their quotes, `speakers` who spoke last, `cast` whom a name, a pronoun
or a description means, `endings` the same of the words that lead up to a verb. `subjects` stand before a verb,
`inversion` knows who stands behind it, and `cues` the verbs around a quote. `direct` and `reported` put it together.
`dialogue` reads interviews and transcripts, which need none of this.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from qa.quotation import Quotation, quotations
from qa.speech.cast import Cast
from qa.speech.dialogue import turns
from qa.speech.direct import direct_speech
from qa.speech.frames import frames
from qa.speech.reported import reported_speech
from qa.types import Article, Speech

#: Code points of a text that are read as one; news articles are far shorter.
STRETCH: Final = 60_000


def speeches(article: Article) -> list[Speech]:
    """All that the article says somebody said, in order.

    A very long text is read in stretches of `STRETCH`, each with the people it names itself.
    """
    found: list[Speech] = []
    start = 0
    while start < len(article.text):
        end = len(article.text)
        if end - start > STRETCH * 3 // 2:
            line = article.text.rfind("\n", start + STRETCH // 2, start + STRETCH)
            end = line + 1 if line >= 0 else start + STRETCH
        part = replace(article, text=article.text[start:end])
        found += [replace(speech, start=speech.start + start, end=speech.end + start) for speech in _read(part)]
        start = end
    return found


def _read(article: Article) -> list[Speech]:
    """One pass over a text: the turns of a dialogue, and what prose says was said."""
    quotes = quotations(article.text)
    cast = Cast(article.text, article.title, quotes)
    spoken = turns(article, cast.people)
    return sorted((*spoken, *_in_prose(article, cast, quotes, spoken)), key=lambda one: one.start)


def _in_prose(article: Article, cast: Cast, quotes: Sequence[Quotation], spoken: Sequence[Speech]) -> Iterator[Speech]:
    """What is said outside the turns, sentence by sentence; one that quotes somebody is not looked at further."""
    ends = [turn.end for turn in spoken]
    for frame in frames(article.text, article.language, quotes):
        place = bisect_right(ends, frame.start)
        if place < len(spoken) and spoken[place].start < frame.end:
            continue
        quoted = direct_speech(article, cast, frame)
        yield from quoted
        reported = None if quoted else reported_speech(article, cast, frame)
        if reported is not None:
            yield reported
