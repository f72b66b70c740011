"""The one door to questions: what the conversation makes of one, what is found for it, an answer.

Page, command line and others come through it.
"""

from __future__ import annotations

import logging
import threading
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from embeddings import minilm
from embeddings.errors import EncoderMissing
from qa import capitals, catalogue, genders, gist, names, sayings, topics
from qa.answer.citations import Citations
from qa.answer.extractive import NO_ANSWER, POSSIBLE, compose
from qa.answer.story import of_one_story
from qa.antecedents import asks_who, means_a_person
from qa.errors import ArticleNotFound, LibraryDamaged, QuestionError, ReaderDamaged
from qa.exchanges import ranks_alone
from qa.first_names import Gender
from qa.followup import (
    about_another,
    asked_again,
    asked_before,
    asks_of_theirs,
    asks_to_go_on,
    asks_when_alone,
    fronted,
    of_another,
    stand_alone,
    undoubted,
)
from qa.foreign import foreign
from qa.fragments import light, nameless
from qa.leaning import leans, names_a_thing
from qa.letters import plain_letters
from qa.lexical import STOP_WORDS, content_words, stems, words
from qa.library import Library
from qa.looking import CANDIDATES, Looked, Looking, about_days, articles_of, asked_on, whole
from qa.periods import adrift, with_years
from qa.questions import keywords
from qa.reader import Reader
from qa.reader.sentence import SentenceReader
from qa.reader.span import SpanReader
from qa.retold import of_it, without_retold
from qa.retrieve import RRF_K, fuse, retrieve, spread
from qa.smalltalk import HOW_TO_ASK, asks_nothing, plainly
from qa.spelling import respelled
from qa.types import Answer, Article, Before, Entry, Filters, Hit, Reading, Turn

