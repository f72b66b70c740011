"""Which signs are parts of words, in every script, and which of them differ from others in their looks alone."""

import re
import unicodedata
from typing import Final

from qa.patterns import lazy_pattern

#: Vowel signs and other marks of Hebrew, Arabic and the scripts of South Asia are parts of words, and none of `\w`.
MARKS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f"
)
#: The inside of a class of a regular expression.
WORD: Final = rf"\w{MARKS}"
#: Signs other than those of a keyboard and the marks of print: most English texts have none.
_OTHERS: Final = lazy_pattern("[^\x00-\x7f‘’“”–—…£€•]")
#: For each byte of a plain text its letter case-folded, or a blank where it is part of no word.
_OF_WORDS: Final = (
    bytes(ord(chr(sign).lower()) if re.match(r"\w", chr(sign)) else 32 for sign in range(128)) + b" " * 128
)
#: Hyphens that look like the one on a keyboard, which is what people search with.
_HYPHEN: Final = lazy_pattern("[\u2010\u2011]")
#: Ligatures, and words in the bold and italic letters of mathematics. One such letter alone is a variable.
_SET: Final = lazy_pattern("[\ufb00-\ufb06]|[\u210e\U0001d400-\U0001d7ff]{2,}")


def is_plain(text: str) -> bool:
    """Whether a text has no signs but those of a keyboard and the marks of print."""
    return text.isascii() or _OTHERS.search(text) is None


def words_of_plain(text: str) -> list[str]:
    r"""The case-folded words of a text that `is_plain`: what `\w+` finds in it, in a fourth of the time."""
    return text.encode("ascii", "replace").translate(_OF_WORDS).decode("ascii").split()


def plain_letters(text: str) -> str:
    """The text with the letters and hyphens of a keyboard for those that differ from them in their looks alone."""
    if text.isascii():
        return text
    return _SET.sub(lambda run: unicodedata.normalize("NFKC", run.group()), _HYPHEN.sub("-", text))
