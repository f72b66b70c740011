"""Whether two short answers say the same: "Sergei Lavrov" and "Lavrov", "the 16th of March" and "16 March".

Rules over words and figures. Where they cannot tell, the answers stand side by side: to show one thing twice is a
blemish, to show two as one is a falsehood.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from qa import names, numerals
from qa.patterns import lazy_pattern

#: Words that change nothing, and units that are written in several ways.
_EMPTY: Final = frozenset("a an the of on in at by to for and about around some nearly almost mr mrs ms dr sir".split())
_ALIKE: Final = {"percent": "%", "per": "", "cent": "%", "pct": "%", "usd": "$", "dollars": "$", "euros": "€"}
#: Words that turn an answer round: both have them, or they do not agree.
_TURNS: Final = frozenset("no not never none neither nor without".split())
_NUMBER: Final = lazy_pattern(rf"\b{numerals.WRITTEN}\b")
#: "£3.2m", "$4bn", of money alone: "5m" may be metres.
_SUM: Final = lazy_pattern(r"([$€£¥] ?\d[\d.,]*) ?(m|mn|bn|tn)\b")
_SUMS: Final = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_TOKEN: Final = lazy_pattern(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£]")
#: Where a name ends that says where somebody is from.
_PARTS: Final = lazy_pattern(r"\s+(?:of|from)\s+")
#: What makes of a name somebody else, before it or behind it.
_OF_ANOTHER: Final = lazy_pattern(
    r".*\b(?:of|for|to|by|with|from|against|near|not)\b|['’]s?\b", re.IGNORECASE | re.DOTALL
)
_ORDINAL: Final = lazy_pattern(r"(?<=\d)(?:st|nd|rd|th)\b")


def agree(one: str, other: str) -> bool:
    """Whether the two say the same: all words of the one stand in the other, figures and negations in both."""
    a, b = _tokens(one), _tokens(other)
    if not a or not b:
        return one.strip().casefold() == other.strip().casefold()
    alike = a <= b or b <= a or _same_name(one, other)
    return alike and _figures(a) == _figures(b) and a & _TURNS == b & _TURNS


def _same_name(one: str, other: str) -> bool:
    """Whether both name the same in full, and nothing else in full: "Almaz Tesfaye of Ethiopia", "the runner Almaz
    Tesfaye"."""
    full = [_full_names(text) for text in (one, other)]
    return len(full[0]) == 1 and full[0] == full[1]


def _full_names(text: str) -> set[frozenset[str]]:
    """The names of two words and more; none where one is not itself meant: "a lawyer of John Kerry"."""
    found = set()
    for start, end in names.names(text):
        name = _PARTS.split(text[start:end])[0]
        if len(_tokens(name)) > 1:
            if _OF_ANOTHER.search(text[:start]) or _OF_ANOTHER.match(text[end:]):
                return set()
            found.add(_tokens(name))
    return found


def _tokens(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = _NUMBER.sub(lambda number: str(numerals.value(number.group())), plain)
    plain = _SUM.sub(lambda both: f"{both[1]} {_SUMS[both[2]]}", plain)
    found = set()
    for token in _TOKEN.findall(_ORDINAL.sub("", plain.replace("’s", "").replace("'s", ""))):
        token = _ALIKE.get(token, str(numerals.VALUES.get(token, token)))
        if token and token not in _EMPTY:
            found.add(token.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", token) else token)
    return frozenset(found)


def _figures(tokens: frozenset[str]) -> set[str]:
    return {token for token in tokens if token[0].isdigit()}
