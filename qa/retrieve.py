"""Which passages a question is looked for in: dense and lexical candidates, fused, lifted by their articles.

This module knows nothing of answers. Ranks are fused, not scores, because a cosine and a BM25 do not compare.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

import numpy as np

from embeddings import Encoder, Ids
from qa.closeness import Wanted
from qa.errors import ArticleNotFound, LibraryBusy, LibraryDamaged
from qa.library import Library
from qa.shingles import Shingled
from qa.stories import NAMED
from qa.types import Filters, Hit, Passage

#: Candidates each side brings.
DEPTH: Final = 50
#: The most candidates each side brings where copies of one report fill the first.
_DEEPEST: Final = 3_200
#: The constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009); their 60 makes first ranks count too little.
RRF_K: Final = 10
#: What a rank of each side weighs. `make bench-retrieval` measures others; see benchmarks/LOG.md.
DENSE_WEIGHT: Final = 0.5
LEXICAL_WEIGHT: Final = 1.0
#: What the rank of its whole article weighs beside them, and how many articles are ranked.
ARTICLE_WEIGHT: Final = 0.5
ARTICLES: Final = 200
#: What the share of the question that the article's beginning holds weighs, how many code points that has, and what
#: weighs the share of its words that stand together in the passage; looked at for so many passages.
BEGINNING_WEIGHT: Final = 0.15
BEGINNING: Final = 600
TOGETHER_WEIGHT: Final = 0.05
LOOKED_AT: Final = 100
#: What is left of a passage's score for each better one of the same article, where hits are shown: what other articles
#: say is worth more than what one says besides. What is read goes by `retrieve` alone; see benchmarks/LOG.md.
AGAIN: Final = 0.8
#: What the rankings of the days that a question is about weigh beside those of the whole library.
DAYS_WEIGHT: Final = 1.5
#: A passage of which more than this share of words, 0..1, was said by copies of its article says nothing new.
_SAID_AGAIN: Final = 0.5
#: One that holds more than this share of the words of a copy's, and others beside, is shown in its place.
_HELD: Final = 0.8


def fuse(rankings: Sequence[tuple[Sequence[int], float]], k: float = RRF_K) -> list[tuple[int, float]]:
    """Reciprocal rank fusion of rankings of ids, each with its weight: (id, fused score > 0), best first.

    Equal scores keep the order of ids, so that the same library always answers the same.
    """
    fused: dict[int, float] = {}
    for ranking, weight in rankings:
        for rank, passage_id in enumerate(ranking, start=1):
            fused[passage_id] = fused.get(passage_id, 0.0) + weight / (k + rank)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))


def with_articles(
    fused: Sequence[tuple[int, float]],
    owners: Mapping[int, str],
    articles: Sequence[str],
    *,
    weight: float = ARTICLE_WEIGHT,
    k: float = RRF_K,
) -> list[tuple[int, float]]:
    """The fused passages, each lifted by the rank of its article among whole articles; best first.

    Args:
        owners: the article of each passage; passages without one are left out.
        articles: ids of articles, best first.
    """
    lift = {article_id: weight / (k + rank) for rank, article_id in enumerate(articles, start=1)}
    lifted = [(i, score + lift.get(owners[i], 0.0)) for i, score in fused if i in owners]
    return sorted(lifted, key=lambda item: (-item[1], item[0]))


class Closer:
    """How close passages, and their articles' beginnings, come to a question. Each is looked at once."""

    def __init__(self, library: Library, wanted: Wanted) -> None:
        self._library = library
        self._wanted = wanted
        self._shares: dict[str, float] = {}
        self._lifts: dict[int, float] = {}

    def lifted(self, fused: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
        """The fused passages, the first `LOOKED_AT` lifted by how close they come; best first."""
        near = [passage_id for passage_id, _ in fused[:LOOKED_AT]]
        self._look_at([passage_id for passage_id in near if passage_id not in self._lifts])
        lifts = {passage_id: self._lifts.get(passage_id, 0.0) for passage_id in near}
        lifted = [(passage_id, score + lifts.get(passage_id, 0.0)) for passage_id, score in fused]
        return sorted(lifted, key=lambda item: (-item[1], item[0]))

    def _look_at(self, ids: Sequence[int]) -> None:
        for passage_id, (beginning, own) in self._library.store.with_beginnings(ids, BEGINNING).items():
            if beginning not in self._shares:
                self._shares[beginning] = self._wanted.share_in(beginning)
            together = self._wanted.together_in(own)
            self._lifts[passage_id] = BEGINNING_WEIGHT * self._shares[beginning] + TOGETHER_WEIGHT * together


def spread(scored: Sequence[tuple[Hit, float]], again: float = AGAIN) -> tuple[Hit, ...]:
    """Hits ranked by these scores > 0, each lowered for every better one of its article; best first, ranks from 1.

    Args:
        again: what is left of a score for each better one, 0 to 1.
    """
    better: Counter[str] = Counter()
    lowered = []
    for hit, score in sorted(scored, key=lambda one: -one[1]):
        article_id = hit.passage.article_id
        lowered.append((hit, score * again ** better[article_id]))
        better[article_id] += 1
    lowered.sort(key=lambda one: -one[1])
    return tuple(replace(hit, rank=rank) for rank, (hit, _) in enumerate(lowered, start=1))


def retrieve(
    library: Library,
    question: str,
    *,
    filters: Filters | None = None,
    days: tuple[date, date] | None = None,
    among: Sequence[str] | None = None,
    top: int,
) -> tuple[Hit, ...]:
    """The `top` passages that may answer the question, best first, ranks from 1.

    What copies of one report have in common is found once, and stands in `also_in` for the others.

    Args:
        filters: what may be found.
        days: the first and the last day that the question is about: what is of them is ranked among itself, too, so
            that it comes before what says the same of other days. Where nothing is, they change nothing.
        among: ids of the articles in which alone is looked; None for all that the filters let through.

    Scores: "fused" and "dense" always, "lexical" where words found the passage. ("dense" is missing where the stored
    vector is damaged.)
    """
    if not len(library):
        return ()
    while True:
        encoder = library.encoder
        try:
            hits = _retrieved(library, encoder, question, filters or Filters(), days, among, top)
        except LibraryBusy:
            if library.encoder is encoder:
                raise
            continue
        if library.encoder is encoder:
            return hits
        # Another process has encoded the library anew meanwhile: the question is compared with other vectors.


def _retrieved(
    library: Library,
    encoder: Encoder,
    question: str,
    filters: Filters,
    days: tuple[date, date] | None,
    those: Sequence[str] | None,
    top: int,
) -> tuple[Hit, ...]:
    among = library.admitted(filters)
    if those is not None:
        own = np.array(sorted({i for one in those for i in library.store.passages_of(one)}), dtype=np.int64)
        among = own if among is None else np.intersect1d(own, among)
    ranked: list[tuple[Ids | None, float]] = [(among, 1.0)]
    then = None if days is None else library.admitted(within(filters, *days))
    if then is not None and len(then):
        ranked.append((then, DAYS_WEIGHT))
    vector = encoder.encode_queries([question])
    folding = _Folding(library, among)
    depth = max(DEPTH, top)
    articles = library.matching_articles(question, ARTICLES)
    closer = Closer(library, Wanted.of(question, library.rarity))
    while True:
        dense = [(library.nearest(vector, depth, part), DENSE_WEIGHT * weight) for part, weight in ranked]
        lexical = [(library.matching(question, depth, part), LEXICAL_WEIGHT * weight) for part, weight in ranked]
        by_passage = fuse([([i for i, _ in ranking], weight) for ranking, weight in (*dense, *lexical)])
        # An article removed a moment ago by another process is passed over: the store has the last word.
        passages = library.store.passages([passage_id for passage_id, _ in by_passage])
        fused = with_articles(by_passage, {i: passage.article_id for i, passage in passages.items()}, articles)
        fused = closer.lifted(fused)
        kept = folding.kept([(passages[i], i) for i, _ in fused], top)
        # A report that was printed often may fill both rankings: others lie deeper.
        if (
            len(kept) == top
            or not folding.folded
            or max(len(dense[0][0]), len(lexical[0][0])) < depth
            or depth >= _DEEPEST
        ):
            break
        depth *= 4
    # Whoever weighs a passage by its cosine needs that of all, not only where it was among the nearest.
    cosines = {i: score for ranking, _ in dense for i, score in ranking}
    # An encoder that was given, and the library has no more, makes vectors of another length.
    comparable = encoder.dimension == library.store.dimension()
    others = [i for _, i in kept if i not in cosines] if comparable else []
    for ids, vectors in library.store.vectors(others, encoder.dimension):
        cosines.update(zip(ids.tolist(), (vectors @ vector[0]).tolist(), strict=True))
    by_words = {i: score for ranking, _ in lexical for i, score in ranking}
    by_side = {"dense": cosines, "lexical": by_words, "fused": dict(fused)}
    hits = []
    for rank, (passage, i) in enumerate(kept, start=1):
        scores = {side: found[i] for side, found in by_side.items() if i in found}
        hits.append(Hit(passage, rank, scores, folding.also_in(passage)))
    return tuple(hits)


def within(filters: Filters, since: date | None, until: date | None) -> Filters:
    """The filters, and these days besides."""
    since = max(filter(None, (filters.since, since)), default=None)
    until = min(filter(None, (filters.until, until)), default=None)
    return replace(filters, since=since, until=until)


class _Folding:
    """What of one ranking is said again by copies.

    Args:
        among: ids of the passages that pass the filters, ascending; None for all.
    """

    def __init__(self, library: Library, among: Ids | None) -> None:
        self._library = library
        self._among = among
        self._copies: dict[str, tuple[str, ...]] = {}
        self._texts: dict[str, str] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._shingles: dict[Passage, Shingled] = {}
        #: Whether the last ranking held anything that was said again.
        self.folded = False

    def kept(self, ranking: Sequence[tuple[Passage, int]], top: int) -> list[tuple[Passage, int]]:
        """The first `top` of passages, each with its id, that say what no copy of their articles said before them."""
        self.folded = False
        kept: list[tuple[Passage, int]] = []
        for passage, passage_id in ranking:
            if len(kept) == top:
                break
            copies = self._copies_of(passage.article_id)
            places = [place for place, (one, _) in enumerate(kept) if one.article_id in copies]
            if not places:
                kept.append((passage, passage_id))
                continue
            own = self._shingled(passage)
            before = {place: self._shingled(kept[place][0]) for place in places}
            cut = next((place for place, one in before.items() if one.share_in(own.shingles) > _HELD), None)
            if cut is not None and len(own.words) > len(before[cut].words):
                kept[cut] = (passage, passage_id)  # the same, and how it goes on
                self.folded = True
            elif own.share_in(frozenset().union(*(one.shingles for one in before.values()))) > _SAID_AGAIN:
                self.folded = True
            else:
                kept.append((passage, passage_id))
        return kept

    def also_in(self, passage: Passage) -> tuple[Passage, ...]:
        """The passage of each copy that has most in common with this one, where that is most of its words."""
        each = (self._alike(passage, copy) for copy in self._copies_of(passage.article_id))
        return tuple(islice((one for one in each if one is not None), NAMED))

    def _alike(self, passage: Passage, copy: str) -> Passage | None:
        """That of one copy; None where none is alike."""
        own = self._shingled(passage)
        alike, most = None, (0.0, 0.0)
        # What is the same in both mostly stands where it does in the other: there is no need to look at all of it.
        for one in sorted(self._passages_of(copy), key=lambda one: abs(one.start - passage.start)):
            other = self._shingled(one)
            # Where a copy is cut into other passages, its own lies within this one, or the other way round.
            shares = own.share_in(other.shingles), other.share_in(own.shingles)
            if shares > most:
                alike, most = one, shares
            if most[0] > _HELD:
                break
        return alike if max(most) > _SAID_AGAIN else None

    def _copies_of(self, article_id: str) -> tuple[str, ...]:
        if article_id not in self._copies:
            self._copies[article_id] = self._library.stories.copies(article_id)
        return self._copies[article_id]

    def _shingled(self, passage: Passage) -> Shingled:
        if passage not in self._shingles:
            text = self._text_of(passage.article_id)
            self._shingles[passage] = Shingled.of(text[passage.start : passage.end])
        return self._shingles[passage]

    def _passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """The passages of an article that pass the filters; of one that is gone or damaged, none."""
        if article_id not in self._passages:
            there = self._text_of(article_id)
            self._passages[article_id] = self._library.passages_of(article_id, self._among) if there else ()
        return self._passages[article_id]

    def _text_of(self, article_id: str) -> str:
        if article_id not in self._texts:
            try:
                self._texts[article_id] = self._library.article(article_id).text
            except (ArticleNotFound, LibraryDamaged):
                self._texts[article_id] = ""
        return self._texts[article_id]
