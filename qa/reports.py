"""What the articles tell of a topic: whole sentences that name it, one of each article.

This module knows nothing of how an answer is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qa import names
from qa.catalogue import has_words
from qa.lexical import content_words, stems
from qa.passages import enclosing, is_sentence, sentences
from qa.patterns import lazy_pattern
from qa.reader.wanted import Rarity, Wanted
from qa.topics import Topic
from qa.types import Article, Hit, Reading, Span

#: Share of a topic's words, weighed by rarity, that a sentence must hold to be about it, 0..1.
ABOUT: Final = 0.7
#: How often such a sentence is about its topic, 0..1: of 172 that were read, 128 were (benchmarks/LOG.md).
SURE: Final = 0.74
#: Share of the most that any sentence holds which another must hold to be told beside it, 0..1.
_NEARLY: Final = 0.85
#: Of so many articles, the best by retrieval, the latest are told first where the latest is asked for.
_ARTICLES: Final = 8
#: Code points within which an article tells what belongs to what it is about.
_BEGINNING: Final = 1_500
#: Sentences in which an article says what it is about, and how many that name it tell so too.
_LEAD: Final = 2
_OFTEN: Final = 3
#: Cosine of a topic and a title or passage, -1..1, by the encoder that ships, from which the article is told of.
NEAR: Final = 0.54
#: How often an article so near is about the topic, 0..1: of 35 topics that were told so, 32, but by these it was chosen
#: (benchmarks/LOG.md).
NEAR_SURE: Final = 0.85
#: What stands for something that another question names.
_PRONOUN: Final = lazy_pattern(r"\b(?:it|its|he|him|his|she|hers?|they|them|theirs?)\b", re.IGNORECASE)
#: A place, however it is typed: no article in which it does not stand tells of it.
_PLACE: Final = lazy_pattern(r"\b(?:in|at|from|near) (?!(?:the|an?|his|her|its|their|my|our)\b)(\w+)", re.IGNORECASE)
#: What only says where something happened: of "found near Stell Bridge", "near Stell Bridge".
_BESIDE: Final = lazy_pattern(
    r"\b(?:[Nn]ear|[Oo]utside|[Bb]eside|[Oo]pposite|[Cc]lose to|[Nn]ext to) (?:the |an? )?"
    r"(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|[\w’'-]+(?: (?:at|in|of) (?:the )?[A-Z][\w’'-]*)?)"
)


@dataclass(frozen=True)
class _Told:
    """What one article tells."""

    #: Share of the topic's words that it names, 0..1.
    share: float
    #: How far the article is from being about it: 0 where it is, 1 where it names it by the way in its beginning, 2
    #: where further on.
    aside: int
    #: Of which it tells.
    day: date
    reading: Reading


def told(
    topic: Topic,
    found: Sequence[tuple[Hit, Article]],
    rarity: Rarity,
    day: Callable[[Article, Span], date | None],
) -> list[Reading]:
    """A sentence of each article that names the topic, best first, or the latest.

    Reports begin with what they are about: articles that name it in their titles or first sentences, or often, come
    before those that name it by the way, and of each the first sentence is told that names most of it. Of the latest,
    what stands further on than in a beginning is told only where nothing else is.

    Args:
        found: passages on the topic with their articles, best first.
        day: of which day a sentence tells; None where it may not be told.
    """
    wanted = _Words(topic, rarity)
    places: dict[str, list[Span]] = {}
    articles = {article.id: article for _, article in found}
    for hit, article in found:
        places.setdefault(article.id, [(0, _BEGINNING)]).append((hit.passage.start, hit.passage.end))
    best = []
    for article_id, spans in places.items():
        article = articles[article_id]
        naming = set(_naming(article, spans, wanted))
        able = (one for one in naming if day(article, (-one[1], one[2])) is not None)
        share, start, end = max(able, default=(0.0, 0, 0))
        if share >= ABOUT:
            reading = Reading(article_id, -start, end, article.text[-start:end], share * SURE)
            about = len(naming) >= _OFTEN or wanted.coverage(_lead(article)) >= ABOUT
            aside = 0 if about else 1 if reading.start < _BEGINNING else 2
            best.append(_Told(share, aside, day(article, (-start, end)) or date.min, reading))
    most = max((one.share for one in best), default=0.0)
    ranked = sorted((one for one in best if one.share >= _NEARLY * most), key=lambda one: one.aside)
    if topic.latest:
        subject = [one for one in ranked if one.aside < 2] or ranked
        ranked = sorted(subject[:_ARTICLES], key=lambda one: (-one.aside, one.day), reverse=True)
    return [one.reading for one in ranked]


def titled(topic: Topic, found: Sequence[tuple[Hit, Article]]) -> list[Article]:
    """The articles that have all words of the topic in their titles, best first, or the latest.

    No sentence need say again what the title says.

    Args:
        found: passages on the topic with their articles, best first.
    """
    articles = {article.id: article for _, article in found}
    named = [article for article in articles.values() if has_words(article.title, content_words(topic.words))]
    return _latest(named) if topic.latest else named


def near(
    topic: Topic,
    found: Sequence[tuple[Hit, Article]],
    rarity: Rarity,
    cosines: Callable[[Sequence[str]], Sequence[float]],
) -> list[Article]:
    """The articles that tell of a topic in other words than its own, nearest first, or the latest.

    One word of it must stand in the title or the beginning, and every name of it in the article: what happened in
    Madrid is not what happened in Lisbon, however alike the two are. "What happened to her car" asks of one thing in a
    story, which its beginning need not tell.

    Args:
        found: passages on the topic with their articles, best first.
        cosines: of the topic and each of some titles, -1..1.
    """
    if _PRONOUN.search(topic.words):
        return []
    wanted = _Words(topic, rarity)
    named = {stem for a, b in names.names(topic.words) for stem in stems(topic.words[a:b])}
    named.update(stem for place in _PLACE.findall(topic.words) for stem in stems(place))
    passages: dict[str, float] = {}
    for hit, article in found:
        passages[article.id] = max(hit.scores.get("dense", 0.0), passages.get(article.id, 0.0))
    first = [*{article.id: article for _, article in found}.values()][:_ARTICLES]
    able = [
        article
        for article in first
        if wanted.coverage(f"{article.title} {article.text[:_BEGINNING]}")
        and named <= set(stems(f"{article.title} {article.text}"))
    ]
    nearness = {
        article.id: max(passages[article.id], cosine)
        for article, cosine in zip(able, cosines([article.title for article in able]), strict=True)
    }
    told = sorted((one for one in able if nearness[one.id] >= NEAR), key=lambda one: -nearness[one.id])
    return _latest(told) if topic.latest else told


def _lead(article: Article) -> str:
    """The title and the first sentences of an article, with what stands before these."""
    beginning = article.text[:_BEGINNING]
    texts = [beginning[one.start : one.end] for one in sentences(beginning, article.language)]
    first = next((place for place, text in enumerate(texts) if is_sentence(text)), 0)
    return " ".join((article.title, *texts[: first + _LEAD]))


def _latest(articles: Sequence[Article]) -> list[Article]:
    return sorted(articles, key=lambda one: one.published or date.min, reverse=True)


class _Words(Wanted):
    """The words of a topic, of which a text must hold all figures: "Crew-9" is not "Crew-7".

    What happened near something did not happen to it.
    """

    def __init__(self, topic: Topic, rarity: Rarity) -> None:
        super().__init__(topic.words, rarity)
        self._figures = _figures(topic.words)
        self._itself = topic.itself

    def coverage(self, text: str) -> float:
        text = _BESIDE.sub("", text) if self._itself else text
        return super().coverage(text) if self._figures <= _figures(text) else 0.0


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def _naming(article: Article, spans: Sequence[Span], wanted: Wanted) -> Iterator[tuple[float, int, int]]:
    """The sentences in these parts of an article that name something wanted: how much of it, minus where, to where."""
    for first, last in spans:
        for sentence in sentences(article.text[first:last], article.language):
            start, end = first + sentence.start, first + sentence.end
            if wanted.coverage(article.text[start:end]) >= ABOUT:
                start, end = enclosing(article.text, (start, end), article.language)
                text = article.text[start:end]
                if is_sentence(text):
                    yield wanted.coverage(text), -start, end
