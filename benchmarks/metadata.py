"""Title, date and authors taken from news pages, against what was read in them: `python -m benchmarks.metadata DATA`.

DATA is the folder of `benchmarks.extraction`. The labels stand in `tests/data/page_metadata.jsonl`, made by reading
the pages' heads and visible bylines before any reader had been run on them: the headline as the page shows it (as the
SHA-256 of its letters and digits), the day as it was where the page was published, the people or the agency of the
byline. A title is right if its letters and digits are; authors if all are there and none besides. Beside ours stands
trafilatura.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.extraction import pages
from qa.errors import InputError
from qa.ingest import Ingested, read_file

LABELS = Path(__file__).resolve().parent.parent / "tests" / "data" / "page_metadata.jsonl"


@dataclass(frozen=True)
class Head:
    """What a page says of its article."""

    title: str
    published: str
    authors: frozenset[str]


def letters(text: str) -> str:
    """The letters and digits of a text, case-folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def title_hash(title: str) -> str:
    """The SHA-256 of a title's letters and digits."""
    return hashlib.sha256(letters(title).encode()).hexdigest()


def names(authors: Sequence[str]) -> frozenset[str]:
    """The authors as they are compared: without case, signs, and a leading "the"."""
    return frozenset(letters(name.strip().removeprefix("The ")) for name in authors if name.strip())


def ours(source: bytes) -> Head:
    """What Pullquote finds in the page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_bytes(source)
        try:
            found = next((item.article for item in read_file(file) if isinstance(item, Ingested)), None)
        except InputError:
            found = None
    if found is None:
        return Head("", "", frozenset())
    day = found.published.isoformat() if isinstance(found.published, date) else ""
    return Head(title_hash(found.title), day, names(found.authors))


def bare(source: bytes) -> Head:
    """What trafilatura finds in it."""
    from trafilatura import extract_metadata

    found = extract_metadata(source)
    return Head(title_hash(found.title or ""), found.date or "", names((found.author or "").split(";")))


def report(data: Path, *, show: bool = False) -> str:
    """The table of both, over the pages of both halves and over all; with `show`, each miss of ours among the first."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    by_name = {page.name: page for page in pages(data)}
    rows: list[tuple[str, bool, tuple[bool, bool, bool]]] = []
    lines = []
    for label in labels:
        page = by_name[label["page"]]
        wanted = Head(label["title_sha256"], label["published"], names(label["authors"]))
        for reader, found in (("Pullquote", ours(page.source)), ("trafilatura", bare(page.source))):
            right = (
                found.title == wanted.title,
                found.published == wanted.published,
                found.authors == wanted.authors,
            )
            rows.append((reader, page.held_out, right))
            if show and reader == "Pullquote" and not page.held_out and not all(right):
                lines.append(f"{page.name[:8]} {right} {found.published} {sorted(found.authors)}, not {wanted}")
    lines.extend(("| | pages | title | date | authors |", "|---|---|---|---|---|"))
    for half, wanted_halves in (("development", {False}), ("held out", {True}), ("all", {True, False})):
        for reader in ("Pullquote", "trafilatura"):
            chosen = [right for name, held, right in rows if name == reader and held in wanted_halves]
            shares = (sum(right[at] for right in chosen) / len(chosen) for at in range(3))
            lines.append(f"| {reader} | {half}, {len(chosen)} | {' | '.join(f'{share:.3f}' for share in shares)} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true", help="also print each miss in the development half")
    given = parser.parse_args(argv)
    print(report(given.data, show=given.show))


if __name__ == "__main__":
    main()
