"""Who voted how, where a sentence tells how a vote was divided: "rejected by 23 votes to 18". English.

More were for what was passed and against what was rejected, whichever of the two figures a model points at. And what
is still to be decided is not what was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from qa import numerals
from qa.lexical import STOP_WORDS, stem, stems
from qa.passages import enclosing, sentences
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import WORD, Fits
from qa.types import Span

#: "How many voted against closing the baths?", "How many votes were cast for it?", "How many voted to close them?"
_ASKED: Final = lazy_pattern(
    r"\bhow many\b.*?\b(?:voted to|vot\w+(?: \w+){0,2}? (?:(?P<against>against)|for|in favou?r(?: of)?))\b(?P<what>.*)",
    re.IGNORECASE,
)
_COUNT: Final = rf"(?:\d+(?:,\d{{3}})*|{numerals.WRITTEN})"
#: "By 23 votes to 18", "voted 23 to 18", "23 votes to 18".
_DIVISION: Final = lazy_pattern(
    rf"\b(?P<by>(?:by|voted|votes? of) )?(?P<one>{_COUNT})(?P<votes> votes)?(?: to |[-–])(?P<other>{_COUNT})\b",
    re.IGNORECASE,
)
_PASSED: Final = lazy_pattern(r"\b(?:voted|decided|agreed|passed|approved|adopted|carried|backed)\b", re.IGNORECASE)
_REJECTS: Final = (
    r"(?:reject(?:ed|s|ing)?|defeat(?:ed|s|ing)?|lost(?= by\b)|f[ae]ll(?= by\b)|failed(?! to\b)|thr[eo]wn? out"
    r"|vot(?:ed?|ing) down)"
)
_REJECTED: Final = lazy_pattern(rf"\b(?:{_REJECTS}|voted against)\b", re.IGNORECASE)
#: Behind a division, that it was against something: "to reject the plan".
_AGAINST_IT: Final = lazy_pattern(rf"(?: [\w’'-]+){{0,2}}? (?:to {_REJECTS}|against)\b", re.IGNORECASE)
#: What turns what is voted on into its contrary.
_TURNS: Final = lazy_pattern(r"\b(?:not|no|never|without|rather than|instead of)\b", re.IGNORECASE)
#: What does away with something: who votes to reverse the cuts does not vote for the cuts.
_UNDOES: Final = lazy_pattern(
    r"\b(?:(?:sav|spar|keep)\w*\b(?=[^.;]* from\b)|(?:revers|scrap|drop|undo|halt|stop|cancel|repeal|overturn)\w*)",
    re.IGNORECASE,
)
#: What is voted on, by no name of its own.
_MOTION: Final = frozenset("plan proposal motion idea move bill scheme resolution".split())
#: Below this, two figures without "votes" are a proportion: "by 2 to 1".
_FEWEST: Final = 4
#: Letters by which two stems are of one word: "closing", "closure".
_ALIKE: Final = 4


_DECIDES: Final = r"(?:decide|rule|vote|conclude|choose|debate|discuss|consider|look into|examine)"
#: "What did the board decide?" …
_DECIDED_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?:what|how) (?:did|has|have|had)\b[^?]*? {_DECIDES}d?\b", re.IGNORECASE
)
#: … is not told by what it is still to decide, unless the sentence tells too of what it did.
_TO_DECIDE: Final = lazy_pattern(
    r"\b(?:will|shall|may|might|must|could|should|would|is|are|was|were|has|have|had|due|set|expected|about|yet|still"
    rf"|ready|asked|waiting)(?: to| yet to| expected to| due to| not|n['’]t)?(?: (?!to\b)[\w’'-]+){{0,4}}? {_DECIDES}\b"
    r"|\b(?:is|are|was|were|been)(?: still| now)?"
    r" (?:considering|looking into|examining|discussing|debating|weighing)\b",
    re.IGNORECASE,
)
_HAS_DECIDED: Final = lazy_pattern(
    r"\b(?:decided|decision|ruled|ruling|voted|concluded|found|chose|agreed|approved|rejected|backed|refused|passed"
    r"|adopted|ordered|turned down|threw out|put off|postponed|adjourned|delayed)\b",
    re.IGNORECASE,
)


class _Division(NamedTuple):
    #: Where it stands, half-open, in code points of its sentence.
    span: Span
    more: Span
    fewer: Span


def dividing(question: str, text: str) -> Callable[[Span], Span] | None:
    """For a question of how many voted for or against something: a span of the text that stands in the division of a
    vote to the figure of that side, where the sentence tells which it is. None where the text tells of no division.
    """
    asked = _asked(question)
    if not asked or not _DIVISION.search(text):
        return None

    def divides(span: Span) -> Span:
        start, end = enclosing(text, span)
        divisions = _divisions(text[start:end])
        if not any(start + one.span[0] < span[1] and span[0] < start + one.span[1] for one in divisions):
            return span
        figure = _figure(asked, text[start:end], divisions)
        return (start + figure[0], start + figure[1]) if figure else span

    return divides


def is_undecided(question: str, words: str, sentence: str) -> bool:
    """Whether words of a sentence are of a division of which it does not tell the side that a question asks for."""
    asked = _asked(question)
    divisions = _divisions(sentence) if asked else []
    if not asked or not any(words in sentence[slice(*one.span)] for one in divisions):
        return False
    return _figure(asked, sentence, divisions) is None


def _asked(question: str) -> re.Match[str] | None:
    """What a question asks of those who voted for or against something; None where it does not, or of somebody."""
    asked = _ASKED.search(question)
    return asked if asked and not asked["what"].strip()[:1].isupper() else None


def is_decided(question: str, text: str) -> Fits | None:
    """For a question of what somebody decided: whether a span stands in no sentence that tells only what is still to be
    decided; None for other questions.
    """
    if not _DECIDED_ASKED.match(question):
        return None

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        told = [text[start + one.start : start + one.end] for one in sentences(text[start:end])]
        return all(not _TO_DECIDE.search(one) or _HAS_DECIDED.search(one) for one in told)

    return fits


def _figure(asked: re.Match[str], sentence: str, divisions: Sequence[_Division]) -> Span | None:
    """The figure of the side that is asked for; None where the sentence does not tell it."""
    if len(divisions) != 1 or not _is_of(asked["what"], sentence):
        return None
    ((within, more, fewer),) = divisions
    rejected = bool(_REJECTED.search(sentence))
    if _AGAINST_IT.match(sentence, within[1]):
        rejected = True
    elif rejected is bool(_PASSED.search(_REJECTED.sub(" ", sentence))):
        return None
    return more if rejected is bool(asked["against"]) else fewer


def _divisions(sentence: str) -> list[_Division]:
    """The divisions that a sentence tells of, but for those of which one figure tells both sides, and proportions."""
    found = []
    for one in _DIVISION.finditer(sentence):
        first, second = _value(one["one"]), _value(one["other"])
        counted = one["votes"] or (one["by"] and ("of" in one["by"] or max(first, second) >= _FEWEST))
        if counted and first != second:
            sides = one.span("one"), one.span("other")
            found.append(_Division(one.span(), *(sides if first > second else sides[::-1])))
    return found


def _value(count: str) -> int:
    return int(count.replace(",", "")) if count[0].isdigit() else numerals.value(count.casefold()) or 0


def _is_of(what: str, sentence: str) -> bool:
    """Whether a sentence tells of what was voted on in the words of a question, and not of its contrary."""
    if _TURNS.search(what) or _TURNS.search(sentence) or _REJECTED.search(what):
        return False
    told = stems(sentence)
    asked = [word for word in WORD.findall(what) if word.islower() and word not in STOP_WORDS | _MOTION]
    wanted = {stem(word) for word in asked}
    if asked and any(stem(one.group().split()[0].casefold()) not in wanted for one in _UNDOES.finditer(sentence)):
        return False
    return all(any(_is_alike(word, one) for one in told) for word in wanted)


def _is_alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE])
