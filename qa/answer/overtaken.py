"""What a later article says in the place of what an earlier one said, and names as no longer so. English.

"Its price rose to £345m, from £310m", "He is to be replaced by Ida Munk": whoever is told £310m, or his name, by an
earlier article is to be told this too. A reader ranks such sentences low, for they are worded as news of a change; here
they are known by the old value or name and by the words that put another in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from qa import names
from qa.answer.agreement import agree
from qa.lexical import content_words, stem, stems
from qa.passages import enclosing
from qa.questions import asked_for, of_now
from qa.types import Article, Reading, Span

#: Words for values, which do not say of what.
_OF_VALUES: Final = frozenset(
    map(stem, "cost costs price fee fare rate sum amount total number figure estimate charge worth pay paid".split())
)
#: What is counted.
_COUNTED: Final = re.compile(r"\bhow many ([\w-]+)", re.IGNORECASE)
#: Words that say that something is not what it was; without one of them "from 11 to 20" is no change.
_CHANGED: Final = (
    r"\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|gr[eo]wn?|growing|dropp(?:ed|ing)|climb(?:ed|ing|s)"
    r"|jump(?:ed|ing|s)|s[aiu]nk|shr[aiu]nk|increas(?:ed?|es|ing)|decreas(?:ed?|es|ing)|rais(?:ed?|es|ing)|cut(?:s|ting)?"
    r"|lower(?:ed|ing)?|reduc(?:ed?|es|ing)|revis(?:ed?|es|ing)|correct(?:ed|s|ing)|chang(?:ed?|es|ing)"
    r"|mov(?:ed?|es|ing)|put (?:back|off)|pushed back|postpon(?:ed?|es|ing)|delay(?:ed|s|ing)?|brought forward"
    r"|extend(?:ed|s|ing)?|reschedul(?:ed?|ing)|shift(?:ed|s|ing)?|amend(?:ed|s|ing)?|went|gone|go(?:es|ing)|up|down)\b"
)
#: What a value does that is foreseen, wanted or feared.
_NOT_YET: Final = re.compile(
    r"\b(?:expect\w*|forecast\w*|predict\w*|hop(?:e|es|ed|ing)|want\w*|aim\w*|propos\w*|fear\w*|could|would|may|might"
    r"|should|if)\b"
)
#: Between such words and a value.
_ABOUT: Final = (
    r"(?: (?:the|an?|on|of|some|about|around|nearly|earlier|original(?:ly)?|previous(?:ly)?|planned|first))* ?"
)
#: Within a clause, and over a comma.
_REST: Final = r"[^;:\n]{0,60}?"
#: Between a new value and the old one behind it …
_FOR_OLD: Final = re.compile(
    rf"{_REST}\b(?:rather than|instead of|in place of|up from|down from|(?<=, )not|and not){_ABOUT}", re.IGNORECASE
)
_FROM: Final = re.compile(rf"{_REST}\bfrom{_ABOUT}", re.IGNORECASE)
#: … and between an old one and the new one behind it, by what stands before the old one.
_BEHIND: Final = tuple(
    (re.compile(rf"{before}$", re.IGNORECASE), re.compile(between, re.IGNORECASE))
    for before, between in (
        (rf"{_CHANGED}.*\bfrom{_ABOUT}", rf"{_REST}\bto{_ABOUT}"),
        (rf"\bnot{_ABOUT}", rf"{_REST}\bbut{_ABOUT}"),
        (
            r"\b(?:due|was to|were to|had been to|meant|planned|scheduled|supposed|originally|first)\b[^;:,\n]{0,30}",
            rf"[^;:\n]{{0,40}}?(?:{_CHANGED}|\bnow\b|\binstead\b){_REST}",
        ),
    )
)
#: Between somebody new and whom he or she follows.
_FOLLOWS: Final = re.compile(
    r"[^;:.\n]{0,40}?\b(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|(?:tak(?:e|es|ing)|took) over from"
    r"|(?:tak(?:e|es|ing)|took) the place of|rather than|instead of) (?:the )?(?:[\w-]+ ){0,3}",
    re.IGNORECASE,
)
#: Between somebody and who follows him or her, who may stand in the next sentence.
_YIELDS: Final = re.compile(
    r"[^\n]*?(?:\b(?:replaced|succeeded)\b[^,;:.\n]{0,30} by|\b(?:gave|given|gives) up\b[^,;:.\n]{0,40} to"
    r"|\b(?:lost|loses)\b[^,;:.\n]{0,40} to|(?:\bhis|\bher|\btheir|['’]s?) successor,?(?: is| was| will be)?)"
    r" (?:the )?(?:[\w-]+ ){0,3}",
    re.IGNORECASE,
)
#: Behind somebody new, where the sentence before names the old one.
_TAKES_OVER: Final = re.compile(
    r"[^;:.\n]{0,60}?\b(?:(?:tak(?:e|es|ing)|took|taken) (?:his|her|their) place"
    r"|(?:tak(?:e|es|ing)|took|taken) over(?= (?:on|in|for|until|as|from)\b|[.,])"
    r"|(?:replac(?:e|es|ed)|succeed(?:s|ed)?) (?:him|her|them))\b",
    re.IGNORECASE,
)


def instead(question: str, told: Reading, later: Article) -> Reading | None:
    """What a later article gives in the place of a reading's short answer, as its short answer; None for nothing.

    The line that it stands in, or where it is somebody the title, must hold a word of the question that is no name, and
    the article all of them that the reading's sentence has; what is counted stands in one of both.
    """
    if not told.short or names.dates(question):
        return None
    old = told.text[told.short[0] - told.start : told.short[1] - told.start]
    words = set(stems(" ".join(content_words(question)))) - _OF_VALUES
    asked = words - {word for start, end in names.names(question) for word in stems(question[start:end])} or words
    counted = set(stems(" ".join(_COUNTED.findall(question))))
    if not asked.intersection(stems(told.text)) <= set(stems(f"{later.title} {later.text}")):
        return None
    if names.figures(old) or names.dates(old):
        found, above = _values(old, later), ""
    elif asked_for(question) == "name" and of_now(question):
        found, above = _holders(old, later), later.title
    else:
        return None
    for new in found:
        line = later.text[later.text.rfind("\n", 0, new[0]) + 1 :].partition("\n")[0]
        held = set(stems(f"{above} {line}"))
        if not held.isdisjoint(asked) and counted <= held | set(stems(told.text)):
            start, end = enclosing(later.text, new, later.language)
            return Reading(later.id, start, end, later.text[start:end], told.score, emphasis=(new,), short=new)
    return None


def _values(old: str, later: Article) -> Iterator[Span]:
    """The figures or days that an article gives for an old one, in code points of its text."""
    find = names.dates if names.dates(old) else names.figures
    mine = [old[slice(*span)] for span in find(old)]
    if len(mine) != 1:
        return
    for was in _found(find, mine[0], later.text):
        first, last = enclosing(later.text, was, later.language)
        sentence, at = later.text[first:last], (was[0] - first, was[1] - first)
        for new in find(sentence):
            value = sentence[slice(*new)]
            if find is names.figures and _NOT_YET.search(sentence, 0, max(new[1], at[1])):
                continue
            if not agree(mine[0], value) and _unit(value) == _unit(mine[0]) and _for(sentence, new, at):
                yield first + new[0], first + new[1]


def _found(find: Callable[[str], list[Span]], value: str, text: str) -> Iterator[Span]:
    """Where a value stands in a text, in its lines that hold the value's last digits."""
    digits = re.findall(r"\d+", value)
    at = 0
    for line in text.splitlines(keepends=True):
        if not digits or digits[-1] in line:
            for start, end in find(line):
                if agree(value, line[start:end]):
                    yield at + start, at + end
        at += len(line)


