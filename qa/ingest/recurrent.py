"""The recurrent network over a page's lines as it ships: ONNX, made by `training/page_network.py`.

Trees see a line and sums over those around it; this reads all lines in their order, both ways, and so knows what leads
up to a line and what follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from embeddings.onnx import opened
from qa.ingest.trees import Floats

#: Names of the network's inputs and output, and of the property that names its columns, one a line.
COLUMNS: Final = "columns"
VECTORS: Final = "vectors"
PROBABLE: Final = "probable"
NAMES: Final = "names"

#: What was opened stays open.
_opened: Final = cache(opened)


@dataclass(frozen=True)
class Recurrent:
    """A network that says how probably each line of a page is of the article."""

    #: The ONNX file's bytes.
    network: bytes

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that it asks for, in its order."""
        return tuple(_opened(self.network).get_modelmeta().custom_metadata_map[NAMES].split("\n"))

    def probabilities(self, columns: Mapping[str, Floats], vectors: Floats) -> Floats:
        """How probable each line is, 0 to 1. Raises KeyError where a column is missing.

        Args:
            columns: by name, float64[lines]; nan where there is no value.
            vectors: of each line, float64[lines, dimension]; zeros where it has none.
        """
        rows = np.column_stack([columns[name] for name in self.names]).astype(np.float32)
        given = {COLUMNS: rows, VECTORS: vectors.astype(np.float32)}
        return np.asarray(_opened(self.network).run([PROBABLE], given)[0], dtype=np.float64)
