"""The names and numbers in a question, which say what one is meant, and whether an article has them. English.

An article on one zoo does not tell how many animals another has, however well all other words fit. A name has many
forms, so what is not found here may still be there: this weighs evidence and refuses nothing by itself.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from qa import names, nations
from qa.lexical import STOP_WORDS
from qa.numerals import VALUES
from qa.patterns import lazy_pattern
from qa.reader.called import spelled_out
from qa.types import Entry, Span

#: Numbers with their points, and words without their hyphens: "1,200", "1990s", "Solvang's", "M25".
_WORD: Final = lazy_pattern(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]\w*(?:['’][^\W\d_]+)?")
_NUMBER: Final = lazy_pattern(r"\d+(?:[.,]\d+)*")
#: "1990s", "1400s": what the years of it begin with.
_YEARS: Final = lazy_pattern(r"(\d{2}?\d??)0{1,2}s")
_SMALL: Final = lazy_pattern(r"\d\d?")
#: A date with a day of the month.
_DAY: Final = lazy_pattern(r"\b\d\d?(?:st|nd|rd|th)?\b")
_YEAR: Final = lazy_pattern(r"1[5-9]\d\d|20\d\d")
#: Where a sentence of a question ends and another begins.
_NEXT: Final = lazy_pattern(r"[.!?]['’\"”)]?\s+(?=[^\W\d_])")
#: Numbers in words; "one" is as often a pronoun, and from twenty-one on a number is two words.
_COUNTED: Final = {word: str(value) for word, value in VALUES.items() if 2 <= value <= 20}
_SPELLED: Final = {value: word for word, value in _COUNTED.items()}
#: Small words between a name and the word that it goes with: "the mayor of Kuopio".
_BETWEEN: Final = frozenset("a an and at by de del der for from in la le of on s the to van von".split())
#: Words with a capital that name nobody.
_SMALL_WORDS: Final = rf"(?:(?:{'|'.join(sorted(_BETWEEN))}) ){{0,2}}"
#: A word that may be a name, and a number.
_A_NAME: Final = r"[A-Z][\w'-]*\w"
_A_NUMBER: Final = rf"\d[\d.,]*\b|{'|'.join(_COUNTED)}"
_TITLES: Final = frozenset("dr mr mrs ms sir according".split())
_NO_NAME: Final = STOP_WORDS | _BETWEEN | _TITLES
#: What is no country and is called in several ways; countries are in `qa.nations`.
_CALLED: Final = (
    ("eu", "european", "european union"),
    ("un", "united nations"),
    ("kyiv", "kiev"),
    ("ceo", "chief executive"),
    ("pm", "prime minister", "premier"),
    ("mp", "member of parliament"),
)
#: Letters that Unicode does not take apart into a letter and its accent.
_LETTERS: Final = str.maketrans({"’": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})
_FOREIGN: Final = lazy_pattern("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff’]+")
_MARKS_AROUND: Final = ".,;:!?()[]“”‘'\"–—…"
#: How alike two spellings of a name must be, 0..1, as `difflib` tells, and of how many letters they must be at least.
_ALIKE: Final = 0.8
_LONG: Final = 4
#: Letters of the longest ending that makes of a name another form of it.
_ENDING: Final = 5
#: A question in which a larger share of words has a capital tells no names by them.
_CAPITALS: Final = 0.6
#: Code points of an article that are looked through: names stand near its beginning, and a book has no end.
_READ: Final = 200_000


@dataclass(frozen=True)
class Mark:
    """A word of a question that says which one is meant."""

    #: In small letters, without accents and endings of the genitive.
    word: str
    number: bool
    #: The words beside it, small ones passed over, written likewise; empty where such a word says nothing.
    before: str
    after: str
    #: Whether it is the number of what the name right before it is one of: "Apollo 11".
    joined: bool = False


def _never(word: str) -> bool:
    return False


def marks(question: str, is_name: Callable[[str], bool] = _never) -> tuple[Mark, ...]:
    """The names and numbers of the sentence that asks, the last one, word by word; what goes before gives context.

    Args:
        is_name: whether a word in small letters is a name, asked of questions without any capital.
    """
    asking = _NEXT.split(question.strip())[-1]
    found = list(_WORD.finditer(asking))
    capitals = sum(match.group()[0].isupper() for match in found)
    spans = names.names(asking) if capitals <= max(2, _CAPITALS * len(found)) else []
    days = [span for span in names.dates(asking) if _DAY.search(asking[slice(*span)])]
    words = [_word(match.group()) for match in found]
    held: list[Mark] = []
    named = -1
    for at, word in enumerate(words):
        if any(a <= found[at].start() < b for a, b in days) and not _YEAR.fullmatch(word):
            continue  # "on Friday" may be the same day
        number = word[0].isdigit() or word in _COUNTED
        name = not number and word not in _NO_NAME and (_names(found, at, spans) if capitals else is_name(word))
        if number or name:
            joined = number and named == at - 1 >= 0 and _SMALL.fullmatch(word) is not None
            held.append(Mark(word, number, _beside(reversed(words[:at])), _beside(words[at + 1 :]), joined))
        if name:
            named = at
    return tuple(held)


class Written:
    """How words are written in some texts, for questions in small letters.

    Args:
        unknown: whether a word stands nowhere in the library.
    """

    def __init__(self, texts: Iterable[str], unknown: Callable[[str], bool]) -> None:
        self._texts = tuple(texts)
        self._unknown = unknown

    def is_name(self, word: str) -> bool:
        """Whether it has a capital wherever it stands, or stands nowhere."""
        if len(word) < _LONG:
            return False
        return word in self._large or (word not in self._every and self._unknown(word))

    @cached_property
    def _every(self) -> frozenset[str]:
        return frozenset(_word(match.group()) for text in self._texts for match in _WORD.finditer(text))

    @cached_property
    def _large(self) -> frozenset[str]:
        small = {
            _word(match.group())
            for text in self._texts
            for match in _WORD.finditer(text)
            if not match.group()[0].isupper()
        }
        return self._every - small


def _names(found: Sequence[re.Match[str]], at: int, spans: Sequence[Span]) -> bool:
    """Whether a word belongs to a name."""
    word = found[at].group()
    if not word[0].isupper() or not any(a <= found[at].start() < b for a, b in spans):
        return False
    # The first word has a capital anyhow: it is a name where it owns something, or where the name goes on.
    goes_on = len(found) > 1 and found[1].group()[0].isupper() and any(a == 0 and b >= found[1].end() for a, b in spans)
    return at > 0 or word.endswith(("'s", "’s")) or goes_on


def _beside(words: Iterable[str]) -> str:
    near = next((word for word in words if word not in _BETWEEN), "")
    return "" if near in STOP_WORDS else near


class Source:
    """What an article says of itself and what it tells, in which marks are looked for."""

    def __init__(self, entry: Entry, text: str) -> None:
        self._said = (entry.title, entry.publisher, *entry.authors, text[:_READ])
        self._published = entry.published

    def has(self, mark: Mark) -> bool:
        """Whether the mark stands there, in its own form or in one that is near to it."""
        if mark.joined:
            number = "|".join({mark.word, _SPELLED.get(mark.word, mark.word)})
            return self._tells(mark.before, rf"\b{re.escape(mark.before)}[ -](?:{number})\b")
        return self._has_number(mark.word) if mark.number else self._has_name(mark)

    def has_another(self, mark: Mark, asked: Iterable[Mark]) -> bool:
        """Whether another name or number stands beside a word beside which the mark stands in the question."""
        words = {one.word for one in asked}
        other = _A_NUMBER if mark.number else _A_NAME
        beside = []
        if mark.before and _root(mark.before) in self._plain:
            beside.append(rf"(?i:\b{re.escape(_root(mark.before))}[^\W\d_]{{0,4}}(?:'s)?)[ -]{_SMALL_WORDS}({other})")
        if mark.after and _root(mark.after) in self._plain:
            beside.append(rf"\b({other})(?:'s)?[ -]{_SMALL_WORDS}(?i:{re.escape(_root(mark.after))})")
        found = (_word(match.group(1)) for pattern in beside for match in re.finditer(pattern, self._written))
        return any(word not in words and word not in _NO_NAME for word in found)

    def _tells(self, part: str, pattern: str) -> bool:
        """Whether the pattern, of which `part` is a part, stands there: a text is sooner searched for the part."""
        return part in self._plain and re.search(pattern, self._plain) is not None

    def _has_number(self, word: str) -> bool:
        if years := _YEARS.fullmatch(word):
            return self._tells(years[1], rf"\b{years[1]}\d")
        digits = _NUMBER.match(_COUNTED.get(word, word))
        number = digits.group().replace(",", "") if digits else word
        # "1200" is written "1,200" as well.
        written = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",?", number) if number.isdigit() else re.escape(number)
        if self._tells(number[0], rf"(?<!\d)(?<!\d[.,]){written}(?![.,]?\d)"):
            return True
        spelled = _SPELLED.get(number)
        if spelled and self._tells(spelled, rf"\b{spelled}\b"):
            return True
        if self._published is None or not _YEAR.fullmatch(number):
            return False
        told = {0: True, -1: "last year" in self._plain, 1: "next year" in self._plain}
        return told.get(int(number) - self._published.year, False)

    def _has_name(self, mark: Mark) -> bool:
        word = mark.word
        called = _called(mark)
        if any(self._is_called(one) for one in called):
            return True
        if nations.is_also_a_word(word):
            return False
        ending = r"s?\b" if len(word) < _LONG else ""
        if self._tells(_root(word), rf"\b{re.escape(_root(word))}{ending}"):
            return True
        if any(word[:size] in self._words for size in range(max(_LONG, len(word) - _ENDING), len(word))):
            return True  # "Thai", where Thailand is asked about
        if len(word) <= _LONG and spelled_out(word, self._written):
            return True
        if called or len(word) < _LONG:
            return False
        near = [one for one in self._words if one[0] == word[0] and abs(len(one) - len(word)) <= 2]
        return bool(difflib.get_close_matches(word, near, 1, _ALIKE))

    def _is_called(self, name: str) -> bool:
        if nations.is_also_a_word(name):
            return re.search(rf"\b(?:{name.upper()}|{name.capitalize()})\b", self._written) is not None
        return self._tells(name, rf"\b{re.escape(name)}\b")

    @cached_property
    def _written(self) -> str:
        return _without_accents(" . ".join(one for one in self._said if one))

    @cached_property
    def _plain(self) -> str:
        return self._written.casefold()

    @cached_property
    def _words(self) -> frozenset[str]:
        stripped = (word.strip(_MARKS_AROUND).removesuffix("'s") for word in self._plain.split())
        return frozenset(word for word in stripped if word)


def is_nation(mark: Mark) -> bool:
    """Whether a mark is of a country or its people, or of what else is called in several ways: of its offices articles
    tell without naming it.
    """
    return bool(_called(mark))


def _called(mark: Mark) -> list[str]:
    """All that is called the same, in small letters: "uk" and "british" of "kingdom" behind "united"."""
    own = (mark.word, f"{mark.before} {mark.word}", f"{mark.word} {mark.after}")
    of_country = [one for name in own for one in nations.spellings(name)]
    return of_country + [one for several in _CALLED if not set(own).isdisjoint(several) for one in several]


@lru_cache(maxsize=20_000)
def _word(written: str) -> str:
    """A word in small letters, without accents and the ending of the genitive."""
    return _without_accents(written).casefold().removesuffix("'s")


def _without_accents(text: str) -> str:
    """The text with the letters that English has, where there is such a one."""
    return text if text.isascii() else _FOREIGN.sub(_english, text)


def _english(letters: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFD", letters.group().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _root(word: str) -> str:
    """What most forms of a word begin with: "ameri" of "American" and of "America"."""
    size = len(word)
    return word[: size - (3 if size > 7 else 2 if size > 6 else size > _LONG)]
