"""Sentences that tell what was wrong in order to correct it: what they say is no answer. English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from qa import names
from qa.numerals import value
from qa.passages import sentences
from qa.types import Span

_OF_CORRECTION: Final = r"\W*(?:corrections?|corrected|clarifications?|errat(?:um|a)|for the record)\b"
#: The title of an article that corrects another: "Correction", "Corrections and clarifications: the ferry".
_CORRECTION: Final = re.compile(
    rf"{_OF_CORRECTION}(?:\s+(?:and|&|or)\s+(?:corrections?|clarifications?|apolog(?:y|ies)))?"
    r"(?=\s*(?:[:–—,.-]|$|to\b|of\b|on\b))",
    re.IGNORECASE,
)
#: A line that corrects the article it stands in: "Correction, 12 May: …".
_CORRECTING_LINE: Final = re.compile(
    rf"^(?:\W*an?\b)?{_OF_CORRECTION}(?=\s*[:–—,.(-])[^:\n]{{0,40}}:", re.IGNORECASE | re.MULTILINE
)
_SAID: Final = (
    r"(?:said|stated|reported|wrote|gave|described|identified|named|put|quoted|attributed|listed|spelled|spelt)"
)
#: What a paper does when it is wrong; others may claim wrongly, and that is news.
_ERRED: Final = rf"(?:{_SAID}|given|claimed|showed|suggested|implied|called|referred|cited)"
#: Words between two of a sentence; what parts them is no part of them, so that there is one way to read them.
_BETWEEN: Final = r"(?:[^\w\n]{1,4}\w+)"
#: … without those who wrote what others than the paper wrote: "the report by the auditor said".
_OF_OURS: Final = r"(?:[^\w\n]{1,4}(?!(?:by|from)\b)\w+)"
#: Behind "an earlier version of this map", which may merely hang somewhere.
_OF_OLD: Final = (
    rf"(?:{_ERRED}|contained|included|omitted|used|had|did|failed|incorrect(?:ly)?|wrong(?:ly)?|mis\w+|erroneous(?:ly)?"
    r"|mistaken(?:ly)?|error)"
)
_PIECE: Final = (
    r"(?:article|report|story|column|headline|caption|graphic|chart|obituary|profile|review|interview|item)s?"
)
#: What takes something back wherever it stands.
_WRONG: Final = re.compile(
    rf"\b(?:wrongly|incorrectly|mistakenly|erroneously) {_SAID}\b|\bmis(?:stated|reported|identified|quoted|spelled)\b"
    r"|\b(?:an?|the) (?:earlier|previous|original) version of"
    rf" (?:(?:this|our) (?:list|timeline|page|entry|table|map|guide)\b(?={_BETWEEN}{{0,12}}?\W{{1,4}}{_OF_OLD}\b)"
    rf"|(?:this|the|our) {_PIECE}\b)",
    re.IGNORECASE,
)
#: … and where another article is corrected.
_WE_SAID: Final = re.compile(
    rf"\b(?:we|this (?:newspaper|paper|site)){_BETWEEN}{{0,3}}?\W{{1,4}}{_ERRED}\b"
    rf"|\bour (?:\w+[ -]){{0,3}}?{_PIECE}{_BETWEEN}{{0,10}}?\W{{1,4}}{_ERRED}\b"
    rf"|\b(?:the|this|an?) (?:\w+[ -]){{0,3}}?{_PIECE}{_OF_OURS}{{0,10}}?\W{{1,4}}{_ERRED}\b"
    rf"|\b(?:yester|mon|tues|wednes|thurs|fri|satur|sun)day['’]s (?:\w+[ -]){{0,3}}?(?:{_PIECE}|paper|edition|issue)"
    rf"{_BETWEEN}{{0,10}}?\W{{1,4}}{_ERRED}\b"
    rf"|\b(?:error|mistake){_BETWEEN}{{0,12}}?\W{{1,4}}(?:was|were) {_ERRED}\b"
    r"|\b(?:was|were) given as\b",
    re.IGNORECASE,
)
#: The same sentence may go on with what is right.
_RIGHT: Final = re.compile(r"\b(?:in fact|the correct|should (?:have|be)|rather than|not \w+)\b", re.IGNORECASE)
_PERCENT: Final = re.compile(r"\s?(?:per ?cent|percent|pct)\b|\s(?=%)", re.IGNORECASE)


@dataclass(frozen=True)
class Withdrawn:
    """What a passage takes back, half-open, in code points of it."""

    #: A sentence that says what was wrong, or the first part of one that goes on with what is right.
    wrong: Span
    #: The next sentence, or the rest of that one; None where the passage ends.
    right: Span | None
    #: The figures, the days and the name that are wrong, as `told` gives them.
    told: frozenset[str]

    @property
    def alone(self) -> bool:
        """Whether what was wrong is a sentence of its own."""
        return self.right is None or self.right[0] > self.wrong[1]


def without_withdrawn(title: str, text: str, language: str | None = None) -> str:
    """A passage with spaces in the place of each sentence that says no more than what was wrong; as long as before.

    Args:
        title: of the passage's article.
    """
    for one in withdrawn(title, text, language):
        if one.alone:
            start, end = one.wrong
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def withdrawn(title: str, text: str, language: str | None = None) -> list[Withdrawn]:
    """What a passage says only to take it back, in order.

    Args:
        title: of the passage's article.
    """
    corrects = bool(_CORRECTION.match(title))
    if not corrects and not _WRONG.search(text) and not _CORRECTING_LINE.search(text):
        return []
    found = []
    every = sentences(text, language)
    correcting = corrects
    for place, one in enumerate(every):
        if one.opens:
            correcting = corrects or bool(_CORRECTING_LINE.match(text, one.start))
        said = _WRONG.search(text, one.start, one.end) or (correcting and _WE_SAID.search(text, one.start, one.end))
        if not said:
            continue
        goes_on = _RIGHT.search(text, one.start, one.end)
        if goes_on and goes_on.start() < said.start():  # "in Hull, not in York as the headline said"
            continue
        rest = text.find(";", said.end(), one.end)
        right: Span | None
        if goes_on or rest >= 0:
            at = goes_on.start() if goes_on else rest
            wrong, right = (one.start, at), (at, one.end)
        else:
            following = every[place + 1] if place + 1 < len(every) else None
            wrong, right = (one.start, one.end), (following.start, following.end) if following else None
        words = text[said.end() : wrong[1]]
        last = names.names(words)[-1:]
        named = words[slice(*last[0])] if last and not words[last[0][1] :].strip(" .,”’\"'") else ""
        held = told(words, named)
        if right:
            held -= told(text[slice(*right)], text[slice(*right)])
        found.append(Withdrawn(wrong, right, held))
    return found


def told(text: str, naming: str = "") -> frozenset[str]:
    """The figures and the days of a text, and the last words of the names in another, written in one way."""
    found = {text[a:b] for a, b in (*names.figures(text), *names.dates(text))}
    plain = {_PERCENT.sub("%", one.casefold()).removeprefix("in ") for one in found}
    called = {naming[a:b].split()[-1].casefold() for a, b in names.names(naming)}
    return frozenset({one if (number := value(one)) is None else str(number) for one in plain} | called)
