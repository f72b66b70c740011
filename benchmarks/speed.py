"""Cold start, seconds an answer, passages indexed a second: `python -m benchmarks.speed`.

Everything is measured in one run, beside something to judge it by: starting cold beside the import of
sentence-transformers alone, indexing beside that library encoding the same texts and nothing else. Quote the ratios.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.seeds import ROOT, SEEDS, read
from qa.adding import retrieval_text
from qa.library import Library
from qa.service import Assistant

#: Runs of what starts a process; the median is reported.
RUNS = 5
#: Times the seeds are added under other titles, so that indexing takes long enough to measure.
COPIES = 12
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


def indexing() -> tuple[float, float]:
    """Passages a second: added to a library from files, and encoded by sentence-transformers alone."""
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
        ours = time.perf_counter() - began
        assert all(outcome.status == "added" for outcome in added)
        texts = [
            retrieval_text(entry, text) for _, entry, text in library.store.passage_texts(library.store.passage_ids())
        ]
    from sentence_transformers import SentenceTransformer

    from embeddings import minilm

    model = SentenceTransformer(str(minilm.locate()), device="cpu")
    model.encode(["warm"])
    began = time.perf_counter()
    model.encode(texts, normalize_embeddings=True)
    return len(texts) / ours, len(texts) / (time.perf_counter() - began)


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


def _environment(folder: str) -> dict[str, str]:
    return {**os.environ, "PULLQUOTE_LIBRARY": folder}


def main() -> None:
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
    ours, alone = indexing()
    print("| what | seconds | beside |")
    print("|---|---|---|")
    print(f"| `import sentence_transformers`, nothing else | {baseline:.2f} | 1 |")
    print(f"| `pullquote ask`, cold | {cold:.2f} | {cold / baseline:.2f} × that import |")
    print(f"| `python app.py` until it listens | {listening:.2f} | {listening / baseline:.2f} × that import |")
    print(f"| … until the first answer in a browser | {answered:.2f} | {answered / baseline:.2f} × that import |")
    print(f"| an answer, warm, p50 | {percentile(answers, 0.5):.3f} | |")
    print(f"| an answer, warm, p95 | {percentile(answers, 0.95):.3f} | |")
    print(
        f"| passages indexed a second, files to searchable | {ours:.1f} | "
        f"{ours / alone:.2f} × sentence-transformers encoding alone ({alone:.1f}) |"
    )


if __name__ == "__main__":
    main()
