"""Whom the last of some words name: a pronoun, a name, or a description of somebody."""

from __future__ import annotations

import re

from qa import phrases, wording
from qa.people import PAPERS, THINGS, is_human
from qa.speech.cast import Cast
from qa.types import Span


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
    if phrases.has_verb(phrase) or wording.CUE.fullmatch(noun) or noun.casefold() in wording.NO_NOUN:
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
    whose = wording.OF_SOMEBODY.search(before)
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
    phrase = described.group()
    noun = phrase.split()[-1]
    # "The states said" and "the claims say" are subjects; "the paper reports" is one with its verb.
    if (
        noun.casefold() in wording.NO_NOUN
        or (wording.CUE.fullmatch(noun) and len(phrase.split()) > 2)
        or wording.CUE.search(phrase.rpartition(" ")[0])
    ):
        return None
    employed = _employed(cast, start, described.string[: described.start()])
    return employed or cast.described(phrase, start + described.start())
