"""Whom a question of who may mean: no street, no figure, and not the one whom it names itself. English."""

from __future__ import annotations

import re
from typing import Final

from qa import descriptions, names
from qa.nations import nations
from qa.patterns import lazy_pattern
from qa.questions import OPENING, asks_who
from qa.reader.choice import plain_words
from qa.reader.rules import BEFORE, WORD, Fits
from qa.reader.rules.left import asks_holder, has_left
from qa.types import Span

#: "Who won when Rovers played City?"
_CONTEST: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:has|had|is|was|will) )?(?:won|wins?|winning|lost|loses?|leads?|led|leading|ahead)\b",
    re.IGNORECASE,
)
_STREET: Final = (
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Gardens|Square|Way|Court|Place|Grove|Hill|Row|Walk)"
)
#: Asks for an office of a country, which has one; an ambassador is of one country in another, a coach of any.
_OF_A_NATION: Final = lazy_pattern(r"\b(?:president|premier|chancellor|king|queen|minister|secretary)\b", re.IGNORECASE)
#: Before somebody who is elsewhere what another is here: "his Russian counterpart".
_COUNTERPART: Final = lazy_pattern(r"\b(?:his|her|their|its) (?P<whose>[A-Z][\w-]+(?: [A-Z]\w+)?) counterpart,? $")
#: "Pro-Moscow" of "pro-Moscow authorities" is nobody, nor is "Ukraine's pro-Kremlin" of such a president.
_FOR_OR_AGAINST: Final = lazy_pattern(r"(?:[^\n]*\s)?(?:pro|anti|non)-\w+", re.IGNORECASE)
#: A street with its town, or with its house.
_ADDRESS: Final = lazy_pattern(rf"\W*(?:\d+\w? (?:\w+ ){{1,3}}{_STREET}\b|(?:\w+ ){{1,3}}{_STREET}, [A-Z])")


def _is_anothers_office(nation: frozenset[str], text: str, span: Span) -> bool:
    """Whether a span names one who holds an office of another country: "Russian President Vladimir Putin"."""
    named = names.names(text[slice(*span)])
    if len(named) != 1:
        return False
    name = span[0] + named[0][0], span[0] + named[0][1]
    told = nations(" ".join((text[slice(*span)], *descriptions.beside(text, name))))
    return bool(told) and told.isdisjoint(nation)


def _is_counterpart(countries: frozenset[str], text: str, span: Span) -> bool:
    """Whether a span names the counterpart of somebody in another country: his Russian one is not American."""
    found = _COUNTERPART.search(text, max(0, span[0] - BEFORE), span[0])
    whose = nations(found["whose"]) if found else frozenset()
    return bool(whose) and whose.isdisjoint(countries)


def _is_no_one(words: str) -> bool:
    if _ADDRESS.match(words) or _FOR_OR_AGAINST.fullmatch(words):
        return True
    figures = sorted({*names.figures(words), *names.dates(words)}, reverse=True)
    for start, end in figures:
        words = words[:start] + words[end:]
    return bool(figures) and not WORD.search(words)


def another_than_named(question: str, text: str) -> Fits | None:
    """A who is nobody whom the question names: whoever replaces Lind is not Lind. Of two that it names one may win."""
    if not asks_who(question) or " or " in question or descriptions.asked(question) is not None:
        return None
    called = names.names(question)
    named = {word for start, end in called for word in plain_words(question[start:end])}
    if not named or (len(called) > 1 and _CONTEST.match(question)):
        return None

    def check(span: Span) -> bool:
        words = text[slice(*span)]
        told = {word for start, end in names.names(words) for word in plain_words(words[start:end])}
        return not told or not told <= named

    return check


def of_somebody(question: str, text: str) -> Fits | None:
    """Who somebody is, who holds an office and who did something is told by no street and no figure; nor by whoever
    has left the office, holds that of another country, or is another country's minister beside the one asked for.
    """
    name = descriptions.asked(question)
    if name is not None and not name.islower():
        return lambda span: descriptions.fits(name, text, span) and not _is_no_one(text[slice(*span)])
    if asks_holder(question):
        nation = nations(question) if _OF_A_NATION.search(question) else frozenset()
        return lambda span: (
            not _is_no_one(words := text[slice(*span)])
            and not has_left(question, words, text)
            and not (nation and _is_anothers_office(nation, text, span))
        )
    if asks_who(question):
        countries = nations(question)
        return lambda span: (
            not _is_no_one(text[slice(*span)]) and not (countries and _is_counterpart(countries, text, span))
        )
    return None
