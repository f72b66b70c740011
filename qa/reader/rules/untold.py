"""What an article says is not known, or not told: "the cause of the fire is a mystery". English.

Asked for the cause, a model points at whatever stands near: what the barn was built of, or who saw the smoke. That
nobody knows is what the article says to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from qa import names
from qa.lexical import content_words, stem, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.types import Article, Reading

_KNOWN: Final = (
    r"(?:known|clear|certain|released|disclosed|revealed|determined|established|announced|given|made public|confirmed"
    r"|identified|published|explained|found|set|decided|fixed|named)"
)
#: Says of something that nobody knows it, or that nobody tells.
_UNKNOWN: Final = (
    r"(?:,? which)? (?:is|are|was|were|has|have|had|remains?|remained)(?: (?:still|yet|currently|so far|also|being))*"
    r" (?:unknown|unclear|uncertain|undetermined|undisclosed|unexplained|a mystery|under investigation|withheld"
    rf"|(?:not|never|yet to)(?: (?:yet|been|be|immediately|publicly|officially|so far))* {_KNOWN}"
    r"|expected to be (?:set|announced|decided|released))\b"
)
#: Of what, or whose, it is.
_OF: Final = r"(?: (?:of|for|behind|in) (?P<of>[^,;.:\n]{1,60}?))?"
#: Who does not know it, or does not tell.
_SAYS_NOT: Final = (
    r"(?:\bnot|n['’]t|\b(?:declin|refus)ed to|\bunable to)(?: (?:yet|immediately|publicly|been|be|want to))*"
    r" (?:say|says?|said|know|release|disclose|give|reveal|determine|establish|identif|explain|confirm)\w*"
)


class _Kind(NamedTuple):
    """What may be asked for, and how an article tells that it is not known."""

    asked: re.Pattern[str]
    untold: re.Pattern[str]
    #: A sentence that tells it, in part at least.
    tells: re.Pattern[str]
    #: Whether it is told without a word of what it is of: "the cause is not known".
    alone: bool


_CAUSE: Final = lazy_pattern(
    rf"\b(?:cause|reason)s?{_OF}{_UNKNOWN}"
    rf"|{_SAYS_NOT} (?:the (?:exact )?cause\b(?: (?:of|for) (?P<of_that>[^,;.:\n]{{1,60}}))?"
    r"|what (?:caused|led to|sparked|started|triggered) (?P<that>[^,;.:\n]{1,60}))",
    re.IGNORECASE,
)
_KINDS: Final = (
    _Kind(
        lazy_pattern(
            rf"{OPENING}(?:what|which) (?:caused|led to|sparked|started|triggered)\b"
            rf"|{OPENING}what (?:is|was) (?:the )?(?:\w+ )?(?:cause|reason)\b",
            re.IGNORECASE,
        ),
        _CAUSE,
        lazy_pattern(
            r"\b(?:caus|because\b|due to|blam|result|led to|lead to|trigger|spark|start|fault|fail|error|mistake"
            r"|suspect|likely|probabl|believ|thought|factors?\b|short[- ]circuit"
            r"|(?<!days )(?<!day )(?<!weeks )(?<!hours )after\b|by\b (?:a|an|the)\b)",
            re.IGNORECASE,
        ),
        alone=True,
    ),
    _Kind(
        lazy_pattern(rf"{OPENING}(?:what (?:did|has)\b[^?]* (?:die|died) (?:of|from)|how did\b[^?]* die)\b", re.I),
        _CAUSE,
        lazy_pattern(
            r"\b(?:died? (?:of|from|after|in|when)|killed|cancer|tumou?r|disease|illness|attack|failure|stroke"
            r"|pneumonia|infection|overdose|complications|battl|suffer|diagnos|injur|crash|accident|shot|fell|fall|drown|covid"
            r"|dementia|suicide|natural causes|murder)",
            re.IGNORECASE,
        ),
        alone=True,
    ),
    _Kind(
        lazy_pattern(
            rf"{OPENING}why did\b[^?]*\b(?:kill|murder|shoot|stab|attack|bomb|poison|strangle|assassinate|do it)\b"
            r"|\bmotives?\b",
            re.IGNORECASE,
        ),
        lazy_pattern(
            rf"\bmotives?{_OF}{_UNKNOWN}"
            rf"|{_SAYS_NOT} (?:an?|the|any|his|her|their) (?:possible |exact )?motives?\b",
            re.IGNORECASE,
        ),
        lazy_pattern(
            r"\b(?:because|motiv|revenge|angry|anger|jealous|hatred|money|reason|blam|grudge|in retaliation|over\b"
            r"|after\b|so that|in order|wanted|hoped)",
            re.IGNORECASE,
        ),
        alone=True,
    ),
    _Kind(
        lazy_pattern(
            rf"{OPENING}(?!.*['’]s (?!names?\b|identity\b))(?:who(?:['’]s| is| are| was| were)\b(?! \w+ed\b)"
            r"|.*\b(?:names?|identity)\b)",
            re.IGNORECASE,
        ),
        lazy_pattern(
            r"(?P<of_that>(?:\b(?!(?:the|an?|its?|his|her|their)\b)[\w-]{1,40} ){0,3}\b[\w-]{1,40})['’]s? "
            rf"(?:names?|identity|identities){_UNKNOWN}"
            rf"|\b(?:names?|identity|identities){_OF}{_UNKNOWN}"
            rf"|{_SAYS_NOT} (?:the |any )?(?:names?|identity|identities)"
            r"(?: of (?P<that>[^,;.:\n]{1,60}?))?(?=[,;.:\n]| (?:on|in|at|who)\b)",
            re.IGNORECASE,
        ),
        lazy_pattern(r"\b(?:named|identified)(?: \w+)? (?:as|by)\b|\bname (?:is|was)\b", re.IGNORECASE),
        alone=False,
    ),
    _Kind(
        lazy_pattern(rf"{OPENING}(?:when|(?:what|which) (?:day|date))\b", re.IGNORECASE),
        lazy_pattern(rf"\b(?:date|day|time){_OF}{_UNKNOWN}", re.IGNORECASE),
        lazy_pattern(r"(?!)"),
        alone=False,
    ),
)
#: Behind what was not known, that it is by now.
_AT_FIRST: Final = lazy_pattern(r"[^.;:\n]{0,40}?\b(?:at first|initially|until|till)\b", re.IGNORECASE)
#: Code points from a reading within which what is not known is of what it tells.
_NEAR: Final = 1_500
#: The most that what tells no cause is held probable where nobody knows it: it is shown as unsure.
_GUESSED: Final = 0.2
#: Words for events that one may be called by.
_EVENTS: Final = tuple(
    frozenset(map(stem, row.split()))
    for row in (
        "crash collision accident wreck derailment disaster incident tragedy collide crashed derail",
        "fire blaze inferno fires wildfire",
        "death died die dying dead deaths",
        "explosion blast explode",
        "kill killing killings murder murders slaying attack shoot shooting stab stabbing stabbings bombing bomb",
        "outage blackout",
        "collapse collapsed",
    )
)


def said_untold(question: str, reading: Reading, article: Article) -> Reading:
    """A reading, or in its place the sentence by which its article says that what is asked for is not known.

    A sentence that says both is shown whole, for the few words pointed at in it are not what nobody knows. A reading
    that has a word for what is asked tells it all the same.
    """
    asked = set(stems(question))
    for kind in _KINDS:
        for one in kind.untold.finditer(article.text) if kind.asked.search(question) else ():
            start, end = one.span()
            if _AT_FIRST.match(article.text, end):
                continue
            of_it = _is_of_it(kind, asked, one, reading)
            if reading.short and reading.short[0] < end and start < reading.short[1]:
                return replace(reading, short=None)
            first, last = enclosing(article.text, (start, end), article.language)
            if of_it and reading.start < last and first < reading.end:
                return replace(reading, short=None)
            if of_it and not kind.tells.search(reading.text) and not _is_of_the_same(kind, one, reading):
                return replace(
                    reading,
                    start=first,
                    end=last,
                    text=article.text[first:last],
                    emphasis=((start, end),),
                    short=None,
                    speech=None,
                )
    return reading


def _is_of_the_same(kind: _Kind, told: re.Match[str], reading: Reading) -> bool:
    """Whether a reading gives a day, or a name, in a sentence with a word for what nobody is said to know it of: "he
    died in 1632" beside "the exact date of his death is not known".
    """
    if kind.alone or not reading.short or not (names.dates(reading.brief) or names.names(reading.brief)):
        return False
    words, own = _of(told), set(stems(reading.text))
    return bool(words & own) or any(row & words and row & own for row in _EVENTS)


def _of(told: re.Match[str]) -> set[str]:
    """Of what it is that nobody is said to know it, by stems; empty where nothing says so."""
    of = (words for words in told.groupdict().values() if words)
    return set(stems(" ".join(content_words(" ".join(of)))))


def _is_of_it(kind: _Kind, asked: set[str], told: re.Match[str], reading: Reading) -> bool:
    """Whether what nobody knows is what is asked for: where nothing says of what it is, it stands near what was read.

    Args:
        asked: the stems of the question.
    """
    words = _of(told)
    if not words:
        return kind.alone and abs(told.start() - reading.start) < _NEAR
    return words <= asked or any(row & words and row & asked for row in _EVENTS)


def without_guesses(question: str, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a question; where one says that nobody knows its cause, those without a word for a cause are
    hardly likely, whichever article they are of.
    """
    kinds = [one for one in _KINDS if one.alone and one.asked.search(question)]
    if not any(kind.untold.search(one.text) and not one.short for kind in kinds for one in readings):
        return list(readings)
    return [
        one
        if any(kind.untold.search(one.text) or kind.tells.search(one.text) for kind in kinds)
        else replace(one, score=min(one.score, _GUESSED))
        for one in readings
    ]
