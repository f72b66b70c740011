"""How close a text comes to a question, in words: what an article's beginning holds of it, and what stands together.

BM25 counts words wherever they stand. News says first what it is about, and words that belong together in a question
stand together where it is answered; both are known from newspapers' searches and the sequential dependence model
(Metzler, Croft 2005). The figures for this collection are in benchmarks/LOG.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

from qa.lexical import asked_terms, content_words, stem, stems

#: Words apart that two stand at most where they stand together.
WITHIN: Final = 8


@dataclass(frozen=True)
class Wanted:
    """The words that a question asks for."""

    #: How rare each stem is, > 0.
    rarity: dict[str, float]
    #: Stems that are neighbours in the question, stop words passed over.
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, question: str, rarity: Callable[[Sequence[str]], Sequence[float]]) -> Wanted:
        terms = asked_terms(question)
        neighbours = pairwise([stem(word) for word in content_words(question)])
        pairs = tuple((one, other) for one, other in neighbours if one != other and {one, other}.issubset(terms))
        return cls(dict(zip(terms, rarity(terms), strict=True)), pairs)

    def share_in(self, text: str) -> float:
        """How much of what is asked for a text holds anywhere, by rarity, 0..1."""
        held = set(stems(text))
        return _share(sum(rare for term, rare in self.rarity.items() if term in held), sum(self.rarity.values()))

    def together_in(self, text: str) -> float:
        """How many of the pairs stand together in a text, by rarity, 0..1."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, term in enumerate(stems(text)):
            if term in self.rarity:
                places[term].append(place)
        weights = {pair: self.rarity[pair[0]] + self.rarity[pair[1]] for pair in self.pairs}
        together = (
            weight
            for (one, other), weight in weights.items()
            if any(abs(here - there) <= WITHIN for here, there in product(places[one], places[other]))
        )
        return _share(sum(together), sum(weights.values()))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
