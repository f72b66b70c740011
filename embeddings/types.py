"""The seam between text and vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

#: Shape (n, dim), float32, each row of L2 norm 1.
Vectors = NDArray[np.float32]
#: Shape (n,), int64.
Ids = NDArray[np.int64]


class Encoder(Protocol):
    """Turns text into vectors whose inner product is their cosine."""

    #: Names the weights, not the place they lie: vectors of encoders with equal names are comparable.
    name: str
    #: Length of a vector.
    dimension: int
    #: Tokens of one text that are read; what is longer is cut by the model without a word.
    window: int
    #: Passages that are best handed over at once. More than one thread may hand over some at the same time.
    batch: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as the model counts them, special tokens not included."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors for text that is searched, shape (len(texts), dimension), L2 norm 1."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors for text that searches, shape (len(texts), dimension), L2 norm 1."""
        ...
