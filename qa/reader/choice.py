"""Which of a passage's likely spans to point at, when several say nearly the same.

The likeliest single span is a poor choice where its neighbours share what belongs together: "Senate", "the Senate" and
"the Senate," are one answer with three chances. The span is chosen of which most can be expected, over all that the
model holds possible: minimum Bayes risk decoding (Kumar and Byrne 2004) with the measures that answers are judged by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from qa.patterns import lazy_pattern

#: Divides scores before they become probabilities: the model, trained twice over the same questions, is too sure.
TEMPERATURE: Final = 2.0
#: What sharing words with the right answer (F1, 0..1) is worth beside being it.
SHARED: Final = 0.25
#: What a word costs: of equals the shorter one is the better answer.
WORD_COST: Final = 0.01

_WORD: Final = lazy_pattern(r"\w+")
_ARTICLES: Final = frozenset(("a", "an", "the"))


def plain_words(text: str) -> tuple[str, ...]:
    """The words of an answer in lower case, without punctuation and English articles."""
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in _ARTICLES)


def choose(texts: Sequence[str], scores: Sequence[float]) -> tuple[int, tuple[int, ...]]:
    """The place of the text to point at, and the places of all that say the same, itself among them.

    Args:
        texts: the spans, at least one.
        scores: of each, as logits.
    """
    logits = np.asarray(scores, float) / TEMPERATURE
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    said = [plain_words(text) for text in texts]
    vocabulary = {word: column for column, word in enumerate(dict.fromkeys(word for words in said for word in words))}
    counts = np.zeros((len(said), len(vocabulary)))
    for row, words in enumerate(said):
        for word in words:
            counts[row, vocabulary[word]] += 1
    lengths = counts.sum(axis=1)
    shared = np.minimum(counts[:, None], counts[None]).sum(axis=2)
    f1 = 2 * shared / np.maximum(lengths[:, None] + lengths[None], 1)
    same = np.array([[one == other for other in said] for one in said])
    best = int((same @ chances + SHARED * (f1 @ chances) - WORD_COST * lengths).argmax())
    return best, tuple(int(place) for place in np.flatnonzero(same[best]))
