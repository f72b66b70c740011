"""Text in, vectors out; vectors in, neighbours out.

This package never imports `qa`. Importing it loads no model's library and no FAISS; making an encoder or index does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.errors import EmbeddingsError, EncoderMissing, EncoderUnreachable, IndexDamaged, NoRoom
from embeddings.minilm import SMALL as DEFAULT_ENCODER
from embeddings.types import Encoder, Ids, Vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from embeddings.dense import DenseIndex
    from embeddings.ray_cluster import RayEncoder

__all__ = [
    "DEFAULT_ENCODER",
    "EmbeddingsError",
    "Encoder",
    "EncoderMissing",
    "EncoderUnreachable",
    "Ids",
    "IndexDamaged",
    "NoRoom",
    "Vectors",
    "load_encoder",
    "make_index",
    "on_cluster",
    "open_index",
    "train_index",
]


def load_encoder(name: str = DEFAULT_ENCODER, *, fetch: bool = False) -> Encoder:
    """The encoder of that name.

    Args:
        name: the default, all-MiniLM-L6-v2 in int8 on ONNX Runtime; "all-MiniLM-L6-v2", the same in fp32 on torch; or
            any sentence-transformers model: its folder, its name on a hub, or what an encoder's own `name` was.
        fetch: ask the hub for a model that does not lie on this disk.

    Raises:
        EncoderMissing: it is not installed, or its files are not the checked ones.
    """
    from embeddings import minilm

    if name == minilm.SMALL:
        from embeddings.onnx import OnnxEncoder

        return OnnxEncoder(name, *minilm.shipped(), dimension=minilm.DIMENSION, window=minilm.WINDOW)
    from embeddings.sentence_transformer import SentenceTransformerEncoder

    if name == minilm.NAME:
        return SentenceTransformerEncoder(name, minilm.locate())
    from embeddings import chosen

    return SentenceTransformerEncoder(*chosen.locate(name, fetch=fetch))


def on_cluster(encoder: Encoder, address: str) -> RayEncoder:
    """The encoder with its passages encoded on the Ray cluster of that address; close it when done.

    Raises:
        EncoderUnreachable: the cluster does not answer, or does not give the vectors that this machine does.
    """
    from embeddings.ray_cluster import RayEncoder

    return RayEncoder(encoder, address)


def make_index(dimension: int) -> DenseIndex:
    """An empty vector index."""
    from embeddings.dense import DenseIndex

    return DenseIndex(dimension)


def open_index(dimension: int, trained: Path | None, recent: bytes | None) -> DenseIndex:
    """The vector index of a trained file and the bytes of the rest: `DenseIndex.open`.

    Raises:
        IndexDamaged: they hold no such index.
    """
    from embeddings.dense import DenseIndex

    return DenseIndex.open(dimension, trained, recent)


def train_index(
    dimension: int,
    count: int,
    batches: Callable[[], Iterator[tuple[Ids, Vectors]]],
    file: Path,
    stopped: Callable[[], bool],
    threads: int | None = None,
) -> bool:
    """Write a trained part of all vectors to a file; False when stopped: `dense.train`.

    Raises:
        NoRoom: too little memory or disk.
        OSError: the file cannot be written.
        ValueError: far fewer vectors than `count` were given.
    """
    from embeddings.dense import train

    return train(dimension, count, batches, file, stopped, threads)
