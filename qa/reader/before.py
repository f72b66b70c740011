"""Where in an article a conversation is: what is asked next is seldom what was told before, and often stands near it.

Readers that are shown where the answers before a question stood answer it far better (Choi et al. 2018, QuAC).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from qa.types import Told

#: Figures of a span, each 0..1. What was shown counts by how sure it was, for it may have been wrong itself; the curve
#: that ships takes what was shown at .29 and more for one (it goes by no more than `FAR` scales).
SHOWN_BEFORE: Final = (
    "told",  # words of the span were shown before
    "near_last",  # how near it is to what the last turn showed, in the same article
    "after_last",  # it stands behind that
    "last",  # the last turn showed something, in any article
)
#: Code points after which nearness has fallen to a third.
_NEAR: Final = 400


def shown_before(told: Sequence[Sequence[Told]], article_id: str, start: int, end: int) -> Mapping[str, float]:
    """By the names in `SHOWN_BEFORE`, the figures of a span of an article.

    Args:
        told: what each turn showed, the last one's last (`Before.told`).
    """
    of_article = [one for turn in told for one in turn if one.article_id == article_id]
    last = next(iter(told[-1]), None) if told else None
    near = last.sure if last and last.article_id == article_id else 0.0
    away = start - last.start if last else 0
    return {
        "told": max((one.sure for one in of_article if one.start < end and start < one.end), default=0.0),
        "near_last": near * math.exp(-abs(away) / _NEAR),
        "after_last": near * (away > 0),
        "last": last.sure if last else 0.0,
    }
