"""The things that a question names by a noun, "the swimming pool", and the one whose place another takes. English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qa import verbs
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, is_human
from qa.questions import AUXILIARY
from qa.types import Span

#: A past form, which names nothing: "happened", "paid"; not "speed".
PAST: Final = lazy_pattern(r"[a-z]{2,}[^e]ed")
#: Verbs that name nothing by themselves …
LIGHT: Final = frozenset("bring come get give go happen have keep make put take want".split())
#: … and bases that are seldom a noun where a verb may stand.
BASES: Final = frozenset(
    """arrive begin buy close depart die end finish join leave lose marry open reopen resign restart resume retire
    return rise sell set start stop win""".split()
)
#: What may take the place of another: "the library".
_TOPIC: Final = lazy_pattern(r"(?i:the)(?P<words>(?: [a-z][\w’'-]*){1,3})")
#: A noun and what follows it, up to a name, a figure or a sign.
_NOUN: Final = lazy_pattern(r"\b[Tt]he (?P<words>[a-z][\w’'-]*(?: (?!the\b)[a-z][\w’'-]*){0,6})")
#: What ends a noun.
_ENDS: Final = lazy_pattern(
    rf"{AUXILIARY}|in|on|at|for|since|after|before|during|by|under|from|to|with|without|of|about|against|near|over"
    r"|between|into|and|or|that|which|who|whom|whose|when|where|why|how|because|if|until|while|than|as|last|this|next"
    r"|again|now|today|tomorrow|yesterday|first|the|an?|his|her|its|their",
    re.IGNORECASE,
)
#: Behind a noun, that it is one of something: another takes the place of the two, or of either.
_OF: Final = lazy_pattern(r" (?:of|for|to|with|against|between|and|or)\b", re.IGNORECASE)
_BEFORE: Final = lazy_pattern(rf"(?:^|\b(?P<asked>\w+) )(?P<verb>{AUXILIARY}) $", re.IGNORECASE)
_IS: Final = frozenset("is are was were".split())
_WHAT_IS: Final = frozenset(("what is", "what are", "what was", "what were"))
#: What may stand before that verb where the noun is its subject: "which harbour is the deepest" asks of no such thing.
_ASKS: Final = frozenset("who whom what when where why how often soon long far time and but so".split())
#: Several people who have no plural in -s.
_PEOPLE: Final = frozenset("people children men women staff crew police team family crowd public youth".split())
#: "How much" and "how old" are asked of things by a rule of their own (`qa.exchanges`).
_MEASURES: Final = lazy_pattern(r"how (?:much|many|old|big|long|high|tall|deep|wide|heavy|far)\b", re.IGNORECASE)
#: What is no thing by itself, but is told of one: "the cost" of the pool does not open.
_TOLD_OF_ONE: Final = frozenset(
    """reason cause date day time name place address result cost price fee fare length height size age depth width
    weight number amount total share rate turnout score title colour value budget bill money point purpose aim effect
    outcome
    end start beginning opening closing closure finish delay problem difference future past rest other others latter
    former same next last profit loss""".split()
)
_OWNED: Final = lazy_pattern(r"['’]s$|s['’]$")
#: "When does it close on Saturdays?"
_IT: Final = lazy_pattern(rf"\b(?P<verb>{AUXILIARY}) (?P<it>it|they)\b", re.IGNORECASE)
_VERB: Final = lazy_pattern(r" (?P<verb>[a-z]+)\b")
_MANY: Final = lazy_pattern(r"[^siu]s$")
#: A verb of one thing, told of many, and the other way round.
OF_MANY: Final = {"is": "are", "was": "were", "has": "have", "does": "do"}
OF_ONE: Final = {many: one for one, many in OF_MANY.items()}


@dataclass(frozen=True)
class _Thing:
    """A noun of a question, and where it stands with its article."""

    words: tuple[str, ...]
    span: Span

    @property
    def head(self) -> str:
        return self.words[-1].casefold()

    @property
    def somebody(self) -> bool:
        return any(one in TITLES | KIN | _PEOPLE or is_human(one) for one in (self.head, self.head.removesuffix("s")))

    @property
    def told_of_one(self) -> bool:
        return self.head in _TOLD_OF_ONE


def in_place(question: str, topic: str) -> str | None:
    """The question asked of another thing in place of the one of its kind that it names; None where it names none or
    several, or where nothing tells where the noun ends.

    "The library" takes the place of "the swimming pool" in "When does the swimming pool open?", "the women's race" that
    of "the men's race", and "the prosecutor" that of "the judge".
    """
    told = _TOPIC.fullmatch(topic)
    if not told or any(_ENDS.fullmatch(word) for word in told["words"].split()):
        return None
    other = _Thing(tuple(told["words"].split()), (0, len(topic)))
    things = [*_things(question)]
    if None in things:
        return None
    own = [one for one in things if one and one.words != other.words]
    like = [one for one in own if one.head == other.head]
    if not like:
        if _MEASURES.match(question):
            return None
        like = [one for one in own if (one.somebody, one.told_of_one) == (other.somebody, other.told_of_one)]
    if len(like) != 1 or (len(own) > 1 and like[0].told_of_one):
        return None
    if _OWNED.search(other.head) and _OWNED.search(like[0].words[0]):
        other = _Thing((*other.words, like[0].head), other.span)  # "And the men's?" after "the women's race"
    start, end = like[0].span
    before = question[:start]
    verb = _BEFORE.search(before)
    alone = verb and f"{verb['asked']} {verb['verb']}".casefold() in _WHAT_IS and not question[end:].strip(" ?")
    if alone and not (other.told_of_one or like[0].head == other.head):
        return None  # "What was the storm?" asks of nothing what another thing could be asked
    if verb and like[0].head != other.head:
        agreeing = (OF_MANY if _MANY.search(other.head) else OF_ONE).get(verb["verb"].casefold())
        before = f"{before[: verb.start('verb')]}{agreeing or verb['verb']} "
    return f"{before}the {' '.join(other.words)}{question[end:]}"


def in_place_of_it(question: str, topic: str) -> str | None:
    """The question asked of a thing, "the museum", in place of its "it"; None where it has none, or that is none."""
    told, own = _TOPIC.fullmatch(topic), [*_IT.finditer(question)]
    if not told or len(own) != 1 or any(_ENDS.fullmatch(word) for word in told["words"].split()):
        return None
    thing = _Thing(tuple(told["words"].split()), (0, len(topic)))
    if thing.somebody or thing.told_of_one:
        return None
    verb = own[0]["verb"]
    agreeing = (OF_MANY if _MANY.search(thing.head) else OF_ONE).get(verb.casefold(), verb)
    agreeing = agreeing.capitalize() if verb[0].isupper() else agreeing
    return f"{question[: own[0].start()]}{agreeing} {topic}{question[own[0].end() :]}"


def doing(question: str) -> tuple[str, str] | None:
    """The noun of the thing whose deed a question asks of, and the verb: "pool" and "open" of "When does the pool
    open?"; None where it has none, or names others too."""
    own = [*_things(question)]
    if len(own) != 1 or own[0] is None or not _BEFORE.search(question[: own[0].span[0]]):
        return None
    verb = _VERB.match(question, own[0].span[1])
    return (own[0].head, verb["verb"]) if verb else None


