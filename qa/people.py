"""The people and bodies an article names, and whom a surname, a title, a pronoun or "the paper" stands for in it.

Rules over capitals, titles and nearness; English. Whom the article never names in full stays as it says. This module
knows nothing of quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from qa import first_names, names
from qa.first_names import Gender
from qa.nations import nations
from qa.types import Span

#: Offices, ranks and trades that stand before a name and are no part of it.
TITLES: Final = frozenset(
    """president vice prime minister secretary chancellor senator sen rep reps representative congressman
    congresswoman gov governor mayor dr mr mrs ms miss sir dame lord lady judge justice officer sgt
    sergeant lt lieutenant col colonel gen general maj major capt captain adm admiral cpl private pfc
    seaman chief king queen prince princess pope ambassador professor prof director speaker leader
    spokesman spokeswoman spokesperson coach ceo cfo coo chairman chairwoman chair republican democrat
    democratic democrats republicans attorney commissioner sheriff detective inspector constable rev
    reverend bishop archbishop cardinal imam sheikh rabbi father sister brother analyst foreign defense
    defence interior finance interim acting deputy labour conservative tory former ex counterpart
    manager editor commander commandant superintendent adviser advisor meteorologist envoy user first
    premier taoiseach treasurer actor actress singer author senior special counsel councillor councilman
    councilwoman baroness baron count duke duchess emperor premier mp mep executive officer lawmaker
    boss captain skipper striker goalkeeper midfielder defender winger star veteran legend comrade
    president-elect communications press principal head author assistant undersecretary doctor nurse
    teacher headteacher farmer shopkeeper barrister solicitor lawyer historian economist scientist researcher
    surgeon paramedic resident neighbour neighbor student volunteer campaigner librarian pensioner councilor
    businessman businesswoman quarterback linebacker cornerback receiver pitcher catcher outfielder infielder forward
    guard centre-half fullback winger halfback lock flanker bowler batsman batter wicketkeeper goaltender rookie
    sophomore freshman junior""".split()
)
#: What goes on over an "and" behind an "of" or "for": "the Centers for Disease Control and Prevention".
_OFFICE_OF: Final = frozenset("centers centres division department ministry faculty bureau secretariat".split())
#: … but for those that say nothing without another word: "the former Green Beret".
_OFFICES: Final = TITLES - frozenset("former ex acting interim deputy first senior special vice foreign head".split())
#: … of them those that stand before a surname alone and make it somebody's: "Mr Hart", "Mayor Ashdown".
_ADDRESSES: Final = frozenset(
    """mr mrs ms miss dr sir dame lord lady baroness president chancellor senator sen rep congressman congresswoman
    minister secretary premier governor gov mayor judge justice officer sgt sergeant lt lieutenant col colonel gen
    capt captain adm admiral commander commissioner constable detective inspector superintendent sheriff ambassador
    professor prof doctor nurse rev reverend bishop archbishop cardinal imam sheikh rabbi father sister brother
    councillor councilman councilwoman alderman""".split()
)
#: What is no first name, though it may stand before a surname: "Asking Santos", "Eventually Peltz".
_OPENS_SENTENCE: Final = re.compile(r"(?!Sterling|Reilly|Ashly|Karly|Jolly)[A-Z][a-z]{3,}(?:ing|ly)")
#: Where somebody is from, before two names at least: "Frenchwoman Anne Petit"; alone some are names themselves.
_ORIGIN: Final = re.compile(
    r"(?:English|Irish|French|Dutch|Welsh|Scots|Cornish)(?:wo)?man|Briton|Spaniard|Swede|Dane|Turk|Scot|Croat|Serb|"
    r"Belgian|Austrian|Norwegian|Australian|Canadian|Argentine|Brazilian|Hungarian|Ukrainian|Russian|Italian"
)
#: "Mrs Hart's son, " before a first name.
_KIN_BEFORE: Final = re.compile(r"(?:['’]s?|\b(?:[Hh]is|[Hh]er|[Tt]heir))\s(?:[a-z-]+\s){0,2}(?P<kin>[a-z]+),?\s$")
#: What is told of somebody where he or she is named: an age, a trade, what he or she does.
_TOLD_OF: Final = re.compile(r",\s(?:(?:aged )?\d\d\b|who\b|an?\s[a-z]|whose\b)|\s(?:said|says|told|tells|who)\b")
#: "Her opposite number, " before a name that a comma closes off.
_ROLE_BEFORE: Final = re.compile(
    r"(?:^|[.!?”\"]\s|\n|\b(?:said|but|and)\s)(?:the|an?|one|another|(?:his|her|its|their|our|my)|"
    r"(?:[tT]he )?[\w-]+(?:['’]s|s['’]))\s(?:[a-z][\w’'-]*\s){0,5}[a-z][\w’'-]*,\s$",
    re.IGNORECASE,
)
#: Where what stands before a name begins to be told of others, and what is told of somebody behind the name.
_OTHERS: Final = re.compile(r"(?<=[a-z]{4}[.!?])[”\"’)]?\s|[;:()\n–—]|\b(?:and|with|but|to|that|said|says|told)\s")
_APPOSED: Final = re.compile(
    r",\s(?:(?:aged )?\d\d,\s)?(?P<what>(?!(?:said|says|told|tells|who|which|whose|was|is|has|\w+ed|\w+ing)\b)[^,.;:]+)"
)
_HE: Final = frozenset(
    """mr sir lord king prince pope father brother congressman spokesman chairman councilman actor""".split()
)
_SHE: Final = frozenset(
    """mrs ms miss dame lady queen princess sister congresswoman spokeswoman chairwoman councilwoman actress
    duchess baroness""".split()
)
#: A name with one of these is a body, a place or a work, not a person.
_BODY: Final = frozenset(
    """times post journal university college school department ministry agency group inc corp company co ltd
    llc council committee party association league institute center centre office house court bank
    police network news mail guardian independent union nations federation commission foundation society
    service services administration bureau board press telegraph mirror sun express herald tribune
    chronicle today media street city state states county republic kingdom parliament congress senate
    assembly army navy force forces airport hospital church club united foods motors airlines national
    international american european world international security public health program programme project
    act bill street square avenue road park island sea river north south east west central cup prize
    award awards day line trust authority alliance coalition movement front brigade division regiment
    test plan deal agreement treaty summit conference forum studio studios pictures records
    entertainment games sports fc afc directorate branch unit arena stadium ground hotel restaurant
    museum theatre theater gallery bridge beach valley store stores
    hurricane cyclone typhoon tropical storm arsenal administration authority census""".split()
)
_NEVER: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december i instagram twitter facebook telegram youtube tiktok covid""".split()
)
#: First words of places: "New Jersey", "San Francisco" are no people.
_PLACE_FIRST: Final = frozenset(
    """new north south east west northern southern eastern western central saint san santa los las el fort
    mount lake cape port great united hong sri saudi costa puerto sierra upper lower greater downtown
    black white grand rio tel abu""".split()
)
_PARTICLES: Final = frozenset("de la del della der den van von al bin ibn da do dos du le el ben".split())
#: What the press calls itself, and firms and bodies: "the paper" is the one spoken of last.
_PRESS: Final = re.compile(
    r"\b(?:paper|newspaper|daily|tabloid|broadsheet|(?:news )?(?:site|website|outlet)|broadcaster|magazine|agency|"
    r"weekly)$"
)
_FIRM: Final = re.compile(
    r"\b(?:company|firm|group|think tank|department|ministry|university|college|bank|club|union|party|charity|agency|"
    r"organi[sz]ation|network|retailer|\w*maker|chain|grocer|operator|carrier|lender|insurer|supplier|manufacturer|"
    r"publisher|developer|startup|airline|giant|institute|school|council|court|commission|league|website)$"
)
_PRONOUNS: Final[dict[str, Gender]] = {"he": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
#: Code points at the beginning of a text in which a byline may stand.
_HEAD: Final = 300
#: Code points of a paragraph, and people named before, that are looked at for whom "he" stands for.
_PARAGRAPH: Final = 4_000
_EARLIER: Final = 200


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
        self._text = text
        self._quoted = [start for start, _ in quoted], [end for _, end in quoted]
        self.persons: list[Person] = []
        #: Whom a title and a surname name, and nothing in full: "Mr Hart".
        self.called: list[Person] = []
        #: Bodies in the order of their mentions: (start, name).
        self.bodies: list[tuple[int, str]] = []
        self.gender: dict[str, Gender] = {}
        for start, end in self.spans:
            self._note(text, start, end)
        alone = {name for _, name in self.bodies}
        for place, person in enumerate(self.persons):  # "ambassador to Israel Tom Nides"
            first, *rest = person.name.split()
            if first in alone and len(rest) == 2 and _by_first_name(" ".join(rest)):
                start = person.end - len(" ".join(rest))
                self.persons[place] = replace(person, name=" ".join(rest), start=start)
        surnames = {person.name.split()[-1] for person in self.persons if person.name in self.gender}
        self.persons = [  # (what bears somebody's surname in front is called after them: "Hart Bridge")
            person
            for person in self.persons
            if person.titled or person.name in self.gender or person.name.split()[0] not in surnames
        ]
        known = {person.name for person in self.persons}
        for start, end in names.names(title):
            name = full_name(title[start:end])
            if name and name not in known:
                self.persons.append(Person(name, len(text), len(text), "", None, titled=False))
        # A title, a trade, or the surname used alone: what only looks like a name has none of them.
        self._known = {
            person.name for person in self.persons if person.titled or person.name.split()[-1] in alone
        } | set(self.gender)
        #: Bodies called "The X" inside a sentence, and all by their last word.
        self._articled = {
            body for start, body in self.bodies if re.search(r"[a-z,] The $", text[max(0, start - 6) : start])
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
        for start, end in self.spans:
            self._note_called(start, end)
            self._note_kin(start, end)
        self._called = {person.name for person in self.called}
        self._known |= self._called
        #: All who are named, in the order of the text.
        self._mentions = sorted((*self.persons, *self.called), key=lambda person: person.end)
        self._mention_ends = [person.end for person in self._mentions]

    def _note(self, text: str, start: int, end: int) -> None:
        written = text[start:end]
        name = full_name(written)
        at = written.find(name) if name else -1
        before = text[max(0, start - 60) : start] + written[: max(0, at)]
        if name is None or _is_byline(text, start, end):
            if name is None and not self._in_quote(start):
                self.bodies.append((start, written))
            return
        end = start + at + len(name)
        after = text[end : end + 90]
        about = _told_around(before, after)
        words = {word.strip(".").casefold() for word in before.split()[-3:]}
        gender = _by_title(words) or _by_first_name(name)
        if gender:
            self.gender.setdefault(name, gender)
        trades = {word.strip(".,").casefold() for word in before.split()[-3:]}
        later = {word.strip(".,").casefold() for word in after.split()[:8]} if after.startswith(",") else set()
        told = bool((trades | later) & _OFFICES) or _is_told_of(before, after)
        self.persons.append(Person(name, start + at, end, about, gender, told))

    def _note_called(self, start: int, end: int) -> None:
        """Notes "Mr Hart" and "Mayor Ashdown" as somebody, where the text names no one of that surname in full."""
        written = self._text[start:end]
        # (the title stands before the name, or was taken for the first word of it)
        title = re.search(r"([A-Z]\w*)\.?\s$", self._text[max(0, start - 20) : start])
        before = [*(title.groups() if title else ()), *written.split()]
        surname = before.pop()
        if not before or before[-1].strip(".").casefold() not in _ADDRESSES or surname.isupper():
            return
        plain = surname.strip(".").casefold()
        gender = _by_title({word.strip(".").casefold() for word in before})
        if gender and len(bearers := self._by_word.get(plain, [])) == 1:
            self.gender.setdefault(bearers[0], gender)  # "Mrs Hart" is the Leslie Hart who was named
        if plain in _BODY | TITLES | _NEVER or plain in self._by_word or full_name(written) is not None:
            return
        name = self.named(written, start)
        if gender:
            self.gender.setdefault(name, gender)
        about = _told_around(f"{self._text[max(0, start - 60) : start]}{' '.join(before)} ", "")
        self.called.append(Person(name, start, end, about, gender, titled=True))

    def _note_kin(self, start: int, end: int) -> None:
        """Notes whom a first name alone introduces as somebody's: "Mrs Hart's son, Keith,"."""
        name = self._text[start:end]
        gender = None if " " in name or name.casefold() in self._by_word else first_names.gender(name)
        kin = _KIN_BEFORE.search(self._text[max(0, start - 40) : start]) if gender else None
        if gender and kin and kin["kin"] in KIN:
            self.gender.setdefault(name, gender)
            self.called.append(Person(name, start, end, kin["kin"], gender, titled=True))

    def _in_quote(self, at: int) -> bool:
        starts, ends = self._quoted
        place = bisect_right(starts, at) - 1
        return place >= 0 and at < ends[place]

    def ending(self, start: int, end: int) -> Span | None:
        """The name that ends at `end` and begins no earlier than `start`."""
        place = bisect_left(self._starts, end) - 1
        if place >= 0 and self.spans[place][1] == end - 2 and self._text[end - 2 : end] in ("'s", "’s"):
            return (self.spans[place][0], end) if self.spans[place][0] >= start else None  # "McDonald’s said"
        if place < 0 or self.spans[place][1] < end or self.spans[place][0] < start:
            return None
        return self.spans[place]

    def within(self, start: int, end: int) -> list[Span]:
        """The names between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span[1] <= end]

    def is_known(self, name: str) -> bool:
        """Whether a title, a first name or a surname used alone shows that it is a person's."""
        return name in self._known or name in self.gender

    def _sureness(self, name: str) -> int:
        """How sure it is that what looks like a person's name is one: 2 by the first name, 1 by what is told of it."""
        return 2 if name in self.gender or name in self._called else int(name in self._known)

    def is_person(self, name: str) -> bool:
        return name in self._persons or name in self._called

    # -- whom words stand for ---------------------------------------------------------------------------------

    def named(self, written: str, at: int) -> str:
        """The full name of what is written like a name: "Sen. Rubio" → "Marco Rubio", "the Mirror" → "Daily Mirror"."""
        bare = full_name(written) or _bare(written)
        words = bare.split()
        if not words:
            return written
        if len(words) == 1:
            found = self._by_word.get(bare.casefold(), [])
            surnames = [name for name in found if name.split()[-1].casefold() == bare.casefold()] or found
            if len(surnames) > 1:
                return self._likeliest(surnames, written, at)
            return surnames[0] if surnames else self._body(bare)
        if bare not in self._persons:
            shorter = [name for at in range(1, len(words)) if (name := " ".join(words[at:])) in self._persons]
            if shorter:
                return shorter[0]
        return self._longer(bare) or self._body(bare)

    def _longer(self, name: str) -> str | None:
        """The first person named whose name is this one with more in it; looked for once, however often it is said."""
        if name not in self._whole:
            self._whole[name] = next(
                (
                    longer
                    for longer in self._by_surname.get(name.split()[-1], ())
                    if len(longer) > len(name) and (longer.endswith(f" {name}") or _initials_left_out(longer, name))
                ),
                None,
            )
        return self._whole[name]

    def _likeliest(self, found: list[str], written: str, at: int) -> str:
        """Of several people of one surname, whom the title tells, else whom the article introduced first."""
        titles = {word.strip(".").casefold() for word in written.split()[:-1]}
        before = {word.strip(".,").casefold() for word in self._text[max(0, at - 25) : at].split()[-2:]}
        titles |= before
        gender: Gender | None = "she" if titles & _SHE or "lady" in titles else "he" if titles & _HE else None
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

    def _is_name(self, span: Span) -> bool:
        """Whether what opens a sentence is a name, and no word that is large only there: "Turnout", "Nearly"."""
        word = self._text[slice(*span)]
        return " " in word or word.isupper() or bool(re.search(rf"[a-z,;] {re.escape(word)}\b", self._text))

    def pronoun(self, word: str, at: int, last: str | None, last_at: int) -> str | None:
        """Whom "he" or "she" stands for at a place: who spoke last, else who was named last before it.

        Args:
            last: who spoke last, if anyone did shortly before, and where that ended.
        """
        gender = _PRONOUNS.get(word.casefold())
        if gender is None:
            return last
        nearest, nearest_at = self._subject_before(at, last_at)
        if last and not self.is_person(last) and is_unnamed(last) and not _PLURAL.search(last):
            since = nearest if nearest_at > last_at else None
            if last.split()[-1] in _THINGS | PAPERS:
                last = None
            elif since is None or self.gender.get(since, gender) != gender:
                return last  # "the caller", of whom no name is given
        earlier = (self._mentions[place].name for place in range(bisect_right(self._mention_ends, at) - 1, -1, -1))
        likely = [name for name in ((nearest, last) if nearest_at > last_at else (last, nearest)) if name]
        candidates = [*(one for one in likely if self.is_person(one)), *islice(earlier, _EARLIER)]
        fitting = [name for name in candidates if self.gender.get(name, gender) == gender]
        if not fitting:
            return last
        name = next((one for one in fitting if self._sureness(one)), fitting[0])
        self.gender.setdefault(name, gender)
        return name

    def _subject_before(self, at: int, since: int = -1) -> tuple[str | None, int]:
        """The first person named in the paragraph before the place, or in the one before that, and where.

        Args:
            since: whoever opens a sentence of this paragraph behind that place goes before all others.
        """
        # (no paragraph is longer than what is looked at, and a text without any would take for ever)
        paragraph = max(self._text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)
        earlier = self._text.rfind("\n", 0, len(self._text[:paragraph].rstrip())) + 1
        for first, stop in ((paragraph, at), (earlier, paragraph)):
            found = [
                (name, start)
                for start, end in self.within(first, stop)
                if not self._in_quote(start)
                and not self._employs(end)
                and self.is_person(name := self.named(self._text[start:end], start))
            ]
            surest = max((self._sureness(name) for name, _ in found), default=0)
            sure = [one for one in found if surest and self._sureness(one[0]) == surest]
            opening = [one for one in sure if one[1] > since >= first and self._opens(first, one[1])]
            sentence = max(first, self._text.rfind(". ", first, at) + 2, self._text.rfind("” ", first, at) + 2)
            own = [one for one in sure if sentence <= one[1] and self._opens(first, one[1])]
            if opening or own:
                return (own or opening)[-1]
            if sure:
                return sure[0]
        return None, -1

    def _employs(self, end: int) -> bool:
        """Whether a name that ends there says whose captain the next one is: "Harbour Wood captain Anna Berg"."""
        trade = re.match(r"\s((?:[a-z-]+\s){1,3})(?=[A-Z])", self._text[end : end + 80])
        return trade is not None and set(trade.group(1).split()) <= TITLES

    def _opens(self, paragraph: int, start: int) -> bool:
        """Whether a name opens its sentence, a title or a role before it aside."""
        head = self._text[max(paragraph, start - 80) : start]
        return (
            not head.strip()
            or head.rstrip()[-1] in '.!?”"'
            or _ROLE_BEFORE.search(head) is not None
            or (
                re.search(r"(?:^|[.!?”\"]\s)\w+\.?\s$", head) is not None
                and head.split()[-1].strip(".").casefold() in TITLES
            )
        )

    def opening(self, at: int) -> str | None:
        """The body, and no person, that opens the sentence of a place."""
        sentence = max(self._text.rfind(". ", 0, at), self._text.rfind("\n", 0, at)) + 1
        for span in self.within(sentence, at)[:1]:
            written, lead = self._text[slice(*span)], self._text[sentence : span[0]].strip()
            if lead in ("", "The") and self._is_name(span) and full_name(written) is None:
                return None if self.is_person(named := self.named(written, span[0])) else named
        return None

    def described(self, words: str, at: int, last: str | None, last_at: int) -> str:
        """Whom "the governor" or "the paper" stands for; the words themselves where no one fits."""
        bare = re.sub(r"^(?:the|this|that|an?)\s+", "", words, flags=re.IGNORECASE)
        owner = re.match(r"(?P<who>.+?)(?:['’]s|s['’]) (?:[\w-]+ )*(?P<what>\w+)$", bare)
        if owner and owner["what"].casefold() in PAPERS and owner["who"][0].isupper():
            return self.named(owner["who"], at)
        national = owner is not None and bool(
            nations(owner["who"])
        )  # "Norway's president" is "the Norwegian president"
        if not (re.match(r"(?:the|this|his|her|my|our)\b", words, re.IGNORECASE) or bare.istitle() or national):
            return words
        head = bare.casefold().partition(" of ")[0]
        noun = (head.split() or [""])[-1]
        if last and noun and last.casefold().split()[-1] == noun:
            return last
        holding = [body for start, body in self.bodies if start < at and noun in body.casefold().split()]
        if holding and noun not in ("group", "company"):
            return holding[-1]
        if _PRESS.search(head) or _FIRM.search(head):
            if owner is not None:
                return words  # "Norway's defence ministry" is all its name
            opening = self.opening(at)
            if opening and not _PRESS.search(head):
                return opening
            if last and last[0].isupper() and not self.is_person(last) and not _PLURAL.search(last.casefold()):
                return last
            return words
        fitting = [
            person.name
            for person in self._mentions
            if person.end <= at
            and re.search(rf"\b{re.escape(noun)}\b", person.about, re.IGNORECASE)
            and self._fits(person.name, bare)
        ]
        if noun in _THINGS or noun in PAPERS or noun in _INSTITUTIONS:
            return words
        if noun and fitting:
            return last if last in fitting and last else fitting[-1]
        human = is_human(noun) or re.match(r"former\b", bare, re.IGNORECASE)
        if not human or re.search(
            rf"\b(?:an?|another|one)\s(?:[\w-]+\s){{0,3}}{re.escape(noun)}\b", self._text[:at], re.IGNORECASE
        ):
            return words  # "the questionnaire" is nobody; "an old hunter", then "the hunter", is one of his own
        owned = owner is not None and not national and len(owner["who"].split()) <= 4 and not _UNIQUE.search(bare)
        if owned or re.match(r"(?:his|her|my|our)\b", words, re.IGNORECASE):
            return (
                words  # "her rival" is somebody else, "the company's chairman" nobody who was named for another thing
            )
        nearest, nearest_at = self._subject_before(at)
        if nearest and nearest_at > last_at and not _PLURAL.search(noun) and self._fits(nearest, bare):
            return nearest
        if last and self.is_person(last) and not _PLURAL.search(noun) and self._fits(last, bare):
            return last
        return words

    def _fits(self, name: str, description: str) -> bool:
        """Whether nothing speaks against it: "the Russian ambassador" is nobody introduced as American."""
        of = nations(description)
        own = {nation for person in self._mentions if person.name == name for nation in nations(person.about)}
        return not own or not of or bool(own & of)


#: What people write: "Gilbert’s declaration" speaks for Gilbert.
PAPERS: Final = frozenset(
    """declaration statement tweet post letter report affidavit book filing paper memo speech email message
    testimony newsletter blog column article order opinion essay study""".split()
)
#: What speaks without being anybody.
_THINGS: Final = frozenset(
    """invitation text site notice website lawsuit suit bill order ruling survey poll research review analysis
    document page account channel sign law act forecast data caption video headline complaint indictment
    transcript agenda""".split()
)
#: What speaks for itself, and for none of those who were named before: "the foreign office said".
_INSTITUTIONS: Final = frozenset(
    """administration airline airport alliance army assembly authority board brigade broadcaster bureau cabinet campaign
    centre center chamber church city clinic coalition coastguard command committee congress consulate country county
    crew delegation directorate embassy exchange family federation force foundation fund government guard headquarters
    hospital household inquiry inspectorate jury laboratory legislature military militia mission movement municipality
    museum nation navy observatory office opposition palace panel parliament partnership police presidency programme
    program project province regime region regulator secretariat senate service society squad staff state station
    taskforce team theatre theater town tribunal trust unit village watchdog zoo""".split()
)
#: A description that only one person of all fits, whose name it stands for: "the world's richest man".
_UNIQUE: Final = re.compile(r"\b(?!(?:guest|latest|west|test|interest)\b)[a-z]{2,}est\b|\b(?:man|woman|native|star)$")
#: Who somebody's are.
KIN: Final = frozenset(
    """wife husband mother father mum mom dad son daughter brother sister widow widower partner parents family uncle
    aunt cousin niece nephew grandmother grandfather grandson granddaughter fiancee friend friends
    colleague rival boss agent lawyers
    attorneys allies aides team office successor predecessor owner""".split()
)
#: Who somebody may be, by the end of the word: "the striker", "the lawmaker"; and other such words.
_HUMAN: Final = re.compile(
    r".*(?:ist|ian|m[ae]n|wom[ae]n|(?<!m)ent|ant|or|er|ee|ess|ot|eer|crat|ive|ete)$|"
    r"(?:star|hero|native|teen|teenager|chef|judge|boss|coach|king|queen|duke|victim|champion|icon|guru|whistleblower|"
    r"magnate|athlete|celebrity|billionaire|millionaire|candidate|advocate|graduate|delegate|patriarch|monarch|spouse|"
    r"ace|guy|lad|girl|boy|child|person|suspect|accused|defendant|convict|expert|chief|head|mastermind|guard|cop|nurse|"
    r"midwife|couple|pair|duo|mp|ceo|tsar|czar|mogul|youth|adult|elder|male|female|human|mum|mom|dad|parent|prince|"
    r"captain|pope|priest|saint|fan|american|german|swede|briton|dane|finn|turk|greek|czech|pole|spaniard|scot|swiss|"
    r"japanese|chinese|portuguese|senate hopeful|hopeful|veteran|vocalist|idol|lead|host|legend|recruit|prodigy|pro)$"
)
#: … and what ends so and is no one.
_NO_HUMAN: Final = frozenset(
    """paper letter newsletter computer center order number matter offer power tower river water weather winter summer
    tender poster banner chapter charter register folder trailer server browser printer meter filter counter error
    motor factor sector tractor reactor monitor mirror event segment restaurant warrant grant plant variant covenant
    content percent accident incident continent current patent precedent president's consent component document
    corner border disaster disorder quarter theater theatre newspaper wallpaper cover layer lawsuit hour year door
    floor color colour labor labour honor favour odor rumor tumor tutor's december november october september answer
    another other over under user's archive initiative executive order narrative directive objective perspective
    alternative motive drive hive olive five live committee coffee fee tee employee's process success business access
    address press congress progress princess's mess illness darkness fitness spot shot plot robot ballot pilot's lot
    parrot knot slot""".split()
)
_PLURAL: Final = re.compile(r"(?:[^s]s|people|police|men|women)$")


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
        if made and text[made[-1][1] : start] == ". " and re.search(r"(?:^|\W)\w$", text[made[-1][0] : made[-1][1]]):
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
    if {"of", "for"} & set(words) and words[0].casefold() in _BODY | _OFFICE_OF:
        return len(rest) <= 2 and rest[-1].casefold() not in _BODY  # "the Department of Fish and Wildlife"
    whole = rest[-1].casefold() in _BODY and words[-1].casefold() not in _BODY and len(rest) > 1
    return whole and before.casefold() == "the " and full_name(text[slice(*first)]) is None


def _unowned(text: str, spans: list[Span]) -> list[Span]:
    """The names without whose people they are: "Labour's Anna Berg" → "Anna Berg", but "Lloyd's Bank Group"."""
    written = {text[start:end] for start, end in spans}
    made: list[Span] = []
    for start, end in spans:
        owner = re.match(r"[\w’'.-]*\w(?:['’]s|s['’]|-(?:based|born|owned|led|area))\s(?=\S+\s\S)", text[start:end])
        own = text[start + owner.end() : end] if owner else ""
        sure = own in written or (own.split()[-1:] and own.split()[-1] in written) or (own and _by_first_name(own))
        based = owner is not None and "-" in owner.group()
        made.append((start + owner.end(), end) if owner and (based or (sure and full_name(own))) else (start, end))
    return made


def _is_byline(text: str, start: int, end: int) -> bool:
    """Whether a name at the head of a text is all that its line holds, "By" aside: who wrote it is not spoken of."""
    if start > _HEAD:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start], text[end:].partition("\n")[0]
    return re.fullmatch(r"(?:By\s)?", line[0]) is not None and not line[1].strip()


def is_unnamed(speaker: str) -> bool:
    """Whether a speaker is described and not named: "the caller", "One member"."""
    return re.match(r"(?:An?|The|One|Another|His|Her|My|Our)\s(?=[a-z])|[^\W\d_A-Z]", speaker) is not None


def is_human(noun: str) -> bool:
    """Whether a word says what somebody is: "minister", "striker"; not "questionnaire"."""
    if re.search(r"year-old$|^ex-", noun):
        return True
    return noun in TITLES | KIN or (noun not in _NO_HUMAN and _HUMAN.match(noun) is not None)


def _is_told_of(before: str, after: str) -> bool:
    """Whether what stands around a name says that it is somebody's: "X, 61,", "her rival, X, …", "X, who"."""
    if before.casefold().endswith(("the ", "a ")):
        return False  # "the Gulf Stream, a warm current"
    return _TOLD_OF.match(after) is not None or (after[:1] in (",", ".") and _ROLE_BEFORE.search(before) is not None)


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


def _by_title(words: set[str]) -> Gender | None:
    """He or she, by the titles and trades among the words before a name."""
    if words & _HE:
        return "he"
    return "she" if words & _SHE or any(len(word) > 5 and word.endswith("woman") for word in words) else None


def _by_first_name(name: str) -> Gender | None:
    return first_names.gender(name.split()[0])


def full_name(written: str) -> str | None:
    """The name of a person in what is written like a name, its titles left out; None where it names none in full."""
    words = written.split()
    for place in range(len(words) - 1, 0, -1):
        word = words[place - 1].strip(".,").casefold()
        if word in TITLES or (word == "state" and place > 2 and words[place - 2] == "of"):
            words = words[place:]
            break
    if len(words) > 2 and (_ORIGIN.fullmatch(words[0]) or _is_trade(words)):
        words = words[1:]
    place = words.index("of") if "of" in words else 0
    if 2 <= place <= 3 and not {word.casefold() for word in words[:place]} & (_BODY | TITLES):
        words = words[:place]  # "Matt Gaetz of Niceville"
    if {"of", "for", "the"} & set(words):  # "Administrator for the Science Directorate Thomas Zurbuchen"
        known = [place for place, word in enumerate(words) if word.strip(".,").casefold() in _BODY | TITLES]
        words = words[known[-1] + 1 :] if known else words
    kept = [word for word in words if word not in _PARTICLES]
    if words and (words[0].isupper() and len(words[0]) > 1 and "." not in words[0]):
        return None  # "BBC Sport", "SS Great Britain"
    if words and (words[0].casefold() in _PLACE_FIRST or re.search(r"-[a-z]+$", words[0])):
        return None
    if words and _OPENS_SENTENCE.fullmatch(words[0]) and first_names.gender(words[0]) is None:
        return None
    if not 2 <= len(kept) <= 4 or len(words) > 6:
        return None
    if any(
        word.strip(".,").casefold() in _BODY | _NEVER
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
    return full_name(" ".join(words)) or _bare(" ".join(words))


def _bare(written: str) -> str:
    """What is written like a name without titles and "the"."""
    words = written.split()
    while len(words) > 1 and words[0].casefold() in ("the", "a", "an"):
        words = words[1:]
    for place in range(len(words) - 1, 0, -1):
        word = words[place - 1].strip(".,").casefold()
        if word in TITLES and not (
            words[place].casefold() in _BODY or (place + 1 < len(words) and words[place] == "of")
        ):
            return " ".join(words[place:])
    return " ".join(words)


def _initials_left_out(longer: str, name: str) -> bool:
    """Whether one name is the other with more in the middle or before it: "E. Jean Carroll", "Jean Carroll"."""
    a, b = longer.split(), name.split()
    return len(b) >= 2 and a[0] == b[0] and a[-1] == b[-1]
