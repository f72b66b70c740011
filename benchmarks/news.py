"""How news is understood, part by part, against labels: `python -m benchmarks.news DATA [--pages PAGES]`.

DATA is a folder with `articles.jsonl.xz`, PAGES one of marked pages (`pages/*.html.gz`, `ground-truth.json`). A part
is a title and what prints its table; each has a module of its own that says how it counts and runs alone too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks import captures, dates, extraction, metadata, speech

PARTS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Direct quotes and their speakers", speech.table),
    ("Dates that need the article's own date", dates.table),
)
#: What is measured on pages.
OF_PAGES: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Article text out of web pages", extraction.report),
    ("Article text out of captures by lynx and w3m", captures.report),
    ("Headline, day and authors", metadata.report),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=Path)
    options = parser.parse_args()
    parts = [(*part, options.data) for part in PARTS]
    parts += [(*part, options.pages) for part in OF_PAGES if options.pages]
    for title, table, folder in parts:
        print(f"## {title}\n\n{table(folder)}\n", flush=True)


if __name__ == "__main__":
    main()
