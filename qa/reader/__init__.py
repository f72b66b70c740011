"""Question and passages in, the spans that answer out, each with the probability that it does.

`Reader` is the seam: the assistant knows no more than this protocol. `span` reads with the model that ships;
`sentence` needs no model of its own, and is what is left when that one's files are damaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from qa.types import Before, Entry, Hit, Reading


@dataclass(frozen=True)
class Context:
    """A passage as a reader sees it."""

    #: An `Article`, where its whole text is to count.
    entry: Entry
    hit: Hit
    #: `article.text[hit.passage.start:hit.passage.end]`.
    text: str


#: Where a question is no follow-up.
NOTHING_BEFORE: Final = Before()


class Reader(Protocol):
    """Finds the spans that answer a question."""

    @property
    def threshold(self) -> float:
        """The least score at which a reading is worth showing, 0..1, set from a measured curve."""
        ...

    def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
        """What may answer, best first. An empty list, or low scores: the passages do not answer.

        `Reading.score` is a probability that compares across the passages of all questions.

        Args:
            before: what was asked and shown before, where the passages are of articles that the conversation is
                about: the question takes that for granted, and need not name what they are about.
        """
        ...
