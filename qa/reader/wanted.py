"""How much of what a question asks about stands in a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.lexical import content_words, stems

#: How rare each of some stems is, as weights > 0.
Rarity = Callable[[Sequence[str]], Sequence[float]]


def evenly(wanted: Sequence[str]) -> list[float]:
    """The rarity of stems in no library: all the same."""
    return [1.0] * len(wanted)


class Wanted:
    """The content words of a question, each weighed by how rare it is in the library."""

    def __init__(self, question: str, rarity: Rarity) -> None:
        wanted = list(dict.fromkeys(stems(" ".join(content_words(question)))))
        self._weights = dict(zip(wanted, rarity(wanted), strict=True))
        self._total = sum(self._weights.values())

    def coverage(self, text: str) -> float:
        """The share of the words, by weight, that stand in the text, 0..1; 0 for a question without any."""
        if not self._total:
            return 0.0
        held = set(stems(text))
        return sum(weight for stem, weight in self._weights.items() if stem in held) / self._total
