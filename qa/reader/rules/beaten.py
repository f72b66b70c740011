"""Who beat whom: the one who won is not whom "after beating the favourite, Tom Lund," names. English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qa import names
from qa.numerals import WRITTEN
from qa.passages import within
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.reader.rules.left import asks_holder
from qa.types import Span

#: Asks who came out first …
_WON: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:has |have |will |did )?(?:w[io]n|wins|bec[ao]mes?)"
    r"|(?:is|was|were|has been|have been) (?:(?:re-?)?elected|the winner)|will be)\b",
    re.IGNORECASE,
)
#: … or second.
_LOST: Final = lazy_pattern(
    rf"{OPENING}who (?:lost\b|(?:came|finished|was) second\b|(?:was|were|is) (?:beaten|defeated|ousted|unseated)\b"
    r"|(?:was|is) the (?:loser|runner-up)\b)",
    re.IGNORECASE,
)
_BEAT: Final = r"(?:beat(?:s|en)?|defeat(?:s|ed)?|oust(?:s|ed)?|unseat(?:s|ed)?|overc(?:ame|omes?)|knock(?:s|ed) out)"
#: Asks who beat somebody …
_BEAT_ASKED: Final = lazy_pattern(rf"{OPENING}who (?:(?:has|had|have|will) )?{_BEAT}\b(?! by\b)", re.IGNORECASE)
#: … and whom somebody beat.
_BEATEN_ASKED: Final = lazy_pattern(
    rf"{OPENING}whom? (?:did|does|do|will|has|had|have) [^?]*?\b{_BEAT}(?=\W*$| (?:in|on|at|to|by)\b)"
    rf"|{OPENING}who (?:is|was|were|has been) {_BEAT} by\b",
    re.IGNORECASE,
)
#: That somebody has won so many, of which the one that is asked for may be none: "has won nine of those".
_SO_MANY: Final = lazy_pattern(
    rf"\bw[io]n (?:it |this |the (?:\w+ ){{1,3}})?(?:{WRITTEN}|\d+|several|many) "
    r"(?:times\b|of (?:them|these|those)\b|titles\b|championships\b|cups\b|trophies\b)",
    re.IGNORECASE,
)
_WON_ONE: Final = lazy_pattern(rf"{OPENING}who (?:has |have |did )?w[io]n\b(?![^?]*\b(?:most|times|ever|all)\b)", re.I)
#: That it is not decided …
_STILL_OPEN: Final = lazy_pattern(
    r"\b(?:(?:reach|mak|book|enter)(?:e?[sd]|ing)?|made|into|through to|qualif\w+ for)"
    r" (?:the|an?|her|his|their|its|this|next)(?: [\w’'-]+){0,5} (?:semi-?|quarter-?)?finals?\b"
    r"|\b(?:battl|compet|vy|fight|bidd|hop|aim|look|try)ing (?:for|to|it out)\b"
    r"|\b(?:hope[sd]?|bids?|want(?:s|ed)?|chance|set|due|likely|favou?rites?|expected|tipped|will|would|could|may|might)"
    r" (?:to |of )?(?:w[io]n|winning|become|meet|face|play)\b",
    re.IGNORECASE,
)
#: … unless the sentence goes on to that.
_DECIDED: Final = lazy_pattern(
    r"(?<!to )(?<!could )(?<!would )(?<!might )\b(?:w[io]ns?|winners?|victor(?:s|y|ies)?|triumph\w*|beat|beats|beating"
    r"|defeat(?:s|ed|ing)?|crowned|clinch\w*|lifted|took|claimed|champions?|(?:re-?)?elected|got|received|first place"
    r"|gold|votes?|per ?cent)\b|%",
    re.IGNORECASE,
)
#: Before somebody whom another is still to meet.
_FACES: Final = lazy_pattern(r"\b(?:will|to|would|must) (?:face|meet|play)(?: against)?(?: [a-z]+){0,2} $")
_NEAR: Final = 40
_CLAUSES: Final = lazy_pattern(r"[,;:–—]")
#: Asks for one by what he or she did otherwise, or was before: that may be the one who was beaten.
_OTHERWISE: Final = lazy_pattern(
    r"\b(?:former\w*|previous\w*|last|before|against|beat\w*|defeat\w*|oust\w*|second|runner|favou?rite)\b",
    re.IGNORECASE,
)
#: One who was beaten may have won in another year.
_YEAR: Final = lazy_pattern(r"\b(?:1\d|20)\d\d\b")
_HAS_WON: Final = lazy_pattern(
    r"\b(?:w[io]n|wins|winners?|winning|champions?|holders?|elected|mayor|president)\b", re.I
)
#: Up to the name of somebody who is beaten: "beating the favourite, ".
_BEATS: Final = lazy_pattern(
    r"\b(?:beat(?:s|ing)?|(?:defeat|oust|unseat|thrash|hammer|rout)(?:s|ed|ing)"
    r"|(?:dismantl|eliminat)(?:es|ed|ing)|overc(?:omes|ame|oming)|edg(?:es|ed|ing) out|overt(?:akes|aking|ook)"
    r"|(?:sees|saw|seeing) off"
    r"|(?:victory|win|triumph)(?:(?: on)? \w+)? over)(?: (?:the|his|her|their|an?))?(?: [A-Z]\w+['’]s)?"
    r"(?: (?!(?:by|when|while|as|and|but|in|at|on|to|with|after|for|from|that|where|because)\b)[a-z][\w-]*){0,4}"
    r"(?P<comma>,)? (?:(?:[Ww]orld )?[Nn]o\.? ?\d+ )?(?:(?:Mr|Mrs|Ms|Dr|Sir) )?(?=[A-Z])"
)
#: Before "defeated", that somebody else did it.
_PASSIVE: Final = lazy_pattern(r"\b(?:is|was|were|been|being|be|got)(?: \w+ly)? $")
#: Behind a name that a comma parts from "beating the favourite": it says who that was, and not who beat him.
_ENDS: Final = lazy_pattern(r"[,;.:)]|\W*$| (?:by|in|with|on|at|for|to|and|last)\b")
#: Tells of who lost in a sentence that tells of who won.
_LOSES: Final = lazy_pattern(r"\b(?:los(?:t|es|ing)|beaten|second|runner-up|loser)\b", re.IGNORECASE)


def of_its_outcome(question: str, text: str) -> Fits | None:
    """Says of a span whether it may answer who won, not being somebody who was beaten, or who lost, not being somebody
    who beat another, nor who has won so many; None where neither is asked for, or the text tells of no such.
    """
    checks = [check for make in (_of_one, _of_its_side, _won_this, _has_won) if (check := make(question, text))]
    return (lambda span: all(check(span) for check in checks)) if checks else None


def _won_this(question: str, text: str) -> Fits | None:
    """Who won the cup is not told by "Tarn has won nine of those"."""
    if not _WON_ONE.match(question) or not _SO_MANY.search(text):
        return None

    def check(span: Span) -> bool:
        sentence, (first, last) = within(text, span)
        start = max((one.end() for one in _CLAUSES.finditer(sentence, 0, first)), default=0)
        parted = _CLAUSES.search(sentence, last)
        return not _SO_MANY.search(sentence, start, parted.start() if parted else len(sentence))

    return check


def _has_won(question: str, text: str) -> Fits | None:
    """Who won the cup is not told by "Tarn reached the final", nor by "Tarn and Lund are battling for it"."""
    if not _WON_ONE.match(question) or not _STILL_OPEN.search(text):
        return None

    def check(span: Span) -> bool:
        sentence, _ = within(text, span)
        return not _STILL_OPEN.search(sentence) or bool(_DECIDED.search(sentence))

    return check


def _of_one(question: str, text: str) -> Fits | None:
    """For a question of who beat somebody, or whom somebody beat: a span that is not plainly on the other side."""
    winner, loser = _BEAT_ASKED.match(question), _BEATEN_ASKED.match(question)
    if not (winner or loser):
        return None

    def check(span: Span) -> bool:
        if _FACES.search(text, max(0, span[0] - _NEAR), span[0]):
            return False
        sentence, (first, last) = within(text, span)
        told = list(_beaten(sentence))
        is_beaten = any(beaten[0] <= first < beaten[1] for _, beaten in told)
        beats = any(last <= at for at, _ in told)
        return (beats or not is_beaten) if winner else (is_beaten or not beats)

    return check


def _of_its_side(question: str, text: str) -> Fits | None:
    """The same for a question of who won or lost, whoever the other was."""
    lost = bool(_LOST.match(question))
    won = not lost and bool(_WON.match(question) or asks_holder(question)) and not _OTHERWISE.search(question)
    if not (won or lost) or not _BEATS.search(text):
        return None

    def check(span: Span) -> bool:
        sentence, (first, last) = within(text, span)
        if won and _YEAR.search(question) and _HAS_WON.search(sentence):
            return True
        for at, beaten in _beaten(sentence):
            if won and beaten[0] <= first < beaten[1]:
                return False
            if lost and last <= at and not _LOSES.search(sentence):
                return False
        return True

    return check


def _beaten(sentence: str) -> Iterator[tuple[int, Span]]:
    """Where a sentence says that somebody is beaten, and from there up to the end of his or her name."""
    named = names.names(sentence)
    for one in _BEATS.finditer(sentence):
        end = next((last for first, last in named if first <= one.end() < last), None)
        if end is None or _PASSIVE.search(sentence, 0, one.start()):
            continue
        told_before = any(last <= one.start() for _, last in named)
        if not one["comma"] or (told_before and _ENDS.match(sentence, end)):
            yield one.start(), (one.start(), end)
