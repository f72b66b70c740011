"""The one door to questions: history → retrieve → read → answer. Page, command line and others come through it.

A question for what somebody said, or who said something, is answered from the speech in the articles, where it is
there, and read like any other where it is not.
"""

from __future__ import annotations

import logging
import threading
import time
import unicodedata
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Final

from embeddings import minilm
from embeddings.errors import EncoderMissing
from qa import capitals, catalogue, descriptions, genders, gist, publishers, reports, sayings, topics
from qa.answer.citations import Citations
from qa.answer.extractive import NO_ANSWER, compose
from qa.errors import ArticleNotFound, LibraryDamaged, QuestionError, ReaderDamaged
from qa.first_names import Gender
from qa.followup import leans, means_a_person, names_a_thing, stand_alone
from qa.foreign import foreign
from qa.happenings import happenings, told_day
from qa.letters import plain_letters
from qa.lexical import STOP_WORDS, stems, words
from qa.library import Library
from qa.periods import NEAR, RECENT, about, adrift, period, without_adrift
from qa.questions import keywords
from qa.reader import Context, Reader
from qa.reader.sentence import SentenceReader
from qa.reader.span import SpanReader
from qa.retrieve import RRF_K, fuse, retrieve, spread, within
from qa.smalltalk import HOW_TO_ASK, asks_nothing, plainly
from qa.spelling import respelled
from qa.types import Answer, Article, Entry, Filters, Hit, Reading, Span, Turn

#: Passages that are read for one question.
READ: Final = 16
#: What the rank of a passage by its reading weighs beside that by retrieval, and the constant they are fused with.
READ_WEIGHT: Final = 0.5
READ_K: Final = 5
#: Passages among which one that is to be shown is chosen: most stand in articles of which a better one is shown.
CANDIDATES: Final = 3
#: Words of the longest question; beyond the encoder's window nothing would be understood.
MOST_WORDS: Final = 200
#: Code points of the longest question.
MOST_CHARACTERS: Final = 4_000
#: Seconds that a question waits for articles of an older library to be read for speech and dates.
_NOTING: Final = 2.0
#: Articles in which is looked whether somebody is he or she.
_NAMING: Final = 8
#: Share of words alone, weighed by rarity, that a sentence must hold to be shown for them, 0..1.
_ALL: Final = 0.99
#: Share of the best score elsewhere, 0..1, from which "the captain" is the one of the articles cited last.
_OF_THESE: Final = 0.7
#: Damaged articles that are named.
_DAMAGED: Final = 5
#: What is told to a question in another language, where no sentence has all its words.
_ONLY_ENGLISH: Final = "Short answers are for questions in English. These passages come nearest to yours:"
#: Encoders, one and the same in two exactnesses, whose cosines `reports.NEAR` holds for.
_MEASURED: Final = frozenset((minilm.SMALL, minilm.NAME))
#: Turns that a follow-up may lean on.
_TURNS: Final = 5


@dataclass(frozen=True)
class _Looked:
    """What was found for one wording of a question."""

    question: str
    hits: tuple[Hit, ...]
    readings: tuple[Reading, ...]
    #: What could answer.
    filters: Filters
    #: Whether the question was understood as one for what somebody said, or what happened on some days.
    sure: bool = False

    @property
    def best(self) -> float:
        return self.readings[0].score if self.readings else 0.0

    def within(self, articles: Collection[str]) -> bool:
        """Whether the best reading stands in one of these articles."""
        return bool(self.readings) and self.readings[0].article_id in articles


