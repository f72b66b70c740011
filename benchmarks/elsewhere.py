"""Milvus Lite beside the index in the library's folder, Ray beside this machine: `python -m benchmarks.elsewhere DATA`.

DATA holds `articles.jsonl.xz`. Both servers are started here, on the same cores: what is measured is what the way there
costs, and what Milvus Lite does in Python; not what a Milvus server of its own machine would do, nor what other
machines would bring.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import embeddings
from benchmarks.ingest import chosen
from qa.encoding import retrieval_text
from qa.indexing import Index
from qa.lexical import stems
from qa.library import Library
from qa.local_index import LocalIndex
from qa.milvus_index import MilvusAddress, MilvusIndex
from qa.store import LIBRARY, Store
from tests.servers import milvus_lite, ray_cluster

#: Questions asked of each index.
QUESTIONS = 40
#: Passages each brings, as `qa.retrieve` asks for them.
K = 50


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def percentiles(seconds: Sequence[float]) -> str:
    """p50 and p95, in milliseconds."""
    ordered = sorted(seconds)
    return f"{1000 * statistics.median(ordered):.1f}, {1000 * ordered[int(0.95 * (len(ordered) - 1))]:.1f}"


def searched(index: Index, questions: Sequence[str], vectors: Any, ids: Any) -> tuple[dict[str, str], list[Any]]:
    """Milliseconds of each kind of search, and what was found by vectors and by words."""
    index.rebuild()
    index.follow()
    index.nearest(vectors[:1], K)
    index.matching(questions[0], K)
    rows: dict[str, str] = {}
    found = []
    few, half = ids[:: max(1, len(ids) // 100)], ids[::2]
    for name, among in (("", None), (f", among {len(few)}", few), (f", among {len(half)}", half)):
        dense = [timed(lambda v=v, a=among: index.nearest(v[None], K, a)) for v in vectors]  # type: ignore[misc]
        words = [timed(lambda q=q, a=among: index.matching(q, K, a)) for q in questions]  # type: ignore[misc]
        rows[f"nearest{name}"] = percentiles([seconds for seconds, _ in dense])
        rows[f"matching{name}"] = percentiles([seconds for seconds, _ in words])
        if among is None:
            found = [[[i for i, _ in one] for _, one in side] for side in (dense, words)]
    rare = [timed(lambda q=q: index.rarity(stems(q)))[0] for q in questions[:10]]  # type: ignore[misc]
    rows["rarity of a question's words"] = percentiles(rare)
    return rows, found


def shared(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]], k: int) -> float:
    """Share of the first `k` of one that are among the first `k` of the other."""
    return statistics.mean(len(set(a[:k]) & set(b[:k])) / max(1, len(a[:k])) for a, b in zip(one, other, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    encoder = embeddings.load_encoder()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = Path(temporary)
        with Library.open(folder / "library", encoder=encoder) as library:
            for outcome in library.add([chosen(options.data, options.articles, folder)]):
                assert outcome.status in ("added", "duplicate"), outcome
            entries = library.entries()
        store = Store(folder / "library")
        ids = store.passage_ids()
        questions = [entry.title for entry in entries if len(entry.title) > 20][:QUESTIONS]
        vectors = encoder.encode_queries(questions)
        print(f"{len(entries)} articles, {len(ids)} passages, {len(questions)} headlines asked; ms: p50, p95\n")
        with milvus_lite(folder / "milvus") as port:
            store.set_meta_once({LIBRARY: "bench"})
            indexes: dict[str, Index] = {
                "local": LocalIndex(store),
                "Milvus Lite": MilvusIndex(store, MilvusAddress.read(f"milvus://127.0.0.1:{port}/bench")),
            }
            rows: dict[str, list[str]] = {}
            found = []
            for index in indexes.values():
                seconds, _ = timed(index.rebuild)
                rows.setdefault("made anew, passages a second", []).append(f"{len(ids) / seconds:,.0f}")
                measured, one = searched(index, questions, vectors, ids)
                found.append(one)
                for name, value in measured.items():
                    rows.setdefault(name, []).append(value)
            opening = {
                "local": lambda: LocalIndex(store).follow(),
                "Milvus Lite": lambda: MilvusIndex(
                    store, MilvusAddress.read(f"milvus://127.0.0.1:{port}/bench")
                ).follow(),
            }
            rows["opened by the next process, s"] = [f"{timed(work)[0]:.2f}" for work in opening.values()]
            removed = entries[:20]
            store.remove([entry.id for entry in removed])
            rows["20 articles removed, followed, s"] = [f"{timed(index.follow)[0]:.2f}" for index in indexes.values()]
        print(f"| | {' | '.join(indexes)} |\n|---|---|---|")
        for name, values in rows.items():
            print(f"| {name} | {' | '.join(values)} |")
        for side, a, b in zip(("vectors", "words"), *found, strict=True):
            print(f"first 10 by {side}: {shared(a, b, 10):.3f} of the local ones are Milvus Lite's too")

        passages = [retrieval_text(entry, text) for _, entry, text in store.passage_texts(ids[:300].tolist())]
        store.close()
    with ray_cluster() as cluster:
        seconds, far = timed(lambda: embeddings.on_cluster(encoder, cluster.address))
        print(f"\nRay: {seconds:.1f} s to connect and load the encoder in {far.batch // encoder.batch} processes")
        runs = {"here": encoder, "Ray, two processes on these cores": far}
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(3):  # in turns: other work comes and goes
            made = {}
            for name, one in runs.items():
                once, made[name] = timed(lambda one=one: one.encode_passages(passages))  # type: ignore[misc]
                times[name].append(once)
            assert np.array_equal(*made.values())
        for name, took in times.items():
            print(f"{name}: {len(passages) / statistics.median(took):.0f} passages a second")
        one_text = [timed(lambda: far.encode_passages(passages[:1]))[0] for _ in range(20)]
        alone = [timed(lambda: encoder.encode_passages(passages[:1]))[0] for _ in range(20)]
        print(
            f"one passage, ms: here {percentiles(alone)}; there {percentiles(one_text)}. All vectors equal to the bit."
        )
        far.close()


if __name__ == "__main__":
    main()
