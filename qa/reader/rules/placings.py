"""Who came second, where no word but the list says so: "won in 3:41, ahead of Colt in 3:43 and Dane in 3:44". English.

Only where the order is plain: one is named alone behind the winner, the figures all rise or all fall, or each is said
to have followed the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from qa.almanac import WEEKDAY
from qa.lexical import stem, stems
from qa.names import PARTICLES
from qa.numerals import ORDINALS
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.reader.rules.order import asked_place, tells_place
from qa.types import Span

_FIGURE: Final = (
    r"(?P<figure>\d+(?:[:.]\d+)*)(?:%| ?(?:points?|seconds?|minutes?|hours?|votes?|metres?|per cent|pts|m|s)\b)?"
)
#: The words of a question for who came second that say no more, as stems.
_OWN: Final = frozenset(
    map(stem, (*ORDINALS, *"who which came come finished finish was is ended ranked took place in".split()))
)
#: Somebody came first, with what, and before whom.
_WON: Final = lazy_pattern(
    r"\b(?:won|wins|winning|win|victory|(?:came|finished|was|crossed the line|home) first)\b"
    rf"(?:(?:[^.;:\d\n]|\.(?=\d)){{0,120}}?\b(?:in|with|on|by) (?:a time of )?{_FIGURE})?"
    r"(?:(?!\b(?:and|but|is|are|was|were|to|who|which|that)\b|[.;] )[^\n]){0,120}?"
    r"(?P<behind>\b(?:ahead of|in front of|followed(?: home)? by) )"
)
#: One of those behind: "Peter Colt of Denby in 3:43".
_ONE: Final = lazy_pattern(
    rf"(?:the )?(?P<name>(?!{WEEKDAY}\b|Christmas\b|Easter\b|New Year\b|[A-Z][a-z]+ \d)"
    rf"[A-Z][\w’'-]*(?: (?:(?:{'|'.join(sorted(PARTICLES))}|ten) ){{0,2}}[A-Z][\w’'-]*){{0,4}}"
    r"(?: (?:party|alliance|team|club|crew|school|college))?)"
    rf"(?: \(?(?:of|from) [A-Z][\w’'-]+\)?)?(?:,? (?:\(|(?:in|with|on|at) (?:a time of )?)?{_FIGURE}\)?)?"
)
#: Between two of them; whether it says that one came behind the other.
_NEXT: Final = lazy_pattern(r",? (?P<then>(?:and )?then )|,? and |, |; ")
#: What ends the list. Another word may say more of the one before.
_END: Final = lazy_pattern(r"\W*$|[.;,](?: |$)| (?:in|on|at|after|as|but|while|who|to|for)\b")


def listed(question: str, text: str, language: str | None = None) -> list[tuple[Span, Span]]:
    """For a question of who came second or third: the sentences of a text that list those behind a winner in their
    order, each with the name at that place. All words of the question stand in the text.
    """
    place = _asked(question)
    if place is None or not _WON.search(text) or not set(stems(question)) - _OWN <= set(stems(text)):
        return []
    found = []
    for one in sentences(text, language):
        behind = _behind(text[one.start : one.end])
        if place < len(behind):
            first, last = behind[place]
            found.append(((one.start, one.end), (one.start + first, one.start + last)))
    return found


def _asked(question: str) -> int | None:
    """Behind the winner, the place that a question asks who had, the next being 0."""
    asked = asked_place(question)
    return ORDINALS.index(asked) - 1 if asked in ORDINALS[1:] else None


def _behind(sentence: str) -> Sequence[Span]:
    """The names of those behind the winner in their order, in code points of a sentence; none where it does not say in
    which order they came, or says it by "second" and "third".
    """
    won = _WON.search(sentence)
    if won is None or tells_place(sentence[won.end() :]):
        return ()
    found, then, at = [], [], won.end()
    while one := _ONE.match(sentence, at):
        found.append(one)
        following = _NEXT.match(sentence, one.end())
        if following is None or not _ONE.match(sentence, following.end()):
            break
        then.append(following["then"] is not None)
        at = following.end()
    if not found or not _END.match(sentence, found[-1].end()):
        return ()
    names = [one.span("name") for one in found]
    if len(found) == 1 or all(then) or won["behind"].startswith("followed"):
        return names
    told = [value for one in (won, *found) if (value := _value(one["figure"]))]
    if len(told) < len(found):
        return ()
    return names if _is_steady(told) else ()


def _is_steady(values: Sequence[tuple[float, ...]]) -> bool:
    """Whether values all rise, or all fall, are written alike and are no years."""
    pairs = list(pairwise(values))
    alike = len({len(one) for one in values}) == 1 and not any(1800 <= one[0] < 2100 for one in values)
    return alike and (all(one < other for one, other in pairs) or all(one > other for one, other in pairs))


def _value(figure: str | None) -> tuple[float, ...]:
    """A time or a count: "2:03:41.5", "38"; empty for none."""
    try:
        return tuple(map(float, figure.split(":"))) if figure else ()
    except ValueError:  # "3.41.2"
        return ()
