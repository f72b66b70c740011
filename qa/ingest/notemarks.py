"""Marks that programs for notes set in Markdown beyond its own: links between notes, embeds, comments, anchors, tasks.

They go as the other marks do, and the words stay: "[[Lindhaven|the town]]" is shown as "the town".
"""

from __future__ import annotations

from typing import Final

from qa.patterns import lazy_pattern

_EMBED: Final = lazy_pattern(r"!\[\[[^\[\]\n]{1,300}\]\]")
_LINK: Final = lazy_pattern(r"\[\[(?P<note>[^\[\]|\n]{1,300})(?:\|(?P<shown>[^\[\]\n]{1,300}))?\]\]")
_COMMENT: Final = lazy_pattern(r"(?<!\S)%%(?:[^%]|%(?!%))*+%%(?!\w)")
_HIGHLIGHT: Final = lazy_pattern(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=\n]{1,2000}?)(?<=\S)==(?![=\w])")
#: "^a1b2c3" at the end of a block: where another note leads to. A power has fewer signs, or figures first.
_ANCHOR: Final = lazy_pattern(r"(?<=\s)\^(?:[A-Za-z0-9-]{6,40}|[A-Za-z][A-Za-z0-9-]{3,4})\s*\Z")
#: What a box or a task opens with, which are a block of a quotation or a list.
_OPENING: Final = lazy_pattern(r"(?:\[![A-Za-z-]{2,20}\][+-]?|\[[ xX]\])[^\S\n]+")


def without_marks(text: str) -> str:
    """A text, or a part of one, without the marks that may stand anywhere in it."""
    text = _COMMENT.sub("", _EMBED.sub("", text))
    text = _LINK.sub(lambda link: link["shown"] or link["note"].replace("#", " "), text)
    return _HIGHLIGHT.sub(lambda mark: mark["words"], text)


def without_opening(text: str) -> str:
    """The beginning of a block of a list or a quotation without what says that it is a task or a box."""
    return _OPENING.sub("", text, count=1) if _OPENING.match(text) else text


def without_anchor(text: str) -> str:
    """The end of a block without what others lead to it by."""
    return _ANCHOR.sub("", text)
