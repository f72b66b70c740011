"""The reader's network out of its file, as a function of arrays."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from embeddings.onnx import cores, opened
from qa.reader.windows import Floats, Forward, Ints


def onnx_forward(path: Path, threads: int | None = None) -> Forward:
    """The ONNX file as a function of arrays.

    Each window is run alone and without its padding, as many at a time as there are cores: that is quicker than all
    in one run, and what is read of a passage does not depend on what is read beside it, as activations are quantised
    by the range of all that one run holds.

    Args:
        threads: windows read at a time; None for the cores there are.
    """
    session = opened(path)
    pool = ThreadPoolExecutor(threads or cores(), thread_name_prefix="read")

    def alone(window: tuple[Ints, Ints]) -> tuple[Floats, ...]:
        ids, types = (row[None] for row in window)
        found: list[Floats] = session.run(["start", "end", "answerable", "relevance"], {"ids": ids, "types": types})
        return tuple(one[0] for one in found)

    def forward(ids: Ints, mask: Ints, types: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        lengths = mask.sum(axis=1)
        start, end = (np.full(ids.shape, -np.inf, np.float32) for _ in range(2))
        answerable, relevance = (np.empty(len(ids), np.float32) for _ in range(2))
        # The long ones first: no core is left with a long window when the others are done.
        order = sorted(range(len(ids)), key=lambda row: -lengths[row])
        windows = [(ids[row, : lengths[row]], types[row, : lengths[row]]) for row in order]
        for row, found in zip(order, pool.map(alone, windows), strict=True):
            start[row, : lengths[row]], end[row, : lengths[row]], answerable[row], relevance[row] = found
        return start, end, answerable, relevance

    return forward
