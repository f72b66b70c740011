"""Which signs are parts of words, in every script."""

from typing import Final

#: Vowel signs and other marks of Hebrew, Arabic and the scripts of South Asia are parts of words, and none of `\w`.
MARKS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f"
)
#: The inside of a class of a regular expression.
WORD: Final = rf"\w{MARKS}"
