"""Which words that answer may be shown without their sentence. English."""

from __future__ import annotations

import re
from typing import Final

from qa.lexical import stem, stems
from qa.patterns import lazy_pattern
from qa.questions import asks_who, of_now
from qa.reader.choice import plain_words
from qa.reader.rules.either import decides
from qa.reader.rules.extents import HOW
from qa.reader.rules.negation import turned
from qa.reader.rules.votes import is_undecided

#: What somebody is no longer: "former mayor", "sacked manager Lind".
_NO_MORE: Final = lazy_pattern(
    r"\b(?P<how>former|ex|late|sacked|fired|dismissed|ousted|deposed)[ -](?P<what>[\w-]+(?: [\w-]+)?)", re.IGNORECASE
)
#: Code points between somebody and what he or she is no longer.
_APART: Final = 20


def answers_alone(question: str, words: str, sentence: str) -> bool:
    """Whether words that fit may stand without their sentence.

    "Strongest" does not tell how strong, "go to court" not that somebody will not, a name not that the mayor asked for
    was sacked, and "23 votes to 18" not who were for it. Of two to choose from a question wants one named.
    """
    how = HOW.search(question)
    if how and _forms(how["word"].casefold()).issuperset(plain_words(words)):
        return False
    if turned(question, sentence, words) or (
        asks_who(question) and of_now(question) and _once(question, words, sentence)
    ):
        return False
    return decides(question, words, sentence) and not is_undecided(question, words, sentence)


def _once(question: str, words: str, sentence: str) -> bool:
    """Whether a sentence says of somebody that he or she is no longer what the question asks for."""
    asked = set(stems(question))
    for one in _NO_MORE.finditer(sentence):
        beside = sentence[max(0, one.start() - _APART - len(words)) : one.end() + _APART + len(words)]
        if words in beside and asked.intersection(stems(one["what"])) and stem(one["how"].casefold()) not in asked:
            return True
    return False


def _forms(word: str) -> set[str]:
    return {word, *(f"{base}{end}" for base in (word, word + word[-1]) for end in ("er", "est", "ly"))}
