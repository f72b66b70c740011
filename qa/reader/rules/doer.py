"""Of what a deed is told whose day is asked for: "the mine at its far end closed in 1954" dates no line. English.

A model looks for the verb and a day beside it, whatever did it. That it is another thing is plain only where the text
names what is asked for, and then tells of what is its own, or of what stands at another place, or has named both beside
each other: a bare "the branch" may be the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qa import names
from qa.lexical import STOP_WORDS, content_words, root, stem, stems, words
from qa.passages import sentences, within
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.reader.rules.clauses import JOINT
from qa.reader.rules.kinds import is_thing, may_be_one
from qa.types import Span

#: "When did the railway line up the valley close?", "When was the mill built?"
_ASKED: Final = lazy_pattern(
    rf"{OPENING}(?:when|(?:in |on )?(?:what|which) (?:day|date|month|year)) (?:did|(?P<suffered>was|were)|has|have|had)"
    r" (?:the|its|their) (?P<what>[^?,;]+?)"
    r" (?:be )?(?P<verb>close|(?:re)?open|end|begin|start|finish|stop|sink|collapse|burn(?: down)?|fall(?: down)?|fold"
    r"|fail|crash|explode|shut(?: down)?|appear|vanish|disappear|[a-z]+ed|built|rebuilt|sold|sunk|burnt|shut|torn down)"
    r"(?= (?:in|on|at|for|to|again|by|after|first|last|down)\b|\W*$)",
    re.IGNORECASE,
)
#: What ends a noun with its adjectives, and goes on to where or whose it is.
_PLACED: Final = lazy_pattern(
    r"\b(?:of|in|at|on|for|to|from|with|by|near|beside|under|over|up|down|along|between|behind|beyond|across|outside"
    r"|called|named|known)\b",
    re.IGNORECASE,
)
_STANDS_BY: Final = lazy_pattern(r"by|at|near|beside|along|behind|beyond|outside|over|under", re.IGNORECASE)
#: Between a noun and its verb.
_HELPERS: Final = lazy_pattern(
    r"(?:\s+(?:was|were|is|are|has|have|had|been|be|will|would|did|to|first|then|also|soon|later|only|finally|\w+ly))+$"
)
_SUFFERED: Final = lazy_pattern(r"\b(?:was|were|been)\b")
#: What is called by a noun with its article, from the beginning of a clause.
_NOUN: Final = lazy_pattern(r"(?:(?P<of>its|their)|the|an?) ", re.IGNORECASE)
#: Before that, the day: "In May 1954 the mine".
_ON_A_DAY: Final = lazy_pattern(
    r"\s*(?:in|on|by|at|since)(?: [a-z]+)??(?: \d+)?(?: [A-Z][a-z]+)?(?: \d{1,4})?(?= (?:the|an?|its|their)\b)",
    re.IGNORECASE,
)
#: Whose or what part something is, within what is called so.
_OWN: Final = lazy_pattern(r"\b(?:its|their)\b", re.IGNORECASE)
#: What tells of a deed as well as its verb does, by their stems, a row each.
_LIKE: Final = tuple(
    frozenset(map(stem, row.split()))
    for row in (
        "close closure shut last end stop cease",
        "open reopen opening inaugurate",
        "begin beginning start",
        "end finish stop cease close",
        "build rebuild erect construct complete date dating",
        "burn fire",
        "sink wreck",
        "sell sale buy",
        "vanish disappear",
    )
)
#: All of them.
_DEEDS: Final = frozenset().union(*_LIKE)
#: Between two things that are named beside each other: they are two.
_BESIDE: Final = (
    r"(?:,? and|to|at|on|in|from|near|beside|with|behind|under|over|along|past|beyond|outside|between|for|of|opposite)"
    r" (?:the|an?|its|their)(?: [\w’'-]+){0,2}?"
)


@dataclass(frozen=True)
class _Asked:
    #: The stem of the noun, and of all words by which it is told.
    noun: str
    words: frozenset[str]
    #: The stem of what it did, or what was done to it.
    deed: str
    #: Whether it was done to it: whoever did it is not what it was done to.
    suffered: bool


def of_its_deed(question: str, text: str) -> Fits | None:
    """For a question for the day on which a thing opened, closed or ended: whether a span of the text may answer, not
    being told of another thing that did so.

    Where the text tells of another, only what has a word for the deed, or one like it, may answer, or what is told of
    the thing by its name and of no other deed that is known: "The bridge went up in 1932". What else a model takes for
    the next best is seldom more than what stands near. None where the question asks nothing of that kind, or the text
    does not call the thing as the question does.
    """
    asked = _asked(question)
    if asked is None or asked.noun not in stems(text):
        return None
    if not any(_tells_of_another(asked, text, text[one.start : one.end]) for one in sentences(text)):
        return None

    told = frozenset((asked.deed,)).union(*(row for row in _LIKE if asked.deed in row))
    others = _DEEDS - told

    def check(span: Span) -> bool:
        sentence, at = within(text, span)
        said = set(map(root, words(sentence)))
        its_own = not told.isdisjoint(said) or (asked.noun in stems(sentence) and others.isdisjoint(said))
        return its_own and not _is_anothers(asked, text, sentence, at)

    return check


@lru_cache(maxsize=64)
def _asked(question: str) -> _Asked | None:
    found = _ASKED.match(question)
    if not found:
        return None
    near = words(_PLACED.split(found["what"], maxsplit=1)[0])
    if not near or near[-1] in STOP_WORDS or not is_thing(near[-1]):
        return None
    return _Asked(
        stem(near[-1]),
        frozenset(stems(" ".join(content_words(found["what"])))),
        root(found["verb"].split()[0]),
        bool(found["suffered"]),
    )


def _tells_of_another(asked: _Asked, text: str, sentence: str) -> bool:
    """Whether a sentence tells anywhere that another thing did what is asked for, or had it done."""
    return any(True for _ in _deeds_of_others(asked, text, sentence))


def _is_anothers(asked: _Asked, text: str, sentence: str, span: Span) -> bool:
    """Whether a sentence tells by a span of it when another thing did so."""
    for start, end in _deeds_of_others(asked, text, sentence):
        between = sentence[end : span[0]] if span[0] >= end else sentence[span[1] : start]
        if not JOINT.search(between.lstrip(", ")):
            return True
    return False


def _deeds_of_others(asked: _Asked, text: str, sentence: str) -> Iterator[Span]:
    """From what another thing is called up to its verb, in code points of a sentence."""
    for verb in re.finditer(r"[a-z]+", sentence):
        if root(verb.group()) != asked.deed or verb.group() == asked.deed:
            continue
        before = _HELPERS.sub("", sentence[: verb.start()].rstrip())
        if asked.suffered and not _SUFFERED.search(sentence, len(before), verb.start()):
            continue
        first = max((one.end() for one in JOINT.finditer(before)), default=0)
        dated = _ON_A_DAY.match(before, first)
        called = before[dated.end() if dated else first :].strip()
        if (noun := _NOUN.match(called)) and _is_other(asked, called, noun.end(), text):
            yield len(before) - len(called), verb.end()


def _is_other(asked: _Asked, called: str, first: int, text: str) -> bool:
    """Whether what something is called says that it is another thing than the one asked for.

    Args:
        first: where in `called` the article ends.
    """
    placed = _PLACED.search(called, first)
    near = words(called[first : placed.start() if placed else len(called)])
    if not near or near[-1] in STOP_WORDS or not is_thing(near[-1]) or not asked.words.isdisjoint(map(stem, near)):
        return False
    noun, where = stem(near[-1]), called[placed.end() :] if placed else ""
    if placed and not asked.words.isdisjoint(stems(where)):
        # "A school by the canal" is another thing than the canal, unlike "the last stretch of the canal".
        return bool(_STANDS_BY.fullmatch(placed.group())) and stem(words(where)[-1]) == asked.noun
    if may_be_one(noun, asked.noun):
        return False
    return bool(_OWN.search(called)) or bool(placed and names.names(where)) or _are_two(asked.noun, noun, text)


@lru_cache(maxsize=64)
def _are_two(one: str, other: str, text: str) -> bool:
    """Whether a text names two nouns beside each other: "the line to the mine"."""
    for first, second in ((one, other), (other, one)):
        beside = re.compile(rf"\b{re.escape(first)}[a-z]{{0,3}} {_BESIDE} {re.escape(second)}", re.IGNORECASE)
        if beside.search(text):
            return True
    return False
