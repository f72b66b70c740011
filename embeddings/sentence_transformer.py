"""The one file that knows sentence-transformers and torch. Both are imported when an encoder is made."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.errors import EncoderMissing
from embeddings.types import Vectors

#: Passages in one forward pass. 16 to 64 measured alike on two cores; smaller keeps memory low.
BATCH = 32
#: On a GPU.
LARGE_BATCH = 256


class SentenceTransformerEncoder:
    """An `Encoder` over any sentence-transformers model on this machine's disk.

    Args:
        name: what a library remembers these vectors by.
        folder: the model's files.

    Raises:
        EncoderMissing: there is no usable model in the folder.
    """

    def __init__(self, name: str, folder: Path) -> None:
        # Threads of OpenMP that wait for one another by spinning steal the very core the other needs: on two busy
        # cores an answer took 3 to 6 s, and 1 s with threads that sleep. Read once, when torch is first imported.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        # Reading six layers from disk needs no bar on the user's terminal.
        disable_progress_bar()
        try:
            # local_files_only: a missing file is an error here, never a reason to reach for a hub. A pickle is none
            # that is opened, and no code of a model is run. It takes a GPU where there is one.
            self._model = SentenceTransformer(
                str(folder), local_files_only=True, trust_remote_code=False, model_kwargs={"use_safetensors": True}
            )
        except Exception as error:  # of torch, safetensors, and those a model's settings lead to: of no common base
            reason = " ".join(str(error).split())[:300] or type(error).__name__
            raise EncoderMissing(
                f"A sentence-transformers model cannot be loaded from {folder} ({reason}). Put its files back, or give "
                "another model."
            ) from error
        self._tokenizer: Any = self._model.tokenizer  # typed loosely by the library itself
        self.name = name
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.window = int(self._model.max_seq_length or 512)
        self.batch = BATCH if self._model.device.type == "cpu" else LARGE_BATCH
        # Torch already uses every core for one pass; two passes at once only slow one another down.
        self._turn = threading.Lock()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        if not texts:
            return []
        encoded = self._tokenizer(
            list(texts),
            add_special_tokens=False,
            truncation=False,
            return_attention_mask=False,
            verbose=False,
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._model.encode_document)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._model.encode_query)

    def _encode(self, texts: Sequence[str], encode: Any) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._turn:
            vectors = encode(
                list(texts),
                batch_size=self.batch,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.ascontiguousarray(vectors, dtype=np.float32)
