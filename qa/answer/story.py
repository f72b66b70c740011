"""Which articles tell of one story: a fire, the inquiry, the report of it, each may go on with the last.

This module knows nothing of questions.
"""

from __future__ import annotations

from collections.abc import Iterable

from qa.answer.beside import OF_ONE_STORY, named
from qa.types import Article


def of_one_story(told: Iterable[Article], others: Iterable[Article]) -> tuple[str, ...]:
    """The ids of the articles told of, and of those among the others that tell of the same, or go on with one that
    does: that name as much alike at their beginnings."""
    left = {one.id: frozenset(named(one)) for one in others}
    story = {one.id: frozenset(named(one)) for one in told}
    new = list(story.values())
    while new:
        last = new.pop()
        alike = [one for one, words in left.items() if one not in story and len(words & last) >= OF_ONE_STORY]
        story.update((one, left[one]) for one in alike)
        new.extend(left[one] for one in alike)
    return tuple(story)
