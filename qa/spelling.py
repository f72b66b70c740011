"""Words that stand nowhere in the articles, and what they may be misspellings of.

A question is not changed: Iran is no misspelling of Iraq. What it may have meant is offered where it is not answered,
and only for what is no word: neither one of English, in any form, nor a name where the articles have a common word.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from qa.lexical import CONTRACTED, STOP_WORDS
from qa.patterns import lazy_pattern

#: A word of letters alone.
_WORD: Final = lazy_pattern(r"\b[^\W\d_]{3,}\b")
#: Long enough that another one near it is no chance; of what is shorter, two letters may be exchanged: "teh".
_LONG_ENOUGH: Final = 4
#: How alike two words must be, 0..1, as `difflib` tells: about one letter in six may be another.
_ALIKE: Final = 0.8
#: Of short ones none may be another, for that makes another name: two may be exchanged, or one left out.
_SHORT: Final = 5
_EXCHANGED: Final = 0.75
_LEFT_OUT: Final = 0.85
#: What a word's forms end with; before a vowel the last letter of a short one is doubled, "trapped", and "e" falls.
_ENDINGS: Final = ("s", "es", "ly", "ed", "ing", "er", "ers", "est")
_SHORT_VOWEL: Final = lazy_pattern(r"[^aeiouy]*[aeiouy][^aeiouywx]")


def respelled(
    question: str, texts: Iterable[str], unknown: Callable[[str], bool], english: AbstractSet[str] = frozenset()
) -> str | None:
    """The question with its unknown words as the texts spell them; None where no word of theirs is near.

    Args:
        texts: what was found for the question.
        unknown: whether a word stands nowhere in the articles.
        english: words that are none misspelled, case-folded.
    """
    counts = Counter(word for text in texts for word in _WORD.findall(text))
    held: dict[str, str] = {}
    for word in (*(word for word, _ in counts.most_common()), *sorted(STOP_WORDS - CONTRACTED)):
        held.setdefault(word.casefold(), word)

    def nearest(match: re.Match[str]) -> str:
        word = match.group()
        folded = word.casefold()
        if folded in held or folded in CONTRACTED or not unknown(word) or not english.isdisjoint(_forms(folded)):
            return word
        # A name that the articles lack is no misspelling of a common word of theirs; what opens a question may be any.
        named = word[0].isupper() and bool(question[: match.start()].strip())
        for one in _near(folded, held):
            if not (named and held[one].islower()) and one not in _forms(folded) and folded not in _forms(one):
                return _written(held[one], word)
        return word

    again = _WORD.sub(nearest, question)
    return again if again != question else None


def _near(word: str, held: Iterable[str]) -> list[str]:
    """The words held that are so like a word that it may be a misspelling of them, the likest first."""
    if len(word) < _LONG_ENOUGH:
        return sorted(one for one in STOP_WORDS if one[0] == word[0] and sorted(one) == sorted(word))
    near = [one for one in held if one[0] == word[0] and abs(len(one) - len(word)) <= 2 and len(one) >= _LONG_ENOUGH]
    short = len(word) <= _SHORT
    found = difflib.get_close_matches(word, near, 3, _EXCHANGED if short else _ALIKE)
    if short:
        found = [one for one in found if sorted(one) == sorted(word) or _ratio(one, word) >= _LEFT_OUT]
    return found


def _forms(word: str) -> set[str]:
    """The word and all of which it may be a form: "quickest" is one of "quick", "shapes" one of "shape"."""
    return {word, *_bases(word)}


def _bases(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        base = word[: -len(ending)]
        vowel = ending[0] == "e" or ending == "ing"
        if not (vowel and _SHORT_VOWEL.fullmatch(base)):
            yield base
        if base.endswith("i"):
            yield f"{base[:-1]}y"
        if vowel:
            yield f"{base}e"
            if base[-1] == base[-2]:
                yield base[:-1]


def _written(one: str, word: str) -> str:
    """A word of the texts with capitals where the question has them."""
    if word.islower():
        return one.lower()
    return one[0].upper() + one[1:] if word[0].isupper() else one


def _ratio(one: str, word: str) -> float:
    return difflib.SequenceMatcher(None, one, word).ratio()
