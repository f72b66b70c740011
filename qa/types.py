"""The words of this house, as frozen values with no behaviour beyond derived properties.

Every offset is half-open, in Unicode code points of `Article.text`: `text[start:end]`.
This module knows nothing of files, models, databases or pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

Status = Literal["added", "updated", "unchanged", "duplicate", "failed"]
Support = Literal["verbatim", "supported", "partly", "unsupported"]
Span = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """An article as a list shows it: everything about it but its text."""

    id: str
    title: str
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    #: Where `published` was found: "front matter", "json-ld", "meta", "byline", "url", ...; None without one.
    published_from: str | None = None
    #: ISO 639-1 code, or None where it could not be told.
    language: str | None = None
    #: When this library took the article in (UTC).
    added: datetime | None = None
    #: Words in the text, for lists.
    words: int = 0


@dataclass(frozen=True)
class Article(Entry):
    """A whole article. `text` is clean, NFC, and never changed after: a changed text is another article."""

    text: str = ""


@dataclass(frozen=True)
class Passage:
    """A run of whole sentences of one article, short enough for the encoder. Its text is always the slice."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """A date that a text mentions: "on Friday", "10 March", "last month"."""

    #: Half-open, in code points of the text that was given.
    start: int
    end: int
    #: The first and the last day it covers.
    first: date
    last: date
    #: How often such a mention is read right, 0..1; benchmarks/LOG.md has the measured shares.
    sure: float
    #: Whether it takes the article's own date to know which days are meant.
    relative: bool


@dataclass(frozen=True)
class Speech:
    """What somebody said: a direct quote between its marks, or the sentence that reports it in other words."""

    article_id: str
    #: Half-open, in code points of the article's text. Of a direct quote the marks are part; a turn of an interview
    #: has none.
    start: int
    end: int
    #: In full where the article gives the full name; as the article describes whom it does not name ("the judge"),
    #: and "the questioner" of an interview; None where nobody is said to have said it.
    speaker: str | None
    #: The verb that says so, as it stands: "warned"; "according to"; None where an earlier one goes on.
    cue: str | None
    #: The day it was said, as far as the article tells: the one it names, else the one it was published on.
    date: date | None
    #: Whether these are the speaker's own words.
    direct: bool


@dataclass(frozen=True)
class Notes:
    """What is read out of an article once and kept beside it."""

    #: In the order of the text.
    speech: tuple[Speech, ...]
    mentions: tuple[Mention, ...]
    #: The number of the rules by which it was read.
    rules: int


@dataclass(frozen=True)
class Hit:
    """A passage that a search found. Those of copies that say the same stand behind it, not beside it."""

    passage: Passage
    #: From 1, best first.
    rank: int
    #: By name: "dense" cosine -1..1, "lexical" BM25 >= 0, "fused" > 0, "reader" 0..1. Absent if not scored.
    scores: Mapping[str, float]
    #: Passages of the article's copies that hold most of its words.
    also_in: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Copy:
    """Where a copy of an article has what is cited: `article.text[start:end] == quote` there too."""

    article_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Citation:
    """The exact words a claim stands on: `article.text[start:end] == quote`, checked when it was made."""

    #: From 1, in order of appearance in the answer.
    number: int
    article_id: str
    start: int
    end: int
    quote: str
    #: The days that words of it such as "Sunday" stand for, in code points of the article's text. They are reckoned
    #: from the article's date and no part of the quote.
    dates: tuple[Mention, ...] = ()
    #: The same words in copies of the article, newest first: one source with it, however many papers printed it.
    also_in: tuple[Copy, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One sentence of an answer and the citations that carry it."""

    text: str
    support: Support
    #: Numbers of `Answer.citations`.
    citations: tuple[int, ...]
    #: The words of `text` that decide the answer, as offsets into `text`.
    emphasis: tuple[Span, ...] = ()
    #: The few words of `text` that are the answer, as offsets into `text`; None where it takes the whole sentence.
    short: Span | None = None
    #: Who said it, where the answer is what somebody said.
    speech: Speech | None = None
    #: The days that words of it such as "Sunday" stand for, as offsets into `text`.
    dates: tuple[Mention, ...] = ()
    #: Probability, 0..1, that it answers the question: `Answer.confidence` is that of the likeliest.
    confidence: float = 1.0


