"""Sentences that tell what was wrong in order to correct it: what they say is no answer. English."""

from __future__ import annotations

import re
from typing import Final

from qa.passages import sentences

#: The title of an article that corrects another.
_CORRECTION: Final = re.compile(
    r"\W*(?:corrections?|corrected|clarifications?|errat(?:um|a)|for the record)\b(?=\s*(?:[:–—,.-]|$|to\b|of\b|on\b))",
    re.IGNORECASE,
)
_SAID: Final = (
    r"(?:said|stated|reported|wrote|gave|described|identified|named|put|quoted|attributed|listed|spelled|spelt)"
)
#: What takes something back wherever it stands.
_WRONG: Final = re.compile(
    rf"\b(?:wrongly|incorrectly|mistakenly|erroneously) {_SAID}\b|\bmis(?:stated|reported|identified|quoted|spelled)\b"
    r"|\b(?:an?|the) (?:earlier|previous|original) version of (?:this|the|our) (?:article|report|story)\b",
    re.IGNORECASE,
)
#: … and in an article that corrects another.
_WE_SAID: Final = re.compile(
    rf"\b(?:we|this (?:newspaper|paper|site)|(?:our|the|an?) (?:article|report|story)) {_SAID}\b", re.IGNORECASE
)
#: The same sentence may go on with what is right.
_RIGHT: Final = re.compile(r"\b(?:in fact|the correct|should (?:have|be)|rather than|not \w+)\b", re.IGNORECASE)


def without_withdrawn(title: str, text: str, language: str | None = None) -> str:
    """A passage with spaces in the place of each sentence that says no more than what was wrong; as long as before.

    Args:
        title: of the passage's article.
    """
    corrects = bool(_CORRECTION.match(title))
    if not corrects and not _WRONG.search(text):
        return text
    for one in sentences(text, language):
        sentence = text[one.start : one.end]
        taken_back = _WRONG.search(sentence) or (corrects and _WE_SAID.search(sentence))
        if taken_back and not _RIGHT.search(sentence):
            text = f"{text[: one.start]}{' ' * len(sentence)}{text[one.end :]}"
    return text
