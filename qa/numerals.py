"""Numbers in words, up to ninety-nine: "twelve" is 12, "twenty-five" is 25. English."""

from __future__ import annotations

from typing import Final

_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_TENS: Final = {
    word: 10 * ten for ten, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
#: What each number that is one word says, 0..90.
VALUES: Final = {word: value for value, word in enumerate(_SMALL)} | _TENS
#: A pattern for a number in words from one on, in small letters.
WRITTEN: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL[1:])})"

#: The places in an order that have one word, the first at 0.
ORDINALS: Final = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
#: An hour of the clock in words.
HOUR: Final = rf"(?:{'|'.join(_SMALL[1:13])})"


def value(words: str) -> int | None:
    """The number that these words in small letters write, 0..99; None where they write none."""
    if words in VALUES:
        return VALUES[words]
    tens, _, ones = words.replace("-", " ").partition(" ")
    return _TENS[tens] + VALUES[ones] if tens in _TENS and ones in _SMALL[1:10] else None
