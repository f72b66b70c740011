"""What parts one clause of a sentence from the next. English."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern

JOINT: Final = lazy_pattern(
    r"[;:()–—]|,|\b(?:and|but|while|whereas|when|before|after|until|since|because|as|so|if|although|though|that|which"
    r"|who|where)\b",
    re.IGNORECASE,
)
