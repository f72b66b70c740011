"""What a later article says in the place of what an earlier one said, and names as no longer so. English.

"Its price rose to £345m, from £310m", "He is to be replaced by Ida Munk": whoever is told £310m, or his name, by an
earlier article is to be told this too. A reader ranks such sentences low, for they are worded as news of a change; here
they are known by the old value or name and by the words that put another in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from qa import names
from qa.almanac import WEEKDAY
from qa.answer.agreement import agree
from qa.answer.subject import (
    CHANGED,
    CLAUSES,
    COUNTERPARTS,
    FAMILY,
    LIGHT,
    OF_VALUES,
    STANDS_AT,
    Subject,
    with_their_like,
)
from qa.lexical import content_words, stems
from qa.numerals import VALUES
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import untitled
from qa.questions import asked_for, of_now
from qa.reader.rules.left import asks_holder, is_another_office, is_its_office
from qa.reader.rules.tolls import of_all, whom
from qa.reader.rules.withdrawn import corrects, withdrawn
from qa.types import Article, Reading, Span

#: What a value does that is foreseen, wanted or feared.
_NOT_YET: Final = lazy_pattern(
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
_FOR_OLD: Final = lazy_pattern(
    rf"{_REST}\b(?:rather than|instead of|in place of|up from|down from|(?<=, )not|and not){_ABOUT}", re.IGNORECASE
)
_FROM: Final = lazy_pattern(rf"{_REST}\bfrom{_ABOUT}", re.IGNORECASE)
#: … before one to which something has changed …
_CHANGED_TO: Final = lazy_pattern(rf"{CHANGED}(?: [\w-]+ly)?(?: again)? to{_ABOUT}", re.IGNORECASE)
#: … or that a count has come to by now …
_COUNT_NOW: Final = lazy_pattern(
    rf"\b(?:number|toll|total|count|tally)\b[^,;:.\n]{{0,60}}?{STANDS_AT}{_ABOUT}", re.IGNORECASE
)
#: … and between an old one and the new one behind it, by what stands before the old one.
_BEHIND: Final = tuple(
    (lazy_pattern(rf"{before}$", re.IGNORECASE), lazy_pattern(between, re.IGNORECASE))
    for before, between in (
        (rf"{CHANGED}[^\n]{{0,120}}\bfrom{_ABOUT}", rf"{_REST}\bto{_ABOUT}"),
        (rf"\bnot{_ABOUT}", rf"{_REST}\bbut{_ABOUT}"),
        (
            r"\b(?:due|set (?:to|for)|was to|were to|had been to|meant|planned|scheduled|supposed|originally|first)\b"
            r"[^;:,\n]{0,30}",
            rf"[^;:\n]{{0,40}}?(?:{CHANGED}|\bnow\b|\binstead\b){_REST}",
        ),
    )
)
#: Before a day to which something is put off, and what is not so until then.
_UNTIL: Final = lazy_pattern(
    r"\b(?:(?P<shut>closed|shut)(?: [\w-]+){0,3}? until"
    r"|not (?:be )?(?P<so>(?:re-?)?open|start|begin|ready|finished|complete(?:d)?)\b(?: [\w-]+){0,3}? until"
    r"|(?:put (?:back|off)|pushed back|postponed|delayed|moved|brought forward|rescheduled)(?: [\w-]+){0,4}?"
    r" (?:to|until|till|for)"
    r"|(?:now (?:expect\w*|due|set|likely|plan\w*|aim\w*|hop\w+|going)(?: [\w-]+){0,4}? to|(?:will|is to|are to) now)"
    r" (?:be )?(?P<now>open|start|begin|finish(?:ed)?|end|ready|complete(?:d)?|close)\b(?: [\w-]+){0,3}?"
    rf" (?:in|on|by|from)){_ABOUT}",
    re.IGNORECASE,
)
#: Before what something has come to cost by now: "the cost stands at", "taking the bill to".
_COST_NOW: Final = lazy_pattern(
    r"\b(?:(?:tak|bring|push)(?:es|ing)? (?:the|its) (?:(?:total|final|whole|full|overall) )?(?:costs?|price|bill) to"
    r"|(?:costs?|price|bill) (?:now )?(?:stands? (?:now )?at|is now(?: (?:put|estimated))?(?: at)?|now comes to"
    rf"|has reached)){_ABOUT}",
    re.IGNORECASE,
)
#: A sum of money, and how much it is.
_SUM: Final = lazy_pattern(
    r"[$€£¥] ?(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<unit>k|m|mn|million|bn|billion|tn|trillion)?\b", re.IGNORECASE
)
_UNITS: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
#: How many times as much, or as little, something costs at most when that has changed: else it is something else.
_TIMES_AS_MUCH: Final = 2.5
#: Words that ask for a value.
_MUCH: Final = frozenset({"much", "many"})
#: Before a cost, whose it is: "the fair's".
_OF_ANOTHER: Final = lazy_pattern(r"['’]s?(?: \w+)? $|\b(?:their|similar)\b")
#: What something costs, in words of which none says of what.
_BILL: Final = lazy_pattern(r"\b(?:costs?|price|bill)\b(?! of living)[^,;:]{0,30}$", re.IGNORECASE)
#: What asks for how it once was to be.
_AT_FIRST: Final = lazy_pattern(
    r"\b(?:at first|original(?:ly)?|initial(?:ly)?"
    r"|(?:was|were) (?:[\w-]+ ){1,8}?(?:meant|supposed|going|expected) to)\b",
    re.IGNORECASE,
)
#: Between somebody new and whom he or she follows, in an office or, by some of these words, in a match too.
_FOLLOWS: Final = lazy_pattern(
    r"[^;:.\n]{0,40}?\b(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|(?P<anywhere>(?:tak(?:e|es|ing)|took) over from"
    r"|(?:tak(?:e|es|ing)|took) over\b[^;:.\n]{0,80}? (?:from|after)"
    r"|(?:tak(?:e|es|ing)|took) the place of|rather than|instead of)) (?:the )?(?:[\w-]+ ){0,3}",
    re.IGNORECASE,
)
#: What is given up to a successor, or lost to one: nobody follows in a bet or a court case.
_POST: Final = (
    r"[^,;:.\n]{0,30}\b(?:office|post|seat|job|role|chair|place|position|command|leadership|mayoralty|presidency"
    r"|captaincy|title|crown|throne|election|re-?election|(?:vote|ballot)(?! on (?:an?|the|its|his|her|whether)\b)|race"
    r"|run-?off|contest)\b[^,;:.\n]{0,30}"
)
#: The capacity in which somebody follows another, up to what parts it from the rest: "as chair of the chess club".
_AS: Final = lazy_pattern(
    r"[^,;:.\n]{0,60}?\bas ([^,;:.\n]{1,80}?)(?=[,;:.\n]|$| (?:on|in|after|when|while|who|last|next)\b)"
)
#: Where somebody is followed: "on the board".
_ON: Final = lazy_pattern(
    r" (?:on|in|at) (?:the|his|her|their|its|an?) ((?:[\w-]+ ){0,2}"
    r"(?:board|jury|committee|council|panel|bench|commission|team|squad|side|line-?up|crew|choir|band|cast|orchestra"
    r"|delegation)\b(?! (?:elections?|meetings?|polls?|votes?|sessions?|rooms?|chambers?|offices?)\b)[^,;:.\n]{0,80}?)"
    r"(?=[,;:.\n]|$| (?:by|on|in|after|when|while|who|last|next)\b)"
)
#: Of an office that passes to another; what is new must be the office.
_PASSES: Final = lazy_pattern(
    r"\b(?:(?P<new>(?:new|next)(?: [\w-]+){1,3})|elect\w*|vot(?:es?|ed|ing)|ballot|changed hands"
    r"|hand(?:s|ed) over|handover|succe\w+|resign\w*"
    r"|retir\w*|stepp\w+ down|stood down)\b",
    re.IGNORECASE,
)
#: Of a match.
_MATCH: Final = lazy_pattern(
    r"\b(?:set|final|half|minute|lap|leg|innings|goal|match|game|court|tournament)\b", re.IGNORECASE
)
#: Between somebody and who follows him or her, who may stand in the next sentence.
_YIELDS: Final = lazy_pattern(
    r"[^\n]*?(?:\b(?P<verb>replaced|succeeded)\b[^,;:.\n]{0,30} by|\b(?:gave|given|gives) up\b" + _POST + r" to"
    r"|\b(?:lost|loses)(?:" + _POST + r"|(?P<anywhere>)) to"
    r"|(?:\bhis|\bher|\btheir|['’]s?) successor(?! as\b),?(?: is| was| will be)?"
    r"|\b(?:his|her|their) (?:successor|replacement) as (?P<office>[^,;:.\n]{1,40}),"
    r"|\b(?:his|her|their) (?:place|post|office) (?:is|was|has been|will be|is to be) (?:taken|filled)(?: over)? by)"
    r" (?:the )?(?:[\w-]+,? ){0,3}",
    re.IGNORECASE,
)
#: What is somebody's: "lost the vote to Berg's party".
_OWNS: Final = lazy_pattern(r"['’]s? (?=\w)")
#: What is somebody's, a successor aside: "Berg's father".
_OF_THEIRS: Final = lazy_pattern(r"['’]s? (?!successor|place|seat|post|office|job|role)")
#: Behind somebody new, where the sentence before names the old one.
_TAKES_OVER: Final = lazy_pattern(
    r"[^;:.\n]{0,60}?\b(?:(?:tak(?:e|es|ing)|took|taken) (?:his|her|their) place"
    r"|(?:tak(?:e|es|ing)|took|taken) over(?= (?:on|in|for|until|as|from)\b|[.,])"
    r"|(?:elected|appointed|chosen|named|sworn in) in (?:his|her|their) (?:place|stead)"
    r"|(?:will act|acts|is acting|is to act) in (?:his|her|their) place until\b"
    r"|(?:replac(?:e|es|ed)|succeed(?:s|ed)?) (?:him|her|them))\b",
    re.IGNORECASE,
)
#: Somebody new: "the new mayor, Ida Munk".
_NEW: Final = lazy_pattern(r"\bnew (?P<office>[a-z-]+(?: [a-z-]+){0,3}),? (?=[^\W\d_a-z])")
#: Near somebody old.
_GONE: Final = lazy_pattern(
    r"\b(?:former|ex|outgoing|late|predecessor|resign\w*|retir\w*|left|quit|stepp\w+|stood down|sacked|dismissed|ousted"
    r"|defeated|beat|beaten|lost|succe\w+|replac\w*|took over|taken over|died|death)\b",
    re.IGNORECASE,
)
#: Before somebody new, of where he or she is: "Oslo's new mayor".
_OWNER: Final = lazy_pattern(r"(?P<name>[^\W\d_a-z][\w-]*)(?:['’]s|['’]) $")
#: Days of every week.
_WEEKLY: Final = lazy_pattern(rf"\b{WEEKDAY}s\b")
#: Share of a sentence's words that one has which says the same with another value, 0..1.
_SAME_SHARE: Final = 0.7
#: Code points of a later article that are read: one that goes on with a story says so early.
_READ: Final = 30_000
#: Places of one article, with an old value or name, that are looked at, and code points around each.
_PLACES: Final = 24
_AROUND: Final = 400
#: Figures or days of its sentence that may take an old one's place, the nearest.
_NEAREST: Final = 8
#: Code points of the longest figure or day.
_LONGEST: Final = 40


def instead(
    question: str, told: Reading, later: Article, *, goes_on: bool = False, by_words: bool = False
) -> Reading | None:
    """What a later article gives in the place of a reading's short answer, as its short answer; None for nothing.

    What stands near it, or where it is somebody the title, must hold a word of the question that is no name, and the
    article all of them that the reading's sentence has. A figure or a day must not be said of something else than is
    asked for, and nobody follows in another capacity. Of a long article the beginning is read.

    Args:
        later: or, where is asked who holds an office, the reading's own.
        goes_on: it goes on with the same story, and what is looked for is what is new in it without the old beside it.
        by_words: nothing but its words shows that it is on the same matter: it must correct the reading's sentence.
    """
    if not overtakable(question, told):
        return None
    later = replace(later, text=later.text[:_READ])
    old = told.brief
    words = set(stems(" ".join(content_words(question)))) - OF_VALUES
    named = [question[start:end] for start, end in names.names(question)]
    # "Injured?" begins with a capital as a name does.
    asked = words - {word for one in named if one.casefold() not in told.text for word in stems(one)} or words
    said = asked.intersection(stems(told.text)) - LIGHT
    if goes_on and of_all(question, later):
        said -= whom(question)
    thing = {word for one in named for word in stems(one)} if OF_VALUES & set(stems(question)) else set()
    if not _told(said, set(stems(f"{later.title} {later.text}"))):
        return None
    found: Iterator[Span]
    corrected: Iterator[Span] = iter(())
    of_values = bool(names.figures(old) or _days(old))
    if of_values:
        if later.id == told.article_id:
            return None
        # "The price has gone up from £7.5m to £8.3m" is of what the article is headed with.
        headed = bool(thing) and (asked | thing) - _MUCH <= set(stems(later.title))
        subject, above = Subject.of(question), later.title if headed else ""
        if not goes_on:
            found = _values(old, subject, named, told.text, later, by_words=by_words)
            called = {word for one in named for word in stems(one)}
            corrected = _corrected(old, called if by_words else said | called, later, whole=by_words)
        elif not _days(old):
            found = chain(_changed(old, subject, said, thing, later), _come_to(old, thing, later))
        else:
            found = _put_off(old, subject, words, later)
    elif by_words:
        return None
    else:
        if later.id == told.article_id and not asks_holder(question):
            return None
        above = later.title
        if not goes_on:
            found = _holders(old, question, asked, later)
        else:
            found = _newcomers(old, question, asked, later) if asks_holder(question) else iter(())
    known = goes_on and of_values  # what is new in a story is looked for by what it is of
    for new, by_itself in chain(((one, known) for one in found), ((one, True) for one in corrected)):
        if by_itself or not asked.isdisjoint(stems(f"{above} {later.text[slice(*_around(new, later.text))]}")):
            new = _with_unit(old, new, later.text)
            start, end = enclosing(later.text, new, later.language)
            return Reading(later.id, start, end, later.text[start:end], told.score, emphasis=(new,), short=new)
    return None


def overtakable(question: str, told: Reading) -> bool:
    """Whether a later article may give something in the place of a reading's short answer: a value, or whoever is."""
    if not told.short or asks_of_then(question):
        return False
    old = told.brief
    of_values = bool(names.figures(old) or _days(old))
    return of_values or (asked_for(question) == "name" and of_now(question))


