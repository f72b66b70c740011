"""A library of as many passages as are wanted, out of a news collection: `grow`.

Passages are taken in this order until there are enough:

1. real ones: articles of a library that was filled already, with their vectors and notes;
2. those whose texts alone are real: further articles of the collection, split as they would be when added;
3. made ones: articles that take their passages from two real ones in turn, each passage the first half of the sentences
   of one and the second half of those of another.

The vectors of 2 and 3 are derived: a mixture of the vectors of two real passages drawn at random, weighing .5 to .9 and
the rest, and noise of length .3 in a random direction, brought back to length 1. So neighbours are neither as dense as
copies of the same vectors would make them nor as far apart as in noise. Everything is kept by `Store`, as adding does;
which articles are copies of one another is taken over from the filled library (`make bench-ingest` measures comparing).
"""

from __future__ import annotations

import json
import lzma
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest
from pathlib import Path

import numpy as np

from embeddings import Vectors
from qa.encoding import cut
from qa.errors import PullquoteError
from qa.ingest.item import Draft, make_article
from qa.library import Library
from qa.local_index import LocalIndex
from qa.notes import RULES
from qa.store import DIMENSION, ENCODER, Compared, Record, Source, Store
from qa.stories import Stories
from qa.types import Article, Notes, Span

#: Articles that are written in one transaction.
_TOGETHER = 200
#: Real vectors that others are mixed from, at most.
_MIXED_FROM = 20_000
_NOISE = 0.3
_SEED = 5
_NO_NOTES = Notes((), (), RULES)
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Grown:
    """What `grow` made, and the seconds it took."""

    articles: int
    passages: int
    #: Passages with real vectors; their ids are 1 to this.
    real: int
    writing: float
    comparing: float
    indexing: float


def grow(filled: Library, data: Path, folder: Path, count: int) -> Grown:
    """A new library in `folder` of `count` passages, its indexes made.

    Args:
        filled: where real vectors come from.
        data: folder with `articles.jsonl.xz`, for texts that are not in `filled`.
    """
    store = Store(folder)
    store.set_meta_once({key: filled.store.meta(key) or "" for key in (ENCODER, DIMENSION)})
    Stories(store).compare()  # notes by which rules copies are known: those made below are not compared again
    articles = passages = real = 0
    waiting: list[Record] = []
    made: list[Compared] = []
    began = time.perf_counter()
    for record, kind in _records(filled, data, np.random.default_rng(_SEED)):
        left = count - passages
        record = replace(record, spans=record.spans[:left], vectors=record.vectors[:left])
        waiting.append(record)
        articles, passages = articles + 1, passages + len(record.spans)
        real += len(record.spans) if kind is _Kind.REAL else 0
        if kind is _Kind.MADE:
            made.append(Compared(record.article.id, (), ()))
        if len(waiting) == _TOGETHER or passages == count:
            with store.together():
                for one in waiting:
                    store.put(one)
                store.note_compared(made)
            waiting, made = [], []
        if passages == count:
            break
    written = time.perf_counter()
    Stories(store).compare()
    compared = time.perf_counter()
    LocalIndex(store).rebuild()
    indexed = time.perf_counter()
    store.close()
    return Grown(articles, passages, real, written - began, compared - written, indexed - compared)


class _Kind(Enum):
    """The three kinds of articles, as above."""

    REAL = 1
    TEXT = 2
    MADE = 3


def _records(filled: Library, data: Path, random: np.random.Generator) -> Iterator[tuple[Record, _Kind]]:
    """Articles with what is kept of them, each with its kind; without end."""
    store = filled.store
    dimension = int(store.meta(DIMENSION) or 0)
    ids = [entry.id for entry in filled.entries()]
    random.shuffle(ids)
    for article_id in ids:
        held = store.passages_of(article_id)
        vectors = {
            int(one): vector
            for numbers, run in store.vectors(list(held), dimension)
            for one, vector in zip(numbers, run, strict=True)
        }
        spans = tuple((passage.start, passage.end) for passage in held.values())
        article = store.article(article_id)
        yield _record(article, spans, np.stack([vectors[one] for one in held]), store.notes(article_id)), _Kind.REAL
    every = store.passage_ids()
    drawn = np.sort(random.choice(every, min(_MIXED_FROM, len(every)), replace=False))
    pool = np.concatenate([run for _, run in store.vectors([int(one) for one in drawn], dimension)])
    for article in _others(data, set(ids)):
        spans = cut(article, filled.encoder)
        yield _record(article, spans, _mixed(pool, len(spans), random)), _Kind.TEXT
    number = 0
    while True:
        number += 1
        first, second = (_texts(store, ids[at]) for at in random.integers(0, len(ids), 2))
        article, spans = recombined(*first, *second, number)
        yield _record(article, spans, _mixed(pool, len(spans), random)), _Kind.MADE


def _record(article: Article, spans: tuple[Span, ...], vectors: Vectors, notes: Notes | None = None) -> Record:
    source = Source(f"grown#{article.id}", "grown", article.title)
    return Record(article, (source,), spans, vectors, notes or _NO_NOTES)


def _others(data: Path, known: set[str]) -> Iterator[Article]:
    """The articles of the collection that are not among these ids."""
    with lzma.open(data / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            try:
                article = make_article(Draft(row["text"], row["title"]), row["url"], "")
            except PullquoteError:  # no words in it
                continue
            if article.id not in known:
                known.add(article.id)
                yield article


def _texts(store: Store, article_id: str) -> tuple[Article, list[str]]:
    article = store.article(article_id)
    return article, [article.text[one.start : one.end] for one in store.passages_of(article_id).values()]


def recombined(
    first: Article, of_first: list[str], second: Article, of_second: list[str], number: int
) -> tuple[Article, tuple[Span, ...]]:
    """An article, and its passages, out of the sentences of two; `number` tells it from others of the same two."""
    passages = []
    for one, other in zip_longest(of_first, of_second, fillvalue=""):
        head, tail = _BETWEEN_SENTENCES.split(one), _BETWEEN_SENTENCES.split(other)
        passages.append(" ".join([*head[: (len(head) + 1) // 2], *tail[len(tail) // 2 :]]).strip())
    spans, start = [], 0
    for passage in passages:
        spans.append((start, start + len(passage)))
        start += len(passage) + 2
    text = "\n\n".join(passages)
    title = " ".join([*first.title.split()[:6], *second.title.split()[-6:]])
    article = replace(
        first, id=f"made{number:012d}", title=title, url=None, text=text, words=len(text.split()), added=None
    )
    return article, tuple(spans)


def _mixed(pool: Vectors, count: int, random: np.random.Generator) -> Vectors:
    """So many derived vectors."""
    share = random.uniform(0.5, 0.9, (count, 1)).astype(np.float32)
    one, other = (pool[random.integers(0, len(pool), count)] for _ in range(2))
    noise = random.normal(size=one.shape).astype(np.float32)
    return _unit(_unit(share * one + (1 - share) * other) + _NOISE * _unit(noise))


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