def _for(sentence: str, new: Span, old: Span) -> bool:
    """Whether a sentence gives one value for another: "£4m rather than £6m", "rose from 3 to 5"."""
    if new[1] <= old[0]:
        between = sentence[new[1] : old[0]]
        changed = bool(re.search(_CHANGED, sentence[: new[0]], re.IGNORECASE))
        return bool(_FOR_OLD.fullmatch(between) or (changed and _FROM.fullmatch(between)))
    before, between = sentence[: old[0]], sentence[old[1] : new[0]]
    return any(one.search(before) and other.fullmatch(between) for one, other in _BEHIND)


def _unit(value: str) -> str:
    """What a figure is of, by the signs that stand at it: money, a share, or nothing."""
    return "%" if re.search(r"%|per ?cent", value) else "".join(sign for sign in value if sign in "$€£¥")


def _holders(old: str, later: Article) -> Iterator[Span]:
    """Those whom an article names in somebody's place, in code points of its text."""
    mine = names.names(old)
    if len(mine) != 1:
        return
    text, surname = later.text, re.compile(rf"\b{re.escape(old[slice(*mine[0])].split()[-1])}\b")
    for was in surname.finditer(text):
        first, end = enclosing(text, was.span(), later.language)
        line = text.find("\n", end)
        rest = text[end : len(text) if line < 0 else line]
        ahead = len(rest) - len(rest.lstrip())
        last = enclosing(text, (end + ahead, end + ahead + 1), later.language)[1] if rest.strip() else end
        for start, stop in names.names(text[first:last]):
            new = first + start, first + stop
            if surname.search(text, *new):
                continue
            if new[1] <= was.start():
                follows = _FOLLOWS.fullmatch(text, new[1], was.start())
            else:
                follows = _YIELDS.fullmatch(text, was.end(), new[0]) or (
                    _TAKES_OVER.match(text, new[1], last) if new[0] >= end else None
                )
            if follows:
                yield new
