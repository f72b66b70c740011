"""The mayor of Wexby, and not whom "In Stornhaven the mayor" or "the boss of the brewery" names. English."""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.almanac import MONTH
from qa.lexical import stem, stems
from qa.nations import nations
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import asks_who
from qa.reader.rules import Fits
from qa.reader.rules.kinds import are_two
from qa.types import Span

#: "The mayor of Wexby" …
_OF_PLACE: Final = lazy_pattern(
    r"\b(?P<what>[a-z]{3,}) (?:of|in|at) (?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
#: … and a sentence about that of another: "In Stornhaven the mayor, Ann Lowe, …".
_IN_PLACE: Final = lazy_pattern(
    rf"\W*(?:In|At) (?:the )?(?!(?:{MONTH}|Easter|Christmas|Lent|Advent)\b)"
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),?"
    r" (?:the|its) (?:\w+ ){0,2}?(?P<what>[a-z]{3,})\b"
)
#: Beside somebody, of what he or she is that: "the new boss of the brewery, Ida Munk,".
_OF_BODY: Final = lazy_pattern(
    r"\b(?:[Tt]he|an?|its)(?: (?:new|next|current|former|old))? (?P<what>[a-z]{3,}) (?:of|at) "
    r"(?P<body>(?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|[a-z]+(?: [a-z]+(?=,))?))\b"
)
#: At the end of a name, what says nothing of its kind: Tarn House is a hotel, Tarn Hall a museum.
_NAMES_ANYTHING: Final = frozenset(
    """house hall mill mills works park garden gardens lodge court villa tower block home road street lane way yard
    station stop wood forest harbour wharf bridge party union team line""".split()
)
_INITIALS: Final = lazy_pattern(r"\b[A-Z]{2,}\b")
#: Behind that, of where it is: "the mayor of Wexby".
_OF_WHERE: Final = lazy_pattern(r"(?: (?:of|in|at|for)(?: [\w’'-]+){1,3})?")


def of_that_place(question: str, text: str) -> Fits | None:
    """The mayor of Wexby is not whom a sentence names that begins with "In Stornhaven the mayor".

    The boss of a lido is not "the boss of the brewery, Ida Munk".
    """
    asked = [(stem(one["what"]), one["place"].casefold()) for one in _OF_PLACE.finditer(question)]
    if not asked:
        return None
    who = [(one["what"], one["place"]) for one in _OF_PLACE.finditer(question) if asks_who(question)]

    def check(span: Span) -> bool:
        start, end = enclosing(text, span)
        for one in _OF_BODY.finditer(text, start, end) if who else ():
            between = text[one.end() : span[0]] if one.end() <= span[0] else text[span[1] : one.start()]
            if not between.strip(", ") and any(_is_of_another(what, place, one) for what, place in who):
                return False
        told = _IN_PLACE.match(text, start, end)
        if not told or told["place"].casefold() in question.casefold():
            return True
        where = _OF_WHERE.match(text, told.end(), end)
        named = text[start : where.end() if where else told.end()].casefold()
        return not any(what == stem(told["what"]) and place not in named for what, place in asked)

    return check


def _is_of_another(what: str, place: str, told: re.Match[str]) -> bool:
    """Whether somebody is called what is asked for, but of another body or of a thing of another kind.

    Initials and countries have other names: "the president of the US".

    Args:
        what: the office.
        place: of what it is.
    """
    body = told["body"]
    if told["what"] != what or not set(stems(place)).isdisjoint(stems(body)) or _INITIALS.search(f"{place} {body}"):
        return False
    if names.names(f"of {body}"):
        return not (nations(place) or nations(body))
    kind = place.split()[-1].casefold()
    return kind not in _NAMES_ANYTHING and are_two(stems(body)[-1], stems(place)[-1])