def asks_of_then(question: str) -> bool:
    """Whether a question asks how something was on a day, or how it once was to be."""
    return of_a_day(question) or bool(_AT_FIRST.search(question))


def _days(text: str) -> list[Span]:
    """Spans of dates and of days of every week, in order."""
    return sorted((*names.dates(text), *(one.span() for one in _WEEKLY.finditer(text))))


def of_a_day(question: str) -> bool:
    """Whether a question names a day or a time other than today, of which nothing is overtaken."""
    return any(question[start:end].casefold() != "today" for start, end in names.dates(question))


def _told(asked: set[str], held: set[str]) -> bool:
    """Whether all of some words are among others, or at least others of their families or that mean the same."""
    missing = asked - held
    if not missing:
        return True
    missing -= with_their_like(held)
    families = {one[:FAMILY] for one in held if len(one) >= FAMILY}
    return all(one[:FAMILY] in families for one in missing)


def _with_unit(old: str, new: Span, text: str) -> Span:
    """A new value with the word that stands behind the old one, where it stands behind it too: "euros"."""
    figures = names.figures(old)
    unit = old[figures[-1][1] :] if figures else ""
    return (new[0], new[1] + len(unit)) if unit and text.startswith(unit, new[1]) else new


def _around(place: Span, text: str) -> Span:
    """The line that holds a place of a text, or as much of a long one as stands near it."""
    first = max(0, place[0] - _AROUND)
    first = max(first, text.rfind("\n", first, place[0]) + 1)
    last = text.find("\n", place[1], place[1] + _AROUND)
    return first, last if last >= 0 else min(len(text), place[1] + _AROUND)


