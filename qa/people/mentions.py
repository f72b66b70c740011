"""The people and bodies that a text names, each where it stands, and whom a surname or a title names again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from qa import first_names, names
from qa.first_names import Gender
from qa.patterns import lazy_pattern
from qa.people.fullnames import bare, full_name, gender_by_first_name, gender_by_title, initials_left_out
from qa.people.words import ADDRESSES, BODIES, KIN, MEN, NEVER, OFFICE_OF, OFFICES, ROLE_BEFORE, TITLES, WOMEN
from qa.types import Span

#: "Mrs Hart's son, " before a first name.
_KIN_BEFORE: Final = lazy_pattern(r"(?:['’]s?|\b(?:[Hh]is|[Hh]er|[Tt]heir))\s(?:[a-z-]+\s){0,2}(?P<kin>[a-z]+),?\s$")
#: What is told of somebody where he or she is named: an age, a trade, what he or she does.
_TOLD_OF: Final = lazy_pattern(r",\s(?:(?:aged )?\d\d\b|who\b|an?\s[a-z]|whose\b)|\s(?:said|says|told|tells|who)\b")
#: Where what stands before a name begins to be told of others, and what is told of somebody behind the name.
_OTHERS: Final = lazy_pattern(r"(?<=[a-z]{4}[.!?])[”\"’)]?\s|[;:()\n–—]|\b(?:and|with|but|to|that|said|says|told)\s")
_APPOSED: Final = lazy_pattern(
    r",\s(?:(?:aged )?\d\d,\s)?(?P<what>(?!(?:said|says|told|tells|who|which|whose|was|is|has|\w+ed|\w+ing)\b)[^,.;:]+)"
)
#: What stands before a place: "between Halbridge and Stoke Lacey".
_OF_PLACE: Final = lazy_pattern(
    r"\b(?:in|at|on|near|to|from|and|between|through|around|towards?|outside|of)\s(?:the\s)?$"
)
#: What a ship is called stands behind what she is: "the ferry Lady Hester".
VESSEL: Final = lazy_pattern(
    r"\b(?:ship|ferry|boat|vessel|yacht|trawler|tanker|freighter|lifeboat|frigate|destroyer|submarine|liner|schooner|tug|"
    r"steamer|barge|dredger)\s$"
)
#: What stands before a person's name inside a sentence: no "the Evening Standard".
_MID_SENTENCE: Final = lazy_pattern(r"(?:[a-z]|(?<=\w),)(?<!\b[Tt]he)\s$")
#: Code points at the beginning of a text in which a byline may stand.
_HEAD: Final = 300


@dataclass(frozen=True)
class Person:
    """Someone the text names in full at a place."""

    name: str
    start: int
    end: int
    #: What is told beside the name: a title, an office, an apposition.
    about: str
    gender: Gender | None
    #: Whether a title or a trade stands before the name.
    titled: bool


class People:
    """Who is named in a text.

    Args:
        title: read too, for a headline may give the full name alone.
        quoted: stretches in another voice; whom they name is not whom the article speaks of there.
    """

    def __init__(self, text: str, title: str = "", quoted: Sequence[Span] = ()) -> None:
        self.spans = _unowned(text, _joined(text, names.names(text)))
        self._starts = [start for start, _ in self.spans]
        self.text = text
        self._quoted = [start for start, _ in quoted], [end for _, end in quoted]
        self._told = [span for span in self.spans if not self.in_quote(span[0])]
        self._told_starts = [start for start, _ in self._told]
        self.persons: list[Person] = []
        #: Whom a title and a surname name, and nothing in full: "Mr Hart".
        self.called: list[Person] = []
        #: Bodies in the order of their mentions: (start, name).
        self.bodies: list[tuple[int, str]] = []
        self.gender: dict[str, Gender] = {}
        for start, end in self.spans:
            self._note(text, start, end)
        alone = {name for _, name in self.bodies}
        self._leave_out(alone)
        known = {person.name for person in self.persons}
        for start, end in names.names(title):
            name = full_name(title[start:end])
            if name and name not in known:
                self.persons.append(Person(name, len(text), len(text), "", None, titled=False))
        self._index(alone)
        for start, end in self.spans:
            self._note_called(start, end)
            self._note_kin(start, end)
        self._called = {person.name for person in self.called}
        self._known |= self._called
        #: All who are named, in the order of the text, and where each mention ends.
        self.mentions = sorted((*self.persons, *self.called), key=lambda person: person.end)
        self.mention_ends = [person.end for person in self.mentions]
        self._note_told()

    def _note_told(self) -> None:
        """Notes what is asked again with every description, and looked for once."""
        about: dict[str, set[str]] = {}
        for person in self.mentions:
            about.setdefault(person.name, set()).add(person.about)
        self._about = {name: frozenset(told) for name, told in about.items()}
        self._bodies_with: dict[str, list[tuple[int, str]]] = {}
        for start, body in self.bodies:
            for word in set(body.casefold().split()):
                self._bodies_with.setdefault(word, []).append((start, body))
        self._introduced: dict[str, dict[str, list[int]]] = {}
        self._unknown: dict[str, float] = {}
        self._placed: dict[str, bool] = {}

    def _leave_out(self, alone: Collection[str]) -> None:
        """Leaves out of persons' names, and of the persons, what only stands beside one.

        Args:
            alone: what is named by itself, and is no person in full.
        """
        for place, person in enumerate(self.persons):  # "ambassador to Israel Tom Nides"
            first, *rest = person.name.split()
            if first in alone and len(rest) == 2 and gender_by_first_name(" ".join(rest)):
                start = person.end - len(" ".join(rest))
                self.persons[place] = replace(person, name=" ".join(rest), start=start)
        surnames = {person.name.split()[-1] for person in self.persons if person.name in self.gender}
        self.persons = [  # (what bears somebody's surname in front is called after them: "Hart Bridge")
            person
            for person in self.persons
            if person.titled or person.name in self.gender or person.name.split()[0] not in surnames
        ]

    def _index(self, alone: Collection[str]) -> None:
        """Who is known to be somebody, and all names by the words that stand for them."""
        # A title, a trade, or the surname used alone: what only looks like a name has none of them.
        self._known = {
            person.name for person in self.persons if person.titled or person.name.split()[-1] in alone
        } | set(self.gender)
        #: Bodies called "The X" inside a sentence, and all by their last word.
        self._articled = {
            body for start, body in self.bodies if re.search(r"[a-z,] The $", self.text[max(0, start - 6) : start])
        }
        self._by_end: dict[str, list[str]] = {}
        for _, body in self.bodies:
            self._by_end.setdefault(body.split()[-1], []).append(body)
        self._persons = {person.name for person in self.persons}
        #: In the order of their mentions, each once.
        self._by_surname: dict[str, list[str]] = {}
        for name in dict.fromkeys(person.name for person in self.persons):
            self._by_surname.setdefault(name.split()[-1], []).append(name)
        self._whole: dict[str, str | None] = {}
        self._by_word: dict[str, list[str]] = {}
        for person in self.persons:
            first, *_, surname = person.name.split()
            # A first name alone stands for someone only where it is one: "Grace", not "Google" of "Google Doc".
            for word in {surname, first} if person.name in self.gender else {surname}:
                same = self._by_word.setdefault(word.casefold(), [])
                if person.name not in same:
                    same.append(person.name)

    def _note(self, text: str, start: int, end: int) -> None:
        written = text[start:end]
        name = full_name(written, opens=_MID_SENTENCE.search(text, max(0, start - 5), start) is None)
        at = written.find(name) if name else -1
        before = text[max(0, start - 60) : start] + written[: max(0, at)]
        is_ship = VESSEL.search(text, max(0, start - 20), start) is not None
        if name is None or is_ship or _is_byline(text, start, end):
            if (name is None or is_ship) and not self.in_quote(start):
                self.bodies.append((start, written))
            return
        end = start + at + len(name)
        after = text[end : end + 90]
        about = _told_around(before, after)
        words = {word.strip(".").casefold() for word in before.split()[-3:]}
        gender = gender_by_title(words) or gender_by_first_name(name)
        if gender:
            self.gender.setdefault(name, gender)
        trades = {word.strip(".,").casefold() for word in before.split()[-3:]}
        later = {word.strip(".,").casefold() for word in after.split()[:8]} if after.startswith(",") else set()
        told = bool((trades | later) & OFFICES) or _is_told_of(before, after)
        self.persons.append(Person(name, start + at, end, about, gender, told))

    def _note_called(self, start: int, end: int) -> None:
        """Notes "Mr Hart" and "Mayor Ashdown" as somebody, where the text names no one of that surname in full."""
        written = self.text[start:end]
        # (the title stands before the name, or was taken for the first word of it)
        title = re.search(r"([A-Z]\w*)\.?\s$", self.text[max(0, start - 20) : start])
        before = [*(title.groups() if title else ()), *written.split()]
        surname = before.pop()
        if not before or before[-1].strip(".").casefold() not in ADDRESSES or surname.isupper():
            return
        plain = surname.strip(".").casefold()
        gender = gender_by_title({word.strip(".").casefold() for word in before})
        if gender and len(bearers := self._by_word.get(plain, [])) == 1:
            self.gender.setdefault(bearers[0], gender)  # "Mrs Hart" is the Leslie Hart who was named
        if VESSEL.search(self.text, max(0, start - 20), start):
            return
        if plain in BODIES | TITLES | NEVER or plain in self._by_word or full_name(written) is not None:
            return
        name = self.named(written, start)
        if gender:
            self.gender.setdefault(name, gender)
        about = _told_around(f"{self.text[max(0, start - 60) : start]}{' '.join(before)} ", "")
        self.called.append(Person(name, start, end, about, gender, titled=True))

    def _note_kin(self, start: int, end: int) -> None:
        """Notes whom a first name alone introduces as somebody's: "Mrs Hart's son, Keith,"."""
        name = self.text[start:end]
        gender = None if " " in name or name.casefold() in self._by_word else first_names.gender(name)
        kin = _KIN_BEFORE.search(self.text[max(0, start - 40) : start]) if gender else None
        if gender and kin and kin["kin"] in KIN:
            self.gender.setdefault(name, gender)
            self.called.append(Person(name, start, end, kin["kin"], gender, titled=True))

    def in_quote(self, at: int) -> bool:
        starts, ends = self._quoted
        place = bisect_right(starts, at) - 1
        return place >= 0 and at < ends[place]

    def ending(self, start: int, end: int) -> Span | None:
        """The name that ends at `end` and begins no earlier than `start`."""
        place = bisect_left(self._starts, end) - 1
        if place >= 0 and self.spans[place][1] == end - 2 and self.text[end - 2 : end] in ("'s", "’s"):
            return (self.spans[place][0], end) if self.spans[place][0] >= start else None  # "McDonald’s said"
        if place < 0 or self.spans[place][1] < end or self.spans[place][0] < start:
            return None
        return self.spans[place]

    def within(self, start: int, end: int) -> list[Span]:
        """The names between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span[1] <= end]

    def told_within(self, start: int, end: int) -> list[Span]:
        """The names between two places that do not stand in another voice."""
        first, last = bisect_left(self._told_starts, start), bisect_left(self._told_starts, end)
        return [span for span in self._told[first:last] if span[1] <= end]

    def is_known(self, name: str) -> bool:
        """Whether a title, a first name or a surname used alone shows that it is a person's."""
        return name in self._known or name in self.gender

    def sureness(self, name: str) -> int:
        """How sure it is that what looks like a person's name is one: 2 by the first name, 1 by what is told of it."""
        return 2 if name in self.gender or name in self._called else int(name in self._known)

    def may_be_place(self, name: str) -> bool:
        """Whether nothing shows that it is somebody, and it stands only where places do: "in Stoke Lacey"."""
        if self.sureness(name):
            return False
        if name not in self._placed:
            self._placed[name] = all(
                _OF_PLACE.search(self.text, max(0, person.start - 16), person.start)
                for person in self.persons
                if person.name == name and person.start < len(self.text)
            )
        return self._placed[name]

    def about(self, name: str) -> frozenset[str]:
        """What is told of somebody, at each place where he or she is named."""
        return self._about.get(name, frozenset())

    def introduced(self, noun: str) -> Mapping[str, Sequence[int]]:
        """Of whom the noun is told, with where the places end at which it is, in their order."""
        if noun not in self._introduced:
            word = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
            found: dict[str, list[int]] = {}
            for person in self.mentions:
                if word.search(person.about):
                    found.setdefault(person.name, []).append(person.end)
            self._introduced[noun] = found
        return self._introduced[noun]

    def body_before(self, word: str, at: int) -> str | None:
        """The last body named before a place that has the word in its name, case-folded."""
        named = self._bodies_with.get(word, [])
        place = bisect_left(named, (at, "")) - 1
        return named[place][1] if place >= 0 else None

    def first_unknown(self, noun: str) -> float:
        """Where the text first speaks of "an old hunter", who is none of those it names; infinity if nowhere."""
        if noun not in self._unknown:
            found = re.search(
                rf"\b(?:an?|another|one)\s(?:[\w-]+\s){{0,3}}?{re.escape(noun)}\b", self.text, re.IGNORECASE
            )
            self._unknown[noun] = found.end() if found else inf
        return self._unknown[noun]

    def is_person(self, name: str) -> bool:
        return name in self._persons or name in self._called

    def named(self, written: str, at: int) -> str:
        """The full name of what is written like a name: "Sen. Rubio" → "Marco Rubio", "the Mirror" → "Daily Mirror"."""
        name = full_name(written) or bare(written)
        words = name.split()
        if not words:
            return written
        if len(words) == 1:
            found = self._by_word.get(name.casefold(), [])
            surnames = [one for one in found if one.split()[-1].casefold() == name.casefold()] or found
            if len(surnames) > 1:
                return self._likeliest(surnames, written, at)
            return surnames[0] if surnames else self._body(name)
        if name not in self._persons:
            shorter = [rest for at in range(1, len(words)) if (rest := " ".join(words[at:])) in self._persons]
            if shorter:
                return shorter[0]
        return self._longer(name) or self._body(name)

    def _longer(self, name: str) -> str | None:
        """The first person named whose name is this one with more in it; looked for once, however often it is said."""
        if name not in self._whole:
            self._whole[name] = next(
                (
                    longer
                    for longer in self._by_surname.get(name.split()[-1], ())
                    if len(longer) > len(name) and (longer.endswith(f" {name}") or initials_left_out(longer, name))
                ),
                None,
            )
        return self._whole[name]

    def _likeliest(self, found: list[str], written: str, at: int) -> str:
        """Of several people of one surname, whom the title tells, else whom the article introduced first."""
        titles = {word.strip(".").casefold() for word in written.split()[:-1]}
        before = {word.strip(".,").casefold() for word in self.text[max(0, at - 25) : at].split()[-2:]}
        titles |= before
        gender: Gender | None = "she" if titles & WOMEN or "lady" in titles else "he" if titles & MEN else None
        fitting = [name for name in found if gender is None or self.gender.get(name, gender) == gender]
        told = [
            person.name
            for person in self.persons
            if person.name in fitting and (titles & TITLES) & set(person.about.casefold().replace(".", "").split())
        ]
        return (told or fitting or found)[0]

    def _body(self, name: str) -> str:
        """The full name of what is no person: "the Mirror" → "Daily Mirror"; "The Times" keeps its article."""
        if name in self._articled:
            return f"The {name}"
        for body in self._by_end.get(name.split()[-1], ()):
            if body == name:  # the short form came first, so it is no short form
                break
            if body.endswith(f" {name}") and len(body.split()) <= 4:
                return body
        return name


