"""What stands beside the network that ships: its calibration, how it was made and measured, and checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qa.reader.span import MANIFEST, checksum


def write_manifest(folder: Path, content: Mapping[str, Any]) -> None:
    """`reader.json`: `content`, the SHA-256 of the files beside it, and its own checksum."""
    whole = dict(content)
    whole["sha256"] = {"reader.onnx": hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest()}
    whole["checksum"] = checksum(json.loads(json.dumps(whole)))
    (folder / MANIFEST).write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")
