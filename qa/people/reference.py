"""Whom "he", "the governor" or "the paper" stands for at a place of a text. English."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import islice
from typing import Final

from qa import wording
from qa.first_names import Gender
from qa.nations import nations
from qa.patterns import lazy_pattern
from qa.people.fullnames import full_name
from qa.people.mentions import People
from qa.people.words import (
    ASKERS,
    FIRM,
    INSTITUTIONS,
    PAPERS,
    PLURAL,
    PRESS,
    ROLE_BEFORE,
    THINGS,
    TITLES,
    UNIQUE,
    is_human,
    is_no_human,
    is_unnamed,
)
from qa.types import Span

_PRONOUNS: Final[dict[str, Gender]] = {"he": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
#: Code points of a paragraph, and people named before, that are looked at for whom "he" stands for.
_PARAGRAPH: Final = 4_000
#: A sentence, as far as needed to tell who stands in one with whom.
_SENTENCE: Final = lazy_pattern(r"[^\s.!?](?:[^.!?\n]|[.](?!\s)|(?<=\b[A-Z][a-z])[.]|(?<=\b[A-Z])[.])*")
_EARLIER: Final = 200
#: A minister, with what stands before and behind that tells of what: "the public works minister".
_MINISTER: Final = lazy_pattern(
    r"(?:(?<![\w’'-])(?P<before>(?:[\w’'-]{1,40} ){1,4}))?minister\b(?: (?:of|for) (?P<of>[a-z]+(?: [a-z]+){0,3}))?",
    re.IGNORECASE,
)
#: What tells of somebody that it is none of those who were named: "the local mayor".
_ANOTHER: Final = lazy_pattern(r"\b(?:local|nearby|neighbou?ring|rival|opposing|fellow|other)\s", re.IGNORECASE)
#: Words before a minister that tell nothing of the post.
_NO_POST: Final = frozenset("prime former acting deputy junior senior then their state that with from".split())


def pronoun(people: People, word: str, at: int, last: str | None, last_at: int) -> str | None:
    """Whom "he" or "she" stands for at a place: who spoke last, else who was named last before it.

    Args:
        last: who spoke last, if anyone did shortly before, and where that ended.
    """
    gender = _PRONOUNS.get(word.casefold())
    if gender is None:
        return last
    nearest, nearest_at = _subject_before(people, at, last_at)
    if last and not people.is_person(last) and is_unnamed(last) and not PLURAL.search(last):
        since = nearest if nearest_at > last_at else None
        if is_no_human(last):
            last = None
        elif since is None or people.gender.get(since, gender) != gender:
            return last  # "the caller", of whom no name is given
    earlier = (people.mentions[place].name for place in range(bisect_right(people.mention_ends, at) - 1, -1, -1))
    likely = [name for name in ((nearest, last) if nearest_at > last_at else (last, nearest)) if name]
    candidates = [*(one for one in likely if people.is_person(one)), *islice(earlier, _EARLIER)]
    fitting = [
        name for name in candidates if people.gender.get(name, gender) == gender and not people.may_be_place(name)
    ]
    if not fitting:
        return None if last and (is_no_human(last) or people.gender.get(last, gender) != gender) else last
    paragraph = max(people.text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
    # (whoever has just spoken is somebody, though nothing else tells)
    spoke = last if last_at >= paragraph else None
    name = next((one for one in fitting if people.sureness(one) or one == spoke), fitting[0])
    if spoke is None and _is_rivalled(people, name, paragraph, at, gender):
        return None
    people.gender.setdefault(name, gender)
    return name


def _is_rivalled(people: People, name: str, paragraph: int, at: int, gender: Gender) -> bool:
    """Whether a sentence of this paragraph tells of what may be somebody, and none of it of whom the name is."""
    own = people.told_within(paragraph, at)
    named = [(people.named(people.text[start:end], start), start) for start, end in own]
    if any(one == name for one, _ in named):
        return False
    return any(
        people.is_person(one)
        and people.gender.get(one, gender) == gender
        and _opens(people, paragraph, start)
        and not people.may_be_place(one)
        for one, start in named
    )


def _subject_before(people: People, at: int, since: int = -1) -> tuple[str | None, int]:
    """The first person named in the paragraph before the place, or in the one before that, and where.

    Args:
        since: whoever opens a sentence of this paragraph behind that place goes before all others.
    """
    # (no paragraph is longer than what is looked at, and a text without any would take for ever)
    paragraph = max(people.text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
    reached = max(0, paragraph - _PARAGRAPH)
    before = people.text[reached:paragraph].rstrip()
    earlier = reached + before.rfind("\n") + 1
    for first, stop in ((paragraph, at), (earlier, paragraph)):
        found = [
            (name, start)
            for start, end in people.told_within(first, stop)
            if not _employs(people, end) and people.is_person(name := people.named(people.text[start:end], start))
        ]
        surest = max((people.sureness(name) for name, _ in found), default=0)
        sure = [
            one
            for one in found
            if surest and (people.sureness(one[0]) == surest or _is_introduced(people, first, one[1]))
        ]
        opening = [one for one in sure if one[1] > since >= first and _opens(people, first, one[1])]
        sentence = max(first, people.text.rfind(". ", first, at) + 2, people.text.rfind("” ", first, at) + 2)
        own = [one for one in sure if sentence <= one[1] and _opens(people, first, one[1])]
        if opening or own:
            return (own or opening)[-1]
        if sure:
            return sure[0]
    return None, -1


def _employs(people: People, end: int) -> bool:
    """Whether a name that ends there says whose captain the next one is: "Harbour Wood captain Anna Berg"."""
    trade = re.match(r"\s((?:[a-z-]+\s){1,3})(?=[A-Z])", people.text[end : end + 80])
    return trade is not None and set(trade.group(1).split()) <= TITLES


def _is_introduced(people: People, paragraph: int, start: int) -> bool:
    """Whether a role that opens the sentence stands before a name: "Her captain, Anna Berg,"."""
    return ROLE_BEFORE.search(people.text, max(paragraph, start - 80), start) is not None


def _opens(people: People, paragraph: int, start: int) -> bool:
    """Whether a name opens its sentence, a title or a role before it aside."""
    head = people.text[max(paragraph, start - 80) : start]
    return (
        not head.strip()
        or head.rstrip()[-1] in '.!?”"'
        or ROLE_BEFORE.search(head) is not None
        or (
            re.search(r"(?:^|[.!?”\"]\s)\w+\.?\s$", head) is not None
            and head.split()[-1].strip(".").casefold() in TITLES
        )
    )


def opening(people: People, at: int) -> str | None:
    """The body, and no person, that opens the sentence of a place."""
    sentence = max(people.text.rfind(". ", 0, at), people.text.rfind("\n", 0, at)) + 1
    sent = wording.DATELINE.match(people.text, sentence, at)
    sentence = sent.end() if sent else sentence
    for span in people.within(sentence, at)[:1]:
        written, lead = people.text[slice(*span)], people.text[sentence : span[0]].strip()
        if people.text.startswith((" and ", " & "), span[1]):
            return None  # two that are no body
        if lead in ("", "The") and _is_name(people, span) and full_name(written) is None:
            return None if people.is_person(named := people.named(written, span[0])) else named
    return None


def _is_name(people: People, span: Span) -> bool:
    """Whether what opens a sentence is a name, and no word that is large only there: "Turnout", "Nearly"."""
    word = people.text[slice(*span)]
    return " " in word or word.isupper() or bool(re.search(rf"[a-z,;] {re.escape(word)}\b", people.text))


def described(people: People, words: str, at: int, last: str | None, last_at: int) -> str:
    """Whom "the governor" or "the paper" stands for; the words themselves where no one fits."""
    bare = re.sub(r"^(?:the|this|that|an?)\s+", "", words, flags=re.IGNORECASE)
    owner = re.match(r"(?P<who>.+?)(?:['’]s|s['’]) (?:[\w-]+ )*(?P<what>\w+)$", bare)
    if owner and owner["what"].casefold() in PAPERS and owner["who"][0].isupper():
        return people.named(owner["who"], at)
    national = owner is not None and bool(nations(owner["who"]))  # "Norway's president" is "the Norwegian president"
    if not (re.match(r"(?:the|this|his|her|my|our)\b", words, re.IGNORECASE) or bare.istitle() or national):
        return words
    head = bare.casefold().partition(" of ")[0]
    noun = (head.split() or [""])[-1]
    if last and noun and last.casefold().split()[-1] == noun:
        return last
    holding = people.body_before(noun, at)
    if holding and noun not in ("group", "company"):
        return holding
    if PRESS.search(head) or FIRM.search(head):
        if owner is not None:
            return words  # "Norway's defence ministry" is all its name
        body = opening(people, at)
        if body and not PRESS.search(head):
            return body
        if last and last[0].isupper() and not people.is_person(last) and not PLURAL.search(last.casefold()):
            return last
        return words
    if noun in THINGS or noun in PAPERS or noun in INSTITUTIONS:
        return words
    fitting = {
        name: ends[before - 1]
        for name, ends in (people.introduced(noun) if noun else {}).items()
        if (before := bisect_right(ends, at)) and _fits(people, name, bare)
    }
    if fitting:
        return last if last in fitting and last else max(fitting, key=lambda name: fitting[name])
    human = (is_human(noun) and noun not in ASKERS) or re.match(r"former\b", bare, re.IGNORECASE)
    if not human or people.first_unknown(noun) <= at:
        return words  # "the questionnaire" is nobody; "an old hunter", then "the hunter", is one of his own
    if _ANOTHER.search(bare):
        return words
    owned = owner is not None and not national and len(owner["who"].split()) <= 4 and not UNIQUE.search(bare)
    if owned or re.match(r"(?:his|her|my|our)\b", words, re.IGNORECASE):
        return words  # "her rival" is somebody else, "the company's chairman" nobody who was named for another thing
    nearest, nearest_at = _subject_before(people, at)
    for name in (nearest if nearest_at > last_at else None, last):
        if name and people.is_person(name) and not PLURAL.search(noun) and _fits(people, name, bare):
            return words if _are_two(people, name, noun, at) else name
    return words


def _are_two(people: People, name: str, noun: str, at: int) -> bool:
    """Whether a sentence shortly before tells of both: "Anna Berg told the judge", "She met the judge"."""
    paragraph = max(people.text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
    reached = max(0, paragraph - _PARAGRAPH)
    first = reached + people.text[reached:paragraph].rstrip().rfind("\n") + 1
    for place in _SENTENCE.finditer(people.text, first, at):
        other = re.search(rf"[a-z,;”\"] the (?:[\w-]+ ){{0,2}}{re.escape(noun)}\b(?!,)", place.group(), re.IGNORECASE)
        if other and (
            re.match(r"(?:he|she)\b", place.group(), re.IGNORECASE)
            or any(people.named(people.text[slice(*span)], span[0]) == name for span in people.within(*place.span()))
        ):
            return True
    return False


def _fits(people: People, name: str, description: str) -> bool:
    """Whether nothing speaks against it: "the Russian ambassador" is nobody introduced as American."""
    of, wanted = _told_by(frozenset((description,)))
    own, posts = _told_by(people.about(name))
    return (not own or not of or bool(own & of)) and (not posts or not wanted or bool(posts & wanted))


@lru_cache(maxsize=1_000)  # one description is asked of many people, and one of them by many
def _told_by(about: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Of which nations, and ministers of what, somebody is of whom the words are told."""
    return (
        frozenset(nation for words in about for nation in nations(words)),
        frozenset(post for words in about for post in _posts(words)),
    )


def _posts(words: str) -> set[str]:
    """What a minister named in the words is minister of, as far as they say it: "health", "public", "works"."""
    office = _MINISTER.search(words)
    told = f"{office['before'] or ''} {office['of'] or ''}".casefold() if office else ""
    # ("agricultural" and "of agriculture" are one)
    return {word[:6] for word in re.findall(r"[a-z]{4,}", told) if word not in _NO_POST and not nations(word)}
