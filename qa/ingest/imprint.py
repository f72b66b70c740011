"""The line of a head that says all at once: "Court report. Lindhaven, 14 March 2014. By Ida Brandt, Quay Gazette".

People write it in a hundred ways, of few parts: a day; an outlet, with its edition or without; a byline; a place; what
kind of text it is. It is read where every part is one of these, and an outlet or a byline is among them: what says more
is a sentence, a caption or of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qa import first_names
from qa.ingest.byline import is_person
from qa.ingest.credit import credited
from qa.ingest.dates import written_date
from qa.ingest.item import plausible
from qa.ingest.outlet import (
    is_edition,
    is_name,
    is_outlet,
    is_place,
    is_section,
    is_titled,
    may_be_name,
    without_edition,
)
from qa.ingest.placed import OLDEST, speaks_of_later
from qa.ingest.signed import Marks, speaks_of
from qa.patterns import lazy_pattern

#: Code points of the longest line that is looked at, and the most parts it has.
_LONGEST: Final = 200
_MOST_PARTS: Final = 9

_YEAR: Final = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: Between statements. A stop behind one letter or two is an abbreviation's.
_STOP: Final = r"(?<=[\w)][\w)]{2})(?<!\bProf)(?<!\bInc)(?<!\bLtd)\.\s+(?=\w)|\s*[|·•;]\s*|\s+[–—-]\s+"
_STATEMENTS: Final = lazy_pattern(_STOP)
#: Between their parts, too.
_PARTS: Final = lazy_pattern(rf"({_STOP}|,\s+)")
#: What is said of the text's own day: "Posted 14 March 2014", "Last changed on 14 March 2014".
_ITS_DAY: Final = (
    r"(?:(?:first|last|originally) )?(?:posted|published|updated|changed|revised|modified|issued|released)\b(?: on\b)?"
)
_OWN_DAY: Final = lazy_pattern(rf"\b{_ITS_DAY}", re.IGNORECASE)
#: "Posted 14 March 2014 on the blog of the pilots by Ida Brandt", "Published 14 March 2014 in the Quay Gazette".
_POSTED: Final = lazy_pattern(
    rf"{_ITS_DAY}:? (?P<day>[^|·•]{{6,40}}?\d)(?:,? (?:on|in|at) (?:the )?(?P<where>(?:(?! by )[^|·•]){{3,80}}))?"
    r"(?:,? (?P<by>by [^|·•]+))?",
    re.IGNORECASE,
)
#: A day and names, with a sign between that stands in no sentence: "14 March 2014 · Ida Brandt, Quay Life".
_BESIDE_DAY: Final = lazy_pattern(r"(?P<one>[^|·•]{6,80}) ?[|·•] ?(?P<other>[^|·•]{6,80})")
_AND: Final = lazy_pattern(r" (?:and|&) ")
_RELEASED: Final = lazy_pattern(
    r"(?:press|news|media) (?:release|statement|notice) (?:of|from|by) (?:the )?(?P<name>[^,;:.]{3,60})", re.IGNORECASE
)
#: What tells of a name that it is an outlet's: "a blog by Ida Brandt", "the newsletter of the pilots".
_DESCRIBED: Final = lazy_pattern(
    r"(?:an? |the )(?:[\w’'-]+ ){0,3}(?:blog|newsletter|magazine|podcast|journal|newspaper|web ?site)"
    r"(?: by (?P<who>.+)| (?:of|from|for|about|on) .+)?",
    re.IGNORECASE,
)
#: Where a body has its texts, and who in it writes them: "customer page", "transit department".
_WITHIN: Final = lazy_pattern(
    r"(?:[\w’'-]+ ){1,3}(?:pages?|department|office|desk|division|unit|bureau|team|section)|page [a-z]?\d{1,3}",
    re.IGNORECASE,
)
#: A name and what it is: "Harbour & Tide magazine", "Lindhaven-Nord wire".
_BY_KIND: Final = lazy_pattern(
    r"(?P<name>[^\W\d_].{2,40}) (?:magazine|newspaper|newsletter|blog|(?:news|press) (?:agency|service))|"
    r"(?P<names>[^\W\d_][^ ]{2,20}[ -][^\W\d_].{2,20}) (?:wire|radio|daily|weekly)"
)
#: What kind of text it is. Words that papers are called, too, stand in small letters, or alone.
_KIND: Final = lazy_pattern(
    r"(?i:(?:an? |the |our )?(?:[^\W\d_][\w’'-]* ){0,2}(?:report|reportage|analysis|opinion|comment(?:ary)?|interview|"
    r"obituary|letters?(?: to the editor)?|editorial|column|essay|explainer|profile|portrait|briefing|release|"
    r"statement|fact[ -]check|correction|retraction|faq|q&a))|"
    r"(?:[^\W\d_][\w’'-]* ){0,2}(?:review|news|story|feature|dispatch|read|blog|post|notice)|"
    r"Review|News|Story|Feature|Dispatch|Blog|Notice"
)
#: With whom an interview is, where another says who asked.
_GUEST: Final = lazy_pattern(r"interview(?: with |: )[^\W\d_].{3,120}", re.IGNORECASE)
_ASKED: Final = lazy_pattern(r"(?:questions|interviewer)\b", re.IGNORECASE)
#: In no name: "Signed in Lindhaven", "Ida Brandt on Monday".
_HAPPENED: Final = lazy_pattern(r" (?:in|on|by) ", re.IGNORECASE)
_REVIEWED: Final = lazy_pattern(r"\breview|\bwritten by\b", re.IGNORECASE)
#: "Review: Winter Harbour" tells what is reviewed as often as who did.
_MAY_BE_WORK: Final = lazy_pattern(r"review:", re.IGNORECASE)
#: Behind a semicolon in a byline stands another author, or what they did.
_MORE_AUTHORS: Final = lazy_pattern(r"\bby:? [^.;|·•]+;", re.IGNORECASE)
#: Where a story happens, or of what it is: "Supreme Court", "Premier League", "Canary Wharf".
_SCENE: Final = lazy_pattern(
    r".+ (?:courts?|tribunal|parliament|senate|congress|assembly|council|leagues?|cup|championships?|finals?|rovers|"
    r"united|wharf|docks?|quays?|pier|station|market|museum|theatre|theater|playhouse|opera|gallery|arena|school|"
    r"hospital|university|prison)",
    re.IGNORECASE,
)


def imprint(line: str, rest: Sequence[str] = (), *, saved: bool = False) -> Marks | None:
    """What a line says of who published and wrote an article, and when; None of one that says anything else.

    Args:
        rest: the text below the head. A name that it speaks of is no outlet's, unless its own words say so.
        saved: whether it is the line of a saved page: there it may be a picture's, and a name says less.
    """
    line = line.strip()
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    line = line.removesuffix(".")
    said = _posted(line) or (None if saved else _beside_people(line, rest)) or _stated(line, rest, saved=saved)
    if said is None or said.published is None or not plausible(said.published):
        return None
    if said.outlet and is_outlet(said.outlet):
        return said
    # Beside a place, an old day is of the story, whoever wrote it.
    if said.published.year < OLDEST and not (said.authors and _OWN_DAY.search(line)):
        return None
    return said if said.authors or not speaks_of_later(rest, said.published) else None


def _posted(line: str) -> Marks | None:
    """What is said of the text itself: "Posted 14 March 2014 on the blog of the pilots by Ida Brandt"."""
    match = _POSTED.fullmatch(line)
    day = written_date(match["day"]) if match else None
    if match is None or day is None or not (match["where"] or match["by"]):
        return None
    signed = credited(match["by"]) if match["by"] else None
    if match["by"] and not (signed and signed.people):
        return None
    where = (match["where"] or "").rstrip(". ")
    named = _is_paper(where) or where.casefold().startswith("blog of ")
    # A place, a section: what says more than a name is kept with its line.
    if not named and not (signed and (not where or is_name(where))):
        return None
    outlet = where if named or _may_be_paper(where) else None
    return Marks(day, signed.people if signed else (), outlet)


def _beside_people(line: str, rest: Sequence[str]) -> Marks | None:
    """A day beside one name or two that first names tell to be people's, with or without their paper.

    Args:
        rest: the text below the head. Whom it speaks of may be in a picture.
    """
    match = _BESIDE_DAY.fullmatch(line)
    sides = (match["one"].strip(), match["other"].strip()) if match else ()
    for told, names in (sides, sides[::-1]) if sides else ():
        day = written_date(told)
        who, _, paper = names.partition(", ")
        people = tuple(_AND.split(who))
        if day is None or len(people) > 2 or not all(map(_is_somebody, people)) or speaks_of(rest, people):
            continue
        if not paper or _is_paper(paper) or (_may_be_paper(paper) and not _SCENE.fullmatch(paper)):
            return Marks(day, people, paper or None)
    return None


def _is_somebody(name: str) -> bool:
    """Whether a name is a person's by its first word."""
    return is_person(name) and is_name(name) and first_names.gender(name.split()[0]) is not None


