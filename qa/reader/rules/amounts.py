"""Which amount is of something else than what a question asks for. English.

"Pre-tax profit was £17.9m" tells no dividend, £11.2m is no share of the sales, what a group has raised is not what it
must raise, and what a film has taken is not what it cost.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.lexical import root, stem, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.reader.rules import WORD, Fits
from qa.types import Span

#: Words of amounts that are told beside one another, each with others by which the same may be told.
_SAID: Final = {
    "dividend": "payout pay share",
    "profit": "earnings earn surplus make",
    "revenue": "turnover sales takings income receipts sell take",
    "turnover": "revenue sales takings income receipts sell take",
    "loss": "lose deficit",
    "debt": "owe borrow loan",
    "rent": "lease let pay",
    "fine": "penalty pay",
    "fee": "pay charge",
    "wage": "salary pay earn",
    "salary": "wage pay earn",
    "bonus": "pay",
}
_NOUN: Final = "|".join(_SAID)
#: "How much was the final dividend for 2023?", "What was Brannoch's revenue?"
_ASKED: Final = lazy_pattern(
    rf"\b(?:how (?:much|big|large|high)|what) (?:is|was|were|are|will be) [^?,]*?\b(?P<noun>{_NOUN})s?\b",
    re.IGNORECASE,
)
_NAMED: Final = lazy_pattern(rf"\b(?:{_NOUN})(?:e?s)?\b", re.IGNORECASE)
_PARTS: Final = lazy_pattern(r"[,;:()–—](?!\d)|\b(?:and|but|while|as|on|after|before|which|who)\b")
_FORMER: Final = lazy_pattern(r"\b(?:up|down|compared|against)(?: (?:from|with|to))? [$€£¥]?$", re.IGNORECASE)
#: "What share of sales", "what interest rate": a part of a whole, which a sum is not.
_SHARE: Final = lazy_pattern(
    r"\b(?:what|which) (?:(?:share|proportion|fraction) of|percentage|percent|per cent"
    r"|(?:(?:is|was|were) the )?(?:\w+ )?(?:interest|inflation|unemployment|jobless|turnout|growth|birth|death"
    r"|mortality|vaccination|vacancy|occupancy|crime|tax|pass|dropout|conviction|survival|success|approval) rate)\b",
    re.IGNORECASE,
)
_SUM: Final = lazy_pattern(r"[$€£¥] ?\d|\d,\d{3}\b")
_PART: Final = lazy_pattern(
    r"%|\bper ?cent\b|\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?)\b|\d/\d|\b(?:in|of) [$€£¥]?\d",
    re.IGNORECASE,
)
#: "How much do they have to raise?", and that somebody "had raised" it.
_MUST: Final = lazy_pattern(
    r"\bhow (?:much|many)\b.*\b(?:(?:have|has|had|needs?|needed) to|must) (?P<what>.+)", re.IGNORECASE
)
_DONE: Final = lazy_pattern(r"\b(?:had|has|have)(?: (?:so far|already|now|only|just))? (?P<verb>[a-z]+)\b")
#: That something is still to be done.
_STILL: Final = lazy_pattern(
    r"\b(?:must|need\w*|target|goal|aim\w*|require\w*|(?:have|has|had|still|yet) to|short\w*|remain\w*|at least|more"
    r"|another|appeal\w*)\b",
    re.IGNORECASE,
)
#: "How much did the film cost?", "What was its budget?"
_COST_ASKED: Final = lazy_pattern(
    r"\bhow much (?:did|does|do|will|would|has|have|had)\b[^?]*?\bcost\b"
    r"|\bwhat (?:did|does|do|will|would)\b[^?]*?\bcost\b|\bwhat (?:is|was) [^?]*?\b(?:cost|budget)\b",
    re.IGNORECASE,
)
#: Right before a figure, that it is what something has brought in: "made $4m", "took in an estimated $4m" …
_BROUGHT_IN: Final = lazy_pattern(
    r"\b(?:ma(?:de|kes?|king)|t(?:ook|akes?|aken|aking) in|brought in|rak(?:e|es|ed|ing) in"
    r"|open(?:s|ed|ing)? (?:to|with)|(?:earn|gross|collect)(?:e?[sd]|ing)?)"
    r"(?: (?:an?|the|about|around|over|nearly|almost|more|than|just|estimated|some|up|to|another|its|first)){0,4} $",
    re.IGNORECASE,
)
#: … what may be told of in words such as these, and what something costs in these.
_TAKINGS: Final = lazy_pattern(
    r"\b(?:gross\w*|earn\w*|takings|box[ -]office|revenues?|ticket sales|profits?|turnover)\b", re.IGNORECASE
)
_SHOW_TAKINGS: Final = lazy_pattern(
    r"\b(?:(?:hit(?:s|ting)?|cross\w*|pass\w*|notch\w*|add\w*|took)(?: [a-z]+){0,3} (?=[$€£¥]))",
    re.IGNORECASE,
)
_COST: Final = lazy_pattern(
    r"\b(?:cost\w*|pric\w+|budget\w*|spen[dt]\w*|pay\w*|paid|buy\w*|bought|fees?|charg\w+|bills?|invest\w*|worth|fund\w*"
    r"|expens\w+|dear\w*|cheap\w*|came to|afford\w*|financ\w+|to (?:make|build|produce))\b"
    r"|\bfor (?:about |some )?[$€£¥]",
    re.IGNORECASE,
)
#: What such words, "the film passed £4m", are told of: the cost of a bridge may pass as much.
_SHOW_ASKED: Final = lazy_pattern(r"\b(?:films?|movies?|play|musical|show|series|sequel|tour)\b", re.IGNORECASE)
_SHOW_TOLD: Final = lazy_pattern(r"\b(?:films?|movies?|box[ -]office|cinemas?)\b", re.IGNORECASE)
#: "How much is a ticket?", and what asks for a rate, or by how much something rose.
_PRICE_ASKED: Final = lazy_pattern(r"\bhow much (?:is|are|was|were) (?:an?|one) ", re.IGNORECASE)
_RATE_ASKED: Final = lazy_pattern(
    r"%|\b(?:per ?cent\w*|rates?|shares?|margins?|propor\w+|fraction|ris(?:e|es|en|ing)|rose|gr[oe]w\w*|increas\w*"
    r"|f[ae]ll\w*|declin\w*|drop\w*|cut\w*|chang\w*|differ\w*|more|less|higher|lower|up|down|by|loss|interest)\b",
    re.IGNORECASE,
)
#: What is no sum of money: "15.7%", "500,000 pounds of whey".
_MEASURED: Final = lazy_pattern(
    r"\d ?(?:%|per ?cent\b|pounds? of\b|(?:kilos?|kilograms?|kg|tons?|tonnes?|ounces?|grams?|acres?|hectares?|miles?|km"
    r"|kilometres?|kilometers?|metres?|meters?|feet|lit(?:re|er)s?|gallons?)\b)",
    re.IGNORECASE,
)
_MONEY: Final = lazy_pattern(
    r"[$€£¥₹]|\b(?:USD|EUR|GBP|dollars?|euros?|pounds?(?! of)|cents?|pence|francs?|kron(?:or|er|a)|crowns?|yen|rupees?"
    r"|roubles?|rubles?|pesos?|free|nothing)\b",
    re.IGNORECASE,
)
#: Code points behind a figure in which its unit is looked for.
_UNIT_BEHIND: Final = 12
#: A line of a list.
_LISTED: Final = lazy_pattern(r"[ \t]*(?:\d{1,2}[.)]|[-•*])[ \t]")
#: Code points before a figure, and lines of a list before one, that are looked at.
_NEAR: Final = 60
_LINES: Final = 40


def of_what_is_asked(question: str, text: str) -> Fits | None:
    """Whether a span of the text is no amount of something else than a question asks for; None where it does not ask
    for such an amount.
    """
    checks = [check for make in (_called_so, _a_share, _to_be_done, _a_cost, _a_sum) if (check := make(question, text))]
    return (lambda span: all(check(span) for check in checks)) if checks else None


def _called_so(question: str, text: str) -> Fits | None:
    """A profit is no dividend: where the clause of a figure names the one, its sentence has to tell of the other."""
    asked = _ASKED.search(question)
    if not asked or len(_NAMED.findall(question)) > 1:
        return None
    noun = asked["noun"].casefold()
    told = {stem(word) for word in (noun, *_SAID[noun].split())}

    def fits(span: Span) -> bool:
        if not names.figures(text[slice(*span)]):
            return True
        start, end = enclosing(text, span)
        if any(root(word) in told for word in WORD.findall(text, start, end)):
            return True
        first = max((part.end() for part in _PARTS.finditer(text, start, span[0])), default=start)
        parted = _PARTS.search(text, span[1], end)
        if _FORMER.search(text, max(first - _NEAR, start), span[0]):  # "profit was £4m, up from £3m"
            first = start
        return not _NAMED.search(text, first, parted.start() if parted else end)

    return fits


def _a_share(question: str, text: str) -> Fits | None:
    if not _SHARE.search(question):
        return None
    return lambda span: not _SUM.search(text, *span) or bool(_PART.search(text, *span))


def _to_be_done(question: str, text: str) -> Fits | None:
    """What somebody has raised is not what he or she has to raise."""
    asked = _MUST.search(question)
    if not asked:
        return None
    wanted = stems(asked["what"])

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        done = any(root(one["verb"]) in wanted for one in _DONE.finditer(text, start, end))
        return not done or bool(_STILL.search(text, start, end))

    return fits


def _a_cost(question: str, text: str) -> Fits | None:
    """What a film has taken is not what it cost, nor is a figure of a list of takings."""
    if not _COST_ASKED.search(question):
        return None
    show = _SHOW_ASKED.search(question) or _SHOW_TOLD.search(text)

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        figures = [(start + one, start + other) for one, other in names.figures(text[start:end])]
        taken = [one for one in figures if _BROUGHT_IN.search(text, max(start, one[0] - _NEAR), one[0])]
        if any(span[0] <= one[0] < span[1] or one[0] <= span[0] < one[1] for one in taken):
            return False
        if _COST.search(text, start, end):
            return True
        first = max((part.end() for part in _PARTS.finditer(text, start, span[0])), default=start)
        parted = _PARTS.search(text, span[1], end)
        clause = text[first : parted.start() if parted else end]
        return not (
            taken
            or _TAKINGS.search(clause)
            or (show and _SHOW_TAKINGS.search(clause))
            or _TAKINGS.search(_above(text, span))
        )

    return fits


def _a_sum(question: str, text: str) -> Fits | None:
    """A salary is no percentage, and a price no weight."""
    asked = _ASKED.search(question) or _COST_ASKED.search(question) or _PRICE_ASKED.search(question)
    if not asked or _RATE_ASKED.search(question):
        return None

    def fits(span: Span) -> bool:
        end = min(len(text), span[1] + _UNIT_BEHIND)
        measured, money = (
            any(one.start() < span[1] for one in pattern.finditer(text, span[0], end))
            for pattern in (_MEASURED, _MONEY)
        )
        return not measured or money

    return fits


def _above(text: str, span: Span) -> str:
    """The line above the list that a span stands in, which says what its figures are; empty where it is in none."""
    before = text[: span[1]].splitlines()
    if not before or not _LISTED.match(before[-1]):
        return ""
    above = (line for line in before[-2 : -_LINES - 2 : -1] if line.strip() and not _LISTED.match(line))
    return next(above, "")
