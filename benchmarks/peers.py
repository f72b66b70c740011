"""Pullquote beside what the package index offers for the same work: `python -m benchmarks.peers DATA`.

DATA is a folder with `articles.jsonl.xz` and `questions.jsonl` (`question`, `relevant`: addresses of the right
articles). Of `--articles` articles half are right for a question, the others are drawn at random. Every peer is
installed into an environment of its own under `build/peers`, in the versions of `peers-requirements.txt`, and does
what its documentation shows first: its splitter at passages of about `TOKENS` tokens without overlap, its wrapper of
sentence-transformers around the very weights that Pullquote's encoder was made from, its store on disk. One that
cannot be installed or run is named with the reason. They run one after the other, each twice: to index, and in a new
process to search. Printed are

- seconds from a file of articles to a folder that can be searched, model loaded and warm beforehand, and how many
  times the best peer's;
- seconds from starting a process over that folder to the first passages found (the better of two starts);
- seconds of a search for ten passages, each question once, warm;
- the most memory of the process that indexed and of the one that searched; the folder's size;
- how often an article that is right for the question is among the ten passages: a check that all do the same work.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.retrieval import read_questions, write_articles
from benchmarks.seeds import ROOT
from benchmarks.speed import percentile
from embeddings import minilm

#: Tokens of a passage, as far as a peer's splitter can be told: what Pullquote's own aim for.
TOKENS = 120
#: Starts over the finished folder.
STARTS = 2
ENVIRONMENTS = ROOT / "build" / "peers"
PINS = Path(__file__).with_name("peers-requirements.txt")
_SHARED = ("torch", "sentence-transformers")
#: Seconds that one run may take.
_PATIENCE = 3600


@dataclass(frozen=True)
class Peer:
    """What is compared, by the name of its class in `peer_runs`."""

    name: str
    label: str
    #: Installed beside torch and sentence-transformers.
    packages: tuple[str, ...]


PEERS = (
    Peer("txtai", "txtai", ("txtai", "chonkie")),
    Peer("haystack", "Haystack, FAISS", ("haystack-ai", "faiss-haystack", "sentence-transformers-haystack")),
    Peer(
        "langchain",
        "LangChain, FAISS",
        ("langchain-community", "langchain-huggingface", "langchain-text-splitters", "faiss-cpu"),
    ),
    Peer(
        "llamaindex",
        "LlamaIndex, FAISS",
        ("llama-index-core", "llama-index-embeddings-huggingface", "llama-index-vector-stores-faiss", "faiss-cpu"),
    ),
    Peer("chroma", "Chroma", ("chromadb", "langchain-text-splitters")),
)


class Failed(Exception):
    """A peer could not be installed or run."""


@dataclass(frozen=True)
class Figures:
    passages: int
    #: Seconds on the clock, and of all cores together.
    index_seconds: float
    index_cpu: float
    #: Bytes, as all sizes here.
    index_memory: int
    disk: int
    cold_seconds: float
    search_seconds: tuple[float, ...]
    search_memory: int
    #: Share of questions with a right article among ten passages.
    hits: float


def installed(peer: Peer) -> Path:
    """The Python of the peer's environment, made now where it is not of these versions. Raises Failed."""
    folder = ENVIRONMENTS / peer.name
    python = folder / "bin" / "python"
    made = folder / "made"
    wanted = hashlib.sha256(PINS.read_bytes() + " ".join(peer.packages).encode()).hexdigest()
    if made.exists() and made.read_text() == wanted:
        return python
    print(f"Installing {peer.label} ...", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(folder)])
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", str(PINS)]
    _run([*pip, *_SHARED, *peer.packages])
    made.write_text(wanted)
    return python


def measured(python: str, name: str, articles: Path, questions: Sequence[Mapping[str, Any]]) -> Figures:
    """Both runs of one system. Raises Failed."""
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as scratch:
        store, asked = Path(scratch, "store"), Path(scratch, "questions.json")
        asked.write_text(json.dumps([row["question"] for row in questions]), encoding="utf-8")
        task = {"model": str(minilm.locate()), "store": str(store), "tokens": TOKENS}
        indexed = _told(python, name, {**task, "articles": str(articles)})
        disk = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        colds = []
        for _ in range(STARTS):
            began = time.time()
            searched = _told(python, name, {**task, "questions": str(asked)})
            colds.append(searched["first"] - began)
    hits = [bool(set(found) & set(row["relevant"])) for found, row in zip(searched["found"], questions, strict=True)]
    return Figures(
        passages=indexed["passages"],
        index_seconds=indexed["seconds"],
        index_cpu=indexed["cpu"],
        index_memory=indexed["memory"],
        disk=disk,
        cold_seconds=min(colds),
        search_seconds=tuple(searched["seconds"]),
        search_memory=searched["memory"],
        hits=sum(hits) / len(hits),
    )


