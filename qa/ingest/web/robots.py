"""What a robots.txt says to us, through Protego (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from protego import Protego

from qa.patterns import lazy_pattern

#: The name that a robots.txt may know us by.
AGENT: Final = "Pullquote"
_OTHER: Final = "other"
_GROUP: Final = lazy_pattern(r"\s*user[- ]?agent\b\s*:?(?P<name>[^#]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Robots:
    """The rules of one host; without a robots.txt, none."""

    _parser: Protego | None = None

    @classmethod
    def parse(cls, body: bytes) -> Robots:
        text = body.decode("utf-8", "replace").removeprefix("\ufeff")
        # Protego keeps each rule once for every name above it: thousands of names and rules are gigabytes. To us all
        # but two names are one.
        return cls(Protego.parse("\n".join(map(_for_us, text.splitlines()))))

    def allows(self, url: str) -> bool:
        return self._parser is None or self._parser.can_fetch(url, AGENT)

    @property
    def pause(self) -> float:
        """Seconds that are asked for between two requests; 0 where none are."""
        return float(self._parser.crawl_delay(AGENT) or 0) if self._parser else 0.0


def _for_us(line: str) -> str:
    group = _GROUP.match(line)
    if group is None:
        return line
    name = group["name"].strip().casefold()
    if name != "*":
        name = AGENT if re.match(rf"{AGENT}(?![\w-])", name, re.IGNORECASE) else _OTHER
    return f"User-agent: {name}"
