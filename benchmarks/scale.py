"""What grows with the library, from a thousand passages to a million: `python -m benchmarks.scale DATA`.

DATA is a folder with `articles.jsonl.xz` and `questions.jsonl`. Libraries of each size are made (`benchmarks.grown`
says of what; the table, how many vectors are real), written and indexed by the product's own code, each in a process of
its own. Then each is served by a process of its own, all of them at the same time, and every question goes to one after
the other, so that all meet the machine in the same state: quote the ratios. Printed are

- seconds to write, to compare for copies and to index, the most memory of the process that did, and the disk that it
  takes. Encoding is not among them: `make bench-ingest` measures adding;
- resident memory of the serving process after all questions, and how much of it is files mapped into memory, which the
  system takes back when it needs to; seconds of `pullquote ask` in a new process;
- recall@10 of the vector index against comparing all vectors, over the questions; and over those of the true ten that
  are real;
- milliseconds of a question, p50 and p95: the vector index alone, words alone, both and fused (`qa.retrieve`, encoding
  the question too), the same within one year, and a whole answer.

Real vectors come from `--library`, a folder that holds the collection already; without it so many passages are encoded
as `--encode` says. That library is only read. The plot goes to `docs/scale.svg`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from benchmarks.grown import grow
from benchmarks.ingest import chosen, peak
from benchmarks.plot import Panel, svg
from benchmarks.retrieval import read_questions
from benchmarks.seeds import ROOT
from benchmarks.speed import percentile, seconds_of
from embeddings import Ids, Vectors
from qa.library import Library
from qa.retrieve import DEPTH, retrieve
from qa.service import Assistant
from qa.store import DIMENSION, Store
from qa.types import Filters

SIZES = (1_000, 10_000, 100_000, 1_000_000)
OUT = Path("benchmarks/out")
PLOT = ROOT / "docs" / "scale.svg"
#: Passages of an article of the collection, about.
_OF_AN_ARTICLE = 19
#: Starts of a new process, of which the median counts.
_STARTS = 3
_YEAR = Filters(since=date(2018, 1, 1), until=date(2018, 12, 31))
_MB = 1e6


@dataclass
class Size:
    """What was measured of one size."""

    folder: Path
    #: As `benchmarks.grown.Grown`, and "peak", MB.
    made: dict[str, float]
    #: MB of the database, and of all else.
    database: float
    indexes: float
    #: Seconds of each question by what was done.
    seconds: dict[str, list[float]]
    #: Of the true ten, the share that was found: of all, and of those that are real.
    recall: float = 0.0
    recall_real: float = 0.0
    #: MB.
    resident: float = 0.0
    mapped: float = 0.0
    #: Seconds of `ask` in a new process.
    cold: float = 0.0

    def ms(self, what: str, share: float) -> float:
        return 1000 * percentile(self.seconds[what], share)


def encoded(data: Path, passages: int) -> Path:
    """A library of so many passages of the collection, about, added as a person would; kept for the next run."""
    articles = max(1, passages // _OF_AN_ARTICLE)
    folder = OUT / f"scale-encoded-{articles}"
    folder.mkdir(parents=True, exist_ok=True)
    with Library.open(folder / "library") as library:
        list(library.add([chosen(data, articles, folder)]))
    return folder / "library"


def build(filled: Path, data: Path, folder: Path, count: int) -> dict[str, float]:
    """Make a library of this size, in this process."""
    with Library.open(filled, read_only=True, create=False) as source:
        return {**asdict(grow(source, data, folder, count)), "peak": peak()}


def serve(folder: Path) -> None:
    """Answer each line of stdin, a question, by a line of figures; at first by one that says that all is warm."""
    with Library.open(folder, read_only=True) as library:
        assistant = Assistant(library)
        assistant.warm()
        assistant.ask("Who won the election?")
        print("{}", flush=True)
        for line in sys.stdin:
            asked = json.loads(line)
            question: str = asked["question"]
            seconds: dict[str, float] = {}
            with _timed(seconds, "both"):
                retrieve(library, question, top=8)
            if asked["whole"]:
                with _timed(seconds, "both, a year"):
                    retrieve(library, question, filters=_YEAR, top=8)
                with _timed(seconds, "answer"):
                    assistant.ask(question)
            vector = library.encoder.encode_queries([question])
            with _timed(seconds, "vectors"):
                library.nearest(vector, DEPTH)
            with _timed(seconds, "words"):
                library.matching(question, DEPTH)
            found = [i for i, _ in library.nearest(vector, 10)]
            memory = psutil.Process().memory_info()
            told = {"seconds": seconds, "found": found, "resident": memory.rss, "mapped": getattr(memory, "shared", 0)}
            print(json.dumps(told), flush=True)


@contextmanager
def _timed(seconds: dict[str, float], what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[what] = time.perf_counter() - began


def nearest(folder: Path, queries: Vectors, k: int = 10) -> Ids:
    """The ids of the true nearest of each query, by comparing all vectors, shape (queries, k)."""
    best = np.full((len(queries), k), -np.inf, np.float32)
    ids = np.full((len(queries), k), -1, np.int64)
    store = Store(folder, read_only=True)
    wanted = [int(one) for one in store.passage_ids()]
    for run, vectors in store.vectors(wanted, int(store.meta(DIMENSION) or 0)):
        scores = np.concatenate([best, queries @ vectors.T], axis=1)
        held = np.concatenate([ids, np.broadcast_to(run, (len(queries), len(run)))], axis=1)
        top = np.argpartition(-scores, k - 1, axis=1)[:, :k]
        best, ids = np.take_along_axis(scores, top, 1), np.take_along_axis(held, top, 1)
    store.close()
    return ids


def ask_all(sizes: Sequence[Size], questions: Sequence[str], whole: int, queries: Vectors) -> None:
    """Every question to each size, one after the other; of the first `whole` the answer too."""
    true = [nearest(size.folder, queries) for size in sizes]
    found: list[list[list[int]]] = [[] for _ in sizes]
    with ExitStack() as stack:
        served = []
        for size in sizes:
            served.append(stack.enter_context(_process("--serve", str(size.folder))))
            _told(served[-1])
        for number, question in enumerate(questions):
            for size, process, ids in zip(sizes, served, found, strict=True):
                assert process.stdin is not None
                process.stdin.write(json.dumps({"question": question, "whole": number < whole}) + "\n")
                process.stdin.flush()
                told = _told(process)
                ids.append(told["found"])
                for what, seconds in told["seconds"].items():
                    size.seconds.setdefault(what, []).append(seconds)
                size.resident, size.mapped = told["resident"] / _MB, told["mapped"] / _MB
    for size, nearest_ids, ids in zip(sizes, true, found, strict=True):
        pairs = [(int(one), one in got) for row, got in zip(nearest_ids, ids, strict=True) for one in row if one >= 0]
        size.recall = statistics.fmean(hit for _, hit in pairs)
        size.recall_real = statistics.fmean([hit for one, hit in pairs if one <= size.made["real"]] or [0.0])


@contextmanager
def _process(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "benchmarks.scale", *arguments]
    process = subprocess.Popen(  # noqa: S603  (a command of ours)
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
        process.communicate()
    finally:
        process.kill()


def _told(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("A process of this benchmark ended before it answered; what it said stands above.")
    told: dict[str, Any] = json.loads(line)
    return told


def made(filled: Path, data: Path, count: int) -> Size:
    """A library of this size, made anew."""
    folder = (OUT / f"scale-{count}").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    with _process(str(data), "--build", str(folder), "--sizes", str(count), "--library", str(filled)) as process:
        told = _told(process)
    sizes = {file: file.stat().st_size / _MB for file in folder.rglob("*") if file.is_file()}
    database = sum(size for file, size in sizes.items() if file.name.startswith("library.db"))
    return Size(folder, told, database, sum(sizes.values()) - database, {})


def start_cold(sizes: Sequence[Size], question: str) -> None:
    taken: list[list[float]] = [[] for _ in sizes]
    for _ in range(_STARTS):  # in turn, so that all meet the machine in the same state
        for size, seconds in zip(sizes, taken, strict=True):
            seconds.append(seconds_of(["-m", "qa", "ask", question], str(size.folder)))
    for size, seconds in zip(sizes, taken, strict=True):
        size.cold = statistics.median(seconds)


def report(sizes: Sequence[Size]) -> str:
    """The tables."""
    lines = [
        "| passages | articles | real vectors | write s | compare s | index s | peak MB, making | database MB "
        "| indexes MB |",
        "|" + "---|" * 9,
    ]
    for size in sizes:
        cells = [f"{size.made[key]:,.0f}" for key in ("passages", "articles", "real")]
        cells += [f"{size.made[key]:,.1f}" for key in ("writing", "comparing", "indexing")]
        cells += [f"{value:,.0f}" for value in (size.made["peak"], size.database, size.indexes)]
        lines.append(f"| {' | '.join(cells)} |")
    timed = list(sizes[0].seconds)
    lines += [
        "",
        "| passages | resident MB | … of it mapped files | cold ask s | recall@10 | … of real neighbours | "
        + " | ".join(f"{what}: p50, p95 ms" for what in timed)
        + " |",
        "|" + "---|" * (6 + len(timed)),
    ]
    for size in sizes:
        cells = [f"{size.made['passages']:,.0f}", f"{size.resident:,.0f}", f"{size.mapped:,.0f}", f"{size.cold:.2f}"]
        cells += [f"{size.recall:.4f}", f"{size.recall_real:.4f}"]
        cells += [f"{size.ms(what, 0.5):.1f}, {size.ms(what, 0.95):.1f}" for what in timed]
        lines.append(f"| {' | '.join(cells)} |")
    last = sizes[-1]
    lines += [
        "",
        f"| p95 at {last.made['passages']:,.0f} against | {' | '.join(timed)} |",
        "|---|" + "---|" * len(timed),
    ]
    for size in sizes[:-1]:
        ratios = [f"{last.ms(what, 0.95) / size.ms(what, 0.95):.2f} ×" for what in timed]
        lines.append(f"| {size.made['passages']:,.0f} | {' | '.join(ratios)} |")
    return "\n".join(lines)


def plot(sizes: Sequence[Size]) -> str:
    x = [size.made["passages"] for size in sizes]
    times = {what: [size.ms(what, 0.95) for size in sizes] for what in sizes[0].seconds}
    memory = {
        "resident": [size.resident for size in sizes],
        "database": [size.database for size in sizes],
        "indexes": [size.indexes for size in sizes],
    }
    return svg([Panel("Milliseconds a question, p95", x, times), Panel("MB: memory serving, disk", x, memory)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", help="folder with articles.jsonl.xz and questions.jsonl")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="passages of each library, ascending")
    parser.add_argument("--library", type=Path, help="a filled library to take real vectors from; it is only read")
    parser.add_argument("--encode", type=int, default=20_000, help="passages to encode where there is none")
    parser.add_argument("--questions", type=int, default=1_000, help="at most")
    parser.add_argument("--whole", type=int, default=30, help="questions that are answered whole")
    parser.add_argument("--plot", type=Path, default=PLOT)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)  # the process that makes a library
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)  # the process that serves one
    options = parser.parse_args()
    if options.serve:
        serve(options.serve)
        return
    if options.data is None:
        parser.error("DATA is missing: a folder with articles.jsonl.xz and questions.jsonl")
    if options.build:
        print(json.dumps(build(options.library, options.data, options.build, options.sizes[0])), flush=True)
        return

    filled = (options.library or encoded(options.data, options.encode)).resolve()
    sizes = []
    for count in sorted(options.sizes):
        sizes.append(made(filled, options.data.resolve(), count))
        print(f"{count:,} passages made: {sizes[-1].made}", file=sys.stderr, flush=True)
    questions = [row["question"] for row in read_questions(options.data)[0]][: options.questions]
    with Library.open(filled, read_only=True) as library:
        queries = library.encoder.encode_queries(questions)
    ask_all(sizes, questions, options.whole, queries)
    start_cold(sizes, questions[0])
    print(report(sizes))
    options.plot.write_text(plot(sizes), encoding="utf-8")


if __name__ == "__main__":
    main()
