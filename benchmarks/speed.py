"""Cold start, seconds an answer, passages indexed a second: `python -m benchmarks.speed`.

Everything is measured in one run, beside something to judge it by: starting cold beside the import of
sentence-transformers alone, indexing and encoding beside that library (torch, fp32) encoding the same texts and nothing
else. Quote the ratios. With a folder that holds `articles.jsonl.xz` and `questions.jsonl`, `python -m benchmarks.speed
DATA` also says how many of its questions lose their right article from the first ten by int8.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

import embeddings
from benchmarks.retrieval import DEPTHS, distinct, measure, read_questions, write_articles
from benchmarks.seeds import ROOT, SEEDS, read
from qa import retrieve
from qa.encoding import retrieval_text
from qa.library import Library
from qa.service import Assistant

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Ranked = Callable[[str], list[tuple[int, float]]]

#: Runs of what starts a process; the median is reported.
RUNS = 5
#: Times the seeds are added under other titles, so that indexing takes long enough to measure.
COPIES = 12
#: Texts that one encoder takes before the other takes them.
TURN = 64
_QUESTION = "Where in London did Kerry and Lavrov meet?"


def seconds_of(command: Sequence[str], folder: str) -> float:
    """Wall seconds of a whole process."""
    began = time.perf_counter()
    subprocess.run(  # noqa: S603  (commands of ours)
        [sys.executable, *command], check=True, capture_output=True, cwd=ROOT, env=_environment(folder)
    )
    return time.perf_counter() - began


def page(folder: str) -> tuple[float, float]:
    """Seconds from starting `app.py` to its address, and to the first answer in a browser that was open already."""
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium

    chosen = chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen, args=list(chromium.ARGUMENTS))
        tab = browser.new_page()
        began = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=_environment(folder), stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        line = server.stdout.readline()
        listening = time.perf_counter() - began
        found = re.search(r"http://[\w.:]+", line)
        assert found, line
        tab.goto(found.group())
        tab.get_by_label("Your question").fill(_QUESTION)
        tab.keyboard.press("Enter")
        tab.locator("[data-state=answered]").wait_for(timeout=120_000)
        answered = time.perf_counter() - began
        browser.close()
        server.terminate()
        server.communicate()
    return listening, answered


def warm(folder: str) -> list[float]:
    """Seconds of each answer over the development questions, twice, after everything is loaded."""
    with Library.open(folder) as library:
        assistant = Assistant(library)
        assistant.warm()
        assistant.ask(_QUESTION)
        return [assistant.ask(str(row["question"])).seconds for _ in range(2) for row in read("seeds_questions.jsonl")]


def indexing() -> tuple[float, list[str]]:
    """Passages a second, from files to searchable; and what the encoder saw of each."""
    with (
        tempfile.TemporaryDirectory() as inputs,
        tempfile.TemporaryDirectory() as folder,
        Library.open(folder) as library,
    ):
        for copy in range(COPIES):
            for seed in SEEDS.glob("*.md"):
                text = seed.read_text(encoding="utf-8").replace('title: "', f'title: "({copy}) ', 1)
                Path(inputs, f"{copy}-{seed.name}").write_text(text, encoding="utf-8")
        library.encoder.encode_passages(["warm"])
        began = time.perf_counter()
        added = list(library.add([inputs]))
        seconds = time.perf_counter() - began
        assert all(outcome.status == "added" for outcome in added)
        texts = passages_of(library)
    return len(texts) / seconds, texts


def passages_of(library: Library) -> list[str]:
    """What the encoder sees of each passage, in the order of their ids."""
    ids = [int(one) for one in library.store.passage_ids()]
    seen = {i: retrieval_text(entry, text) for i, entry, text in library.store.passage_texts(ids)}
    return [seen[i] for i in ids]


@dataclass(frozen=True)
class Encoded:
    """The default encoder beside sentence-transformers in fp32."""

    #: Passages a second, and the same of sentence-transformers.
    pace: float
    reference: float
    #: Cosines between their vectors of each text.
    cosines: NDArray[np.float32]


def encoding(texts: Sequence[str]) -> Encoded:
    """Encode the texts with both, some with one and then with the other, so that both meet the machine alike."""
    ours, theirs = embeddings.load_encoder(), reference()
    ours.encode_passages(texts[:2])
    theirs.encode(texts[:2])
    seconds = [0.0, 0.0]
    cosines = []
    for start in range(0, len(texts), TURN):
        part = list(texts[start : start + TURN])
        began = time.perf_counter()
        one = ours.encode_passages(part)
        between = time.perf_counter()
        other = theirs.encode(part, normalize_embeddings=True)
        seconds[0] += between - began
        seconds[1] += time.perf_counter() - between
        cosines.append((one * other).sum(axis=1))
    return Encoded(len(texts) / seconds[0], len(texts) / seconds[1], np.concatenate(cosines))


def reference() -> SentenceTransformer:
    """The weights that the default encoder was made from, in fp32."""
    from sentence_transformers import SentenceTransformer

    from embeddings import minilm

    return SentenceTransformer(str(minilm.locate()), device="cpu")


def quality(data: Path, articles: int) -> str:
    """hit@10 of vectors alone and of both rankings fused, with either encoder: the rows of a table."""
    questions, wanted = read_questions(data)
    rows = ["| hit@10, right articles and others | int8 | fp32 | lost |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        file, _ = write_articles(data, Path(folder), wanted, articles, 0)
        with Library.open(Path(folder, "library")) as library:
            list(library.add([file]))
            urls = {entry.id: entry.url or "" for entry in library.entries()}
            model = reference()
            ids = library.store.passage_ids()
            vectors = model.encode(passages_of(library), normalize_embeddings=True)

            def exact(question: str) -> list[tuple[int, float]]:
                scores = vectors @ model.encode([question], normalize_embeddings=True)[0]
                return [(int(ids[at]), float(scores[at])) for at in np.argsort(-scores)[: retrieve.DEPTH]]

            def dense(question: str) -> list[tuple[int, float]]:
                return library.nearest(library.encoder.encode_queries([question]), retrieve.DEPTH)

            def both(question: str, ranked: Ranked) -> list[tuple[int, float]]:
                dense, lexical = ranked(question), library.matching(question, retrieve.DEPTH)
                by_passage = retrieve.fuse(
                    [
                        ([i for i, _ in dense], retrieve.DENSE_WEIGHT),
                        ([i for i, _ in lexical], retrieve.LEXICAL_WEIGHT),
                    ]
                )
                owners = {i: one.article_id for i, one in library.store.passages([i for i, _ in by_passage]).items()}
                whole = library.matching_articles(question, retrieve.ARTICLES)
                return retrieve.with_articles(by_passage, owners, whole)

            def hits(ranked: Ranked) -> float:
                def addresses(question: str) -> list[str]:
                    found = [i for i, _ in ranked(question)][: retrieve.DEPTH]
                    held = library.store.passages(found)
                    return distinct(urls[held[i].article_id] for i in found)

                return measure(addresses, questions).hits[DEPTHS.index(10)]

            for name, ours, theirs in (
                ("vectors alone", dense, exact),
                ("fused", partial(both, ranked=dense), partial(both, ranked=exact)),
            ):
                one, other = hits(ours), hits(theirs)
                rows.append(f"| {name}, {len(library)} articles | {one:.3f} | {other:.3f} | {other - one:+.3f} |")
    return "\n".join(rows)


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


def _environment(folder: str) -> dict[str, str]:
    return {**os.environ, "PULLQUOTE_LIBRARY": folder}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=300, help="drawn at random beside the right ones, for hit@10")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(folder) as library:
            list(library.add([SEEDS]))
        imported, asked = [], []
        for _ in range(RUNS):  # in turn, so that both meet the machine in the same state
            imported.append(seconds_of(["-c", "import sentence_transformers"], folder))
            asked.append(seconds_of(["-m", "qa", "ask", _QUESTION], folder))
        baseline, cold = statistics.median(imported), statistics.median(asked)
        listening, answered = page(folder)
        answers = warm(folder)
    pace, texts = indexing()
    encoded = encoding(texts)
    print("| what | seconds | beside |")
    print("|---|---|---|")
    print(f"| `import sentence_transformers`, nothing else | {baseline:.2f} | 1 |")
    print(f"| `pullquote ask`, cold | {cold:.2f} | {cold / baseline:.2f} × that import |")
    print(f"| `python app.py` until it listens | {listening:.2f} | {listening / baseline:.2f} × that import |")
    print(f"| … until the first answer in a browser | {answered:.2f} | {answered / baseline:.2f} × that import |")
    print(f"| an answer, warm, p50 | {percentile(answers, 0.5):.3f} | |")
    print(f"| an answer, warm, p95 | {percentile(answers, 0.95):.3f} | |")
    beside = f"sentence-transformers encoding alone ({encoded.reference:.1f})"
    print(
        f"| passages indexed a second, files to searchable | {pace:.1f} | {pace / encoded.reference:.2f} × {beside} |"
    )
    print(
        f"| passages encoded a second | {encoded.pace:.1f} | {encoded.pace / encoded.reference:.2f} × {beside}; "
        f"cosine to its vectors: mean {encoded.cosines.mean():.4f}, lowest {encoded.cosines.min():.4f} |"
    )
    if options.data:
        print(f"\n{quality(options.data, options.articles)}")


if __name__ == "__main__":
    main()
