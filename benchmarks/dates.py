"""Dates in the text, against labels made by reading: `python -m benchmarks.dates DATA`.

DATA is a folder with `articles.jsonl.xz`. A labelled date is right when a mention that overlaps it covers exactly
its first and last day; for the third of a month ("late December") its month is right too. What is found where no
date is labelled is counted beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.labelled import LABELS, labelled, print_table
from qa.dates import mentions
from qa.types import Article, Mention


def tally(
    row: dict[str, Any], article: Article, *, show: bool = False
) -> tuple[Counter[str], list[tuple[float, bool]]]:
    """What became of the labels of one article, and (how sure, whether right) of each mention at a label."""
    found = [mention for mention in mentions(article.text, article.published, article.language) if mention.relative]
    counts: Counter[str] = Counter()
    sureness = []
    told: set[Mention] = set()
    for start, end, first, last in row["dates"]:
        at = [mention for mention in found if mention.start < end and start < mention.end]
        told.update(at)
        if first is None:
            continue
        counts["labels"] += 1
        right = any(_fits(mention, date.fromisoformat(first), date.fromisoformat(last)) for mention in at)
        counts["found"] += bool(at)
        counts["right"] += right
        sureness += [(mention.sure, right) for mention in at[:1]]
        if show and not right:
            _show("wrong" if at else "missed", article, start, end, f"{first}/{last}", at)
    for mention in found:
        if mention not in told:
            counts["elsewhere"] += 1
            if show:
                _show("elsewhere", article, mention.start, mention.end, "", [mention])
    return counts, sureness


def _fits(mention: Mention, first: date, last: date) -> bool:
    if (mention.first, mention.last) == (first, last):
        return True
    return (
        mention.first.replace(day=1) == first
        and first <= mention.last <= last
        and (last - first).days in (27, 28, 29, 30)
    )


def _show(what: str, article: Article, start: int, end: int, wanted: str, at: list[Mention]) -> None:
    around = article.text[max(0, start - 60) : end + 40].replace("\n", " / ")
    got = ", ".join(f"{mention.first}/{mention.last}" for mention in at)
    print(f"{what:9} {article.published:%a %Y-%m-%d} wanted {wanted} got {got}: … {around} …")


def table(data: Path, labels: Path = LABELS / "dates_labels.jsonl", show: str | None = None) -> str:
    """The shares that were found and right, by half, and by how sure a date was said to be.

    Args:
        show: the half whose mistakes are printed.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sureness: dict[float, list[bool]] = defaultdict(list)
    for row, article in labelled(data, labels):
        own, sure = tally(row, article, show=row["part"] == show)
        counts[row["part"]] += own
        for value, right in sure:
            sureness[value].append(right)
    lines = ["| half | labels | found | right | also found elsewhere |", "|---|---|---|---|---|"]
    for part, own in [*sorted(counts.items()), ("both", sum(counts.values(), Counter()))]:
        total = own["labels"] or 1
        shares = f"{own['found'] / total:.3f} | {own['right'] / total:.3f}"
        lines.append(f"| {part} | {total} | {shares} | {own['elsewhere']} |")
    lines += ["", "| said to be sure | mentions | right |", "|---|---|---|"]
    for value, rights in sorted(sureness.items()):
        lines.append(f"| {value:.2f} | {len(rights)} | {sum(rights) / len(rights):.3f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print_table(__doc__, table, LABELS / "dates_labels.jsonl")
