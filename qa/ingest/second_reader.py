"""A second opinion on what of a page is its article: readability's, held against the blocks that were taken first.

The two err unlike: one takes teasers below the article, the other loses quoted posts. So a sentence goes only where
both agree on the article above it and the other one ends there, and one is added only where much is missing.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, Final

from qa.ingest.byline import letters
from qa.ingest.furniture import rule_of
from qa.ingest.markup import blocks, parse
from qa.ingest.prose import count_words, is_prose

#: Share of the prose up to where the second reading ends that must stand in it, for that end to be believed.
_AGREED: Final = 0.8
#: Share of all prose that may stand below that end.
_MOST_BELOW: Final = 0.5
#: Share of the first reading's prose that stands in a second one from which more is taken; and how much more it has.
_SAME: Final = 0.9
_MORE: Final = 1.5
#: Letters from which a block that stands within another is no chance.
_TELLING: Final = 25
#: Elements that readability loses: quoted posts and what is set in its own lines; tables of facts.
_LOST: Final = (("blockquote", "pre"), ("table",))
#: Code points of the longest page that is read twice.
_LARGEST: Final = 4_000_000


def reconcile(texts: list[str], source: str, tree: Any) -> list[str]:
    """The blocks of an article, without what a second reading of its page leaves below it, or with what it has more.

    Args:
        texts: the blocks that the first reading took, at least one.
        source: the page's source, which is `tree`.
    """
    other = _second(source)
    told = letters("".join(other))
    whole = set(map(letters, other))
    held = [key in whole or (len(key) >= _TELLING and key in told) for key in map(letters, texts)]
    words = [count_words(text) if is_prose(text) else 0 for text in texts]
    both = sum(count for count, is_held in zip(words, held, strict=True) if is_held)
    if not both:
        return texts
    mine = letters("".join(texts))
    other = [part for text in other for part in _apart(text, mine, set(map(letters, texts)))]
    more = {letters(text): text for text in other if is_prose(text) and letters(text) not in mine and not rule_of(text)}
    if both >= _SAME * sum(words) and sum(words) + sum(map(count_words, more.values())) >= _MORE * sum(words):
        return _joined(texts, other, more)
    quoted, tables = (letters("".join(str(part.text_content()) for part in tree.iter(*tags))) for tags in _LOST)
    end = max(at for at, is_held in enumerate(held) if is_held) + 1
    if both < _AGREED * sum(words[:end]) or sum(words[end:]) > _MOST_BELOW * sum(words):
        return texts
    start = held.index(True)
    above = [text for text in texts[:start] if is_prose(text)]
    # In a table, what is no row of facts, "a | b", is laid out in it.
    below = [text for text in texts[end:] if letters(text) in quoted or (" | " in text and letters(text) in tables)]
    return [*above, *texts[start:end], *below]


def _apart(block: str, mine: str, keys: set[str]) -> list[str]:
    """The lines of a block of which some are blocks of the first reading and others are none of it; else the block."""
    lines = block.split("\n")
    return lines if letters(block) not in mine and not keys.isdisjoint(map(letters, lines)) else [block]


def _second(source: str) -> list[str]:
    """The blocks that readability takes; none where it finds no article."""
    from readability import Document
    from readability.readability import Unparseable

    if len(source) > _LARGEST:
        return []
    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)  # what it cannot read is no news
    try:
        tree = parse(Document(source).summary())
    except Unparseable:
        return []
    return list(blocks(tree)) if tree is not None else []


def _joined(texts: Sequence[str], other: Sequence[str], more: dict[str, str]) -> list[str]:
    """The blocks of the first reading in their order, with those of the second that it lacks where they stand there."""
    places = {letters(text): at for at, text in enumerate(texts)}
    left = dict(more)
    joined: list[str] = []
    taken = 0
    for text in other:
        key = letters(text)
        if key in places:
            joined.extend(texts[taken : places[key] + 1])
            taken = max(taken, places[key] + 1)
        elif key in left:
            joined.append(left.pop(key))
    return [*joined, *texts[taken:]]
