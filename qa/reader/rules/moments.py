"""What tells when: no length of time, and no days of the week where something happens once. English."""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.almanac import WEEKDAY
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING, asks_when
from qa.reader.rules import BEFORE, Fits
from qa.reader.short import UNIT
from qa.types import Span

#: A length of time and no more; what stands before one that tells when, and behind it: "after 12 days", "12 days ago".
_LASTS: Final = lazy_pattern(rf"(?:(?:about|some|nearly|almost|over|more than) )?{UNIT}", re.IGNORECASE)
_BY_THEN: Final = lazy_pattern(r"\b(?:after|in|for|every|each|next|last)(?: (?:about|some|another))? $", re.IGNORECASE)
#: By when something is to be done; what was done "within 25 minutes" was quick.
_WITHIN: Final = lazy_pattern(r"\bwithin(?: (?:about|some|the next))? $", re.IGNORECASE)
_WHEN_WAS: Final = lazy_pattern(rf"{OPENING}when (?:did|was|were|had)\b", re.IGNORECASE)
#: "When will the baths close?": once, and not by the week …
_WHEN_WILL: Final = lazy_pattern(
    rf"{OPENING}when will\b(?![^?]*\b(?:be|on|each|every|usually|normally)\b)[^?]*\b(?:close|shut|(?:re)?open)\b",
    re.IGNORECASE,
)
_WEEKLY: Final = lazy_pattern(rf"\b(?:{WEEKDAY}s|weekdays|weekends)\b")
#: … unless it is told as something to come: "will close on Mondays", "on Mondays from May".
_TO_COME: Final = lazy_pattern(
    r"\b(?:will|shall|to)(?: also| only| then)? (?:close|shut|(?:re)?open)\b|\b(?:from|starting|beginning)\b"
)
_FROM_NOW: Final = lazy_pattern(
    r" (?:ago|later|earlier|before|from now|into|hence)\b| after (?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=\W*$|[.,;])",
    re.IGNORECASE | re.MULTILINE,
)
#: "How often has it met?": so many times, and not in how many weeks.
_HOW_OFTEN: Final = lazy_pattern(r"\bhow (?:often|many times) (?:did|has|have|had|was|were)\b", re.IGNORECASE)
_IN_ALL: Final = lazy_pattern(
    rf"\W*(?:(?:in|within|over) )?(?:(?:about|some|nearly|almost|over|just|only|under|(?:more|less) than) )*{UNIT}\W*",
    re.IGNORECASE,
)
#: "What time does it start?": a time of the day, and no day.
_WHAT_TIME: Final = lazy_pattern(r"\b(?:what|which) time\b(?! of (?:the )?(?:year|month|week)\b)", re.IGNORECASE)
_CLOCK: Final = lazy_pattern(
    r"\d[.:h]\d\d\b|\d ?[ap]\.?m\b|o['’]clock"
    r"|\b(?:noon|midday|midnight|dawn|dusk|sunrise|sunset|morning|afternoon|evening|night)s?\b",
    re.IGNORECASE,
)


def _merely_lasts(question: str, text: str, span: Span) -> bool:
    """Whether a span tells how long, and not when."""
    before = text[max(0, span[0] - BEFORE) : span[0]]
    if _WITHIN.search(before) and not _WHEN_WAS.match(question):
        return False
    if not _LASTS.fullmatch(text[slice(*span)].strip(" ,.")) or _FROM_NOW.match(text, span[1]):
        return False
    return not _BY_THEN.search(before)


def tells_no_day(question: str, text: str, span: Span) -> bool:
    """Whether a span tells how long, or on which days of the week, and not when something happens once."""
    return _merely_lasts(question, text, span) or (bool(_WHEN_WILL.match(question)) and _is_weekly(text, span))


def _is_weekly(text: str, span: Span) -> bool:
    """Whether a span tells on which days of the week something is so already."""
    return bool(_WEEKLY.search(text, *span)) and not _TO_COME.search(text, *enclosing(text, span))


def _tells_time(text: str, span: Span) -> bool:
    """Whether a span with a day has a time of that day too: "seven on Saturday"."""
    words = text[slice(*span)]
    return bool(_CLOCK.search(words) or names.figures(words))


def of_that_moment(question: str, text: str) -> Fits | None:
    """A when is no length of time; how often is not in how many weeks; what time it starts is no day."""
    if asks_when(question):
        return lambda span: not tells_no_day(question, text, span)
    if _HOW_OFTEN.search(question):
        return lambda span: not _IN_ALL.fullmatch(text[slice(*span)])
    if _WHAT_TIME.search(question):
        return lambda span: not names.dates(text[slice(*span)]) or _tells_time(text, span)
    return None
