"""Where in an article a conversation is: what is asked next is seldom what was told before, and often stands near it.

Readers that are shown where the answers before a question stood answer it far better (Choi et al. 2018, QuAC).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final

from qa.types import Before, Told

#: Figures of a span, each 0..1. What was shown counts by how sure it was, for it may have been wrong itself.
SHOWN_BEFORE: Final = (
    "told",  # words of the span were shown before, and are not asked for once more
    "near_last",  # how near it is to the likeliest that the last turn showed, in the same article
    "after_last",  # it stands behind that
    "last",  # the last turn showed something, in any article
)
#: Code points after which nearness has fallen to a third.
_NEAR: Final = 400


def shown_before(before: Before, article_id: str, start: int, end: int) -> Mapping[str, float]:
    """By the names in `SHOWN_BEFORE`, the figures of a span of an article."""

    def at(told: Iterable[Told]) -> float:
        """How sure the words of the span were, where they are among those."""
        alike = (one.sure for one in told if one.article_id == article_id and one.start < end and start < one.end)
        return max(alike, default=0.0)

    last = max(before.told[-1], key=lambda one: one.sure, default=None) if before.told else None
    near = last.sure if last and last.article_id == article_id else 0.0
    away = start - last.start if last else 0
    return {
        "told": 0.0 if at(before.again) else at(one for turn in before.told for one in turn),
        "near_last": near * math.exp(-abs(away) / _NEAR),
        "after_last": near * (away > 0),
        "last": last.sure if last else 0.0,
    }
