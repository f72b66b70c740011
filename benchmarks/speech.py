"""Who said what, against labels made by reading: `python -m benchmarks.speech DATA`.

DATA is a folder with `articles.jsonl.xz`. A labelled quote is found when a direct quote of the same words is, marks
and outer white space aside; its speaker is right when it is one of the names in the label, "the" and case aside. What
is found and no quote of anyone counts against precision; fragments that are labelled null count for nothing.

A sentence that reports speech is found when a sentence found to do so overlaps it by more than half, and right when
it has a right speaker. Labelled sentences that hold a quote too are left out: the quote is what is found there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.labelled import LABELS, labelled, print_table
from qa.speech import speeches
from qa.types import Article, Speech

_EDGE = re.compile(r"[\s\"“”'’‘«»„]+")


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks and white space at its ends."""
    words = text[start:end]
    left, right = _EDGE.match(words), re.search(rf"{_EDGE.pattern}$", words)
    return start + (left.end() if left else 0), end - (len(right.group()) if right else 0)


def _name(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name.casefold().strip().replace("’", "'"))


def tally(row: dict[str, Any], article: Article, *, show: bool = False) -> Counter[str]:
    """What became of the labels of one article."""
    text = article.text
    found = {_core(text, one.start, one.end): one for one in speeches(article) if one.direct}
    counts: Counter[str] = Counter()
    known = set()
    for start, end, speakers in row["quotes"]:
        core = _core(text, start, end)
        known.add(core)
        if speakers is None:
            continue
        counts["labels"] += 1
        speech = found.get(core)
        counts["found"] += speech is not None
        right = speech is not None and _name(speech.speaker or "") in map(_name, speakers)
        counts["right"] += right
        if show and not right:
            _show(
                "missed" if speech is None else "wrong",
                article,
                start,
                end,
                f"{speakers} got {speech and speech.speaker}",
            )
    for core, speech in found.items():
        if core not in known:
            counts["nobody's"] += 1
            if show:
                _show("nobody's", article, speech.start, speech.end, str(speech.speaker))
    return counts


def tally_reported(row: dict[str, Any], article: Article, *, show: bool = False) -> Counter[str]:
    """What became of the labelled sentences of one article that report speech."""
    found = [one for one in speeches(article) if not one.direct]
    counts: Counter[str] = Counter()
    known: set[Speech] = set()
    for start, end, speakers, mixed in row["reported"]:
        near = [
            one
            for one in found
            if min(end, one.end) - max(start, one.start) > 0.5 * min(end - start, one.end - one.start)
        ]
        known.update(one for one in found if one.start < end and start < one.end)
        if mixed:
            continue
        right = any(_name(one.speaker or "") in map(_name, speakers) for one in near)
        counts.update(labels=1, found=bool(near), right=right)
        if show and not right:
            got = ", ".join(str(one.speaker) for one in near)
            _show("wrong" if near else "missed", article, start, end, f"{speakers} got {got or None}")
    for one in found:
        if one not in known:
            counts["nobody's"] += 1
            if show:
                _show("nobody's", article, one.start, one.end, str(one.speaker))
    return counts


def _show(what: str, article: Article, start: int, end: int, note: str) -> None:
    text = article.text
    quote = text[start:end] if end - start < 80 else f"{text[start : start + 40]} … {text[end - 35 : end]}"
    around = f"{text[max(0, start - 70) : start]}[[{quote}]]{text[end : end + 60]}".replace("\n", " / ")
    print(f"{what:8} {note}: {around}")


def table(data: Path, labels: Path = LABELS / "speech_labels.jsonl", show: str | None = None) -> str:
    """The shares that were found and right, by part of the labels: direct quotes, then sentences that report speech.

    Args:
        show: the part whose mistakes are printed.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reported: dict[str, Counter[str]] = defaultdict(Counter)
    for row, article in labelled(data, labels):
        counts[row["part"]] += tally(row, article, show=row["part"] == show)
        if "reported" in row:
            reported[row["part"]] += tally_reported(row, article, show=row["part"] == show)
    return "\n\n".join(_rows(what, own) for what, own in (("quotes", counts), ("sentences that report", reported)))


def _rows(what: str, counts: dict[str, Counter[str]]) -> str:
    lines = [f"| part | {what} | found | precision | right speaker, of all |", "|---|---|---|---|---|"]
    for part, own in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        total = own["labels"] or 1
        precision = own["found"] / max(1, own["found"] + own["nobody's"])
        lines.append(
            f"| {part} | {total} | {own['found'] / total:.3f} | {precision:.3f} | {own['right'] / total:.3f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print_table(__doc__, table, LABELS / "speech_labels.jsonl")
