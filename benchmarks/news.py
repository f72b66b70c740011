"""How news is understood, part by part, against labels made by reading: `python -m benchmarks.news DATA`.

DATA is a folder with `articles.jsonl.xz`. A part is a title and what prints its table; each has a module of its own
that says how it counts and runs alone too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks import dates, speech

PARTS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("Direct quotes and their speakers", speech.table),
    ("Dates that need the article's own date", dates.table),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    for title, table in PARTS:
        print(f"## {title}\n\n{table(options.data)}\n")


if __name__ == "__main__":
    main()
