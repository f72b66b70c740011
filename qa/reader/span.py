"""The reader that ships: a small model that reads question and passage and points at the words that answer.

It runs on onnxruntime and `tokenizers`, without torch, and is loaded when it is first needed. Its files stand in
`qa/reader/models`; what is in them, what they were made from and how well they read is told by the model card there.
This module knows nothing of libraries or pages.
"""

from __future__ import annotations

import hashlib
import json
import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from embeddings import EncoderMissing, minilm
from qa.errors import ReaderDamaged
from qa.lexical import stems
from qa.passages import sentences
from qa.questions import asked_for, in_context, keywords, takes_sentence
from qa.reader import NOTHING_BEFORE, Context
from qa.reader.before import SHOWN_BEFORE, shown_before
from qa.reader.called import as_it_is_called
from qa.reader.first_person import as_the_writer_says
from qa.reader.forward import onnx_forward
from qa.reader.marks import Source, Written, is_nation, marks
from qa.reader.rules.alone import answers_alone
from qa.reader.rules.disproved import put_right
from qa.reader.rules.fitting import fitting, without_stand_ins
from qa.reader.rules.introduced import is_named_by_then
from qa.reader.rules.left import asks_holder
from qa.reader.rules.tolls import last_count
from qa.reader.rules.untold import said_untold, without_guesses
from qa.reader.rules.whether import as_likely
from qa.reader.rules.withdrawn import Withdrawn, asks_of_first, told, withdrawn, without_withdrawn
from qa.reader.short import short_of
from qa.reader.timeline import entry
from qa.reader.wanted import Rarity, Wanted, evenly
from qa.reader.windows import Forward, Scan, headed, scan
from qa.types import Article, Before, Reading, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER: Final = Path(__file__).parent / "models"
#: Names the other files with their SHA-256, and holds the calibration; it carries a checksum of itself.
MANIFEST: Final = "reader.json"


@dataclass(frozen=True)
class Curve:
    """A logistic curve over named figures of a scan and products of two of them, fitted on held-out articles."""

    #: By term: the name of a figure, or two names joined by `TIMES`.
    weights: Mapping[str, float]
    intercept: float
    #: By figure: what is taken off it, and what it is then divided by, before it is weighed. One that has none is
    #: weighed as it is.
    scales: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __call__(self, figures: Mapping[str, float]) -> float:
        """A probability, 0..1."""
        scaled = {name: self._scaled(name, value) for name, value in figures.items()}
        total = self.intercept
        for names, weight in self._terms:
            for name in names:
                weight *= scaled[name]
            total += weight
        return 1 / (1 + math.exp(-max(-NEAR_CERTAIN, min(NEAR_CERTAIN, total))))

    def _scaled(self, name: str, value: float) -> float:
        if name not in self.scales:
            return value
        centre, scale = self.scales[name]
        return max(-FAR, min(FAR, (value - centre) / scale))

    @cached_property
    def _terms(self) -> list[tuple[list[str], float]]:
        return [(term.split(TIMES), weight) for term, weight in self.weights.items()]


#: Between the names of two figures that are multiplied.
TIMES: Final = "*"
#: Scales from its centre beyond which no figure counts for more: what was hardly seen is not gone by.
FAR: Final = 3.0
#: Log-odds beyond which no probability goes: 1 in 22,000.
NEAR_CERTAIN: Final = 10.0


#: Logits by which an answer may fall short of "no answer" in what is right, where what was wrong answered: a pronoun
#: alone may name whom it is about.
NEARLY: Final = 2.0


@dataclass(frozen=True)
class Settings:
    """What the manifest says of how the model is to be read."""

    #: Tokens of a window.
    window: int
    #: From a scan of one passage: whether that passage answers.
    answerable: Curve
    #: From a scan among those of a question's other passages: whether its best span is right.
    right: Curve
    #: The same, from the scan and from how the passage was found: the probability that is shown. See
    #: `training.endtoend`.
    shown: Curve
    #: The same for words typed as into a search box.
    searched: Curve
    #: The same where only articles that a conversation is about were asked.
    spoken_of: Curve
    #: Divides the spans' scores before they are normalised over all passages of a question.
    temperature: float
    #: The least probability, by `shown`, at which an answer is worth showing.
    threshold: float


