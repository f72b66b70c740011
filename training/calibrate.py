"""From the model's logits to probabilities that hold: curves fitted on one half of the held-out articles, their
error measured on the other.

Two questions are answered by two curves:

* does this passage, by itself, answer? Half of the pairs it is fitted on do; the others are passages found near,
  passages with the answer cut out, and questions changed so that their passage no longer fits.
* is this span, the best of all passages read, right? Half of the questions are read with the passage that answers
  among eight, half without it. Right is a span that shares at least half its words with an annotator's (F1).
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from benchmarks.measures import calibration_error, overlap, separation
from qa.reader.span import Curve, Settings, figures_of, span_shares, weigh
from qa.reader.windows import Forward, Scan, scan
from training.data import halves
from training.evaluate import Sets, make_sets, said_in
from training.question import Question

#: F1 from which a span counts as right.
RIGHT = 0.5
ANSWERABLE_FIGURES = ("margin", "answerable")
RIGHT_FIGURES = ("margin", "answerable", "log_share")
TEMPERATURES = (0.7, 0.85, 1.0, 1.2, 1.5, 2.0)
THRESHOLDS = tuple(round(0.05 * i, 2) for i in range(1, 20))


@dataclass(frozen=True)
class Pairs:
    """Single passages with whether they answer."""

    scans: list[Scan]
    answers: list[bool]
    weights: list[float]


@dataclass(frozen=True)
class Reads:
    """Whole questions: the scans of all passages, and of each passage whether its best span is right."""

    scans: list[list[Scan]]
    right: list[list[bool]]
    #: Whether the passage that answers is among them.
    held: list[bool]


def pairs_of(forward: Forward, tokenizer: Tokenizer, sets: Sets, window: int, seed: int = 5) -> Pairs:
    rng = random.Random(seed)
    near = [replace(q, context=rng.choice(others[:4]), answers=()) for q, others in sets.ranked]
    own = [q for q in sets.answered if not q.source.startswith("qamr")]
    own = rng.sample(own, min(800, len(own)))
    # Hard ones weigh most: easy ones are far from the line wherever it lies.
    shares = [(own, 0.5), (sets.changed, 0.3), (sets.written, 0.1), (sets.cut, 0.05), (near, 0.05)]
    parts = [(part, share) for part, share in shares if part]
    questions = [q for part, _ in parts for q in part]
    weights = [share / len(part) for part, share in parts for _ in part]
    scans = scan(forward, tokenizer, [(q.text, q.context) for q in questions], window)
    return Pairs(scans, [bool(q.answers) for q in questions], [w * len(questions) for w in weights])


def reads_of(forward: Forward, tokenizer: Tokenizer, sets: Sets, window: int) -> Reads:
    flat = [(q.text, text) for q, others in sets.ranked for text in (q.context, *others)]
    found = scan(forward, tokenizer, flat, window)
    scans, right, held = [], [], []
    low = 0
    for i, (q, others) in enumerate(sets.ranked):
        part = found[low : low + 1 + len(others)]
        low += len(part)
        fits = overlap(said_in(q, part[0]), q.texts) >= RIGHT
        with_answer = i % 2 == 0
        scans.append(part if with_answer else part[1:])
        # The other passages do not hold the answer's words.
        right.append([fits and with_answer, *([False] * len(others))] if with_answer else [False] * len(others))
        held.append(with_answer)
    return Reads(scans, right, held)


def fit(rows: Sequence[dict[str, float]], names: Sequence[str], truth: Sequence[bool], weights: Any = None) -> Curve:
    """A logistic curve; the figures are held within the range in which a line can describe them."""
    x = np.array([[row[name] for name in names] for row in rows])
    scale = x.std(axis=0) + 1e-6
    model = LogisticRegression(C=10.0, max_iter=1000).fit(x / scale, np.asarray(truth), sample_weight=weights)
    return Curve(
        {name: float(w / s) for name, w, s in zip(names, model.coef_[0], scale, strict=True)},
        float(model.intercept_[0]),
    )


def calibrate(
    forward: Forward, tokenizer: Tokenizer, held_out: Sequence[Question], window: int
) -> tuple[Settings, dict[str, Any]]:
    """(settings, the figures measured on the articles that were not fitted on)."""
    first, second = (make_sets(part) for part in halves(held_out))
    pairs, reads = pairs_of(forward, tokenizer, first, window), reads_of(forward, tokenizer, first, window)
    answerable = fit([figures_of(s, 1.0) for s in pairs.scans], ANSWERABLE_FIGURES, pairs.answers, pairs.weights)
    temperature = _temperature(reads)
    rows, truth = [], []
    for scans, right in zip(reads.scans, reads.right, strict=True):
        rows += [figures_of(s, share) for s, share in zip(scans, span_shares(scans, temperature), strict=True)]
        truth += right
    ranker = fit(rows, RIGHT_FIGURES, truth)
    settings = Settings(window, answerable, ranker, ranker, ranker, ranker, temperature, 0.5)
    # Of each question only the best is shown: the same line, stretched and moved until it holds for those.
    odds, shown = [], []
    for scans, right in zip(reads.scans, reads.right, strict=True):
        p, is_right = _best(scans, right, settings)
        odds.append({"odds": math.log(p / (1 - p))})
        shown.append(is_right)
    moved = fit(odds, ("odds",), shown)
    factor = moved.weights["odds"]
    settings = replace(
        settings,
        right=Curve(
            {name: weight * factor for name, weight in ranker.weights.items()},
            ranker.intercept * factor + moved.intercept,
        ),
    )
    return settings, measure(forward, tokenizer, second, settings)


def measure(forward: Forward, tokenizer: Tokenizer, sets: Sets, settings: Settings) -> dict[str, Any]:
    """What the probabilities are worth on these sets."""
    pairs = pairs_of(forward, tokenizer, sets, settings.window)
    said = [settings.answerable(figures_of(s, 1.0)) for s in pairs.scans]
    draw = np.random.default_rng(3).choice(len(said), 4000, p=np.array(pairs.weights) / sum(pairs.weights))
    report: dict[str, Any] = {
        "answerable": {
            "ece": round(calibration_error([said[i] for i in draw], [pairs.answers[i] for i in draw]), 3),
            "auroc": round(
                separation(
                    [said[i] for i in draw if pairs.answers[i]], [said[i] for i in draw if not pairs.answers[i]]
                ),
                3,
            ),
        }
    }
    reads = reads_of(forward, tokenizer, sets, settings.window)
    best = [_best(scans, right, settings) for scans, right in zip(reads.scans, reads.right, strict=True)]
    report["right"] = {
        "ece": round(calibration_error([p for p, _ in best], [float(r) for _, r in best]), 3),
        "right where it can be": round(
            float(np.mean([r for (_, r), held in zip(best, reads.held, strict=True) if held])), 3
        ),
    }
    report["curve"] = [
        {
            "threshold": edge,
            "answered where it can be": round(
                float(np.mean([p >= edge for (p, _), held in zip(best, reads.held, strict=True) if held])), 3
            ),
            "right of those": round(
                float(
                    np.mean([r for (p, r), held in zip(best, reads.held, strict=True) if held and p >= edge] or [False])
                ),
                3,
            ),
            "answered where it cannot be": round(
                float(np.mean([p >= edge for (p, _), held in zip(best, reads.held, strict=True) if not held])), 3
            ),
        }
        for edge in THRESHOLDS
    ]
    return report


def _best(scans: Sequence[Scan], right: Sequence[bool], settings: Settings) -> tuple[float, bool]:
    """(probability, whether it is right) of the finding that would be shown."""
    found = weigh(scans, settings)
    i = max(range(len(found)), key=lambda i: found[i].right)
    return found[i].right, right[i]


def _temperature(reads: Reads) -> float:
    """The one under which the shares of the right passages' spans are likeliest."""

    def loss(temperature: float) -> float:
        total, count = 0.0, 0
        for scans, right, held in zip(reads.scans, reads.right, reads.held, strict=True):
            if held:
                shares = span_shares(scans, temperature)
                share = shares[0] if right[0] else 1 - shares[0]
                total -= math.log(max(share, 1e-6))
                count += 1
        return total / max(count, 1)

    return min(TEMPERATURES, key=loss)


def as_json(settings: Settings) -> dict[str, Any]:
    """As `qa.reader.span.check` reads it."""

    def curve(one: Curve) -> dict[str, Any]:
        return {
            "weights": {name: round(value, 5) for name, value in one.weights.items()},
            "intercept": round(one.intercept, 5),
        }

    return {
        "window": settings.window,
        "answerable": curve(settings.answerable),
        "right": curve(settings.right),
        "temperature": settings.temperature,
        "threshold": settings.threshold,
    }
