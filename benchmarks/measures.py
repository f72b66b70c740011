"""The measures of reading: EM and F1 by the rules of SQuAD's official script, silence, calibration.

The rules are followed, in code of our own: answers are compared in lower case without punctuation and English
articles, and the annotator that fits best counts.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = Sequence[float] | npt.NDArray[np.float64]

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalised(text: str) -> str:
    """Lower case, without ASCII punctuation and English articles, single spaces."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact(said: str, gold: Sequence[str]) -> float:
    """1 if `said` is one of the annotators' answers; without any (`gold` empty), if nothing was said. Else 0."""
    return max(float(normalised(said) == normalised(one)) for one in gold or [""])


def overlap(said: str, gold: Sequence[str]) -> float:
    """F1 over words with the annotator that fits best, 0..1; without any, 1 if nothing was said."""
    best = 0.0
    for one in gold or [""]:
        a, b = normalised(said).split(), normalised(one).split()
        if not a or not b:
            best = max(best, float(a == b))
            continue
        same = sum((Counter(a) & Counter(b)).values())
        best = max(best, 2 * same / (len(a) + len(b)))
    return best


def best_threshold(values: Sequence[float], silence: Sequence[float], none: Sequence[bool]) -> tuple[float, float]:
    """(mean value, threshold): the best that can be had by staying silent where `silence` is above one threshold.

    Args:
        values: what each answer is worth when it is said (EM or F1), 0..1; 0 where there is none to find.
        silence: how much speaks for there being no answer.
        none: where there is none to find. Staying silent there is worth 1.
    """
    order = np.argsort(silence, kind="stable")
    said = np.concatenate([[0.0], np.asarray(values, float)[order].cumsum()])
    nothing = np.concatenate([[0.0], np.asarray(none, float)[order].cumsum()])
    totals = said + nothing[-1] - nothing  # the first k in order answered, silent on the rest
    k = int(totals.argmax())
    return float(totals[k] / len(order)), -np.inf if k == 0 else float(silence[order[k - 1]])


def separation(right: Sequence[float], wrong: Sequence[float]) -> float:
    """AUROC: how often one of `right` scores above one of `wrong`, ties counting half. 0..1, chance .5."""
    ordered = np.sort(np.asarray(wrong, float))
    below = np.searchsorted(ordered, right, "left")
    upto = np.searchsorted(ordered, right, "right")
    return float((below + upto).sum() / 2 / (len(right) * len(wrong)))


def calibration_error(probabilities: Numbers, right: Numbers, bins: int = 10) -> float:
    """ECE over bins of equal width, 0..1."""
    p, r = np.asarray(probabilities, float), np.asarray(right, float)
    place = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs(p[place == b].sum() - r[place == b].sum()) for b in range(bins)) / len(p))


def least_calibration_error(probabilities: Sequence[float], draws: int = 500) -> float:
    """The mean ECE of these probabilities where they hold exactly: what comes of there being few answers."""
    p = np.asarray(probabilities, float)
    chance = np.random.default_rng(0)
    return float(np.mean([calibration_error(p, (chance.random(len(p)) < p).astype(float)) for _ in range(draws)]))
