"""Which answers stand beside the likeliest one: what another article says instead. English.

Three papers on one accident give three figures of its injured, and the likeliest of them is not the truth by being so.
What is nearly as likely is told, and what is less so where it plainly answers the same question. This module knows
nothing of quotes and claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from qa import names
from qa.answer.ended import ended, may_end
from qa.answer.overtaken import instead, of_a_day, overtakable
from qa.answer.subject import COUNTERPARTS, EVENTS, LIGHT
from qa.lexical import content_words, stem, stems
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.questions import asked_for, of_now
from qa.reader.rules.left import asks_holder, has_left
from qa.reader.rules.withdrawn import corrects
from qa.reader.short import UNIT
from qa.types import Article, Reading

#: Share of the likeliest one's probability from which another answer stands beside it, 0..1 …
FURTHER_SHARE: Final = 0.8
#: … and from which one does that is another article's, of the same kind and in the question's words.
INSTEAD_SHARE: Final = 0.4
#: Code points of an article in which it says where and of whom it tells.
_BEGINNING: Final = 1_500
#: Words of names at their beginnings by which two articles are of one story, not merely of one place.
OF_ONE_STORY: Final = 3
#: Later articles in which is looked for what overtakes an answer.
_LATER: Final = 8
#: What is counted.
_COUNTED: Final = lazy_pattern(r"\bhow many (?P<noun>[\w-]+)", re.IGNORECASE)
_PRONOUN: Final = lazy_pattern(r"\b(?:it|its|they|them|their|he|him|his|she|her|this|these)\b", re.IGNORECASE)
#: Code points before a sentence, or behind it, in which its neighbours are looked for.
_BEFORE: Final = 600
#: Behind a figure, what makes it one of something else than a count.
_UNITS: Final = {
    unit: lazy_pattern(pattern, re.IGNORECASE)
    for unit, pattern in {
        "money": r"[$€£¥]|\b(?:pounds?|dollars?|euros?|pence|cents|kron\w+|francs?|yen|rupees?)\b",
        "share": r"%|\bper ?cent\b|\bpercent\b|\bpercentage\b|\bpct\b",
        "time": rf"{UNIT}\b|\b\d[\d.,]* ?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b",
        "length": r"\b(?:km|kilomet(?:re|er)s?|m|met(?:re|er)s?|cm|centimet(?:re|er)s?|miles?|feet|foot|inch(?:es)?)\b",
        "weight": r"\b(?:kg|kilos?|kilograms?|g|grams?|tonnes?|tons?|pounds|lbs?|ounces?)\b",
        "warmth": r"°|\bdegrees?\b",
    }.items()
}
#: Code points behind a short answer in which its unit may stand: "48" of "48 per cent".
_BEHIND: Final = 12
#: What parts two clauses. "After" and "before" do where a clause follows: "after it had been closed".
_PARTS: Final = lazy_pattern(
    r"[,;:–—](?!\d)|\b(?:and|but|while|when|as|since|until|which|who|that)\b"
    r"|\b(?:after|before)(?= (?:it|he|she|they|the|its|his|her|their)\b)",
    re.IGNORECASE,
)
#: What says when something opens by a word for the opposite.
_CLOSED_UNTIL: Final = lazy_pattern(r"\b(?:closed|shut)\b[^,;:]{0,30}\buntil\W*$", re.IGNORECASE)
#: What a name follows that does not begin a sentence.
_WITHIN: Final = lazy_pattern(r"[\w,;:’')-] $")


@dataclass(frozen=True)
class Beside:
    """What stands beside the likeliest reading of a question.

    Args:
        article: by its id; None where it is gone.
        copies: of an article.
        found: the articles that are found for some words, by their ids.
    """

    question: str
    best: Reading
    article: Callable[[str], Article | None]
    copies: Callable[[str], tuple[str, ...]]
    found: Callable[[str], Sequence[str]] = lambda _: ()

    @property
    def of_now(self) -> bool:
        """Whether the question asks what is so, and of no day."""
        return of_now(self.question) and not of_a_day(self.question)

    def admits(self, reading: Reading) -> bool:
        """Whether a reading is to be told beside the likeliest one, if it says anything else."""
        if reading is self.best:
            return True
        if self._of_no_kind(reading) or self._of_the_counterpart(reading):
            return False
        share = reading.score / self.best.score if self.best.score else 1.0
        return share >= FURTHER_SHARE or (share >= INSTEAD_SHARE and self._instead(reading))

    def overtaking(self, readings: Sequence[Reading]) -> list[Reading]:
        """What later articles on the same matter give in the place of the likeliest reading's short answer, or say
        that what it tells is over.

        Its own may give something too: it may name somebody and whoever follows him.

        Args:
            readings: of articles that are looked through beside those that are found for the likeliest one.
        """
        one = self.article(self.best.article_id)
        if one is None or not (overtakable(self.question, self.best) or may_end(self.question, self.best)):
            return []
        found = self.found(f"{self.question} {self.best.text}")
        others = filter(None, map(self.article, dict.fromkeys((*(each.article_id for each in readings), *found))))
        later = ((other, _shared(one, other)) for other in others if _is_later(one, other))
        related = ((other, shared) for other, shared in later if shared or corrects(other.title, other.text))
        near = list(islice(related, _LATER))
        told = [instead(self.question, self.best, one)]
        for other, shared in near:
            new = instead(self.question, self.best, other, by_words=not shared)
            if new is None and shared >= OF_ONE_STORY:
                new = instead(self.question, self.best, other, goes_on=True)
                new = new if new and _of_one_kind(self.best, new) else None
            told.append(new)
        over = ended(
            self.question,
            self.best,
            sorted((each for each, shared in near if shared), key=lambda each: each.published or date.min),
        )
        return [each for each in (*told, over) if each and not self._of_the_counterpart(each)]

    def is_gone(self, reading: Reading, other: Reading) -> bool:
        """Whether the article of another, which is no earlier, says that somebody holds the office no longer."""
        if not reading.short or not asks_holder(self.question):
            return False
        one, says = self.article(reading.article_id), self.article(other.article_id)
        if one is None or says is None or _is_later(says, one):
            return False
        return has_left(self.question, reading.brief, says.text, says.language)

    def _of_no_kind(self, reading: Reading) -> bool:
        """Whether it gives no figure or day where one is asked for and the likeliest gives one."""
        finds = {"figure": names.figures, "date": names.dates}.get(asked_for(self.question) or "")
        if not finds or not (self.best.short and reading.short) or not finds(self.best.brief):
            return False
        return not (names.figures(reading.brief) or names.dates(reading.brief))

    def _of_the_counterpart(self, reading: Reading) -> bool:
        """Whether it says of the killed what the question asks of the injured, and the likeliest says of these."""
        if not (self.best.short and reading.short):
            return False  # "Has the library opened?" is answered by what says that it closed
        asked = set(stems(self.question))
        for row in COUNTERPARTS:
            said, other = _of_row(self.best, row), _of_row(reading, row)
            if any(asked & side and said & side and other and not other & side for side in row):
                return True
        return False

    def _instead(self, reading: Reading) -> bool:
        """Whether it is another article's answer to the same question, as plainly as the likeliest."""
        best = self.best
        if reading.article_id == best.article_id or reading.article_id in self.copies(best.article_id):
            return False
        one, other = self.article(best.article_id), self.article(reading.article_id)
        if one is None or other is None:
            return False
        later, alike = self.of_now and _is_later(one, other), _of_one_kind(best, reading)
        if not later and not alike:
            return False
        asked = set(stems(" ".join(content_words(self.question)))) - LIGHT
        named = {word for start, end in names.names(self.question) for word in stems(self.question[start:end])}
        counted = {stem(one["noun"].casefold()) for one in _COUNTED.finditer(self.question)} - LIGHT
        said = asked & set(stems(best.text))
        if not asked or not counted & said <= set(stems(reading.text)):
            return False
        shared = _shared(one, other)
        # What goes on with a story may call things by other words, and say which it means in the next sentence.
        goes_on = later and alike and shared >= OF_ONE_STORY
        if not said - named <= set(stems(f"{other.title} {(_line if goes_on else _told)(other, reading)}")):
            return False
        whole = [set(stems(f"{each.title} {each.text}")) for each in (one, other)]
        if not (asked - EVENTS) & (set(stems(_line(one, best))) if goes_on else whole[0]) <= whole[1]:
            return False
        # An accident each, and a question that names neither: nothing else says that it is the same.
        return bool(named & whole[0]) or shared > 0


