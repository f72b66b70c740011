"""Marks that programs for notes set in Markdown beyond its own: links between notes, embeds, comments, anchors, tasks.

They go as the other marks do, and the words stay: "[[Lindhaven|the town]]" is shown as "the town".
"""

from __future__ import annotations

import re
from typing import Final

_EMBED: Final = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_LINK: Final = re.compile(r"\[\[(?P<note>[^\[\]|\n]{1,300})(?:\|(?P<shown>[^\[\]\n]{1,300}))?\]\]")
_COMMENT: Final = re.compile(r"(?<!\S)%%(?:[^%]|%(?!%))*+%%(?!\w)")
_HIGHLIGHT: Final = re.compile(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=\n]{1,2000}?)(?<=\S)==(?![=\w])")
#: "^a1b2c3" at a line's end: where another note leads to.
_ANCHOR: Final = re.compile(r"(?<=\s)\^[A-Za-z0-9-]{3,40}(?=\n|\Z)")
#: What a box or a task opens with.
_OPENING: Final = re.compile(r"^(?:\[![A-Za-z-]{2,20}\][+-]?|\[[ xX]\])[^\S\n]+", re.MULTILINE)


def without_marks(text: str) -> str:
    """The text without them."""
    text = _COMMENT.sub("", _EMBED.sub("", text))
    text = _LINK.sub(lambda link: link["shown"] or link["note"].replace("#", " "), text)
    text = _HIGHLIGHT.sub(lambda mark: mark["words"], text)
    return _OPENING.sub("", _ANCHOR.sub("", text))
