"""Running reports (live blogs, logs of a day): a time alone in its line is put before the words of its entry.

In a line of its own it would be an answer without words, or end up in the passage of another entry. "1h ago" goes: by
the time it is read, it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from qa.ingest.prose import is_prose
from qa.patterns import lazy_pattern

#: Entries of a running report, at least: fewer times are those of players.
FEWEST: Final = 4
#: Of its times, the share that stand above an entry, and of two on end the share that follow one another as the others.
_SHARE: Final = 0.75
#: Lines below a time among which its entry's first sentence stands: a heading may stand between.
_NEAR: Final = 2

_CLOCK: Final = lazy_pattern(
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?: ?(?P<half>[ap])\.?m\.?)?| ?(?P<only>[ap])\.?m\.?)"
    r"(?: \(?[A-Z]{2,5}\)?)?",
    re.IGNORECASE,
)
_DOTTED: Final = lazy_pattern(r"\d+\.\d\d")
_AGO: Final = lazy_pattern(
    r"(?:(?:updated|posted|published) )?"
    r"(?:\d{1,3} ?(?:[smhd]|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?) ago|just now)",
    re.IGNORECASE,
)
#: Code points of the longest of them.
_LONGEST: Final = 30


def is_time(line: str) -> bool:
    """Whether a line is a time of the day and nothing else."""
    return len(line) <= _LONGEST and bool(_CLOCK.fullmatch(line))


def is_age(line: str) -> bool:
    """Whether a line says how long ago an entry was written, and nothing else."""
    return len(line) <= _LONGEST and bool(_AGO.fullmatch(line))


def with_times(lines: Sequence[str]) -> list[str]:
    """The lines of a running report with each time before its entry; those of any other text as they are."""
    filled = [at for at, line in enumerate(lines) if line and not is_age(line)]
    times = {at: step for step, at in enumerate(filled) if is_time(lines[at])}
    entries = {at: entry for at, step in times.items() if (entry := _entry(lines, filled[step + 1 : step + 1 + _NEAR]))}
    # Where times stand below their entries, the last has none.
    if len(entries) < FEWEST or len(entries) < _SHARE * len(times) or max(times) not in entries:
        return list(lines)
    opening = [lines[at] for at in entries]
    if _are_numbers(opening) or not _in_order(list(map(_minutes, opening))):
        return list(lines)
    opened = {entry: lines[at] for at, entry in entries.items()}
    return [
        f"{opened[at]} – {line}" if at in opened and not line.startswith(opened[at]) else line
        for at, line in enumerate(lines)
        if at not in entries and not is_age(line)
    ]


def _entry(lines: Sequence[str], below: Sequence[int]) -> int | None:
    """Which of these lines is the first sentence of the entry whose time stands above them."""
    for at in below:
        if is_time(lines[at]):
            return None
        if is_prose(lines[at]):
            return at
    return None


def _are_numbers(times: Sequence[str]) -> bool:
    """Whether they are those of the sections of a text: "2.10", "2.11", "2.12"."""
    steps = [after - before == 1 for before, after in pairwise(map(_minutes, times))]
    return all(map(_DOTTED.fullmatch, times)) and sum(steps) >= _SHARE * len(steps)


def _minutes(time: str) -> int:
    """The minutes of the day at that time."""
    match = _CLOCK.fullmatch(time)
    if match is None:
        raise ValueError(time)
    half = match["half"] or match["only"]
    hour = int(match["hour"]) % 12 + 12 * (half.casefold() == "p") if half else int(match["hour"])
    return 60 * hour + int(match["minute"] or 0)


def _in_order(minutes: Sequence[int]) -> bool:
    """Whether times go one way, up or down, as those of a day do and the lengths of films do not."""
    later = [after >= before for before, after in pairwise(minutes)]
    earlier = [after <= before for before, after in pairwise(minutes)]
    return max(sum(later), sum(earlier)) >= _SHARE * len(later)
