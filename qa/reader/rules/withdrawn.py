"""Sentences that tell what was wrong in order to correct it: what they say is no answer. English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qa import names
from qa.almanac import WEEKDAY
from qa.numerals import value
from qa.passages import Sentence, sentences
from qa.patterns import lazy_pattern
from qa.types import Span

_OF_CORRECTION: Final = r"\W*(?:corrections?|corrected|clarifications?|errat(?:um|a)|for the record)\b"
#: The title of an article that corrects another: "Correction", "Corrections and clarifications: the ferry".
_CORRECTION: Final = lazy_pattern(
    rf"{_OF_CORRECTION}(?:\s+(?:and|&|or)\s+(?:corrections?|clarifications?|apolog(?:y|ies)))?"
    r"(?=\s*(?:[:–—,.-]|$|to\b|of (?:\d|our\b)|on\b))",
    re.IGNORECASE,
)
#: A line that corrects the article it stands in: "Correction, 12 May: …".
_CORRECTING_LINE: Final = lazy_pattern(
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
#: … of any paper's; a report or a review may be anybody's, and a tale has an original version.
_PRINTED: Final = r"(?:article|column|headline|caption|graphic|chart|obituary)s?"
#: When a paper's piece stood in it.
_ON_A_DAY: Final = (
    rf"(?:(?:on|last|this) (?:{WEEKDAY}|week|month|page|\d)|yesterday|in (?:our|some|(?:{WEEKDAY}|yesterday)['’]s)\b)"
)
#: What takes something back wherever it stands.
_WRONG: Final = lazy_pattern(
    rf"\b(?:wrongly|incorrectly|mistakenly|erroneously) {_SAID}\b|\bmis(?:stated|reported|identified|quoted|spelled)\b"
    r"|\b(?:an?|the) (?:earlier|previous|original) version of"
    rf" (?:(?:this|our) (?:list|timeline|page|entry|table|map|guide)\b(?={_BETWEEN}{{0,12}}?\W{{1,4}}{_OF_OLD}\b)"
    rf"|(?:(?:this|our) {_PIECE}|the {_PRINTED})\b)",
    re.IGNORECASE,
)
#: … and where another article is corrected.
_WE_SAID: Final = lazy_pattern(
    rf"\b(?:we|this (?:newspaper|paper|site)){_BETWEEN}{{0,3}}?\W{{1,4}}{_ERRED}\b"
    rf"|\bour (?:\w+[ -]){{0,3}}?{_PIECE}{_BETWEEN}{{0,10}}?\W{{1,4}}{_ERRED}\b"
    rf"|\b(?:the|this|an?) (?:\w+[ -]){{0,3}}?{_PIECE}{_OF_OURS}{{0,10}}?\W{{1,4}}{_ERRED}\b"
    rf"|\b(?:yesterday|{WEEKDAY})['’]s (?:\w+[ -]){{0,3}}?(?:{_PIECE}|paper|edition|issue)"
    rf"{_BETWEEN}{{0,10}}?\W{{1,4}}{_ERRED}\b"
    rf"|\b(?:error|mistake){_BETWEEN}{{0,12}}?\W{{1,4}}(?:was|were) {_ERRED}\b"
    r"|\b(?:was|were) given as\b",
    re.IGNORECASE,
)
#: Whose error it is: without one of these, a sentence tells of somebody else's, "was wrongly identified as the bomber".
_OURS: Final = lazy_pattern(
    rf"\b(?:we|us|our|this (?:newspaper|paper|site|page|list|map|{_PIECE})|{_PIECE} (?:{_ON_A_DAY}|about)"
    rf"|(?:{WEEKDAY}|yesterday)['’]s (?:[\w-]+ ){{0,2}}?{_PIECE}|the {_PRINTED}|(?:earlier|previous|original) version"
    rf"|captions?|(?:photo|picture)s?|photographs?|(?:this|our|some|print|(?:{WEEKDAY}|yesterday)['’]s) editions?"
    r"|editing error|editor[’']s note)\b",
    re.IGNORECASE,
)
#: Who or what the error was about, behind a noun.
_WHO_WAS: Final = lazy_pattern(
    r"\b(?:(?:who|which|that)(?: (?:was|were|is|are|had|has|have|been))*|whom\b[^,;:.\n]*) $", re.IGNORECASE
)
#: Before what an earlier version of the very article said: a bill that was amended was no error of the paper's.
_AMENDED: Final = lazy_pattern(
    rf"\b(?:this|our) (?:\w+ )?(?:{_PIECE}|piece|list|timeline|page|entry|table|map|guide){_BETWEEN}{{0,3}}?\W{{1,4}}"
    r"(?:amended|updated|corrected)\b|^\W*(?:amended|updated|corrected)(?= (?:on|at) | \d|:)",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION_SAID: Final = lazy_pattern(
    rf"\b(?:an?|the) (?:earlier|previous|original) version (?:had )?{_ERRED}\b", re.IGNORECASE
)
#: The same sentence may go on with what is right.
_RIGHT: Final = lazy_pattern(r"\b(?:in fact|the correct|should (?:have|be)|rather than|not \w+)\b", re.IGNORECASE)
_AT_FIRST: Final = r"(?:(?:at )?first|initially|originally|earlier|previously)"
#: Somebody else than the paper was wrong at first …
_FIRST_SAID: Final = lazy_pattern(
    rf"\b(?:had {_AT_FIRST} {_SAID}|(?:had {_SAID}|{_SAID}) {_AT_FIRST})\b", re.IGNORECASE
)
_SAY: Final = rf"(?:{_SAID}|say|state|report|write|give|put)"
_FIRST_SAY: Final = lazy_pattern(
    rf"\b(?:{_AT_FIRST} {_SAY}|{_SAY} {_AT_FIRST}|(?:original|earlier|previous) version)\b", re.IGNORECASE
)
#: … and this is how the same sentence, or the next one, goes on.
_TRUE_FIGURE: Final = lazy_pattern(
    r"(?:\bbut )?\b(?:the|its|their) (?:true|actual|correct|real|right)"
    r" (?:figure|number|count|total|toll|sum|amount|price|cost|date|day|age|score) (?:is|was|had been)\b"
    r"(?! (?:not|never|feared|thought|believed|likely|probably|said|expected|estimated|may|might|could)\b)",
    re.IGNORECASE,
)
_PERCENT: Final = lazy_pattern(r"\s?(?:per ?cent|percent|pct)\b|\s(?=%)", re.IGNORECASE)


@dataclass(frozen=True)
class Withdrawn:
    """What a passage takes back, half-open, in code points of it."""

    #: A sentence that says what was wrong, or the first part of one that goes on with what is right.
    wrong: Span
    #: The next sentence, or the rest of that one; None where the passage ends.
    right: Span | None
    #: The figures, the days and the name that are wrong, as `told` gives them.
    told: frozenset[str]
    #: The figure or the day that is right, where it is told in so many words: "the true figure was 152".
    instead: Span | None = None

    @property
    def alone(self) -> bool:
        """Whether what was wrong is a sentence of its own."""
        return self.right is None or self.right[0] > self.wrong[1]


def corrects(title: str, text: str) -> bool:
    """Whether a text, or the article of that title, corrects another or itself."""
    return bool(_CORRECTION.match(title) or _CORRECTING_LINE.search(text))


def asks_of_first(question: str) -> bool:
    """Whether a question asks what was said before it was put right."""
    return bool(_FIRST_SAY.search(question))


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
    of_others = bool(_CORRECTION.match(title))
    if not (of_others or any(each.search(text) for each in (_WRONG, _CORRECTING_LINE, _TRUE_FIGURE, _VERSION_SAID))):
        return []
    found: list[Withdrawn] = []
    every = sentences(text, language)
    correcting = of_others
    for place, one in enumerate(every):
        if one.opens:
            correcting = of_others or bool(_CORRECTING_LINE.match(text, one.start))
        following = (every[place + 1].start, every[place + 1].end) if place + 1 < len(every) else None
        amended = place > 0 and not one.opens and bool(_AMENDED.search(text, every[place - 1].start, one.start))
        said = _taken_back(text, one, correcting, amended)
        if not said:
            if first := _FIRST_SAID.search(text, one.start, one.end):
                found += _put_right(text, (one.start, one.end), first.end(), following)
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
            wrong, right = (one.start, one.end), following
        words = text[said.end() : wrong[1]]
        last = names.names(words)[-1:]
        named = words[slice(*last[0])] if last and not words[last[0][1] :].strip(" .,”’\"'") else ""
        held = told(words, named)
        if right:
            held -= told(text[slice(*right)], text[slice(*right)])
        found.append(Withdrawn(wrong, right, held))
    return found


def _taken_back(text: str, one: Sentence, correcting: bool, amended: bool) -> re.Match[str] | None:
    """The words by which a sentence takes back what it says.

    Args:
        correcting: it stands in a correction.
        amended: the sentence before says that the article was changed.
    """
    said = _WRONG.search(text, one.start, one.end)
    if said and (correcting or amended or _is_ours(text, one, said)):
        return said
    if amended and (said := _VERSION_SAID.search(text, one.start, one.end)):
        return said
    return _WE_SAID.search(text, one.start, one.end) if correcting else None


def _is_ours(text: str, one: Sentence, said: re.Match[str]) -> bool:
    """Whether it is the paper's own error that a sentence tells of."""
    return bool(_OURS.search(text, one.start, one.end)) and not _WHO_WAS.search(text, one.start, said.start())


