"""Who stands before a verb as its subject: "Anna Berg, a nurse, who said", "the mayor added"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa import names, phrases, wording
from qa.patterns import lazy_pattern
from qa.people import is_human, is_no_human, is_unnamed
from qa.phrases import REACH
from qa.speech import inversion
from qa.speech.cast import Cast
from qa.speech.endings import ending

#: A clause that tells of somebody named before it, in one's own part of the sentence: ", who met the minister,".
_RELATIVE: Final = lazy_pattern(r"(?:(?:in|of|to|for|with|from|by)\s)?(?:who|whom|whose|which)\b")
#: … or right behind whoever it tells of: "families who met the minister".
_WHO: Final = lazy_pattern(r"\s(?:who|whom|whose)\s")
#: What was announced "already" is told of, and tells nothing: "the closures already announced".
_BEFORE_NOW: Final = lazy_pattern(r"\b(?:already|previously|earlier|recently|just|first)$")


def sayer(cast: Cast, start: int, at: int, *, gerund: bool) -> str | None:
    """Who says something by the verb at a place, in a sentence from `start` on."""
    return (_going_on(cast, start, at) if gerund else None) or subject(cast, start, at, gerund=gerund)


def _going_on(cast: Cast, start: int, at: int) -> str | None:
    """Who said what stands before a comma, behind which it goes on: "…, Berg said, adding that"."""
    text = cast.text[start:at]
    if not text.rstrip().endswith(","):
        return None
    for cue in reversed(list(wording.CUE.finditer(text))):
        if cue.group().casefold() in wording.REPORTED and not phrases.is_noun(text, cue):
            inverted = inversion.inverted(cast, cue, start)
            if inverted:
                return inverted.speaker  # "…”, said Berg, adding that"
            return subject(cast, start, start + cue.start())
    return None


def subject(cast: Cast, start: int, end: int, *, gerund: bool = False) -> str | None:
    """Who stands before a verb that ends the words `text[start:end]`, in full; None where nobody does."""
    start = max(start, end - REACH * 4)
    words = phrases.blanked(cast.text, start, end)
    words = wording.PARENTHESIS.sub(lambda match: " " * len(match.group()), words)
    words = words.rstrip()
    between = wording.BETWEEN.search(words, max(0, len(words) - REACH))
    if between:  # the comma stays: "Toyota, another competitor, previously told"
        words = words[: between.start()] + ("," if between.group().startswith(",") else "")
    if not words.strip():
        return _behind(cast, start, end) if gerund else None
    if re.search(r"\byou$", words, re.IGNORECASE):
        return None
    if gerund and (companion := wording.COMPANION.search(words)):
        return ending(cast, start, words[: companion.end()])
    if gerund and (
        cast.people.ending(start, start + len(words)) is None
        or words.endswith(",")
        or re.search(r"\b(?:by|and|while|before|in|of|but)$", words)
    ):
        return _of_clause(cast, start, words)
    if words.endswith(","):
        return _before_comma(cast, start, words)
    relative = re.search(r",?\s*\b(?:who|that|which)$", words)
    if relative:
        return ending(cast, start, wording.OF_PLACE.sub("", words[: relative.start()]))
    conjunction = re.search(r",?\s*\b(?:and|but|or|then)$", words)
    if conjunction:
        return _of_clause(cast, start, words[: conjunction.start()])
    who = ending(cast, start, words)
    is_told_of = between and _BEFORE_NOW.search(between.group()) and who and _are_things(who)
    return None if is_told_of else who


def _are_things(who: str) -> bool:
    """Whether they are several that cannot speak: "the closures", not "the ministers", "the unions"."""
    noun = who.split()[-1].casefold()
    one = noun.removesuffix("s")
    if not is_unnamed(who) or one == noun:
        return False
    return not (is_human(one) or is_no_human(one) or wording.SEVERAL_FIRST.fullmatch(f" {noun}"))


def _behind(cast: Cast, start: int, end: int) -> str | None:
    """ "Admitting that …, he hailed": the subject that a sentence has behind the verb that opens it."""
    stop = cast.text.find("\n", end)
    words = phrases.blanked(cast.text, end, stop if stop >= 0 else len(cast.text))[: REACH * 3]
    for comma in re.finditer(r",\s+", words):
        pronoun = re.match(r"(he|she)\b", words[comma.end() :])
        if pronoun:
            return cast.pronoun(pronoun.group(1), start)
        place = end + comma.end()
        named = cast.people.within(place, place + 60)
        if named and named[0][0] == place:
            return cast.named(named[0])
    return None


def _before_comma(cast: Cast, start: int, words: str) -> str | None:
    """ "X, a diplomat," → X; "her partner, X," → X; "In London, X, however," → X."""
    parts = _parts(start, words.rstrip(", "))
    head = _relative_head(parts)
    if head is not None:
        place, part = head
        several = wording.SEVERAL_OF.match(part)
        return ending(cast, place, part) if several else _before_comma(cast, start, f"{words[: place - start]}{part},")
    for number, (place, part) in reversed(list(enumerate(parts))):
        if number and _is_bare_role(parts[number - 1][1]):  # "the administrator, Anna Berg of the firm Falk,"
            part = wording.NAME_OF.sub("", part)
        # (the nearest bare name before the verb, whatever stands in apposition to it)
        if phrases.is_name_alone(part) and not wording.LETTERS.fullmatch(part):
            name = cast.people.ending(place, place + len(part))
            if name is None:
                continue
            who = cast.named(name)
            if number == 0 or _is_bare_role(parts[number - 1][1]) or cast.people.is_person(who):
                return who
        if wording.PRONOUN_END.fullmatch(part):
            return cast.pronoun(part, place)
    for place, part in parts:
        if wording.NO_SUBJECT.match(part) and not re.match(r"but the\b", part, re.IGNORECASE):
            continue
        several = wording.SEVERAL_OF.match(part)
        if several:
            return ending(cast, place, several["who"])
        name = cast.people.ending(place, place + len(part))
        if name:
            return cast.named(name)
        if wording.DESCRIBED.search(part) and not re.search(r"\b(?:was|were|had|is|are|did|has|be|will|would)\b", part):
            return ending(cast, place, part)
    return None


def _relative_head(parts: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The part that a relative clause tells of which names another: "Relatives, who met the minister, Ann Berg, then".

    None where there is no such clause, or more than its subject may stand before or behind it.
    """
    for number, (place, part) in enumerate(parts[:-1]):
        rest = [words for _, words in parts[number + 1 :]]
        if number and _RELATIVE.match(part):
            if phrases.has_verb(parts[number - 1][1]) or any(wording.VERB.match(f" {words}", 1) for words in rest):
                return None
            return parts[number - 1]
        who = _WHO.search(part)
        if who and _are_several(part[: who.start()]):
            return place, part[: who.start()]
    return None


