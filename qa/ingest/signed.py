"""A line that says who published an article, who wrote it and when: "By Ida Brandt, Quay Gazette, 14 March 2014"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qa.ingest.byline import BY, is_person
from qa.ingest.credit import at_places, credited, of_pictures
from qa.ingest.dates import written_date
from qa.ingest.outlet import PUBLISHED_IN, is_name, is_outlet, is_place, is_section, is_titled
from qa.ingest.prose import is_prose
from qa.patterns import lazy_pattern

#: Code points of the longest line that is looked at.
_LONGEST: Final = 160
#: Parts of the longest line that says several things.
_MOST_PARTS: Final = 6

_YEAR: Final = lazy_pattern(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
#: A stop parts a name from a day only.
_APART: Final = lazy_pattern(r"(\s*[|·•]\s*|\s+[–—-]\s+|,\s+|\.\s+(?=\d|[A-Z][a-z]+ \d))")
#: "Posted on 14 March 2014 by Ida Brandt", "By Ida Brandt on 14 March 2014".
_DAY_BY: Final = lazy_pattern(r"(?P<day>[^|·•]{8,60}\d),? (?P<by>by [^|·•]+)", re.IGNORECASE)
_BY_DAY: Final = lazy_pattern(r"(?P<by>(?:[a-z]+ )?by [^|·•\d]+?),? on (?P<day>[^|·•]{8,60})", re.IGNORECASE)
#: What a writer for a paper is there: "health correspondent", "Deputy Political Editor".
_AT_PAPER: Final = lazy_pattern(
    r"(?:[\w’'&-]+ ){1,4}(?:correspondent|reporter|editor|writer|columnist|critic)|correspondent|(?:senior )?reporter",
    re.IGNORECASE,
)
#: What part of a paper it stands in, or which paper it is, before whoever wrote it: "Travel, by Ida Brandt".
_WITHIN_BY: Final = lazy_pattern(r"(?P<within>[^,;:|·•\d]{3,50}), (?P<by>by [^;:|·•\d]+)", re.IGNORECASE)
#: Parts of a paper that are no titles of books.
_PART: Final = lazy_pattern(
    r"opinion|comment(?:ary)?|analysis|travel|weekend|sports?|culture|arts|books|politics|science|technology|business|"
    r"finance|property|health|education|environment|food|lifestyle|features?|obituar(?:y|ies)|interview|profile|essay|"
    r"column",
    re.IGNORECASE,
)
#: Who wrote it, where no name is told: "Staff reporter, Quay Courier".
_STAFF: Final = lazy_pattern(r"(?:(?:our|an?|by (?:our|a)) )?staff (?:reporter|writer|correspondent)s?", re.IGNORECASE)
#: Before the body that keeps a list or a report: "Compiled by the Pier Archive".
_KEPT_BY: Final = lazy_pattern(r"(?:compiled|prepared|issued|produced) by (?:the )?(?=\S)", re.IGNORECASE)
#: A day behind another: "Sept. 1, 2014 Updated Sept. 2, 2014".
_CHANGED: Final = lazy_pattern(r"[\s,|;(·•–—-]*\b(?:last )?(?:updated|modified|edited)\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    """Who wrote an article, and when, as lines of their own say it."""

    published: date | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def marks_of(line: str, *, several: bool = True) -> Marks | None:
    """What a line says that says nothing but who and when; None of any other line.

    Args:
        several: whether one that says more than one of these is read, too.
    """
    day = written_date(line) or _first_day(line)
    if day:
        return Marks(published=day)
    return _signature(line) or (_several(line) if several else None)


def _first_day(line: str) -> date | None:
    """The day of a line that says after it when the article was changed: "Sept. 1, 2014 Updated Sept. 2, 2014"."""
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    changed = _CHANGED.search(line)
    if changed is None or not _YEAR.search(line, changed.start()):
        return None
    return written_date(line[: changed.start()])


def named_day(line: str) -> tuple[str, date] | None:
    """A short name and a whole day, where a line is nothing else: "The Long Pier, 14 March 2014".

    Whose name it is, the line does not tell: a paper's, a place's, somebody's.
    """
    parts = _APART.split(line) if len(line) <= _LONGEST and _YEAR.search(line) else []
    if not 1 < len(parts) < 2 * _MOST_PARTS:
        return None
    for name, told in (parts[0], "".join(parts[2:])), (parts[-1], "".join(parts[:-2])):
        if is_name(name) and (day := written_date(told)):
            return name, day
    return None


def of_person_and_paper(line: str) -> Marks | None:
    """What a line says that names people with their paper; None of another.

    "Ida Brandt, Quay Gazette", "Quay Gazette, by Ida Brandt and Lee Okafor", and "Staff reporter, Quay Gazette".
    """
    if len(line) > _LONGEST or _YEAR.search(line):
        return None
    staff, parted, paper = line.partition(", ")
    if parted and _STAFF.fullmatch(staff):
        return Marks(outlet=paper) if is_outlet(paper) else None
    within = _WITHIN_BY.fullmatch(line)
    signature = _signature(within["by"]) if within and is_outlet(within["within"]) else None
    if within and signature and signature.authors:
        return Marks(authors=signature.authors, outlet=within["within"])
    marks = _who(line)
    return marks if marks and marks.authors and marks.outlet else None


def of_person_and_post(line: str, rest: Sequence[str]) -> Marks | None:
    """The people whom a line names with what they are at a paper, its part, or several with places; None of another.

    "Ida Brandt, health correspondent, Quay Gazette", "Travel, by Ida Brandt", "Ida Brandt in Oslo and Lee Okafor in
    Lindhaven".

    Args:
        rest: the text below the head. Of whom it speaks by name, the line tells who that is, not who wrote it.
    """
    marks = _with_post(line) if len(line) <= _LONGEST else None
    return marks if marks and not speaks_of(rest, marks.authors) else None


def speaks_of(rest: Sequence[str], people: Iterable[str]) -> bool:
    """Whether a text speaks of one of these people by the surname."""
    return any(person.split()[-1] in text for person in people for text in rest)


def _with_post(line: str) -> Marks | None:
    """People with what they are at a paper, with its part or with places; None of another line."""
    name, *beside = line.split(", ")
    if beside and is_person(name) and _AT_PAPER.fullmatch(beside[0]):
        paper = ", ".join(beside[1:])
        return Marks(authors=(name,), outlet=paper or None) if not paper or is_outlet(paper) else None
    within = _WITHIN_BY.fullmatch(line)
    if within and _PART.fullmatch(within["within"]):
        return _signature(within["by"])
    people = at_places(line)
    return Marks(authors=people) if people else None


def joined(marks: Iterable[Marks]) -> Marks:
    """What several lines say: of each the first that says it."""
    marks = list(marks)
    return Marks(
        next((one.published for one in marks if one.published), None),
        next((one.authors for one in marks if one.authors), ()),
        next((one.outlet for one in marks if one.outlet), None),
    )


def _signature(line: str) -> Marks | None:
    """The line as a credit. What stands behind a name may be where, or as what, its bearer works.

    "By Ida Brandt, Quay Gazette" names a paper; "By Ida Brandt, Brussels" and "By Ida Brandt, Crown Court" may not.
    """
    credit = credited(line)
    if credit is None:
        return None
    papers = [name for name in credit.beside if is_outlet(name) or is_titled(name)]
    return Marks(authors=credit.people, outlet=papers[0] if papers else None)


def _several(line: str) -> Marks | None:
    """A day with what stands around it, which must be people or a paper: a place and a day may be a picture's."""
    if len(line) > _LONGEST or not _YEAR.search(line) or is_prose(line):
        return None
    for pattern in (_DAY_BY, _BY_DAY):
        match = pattern.fullmatch(line)
        signature = _signature(match["by"]) if match else None
        if match and signature and (day := written_date(match["day"])):
            return joined([Marks(published=day), signature])
    parts = _APART.split(line)
    if not 1 < len(parts) < 2 * _MOST_PARTS:
        return None
    year = next((at for at in range(0, len(parts), 2) if _YEAR.search(parts[at])), 0)
    for first in range(0, year + 1, 2):
        for last in range(len(parts), year, -2):
            around = ["".join(parts[: max(0, first - 1)]), "".join(parts[last + 1 :])]
            said = _all_said([text for text in around if text])
            day = written_date("".join(parts[first:last])) if said is not None else None
            if said is not None and day:
                return joined([Marks(published=day), *said])
    return None


