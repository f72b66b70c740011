"""Which is the lightest of several is not said by what tells which is the dearest. English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from qa import names
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span


@dataclass(frozen=True)
class Measure:
    """What things are compared by.

    Args:
        most, least: the superlatives for its two ends, as patterns.
        other: what else tells of it, as one.
    """

    most: str
    least: str
    other: str


#: No "highest": that may be a price, a score or a number.
MEASURES: Final = (
    Measure(
        "heaviest",
        "lightest",
        r"heav\w+|light(?:er)?|weigh\w*|kg|kilos?|kilograms?|grams?|tonnes?|tons|pounds|lbs?"
        r"|stone|ounces?|oz|scales",
    ),
    Measure(
        "dearest|most expensive|costliest|priciest|most costly",
        "cheapest|least expensive|most affordable",
        r"dear(?:er)?|expensive|costs?|costly|pric\w+|cheap\w*|euros?|dollars?|pounds?|pence|fees?|[$€£¥](?:\d\S*)?"
        r"|afford\w*|free|sold|sells?|sale|worth|paid|pays?|millions?|rents?|bought|buys?|spent|spend"
        r"|(?:lets?|go(?:es)?|went) for",
    ),
    Measure(
        "tallest",
        "least tall",
        r"tall\w*|high\w*|heights?|low(?:er)?|metres?|meters?|m|cm|inch(?:es)?|feet|ft|elevation|altitude|tower\w*|rises?|rose"
        r"|ris(?:en|ing)|above|storeys?|stories|floors?",
    ),
    Measure(
        "longest",
        "shortest",
        r"long(?:er)?|lengths?|short(?:er)?|kilomet\w+|km|miles?|metres?|meters?|m|cm|inch(?:es)?|feet|minutes?|hours?|days?|weeks?"
        r"|months?|years?|decades?|pages?|words?",
    ),
    Measure(
        "deepest", "shallowest", r"deep(?:er)?|depths?|shallow\w*|metres?|meters?|m|cm|feet|fathoms?|km|kilomet\w+"
    ),
    Measure(
        "widest|broadest",
        "narrowest",
        r"wide(?:r|ly)?|broad\w*|widths?|narrow\w*|metres?|meters?|m|cm|feet|km|kilomet\w+|miles?|across",
    ),
    Measure(
        "fastest|quickest|speediest",
        "slowest",
        r"fast\w*|quick\w*|speeds?|slow\w*|hours?|minutes?|seconds?|mph|km/h|kph|knots?|win\w*|won|tim(?:e[ds]?|ing)"
        r"|clock\w*|ran|lead|led|laps?|pole|ahead|beat",
    ),
    Measure("loudest|noisiest", "quietest|most silent", r"loud\w*|nois\w+|quiet\w*|decibels?|dB|silent\w*"),
    Measure(
        "hottest|warmest",
        "coldest|coolest",
        r"hot\w*|warm\w*|cold\w*|cool\w*|degrees?|temperatures?|°C?|frost\w*|(?<=\d)[CF]|minus|mercury|thermometer|heat"
        r"|fr[eo]ez\w*|froze|snow\w*|chilli|spic\w+",
    ),
    Measure("oldest|earliest", "youngest|newest|latest|most recent", r"old\w*|ages?|aged|young\w*|new\w*|years?|since"),
)
#: The place of the one by which years are counted.
_AGE: Final = len(MEASURES) - 1
#: What asks for the last of several in time, which any sentence about it may name.
_OF_TIME: Final = lazy_pattern(r"\b(?:latest|newest|most recent)\b", re.IGNORECASE)
#: What may tell of any measure.
_ANY: Final = lazy_pattern(
    r"\b(?:(?:larg|bigg|great|small|high|low)est|most|least|record|than|any other|first|last|more|less|fewer|top)\b",
    re.IGNORECASE,
)
#: Not "the fastest growing".
_SUPERLATIVES: Final = [
    lazy_pattern(rf"\b(?:{one.most}|{one.least})\b(?![ -]\w+(?:ing|ed)\b)", re.IGNORECASE) for one in MEASURES
]
#: Behind a figure a unit may stand without a blank: "2.5kg", "31°C".
_WORDS: Final = [
    lazy_pattern(rf"(?<![^\W\d])(?:{one.most}|{one.least}|{one.other})(?!\w)", re.IGNORECASE) for one in MEASURES
]
#: "Which scanner is the lightest?", "What is the tallest tower in Tarn?"
_ASKED: Final = lazy_pattern(rf"{OPENING}(?:which|what|who)\b[^?]*?\b(?:is|was|are|were)\b", re.I)
#: "Which scanner has the longest warranty?", "Which is the one with the most pages?"
_HAS_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?:which|what|who)\b[^?]*?\b(?:has|had|have|with|gives?|gave|offers?|offered|scans?|makes?|made)\b",
    re.I,
)
#: "The longest warranty", "most pages": what comes first in what a table tells of many.
_FIRST_IN: Final = lazy_pattern(
    r"\b(?:(?P<most>most|highest|longest|largest|biggest|greatest)|(?P<least>least|fewest|lowest|shortest|smallest))"
    r" (?P<what>[^\W\d_]+(?: [^\W\d_]+)?)",
    re.IGNORECASE,
)


def asked_extreme(question: str) -> tuple[int, bool] | None:
    """The place of the measure by which a question asks for the first of several, and whether it asks for the most of
    it; None where it asks by none of these, or by several.
    """
    found = [place for place, one in enumerate(_SUPERLATIVES) if one.search(question)]
    if not _ASKED.match(question) or len(found) != 1:
        return None
    return found[0], bool(re.search(rf"\b(?:{MEASURES[found[0]].most})\b", question, re.IGNORECASE))


def first_in(question: str) -> tuple[str, bool] | None:
    """The words behind a superlative by which a question asks for the first of several, "warranty" of "the longest
    warranty", and whether it asks for the most of it; None where there are none, or several such.
    """
    found = list(_FIRST_IN.finditer(question))
    if not _HAS_ASKED.match(question) or len(found) != 1:
        return None
    return found[0]["what"], bool(found[0]["most"])


def superlative(question: str) -> re.Pattern[str] | None:
    """What finds the superlative by which a question asks for the first of several; None where it does not."""
    if extreme := asked_extreme(question):
        found = _SUPERLATIVES[extreme[0]].search(question)
        return re.compile(rf"\b{re.escape(found.group())}\b", re.IGNORECASE) if found else None
    if not first_in(question):
        return None
    found = _FIRST_IN.search(question)
    words = found["most"] or found["least"] if found else ""
    return re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)


def tells_of(measure: int, words: str) -> bool:
    """Whether some words tell of a measure, by its place."""
    return bool(_WORDS[measure].search(words))


def of_its_measure(question: str, text: str) -> Fits | None:
    """For a question of which is the heaviest of several: whether a span stands in a sentence, or behind one, that
    tells how heavy anything is, or of more and most, or has a figure of nothing else. None for other questions.

    Who is the oldest is told by too many words for that: there, only what tells which is the most of something else is
    no answer.
    """
    asked = asked_extreme(question)
    if not asked or _OF_TIME.search(question):
        return None
    measure = asked[0]

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        if start > 1 and text[start - 1] == " ":  # "It is the highest of all. Its name is Sarn."
            start = enclosing(text, (start - 2, start - 1))[0]
        said = text[start:end]
        if tells_of(measure, said) or _ANY.search(said):
            return True
        if names.figures(said) and not any(tells_of(other, said) for other in range(_AGE) if other != measure):
            return True
        return measure == _AGE and not any(one.search(said) for one in _SUPERLATIVES)

    return fits