@dataclass(frozen=True)
class _Statement:
    """What a statement beside the day says."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None
    #: Whose they are, it does not tell.
    names: tuple[str, ...] = ()


def _stated(line: str, rest: Sequence[str], *, saved: bool) -> Marks | None:
    """What statements around a day say, all of which are such as stand in heads."""
    for day, its, around in _around_day(line):
        asked = any(map(_ASKED.match, around))
        said = [_said(text, its=its, asked=asked) for text in around]
        if None not in said:
            told = _together(day, [one for one in said if one], line, rest, saved=saved)
            sure = told and (its or told.authors or (told.outlet and is_outlet(told.outlet)))
            return told if sure or not saved else None
    return None


def _around_day(line: str) -> Iterator[tuple[date, bool, list[str]]]:
    """Each way to take a part of the line for its day: the day, whether it is said to be the text's, the statements."""
    parts = _PARTS.split(line)
    if not 1 < len(parts) < 2 * _MOST_PARTS:
        return
    year = next((at for at in range(0, len(parts), 2) if _YEAR.search(parts[at])), 0)
    for first in range(max(0, year - 6), year + 1, 2):
        told = "".join(parts[first : year + 1])
        # A clock may stand behind the year.
        for last, text in ((year + 3, "".join(parts[first : year + 3])), (year + 1, told)):
            day = written_date(text) if last <= len(parts) else None
            if day:
                beside = ("".join(parts[: max(0, first - 1)]), "".join(parts[last + 1 :]))
                around = [one for side in beside if side for one in _STATEMENTS.split(side)]
                yield day, bool(re.match(_ITS_DAY, text, re.IGNORECASE)), around
                break


