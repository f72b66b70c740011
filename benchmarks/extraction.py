"""Article text taken from web pages, against what people marked: `python -m benchmarks.extraction DATA`.

DATA is a folder with `ground-truth.json` (page id → `articleBody`) and `pages/ID.html.gz`. Texts are compared as bags
of four-word shingles, each page counting alike, as Zyte's article extraction benchmark does it. Beside ours stands
bare trafilatura, the best of the libraries a user would pick instead.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path

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


def read(job: tuple[Path, str]) -> tuple[Counts, Counts, Counts]:
    """Ours, trafilatura's, and trafilatura's without comments, of one page."""
    from trafilatura import extract

    page, marked = job
    source = gzip.decompress(page.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_bytes(source)
        try:
            ours = next(item.article.text for item in read_file(file) if isinstance(item, Ingested))
        except InputError:
            ours = ""
    bare = extract(source) or ""
    quiet = extract(source, include_comments=False) or ""
    return compare(marked, ours), compare(marked, bare), compare(marked, quiet)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    jobs = [(data / "pages" / f"{page}.html.gz", marked["articleBody"]) for page, marked in truth.items()]
    with Pool(_PROCESSES) as pool:
        ours, bare, quiet = zip(*pool.map(read, jobs, chunksize=4), strict=True)
    print(f"{len(jobs)} pages\n\n| | F1 | precision | recall |\n|---|---|---|---|")
    print(f"| Pullquote | {figures(ours)} |")
    print(f"| trafilatura | {figures(bare)} |")
    print(f"| trafilatura, comments off | {figures(quiet)} |")


if __name__ == "__main__":
    main()
