"""What is told of another year, or month, than the one that a question asks of. English.

"Fishermen may catch 5,500 tonnes in 2025, after 3,900 tonnes this year" holds two quotas, and a model takes the first
for that of any year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from qa.almanac import MONTH, MONTHS
from qa.dates import mentions, with_capitals
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY, OPENING
from qa.reader.rules import Fits
from qa.reader.timeline import entry
from qa.types import Span

_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_YEARS: Final = lazy_pattern(rf"\b{_YEAR}\b")
#: A year that is a condition: "in May 2014", "the flood of 2014", not "in the 2014 report".
_ASKED: Final = lazy_pattern(
    rf"\b(?:[Ii]n|[Dd]uring|[Ff]or|of)(?: (?!the\b)[^\W\d_]+){{0,2}} (?P<year>{_YEAR})(?=\W|$)"
)
#: What says which year is meant: "in 2025", "last year".
_TELLS: Final = lazy_pattern(rf"\b{_YEAR}\b|\byear\b", re.IGNORECASE)
#: What an entry may tell of another year than its own.
_ANOTHER_YEAR: Final = lazy_pattern(
    r"\b(?:last|previous|following|next) year\b|\byears? (?:later|earlier)\b", re.IGNORECASE
)
#: An entry of several years: "2012 – 2016: …".
_PERIOD: Final = lazy_pattern(rf"(?P<first>{_YEAR})\s?[–—-]\s?(?P<last>{_YEAR})\b")
#: Before a year, that what is told is so from then on, or up to then.
_ON: Final = lazy_pattern(r"\b(?:since|from|after|between) (?:[^\W\d_]+ )?$", re.IGNORECASE)
_OPEN: Final = lazy_pattern(r"(?:since|from|by)\b", re.IGNORECASE)
_UP_TO: Final = lazy_pattern(r"\b(?:until|till|by|before|to|and) (?:[^\W\d_]+ )?$", re.IGNORECASE)
#: Parts two clauses, or two of what is compared; not "from 2019", nor ", with 40 tonnes".
_PARTS: Final = lazy_pattern(
    r"[.!?](?=\s)|[\n,;:()–—|](?!\d| with\b)"
    r"|\b(?:and|but|or|while|when|as|since|after|before|against|compared|than|from|to|by|between|until|till"
    rf"|which|who|that)\b(?! (?:[^\W\d_]+ )?{_YEAR}\b)",
    re.IGNORECASE,
)
#: A month that is a condition: "in May", "during early March 2014".
_MONTH_ASKED: Final = lazy_pattern(
    rf"\b(?:[Ii]n|[Dd]uring|[Ff]or)(?: (?:early|mid|late))? (?P<month>{MONTH})(?: (?P<year>{_YEAR}))?(?=\W|$)"
)
#: What asks for a time, which another month may be; not "When in May did …?".
_ASKS_TIME: Final = lazy_pattern(
    rf"\bwhen\b(?! in {MONTH}\b)|\b(?:what|which) (?:day|date)\b(?! (?:in|of)\b)", re.IGNORECASE
)
#: Before a month, that it says no more than which thing is meant: "the bridge that was closed in", "after the theft
#: in", "did the trial opened in".
_MERELY_SAYS_WHICH: Final = lazy_pattern(
    rf"{OPENING}(?:[^\W\d_]+ )+?(?!{AUXILIARY}\b)[\w’'-]+,? (?:who|which|whose|that)\b[^,;]*$"
    r"|\b(?:after|before|since|following)\b[^,;]*$"
    r"|\b(?:did|does|do|will|would|can|could) [^,;]*"
    r"\b(?:[^\W\d_]+ed|[^\W\d_]{2,}[wo]n|held|built|sold|made|found|sunk|shut) $",
    re.IGNORECASE,
)
_SOME_MONTH: Final = lazy_pattern(rf"\b{MONTH}\b")
#: What says which month is meant, and no more than the day on which something was said.
_TELLS_MONTH: Final = lazy_pattern(rf"\b{MONTH}\b|\bmonth\b", re.IGNORECASE)
#: Days of the longest month.
_LONGEST: Final = timedelta(days=31)
#: Code points before a year that are looked at.
_BEFORE: Final = 20


def of_its_year(question: str, text: str, published: date | None) -> Fits | None:
    """For a question of one year: whether a span of the text stands in no clause of another year.

    None where the question asks of no year, or of several.

    Args:
        published: the day from which "last year" is counted.
    """
    year = _year(question)
    if year is None:
        return None
    told = []
    for one in mentions(text, published):
        tells = _TELLS.search(text, one.start, one.end)
        if tells:
            before = text[max(0, tells.start() - _BEFORE) : tells.start()]
            first = MINYEAR if _UP_TO.search(before) else one.first.year
            last = MAXYEAR if _ON.search(before) else one.last.year
            told.append((one.start, one.end, first <= year <= last))

    return in_its_clause(text, told)


def of_its_month(question: str, text: str, published: date | None) -> Fits | None:
    """For a question of one month: whether a span of the text stands in no clause of another month.

    None where the question asks of no month, or of several; and where its month may be another than the answer's: it
    asks when, or the month says which thing is meant, as in "the bridge that was closed in March".

    Args:
        published: the day from which "this month" is counted.
    """
    question = with_capitals(question)
    asked = _MONTH_ASKED.search(question)
    if not asked or len(_SOME_MONTH.findall(question)) > 1:
        return None
    if _ASKS_TIME.search(question) or _MERELY_SAYS_WHICH.search(question[: asked.start()]):
        return None
    month = MONTHS.index(asked["month"]) + 1
    told = []
    for one in mentions(text, published):
        tells = _TELLS_MONTH.search(text, one.start, one.end)
        if not tells or one.last - one.first > _LONGEST:
            continue
        before = text[max(0, tells.start() - _BEFORE) : tells.start()]
        year = not asked["year"] or int(asked["year"]) in (one.first.year, one.last.year)
        of_it = month in (one.first.month, one.last.month) and year
        told.append((one.start, one.end, of_it or bool(_UP_TO.search(before) or _ON.search(before))))
    return in_its_clause(text, told)


def in_its_clause(text: str, told: Sequence[tuple[int, int, bool]]) -> Fits:
    """Whether a span stands in a clause that tells of the time asked for, or of none.

    Args:
        told: where the text tells of a time, and whether it is that.
    """

    def fits(span: Span) -> bool:
        start = max((part.end() for part in _PARTS.finditer(text, 0, span[0])), default=0)
        parted = _PARTS.search(text, span[1])
        stop = parted.start() if parted else len(text)
        beside = [of_it for first, last, of_it in told if start <= first and last <= stop]
        return not beside or any(beside)

    return fits


def of_its_entry(question: str, text: str) -> Fits | None:
    """For a question of one year: whether a span of the text stands in no timeline's entry of another year.

    None where the question asks of no year, or of several.
    """
    year = _year(question)
    if year is None:
        return None

    def fits(span: Span) -> bool:
        one = entry(text, span)
        if one is None or _OPEN.match(text, *one.day):
            return True
        if _ANOTHER_YEAR.search(text, *one.line):
            return True
        if period := _PERIOD.match(text, *one.line):
            return int(period["first"]) <= year <= int(period["last"])
        return not _YEARS.search(text, *one.day) or str(year) in _YEARS.findall(text, *one.line)

    return fits


def _year(question: str) -> int | None:
    """The one year that is a condition of a question."""
    asked = _ASKED.search(question)
    return int(asked["year"]) if asked and len(_YEARS.findall(question)) == 1 else None