def _values(
    old: str, subject: Subject, named: Sequence[str], said: str, later: Article, *, by_words: bool
) -> Iterator[Span]:
    """The figures or days that an article gives for an old one, in code points of its text.

    Args:
        old: of days the first counts: "Tuesdays from June".
        named: what the question names: "Elm Court" has not the rent of Oak Court.
        said: the old one's sentence. What corrects it in the same words is of the same, whatever the question calls it.
        by_words: only such a correction counts.
    """
    find = _days if _days(old) else names.figures
    mine = [old[slice(*span)] for span in find(old)]
    if not mine or (len(mine) > 1 and find is names.figures):
        return
    for was in _found(find, mine[0], later.text):
        start, stop = _around(was, later.text)
        first, last = (start + at for at in enclosing(later.text[start:stop], (was[0] - start, was[1] - start)))
        sentence, at = later.text[first:last], (was[0] - first, was[1] - first)
        nearest = sorted(find(sentence), key=lambda one: max(one[0] - at[1], at[0] - one[1]))
        for new in nearest[:_NEAREST]:
            value = sentence[slice(*new)]
            if find is names.figures and _NOT_YET.search(sentence, 0, max(new[1], at[1])):
                continue
            if agree(mine[0], value) or _unit(value) != _unit(mine[0]) or not _for(sentence, new, at):
                continue
            if _is_of_a_namesake(named, CLAUSES.split(sentence[: min(new[0], at[0])])[-1]):
                continue
            fits = not by_words and subject.fits(sentence, sorted((new, at))) is not False
            if fits or (corrects(later.title, later.text[start:stop]) and _restates(said, sentence)):
                yield first + new[0], first + new[1]