@dataclass(frozen=True)
class Finding:
    """What the model makes of one passage beside the others of the question."""

    #: Half-open, in code points of the passage; None where the passage holds nothing to point at.
    span: Span | None
    #: Probability that the passage answers at all, judged by itself.
    answerable: float
    #: Probability that `span` is the answer, over the spans of all passages, given that one of them is.
    share: float
    #: Probability that `span` answers the question. Calibrated; compares across passages and questions.
    right: float
    #: How well the passage fits the question, as log-odds against the others: the score to rank by.
    relevance: float


#: What `Settings.shown` weighs, by the names it has in the manifest.
SHOWN_FIGURES: Final = (
    "margin",
    "log_share",
    "relevance",
    "cosine",  # of question and passage
    "reciprocal_rank",  # of the passage in retrieval, 0..1
    "passage_coverage",  # share of the question's words in passage and title, weighed by rarity, 0..1
    "sentence_coverage",  # the same in the sentences that hold the span
    "absent",  # 1 where a name or a number of the question stands nowhere in the passage's article, else 0
    "another",  # 1 where another one stands in its place there, else 0
    # Means over all passages that were read for the question: what stands out from them is likelier right than what is
    # no better than the rest, as near misses are in a large library.
    "mean_margin",
    "mean_cosine",
)


#: What `Settings.spoken_of` weighs.
SPOKEN_FIGURES: Final = (*SHOWN_FIGURES, *SHOWN_BEFORE)


#: The most that a span is held probable where another name or number stands in the place of the question's: of those
#: that all else speaks for, one in seven was right (benchmarks/LOG.md).
MOST_OF_ANOTHER: Final = 0.15
#: The same of whoever holds an office where the article never names what the question says it to be of: every town has
#: a mayor. Shown as unsure.
MOST_ELSEWHERE: Final = 0.25


def probability(shown: Curve, figures: Mapping[str, float]) -> float:
    """What is shown with a span: that it answers, 0..1.

    Args:
        figures: by the names in `SHOWN_FIGURES`, or those in `SPOKEN_FIGURES` where the curve weighs these; "elsewhere"
            is 1 where somebody is asked for who holds an office of what the article does not name.
    """
    said = shown(figures)
    if figures.get("elsewhere"):
        said = min(said, MOST_ELSEWHERE)
    return min(said, MOST_OF_ANOTHER) if figures["another"] else said


#: Share of the question's words, weighed by rarity, from which a title that adds them is read before the passage, 0..1.
TOLD_BY_TITLE: Final = 0.25

#: Code points of the longest article that may put right further down what it tells: the parts of a book do not, and to
#: look through one for each reading takes too long.
_UPDATED: Final = 50_000


@dataclass(frozen=True)
class Evidence:
    """The best span of a passage and what speaks for it."""

    context: Context
    #: Half-open, in code points of the passage's text.
    span: Span
    #: The sentences that hold it, likewise.
    around: Span
    #: By the names in `SPOKEN_FIGURES`.
    figures: Mapping[str, float]


