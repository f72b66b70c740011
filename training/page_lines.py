"""From marked pages to what tells an article's lines: `python -m training.page_lines DATA --out qa/ingest/models`.

DATA is the folder of `benchmarks.extraction`; what is learnt from is told in `training.page_samples`. Three models are
boosted trees of LightGBM: a first guess from the looks of a line and of those around it, a second that sees the first
one's guess for the whole page and what its lines are about, and one that sees the same and tells lines below the
article's end. What the latter two learn from are guesses of models that had not seen the page's site. Beside them
stands the recurrent network of `training.page_network`.

`models_of_folds` serves `make bench-captures`: there, all that is used on a page was fitted without its site; the
written pages are of none of DATA's.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any, Final

import lightgbm
import numpy as np

from benchmarks.captures import PROCESSES
from qa.ingest.capture import NETWORK, TREES, Model, model_of
from qa.ingest.linewise import Columns, Floats, columns_of_guess
from qa.ingest.subject import columns_of_subject
from training import page_network
from training.page_samples import FOLDS, NO_SITE, Bools, Sample, fold_of, samples

#: Words of an easy line, and its distance from prose: of such, this share is learnt from.
_EASY_WORDS: Final = 3
_FAR: Final = 8
_EASY_SHARE: Final = 0.15
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


def fit(learnt: Sequence[Sample]) -> tuple[dict[str, Any], bytes]:
    """The trees, as `qa.ingest.trees` reads them, and the network, as `qa.ingest.recurrent` does."""
    return _fit_trees(learnt), page_network.fit(learnt)


def _fit_trees(learnt: Sequence[Sample]) -> dict[str, Any]:
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
        [sample for sample in learnt if sample.page.site.startswith(NO_SITE) or fold_of(sample.page) != fold]
        for fold in range(FOLDS)
    ]
    with Pool(PROCESSES) as pool:
        return [model_of(*fitted) for fitted in pool.map(fit, without, chunksize=1)]


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
    learnt: Sequence[Sample], wanted: Sequence[Bools], chosen: Sequence[Bools], rounds: int
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
    parser.add_argument("--out", type=Path, required=True, help="where the files go: qa/ingest/models")
    given = parser.parse_args()
    trees, network = fit(samples(given.data))
    (given.out / TREES).write_text(
        json.dumps(trees, separators=(",", ":")).replace("[[", "\n[[") + "\n", encoding="utf-8"
    )
    (given.out / NETWORK).write_bytes(network)
    for name in (TREES, NETWORK):
        print(f"{given.out / name}: {(given.out / name).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
