"""What kin are called, and what each is to whoever calls them so. English."""

from __future__ import annotations

from typing import Final

#: What one of kin is to another, by the words for it in the singular …
_ONE: Final = {
    "spouse": "husband wife spouse widow widower",
    "parent": "father mother parent dad mum mom",
    "child": "son daughter child",
    "sibling": "brother sister sibling",
    "other": "uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter",
}
#: … and for several.
_SEVERAL: Final = {"parent": "parents", "child": "sons daughters children", "sibling": "brothers sisters siblings"}
RELATIONS: Final = {
    word: relation for rows in (_ONE, _SEVERAL) for relation, words in rows.items() for word in words.split()
}
#: One or several of them, as a part of a pattern: longer words first, for "son" begins "sons".
RELATIVE: Final = rf"(?:{'|'.join(sorted(RELATIONS, key=len, reverse=True))})"
#: One of kin.
RELATIVES: Final = frozenset(" ".join(_ONE.values()).split())
MEN: Final = frozenset("husband widower father dad son sons brother brothers uncle nephew grandfather grandson".split())
WOMEN: Final = frozenset(
    "wife widow mother mum mom daughter daughters sister sisters aunt niece grandmother granddaughter".split()
)
