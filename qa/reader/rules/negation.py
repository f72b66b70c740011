"""What a sentence denies: "the driver was not to blame" does not say who was. English.

A "not" denies the first word of weight behind it, and that where the sentence means it: "not only", "not until 1905"
and "nobody but Smith" deny nothing. Each word is looked at a few times, however long the sentence is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from qa.lexical import DENYING, NEGATED, content_words, root, stems, words
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.types import Span

#: Words that deny, wherever they stand.
_NEGATION: Final = frozenset((*DENYING.split("|"), *"without refuses denies denied".split()))
#: Words before the first and behind the last of those asked for in which a "not" still turns them round.
_TURNED_WITHIN: Final = 3

_TOKEN: Final = lazy_pattern(r"\w+(?:[’']\w+)*|[^\w\s]")
#: Deny the word of weight behind them …
_NOT: Final = frozenset("not never cannot without".split())
#: … or whatever is said in their clause.
_NOBODY: Final = frozenset("nobody none neither nor".split())
#: … where "to" is next.
_FAILED: Final = frozenset("failed fails fail refused refuses refuse declined declines decline".split())
_DENIED: Final = frozenset("deny denies denied denying".split())
#: Words between a "not" and what it denies.
_LIGHT: Final = frozenset(
    """to be been being is was are were a an the have has had having do does did would will could can should may might
    must ever yet even really actually either of also""".split()
)
#: Most of them.
_LIGHT_MOST: Final = 4
#: Behind "not" or "no", what leaves the rest as it is.
_NO_DENIAL: Final = frozenset(
    """only just merely simply solely least all every everyone everybody everything always necessarily until till
    before since unlike long far so quite very much many more less fewer later sooner earlier higher lower bigger
    smaller too exactly entirely nearly enough doubt wonder surprisingly alone""".split()
)
#: Behind "nobody", leaves open what was not thought likely: "nobody expected Smith to win, but she did".
_EXPECTED: Final = frozenset("expected expects thought believed predicted imagined foresaw dreamt dreamed".split())
#: Before a "not" that denies nothing: "whether or not", "if not".
_OPEN: Final = frozenset("or if whether why".split())
_EXPECTED_WITHIN: Final = 3
#: Takes out of what is denied what comes next: "nobody but Smith", "did not open until May".
_BUT: Final = frozenset("but except unless until till before rather instead besides save other apart only".split())
#: Says the contrary of its word without a "not": "voted against it".
_OPPOSING: Final = frozenset(
    """against opposed opposes opposing refusal failure unable unwilling free avoid avoids avoided prevent prevents
    prevented lack lacks lacked lacking struggle struggles struggled struggling""".split()
)
#: Behind a "not", leaves open what it denies: "except in May", "no man is older than Smith", "did not win until 1999" …
_EXCEPT: Final = frozenset("except unless than until till".split())
#: … and behind a "never" too: "had never won before".
_NEVER_BEFORE: Final = frozenset((*_EXCEPT, "before"))
#: Before a "not", says that it may be so.
_MAY: Final = frozenset("may might".split())
_COUNTED_NOUN: Final = lazy_pattern(r"\bhow (?:many|much) \w+", re.IGNORECASE)
#: Begins another clause.
_CLAUSE: Final = frozenset(
    """but and or because although though while whereas that who which whose when where if as since after before
    until unless so than""".split()
)
_STOPS: Final = frozenset(',;:.!?—–()“”"')
#: Between a verb and what somebody expects or says: "expects the (central) bank to".
_JOINS: Final = frozenset((*",()", "that"))
#: Takes back what is said before it: "the report that a teenager had started the fire was untrue" …
_UNTRUE: Final = lazy_pattern(
    r"\b(?:report|claim|rumou?r|allegation|story|suggestion|accusation|theory)s? that\b"
    r"(?P<told>[^.;\n]{1,160}?) (?:is|are|was|were|had been|proved|turned out) (?:to be )?(?:\w+ly )?"
    r"(?:untrue|false|wrong|unfounded|baseless|groundless|incorrect|mistaken|invented|made up|not true)\b",
    re.IGNORECASE,
)
#: … and what asks for no more than what was claimed.
_OF_CLAIMS: Final = lazy_pattern(
    r"\b(?:report|claim|rumou?r|alleg|story|stories|suggest|accus|theory|said|say|untrue|false|wrong|den(?:y|ied))",
    re.IGNORECASE,
)
_ANY: Final = lazy_pattern(
    rf"n[’']t\b|\b(?:no|{'|'.join(sorted(_NOT | _NOBODY | _FAILED | _DENIED | _OPPOSING))})\b", re.IGNORECASE
)
_NOW: Final = lazy_pattern(r"\b(?:is|are|am|do|does|has|have|can|will)\b|['’]s\b", re.IGNORECASE)
_WHO: Final = lazy_pattern(rf"{OPENING}(?:who|whom|which)\b", re.IGNORECASE)
#: Asks for one of what somebody did: "what" may ask for all that a sentence says, its "not" among it.
_ONE: Final = lazy_pattern(rf"{OPENING}(?:who|whom|which|where|when|how (?:many|much))\b", re.IGNORECASE)
_COUNTED: Final = lazy_pattern(rf"{OPENING}(?:who|whom|which|how many)\b", re.IGNORECASE)


def denies(text: str, about: str | None) -> bool:
    """Whether a "not" stands in a text among the words it is asked about, or shortly before or behind them."""
    tokens = ["not" if one in NEGATED else one for one in words(text)]
    wanted = set(stems(" ".join(content_words(about)))) if about else set()
    at = [place for place, one in enumerate(stems(" ".join(tokens))) if one in wanted]
    near = tokens[max(0, at[0] - _TURNED_WITHIN) : at[-1] + 1 + _TURNED_WITHIN] if at else tokens
    return bool(_NEGATION & set(near))


@dataclass(frozen=True)
class _Token:
    #: Case-folded; "not" stands for "n't".
    word: str
    start: int
    end: int
    #: Number of the clause it stands in.
    clause: int


@dataclass(frozen=True)
class _Denial:
    #: Places of the word that denies and of what it denies.
    at: int
    targets: tuple[int, ...]


def may_contradict(question: str, text: str) -> bool:
    """Whether any sentence of a text may, so that the others need not be looked at."""
    return bool(_ONE.match(question) and (_ANY.search(text) or _ANY.search(question) or _UNTRUE.search(text)))


def contradicts(question: str, sentence: str, span: Span) -> bool:
    """Whether a sentence denies of a span what the question asks of it, or says of it what the question denies.

    Args:
        span: of the sentence, half-open, in code points of it.
    """
    false = None if _OF_CLAIMS.search(question) else _UNTRUE.search(sentence)
    if false and false.start("told") <= span[0] < false.end("told"):
        return True
    asked_negated, asked = _asked(question)
    if not asked or not _ONE.match(question) or sentence.rstrip(" ”’\"'").endswith("?"):
        return False
    tokens = _tokens(sentence)
    inside = [place for place, one in enumerate(tokens) if one.start < span[1] and span[0] < one.end]
    if not inside:
        return False
    denials = list(_denials(tokens, bool(_NOW.search(question))))
    if asked_negated:
        return bool(_WHO.match(question)) and not denials and _plainly(tokens, inside, asked)
    held = set(inside)
    if _WHO.match(question) and any(tokens[place].word in _DENIED for place in inside):
        return True  # "Smith, who denied it": the deed is not what was asked for
    if _just_before(tokens, inside[0]):
        return True
    denied: dict[int, int] = {}
    turned = {target for one in denials for target in one.targets}
    for one in denials:
        if one.at in turned:  # "never failed to pay" is no failure
            continue
        own = one.at in held
        whole = held.issuperset(one.targets)
        everybody, counted = tokens[one.at].word in (*_NOBODY, "no"), bool(_COUNTED.match(question))
        if (own and (everybody or not whole)) or ((own or everybody) and not counted):
            continue  # "nobody" and "not guilty" answer with their denial
        if any(token.word in _BUT for token in tokens[one.at + 1 : inside[0]]):
            continue
        leaving_open = _NEVER_BEFORE if tokens[one.at].word == "never" else _EXCEPT
        if any(token.word in leaving_open for token in tokens[one.at + 1 :]):
            continue
        for target in one.targets:
            if root(tokens[target].word) in asked and (own or target not in held):
                denied[target] = denied.get(target, 0) + 1
    clauses = {tokens[place].clause for place in inside}
    for target, times in denied.items():
        meant = root(tokens[target].word)
        elsewhere = any(
            place not in denied and root(one.word) == meant for place, one in enumerate(tokens) if place not in held
        )
        near = tokens[target].clause in clauses or not (elsewhere or _parted(tokens, target, inside[0]))
        if times % 2 and near:
            return True
    return False


def turned(question: str, sentence: str, words: str) -> bool:
    """Whether a "not" before some words of a sentence turns them round, and the question has none.

    It stands right before them, or denies what a question of what asks about: "deliver a rise" does not tell what
    somebody expects who "no longer expects the bank to deliver a rise".
    """
    start = sentence.find(words)
    if start < 0 or not _ANY.search(sentence):
        return False
    negated, asked = _asked(question)
    tokens = _tokens(sentence)
    inside = [place for place, one in enumerate(tokens) if start <= one.start < start + len(words)]
    if negated or not inside:
        return False
    if _just_before(tokens, inside[0]):
        return True
    if _ONE.match(question):  # which is told by `contradicts`
        return False
    before = tokens[: inside[0]]
    return any(
        target < inside[0] and root(tokens[target].word) in asked and not _parted(tokens, target, inside[0], _JOINS)
        for one in _denials(before, now=True)
        if not any(token.word in _BUT for token in before[one.at + 1 :])
        for target in one.targets
    )


def _parted(tokens: list[_Token], one: int, other: int, joins: frozenset[str] = frozenset(",")) -> bool:
    """Whether more than commas, or what else joins, stands between two places, as between the clauses of two deeds."""
    between = tokens[min(one, other) + 1 : max(one, other)]
    return any(token.word in (_CLAUSE | _STOPS) - joins for token in between)


def _just_before(tokens: list[_Token], first: int) -> bool:
    """Whether "not" stands right before a place, or "not in", "neither the"."""
    at = first - 1
    while at >= 0 and first - at <= 2 and tokens[at].word in ("a", "an", "the", "in", "at", "by", "from", "on"):
        at -= 1
    if at < 0 or tokens[at].word not in ("not", "nor", "neither"):
        return False
    return tokens[first].word not in _NO_DENIAL and not (at and tokens[at - 1].word in _OPEN)


def _plainly(tokens: list[_Token], inside: list[int], asked: frozenset[str]) -> bool:
    """Whether the clause of a span says what the question denies."""
    clauses = {tokens[place].clause for place in inside}
    whole = {one.word for one in tokens}
    said = {root(one.word) for place, one in enumerate(tokens) if one.clause in clauses and place not in inside}
    return asked <= said and not whole & (_BUT | _FAILED | _NEGATION | _OPPOSING)


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[bool, frozenset[str]]:
    """Whether a question denies, and the stems of what it asks about: where it denies, of what it denies."""
    tokens = _tokens(question)
    denials = list(_denials(tokens, True))
    if denials or any(one.word in _NOT | _NOBODY | _FAILED | {"no", "nothing"} for one in tokens):
        return True, frozenset(root(tokens[target].word) for one in denials for target in one.targets)
    if any(one.word in _OPPOSING for one in tokens):
        return True, frozenset()
    # "None of the four sets was long" does not deny that there are four sets.
    return False, frozenset(root(word) for word in content_words(_COUNTED_NOUN.sub("", question)))


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    clause = 0
    for match in _TOKEN.finditer(text):
        word = match.group().casefold().replace("’", "'")
        if word in _STOPS or word in _CLAUSE:
            clause += 1
        if word.endswith("n't"):
            found.append(_Token(word[:-3], match.start(), match.end(), clause))
            word = "not"
        found.append(_Token(word, match.start(), match.end(), clause))
    return found


def _denials(tokens: list[_Token], now: bool) -> Iterator[_Denial]:
    for at, token in enumerate(tokens):
        behind = tokens[at + 1].word if at + 1 < len(tokens) else ""
        before = tokens[at - 1].word if at else ""
        if behind in _NO_DENIAL or before in _OPEN or before in _MAY:
            continue
        if token.word == "no" and behind == "longer":
            if now and (target := _target(tokens, at + 2)) is not None:
                yield _Denial(at, (target,))
        elif token.word in _NOT or (token.word in _FAILED and behind == "to"):
            if (target := _target(tokens, at + 1)) is not None:
                yield _Denial(at, (target,))
        elif token.word in _NOBODY or (token.word == "no" and behind == "one"):
            if any(token.word in _EXPECTED for token in tokens[at + 1 : at + 1 + _EXPECTED_WITHIN]):
                continue
            yield _Denial(at, tuple(_rest(tokens, at)))
        elif token.word == "no" and behind.isalpha() and (target := _target(tokens, at + 1)) is not None:
            yield _Denial(at, (target,))


def _target(tokens: list[_Token], first: int) -> int | None:
    """The place of the word of weight that a "not" before `first` denies."""
    for place in range(first, min(len(tokens), first + _LIGHT_MOST + 1)):
        word = tokens[place].word
        if word in _STOPS or word in _CLAUSE or word in _NO_DENIAL:
            return None
        if word not in _LIGHT and not word.endswith("ly"):
            return place
    return None


def _rest(tokens: list[_Token], at: int) -> Iterator[int]:
    """The places of what stands behind a word in its clause."""
    for place in range(at + 1, len(tokens)):
        if tokens[place].clause != tokens[at].clause and tokens[place].word not in ("or", "nor"):
            break
        yield place
