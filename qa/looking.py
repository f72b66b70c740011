"""What the articles say to one wording of a question: retrieve, then ask in turn all that know a kind of question.

What happened on some days, who said what, what there is on a topic, who somebody is: what is understood as one of
these and found is the answer. Everything else is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from embeddings import minilm
from qa import catalogue, descriptions, gist, publishers, reports, sayings, topics
from qa.errors import ArticleNotFound, LibraryDamaged
from qa.foreign import foreign
from qa.happenings import happenings, on_weekdays, told_day
from qa.lexical import words
from qa.library import Library
from qa.periods import NEAR, RECENT, Period, about, period, weekday, with_years, without_adrift
from qa.questions import in_context, keywords
from qa.reader import NOTHING_BEFORE, Context, Reader
from qa.reader.rules import tables
from qa.reader.rules.placings import listed
from qa.retrieve import retrieve, within
from qa.types import Article, Before, Filters, Hit, Reading, Span

#: Passages that are read for one question.
READ: Final = 16
#: Passages among which one that is to be shown is chosen: most stand in articles of which a better one is shown.
CANDIDATES: Final = 3
#: How likely the only list of who came behind a winner is of the race that is meant, where the question does not say.
_LISTED: Final = 0.5
#: Code points of the longest article that such a list is looked for in: to go through a book takes too long.
_LONGEST: Final = 200_000
#: Seconds that a question waits for articles of an older library to be read for speech and dates.
_NOTING: Final = 2.0
#: How sure a few words must be, 0..1, to be shown for words alone instead of sentences on what these name.
_SURE_OF_WORDS: Final = 0.72
#: The probability, 0..1, that is told of what comes first in a table.
_FIRST_SURE: Final = 0.8
#: Encoders, one and the same in two exactnesses, whose cosines `reports.NEAR` holds for.
_MEASURED: Final = frozenset((minilm.SMALL, minilm.NAME))

#: A passage found, and the article that it stands in.
Found = tuple[Hit, Article]


@dataclass(frozen=True)
class Looked:
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


@dataclass(frozen=True)
class _Sought:
    """What one wording of a question asks for, and the passages that may say it."""

    #: Without the days that it confines itself to.
    wanted: str
    in_english: bool
    days: Period | None
    filters: Filters
    today: date | None
    said: sayings.Asked | None
    topic: topics.Topic | None
    whole: Sequence[Found]
    #: The day of which a stretch of an article tells; None where it is of other days than are asked for.
    told_of: Callable[[Article, Span], date | None]


@dataclass(frozen=True)
class Looking:
    """Looks for what a library's articles say.

    Args:
        threshold: the least probability, 0..1, at which an answer is shown.
        clock: the day on which questions are asked that do not come with one of their own (`Filters.as_of`).
        top: passages that are to be shown.
    """

    library: Library
    reader: Reader
    threshold: float
    clock: Callable[[], date]
    top: int

    def look(self, question: str, filters: Filters) -> Looked:
        """Retrieve and read for one wording of a question, in the articles of the publishers that it names."""
        named = publishers.named(question, self.library.publishers)
        own = named.publishers if named else ()
        if filters.publishers:
            own = tuple(one for one in own if any(publishers.filtered(name, [one]) for name in filters.publishers))
        if named is None or not own:
            return self._look_for(question, filters)
        if named.said:
            # Who "said" it may be somebody who is quoted, in whosever articles.
            looked = self._look_for(question, filters)
            if looked.sure:
                return looked
        looked = self._look_for(named.question, replace(filters, publishers=own))
        if not looked.sure and looked.best < self.threshold:
            # "Reuters reported that …" stands in the articles of others.
            others = self._look_for(named.question, filters)
            citing = tuple(one for one in others.readings if publishers.cited(own, one.text))
            if citing and citing[0].score >= self.threshold:
                looked = replace(others, readings=citing)
        return replace(looked, question=question)

    def look_in(self, articles: Sequence[str], question: str, filters: Filters, before: Before) -> Looked:
        """What some articles alone say to a question, by reading.

        Args:
            before: what the conversation held before.
        """
        words_sought = in_context(question, before.asked)
        found = whole(self.library, retrieve(self.library, words_sought, filters=filters, among=articles, top=READ))
        readings = self._may_be_said(sayings.asked(question), self._read(question, found, before))
        return Looked(question, tuple(hit for hit, _ in found), tuple(readings), filters)

    def _look_for(self, question: str, filters: Filters) -> Looked:
        """Retrieve and read for a question in the articles that pass the filters and the days it confines itself to."""
        sought = self._sought(question, filters)
        looked = Looked(question, tuple(hit for hit, _ in sought.whole), (), sought.filters)
        if sought.days is not None and sought.days.open:
            looked = replace(looked, readings=self._happened(sought, sought.days), sure=True)
        if not looked.readings and (of_any_week := self._on_a_weekday(question, filters)):
            return replace(looked, readings=of_any_week, filters=filters, sure=True)
        if looked.sure:
            return looked
        if of_days := sayings.of_days(sought.wanted, sought.today or self.library.latest()):
            return self._said_then(of_days, looked, sought)
        for kind in (self._said, self._on_topic, self._described, self._first):
            if self._suffices(told := kind(sought)):
                return replace(looked, readings=tuple(told), sure=True)
        wording = self._with_a_name(sought)
        looked = replace(looked, readings=tuple(self._read_for(wording, sought)))
        if not self._suffices(looked.readings) and (placed := self._placed(wording, sought)):
            return replace(looked, readings=placed)
        if keywords(wording) and looked.best < _SURE_OF_WORDS:
            # Whoever types words alone wants what there is on them: few words of it are seldom what was looked for.
            told = self._naming(topics.Topic(wording, False), sought)
            if self._suffices(told):
                return replace(looked, readings=tuple(told), sure=True)
        return looked

    def _suffices(self, readings: Sequence[Reading]) -> bool:
        return bool(readings) and readings[0].score >= self.threshold

    def _sought(self, question: str, filters: Filters) -> _Sought:
        today = asked_on(self.library, filters, self.clock)
        told = question if today else with_years(question, lambda: [one.published for one in self.library.entries()])
        days = period(told, filters.as_of or self.library.latest(), today)
        if days is not None:
            filters = within(filters, days.since, days.until)
        wanted = days.question if days else question
        said = sayings.asked(wanted)
        if said is not None or filters.since or filters.until:
            self.library.take_notes(seconds=_NOTING)
        topic = topics.asked(wanted if today else without_adrift(wanted))
        near = about_days(wanted, today, filters)
        words_sought, most = (topic.words if topic else wanted), max(READ, CANDIDATES * self.top)
        found = retrieve(self.library, words_sought, filters=filters, days=near, top=most)
        return _Sought(
            wanted=wanted,
            in_english=not foreign(question),
            days=days,
            filters=filters,
            today=today,
            said=said,
            topic=topic,
            whole=whole(self.library, found),
            told_of=partial(told_day, self.library, filters),
        )

    def _happened(self, sought: _Sought, days: Period) -> tuple[Reading, ...]:
        """What happened on some days."""
        backwards = sought.filters.since is None or days.counted
        return tuple(happenings(self.library, sought.filters, backwards=backwards))

    def _on_a_weekday(self, question: str, filters: Filters) -> tuple[Reading, ...]:
        """What happened on the latest days of the name that a question asks for, where it says no more of the day.

        Whoever asks an archive what happened "on Wednesday" means the one that it tells of. Who says on which day
        that is asked has said which Wednesday is meant.
        """
        asked = None if filters.as_of else weekday(question)
        if asked is None:
            return ()
        self.library.take_notes(seconds=_NOTING)
        return tuple(on_weekdays(self.library, filters, asked))

    def _said_then(self, of_days: sayings.OfDays, looked: Looked, sought: _Sought) -> Looked:
        """What was said on some days; where that is nothing, what was said of these days on others.

        Args:
            looked: what was found, without what it says.
        """
        then = self._look_for(of_days.question, within(sought.filters, of_days.first, of_days.last))
        then = replace(then, readings=tuple(sayings.may_be_of(self.library, then.readings, of_days)))
        if not self._suffices(then.readings):
            naming = [one for one in self._said(sought) if of_days.names(one.text)]
            if self._suffices(naming):
                return replace(looked, readings=tuple(naming), sure=True)
        # (also where it is nothing: what else is found was said on other days)
        return replace(then, question=looked.question, sure=True)

    def _said(self, sought: _Sought) -> Sequence[Reading]:
        """What somebody said, or who said something."""
        return sayings.answering(self.library, sought.said, sought.filters, sought.today) if sought.said else ()

    def _on_topic(self, sought: _Sought) -> Sequence[Reading]:
        """What there is on a topic."""
        if sought.topic is None:
            return ()
        return self._naming(sought.topic, sought) or _beginnings(
            self._near(sought.topic, sought.whole), sought.told_of, reports.NEAR_SURE
        )

    def _naming(self, topic: topics.Topic, sought: _Sought) -> Sequence[Reading]:
        """What articles tell of a topic that name it in a sentence or a title."""
        return reports.told(topic, sought.whole, self.library.rarity, sought.told_of) or _beginnings(
            reports.titled(topic, sought.whole), sought.told_of
        )

    def _near(self, topic: topics.Topic, found: Sequence[Found]) -> list[Article]:
        """The articles that tell of a topic in other words; none where nobody has measured how near those are."""
        encoder = self.library.encoder
        if encoder.name not in _MEASURED:
            return []

        def cosines(titles: Sequence[str]) -> list[float]:
            return [float(one) for one in encoder.encode_passages(titles) @ encoder.encode_queries([topic.words])[0]]

        return reports.near(topic, found, self.library.rarity, cosines)

    def _described(self, sought: _Sought) -> Sequence[Reading]:
        """Who somebody is."""
        name = descriptions.asked(sought.wanted)
        return descriptions.told(name, articles_of(sought.whole)) if name is not None else ()

    def _first(self, sought: _Sought) -> Sequence[Reading]:
        """What comes first in a table, where one article alone has such a table."""
        found = [reading for article in articles_of(sought.whole) if (reading := _in_table(sought.wanted, article))]
        return found if len(found) == 1 else ()

    def _with_a_name(self, sought: _Sought) -> str:
        """The question as it is read: somebody asked for is named as the articles do."""
        name = descriptions.asked(sought.wanted)
        return sought.wanted if name is None else descriptions.written(sought.wanted, name, articles_of(sought.whole))

    def _read_for(self, wording: str, sought: _Sought) -> Sequence[Reading]:
        """What the passages say by reading, without what cannot be meant, and what was said near what is asked for."""
        readings = self._read(wording, sought.whole)
        if not sought.in_english:
            # The reader understands none of it; a sentence that has all of its words is what was looked for.
            readings = [replace(one, short=None) for one in readings if catalogue.has_words(one.text, words(wording))]
        readings = self._may_be_said(sought.said, readings)
        near = sayings.near(self.library, sought.said, sought.filters, sought.today) if sought.said else ()
        return sorted((*readings, *near), key=lambda one: -one.score)

    def _may_be_said(self, said: sayings.Asked | None, readings: Sequence[Reading]) -> Sequence[Reading]:
        """Of the readings those that may be what was said, or say it, where that is asked for; else all."""
        if said is not None and said.speaker:
            return sayings.may_be_by(self.library, readings, said.speaker, said.words)
        if said is not None and said.words and not said.report:
            return sayings.may_say(self.library, readings, said.words)
        return readings

    def _placed(self, wording: str, sought: _Sought) -> tuple[Reading, ...]:
        """Who came second, where one sentence alone of the articles found lists those who came behind a winner."""
        found = [
            Reading(article.id, *span, article.text[slice(*span)], _LISTED, short=name)
            for article in articles_of(sought.whole)
            if len(article.text) <= _LONGEST
            for span, name in listed(wording, article.text, article.language)
            if sought.told_of(article, span) is not None
        ]
        return tuple(found) if len({one.text for one in found}) == 1 else ()

    def _read(self, question: str, found: Sequence[Found], before: Before = NOTHING_BEFORE) -> Sequence[Reading]:
        """What the reader makes of the first of the passages found."""
        contexts = [
            Context(article, hit, article.text[hit.passage.start : hit.passage.end]) for hit, article in found[:READ]
        ]
        return self.reader.read(question, contexts, before=before) if contexts else []


def whole(library: Library, hits: Sequence[Hit]) -> list[Found]:
    """The hits with their articles, ranked anew; one whose article is gone or damaged is passed over."""
    articles: dict[str, Article | None] = {}
    found: list[Found] = []
    for hit in hits:
        article_id = hit.passage.article_id
        if article_id not in articles:
            try:
                articles[article_id] = library.article(article_id)
            except (ArticleNotFound, LibraryDamaged):
                articles[article_id] = None
        article = articles[article_id]
        if article is not None and 0 <= hit.passage.start < hit.passage.end <= len(article.text):
            found.append((replace(hit, rank=len(found) + 1), article))
    return found


def _in_table(question: str, article: Article) -> Reading | None:
    """The row of an article's table that has the most of what a question asks for."""
    cell = tables.first(question, article.title, article.text)
    if cell is None:
        return None
    behind = article.text.find("\n", cell[1])
    end = len(article.text.rstrip()) if behind < 0 else behind
    start = article.text.rfind("\n", 0, cell[0]) + 1
    return Reading(article.id, start, end, article.text[start:end], _FIRST_SURE, emphasis=(cell,), short=cell)


def articles_of(found: Sequence[Found]) -> list[Article]:
    """The articles of passages found, best first, each once."""
    return list({article.id: article for _, article in found}.values())


def asked_on(library: Library, filters: Filters, clock: Callable[[], date]) -> date | None:
    """The day that "this week" goes by; None where no article is near it, for an archive has no today."""
    if filters.as_of:
        return filters.as_of
    today, latest = clock(), library.latest()
    return today if latest is not None and today - latest < NEAR else None


def about_days(question: str, today: date | None, filters: Filters) -> tuple[date, date] | None:
    """The days near which an answer is looked for first; None for any.

    Who says on which day it is asked asks for what was news then, where the question does not say which days it means.
    """
    if today is None:
        return None
    return about(question, today) or ((today - RECENT, today) if filters.as_of else None)


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
