"""Which amount is of something else than what a question asks for. English.

"Pre-tax profit was £17.9m" tells no dividend, £11.2m is no share of the sales, and what a group has raised is not what
it must raise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa import names
from qa.lexical import root, stem, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
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
_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_PARTS: Final = lazy_pattern(r"[,;:()–—](?!\d)|\b(?:and|but|while|as|on|after|before|which|who)\b")
#: "What share of sales": a part of a whole, which a sum is not.
_SHARE: Final = lazy_pattern(
    r"\b(?:what|which) (?:(?:share|proportion|fraction) of|percentage|percent|per cent)\b", re.IGNORECASE
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


def of_what_is_asked(question: str, text: str) -> Callable[[Span], bool] | None:
    """Whether a span of the text is no amount of something else than a question asks for; None where it does not ask
    for such an amount.
    """
    checks = [check for make in (_called_so, _a_share, _to_be_done) if (check := make(question, text))]
    return (lambda span: all(check(span) for check in checks)) if checks else None


def _called_so(question: str, text: str) -> Callable[[Span], bool] | None:
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
        if any(root(word) in told for word in _WORD.findall(text, start, end)):
            return True
        first = max((part.end() for part in _PARTS.finditer(text, start, span[0])), default=start)
        parted = _PARTS.search(text, span[1], end)
        return not _NAMED.search(text, first, parted.start() if parted else end)

    return fits


def _a_share(question: str, text: str) -> Callable[[Span], bool] | None:
    if not _SHARE.search(question):
        return None
    return lambda span: not _SUM.search(text, *span) or bool(_PART.search(text, *span))


def _to_be_done(question: str, text: str) -> Callable[[Span], bool] | None:
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