def _is_later(one: Article, other: Article) -> bool:
    """Whether the other article was published later: what is so now it may tell in an answer of any kind."""
    return bool(one.published and other.published and one.published < other.published)


def _shared(one: Article, other: Article) -> int:
    """Words of names that both have at their beginning."""
    return len(set(named(one)).intersection(named(other)))


def _of_one_kind(one: Reading, other: Reading) -> bool:
    """Whether two short answers are both money, or both names."""
    return bool(one.short and other.short) and (kind := _kind(one)) is not None and kind == _kind(other)


def _of_row(reading: Reading, row: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words of counterparts in the clause of a short answer; where it has none, those in its sentence.

    What is closed until a day opens on it.
    """
    start, end = (place - reading.start for place in reading.short or (reading.start, reading.end))
    first = max((one.end() for one in _PARTS.finditer(reading.text, 0, start)), default=0)
    parted = _PARTS.search(reading.text, end)
    counterparts = frozenset().union(*row)
    clause = reading.text[first : parted.start() if parted else len(reading.text)]
    if _CLOSED_UNTIL.search(reading.text[:start]):
        return counterparts.intersection(stems("open"))
    return counterparts.intersection(stems(clause)) or counterparts.intersection(stems(reading.text))


def _told(article: Article, reading: Reading) -> str:
    """The sentence of a reading, and the one before where a pronoun stands for what that one names."""
    if not _PRONOUN.search(reading.text):
        return reading.text
    first = max(0, reading.start - _BEFORE)
    before = sentences(article.text[first : reading.start], article.language)
    start = before[-1].start if before else reading.start - first
    return article.text[first + start : reading.end]


def _line(article: Article, reading: Reading) -> str:
    """The line that a reading stands in, or as much of a long one as stands near it."""
    text = article.text
    before = text[max(0, reading.start - _BEFORE) : reading.start].rpartition("\n")[2]
    return before + reading.text + text[reading.end : reading.end + _BEFORE].partition("\n")[0]


def _kind(reading: Reading) -> str | None:
    """What a short answer is: money, a share, a count, a day, a name; None for other words."""
    words = reading.brief
    if names.dates(words):
        return "date"
    if names.figures(words):
        end = (reading.short or (0, 0))[1] - reading.start
        around = words + reading.text[end : end + _BEHIND]
        return next((unit for unit, pattern in _UNITS.items() if pattern.search(around)), "count")
    return "name" if names.names(words) else None


def named(article: Article) -> Iterator[str]:
    """What an article names at its beginning, by words; not what merely begins a sentence."""
    for text in (article.title, article.text[:_BEGINNING]):
        for start, end in names.names(text):
            if _WITHIN.search(text[max(0, start - 2) : start]):
                yield from stems(text[start:end])
