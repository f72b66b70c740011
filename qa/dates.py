"""Dates that a text mentions, resolved against the day it was published: "Friday" → 14 March 2014. English.

Each has exact offsets, the first and the last day it covers, and how sure that is. Weekdays and days without a year
go by tense and nearness: "met on Friday" lies behind, "the referendum on Sunday" ahead, of an article of 14 March.
What names no certain days ("recently", "in the coming weeks", "every Sunday") is left alone. This module knows
nothing of articles.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from qa.almanac import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from qa.numerals import WRITTEN, value
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.tense import Tense, attached, lasted, tense
from qa.types import Mention

_DAY: Final = timedelta(days=1)
#: How sure each kind is, 0..1: the share of them that was right, by `python -m benchmarks.dates`, rounded down.
EXACT: Final = 1.0
FIXED: Final = 0.95  # "yesterday", "last month"
TOLD: Final = 0.95  # a weekday, day or month whose tense is told
NEAREST: Final = 0.85  # … and where it is not, the nearest
LOOSE: Final = 0.7  # "in two weeks", "next Friday", "today": they are also said of other days

_WEEKDAYS: Final = tuple(map(str.casefold, WEEKDAYS))
_MONTHS: Final = tuple(month[:3].casefold() for month in MONTHS)
#: The first month of each season, in the northern half of the world.
_SEASONS: Final = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
#: Weeks in British words: "Thursday week", "Friday fortnight".
_FORTNIGHT: Final = {"week": 1, "fortnight": 2}

_MONTH: Final = (
    rf"(?P<month>{MONTH}\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY_NUMBER: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%])"
_WEEKDAY: Final = rf"(?P<weekday>{WEEKDAY})\b"
#: Weekdays and months as they are typed; those that are words too are months only where one would stand.
_IN_ANY_CASE: Final = lazy_pattern(
    rf"\b(?:{_WEEKDAY}|(?P<word>march|may|august)\b|{MONTH}\b)",
    re.IGNORECASE,
)
_BEFORE_A_MONTH: Final = lazy_pattern(
    r"(?:\b(?:in|since|until|till|before|after|during|by|from|last|next|this|early|late|mid)[ -]"
    r"|\d(?:st|nd|rd|th)? (?:of )?)$",
    re.IGNORECASE,
)
_WEEKDAY_ALONE: Final = lazy_pattern(rf"(?:on )?{_WEEKDAY}", re.IGNORECASE)
_PART: Final = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime))?\b"
_NUMBER: Final = rf"(?P<number>\d{{1,3}}|{WRITTEN}|an?)"
_PERIOD: Final = r"(?P<period>day|week|month|year)s?"
#: Two days of one month: "12 to 14 October", "October 12–14".
_RUN: Final = (
    r"(?:the )?(?P<first>[0-3]?\d)(?:st|nd|rd|th)? ?(?P<to>[-–—]|to\b|until\b|till\b|through\b|and\b) ?(?:the )?"
    + _DAY_NUMBER
)
_RUN_ALONE: Final = lazy_pattern(rf"\b{_RUN}\b")
#: A noun may follow a number: "on October 12 and 13 people …". Behind a day the clause ends, or goes on with these.
_NO_NOUN: Final = r"(?=$|[,.;:!?)\n]|,? (?:19|20)\d\d| (?:in|at|on|of|for|with|by|as|and|when|because|after|before)\b)"

#: Weekdays that are names of their own, or come round again and again.
_NO_DAY_BEFORE: Final = lazy_pattern(
    r"\b(?:every|each|any|most|one|per|(?:first|second|third|fourth|final)|Good|Black|Bloody|Super|Easter|Ash|Palm|Cyber|Fat|Giving|Casual|Ruby|Man|Blue)\s$",
    re.I,
)
_NO_DAY_AFTER: Final = lazy_pattern(
    r"^(?:[ -](?:Times|Telegraph|Mirror|Express|Mail|Post|Star|Mercury|Night (?:Football|Live|Lights)|School|Herald|"
    r"Independent|Magazine)\b|[ -](?:league|best|roast)\b| (?:of|in) (?:every|each)\b)"
)
#: Any day of that name: "It was a Sunday", but not "a Sunday match".
_ANY_DAY_BEFORE: Final = lazy_pattern(r"\ba $", re.IGNORECASE)
_ANY_DAY_AFTER: Final = lazy_pattern(r"$|[.,;:!?)\n”\"]| (?:and|or|in|of|at|so|when|that|because)\b")
#: The year of which the text has spoken: "February of that year", "in May that year".
_THAT_YEAR: Final = lazy_pattern(r",? (?:of )?(?:that|the same) year\b")
_ANY_YEAR_NAMED: Final = lazy_pattern(r"(?<![\d.,£$€])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
#: A whole day or month before which, in its paragraph, other days are told: "On 3 May 2009 … By the end of the week".
_TOLD_OF: Final = lazy_pattern(rf"(?:\b{_DAY_NUMBER} )?\b{_MONTH} {_YEAR}")
#: Behind a day or month, a later one that has the year of both: "from May to September 2019", "12 May and 3 June 2019".
_YEAR_BESIDE: Final = lazy_pattern(
    r"(?:(?: ?[-–—] ?|,? (?:to|until|till|through|and|or) |, )"
    rf"(?:{WEEKDAY},? )?(?:the )?(?:(?:early|mid|late)[ -])?"
    rf"(?:(?:[0-3]?\d[-–—])?{_DAY_NUMBER} (?:of )?)?{_MONTH}"
    rf"(?: (?P<number>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?)?){{1,4}},? {_YEAR}"
)
#: The time of which a sentence tells: its first words, "In 2011 the mine closed in July", or its last.
_OPENS_WITH_YEAR: Final = lazy_pattern(
    rf"(?:(?:Early|Late) in|In|During)(?: the)?(?: \w+ of)? (?:{_MONTH},? )?{_YEAR}\b"
)
_ENDS_WITH_YEAR: Final = lazy_pattern(rf"{_MONTH},? {_YEAR}[.!?]*\s*$")
#: What leads from there to another time.
_ANOTHER_TIME: Final = lazy_pattern(
    rf"{_ANY_YEAR_NAMED.pattern}|\b{WEEKDAY}\b"
    r"|\b(?:yesterday|today|tonight|now|since|ago|later|this|last|next|has|have)\b",
    re.IGNORECASE,
)
#: Behind a month that has its year: "September of last year".
_OWN_YEAR: Final = lazy_pattern(r",? (?:of )?(?:last|this|next) year\b")
#: A day or month that opens its sentence: "In July the contractor went bust".
_OPENING: Final = lazy_pattern(r"(?:(?:And|But|Then) )?(?:[Ii]n|[Oo]n|[Bb]y)? ?(?:the )?$")
#: Behind it, that the tale goes on into the next year; what tells of something else may be of any: "In April a storm".
_SAME_TALE: Final = lazy_pattern(r",? (?:it|he|she|they|that|this|these|those)\b", re.IGNORECASE)
#: Years since what an article tells of, at least, where its days and months are not of its own time.
_LONG_AGO: Final = 2
#: Code points before a date in which the year that it means is looked for.
_EARLIER: Final = 400
#: Months that are also names or words count only where a date would stand.
_NAMES_TOO: Final = frozenset({"march", "may", "april", "june", "august"})
_DATED: Final = lazy_pattern(
    r"\b(?:in|since|by|until|till|from|to|and|between|through|during|before|after|of|last|next|this|early|late|mid|the|"
    r"for|or|around|than)[ -]$",
    re.IGNORECASE,
)
#: Months of any year: the sentence speaks of what was in force for years.
_ANY_YEAR: Final = lazy_pattern(
    r"\b(?:every|each|annual(?:ly)?|usually|typically|normally|always|traditionally|prior to \d{4}|"
    r"runs? from|months? of)\b",
    re.IGNORECASE,
)
#: A length of time, not a day: "in less than two weeks", "for the first time in two years".
_LENGTH: Final = lazy_pattern(
    r"\b(?:less|more|fewer|longer) than$|\b(?:first|second|third|fourth|fifth|sixth|worst|best|only|once|twice|times|"
    r"biggest|largest|lowest|highest|deadliest|\w+est|most|time|meetings?|one)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: "Today" for these days: "companies today have become …".
_NOWADAYS: Final = lazy_pattern(
    r"\b(?:have|has) become\b|\b(?:generations?|world|society|still|kids|young people|than) [^.]{0,30}\btoday\b", re.I
)
#: Another day is counted from this one: "a year ago today", "two days before yesterday".
_COUNTED: Final = lazy_pattern(
    rf"\b(?:(?:days?|weeks?|months?|years?|fortnight) (?:before|after|from|ago)|{_NUMBER} (?:weeks?|fortnight)) $",
    re.IGNORECASE,
)
#: A name that ends in "Today".
_TITLE: Final = lazy_pattern(r"[^\W\d_a-z]\w* Today$")
_QUOTED: Final = lazy_pattern(r"[“\"][^“”\"\n]*[”\"]")
#: What is told of a day so near is the news, and was spoken of then.
_NEWS: Final = timedelta(days=7)
#: Nouns of things that happen on a day: "the referendum on Sunday" needs no verb to be dated.
_EVENTS: Final = (
    r"\b(?:referendum|vote|votes|election|elections|poll|polls|ballot|run-?off|primary|match|game|final|semi-?final|"
    r"race|fixture|tie|derby|summit|meeting|talks|session|hearing|trial|funeral|ceremony|deadline|debate|launch|release|"
    r"opening|premiere|concert|rally|march|protest|strike|conference|inauguration|visit|trip|event|wedding)"
)
_EVENT: Final = lazy_pattern(rf"{_EVENTS}(?: (?:on|for|of|this))?\s$", re.IGNORECASE)
#: Between what happened and its day: "a crash early on Sunday", "a fire in the early hours of Sunday".
_HOUR: Final = r"(?:(?:early |late )?on |(?:in the early hours|on the (?:morning|afternoon|evening|night)) of )"
#: What nobody announces needs no verb: "two are in hospital after a crash on Sunday". It may be feared, or played:
#: "faces defeat", "will practise for a fire", "will gather for a blaze".
_MISHAP: Final = lazy_pattern(
    r"(?:\b(?P<feared>be|if|mean|suffer|launch|stage|mount|fac(?:e|es|ing)|fear\w*|risk\w*|avoid\w*|avert\w*|prevent\w*|"
    r"plan\w*|plot\w*|threat\w*|warn\w*|expects?|predicts?|practi[sc]\w*|drill\w*|exercis\w*|re-?enact\w*|simulat\w*|"
    r"rehears\w*|watch|gather|hold|light|enjoy|ends? with)(?: (?:of|off|about|against|by|for))? )?"
    r"(?:\b(?:an?|the|his|her|its|their|another|two|three)|[’']s?) "
    r"(?:(?!(?:likely|possible|potential|expected|mock|simulated|staged|planned|controlled)\b)[\w’'-]+ ){0,2}"
    r"(?:crash|collision|(?<!cease[ -])fire|blaze|blast|explosion|stabbing|shooting|attack|assault|murder|killing|"
    r"death|robbery|burglary|theft|landslip|earthquake|accident|derailment|defeat|injury|arrest|red card|"
    r"fall(?: of (?:rock|stone|earth|masonry))?)(?:e?s)? "
    rf"{_HOUR}?$",
    re.IGNORECASE,
)
#: What is named like a mishap and put on for others to see: "a bonfire blaze" …
_SHOWN: Final = lazy_pattern(
    r"\b(?P<after>(?:after|following|since) )?(?:an?|the|this|its|their|another) (?:[\w’'-]+ )?"
    r"(?:bonfire|beacon|barrel|charity|carnival|festival|fireworks?|cannon|pageant|traditional|annual"
    r"|ceremonial) (?:fire|blaze|blast|explosion|fall|attack|assault)s? "
    rf"{_HOUR}?$",
    re.IGNORECASE,
)
#: … or will be seen by many, by the verb behind its day …
_TO_BE_SEEN: Final = lazy_pattern(
    r"(?: (?!(?:and|but|that|which|who|when|while|as|was|were|had|has|will)\b)[\w’'-]+){0,6}"
    r" (?:will|is (?:expected|due|set|likely) to|is to|should) (?:also )?"
    r"(?:be (?:lit|watched|fired|set off)\b|light up\b|feature\b(?! (?:on|in)\b)"
    r"|(?:draw|attract|entertain|delight|bring) (?:in )?(?:(?!criticism|attention|protests?)[\w’',]+ ){0,2}"
    r"(?:crowds?|people|visitors|spectators|families|hundreds|thousands|tourists|\d[\d,]*)\b"
    r"|raise (?:(?:some|more|up|to|over|about) )*(?:money|funds|cash|[£$€]?\d)"
    r"|(?:mark|celebrate|open|close|start|end|launch|kick off|round off) (?:the|its|their|this) (?:[\w’'-]+ ){0,2}"
    r"(?:festival|carnival|fair|fete|season|show|week|weekend|celebrations?|jubilee|anniversary|centenary|birthday"
    r"|birth|reign|parade|programme|holiday)\b)",
    re.IGNORECASE,
)
#: … and a defeat that may come of a game: "another defeat on Saturday would".
_MAY_LOSE: Final = lazy_pattern(rf"\b(?:an?|another) (?:[\w’'-]+ ){{0,2}}?(?:defeat|red card) {_HOUR}?$", re.IGNORECASE)
_WHAT_IF: Final = lazy_pattern(r" (?:will|would|could|may|might)\b", re.IGNORECASE)
#: Before a mishap that its clause tells of: nothing, or who says so.
_SUBJECT: Final = lazy_pattern(r"(?:^\W*|[,;:–—“\"] ?|\b(?:and|but|that|says?|said) )(?:[A-Z][\w’'-]+)?$")
#: What somebody has gone through: "is expected to resign after losing a vote on Sunday".
_SUFFERED: Final = (
    r"(?:losing|suffering|failing|missing|collapsing|crashing|falling|breaking|injuring|admitting|pleading|conceding|"
    r"being (?!sworn|inaugurated|installed|crowned))"
)
_AFTER: Final = lazy_pattern(rf"\b(?:after|following) {_SUFFERED} ?(?:[\w’'-]+ ){{0,4}}{_HOUR}$", re.IGNORECASE)
#: What has been said: "will cut jobs, according to a statement on Sunday"; a plan or a rule says nothing on a day.
_ACCORDING: Final = lazy_pattern(
    r"\baccording to (?:(?:[\w’'-]+ ){0,3}?"
    r"(?:statement|report|announcement|letter|email|survey|poll|study|figures|post|source|filing|document|police|official"
    r"|officer|spokes\w+|council|ministry|department|government|minister|mayor|club|company|union|court|agency"
    rf"|authorit(?:y|ies)|media|newspaper|witness|organiser)(?:e?s)? |(?-i:(?:[A-Z][\w’'-]+ ){{1,4}})){_HOUR}$",
    re.IGNORECASE,
)
#: Verbs of the past whose object is to come: "organised a referendum for Sunday".
_PLANS: Final = lazy_pattern(
    r"\b(?:organi[sz]|schedul|plann|call|announc|propos|reject|oppos|denounc|condemn|boycott|threaten|promis|arrang|"
    r"declar|book|postpon|delay|approv|order)\w*\b[^.;]{0,60}$|\bset\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: What the sentence waits for: "no decision until after the referendum on Sunday".
_PENDING: Final = lazy_pattern(r"\b(?:until|till|ahead of|in advance of)\b(?: \w+){0,5} (?:on |in )?$", re.IGNORECASE)
#: Of the past, what was to come: "would respect the will of the people as expressed on Sunday".
_WOULD: Final = lazy_pattern(r"\b(?:would|were to|was to)\b(?! have\b)[^.;“”\"]{0,80}$", re.IGNORECASE)


_Days = tuple[date, date, float]
_LAST_NEXT: Final = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|past)"


def mentions(text: str, published: date | None, language: str | None = None) -> list[Mention]:
    """The dates mentioned in `text`, in order; no two overlap.

    Args:
        published: the day from which "yesterday" is counted; None leaves only the dates that need none.
    """
    if language not in (None, "en"):
        return [found for found in _found(text, None, language) if not found.relative]
    return list(_found(text, published, language))


def with_capitals(question: str) -> str:
    """The question with its weekdays and months written as in an article: "on friday" names no day there."""

    def written(match: re.Match[str]) -> str:
        dated = _BEFORE_A_MONTH.search(question[: match.start()]) or question[match.end() + 1 :][:1].isdigit()
        return match.group().capitalize() if dated or not match["word"] else match.group()

    return _IN_ANY_CASE.sub(written, question)


def is_run(words: str) -> bool:
    """Whether the words of a mention name the first and the last day of several: "12 to 14 October"."""
    return bool(_RUN_ALONE.search(words))


def behind(mention: Mention, words: str, today: date) -> Mention:
    """The mention, of what has happened: a bare weekday that lies ahead of `today` is the one before.

    Args:
        words: the words of the mention.
    """
    if mention.first > today and _WEEKDAY_ALONE.fullmatch(words):
        return replace(mention, first=mention.first - 7 * _DAY, last=mention.last - 7 * _DAY)
    return mention


def spoken(first: date, last: date) -> str:
    """ "16 March 2014", "10–16 March 2014", "March 2014", "2014": the days from first to last in few words."""
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if first.day == 1 and last == _month_end(last):
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B %Y}"
        return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} – {last:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{first.day} {first:%B}{'' if first.year == last.year else f' {first.year}'} – {last.day} {last:%B %Y}"


def _found(text: str, published: date | None, language: str | None) -> Iterator[Mention]:
    matches = list(_matches(text))
    if not matches:
        return
    bounds = [(sentence.start, sentence.end) for sentence in sentences(text, language)]
    starts = [start for start, _ in bounds]
    years = _years(match for _, _, order, match in matches if _KINDS[order].days is _day)
    end = 0
    found: list[Mention] = []
    counted: list[Mention] = []
    for start, _, order, match in sorted(matches, key=lambda found: found[:3]):
        if start < end:
            continue
        at = max(0, bisect_right(starts, start) - 1)
        first, last = bounds[at]
        earlier = text[max(0, start - _EARLIER) : start]
        previous = text[bounds[at - 1][0] : first] if at else ""
        previous = "" if "\n" in previous else previous.rstrip()
        sentence = text[first : max(last, match.end())]
        place = _Place(match, sentence, start - first, published, years, earlier, previous)
        try:
            days = _KINDS[order].days(place)
        except (ValueError, OverflowError):  # "31 February", or a year that no calendar has
            continue
        if days is not None:
            end = match.end()
            relative = order >= _ABSOLUTE or not place.has("year")
            found.append(Mention(start, end, *days, relative=relative))
            if _KINDS[order].days is _today:
                counted.append(found[-1])
    doubted = _doubted(text, found, counted, bounds, published) if counted and published else set()
    yield from (replace(one, sure=min(one.sure, LOOSE)) if one in doubted else one for one in found)


def _matches(text: str) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    """What is written like a date: where it starts, less where it ends, the place of its kind in `_KINDS`, itself."""
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        folded = line.casefold()
        held = {words for words in _HELD if any(word in folded for word in words)}
        for order, kind in enumerate(_KINDS):
            if kind.holds in held:
                for match in kind.pattern.finditer(text, start, end):
                    yield match.start(), -match.end(), order, match


def _doubted(
    text: str, found: list[Mention], counted: list[Mention], bounds: list[tuple[int, int]], published: date
) -> set[Mention]:
    """Words such as "tonight" in quotes that were spoken on another day, as far as the article tells.

    "The council voted on Tuesday. … “Tonight we stopped talking,” said the mayor": which day was his is not told.

    Args:
        counted: those found that are counted from the day on which they are said.
    """
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    opened, ends = [start for start, _ in quotes], [end for _, end in bounds]

    def quote(at: int) -> tuple[int, int] | None:
        before = bisect_right(opened, at) - 1
        return quotes[before] if before >= 0 and at < quotes[before][1] else None

    told = [
        one
        for one in found
        if one.first == one.last and timedelta() <= published - one.first < _NEWS and quote(one.start) is None
    ]
    starts = [one.start for one in told]
    doubted = set()
    for one in counted:
        span = quote(one.start)
        if span is None:
            continue
        # The sentence that the quote stands in says it sooner than what stands before.
        at = bisect_right(starts, span[0])
        last = ends[min(bisect_left(ends, span[1]), len(ends) - 1)]
        day = told[at] if at < len(told) and told[at].start < last else told[at - 1] if at else None
        if day is not None and day.first != published:
            doubted.add(one)
    return doubted


def _years(matches: Iterable[re.Match[str]]) -> dict[tuple[int, int], int]:
    """The year of each (month, day) that the text gives one, and only one."""
    given: dict[tuple[int, int], set[int]] = {}
    for match in matches:
        if match["year"]:
            month = _number_of(match["month"])
            given.setdefault((month, int(match["day"])), set()).add(int(match["year"]))
    return {day: min(years) for day, years in given.items() if len(years) == 1}


class _Place:
    """A match where it stands in its sentence."""

    def __init__(
        self,
        match: re.Match[str],
        sentence: str,
        at: int,
        published: date | None,
        years: Mapping[tuple[int, int], int],
        earlier: str,
        previous: str,
    ) -> None:
        self._match = match
        self.at = at
        self.end = at + len(match.group())
        # In a quote, what the speaker says counts, and not the verb that reports it.
        self.sentence = _own_voice(sentence, at, self.end)
        self.published = published
        #: The year of each (month, day) that stands with its year elsewhere in the text.
        self.years = years
        #: The text before it, as far as it is looked at.
        self.earlier = earlier
        #: The sentence before its own, where that is of the same paragraph.
        self.previous = previous

    def has(self, name: str) -> bool:
        return self._match.re.groupindex.get(name) is not None and self._match[name] is not None

    def word(self, name: str) -> str:
        return str(self._match[name]).casefold() if self.has(name) else ""

    @property
    def matched(self) -> str:
        return self._match.group()

    @property
    def before(self) -> str:
        return self.sentence[: self.at]

    @property
    def after(self) -> str:
        return self.sentence[self.end :]

    @property
    def that_year(self) -> int | None:
        """The year named last before "of that year"; None where the words are others, or no year was named."""
        named = _ANY_YEAR_NAMED.findall(self.earlier) if _THAT_YEAR.match(self.after) else []
        return int(named[-1]) if named else None

    @property
    def possessive(self) -> bool:
        return self.after.startswith(("’s", "'s"))

    def year_beside(self, month: int, day: int = 1) -> int | None:
        """The year of a later day or month that stands right behind this one: 2019 in "May to September 2019"."""
        beside = _YEAR_BESIDE.match(self.after)
        if beside is None:
            return None
        last = (_number_of(beside["month"]), int(beside["day"] or beside["number"] or day))
        return int(beside["year"]) - ((month, day) > last)

    def year_told_of(self, month: int) -> int | None:
        """The year, long over, of which the sentence tells, or the one before this that the day or month opens."""
        anchor, between = _OPENS_WITH_YEAR.match(self.sentence[: self.at]), ""
        if anchor:
            between = self.sentence[anchor.end() : self.at]
        elif _OPENING.fullmatch(self.before):
            anchor = _ENDS_WITH_YEAR.search(self.previous)
            if anchor is None and (anchor := _OPENS_WITH_YEAR.match(self.previous)):
                between = self.previous[anchor.end() :]
        if anchor is None or _ANOTHER_TIME.search(between) or _OWN_YEAR.match(self.after):
            return None
        year = int(anchor["year"])
        if self.published is None or year > self.published.year - _LONG_AGO or self.tense() != "past":
            return None
        next_year = anchor["month"] is not None and month < _number_of(anchor["month"])
        if next_year and anchor.string == self.previous and not _SAME_TALE.match(self.after):
            return None
        return year + next_year

    def tense(self) -> Tense | None:
        """The tense of what happens on that day."""
        if self.possessive:
            return attached(self.sentence, self.at)
        if _is_over(self.before[-_EARLIER:], self.after):
            return "past"
        if _PENDING.search(self.before) and not lasted(self.before):
            return "future"
        told = tense(self.sentence, self.at, self.end)
        if told == "past" and _WOULD.search(self.before):
            return None
        if told == "past" and _EVENT.search(self.before) and (_PLANS.search(self.before) or _bare(self.before)):
            return None
        return told


def _is_over(before: str, after: str) -> bool:
    """Whether words end with what can only have happened on the day they lead to, whatever the verb before it says.

    Args:
        after: what stands behind that day.
    """
    mishap = _MISHAP.search(before)
    unplanned = mishap and not mishap["feared"] and not _is_planned(before, mishap.start(), after)
    return bool(unplanned or _AFTER.search(before) or _ACCORDING.search(before))


def _is_planned(before: str, start: int, after: str) -> bool:
    """Whether what is named like a mishap, there in the words before its day, is a show or may come of a game: then
    the tense of its sentence tells.
    """
    shown = _SHOWN.search(before)
    if shown and not shown["after"]:
        return True
    told_of = _SUBJECT.search(before[:start])
    return bool(told_of and (_TO_BE_SEEN.match(after) or (_MAY_LOSE.search(before) and _WHAT_IF.match(after))))


def _bare(before: str) -> bool:
    """Whether the event opens the sentence, so that its verb stands behind it: "The vote on Sunday was …"."""
    return len(before.split()) <= 5


def _own_voice(sentence: str, start: int, end: int) -> str:
    """The sentence with what another voice says blanked out, its length kept."""
    inside = [m.span() for m in _QUOTED.finditer(sentence)]
    for a, b in inside:
        if a <= start and end <= b:
            return " " * a + sentence[a:b] + " " * (len(sentence) - b)
    for a, b in inside:
        sentence = sentence[:a] + " " * (b - a) + sentence[b:]
    return sentence


# -- kinds of dates -------------------------------------------------------------------------------------------


def _iso(place: _Place) -> _Days | None:
    day = date.fromisoformat(place.matched)
    return day, day, EXACT


def _day(place: _Place) -> _Days | None:
    """ "14 March 2014", "March 14", "Friday, 14 March"."""
    month, number = _month(place), int(place.word("day"))
    if place.has("year"):
        day = date(int(place.word("year")), month, number)
        return day, day, EXACT
    if place.published is None or not 1 <= number <= 31:
        return None
    if (beside := place.year_beside(month, number)) and (then := _valid(beside, month, number)):
        return then, then, FIXED
    years = range(place.published.year - 1, place.published.year + 2)
    days = [valid for year in years if (valid := _valid(year, month, number))]
    if place.has("weekday"):
        named = _WEEKDAYS.index(place.word("weekday"))
        fitting = [day for day in days if day.weekday() == named]
        if len(fitting) == 1:
            return fitting[0], fitting[0], FIXED
    if place.that_year and (then := _valid(place.that_year, month, number)):
        return then, then, FIXED
    # "January 6" is the one the article names with its year elsewhere.
    if (month, number) in place.years:
        day = date(place.years[month, number], month, number)
        return day, day, FIXED
    if (told_of := place.year_told_of(month)) and (then := _valid(told_of, month, number)):
        return then, then, LOOSE
    found, sure = _by_tense(place, place.published, days, lambda day: (day, day))
    return found, found, sure


def _run_of_days(place: _Place) -> _Days | None:
    """ "12 to 14 October", "October 12–14"; "12 and 13 October", but not "12 and 20 October"."""
    month, first, last = _month(place), int(place.word("first")), int(place.word("day"))
    if not 1 <= first < last or (
        place.word("to") == "and" and last - first > 1 and not place.before.casefold().endswith("between ")
    ):
        return None
    if place.has("year"):
        year = int(place.word("year"))
        return date(year, month, first), date(year, month, last), EXACT
    if place.published is None:
        return None
    known = place.year_beside(month, first) or place.years.get((month, last)) or place.years.get((month, first))
    if known:
        return date(known, month, first), date(known, month, last), FIXED
    if told_of := place.year_told_of(month):
        return date(told_of, month, first), date(told_of, month, last), LOOSE
    years = range(place.published.year - 1, place.published.year + 2)
    days = [valid for year in years if _valid(year, month, last) and (valid := _valid(year, month, first))]
    begun, sure = _by_tense(place, place.published, days, lambda day: (day, day.replace(day=last)))
    return begun, begun.replace(day=last), sure


def _month_of_year(place: _Place) -> _Days | None:
    """ "March 2014"."""
    first = date(int(place.word("year")), _month(place), 1)
    return _part_of_month(place, first, EXACT)


def _month_alone(place: _Place) -> _Days | None:
    """ "in October", "last July", "the November midterms"."""
    if place.published is None or _ANY_YEAR.search(place.sentence):
        return None
    full = place.word("month").rstrip(".")
    if not place.has("which"):
        if place.after.startswith("-") or re.match(r"\s\d", place.after):
            return None
        if full in _NAMES_TOO and not _DATED.search(place.before):
            return None
        if not _DATED.search(place.before) and (
            re.match(r"[ -][^\W\d_a-z]", place.after)
            or re.search(r"(?<!^)(?<![.:;!?“\"] )\b[^\W\d_a-z]\w+ $", place.before)
        ):
            return None  # "April Ryan", "Theresa May"
    month, today = _month(place), place.published
    years = range(today.year - 1, today.year + 2)
    if place.has("which"):
        which = place.word("which")
        this = date(today.year, month, 1)
        if which.startswith("this"):
            return this, _month_end(this), FIXED
        if which == "next":
            first = this if this > today else date(today.year + 1, month, 1)
            return first, _month_end(first), FIXED
        if which in ("last", "past"):
            # In August "last July" is seldom the month that has just ended: that is simply "July".
            near = 0 < today.month - month < 6
            first = this if today.month > month and not near else date(today.year - 1, month, 1)
            return first, _month_end(first), LOOSE if near else FIXED
    if place.that_year:
        return _part_of_month(place, date(place.that_year, month, 1), FIXED)
    if beside := place.year_beside(month):
        return _part_of_month(place, date(beside, month, 1), FIXED)
    if told_of := place.year_told_of(month):
        return _part_of_month(place, date(told_of, month, 1), LOOSE)
    days = [date(year, month, 1) for year in years]
    if place.before.endswith(("the ", "The ")) and re.match(r" [a-z]", place.after):
        # "The November midterms": the verb of the sentence says nothing of when they are.
        found, sure = min(days, key=lambda day: abs((day - today).days)), NEAREST
    else:
        found, sure = _by_tense(place, today, days, lambda day: (day, _month_end(day)))
    return _part_of_month(place, found, sure)


def _part_of_month(place: _Place, first: date, sure: float) -> _Days:
    """The month, or the third of it that "early", "mid" or "late" names."""
    last = _month_end(first)
    part = place.word("part")
    if part == "early":
        return first, first.replace(day=10), sure
    if part == "mid":
        return first.replace(day=11), first.replace(day=20), sure
    return (first.replace(day=21), last, sure) if part == "late" else (first, last, sure)


def _year_alone(place: _Place) -> _Days | None:
    year = int(place.word("year"))
    return date(year, 1, 1), date(year, 12, 31), EXACT


def _weekday(place: _Place) -> _Days | None:
    """ "on Friday", "Friday night", "next Monday", "Sunday’s referendum"."""
    if place.published is None or _NO_DAY_BEFORE.search(place.before) or _NO_DAY_AFTER.search(place.after):
        return None
    if _ANY_DAY_BEFORE.search(place.before) and _ANY_DAY_AFTER.match(place.after):
        return None
    today = place.published
    named = _WEEKDAYS.index(place.word("weekday"))
    back, ahead = (today.weekday() - named) % 7, (named - today.weekday()) % 7
    which = place.word("which")
    if which in ("last", "past", "this past"):
        day = today - (back or 7) * _DAY
        return day, day, FIXED
    if which == "next":
        day = _monday(today) + (7 + named) * _DAY
        return day, day, LOOSE
    if which == "this coming":
        day = today + (ahead or 7) * _DAY
        return day, day, FIXED
    told = place.tense()
    if which == "this" and told is None:
        told = "future"
    if back == 0:  # on a Friday, "Friday" is that day
        return today, today, TOLD if told != "future" else NEAREST
    if told:
        day = today - back * _DAY if told == "past" else today + ahead * _DAY
        return day, day, TOLD
    day = today - back * _DAY if back <= ahead else today + ahead * _DAY
    return day, day, NEAREST


def _weekday_of_week(place: _Place) -> _Days | None:
    """ "Friday last week", "Tuesday of next week", "last week on Friday", "two weeks ago on Sunday"."""
    if place.published is None:
        return None
    weeks = -_number(place) if place.has("number") else {"last": -1, "next": 1}.get(place.word("which"), 0)
    named = _WEEKDAYS.index(place.word("weekday"))
    day = _monday(place.published) + (7 * weeks + named) * _DAY
    # Weeks begin on Sunday elsewhere, and "two weeks ago on Friday" is said of the days around it.
    return day, day, LOOSE if place.has("number") or named == 6 else FIXED


def _weekday_week(place: _Place) -> _Days | None:
    """ "Thursday week", "Friday fortnight", "a week on Monday": a week, or two, after the one that comes next."""
    if place.published is None:
        return None
    ahead = (_WEEKDAYS.index(place.word("weekday")) - place.published.weekday()) % 7
    weeks = _FORTNIGHT.get(place.word("weeks"), 0) or _number(place)
    day = place.published + (ahead + 7 * weeks) * _DAY
    return day, day, FIXED if ahead else LOOSE  # on a Thursday, "Thursday week" may be counted from either


def _today(place: _Place) -> _Days | None:
    if place.published is None or place.possessive or _COUNTED.search(place.before):  # "today's world"
        return None
    today = place.published
    word = place.matched.casefold()
    if "day before" in word:
        return today - 2 * _DAY, today - 2 * _DAY, FIXED
    if "day after" in word:
        return today + 2 * _DAY, today + 2 * _DAY, FIXED
    if word.startswith("yesterday") or word == "last night":
        return today - _DAY, today - _DAY, FIXED
    if word.startswith("tomorrow"):
        return today + _DAY, today + _DAY, FIXED
    if word == "today" and (_NOWADAYS.search(place.sentence) or _TITLE.search(place.before + place.matched)):
        return None
    return today, today, LOOSE if word == "today" else FIXED


def _period(place: _Place) -> _Days | None:
    """ "last week", "this month", "next year", "the end of the month"."""
    if place.published is None:
        return None
    today, which, period = place.published, place.word("which"), place.word("period")
    if re.match(r"-\w", place.after) or (place.before.endswith("the ") and not place.possessive):
        return None  # "in the last year" is a length of time
    step = {"last": -1, "next": 1}.get(which, 0)
    if which == "this past":
        step = -1
    elif which == "this coming":
        step = 1
    first, last = _unit(today, period, step)
    return first, last, FIXED


def _end_of_period(place: _Place) -> _Days | None:
    """ "by the end of the week": until its last day; "at the end of the month": that day."""
    if place.published is None:
        return None
    today = place.published
    step = {"last": -1, "next": 1}.get(place.word("which"), 0)
    told = _told_last(place.earlier) if place.word("which") == "the" and place.tense() == "past" else None
    today = told if told and told < today else today
    first, last = _unit(today, place.word("period"), step)
    return (max(first, today) if place.has("by") and last >= today else last), last, FIXED


def _told_last(earlier: str) -> date | None:
    """The last day or month that is named with its year in the paragraph that a text ends with."""
    named = list(_TOLD_OF.finditer(earlier.rpartition("\n")[2]))
    if not named:
        return None
    last = named[-1]
    return _valid(int(last["year"]), _number_of(last["month"]), int(last["day"] or 1))


def _weekend(place: _Place) -> _Days | None:
    """ "over the weekend", "this weekend", "last weekend"."""
    if place.published is None:
        return None
    if re.match(r" [^\W\d_a-z]", place.after):
        return None  # "the weekend D23 Expo"
    today, which = place.published, place.word("which")
    own = _monday(today) + 5 * _DAY
    if which in ("last", "this past", "past"):
        saturday = own - 7 * _DAY
    elif which == "next":
        saturday = own + 7 * _DAY
    elif today.weekday() >= 5 or which.startswith("this"):
        saturday = own
    else:
        told = place.tense()
        saturday = own if told == "future" else own - 7 * _DAY
        if told is None and today.weekday() >= 2:
            saturday = own
    return saturday, saturday + _DAY, FIXED


def _season(place: _Place) -> _Days | None:
    """ "last summer", "this fall", of three whole months."""
    if place.published is None:
        return None
    today, month = place.published, _SEASONS[place.word("season")]
    which = place.word("which")
    spans = [_season_of(year, month) for year in range(today.year - 2, today.year + 3)]
    if which in ("last", "past", "this past"):
        first, last = [span for span in spans if span[1] < today][-1]
    elif which in ("next", "this coming", "coming"):
        first, last = next(span for span in spans if span[0] > today)
    else:
        # "This summer" is the one that is, or the one of this year; in January, "this winter" began last year.
        running = [span for span in spans if span[0] <= today <= span[1]]
        first, last = running[0] if running else _season_of(today.year, month)
    return first, last, FIXED


def _ago(place: _Place) -> _Days | None:
    """ "two weeks ago": the week, month or year that is so far back, or the very day."""
    if place.published is None or re.search(r"\b(?:than|over|under|nearly|almost|only|just over)\s$", place.before):
        return None
    first, last = _unit(place.published, place.word("period"), -_number(place))
    return first, last, LOOSE


def _within(place: _Place) -> _Days | None:
    """ "in two weeks": only of what is to come; else it is a length of time."""
    if place.published is None or _LENGTH.search(place.before.rstrip()):
        return None
    if not place.after.startswith((" time", "’ time", "' time", "’s time", "'s time")) and place.tense() != "future":
        return None
    first, last = _unit(place.published, place.word("period"), _number(place))
    return first, last, LOOSE


@dataclass(frozen=True)
class _Kind:
    """One way to write a date."""

    pattern: re.Pattern[str]
    #: Finds the days of a match; None means that it names no certain ones.
    days: Callable[[_Place], _Days | None]
    #: One of these is in every match, in small letters: a line without them need not be searched.
    holds: tuple[str, ...]


_UNITS: Final = ("day", "week", "month", "year")
_WEEKS: Final = ("week", "fortnight")

#: Of two at one place the longer counts, of two as long the earlier. None goes beyond its line.
_KINDS: Final = tuple(
    _Kind(lazy_pattern(pattern, flags), days, holds)
    for pattern, flags, days, holds in (
        (r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])", 0, _iso, ("-",)),
        (
            rf"\b(?:{_WEEKDAY}{_PART},? )?(?:the )?{_DAY_NUMBER}(?: of)? {_MONTH}(?:,? {_YEAR})?(?!\w)",
            0,
            _day,
            _MONTHS,
        ),
        (rf"(?<![\d.,:/–-])\b{_RUN} (?:of )?{_MONTH}(?:,? {_YEAR})?(?!\w)", 0, _run_of_days, _MONTHS),
        (rf"\b{_MONTH} {_RUN}(?![\d:%]|[.,]\d|-\w){_NO_NOUN}(?:,? {_YEAR})?(?!\w)", 0, _run_of_days, _MONTHS),
        (
            rf"\b(?:{_WEEKDAY}{_PART},? )?{_MONTH} (?:the )?{_DAY_NUMBER}(?![\d:]|[.,]\d)(?:,? {_YEAR})?(?!\w)",
            0,
            _day,
            _MONTHS,
        ),
        (rf"\b(?:(?P<part>early|mid|late)[ -])?{_MONTH},? {_YEAR}", 0, _month_of_year, _MONTHS),
        (
            rf"\b(?:in|since|by|until|before|after|during|of|from) {_YEAR}\b(?![-–,]\d)",
            re.I,
            _year_alone,
            (" 15", " 16", " 17", " 18", " 19", " 20"),
        ),
        (rf"\b(?:{_LAST_NEXT} )?(?:(?P<part>early|mid|late)[ -])?{_MONTH}", 0, _month_alone, _MONTHS),
        (
            rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|past) )?{_WEEKDAY}{_PART}",
            0,
            _weekday,
            _WEEKDAYS,
        ),
        (rf"\b{_WEEKDAY}{_PART},? (?:of )?(?P<which>last|next|this) week\b(?!-)", re.I, _weekday_of_week, _WEEKS),
        (rf"\b(?P<which>last|next|this) week,? (?:on )?{_WEEKDAY}{_PART}", re.I, _weekday_of_week, _WEEKS),
        (rf"(?<![\d.,])\b{_NUMBER} weeks? ago,? (?:on )?{_WEEKDAY}{_PART}", re.I, _weekday_of_week, (" ago",)),
        (rf"\b{_WEEKDAY} (?P<weeks>week|fortnight)\b(?![-\w]| after\b)", re.I, _weekday_week, _WEEKS),
        (rf"(?<![\d.,])\b{_NUMBER} weeks? (?:on|from) {_WEEKDAY}{_PART}", re.I, _weekday_week, _WEEKS),
        (
            r"\b(?:the )?day (?:before yesterday|after tomorrow)\b"
            r"|\b(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?\b|\b(?-i:[Tt]oday)\b"
            r"|\b(?:tonight|last night)\b|\bthis (?:morning|afternoon|evening)\b",
            re.I,
            _today,
            ("today", "tonight", "yesterday", "tomorrow", "last night", "this "),
        ),
        (r"\b(?P<which>last|next|this(?: past| coming)?) (?P<period>week|month|year)\b", re.I, _period, _UNITS),
        (
            rf"\b(?P<by>by |before |until )?(?:the )?end of (?P<which>the|last|next|this) {_PERIOD}\b(?<!s)",
            re.I,
            _end_of_period,
            ("end of ",),
        ),
        (
            r"\b(?P<which>the|last|next|this(?: past| coming)?|past) weekend\b",
            re.I,
            _weekend,
            ("weekend",),
        ),
        (
            r"\b(?P<which>last|next|this(?: past| coming)?) (?P<season>spring|summer|fall|autumn|winter)\b",
            re.I,
            _season,
            tuple(_SEASONS),
        ),
        (rf"(?<![\d.,])\b{_NUMBER} {_PERIOD} ago\b", re.I, _ago, (" ago",)),
        (rf"\bin {_NUMBER} {_PERIOD}\b", re.I, _within, _UNITS),
    )
)
#: What kinds hold, each once.
_HELD: Final = frozenset(kind.holds for kind in _KINDS)
#: The first of `_KINDS` that always needs the article's date.
_ABSOLUTE: Final = 7


# -- the calendar -----------------------------------------------------------------------------------------------


def _by_tense(
    place: _Place, today: date, days: list[date], span: Callable[[date], tuple[date, date]]
) -> tuple[date, float]:
    """Of the same day or month in several years, the one the tense points to, else the nearest to today."""
    told = place.tense()
    behind = [day for day in days if span(day)[0] <= today]
    ahead = [day for day in days if span(day)[1] >= today]
    if told == "past" and behind:
        return behind[-1], TOLD
    if told == "future" and ahead:
        return ahead[0], TOLD
    return min(days, key=lambda day: abs((day - today).days)), NEAREST


def _month(place: _Place) -> int:
    return _number_of(place.word("month"))


def _number_of(month: str) -> int:
    return _MONTHS.index(month[:3].casefold()) + 1


def _number(place: _Place) -> int:
    word = place.word("number")
    return int(word) if word.isdigit() else value(word) or 1  # "a week ago"


def _unit(today: date, period: str, step: int) -> tuple[date, date]:
    """The day, week (from Monday), month or year that lies `step` of them from today's."""
    if period == "day":
        return today + step * _DAY, today + step * _DAY
    if period == "week":
        monday = _monday(today) + 7 * step * _DAY
        return monday, monday + 6 * _DAY
    if period == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return date(year, month + 1, 1), _month_end(date(year, month + 1, 1))
    return date(today.year + step, 1, 1), date(today.year + step, 12, 31)


def _season_of(year: int, month: int) -> tuple[date, date]:
    end = date(year + (month + 2) // 13, (month + 1) % 12 + 1, 1)
    return date(year, month, 1), _month_end(end)


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