def _is_of_a_namesake(named: Sequence[str], clause: str) -> bool:
    """Whether a clause names none of some names, but one that ends as one of several words does: "Oak Court"."""
    if any(one in clause for one in named):
        return False
    kinds = {one.split()[-1] for one in named if " " in one}
    told = (clause[slice(*span)].split() for span in names.names(clause))
    return any(len(one) > 1 and one[-1] in kinds for one in told)


def _restates(told: str, sentence: str) -> bool:
    """Whether a sentence has nearly all words of another, values aside."""
    one, other = (
        set(stems(" ".join(content_words(names.FIGURE.sub(" ", names.DATE.sub(" ", _WEEKLY.sub(" ", each)))))))
        for each in (told, sentence)
    )
    return len(one & other) >= _SAME_SHARE * len(one)


def _corrected(old: str, said: set[str], later: Article, *, whole: bool) -> Iterator[Span]:
    """The figure or day that is right where an article takes back an old one, in code points of its text.

    Args:
        said: words of the question that the old one's sentence has, and its names, by their stems.
        whole: what is taken back must have all of them, and not merely one: "Lee Farrant was 34".
    """
    find = _days if _days(old) else names.figures
    mine = [old[slice(*span)] for span in find(old)]
    for one in withdrawn(later.title, later.text, later.language) if len(mine) == 1 else ():
        if one.right is None:
            continue
        wrong, right = later.text[slice(*one.wrong)], later.text[slice(*one.right)]
        was, new = find(wrong), find(right)
        places = [place for place, span in enumerate(was) if agree(mine[0], wrong[slice(*span)])]
        # "… was 34 and had two children. He was 36 and had three": in the same order.
        spoken = said.intersection(stems(wrong))
        if not places or not spoken or (whole and spoken != said) or len(new) not in (1, len(was)):
            continue
        start, end = new[places[0] if len(new) > 1 else 0]
        if not agree(mine[0], right[start:end]):
            yield one.right[0] + start, one.right[0] + end


