"""The probability that is shown with an answer: fitted end to end, on passages that retrieval found.

`python -m training.endtoend --data DIR` reads held-out questions over libraries of whole collections, as a person's
question is read. Each is asked four times: of the library as it is; without the passages of its own paragraph,
which leaves what is near and does not answer; without its whole article; and with a name or a number exchanged, so
that nothing answers (`training.exchanged`). Questions written so that nothing answers (`training.invented`) are asked
once. Half of all weight lies on the first. A span is right if it shares half its words with an annotator's (F1) and
stands in the right article, or in another that tells the same: there, words too short to tell are not gone by. The
curve, the threshold chosen from it, and their error on articles held out of the fit go into the reader's manifest.

Words typed as into a search box, and what is asked of the articles that a conversation is about (`qa.looking`), hold
less of what is asked for: how much of it stands in a passage tells something else there. Each way of asking has a curve
of its own, fitted on the folders: their search words, and the later turns of conversations about their articles, asked
of their article and another of its folder. What such a turn is asked after was read as it would be in use, right or
wrong (`following`). One in seven of the later turns asks for what was asked before, in other words.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks import squad
from benchmarks.measures import normalised, overlap
from qa.answer.extractive import POSSIBLE
from qa.library import Library
from qa.looking import READ
from qa.questions import in_context
from qa.reader import Context
from qa.reader.before import SHOWN_BEFORE, shown_before
from qa.reader.span import (
    FAR,
    FOLDER,
    MANIFEST,
    SHOWN_FIGURES,
    SPOKEN_FIGURES,
    TIMES,
    Curve,
    SpanReader,
    probability,
    read_curve,
)
from qa.retrieve import retrieve
from qa.types import Before, Hit, Told
from training import invented
from training.data import SHIPPABLE, divided
from training.evaluate import UNSEEN
from training.exchanged import Exchanger
from training.manifest import write_manifest

#: Collections whose questions make sense when asked of many articles at once.
ASKED: Final = ("new_wiki", "qed")
#: Files of the invented set whose questions do not say which article they mean.
BESIDE: Final = tuple(f"{invented.SOURCE}:{name}" for name in ("lore", "wire", "why"))
EXCHANGED: Final = "exchanged"
UNTOLD: Final = "untold"
#: What a question is asked of, and its share of all askings.
CONDITIONS: Final = {
    "whole": 0.5,
    "without its paragraph": 0.15,
    "without its article": 0.15,
    EXCHANGED: 0.1,
    UNTOLD: 0.1,
}
FOLDS: Final = 5
#: How often the curve of conversations is fitted once more on what came of the one before.
ROUNDS: Final = 2
#: The curves, by their names in the manifest, and what their figures are called there.
WAYS: Final = {"shown": "end to end", "searched": "search words", "spoken of": "follow-ups"}
#: Weight of the squared weights, of standardised figures and their products, beside the mean loss of a passage: figures
#: of one model go together, and without it they are weighed against one another (benchmarks/LOG.md).
RIDGE: Final = 0.001
#: What a product of two figures counts beside a figure before the fit, 0..1: the less, the dearer is its weight.
#: Weighed as freely as figures, products hold in the libraries they are fitted on, and in others less than a line does.
PRODUCTS: Final = 0.15
RIGHT: Final = 0.5
#: Characters of an annotator's answer from which the same words in another article are taken for the same news.
TELLING: Final = 5
#: False answers, of the questions that cannot be answered, that the threshold may give. The threshold is the lowest
#: that keeps to it.
MOST_FALSE: Final = 0.13
THRESHOLDS: Final = tuple(round(0.02 * i, 2) for i in range(1, 46))


@dataclass(frozen=True)
class Asking:
    """One question under one condition."""

    group: str
    condition: str
    #: Shape (passages, len(SPOKEN_FIGURES)), in their order.
    figures: np.ndarray
    #: Shape (passages,): whether the passage's best span is right.
    right: np.ndarray
    #: Of each passage: the best span, in code points of its article's text.
    spans: tuple[tuple[str, int, int], ...]
    #: The turns of its conversation, by their places, that it asks once more (`qa.followup.asked_again`).
    again: tuple[int, ...] = ()


@dataclass(frozen=True)
class Judged:
    """The best span of one asking."""

    condition: str
    probability: float
    right: bool


def askings(
    library: Library,
    reader: SpanReader,
    questions: Sequence[squad.Question],
    exchanger: Exchanger,
    among: Sequence[str] | None = None,
    before: str = "",
) -> Iterator[Asking]:
    """Every question under every condition, as it stands first; each passage is scanned once for a wording.

    Args:
        among: ids of the articles that are asked; None: all.
        before: what was asked before (`qa.followup.asked_before`).
    """
    for question in questions:
        if not question.places:
            yield from _asked(library, reader, question, [UNTOLD], among, before)
            continue
        conditions = [c for c in CONDITIONS if c not in (EXCHANGED, UNTOLD)]
        yield from _asked(library, reader, question, conditions, among, before)
        changed = exchanger.exchange(question.text, question.article_id)
        if changed:
            exchanged = replace(question, text=changed, places=())
            yield from _asked(library, reader, exchanged, [EXCHANGED], among, before)


def _asked(
    library: Library,
    reader: SpanReader,
    question: squad.Question,
    conditions: Sequence[str],
    among: Sequence[str] | None,
    before: str,
) -> Iterator[Asking]:
    hits = retrieve(library, in_context(question.text, before), among=among, top=100)
    kept = {c: [hit for hit in hits if not _taken_out(hit, question, c)][:READ] for c in conditions}
    needed = {hit.passage: hit for part in kept.values() for hit in part}
    articles = {one: library.article(one) for one in {passage.article_id for passage in needed}}
    contexts = {
        passage: Context(article, hit, article.text[passage.start : passage.end])
        for passage, hit in needed.items()
        if (article := articles[passage.article_id])
    }
    scans = dict(zip(contexts, reader.possible(question.text, list(contexts.values()), before), strict=True))
    wanted = [texts_of(library, question, place) for place in question.places]
    for condition, part in kept.items():
        if not part:  # nothing was found elsewhere: nothing would be shown
            continue
        ranked = [replace(contexts[hit.passage], hit=replace(hit, rank=i)) for i, hit in enumerate(part, start=1)]
        found = reader.evidence(question.text, ranked, [scans[hit.passage] for hit in part], Before(before))
        right = [
            is_right(one.context.text[slice(*one.span)], wanted, own=one.context.entry.id == question.article_id)
            for one in found
        ]
        rows = [[one.figures[name] for name in SPOKEN_FIGURES] for one in found]
        figures = np.array(rows, dtype=float).reshape(len(found), len(SPOKEN_FIGURES))
        starts = [one.context.hit.passage.start for one in found]
        spans = tuple(
            (one.context.entry.id, start + one.span[0], start + one.span[1])
            for start, one in zip(starts, found, strict=True)
        )
        yield Asking(question.article_id, condition, figures, np.array(right), spans)


def is_right(said: str, wanted: Sequence[str], *, own: bool) -> bool:
    """Whether the words say what an annotator marked.

    Args:
        wanted: each annotator's answer; none where nothing answers.
        own: whether they stand in the article that was asked about.
    """
    known = [words for words in wanted if own or len(normalised(words)) >= TELLING]
    return bool(known) and overlap(said, known) >= RIGHT


def texts_of(library: Library, question: squad.Question, place: tuple[int, int]) -> str:
    return library.article(question.article_id).text[slice(*place)]


def _taken_out(hit: Hit, question: squad.Question, condition: str) -> bool:
    if condition in ("whole", EXCHANGED, UNTOLD) or hit.passage.article_id != question.article_id:
        return False
    start, end = question.paragraph
    return condition == "without its article" or (hit.passage.start < end and start < hit.passage.end)


def fit(data: Sequence[Asking], names: Sequence[str] = SHOWN_FIGURES) -> Curve:
    """Rank spans, then stretch and move the curve until it holds for the best one of each asking.

    The figures are weighed, their squares, and their products by twos: how much a wide margin tells depends on how
    many of the question's words stand there, and on how wide the others are.

    Args:
        names: the first of `SPOKEN_FIGURES`; the others are left out.
    """
    from sklearn.linear_model import LogisticRegression  # seconds, which who only reads the curves need not wait

    data = [a for a in data if a.spans]
    seen = [a.figures[:, : len(names)] for a in data]
    x = np.concatenate(seen)
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    # What was shown before is rare, and counts all the way: none of it lies beyond `FAR`.
    centre[len(SHOWN_FIGURES) :], scale[len(SHOWN_FIGURES) :] = 0.0, 1 / FAR
    pairs = list(combinations_with_replacement(range(len(names)), 2))

    def terms(figures: np.ndarray) -> np.ndarray:
        scaled = np.clip((figures - centre) / scale, -FAR, FAR)
        return np.hstack([scaled, *(PRODUCTS * scaled[:, [a]] * scaled[:, [b]] for a, b in pairs)])

    ranking = LogisticRegression(C=1 / (2 * RIDGE * len(x)), max_iter=5000).fit(
        terms(x), np.concatenate([a.right for a in data])
    )
    logits = [ranking.decision_function(terms(figures)) for figures in seen]
    best = np.array([[line.max()] for line in logits])
    best_right = np.array([a.right[line.argmax()] for a, line in zip(data, logits, strict=True)])
    share = [CONDITIONS[a.condition] for a in data]
    moved = LogisticRegression(C=100.0).fit(best, best_right, sample_weight=np.array(share) * len(CONDITIONS))
    factor = float(moved.coef_[0][0])
    weighed = [*names, *(f"{names[a]}{TIMES}{names[b]}" for a, b in pairs)]
    weights = ranking.coef_[0] * factor * np.array([PRODUCTS if TIMES in name else 1.0 for name in weighed])
    return Curve(
        dict(zip(weighed, weights.tolist(), strict=True)),
        float(ranking.intercept_[0]) * factor + float(moved.intercept_[0]),
        {name: (float(c), float(s)) for name, c, s in zip(names, centre, scale, strict=True)},
    )


def said_of(curve: Curve, asking: Asking) -> list[float]:
    """What would be shown with each span."""
    return [probability(curve, dict(zip(SPOKEN_FIGURES, row, strict=True))) for row in asking.figures.tolist()]


#: A conversation: of each turn its askings, the one first whose answer is shown; none where nothing was found.
Talk = Sequence[Sequence[Asking]]


def following(talk: Talk, first: Curve, later: Curve | None) -> Iterator[Asking]:
    """What is asked in a conversation after its first question, with what was shown before.

    Args:
        first: the curve of the first turn.
        later: that of the others; None: as if nothing had been shown.
    """
    told: list[tuple[Told, ...]] = []
    for place, turn in enumerate(talk):
        asked = [_after(one, told if later else []) for one in turn]
        if place:
            yield from asked
        shown: tuple[Told, ...] = ()
        if (curve := later if place else first) and asked and (said := said_of(curve, asked[0])):
            best = int(np.argmax(said))
            shown = (Told(*asked[0].spans[best], said[best]),) if said[best] >= POSSIBLE else ()
        told.append(shown)


def _after(asking: Asking, told: Sequence[tuple[Told, ...]]) -> Asking:
    again = tuple(one for place in asking.again if place < len(told) for one in told[place])
    before = Before(told=tuple(told), again=again)
    shown = [shown_before(before, *span) for span in asking.spans]
    figures = asking.figures.copy()
    for row, one in zip(figures, shown, strict=True):
        row[len(SHOWN_FIGURES) :] = [one[name] for name in SHOWN_BEFORE]
    return replace(asking, figures=figures)


def fit_talks(talks: Sequence[Talk], first: Curve) -> Curve:
    """The curve of the later turns of conversations, each asked after what it would have shown itself: at first by one
    that takes no notice of what was shown.

    Args:
        first: see `following`.
    """

    def once_more(curve: Curve | None) -> Curve:
        return fit([one for talk in talks for one in following(talk, first, curve)], SPOKEN_FIGURES)

    curve = once_more(None)
    for _ in range(ROUNDS):
        curve = once_more(curve)
    return curve


def judge(curve: Curve, data: Sequence[Asking]) -> list[Judged]:
    judged = []
    for asking in data:
        said = said_of(curve, asking)
        best = int(np.argmax(said)) if said else None
        shown = (0.0, False) if best is None else (said[best], bool(asking.right[best]))
        judged.append(Judged(asking.condition, *shown))
    return judged


def measure(judged: Sequence[Judged], threshold: float | None = None) -> dict[str, Any]:
    """The curve a threshold is chosen from, and the calibration error.

    Args:
        threshold: one that was chosen before; None chooses it here.
    """
    by = {c: [j for j in judged if j.condition == c] for c in CONDITIONS}

    def shown(condition: str, threshold: float) -> float:
        return float(np.mean([j.probability >= threshold for j in by[condition]]))

    def wrong(condition: str, threshold: float, below: float = math.inf) -> float | None:
        """What is shown, but for what tells the answer from elsewhere; None where nothing was asked so."""
        shown = [threshold <= j.probability < below and not j.right for j in by[condition]]
        return round(float(np.mean(shown)), 3) if shown else None

    def false(threshold: float) -> float:
        both = (wrong(name, threshold) for name in ("without its paragraph", "without its article"))
        return sum(one or 0.0 for one in both) / 2

    curve = []
    for least in THRESHOLDS:
        answered = [j.right for j in by["whole"] if j.probability >= least]
        curve.append(
            {
                "threshold": least,
                "answered": round(shown("whole", least), 3),
                "right of those": round(float(np.mean(answered)), 3) if answered else None,
                "false, paragraph out": wrong("without its paragraph", least),
                "false, article out": wrong("without its article", least),
                "false, exchanged": wrong(EXCHANGED, least),
                "false, untold": wrong(UNTOLD, least),
            }
        )
    chosen = threshold or next((t for t in THRESHOLDS if false(t) <= MOST_FALSE), THRESHOLDS[-1])
    unsure = [j.right for j in by["whole"] if POSSIBLE <= j.probability < chosen]
    return {
        "questions": len(by["whole"]),
        "best span right": round(float(np.mean([j.right for j in by["whole"]])), 3),
        "ece": round(_error(judged), 3),
        "threshold": chosen,
        # What is shown as an answer that is not sure, of the questions that can be answered and of the others.
        "unsure": {
            "shown": round(len(unsure) / len(by["whole"]), 3),
            "right of those": round(float(np.mean(unsure)), 3) if unsure else None,
            **{f"false, {name}": wrong(name, POSSIBLE, chosen) for name in (*CONDITIONS,)[1:]},
        },
        "curve": curve,
    }


def _error(judged: Sequence[Judged], bins: int = 10) -> float:
    """ECE over bins of equal width, each asking weighing as its condition does."""
    weights = np.array([CONDITIONS[j.condition] for j in judged])
    p, right = np.array([j.probability for j in judged]), np.array([float(j.right) for j in judged])
    place = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [abs(((p - right) * weights)[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / weights.sum())


def _only(collection: squad.Collection, kept: Container[str]) -> squad.Collection:
    """Those questions of it, and their articles."""
    questions = tuple(question for question in collection.questions if question.id in kept)
    among = {question.article_id for question in questions}
    return squad.Collection(tuple(one for one in collection.articles if one.id in among), questions)


def fitted(data: Sequence[Asking], threshold: float | None = None) -> tuple[Curve, dict[str, Any]]:
    """The curve, and what one that is fitted likewise reaches on articles that it was not fitted on.

    Args:
        threshold: see `measure`.
    """
    judged: list[Judged] = []
    for held in _folds({asking.group for asking in data}):
        judged += judge(fit([a for a in data if a.group not in held]), [a for a in data if a.group in held])
    return fit(data), measure(judged, threshold)


def fitted_talks(talks: Sequence[Talk], first: Curve, threshold: float) -> tuple[Curve, dict[str, Any]]:
    """The same for conversations (`fit_talks`)."""
    by_article: dict[str, list[Talk]] = {}
    for talk in talks:
        if begun := next((one.group for turn in talk for one in turn), None):
            by_article.setdefault(begun, []).append(talk)
    judged: list[Judged] = []
    for held in _folds(by_article):
        curve = fit_talks([talk for name, of in by_article.items() if name not in held for talk in of], first)
        asked = (one for name in held for talk in by_article[name] for one in following(talk, first, curve))
        judged += judge(curve, list(asked))
    return fit_talks(talks, first), measure(judged, threshold)


def _folds(groups: Iterable[str]) -> list[list[str]]:
    shuffled = sorted(groups)
    np.random.default_rng(0).shuffle(shuffled)
    return [shuffled[fold::FOLDS] for fold in range(FOLDS)]


def fit_all(
    whole: Sequence[Asking], searched: Sequence[Asking], talks: Sequence[Talk]
) -> tuple[dict[str, Curve], dict[str, Any]]:
    """The curves by the names of `WAYS`, and what they reach by their names there."""
    shown, measured = fitted(whole)
    # All go by the threshold of what is asked in whole questions.
    threshold = measured["threshold"]
    made = [(shown, measured), fitted(searched, threshold), fitted_talks(talks, shown, threshold)]
    curves = dict(zip(WAYS, (curve for curve, _ in made), strict=True))
    return curves, dict(zip(WAYS.values(), (figures for _, figures in made), strict=True))


def in_folders(models: Path, work: Path, wording: str, most: int) -> Iterator[Asking]:
    """What is asked of the folders in a wording.

    Args:
        most: questions that are drawn.
    """
    folders = invented.folders((wording,))
    for name, folder in folders.items():
        with _opened(work / name, folder) as library:
            reader = SpanReader(models, rarity=library.rarity)
            questions = squad.sample(folder.questions, most // len(folders), seed=0)
            yield from askings(library, reader, questions, _exchanger(folder))


def in_conversations(models: Path, work: Path, most: int) -> Iterator[Talk]:
    """Conversations about the folders' articles, of each the askings of its turns, of its article and another.

    Args:
        most: turns, about, that are drawn.
    """
    folders = invented.folders()
    for name, folder in folders.items():
        talks = list(invented.spoken(name))
        random.Random(0).shuffle(talks)
        with _opened(work / name, folder) as library:
            reader = SpanReader(models, rarity=library.rarity)
            exchanger = _exchanger(folder)
            drawn = 0
            for turns in talks:
                if drawn >= most / len(folders):
                    break
                drawn += len(turns)
                begun = turns[0].question
                others = [one.id for one in folder.articles if one.id != begun.article_id]
                among = [begun.article_id, random.Random(begun.id).choice(others)]
                yield [
                    [
                        replace(asking, again=turn.again)
                        for asking in askings(library, reader, [turn.question], exchanger, among, turn.before)
                    ]
                    for turn in turns
                ]


@contextmanager
def _opened(place: Path, folder: squad.Collection) -> Iterator[Library]:
    with Library.open(place) as library:
        squad.fill(library, folder.articles)
        yield library


def _exchanger(folder: squad.Collection) -> Exchanger:
    return Exchanger({article.id: article.text for article in folder.articles})


def _as_json(curve: Curve) -> dict[str, Any]:
    """As `read_curve` reads it."""
    return {
        "weights": {name: round(weight, 5) for name, weight in curve.weights.items()},
        "intercept": round(curve.intercept, 5),
        "scales": {name: [round(one, 5) for one in scale] for name, scale in curve.scales.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the question sets")
    parser.add_argument("--models", type=Path, default=FOLDER, help="the reader's files; its manifest is rewritten")
    parser.add_argument(
        "--questions",
        type=int,
        default=1_000,
        help="the most of each kind; of turns of conversations, six times it",
    )
    parser.add_argument("--work", type=Path, default=Path("build/endtoend"), help="where the library is kept")
    parser.add_argument("--curve", type=Path, help="take curve and threshold of this manifest, and only measure them")
    options = parser.parse_args()

    content = json.loads((options.models / MANIFEST).read_text(encoding="utf-8"))
    content.pop("checksum")
    other = json.loads(options.curve.read_text(encoding="utf-8")) if options.curve else None
    if other:
        # With the temperature it was fitted with: a figure that it weighs goes by that.
        content |= {name: other[name] for name in (*WAYS, "threshold", "temperature")}
        write_manifest(options.models, content)
    _, held_out = divided(options.data)
    kept = {question.id for question in held_out if not question.article.startswith(BESIDE)}
    # What is asked about an invented article takes for granted which of a folder's few articles is meant: where it is
    # asked beside the text, or of one paper's news of an event, even a folder has several. Folders are asked as such.
    asked_of = {
        "sets": [squad.read(options.data / SHIPPABLE[name]) for name in ASKED],
        "invented": [_only(invented.collection(), kept)],
        "paragraphs": [invented.collection(UNSEEN)],
    }
    kept |= {question.id for question in asked_of["paragraphs"][0].questions}
    whole: list[Asking] = []
    for name, collections in asked_of.items():
        with Library.open(options.work / name) as library:
            reader = SpanReader(options.models, rarity=library.rarity)
            for collection in collections:
                squad.fill(library, collection.articles)
            asked = [q for collection in collections for q in collection.questions if q.id in kept]
            questions = squad.sample(asked, options.questions, seed=0)
            print(f"{name}: {len(library)} articles, {len(questions)} of {len(asked)} questions", flush=True)
            exchanger = Exchanger({article.id: article.text for one in collections for article in one.articles})
            whole += askings(library, reader, questions, exchanger)
    places = options.models, options.work
    whole += in_folders(*places, "q", options.questions)
    searched = list(in_folders(*places, "search", options.questions))
    talks = list(in_conversations(*places, 6 * options.questions))
    if other:
        curves = {way: read_curve(other[way]) for way in WAYS}
        turns = [one for talk in talks for one in following(talk, curves["shown"], curves["spoken of"])]
        data = dict(zip(WAYS, (whole, searched, turns), strict=True))
        measured = {WAYS[way]: measure(judge(curves[way], data[way]), other["threshold"]) for way in WAYS}
    else:
        curves, measured = fit_all(whole, searched, talks)
        content |= {way: _as_json(curve) for way, curve in curves.items()}
        content["threshold"] = measured[WAYS["shown"]]["threshold"]
    content["measured"] |= measured
    print(json.dumps(measured, indent=1))
    write_manifest(options.models, content)


if __name__ == "__main__":
    main()