class SpanReader:
    """Reads with the model in `folder`. Safe to call from several threads.

    Args:
        rarity: how rare words are in the library that is asked.
        threads: cores to use; None for all this process may run on.
    """

    def __init__(self, folder: Path = FOLDER, *, rarity: Rarity = evenly, threads: int | None = None) -> None:
        self._folder = folder
        self._rarity = rarity
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded: tuple[Forward, Tokenizer, Settings] | None = None

    def load(self) -> None:
        """Check and load the model now (a fraction of a second), so that the first question need not.

        Raises:
            ReaderDamaged: a file is missing, or not the one that was shipped.
        """
        self._model()

    @property
    def settings(self) -> Settings:
        """Raises ReaderDamaged."""
        return self._model()[2]

    @property
    def threshold(self) -> float:
        """Raises ReaderDamaged."""
        return self.settings.threshold

    def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
        """The sentence that holds each passage's best span; best first.

        The span itself is its short answer, unless the question takes a whole sentence, or the span would make none
        (`short_of`); then it is its emphasis.

        Raises:
            ReaderDamaged: see `load`.
        """
        few = not takes_sentence(question)
        settings = self._model()[2]
        shown = settings.spoken_of if before.asked else settings.searched if keywords(question) else settings.shown
        readings = []
        scans = self.possible(question, contexts, before.asked)
        for found in self.evidence(question, contexts, scans, before):
            context, offset = found.context, found.context.hit.passage.start
            short = short_of(context.text, found.span, found.around, context.entry.language)
            first, last = short or found.span
            start, end = min(found.around[0], first), max(found.around[1], last)
            span = offset + first, offset + last
            alone = few and short and answers_alone(question, context.text[first:last], context.text[start:end])
            start, end = _entry(context.text, (start, end))
            readings.append(
                Reading(
                    article_id=context.entry.id,
                    start=offset + start,
                    end=offset + end,
                    text=context.text[start:end],
                    score=as_likely(question, context.text, context.text[start:end], probability(shown, found.figures)),
                    emphasis=(span,),
                    short=span if alone else None,
                )
            )
        readings = self._put_right(question, contexts, readings)
        if asked_for(question) != "quotation" and not asks_of_first(question):
            entries = (one.entry for one in contexts)
            articles = {one.id: one for one in entries if isinstance(one, Article) and len(one.text) <= _UPDATED}
            readings = [
                _brought_up(question, one, article) if (article := articles.get(one.article_id)) else one
                for one in readings
            ]
        return sorted(without_guesses(question, readings), key=lambda reading: -reading.score)

    def _put_right(self, question: str, contexts: Sequence[Context], readings: list[Reading]) -> list[Reading]:
        """The readings, with what is right in the place of what the same article takes back elsewhere.

        "Nine" may be taken back as somebody's age and stay the number of rounds: where the model finds no answer to the
        question in what is right, the sentence stands, without those words for a short answer.
        """
        if asks_of_first(question):
            return readings
        taken_back: dict[str, list[tuple[Context, Withdrawn]]] = {}
        for context in contexts:
            for one in withdrawn(context.entry.title, context.text, context.entry.language):
                if one.told and one.right:
                    taken_back.setdefault(context.entry.id, []).append((context, one))
        for place, reading in enumerate(readings):
            for context, one in taken_back.get(reading.article_id, ()):
                start, end = reading.short or reading.emphasis[0]
                words = reading.text[start - reading.start : end - reading.start]
                said = told(words, words)
                if one.told & said:
                    right = self._right_instead(question, context, one, reading)
                    readings[place] = right or (replace(reading, short=None) if said <= one.told else reading)
        return readings

    def _right_instead(self, question: str, context: Context, one: Withdrawn, reading: Reading) -> Reading | None:
        """The reading of what is right; None where that does not answer."""
        right = one.right or one.wrong
        offset = context.hit.passage.start
        at = reading.emphasis[0][0] - offset
        span = one.instead if one.wrong[0] <= at < one.wrong[1] else None
        if not span:
            first = one.wrong[0]
            (found,) = self.scan([(question, context.text[first : right[1]])])
            inside = [
                each for each in found.candidates if first + each.start >= right[0] and each.score > found.null - NEARLY
            ]
            if not inside:
                return None
            span = first + inside[0].start, first + inside[0].end
        around = _around(context.text, span, context.entry.language)
        short = short_of(context.text, span, around, context.entry.language)
        start, end = span if short is None else short
        return replace(
            reading,
            start=offset + around[0],
            end=offset + around[1],
            text=context.text[slice(*around)],
            emphasis=((offset + start, offset + end),),
            short=(offset + start, offset + end) if reading.short and short else None,
        )

    def possible(self, question: str, contexts: Sequence[Context], before: str = "") -> list[Scan]:
        """What the model says of each passage, without what the article takes back and what can be no answer.

        Args:
            before: what was asked before (`qa.followup.asked_before`).

        Raises:
            ReaderDamaged: see `load`.
        """
        texts = [one.text for one in contexts]
        if not asks_of_first(question):
            texts = [without_withdrawn(one.entry.title, one.text, one.entry.language) for one in contexts]
        whole = in_context(question, before)
        asked = [_asked_of(whole, one) for one in contexts]
        heads = [_head(each, one) for each, one in zip(self._wanted(whole, contexts), contexts, strict=True)]
        scans = self.scan([*zip(asked, texts, strict=True)], heads)
        fitted = [
            fitting(question, context.text, one, context.entry.language, context.entry.published)
            for one, context in zip(scans, contexts, strict=True)
        ]
        fitted = [_of_what_is_named(question, one, context) for one, context in zip(fitted, contexts, strict=True)]
        return without_stand_ins(question, [(one.text, one.entry.language) for one in contexts], scans, fitted)

    def evidence(
        self, question: str, contexts: Sequence[Context], scans: Sequence[Scan], before: Before = NOTHING_BEFORE
    ) -> list[Evidence]:
        """The best span of each passage with what speaks for it, in their order; those without one are left out.

        Args:
            scans: what `possible` gave for each of the passages.
            before: see `read`. The words that a passage must hold are those of the question alone.

        Raises:
            ReaderDamaged: see `load`.
        """
        written = Written([f"{context.entry.title} {context.text}" for context in contexts], self._unknown)
        asked = marks(in_context(question, before.asked), written.is_name)
        holder = asks_holder(question)
        sources: dict[str, Source] = {}
        shares = span_shares(scans, self._model()[2].temperature)
        found = []
        weighed = self._wanted(question, contexts)
        for context, one, share, wanted in zip(contexts, scans, shares, weighed, strict=True):
            best = one.best
            if best is None:
                continue
            start, end = _around(context.text, (best.start, best.end), context.entry.language)
            entry = context.entry
            if entry.id not in sources:
                sources[entry.id] = Source(entry, entry.text if isinstance(entry, Article) else context.text)
            source = sources[entry.id]
            absent = [mark for mark in asked if not source.has(mark)]
            offset = context.hit.passage.start
            figures = figures_of(one, share) | {
                "relevance": one.relevance,
                "cosine": context.hit.scores.get("dense", 0.0),
                "reciprocal_rank": 1 / context.hit.rank,
                "passage_coverage": wanted.coverage(f"{entry.title} {context.text}"),
                "sentence_coverage": wanted.coverage(context.text[slice(*_entry(context.text, (start, end)))]),
                "absent": float(bool(absent)),
                "another": float(any(source.has_another(mark, asked) for mark in absent)),
                "elsewhere": float(holder and any(not mark.number and not is_nation(mark) for mark in absent)),
                **shown_before(before, entry.id, offset + best.start, offset + best.end),
            }
            found.append(Evidence(context, (best.start, best.end), (start, end), figures))
        means = {
            f"mean_{name}": sum(one.figures[name] for one in found) / len(found)
            for name in ("margin", "cosine")
            if found
        }
        return [replace(one, figures={**one.figures, **means}) for one in found]

    def _wanted(self, question: str, contexts: Sequence[Context]) -> list[Wanted]:
        """The words that are looked for in each passage."""
        asked = [_asked_of(question, one) for one in contexts]
        made = {each: Wanted(each, self._rarity) for each in asked}
        return [made[each] for each in asked]

    def _unknown(self, word: str) -> bool:
        """Whether a word stands nowhere in the library."""
        return self._rarity is not evenly and self._rarity(stems(word)) == self._rarity([""])

    def find(self, question: str, passages: Sequence[str]) -> list[Finding]:
        """One finding for each passage, in their order.

        Raises:
            ReaderDamaged: see `load`.
        """
        if not passages:
            return []
        settings = self._model()[2]
        return weigh(self.scan([(question, passage) for passage in passages]), settings)

    def scan(self, pairs: Sequence[tuple[str, str]], heads: Sequence[str] = ()) -> list[Scan]:
        """What the model says of each (question, passage), as logits.

        Args:
            heads: see `qa.reader.windows.scan`.

        Raises:
            ReaderDamaged: see `load`.
        """
        forward, tokenizer, settings = self._model()
        return scan(forward, tokenizer, pairs, settings.window, heads)

    def _model(self) -> tuple[Forward, Tokenizer, Settings]:
        with self._lock:
            if self._loaded is None:
                settings = check(self._folder)
                self._loaded = (
                    onnx_forward(self._folder / "reader.onnx", self._threads),
                    _tokenizer(),
                    settings,
                )
            return self._loaded


