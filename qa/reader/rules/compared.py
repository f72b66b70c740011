"""What a figure is not of: whatever its sentence names merely to compare. English.

"With 214,300 inhabitants it is the second largest city, after Wexmoor" does not tell how many live in Wexmoor, and "31
metres higher" is not how high anything is.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.choice import plain_words
from qa.reader.rules import Fits
from qa.types import Span

#: Asks how many or how much one that it names has, or how high it is.
_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?:how (?:many|much|high|tall|long|wide|deep|big|large|old|heavy|far)\b|what (?:is|was) the \w+ of\b)",
    re.IGNORECASE,
)
#: What asks to compare.
_COMPARES: Final = lazy_pattern(
    r"\b(?:than|more|less|fewer|compared|differ\w*|by|(?:high|tall|long|wide|deep|bigg|larg|old|heavi|farth|furth)er)\b",
    re.IGNORECASE,
)
#: Before what another is held against: "the second largest, after", "fewer than", "unlike".
_HELD_AGAINST: Final = lazy_pattern(
    r"(?:\b(?:\w{3,}est|second|third|fourth|fifth|first|most|\d+(?:nd|rd|th))\b[^;.:]{0,80}?,? (?P<place>after|behind)"
    r"|\b(?:than|unlike|compared (?:with|to)|as opposed to))(?: (?:the|in|that of|of|those of|for|at))* $",
    re.IGNORECASE,
)
#: Behind what another is held against by its place: "after Wexmoor and Tarn", and not "after Wexmoor was bombed".
_ENDS: Final = lazy_pattern(r"\W*$|[,.;:)]| (?:and|or|in|at|with|by|on)\b")
#: Behind a figure, the word for what it counts.
_UNIT: Final = r"[ -]?(?:[^\W\d_][\w’'-]{0,14}|°C?)?"
#: Behind a figure, that it tells by how much one is more than another.
_DIFFERENCE: Final = lazy_pattern(
    rf"{_UNIT} (?:high|tall|long|wide|deep|larg|bigg|old|young|heavi|light|short|low|small|narrow|shallow|fast|slow"
    r"|warm|hott|cold|thick|loud|strong|steep)er\b",
    re.IGNORECASE,
)
#: What is measured, by the word that asks how much of it there is.
MEASURED: Final = "strong|fast|tall|high|deep|long|old|big|large|heavy|wide|warm|hot|cold|thick|steep|loud|far"
_MEASURED: Final = lazy_pattern(rf"\bhow (?:{MEASURED})\b", re.IGNORECASE)
#: Behind a length, that it is how far something is from another, and not from what is below it.
_AWAY: Final = lazy_pattern(
    rf"{_UNIT} (?:away\b|inland\b|upstream\b|downstream\b|(?:north|south|east|west)\w* of\b|(?:off|from)\b"
    r"(?! (?:the |its )?(?:[a-z]+ )?(?:ground|floor|street|pavement|deck|water|waterline|base|bottom|foot|surface"
    r"|(?:sea|river|lake)?bed|beach|sand|shore|grass|ice|rocks?|valley|plain|roof|summit|ledge)\b))"
)
#: Before a length, that it is told how high something goes up or hangs.
_RISES: Final = lazy_pattern(
    r"\b(?:ris(?:es?|en|ing)|rose|soar\w*|tower(?:s|ed|ing)|jump\w*|leap\w*|vault\w*|hangs?|hung|climb\w*)\b", re.I
)
_TO: Final = lazy_pattern(r"\bto\b")
_HEIGHT: Final = lazy_pattern(r"\bhow (?:high|tall)\b", re.IGNORECASE)
#: Code points before a name, or behind an amount, that are looked at.
_NEAR: Final = 120


def of_itself(question: str, text: str) -> Fits | None:
    """Whether a span of the text tells a figure of what a question asks about, and not of what that is compared with,
    nor the difference between the two; None where no figure is asked for.
    """
    if not _ASKED.match(question) or _COMPARES.search(question):
        return None
    asked = [set(plain_words(question[slice(*one)])) for one in names.names(question)]
    measured, height = bool(_MEASURED.search(question)), bool(_HEIGHT.search(question))

    def fits(span: Span) -> bool:
        figures = names.figures(text[slice(*span)])
        if not figures:
            return True
        last = span[0] + figures[0][1]
        if measured and _DIFFERENCE.match(text, last):
            return False
        start, end = enclosing(text, span)
        away = height and _AWAY.match(text, last) and not _RISES.search(text, start, span[0])
        if away and not _TO.search(text, last, end):
            return False
        return len(asked) != 1 or not _is_held_against(asked[0], text[start:end], span[0] - start)

    return fits


def _is_held_against(asked: set[str], sentence: str, figure: int) -> bool:
    """Whether a sentence names what is asked about, but only behind a figure, as what something else is held against.

    Args:
        asked: the words of its name.
        figure: where in the sentence the figure begins.
    """
    named = [one for one in names.names(sentence) if not asked.isdisjoint(plain_words(sentence[slice(*one)]))]
    return bool(named) and all(figure < first and _is_measure(sentence, first, last) for first, last in named)


def _is_measure(sentence: str, first: int, last: int) -> bool:
    """Whether something else is held against a name that stands there."""
    against = _HELD_AGAINST.search(sentence, max(0, first - _NEAR), first)
    return against is not None and (against["place"] is None or _ENDS.match(sentence, last) is not None)
