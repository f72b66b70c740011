"""What an article has not yet named is not what it speaks of: whoever is its captain before the other club comes up is
the captain of this one. English.

Asked who holds an office in a body that an article names only by the way, a model takes for it whoever holds that
office in the body the article is about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from qa import first_names, names
from qa.lexical import STOP_WORDS, stems
from qa.nations import nations
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import TITLES, is_human
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.reader.rules.bodies import is_kind
from qa.types import Span

_NAME: Final = r"(?P<{}>(?:[A-Z0-9][\w’'&.-]*|of|the|and|for)(?: (?:[A-Z0-9][\w’'&.-]*|of|the|and|for)){{0,6}}?)"
#: Who is what in a body or of a place, or has it, or made a work, by its name.
_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?i:who)(?:"
    rf"(?:['’]s| is| was)(?: the)?(?: [a-z][\w’'-]*){{1,5}}? (?:of|at|for|in)(?: the)? {_NAME.format('of')}"
    rf"|(?:['’]s| is| was)(?: the)? {_NAME.format('whose')}(?:['’]s?)?(?: [a-z][\w-]*){{1,3}}"
    r"|(?: now)? (?:leads|led|heads|headed|chairs|chaired|runs|ran|manages|managed|captains|commands|coaches|owns|owned"
    r"|founded|edits|edited|publishes|directs|directed|produced|wrote|composed|stars in|starred in)(?: the)?"
    rf" {_NAME.format('led')})(?: now| today)?\W*$"
)
#: What may be it, though it is not named yet: "a software maker".
_SOME: Final = lazy_pattern(
    r"\b(?:an?|one of|two|three|another)(?: (?!of\b)[\w’'-]+){0,3}?"
    r" (?:company|firm|maker|group|chain|giant|start-?up|bank"
    r"|club|team|side|school|college|university|hospital|union|charity|council|party|agency|board|museum|theatre"
    r"|orchestra|band|choir|paper|newspaper|magazine|publisher|film|book|novel|play|album|show|town|village|city"
    r"|country|island|state|province|church|army|factory|hotel|shop|brewery|airline|organi[sz]ation|association)\b",
    re.IGNORECASE,
)
_WORD: Final = lazy_pattern(r"[\w’'-]+")
#: Letters at the beginning of a word by which it is one with another.
_FAMILY: Final = 5


def is_named_by_then(question: str, title: str, text: str) -> Fits | None:
    """For a question of who is what in a body of a name: whether a span of an article is not told of what the article
    has named before it names that body.

    None for other questions, and where the title or the first sentence names that body, or the text nowhere does.
    """
    asked = _named(question)
    if not asked or asked & _families(title):
        return None
    first = _first_named(asked, text)
    if first is None:
        return None

    def fits(span: Span) -> bool:
        end = enclosing(text, (span[0], span[0] + 1))[1]
        if first < end or _SOME.search(text, 0, end):
            return True
        called = [text[slice(*one)] for one in names.names(text[:end])]
        people = {word for one in called if not _is_no_person(one) for word in one.split()}
        return people.issuperset(one.split()[-1] for one in called)

    return fits


def _named(question: str) -> frozenset[str]:
    """The beginnings of the words that tell a name in a question from others; none of a country, which may be told by
    its capital, nor of somebody.
    """
    found = _ASKED.match(question)
    name = (found["of"] or found["whose"] or found["led"]) if found else ""
    if not name or nations(name) or not name[0].isupper() or first_names.gender(name.split()[0]) is not None:
        return frozenset()
    own = [word for word in name.split() if not is_kind(word)]
    return _families(" ".join(own)) or _families(name)


@lru_cache(maxsize=16)
def _first_named(asked: frozenset[str], text: str) -> int | None:
    """Where an article first has a word of a name: sought once for all its passages."""
    return next((one.start() for one in _WORD.finditer(text) if asked & _families(one.group())), None)


def _families(words: str) -> frozenset[str]:
    return frozenset(word[:_FAMILY] for word in stems(words) if word not in STOP_WORDS and len(word) > 1)


def _is_no_person(name: str) -> bool:
    """Whether a name is one of a body, a place or a work, as far as its words tell; a country says nothing."""
    words = name.split()
    if any(first_names.gender(word) is not None or word.casefold() in TITLES for word in words):
        return False
    return not is_human(words[-1].casefold()) and not nations(name)