class Assistant:
    """Answers questions from one library.

    Args:
        reader: finds the answering spans; None for the model that ships, or where its files are damaged, the one
            that needs no model of its own: then answers are whole sentences, and a warning is logged.
        threshold: the least probability, 0..1, at which an answer is shown; None for the reader's own.
        today: the day on which questions are asked that do not come with one of their own (`Filters.as_of`).
    """

    def __init__(
        self,
        library: Library,
        *,
        reader: Reader | None = None,
        threshold: float | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.library = library
        self._today = today
        self._threshold = threshold
        self._reader = reader
        self._choosing = threading.Lock()

    @property
    def threshold(self) -> float:
        """The least probability, 0..1, at which an answer is shown."""
        return self.reader.threshold if self._threshold is None else self._threshold

    @property
    def reader(self) -> Reader:
        with self._choosing:
            if self._reader is None:
                self._reader = self._best_reader()
            return self._reader

    def _best_reader(self) -> Reader:
        reader = SpanReader(rarity=self.library.rarity)
        try:
            reader.load()
        except ReaderDamaged as error:
            logging.getLogger(__name__).warning("%s", error)
            return SentenceReader(self.library.encoder, self.library.rarity)
        return reader

    def warm(self) -> None:
        """Load models and indexes now (a second), so that the first question need not."""
        self.library.encoder.encode_queries(["warm"])
        _ = self.reader
        self.library.warm()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        top: int = 8,
    ) -> Answer:
        """Answer from the articles, or say that they do not answer.

        Args:
            history: the conversation so far, oldest first.
            filters: which articles may answer.
            top: passages to return in `Answer.hits`.

        Raises:
            QuestionError: the question is empty or too long.
        """
        began = time.perf_counter()
        question = checked(question)
        wanted = self._capitalised(plainly(question))
        history = history[-_TURNS:]
        at_hand = cache(lambda: self._at_hand(history, filters or Filters()))
        bare = _names_nothing(wanted) or catalogue.asks_news(wanted)
        alone = bare and stand_alone(wanted, history, self._gender) == wanted
        named = [] if gist.asked(wanted) else self._named(wanted, filters or Filters())
        noted = self._noted(wanted, at_hand, named, filters, top, alone=alone)
        if noted is not None:
            damaged = self.library.damaged()
            return replace(noted, question=question, seconds=time.perf_counter() - began, damaged=damaged)
        entry = at_hand() if gist.asked(wanted) else next(iter(named), None)
        if entry is not None:
            looked = self._begun(entry, filters or Filters(), top)
        else:
            looked = self._understood(wanted, history, filters, top)
        citations = Citations(self.library, looked.filters)
        composed = compose(looked.readings, citations, self.threshold, looked.question)
        hits = _scored(looked.hits, looked.readings)
        not_english = not composed.answered and bool(hits) and foreign(wanted)
        return Answer(
            question=question,
            answered=composed.answered,
            text=composed.text,
            confidence=composed.confidence,
            claims=composed.claims,
            citations=composed.citations,
            hits=hits[:top],
            seconds=time.perf_counter() - began,
            standalone=looked.question,
            filters=looked.filters if looked.filters.active else None,
            adrift="" if self._asked_on(filters or Filters()) else adrift(wanted),
            unsure=composed.unsure,
            suggestion="" if composed.answered or not_english else self._meant(wanted, hits),
            note=_ONLY_ENGLISH if not_english else "",
            articles=citations.articles,
            damaged=self.library.damaged(),
        )

    def _understood(self, question: str, history: Sequence[Turn], filters: Filters | None, top: int) -> _Looked:
        """What is found for a question as the conversation makes it stand alone, or as it is written."""
        alone = question if foreign(question) else stand_alone(question, history, self._gender)
        looked = self._look(alone, filters, top)
        rewritten = looked.question != question and not _names_nothing(question)  # a bare "Why?" asks nothing
        if rewritten and not looked.sure and not means_a_person(question):
            # A rewrite may be wrong: where the articles answer the question better as it is written, that was meant.
            written = self._look(question, filters, top)
            better = written.best > looked.best and not written.sure
            if leans(question):
                # Any article may say when something opened: it was meant where the one spoken of says it.
                better = False
                written = written if written.within(_cited_last(history)) else looked
            if written.best >= self.threshold and (better or looked.best < self.threshold):
                looked = written
        if looked.question == question and not looked.sure and names_a_thing(question):
            looked = self._of_these(looked, _cited_last(history), filters or Filters())
        return looked

    def _of_these(self, looked: _Looked, cited: tuple[str, ...], filters: Filters) -> _Looked:
        """What the articles cited last say to a question, where they say it nearly as well as the others."""
        if not cited or looked.within(cited):
            return looked
        found = self._whole(retrieve(self.library, looked.question, filters=filters, among=cited, top=READ))
        readings = self._read(looked.question, found)
        if not readings or readings[0].score < max(self.threshold, _OF_THESE * looked.best):
            return looked
        return replace(looked, hits=tuple(hit for hit, _ in found), readings=tuple(readings))

    def _read(self, question: str, found: Sequence[tuple[Hit, Article]]) -> Sequence[Reading]:
        """What the reader makes of the first of the passages found."""
        contexts = [
            Context(article, hit, article.text[hit.passage.start : hit.passage.end]) for hit, article in found[:READ]
        ]
        return self.reader.read(question, contexts) if contexts else []

    def _at_hand(self, history: Sequence[Turn], filters: Filters) -> Entry | None:
        """The article that "the article" means: the one spoken of last, or the only one there is; None for none."""
        cited = _cited_last(history)
        spoken_of = self.library.known(cited[:1]).values() or (self.library.entries() if len(self.library) == 1 else ())
        return next(iter(catalogue.passing(tuple(spoken_of), filters)), None)

    def _named(self, question: str, filters: Filters) -> list[Entry]:
        """The articles that a question for what one is about may name by that, one of those that are copies."""
        one = gist.named(question)
        named: list[Entry] = []
        for entry in catalogue.passing(catalogue.meant(one, self._found), filters) if one else ():
            if not {other.id for other in named}.intersection(self.library.stories.copies(entry.id)):
                named.append(entry)
        return named

    def _begun(self, entry: Entry, filters: Filters, top: int) -> _Looked:
        """How an article begins."""
        readings: Sequence[Reading] = ()
        with suppress(ArticleNotFound, LibraryDamaged):
            readings = gist.told(self.library.article(entry.id))
        hits = tuple(Hit(passage, rank, {}) for rank, passage in enumerate(self.library.passages_of(entry.id)[:top], 1))
        # By its title, so that what is asked next is asked of that.
        return _Looked(f"What is “{entry.title}” about?", hits, tuple(readings), filters, sure=True)

    def _noted(
        self,
        question: str,
        at_hand: Callable[[], Entry | None],
        named: Sequence[Entry],
        filters: Filters | None,
        top: int,
        *,
        alone: bool,
    ) -> Answer | None:
        """What is told to a question that asks nothing of what the articles say; None where it does ask that.

        Args:
            named: the articles that it may mean, where it asks what one is about.
            alone: whether it names nothing, and nothing was asked before that it could be about: "Why?", "Any news?".
        """
        if not len(self.library):
            return None
        news = catalogue.asks_news(question)
        if asks_nothing(question) or (alone and not news):
            told: catalogue.Told | None = catalogue.Told(HOW_TO_ASK)
        elif news and not alone:
            told = None
        elif gist.asked(question):
            told = None if at_hand() else catalogue.which(self.library.entries(), filters)
        elif len(named) > 1:
            told = catalogue.several(named, filters)
        else:
            today = self._asked_on(filters or Filters())
            told = catalogue.told(
                question, self.library.entries, self._found, self.library.naming, filters, at_hand, today
            )
        if told is None:
            return None
        begun = [passages[0] for entry in told.entries if (passages := self.library.passages_of(entry.id))]
        hits = tuple(Hit(passage, rank, {}) for rank, passage in enumerate(begun[:top], start=1))
        return Answer(question, False, NO_ANSWER, 0.0, (), (), hits, 0.0, standalone=question, note=told.text)

    def _found(self, words: str) -> list[Article]:
        """The articles that are found for some words, best first."""
        return _articles(self._whole(retrieve(self.library, words, filters=Filters(), top=_NAMING * CANDIDATES)))

    def _capitalised(self, question: str) -> str:
        """The question with the names typed in small letters as the passages write them that are found for it."""
        if not capitals.has_none(question):
            return question
        found = self._whole(retrieve(self.library, question, filters=Filters(), top=_NAMING))
        texts = (
            text
            for hit, article in found
            for text in (article.text[hit.passage.start : hit.passage.end], article.title, *article.authors)
        )
        return capitals.given(question, texts)

    def _gender(self, name: str) -> Gender | None:
        """Whether somebody is he or she, as the articles tell that name them."""
        return genders.told(name, self._found(name)[:_NAMING])

    def _look(self, question: str, filters: Filters | None, top: int) -> _Looked:
        """Retrieve and read for one wording of a question, in the articles of the publishers that it names."""
        filters = filters or Filters()
        named = publishers.named(question, self.library.publishers)
        own = named.publishers if named else ()
        if filters.publishers:
            own = tuple(one for one in own if any(publishers.filtered(name, [one]) for name in filters.publishers))
        if named is None or not own:
            return self._look_for(question, filters, top)
        if named.said:
            # Who "said" it may be somebody who is quoted, in whosever articles.
            looked = self._look_for(question, filters, top)
            if looked.sure:
                return looked
        looked = self._look_for(named.question, replace(filters, publishers=own), top)
        if not looked.sure and looked.best < self.threshold:
            # "Reuters reported that …" stands in the articles of others.
            others = self._look_for(named.question, filters, top)
            citing = tuple(one for one in others.readings if publishers.cited(own, one.text))
            if citing and citing[0].score >= self.threshold:
                looked = replace(others, readings=citing)
        return replace(looked, question=question)

    def _look_for(self, question: str, filters: Filters, top: int) -> _Looked:
        """Retrieve and read for a question in the articles that pass the filters and the days it confines itself to."""
        today = self._asked_on(filters)
        confined = period(question, filters.as_of or self.library.latest(), today)
        if confined is not None:
            filters = within(filters, confined.since, confined.until)
        wanted = confined.question if confined else question
        asked = sayings.asked(wanted)
        if asked is not None or filters.since or filters.until:
            self.library.take_notes(seconds=_NOTING)
        days = about_days(wanted, today, filters)
        topic = topics.asked(wanted if today else without_adrift(wanted))
        sought = topic.words if topic else wanted
        found = retrieve(self.library, sought, filters=filters, days=days, top=max(READ, CANDIDATES * top))
        whole = self._whole(found)
        hits = tuple(hit for hit, _ in whole)
        told_of = partial(told_day, self.library, filters)
        if confined is not None and confined.open:
            backwards = filters.since is None or confined.counted
            return _Looked(
                question, hits, tuple(happenings(self.library, filters, backwards=backwards)), filters, sure=True
            )
        if asked is not None:
            said = sayings.answering(self.library, asked, filters, today)
            if said and said[0].score >= self.threshold:
                return _Looked(question, hits, tuple(said), filters, sure=True)
        if topic is not None:
            told = (
                reports.told(topic, whole, self.library.rarity, told_of)
                or _beginnings(reports.titled(topic, whole), told_of)
                or _beginnings(self._near(topic, whole), told_of, reports.NEAR_SURE)
            )
            if told and told[0].score >= self.threshold:
                return _Looked(question, hits, tuple(told), filters, sure=True)
        if (name := descriptions.asked(wanted)) is not None:
            articles = _articles(whole)
            described = descriptions.told(name, articles)
            if described and described[0].score >= self.threshold:
                return _Looked(question, hits, tuple(described), filters, sure=True)
            wanted = descriptions.written(wanted, name, articles)
        readings = self._read(wanted, whole)
        if foreign(question):
            # The reader understands none of it; a sentence that has all of its words is what was looked for.
            readings = [replace(one, short=None) for one in readings if catalogue.has_words(one.text, words(wanted))]
        if asked is not None and asked.speaker:
            readings = sayings.may_be_by(self.library, readings, asked.speaker)
        elif asked is not None and asked.words and not asked.report:
            readings = sayings.may_say(self.library, readings, asked.words)
        if keywords(wanted) and (not readings or readings[0].score < self.threshold):
            # Whoever types words alone is served by a sentence that has all of them.
            named = reports.told(topics.Topic(wanted, False), whole, self.library.rarity, told_of)
            named = [reading for reading in named if reading.score >= _ALL * reports.SURE]
            if named and named[0].score >= self.threshold:
                return _Looked(question, hits, tuple(named), filters, sure=True)
        return _Looked(question, hits, tuple(readings), filters)

    def _near(self, topic: topics.Topic, whole: Sequence[tuple[Hit, Article]]) -> list[Article]:
        """The articles that tell of a topic in other words; none where nobody has measured how near those are."""
        encoder = self.library.encoder
        if encoder.name not in _MEASURED:
            return []

        def cosines(titles: Sequence[str]) -> list[float]:
            return [float(one) for one in encoder.encode_passages(titles) @ encoder.encode_queries([topic.words])[0]]

        return reports.near(topic, whole, self.library.rarity, cosines)

    def _meant(self, question: str, hits: Sequence[Hit]) -> str:
        """What a question may mean, by the words of what was found; empty where its own are known."""
        nowhere = self.library.rarity([""])[0]
        found = (
            (article.title, article.text[hit.passage.start : hit.passage.end]) for hit, article in self._whole(hits)
        )
        texts = [text for both in found for text in both]
        english: frozenset[str] = frozenset()
        with suppress(EncoderMissing):  # another encoder does not need it
            english = minilm.vocabulary()
        return respelled(question, texts, lambda word: self.library.rarity(stems(word)) == [nowhere], english) or ""

    def search(self, words: str, *, filters: Filters | None = None, top: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to some words, best first, spread over their articles. Raises QuestionError."""
        words, filters = checked(words), filters or Filters()
        days = about_days(words, self._asked_on(filters), filters)
        found = retrieve(self.library, words, filters=filters, days=days, top=CANDIDATES * top)
        return spread([(hit, 1 / (RRF_K + hit.rank)) for hit, _ in self._whole(found)])[:top]

    def _asked_on(self, filters: Filters) -> date | None:
        """The day that "this week" goes by; None where no article is near it, for an archive has no today."""
        if filters.as_of:
            return filters.as_of
        today, latest = self._today(), self.library.latest()
        return today if latest is not None and today - latest < NEAR else None

    def _whole(self, hits: Sequence[Hit]) -> list[tuple[Hit, Article]]:
        """The hits with their articles, ranked anew; one whose article is gone or damaged is passed over."""
        articles: dict[str, Article | None] = {}
        whole: list[tuple[Hit, Article]] = []
        for hit in hits:
            article_id = hit.passage.article_id
            if article_id not in articles:
                try:
                    articles[article_id] = self.library.article(article_id)
                except (ArticleNotFound, LibraryDamaged):
                    articles[article_id] = None
            article = articles[article_id]
            if article is not None and 0 <= hit.passage.start < hit.passage.end <= len(article.text):
                whole.append((replace(hit, rank=len(whole) + 1), article))
        return whole


def about_days(question: str, today: date | None, filters: Filters) -> tuple[date, date] | None:
    """The days near which an answer is looked for first; None for any.

    Who says on which day it is asked asks for what was news then, where the question does not say which days it means.
    """
    if today is None:
        return None
    return about(question, today) or ((today - RECENT, today) if filters.as_of else None)


def unread(damaged: Sequence[str]) -> str:
    """What to tell of articles that were not read, for they are damaged, by their ids; empty where there are none."""
    if not damaged:
        return ""
    named = ", ".join(damaged[:_DAMAGED]) + (", …" if len(damaged) > _DAMAGED else "")
    one = len(damaged) == 1
    told = "1 article is damaged and was" if one else f"{len(damaged):,} articles are damaged and were"
    return f"{told} not read ({named}). Add {'its file' if one else 'their files'} again."


def _beginnings(
    articles: Sequence[Article], told_of: Callable[[Article, Span], date | None], sure: float = 1.0
) -> list[Reading]:
    """How some articles begin: one at length, of several the first sentence.

    Args:
        sure: how often they are those that are meant, 0..1.
    """
    most = gist.MOST if len(articles) == 1 else 1
    return [
        replace(reading, score=sure * reading.score)
        for article in articles
        for reading in gist.told(article, most)
        if told_of(article, (reading.start, reading.end)) is not None
    ]


def _articles(found: Sequence[tuple[Hit, Article]]) -> list[Article]:
    """The articles of passages found, best first, each once."""
    return list({article.id: article for _, article in found}.values())


def _cited_last(history: Sequence[Turn]) -> tuple[str, ...]:
    """The articles of the last exchange that showed any."""
    return next((turn.cited for turn in reversed(history) if turn.cited), ())


def _names_nothing(question: str) -> bool:
    """Whether a question is too bare to be one by itself: "Why?"; "Who said what?" is one.

    Will, It and The Who are named by words that are no names elsewhere, and have their capitals.
    """
    named = any(word[:1].isupper() for word in question.split()[1:]) or not set('“"').isdisjoint(question)
    return not named and STOP_WORDS.issuperset(words(question)) and sayings.asked(question) is None


def checked(question: str) -> str:
    """The question in NFC, without white space around it or more than one space in it.

    Raises:
        QuestionError: it is empty, or of more than `MOST_WORDS` words or `MOST_CHARACTERS` code points.
    """
    # Half a character of a broken input is nothing that a model or a database takes.
    question = " ".join(question.encode("utf-8", "ignore").decode().split())
    # Before it is composed: that takes time by the square of the marks on one letter, in which nothing else runs.
    _must_be_short(question)
    question = unicodedata.normalize("NFC", plain_letters(question))  # as articles are kept
    _must_be_short(question)  # a few signs are composed into more than they were
    if not any(character.isalnum() for character in question):
        raise QuestionError("The question is empty.", "Ask something about your articles.")
    return question


def _must_be_short(question: str) -> None:
    words = len(question.split())
    if words > MOST_WORDS:
        raise QuestionError(
            f"The question has {words:,} words; Pullquote understands up to {MOST_WORDS}.",
            "Ask for one thing at a time.",
        )
    if len(question) > MOST_CHARACTERS:
        raise QuestionError(
            f"The question has {len(question):,} characters; Pullquote understands up to {MOST_CHARACTERS:,}.",
            "Ask for one thing at a time.",
        )


def _scored(hits: Sequence[Hit], readings: Sequence[Reading]) -> tuple[Hit, ...]:
    """The hits with the score of the best reading inside each, ranked anew by what retrieval and reading say of them,
    and spread over their articles.

    Readings alone would rank them worse than retrieval does (benchmarks/LOG.md): the reader knows where an answer
    stands, retrieval which article the question is about.
    """
    scored = []
    for hit in hits:
        passage = hit.passage
        inside = [
            reading.score
            for reading in readings
            if reading.article_id == passage.article_id and passage.start <= reading.start < passage.end
        ]
        scored.append(replace(hit, scores={**hit.scores, "reader": max(inside)}) if inside else hit)
    read = sorted((hit for hit in scored if "reader" in hit.scores), key=lambda hit: -hit.scores["reader"])
    both = fuse((([hit.rank for hit in scored], 1.0), ([hit.rank for hit in read], READ_WEIGHT)), READ_K)
    by_rank = {hit.rank: hit for hit in scored}
    return spread([(by_rank[before], score) for before, score in both])