def _put_right(text: str, sentence: Span, said: int, following: Span | None) -> Iterator[Withdrawn]:
    """What somebody had first said, where the same sentence or the next one gives the true figure.

    Args:
        said: where those words end in their sentence.
    """
    true, end = _TRUE_FIGURE.search(text, said, sentence[1]), sentence[1]
    if not true and following:
        true, end = _TRUE_FIGURE.match(text, *following), following[1]
    if true:
        right = true.start(), end
        rest = text[true.end() : end]
        values = [span for find in (names.dates, names.figures) for span in find(rest)]
        instead = (true.end() + values[0][0], true.end() + values[0][1]) if len(values) == 1 else None
        held = told(text[said : right[0]]) - told(text[slice(*right)])
        yield Withdrawn((sentence[0], right[0]), right, held, instead)


def told(text: str, naming: str = "") -> frozenset[str]:
    """The figures and the days of a text, and the last words of the names in another, written in one way."""
    found = {text[a:b] for a, b in (*names.figures(text), *names.dates(text))}
    plain = {_PERCENT.sub("%", one.casefold()).removeprefix("in ") for one in found}
    called = {naming[a:b].split()[-1].casefold() for a, b in names.names(naming)}
    return frozenset({one if (number := value(one)) is None else str(number) for one in plain} | called)
