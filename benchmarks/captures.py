"""Article text taken from web pages that a text browser saved: `python -m benchmarks.captures DATA`.

DATA is the folder of `benchmarks.extraction`. Each of its pages is dumped by lynx and by w3m (`apt install lynx w3m`),
to the width of a terminal and to none, with numbered links and without, and measured as there. Beside ours stand what a
user would do instead: keep the capture as it is, or only its long paragraphs.

`--fit` fits the worths of `qa.ingest.capture` anew, on the development half of the pages, and prints them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.extraction import Counts, Page, compare, ours, pages, shingles, table
from qa.ingest.capture import MOST_WORDS, clues, without_marks
from qa.ingest.plain import prepared_lines
from qa.ingest.prose import count_words

_PROCESSES = 2
#: Seconds that a browser has for a page.
_PATIENCE = 60
_LYNX: Final = ("lynx", "-dump", "-localhost", "-assume_charset=utf-8", "-display_charset=utf-8")
_W3M: Final = ("w3m", "-dump", "-T", "text/html", "-O", "UTF-8")
CAPTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "lynx": (*_LYNX, "-nolist"),
    "lynx, numbered links": _LYNX,
    "lynx, unbroken lines": (*_LYNX, "-width=990"),
    "w3m": (*_W3M, "-cols", "80"),
    "w3m, numbered links": (*_W3M, "-cols", "80", "-o", "display_link_number=1"),
    "w3m, unbroken lines": (*_W3M, "-cols", "990"),
}
#: Of the fit: steps, ridge, and what "any line" is worth more than it found.
_STEPS = 25
_RIDGE = 2.0
_BALANCE = 1.2
#: Words of a paragraph that is kept where only long ones are.
_LONG = 20


def capture(source: bytes, command: Sequence[str]) -> str:
    """The page as a text browser dumps it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_bytes(source)
        done = subprocess.run(  # noqa: S603  (a browser of CAPTURES)
            [*command, str(file)], capture_output=True, timeout=_PATIENCE, check=True
        )
    return done.stdout.decode("utf-8", "replace")


def long_paragraphs(text: str) -> str:
    """The paragraphs of many words: the simple rule, for comparison."""
    paragraphs = (paragraph for paragraph in text.split("\n\n") if len(paragraph.split()) >= _LONG)
    return "\n\n".join(paragraphs)


def _read(job: tuple[Page, str]) -> tuple[Counts, Counts, Counts]:
    page, name = job
    text = capture(page.source, CAPTURES[name])
    mine, raw, long = ours(text.encode(), ".txt"), text, long_paragraphs(text)
    return compare(page.marked, mine), compare(page.marked, raw), compare(page.marked, long)


def report(data: Path) -> str:
    """The table of Pullquote by kind of capture, and of all ways of reading over all captures."""
    read = pages(data)
    jobs = [(page, name) for name in CAPTURES for page in read]
    with Pool(_PROCESSES) as pool:
        found = pool.map(_read, jobs, chunksize=8)
    mine, raw, long = zip(*found, strict=True)
    held_out = [page.held_out for page in read]
    by_kind = {name: mine[at * len(read) : (at + 1) * len(read)] for at, name in enumerate(CAPTURES)}
    every = {"Pullquote": mine, "long paragraphs alone": long, "the capture as it is": raw}
    return f"{table(held_out, by_kind)}\n\n{table(held_out * len(CAPTURES), every)}"


def fit(data: Path) -> dict[str, float]:
    """The worth of each clue: logistic regression over the lines of all captures, each counting by its words.

    The worth of "any line" is raised by `_BALANCE`, as a sentence lost is worse than a line too many.
    """
    found: list[list[str]] = []
    held, weights = [], []
    for page in pages(data):
        wanted = shingles(page.marked)
        for command in () if page.held_out else CAPTURES.values():
            lines, _ = prepared_lines(capture(page.source, command))
            lines = list(filter(None, map(without_marks, lines)))
            found.extend(clues(lines))
            for line in lines:
                own = shingles(line)
                held.append((own & wanted).total() > own.total() / 2)
                weights.append(2 + min(count_words(line), MOST_WORDS))
    names = sorted({name for clue in found for name in clue})
    x = np.array([[name in clue for name in names] for clue in found], dtype=np.float32)
    y = np.array(held, dtype=np.float32)
    weight = np.array(weights, dtype=np.float32) / np.mean(weights)
    worths = np.zeros(len(names))
    for _ in range(_STEPS):  # Newton's
        p = 1 / (1 + np.exp(-x @ worths))
        slope = x.T @ (weight * (y - p)) - 2 * _RIDGE * worths
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + 2 * _RIDGE * np.eye(len(names))
        worths += np.linalg.solve(curve, slope)
    fitted = {name: round(float(worth), 1) for name, worth in zip(names, worths, strict=True)}
    fitted["any line"] = round(fitted["any line"] + _BALANCE, 1)
    return dict(sorted(fitted.items(), key=lambda pair: -pair[1]))


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fit", action="store_true", help="fit the worths of lines anew and print them")
    given = parser.parse_args(argv)
    missing = [browser for browser in ("lynx", "w3m") if not shutil.which(browser)]
    if missing:
        sys.exit(f"This needs {' and '.join(missing)}: apt install {' '.join(missing)}")
    print(json.dumps(fit(given.data), indent=4) if given.fit else report(given.data))


if __name__ == "__main__":
    main()