#: How a name ends that goes on behind a stop.
_INITIAL: Final = lazy_pattern(r"(?:^|\W)\w$")


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """The names with those made one that an initial or "&" cuts in two: "E. Jean Carroll", "Berg & Falk"."""
    made: list[Span] = []
    for start, end in spans:
        if made and text[made[-1][1] : start] == " & ":
            made[-1] = (made[-1][0], end)
            continue
        if made and text[made[-1][1] : start] == " and " and _is_one_body(text, made[-1], (start, end)):
            made[-1] = (made[-1][0], end)
            continue
        if (
            made
            and text[made[-1][1] : start] == ". "
            and _INITIAL.search(text[max(made[-1][0], made[-1][1] - 2) : made[-1][1]])
        ):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _is_one_body(text: str, first: Span, second: Span) -> bool:
    """Whether "and" stands inside a name: "the National Oceanic and Atmospheric Administration"."""
    before, words, rest = (
        text[max(0, first[0] - 4) : first[0]],
        text[slice(*first)].split(),
        text[slice(*second)].split(),
    )
    if {"of", "for"} & set(words) and words[0].casefold() in BODIES | OFFICE_OF:
        return len(rest) <= 2 and rest[-1].casefold() not in BODIES  # "the Department of Fish and Wildlife"
    whole = rest[-1].casefold() in BODIES and words[-1].casefold() not in BODIES and len(rest) > 1
    return whole and before.casefold() == "the " and full_name(text[slice(*first)]) is None


