"""Reads sentence by sentence and weighs what speaks for each. It needs no model beyond the encoder."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from embeddings import Encoder
from qa import names
from qa.lexical import content_words, stems
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.questions import asked_for
from qa.reader import NOTHING_BEFORE, Context
from qa.reader.wanted import Rarity, Wanted
from qa.types import Before, Reading, Span

#: Evidence that `SentenceReader` weighs, in the order of `Weights.coefficients`.
FEATURES: Final = (
    "sentence_cosine",  # question and sentence, -1..1
    "passage_cosine",  # question and passage, -1..1
    "sentence_coverage",  # share of the question's words in the sentence, weighed by rarity, 0..1
    "passage_coverage",  # the same in passage and title, 0..1
    "names_missing",  # share of the question's names and figures that stand nowhere in passage or title, 0..1
    "type_present",  # 1 if the sentence holds what is asked for (a date for "when"), 0 if not, .5 if unknown
    "reciprocal_rank",  # of the passage in retrieval, 0..1
    "cosine_margin",  # by how much the sentence's cosine exceeds the mean of all read, -2..2
)


@dataclass(frozen=True)
class Weights:
    """A logistic regression over `FEATURES`, made by `benchmarks/calibrate.py`, and its measured error."""

    coefficients: tuple[float, ...]
    intercept: float

    def probability(self, features: Mapping[str, float]) -> float:
        """0..1, calibrated: of sentences given p, a share of p answers."""
        total = self.intercept + sum(
            weight * features[name] for name, weight in zip(FEATURES, self.coefficients, strict=True)
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


# Fitted by `python -m benchmarks.calibrate`; the data and the measured error stand in benchmarks/LOG.md.
WEIGHTS: Final = Weights((1.237, 2.550, 1.562, 1.912, -0.572, 0.930, 2.198, 3.408), -8.626)

#: A word with the signs that may stand inside it.
_WHOLE_WORD: Final = lazy_pattern(r"\w+(?:[,&]\w+)*")

#: The least probability at which its best sentence is shown. benchmarks/LOG.md has the curve and its error.
THRESHOLD: Final = 0.25

_FINDERS: Final[Mapping[str, Callable[[str], list[Span]]]] = {
    "figure": names.figures,
    "date": names.dates,
    "place": names.places,
    "quotation": names.quotations,
    "name": names.names,
}


def decisive(question: str, sentence: str) -> tuple[Span, ...]:
    """The words of a sentence that decide the answer, as offsets into the sentence, in order, apart.

    What the question asks for and does not itself hold; where its form does not tell, the words they share.
    """
    kind = asked_for(question)
    known = set(stems(question))
    if kind is not None:
        found = [(a, b) for a, b in _FINDERS[kind](sentence) if not set(stems(sentence[a:b])) <= known]
        if found:
            return tuple(found)
    wanted = set(stems(" ".join(content_words(question))))
    return tuple(m.span() for m in _WHOLE_WORD.finditer(sentence) if wanted.intersection(stems(m.group())))


class SentenceReader:
    """Scores each sentence of each passage by meaning, words, and whether what is asked for stands in it.

    Args:
        rarity: how rare words are in the library.
    """

    threshold = THRESHOLD

    def __init__(
        self,
        encoder: Encoder,
        rarity: Rarity,
        weights: Weights = WEIGHTS,
    ) -> None:
        self._encoder = encoder
        self._rarity = rarity
        self._weights = weights

    def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
        readings = []
        for found in self.evidence(question, contexts):
            context, (start, end), features = found.context, found.span, found.features
            offset = context.hit.passage.start
            readings.append(
                Reading(
                    article_id=context.entry.id,
                    start=offset + start,
                    end=offset + end,
                    text=context.text[start:end],
                    score=self._weights.probability(features),
                    emphasis=tuple(
                        (offset + start + a, offset + start + b) for a, b in decisive(question, context.text[start:end])
                    ),
                )
            )
        return sorted(readings, key=lambda reading: -reading.score)

    def evidence(self, question: str, contexts: Sequence[Context]) -> list[Evidence]:
        """Every sentence of the passages with what speaks for it, in the order they stand."""
        spans = [
            (context, (sentence.start, sentence.end))
            for context in contexts
            for sentence in sentences(context.text, context.entry.language)
        ]
        if not spans:
            return []
        # One batch: the question with every sentence.
        asked = self._encoder.encode_queries([question])[0]
        said = self._encoder.encode_passages([context.text[a:b] for context, (a, b) in spans])
        cosines = said @ asked
        mean = float(cosines.mean())

        wanted = Wanted(question, self._rarity)
        named = {stem for a, b in names.names(question) + names.figures(question) for stem in stems(question[a:b])}
        kind = asked_for(question)
        known = set(stems(question))
        found = []
        for (context, (a, b)), cosine in zip(spans, cosines, strict=True):
            sentence = context.text[a:b]
            around = f"{context.entry.title} {context.text}"
            present = 0.5
            if kind is not None:
                fits = (s for s in _FINDERS[kind](sentence) if not set(stems(sentence[s[0] : s[1]])) <= known)
                present = 1.0 if any(True for _ in fits) else 0.0
            features = {
                "sentence_cosine": float(cosine),
                "passage_cosine": context.hit.scores.get("dense", 0.0),
                "sentence_coverage": wanted.coverage(sentence),
                "passage_coverage": wanted.coverage(around),
                "names_missing": len(named - set(stems(around))) / len(named) if named else 0.0,
                "type_present": present,
                "reciprocal_rank": 1 / context.hit.rank,
                "cosine_margin": float(cosine) - mean,
            }
            found.append(Evidence(context, (a, b), features))
        return found


@dataclass(frozen=True)
class Evidence:
    """A sentence and what speaks for it."""

    context: Context
    #: In code points of the passage's text.
    span: Span
    features: Mapping[str, float]
