"""Articles of a news collection that were labelled by hand: found again by the SHA-256 of their text.

The labels hold offsets, names and days; the articles themselves are their publishers' and stay where they are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qa.types import Article

LABELS = Path(__file__).resolve().parent.parent / "tests" / "data"


def labelled(data: Path, labels: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    """Each row of labels with its article.

    Args:
        data: a folder with `articles.jsonl.xz`.

    Raises:
        ValueError: an article is not there with this text.
    """
    rows = {row["sha256"]: row for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines())}
    addresses = {row["url"] for row in rows.values()}
    with lzma.open(data / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            if not rows:
                return
            record = json.loads(line)
            if record["url"] not in addresses:
                continue
            row = rows.pop(hashlib.sha256(record["text"].encode()).hexdigest(), None)
            if row is not None:
                # As it is: `make_article` would trim it, and the offsets are those of the text as it stands.
                yield (
                    row,
                    Article(
                        id=row["sha256"][:16],
                        title=record["title"],
                        url=record["url"],
                        publisher=record["publisher"],
                        published=date.fromisoformat(row["published"]),
                        text=record["text"],
                    ),
                )
    if rows:
        raise ValueError(f"{len(rows)} of the labelled articles are not in {data}.")


def print_table(description: str | None, table: Callable[[Path, Path, str | None], str], labels: Path) -> None:
    """The command line of a benchmark over labels: prints what `table` makes of folder, labels and part."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", choices=("develop", "report", "fresh"), help="print the mistakes of this part")
    parser.add_argument("--labels", type=Path, default=labels)
    options = parser.parse_args()
    print(table(options.data, options.labels, options.show))
