"""What is merely mentioned: "the club defended its record" tells no record. English.

A model takes a sentence for an answer that has all words of a question, and says nothing of what is asked for.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names
from qa.lexical import content_words, root, stem, stems
from qa.passages import enclosing, sentences
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.types import Span

#: "What was the club's record?", "What is the record of the club?"
_WHAT: Final = lazy_pattern(
    rf"{OPENING}what(?:['’]s| is| are| was| were)(?: now)? (?P<of>[^?,;]+?)(?: (?:now|then|today|like))?\W*$",
    re.IGNORECASE,
)
#: "Has the club a record?", "Does the club have a record?"
_WHETHER: Final = lazy_pattern(
    rf"{OPENING}(?:(?:has|have|had)(?:n['’]t)?|(?:does|do|did)(?:n['’]t)?(?= .*\bhave\b)) [^?,;]+? (?:an?|any)"
    r" (?P<of>[^?,;]+?)\W*$",
    re.IGNORECASE,
)
#: Behind a verb, what is done something to: "its record".
_OBJECT: Final = lazy_pattern(
    r".+? (?P<verb>[a-z]+)(?: [a-z]+ly)? (?:its|their|his|her|the|this|that|[A-Z][\w-]*['’]s)"
    r" (?:[\w’'-]+ ){0,3}?(?P<noun>[\w-]+)\W*$"
)
#: Verbs that say what something is.
_IS: Final = frozenset(
    map(stem, "is are was were be been remain become make form constitute equal total mean have has had got".split())
)
#: Verbs for what is said or thought of a thing, which there need not be.
_TALK: Final = frozenset(
    map(
        stem,
        "defend praise criticise criticize discuss debate question mention deny dispute review regret attack excuse"
        " justify explain hail".split(),
    )
)


def merely_mentioned(question: str, text: str) -> Fits | None:
    """For a question of what somebody's is: whether a span of the text may answer, standing in no sentence that says
    that something was done to it, and nothing else that the question does not say itself.

    Of a question whether there is one, such a sentence answers unless it tells what was said of it. None where a
    question asks neither.
    """
    what, whether = _WHAT.match(question), _WHETHER.match(question)
    asked = what or whether
    if not asked:
        return None
    own, things = set(stems(question)), set(stems(" ".join(content_words(asked["of"]))))

    def tells(sentence: str) -> bool:
        told = _OBJECT.match(sentence)
        if not told or stem(told["noun"].casefold()) not in things:
            return True
        verb = root(told["verb"])
        if verb in _IS or verb in own or names.figures(sentence):
            return True
        new = (word for word in content_words(sentence) if stem(word) not in own and word != told["verb"])
        return any(not word.endswith("ly") for word in new) or not (what or verb in _TALK)

    def check(span: Span) -> bool:
        start, end = enclosing(text, span)
        around = text[start:end]
        return all(tells(around[one.start : one.end]) for one in sentences(around))

    return check
