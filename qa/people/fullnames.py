"""What is a person's full name, and he or she, in what is written like a name: "Sen. Marco Rubio" → "Marco Rubio"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from qa import first_names
from qa.first_names import Gender
from qa.names import PARTICLES
from qa.patterns import lazy_pattern
from qa.people.words import BODIES, MEN, NEVER, PLACE_FIRST, TITLES, WOMEN, is_human

#: What is no first name, though it may stand before a surname: "Asking Santos", "Eventually Peltz". No English word
#: begins as many Chinese names do.
_OPENS_SENTENCE: Final = lazy_pattern(r"(?!Sterling|Reilly|Ashly|Karly|Jolly|X|Zh|Q(?!u))[A-Z][a-z]{3,}(?:ing|ly)")
#: Where somebody is from, before two names at least: "Frenchwoman Anne Petit"; alone some are names themselves.
_ORIGIN: Final = lazy_pattern(
    r"(?:English|Irish|French|Dutch|Welsh|Scots|Cornish)(?:wo)?man|Briton|Spaniard|Swede|Dane|Turk|Scot|Croat|Serb|"
    r"Belgian|Austrian|Norwegian|Australian|Canadian|Argentine|Brazilian|Hungarian|Ukrainian|Russian|Italian"
)


@lru_cache(maxsize=4096)  # a text names whom it names again and again
def full_name(written: str, *, opens: bool = True) -> str | None:
    """The name of a person in what is written like a name, its titles left out; None where it names none in full.

    Args:
        opens: whether it may open a sentence, where any word is written so.
    """
    words = written.split()
    for place in range(len(words) - 1, 0, -1):
        word = words[place - 1].strip(".,").casefold()
        if word in TITLES or (word == "state" and place > 2 and words[place - 2] == "of"):
            words = words[place:]
            opens = False
            break
    if len(words) > 2 and (_ORIGIN.fullmatch(words[0]) or _is_trade(words)):
        words = words[1:]
    place = words.index("of") if "of" in words else 0
    if 2 <= place <= 3 and not {word.casefold() for word in words[:place]} & (BODIES | TITLES):
        words = words[:place]  # "Matt Gaetz of Niceville"
    if {"of", "for", "the"} & set(words):  # "Administrator for the Science Directorate Thomas Zurbuchen"
        known = [place for place, word in enumerate(words) if word.strip(".,").casefold() in BODIES | TITLES]
        rest = words[known[-1] + 1 :] if known else words
        if rest and words[0].casefold() in BODIES and "for" in words and first_names.gender(rest[0]) is None:
            return None  # "Institute for Public Health Research"
        words = rest
    kept = [word for word in words if word not in PARTICLES]
    if words and (words[0].isupper() and len(words[0]) > 1 and "." not in words[0]):
        return None  # "BBC Sport", "SS Great Britain"
    if words and (words[0].casefold() in PLACE_FIRST or re.search(r"-[a-z]+$", words[0])):
        return None
    if opens and words and _OPENS_SENTENCE.fullmatch(words[0]) and first_names.gender(words[0]) is None:
        return None
    if not 2 <= len(kept) <= 4 or len(words) > 6:
        return None
    if any(
        word.strip(".,").casefold() in BODIES | NEVER
        or word in ("of", "the", "for", "and", "&")
        or word.endswith(("'s", "’s"))
        for word in words
    ):
        return None
    if all(word.isupper() and len(word) > 2 for word in kept) or not any(len(word.strip(".")) > 2 for word in kept):
        return None
    if kept[-1].strip(".").casefold() in TITLES or len(kept[-1]) < 2 or kept[-1].isdigit():
        return None
    return " ".join(words)


def _is_trade(words: Sequence[str]) -> bool:
    """Whether the first of the words is a trade before a name, large because it opens its sentence: "Comedian"."""
    trade = first_names.gender(words[0]) is None and is_human(words[0].casefold())
    return trade and first_names.gender(words[1]) is not None


def untitled(written: str) -> str:
    """The name in what is written like one, titles and trades before it left out: "librarian Anna Berg", "Mr Hart"."""
    words = re.sub(r"\b(secretary|minister) of state\b", r"\1", written, flags=re.IGNORECASE).split()
    first = next((place for place, word in enumerate(words) if word[0].isupper()), 0)
    words = words[first:]
    return full_name(" ".join(words)) or bare(" ".join(words))


def bare(written: str) -> str:
    """What is written like a name without titles and "the"."""
    words = written.split()
    while len(words) > 1 and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    for place in range(len(words) - 1, 0, -1):
        word = words[place - 1].strip(".,").casefold()
        if word in TITLES and not (
            words[place].casefold() in BODIES or (place + 1 < len(words) and words[place] == "of")
        ):
            return " ".join(words[place:])
    return " ".join(words)


def initials_left_out(longer: str, name: str) -> bool:
    """Whether one name is the other with more in the middle or before it: "E. Jean Carroll", "Jean Carroll"."""
    a, b = longer.split(), name.split()
    return len(b) >= 2 and a[0] == b[0] and a[-1] == b[-1]


def gender_by_title(words: set[str]) -> Gender | None:
    """He or she, by the titles and trades among the words before a name."""
    if words & MEN:
        return "he"
    return "she" if words & WOMEN or any(len(word) > 5 and word.endswith("woman") for word in words) else None


def gender_by_first_name(name: str) -> Gender | None:
    return first_names.gender(name.split()[0])
