"""In which unit an answer may be, and along which dimension: how heavy something is is told in tonnes, and not in
metres, nor how wide it is by how high it rises. English.

Asked for the weight of a whale that an article does not tell, a model points at its length.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY
from qa.reader.rules import Fits
from qa.types import Span

#: What is measured, and the units of it. "Foot passengers" are no length.
_UNITS: Final = {
    "distance": r"kilomet(?:re|er)s?|km|miles?",
    "length": r"(?:centi|milli)?met(?:re|er)s?|cm|mm|yards?|feet|foot(?! [a-z]+s\b)|inch(?:es)?",
    "weight": r"tonnes?|tons?|kilos?|kilogram(?:me)?s?|kg|gram(?:me)?s?|lbs?|ounces?|oz",
    "time": r"years?|months?|weeks?|days?|nights?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)",
    "money": r"dollars?|euros?|cents?|pence|francs?|crowns?|kron(?:e[rn]?|or|a|ur)|yen|rupees?|roubles?|pesos?",
    "area": r"(?:square|sq\.?)[ -]\w+|acres?|hectares?",
    "volume": r"cubic[ -]\w+|lit(?:re|er)s?|gallons?|pints?",
    "share": r"%|per ?cent",
    "degrees": r"degrees?|°[CF]?",
    "pounds": r"pounds?",
}
_UNIT: Final = "|".join(f"(?P<{kind}>{units})" for kind, units in _UNITS.items())
_UNITS_WORD: Final = lazy_pattern(rf"\b(?:{'|'.join(_UNITS.values())})\b", re.IGNORECASE)
#: A figure in digits or words with its unit, from where it begins: "$8.8 billion", "84 metres", "3.4 m long".
_MEASURE: Final = lazy_pattern(
    r"(?P<sign>[$€£¥]) ?\d"
    r"|(?:\d+(?:[.,]\d+)*|[a-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?:[ -]?(?:hundred|thousand|(?:m|b|tr)illion|bn|tn|dozen|and a (?:half|quarter)))*"
    rf"[ -]?(?:(?:{_UNIT})(?![\w])(?!-[a-z])|(?P<metres>m)(?= (?:long|high|tall|wide|deep|thick|away|above|below)\b))",
    re.IGNORECASE,
)
#: Behind a length, that it is a speed: "52 kilometres a second". By the day somebody may go as far.
_SPEED: Final = lazy_pattern(r"(?:/| (?:an?|per|every|each) )(?:h|s|hours?|minutes?|seconds?)\b")
_BY_DAY: Final = lazy_pattern(r" (?:an?|per|every|each) (?:day|week|month|year)\b")
#: What each question is answered by. What is no thing, such as a loss, may be heavy in any unit.
_ASKED: Final = tuple(
    (lazy_pattern(asked, re.IGNORECASE), frozenset(units.split()))
    for asked, units in (
        (
            r"\bhow heavy\b(?!.*\b(?:fines?|penalt\w+|loss\w*|tolls?|rain\w*|snow\w*|showers?|traffic|defeats?|debts?"
            r"|burdens?|costs?|sentences?|casualties|taxe?s?|drinkers?|users?)\b)"
            r"|\bhow much (?:did|do|does|will|would)\b.*\bweigh\b|\bwhat (?:is|was|are|were) [^?]*\bweight\b",
            "weight pounds",
        ),
        (
            r"\bhow (?:tall|thick)\b(?!.*\b(?:clouds?|plumes?|columns?|mountains?|peaks?|volcano\w*)\b)",
            "length",
        ),
        (
            r"\bhow (?:wide|broad)\b(?!.*\b(?:gap|margin|range|lead|spread|support|difference|angle)\b)",
            "length distance",
        ),
        (
            r"\bhow deep\b(?!.*\b(?:cuts?|recession|discounts?|debts?|loss\w*|reductions?|falls?|crisis|divisions?)\b)",
            "length distance",
        ),
        (
            r"\bhow high (?:is|was|are|were) [^?]*\b(?:towers?|mountains?|bridges?|buildings?|chimneys?|dams?|walls?"
            r"|waves?|hills?|peaks?|cliffs?|fences?|masts?|trees?|statues?|turbines?|ceilings?|lighthouses?)\b",
            "length distance",
        ),
        (r"\bhow long\b", "length distance time volume"),
        (
            r"\bhow far\b(?!.*\b(?:f[ae]ll\w*|dropp?\w*|r[io]s\w+|gr[oe]w\w*|climb\w*|slip\w*|declin\w*|plung\w*"
            r"|slid\w*|sank|sink|prices?|sales|shares?|costs?|profits?|rates?|temperatures?|budgets?|advanc\w+|exceed\w*|above|below|over)\b)",
            "length distance time share",
        ),
        (r"\bhow fast\b", "speed time share"),
        (
            r"\bhow (?:large|big) (?:is|was|are|were) [^?]*\b(?:parks?|gardens?|farms?|estates?|reserves?|marsh(?:es)?"
            r"|plots?|fields?|forests?|islands?|lakes?|rooms?|flats?|sites?)\b",
            "area length distance share volume",
        ),
        (
            r"\bhow much (?:(?:is|are|was|were|did|do|does|will|would|has|have|had|must|can)\b[^?]*"
            r"\b(?:costs?|pa(?:y|id)|earn\w*|spen[dt]|fined?|worth|owe[sd]?|charged?|donated?|sold for|fetch\w*)\b"
            r"|(?:money|profit|revenue|rent)\b)"
            r"|\bwhat (?:salary|wage|fine|price|fee|prize|rent|sum)"
            r" (?:is|are|was|were|did|do|does|will|must|has|have|had)\b",
            "money pounds share",
        ),
    )
)
#: "How many people": a number, which may be a share of all.
_NO_THING: Final = rf"(?!(?:{AUXILIARY}|of|in|at|on|from|per|for|to)\b)"
_HOW_MANY: Final = lazy_pattern(
    rf"\bhow many (?P<what>{_NO_THING}[\w’'-]+(?: {_NO_THING}[\w’'-]+){{0,3}})", re.IGNORECASE
)
_COUNTS: Final = frozenset(("share", "speed"))
_LENGTHS: Final = frozenset(("length", "distance"))
#: "How wide is the bridge?", the words by which a sentence tells it, and those that tell another dimension.
_HOW: Final = lazy_pattern(r"\bhow (?P<word>wide|deep|tall|high|thick)\b", re.IGNORECASE)
_HEIGHT: Final = (
    r"tall\w*|high\w*|heights?|ris(?:e|es|en|ing)|rose|tower(?:s|ed|ing)|stands?|stood|above|up|over|gr[eo]w\w*"
)
_LENGTH: Final = r"long|lengths?|away"
_DIMENSIONS: Final = {
    word: (lazy_pattern(rf"\b(?:{own})\b", re.IGNORECASE), lazy_pattern(rf"\b(?:{other})\b", re.IGNORECASE))
    for word, own, other in (
        (
            "wide",
            r"wid\w+|broad\w*|across|narrow\w*|diameter|by|x|×",
            rf"high|tall|heights?|rises?|rose|towers?|deep|depths?|under|below|beneath|thick|{_LENGTH}",
        ),
        (
            "deep",
            r"deep\w*|depths?|below|under\w*|beneath|down|bottom|s[au]nk|lies|lay|shallow\w*|into|water|snow|dive\w*",
            rf"high|tall|heights?|rises?|rose|towers?|wide|broad|across|thick|{_LENGTH}",
        ),
        *(
            (word, _HEIGHT, rf"wide|broad|across|deep|depths?|below|under|beneath|thick|in an hour|{_LENGTH}")
            for word in ("tall", "high")
        ),
        ("thick", r"thick\w*", rf"wide|broad|across|deep|depths?|high|tall|{_LENGTH}"),
    )
}
#: Code points before a length, and behind it, in which its dimension is looked for.
_BEFORE: Final = 40
_BEHIND: Final = 30
#: "How fast was the lorry going?", and what tells how fast it may go.
_GOING: Final = lazy_pattern(
    r"\bhow fast\b(?!.*\b(?:limit|allow\w*|permit\w*|may|can|could|must|should)\b)", re.IGNORECASE
)
_LIMIT: Final = lazy_pattern(r"\blimit(?:ed)?(?: [a-z]+){0,4}? (?:is|was|of|to|at) $", re.IGNORECASE)
_ALLOWED: Final = lazy_pattern(
    r"(?:[ -](?:mph|kph|km/h|miles?|kilometres?|kilometers?|an|hour|per))*[ -]"
    r"(?:(?:speed )?limit|zone|is (?:allowed|permitted)|are (?:allowed|permitted))\b",
    re.IGNORECASE,
)


def no_limit(question: str, text: str) -> Fits | None:
    """For a question of how fast something goes: whether a span is not how fast it may go; None for other questions."""
    if not _GOING.search(question):
        return None

    def fits(span: Span) -> bool:
        first = next((start for start, _ in _figures(text, span)), span[0])
        limits = _LIMIT.search(text, max(0, first - _BEFORE), first)
        return limits is None and _ALLOWED.match(text, span[1]) is None

    return fits


def along_its_dimension(question: str, text: str) -> Fits | None:
    """For a question of how wide or high something is: whether a span of the text is no length that its sentence tells
    along another dimension only; None for other questions.
    """
    asked = _HOW.search(question)
    if asked is None:
        return None
    own, other = _DIMENSIONS[asked["word"].casefold()]

    def fits(span: Span) -> bool:
        begins = max(0, span[0] - _BEFORE)
        near = _figures(text, (begins, span[1]))
        first = next((start for start, last in near if span[0] - last <= 1), None)  # "metres" of "900 metres"
        if first is None or _unit_of(text, first) not in _LENGTHS:
            return True
        start, end = enclosing(text, span)
        around = text[max(start, first - _BEFORE) : min(end, span[1] + _BEHIND)]
        return own.search(text, start, end) is not None or other.search(around) is None

    return fits


def in_its_unit(question: str, text: str) -> Fits | None:
    """Whether a span of the text has no figure in another unit than a question can mean; None where it may mean any."""
    units = _units(question)
    if units is None:
        return None

    def fits(span: Span) -> bool:
        told = {_unit_of(text, start) for start, _ in _figures(text, span)}
        return not told or None in told or not units.isdisjoint(told)

    return fits


def _figures(text: str, span: Span) -> list[Span]:
    """Where in a text the figures of a part of it stand."""
    return [(span[0] + start, span[0] + end) for start, end in names.figures(text[slice(*span)])]


def _units(question: str) -> frozenset[str] | None:
    counted = _HOW_MANY.search(question)
    if counted:
        return None if _UNITS_WORD.search(counted["what"]) else _COUNTS
    return next((units for asked, units in _ASKED if asked.search(question)), None)


def _unit_of(text: str, figure: int) -> str | None:
    """What a figure that begins there measures; None where no unit says so."""
    told = _MEASURE.match(text, figure)
    if not told:
        return None
    if told["sign"]:
        return "money"
    kind = next((kind for kind in _UNITS if told[kind]), "length")
    if kind in _LENGTHS and _SPEED.match(text, told.end()):
        return "speed"
    return None if kind in _LENGTHS and _BY_DAY.match(text, told.end()) else kind
