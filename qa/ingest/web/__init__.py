"""Web addresses on their way to becoming articles: fetched with guards and manners, told apart, read as files are.

`reach` knows which machines may be asked, `wire` connects to those alone, `fetch` makes one request, `manners` is
polite about it, `kinds` tells what came, `reading` and `feed` make articles of it. Nothing of this is loaded before
somebody gives an address.
"""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern

_ADDRESS: Final = lazy_pattern(r"\s*https?:/", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether the input is meant as an address of the web, however badly it is written."""
    return bool(_ADDRESS.match(text))
