"""Which passages a question is looked for in: dense and lexical candidates, fused.

This module knows nothing of answers. Ranks are fused, not scores, because a cosine and a BM25 do not compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qa.library import Library
from qa.types import Filters, Hit

#: Candidates each side brings.
DEPTH: Final = 50
#: The constant of reciprocal rank fusion, from its paper (Cormack, Clarke, Büttcher 2009).
RRF_K: Final = 60
#: What a rank of each side weighs. `make bench-retrieval` measures others; see benchmarks/LOG.md.
DENSE_WEIGHT: Final = 1.0
LEXICAL_WEIGHT: Final = 1.0


def fuse(
    dense: Sequence[tuple[int, float]],
    lexical: Sequence[tuple[int, float]],
    *,
    weights: tuple[float, float] = (DENSE_WEIGHT, LEXICAL_WEIGHT),
    k: float = RRF_K,
) -> list[tuple[int, float]]:
    """Reciprocal rank fusion of two rankings of (id, score): (id, fused score > 0), best first.

    Equal scores keep the order of ids, so that the same library always answers the same.
    """
    fused: dict[int, float] = {}
    for ranking, weight in zip((dense, lexical), weights, strict=True):
        for rank, (passage_id, _) in enumerate(ranking, start=1):
            fused[passage_id] = fused.get(passage_id, 0.0) + weight / (k + rank)
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))


def retrieve(library: Library, question: str, *, filters: Filters | None = None, top: int) -> tuple[Hit, ...]:
    """The `top` passages that may answer the question, best first, ranks from 1.

    Scores: "fused" always, "dense" and "lexical" where that side found the passage.
    """
    if not len(library):
        return ()
    among = library.admitted(filters or Filters())
    depth = max(DEPTH, top)
    dense = library.nearest(library.encoder.encode_queries([question]), depth, among)
    lexical = library.matching(question, depth, among)
    fused = fuse(dense, lexical)[:top]
    # An article removed a moment ago by another process is passed over: the store has the last word.
    passages = library.store.passages([passage_id for passage_id, _ in fused])
    by_side = {"dense": dict(dense), "lexical": dict(lexical)}
    hits: list[Hit] = []
    for passage_id, score in fused:
        if passage_id in passages:
            scores = {side: found[passage_id] for side, found in by_side.items() if passage_id in found}
            hits.append(Hit(passages[passage_id], len(hits) + 1, {**scores, "fused": score}))
    return tuple(hits)