def _are_several(words: str) -> bool:
    """Whether they are people without a name, and no more: "families", "relatives of the dead"."""
    several = wording.SEVERAL_OF.match(words)
    bare = several["who"] if several else words
    return wording.SEVERAL_FIRST.fullmatch(f" {bare}") is not None and not wording.NO_SUBJECT.match(bare)


def _parts(start: int, words: str) -> list[tuple[int, str]]:
    """What the last clause of the words has between its commas, each with its place."""
    clause = re.split(r"[;:]\s|\s[–—]\s", words)[-1]
    clause = re.sub(r"(?<=,\s)(?:and|but|while|with)\s", lambda match: " " * len(match.group()), clause)
    offset = start + len(words) - len(clause)
    found = []
    for match in re.finditer(r"[^,]+", clause):
        part = match.group()
        found.append((offset + match.start() + len(part) - len(part.lstrip()), part.strip()))
    return found


def _is_bare_role(part: str) -> bool:
    """Whether a name may stand behind it: "the captain, Anna,", but not "a survivor from Salem, Oregon,"."""
    return wording.ROLE.fullmatch(part) is not None and not names.names(phrases.without_owner(part))


def _of_clause(cast: Cast, start: int, words: str) -> str | None:
    """The subject of the clause that these words begin: the first name, pronoun or description in it."""
    clause = re.split(r"[;:]\s", words)[-1]
    place = start + len(words) - len(clause)
    for part in re.split(r"(?<=,)\s", clause):
        stripped = part.strip()
        if stripped and not wording.NO_SUBJECT.match(stripped):
            pronoun = re.match(r"(he|she|they|it|I|we)\b", stripped, re.IGNORECASE)
            if pronoun:
                return cast.pronoun(pronoun.group(1), place)
            lead = re.match(r"(?:the|a|an|his|her)\b|(?-i:[A-Z])[\w.-]*['’]s?\s", stripped, re.IGNORECASE)
            verb = wording.VERB.search(stripped)
            head = stripped[: verb.start()].rstrip() if verb else stripped
            named = cast.people.within(place, place + len(head))
            if named and not (lead and named[-1][1] < place + len(head)):
                opens = named[0][0] == place + len(part) - len(part.lstrip())
                return cast.named(named[0] if opens and cast.people.is_person(cast.named(named[0])) else named[-1])
            if lead and head:
                return ending(cast, place, head)
        place += len(part) + 1
    return None
