"""Of whose life a sentence tells: when one Brandt died does not say when another did. English.

Relatives share a surname and an article. What a sentence, or a clause of it, tells of its subject, where that is
plainly somebody else, is nothing to a question of when or where the one asked for was born, married or died, nor of
where that one trained, taught or went.
"""

from __future__ import annotations

import re
from typing import Final

from qa import first_names, names
from qa.first_names import Gender
from qa.kin import MEN, RELATIVES, WOMEN
from qa.lexical import STOP_WORDS, root, words
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, untitled
from qa.questions import AUXILIARY, OPENING
from qa.reader.rules import Fits
from qa.reader.rules.clauses import JOINT
from qa.types import Span

#: What befalls one person alone: "When was Eva Lund born?", "What did Eva Lund die of?"
_ASKED: Final = lazy_pattern(
    r"\b(?:(?:was|were|is) (?P<was>[^?]+?) (?P<suffered>born|buried|baptised|baptized|christened|cremated|raised"
    r"|brought up|educated)|(?:did|does) (?P<did>[^?]+?) (?P<does>die|retire|grow up|go to school|study|graduate"
    r"|emigrate|marry|get married|live))\b"
)
#: Where one person is or goes: "Where does Eva Lund teach?", "Where did her brother go?"
_WHERE: Final = lazy_pattern(
    rf"{OPENING}where(?: exactly| else)? {AUXILIARY} (?P<who>[^?,;]+?)"
    r"(?: (?:first|last|later|then|now|also|finally|once|originally|currently|usually|been|be))*"
    r" (?P<does>go|gone|going|flee|fled|travel|move|moved|live|lived|living|stay|staying|settle|settled|die|grow up"
    r"|come from|from|train|trained|teach|taught|teaching|study|studied|serve|served|work|worked|working|land|landed"
    r"|arrive|emigrate|retire)\b",
    re.IGNORECASE,
)
#: … whose name the question does not say.
_OF_KIN: Final = lazy_pattern(rf"(?:\b(?:his|her|their)|['’]s?) (?:[a-z]+ )?(?P<kin>{'|'.join(sorted(RELATIVES))})$")
#: A sentence up to its subject: "In 1901 ", "Born in Tarn, ".
_LEAD: Final = lazy_pattern(
    r"\W*(?:(?:In|On|At|By|After|Before|During|Born|Raised|Educated)\b[^,.;:]{1,60}, |(?:In|On|By) [\w ]{1,25}?"
    r" (?=[A-Z]|s?he\b))?"
)
_PRONOUN: Final = lazy_pattern(r"(?P<pronoun>s?he)\b", re.IGNORECASE)
_OF_OTHERS: Final = lazy_pattern(r"\b(?:he|him|his|she|her|hers|they|them|their|both)\b", re.IGNORECASE)
#: What relatives are.
_OF_RELATIVE: Final[dict[str, Gender]] = {**dict.fromkeys(sorted(MEN), "he"), **dict.fromkeys(sorted(WOMEN), "she")}
_OF_SEVERAL: Final = lazy_pattern(r"\b(?:they|them|their|both|couple|family|together)\b", re.IGNORECASE)
_OF_GENDER: Final[dict[Gender, re.Pattern[str]]] = {
    "he": lazy_pattern(r"\b(?:he|him|his)\b", re.IGNORECASE),
    "she": lazy_pattern(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}
_KIN: Final = lazy_pattern(rf"\b(?:{'|'.join(sorted(KIN))})s?\b", re.IGNORECASE)
_INITIAL: Final = lazy_pattern(r"[A-Z]\.?(?:[A-Z]\.?)*")
#: Who does something: he, she or one of somebody's kin, "her second husband, Karl Lund,".
_DOER: Final = (
    rf"(?:\b(?P<pronoun>s?he)\b|\b(?:his|her|their) (?:[a-z]+ )??(?P<kin>{'|'.join(sorted(RELATIVES))})\b(?![’'])"
    r"(?-i:,? [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2},?)?)"
)
_DOES: Final = lazy_pattern(_DOER, re.IGNORECASE)
#: Behind a day that stands before whoever does something on it: "In 1999 her husband".
_THEN_DOES: Final = lazy_pattern(rf",? {_DOER}", re.IGNORECASE)
#: Beside somebody else, of whom the same is told: "she and her husband died".
_WITH: Final = lazy_pattern(r"\b(?:[Ss]?[Hh]e|[A-Z][\w’'-]*) and $")

#: What each befalls somebody on a day of its own, by the roots of the words for it.
_EVENTS: Final = tuple(
    frozenset(map(root, row.split()))
    for row in ("born birth", "marry wed wedding", "die died death killed drowned perished murdered")
)


def of_ones_life(question: str, text: str) -> Fits | None:
    """For a question of when or where somebody was born, married or died, or of where one goes or is: whether a span
    stands in no sentence whose subject is somebody else, by the first name or by "he" and "she". None for other
    questions.
    """
    asked = _asked(question) or _asked_where(question, text)
    if not asked:
        return None
    first, last = asked[0], asked[-1]
    deed = _deed(question)
    gender = _OF_RELATIVE.get(first) or first_names.gender(first)
    own = {first, last}

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        sentence = text[start:end]
        place = span[0] - start, span[1] - start
        if _is_anothers(sentence, place, deed, gender, own) or _is_of_another_day(sentence, place, deed):
            return False
        if first in sentence:
            return True
        lead = _LEAD.match(sentence)
        at = lead.end() if lead else 0
        if pronoun := _PRONOUN.match(sentence, at):
            other = pronoun["pronoun"].casefold() != gender
            told = gender and (_OF_GENDER[gender].search(sentence) or _OF_SEVERAL.search(sentence) or last in sentence)
            return not (gender and other) or bool(told)
        called = next((one for one in names.names(sentence) if one[0] == at), None)
        if called is None or span[0] < start + called[1]:
            return True
        other_name = sentence[slice(*called)].split()
        if not _is_another(other_name, first, last):
            return True
        return bool(_OF_OTHERS.search(sentence) or _KIN.search(sentence))

    return fits


def _asked(question: str) -> list[str]:
    """The words of the full name of whose life a question asks; none where it asks for none, or for several."""
    asked = _ASKED.search(question)
    named = names.names(question[slice(*asked.span("was" if asked["was"] else "did"))]) if asked else []
    if not asked or len(named) != 1:
        return []
    name = (asked["was"] or asked["did"])[slice(*named[0])].split()
    known = len(name) > 1 and name[0].casefold() not in TITLES and first_names.gender(name[0]) is not None
    return name if known else []


def _asked_where(question: str, text: str) -> list[str]:
    """The words of the full name of whom it is asked where he or she is or goes, or what somebody's relative is."""
    asked = _WHERE.match(question)
    if not asked:
        return []
    if kin := _OF_KIN.search(asked["who"]):
        return [kin["kin"]] if kin["kin"] in _OF_RELATIVE else []
    called = names.names(f"of {asked['who']}")
    if called != [(len("of "), len("of ") + len(asked["who"]))]:
        return []
    return known_name(untitled(asked["who"]), text) or []


def known_name(name: str, text: str) -> list[str] | None:
    """The words of a name whose first says that it is a man's or a woman's; for a surname alone, those of the one full
    name that a text has with it. None where there is none.
    """
    called = name.split()
    if len(called) > 1:
        return called if first_names.gender(called[0]) is not None else None
    full = {one.group(1) for one in re.finditer(rf"\b([A-Z][\w’'-]+) {re.escape(name)}\b", text)}
    known = {first for first in full if first_names.gender(first) is not None}
    return [known.pop(), name] if len(known) == 1 else None


def _deed(question: str) -> frozenset[str]:
    """What befell the one of whose life a question asks, by the stems of its verb."""
    asked = _ASKED.search(question)
    where = _WHERE.match(question)
    told = words((asked["suffered"] or asked["does"]) if asked else where["does"] if where else "")
    # "Die" and "died" have no stem in common.
    return frozenset(root(form) for word in told if word not in STOP_WORDS for form in (word, f"{word}d"))


def _is_anothers(sentence: str, span: Span, deed: frozenset[str], gender: Gender | None, own: set[str]) -> bool:
    """Whether the clause of a span tells that the same befell somebody else: "she married Karl Lund; he died in 1999".

    Args:
        span: in code points of the sentence.
        deed: what befell the one asked for, by its stems.
        gender: whether that one is he or she.
        own: the first name and the surname of that one.
    """
    doer = max(_DOES.finditer(sentence, 0, span[0]), key=lambda one: one.start(), default=None)
    told = sentence[doer.end() : span[0]] if doer else ""
    if doer and (
        doer["kin"] in own or own.issubset(doer.group().replace(",", "").split())
    ):  # "her father, Hans Nagel,"
        return False
    if (doer is None or JOINT.search(told)) and (doer := _THEN_DOES.match(sentence, span[1])):
        told = JOINT.split(sentence[doer.end() :], maxsplit=1)[0]
        if names.dates(told):  # "She died in 1984, her husband died in 1990."
            return False
    if doer is None or JOINT.search(told) or deed.isdisjoint(map(root, words(told))):
        return False
    if any(name in told for name in own) or _OF_SEVERAL.search(told) or (gender and _OF_GENDER[gender].search(told)):
        return False  # "he married her in 1958"
    if doer["pronoun"]:
        return gender is not None and doer["pronoun"].casefold() != gender
    return not _WITH.search(sentence, 0, doer.start())


def _is_of_another_day(sentence: str, span: Span, deed: frozenset[str]) -> bool:
    """Whether the clause of a span tells of a birth where a death is asked for, or of a wedding, and of no death."""
    own = next((row for row in _EVENTS if row & deed), None)
    first = max((one.end() for one in JOINT.finditer(sentence, 0, span[0])), default=0)
    parted = JOINT.search(sentence, span[1])
    clause = set(map(root, words(sentence[first : parted.start() if parted else len(sentence)])))
    return own is not None and own.isdisjoint(clause) and any(row & clause for row in _EVENTS)


def _is_another(called: list[str], first: str, last: str) -> bool:
    """Whether a full name is that of somebody else with one surname."""
    return (
        len(called) > 1
        and called[-1] == last
        and called[0].casefold().strip(".") not in TITLES
        and not _INITIAL.fullmatch(called[0])
        and not any(first_names.may_be_one(first, word) for word in called[:-1])
    )
