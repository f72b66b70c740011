"""Title, date and authors taken from pages, against what was read in them: `python -m benchmarks.metadata DATA`.

DATA is the folder of `benchmarks.extraction`. The labels stand in `tests/data/page_metadata.jsonl`, made by reading
the pages' heads and visible bylines before any reader had been run on them: the headline as the page shows it (as the
SHA-256 of its letters and digits), the day as it was where the page was published, the people or the agency of the
byline. A title is right if its letters and digits are; authors if all are there and none besides. Beside ours stands
trafilatura.

`page_metadata_blind.jsonl` holds second labels, of 40 pages drawn at random, by a hand that had not read the rules;
`page_metadata_third.jsonl` those of 40 others, by the hand that wrote today's rules, after them and before any run.
Each has a table of its own, and below stands how far the first two hands agree on the pages both labelled.
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
BLIND = LABELS.with_name("page_metadata_blind.jsonl")
THIRD = LABELS.with_name("page_metadata_third.jsonl")
FIELDS = ("title", "date", "authors")


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


def labelled(file: Path) -> dict[str, Head]:
    """What was read in each page of a file of labels, by the page's name."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {row["page"]: Head(row["title_sha256"], row["published"], names(row["authors"])) for row in rows}


def alike(one: Head, other: Head) -> tuple[bool, bool, bool]:
    """Whether title, day and authors are the same."""
    return one.title == other.title, one.published == other.published, one.authors == other.authors


def shares(rows: Sequence[tuple[bool, bool, bool]]) -> list[str]:
    """The share that is right of each of the fields, 0 to 1, to three places."""
    return [f"{sum(row[at] for row in rows) / len(rows):.3f}" for at in range(len(FIELDS))]


def report(data: Path, labels: Path = LABELS, *, show: bool = False) -> str:
    """The table of both readers, over the pages of both halves and over all that are labelled.

    With `show`, each miss of ours among the first half's pages stands before it.
    """
    wanted = labelled(labels)
    rows: list[tuple[str, bool, tuple[bool, bool, bool]]] = []
    lines = []
    for page in pages(data):
        if page.name not in wanted:
            continue
        for reader, found in (("Pullquote", ours(page.source)), ("trafilatura", bare(page.source))):
            right = alike(found, wanted[page.name])
            rows.append((reader, page.held_out, right))
            if show and reader == "Pullquote" and not page.held_out and not all(right):
                told = f"{found.published} {sorted(found.authors)}, not {wanted[page.name]}"
                lines.append(f"{page.name[:8]} {right} {told}")
    lines.extend((f"| {labels.stem} | pages | {' | '.join(FIELDS)} |", "|---|---|---|---|---|"))
    for half, halves in (("development", {False}), ("held out", {True}), ("all", {True, False})):
        for reader in ("Pullquote", "trafilatura"):
            chosen = [right for name, held, right in rows if name == reader and held in halves]
            if chosen:
                lines.append(f"| {reader} | {half}, {len(chosen)} | {' | '.join(shares(chosen))} |")
    return "\n".join(lines)


def agreement(first: Path, second: Path) -> str:
    """How often two files of labels say the same of the pages that both have."""
    one, other = labelled(first), labelled(second)
    both = [alike(one[page], other[page]) for page in sorted(one.keys() & other.keys())]
    if not both:
        return "No page has both labels."
    told = ", ".join(f"{field} {share}" for field, share in zip(FIELDS, shares(both), strict=True))
    return f"The two hands agree on {len(both)} pages that both labelled: {told}."


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true", help="also print each miss in the development half")
    given = parser.parse_args(argv)
    for labels in (LABELS, BLIND, THIRD):
        print(report(given.data, labels, show=given.show), end="\n\n")
    print(agreement(LABELS, BLIND))


if __name__ == "__main__":
    main()