def _changed(old: str, subject: Subject, said: set[str], thing: set[str], later: Article) -> Iterator[Span]:
    """The figures to which an article says that what was told of has changed, in code points of its text.

    Args:
        said: words of the question that the old one's sentence has, by their stems.
        thing: the words of names of what it costs, likewise; none where another value is asked for.
    """
    now = _COUNT_NOW.finditer(later.text) if subject.counts else ()
    for change in islice(chain(_CHANGED_TO.finditer(later.text), now), _PLACES):
        new = names.FIGURE.match(later.text, change.end())
        if new is None or agree(old, new.group()):
            continue
        start, stop = _around(new.span(), later.text)
        line, at = later.text[start:stop], (new.start() - start, new.end() - start)
        first, last = enclosing(line, at, later.language)
        sentence, value = line[first:last], (at[0] - first, at[1] - first)
        clause = CLAUSES.split(sentence[: value[0]])[-1]
        if _NOT_YET.search(clause):
            continue
        fits = subject.fits(sentence, [value])
        by_name = thing and thing <= set(stems(sentence)) and _BILL.search(clause)
        if fits or (fits is None and (by_name or (said and said <= set(stems(line[: at[1]]))))):
            yield new.span()


def _come_to(old: str, thing: set[str], later: Article) -> Iterator[Span]:
    """The sums that an article says something has come to cost, in code points of its text.

    It must be named there, or in the sentence before, and cost no other amount.

    Args:
        thing: the words of names of what it costs, by their stems; none where another value is asked for.
    """
    for change in islice(_COST_NOW.finditer(later.text), _PLACES if thing else 0):
        new = names.FIGURE.match(later.text, change.end())
        if new is None or not _is_near(old, new.group()) or agree(old, new.group()):
            continue
        start, stop = _around(new.span(), later.text)
        line, at = later.text[start:stop], (new.start() - start, new.end() - start)
        first, _ = enclosing(line, at, later.language)
        told = line[first : change.start() - start]
        before = _sentence_before(start + first, later) if first else ""
        if thing <= set(stems(f"{before} {told}")) and not _NOT_YET.search(told) and not _OF_ANOTHER.search(told):
            yield new.span()


