"""Who stands behind a verb of saying or "according to": "said the mayor", "said Philip Mudd, an analyst"."""

from __future__ import annotations

import re
from typing import Final

from qa import names, phrases, wording
from qa.patterns import lazy_pattern
from qa.people import PAPERS, is_human, is_no_human
from qa.phrases import REACH
from qa.speech.cast import Cast
from qa.speech.speakers import Said

#: A cue that is no verb.
ACCORDING_TO: Final = "according to"
#: Words between a verb and what closes its subject off.
_MOST_WORDS: Final = 6
_OPENS_DESCRIPTION: Final = lazy_pattern(
    r"(?:the|a|an|his|her|their|its|one|another|some|several|this)\b|[\w.-]+\.[a-z]{2,}$|(?-i:[^\W\d_a-z])\S*['’]s?\s",
    re.IGNORECASE,
)


def inverted(cast: Cast, cue: re.Match[str], start: int) -> Said | None:
    """ "…, said the paper, …": whoever stands behind the verb, closed off by a comma or a full stop.

    Args:
        cue: found in a part of the text that begins at `start`.
    """
    text = cue.string
    before = text[: cue.start()].rstrip()
    if (before and not before.endswith((",", "”", '"', "’"))) or cue.group().casefold() in wording.NEVER_FIRST:
        return None
    closed = wording.CLOSED.match(text, cue.end())
    if (
        closed is None
        or wording.VERB.search(wording.SEVERAL_FIRST.sub("", closed["who"]))
        or len(closed["who"].split()) > _MOST_WORDS
    ):
        return None
    end = closed.end("who")
    if _is_apposition(cue) and (end == len(text) or wording.GOES_ON.match(text, end)):
        return None
    if wording.CLAUSE_GOES_ON.match(text, end):
        return None  # "said the focus on trade should …"
    if cue.group().casefold() in wording.WITH_CLAUSE and _is_object(closed["who"].strip()):
        return None
    return behind(cast, start + cue.end(), start + len(text), cue.group())


def _is_object(phrase: str) -> bool:
    """Whether what stands behind a verb is what somebody does with it: "added a fourth", "announced a deal"."""
    indefinite = re.match(r"(?:an?|another|one)\s(?P<what>[a-z][\w’'-]*(?:\s[a-z][\w’'-]*)*)", phrase, re.IGNORECASE)
    noun = re.split(r"\s(?:of|for|from)\s", indefinite["what"])[0].split()[-1] if indefinite else ""
    return bool(noun) and not is_human(noun) and not is_no_human(noun)


def is_inverted(cast: Cast, cue: re.Match[str], start: int) -> bool:
    """Whether a name behind a verb is its subject, and not that of what was said: "said Berg of the harbour"."""
    named = cast.people.within(start + cue.end(), start + cue.end() + REACH)
    if not named or _is_apposition(cue):
        return False
    return wording.FINITE.match(cue.string, named[0][1] - start) is None


def _is_apposition(cue: re.Match[str]) -> bool:
    """Whether the words before a verb are its subject alone: "Anna Berg, a nurse, said"."""
    before = cue.string[: cue.start()]
    return wording.APPOSED.fullmatch(before) is not None and wording.VERB.search(before) is None


def behind(cast: Cast, start: int, end: int, cue: str) -> Said | None:
    """Whoever the words `text[start:end]` behind a verb or "according to" begin with."""
    words = cast.text[start:end]
    lead = len(words) - len(words.lstrip())
    stop = wording.STOP.search(words, lead + 1)
    while stop and stop.group().startswith(".") and phrases.is_abbreviated(words, stop.start()):
        stop = wording.STOP.search(words, stop.end())
    phrase = words[lead : stop.start() if stop else len(words)].rstrip()
    clause = re.search(r"(?<=\w{3})\s(?:he|she|it|they|there|we|I)\s", phrase)
    if clause:  # "according to the police he has confessed"
        phrase = phrase[: clause.start()]
    if not phrase or not phrase[0].isalnum() or wording.NO_SUBJECT.match(phrase) or len(phrase) > REACH:
        return None
    at = start + lead
    if wording.PRONOUN_END.fullmatch(phrase) and phrase not in wording.ABBREVIATIONS:
        who = cast.pronoun(phrase, at)
        return Said(who, cue) if who is not None else None
    if stop and re.match(r"\s?and\s", words[lead + len(phrase) :]):
        phrase = _joined(words, phrase, lead, stop)
    name = cast.people.ending(at, at + len(phrase))
    if name and name[0] > at and wording.OFFICE_IN.match(phrase):  # "the chairman of the Harbour Trust, Anna Berg"
        who = _apposed(cast, phrase, at + len(phrase))
        if who:
            return Said(who, cue)
    if name:
        return Said(cast.paired(at, name), cue)
    noun = phrase.split()[-1].casefold()
    by = re.match(r"\s(?:by|from) (?:the )?(?=[^\W\d_a-z])", words[lead + len(phrase) :])
    author = behind(cast, at + len(phrase) + by.end(), end, cue) if by and noun in PAPERS else None
    if author or noun in wording.NO_NOUN:
        return author
    who = _meant(cast, phrase, at, cue)
    return Said(who, cue) if who is not None else None


def _joined(words: str, phrase: str, lead: int, stop: re.Match[str]) -> str:
    """A name with what is joined to it: "Jeany and Stephen Cronk", "the Institute for Business and Human Rights"."""
    longer = wording.STOP.search(words, stop.end() + 1)
    more = words[lead : longer.start() if longer else len(words)].rstrip()
    return more if more.split()[-1][0].isupper() else phrase


def _meant(cast: Cast, phrase: str, at: int, cue: str) -> str | None:
    """Whom a phrase means that does not end with a name."""
    if _OPENS_DESCRIPTION.match(phrase):
        return _apposed(cast, phrase, at + len(phrase)) or cast.described(phrase, at)
    is_description = wording.DESCRIBED.fullmatch(phrase)
    found = names.names(phrase)
    if found and found[0][0] == 0 and not is_description:
        return cast.people.named(phrase[slice(*found[-1])], at + found[-1][0])
    return phrase if is_description or (cue == ACCORDING_TO and wording.SOURCE.fullmatch(phrase)) else None


def _apposed(cast: Cast, role: str, at: int) -> str | None:
    """The name behind a role that ends there: of "its managing director, Anna Berg", "Anna Berg"."""
    if not wording.ROLE.fullmatch(role):
        return None
    comma = re.match(
        r"(?:\s(?:in|at|for)\s(?:the\s)?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?,\s"
        r"(?:(?:the|an?)\s(?:[a-z-]+\s){1,4})?(?:Mr\s|Mrs\s|Ms\s|Miss\s|Dr\.?\s|Sir\s)?",
        cast.text[at : at + 90],
    )
    named = cast.people.within(at + comma.end(), at + REACH) if comma else []
    if not named or not comma or named[0][0] != at + comma.end():
        return None
    who = cast.named(named[0])
    if wording.APPOSITION_ENDS.match(cast.text, named[0][1]) is None:
        return None
    # "according to the mayor, Bergen, Oslo and …": a bare name is that of the owner's wife or friend at most.
    return who if cast.people.is_person(who) or wording.KIN.match(role) else None


def role_named(cast: Cast, at: int) -> str | None:
    """The name behind a role: "Ukraine's acting defence minister, Ihor Teniukh" → "Ihor Teniukh"."""
    role = wording.ROLE_NAMED.match(cast.text, at)
    return cast.people.named(role["name"], role.start("name")) if role else None
