"""Errors of this package. Each message says what happened and what to do next.

::

    EmbeddingsError
    ├── EncoderMissing       the model is not installed, or its files are not the ones that were checked
    ├── EncoderUnreachable   the cluster that encodes does not answer
    ├── IndexDamaged         bytes or a file that should hold a vector index do not
    └── NoRoom               too little memory or disk to train a vector index
"""

from __future__ import annotations


class EmbeddingsError(Exception):
    """Base of the errors this package raises on purpose."""


class EncoderMissing(EmbeddingsError):
    """The encoder cannot be loaded as it should be."""


class EncoderUnreachable(EmbeddingsError):
    """The machines that were to encode cannot be reached, or stopped answering."""


class IndexDamaged(EmbeddingsError):
    """Bytes or a file do not hold a vector index of the expected kind."""


class NoRoom(EmbeddingsError):
    """There is too little memory or disk to train a vector index. What there is stays as it was."""
