"""From marked pages to what tells an article's lines: `python -m training.page_lines DATA --out qa/ingest/models`.

DATA is the folder of `benchmarks.extraction`. Its pages, and those of `training/pages`, which were written for this,
are dumped in all ways of `benchmarks.captures`; a line is of the article where most of its words stand in the marked
text, in order. Three models are fitted, all boosted trees of
LightGBM: a first guess from the looks of a line and of those around it, a second that sees the first one's guess for
the whole page and what its lines are about, and one that sees the same and tells lines below the article's end. What
the latter two learn from are guesses of models that had not seen the page's site.

`models_of_folds` serves `make bench-captures`: there, all that is used on a page was fitted without its site; the
written pages are of none of DATA's.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import lightgbm
import numpy as np
from lxml import etree, html

from benchmarks.captures import CAPTURES, PROCESSES, capture
from benchmarks.extraction import Page, pages
from qa.ingest.capture import Model, model_of
from qa.ingest.linewise import MOST_WORDS, Columns, Floats, Line, columns_of_guess, columns_of_lines
from qa.ingest.plain import page_lines
from qa.ingest.subject import columns_of_subject, vectors_of_lines

#: Pages that were written for this, each article between `<!--a-->` and `<!--/a-->`.
WRITTEN: Final = Path(__file__).parent / "pages"
_MARKED: Final = re.compile(r"<!--a-->(.*?)<!--/a-->", re.DOTALL)
_MARK: Final = re.compile(r"<!--/?a-->")
#: What the site of such a page begins with: no host does.
_NO_SITE: Final = "written/"
#: Elements before and after which a line ends.
_BLOCKS: Final = frozenset(
    """article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header li main ol p pre section table tr
    ul""".split()
)
#: Folds by site, of the figures and of the guesses that the second model learns from.
FOLDS: Final = 5
#: Words on end that stand in the marked text where a line may be of it.
_RUN: Final = 3
#: Words of an easy line, and its distance from prose: of such, this share is learnt from.
_EASY_WORDS: Final = 3
_FAR: Final = 8
_EASY_SHARE: Final = 0.15
#: How far errors count by their share of the page's article: 0 by words alone, 1 by the share alone.
_EVENNESS: Final = 0.5
_ROUNDS: Final = (130, 90, 90)
#: Below the article's last line so many are learnt from as its end; shorter ones say nothing of it.
_BELOW: Final = 40
_BELOW_WORDS: Final = 4
_PLAN: Final[Mapping[str, Any]] = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 15,
    "min_data_in_leaf": 120,
    "feature_fraction": 0.3,
    "feature_fraction_bynode": 0.7,
    "bagging_fraction": 0.5,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 31,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_Bools = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Sample:
    """A capture, its lines' columns, and which of them are the article."""

    page: Page
    kind: str
    lines: Sequence[Line]
    columns: Columns
    #: bool[lines]
    wanted: _Bools
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
        yield Page(file.stem, _MARK.sub("", source).encode(), marked, f"{_NO_SITE}{file.stem}")


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


def fit(learnt: Sequence[Sample]) -> dict[str, Any]:
    """The models, as `qa.ingest.trees` reads them."""
    guesses: dict[int, Floats] = {}
    for fold in sorted({fold_of(sample.page) for sample in learnt}):
        first = _boosted([s for s in learnt if fold_of(s.page) != fold], _ROUNDS[0])
        for at, sample in enumerate(learnt):
            if fold_of(sample.page) == fold:
                guesses[at] = np.asarray(first.predict(np.column_stack(list(sample.columns.values()))))
    seeing = [_seeing(sample, guesses[at]) for at, sample in enumerate(learnt)]
    return {
        "first": _as_json(_boosted(learnt, _ROUNDS[0]), learnt[0].columns),
        "second": _as_json(_boosted(seeing, _ROUNDS[1]), seeing[0].columns),
        "end": _as_json(_boosted_end(seeing), seeing[0].columns),
    }


