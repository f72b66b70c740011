"""JSON as every program reads it: Python's own reader takes more, which it would then write for others to read."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn


def read_json(text: str) -> Any:
    """What the text holds, with no number in it that JSON cannot write.

    Raises:
        ValueError: it is not JSON. RecursionError: it goes too deep.
    """
    return json.loads(text, parse_constant=_refuse, parse_float=_finite)


def _finite(written: str) -> float:
    value = float(written)
    if math.isinf(value):
        _refuse(written)
    return value


def _refuse(written: str) -> NoReturn:
    raise ValueError(f"{written} is no number")
