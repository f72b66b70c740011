"""Direct speech: the quotes that somebody is said to have said, each with its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qa import phrases, wording
from qa.quotation import Quotation
from qa.speech import cues
from qa.speech.cast import Cast
from qa.speech.days import said_on
from qa.speech.frames import Frame
from qa.speech.speakers import Said
from qa.types import Article, Speech

#: Words of the shortest fragment inside a sentence that counts as somebody's words, where a verb says so; below,
#: it is a term or a scare quote.
FRAGMENT: Final = 4
#: … and where no verb of its sentence says so, but that of the sentence before does.
LONE_FRAGMENT: Final = 5


@dataclass(frozen=True)
class _Quoted:
    """A quote, and what its words look like by themselves."""

    quote: Quotation
    words: int
    #: Whether it is a sentence of its own.
    is_sentence: bool
    is_title: bool

    @property
    def counts(self) -> bool:
        """Whether it is long enough to be somebody's words, where a verb says so."""
        return self.words >= FRAGMENT or self.is_sentence


def direct_speech(article: Article, cast: Cast, frame: Frame) -> list[Speech]:
    """The quotes of a frame that are somebody's words, in order. `cast.recent` remembers who spoke."""
    if not frame.quotes:
        return []
    beside = [cues.beside(cast, frame, number) for number in range(len(frame.quotes))]
    elsewhere = next((said for said in beside if said), None) or cues.anywhere(cast, frame)
    alone = not any(character.isalnum() for start, end in frame.outside for character in cast.text[start:end])
    found: list[Speech] = []
    for number, (quote, said) in enumerate(zip(frame.quotes, beside, strict=True)):
        if said is not None and said.speaker:
            cast.recent.spoke(said.speaker, quote.end, said.cue)
        quoted = _looked_at(cast.text, quote)
        if (_is_title(quoted, said) and not alone) or _is_term(cast.text, frame, number, quoted):
            continue
        by_verb = said or elsewhere
        if by_verb is not None:
            whose = by_verb if quoted.counts else None
        else:
            whose = _carried(cast, frame, quoted, alone=alone)
        if whose is None:
            continue
        if whose.speaker or whose.cue is None:
            cast.recent.spoke(whose.speaker, quote.end, whose.cue)
        else:
            cast.recent.unknown()
        day = said_on(article, frame.outside, whose.cue)
        found.append(Speech(article.id, quote.start, quote.end, whose.speaker or None, whose.cue, day, direct=True))
    cast.recent.goes_on = bool(found) and not frame.quotes[-1].closed
    return found


def _looked_at(text: str, quote: Quotation) -> _Quoted:
    return _Quoted(
        quote,
        phrases.count_words(text[slice(*quote.inner)]),
        phrases.is_sentence(text, quote),
        phrases.is_title(text, quote),
    )


def _is_title(quoted: _Quoted, said: Said | None) -> bool:
    """Whether it is the title of a work, by its words and by who is said to say or sing them."""
    return quoted.is_title and (said is None or said.cue == "sang" or quoted.words < FRAGMENT)


def _is_term(text: str, frame: Frame, number: int, quoted: _Quoted) -> bool:
    """Whether the words before the quote tell that it is a name or a term."""
    named = wording.TERMED.search(text[slice(*frame.outside[number])])
    return named is not None and not text[quoted.quote.inner[0]].islower() and not quoted.is_sentence


def _carried(cast: Cast, frame: Frame, quoted: _Quoted, *, alone: bool) -> Said | None:
    """Whose words these are where no verb of the frame tells; None where they are nobody's.

    Args:
        alone: whether nothing but quotes is in the frame.
    """
    recent, quote = cast.recent, quoted.quote
    if alone and (quoted.is_sentence or recent.goes_on or not quote.closed):
        asked = recent.last.asks and not recent.goes_on and recent.last.end <= cast.text.rfind("\n", 0, frame.start)
        if recent.is_near(recent.last, quote.start) and not asked:
            return Said(recent.last.speaker, None)
        return Said("", None) if quoted.words >= LONE_FRAGMENT else None
    own = None
    if quoted.counts and quote is frame.quotes[0]:
        is_work = quoted.is_title and not quoted.is_sentence
        own = cues.announced(cast, frame) or (None if is_work else cues.labelled(cast, frame))
    if own is not None:
        return own
    if quoted.is_title:
        return None
    if recent.last.speaker and recent.last.end > cast.text.rfind("\n", 0, frame.start):  # in the same paragraph
        return Said(recent.last.speaker, None) if quoted.words >= FRAGMENT else None
    if quoted.words <= LONE_FRAGMENT:
        return None
    return (cues.going_on(cast, frame) if quote is frame.quotes[0] else None) or Said("", None)