def _seeing(sample: Sample, guess: Floats) -> Sample:
    """The sample with the columns that follow from a guess."""
    own = sample.columns
    subject = columns_of_subject(own, guess, sample.vectors.astype(np.float64))
    return replace(sample, columns=own | columns_of_guess(sample.lines, own, guess) | subject)


def models_of_folds(learnt: Sequence[Sample]) -> list[Model]:
    """For each fold, a model fitted without its sites; no written page is of any."""
    without = [
        [sample for sample in learnt if sample.page.site.startswith(_NO_SITE) or fold_of(sample.page) != fold]
        for fold in range(FOLDS)
    ]
    with Pool(PROCESSES) as pool:
        return list(map(model_of, pool.map(fit, without, chunksize=1)))


def _boosted(learnt: Sequence[Sample], rounds: int) -> lightgbm.Booster:
    chosen = []
    draw = np.random.default_rng(1)
    for sample in learnt:
        own = sample.columns
        far = (own["lines from prose above"] >= _FAR) & (own["lines to prose below"] >= _FAR)
        easy = far & (own["words"] <= _EASY_WORDS)
        chosen.append(~easy | (draw.random(len(easy)) < _EASY_SHARE))
    return _trained(learnt, [sample.wanted for sample in learnt], chosen, rounds)


def _boosted_end(learnt: Sequence[Sample]) -> lightgbm.Booster:
    """Which lines stand below the article's last, told among those from its first one on."""
    some = [sample for sample in learnt if sample.wanted.any()]
    below, chosen = [], []
    for sample in some:
        at = np.arange(len(sample.lines))
        first, last = np.flatnonzero(sample.wanted)[[0, -1]]
        telling = sample.wanted | (sample.columns["words"] >= _BELOW_WORDS)
        below.append(at > last)
        chosen.append((at >= first) & (at <= last + _BELOW) & telling)
    return _trained(some, below, chosen, _ROUNDS[2])


def _trained(
    learnt: Sequence[Sample], wanted: Sequence[_Bools], chosen: Sequence[_Bools], rounds: int
) -> lightgbm.Booster:
    """Trees that tell the wanted lines among the chosen."""
    rows = [np.column_stack(list(s.columns.values()))[c] for s, c in zip(learnt, chosen, strict=True)]
    told = [own[c] for own, c in zip(wanted, chosen, strict=True)]
    weight = [s.weight[c] for s, c in zip(learnt, chosen, strict=True)]
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(told), weight=np.concatenate(weight))
    return lightgbm.train(dict(_PLAN), data, rounds)


def _as_json(booster: lightgbm.Booster, columns: Columns) -> dict[str, Any]:
    """As `qa.ingest.trees` reads it, without the columns that no branch asks for."""
    trees = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    used = sorted({node[0] for tree in trees for node in tree if isinstance(node, list)})
    place = {column: at for at, column in enumerate(used)}
    for tree in trees:
        for node in tree:
            if isinstance(node, list):
                node[0] = place[node[0]]
    names = list(columns)
    return {"columns": [names[column] for column in used], "trees": trees}


def _nodes(structure: Mapping[str, Any]) -> list[Any]:
    """The nodes of a tree, each branch before what it leads to."""
    nodes: list[Any] = []

    def put(node: Mapping[str, Any]) -> int:
        at = len(nodes)
        if "leaf_value" in node:
            nodes.append(round(node["leaf_value"], 4))
            return at
        nodes.append(None)
        # LightGBM takes a missing value for 0 where it met none while it was fitted.
        missing = node["default_left"] if node["missing_type"] == "NaN" else node["threshold"] >= 0
        left, right = put(node["left_child"]), put(node["right_child"])
        nodes[at] = [node["split_feature"], float(f"{node['threshold']:.6g}"), left, right, int(missing)]
        return at

    put(structure)
    return nodes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="where the file goes: qa/ingest/models")
    given = parser.parse_args()
    file = given.out / "page_lines.json"
    models = fit(samples(given.data))
    file.write_text(json.dumps(models, separators=(",", ":")).replace("[[", "\n[[") + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
