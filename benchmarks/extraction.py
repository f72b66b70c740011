"""Article text taken from web pages, against what people marked: `python -m benchmarks.extraction DATA`.

DATA is a folder with `ground-truth.json` (page id → `articleBody`, `url`) and `pages/ID.html.gz`. Texts are compared as
bags of four-word shingles, each page counting alike, as Zyte's article extraction benchmark does it. Beside ours stands
bare trafilatura, the best of the libraries a user would pick instead. Errors were looked at in the development half of
the pages alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from urllib.parse import urlsplit

from qa.errors import InputError
from qa.ingest import Ingested, read_file

Counts = tuple[float, float, float]
_SHINGLE = 4
_PROCESSES = 2


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    runs = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return Counter(tuple(words[i : i + _SHINGLE]) for i in runs)


def compare(marked: str, taken: str) -> Counts:
    """True positives, false positives, false negatives, as shares of the page."""
    wanted, found = shingles(marked), shingles(taken)
    counts = (wanted & found).total(), (found - wanted).total(), (wanted - found).total()
    total = sum(counts) or 1
    return counts[0] / total, counts[1] / total, counts[2] / total


def figures(rows: Sequence[Counts]) -> str:
    """F1, precision and recall, the latter two as means over pages."""
    precision = sum(tp / (tp + fp) if tp else float(not fp and not fn) for tp, fp, fn in rows) / len(rows)
    recall = sum(tp / (tp + fn) if tp else float(not fp and not fn) for tp, fp, fn in rows) / len(rows)
    return f"{2 * precision * recall / (precision + recall):.4f} | {precision:.4f} | {recall:.4f}"


@dataclass(frozen=True)
class Page:
    """A page of DATA and the text that people marked in it."""

    name: str
    source: bytes
    marked: str
    #: The host that it is of.
    site: str

    @property
    def held_out(self) -> bool:
        """Whether the page is in the half whose errors nobody looks at. Its name is a hash, so that this is a draw."""
        return int(self.name[:8], 16) % 2 == 1


def pages(data: Path) -> list[Page]:
    """The pages of DATA, in the order of the ground truth."""
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(
            name,
            gzip.decompress((data / "pages" / f"{name}.html.gz").read_bytes()),
            marked["articleBody"],
            urlsplit(marked["url"]).netloc,
        )
        for name, marked in truth.items()
    ]


def ours(source: bytes, suffix: str) -> str:
    """The text that Pullquote reads in a file of this kind; empty where it finds no article."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"page{suffix}")
        file.write_bytes(source)
        try:
            return next((item.article.text for item in read_file(file) if isinstance(item, Ingested)), "")
        except InputError:
            return ""


def table(held_out: Sequence[bool], rows: Mapping[str, Sequence[Counts]]) -> str:
    """The figures of each way of reading, over the pages of both halves and over all."""
    lines = ["| | pages | F1 | precision | recall |", "|---|---|---|---|---|"]
    for half, wanted in (("development", {False}), ("held out", {True}), ("all", {True, False})):
        for name, counts in rows.items():
            chosen = [row for row, held in zip(counts, held_out, strict=True) if held in wanted]
            lines.append(f"| {name} | {half}, {len(chosen)} | {figures(chosen)} |")
    return "\n".join(lines)


def _read(page: Page) -> tuple[Counts, Counts, Counts]:
    from trafilatura import extract

    texts = (ours(page.source, ".html"), extract(page.source), extract(page.source, include_comments=False))
    mine, bare, quiet = (compare(page.marked, text or "") for text in texts)
    return mine, bare, quiet


def report(data: Path) -> str:
    """The table of Pullquote, trafilatura, and trafilatura without comments."""
    read = pages(data)
    with Pool(_PROCESSES) as pool:
        mine, bare, quiet = zip(*pool.map(_read, read, chunksize=4), strict=True)
    rows = {"Pullquote": mine, "trafilatura": bare, "trafilatura, comments off": quiet}
    return table([page.held_out for page in read], rows)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    print(report(parser.parse_args(argv).data))


if __name__ == "__main__":
    main()
