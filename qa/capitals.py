"""Names typed in small letters, "ines callow", as the articles write them. Whoever types fast types no capitals.

Whole names alone: of a single word none can tell a name, "high" of the high street from Mr High.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa import names
from qa.lexical import content_words
from qa.people import full_name


def has_none(question: str) -> bool:
    """Whether nothing but its beginning has a capital, and two of its words may be a name."""
    return question[1:] == question[1:].lower() and len(content_words(question)) > 1


def given(question: str, texts: Iterable[str]) -> str:
    """The question with each whole name that the texts know as they write it, and nothing else of it changed.

    What they write in small letters, too, is no name.
    """
    texts = list(texts)
    written = {name for text in texts for name in _whole(text) if name.casefold() in question.casefold()}
    for name in sorted(written, key=lambda name: (-len(name), name)):
        if not any(name.lower() in text for text in texts):
            question = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, question, flags=re.IGNORECASE)
    return question


def _whole(text: str) -> Iterable[str]:
    """The names of two words or more: as they are written, and without a title."""
    for start, end in names.names(text):
        name = text[start:end]
        yield from (one for one in {name, full_name(name) or name} if " " in one)
