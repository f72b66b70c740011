"""What prose looks like, in any script: how many words a line has, and whether it ends like a sentence."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern

#: Words of a line from which it counts as prose when it ends like a sentence, and when it does not.
_SENTENCE: Final = 8
_PARAGRAPH: Final = 30

#: Scripts without spaces between words (Thai, Lao, Burmese, Khmer, kana, Han); two letters make about a word.
_UNSPACED: Final = lazy_pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SENTENCE_END: Final = lazy_pattern("[.!?…:;。！？．；：؟؛۔।॥።፧։]['\"”’»›“‘」』)\\]]*$")
#: A headline is no longer than this, in words.
_LONGEST_HEADLINE: Final = 25
#: Code points at a line's end that are looked at.
_TAIL: Final = 8


def count_words(text: str) -> int:
    """The words of a text; in a script that does not part them, about as many."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def words_of(text: str) -> list[str]:
    """The words of a text, case-folded, as they are compared."""
    return re.findall(r"\w+", text.casefold())


def ends_sentence(line: str) -> bool:
    """Whether the line ends in a full stop or its like, in any script."""
    return bool(_SENTENCE_END.search(line[-_TAIL:]))


def is_prose(line: str) -> bool:
    """Whether the line is a sentence or a paragraph, rather than a headline, a label or a menu's entry."""
    words = count_words(line)
    return words >= _PARAGRAPH or (words >= _SENTENCE and ends_sentence(line))


def is_headline(line: str) -> bool:
    """Short, no bullet or box, no address, and no sentence that ends in a full stop ("U.S." may)."""
    if "@" in line and " " not in line:
        return False
    few = count_words(line) <= _LONGEST_HEADLINE and re.match(r"[^\W_]|[\"'“”„‘’«»‹›¿¡「『$€£]", line)
    return bool(few) and not re.search(r"(?<![A-Z])[.:;,。][\"”’]?$", line[-8:]) and any(c.isalpha() for c in line)