def _brought_up(question: str, reading: Reading, article: Article) -> Reading:
    """A reading, or what else of its article has to be told in its place."""
    return said_untold(question, last_count(question, put_right(reading, article), article), article)


def weigh(scans: Sequence[Scan], settings: Settings) -> list[Finding]:
    """The findings from the scans of all passages of one question."""
    shares = span_shares(scans, settings.temperature)
    found = []
    for one, share in zip(scans, shares, strict=True):
        figures = figures_of(one, share)
        best = one.best
        found.append(
            Finding(
                span=(best.start, best.end) if best else None,
                answerable=settings.answerable(figures) if best else 0.0,
                share=share,
                right=settings.right(figures) if best else 0.0,
                relevance=one.relevance,
            )
        )
    return found


def figures_of(one: Scan, share: float) -> dict[str, float]:
    """What the curves weigh."""
    return {"margin": one.margin, "answerable": one.answerable, "log_share": math.log(max(share, 1e-4))}


def span_shares(scans: Sequence[Scan], temperature: float) -> list[float]:
    """The share that each passage's best span, with those that say the same, has of all spans of all passages, 0..1."""
    scores = np.array([c.score for one in scans for c in one.candidates]) / temperature
    if not scores.size:
        return [0.0] * len(scans)
    top = float(scores.max())
    total = float(np.exp(scores - top).sum())
    return [sum(math.exp(c.score / temperature - top) for c in one.alike) / total for one in scans]


