"""To what something was done: who drove the van did not drive the train, and who designed the library no town hall.
English.

Where an article does not tell who did it, a model points at whoever did the same to another thing.
"""

from __future__ import annotations

import re
from typing import Final

from qa.lexical import root, stem, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.rules import Fits
from qa.reader.rules.kinds import are_two
from qa.types import Span

#: Where a noun with its adjectives ends.
_ENDS: Final = (
    r"(?= (?:of|in|at|on|for|from|to|with|near|by|as|into|through|under|that|which|who|when|after|before|and|but|or|is"
    r"|was|were|has|had|have|will|would|last|this|first|again|yesterday|today|[a-z]+ed)\b|\W*$|[,.;:])"
)
_THE: Final = r"(?:the|its|their|his|her|an?|this|that)"
#: "the new town hall of Fernley", up to its noun.
_THING: Final = rf"{_THE} (?:[a-z’'-]+ ){{0,3}}?(?P<noun>[a-z’'-]+){_ENDS}"
#: "Who drove the train?", "Who has designed the new town hall of Fernley?"
_ASKED: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:has|had|have|first|also|then|[a-z]+ly) ){{0,2}}"
    rf"(?P<verb>(?!(?:is|was|were|are|did|does|will)\b)[a-z]{{3,}}) {_THING}",
    re.IGNORECASE,
)
#: What something is done to, behind the verb, or before one that suffers it; or what goes before.
_OBJECT: Final = lazy_pattern(rf" (?:(?P<it>it)\b|{_THING})", re.IGNORECASE)
_SUFFERS: Final = lazy_pattern(
    rf"\b{_THING}(?: (?:of|in|at|on|near) (?:[\w’'-]+ ){{0,4}}?[\w’'-]+)? (?:is|was|were|are|has been|had been|will be)"
    r"(?: [a-z]+ly| first| also)? $",
    re.IGNORECASE,
)
_SUBJECT: Final = lazy_pattern(rf"\W*{_THING}", re.IGNORECASE)
_WORD: Final = lazy_pattern(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])")
#: What happens is called by many words: who won the race may have won the election.
_HAPPENS: Final = frozenset(
    map(
        stem,
        """match game race final meeting summit talks conference festival event fair tour season trial hearing inquiry
    case investigation probe election vote poll ballot referendum war fighting conflict battle siege hostilities
    campaign accident crash collision disaster tragedy incident wreck derailment fire blaze inferno explosion blast
    attack shooting storm strike walkout protest demonstration march dispute action sale auction offer law act rule
    ban measure order work works construction repairs service connection connections issue side business
    party line""".split(),
    )
)


def of_that_thing(question: str, text: str) -> Fits | None:
    """For a question of who did something to a thing: whether a span stands in no sentence that says of a thing of
    plainly another kind that the same was done to it; None for other questions.

    "It" is what the sentence before begins with, where the text has no word for the thing that is asked for.
    """
    found = _ASKED.match(question)
    noun = stem(found["noun"].casefold()) if found else ""
    if found is None or noun in _HAPPENS:
        return None
    verb, is_named = root(found["verb"]), noun in stems(text)

    def is_another(told: str) -> bool:
        other = stem(told.casefold())
        return other not in _HAPPENS and are_two(noun, other)

    def fits(span: Span) -> bool:
        start, end = enclosing(text, (span[0], span[0] + 1))
        if noun in stems(text[start:end]):
            return True
        for one in _WORD.finditer(text, start, end):
            if root(one.group()) != verb:
                continue
            done_to = _OBJECT.match(text, one.end(), end) or _SUFFERS.search(text[start : one.start()])
            if done_to is None:
                continue
            if done_to.groupdict().get("it") and start > 1 and not is_named:
                done_to = _SUBJECT.match(text, enclosing(text, (start - 2, start - 1))[0])
            if done_to and done_to["noun"] and is_another(done_to["noun"]):
                return False
        return True

    return fits
