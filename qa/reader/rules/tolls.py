"""How many died, by the last count of a report that goes on: "two have died", "has risen to five", "the final toll is
six". English.

All three stand in one article, told one after the other, and the first is what a model finds most like an answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from qa import names
from qa.events import ANYBODY, DIED, HURT, MISHAPS
from qa.lexical import content_words, stem, stems
from qa.numerals import value
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import is_human
from qa.questions import AUXILIARY
from qa.reader.rules.counted import counted_by
from qa.types import Article, Reading, Span

#: What befell those who are counted: what asks for them, and what a count of them says. A toll alone is of the dead.
_KINDS: Final = tuple(
    (lazy_pattern(asked, re.IGNORECASE), lazy_pattern(told, re.IGNORECASE), lazy_pattern(of, re.IGNORECASE))
    for asked, told, of in (
        (
            rf"\bhow many\b.*\b(?:{DIED}|deaths?)\b|\bdeath toll\b",
            r" (?:people |persons |others )?(?:dead|deaths|died|killed|lives|have died|were killed)\b",
            r"\b(?:toll|deaths?|dead|killed|victims|fatalities)\b",
        ),
        (
            rf"\bhow many\b.*\b{HURT}\b",
            r" (?:people |persons |others )?(?:hurt|injured|wounded|have been hurt|were (?:hurt|injured))\b",
            r"\b(?:hurt|injured|injuries|wounded)\b",
        ),
    )
)
#: What gives the count that ends all others, and what gives one that goes on growing.
_FINAL: Final = lazy_pattern(
    r"\bthe (?:final|official|definitive) (?:death )?toll (?:is|was|stands at|stood at)\b", re.I
)
_RISEN: Final = lazy_pattern(
    r"\b(?:toll|(?:number|count) of [^,.;:\n]{1,40}) (?:has |have |had )?(?:now )?(?:risen|rose|climbed|grown|grew"
    r"|increased|gone up|went up|stands?|stood)(?: (?:further|again|now))? (?:to|at)\b",
    re.IGNORECASE,
)
_TOLL: Final = lazy_pattern(r"\b(?:the|its) (?:death )?toll\b", re.IGNORECASE)
_OF_DEAD: Final = lazy_pattern(rf"\b(?:{DIED}|deaths?|toll|victims|fatalities|bodies)\b", re.IGNORECASE)
#: What tells of another time: a flood of 1962.
_YEAR: Final = lazy_pattern(r"\b(?:1\d|20)\d\d\b")
#: Whom a question counts, "children" of "how many children died?", but for words that say no more than "people".
_COUNTED: Final = lazy_pattern(
    rf"\bhow many (?P<who>[^?]*?)\b(?:{AUXILIARY}|{DIED}|deaths?|{HURT})\b",
    re.IGNORECASE,
)
_ANYBODY: Final = frozenset(map(stem, (*ANYBODY, "more", "so", "far")))
#: One event beside another of its kind, of which a whole toll tells nothing.
_ONE_OF_TWO: Final = lazy_pattern(r"\b(?:first|second|third|fourth|other|earlier|previous)\b", re.IGNORECASE)
#: What counts the dead of more than one place, and where in a question they are said to have died.
_OF_MORE: Final = lazy_pattern(
    r"\b(?:national|nationwide|overall|total|combined|across|throughout|whole|everywhere|elsewhere)\b", re.IGNORECASE
)
_PLACE_ASKED: Final = lazy_pattern(r"\b(?:in|at|on|near|aboard) (?:the|an?) (?P<place>[^\W\d_]+)\b", re.IGNORECASE)
#: Of what a toll is, and what any event may be called.
_FROM: Final = lazy_pattern(
    r"\b(?:toll|deaths|dead|killed|victims|injured|number) (?:from|in|of) the (?:[\w’'-]+ )??"
    rf"(?P<event>flood(?:s|ing)|{'|'.join(MISHAPS)})\b",
    re.IGNORECASE,
)
#: Code points behind the words for a count within which it stands.
_NEAR: Final = 40


def last_count(question: str, reading: Reading, article: Article) -> Reading:
    """A reading of how many died or were hurt, or in its place that of the last count that its article gives."""
    kind = next((one for one in _KINDS if one[0].search(question)), None)
    if not kind or not reading.short or names.dates(question) or _YEAR.search(f"{question} {reading.text}"):
        return reading
    named = (question[slice(*one)] for one in names.names(question))
    if any(one in reading.text and one not in article.title for one in named):
        return reading
    who = whom(question)
    if _ONE_OF_TWO.search(question):
        return reading
    counted = _value(reading.brief)
    if counted is None:
        return reading
    final, risen = (
        [found for one in said.finditer(article.text) if (found := _count(kind, one, article))]
        for said in (_FINAL, _RISEN)
    )
    known = set(stems(f"{question} {reading.text} {article.title}"))
    place = _PLACE_ASKED.search(question)
    here = place is not None and place["place"].casefold() not in MISHAPS and place["place"] in reading.text
    final, risen = ([one for one in counts if _may_be(one[0], article, who, known, here)] for counts in (final, risen))
    most = max(risen, key=lambda one: one[1], default=None)
    last = final[-1] if final else most if most and most[1] > counted else None
    if last is None or last[1] == counted:
        return reading
    first, behind = enclosing(article.text, last[0], article.language)
    return replace(
        reading, start=first, end=behind, text=article.text[first:behind], emphasis=(last[0],), short=last[0]
    )


def whom(question: str) -> set[str]:
    """Whom a question counts, by stems; none where that may be anybody."""
    asked = _COUNTED.search(question)
    return set(stems(" ".join(content_words(asked["who"])))) - _ANYBODY if asked else set()


def of_all(question: str, article: Article) -> bool:
    """Whether the toll of an article may be that of those whose dead a question counts, the miners, though the article
    does not call them so: it tells one, and where it tells of the dead it counts nobody else.
    """
    text, own = article.text, _ANYBODY | whom(question)
    if not _KINDS[0][0].search(question) or not _TOLL.search(text):
        return False
    dead = (one for one in names.figures(text) if _OF_DEAD.search(text, *enclosing(text, one, article.language)))
    others = (word for one in dead for word in counted_by(text, one) if is_human(word.removesuffix("s")))
    return all(stem(word) in own for word in others)


def _may_be(count: Span, article: Article, who: set[str], known: set[str], here: bool) -> bool:
    """Whether a count may be of those who are asked for: the toll is not that of the children among the dead, nor is
    that of a flood the one of a crash, nor that of a country the one of a village.

    Args:
        who: the stems of whom a question counts; empty for anybody.
        known: the stems of what the question and its answer tell of.
        here: whether they tell of those in one place.
    """
    sentence = article.text[slice(*enclosing(article.text, count, article.language))]
    event = _FROM.search(sentence)
    if here and _OF_MORE.search(sentence):
        return False
    return who <= set(stems(sentence)) and (event is None or stem(event["event"].casefold()) in known)


def _count(kind: tuple[re.Pattern[str], ...], said: re.Match[str], article: Article) -> tuple[Span, int] | None:
    """Where a count that some words give stands, and what it is; None where it is of others, or of another time."""
    text = article.text
    start, end = enclosing(text, said.span(), article.language)
    if _YEAR.search(text, start, end):
        return None
    figures = [(said.end() + a, said.end() + b) for a, b in names.figures(text[said.end() : end])]
    named = [one for one in figures if kind[1].match(text, one[1])]
    first = figures[0] if figures and figures[0][0] < said.end() + _NEAR else None
    alone = (
        kind[2].search(text, said.start(), said.end())
        and first
        and not any(one[1].match(text, first[1]) for one in _KINDS)
    )
    found = named[0] if named else first if alone else None
    count = _value(text[slice(*found)]) if found else None
    return (found, count) if found and count is not None else None


def _value(words: str) -> int | None:
    """The number that some words say first: "At least two" → 2."""
    figures = names.figures(words)
    first = words[slice(*figures[0])].casefold().replace(",", "") if figures else ""
    return int(first) if first.isdecimal() else value(first)
