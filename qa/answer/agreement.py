"""Whether two short answers say the same: "Sergei Lavrov" and "Lavrov", "the 16th of March" and "16 March".

Rules over words and figures. Where they cannot tell, the answers stand side by side: to show one thing twice is a
blemish, to show two as one is a falsehood.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Words that change nothing, and units that are written in several ways.
_EMPTY: Final = frozenset("a an the of on in at by to for and about around some nearly almost mr mrs ms dr sir".split())
_ALIKE: Final = {"percent": "%", "per": "", "cent": "%", "pct": "%", "usd": "$", "dollars": "$", "euros": "€"}
#: Words that turn an answer round: both have them, or they do not agree.
_TURNS: Final = frozenset("no not never none neither nor without".split())
_NUMBERS: Final = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£]")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def agree(one: str, other: str) -> bool:
    """Whether the two say the same: all words of the one stand in the other, figures and negations in both."""
    a, b = _tokens(one), _tokens(other)
    if not a or not b:
        return one.strip().casefold() == other.strip().casefold()
    return (a <= b or b <= a) and _figures(a) == _figures(b) and a & _TURNS == b & _TURNS


def _tokens(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    found = set()
    for token in _TOKEN.findall(_ORDINAL.sub("", plain.replace("’s", "").replace("'s", ""))):
        token = _ALIKE.get(token, _NUMBERS.get(token, token))
        if token and token not in _EMPTY:
            found.add(token.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token) else token)
    return frozenset(found)


def _figures(tokens: frozenset[str]) -> set[str]:
    return {token for token in tokens if token[0].isdigit()}
