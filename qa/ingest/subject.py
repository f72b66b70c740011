"""What the lines of a saved page are about: columns of cosines to what a first guess takes for the article.

Lines of few words are not encoded, and so lack the columns of their own; those that sum up the lines around are there
for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from embeddings import Encoder, load_encoder
from qa.ingest.linewise import MOST_WORDS, Columns, Floats, Line, best_run

#: Words of a line that is encoded, at least, and those of it that are read, so that a page takes a second at most.
_FEWEST_WORDS: Final = 6
_READ: Final = 40
#: Lines around the middle of the article that are looked at, and those of them that are encoded: beyond what pages
#: have, so that an endless one takes no longer.
_MOST_LINES: Final = 2_000
_MOST_ENCODED: Final = 300
#: A line is of the article where the guess is above this.
_TAKEN: Final = 0.5
#: Lines of the article that are its lead.
_LEAD: Final = 4
#: Lines above the article, and first ones in it, of which one may be its headline, and the words of a headline.
_OVER: Final = 15
_HEADLINE: Final = 25
#: From this cosine on, a line is a copy of another, not near it.
_COPY: Final = 0.97
#: The share of the article's lines that may be farther from it than its edge, and what is added to their spread.
_FARTHEST: Final = 0.1
_SPREAD: Final = 0.05
#: Lines above and below over which the subject is summed up.
_REACHES: Final = (3, 8, 20)


@cache
def _encoder() -> Encoder:
    return load_encoder()


def vectors_of_middle(lines: Sequence[Line], own: Columns, guess: Floats) -> Floats:
    """Of each line a vector of length 1, float64[lines, dimension]; zeros for one of few words or far from the article.

    Raises EncoderMissing. Arguments as of `subject_of`.
    """
    part = _middle(own, guess)
    around = part.start, len(lines) - part.start - len(guess[part])
    return np.pad(vectors_of_lines(lines[part], guess[part]), (around, (0, 0)))


def subject_of(own: Columns, guess: Floats, vectors: Floats) -> Columns:
    """The columns of what the lines are about; nan far from the article.

    Args:
        own: `columns_of_lines` of the lines.
        guess: how probably each line is of the article, 0 to 1.
        vectors: `vectors_of_middle` of the lines.
    """
    part = _middle(own, guess)
    around = part.start, len(guess) - part.start - len(guess[part])
    found = columns_of_subject({"words": own["words"][part]}, guess[part], vectors[part])
    return {name: np.pad(column, around, constant_values=np.nan) for name, column in found.items()}


def _middle(own: Columns, guess: Floats) -> slice:
    """The lines around the middle of the article that are looked at."""
    start = max(0, sum(_run(own["words"], guess)) // 2 - _MOST_LINES // 2)
    return slice(start, start + _MOST_LINES)


def _run(words: Floats, guess: Floats) -> tuple[int, int]:
    return best_run((guess - 0.4) * (np.minimum(words, MOST_WORDS) + 2))


def vectors_of_lines(lines: Sequence[Line], likely: Floats | None = None) -> Floats:
    """Of each line a vector of length 1, float64[lines, dimension]; zeros for a line of few words.

    Raises EncoderMissing.

    Args:
        likely: of very many lines, those are encoded of which this is highest.
    """
    encoder = _encoder()
    words = [line.text.split() for line in lines]
    long = [at for at, own in enumerate(words) if len(own) >= _FEWEST_WORDS]
    if likely is not None and len(long) > _MOST_ENCODED:
        for at in sorted(long, key=lambda at: -likely[at])[_MOST_ENCODED:]:
            words[at] = []
    texts = sorted({" ".join(own[:_READ]) for own in words if len(own) >= _FEWEST_WORDS})
    place = {text: at for at, text in enumerate(texts)}
    table = np.vstack([encoder.encode_passages(texts), np.zeros((1, encoder.dimension))]).astype(np.float64)
    return np.asarray(table[[place.get(" ".join(own[:_READ]), len(texts)) for own in words]])


def columns_of_subject(own: Columns, guess: Floats, vectors: Floats) -> Columns:
    """The columns that follow from the vectors and a first guess.

    Args:
        own: at least the column "words" of `columns_of_lines`.
        guess: how probably each line is of the article, 0 to 1.
        vectors: `vectors_of_lines` of the lines.
    """
    words = np.minimum(own["words"], MOST_WORDS)
    encoded = np.linalg.norm(vectors, axis=1) > 0
    start, stop = _run(words, guess)
    at = np.arange(len(words))
    inside = (at >= start) & (at < stop) & encoded
    article = _cosines_to_others(vectors, guess * words * inside)
    outside = _cosines_to_others(vectors, (1 - guess) * words * encoded)
    taken = np.flatnonzero(inside & (guess > _TAKEN))
    lead = np.zeros(len(words))
    lead[taken[:_LEAD]] = words[taken[:_LEAD]]
    found = {
        "to article": article,
        "to lead": _cosines_to_others(vectors, lead),
        "to headline": _to_headline(vectors, article, (at >= start - _OVER) & (at < start + 2) & encoded, words),
        "to the rest": outside,
        "to article, less to the rest": article - outside,
        **_near(vectors, article, taken),
    }
    around = _around(vectors, article, words * encoded)
    for name, column in (found | around).items():
        if not name.startswith("subject"):
            column[~encoded] = np.nan
    return found | around


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9))


def _cosines_to_others(vectors: Floats, weight: Floats) -> Floats:
    """Of each line, its cosine to the weighted mean of the other lines."""
    weighted = weight[:, None] * vectors
    return np.asarray((_unit(weighted.sum(axis=0) - weighted) * vectors).sum(axis=1))


def _to_headline(
    vectors: Floats, article: Floats, may: np.ndarray[tuple[int], np.dtype[np.bool_]], words: Floats
) -> Floats:
    """Cosines to the line that is most like the article among those that may be its headline; nan without any."""
    places = np.flatnonzero(may & (words <= _HEADLINE))
    if not len(places):
        return np.full(len(words), np.nan)
    headline = places[np.argmax(article[places])]
    found = np.asarray(vectors @ vectors[headline])
    found[headline] = np.nan
    return found


def _near(vectors: Floats, article: Floats, taken: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Columns:
    """Cosines to the nearest lines of the article, and the cosine to it by the measure of its own lines."""
    names = ("to nearest", "to nearest 3", "to article, by its own", "to article, from its edge")
    if len(taken) < 2:
        return {name: np.full(len(vectors), np.nan) for name in names}
    cosines = vectors @ vectors[taken].T
    cosines[cosines > _COPY] = -1
    cosines = np.sort(cosines, axis=1)[:, ::-1]
    own = article[taken]
    return dict(
        zip(
            names,
            (
                cosines[:, 0].copy(),
                cosines[:, :3].mean(axis=1),
                (article - np.median(own)) / (own.std() + _SPREAD),
                article - np.quantile(own, _FARTHEST),
            ),
            strict=True,
        )
    )


def _around(vectors: Floats, article: Floats, weight: Floats) -> Columns:
    """How much the lines above and below are about the article, and how much they are about the same."""
    size = len(weight)
    at = np.arange(size)
    weights: Floats = np.concatenate([[0.0], np.cumsum(weight)])
    cosines: Floats = np.concatenate([[0.0], np.cumsum(weight * article)])
    sums: Floats = np.vstack([np.zeros((1, vectors.shape[1])), np.cumsum(weight[:, None] * vectors, axis=0)])
    found: Columns = {}
    for reach in _REACHES:
        first, last = np.maximum(at - reach, 0), np.minimum(at + 1 + reach, size)
        for name, low, high in ("above", first, at), ("below", at + 1, last):
            total = weights[high] - weights[low]
            mean = (cosines[high] - cosines[low]) / np.maximum(total, 1)
            found[f"subject in {reach} {name}"] = np.where(total > 0, mean, np.nan)
            found[f"to {reach} {name}"] = (_unit(sums[high] - sums[low]) * vectors).sum(axis=1)
        above, below = _unit(sums[at] - sums[first]), _unit(sums[last] - sums[at])
        found[f"subject kept over {reach}"] = (above * below).sum(axis=1)
    return found