def _is_near(old: str, new: str) -> bool:
    """Whether two sums of one currency may be what the same thing cost and costs."""
    sums = [_SUM.search(one) for one in (old, new)]
    if not all(sums) or _unit(old) != _unit(new):
        return False
    one, other = (
        float(each["number"].replace(",", "")) * _UNITS.get((each["unit"] or "").casefold(), 1) for each in sums if each
    )
    return 0 < max(one, other) <= _TIMES_AS_MUCH * min(one, other)


def _put_off(old: str, subject: Subject, words: set[str], later: Article) -> Iterator[Span]:
    """The days to which an article says that what was told of is put off, in code points of its text.

    Args:
        words: of the question, by their stems.
    """
    events = frozenset().union(*chain.from_iterable(COUNTERPARTS))
    for change in islice(_UNTIL.finditer(later.text), _PLACES):
        what = "open" if change["shut"] else change["so"] or change["now"]
        if what and subject.asked.isdisjoint(stems(what)):
            continue
        start, stop = _around(change.span(), later.text)
        line, at = later.text[start:stop], (change.start() - start, change.end() - start)
        first, last = enclosing(line, at, later.language)
        sentence, place = line[first:last], (at[0] - first, at[1] - first)
        new = next((one for one in names.dates(sentence) if one[0] == place[1]), None)
        if new is None or agree(old, sentence[slice(*new)]):
            continue
        clause = sentence[: place[0]] if change["now"] else CLAUSES.split(sentence[: new[0]])[-1]
        if _NOT_YET.search(clause.lower()) or (change["now"] and not re.search(r"\d", sentence[slice(*new)])):
            continue  # "will now open on Saturdays as well"
        if change["now"]:
            fits: bool | None = bool(subject.begins(CLAUSES.split(sentence[: place[0]])[-1]))
        else:
            fits = subject.begins(sentence[: place[0]]) if what else subject.fits(sentence, [new])
        if fits is not False and not (words - events).isdisjoint(stems(sentence)):
            yield start + first + new[0], start + first + new[1]


