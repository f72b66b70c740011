"""Words that the end of a line has broken: which hyphens are the word's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from qa.patterns import lazy_pattern

HYPHENS: Final = ("-", "\u2010")
_WORD: Final = lazy_pattern(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
#: Code points before a line's end that may be its last word.
_LONGEST: Final = 60
#: "pre- and post-war" has a hyphen that is no line's.
_JOINING: Final = frozenset("and or nor to und oder bis et ou y o e of en".split())
#: Beginnings of words that are words too, but are seldom written with a hyphen.
_PREFIXES: Final = frozenset(
    "con com counter dis fore in inter mis out over per pre pro sub super sur trans un under up with".split()
)


class Words:
    """The words of a text, by which those that its lines broke are put together again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        broken = False
        for line in lines:
            words = [match.group().casefold() for match in _WORD.finditer(line)]
            whole = words[broken:]
            broken = line.endswith(HYPHENS)
            self._known.update(whole[:-1] if broken else whole)

    def knows(self, word: str) -> bool:
        """Whether the text has the word, unbroken, in small letters or large ones."""
        return word.casefold() in self._known

    def joined(self, lines: Sequence[str]) -> str:
        """The lines as one."""
        text: list[str] = []
        for line in lines:
            before = text[-1] if text else ""
            if before.endswith(HYPHENS) and before[-2:-1].isalnum():
                text[-1] = self._mended(before, line)
            elif text:
                text.append(" ")
            text.append(line)
        return "".join(text)

    def _mended(self, before: str, after: str) -> str:
        """What stands before a line, its last hyphen taken off where it only broke a word."""
        second = _WORD.match(after)
        if second and second.group() in _JOINING:
            return f"{before} "
        *_, first = [None, *_WORD.finditer(before[-_LONGEST:-1])]
        if first is None or second is None or not before[-2].isalpha():
            return before
        capitals = first.group().isupper() and second.group().isupper() and len(second.group()) > 1
        if not (after[:1].islower() or capitals):
            return before
        return before if self._is_own(first.group().casefold(), second.group().casefold()) else before[:-1]

    def _is_own(self, one: str, other: str) -> bool:
        """Whether two words were written with a hyphen between them."""
        if self.knows(one + other):
            return False
        if self.knows(f"{one}-{other}") or not one.isalpha():
            return True
        common = _common_words()
        if one in _PREFIXES or one + other in common or (one + other).removesuffix("s") in common:
            return False
        return min(len(one), len(other)) > 2 and one in common and other in common


def _common_words() -> frozenset[str]:
    from embeddings.errors import EncoderMissing
    from embeddings.minilm import vocabulary

    try:
        return vocabulary()
    except EncoderMissing:
        return frozenset()