#: What the rank of a passage by its reading weighs beside that by retrieval, and the constant they are fused with.
READ_WEIGHT: Final = 0.5
READ_K: Final = 5
#: What is left of a passage's score for each better one of its article where they were read: the first is the likeliest
#: of it, so that the others are needed less.
READ_AGAIN: Final = 0.65
#: Words of the longest question; beyond the encoder's window nothing would be understood.
MOST_WORDS: Final = 200
#: Code points of the longest question.
MOST_CHARACTERS: Final = 4_000
#: Articles in which is looked whether somebody is he or she, passages whose articles may write a name, and code points
#: of one.
_NAMING: Final = 8
_READ: Final = 20_000
#: Share of the best score elsewhere, 0..1, from which "the captain" is the one of the articles cited last.
_OF_THESE: Final = 0.7
#: What an answer from another story is worth beside one from the story spoken of, 0..1, where a question names nothing.
_OF_ANOTHER: Final = 0.4
#: Words of a question that the story spoken of does not have, and another does, from which it is about that one.
_OWN_WORDS: Final = 2
#: Articles cited last whose story is looked for.
_TOLD_OF: Final = 3
#: Damaged articles that are named.
_DAMAGED: Final = 5
#: What is told to a question in another language, where no sentence has all its words.
_ONLY_ENGLISH: Final = "Short answers are for questions in English. These passages come nearest to yours:"
_NOTHING_MORE: Final = "No more was found on this than was shown."
#: Turns that a follow-up may lean on.
_TURNS: Final = 5


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
        question, filters = checked(question), filters or Filters()
        asked, history = undoubted(question, history[-_TURNS:])
        wanted = self._capitalised(plainly(asked))
        at_hand = cache(lambda: self._at_hand(history, filters))
        bare = _names_nothing(wanted) or catalogue.asks_news(wanted)
        alone = bare and stand_alone(wanted, history, self._gender) == wanted
        cited, goes_on = _cited_last(history), asks_to_go_on(wanted)
        of_this = gist.asked(wanted) or (gist.asked_of_it(wanted) and not cited)
        named = [] if of_this else self._named(wanted, filters)

        def kept(noted: Answer) -> Answer:
            damaged = self.library.damaged()
            return replace(noted, question=question, seconds=time.perf_counter() - began, damaged=damaged)

        noted = self._noted(wanted, at_hand, named, filters, top, alone=alone, of_this=of_this)
        if noted is not None:
            return kept(noted)
        of_it = catalogue.of_it(wanted, lambda: catalogue.passing(tuple(self.library.known(cited).values()), filters))
        if of_it is not None and not _tell_of_writing(history):
            return kept(self._by_the_records(wanted, of_it, top))
        entry = at_hand() if of_this else next(iter(named), None)
        # (what several articles told goes on in none of them)
        going_on = at_hand() if goes_on and len(set(cited)) == 1 else None
        if entry is not None:
            looked = self._begun(entry, filters, top)
            meant = looked.question
        elif going_on and gist.is_understood(history[-1].question):
            looked = self._gone_on(going_on, history, filters, top)
            meant = looked.question
        else:
            looking = Looking(self.library, self.reader, self.threshold, self._today, top)
            again = tuple(told for turn in asked_again(asked, history) for told in turn.told)
            before = Before(asked_before(history), tuple(turn.told for turn in history), again)
            meant, looked = self._understood(wanted, history, before, filters, looking)
            meant, looked = self._not_retold(wanted, history, meant, looked, looking)
            if going_on and looked.best < self.threshold:
                looked = self._gone_on(going_on, history, filters, top)
                meant = looked.question
        citations = Citations(self.library, looked.filters)
        composed = compose(looked.readings, citations, self.threshold, looked.question)
        if of_it is not None and not (composed.answered or composed.unsure):
            return kept(self._by_the_records(wanted, of_it, top))
        hits = _scored(looked.hits, looked.readings)
        told_all = goes_on and bool(cited) and not (composed.answered or composed.unsure)
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
            standalone=meant,
            filters=looked.filters if looked.filters.active else None,
            adrift=self._adrift(wanted, filters),
            unsure=composed.unsure,
            suggestion="" if composed.answered or not_english else self._meant(wanted, hits),
            note=_ONLY_ENGLISH if not_english else _NOTHING_MORE if told_all else "",
            articles=citations.articles,
            damaged=self.library.damaged(),
        )

    def _adrift(self, question: str, filters: Filters) -> str:
        """Words of a question that say which days are meant only where one knows when they are said; mostly none."""
        if asked_on(self.library, filters, self._today):
            return ""
        return adrift(with_years(question, lambda: [entry.published for entry in self.library.entries()]))

    def _understood(
        self, question: str, history: Sequence[Turn], before: Before, filters: Filters, looking: Looking
    ) -> tuple[str, Looked]:
        """A question as the conversation makes it stand alone, and what is found for it so or as it is written.

        Args:
            before: what the conversation held before.
        """
        alone = question if foreign(question) else stand_alone(question, history, self._gender)
        looked = looking.look(alone, filters)
        if looked.sure:
            return alone, looked
        rewritten = looked.question != question
        as_written = cache(lambda: looking.look(question, filters))
        cited = _cited_last(history)
        if cited and (topic := fronted(question)):
            told_of = self._story(cited, looked.hits)
            # One word may be another for what the story calls otherwise, unless it is a name.
            own = 1 if names.names(topic) else _OWN_WORDS
            surely = looked.best >= self.threshold and not looked.within(told_of)
            if surely and self._asks_of_another(topic, told_of, looked, own):
                return looked.question, looked
        if rewritten and asks_who(question):  # as it is written it may be anybody
            return alone, looked
        if rewritten and means_a_person(question):
            return alone, self._as_called(question, before, cited, looked, filters, looking)
        if cited and (leans(question) or (not rewritten and names_a_thing(question) and not looked.within(cited))):
            # What was spoken of is meant where it answers nearly as well as the others.
            of_these = looking.look_in(cited, question, filters, before)
            least = POSSIBLE if leans(question) else self.threshold
            if of_these.best >= max(least, (1 if looked.within(cited) else _OF_THESE) * looked.best):
                looked = replace(of_these, hits=_joined(of_these.hits, looked.hits))
        elif rewritten and not (_names_nothing(question) or ranks_alone(question) or leans(question)):
            # (a bare "Why?" asks nothing, nor does "Who runs it?" say of what.)
            # A rewrite may be wrong: where the articles answer the question better as it is written, that was meant.
            written = as_written()
            # Nor is what somebody said told without what "that" stands for; a topic may be another.
            of_a_topic = topics.asked(question) is not None and not asks_when_alone(question)
            fits = not written.sure or (looked.best < self.threshold and of_a_topic)
            if fits and written.best >= max(self.threshold, looked.best):
                looked = written
        if cited and not looked.sure and nameless(question):
            # (what may have been an answer need not have been of the story)
            told_of = (*cited, *_cited_last([turn for turn in history if turn.answer]))
            told = self._of_the_story(tuple(dict.fromkeys(told_of)), question, before, looked, filters, looking)
            looked = replace(told, question=looked.question)
        if rewritten and looked.best < self.threshold and keywords(question):
            # Words alone that the story says nothing of are looked for by themselves.
            looked = as_written() if as_written().best >= self.threshold else looked
        # What was spoken of lasts where its own articles answer, and is left where others do.
        return alone if looked.within(cited) else looked.question, looked

    def _not_retold(
        self, question: str, history: Sequence[Turn], meant: str, looked: Looked, looking: Looking
    ) -> tuple[str, Looked]:
        """What was found, without what only tells again what was told of something else; where nothing else is, what
        there is about what the question names: "And his wife?".

        Args:
            question: as it is written.
            meant: what it was understood as.
        """
        kept = replace(looked, readings=without_retold(question, history, looked.readings, POSSIBLE))
        about = about_another(question, history, self._gender)
        if not about or (meant != about and (kept.best >= self.threshold or kept.best == looked.best)):
            return meant, kept
        cited, topic = _cited_last(history), of_another(question)
        if meant == about and not asks_of_theirs(question):
            return meant, kept
        for wording in (about, question):
            found = looking.look(wording, looked.filters)
            of_these = of_it(topic, found.readings, cited)
            found = replace(found, question=about, readings=without_retold(question, history, of_these, POSSIBLE))
            if found.best >= self.threshold:
                return about, found
        return meant, replace(kept, readings=()) if meant == about else kept

    def _as_called(
        self, question: str, before: Before, cited: Sequence[str], looked: Looked, filters: Filters, looking: Looking
    ) -> Looked:
        """What was found for somebody by name; where that is too little, what is said of him or her, or by, in the
        articles cited last, which may call somebody nothing but "she", and in an interview "I".

        Args:
            question: as it is written, with the "she".
            before: what the conversation held before.
        """
        if not cited or looked.best >= self.threshold:
            return looked
        of_these = looking.look_in(cited, question, filters, before)
        if of_these.best < self.threshold:
            return looked
        surnames = {looked.question[start:end].split()[-1] for start, end in names.names(looked.question)}
        naming = {
            one.id
            for one in articles_of(whole(self.library, of_these.hits))
            if all(surname in f"{one.title}\n{one.text}" for surname in surnames)
        }
        return replace(of_these, hits=_joined(of_these.hits, looked.hits)) if of_these.within(naming) else looked

    def _of_the_story(
        self, cited: Sequence[str], question: str, before: Before, looked: Looked, filters: Filters, looking: Looking
    ) -> Looked:
        """What the story spoken of says to a question that names nothing; where that is too little beside what another
        says, what the other says, and less surely. A question of things that the story does not have, and does not
        answer, changes the subject: "How many drowned with the ferry?" after a fire.

        Args:
            cited: the articles cited last, and those cited last for an answer.
            question: as it is written.
            before: what the conversation held before.
            looked: what was found for it in all articles.
        """
        if looked.within(cited):
            return looked
        story = self._story(cited, looked.hits)
        if looked.within(story):
            return looked
        told = looking.look_in(story, question, filters, before)
        if told.best < self.threshold and self._asks_of_another(question, story, looked, _OWN_WORDS):
            return looked
        if told.best >= max(POSSIBLE, _OF_ANOTHER * looked.best):
            return replace(told, hits=_joined(told.hits, looked.hits))
        return replace(looked, readings=tuple(replace(one, score=_OF_ANOTHER * one.score) for one in looked.readings))

    def _asks_of_another(self, question: str, story: Sequence[str], looked: Looked, least: int) -> bool:
        """Whether the article of the best reading has words of the question that no article of the story has: one may
        be another word for what the story calls otherwise. What the question is about stands where that article
        begins; "the police" or "the damage" is told of further on in any story.

        Args:
            least: how many such words there must be.
        """
        if not looked.readings:
            return False
        article = self._held(looked.readings[0].article_id)
        if article is None:
            return False
        its = _stems(article).difference(*(_stems(told) for one in story if (told := self._held(one))))
        own = [word for word in dict.fromkeys(content_words(question)) if not its.isdisjoint(stems(word))]
        begins = set(stems(" ".join((article.title, *(one.text for one in gist.told(article, 1))))))
        return len(own) >= least and any(not light(one) and not begins.isdisjoint(stems(one)) for one in own)

    def _held(self, article_id: str) -> Article | None:
        """An article; None where it is gone or damaged."""
        with suppress(ArticleNotFound, LibraryDamaged):
            return self.library.article(article_id)
        return None

    def _story(self, cited: Sequence[str], hits: Sequence[Hit]) -> tuple[str, ...]:
        """The articles cited last, and those among the hits, or like them by their titles, that tell of the same."""
        titles = " ".join(entry.title for entry in self.library.known(cited[:_TOLD_OF]).values())
        found = [*(self._found(titles) if titles else ()), *articles_of(whole(self.library, hits))]
        alike = of_one_story((one for one in found if one.id in cited), found)
        return tuple(dict.fromkeys((*cited, *alike)))

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

    def _begun(self, entry: Entry, filters: Filters, top: int) -> Looked:
        """How an article begins."""
        readings: Sequence[Reading] = ()
        with suppress(ArticleNotFound, LibraryDamaged):
            readings = gist.told(self.library.article(entry.id))
        hits = tuple(Hit(passage, rank, {}) for rank, passage in enumerate(self.library.passages_of(entry.id)[:top], 1))
        # By its title, so that what is asked next is asked of that.
        return Looked(gist.understood(entry.title), hits, tuple(readings), filters, sure=True)

    def _gone_on(self, entry: Entry, history: Sequence[Turn], filters: Filters, top: int) -> Looked:
        """How an article goes on behind what was shown of it."""
        readings: Sequence[Reading] = ()
        with suppress(ArticleNotFound, LibraryDamaged):
            readings = gist.more(self.library.article(entry.id), "\n".join(turn.answer for turn in history))
        told_in = [
            passage
            for passage in self.library.passages_of(entry.id)
            if any(passage.start < one.end and one.start < passage.end for one in readings)
        ]
        hits = tuple(Hit(passage, rank, {}) for rank, passage in enumerate(told_in[:top], 1))
        return Looked(gist.understood(entry.title, more=True), hits, tuple(readings), filters, sure=True)

    def _noted(
        self,
        question: str,
        at_hand: Callable[[], Entry | None],
        named: Sequence[Entry],
        filters: Filters,
        top: int,
        *,
        alone: bool,
        of_this: bool,
    ) -> Answer | None:
        """What is told to a question that asks nothing of what the articles say; None where it does ask that.

        Args:
            named: the articles that it may mean, where it asks what one is about.
            alone: whether it names nothing, and nothing was asked before that it could be about: "Why?", "Any news?".
            of_this: whether it asks what the article at hand is about.
        """
        if not len(self.library):
            return None
        news = catalogue.asks_news(question)
        if asks_nothing(question) or (alone and not (news or of_this)):
            told: catalogue.Told | None = catalogue.Told(HOW_TO_ASK)
        elif news and not alone:
            told = None
        elif of_this:
            told = None if at_hand() else catalogue.which(self.library.entries(), filters)
        elif len(named) > 1:
            told = catalogue.several(named, filters)
        else:
            today = asked_on(self.library, filters, self._today)
            told = catalogue.told(
                question, self.library.entries, self._found, self.library.naming, filters, at_hand, today
            )
        return self._by_the_records(question, told, top) if told else None

    def _by_the_records(self, question: str, told: catalogue.Told, top: int) -> Answer:
        begun = [passages[0] for entry in told.entries if (passages := self.library.passages_of(entry.id))]
        hits = tuple(Hit(passage, rank, {}) for rank, passage in enumerate(begun[:top], start=1))
        return Answer(question, False, NO_ANSWER, 0.0, (), (), hits, 0.0, standalone=question, note=told.text)

    def _found(self, words: str) -> list[Article]:
        """The articles that are found for some words, best first."""
        hits = retrieve(self.library, words, filters=Filters(), top=_NAMING * CANDIDATES)
        return articles_of(whole(self.library, hits))

    def _capitalised(self, question: str) -> str:
        """The question with the names typed in small letters as the articles write them that are found for it."""
        if not capitals.has_none(question):
            return question
        found = whole(self.library, retrieve(self.library, question, filters=Filters(), top=_NAMING))
        texts = (text for one in articles_of(found) for text in (one.text[:_READ], one.title, *one.authors))
        return capitals.given(question, texts)

    def _gender(self, name: str) -> Gender | None:
        """Whether somebody is he or she, as the articles tell that name them."""
        return genders.told(name, self._found(name)[:_NAMING])

    def _meant(self, question: str, hits: Sequence[Hit]) -> str:
        """What a question may mean, by the words of what was found; empty where its own are known."""
        nowhere = self.library.rarity([""])[0]
        found = whole(self.library, hits)
        both = ((article.title, article.text[hit.passage.start : hit.passage.end]) for hit, article in found)
        texts = [text for one in both for text in one]
        english: frozenset[str] = frozenset()
        with suppress(EncoderMissing):  # another encoder does not need it
            english = minilm.vocabulary()
        return respelled(question, texts, lambda word: self.library.rarity(stems(word)) == [nowhere], english) or ""

    def search(self, words: str, *, filters: Filters | None = None, top: int = 10) -> tuple[Hit, ...]:
        """The passages nearest to some words, best first, spread over their articles. Raises QuestionError."""
        words, filters = checked(words), filters or Filters()
        days = about_days(words, asked_on(self.library, filters, self._today), filters)
        found = retrieve(self.library, words, filters=filters, days=days, top=CANDIDATES * top)
        return spread([(hit, 1 / (RRF_K + hit.rank)) for hit, _ in whole(self.library, found)])[:top]


