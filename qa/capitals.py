"""Names typed in small letters, "ines callow", as the articles write them: whoever types fast types no capitals and no
accents.

A surname alone may be another word, "high" of the high street and Mr High: it has to be that of somebody who is named
in full, with a known first name or by the surname elsewhere. A place of one word has to stand where a place would, in
the question as in an article: "the ferry to sula".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Final

from qa import first_names, names
from qa.lexical import content_words, stem
from qa.patterns import lazy_pattern
from qa.people import full_name
from qa.questions import AUXILIARY

_WORD: Final = lazy_pattern(r"[^\W_]+")
#: What parts the words of one name: "jan van der holm", "o’neil".
_GAP: Final = lazy_pattern(r"[\s.’'-]{1,2}")
#: What is no surname, and behind what none stands: "may", "the marsh", "how long", "is there hope".
_OTHER: Final = lazy_pattern(AUXILIARY, re.IGNORECASE)
_NO_SURNAME_BEHIND: Final = frozenset(
    """the a an how too so very there any no some much many more most less few all every each such other another this
    these those my your his her its our their new own""".split()
)
#: Behind what a place stands.
_PLACE_BEHIND: Final = frozenset("in at from to near of on for about around across between and with".split())


def has_none(question: str) -> bool:
    """Whether nothing but its beginning has a capital, and some of its words may be a name."""
    if question[1:] != question[1:].lower():
        return False
    asked, plain = content_words(question), _plain(question)
    alone = [before for before, word in pairwise(("", *plain)) if word in asked and before not in _NO_SURNAME_BEHIND]
    return len(asked) > 1 or bool(alone)


def given(question: str, texts: Iterable[str]) -> str:
    """The question with each name that the texts know as they write it, whole, a surname or a place's, and nothing else
    changed.

    What they write in small letters, too, is no name, nor is a surname of which they so write another form: "price"
    where they tell of prices.
    """
    texts, asked = list(texts), frozenset(_plain(question))
    known = {name for text in texts for name in _known(text) if asked.issuperset(_plain(name))}
    places = {name for text in texts for name in _places(text) if asked.issuperset(_plain(name))} - known
    written = known | places
    common = {stem(word) for text in texts for word in _WORD.findall(text) if word.islower()} if written else set()
    for name in sorted(written, key=lambda name: (-len(name), name)):
        small = re.compile(rf"(?<!\w){re.escape(name.lower())}(?!\w)")
        alone = _WORD.fullmatch(name) is not None
        if (stem(name.lower()) not in common) if alone else not any(small.search(text) for text in texts):
            question = _put(question, name, _PLACE_BEHIND if name in places else None)
    return question


def _plain(text: str) -> list[str]:
    """Its words in small letters without accents."""
    return [first_names.plain(word) for word in _WORD.findall(text)]


def _put(question: str, name: str, behind: Collection[str] | None) -> str:
    """The question with the name as it is written for each place where its words stand, behind one of some words."""
    wanted = _plain(name)
    words = list(_WORD.finditer(question))
    asked = _plain(question)
    for at in range(len(words) - len(wanted), -1, -1):
        typed = words[at : at + len(wanted)]
        if asked[at : at + len(wanted)] != wanted or (len(wanted) == 1 and asked[max(0, at - 1)] in _NO_SURNAME_BEHIND):
            continue
        if behind is not None and (not at or asked[at - 1] not in behind):
            continue
        if all(_GAP.fullmatch(question, a.end(), b.start()) for a, b in pairwise(typed)):
            question = question[: typed[0].start()] + name + question[typed[-1].end() :]
    return question


def _known(text: str) -> Iterable[str]:
    """The names of two words or more, as they are written and without a title, and the surnames of people."""
    written = [text[start:end] for start, end in names.names(text)]
    for name in written:
        full = full_name(name)
        yield from (one for one in {name, full or name} if " " in one)
        first, *_, surname = (full or " ").split(" ")
        if first and not _OTHER.fullmatch(surname) and (first_names.gender(first) or surname in written):
            yield surname


def _places(text: str) -> Iterable[str]:
    """The names of one word that stand where a place's would: "Sula" of "the ferry to Sula"."""
    named = (text[start:end] for start, end in names.places(text))
    return (name for name in named if _WORD.fullmatch(name) and not name.isupper())