def is_past(word: str) -> bool:
    """Whether a word is known for a past form of a verb: "voted", "took"."""
    return bool(PAST.fullmatch(word)) or verbs.base(word) != word


def is_deed(word: str) -> bool:
    """Whether a word is a verb that names nothing by itself: "happened", "took"."""
    return is_past(word) or word in LIGHT


def _is_verb(word: str) -> bool:
    return word in BASES or is_deed(word)


def _things(question: str) -> Iterator[_Thing | None]:
    """The nouns of a question behind "the"; None for one whose end nothing tells."""
    for found in _NOUN.finditer(question):
        said = found["words"].split()
        count = next((place for place, word in enumerate(said) if _ENDS.fullmatch(word)), len(said))
        ends = count < len(said) or not question[found.end() :].strip(" ?")
        verb = next((place for place in range(1, count) if _is_verb(said[place])), None)
        before = _BEFORE.search(question[: found.start()])
        if before and before["asked"] and before["asked"].casefold() not in _ASKS:
            yield None
            continue
        if verb is not None:
            count = verb
        elif _OF.match(question, found.start("words") + len(" ".join(said[:count]))):
            yield None
            continue
        elif before and ends and before["verb"].casefold() not in _IS:
            count -= 1  # "did the report find": what is left has to be its verb
        elif before and count > 1 and (before["asked"] or "").casefold() not in ("who", "where", "what"):
            yield None  # "When is the pool free?"
            continue
        if count < 1:
            yield None
            continue
        end = found.start("words") + len(" ".join(said[:count]))
        if _OF.match(question, end):
            yield None
            continue
        yield _Thing(tuple(said[:count]), (found.start(), end))