def _told(python: str, name: str, task: Mapping[str, Any]) -> dict[str, Any]:
    """What a run of `peer_runs` tells: the last line of its output, whatever its libraries print before."""
    said = _run([python, "-m", "benchmarks.peer_runs", name, json.dumps(task)])
    told: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return told


def _run(command: Sequence[str]) -> str:
    # No hub is asked for anything, and nobody is told that a benchmark runs.
    quiet = {
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "ANONYMIZED_TELEMETRY": "False",
        "HAYSTACK_TELEMETRY_ENABLED": "False",
        "TOKENIZERS_PARALLELISM": "true",
    }
    try:
        done = subprocess.run(  # noqa: S603  (commands of ours)
            command,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, **quiet},
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Failed(f"not done after {_PATIENCE} s") from error
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        said = [line for line in lines if line.startswith("ERROR")] or lines[-1:] or [f"exit {done.returncode}"]
        raise Failed(said[0][:300])
    return done.stdout


def chosen(data: Path, folder: Path, articles: int, seed: int) -> tuple[Path, list[dict[str, Any]], int]:
    """A file of so many articles, the questions that are asked of it, and how many articles it has."""
    questions, _ = read_questions(data)
    random.Random(seed).shuffle(questions)  # noqa: S311  (no secret)
    asked: list[dict[str, Any]] = []
    wanted: set[str] = set()
    for row in questions:
        if len(wanted | set(row["relevant"])) <= articles // 2:
            wanted |= set(row["relevant"])
            asked.append(row)
    file, rows = write_articles(data, folder, wanted, articles - len(wanted), seed)
    return file, asked, len(rows)


def table(figures: Mapping[str, Figures], peers: Sequence[str]) -> list[str]:
    """The rows of the table. Ratios are to the best of the peers."""
    best = min((figures[label].index_seconds for label in peers), default=0.0)
    quickest = min((percentile(figures[label].search_seconds, 0.5) for label in peers), default=0.0)
    rows = [
        "| | passages | indexed, s | × best peer | CPU s | first search, cold, s | search p50 / p95, ms | × best peer "
        "| memory indexing / searching, MB | on disk, MB | right article in ten passages |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for label, one in figures.items():
        middle, slow = (percentile(one.search_seconds, share) for share in (0.5, 0.95))
        rows.append(
            f"| {label} | {one.passages} | {one.index_seconds:.1f} | "
            f"{f'{best / one.index_seconds:.2f}' if best else '–'} | {one.index_cpu:.0f} | {one.cold_seconds:.1f} | "
            f"{1000 * middle:.0f} / {1000 * slow:.0f} | {f'{quickest / middle:.2f}' if quickest else '–'} | "
            f"{one.index_memory / 1e6:.0f} / {one.search_memory / 1e6:.0f} | {one.disk / 1e6:.1f} | {one.hits:.3f} |"
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--only", help="names of peers, commas between: " + ",".join(peer.name for peer in PEERS))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    names = set(options.only.split(",")) if options.only else {peer.name for peer in PEERS}
    if unknown := names - {peer.name for peer in PEERS}:
        parser.error(f"There is no peer {', '.join(sorted(unknown))}.")

    figures: dict[str, Figures] = {}
    failed: dict[str, str] = {}
    pythons: dict[Peer, Path] = {}
    for peer in (peer for peer in PEERS if peer.name in names):  # all before the first is timed
        try:
            pythons[peer] = installed(peer)
        except Failed as error:
            failed[peer.label] = f"could not be installed: {error}"
    with tempfile.TemporaryDirectory() as scratch:
        file, questions, count = chosen(options.data, Path(scratch), options.articles, options.seed)
        print(f"{count} articles, {file.stat().st_size / 1e6:.1f} MB; {len(questions)} questions\n", flush=True)
        figures["Pullquote"] = measured(sys.executable, "pullquote", file, questions)
        for peer, python in pythons.items():
            print(f"{peer.label} ...", file=sys.stderr)
            try:
                figures[peer.label] = measured(str(python), peer.name, file, questions)
            except Failed as error:
                failed[peer.label] = f"did not run: {error}"
    print("\n".join(table(figures, [label for label in figures if label != "Pullquote"])))
    for label, reason in failed.items():
        print(f"\n{label} {reason}")


if __name__ == "__main__":
    main()