@dataclass(frozen=True)
class Unsure:
    """Words that may answer a question, too unsure to be told as its answer."""

    claim: Claim
    #: What the claim stands on; its number is 1.
    citation: Citation


@dataclass(frozen=True)
class Answer:
    """What Pullquote says to a question."""

    question: str
    #: Whether the articles hold an answer. When False, `claims` and `citations` are empty.
    answered: bool
    text: str
    #: Calibrated probability, 0..1, that the articles answer the question with these words, or those of `unsure`.
    confidence: float
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    #: The passages the answer was looked for in, best first.
    hits: tuple[Hit, ...]
    seconds: float
    #: The question as the conversation means it: a follow-up made to stand alone, else `question` itself.
    standalone: str = ""
    #: What could answer: the filters given, and the days that the question confines itself to.
    filters: Filters | None = None
    #: Words of the question, such as "this week", that say which days are meant where the day it is asked on is known:
    #: here it is not, for the articles are an archive's. Empty where there are none.
    adrift: str = ""
    #: What may have been meant: the question with words that stand nowhere in the articles spelled as these spell
    #: words like them. Only where the question is not answered; empty where nothing is near.
    suggestion: str = ""
    #: What may answer all the same. Only where the question is not answered; None where nothing is likely enough.
    unsure: Unsure | None = None
    #: What is told where nothing is asked that an article could say: what the library's records tell of its articles,
    #: or what one can ask, in which language too. No article says it: `answered` is False, and `hits` are the articles
    #: named, or the nearest passages.
    note: str = ""
    #: The articles that are cited, copies among them, by id, as they were then: one may be removed before it is told.
    articles: Mapping[str, Entry] = field(default_factory=dict)
    #: Ids of articles that were found so far to be damaged, and so were not read: they may answer.
    damaged: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Citation, ...]:
        """Every citation that is shown: the answer's, or that of what may be one."""
        return (self.unsure.citation,) if self.unsure else self.citations

    def turn(self) -> Turn:
        """The exchange as what is asked next may lean on it.

        Of a question that is not answered, by the name that may have been meant: its own stands in no article.
        """
        meant = self.suggestion if self.standalone.casefold() == self.question.casefold() else ""
        cited = [citation.article_id for citation in self.shown]
        if self.note:  # what a note tells of is one article, or none in particular
            cited = [hit.passage.article_id for hit in self.hits] if len(self.hits) == 1 else []
        return Turn(
            meant or self.standalone or self.question,
            self.text if self.answered else "",
            self.question,
            tuple(cited),
            self._told(),
        )

    def _told(self) -> tuple[Told, ...]:
        """The words shown as the answer, or for what may be one, in each of the quotes that hold them, copies too.

        What a reader did not point at is none: a speech, or the day of what happened.
        """
        claims = (self.unsure.claim,) if self.unsure else self.claims
        by_number = {citation.number: citation for citation in self.shown}
        told = []
        for claim in claims:
            days = {(one.start, one.end) for one in claim.dates}
            pointed = len(claim.emphasis) == 1 and claim.speech is None and claim.emphasis[0] not in days
            words = claim.short or (claim.emphasis[0] if pointed else None)
            if words is None:
                continue
            said = claim.text[slice(*words)]
            cited = [by_number[number] for number in claim.citations if number in by_number]
            quotes: list[Citation | Copy] = []
            for citation in cited:
                quotes += (citation, *citation.also_in)
            for quoted in quotes:
                start = words[0] if quoted.quote == claim.text else quoted.quote.find(said)
                if start >= 0:
                    first = quoted.start + start
                    told.append(Told(quoted.article_id, first, first + len(said), claim.confidence))
        return tuple(told)

    def nearest(self, most: int) -> tuple[Hit, ...]:
        """The best passage of each of the first `most` articles that were found, ranked anew.

        The article of `unsure`, which is shown already, is none of them.
        """
        first: dict[str, Hit] = {}
        for hit in self.hits:
            if self.unsure is None or self.unsure.citation.article_id != hit.passage.article_id:
                first.setdefault(hit.passage.article_id, hit)
        return tuple(replace(hit, rank=rank) for rank, hit in enumerate([*first.values()][:most], start=1))


