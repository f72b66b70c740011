"""What somebody is by the words beside the name: a zoo keeper is not asked for as the head of the zoo, nor is the
minister of finance as the one of health. English.

Asked who holds an office that an article does not tell of, a model points at whoever holds another in it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from qa import names
from qa.lexical import content_words, stem, stems
from qa.nations import nations
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.reader.rules.bodies import is_kind
from qa.reader.rules.kinds import may_be_one
from qa.types import Span

#: Offices, a row each of those that somebody may be called by as well.
_ROWS: Final = tuple(
    frozenset(row.split())
    for row in (
        "minister secretary premier chancellor",
        "president",
        "governor",
        "mayor mayoress",
        "king queen prince princess monarch emperor sultan",
        "ambassador envoy consul",
        "commander commandant",
        "lawyer barrister solicitor attorney counsel advocate",
        "prosecutor attorney",
        "judge justice magistrate",
        "manager coach trainer",
        "bishop archbishop",
        "headteacher headmaster headmistress principal rector",
        "librarian curator",
        "conductor",
        "editor",
        "spokesman spokeswoman spokesperson",
        "speaker",
        "keeper warden ranger",
        "guard watchman porter driver cleaner clerk cashier nurse student volunteer baker fisherman farmer witness"
        " passenger survivor neighbour resident expert historian biologist reporter singer actor actress",
    )
)
#: Whoever is at the top may be called by another office too …
_TOP: Final = frozenset("head boss chief leader chair chairman chairwoman chairperson executive director".split())
#: … but by none of these.
_NEVER_TOP: Final = frozenset().union(*(row for row in _ROWS if row & {"lawyer", "spokesman", "keeper", "guard"}))
#: Offices of a country or a place: none of a body but those that serve it, and of a party's, the president.
_OF_STATE: Final = frozenset().union(*(row for row in _ROWS if row & {"minister", "mayor", "king", "ambassador"}))
_OF_A_BODY: Final = lazy_pattern(
    r"\b(?:of|at|for)(?: the)?(?: [A-Z][\w’'-]*)+(?<! Council)(?<! Ministry)(?<! Department)(?<! Office)(?<! House)"
    r"(?<! Parliament)(?<! Assembly)(?<! Senate)(?<! Commission)(?<! City)(?<! Town)(?<! County)\W*$"
)
#: What parts a minister from another, or a chief; a row each of words for the same.
_PARTS: Final = tuple(
    frozenset(row.split())
    for row in (
        "prime",
        "interior home internal",
        "foreign external",
        "defence defense war",
        "finance treasury economy economic financial",
        "health",
        "labour labor employment",
        "energy oil petroleum power",
        "education school schools",
        "justice",
        "environment climate",
        "transport",
        "agriculture farm farming",
        "trade commerce business industry",
        "culture arts",
        "tourism",
        "housing",
        "sport sports",
        "immigration migration",
        "fire",
        "police",
        "army military",
        "navy naval",
        "highways roads",
        "parks",
    )
)
_UNDER: Final = frozenset("vice deputy assistant associate junior".split())
_OFFICE: Final = rf"(?:{'|'.join(sorted(_TOP.union(*_ROWS), key=len, reverse=True))})"
#: "Who is the defence lawyer?", "Who is Wexby's mayor?", "Who was head of the zoo?"
_ASKED: Final = lazy_pattern(
    rf"{OPENING}who(?:['’]s| is| was)(?P<called>(?: [\w’'-]+){{0,5}}?)[ -](?P<office>{_OFFICE})"
    r"(?=(?P<of> (?:of|for|at|in|to)\b)|\W*$)",
    re.IGNORECASE,
)
#: Before a name, with its titles: "Zoo keeper Jan", "the finance chief, Wendy".
_AHEAD: Final = lazy_pattern(
    rf"(?<![\w’'])(?P<called>(?:[\w’']+[ -]){{0,3}})(?P<office>{_OFFICE}),? (?:[A-Z][\w’'.-]* ){{0,3}}$", re.IGNORECASE
)
#: Behind one: "Jan Kral, the keeper of the zoo", "Jan Kral, deputy head".
_BEHIND: Final = lazy_pattern(rf",(?P<called>(?: [\w’'-]+){{0,4}}?)[ -](?P<office>{_OFFICE})\b", re.IGNORECASE)
#: Behind somebody, one of another office: "the speaker Jan Kral and the commander of the fleet".
_AND_ANOTHER: Final = lazy_pattern(
    rf" and (?:the|its|an?|[A-Z][\w-]*['’]s?) (?:[\w’'-]+ ){{0,2}}?{_OFFICE}\b", re.IGNORECASE
)
#: Who only wants an office: "candidate for mayor of Elmford".
_WANTS: Final = lazy_pattern(
    r"\b(?:candidates?|nominees?|nominated|contenders?|hopefuls?|challengers?|running|runs|ran|stand(?:s|ing)?|stood|bid"
    rf"|campaign\w*|appl(?:ied|ies)|favourites?) (?:for|as|to be(?:come)?)(?: the)?(?: [\w’'-]+){{0,2}}?"
    rf" (?P<office>{_OFFICE})\b",
    re.IGNORECASE,
)
_CAME_IN: Final = lazy_pattern(r"\b(?:elected|w[io]ns?|became|becomes|sworn|victory|winner|took over|since)\b")
#: Whose somebody is, before the office and the name: "Lund's lawyer, Anna Kirk", "the city's culture chief, Anna Kirk".
_WHOSE: Final = lazy_pattern(
    r"(?:(?P<name>(?:[A-Z][\w-]*)(?: [A-Z][\w-]*){0,3})|(?P<noun>[a-z]+))['’]s?(?: [a-z-]+){0,2} (?P<office>[a-z]+),? "
    r"(?:[A-Z][\w’'.-]* ){0,3}$"
)
_WHOSE_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?i:who)(?:['’]s| is| was)(?: the)?(?: (?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){{0,4}})['’]s?"
    r"(?: [a-z-]+){0,2} (?P<office>[a-z]+)\W*$"
    r"|(?: [a-z-]+){0,2}? (?P<office_of>[a-z]+) (?:of|at|for)(?: the)?"
    r" (?P<of>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4})\W*$)"
)
#: Of what a body of another kind is none, unlike "the charity" or "the group".
_PLACES: Final = frozenset(
    "city town village county country state region airport port hospital school church museum prison university factory"
    " station zoo".split()
)
#: Bodies of a place, whose chief is the place's.
_OF_A_PLACE: Final = frozenset("Council Assembly Parliament Authority Board City Town County".split())
_WORD: Final = lazy_pattern(r"[a-z]+")
#: Code points before a name that are looked at.
_NEAR: Final = 90


class _Office(NamedTuple):
    name: str
    #: The words before it.
    called: frozenset[str]

    @property
    def kin(self) -> frozenset[str]:
        """The words for such an office."""
        return frozenset((self.name,)).union(*(row for row in _ROWS if self.name in row))


def in_that_office(question: str, text: str) -> Fits | None:
    """For a question of who holds an office: whether a span names nobody beside whose name another office stands, where
    the sentence has no other word for the one that is asked for; None for other questions.
    """
    found = _ASKED.match(question)
    if found is None:
        return None
    asked = _office(found)
    of_a_body = _OF_A_BODY.search(question)
    body = question.rstrip(" ?").split()[-1] if of_a_body else ""
    own = set(stems(" ".join(content_words(of_a_body.group())))) if of_a_body and is_kind(body) else set()
    said = frozenset(_WORD.findall(question.casefold()))

    def fits(span: Span) -> bool:
        named = names.names(text[slice(*span)])
        if len(named) != 1:
            return True
        first, last = span[0] + named[0][0], span[0] + named[0][1]
        start, end = enclosing(text, (first, last))
        surname = first + text[first:last].rfind(" ") + 1
        ahead = _AHEAD.search(text, max(start, surname - _NEAR), surname)
        told = [one for one in (ahead, _BEHIND.match(text, last, end)) if one]
        offices = [_office(one) for one in told]
        if own and asked.name in _TOP and own.isdisjoint(stems(text[start:end])):
            offices = [
                one for one in offices if one.name not in _OF_STATE and (one.name, body) != ("president", "Party")
            ]
        may_be = any(_may_be(asked, one, said, of_something=bool(found["of"])) for one in offices)
        wants = _WANTS.search(text, start, end)
        if wants and wants["office"].casefold() in asked.kin and not _CAME_IN.search(text, start, end):
            rest = text[start : wants.start()] + text[wants.end() : end]
            return not asked.kin.isdisjoint(_WORD.findall(rest.casefold()))
        if not told or may_be:
            return True
        two = _AND_ANOTHER.match(text, last, end)
        rest = text[start:last] + text[two.end() if two else last : end]
        for one in told:
            rest = rest.replace(one["office"], " ", 1)
        return not asked.kin.isdisjoint(_WORD.findall(rest.casefold()))

    return fits


def of_whom_it_is(question: str, text: str) -> Fits | None:
    """For a question of who is what of a name: whether a span names nobody who is said beside the name to be that of
    another name, or a chief of a place or an institution of another kind; None for other questions.
    """
    found = _WHOSE_ASKED.match(question)
    if found is None:
        return None
    name, office = found["name"] or found["of"], (found["office"] or found["office_of"]).casefold()
    own, kind = set(stems(name)), name.split()[-1]
    if nations(name):
        return None

    def fits(span: Span) -> bool:
        named = names.names(text[slice(*span)])
        if len(named) != 1:
            return True
        first, last = span[0] + named[0][0], span[0] + named[0][1]
        surname = first + text[first:last].rfind(" ") + 1
        told = _WHOSE.search(text, max(enclosing(text, (first, last))[0], surname - _NEAR), surname)
        if told is None:
            return True
        if told["name"]:
            return told["office"] != office or not own.isdisjoint(stems(told["name"])) or bool(nations(told["name"]))
        if not is_kind(kind) or kind in _OF_A_PLACE or told["noun"] not in _PLACES:
            return True
        return stem(told["noun"]) in own or may_be_one(stem(told["noun"]), stem(kind.casefold()))

    return fits


def _office(found: re.Match[str]) -> _Office:
    return _Office(found["office"].casefold(), frozenset(_WORD.findall(found["called"].casefold())))


def _may_be(asked: _Office, told: _Office, question: frozenset[str], *, of_something: bool) -> bool:
    """Whether who holds an office may be who is asked for.

    Args:
        question: all words of the question.
        of_something: whether it says of what the office is.
    """
    if told.called & _UNDER and not question & _UNDER:
        return False
    asked_part, told_part = _part(asked.called), _part(told.called)
    if asked.name in _TOP and told.name in _TOP:
        return not told_part or bool(told_part & question) or not (asked_part or of_something)
    if asked.name in _TOP:
        return told.name not in _NEVER_TOP
    if told.name in _TOP:
        return True
    return told.name in asked.kin and (not asked_part or not told_part or bool(asked_part & told_part))


def _part(called: frozenset[str]) -> frozenset[str]:
    """All words for what an office is the one of."""
    return frozenset().union(*(row for row in _PARTS if row & called))
