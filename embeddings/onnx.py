"""The one file that knows ONNX Runtime, which is imported when a network is opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from embeddings.errors import EncoderMissing
from embeddings.types import Vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

#: Passages that keep all cores busy for a while, and are soon done.
BATCH: Final = 32
#: ONNX Runtime's addition and normalisation in one step takes longer here than one after the other: a passage took
#: 21 ms with it, 18 without; see benchmarks/LOG.md.
_SLOW: Final = ("SkipLayerNormFusion",)


class OnnxEncoder:
    """An `Encoder` over a network that takes `ids` and gives `vectors` of L2 norm 1.

    Each text is run alone, as many at a time as there are cores. That is as fast here as batches are, spares the
    padding, and gives a text the same vector whatever is encoded beside it: activations are quantised by the range
    of all that one run holds.

    Args:
        name: what a library remembers these vectors by.
        window: tokens of a text that are read, the two marks around it included.

    Raises:
        EncoderMissing: the files hold no such network.
    """

    def __init__(self, name: str, network: Path, tokenizer: Path, *, dimension: int, window: int) -> None:
        from tokenizers import Tokenizer

        try:
            self._session = opened(network)
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:  # both libraries raise their own, of no common base
            raise EncoderMissing(f"The encoder {name} cannot be loaded: {error}") from error
        self.name = name
        self.dimension = dimension
        self.window = window
        self.batch = BATCH
        self._pool = ThreadPoolExecutor(cores(), thread_name_prefix="encode")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(found.ids) for found in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        found = self._ids(texts)
        # The long ones first: no core is left with a long text when the others are done.
        order = sorted(range(len(found)), key=lambda at: -len(found[at]))
        vectors = np.empty((len(found), self.dimension), dtype=np.float32)
        for at, vector in zip(order, self._pool.map(self._encode, [found[at] for at in order]), strict=True):
            vectors[at] = vector
        return vectors

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # In the thread that asks: behind the passages that wait for the others, a question would wait too.
        return np.stack([self._encode(ids) for ids in self._ids(texts)])

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, the two marks around it included."""
        return [found.ids for found in self._tokenizer.encode_batch_fast(list(texts))]

    def _encode(self, ids: list[int]) -> Vectors:
        if len(ids) > self.window:
            ids = [*ids[: self.window - 1], ids[-1]]  # the closing mark stays
        row = np.array([ids], dtype=np.int64)
        vector: Vectors = self._session.run(["vectors"], {"ids": row})[0][0]
        return vector


def opened(network: Path | bytes) -> InferenceSession:
    """A network out of its file, or the file's bytes; each run takes one thread.

    Raises what ONNX Runtime does where it is none: its errors have no common base.
    """
    import onnxruntime  # takes a while: only where a network is needed

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors; what it warns of is none of the user's business
    return onnxruntime.InferenceSession(
        network if isinstance(network, bytes) else str(network),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=list(_SLOW),
    )


def cores() -> int:
    """Cores this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