@dataclass(frozen=True)
class Told:
    """The few words that an answer showed, where they are known."""

    article_id: str
    #: Half-open, in code points of the article's text.
    start: int
    end: int
    #: The probability, 0..1, that they answer (`Claim.confidence`).
    sure: float


@dataclass(frozen=True)
class Turn:
    """One earlier exchange of a conversation: what a follow-up may lean on."""

    #: The question made to stand alone.
    question: str
    #: The answer's text, empty when there was none.
    answer: str
    #: The question as it was written, "When did she leave?": it tells whom the conversation called "she".
    asked: str = ""
    #: Articles that the answer cites: what "it" of the next question is looked for in first.
    cited: tuple[str, ...] = ()
    #: What it showed, in the order in which it stood there.
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Before:
    """What a conversation held before a question, as far as a reader goes by it."""

    #: What was asked (`qa.followup.asked_before`).
    asked: str = ""
    #: What each turn showed, the last one's last.
    told: tuple[tuple[Told, ...], ...] = ()
    #: Of that, what those turns showed that are asked once more: it may be the answer again.
    again: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Filters:
    """What may answer. Dates are inclusive, and hold for a passage whose article was published on such a day or that
    itself mentions such a day; an undated article passes no date by the former."""

    since: date | None = None
    until: date | None = None
    #: Any of these, compared without regard to case. Empty: all.
    publishers: tuple[str, ...] = ()
    #: As if it were this day: what was published later is left out, whatever days it mentions. Undated articles stay.
    as_of: date | None = None

    @property
    def active(self) -> bool:
        return bool(self.since or self.until or self.publishers or self.as_of)


@dataclass(frozen=True)
class Outcome:
    """What became of one input of a batch."""

    #: The input as a person would recognise it: a path, or a path and line.
    input: str
    status: Status
    article_id: str | None = None
    title: str | None = None
    #: For "failed": one line that says what, which, and what to do.
    error: str | None = None
    #: Whether an article was kept of which no day is known: it is neither newer nor older than another.
    undated: bool = False


@dataclass(frozen=True)
class Progress:
    """How far a batch of inputs has come, in bytes of the inputs: an article counts once it is on disk.

    What turns out to be here already is no work, and leaves the total: what is left, at the pace so far, is the time
    still needed, also where a batch goes on that was stopped.
    """

    #: Articles of which an outcome was told, and those of them that were here already.
    articles: int
    unchanged: int
    #: Bytes, `done` <= `total`. The total is None where it cannot be known: an address may hold anything.
    done: int
    total: int | None


@dataclass(frozen=True)
class Reading:
    """A span that a reader found to answer a question."""

    article_id: str
    #: Half-open, in code points of the article's text.
    start: int
    end: int
    #: The slice itself, as it was read.
    text: str
    #: Probability, 0..1, that the span answers; comparable over passages and questions.
    score: float
    #: The decisive words inside the span, as offsets of the article's text.
    emphasis: tuple[Span, ...] = ()
    #: The few words inside the span that are the answer, as offsets of the article's text; None where the reader
    #: points at whole sentences, or the question takes one.
    short: Span | None = None
    #: Who said it, where the span holds what somebody said.
    speech: Speech | None = None

    @property
    def brief(self) -> str:
        """The few words that are the answer; all of the span where the reader points at none."""
        start, end = self.short or (self.start, self.end)
        return self.text[start - self.start : end - self.start]


@dataclass(frozen=True)
class Address:
    """An input that is a web address and nothing else: what a visitor types is never a path of this machine."""

    url: str


@dataclass(frozen=True)
class Feed:
    """A feed that the library follows."""

    #: The address it is fetched from.
    url: str
    title: str
    #: Items of it that were read so far, those that gave no article among them.
    items: int = 0


@dataclass(frozen=True)
class Upload:
    """A file that came through the page: where it lies for now, and the name its owner knows it by."""

    path: Path
    name: str
