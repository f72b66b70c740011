"""Text in, vectors out; vectors in, neighbours out.

This package never imports `qa`. Importing it loads neither torch nor FAISS; making an encoder or index does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.errors import EmbeddingsError, EncoderMissing, IndexDamaged
from embeddings.minilm import NAME as DEFAULT_ENCODER
from embeddings.types import Encoder, Ids, Vectors

if TYPE_CHECKING:
    from embeddings.dense import DenseIndex

__all__ = [
    "DEFAULT_ENCODER",
    "EmbeddingsError",
    "Encoder",
    "EncoderMissing",
    "Ids",
    "IndexDamaged",
    "Vectors",
    "load_encoder",
    "load_index",
    "make_index",
]


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder of that name: the default, or the folder of any sentence-transformers model on this disk.

    Raises:
        EncoderMissing: it is not installed, or its weights are not the checked ones.
    """
    from embeddings import minilm
    from embeddings.sentence_transformer import SentenceTransformerEncoder

    if name == DEFAULT_ENCODER:
        return SentenceTransformerEncoder(name, minilm.locate())
    if not Path(name).is_dir():
        raise EncoderMissing(
            f"There is no encoder {name!r}: give {DEFAULT_ENCODER}, or the folder of a sentence-transformers model."
        )
    return SentenceTransformerEncoder(name, Path(name))


def make_index(dimension: int) -> DenseIndex:
    """An empty vector index."""
    from embeddings.dense import DenseIndex

    return DenseIndex(dimension)


def load_index(data: bytes, dimension: int) -> DenseIndex:
    """The vector index in these bytes.

    Raises:
        IndexDamaged: the bytes hold no such index.
    """
    from embeddings.dense import DenseIndex

    return DenseIndex.from_bytes(data, dimension)
