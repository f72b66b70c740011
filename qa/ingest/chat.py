"""Chats as phones export them, "14/03/2014, 17:01 - Ida Brandt: …", and transcripts with a time before each turn.

A chat becomes an article a day, in which each message stands behind its speaker: what somebody says "today" is of that
day. From a transcript, which is of one day that it may not name, the times go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from qa.ingest.item import Draft, break_lines, clean

_CLOCK: Final = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d{1,3})?(?:\s?[ap]\.?\s?m\.?)?"
#: What stands before a message: "[14/03/2014, 17:01:22] ", "3/14/14, 5:01 PM - ".
_STAMP: Final = re.compile(
    rf"\[?(?P<day>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}})(?:,|\s)\s*{_CLOCK}(?:\]\s*|\s+[-–]\s+)(?P<said>.*)",
    re.IGNORECASE,
)
_MESSAGE: Final = re.compile(r"~?\s*(?P<name>[^:\n“”\"]{1,60}): (?P<words>.*)", re.DOTALL)
#: Stamped lines, from which on a text is a chat.
_FEWEST: Final = 3
#: What the program says itself, or puts in the place of what is no text.
_NOTICE: Final = re.compile(
    r"messages (?:and calls|you send).*\bend-to-end encr.*|<[^<>]*omitted>|"
    r"(?:(?:image|video|audio|gif|sticker|document|contact card)|.{1,80}\.\w{2,5}.{0,30}) omitted|"
    r"this message was deleted\.?|you deleted this message\.?|missed (?:voice|video|group).*call.*|"
    r".{1,200} \(file attached\)|<attached: .*>|null",
    re.IGNORECASE | re.DOTALL,
)
#: What programs write where the speaker stands, in a log of what they do.
_LEVELS: Final = frozenset("debug info notice warn warning error fatal critical trace".split())
_BLANK: Final = re.compile(r"\n{2,}")
_EDITED: Final = re.compile(r"\s*<this message was edited>\s*$", re.IGNORECASE)

#: A time before a turn in brackets, and one behind a name that stands alone above it: "Ida Brandt (00:12)".
_BEFORE: Final = re.compile(r"[ \t]*[(\[]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[)\]][ \t]*(?=[^\W\d_][^:\n]{0,40}: \S)")
_BEHIND: Final = re.compile(
    r"[ \t]*(?P<name>[^\W\d_][^:\n()\[\]]{0,40}?):?[ \t]+[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?[ \t]*"
)
#: Of the lines with words, the share that has such a time before it, or is a name with one.
_SHARE: Final = 0.5
_NAMES: Final = 0.2


@dataclass(frozen=True)
class _Message:
    """What somebody sent, as its stamp says when."""

    stamp: str
    name: str
    words: str


def days_of(source: str, called: str) -> list[Draft]:
    """The days of a chat, in order; one where its stamps do not tell which days they are. None of any other text.

    Args:
        called: the chat's name.
    """
    messages = list(_messages(source))
    if len(messages) < _FEWEST or any(message.name.split()[-1].casefold() in _LEVELS for message in messages):
        return []
    days = _days([message.stamp for message in messages])
    drafts = []
    for day, group in groupby(zip(days, messages, strict=True), key=lambda one: one[0]):
        text = "\n\n".join(f"{message.name}: {message.words}" for _, message in group)
        title = f"{called}, {day.day} {day:%B %Y}" if day else called
        drafts.append(Draft(text, title, published=day, published_from="stamp" if day else None))
    return drafts


def _messages(source: str) -> Iterator[_Message]:
    """The messages of a chat; none where the first line with words has no stamp."""
    stamp, said = "", ""
    for line in clean(source).split("\n"):
        match = _STAMP.fullmatch(line)
        if not match and not stamp:
            return
        if match:
            yield from _message(stamp, said)
            stamp, said = match["day"], match["said"]
        else:
            said = f"{said}\n{line}"
    yield from _message(stamp, said)


def _message(stamp: str, said: str) -> Iterator[_Message]:
    match = _MESSAGE.fullmatch(said.strip())
    words = _EDITED.sub("", match["words"]).strip() if match else ""
    if match and words and not _NOTICE.fullmatch(words):
        # A blank line stands between messages alone: whoever reads them tells them apart by it.
        yield _Message(stamp, match["name"].strip(), _BLANK.sub("\n", words))


def _days(stamps: Sequence[str]) -> list[date | None]:
    """The day of each stamp; none where days and months may be taken for each other."""
    numbers = [re.split(r"[./-]", stamp) for stamp in stamps]
    orders = ["YMD"] if len(numbers[0][0]) == 4 else ["DMY"] if "." in stamps[0] else ["DMY", "MDY"]
    read = [days for order in orders if (days := _in_order(numbers, order))]
    return [*read[0]] if len(read) == 1 else [None] * len(stamps)


def _in_order(numbers: Sequence[Sequence[str]], order: str) -> list[date] | None:
    """The days as they are in that order of day, month and year; None where one is none, or comes before the last."""
    try:
        found = [_day(dict(zip(order, map(int, three), strict=True))) for three in numbers]
    except ValueError:
        return None
    return found if all(before <= after for before, after in pairwise(found)) else None


def _day(parts: dict[str, int]) -> date:
    year = parts["Y"]
    return date(year if year > 99 else 2000 + year, parts["M"], parts["D"])


def without_times(source: str) -> str:
    """The text of a transcript without the times of its turns; any other text as it is."""
    if ":" not in source:
        return source
    lines = break_lines(source).split("\n")
    filled = sum(map(bool, map(str.strip, lines))) or 1
    if sum(bool(_BEFORE.match(line)) for line in lines) >= max(_FEWEST, _SHARE * filled):
        return "\n".join(_BEFORE.sub("", line, count=1) for line in lines)
    names = Counter(match["name"] for line in lines if (match := _BEHIND.fullmatch(line)))
    # Of a timetable the names come once.
    if names.total() < max(_FEWEST, _NAMES * filled) or len(names) > names.total() / 2:
        return source
    return "\n".join(f"{match['name']}:" if (match := _BEHIND.fullmatch(line)) else line for line in lines)
