"""What lines of a head say by where they stand: between headline and prose a name and a day are a paper and its day.

In a text of its own, that is: at the top of a saved page such a line may be a picture's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from qa.ingest.byline import is_house, is_person
from qa.ingest.dateline import DAY, dateline
from qa.ingest.dates import written_date
from qa.ingest.outlet import is_outlet, is_place, is_section, is_titled, may_be_name
from qa.ingest.prose import is_headline
from qa.ingest.signed import Marks, named_day
from qa.patterns import lazy_pattern

#: "From Ida Brandt in Lindhaven".
_FROM_PLACE: Final = lazy_pattern(r"From (?P<name>[^,;:.]+) in (?:the )?[A-Z][^,;:.]{2,40}")
#: Whose day is the text's, whatever its line says behind it: "Meeting of 14 March 2014, 7.30pm, in the hall".
_OF_DAY: Final = lazy_pattern(
    rf"(?:(?:[a-z]+ ){{0,2}}(?:meeting|sitting|session) (?:of|on|held on) (?:[a-z]+day,? )?{DAY}(?=,|;|$| at | in )|"
    rf"(?:first )?(?:published|posted)(?: on)?:? (?:[a-z]+day,? )?{DAY.replace('?P<day>', '?P<own>')} ?[|·•])",
    re.IGNORECASE,
)
#: Years after a day of which a text speaks that was not written then: the day is one of its story.
_LATER: Final = 3
#: The year from which such a day is believed: older ones are of the story ("The Somme, 1 July 1916").
OLDEST: Final = 1980
_YEAR: Final = lazy_pattern(r"(?<![\d.,£$€])(?:1[6-9]|20)\d\d(?![\d.,]\d|\d)")


def placed_day(lines: Sequence[str], above: Sequence[int], said: Mapping[int, Marks]) -> dict[int, Marks]:
    """The first line above the prose that tells the day beside a place or a name; empty without one.

    Args:
        above: where lines stand above the prose.
        said: what others of them say.
    """
    for i in above[1:]:
        marks = sent_marks(lines[i], alone=True)
        if marks:
            return {i: marks}
    signed = any(marks.outlet is None for marks in said.values())
    rest = lines[above[-1] + 1 :] if above else ()
    for i in above:
        # A file may open with its paper, if a headline follows.
        first = i == above[0]
        if first and not any(is_headline(lines[j]) for j in above[1:] if j not in said):
            continue
        marks = name_and_day(lines[i], rest, signed=signed and not first)
        if marks:
            return {i: marks}
    return {}


def sent_marks(line: str, *, alone: bool = False) -> Marks | None:
    """What the dateline says that a line is or opens with; None without one.

    Args:
        alone: whether the line has to be nothing else.
    """
    sent = dateline(line)
    if sent is None or (alone and not sent.alone):
        return None
    sender = sent.sender or ""
    return Marks(sent.day, outlet=sender if is_outlet(sender) or is_titled(sender) else None)


def stated_day(lines: Sequence[str]) -> Marks | None:
    """The day that one of these lines of a head says to be the text's beside what no field keeps; None without one."""
    for line in lines:
        match = _OF_DAY.match(line)
        day = written_date(match["day"] or match["own"]) if match else None
        if day:
            return Marks(day)
    return None


def name_and_day(line: str, rest: Sequence[str], *, signed: bool) -> Marks | None:
    """A name and a day as a paper's; None where both may be a picture's, or of the story.

    Args:
        rest: the text below the head.
        signed: whether another line says who wrote the article: then the name is nobody's who did.
    """
    named = named_day(line)
    if named is None:
        return None
    name, day = named
    if day.year < OLDEST or is_place(name) or speaks_of_later(rest, day):
        return None
    if is_titled(name):
        return Marks(day, outlet=name)
    if " " not in name:
        return Marks(day) if "|" in line else None  # "Lindhaven, 14 March 2014" is a place, or a picture of it
    if not signed:
        return None
    return Marks(day, outlet=None if is_section(name) or any(name in text for text in rest) else name)


def speaks_of_later(rest: Sequence[str], day: date) -> bool:
    """Whether a text names a year, of those that have been, well after the day."""
    years = range(day.year + _LATER + 1, date.today().year + 1)
    return any(int(year) in years for text in rest for year in _YEAR.findall(text))


def names_beside(lines: Sequence[str], below: Sequence[int], gone: set[int], marks: Marks) -> dict[int, Marks]:
    """Names that stand by lines of the head, and what they say: what the others leave open.

    Where the paper is known, a person's name is the author's; where the author and the day are, another is the paper's.
    Without a blank line between, that is; a name right above the paper's or the day may stand apart. Below all others
    it may be the first subheading.
    """
    found: dict[int, Marks] = {}
    for i, after in pairwise([*below, -1]):
        sender = _FROM_PLACE.fullmatch(lines[i])
        name = sender["name"] if sender else lines[i]
        block = {i - 1, i + 1} & gone
        if i in gone or not (block or after in gone) or not may_be_name(name) or is_section(name):
            continue
        if marks.outlet and not marks.authors and is_person(name) and not is_place(name):
            found[i] = marks = Marks(marks.published, (name,), marks.outlet)
        open_for_paper = block and not sender and marks.authors and marks.published and not marks.outlet
        if open_for_paper and is_titled(name) and (is_house(name) or i + 1 in gone):
            found[i] = marks = Marks(marks.published, marks.authors, name)
    return found