def _all_said(around: Sequence[str]) -> list[Marks] | None:
    """What all that stands around a day says; None where a part says nothing, or all is of pictures: theirs is the day.

    Beside a credit any name may be the paper's, and no line but one of a head has both: "Harbour Life – 14 March 2014 –
    by Ida Brandt". A place, a section or a single word is left out.
    """
    if all(map(of_pictures, around)):
        return None
    said = [_who(text) for text in around]
    if any(marks and marks.authors for marks in said):
        for at, text in enumerate(around):
            if said[at] is None and is_name(text):
                paper = (" " in text or is_titled(text)) and not is_place(text) and not is_section(text)
                said[at] = Marks(outlet=text if paper else None)
    return None if None in said else [marks for marks in said if marks]


def _who(text: str) -> Marks | None:
    """People and papers, one of which is known as such; None of anything else."""
    signature = _signature(text)
    if signature:
        return signature
    kept = _KEPT_BY.match(text)
    if kept and is_name(text[kept.end() :]):
        return Marks(outlet=text[kept.end() :])
    names = [BY.sub("", PUBLISHED_IN.sub("", name), count=1) for name in _APART.split(text)[::2]]
    papers = [name for name in names if is_outlet(name)]
    people = tuple(name for name in names if name not in papers)
    return (
        Marks(authors=people, outlet=papers[0]) if papers and ":" not in text and all(map(is_person, people)) else None
    )
