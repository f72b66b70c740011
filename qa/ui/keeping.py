"""A conversation as a browser's tab keeps it over a reload, and how it is taken back.

It comes back through a browser: it may be another library's, another version's, or nobody's of ours. What cannot be
read is left out without a fault, and no word of an article is taken from it: `renewed` has every citation made anew
from the library, and gives no answer where one of them does not hold any more.
"""

from __future__ import annotations

import hashlib
import json
import math
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from qa.answer.citations import Citations
from qa.errors import ArticleNotFound, LibraryDamaged
from qa.library import Library
from qa.service import MOST_CHARACTERS
from qa.strict_json import read_json
from qa.types import Answer, Citation, Claim, Copy, Span, Speech, Unsure

#: Exchanges that are taken back, the latest.
MOST_EXCHANGES: Final = 50
#: Places that one answer may cite: three claims have no more by far. Each is looked up in the library.
_MOST_PLACES: Final = 60
#: Code points of what else comes with a question.
_MOST_MESSAGE: Final = 1_000
#: Digits of a number that a browser writes: no article has more characters.
_MOST_DIGITS: Final = 9
#: Code points of a filter's day, and publishers that are chosen.
_MOST_DAY: Final = 40
_MOST_PUBLISHERS: Final = 200


@dataclass(frozen=True)
class Place:
    """Words that an answer cites, and where they stood."""

    article_id: str
    start: int
    end: int
    quote: str
    also_in: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A question, and its answer without its citations: where those stood is all that is kept of them."""

    question: str
    answer: Answer | None = None
    places: tuple[Place, ...] = ()
    #: Of what may answer (`Answer.unsure`); its citation is the one of `places`.
    unsure: Claim | None = None
    #: What was told instead of an answer.
    message: str = ""


@dataclass(frozen=True)
class Chosen:
    """What the filters' fields hold, as it was typed."""

    since: str = ""
    until: str = ""
    as_of: str = ""
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening:
    """What a page begins with or holds: what its tab has kept, what its address asks for, and what is open."""

    exchanges: tuple[Kept, ...] = ()
    #: The article that is to be opened, and what of it; None as a span: all of it, empty: no place at all.
    article_id: str = ""
    span: Span | tuple[()] | None = None
    #: Whether that article is shown as one that was removed.
    removed: bool = False


