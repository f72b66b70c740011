"""Of what a figure or a day is that has changed, by the words before it. English.

"Its price rose to £345m" in a report on a bridge is of the bridge, and so is "the council cut its estimate"; "families
left homeless rose to 40" is nothing to a question for the dead, whatever it rose from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self

from qa import names
from qa.events import MISHAPS
from qa.lexical import STOP_WORDS, content_words, stem, stems, words
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY
from qa.types import Span
from qa.verbs import CONTRARIES, forms

#: Words for whom or what is counted that an article may leave out: "22 people were injured", "22 injured".
LIGHT: Final = frozenset(map(stem, "people person persons man men woman women total number amount".split()))
#: Words for what happened, which each article calls in its own way: a crash may be an accident, a theft a robbery.
EVENTS: Final = frozenset(
    map(
        stem,
        (
            *MISHAPS,
            *"""accident disaster tragedy incident wreck attack murder killing theft robbery raid heist burglary gale
            strike walkout protest demonstration march vote ballot referendum poll election match game race final
            meeting summit talks conference festival event""".split(),
        ),
    )
)
#: Nouns that say what these verbs do.
_NOUNS: Final = {
    "open": "launch launched inauguration",
    "close": "closure",
    "win": "winner",
    "lose": "loser",
    "arrive": "arrival",
    "depart": "departure",
}
#: Words of which each answers another question than the others of its row.
COUNTERPARTS: Final = tuple(
    tuple(frozenset(map(stem, side)) for side in row)
    for row in (
        *(
            [[word for one in side for word in (*forms(one), *_NOUNS.get(one, "").split())] for side in row]
            for row in CONTRARIES
        ),
        *(
            [side.split() for side in row.split("|")]
            for row in (
                "killed kill died die dead death deaths fatality fatalities toll victim victims casualty"
                " casualties bodies|injured injuries injury hurt wounded",
                "born birth|died die dead death",
                "rise rose risen increase increased grew grow|fall fell fallen decrease decreased drop dropped",
                "first|second|third|fourth|fifth|last",
                "men man male|women woman female",
            )
        ),
    )
)
#: Events that do not say who or what is counted, as "killed" says it.
_HAPPENED: Final = EVENTS.difference(*(side for row in COUNTERPARTS for side in row))
#: Words for values, which do not say of what.
OF_VALUES: Final = frozenset(
    map(stem, "cost costs price fee fare rate sum amount total number figure estimate charge worth pay paid".split())
)
#: Words that say that something is not what it was; without one of them "from 11 to 20" is no change.
CHANGED: Final = (
    r"\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|gr[eo]wn?|growing|dropp(?:ed|ing)|climb(?:ed|ing|s)"
    r"|jump(?:ed|ing|s)|s[aiu]nk|shr[aiu]nk|increas(?:ed?|es|ing)|decreas(?:ed?|es|ing)|rais(?:ed?|es|ing)|cut(?:s|ting)?"
    r"|lower(?:ed|ing)?|reduc(?:ed?|es|ing)|revis(?:ed?|es|ing)|correct(?:ed|s|ing)|chang(?:ed?|es|ing)"
    r"|mov(?:ed?|es|ing)|put (?:back|off)|pushed back|postpon(?:ed?|es|ing)|delay(?:ed|s|ing)?|brought forward"
    r"|extend(?:ed|s|ing)?|reschedul(?:ed?|ing)|shift(?:ed|s|ing)?|amend(?:ed|s|ing)?|went|gone|go(?:es|ing)|up|down)\b"
)
#: What parts two clauses.
CLAUSES: Final = lazy_pattern(r"[,;:–—](?!\d)|\b(?:and|but|while)\b")
#: What is foreseen of something that is named before it, or behind it where nothing is: ", originally due on 3 May,".
_DUE: Final = lazy_pattern(
    r"\W*(?P<which>(?:which|that) (?:was|were|is|are|has been|had been) )?"
    r"(?:(?:originally|initially|previously|first|once) )?(?:due|set|meant|planned|scheduled|supposed|expected)\b",
    re.IGNORECASE,
)
#: What is said of something by the way, before what else is said of it: "the fire, which killed many, …".
BY_THE_WAY: Final = lazy_pattern(r", (?:which|who|whose|where)\b[^,;:]*,")
#: Letters at the beginning of a word that tell what it is of: "converted", "conversion".
FAMILY: Final = 5

_CHANGE: Final = lazy_pattern(CHANGED, re.IGNORECASE)
#: Those that something does by itself; others are done to what stands behind them: "cut its price to".
_BY_ITSELF: Final = lazy_pattern(
    r"ris|rose|f[ae]ll|gr[eo]w|drop|climb|jump|s[aiu]nk|shr[aiu]nk|go|went|up|down", re.IGNORECASE
)
#: What is counted, and what is asked of it, up to where and when.
_HOW_MANY: Final = lazy_pattern(r"\bhow many (?P<what>[^?,;]+)", re.IGNORECASE)
_ABOUT: Final = (
    r"\b(?:in|at|by|on|from|to|with|without|after|before|near|during|under|over|across|among|between|through|as|than"
    r"|about|around|into|who|which|that|whose|where|when|because|since|until|against)\b"
)
_PLACED: Final = lazy_pattern(_ABOUT, re.IGNORECASE)
_VERB: Final = lazy_pattern(rf"\b{AUXILIARY}\b", re.IGNORECASE)
#: What a noun ends at; "of" and "for" go on to what it is of.
_ENDS: Final = lazy_pattern(rf"(?P<of>\b(?:of|for)\b)|(?P<about>{_ABOUT})|\b{AUXILIARY}\b", re.IGNORECASE)
#: What somebody says begins anew.
_SAID: Final = lazy_pattern(rf"^.*\b(?:said|says|say|that(?! (?:{AUXILIARY})\b))\b", re.IGNORECASE)
#: "The baths cost £3m."
_COSTS: Final = lazy_pattern(r"\bcosts?(?: (?:about|around|some|nearly))?\W*$", re.IGNORECASE)
#: What something has come to, and by no word of change: "the toll now stands at 7".
STANDS_AT: Final = (
    r"\b(?:stands(?: now)? at|now stands at|now stood at|stood now at|(?:has|have|had) (?:now )?reached"
    r"|is now(?: put at)?)"
)
_STANDS: Final = lazy_pattern(
    rf"(?P<what>(?:[\w-]+ )?(?:number|toll|total|count|tally)\b[^,;:]*?) {STANDS_AT}"
    r"(?: (?:about|around|some|nearly|at least))?\W*$",
    re.IGNORECASE,
)
#: "Drivers will pay £3m for the bridge": it is of what is paid for, not of those who pay.
_PAYS: Final = lazy_pattern(r"\b(?:pays?|paid|spends?|spent)(?: (?:about|around|some|nearly))?\W*$", re.IGNORECASE)
_PAID_FOR: Final = lazy_pattern(
    r" (?:for|on) (?P<what>(?:(?!instead\b|rather\b|and\b)[\w’'-]++ ?+){1,12})", re.IGNORECASE
)
#: Behind a figure, what it counts.
_COUNTED: Final = lazy_pattern(r" (?:[a-z-]+ )??(?P<noun>[a-z-]*[^siuy\W]s|[a-z]+ies|people|men|women|children)\b")
#: Words that leave open what a value is of.
_IDLE: Final = OF_VALUES.union(
    map(
        stem,
        """new final overall estimated expected projected likely current latest original average annual yearly monthly
        full whole official bill budget tag
        spending building construction deadline date day time project scheme meanwhile later soon still already again
        according""".split(),
    )
)


@dataclass(frozen=True)
class Subject:
    """What a question wants a figure or a day of.

    Args:
        asked: the stems of its words for that, others that mean the same among them.
        counts: whether it asks how many there are.
    """

    asked: frozenset[str]
    counts: bool

    @classmethod
    def of(cls, question: str) -> Self:
        """That of a question: of "How many people died in the fire in Orley?" the dead, not the fire or the place.

        Of "How many people voted?" and "How many votes did Berg get?" the votes, for there an event is what is counted.
        """
        counted = _HOW_MANY.search(question)
        if counted is None:
            return cls(with_their_like(set(stems(" ".join(content_words(question)))) - OF_VALUES), False)
        what = counted["what"]
        named = {word for start, end in names.names(question) for word in stems(question[start:end])}
        near = _PLACED.split(what)[0]
        head, near, whole = (
            set(stems(" ".join(content_words(one)))) - LIGHT - named for one in (_VERB.split(near)[0], near, what)
        )
        asked = (near - _HAPPENED) | (set() if head - _HAPPENED else head) or near or whole - _HAPPENED or whole
        return cls(with_their_like(asked), True)

    def fits(self, sentence: str, values: Sequence[Span]) -> bool | None:
        """Whether values of a sentence are of that, by what they count or what they are said of; None where it does
        not tell.

        Args:
            values: in code points of the sentence, in order.
        """
        if self.counts:
            for _, end in values:
                noun = _COUNTED.match(sentence, end)
                if noun and noun["noun"] not in STOP_WORDS and stem(noun["noun"]) not in LIGHT:
                    return self._names(noun["noun"])
        before = sentence[: values[0][0]]
        *above, clause = CLAUSES.split(BY_THE_WAY.sub(" ", before) if self.counts else before)
        if (due := _DUE.match(clause)) is not None:
            return self._is_due("".join(above[-1:]), sentence[values[0][1] :], by_which=due["which"] is not None)
        clause = _SAID.sub("", clause)
        clause = names.FIGURE.sub(" ", names.DATE.sub(" ", clause))
        changes = list(_CHANGE.finditer(clause))
        if not changes and _PAYS.search(clause):
            paid_for = next((one for _, end in values if (one := _PAID_FOR.match(sentence, end))), None)
            return self._told(paid_for["what"]) if paid_for else None
        if not changes and (stands := _STANDS.search(clause)):
            return self._told(stands["what"])
        if not changes:
            return self._told(_COSTS.sub("", clause))
        last = changes[-1]
        phrase = clause[: last.start()]
        if len(changes) > 1 and not clause[changes[-2].end() : last.start()].strip():
            phrase = clause[: changes[-2].start()]  # "went up"
        done_to = clause[last.end() :]
        if not _BY_ITSELF.match(last.group()) and _ENDS.split(done_to, maxsplit=1)[0].strip():
            return self._told(done_to)
        return self._told(phrase)

    def _is_due(self, before: str, behind: str, *, by_which: bool) -> bool | None:
        """Whether that is what something is foreseen of: what the clause before begins with, or where there is none,
        what stands behind. With a "which" it may be what that ends with as well, and it does not tell.
        """
        named = words(before)
        if not named:
            return bool(self.begins(behind.lstrip(", ")))
        told = bool(self.begins(before))
        return None if by_which and not told and self._names(named[-1]) else told

    def begins(self, sentence: str) -> bool | None:
        """Whether a sentence, or what is said in it, begins with that; None where it does not tell."""
        return self._told(_SAID.sub("", sentence))

    def _told(self, phrase: str) -> bool | None:
        """Whether what a phrase begins with is that; None where it names nothing."""
        while phrase:
            end = _ENDS.search(phrase)
            noun, rest = (phrase[: end.start()], phrase[end.end() :]) if end else (phrase, "")
            said = words(noun)
            held = len(said)
            while said and (stem(said[-1]) in _IDLE or (said[-1].endswith("ly") and not self._names(said[-1]))):
                said.pop()
            if end and end["of"] and len(said) < held:
                phrase = rest  # "the number of families"
            elif said[1:] and said[-1] == "s":  # "the bridge's cost", but "the council's estimate"
                return True if self._names(said[-2]) else None
            elif said and said[-1] not in STOP_WORDS:
                return self._whom(rest) if self.counts and stem(said[-1]) in LIGHT else self._names(said[-1])
            elif end and end["about"] and held == len(said) and STOP_WORDS.issuperset(said):
                phrase = rest  # "In Orley the price"
            else:
                return None
        return None

    def _whom(self, rest: str) -> bool | None:
        """Whether people are those that are counted, by what is said of them."""
        said = [word for word in words(rest) if word not in STOP_WORDS]
        return any(map(self._names, said)) if said else None

    def _names(self, word: str) -> bool:
        """Whether a word says what is asked for."""
        found = stem(word)
        return found in self.asked or (
            len(found) >= FAMILY and any(one[:FAMILY] == found[:FAMILY] for one in self.asked)
        )


def with_their_like(found: Iterable[str]) -> frozenset[str]:
    """Some stems, and those that mean the same: of the dead, "died" and "death"."""
    found = frozenset(found)
    return found.union(*(side for row in COUNTERPARTS for side in row if side & found))