def unread(damaged: Sequence[str]) -> str:
    """What to tell of articles that were not read, for they are damaged, by their ids; empty where there are none."""
    if not damaged:
        return ""
    named = ", ".join(damaged[:_DAMAGED]) + (", …" if len(damaged) > _DAMAGED else "")
    one = len(damaged) == 1
    told = "1 article is damaged and was" if one else f"{len(damaged):,} articles are damaged and were"
    return f"{told} not read ({named}). Add {'its file' if one else 'their files'} again."


def _cited_last(history: Sequence[Turn]) -> tuple[str, ...]:
    """The articles of the last exchange that showed any."""
    return next((turn.cited for turn in reversed(history) if turn.cited), ())


def _tell_of_writing(history: Sequence[Turn]) -> bool:
    """Whether the last exchange that showed any article told of something written, or was asked for it."""
    turn = next((turn for turn in reversed(history) if turn.cited), None)
    return turn is not None and catalogue.tells_of_writing(f"{turn.question}\n{turn.asked}\n{turn.answer}")


def _stems(article: Article) -> frozenset[str]:
    """The stems of an article's beginning."""
    return frozenset(stems(f"{article.title}\n{article.text[:_READ]}"))


def _joined(hits: Sequence[Hit], others: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits, then those of the others that are none of them, ranked anew."""
    known = {hit.passage for hit in hits}
    both = (*hits, *(hit for hit in others if hit.passage not in known))
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(both, start=1))


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
    return spread(_likeliest_first([(by_rank[before], score) for before, score in both]), READ_AGAIN)


def _likeliest_first(scored: Sequence[tuple[Hit, float]]) -> list[tuple[Hit, float]]:
    """The same scores, best first, those of each article given to its passages as the reader ranks them.

    Which article is asked for retrieval tells, where in it the answer stands the reader: benchmarks/LOG.md.
    """
    own: defaultdict[str, list[tuple[Hit, float]]] = defaultdict(list)
    for hit, score in scored:
        own[hit.passage.article_id].append((hit, score))
    ranked: list[tuple[Hit, float]] = []
    for one in own.values():
        likely = sorted((hit for hit, _ in one), key=lambda hit: -hit.scores.get("reader", -1.0))
        ranked += zip(likely, (score for _, score in one), strict=True)
    return ranked
