"""How old somebody or something is: no thousands, no years of a term or a marriage, and nobody else's age. English."""

from __future__ import annotations

import re
from typing import Final

from qa import first_names, names
from qa.kin import RELATIVE
from qa.lexical import stem, stems
from qa.patterns import lazy_pattern
from qa.people import TITLES, full_name, is_human
from qa.reader.choice import plain_words
from qa.reader.rules import BEFORE, WORD, Fits
from qa.types import Span

_HOW_OLD: Final = lazy_pattern(r"\bhow old\b", re.IGNORECASE)
_YEAR: Final = lazy_pattern(r"\b(?:1\d|20)\d\d\b")
#: No age: thousands but of years, and what counts others, as "77 votes".
_NO_AGE: Final = lazy_pattern(
    r"\d,\d{3}\b(?![ -]years?\b)"
    r"|\b\d+ (?!(?:years?|months?|weeks?|days?|hours?|minutes?|centuries|decades)\b)[a-z]{3,}s\b"
)
#: What is said of an age without telling it.
_NO_YEARS: Final = frozenset("young younger youngest old older oldest elderly aged ancient adult grown new".split())
#: No age of a person, though it may be one of a church.
_THOUSANDS: Final = lazy_pattern(r"\d,\d{3}\b")
_HUNDREDS: Final = lazy_pattern(r"\D*(?:1[3-9]|[2-9]\d)\d\D*")
#: Somebody's, before its age: "her church is".
_OWNED: Final = lazy_pattern(r"\b(?:his|her) (?P<what>[\w’'-]+) (?:is|was) (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
#: Asks for the age of whoever it names: not of "Tarn's mayor", whose name it does not say.
_AGE_OF: Final = lazy_pattern(r"\bhow old (?:is|was|are|were) (?:the )?(?P<name>.+)", re.IGNORECASE)
_NOT_OWN: Final = lazy_pattern(r"['’]|\s(?!now\b|today\b|then\b|when\b)\w", re.IGNORECASE)
#: Before somebody else's age: "I have a seven-year-old".
_HAS_ONE: Final = lazy_pattern(r"\b(?:have|has|had|with) (?:an?|two|three) $", re.IGNORECASE)
#: Behind an age, whose it is: "a seven-year-old son".
_OLD_ONE: Final = lazy_pattern(r"(?:[ -]years?[ -]old)? (?P<who>[^\W\d_]+)")
#: Years that somebody has been something, or for which something went on: "his wife of nine years", "a ten-year term".
_OF_YEARS: Final = lazy_pattern(
    r"\b(?:wife|husband|partner|spouse|girlfriend|boyfriend|marriage|career|veteran|member|employee|reign|friends?|sentence"
    r"|term|contract|ban) of (?:about |some |nearly |almost |over |more than |just )?$",
    re.IGNORECASE,
)
_YEARS_OF: Final = lazy_pattern(
    r"-year[ -](?!old)|[ -]years? (?:ago|later|earlier|before|in (?:prison|jail|office|charge|power)"
    r"|of (?:marriage|service|experience)|behind bars)\b"
)
#: Behind somebody, whose or where: "the vicar of".
_WHOSE: Final = lazy_pattern(r"\b(?:of|in|at|from|who|when|now|today|then)\b", re.IGNORECASE)
_POSSESSIVE: Final = lazy_pattern(r"['’]")
#: Between a name and its age: "Eva Lund, 31, a baker".
_AGED: Final = lazy_pattern(r", (?:aged )?$")
#: Where a year tells how old: "born in 1961".
_SINCE: Final = lazy_pattern(
    r"\b(?:born|built|founded|made|opened|dates?|dated|dating|since|from|established|erected|consecrated|completed"
    r"|finished|planted|launched|laid|created|formed|invented|started|beg[au]n|set up)\b",
    re.IGNORECASE,
)
#: "How old is Eva Berg's wife?"
_AGE_OF_KIN: Final = lazy_pattern(
    rf"\bhow old (?:is|was|are|were) (?P<name>[^?’']{{1,80}})['’]s? {RELATIVE}\b", re.IGNORECASE
)


def _aged(question: str) -> tuple[str, ...]:
    """The words of the name whose age is asked for; none where a question calls somebody something else."""
    of = _AGE_OF.search(question)
    named = names.names(f"of {of['name']}") if of else []
    if not of or not named or named[0][0] != len("of "):
        return ()
    end = named[0][1] - len("of ")
    own = of["name"][:end].removesuffix("’s").removesuffix("'s")
    return () if _NOT_OWN.match(of["name"], len(own)) else plain_words(own)


def _is_of_somebody(question: str) -> bool:
    """Whether a question plainly wants the age of a person: of the vicar, or of Eva Berg."""
    of = _AGE_OF.search(question)
    said = WORD.findall(_WHOSE.split(of["name"])[0]) if of else []
    own = of is not None and not _POSSESSIVE.search(of["name"])
    return bool(said) and (is_human(said[-1].casefold()) or (own and first_names.gender(said[0]) is not None))


def _is_age(question: str, text: str, span: Span, asked: tuple[str, ...]) -> bool:
    """Whether a span may tell how old somebody or something is: a year does where it is one of a beginning.

    Args:
        asked: the words of the name whose age is asked for; none if it is of somebody whom the question does not name.
    """
    if _NO_YEARS.issuperset(plain_words(text[slice(*span)])):
        return False
    before = text[max(0, span[0] - BEFORE) : span[0]]
    aged = _AGED.search(before)
    called = next((name for name in names.names(before) if aged and name[1] == aged.start()), None)
    if asked and called and _is_anothers(before[slice(*called)], asked, text):
        return False
    one = _OLD_ONE.match(text, span[1])
    if _HAS_ONE.search(before) and not (one and stem(one["who"].casefold()) in stems(question)):
        return False
    owned = _OWNED.search(text, max(0, span[0] - BEFORE), span[0])
    if owned and _THOUSANDS.search(text, *span) and stem(owned["what"].casefold()) not in stems(question):
        return False
    if _YEAR.search(text, *span):
        return bool(_SINCE.search(text[: span[1]][-BEFORE:]))
    counts = _NO_AGE.search(text, span[0], min(len(text), span[1] + BEFORE))
    return not counts or counts.start() >= span[1]


def _owner(question: str) -> frozenset[str]:
    """The words of the name of whose relative the age is asked for: "How old is Eva Berg's wife?"."""
    of = _AGE_OF_KIN.search(question)
    return frozenset(plain_words(of["name"])) if of else frozenset()


def _is_aged(name: frozenset[str], text: str, span: Span) -> bool:
    """Whether a span stands right behind a name as its age, one of these words alone: "Berg, 40"."""
    before = text[max(0, span[0] - BEFORE) : span[0]]
    aged = _AGED.search(before)
    called = next((one for one in names.names(before) if aged and one[1] == aged.start()), None)
    return called is not None and name.issuperset(plain_words(before[slice(*called)]))


def _is_anothers(name: str, asked: tuple[str, ...], text: str) -> bool:
    """Whether a name is not the one of these words: it may be a longer or a shorter form of it, but of two with one
    surname it is the other's where the text has the first name that is asked for.

    "Dave Lund" and "David Lund" are one, unless both have an age.
    """
    if set(asked).isdisjoint(plain_words(name)):
        return True
    full = plain_words(full_name(name) or "")
    if len(full) < 2 or len(asked) < 2 or _is_title(full[0]) or _is_title(asked[0]):  # "Widow Lund" may be anybody
        return False
    if set(asked).intersection(full) != {asked[-1]} or asked[0] not in plain_words(text):
        return False
    return not first_names.may_be_one(asked[0], full[0]) or _has_age(asked, text)


def _is_title(word: str) -> bool:
    """Whether a word before a surname is no first name: "Mayor", "Widow", unlike "Victor"."""
    return word in TITLES or (is_human(word) and first_names.gender(word) is None)


def _has_age(name: tuple[str, ...], text: str) -> bool:
    """Whether a text gives the age of somebody by a name of these words: "Dave Lund, 31"."""
    whole = r"\W+".join(name)
    return bool(re.search(rf"\b{whole}, (?:aged )?\d", text, re.IGNORECASE))


def _is_no_life(text: str, span: Span) -> bool:
    """Whether a span counts years of something else than somebody's life."""
    figures = names.figures(text[slice(*span)])
    first, last = (span[0] + place for place in figures[0]) if figures else span
    return bool(_OF_YEARS.search(text, max(0, first - BEFORE), first) or _YEARS_OF.match(text, last))


def _is_no_years(words: str) -> bool:
    """Whether words are no age of a person: more years than anybody has, or a name alone."""
    named = bool(names.names(words)) and not any(each.isdigit() for each in words) and not names.figures(words)
    return named or bool(_THOUSANDS.search(words) or _HUNDREDS.fullmatch(words))


def of_that_age(question: str, text: str) -> Fits | None:
    """How old somebody is is told by an age, and by the age of whoever is asked about."""
    if not _HOW_OLD.search(question):
        return None
    asked, kin_of, somebody = _aged(question), _owner(question), _is_of_somebody(question)
    return lambda span: (
        _is_age(question, text, span, asked)
        and not (kin_of and _is_aged(kin_of, text, span))
        and not (somebody and (_is_no_years(text[slice(*span)]) or _is_no_life(text, span)))
    )
