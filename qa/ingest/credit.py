"""A line that says whose work an article is: "By Ida Brandt in Lindhaven", "Words: Ida Brandt", "From our staff".

Knows nothing of days and of papers' names beyond what it is told of a name. What no person or desk follows is no such
line: "By land and sea", "Photographs show the damage", "From our archives: the flood".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from qa import first_names
from qa.ingest.byline import is_agency, is_house, is_person, is_post
from qa.ingest.outlet import is_outlet, is_place, is_section
from qa.patterns import lazy_pattern

#: Code points of the longest line that is looked at; words of the longest name, with or without a place behind it.
_LONGEST: Final = 160
_MOST_WORDS: Final = 5

#: What may be "by" somebody in a line of its own. "Goal by", "Visit by" and "Novel by" open headlines.
_WORK: Final = (
    r"(?:an? )?(?:(?:long|special|guest|exclusive|first) )?(?:read|report|review|interview|profile|essay|analysis|"
    r"column|comment|commentary|opinion|words|story|text|feature|dispatch|investigation|obituary)|"
    r"written|reported|reporting|writing|reviewed|interviewed|posted|published|compiled|contributed|submitted"
)
_BY: Final = lazy_pattern(rf"(?:(?P<work>{_WORK}) )?by:? +|(?:von|par|por) +|(?:author|text): +", re.IGNORECASE)
_LABEL: Final = lazy_pattern(
    r"(?:words|reporter|writer|correspondent|story|interview|interviewer|questions|review): +", re.IGNORECASE
)
_OURS: Final = lazy_pattern(
    r"from (?:our|a) (?:[\w-]+ ){0,3}?(?:correspondents?|reporters?|staff|newsroom)\b,? *", re.IGNORECASE
)
#: Nobody by name: desks, staffs, wires.
_DESK: Final = lazy_pattern(
    r"by:? +(?:(?:our|the|an?) )?(?:[\w’'-]+ ){0,3}(?:desk|staff|team|newsroom|agencies|correspondents?|reporters?|"
    r"editors?)|from (?:[\w’'-]+ ){0,6}(?:staff|wire|agency|local|news) reports?|"
    r"(?:staff|agencies) and (?:staff|agencies|wires?)",
    re.IGNORECASE,
)
_PICTURES: Final = lazy_pattern(
    r"(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?|graphics?|video)(?: by |: ?)(?P<names>.+)",
    re.IGNORECASE,
)
#: Behind a semicolon: who else had a hand in it.
_OTHER_HANDS: Final = lazy_pattern(
    r" *(?:additional )?(?:reporting|writing|edit(?:ing|ed)|production|translat(?:ion|ed)|photographs?|graphics) by .*",
    re.IGNORECASE,
)
#: Where somebody reports from: "in Brussels", "at Saltmarsh Park".
_WHERE: Final = lazy_pattern(r" (?:reporting )?(?:in|at|from|aboard) (?:the )?[A-Z][^,;:.!?]{1,40}$")
_APART: Final = lazy_pattern(r" *[,|·•] *(?:and +)?| +(?:and|und|et|y|&) +")
#: A paper behind a name: "(Quay News)", "for the Quay Gazette".
_ASIDE: Final = lazy_pattern(r" *\((?P<within>[^()]{2,40})\)| for (?:the )?(?=[A-Z])")
#: What papers are called last, and people behind more first names than anybody lists.
_SURNAMES: Final = frozenset(("Sun", "Star", "Ledger", "Messenger"))
#: Of a sentence, not of an initial or "Jr."
_STOP: Final = lazy_pattern(r"(?<![A-Z])(?<!\b[JS]r)\.$")


@dataclass(frozen=True)
class Credit:
    """Whose work a line says the article is: people by name, and what stands beside them."""

    people: tuple[str, ...] = ()
    #: Names behind them that are neither people's nor posts: papers, places, courts.
    beside: tuple[str, ...] = ()


def credited(line: str) -> Credit | None:
    """What a line says of whose work it heads; one of a desk, or of pictures, names nobody. None of any other line."""
    if len(line) > _LONGEST:
        return None
    line = line.strip()
    if _DESK.fullmatch(line) or of_pictures(line):
        return Credit()
    ours = _OURS.match(line)
    if ours:
        rest = line[ours.end() :]
        return Credit() if not rest or _WHERE.fullmatch(f" {rest}") else _named(rest)
    by = _BY.match(line)
    opened = by or _LABEL.match(line)
    if opened is None:
        return None
    names, parted, others = line[opened.end() :].partition(";")
    if parted and not _OTHER_HANDS.fullmatch(others):
        return None
    return _named(names, plain=bool(by and not by["work"]))


def of_pictures(line: str) -> bool:
    """Whether a line says who made the pictures, and nothing else."""
    pictures = _PICTURES.fullmatch(line)
    return bool(pictures and _named(pictures["names"]))


def at_places(line: str) -> tuple[str, ...]:
    """The people of a line that names several, each with a place, and nothing else; none of any other line.

    "Ida Brandt in Oslo and Lee Okafor in Lindhaven".
    """
    placed = _APART.split(line) if len(line) <= _LONGEST else []
    names = tuple(_WHERE.sub("", name) for name in placed)
    each = all(name != whole and is_person(name) for name, whole in zip(names, placed, strict=True))
    return names if len(names) > 1 and each else ()


def opens_credit(line: str) -> bool:
    """Whether a line opens as credits do: it is the headline only where no other line may be."""
    return bool(_BY.match(line) or _LABEL.match(line) or _OURS.match(line))


def _named(text: str, *, plain: bool = False) -> Credit | None:
    """The names of a credit; None where its first words name nobody.

    Args:
        plain: whether nothing but "By" stands before them: a house may follow then ("By Associated Press").
    """
    text = _ASIDE.sub(r", \g<within>", text)
    names = [_STOP.sub("", _WHERE.sub("", name.strip())) for name in _APART.split(text)]
    if not is_person(names[0]) and not (plain and _is_house(names[0])):
        return None
    people, beside = [names[0]], []
    paper = _STOP.sub("", text.rpartition(",")[2].strip())
    for name in names[1:]:
        if is_person(name) and not is_place(name) and not is_section(name) and not (name == paper and _is_paper(name)):
            people.append(name)
        elif not is_post(name):
            if not _is_name(name):
                return None
            beside.append(name)
    return Credit(tuple(people), tuple(beside))


def _is_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= _MOST_WORDS and words[0][0].isupper()


def _is_paper(name: str) -> bool:
    """Whether a name that may be a person's is a paper's by its last word: "Quay Echo", not "Emily Post"."""
    words = name.split()
    if words[-1] in _SURNAMES or is_outlet(words[0]) or first_names.gender(words[0]):
        return False
    return is_outlet(name)


def _is_house(name: str) -> bool:
    """Whether it is a house of two words at least: "By Quay News", "By Associated Press"."""
    words = name.split()
    return (
        1 < len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in words)
        and (is_house(name) or is_agency(name))
    )
