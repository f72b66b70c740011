"""What a later article says is over of what an earlier one told: "No one is missing any more." English.

"Four people are missing" and "The road is closed" are so until an article says otherwise, and what says so has no
figure in the place of the figure, or another word: "all four have been found", "it reopened on Friday". It is known
here by the words with which that ends which is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qa import names
from qa.almanac import MONTH
from qa.answer.overtaken import asks_of_then
from qa.answer.subject import BY_THE_WAY, EVENTS, LIGHT
from qa.lexical import STOP_WORDS, stem, stems, words
from qa.numerals import WRITTEN
from qa.passages import sentences
from qa.patterns import lazy_pattern
from qa.questions import asked_for, is_yes_or_no, of_now
from qa.types import Article, Reading

#: Code points of a later article that are read: what goes on with a story says so early.
_READ: Final = 6_000
#: Of whom or what something is said, and what may stand before how it ended.
_WHO: Final = r"(?P<who>(?:[\w’'-]+ ){0,6}?)"
_HAVE: Final = r"(?:(?:has|have|is|are|was|were) )?(?:(?:now|since|all|also|safely) )?(?:been )?(?:\w+ly )?"
_ALL: Final = r"\b(?:all|both|everyone|everybody|every|each|the last)\b (?:of )?"
_NONE: Final = r"\b(?:no one|no-one|nobody|none|neither|not one|no)\b (?:of )?"
#: What says that a state was so before.
_SINCE: Final = lazy_pattern(r"\b(?:any ?more|any longer|now|still|at last|the last)\b", re.IGNORECASE)
#: What is not so for sure, or not yet, or of a part.
_UNSURE: Final = lazy_pattern(
    r"\b(?:if|until|unless|once|when|whether|hop\w+|expect\w*|will|would|could|may|might|should|not|never|had|but|except"
    r"|part|partly|half|almost|nearly)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSES: Final = lazy_pattern(r"[,;:–—“”](?!\d)|\b(?:and|but|that|said|says)\b")
#: How it was, said by the way: "the bridge, closed for ten days, reopened".
_WAS_SO: Final = lazy_pattern(r", (?:closed|shut|blocked|missing|trapped|stranded)\b[^,;:]*,", re.IGNORECASE)
_YEAR: Final = lazy_pattern(r"\b(?:1\d|20)\d\d\b")
_NUMBER: Final = lazy_pattern(rf"\b(?:\d+|(?!one\b){WRITTEN})\b", re.IGNORECASE)
#: Before where it is so.
_IN: Final = lazy_pattern(
    r"\b(?:in|at|near|from|of) (?:the )?(?=[^\W\d_a-z])"
    rf"(?!{MONTH}\b)"
)
#: Behind whom or what is meant, where that is.
_PLACED: Final = lazy_pattern(r"\b(?:in|at|near|from|to|between|of)\b")
#: Those who are called by what happens.
_SERVICE: Final = lazy_pattern(r"\bfire (?=service|brigade|station|chief|officer|crew|engine)", re.IGNORECASE)


@dataclass(frozen=True)
class _Said:
    """That something is over, or that it is so, and of whom, by the stems of the words; none for all of them."""

    over: bool
    who: frozenset[str]


@dataclass(frozen=True)
class _State:
    """What may be so, and the words by which it ends."""

    so: re.Pattern[str]
    #: For none of those of whom it is told, for all of them, and for the one thing.
    none: re.Pattern[str]
    every: re.Pattern[str]
    one: tuple[re.Pattern[str], ...]
    #: And for those of whom it is so.
    still: re.Pattern[str]

    def says(self, clause: str, known: set[str], meant: set[str], *, before: bool) -> _Said | None:
        """What a clause says of those of whom the words are known.

        Args:
            known: by their stems.
            meant: the words of the names that are asked for, likewise; none for any.
            before: the sentence says that it was so before; "No one is missing" may be of something new.
        """
        for ending in (*([self.none] if before else []), self.every, *self.one, self.still):
            found = ending.search(clause)
            if found and not _UNSURE.search(clause, 0, found.end()):
                who = _words(found["who"])
                named = _named(f"of {_PLACED.split(found['who'])[0]}")
                if who <= known and (who or ending not in self.one) and (not meant or named <= meant):
                    return _Said(ending is not self.still, frozenset(who))
        return None


def _state(so: str, over: str, *of_one: str) -> _State:
    """Args: patterns; `over` stands behind "all have been", those of one thing are whole but for its beginning."""
    endings = (rf"^\W*{_WHO}(?:is|are) no longer (?:{so})\b", *of_one)
    return _State(
        so=re.compile(rf"\b(?:{so})\b", re.IGNORECASE),
        none=re.compile(rf"{_NONE}{_WHO}(?:(?:is|are|remains?) )?(?:(?:now|still) )?(?:{so})\b", re.IGNORECASE),
        every=re.compile(rf"{_ALL}{_WHO}{_HAVE}(?:{over})\b", re.IGNORECASE),
        still=re.compile(rf"^\W*{_WHO}(?:is|are|remains?|stays?) (?:(?:now|still|again) )?(?:{so})\b", re.IGNORECASE),
        one=tuple(re.compile(ending, re.IGNORECASE) for ending in endings),
    )


_HOME: Final = r"discharged|(?:gone|sent|allowed|returned|back) home|home again"
_SUPPLY: Final = "(?:power|water|gas|electricity)"
_OPEN: Final = "(?:re-?opened|opened again|open again)"
#: For a while, or for some: the rest find it closed.
_IN_PART: Final = (
    r"(?: (?:briefly|part(?:ial)?ly|only|for|as far as|in one|to (?:one|buses|lorries|trucks|cyclists|pedestrians"
    r"|walkers|residents|locals|local|emergency|freight|light)))\b"
)
_STATES: Final = (
    _state("missing|unaccounted for", "found|accounted for|traced|located|turned up|safe|back home|rescued"),
    _state("trapped|stranded|stuck|cut off", "freed|free|rescued|out|brought (?:out|up|ashore|down)|reached|safe"),
    _state("in intensive care", rf"left (?:intensive care|hospital)|out of intensive care|{_HOME}"),
    _state("in (?:the )?hospital", rf"left (?:the )?hospital|out of hospital|{_HOME}"),
    _state("on strike|striking", "back (?:at|to) work|(?:gone back|returned) to work"),
    _state("homeless|evacuated", "gone back|returned|(?:gone|allowed|back) home|rehoused"),
    _state(
        f"without {_SUPPLY}|{_SUPPLY} is out",
        f"{_SUPPLY} (?:again|back)",
        rf"^\W*{_WHO}{_HAVE}(?:restored|back) (?:in|to|for) (?:all|every)\b",
    ),
    _state(
        "closed|shut|blocked",
        _OPEN,
        rf"^\W*{_WHO}{_HAVE}(?:{_OPEN}(?!{_IN_PART})|now open(?!{_IN_PART}))\b",
        r"\bre-?opened (?P<who>(?:[\w’'-]+ ){0,4}?[\w’'-]+)(?= (?:on|at|in|to|after|again|today)\b|\W*$)",
    ),
)


def ended(question: str, told: Reading, later: Sequence[Article]) -> Reading | None:
    """The sentence by which later articles say that what a reading tells, and a question asks for, is so no longer.

    It must be said of those of whom the reading tells, or of as many; in no place that neither names; and not in an
    article on another event. None where there is none, or where it is so again after that.

    Args:
        later: oldest first.
    """
    state = _asked(question, told)
    over: tuple[Reading, _Said] | None = None
    if state is None:
        return None
    for article in later:
        text = article.text[:_READ]
        whole = f"{article.title} {text}"
        if not _named(question) & set(stems(told.text)) <= set(stems(whole)):
            continue
        another = _tells_of_another(state.so.sub(" ", told.text), whole)
        for one in sentences(text, article.language):
            sentence = text[one.start : one.end]
            if another and _numbers(told.text).isdisjoint(_numbers(sentence)):
                continue
            said = _said(state, question, told, sentence, article)
            if said and said.over:
                over = Reading(article.id, one.start, one.end, sentence, told.score, ((one.start, one.end),)), said
            elif said and over and (said.who <= over[1].who or over[1].who <= said.who):
                over = None
    return over[0] if over else None


def may_end(question: str, told: Reading) -> bool:
    """Whether a question asks what is so now, and a reading tells what a later article may say is over."""
    return _asked(question, told) is not None


def _asked(question: str, told: Reading) -> _State | None:
    if not of_now(question) or asks_of_then(question) or asked_for(question) == "date":
        return None
    state = next((one for one in _STATES if one.so.search(question)), None)
    if state is None or not state.so.search(told.text) or state.none.search(told.text):
        return None
    return state


def _tells_of_another(told: str, text: str) -> bool:
    """Whether two texts tell of an event each."""
    one, other = (EVENTS.intersection(stems(_SERVICE.sub("", each))) for each in (told, text))
    return bool(one and other) and one.isdisjoint(other)


def _said(state: _State, question: str, told: Reading, sentence: str, article: Article) -> _Said | None:
    """What a sentence says last of whether it is so."""
    years = _YEAR.findall(sentence)
    if years and not (article.published and set(years) == {str(article.published.year)}):
        return None
    known = {*stems(question), *stems(told.text)}
    # "Is the Dale Road closed?" is of one of those that a reading may tell of.
    meant = _named(question) if is_yes_or_no(question) else set()
    before = bool(_SINCE.search(sentence))
    clauses = [one for one in _CLAUSES.split(_plain(sentence)) if not _elsewhere(one, known)]
    said = [one for clause in clauses if (one := state.says(clause, known, meant, before=before))]
    return said[-1] if said else None


def _elsewhere(clause: str, known: set[str]) -> bool:
    """Whether a clause says where, and that is no place that is known."""
    places = [stems(clause[one.end() :])[:1] for one in _IN.finditer(clause)]
    return bool(places) and all(known.isdisjoint(one) for one in places)


def _named(text: str) -> set[str]:
    """The stems of the words of names."""
    return {stem(word) for start, end in names.names(text) for word in words(text[start:end]) if word not in STOP_WORDS}


def _numbers(text: str) -> set[str]:
    return set(map(str.casefold, _NUMBER.findall(text)))


def _words(who: str) -> set[str]:
    """The stems of the words that tell of whom something is said, without how many they are."""
    said = set(words(_NUMBER.sub(" ", who))) - STOP_WORDS
    return {stem(word) for word in said if not word.endswith("ly")} - LIGHT


def _plain(sentence: str) -> str:
    """A sentence without days and what is said by the way."""
    for start, end in reversed(names.dates(sentence)):
        sentence = sentence[:start] + sentence[end:]
    return " ".join(_WAS_SO.sub(" ", BY_THE_WAY.sub(" ", sentence)).split())
