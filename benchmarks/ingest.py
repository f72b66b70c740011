"""Adding articles: passages a second end to end, where the time goes, and memory: `python -m benchmarks.ingest DATA`.

DATA holds `articles.jsonl.xz`. A random choice of its articles is added to a new library, by a process of its own for
each size, so that the peaks of memory can be compared. The peak while articles are added is told apart from that of the
search indexes, which follow at the end.

Encoding is most of the time, and takes as much memory for one batch as for thousands. `--encode 50` encodes one batch
in 50 and gives the other passages vectors drawn by chance: memory can then be measured over a whole collection in
minutes, and seconds and shares say nothing.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np

from benchmarks import peer_runs
from benchmarks.seeds import ROOT
from embeddings import Vectors, load_encoder
from qa import adding, ingest
from qa.library import Library
from qa.store import Store
from qa.stories import Stories

#: Articles of the smaller and of the larger run.
SIZES = (1_000, 6_000)


class Clock:
    """Seconds of processor time by step, each in the thread that took it."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timing(*arguments: Any, **options: Any) -> Any:
            began = time.thread_time()
            try:
                return work(*arguments, **options)
            finally:
                self.seconds[step] += time.thread_time() - began

        return timing

    def each(self, step: str, items: Iterator[Any]) -> Iterator[Any]:
        """The items, the making of each timed."""
        take = self.timed(step, next)
        while (item := take(items, None)) is not None:
            yield item


def peak() -> float:
    """The most memory this process was in so far, MB."""
    return peer_runs.peak() / 2**20


class Sparing:
    """The default encoder, asked for one batch in `every`; the other passages get unit vectors drawn by chance."""

    def __init__(self, every: int) -> None:
        self._encoder = load_encoder()
        self._every = every
        self._batches = 0
        self._chance = np.random.default_rng(0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self._batches += 1
        if self._batches % self._every == 1 % self._every:
            return self._encoder.encode_passages(texts)
        drawn = self._chance.standard_normal((len(texts), self._encoder.dimension), dtype=np.float32)
        drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
        return drawn


#: Functions whose seconds are told apart, and the step each does.
_TIMED: Final = (
    (adding, "cut", "split"),
    (adding, "take_notes", "who said what, days"),
    (adding, "_digest", "digest"),
    (Store, "put", "write"),
    (Stories, "compare", "compare"),
)


def add(file: Path, folder: Path, every: int = 1) -> dict[str, Any]:
    """Add a file to a new library, in this process, encoding one batch in `every`."""
    clock = Clock()
    read = ingest.read_changed
    with ExitStack() as timing:
        timing.enter_context(
            patch.object(ingest, "read_changed", lambda path, known: clock.each("read", read(path, known)))
        )
        for owner, name, step in _TIMED:
            timing.enter_context(patch.object(owner, name, clock.timed(step, getattr(owner, name))))
        library = timing.enter_context(Library.open(folder, encoder=Sparing(every)))
        library.encoder.encode_passages(["warm"])
        before = time.process_time()
        began = time.perf_counter()
        outcomes = library.add([file])
        articles = 0
        for outcome in outcomes:
            assert outcome.status in ("added", "duplicate"), outcome
            articles += 1
            if articles % 1_000 == 0:
                print(f"{articles} articles, {peak():.0f} MB", file=sys.stderr, flush=True)
            adding_peak, added, used = peak(), time.perf_counter(), time.process_time()
        seconds = time.perf_counter() - began
        indexing = time.process_time() - used
        steps = dict(clock.seconds)
        steps["encode, and the rest"] = used - before - sum(steps.values())
        steps["search indexes, at the end"] = indexing
        return {
            "articles": articles,
            "passages": len(library.store.passage_ids()),
            "seconds": seconds,
            "adding": added - began,
            "steps": steps,
            "peak": adding_peak,
            "peak_indexed": peak(),
        }


def chosen(data: Path, count: int, into: Path) -> Path:
    """A file of so many articles of the collection, the same in each run."""
    with lzma.open(data / "articles.jsonl.xz") as file:
        lines = file.readlines()
    random.Random(1).shuffle(lines)  # noqa: S311  (nothing here has to be secret)
    path = into / f"{count}.jsonl"
    path.write_bytes(b"".join(lines[:count]))
    return path


def measured(data: Path, count: int, every: int) -> dict[str, Any]:
    """`add`, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = chosen(data, count, Path(folder))
        command = [sys.executable, "-m", "benchmarks.ingest", str(file), "--into", str(Path(folder, "library"))]
        command += ["--encode", str(every)]
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=dict(os.environ))  # noqa: S603  (a command of ours)
    said: dict[str, Any] = json.loads(ended.stdout)
    return said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with articles.jsonl.xz")
    parser.add_argument("--articles", type=int, nargs=2, default=SIZES, metavar=("FEW", "MANY"))
    parser.add_argument("--encode", type=int, default=1, metavar="N", help="encode one batch in N: for memory alone")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)  # the process that adds
    options = parser.parse_args()
    if options.into:
        print(json.dumps(add(options.data, options.into, options.encode)))
        return
    runs = [measured(options.data, count, options.encode) for count in options.articles]
    print("| articles | passages | passages a second, to searchable | peak MB while adding | peak MB, indexes made |")
    print("|---|---|---|---|---|")
    for run in runs:
        pace = f"{run['passages'] / run['seconds']:.1f}"
        print(f"| {run['articles']:,} | {run['passages']:,} | {pace} | {run['peak']:.0f} | {run['peak_indexed']:.0f} |")
    few, many = runs
    print(f"\nPeak while adding, many to few: {many['peak'] / few['peak']:.3f}; ", end="")
    print(f"with the indexes: {many['peak_indexed'] / few['peak_indexed']:.3f}.\n")
    print("| step | share of processor time |")
    print("|---|---|")
    total = sum(many["steps"].values())
    for step, seconds in sorted(many["steps"].items(), key=lambda one: -one[1]):
        print(f"| {step} | {seconds / total:.1%} |")


if __name__ == "__main__":
    main()
