"""The few words that are shown as an answer, from the span that a model pointed at."""

from __future__ import annotations

import re
from typing import Final

from qa.numerals import WRITTEN
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.types import Span

#: A figure with its commas and points, or a word: what is never cut.
_WHOLE: Final = lazy_pattern(r"\d+(?:[.,:]\d+)+|\w+")
#: The sets of a match, or its halves, in a row: "6-4, 3-6, 7-5", "3-1 (1-0)".
_SCORES: Final = lazy_pattern(r"\b\d{1,3}[-–]\d{1,3}\b(?:(?:,? and |, | )\(?\d{1,3}[-–]\d{1,3}\b(?:\(\d+\))?\)?)+")
#: Behind a figure, of what it tells how many: "2.5" of "2.5 billion" tells nobody how much.
_MAGNITUDE: Final = lazy_pattern(
    r"(?<=\d) (?:hundred|thousand|(?:m|b|tr|quadr|quint)illion|bn|tn)\b",
    re.IGNORECASE,
)
#: A length of time.
UNIT: Final = rf"(?:\d+|an?|{WRITTEN}) (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)"
#: The units of what is measured, the greatest first, and how else each is written.
_SCALES: Final = tuple(
    {unit: place for place, same in enumerate(row.split()) for unit in same.split("/")}
    for row in (
        "year/years month/months week/weeks day/days hour/hours minute/minutes second/seconds",
        "kilometre/kilometres/kilometer/kilometers/km metre/metres/meter/meters/m"
        " centimetre/centimetres/centimeter/centimeters/cm millimetre/millimetres/millimeter/millimeters/mm",
        "mile/miles yard/yards foot/feet/ft inch/inches",
        "tonne/tonnes/ton/tons kilogram/kilograms/kilo/kilos/kg gram/grams/gramme/grammes/g",
        "stone/stones pound/pounds/lb/lbs ounce/ounces/oz",
        "gallon/gallons pint/pints",
        "litre/litres/liter/liters millilitre/millilitres/milliliter/milliliters/ml",
        "pound/pounds/euro/euros/dollar/dollars shilling/shillings pence/penny/cent/cents",
    )
)
_AMOUNT: Final = lazy_pattern(
    rf"\b(?:\d(?:[\d.,]*\d)?|an?|{WRITTEN}) ?(?P<unit>{'|'.join(sorted(set().union(*_SCALES), reverse=True))})\b",
    re.IGNORECASE,
)
#: What joins the amounts of one measure: "four years and six months", "2 hours, 3 minutes", "six feet two inches".
_JOINS: Final = lazy_pattern(r",? and |, | ")
#: Behind an amount that stands by itself: "two years, six months of which are spent abroad", "20 minutes late".
_BY_ITSELF: Final = lazy_pattern(
    r" (?:of which|of them|more|less|longer|shorter|faster|slower|later?|earl(?:y|ier)|before|after|ago|behind|ahead)\b"
)
#: Code points around a span in which the rest of a word is looked for that it cuts.
_BEFORE: Final = 40
#: What no answer begins with.
_NO_BEGINNING: Final = " ,;:–—"
#: Words that stand for what another sentence names.
_POINTING: Final = frozenset(
    """he she it they him her them his hers its their theirs i we you me us my our your who whom whose which that this
    these those""".split()
)


#: A title alone, and whom it is of: "Messrs" of "Messrs. Crake & Dowell".
_TITLE: Final = lazy_pattern(r"(?:Messrs|Mrs?|Ms|Miss|Dr|Prof|Rev|Revd|Sir|Dame|Lord|Lady|Capt|Lieut|Col|Gen)\.?\s*")
_CALLED: Final = lazy_pattern(r"\.? ?[A-Z][\w’'-]*\.?(?: (?:& |and |de |von |van )?[A-Z][\w’'-]*)*")


def short_of(text: str, span: Span, around: Span, language: str | None = None) -> Span | None:
    """The words to show for a span; None where the sentence alone has to answer.

    Args:
        around: the sentences that hold the span.

    No figure, word, name or amount is cut: "2,140" for "140", "6 million" for "6", "four years and six months" for
    "six months". Words of two sentences are no short answer, and a pronoun tells nobody who is meant.
    """
    start, end = _uncut(text, span)
    while start < end and text[start] in _NO_BEGINNING:
        start += 1
    if _TITLE.fullmatch(text, start, end) and (called := _CALLED.match(text, end, around[1])):
        end = called.end()
    if start == end or text[start:end].strip(" .,;:“”\"'’‘").casefold() in _POINTING:
        return None
    if len(sentences(text[slice(*around)], language)) > 1:
        return None
    for amounts in _measures(text, around):
        if any(start <= one.start() and one.end() <= end for one in amounts):
            start, end = min(start, amounts[0].start()), max(end, amounts[-1].end())
    return start, end


def _measures(text: str, around: Span) -> list[list[re.Match[str]]]:
    """The amounts of a text, those together that make one: five metres and forty centimetres."""
    found: list[list[re.Match[str]]] = []
    for amount in _AMOUNT.finditer(text, *around):
        if found and _goes_on(text, found[-1][-1], amount):
            found[-1].append(amount)
        else:
            found.append([amount])
    return found


def _goes_on(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the second amount is the smaller unit's part of what the first begins."""
    if not _JOINS.fullmatch(text, one.end(), other.start()):
        return False
    if text.startswith(",", one.end()) and _BY_ITSELF.match(text, other.end()):
        return False
    great, small = one["unit"].casefold(), other["unit"].casefold()
    return any(great in scale and small in scale and scale[great] < scale[small] for scale in _SCALES)


def _uncut(text: str, span: Span) -> Span:
    """The span with the words and figures whole that its ends stand in."""
    start, end = span
    first, last = max(0, start - _BEFORE), min(len(text), end + _BEFORE)
    for match in _WHOLE.finditer(text, first, last):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    for scores in _SCORES.finditer(text, first, last):
        if scores.start() <= start < end <= scores.end():
            start, end = scores.span()
    magnitude = _MAGNITUDE.match(text, end, last)
    return start, magnitude.end() if magnitude else end
