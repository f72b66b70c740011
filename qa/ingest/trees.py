"""Boosted decision trees, as they ship: made of what a file of JSON holds, and asked for a probability.

A tree is a list of nodes. A branch is `[column, most, left, right, if missing]`: a value of at most `most` goes left, a
missing one (nan) left or right as the last entry says; left and right are places in the list. A leaf is a number of
log-odds. The columns are named in the file, so that a model cannot be given others than it was made with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int64]
#: Entries of a branch.
_BRANCH: Final = 5


@dataclass(frozen=True)
class Trees:
    """Trees whose leaves add up to log-odds. All nodes of all trees lie in one table; a leaf leads to itself."""

    #: What stands in the columns, in the order in which `column` counts them.
    names: tuple[str, ...]
    #: The root of each tree.
    roots: _Ints
    column: _Ints
    most: Floats
    left: _Ints
    right: _Ints
    missing_left: npt.NDArray[np.bool_]
    #: Log-odds of a leaf; 0 of a branch.
    value: Floats
    #: Branches from a root to its farthest leaf.
    depth: int

    def probabilities(self, columns: Mapping[str, Floats]) -> Floats:
        """How probable each row is, 0 to 1. Raises KeyError where a column is missing.

        Args:
            columns: by name, float64[rows].
        """
        rows = np.column_stack([columns[name] for name in self.names])
        row = np.arange(len(rows))[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))  # int64[rows, trees]
        for _ in range(self.depth):
            value = rows[row, self.column[node]]
            goes_left = np.where(np.isnan(value), self.missing_left[node], value <= self.most[node])
            node = np.where(goes_left, self.left[node], self.right[node])
        odds: Floats = self.value[node].sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)


def trees_of(model: Mapping[str, Any]) -> Trees:
    """The trees of a model as JSON holds it: `{"columns": […], "trees": [[node, …], …]}`."""
    roots: list[int] = []
    column: list[int] = []
    most: list[float] = []
    left: list[int] = []
    right: list[int] = []
    missing_left: list[bool] = []
    value: list[float] = []
    for tree in model["trees"]:
        base = len(column)
        roots.append(base)
        for place, node in enumerate(tree):
            leaf = not isinstance(node, list)
            entries: list[Any] = [0, 0.0, place, place, True] if leaf else node
            if len(entries) != _BRANCH:
                raise ValueError(f"A branch of a tree has {_BRANCH} entries, not {node}.")
            column.append(entries[0])
            most.append(entries[1])
            left.append(base + entries[2])
            right.append(base + entries[3])
            missing_left.append(bool(entries[4]))
            value.append(float(node) if leaf else 0.0)
    return Trees(
        names=tuple(model["columns"]),
        roots=np.array(roots),
        column=np.array(column),
        most=np.array(most, dtype=np.float64),
        left=np.array(left),
        right=np.array(right),
        missing_left=np.array(missing_left),
        value=np.array(value, dtype=np.float64),
        depth=max(map(_depth, model["trees"])),
    )


def _depth(tree: Sequence[Any], place: int = 0) -> int:
    node = tree[place]
    return 1 + max(_depth(tree, node[2]), _depth(tree, node[3])) if isinstance(node, list) else 0