def library_mark(library: Library) -> str:
    """What tells a library from another that is served at the same address. It gives no path away."""
    return hashlib.sha256(str(library.folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def written(question: str, answer: Answer | None, message: str) -> str:
    """An exchange as it is kept."""
    places: tuple[Place, ...] = ()
    unsure = answer.unsure.claim if answer and answer.unsure else None
    if answer is not None:
        places = tuple(
            replace(_place(citation), also_in=tuple(map(_place, citation.also_in))) for citation in answer.shown
        )
        # What was looked through is shown where there is no answer.
        hits = () if answer.answered else tuple(replace(hit, scores={}, also_in=()) for hit in answer.hits)
        answer = replace(answer, citations=(), unsure=None, hits=hits, articles={})
    kept = Kept(question, answer, places, unsure, message)
    return json.dumps(_plain(kept), ensure_ascii=False, separators=(",", ":"))


def read(brought: str) -> Opening:
    """What a browser brings as the page opens: nothing of it is trusted to be of any kind."""
    try:
        data = read_json(brought)
    except (ValueError, RecursionError):
        return Opening()
    if not isinstance(data, dict):
        return Opening()
    exchanges = data.get("exchanges")
    article_id, start, end = (data.get(name) or "" for name in ("article", "start", "end"))
    return Opening(
        tuple(filter(None, map(_exchange, exchanges[-MOST_EXCHANGES:]))) if isinstance(exchanges, list) else (),
        article_id if isinstance(article_id, str) else "",
        read_span(start, end) if start or end else None,
        data.get("removed") == "yes",
    )


def read_filters(brought: str, mark: str) -> Chosen:
    """What the filters' fields held, as a browser brings it: the mark of their library, and a list in their order.

    Empty for what is none, or another library's.
    """
    try:
        library, (since, until, as_of, publishers) = read_json(brought)
        if library != mark:
            return Chosen()
        fields = {"since": since, "until": until, "as_of": as_of, "publishers": publishers}
        chosen: Chosen = _read(Chosen, fields)
    except (ValueError, TypeError, RecursionError):
        return Chosen()
    days = (chosen.since, chosen.until, chosen.as_of)
    return chosen if max(map(len, days)) <= _MOST_DAY and len(chosen.publishers) <= _MOST_PUBLISHERS else Chosen()


def read_span(start: Any, end: Any) -> Span | tuple[()]:
    """A place in an article, as a browser writes it; empty for what is none."""
    first, last = read_number(start), read_number(end)
    return () if first is None or last is None else (first, last)


def read_number(written: Any) -> int | None:
    """A whole number, 0 or more, as a browser writes it; None for what is none."""
    digits = str(written)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def renewed(kept: Kept, library: Library) -> Answer | None:
    """The answer with its citations made anew; None where the library does not hold it any more, word for word."""
    answer = kept.answer
    if answer is None or answer.answered != bool(answer.claims) or len(kept.places) > _MOST_PLACES:
        return None
    if answer.unsure or (kept.unsure and (answer.answered or len(kept.places) != 1)):
        return None
    maker = Citations(library, answer.filters)
    citations = _cited_anew(kept.places, maker)
    claims = (kept.unsure,) if kept.unsure else answer.claims
    if citations is None or not all(_holds(claim, citations, library) for claim in claims):
        return None
    if kept.unsure:
        return replace(answer, unsure=Unsure(kept.unsure, citations[0]), articles=maker.articles)
    return replace(answer, citations=citations, articles=maker.articles)


def _cited_anew(places: Sequence[Place], maker: Citations) -> tuple[Citation, ...] | None:
    """The citations of these places, each with its number and its words; None where one is not what it was."""
    for number, place in enumerate(places, start=1):
        made = maker.cite(place.article_id, (place.start, place.end))
        if made is None or made.number != number or made.quote != place.quote:
            return None
        for copy in place.also_in:
            maker.cite(copy.article_id, (copy.start, copy.end), beside=(number,))
    # What is no copy any more, or gone, has made a citation of its own, or none.
    return maker.made if len(maker.made) == len(places) else None


def _holds(claim: Claim, citations: Sequence[Citation], library: Library) -> bool:
    """Whether a claim is what its first citation says, in the words of whom the article says it of."""
    if not claim.citations or not all(1 <= number <= len(citations) for number in claim.citations):
        return False
    first = citations[claim.citations[0] - 1]
    inside = [*claim.emphasis, *((claim.short,) if claim.short else ()), *((one.start, one.end) for one in claim.dates)]
    if claim.text != first.quote or not all(0 <= start < end <= len(claim.text) for start, end in inside):
        return False
    return claim.speech is None or _is_noted(claim.speech, library)


def _is_noted(speech: Speech, library: Library) -> bool:
    try:
        return speech in library.notes(speech.article_id).speech
    except (ArticleNotFound, LibraryDamaged):
        return False


def _place(cited: Citation | Copy) -> Place:
    return Place(cited.article_id, cited.start, cited.end, cited.quote)


def _exchange(value: Any) -> Kept | None:
    """An exchange as far as it can be read: of one that another version has kept, the question; None for nothing."""
    try:
        kept: Kept | None = _read(Kept, value)
    except (ValueError, TypeError, RecursionError):
        question = value.get("question") if isinstance(value, dict) else None
        kept = Kept(question) if isinstance(question, str) else None
    if kept is None or not kept.question or len(kept.question) > MOST_CHARACTERS:
        return None
    return replace(kept, message=kept.message[:_MOST_MESSAGE])


# -- frozen values as JSON, and back ----------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
        return {name: _plain(own) for name, (own, usual) in named.items() if usual is MISSING or own != usual}
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, value: Any) -> Any:
    """A value of that kind. Raises ValueError or TypeError where it is none."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _read(next(one for one in get_args(kind) if one is not type(None)), value)
    if origin is tuple and isinstance(value, list):
        first, *others = get_args(kind)
        whole = (first,) * len(value) if others == [...] else (first, *others)
        return tuple(_read(one, own) for one, own in zip(whole, value, strict=True))
    if origin is Literal and value in get_args(kind):
        return value
    if origin is Mapping and value == {}:  # scores and articles, which are not kept
        return {}
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, dict):
        kinds = _kinds(kind)
        if not value.keys() <= kinds.keys():
            raise ValueError(f"no {kind}")
        return kind(**{name: _read(kinds[name], own) for name, own in value.items()})
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is float and type(value) in (int, float) and math.isfinite(value):
        return float(value)
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise ValueError(f"no {kind}")


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
