"""What goes by several names, as a passage calls it: "the US" for "the United States", a body by its initials. English.

A model that is asked of the United States is not sure of what the US did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from qa import names
from qa.lexical import STOP_WORDS
from qa.patterns import lazy_pattern
from qa.types import Span

#: Names of one thing, a line of them each; those with an article take it wherever they stand alone.
_CALLED: Final = """
the United States, the US, the U.S., the USA, the U.S.A., America
the United Kingdom, the UK, the U.K., Britain, Great Britain
the European Union, the EU, the E.U.
the United Nations, the UN, the U.N.
the United Arab Emirates, the UAE
the Netherlands, Holland
the Czech Republic, Czechia
Myanmar, Burma
Türkiye, Turkey
Ivory Coast, Côte d’Ivoire, Côte d'Ivoire
Kyiv, Kiev
Kharkiv, Kharkov
Odesa, Odessa
Lviv, Lvov
"""
_THE: Final = "the "
#: Before a name that is then another's: "South America", "Bank of America" is told by its own name.
_PART: Final = r"(?<!North )(?<!South )(?<!Latin )(?<!Central )(?<!New )"
#: Small words between those whose first letters make a short name: "the Food and Drug Administration".
_BETWEEN_INITIALS: Final = r" (?:(?:and|for|of|the|in|on|to) ){0,2}"
#: A body by its initials: "NATO". Two letters are too often something else.
_INITIALS: Final = lazy_pattern(r"\b[A-Z]{3,6}\b")
#: … and by three words or more, of which the small ones do not count.
_IN_FULL: Final = lazy_pattern(rf"(?<!^)\b[A-Z][\w’'-]+(?:{_BETWEEN_INITIALS}[A-Z][\w’'-]+){{2,5}}")
_FIRST_LETTER: Final = lazy_pattern(r"(?:^| )([A-Z])")
_SMALL: Final = lazy_pattern(r"\b[a-z]")
#: Behind a name that is no part of what follows it: "the UK was", not "the UK government".
_ENDS: Final = lazy_pattern(rf"\W*$|[,;:?!’']| (?:{'|'.join(sorted(STOP_WORDS))})\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Name:
    """One of the names of a thing."""

    words: str
    #: Whether it takes an article: "the US", but "Britain".
    article: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it, the article before it as `the`."""
        return re.compile(rf"(?P<the>\b[Tt]he )?{_PART}(?<![\w.-]){re.escape(self.words)}(?!\w|-\w)")

    def in_place_of(self, other: _Name, the: str, *, ends: bool) -> str | None:
        """The name for where another stands; None where it does not fit there: "the UK government" is no "Britain
        government".

        Args:
            the: the article before the other one, or nothing.
            ends: whether the other one is no part of what follows it.
        """
        if self.article:
            return f"{the if other.article else _THE}{self.words}"
        return self.words if not other.article or (the and ends) else None


def _rows() -> Iterator[tuple[_Name, ...]]:
    for line in _CALLED.strip().splitlines():
        yield tuple(_Name(each.removeprefix(_THE), each.startswith(_THE)) for each in line.split(", "))


_ROWS: Final = tuple(_rows())


def as_it_is_called(question: str, text: str) -> str:
    """The question with the names by which a text calls what the question calls otherwise; a name that stands in the
    text, or is there by no other, stays.
    """
    for name, others in _called(question):
        if not name.pattern.search(text):
            question = _renamed(question, name, others, text)
    for span in reversed(_bodies(question)):
        words = question[slice(*span)]
        if words not in text and (other := _other_of_body(words, text)):
            question = f"{question[: span[0]]}{other}{question[span[1] :]}"
    return question


def spelled_out(initials: str, text: str) -> re.Match[str] | None:
    """Where a text writes out a name of whose words these are the first letters: "NHL", "National Hockey League"."""
    return _spelling(initials).search(text)


@lru_cache(maxsize=200)
def _spelling(initials: str) -> re.Pattern[str]:
    return re.compile(_BETWEEN_INITIALS.join(rf"\b{re.escape(letter)}[\w’'-]+" for letter in initials.upper()))


@lru_cache(maxsize=200)
def _called(question: str) -> tuple[tuple[_Name, tuple[_Name, ...]], ...]:
    """The names of things with several that stand in a question, each with the others."""
    return tuple(
        (name, tuple(other for other in row if other is not name))
        for row in _ROWS
        for name in row
        if any(_stands_alone(question, found) for found in name.pattern.finditer(question))
    )


def _stands_alone(question: str, found: re.Match[str]) -> bool:
    """Whether a name is no part of another: of "Bank of America"."""
    start, end = found.end("the") if found["the"] else found.start(), found.end()
    own = [question[first:start] for first, last in names.names(question) if first < start and end <= last]
    return not any(" of " in before for before in own)


def _renamed(question: str, name: _Name, others: tuple[_Name, ...], text: str) -> str:
    """The question with the name that the text has oftenest in place of this one."""
    told = {other: len(other.pattern.findall(text)) for other in others}
    best = max(told, key=lambda each: told[each])
    if not told[best]:
        return question

    def put(found: re.Match[str]) -> str:
        if not _stands_alone(question, found):
            return found.group()
        ends = _ENDS.match(question, found.end()) is not None
        return best.in_place_of(name, found["the"] or "", ends=ends) or found.group()

    return name.pattern.sub(put, question)


@lru_cache(maxsize=200)
def _bodies(question: str) -> tuple[Span, ...]:
    """Where a question names what may be a body, by its initials or by words that have some."""
    if not _SMALL.search(question):
        return ()
    return tuple(sorted(one.span() for pattern in (_INITIALS, _IN_FULL) for one in pattern.finditer(question)))


def _other_of_body(words: str, text: str) -> str:
    """What the text has for a body that it does not name in these words; empty where it has nothing."""
    if _INITIALS.fullmatch(words):
        found = spelled_out(words, text)
        return found.group() if found else ""
    initials = "".join(_FIRST_LETTER.findall(words))
    return initials if re.search(rf"\b{initials}\b", text) else ""