def _newcomers(old: str, question: str, asked: set[str], later: Article) -> Iterator[Span]:
    """Those whom an article calls new in the office that is asked for, in code points of its text.

    Nobody is new in an office of another place, or beside an old holder of whom nothing says that he or she went.
    """
    mine = names.names(old)
    if len(mine) != 1:
        return
    surname = re.compile(rf"\b{re.escape(old[slice(*mine[0])].split()[-1])}\b")
    lines = [_around(one.span(), later.text) for one in islice(surname.finditer(later.text), _PLACES)]
    if lines and not any(_GONE.search(later.text, *line) for line in lines):
        return
    places = set(stems(question))
    for one in islice(_NEW.finditer(later.text), _PLACES):
        owner = _OWNER.search(later.text, max(0, one.start() - _LONGEST), one.start())
        if owner and places.isdisjoint(stems(owner["name"])):
            continue
        line = later.text[one.end() : one.end() + _AROUND].partition("\n")[0]
        named = names.names(line)
        if named and named[0][0] == 0 and set(stems(one["office"])) <= asked and not agree(old, line[: named[0][1]]):
            yield one.end(), one.end() + named[0][1]


def _in_another_capacity(text: str, places: Iterable[int], new: Span, question: str, asked: set[str]) -> bool:
    """Whether it is as something else than is asked for that somebody follows: "as chair of the chess club".

    Args:
        places: behind which may stand where that is: "on the board".
    """
    families = {word[:FAMILY] for word in asked}
    where = [one for place in places if (one := _ON.match(text, place)) and not re.match(_POST, f" {one[1]}")]
    capacity = _AS.match(text, new[1])
    if capacity and is_another_office(question, capacity[1]):
        return True
    capacities = [*where, *filter(None, [capacity])]
    return any(families.isdisjoint(word[:FAMILY] for word in stems(one[1])) for one in capacities)


def _found(find: Callable[[str], list[Span]], value: str, text: str) -> Iterator[Span]:
    """Where a value stands in a text, by its last digits or its last word, and by numbers in words."""
    last = (re.findall(r"\d+", value) or re.findall(r"\w+", value))[-1].casefold()
    number = str(VALUES.get(last, last))
    alike = {last, number, *(word for word, other in VALUES.items() if str(other) == number)}
    for one in islice(re.finditer(rf"\b(?:{'|'.join(sorted(alike))})(?!\d)", text, re.IGNORECASE), _PLACES):
        first = max(0, one.start() - _LONGEST)
        for start, end in find(text[first : one.end() + _LONGEST]):
            at = first + start, first + end
            if at[0] <= one.start() < at[1] and agree(value, text[slice(*at)]):
                yield at


def _for(sentence: str, new: Span, old: Span) -> bool:
    """Whether a sentence gives one value for another: "£4m rather than £6m", "rose from 3 to 5"."""
    if new[1] <= old[0]:
        between = sentence[new[1] : old[0]]
        changed = bool(re.search(CHANGED, sentence[: new[0]], re.IGNORECASE))
        return bool(_FOR_OLD.fullmatch(between) or (changed and _FROM.fullmatch(between)))
    before, between = sentence[: old[0]], sentence[old[1] : new[0]]
    return any(one.search(before) and other.fullmatch(between) for one, other in _BEHIND)


