"""Fit the sentence reader's weights, and measure their error: `python -m benchmarks.calibrate DATA`.

DATA is a folder with SQuAD-format files (see `FILES`). Each question is asked three times of a library of all
articles: as it is; with the passages of its own paragraph taken out, which leaves what is near and does not
answer; and with its whole article taken out. A sentence is right if a marked answer lies in it. Two fits follow:
over all sentences, which ranks them, and over the best sentence of each asking, which makes its score the
probability that it is right when half of all questions can be answered. Errors are measured on held-out articles.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks import squad
from qa.library import Library
from qa.looking import READ
from qa.reader import Context
from qa.reader.sentence import FEATURES, SentenceReader
from qa.retrieve import retrieve
from qa.types import Hit, Span

FILES = ("squadshifts-new_wiki.json.gz", "qed-dev.json.gz")
FOLDS = 5
#: What a question is asked of, and its share of all askings when half of them can be answered.
CONDITIONS = {"whole": 0.5, "without its paragraph": 0.25, "without its article": 0.25}


@dataclass(frozen=True)
class Asking:
    """One question under one condition."""

    group: str
    condition: str
    #: Shape (sentences, len(FEATURES)).
    features: NDArray[np.float64]
    #: Shape (sentences,): whether the sentence answers.
    right: NDArray[np.bool_]


def askings(library: Library, questions: Sequence[squad.Question]) -> Iterator[Asking]:
    """Every question under every condition, with the evidence the reader sees."""
    reader = SentenceReader(library.encoder, library.rarity)
    for question in questions:
        hits = retrieve(library, question.text, top=100)
        for condition in CONDITIONS:
            kept = [hit for hit in hits if not _taken_out(hit, question, condition)]
            contexts = [_context(library, replace(hit, rank=i + 1)) for i, hit in enumerate(kept[:READ])]
            evidence = reader.evidence(question.text, contexts)
            if not evidence:
                continue
            features = np.array([[e.features[name] for name in FEATURES] for e in evidence])
            right = np.array([_answers(e.context.hit, e.span, question) for e in evidence])
            yield Asking(question.article_id, condition, features, right)


def _taken_out(hit: Hit, question: squad.Question, condition: str) -> bool:
    if condition == "whole" or hit.passage.article_id != question.article_id:
        return False
    start, end = question.paragraph
    return condition == "without its article" or (hit.passage.start < end and start < hit.passage.end)


def _context(library: Library, hit: Hit) -> Context:
    article = library.article(hit.passage.article_id)
    return Context(article, hit, article.text[hit.passage.start : hit.passage.end])


def _answers(hit: Hit, span: Span, question: squad.Question) -> bool:
    if hit.passage.article_id != question.article_id:
        return False
    start, end = hit.passage.start + span[0], hit.passage.start + span[1]
    return any(start <= a and b <= end for a, b in question.places)


@dataclass(frozen=True)
class Fit:
    """Weights of `qa.reader.Weights`."""

    coefficients: NDArray[np.float64]
    intercept: float

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        scores: NDArray[np.float64] = 1 / (1 + np.exp(-(features @ self.coefficients + self.intercept)))
        return scores


def fit(data: Sequence[Asking]) -> Fit:
    """Rank sentences, then make the best one's score a probability."""
    ranking = LogisticRegression(C=1.0, max_iter=2000)
    ranking.fit(np.concatenate([a.features for a in data]), np.concatenate([a.right for a in data]))
    weights, bias = ranking.coef_[0], float(ranking.intercept_[0])
    logits = [a.features @ weights + bias for a in data]
    best = np.array([[x.max()] for x in logits])
    right = np.array([a.right[x.argmax()] for a, x in zip(data, logits, strict=True)])
    scaling = LogisticRegression(C=100.0)
    scaling.fit(best, right, sample_weight=_shares(data))
    scale = float(scaling.coef_[0][0])
    return Fit(weights * scale, bias * scale + float(scaling.intercept_[0]))


def _shares(data: Sequence[Asking]) -> NDArray[np.float64]:
    return np.array([CONDITIONS[a.condition] * len(CONDITIONS) for a in data])


@dataclass(frozen=True)
class Judged:
    """The best sentence of one asking."""

    condition: str
    score: float
    right: bool


def judge(found: Fit, data: Sequence[Asking]) -> list[Judged]:
    judged = []
    for asking in data:
        scores = found.scores(asking.features)
        best = int(scores.argmax())
        judged.append(Judged(asking.condition, float(scores[best]), bool(asking.right[best])))
    return judged


def calibration_error(judged: Sequence[Judged], bins: int = 10) -> float:
    """Expected calibration error (Naeini et al. 2015) over equal-width bins, weighted by `CONDITIONS`."""
    total = error = 0.0
    weights = np.array([CONDITIONS[j.condition] for j in judged])
    scores = np.array([j.score for j in judged])
    right = np.array([j.right for j in judged], dtype=float)
    for low in np.arange(bins) / bins:
        inside = (scores >= low) & (scores < low + 1 / bins)
        if inside.any():
            weight = weights[inside].sum()
            gap = abs(
                np.average(scores[inside], weights=weights[inside]) - np.average(right[inside], weights=weights[inside])
            )
            error += weight * gap
            total += weight
    return float(error / total)


def report(judged: Sequence[Judged]) -> None:
    """The curve a threshold is chosen from."""
    by = {condition: [j for j in judged if j.condition == condition] for condition in CONDITIONS}
    whole = by["whole"]
    print(f"best sentence right: {np.mean([j.right for j in whole]):.3f} of {len(whole)} answerable questions")
    print(f"ECE: {calibration_error(judged):.3f}")
    print("threshold  answered  right when answered  false: paragraph out  false: article out")
    for threshold in np.arange(0.1, 0.95, 0.05):
        shown = [j for j in whole if j.score >= threshold]
        false = [np.mean([j.score >= threshold for j in by[c]]) for c in list(CONDITIONS)[1:]]
        right = np.mean([j.right for j in shown]) if shown else float("nan")
        print(f"{threshold:9.2f}{len(shown) / len(whole):10.3f}{right:21.3f}{false[0]:22.3f}{false[1]:20.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of SQuAD-format files")
    parser.add_argument("--questions", type=int, default=400, help="of each file")
    parser.add_argument("--library", type=Path, default=Path("benchmarks/out/calibrate"), help="made once, used again")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()

    collections = [squad.read(options.data / name) for name in FILES]
    library = Library.open(options.library)
    for collection in collections:
        squad.fill(library, collection.articles)
    questions = [q for c in collections for q in squad.sample(c.questions, options.questions, options.seed)]
    print(f"{len(library)} articles, {len(questions)} questions", flush=True)
    data = list(askings(library, questions))

    groups = sorted({asking.group for asking in data})
    np.random.default_rng(options.seed).shuffle(groups)
    judged: list[Judged] = []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        found = fit([a for a in data if a.group not in held])
        judged += judge(found, [a for a in data if a.group in held])
    print(f"\nOn articles held out, {FOLDS} folds:")
    report(judged)
    final = fit(data)
    print("\nFitted on all:")
    for name, weight in zip(FEATURES, final.coefficients, strict=True):
        print(f"  {name:20} {weight:8.3f}")
    print(f"Weights(({', '.join(f'{w:.3f}' for w in final.coefficients)}), {final.intercept:.3f})")


if __name__ == "__main__":
    main()
