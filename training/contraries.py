"""Questions turned into their contraries: "When did the pier open?" of a passage that tells when it opened becomes
"When did the pier close?", which it does not answer. English.

As SQuAD 2.0's unanswerable questions were made, among other ways (Rajpurkar, Jia and Liang 2018, table 1, "antonym");
none of theirs is used here. `training.unanswerable` exchanges single words as they stand; here a verb is put in the
form that the question has it in, and passages that speak of the contrary too are left alone.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache
from typing import Final

from qa.verbs import FORMS

#: Verbs that exclude each other where one thing is spoken of; read both ways. Left out are the two sides of one deed:
#: who buys is sold to.
_VERBS: Final = """
open close, open shut, start end, begin end, begin finish, start stop, launch end, resume halt, rise fall, increase
decrease, grow shrink, soar plunge, gain lose, raise lower, raise reduce, expand shrink, widen narrow,
lengthen shorten, approve reject, adopt reject, accept refuse, accept decline, endorse oppose, support oppose, hire
dismiss, recruit dismiss, appoint dismiss, employ sack, promote demote, arrive leave, arrive depart, join leave, admit
expel, marry divorce, arrest release, detain free, jail free, convict acquit, introduce abolish, tighten relax, build
demolish, erect demolish, construct destroy, establish abolish, create destroy, appear vanish, appear disappear, allow
ban, allow forbid, permit prohibit, survive die, recover worsen, improve worsen, win lose, admit deny, enable prevent,
strengthen weaken, import export, climb descend, deposit withdraw, encourage discourage, recommend discourage, praise
criticise, praise condemn, welcome condemn, hope fear, reassure worry, attack defend, love hate, succeed fail,
remember forget, load unload, fill empty, float sink, freeze melt, attract repel, unite divide, attach detach, insert
remove, trust doubt, prove refute, agree disagree, obey disobey, connect disconnect, elect oust, crown depose, protect
harm, heal injure, reopen close, rebuild raze, establish dissolve, impose repeal, dislike enjoy, deny confirm
"""
#: Adjectives and nouns, likewise; they have one form.
_WORDS: Final = """
first last, largest smallest, biggest smallest, highest lowest, tallest shortest, longest shortest, oldest youngest,
newest oldest, earliest latest, best worst, better worse, fastest slowest, hottest coldest, richest poorest, strongest
weakest, cheapest dearest, busiest quietest, heaviest lightest, widest narrowest, nearest farthest, safest riskiest,
easiest hardest, public private, urban rural, northern southern, eastern western, domestic foreign, profit loss,
surplus deficit, strength weakness, advantage drawback, success failure, victory defeat, majority minority, maximum
minimum, arrival departure, birth death, rich poor, hot cold
"""
#: Verbs whose last letter is doubled before an ending.
_DOUBLED: Final = frozenset("admit ban begin expel permit repel shut stop win".split())
#: The past and the participle of verbs that no rule gives; `qa.verbs` need not tell those that are as their bases.
_PASTS: Final = {
    base: (forms[0], forms[-1]) for base, *forms in (verb.split() for verb in f"{FORMS}, shut shut".split(","))
}
_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|get|gets|got)(?: \w+){0,4}? $", re.IGNORECASE)
#: Before a verb in its base, and never before it where it stands.
_TO: Final = re.compile(r"\b(?:do|does|did|will|would|can|could|may|might|must|should|shall|to)\b", re.IGNORECASE)
_NO_VERB: Final = re.compile(
    r"\b(?:the|an?|his|her|their|its|our|your|my|this|that|any|no|some|of|in|at|first|last) $", re.IGNORECASE
)
#: "The first lady", "the last name", "at first": no rank.
_NO_RANK: Final = re.compile(
    r" (?:name|names|lady|class|wave|aid|year|month|week|night|summer|autumn|winter|spring|season|time|\w+day)\b"
)
_TOLD: Final = re.compile(r"[^\W\d_]+")
#: Base, with "s", with "ing", past, past participle.
Forms = tuple[str, str, str, str, str]


def contrary(question: str, passage: str, rng: random.Random) -> str | None:
    """A question that asks for the contrary; None where nothing in it has one, or the passage speaks of that too.

    Args:
        passage: that answers the question.
    """
    held = {word.casefold() for word in _TOLD.findall(passage)}
    made = []
    # What stands in brackets was asked before, and answered.
    for word in _TOLD.finditer(question.partition(" (")[0]):
        if word.start() == 0 or not word.group().islower():  # names, and what the question begins with
            continue
        before = question[: word.start()]
        for place, other in _table().get(word.group(), ()):
            if held.isdisjoint(other) and _stands(place, other, before, question[word.end() :]):
                made.append((word, other[_form(place, other, before)]))
    if not made:
        return None
    word, new = rng.choice(made)
    return question[: word.start()] + new + question[word.end() :]


def _stands(place: int, other: Forms, before: str, behind: str) -> bool:
    """Whether a word is the verb, or the adjective or noun, that it looks like."""
    if len(set(other)) == 1:
        return not _NO_RANK.match(behind)
    return not _NO_VERB.search(before) and (place > 0 or bool(_TO.search(before)))


def _form(place: int, other: Forms, before: str) -> int:
    """The form of the other word that stands where a word of the form at `place` stood."""
    return 4 if place in (3, 4) and _BE.search(before) else place


@cache
def _table() -> dict[str, list[tuple[int, Forms]]]:
    """By each word: the place of its form, and the forms of what is its contrary. A past stands before a participle."""
    table: dict[str, list[tuple[int, Forms]]] = defaultdict(list)
    for listed, forms in ((_VERBS, _inflected), (_WORDS, lambda word: (word,) * 5)):
        for pair in listed.replace("\n", " ").split(","):
            one, other = map(forms, pair.split())
            for own, opposed in ((one, other), (other, one)):
                for form in dict.fromkeys(own):
                    table[form].append((own.index(form), opposed))
    return table


def _inflected(verb: str) -> Forms:
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    past, participle = _PASTS.get(verb) or (_with_ed(stem),) * 2
    third = verb + "es" if re.search(r"(?:s|sh|ch|x)$", verb) else re.sub(r"(?<=[^aeiou])y$", "ie", verb) + "s"
    gerund = re.sub(r"(?<=[^eo])e$", "", stem) + "ing"
    return verb, third, gerund, past, participle


def _with_ed(stem: str) -> str:
    return stem + "d" if stem.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", stem) + "ed"
