"""Words that stand nowhere in the articles, and what they may be misspellings of.

A question is not changed: Iran is no misspelling of Iraq. What it may have meant is offered where it is not answered.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

#: A word of letters alone, long enough that another one near it is no chance.
_WORD: Final = re.compile(r"\b[^\W\d_]{4,}\b")
#: How alike two words must be, 0..1, as `difflib` tells: about one letter in six may be another.
_ALIKE: Final = 0.8
#: Of short ones none may be another, for that makes another name: two may be exchanged, or one left out.
_SHORT: Final = 5
_EXCHANGED: Final = 0.75
_LEFT_OUT: Final = 0.85


def respelled(question: str, texts: Iterable[str], unknown: Callable[[str], bool]) -> str | None:
    """The question with its unknown words as the texts spell them; None where no word of theirs is near.

    Args:
        texts: what was found for the question.
        unknown: whether a word stands nowhere in the articles.
    """
    counts = Counter(word for text in texts for word in _WORD.findall(text))
    held: dict[str, str] = {}
    for word, _ in counts.most_common():
        held.setdefault(word.casefold(), word)

    def nearest(match: re.Match[str]) -> str:
        word = match.group()
        if word.casefold() in held or not unknown(word):
            return word
        near = [one for one in held if one[0] == word[0].casefold() and abs(len(one) - len(word)) <= 2]
        short = len(word) <= _SHORT
        found = difflib.get_close_matches(word.casefold(), near, 3, _EXCHANGED if short else _ALIKE)
        if short:
            found = [one for one in found if sorted(one) == sorted(word.casefold()) or _ratio(one, word) >= _LEFT_OUT]
        if not found:
            return word
        return held[found[0]].lower() if word.islower() else held[found[0]]

    again = _WORD.sub(nearest, question)
    return again if again != question else None


def _ratio(one: str, word: str) -> float:
    return difflib.SequenceMatcher(None, one, word.casefold()).ratio()