def _unit(value: str) -> str:
    """What a figure is of, by the signs that stand at it: money, a share, or nothing."""
    return "%" if re.search(r"%|per ?cent", value) else "".join(sign for sign in value if sign in "$€£¥")


def _holders(old: str, question: str, asked: set[str], later: Article) -> Iterator[Span]:
    """Those whom an article names in somebody's place, in code points of its text.

    Args:
        asked: words for the office, by their stems.
    """
    mine = names.names(old)
    if len(mine) != 1:
        return
    own = set(old[slice(*mine[0])].split())
    surname = re.compile(rf"\b{re.escape(old[slice(*mine[0])].split()[-1])}\b")
    for found in islice(surname.finditer(later.text), _PLACES):
        at, stop = _around(found.span(), later.text)
        text, was = later.text[at:stop], (found.start() - at, found.end() - at)
        first, end = enclosing(text, was, later.language)
        called = [(first + one, first + last) for one, last in names.names(text[first:])]
        bearer = next((text[slice(*one)] for one in called if one[1] >= was[1]), text[slice(*was)])
        whole = set(untitled(bearer).removesuffix("’s").removesuffix("'s").split())
        if _OF_THEIRS.match(text, was[1]) or not (whole <= own or own <= whole):
            continue
        ahead = len(text) - len(text[end:].lstrip())
        last = enclosing(text, (ahead, ahead + 1), later.language)[1] if ahead < len(text) else end
        told = (later.title, _sentence_before(at + first, later))
        others = False
        for new in called:
            if new[0] >= last and others:  # "his" may be another's
                break
            name = set(text[slice(*new)].split())
            if surname.search(text, *new) and (name <= own or own <= name):
                continue
            others = others or new[0] >= was[1]
            if new[1] <= was[0]:
                follows = _FOLLOWS.fullmatch(text, new[1], was[0])
            else:
                follows = _YIELDS.fullmatch(text, was[1], new[0]) or (
                    _TAKES_OVER.match(text, new[1], last) if new[0] >= end else None
                )
            heard = (*told, text[first : min(was[0], new[0])])
            if follows and not _OWNS.match(text, new[1]) and _passes_on(follows, was, new, question, asked, heard):
                yield at + new[0], at + new[1]


def _sentence_before(place: int, article: Article) -> str:
    """The sentence before a place of an article, or as much of a long one as stands near it."""
    before = article.text[max(0, place - _AROUND) : place].rstrip()
    if not before:
        return ""
    return before[slice(*enclosing(before, (len(before) - 1, len(before)), article.language))]


def _passes_on(
    follows: re.Match[str], was: Span, new: Span, question: str, asked: set[str], heard: Iterable[str]
) -> bool:
    """Whether it is in the office that is asked for that one is said to follow another.

    Args:
        heard: what is said before: the title, the sentence before, and the same one's beginning.
    """
    said = follows.groupdict()
    verb = follows.end("verb") if said.get("verb") else max(was[1], new[1])
    if _in_another_capacity(follows.string, (verb, max(was[1], new[1])), new, question, asked):
        return False
    if (office := said.get("office")) is not None:
        families = {word[:FAMILY] for word in asked}
        return not is_another_office(question, office) and any(word[:FAMILY] in families for word in stems(office))
    if said.get("anywhere") is None or _in_office(follows.string, was, new, asked):
        return True
    clause = CLAUSES.split(follows.string[max(was[1], new[1]) :], maxsplit=1)[0]
    told = any(is_its_office(question, sign["new"] or one) for one in heard for sign in _PASSES.finditer(one))
    return told and not _MATCH.search(clause)


def _in_office(text: str, was: Span, new: Span, asked: set[str]) -> bool:
    """Whether it is said that an office passes from one to the other, not the ball: "as mayor", "the new mayor,"."""
    clause = CLAUSES.split(text[min(was, new)[1] :], maxsplit=1)[0]
    called = stems(text[: new[0]])[-1:] if new < was else []
    return not asked.isdisjoint((*called, *stems(clause))) or bool(re.match(_POST, clause, re.IGNORECASE))
