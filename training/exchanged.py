"""Questions that nearly fit: a name, a year or a number exchanged for another of its kind, so that no article answers.

People ask so by mistake, or because they take one thing for another: of the mayor of another town, of another year's
profit. `training.unanswerable` changes questions for the reader, which sees one passage; these are asked of a library,
and what comes in lies outside the article that answered, is coined, or is of the same article.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from qa import names
from qa.first_names import gender
from qa.lexical import words
from qa.types import Span

_NUMBER: Final = re.compile(r"\b\d+\b")
#: What stands before the first word of a sentence.
_BEGINS: Final = re.compile(r"(?:^|[.!?“\"])\s*$")
_SMALL: Final = frozenset("of the de del della der den van von und al bin ibn da do dos du la le for".split())
#: How far a number is moved.
_STEPS: Final = (-20, -10, -7, -5, -3, -2, -1, 1, 2, 3, 5, 7, 10, 20)
#: The ways of exchanging, and how often each is tried first.
_WAYS: Final = {"number": 3.0, "name": 3.0, "coined": 2.0, "same": 1.5}
#: Code points before a name in which stands whether it is a place.
_BEFORE: Final = 40
#: How often one that fits is looked for.
_TRIES: Final = 200
#: (what it names, its words).
Kind = tuple[str, int]


class Exchanger:
    """Makes such questions.

    Args:
        texts: of all articles, by their ids.
        seed: the same for the same questions.
    """

    def __init__(self, texts: Mapping[str, str], seed: int = 0) -> None:
        self._texts = texts
        self._seed = seed
        self._of: dict[str, dict[Kind, list[str]]] = {article: _kinds(text) for article, text in texts.items()}
        self._all: dict[Kind, list[str]] = defaultdict(list)
        for kinds in self._of.values():
            for kind, held in kinds.items():
                self._all[kind].extend(held)

    def exchange(self, question: str, article: str) -> str | None:
        """The question with something exchanged; None where it holds no name and no number.

        Args:
            article: the id of the one that answers.
        """
        rng = random.Random(f"{self._seed} {article} {question}")
        ways = dict(_WAYS)
        while ways:
            way = rng.choices(list(ways), list(ways.values()))[0]
            del ways[way]
            made = self._number(question, article, rng) if way == "number" else self._name(question, article, way, rng)
            if made:
                return made
        return None

    def _number(self, question: str, article: str, rng: random.Random) -> str | None:
        found = list(_NUMBER.finditer(question))
        if not found:
            return None
        one = rng.choice(found)
        held = set(_NUMBER.findall(self._texts[article]))
        moved = [str(int(one.group()) + step) for step in _STEPS if int(one.group()) + step > 0]
        new = [number for number in moved if number not in held]
        return question[: one.start()] + rng.choice(new) + question[one.end() :] if new else None

    def _name(self, question: str, article: str, way: str, rng: random.Random) -> str | None:
        spans = [(a, b) for a, b in names.names(question) if a > 0]
        if not spans:
            return None
        start, end = rng.choice(spans)
        parts = question[start:end].split()
        what = _what(question, (start, end))
        # "Dunvale Zoo" for "Farrowdale Zoo" as often as another name in the place of both words.
        alone = way != "same" and len(parts) > 1 and rng.random() < 0.5
        size = 1 if alone else len(parts)
        pool = self._of[article] if way == "same" else self._all
        others = pool.get((what, size)) or pool.get(("", size))
        held = set(words(question)) | (set() if way == "same" else set(words(self._texts[article])))
        for _ in range(_TRIES if others else 0):
            new = rng.choice(others or [])
            if way == "coined":
                new = _coined(new, rng.choice(others or []))
            if (set(words(new)) - _SMALL) & held:
                continue
            if alone:
                place = rng.choice([i for i, part in enumerate(parts) if part.casefold() not in _SMALL])
                new = " ".join([*parts[:place], new, *parts[place + 1 :]])
            return question[:start] + new + question[end:]
        return None


def _kinds(text: str) -> dict[Kind, list[str]]:
    """The names in a text, each once, those left out that a sentence begins with."""
    held: dict[Kind, dict[str, None]] = defaultdict(dict)
    for start, end in names.names(text):
        if end - start > 2 and not _BEGINS.search(text[max(0, start - _BEFORE) : start]):
            held[_what(text, (start, end)), len(text[start:end].split())][text[start:end]] = None
    return {kind: list(found) for kind, found in held.items()}


def _what(text: str, span: Span) -> str:
    """ "person", "place", or nothing where that is not told."""
    if gender(text[slice(*span)].split()[0]):
        return "person"
    near = text[max(0, span[0] - _BEFORE) : span[1]]
    return "place" if any(end == len(near) for _, end in names.places(near)) else ""


def _coined(one: str, other: str) -> str:
    """The beginnings of one name's words with the ends of another's: a name that nobody bears."""
    return " ".join(
        a if len(a) < 4 else a[: len(a) // 2] + b[len(b) // 2 :].lower()
        for a, b in zip(one.split(), other.split(), strict=False)
    )
