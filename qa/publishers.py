"""Questions that name whose articles are to answer: "According to the Courier, …", "What did DW report about …?".

English. This module knows nothing of libraries: it is given the names of the publishers that there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from qa.patterns import lazy_pattern

_ACCORDING: Final = lazy_pattern(r"(?:^|,?\s)according to\s+", re.IGNORECASE)
_OPENING: Final = r"^(?:(?:and|but|so) )?"
_REPORTS: Final = "reported|reports|report|writes|wrote|written|write|published|publishes|publish|printed|print"
_SAYS: Final = "says|said|say|tells|told|tell"
_ABOUT: Final = r"(?:about|on|of|regarding|concerning)\s+"
#: "What did DW report about the talks?", "… on Friday?", "Did DW report anything about the talks?", "How did DW …?".
_WHAT: Final = lazy_pattern(
    rf"{_OPENING}(?:what (?:else )?(?:did|does|do|has|have|had) (?P<who>.+?) (?:(?P<says>{_SAYS})|{_REPORTS})"
    rf"|(?:did|does|do|has|have|had) (?P<any>.+?) (?:(?P<says_any>{_SAYS})|{_REPORTS}) (?:any|some)thing"
    r"|how (?:did|does|do|has|have|had) (?P<how>.+?) (?:cover(?:s|ed)?|describe[sd]?|report(?:s|ed)? on))"
    r"\b\s*(?P<rest>.*?)\s*\??$",
    re.IGNORECASE,
)
#: What a publisher is seldom called in a question.
_USUAL_END: Final = lazy_pattern(r"(?:\.(?:com|org|net|info|co\.uk)|\s+(?:news|online))$")
#: Words of the longest name of a publisher that is looked for.
_LONGEST: Final = 8


@dataclass(frozen=True)
class Named:
    """A question without the words that say whose articles are to answer it."""

    question: str
    #: As the articles have them; at least one.
    publishers: tuple[str, ...]
    #: Whether a publisher is asked for what it "said": one who is quoted may be meant.
    said: bool


def named(question: str, publishers: Callable[[], Iterable[str]]) -> Named | None:
    """What of a question says whose articles are to answer; None where nothing does.

    Args:
        publishers: the names that the articles have. It is asked for them where a question may name one.
    """
    according, what = _ACCORDING.search(question), _WHAT.match(question)
    if according is None and what is None:
        return None
    known = tuple(publishers())
    if according is not None:
        words = question[according.end() :].split()
        for count in range(min(_LONGEST, len(words)), 0, -1):
            meant = _meant(" ".join(words[:count]), known)
            rest = _whole(f"{question[: according.start()]} {' '.join(words[count:])}")
            if meant and len(rest.split()) > 1 and words[count:][:1] not in (["and"], ["or"]):
                return Named(rest, meant, said=False)
    if what is not None:
        meant = _meant(what["who"] or what["any"] or what["how"], known)
        if meant:
            about = re.match(_ABOUT, what["rest"], re.IGNORECASE)
            says = what["says"] or what["says_any"]
            return Named(_asked(what["rest"], about, covered=bool(what["how"])), meant, said=bool(says))
    return None


def cited(publishers: Iterable[str], text: str) -> bool:
    """Whether a text names one of these publishers."""
    text = unicodedata.normalize("NFC", text).casefold()
    return any(re.search(rf"\b{re.escape(form)}\b", text) for name in publishers for form in _forms(name))


def _asked(rest: str, about: re.Match[str] | None, *, covered: bool) -> str:
    """What is asked of the articles: "What about the talks?", "What happened on Friday?"."""
    if covered:
        return f"What about {rest}?"
    if about is not None and not re.match(r"(?:\w+day|\d|(?:the )?\d)", rest[about.end() :], re.IGNORECASE):
        return f"What about {rest[about.end() :]}?"
    return f"What happened {rest}".rstrip() + "?"


def like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The publishers that a person may mean by a name: those so called, else as they are usually called.

    "Courier" is "The Courier", else "The Courier Online", else "The Larkfield Courier" if no other name ends so.
    """
    known = tuple(known)
    folded, bare = _folded(name), _bare(name)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda one: _folded(one) == folded,
        lambda one: _bare(one) == bare,
        lambda one: not set(_forms(one)).isdisjoint(_forms(name)),
    )
    for way in ways:
        meant = tuple(one for one in known if way(one))
        if meant:
            return meant
    ending = tuple(one for one in known if bare and _bare(one).endswith(f" {bare}"))
    return ending if len(ending) == 1 else ()


def filtered(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The publishers that a filter lets through: those that a name may mean, else all in whose names its words stand.

    "harbour" is "The Harbour Desk", and "times" all papers of that name: what is typed may be the beginning of a name.
    """
    known = tuple(known)
    bare = _bare(name)
    return like(name, known) or tuple(one for one in known if bare and f" {bare}" in f" {_folded(one)}")


def _meant(words: str, known: Sequence[str]) -> tuple[str, ...]:
    """The publishers that the words name, "DW" or "DW and Reuters", all of them; none where one is unknown."""
    words = words.strip(" ,?.!:")
    for names in ([words], re.split(r"\s+(?:and|or)\s+|,\s+", words)):
        each = [like(name, known) for name in names]
        if all(each):
            return tuple(dict.fromkeys(publisher for publishers in each for publisher in publishers))
    return ()


def _forms(name: str) -> tuple[str, ...]:
    """What a publisher may be called, the fullest first: "The Mail Online" is "mail online" and "mail"."""
    bare = _bare(name)
    return tuple(dict.fromkeys(form for form in (bare, _USUAL_END.sub("", bare)) if form))


def _bare(name: str) -> str:
    return re.sub(r"^the\s+", "", _folded(name))


def _folded(name: str) -> str:
    """A name without regard to case and white space, in any script, however its accents are composed."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", name).casefold().split()))


def _whole(rest: str) -> str:
    """What is left of a question, as one."""
    rest = " ".join(rest.split()).strip(" ,:?")
    return f"{rest[:1].upper()}{rest[1:]}?"
