"""Whom the last of some words name: a pronoun, a name, or a description of somebody."""

from __future__ import annotations

import re
from typing import Final

from qa import phrases, wording
from qa.patterns import lazy_pattern
from qa.people import PAPERS, THINGS, is_human
from qa.speech.cast import Cast
from qa.types import Span

#: What is of somebody and stands before the name: "our obituary of", "the lawyer of".
_OF_SOMEBODY: Final = lazy_pattern(
    r"(?:^|[,;:]\s|\b(?:and|but|that|as|while|though)\s)\s*(?P<phrase>(?:the|an?|this|his|her|their|its|our|my)\s"
    r"(?:[a-z][\w’'-]*\s){1,4})(?:of|about|on)\s(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
#: What stands before a description and is no part of it: of "and prosecutors", "keep it and honour the closures", "five
#: years by a judge".
_JOINED: Final = lazy_pattern(
    r"(?:and|or|nor|so|yet|then|though)\s|"
    r"(?:.{1,160}\s)?(?:days?|weeks?|months?|years?)\s(?:[a-z]+\s)?by\s(?=(?:the|an?|his|her|its|their)\s)|.{1,160}\s(?:and|or|but)\s[a-z]+\s(?=(?:the|an?|his|her|its|their)\s)",
    re.IGNORECASE,
)
#: What joins clauses, over which no description goes on: "a fine while large hotels".
_CLAUSES: Final = lazy_pattern(r"\s(?:as|while|after|when|because)\s")


def ending(cast: Cast, start: int, words: str) -> str | None:
    """Whoever the last of these words, which begin at `start`, name."""
    words = words.rstrip()
    pronoun = wording.PRONOUN_END.search(words)
    if pronoun and pronoun.group(1) not in wording.ABBREVIATIONS:
        return cast.pronoun(pronoun.group(1), start + pronoun.start())
    last = cast.people.ending(start, start + len(words))
    headed = phrases.headed(words)
    if headed and (last is None or last[0] > start + headed.end("article")):
        who = _headed(cast, start, headed)
        if who is not None:
            return who
    if last is not None:
        return _named(cast, start, words, last)
    described = phrases.description(words)
    if described:
        return _described(cast, start, described)
    bare = re.search(r"(?:^|[\s(])([\w-]+(?:\.[\w-]+)+)$", words)  # "football.example.org"
    return bare.group(1) if bare else None


def _headed(cast: Cast, start: int, headed: re.Match[str]) -> str | None:
    """Whom a subject that goes on behind a preposition means: "the mother of Berg", "a post on Telegram"."""
    phrase = headed["phrase"]
    noun = phrase.split()[-1]
    if (
        phrases.has_verb(phrase)
        or wording.CUE.fullmatch(noun)
        or noun.casefold() in wording.NO_NOUN
        or noun.endswith(("’s", "'s", "s’", "s'"))  # "the country’s leading oceanographer"
    ):
        return None
    who = cast.described(phrase, start + headed.start("phrase"))
    at_place = wording.AT_PLACE.match(headed.string, headed.end("phrase"))
    # (of "the authorities", where they are tells which)
    return f"{who[0].lower()}{who[1:]}{at_place.group()}" if who == phrase and at_place else who


def _named(cast: Cast, start: int, words: str, last: Span) -> str:
    """Whom the name that ends the words means: "Jon Craig at Sky News" is Jon Craig."""
    before = words[: last[0] - start]
    if not cast.people.is_person(cast.named(last)) and (who := _employed(cast, start, before)):
        return who
    whose = _OF_SOMEBODY.search(before)
    if whose and (who := _of_somebody(cast, start, whose, words, last)):
        return who
    name = cast.paired(start, last)
    trade = wording.BY_TRADE.search(before)
    if trade is None or cast.people.is_known(name):
        return name
    place = start + trade.start(1)
    return cast.described(cast.text[place : start + len(words)], place)


def _employed(cast: Cast, start: int, before: str) -> str | None:
    """The person named before what he or she is of: before "the union", of "Jon Craig of "."""
    employed = wording.EMPLOYED.search(before)
    person = cast.people.ending(start, start + employed.start()) if employed else None
    return who if person and cast.people.is_person(who := cast.named(person)) else None


def _of_somebody(cast: Cast, start: int, whose: re.Match[str], words: str, last: Span) -> str | None:
    """What is of somebody, with the name: "the lawyer of Anna Berg", "our obituary of Anna Berg"."""
    noun = whose["phrase"].split()[-1].casefold()
    if phrases.has_verb(whose["phrase"].rstrip()) or not (is_human(noun) or noun in PAPERS | THINGS):
        return None
    phrase = words[whose.start("phrase") :]
    # (whoever spoke last may be "the mayor of Bergen", and is nobody's lawyer)
    is_own = cast.people.is_person(cast.named(last))
    who = phrase if is_own else cast.described(phrase, start + whose.start("phrase"))
    return f"{who[0].lower()}{who[1:]}" if who == phrase else who


def _described(cast: Cast, start: int, described: re.Match[str]) -> str | None:
    joined = _JOINED.match(described.group())
    at = described.start() + (joined.end() if joined else 0)
    phrase = described.string[at : described.end()]
    noun = phrase.split()[-1]
    # "The states said" and "the claims say" are subjects; "the paper reports" is one with its verb.
    if (
        noun.casefold() in wording.NO_NOUN | {"yet"}  # "the council has not yet said"
        or (wording.CUE.fullmatch(noun) and len(phrase.split()) > 2)
        or wording.CUE.search(phrase.rpartition(" ")[0])
        or _CLAUSES.search(phrase)
    ):
        return None
    return _employed(cast, start, described.string[:at]) or cast.described(phrase, start + at)
