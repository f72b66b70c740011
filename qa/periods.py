"""The days that a question confines itself to, "What happened before 10 March?", or is about, "… this week?".

English. Days that do not say themselves when they are, such as "yesterday", go by the day on which it is asked.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from qa import topics
from qa.almanac import MONTH, MONTHS, WEEKDAY
from qa.dates import FIXED, LOOSE, behind, is_run, mentions, with_capitals
from qa.numerals import WRITTEN, value
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.types import Mention

_DAY: Final = timedelta(days=1)
#: What the latest article may look ahead to.
_AHEAD: Final = timedelta(days=60)
#: Any that has days before and after it.
_SOME_DAY: Final = date(2000, 6, 15)
#: So many years on end hold a 29 February, whatever the century.
_LEAPS: Final = 10
#: How long before some days, and after them, articles on them are published: they are announced, and told of later.
_BEFOREHAND: Final = timedelta(days=3)
_AFTERWARDS: Final = timedelta(days=7)
#: "Recently" is so long at the most, and so are the days about which is asked where nothing says which.
RECENT: Final = timedelta(days=14)
_RECENTLY: Final = lazy_pattern(r"\b(?:recent(?:ly)?|lately|latest|newest|just now)\b", re.IGNORECASE)
_AGO: Final = lazy_pattern(r"\bago$", re.IGNORECASE)
#: Days farther away, and longer ones than half of it, are as often background: "who was elected last year".
NEAR: Final = timedelta(days=62)
_BEFORE: Final = lazy_pattern(
    r"(?:^|\s)(?P<how>before|until|till|up to|by|after|since|from|between|on|in|over|during)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: A length of time that ends today.
_LENGTH: Final = lazy_pattern(
    rf"\b(?:past|last|previous) (?:(?P<number>\d{{1,3}}|{WRITTEN}) )?"
    r"(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
#: A month that does not say of which year it is.
_MONTH_ALONE: Final = lazy_pattern(rf"(?:(?:early|mid|late)[ -])?(?P<month>{MONTH})", re.IGNORECASE)
_MONTHS: Final = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}
#: Days, at the most: the calendar has a beginning.
_LONGEST: Final = 36_500
_DAYS_OF: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
#: What says of an event when it was, and seldom of a question which days it confines itself to.
_DURING: Final = frozenset(("", "on", "in", "over", "during", "by"))
#: "Yesterday" takes no preposition.
_NOTHING: Final = lazy_pattern(r"\s*(?P<how>)$")
_AND: Final = lazy_pattern(r"\s*(?:and|to|until|till|–|-)\s*(?:the\s+)?", re.IGNORECASE)
#: What asks for no more than what there was; "on 10 March" confines only such a question.
_HAPPENED: Final = lazy_pattern(
    rf"{OPENING}what (?:else )?"
    r"(?:(?:has |had )?(?:happened|took place|occurred)|was happening|happens?)\W*$",
    re.IGNORECASE,
)
#: A day of any week, and that it is behind.
_ANY_WEEK: Final = lazy_pattern(
    rf"(?:last )?{WEEKDAY}(?: (?:early |late )?(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_BEHIND: Final = lazy_pattern(r"\b(?:happened|took|occurred|happening)\b", re.IGNORECASE)
#: Other questions name days to say what they are about: "Who was president before 2010?" is answered in 2020, too.
_OF_DAYS: Final = lazy_pattern(
    rf"{OPENING}(?:what (?:else )?(?:did|has|have|had|was said)\b|who (?:else )?said\b|.*\bquotes?\b"
    r"|(?:did|has|have) .* (?:any|some)thing\b)",
    re.IGNORECASE,
)
#: Of these, those for words that were said: the day on which they were is known.
_SAID: Final = lazy_pattern(rf"{OPENING}(?:wh(?:at|o)\b.*\b(?:say|said)\b|.*\bquotes?\b)", re.IGNORECASE)
#: … whoever said them: here days say when, since they are no part of what was said.
_ANYBODY: Final = lazy_pattern(rf"{OPENING}(?:who (?:else )?said what|what (?:was|is|has been) said)\b", re.I)


@dataclass(frozen=True)
class Period:
    """A question and the days it confines itself to, inclusive; None is open."""

    #: Without the words that say which days.
    question: str
    since: date | None
    until: date | None
    #: Whether it asks for whatever happened in these days.
    open: bool
    #: Whether its days are counted from the one on which it is asked: then what is nearest to that comes first.
    counted: bool = False


def period(question: str, latest: date | None, today: date | None = None) -> Period | None:
    """The days that open or close a question; None where it names none. "What happened?" asks for the latest.

    Args:
        latest: the day of the latest article, to know the year of "10 March".
        today: the day on which it is asked, to know when "yesterday" was. None: only days that say themselves when
            they are confine the question, since "before Sunday" may mean any.
    """
    question = with_capitals(question)
    found = [_bare(question, _at_latest(one, latest)) for one in mentions(question, latest)]
    found = [one for one in found if _says_when(question, one)]
    counted = [] if today is None else _counted(question, today)
    found += counted
    for first in found:
        how = _BEFORE.search(question[: first.start])
        if how is None and first in counted:
            how = _NOTHING.search(question[: first.start])
        if how is None:
            continue
        last = next((one for one in found if _AND.fullmatch(question[first.end : one.start])), first)
        if last is not first and how["how"].casefold() not in ("between", "from"):
            continue
        head, tail = question[: how.start()].strip(), question[last.end :].strip()
        if head and tail.strip("?.! "):
            continue  # in the middle of a question it may belong to what is asked about
        rest = head + "?" if head else tail.lstrip(", ")
        happened = bool(_HAPPENED.match(rest))
        told = happened or bool(_ANYBODY.match(rest)) or topics.asked(rest) is not None
        if not told and not _OF_DAYS.match(rest):
            continue
        said = first in counted and bool(_SAID.match(rest))
        opens = how["how"].casefold()
        if opens in ("from", "between") and is_run(question[first.start : first.end]):
            opens = "in"  # "from 12 to 14 October" names both ends itself
        days = _days(opens, first, last)
        if days is None or (how["how"].casefold() in _DURING and not told and not said):
            continue
        return Period(rest[:1].upper() + rest[1:], *days, happened, first in counted)
    return Period(question, None, None, True, True) if _HAPPENED.match(question) else None


def weekday(question: str) -> int | None:
    """The day of the week, Monday being 0, of which a question asks what happened and no more: "… on Wednesday?"."""
    question = with_capitals(question)
    days, named = period(question, _SOME_DAY, _SOME_DAY), _adrift(question)
    if days is None or not days.open or days.since is None or days.since != days.until or len(named) != 1:
        return None
    words = question[named[0].start : named[0].end]
    return days.since.weekday() if _ANY_WEEK.fullmatch(words) and _BEHIND.search(question) else None


def about(question: str, today: date) -> tuple[date, date] | None:
    """The first and the last day on which articles on what is asked about are published, as it is asked today.

    None where nothing in the question says when that was, or only such days do as stand as well for background.
    """
    question = with_capitals(question)
    near = [one for one in mentions(question, today) if one.relative and _says_when(question, one)]
    near = [one for one in (*near, *_counted(question, today)) if one.last - one.first < NEAR / 2]
    near = [one for one in near if abs(one.first - today) < NEAR]
    nearest = min(near, key=lambda one: abs(one.first - today), default=None)
    if nearest is not None and nearest.first <= today:
        # "This week" is said of the seven days that went by, too.
        since = min(nearest.first, today - 4 * _DAY) if nearest.last >= today else nearest.first
        return since - _BEFOREHAND, min(today, nearest.last + _AFTERWARDS)
    return (today - RECENT, today) if nearest is not None else None


def adrift(question: str) -> str:
    """Words that say which days are meant only where one knows when they are said: "this week"; empty without any."""
    question = with_capitals(question)
    return next((question[one.start : one.end] for one in _adrift(question)), "")


def with_years(question: str, published: Callable[[], Iterable[date | None]]) -> str:
    """The question with the year behind "in May", where every article of a May is from one and the same.

    Args:
        published: the days of the articles. It is asked for them where the question has such a month.
    """
    question = with_capitals(question)
    months = [(one, _MONTH_ALONE.fullmatch(question[one.start : one.end])) for one in _adrift(question)]
    if not any(alone for _, alone in months):
        return question
    known = {(day.month, day.year) for day in published() if day}
    for one, alone in reversed(months):
        years = [year for month, year in known if alone and month == _MONTHS[alone["month"].casefold()]]
        if len(years) == 1:
            question = f"{question[: one.end]} {years[0]}{question[one.end :]}"
    return question


def without_adrift(question: str) -> str:
    """The question without such words."""
    question = with_capitals(question)
    for one in reversed(_adrift(question)):
        question = f"{question[: one.start].rstrip()} {question[one.end :].lstrip()}"
    return re.sub(r" (?=[?.!]*$)", "", question)


def _adrift(question: str) -> list[Mention]:
    return [one for one in _counted(question, _SOME_DAY) if not _RECENTLY.match(question, one.start)]


def _counted(question: str, today: date) -> list[Mention]:
    """The days that are counted from `today`, in their order: "yesterday", "this week", "the past two weeks".

    Questions look back: "on Friday" is the last one, and on a Monday or Tuesday "this week" the seven days before.
    """
    found = []
    for one in mentions(question, today):
        if not _says_when(question, one):
            words = question[one.start : one.end]
            one = behind(one, words, today)
            if one.last - one.first == 6 * _DAY and timedelta() <= today - one.first < 2 * _DAY:
                one = replace(one, first=today - 6 * _DAY)
            found.append(one)
    for match in _LENGTH.finditer(question):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            number = match["number"] or "1"
            length = (value(number.casefold()) or int(number)) * _DAYS_OF[match["unit"].casefold()]
            first = today - min(length, _LONGEST) * _DAY
            found.append(Mention(match.start(), match.end(), first, today, FIXED, True))
    for match in _RECENTLY.finditer(question):
        found.append(Mention(match.start(), match.end(), today - RECENT, today, LOOSE, True))
    return sorted(found, key=lambda one: one.start)


def _says_when(question: str, mention: Mention) -> bool:
    """Whether a mention says itself when it is: "14 March", not "4 days ago"."""
    words = question[mention.start : mention.end]
    return any(character.isdigit() for character in words) and not _AGO.search(words)


def _bare(question: str, mention: Mention) -> Mention:
    """The mention without a preposition: "1991" of "in 1991"."""
    before = re.match(r"[a-z]+\s+(?=\d)", question[mention.start : mention.end])
    return replace(mention, start=mention.start + before.end()) if before else mention


def _at_latest(mention: Mention, latest: date | None) -> Mention:
    """The mention without a year brought to the year in which it came last, as seen from the latest article."""
    if not mention.relative or latest is None:
        return mention
    for year in range(latest.year, latest.year - _LEAPS, -1):
        years = year - mention.first.year
        with contextlib.suppress(ValueError):  # "29 February"
            first, last = mention.first.replace(year=year), mention.last.replace(year=mention.last.year + years)
            if first <= latest + _AHEAD:
                return replace(mention, first=first, last=last)
    return mention


def _days(how: str, first: Mention, last: Mention) -> tuple[date | None, date | None] | None:
    if how == "between" and first is last:
        return None
    if how in ("", "between", "on", "in", "over", "during") or first is not last:
        return first.first, last.last
    return {
        "before": (None, first.first - _DAY),
        "after": (first.last + _DAY, None),
        "since": (first.first, None),
        "from": (first.first, None),
    }.get(how, (None, first.last))