def _said(text: str, *, its: bool, asked: bool) -> _Statement | None:
    """What a statement says; None of one that may be of a story.

    Args:
        its: whether the day is said to be the text's.
        asked: whether another statement says who asked the questions.
    """
    if _MAY_BE_WORK.match(text):
        return None
    if asked and _GUEST.fullmatch(text):
        return _Statement()
    front, _, last = text.rpartition(", ")
    paper = without_edition(last)
    # What has editions is a paper, though it be called as people are.
    known = paper if paper != last and _may_be_paper(paper) else None
    credit = credited(front if known else text)
    if credit:
        if any(map(_HAPPENED.search, credit.beside)):
            return None
        return _Statement(credit.people, known or next(filter(_is_paper, credit.beside), None))
    released = _RELEASED.fullmatch(text)
    if released:
        return _Statement(outlet=released["name"]) if released["name"][0].isupper() else None
    name, *others = re.split(r",\s+", text)
    bare = without_edition(name)
    if not others:
        if _KIND.fullmatch(text):
            return _Statement()
        if _is_paper(bare) or (bare != name and _may_be_paper(bare)):
            return _Statement(outlet=bare)
        return _Statement(names=(name,)) if _is_bare(name) else None
    who = next((match["who"] for one in others if (match := _DESCRIBED.fullmatch(one)) and match["who"]), "")
    if all(is_edition(one) or _DESCRIBED.fullmatch(one) for one in others):
        if not (_is_paper(bare) or _may_be_paper(bare)):
            return None
        return _Statement((who,) if is_person(who) else (), bare)
    if all(is_edition(one) or _WITHIN.fullmatch(one) for one in others):
        return _Statement(outlet=bare) if _is_paper(bare) or (its and _may_be_paper(bare)) else None
    if _is_paper(bare):
        # Behind its name a paper has its place.
        return _Statement(outlet=bare, names=tuple(others)) if all(map(_is_bare, others)) else None
    return _Statement(names=(name, *others)) if all(map(_is_bare, (name, *others))) else None


def _together(day: date, said: Sequence[_Statement], line: str, rest: Sequence[str], *, saved: bool) -> Marks | None:
    """What all statements say; None where none tells an outlet or an author."""
    authors = next((one.authors for one in said if one.authors), ())
    outlets = {one.outlet for one in said if one.outlet}
    names = [name for one in said for name in one.names]
    # Of two that may be outlets, one is what the text is about: "The Long Pier. By Ida Brandt. Quay Press, 2014".
    if len(outlets) > 1 or not (authors or outlets) or (names and _MORE_AUTHORS.search(line)):
        return None
    outlet = next(iter(outlets), None)
    if not outlet and (saved or _REVIEWED.search(line)):
        # Names may be those of a picture, or of the hall and the town of what was reviewed.
        return None if names else Marks(day, authors)
    spoken_of = {name for name in names if any(name in text for text in rest)}
    telling = [name for name in names if name not in spoken_of and _may_be_paper(name)]
    if authors and not outlet:
        alone = [one.names[0] for one in said if len(one.names) == 1 and one.names[0] in telling]
        if len(alone) > 1:
            return None
        outlet = next((name for name in alone if not _SCENE.fullmatch(name)), None)
    elif outlet and not authors and len(telling) == 1 and is_person(telling[0]):
        authors = (telling[0],)
    return Marks(day, authors, outlet)


def _is_paper(name: str) -> bool:
    """Whether a name is an outlet's by its words."""
    kind = _BY_KIND.fullmatch(name)
    if kind:
        return is_name(kind["name"] or kind["names"])
    return is_outlet(name) or (may_be_name(name) and is_titled(name) and is_name(name))


def _is_bare(name: str) -> bool:
    """Whether it is a name and nothing else: "Signed in Lindhaven" says what happened."""
    return is_name(name) and not _HAPPENED.search(name)


def _may_be_paper(name: str) -> bool:
    """Whether a name may be an outlet's where what stands beside it says so."""
    return is_name(name) and " " in name and not is_place(name) and not is_section(name)
