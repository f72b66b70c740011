"""Regular expressions that are compiled when they are first asked something.

Of the hundreds that the rules are made of, one question needs a fifth; to compile the others as well would be a good
part of a cold start.
"""

from __future__ import annotations

import re
from typing import Any, cast


class LazyPattern:
    """Stands for a compiled pattern, has all that is asked of one, and takes no longer once it was asked the same."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Asked for what is not an attribute yet. It is one from here on: two threads at once set the same twice.
        if name == "_compiled":
            self._compiled = value = re.compile(self.pattern, self._flags)
        else:
            setattr(self, name, value := getattr(self._compiled, name))
        return value

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def lazy_pattern(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later: a mistake in `pattern` raises `re.error` where it is first used."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))
