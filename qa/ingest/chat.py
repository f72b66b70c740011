"""Chats as phones export them, "14/03/2014, 17:01 - Ida Brandt: …", and transcripts with a time before each turn.

A chat becomes an article a day, in which each message stands behind its speaker: what somebody says "today" is of that
day. From a transcript, which is of one day that it may not name, the times go. Tickers, timetables and programmes look
much the same and are neither: nothing goes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from qa.ingest.item import Draft, break_lines, clean
from qa.patterns import lazy_pattern

_CLOCK: Final = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d{1,3})?(?:\s?[ap]\.?\s?m\.?)?"
#: What stands before a message: "[14/03/2014, 17:01:22] ", "3/14/14, 5:01 PM - ".
_STAMP: Final = lazy_pattern(
    rf"\[?(?P<day>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}})(?:,|\s)\s*{_CLOCK}(?:\]\s*|\s+[-–]\s+)(?P<said>.*)",
    re.IGNORECASE,
)
_MESSAGE: Final = lazy_pattern(r"~?\s*(?P<name>[^:\n“”\"]{1,60}):(?:\s+(?P<words>.*))?", re.DOTALL)
#: Messages, from which on a text is a chat; a ticker's entries have no sender, or many of them have none.
_FEWEST: Final = 3
_NAMELESS: Final = 0.5
#: What the program says at the beginning of a chat. Then all that it says has no sender, in whatever words.
_ENCRYPTED: Final = lazy_pattern(
    r"messages (?:and calls|you send).*\bend-to-end encr.*|nachrichten .*\bende-zu-ende-verschlüsselt.*|"
    r"les messages .*\bchiffrés de bout en bout.*|los mensajes .*\bcifrados de extremo a extremo.*",
    re.IGNORECASE | re.DOTALL,
)
#: What it says else, or puts in the place of what is no text.
_NOTICE: Final = lazy_pattern(
    r"<[^<>]*omitted>|"
    r"(?:(?:image|video|audio|gif|sticker|document|contact card)|.{1,80}\.\w{2,5}.{0,30}) omitted|"
    r"this message was deleted\.?|you deleted this message\.?|missed (?:voice|video|group).*call.*|"
    r".{1,200} \(file attached\)|<attached: .*>|null",
    re.IGNORECASE | re.DOTALL,
)
#: What it says of a chat, and nobody else would.
_OF_CHAT: Final = lazy_pattern(
    r"your security code with [^\n]{1,80} changed\b[^\n]{0,80}|you(?:['’]re| are) (?:now|no longer) an admin|"
    r"[^:\n]{1,60} (?:is (?:now|no longer) an admin|joined (?:using|via) [^\n]{1,40} invite link|"
    r"joined from the community|reset [^\n]{1,40} invite link)[.!]?",
    re.IGNORECASE,
)
#: What it says of those who take part.
_OF_MEMBERS: Final = lazy_pattern(
    r"~?\s*(?P<who>[^:\n]{1,60}?) (?:created (?:this |the )?(?:group|community)\b.{0,200}|"
    r"(?:added|removed) (?:you\b|[+~\d]|[^\W\d_a-z]).{0,200}|(?:left|was added|were added|is a contact)|"
    r"joined (?:using|via|from) .{1,200}|pinned a message|started a (?:(?:video|voice|group) )?call|"
    r"(?:turned (?:on|off)|updated) .{0,40}\b(?:timer|disappear).{0,200}|"
    r"changed (?:the (?:subject|group|settings)|this group|their phone number|to \+).{0,400})[.!]?"
)
_YOU: Final = lazy_pattern(r"you|\+[\d\s()-]+", re.IGNORECASE)
#: What programs write where the speaker stands, in a log of what they do.
_LEVELS: Final = frozenset("debug info notice warn warning error fatal critical trace".split())
_BLANK: Final = lazy_pattern(r"\n{2,}")
_EDITED: Final = lazy_pattern(r"\s*<this message was edited>\s*$", re.IGNORECASE)

#: A time before a turn in brackets, and one behind a name that stands alone above it: "Ida Brandt (00:12)".
_BEFORE: Final = lazy_pattern(
    r"[ \t]*[(\[](?P<time>\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d{1,3})?[)\]][ \t]*(?=(?P<name>[^\W\d_][^:\n]{0,40}): \S)"
)
_BEHIND: Final = lazy_pattern(
    r"[ \t]*(?P<name>[^\W\d_][^:\n()\[\]]{0,40}?):?[ \t]+[(\[]?(?P<time>\d{1,2}:\d\d(?::\d\d)?)[)\]]?[ \t]*"
)
#: A time at which a recording begins, or a later hour of one.
_BEGINS: Final = lazy_pattern(r"0{1,2}:.*|0?[1-4]:00:\d\d")
#: Seconds by which a turn may begin before another that was told first, and until which a new part begins.
_EARLY: Final = 5
_PART: Final = 5
#: Of the lines with words, the share that has such a time before it, or is a name with one.
_SHARE: Final = 0.5
_NAMES: Final = 0.2


@dataclass(frozen=True)
class _Message:
    """What somebody sent, as its stamp says when."""

    stamp: str
    #: Empty where who sent it has none; None where nobody did.
    name: str | None
    words: str

    @property
    def text(self) -> str:
        """The words behind who sent them."""
        return f"{self.name}: {self.words}" if self.name else self.words


def days_of(source: str, called: str) -> list[Draft]:
    """The days of a chat, in order; one where its stamps do not tell which days they are. None of any other text.

    Args:
        called: the chat's name.
    """
    messages = list(_messages(source))
    if any(_ENCRYPTED.fullmatch(message.words) for message in messages):
        messages = [one for one in messages if one.name is not None and not _ENCRYPTED.fullmatch(one.words)]
    senders = {message.name for message in messages if message.name}
    messages = [message for message in messages if message.name or not _is_notice(message.words, senders)]
    sent = sum(bool(message.name) for message in messages)
    others = sum(not message.name and not _OF_MEMBERS.fullmatch(message.words) for message in messages)
    if sent < _FEWEST or others > _NAMELESS * sent:
        return []
    if any(name.split()[-1].casefold() in _LEVELS for name in senders):
        return []
    days = _days([message.stamp for message in messages])
    drafts = []
    for day, group in groupby(zip(days, messages, strict=True), key=lambda one: one[0]):
        text = "\n\n".join(message.text for _, message in group)
        title = f"{called}, {day.day} {day:%B %Y}" if day else called
        drafts.append(Draft(text, title, published=day, published_from="stamp" if day else None))
    return drafts


def _messages(source: str) -> Iterator[_Message]:
    """The messages of a chat; none where the first line with words has no stamp."""
    stamp = ""
    said: list[str] = []
    for line in clean(source).split("\n"):
        match = _STAMP.fullmatch(line)
        if not match and not stamp:
            return
        if match:
            yield from _message(stamp, "\n".join(said))
            stamp, said = match["day"], [match["said"]]
        else:
            said.append(line)
    yield from _message(stamp, "\n".join(said))


def _message(stamp: str, said: str) -> Iterator[_Message]:
    match = _MESSAGE.fullmatch(said.strip())
    name, words = (match["name"].strip(), match["words"] or "") if match else (None, said)
    words = _EDITED.sub("", words).strip()
    if words and not _NOTICE.fullmatch(words):
        # A blank line stands between messages alone: whoever reads them tells them apart by it.
        yield _Message(stamp, name, _BLANK.sub("\n", words))


def _is_notice(words: str, senders: Set[str]) -> bool:
    """Whether the program says it, of the chat or of one who takes part."""
    told = _OF_MEMBERS.fullmatch(words)
    if told and (told["who"] in senders or _YOU.fullmatch(told["who"])):
        return True
    return _OF_CHAT.fullmatch(words) is not None


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
    filled = [at for at, line in enumerate(lines) if line.strip()]
    before = [match for line in lines if (match := _BEFORE.match(line))]
    if len(before) >= _SHARE * len(filled) and _are_turns(before):
        return "\n".join(_BEFORE.sub("", line, count=1) for line in lines)
    behind = {at: match for at, line in enumerate(lines) if (match := _BEHIND.fullmatch(line))}
    # In a timetable they stand below one another.
    followed = sum(at in behind and below not in behind for at, below in pairwise(filled))
    if len(behind) < _NAMES * len(filled) or 2 * followed <= len(behind) or not _are_turns([*behind.values()]):
        return source
    return "\n".join(f"{behind[at]['name']}:" if at in behind else line for at, line in enumerate(lines))


def _are_turns(timed: Sequence[re.Match[str]]) -> bool:
    """Whether names with times are who speaks in a recording: it begins at nought, or an hour, and they speak again.

    Those of a day's programme are times of the day, and worth keeping.
    """
    times = [_seconds(match["time"]) for match in timed]
    names = {match["name"] for match in timed}
    return (
        len(timed) >= _FEWEST
        and _BEGINS.fullmatch(timed[0]["time"]) is not None
        and all(before - _EARLY <= after or after <= _PART for before, after in pairwise(times))
        and len(names) < len(timed)
    )


def _seconds(time: str) -> int:
    """Of "1:02" it is a minute and two seconds."""
    total = 0
    for part in time.split(":"):
        total = 60 * total + int(part)
    return total
