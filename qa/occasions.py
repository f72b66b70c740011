"""The last question of a conversation asked again of another time, place or side: "And in May?", "And against it?".

What takes the place of what, told by the prepositions and by what says when. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa import names, things
from qa.almanac import MONTH, WEEKDAY
from qa.fragments import BASE_TO_COME, DETERMINER, PREPOSITION, capitalised, light
from qa.lexical import STOP_WORDS
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY, PLURAL_NOUN, asked_for
from qa.types import Span

_TIME: Final = r"(?:time|year|month|week|day|night|season|spring|summer|autumn|winter)"
_PRONOUN: Final = "(?:him|her|it|me|us|you|them|this|that|these|those|his|hers|its|theirs)"
#: "And in September?", "And last year?", "And on parks?": the last question asked again of another time,
#: place or thing.
WHEN_OR_WHERE: Final = lazy_pattern(
    rf"^(?:(?!(?:to|with|without|of|about|against|near|over|between|into) {_PRONOUN}\W*$){PREPOSITION}\s+"
    rf"(?!(?:how|what|which|who|whom|whose|when|where|why)\b)"
    rf"(?:May\b|(?!{AUXILIARY}\b)[\w’'-]+)(?: (?!{AUXILIARY}\b)[\w’'-]+){{0,4}}"
    rf"|(?:the )?(?:last|this|next) {_TIME}|(?:the|an?) {_TIME} (?:before|after|ago|earlier|later)) ?\??$",
    re.IGNORECASE,
)
_YEAR: Final = r"\b(?:1[5-9]|20)\d\d(?:[/-]\d\d(?:\d\d)?)?\b"
_WHENCE: Final = "(?:in|on|at|for|since|after|before|during|by|until)"
#: "In February 2021", "before 2014", "last year": the time that another one takes the place of …
_TIMED: Final = lazy_pattern(
    rf"\b{_WHENCE}(?: (?!(?:the|{_WHENCE})\b)[\w’'-]+){{0,2}} {_YEAR}|\b(?:last|this|next) {_TIME}\b",
    re.IGNORECASE,
)
#: … and that other one: "in 2022", "last year", "after the repair".
_OTHER_TIME: Final = lazy_pattern(
    rf"(?:in|for|during|since|until|by)(?: [\w’'-]+){{0,2}}? {_YEAR}|(?:after|before|during) .+"
    rf"|(?:last|this|next) {_TIME}",
    re.IGNORECASE,
)
#: "And the year before?", after a question of one year.
_YEAR_BESIDE: Final = lazy_pattern(r"(?:the|a) year (?:(?P<back>before|earlier)|after|later)", re.IGNORECASE)
_IN_YEAR: Final = lazy_pattern(r"\b(?:in|for|during) (?P<year>(?:1[5-9]|20)\d\d)(?![\w/-])", re.IGNORECASE)
_DAY: Final = rf"(?:(?:\d{{1,2}} )?{MONTH}|{WEEKDAY})"
#: "In March", "on 12 March 2014", "before Monday": the month or day that another one takes the place of.
_DATED: Final = lazy_pattern(
    rf"\b(?P<when>(?:in|on|for|since|after|before|during|by|until) {_DAY})(?P<year> {_YEAR})?(?!\w)", re.IGNORECASE
)
#: "Yesterday": a day that no preposition stands before. "USA Today" is none.
_DAY_ALONE: Final = lazy_pattern("\\b(?:yesterday|today|tomorrow|tonight)\\b")
#: What says when, and nothing else: "2021", "March 2021", "Tuesday", "last year", "yesterday".
A_TIME: Final = lazy_pattern(
    rf"(?P<year>{_YEAR})|(?P<month>{MONTH})(?: {_YEAR})?|(?P<day>{_DAY})(?: {_YEAR})?"
    rf"|(?:last|this|next) {_TIME}|{_DAY_ALONE.pattern}",
    re.IGNORECASE,
)
#: Prepositions of a time that stay before another.
_STAYS: Final = frozenset("for since after before during by until".split())
#: "In Oslo", "on parks", "to the museum": likewise, what stands behind the same preposition.
_BEHIND: Final = lazy_pattern(rf"(?P<how>{PREPOSITION}) (?P<what>.+)", re.IGNORECASE)
#: "From Oslo to Paris": two such.
_FROM_TO: Final = lazy_pattern(r"(?P<whence>from .+?) (?P<whither>to .+)", re.IGNORECASE)
#: Prepositions of a place in which something that the question names may lie, too.
_WITHIN: Final = frozenset("in at near".split())
#: Which of such say when, and take the place of no others …
SAYS_WHEN: Final = lazy_pattern(
    rf"(?:{_YEAR}|\b{_DAY}|\b(?:{_TIME}|weekend|morning|afternoon|evening|hour|minute|decade|century|quarter|half"
    r"|start|beginning|end|moment|present|past|future)s?)(?: of .+)?$",
    re.IGNORECASE,
)
#: … and which of none: "in total", "on average", "for him".
_OF_NO_KIND: Final = lazy_pattern(
    rf"{_PRONOUN}|total|all|general|particular|fact|short|addition|example|instance|sure|now|then|average|least|most|far"
    r"|date|course",
    re.IGNORECASE,
)
#: "To build": a verb, where "to parks", "to Rovers" and "to the museum" have none.
_TO_DO: Final = lazy_pattern(rf"to (?!{DETERMINER}\b|(?-i:\w*[^siu\W]s\b|[^a-z]))\w", re.IGNORECASE)
#: What stands before a preposition that belongs to a noun whose verb is yet to come: "When will the work (on the bridge
#: start)?", "How many people (in Tarn voted)?".
_VERB_TO_COME: Final = lazy_pattern(
    rf"(?:\b(?!(?:is|are|was|were)\b){AUXILIARY}|^(?:(?:when|where|why) )?(?:is|are|was|were)|^(?:which|what"
    rf"|how many(?= {PLURAL_NOUN}\b)))"
    rf" (?:{DETERMINER} )?[\w’'-]+ $",
    re.IGNORECASE,
)
#: What may stand behind the verb that ends a question: "leaves first".
_BEHIND_VERB: Final = lazy_pattern(
    r"first|last|next|again|most|least|best|worst|more|less|once|twice|early|earlier|earliest|late|later|latest|soon"
    r"|sooner|fastest|daily|there|now|then|today|tomorrow|yesterday",
    re.IGNORECASE,
)
#: What ends the words behind a preposition, "of" and "to" aside: "on repairs to the wall of the harbour (in 2023)".
_NO_PART: Final = (
    rf"(?:(?!(?:of|to)\b){PREPOSITION}|{AUXILIARY}|who|whom|whose|what|which|when|where|why|how|that|if|because|until"
    r"|while|than|as)\b"
)
#: "And against it?", "And in favour?": the other side of a vote or a quarrel …
_SIDE: Final = r"(?P<side>for|against|in favou?r(?: of)?)"
_OTHER_SIDE: Final = lazy_pattern(
    rf"{_SIDE}(?: (?:it|that|this|them|him|her|the (?:motion|proposal|plan|idea)))?\W*", re.IGNORECASE
)
#: … and the side that was asked of.
_TAKES_SIDE: Final = lazy_pattern(
    rf"\b(?:vot(?:e|es|ed|ing)|votes (?:were )?cast|is|are|was|were|spoke|spoken|speak|argued?|came out) {_SIDE}\b",
    re.IGNORECASE,
)
_SAYING: Final = lazy_pattern(r"\b(?:say|says|said|tell|told|think|announce)\b", re.IGNORECASE)
#: Prepositions by which somebody says something of a topic.
_OF_A_TOPIC: Final = ("about", "on", "of")
#: What was said of something, and not where: "say about the war in Ukraine".
_SAID_OF: Final = lazy_pattern(
    r"^(?>.*?\b(?:say|says|said|tell|tells|told|write|wrote|think|thinks)\b).*\b(?:about|of|that)\b", re.IGNORECASE
)


def elsewhere(question: str, when: str) -> str:
    """The question asked of another time, place or thing; the one of its kind that it names makes room for that."""
    place = _of_its_kind(question, when)
    if place is not None:
        return capitalised(f"{question[: place[0]]}{when}{question[place[1] :]}")
    years = re.findall(_YEAR, question)
    own, beside = _IN_YEAR.search(question), _YEAR_BESIDE.fullmatch(when)
    if own and beside and len(years) == 1:
        year = int(own["year"]) + (-1 if beside["back"] else 1)
        return f"{question[: own.start('year')]}{year}{question[own.end('year') :]}"
    if not _TIMED.search(question) and len(years) == 1 and re.fullmatch(rf"in {_YEAR}", when, re.IGNORECASE):
        return question.replace(years[0], when.split()[1])  # "the 2014 election"
    return f"{question.rstrip(' ?')} {when}?"


def at_time(question: str, topic: str) -> str | None:
    """The question asked of the time that a topic is, behind the preposition of the one it takes the place of.

    None where it is none or may be somebody's name, as "May"; and after a question of when something was.
    """
    time = A_TIME.fullmatch(topic)
    own = _DATED.search(question) or _TIMED.search(question) or _DAY_ALONE.search(question)
    if time is None or (own is None and (time["month"] or asked_for(question) == "date")):
        return None
    years = [one.span() for one in re.finditer(_YEAR, question)]
    if time["year"] and len(years) == 1:
        return f"{question[: years[0][0]]}{topic}{question[years[0][1] :]}"  # "in the spring of 2021"
    how = own.group().split()[0].casefold() if own else ""
    if how not in _STAYS:
        how = "in" if time["year"] or time["month"] else "on" if time["day"] else ""
    return elsewhere(question, f"{how} {topic}".strip())


def of_other_side(question: str, bare: str) -> str | None:
    """The question asked of the other side, for or against; None where it is of neither, or that names none."""
    other, own = _OTHER_SIDE.fullmatch(bare), [*_TAKES_SIDE.finditer(question)]
    if not other or len(own) != 1 or _is_against(other["side"]) == _is_against(own[0]["side"]):
        return None
    start, end = own[0].span("side")
    return f"{question[:start]}{'against' if _is_against(other['side']) else 'for'}{question[end:]}"


def _is_against(side: str) -> bool:
    return side.casefold() == "against"


def _of_its_kind(question: str, when: str) -> Span | None:
    """The one phrase of a question that another, "in 2022", "in April", "in Oslo" or "on parks", is of a kind with.

    Of "from Oslo to Paris" it is both, where they stand side by side.
    """
    found: list[Span] = []
    if (both := _FROM_TO.fullmatch(when)) is not None:
        pair = [_of_its_kind(question, both["whence"]), _of_its_kind(question, both["whither"])]
        found = sorted(one for one in pair if one is not None)
        beside = len(found) == 2 and found[1][0] - found[0][1] == 1
        alone = len(found) == 1 and _FROM_TO.search(question) is None
        return (found[0][0], found[-1][1]) if beside or alone else None
    if (other := _DATED.fullmatch(when)) or _DAY_ALONE.fullmatch(when):
        keeps_year = other and not other["year"]
        found = [one.span("when") if keeps_year else one.span() for one in _DATED.finditer(question)]
        found = found or [one.span() for one in _DAY_ALONE.finditer(question)]
    elif _OTHER_TIME.fullmatch(when) and len(re.findall(_YEAR, question)) <= 1:
        found = [one.span() for one in _TIMED.finditer(question)]
    if not found and (behind := _BEHIND.fullmatch(when)) is not None:
        how, what = behind["how"].casefold(), behind["what"]
        found = (_names_behind(question, how) if _a_name(what) else []) or _phrases_like(question, how, when)
        if not found and how in _OF_A_TOPIC and _SAYING.search(question):
            found = _phrases_like(question, f"(?:{'|'.join(_OF_A_TOPIC)})", when)
    return found[0] if len(found) == 1 else None


def _names_behind(question: str, how: str) -> list[Span]:
    """The names that stand behind a preposition, with it; of places, not those of what somebody spoke of."""
    before = re.compile(rf"\b{how} (?:the )?$", re.IGNORECASE)
    placed = [(before.search(question[:start]), end) for start, end in _named_beside(question, how)]
    return [
        (at.start(), end)
        for at, end in placed
        if at and not (how in _WITHIN and _SAID_OF.search(question[: at.start()]))
    ]


def _phrases_like(question: str, how: str, when: str) -> list[Span]:
    """Each preposition of a question with the words behind it, where they are of a kind with those of another phrase.

    Args:
        how: the preposition, as a pattern.
        when: that phrase.
    """
    what = when.partition(" ")[2]
    if _OF_NO_KIND.fullmatch(what) or (how in _WITHIN and _a_name(what)):
        return []
    ends = "from|to" if how == "from" else how
    word = rf"(?!{_NO_PART}|(?:{ends})\b)[^\s?!(),;:]+"
    phrase = re.compile(rf"\b{how} {word}(?: (?:(?:and|or) )?{word})*", re.IGNORECASE)
    named = _named_beside(question, how)
    found = []
    for one in phrase.finditer(question):
        start, end = one.span()
        end = max((last for first, last in named if first < end < last), default=end)
        own = (start, end) if SAYS_WHEN.search(when) else _without_verb(question, (start, end))
        is_part = any(first < start < last for first, last in named)  # "Maid of Orrin"
        if own and not is_part and _kind(question[slice(*own)]) == _kind(when):
            found.append(own)
    return found


def _named_beside(question: str, how: str) -> list[Span]:
    """The names of a question, "for" no part of one where it is asked for: "pay Rovers for Iversen"."""
    return names.names(re.sub(r"\bfor\b", "···", question) if how == "for" else question)


def _a_name(what: str) -> bool:
    """Whether words are a name, and nothing else but its article."""
    bare = re.sub("^the ", "", what)
    return names.names(bare) == [(0, len(bare))]


def _kind(phrase: str) -> tuple[bool, bool]:
    """Whether a preposition with what stands behind it says when, and whether that is a verb."""
    return bool(SAYS_WHEN.search(phrase)), bool(_TO_DO.match(phrase))


def _without_verb(question: str, phrase: Span) -> Span | None:
    """A phrase without the verb of its question, which may end it; None where nothing tells which word that is."""
    start, end = phrase
    before, after = question[:start], question[end:].lstrip()
    if (
        not _VERB_TO_COME.search(before)
        or light(before.split()[-1])
        or re.match(rf"{AUXILIARY}\b", after, re.IGNORECASE)
    ):
        return phrase
    words_behind = question[start:end].split(" ")
    place = _verb_in(words_behind, base=bool(BASE_TO_COME.search(before)))
    told = any(word.casefold() not in STOP_WORDS for word in words_behind[:place])
    at = start + len(" ".join(words_behind[:place]))
    if any(first <= at + 1 < last for first, last in names.names(question)):
        return phrase  # "Wexby Crown Court" has none
    return (start, at) if told and not after.strip(" ?") else None


def _verb_in(phrase: Sequence[str], *, base: bool) -> int:
    """The place of the verb among a preposition and the words behind it: the last that is known for one, or else the
    last but for words like "first".

    Args:
        base: whether it has no other form than its base.
    """
    noun = 2 if re.fullmatch(DETERMINER, phrase[1], re.IGNORECASE) else 1
    known = (
        place
        for place in range(len(phrase) - 1, noun, -1)
        if (word := phrase[place].casefold()) in things.LIGHT or (light(word) and not base)
    )
    ending = (place for place in range(len(phrase) - 1, noun, -1) if not _BEHIND_VERB.fullmatch(phrase[place]))
    return next(known, next(ending, len(phrase) - 1))
