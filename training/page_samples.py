"""Captures of marked pages, and which of their lines are the article: what `training.page_lines` learns from.

The pages are those of `benchmarks.extraction`, and those of `training/pages`, which were written for this. They are
dumped in the ways of `benchmarks.captures`; a line is of the article where most of its words stand in the marked text,
in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import numpy as np
from lxml import etree, html

from benchmarks.captures import CAPTURES, PROCESSES, capture
from benchmarks.extraction import Page, pages
from qa.ingest.linewise import MOST_WORDS, Columns, Floats, Line, columns_of_lines
from qa.ingest.plain import page_lines
from qa.ingest.subject import vectors_of_lines

#: Pages that were written for this, each article between `<!--a-->` and `<!--/a-->`.
WRITTEN: Final = Path(__file__).parent / "pages"
_MARKED: Final = re.compile(r"<!--a-->(.*?)<!--/a-->", re.DOTALL)
_MARK: Final = re.compile(r"<!--/?a-->")
#: What the site of such a page begins with: no host does.
NO_SITE: Final = "written/"
#: Elements before and after which a line ends.
_BLOCKS: Final = frozenset(
    """article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header li main ol p pre section table tr
    ul""".split()
)
#: Folds by site, of the figures and of the guesses that the second model learns from.
FOLDS: Final = 5
#: Words on end that stand in the marked text where a line may be of it.
_RUN: Final = 3
#: How far errors count by their share of the page's article: 0 by words alone, 1 by the share alone.
_EVENNESS: Final = 0.5
Bools = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Sample:
    """A capture, its lines' columns, and which of them are the article."""

    page: Page
    kind: str
    lines: Sequence[Line]
    columns: Columns
    #: bool[lines]
    wanted: Bools
    #: `vectors_of_lines`, in half the room.
    vectors: np.ndarray[Any, np.dtype[np.float32]]
    #: How much each line counts, float64[lines].
    weight: Floats = field(init=False)

    def __post_init__(self) -> None:
        words = np.minimum(self.columns["words"], MOST_WORDS) + 2
        article = 0.3 * words.sum() + words[self.wanted].sum()
        object.__setattr__(self, "weight", words / article**_EVENNESS)


def aligned(lines: Sequence[Line], marked: str) -> Floats:
    """Of each line, the share of its words that are the marked text's, each word of which is used once, in order."""
    wanted = re.findall(r"\w+", marked)
    words = [re.findall(r"\w+", line.text) for line in lines]
    flat = [word for own in words for word in own]
    # Only what stands in runs, or fills a line, is looked at: quick, and no menu borrows an article's word.
    runs = {tuple(wanted[at : at + _RUN]) for at in range(len(wanted) - _RUN + 1)}
    whole = {tuple(re.findall(r"\w+", line)) for line in marked.split("\n")}
    may = np.zeros(len(flat), dtype=bool)
    for at in range(len(flat) - _RUN + 1):
        if tuple(flat[at : at + _RUN]) in runs:
            may[at : at + _RUN] = True
    start = 0
    for own in words:
        if tuple(own) in whole:
            may[start : start + len(own)] = True
        start += len(own)
    places = np.flatnonzero(may)
    found = np.zeros(len(flat))
    matcher = SequenceMatcher(None, [flat[at] for at in places], wanted, autojunk=False)
    for block in matcher.get_matching_blocks():
        found[places[block.a : block.a + block.size]] = 1
    ends = np.cumsum([len(own) for own in words])
    sums = np.concatenate([[0.0], np.cumsum(found)])
    sizes = np.maximum([len(own) for own in words], 1)
    return (sums[ends] - sums[ends - [len(own) for own in words]]) / sizes


def _sample(job: tuple[Page, str]) -> Sample:
    page, kind = job
    lines = page_lines(capture(page.source, CAPTURES[kind]))
    vectors = vectors_of_lines(lines).astype(np.float32)
    return Sample(page, kind, lines, columns_of_lines(lines), aligned(lines, page.marked) > 0.5, vectors)


def written() -> Iterator[Page]:
    """The pages of `WRITTEN`."""
    for file in sorted(WRITTEN.glob("*.html")):
        source = file.read_text(encoding="utf-8")
        marked = "\n".join(_text(html.fromstring(f"<div>{part}</div>")) for part in _MARKED.findall(source))
        yield Page(file.stem, _MARK.sub("", source).encode(), marked, f"{NO_SITE}{file.stem}")


def _text(element: html.HtmlElement) -> str:
    """The text of an element, a line for each block in it."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        pieces.append("\n" if node.tag in _BLOCKS else " " if node.tag in ("td", "th") else "")
        pieces.append(re.sub(r"\s+", " ", (node.text if event == "start" else node.tail) or ""))
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def samples(data: Path, kinds: Sequence[str] = tuple(CAPTURES)) -> list[Sample]:
    """Captures of these kinds of every page of DATA, and of those that were written."""
    jobs = [(page, kind) for page in (*pages(data), *written()) for kind in kinds]
    with Pool(PROCESSES) as pool:
        return pool.map(_sample, jobs, chunksize=8)


def fold_of(page: Page) -> int:
    """The fold of a page, the same for all pages of its site."""
    return int(sha256(page.site.encode()).hexdigest(), 16) % FOLDS