def check(folder: Path) -> Settings:
    """The manifest's settings, once every file was found to be the one it names.

    Raises:
        ReaderDamaged: a file is missing, cannot be read, or is another.
    """
    manifest = folder / MANIFEST
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
        if content.pop("checksum") != checksum(content):
            raise ReaderDamaged(f"{manifest} is not the file that was shipped.", REINSTALL)
        for name, expected in content["sha256"].items():
            with (folder / name).open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != expected:
                    raise ReaderDamaged(f"{folder / name} is not the file that was shipped.", REINSTALL)
        shown = content.get("shown", content["right"])
        return Settings(
            window=int(content["window"]),
            answerable=read_curve(content["answerable"]),
            right=read_curve(content["right"]),
            shown=read_curve(shown),
            searched=read_curve(content.get("searched", shown)),
            spoken_of=read_curve(content.get("spoken of", shown)),
            temperature=float(content["temperature"]),
            threshold=float(content["threshold"]),
        )
    except OSError as error:
        raise ReaderDamaged(f"The reader's files cannot be read: {error}.", REINSTALL) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReaderDamaged(f"{manifest} is not the file that was shipped.", REINSTALL) from error


REINSTALL: Final = "Answers are whole sentences until Pullquote is installed again."


def checksum(content: Mapping[str, Any]) -> str:
    """SHA-256 of a manifest without its own checksum."""
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def read_curve(content: Mapping[str, Any]) -> Curve:
    """A curve as a manifest holds it."""
    return Curve(
        {str(k): float(v) for k, v in content["weights"].items()},
        float(content["intercept"]),
        {str(k): (float(centre), float(scale)) for k, (centre, scale) in content.get("scales", {}).items()},
    )


def _tokenizer() -> Tokenizer:
    try:
        return load_tokenizer(minilm.tokenizer())
    except EncoderMissing as error:
        raise ReaderDamaged(str(error), REINSTALL) from error


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer, set to give a text's own tokens and nothing more."""
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _around(text: str, span: Span, language: str | None) -> Span:
    """The sentences that hold a span, from the first one's start to the last one's end."""
    held = [(s.start, s.end) for s in sentences(text, language) if s.start < span[1] and span[0] < s.end]
    return (min(span[0], held[0][0]), max(span[1], held[-1][1])) if held else span


def _entry(text: str, around: Span) -> Span:
    """The whole line where a timeline's entry is told: its day stands in the first sentence alone."""
    told = entry(text, around)
    return told.line if told else around


def _of_what_is_named(question: str, one: Scan, context: Context) -> Scan:
    """A scan of a passage without what its article tells before it names what a question asks of."""
    entry, offset = context.entry, context.hit.passage.start
    named = is_named_by_then(question, entry.title, entry.text) if isinstance(entry, Article) and one.best else None
    if named is None:
        return one
    return one.of([each for each in one.candidates if named((offset + each.start, offset + each.end))], context.text)


def _asked_of(question: str, context: Context) -> str:
    """The question as the article would put it: of whoever wrote it, in the first person, and by the names it has."""
    entry, passage = context.entry, context.hit.passage
    if isinstance(entry, Article):
        question = as_the_writer_says(question, entry, (passage.start, passage.end))
    return as_it_is_called(question, context.text)


def _head(wanted: Wanted, context: Context) -> str:
    """The article's title, closed like a sentence, where it holds much of the question that the passage lacks.

    It tells a passage apart that says "the mayor" and "the town". Where the passage names what is asked about itself, a
    title does harm: what answers often stands in both, and the model points at the first (benchmarks/LOG.md).
    """
    title = context.entry.title.strip()
    told = wanted.coverage(f"{title} {context.text}") - wanted.coverage(context.text)
    return headed(title) if told >= TOLD_BY_TITLE else ""