def _unowned(text: str, spans: list[Span]) -> list[Span]:
    """The names without whose people they are: "Labour's Anna Berg" → "Anna Berg", but "Lloyd's Bank Group"."""
    written = {text[start:end] for start, end in spans}
    made: list[Span] = []
    for start, end in spans:
        owner = re.match(r"[\w’'.-]*\w(?:['’]s|s['’]|-(?:based|born|owned|led|area))\s(?=\S+\s\S)", text[start:end])
        own = text[start + owner.end() : end] if owner else ""
        sure = (
            own in written or (own.split()[-1:] and own.split()[-1] in written) or (own and gender_by_first_name(own))
        )
        based = owner is not None and "-" in owner.group()
        made.append((start + owner.end(), end) if owner and (based or (sure and full_name(own))) else (start, end))
    return made


def _is_byline(text: str, start: int, end: int) -> bool:
    """Whether a name at the head of a text is all that its line holds, "By" aside: who wrote it is not spoken of."""
    if start > _HEAD:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
    return re.fullmatch(r"(?:By\s)?", line[0]) is not None and not line[1].strip()


def _is_told_of(before: str, after: str) -> bool:
    """Whether what stands around a name says that it is somebody's: "X, 61,", "her rival, X, …", "X, who"."""
    if before.casefold().endswith(("the ", "a ")):
        return False  # "the Gulf Stream, a warm current"
    return _TOLD_OF.match(after) is not None or (after[:1] in (",", ".") and ROLE_BEFORE.search(before) is not None)


def _told_around(before: str, after: str) -> str:
    """What is told of somebody beside his or her name: "the Russian minister" of "X, the Russian minister, said".

    Of what stands before, no more than reaches back to another clause: "Y, the American envoy, and X".
    """
    own = _OTHERS.split(before)[-1]
    head, comma, last = own.rpartition(",")
    title = all(word.strip(".").casefold() in TITLES for word in last.split())  # "the mayor, Councillor X", none too
    lead = f"{head.rpartition(',')[2]} {last}" if comma and title else last
    apposed = _APPOSED.match(after)
    return f"{lead.strip()} {apposed['what'] if apposed else ''}".strip()
