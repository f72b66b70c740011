"""What can be no answer to a question, whatever a model makes of it. English.

Only what is plainly so: a who that is a street, a where that is a length of time, the father where the husband is asked
for, and what the sentence denies. A check of every kind takes as much as it gives (benchmarks/LOG.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from qa import descriptions, first_names, names
from qa.almanac import MONTH, WEEKDAY
from qa.kin import MEN, RELATIONS, WOMEN
from qa.lexical import stem, stems
from qa.nations import nations
from qa.passages import enclosing, within
from qa.patterns import lazy_pattern
from qa.people import TITLES, full_name, is_human
from qa.questions import AUXILIARY, OPENING, asked_for, asks_why, of_now, takes_sentence
from qa.reader.amounts import of_what_is_asked
from qa.reader.beaten import of_its_outcome
from qa.reader.befell import as_the_law_has_it, of_nobody_else, was_given
from qa.reader.bodies import of_that_body
from qa.reader.choice import plain_words
from qa.reader.compared import MEASURED, of_itself
from qa.reader.counted import befalling, counting, of_its_kind, of_whose, with_all_parts
from qa.reader.deeds import of_the_deed
from qa.reader.doer import of_its_deed
from qa.reader.doing import at_its_deed, of_the_one_that_does
from qa.reader.either import decides
from qa.reader.excepted import told_of_the_rest
from qa.reader.granted import tells_only
from qa.reader.holders import in_that_office, of_whom_it_is
from qa.reader.kinds import are_two
from qa.reader.left import asks_holder, has_left, takes_over
from qa.reader.lives import of_ones_life
from qa.reader.margins import of_its_own
from qa.reader.measures import along_its_dimension, in_its_unit, no_limit
from qa.reader.merely import merely_mentioned
from qa.reader.negation import contradicts, may_contradict, turned
from qa.reader.numbered import of_its_number
from qa.reader.objects import not_done_to
from qa.reader.opposites import may_oppose, may_tell, opposes
from qa.reader.order import of_its_place
from qa.reader.others import of_whoever_is_asked
from qa.reader.placings import placing
from qa.reader.ranks import ranked
from qa.reader.roles import in_its_role
from qa.reader.short import UNIT
from qa.reader.sought import merely_sought
from qa.reader.spent import spending
from qa.reader.succession import in_succession
from qa.reader.superlatives import of_its_measure
from qa.reader.tables import cell
from qa.reader.undergone import of_that_thing
from qa.reader.votes import dividing, is_decided, is_undecided
from qa.reader.weekdays import on_its_weekday
from qa.reader.whereabouts import by_its_own_verb, told_by_a_word
from qa.reader.whether import of_whoever_did
from qa.reader.windows import Candidate, Scan
from qa.reader.years import of_its_entry, of_its_month, of_its_side, of_its_year
from qa.types import Span

#: Says of a span, half-open, in code points of a passage, whether it may answer.
_Fits = Callable[[Span], bool]

_WHO: Final = lazy_pattern(rf"{OPENING}whom?\b", re.IGNORECASE)
#: "Who won when Rovers played City?"
_CONTEST: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:has|had|is|was|will) )?(?:won|wins?|winning|lost|loses?|leads?|led|leading|ahead)\b",
    re.IGNORECASE,
)
_WHERE: Final = lazy_pattern(rf"{OPENING}where\b", re.IGNORECASE)
_WHEN: Final = lazy_pattern(rf"{OPENING}when\b", re.IGNORECASE)
#: A length of time and no more; what stands before one that tells when, and behind it: "after 12 days", "12 days ago".
_LASTS: Final = lazy_pattern(rf"(?:(?:about|some|nearly|almost|over|more than) )?{UNIT}", re.IGNORECASE)
_BY_THEN: Final = lazy_pattern(r"\b(?:after|in|for|every|each|next|last)(?: (?:about|some|another))? $", re.IGNORECASE)
#: By when something is to be done; what was done "within 25 minutes" was quick.
_WITHIN: Final = lazy_pattern(r"\bwithin(?: (?:about|some|the next))? $", re.IGNORECASE)
_WHEN_WAS: Final = lazy_pattern(rf"{OPENING}when (?:did|was|were|had)\b", re.IGNORECASE)
#: "When will the baths close?": once, and not by the week …
_WHEN_WILL: Final = lazy_pattern(
    rf"{OPENING}when will\b(?![^?]*\b(?:be|on|each|every|usually|normally)\b)[^?]*\b(?:close|shut|(?:re)?open)\b",
    re.IGNORECASE,
)
_WEEKLY: Final = lazy_pattern(rf"\b(?:{WEEKDAY}s|weekdays|weekends)\b")
#: … unless it is told as something to come: "will close on Mondays", "on Mondays from May".
_TO_COME: Final = lazy_pattern(
    r"\b(?:will|shall|to)(?: also| only| then)? (?:close|shut|(?:re)?open)\b|\b(?:from|starting|beginning)\b"
)
_FROM_NOW: Final = lazy_pattern(
    r" (?:ago|later|earlier|before|from now|into|hence)\b| after (?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=\W*$|[.,;])",
    re.IGNORECASE | re.MULTILINE,
)
_HOW: Final = lazy_pattern(
    rf"\bhow (?P<word>{MEASURED})\b",
    re.IGNORECASE,
)
#: "Which prison did he escape from?"
_WHICH: Final = lazy_pattern(rf"\b(?:which|what) (?P<noun>(?!{AUXILIARY}\b)[a-z]{{3,}})\b", re.IGNORECASE)
_HOW_OLD: Final = lazy_pattern(r"\bhow old\b", re.IGNORECASE)
_YEAR: Final = lazy_pattern(r"\b(?:1\d|20)\d\d\b")
#: No age: thousands but of years, and what counts others, as "77 votes".
_NO_AGE: Final = lazy_pattern(
    r"\d,\d{3}\b(?![ -]years?\b)"
    r"|\b\d+ (?!(?:years?|months?|weeks?|days?|hours?|minutes?|centuries|decades)\b)[a-z]{3,}s\b"
)
#: What is said of an age without telling it.
_NO_YEARS: Final = frozenset("young younger youngest old older oldest elderly aged ancient adult grown new".split())
#: No age of a person, though it may be one of a church.
_THOUSANDS: Final = lazy_pattern(r"\d,\d{3}\b")
_HUNDREDS: Final = lazy_pattern(r"\D*(?:1[3-9]|[2-9]\d)\d\D*")
#: Somebody's, before its age: "her church is".
_OWNED: Final = lazy_pattern(r"\b(?:his|her) (?P<what>[\w’'-]+) (?:is|was) (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
#: Asks for the age of whoever it names: not of "Tarn's mayor", whose name it does not say.
_AGE_OF: Final = lazy_pattern(r"\bhow old (?:is|was|are|were) (?:the )?(?P<name>.+)", re.IGNORECASE)
_NOT_OWN: Final = lazy_pattern(r"['’]|\s(?!now\b|today\b|then\b|when\b)\w", re.IGNORECASE)
#: Before somebody else's age: "I have a seven-year-old".
_HAS_ONE: Final = lazy_pattern(r"\b(?:have|has|had|with) (?:an?|two|three) $", re.IGNORECASE)
#: Behind an age, whose it is: "a seven-year-old son".
_OLD_ONE: Final = lazy_pattern(r"(?:[ -]years?[ -]old)? (?P<who>[^\W\d_]+)")
#: Years that somebody has been something, or for which something went on: "his wife of nine years", "a ten-year term".
_OF_YEARS: Final = lazy_pattern(
    r"\b(?:wife|husband|partner|spouse|girlfriend|boyfriend|marriage|career|veteran|member|employee|reign|friends?|sentence"
    r"|term|contract|ban) of (?:about |some |nearly |almost |over |more than |just )?$",
    re.IGNORECASE,
)
_YEARS_OF: Final = lazy_pattern(
    r"-year[ -](?!old)|[ -]years? (?:ago|later|earlier|before|in (?:prison|jail|office|charge|power)"
    r"|of (?:marriage|service|experience)|behind bars)\b"
)
#: Behind somebody, whose or where: "the vicar of".
_WHOSE: Final = lazy_pattern(r"\b(?:of|in|at|from|who|when|now|today|then)\b", re.IGNORECASE)
_POSSESSIVE: Final = lazy_pattern(r"['’]")
#: Between a name and its age: "Eva Lund, 31, a baker".
_AGED: Final = lazy_pattern(r", (?:aged )?$")
#: "How long is the bridge?", "How deep is the lake?": no length of time.
_HOW_FAR: Final = lazy_pattern(
    r"\bhow (?:(?:wide|tall|deep|thick|heavy)\b"
    r"|long (?:is|was|are|were) (?:(?!(?:to|at|in|on|of|along|over|through|across|by|from|into|for|up|down|between"
    r"|under|around)\b)[\w’'-]+ )*?(?:bridge|dam|tunnel|road|motorway|wall|fence|pipe|pipeline|cable|river"
    r"|canal|coast|border|beach|pier|ship|runway|building|rope)s?\W*(?:$|\())",
    re.IGNORECASE,
)
#: "68 metres high": what is told is how high, and not how long.
_DIMENSION: Final = lazy_pattern(r" ?\b(?P<word>high|tall|long|wide|deep|thick)(?=\W*$|[,.;:)\n]| (?:and|at|in)\b)")
_DIMENSIONS: Final = {"high": "high", "tall": "high", "long": "long", "wide": "wide", "deep": "deep", "thick": "thick"}
#: "30 metres wide" among others of its kind.
_MEASURE: Final = lazy_pattern(r"\b\d[\d,.]* ?[^\W\d_]+ (?P<word>high|tall|long|wide|deep|thick)\b")
#: Where a year tells how old: "born in 1961".
_SINCE: Final = lazy_pattern(
    r"\b(?:born|built|founded|made|opened|dates?|dated|dating|since|from|established|erected|consecrated|completed"
    r"|finished|planted|launched|laid|created|formed|invented|started|beg[au]n|set up)\b",
    re.IGNORECASE,
)
#: "How often has it met?": so many times, and not in how many weeks.
_HOW_OFTEN: Final = lazy_pattern(r"\bhow (?:often|many times) (?:did|has|have|had|was|were)\b", re.IGNORECASE)
_IN_ALL: Final = lazy_pattern(
    rf"\W*(?:(?:in|within|over) )?(?:(?:about|some|nearly|almost|over|just|only|under|(?:more|less) than) )*{UNIT}\W*",
    re.IGNORECASE,
)
#: "What time does it start?": a time of the day, and no day.
_WHAT_TIME: Final = lazy_pattern(r"\b(?:what|which) time\b(?! of (?:the )?(?:year|month|week)\b)", re.IGNORECASE)
_CLOCK: Final = lazy_pattern(
    r"\d[.:h]\d\d\b|\d ?[ap]\.?m\b|o['’]clock"
    r"|\b(?:noon|midday|midnight|dawn|dusk|sunrise|sunset|morning|afternoon|evening|night)s?\b",
    re.IGNORECASE,
)
_HOW_MUCH: Final = lazy_pattern(r"\bhow (?:much|many)\b", re.IGNORECASE)
#: "How much sugar", and "60 g of fresh ginger".
_AMOUNT: Final = lazy_pattern(
    rf"\bhow much (?P<noun>(?!{AUXILIARY}\b|of\b|more\b|longer\b|further\b)[^\W\d_]+)", re.IGNORECASE
)
_OF: Final = lazy_pattern(
    r"\d ?(?!(?:percent|cent|hundred|thousand|million|billion)\b)[^\W\d_]{1,12} of (?P<what>\w+(?: \w+){0,3})"
)
#: Asks by how much two amounts differ.
_DIFFERING: Final = lazy_pattern(
    r"\b(?:more|less|fewer|extra|additional|other|by|differ\w*|change\w*|grow\w*|rise|fall|increase\w*|lead|margin"
    r"|saved?|faster|slower|longer|shorter|cheaper|dearer|higher|lower)\b",
    re.IGNORECASE,
)
#: Behind a figure, "g more sugar": what is told is no amount, but by how much one is greater than another.
_MORE: Final = lazy_pattern(r" (?!or\b|and\b)(?:[^\W\d_]+ )?(?:more|less|fewer)\b", re.IGNORECASE)
_LENGTH: Final = lazy_pattern(rf"\W*(?:(?:about|some|nearly|almost|over|more than) )?{UNIT}\b", re.IGNORECASE)
#: A line that an interviewer says: "Q: You promised it by 2028."
_INTERVIEWER: Final = lazy_pattern(r"[ \t]*(?:Q|Question|Interviewer)[ \t]?[:.–—]", re.IGNORECASE)
_OF_INTERVIEWER: Final = lazy_pattern(r"\b(?:ask\w*|question\w*|interview\w*|accord\w*|newspaper)\b", re.IGNORECASE)
#: A line that asks and no more, as one of a list of questions does above its answer.
_ASKING: Final = lazy_pattern(r"[ \t]*[^\W\d_a-z][^\n.!?“”\"]{4,200}\?[ \t]*(?=\n)")
#: A line that gives a result and no more: "Rovers 4 Wexby Athletic 1".
_RESULT: Final = lazy_pattern(r"[ \t]*(?:[A-Z][^\d\n.;:]{1,40} \d{1,3}(?:, | |(?=[ \t]*$))){2}[ \t]*", re.MULTILINE)
_OF_RESULT: Final = lazy_pattern(
    r"\b(?:scores?|scoreline|results?|beat(?:en)?|win|wins|won|los\w+|draw|drew|end(?:ed)?|finish(?:ed)?)\b",
    re.IGNORECASE,
)
_DISTANT: Final = lazy_pattern(
    r"\b(?:from|by|walk|drive|flight|ride|away|north|south|east|west|up|down|along|outside|beyond|past|into|off|across"
    r"|through|inland|upstream|downstream)\b",
    re.IGNORECASE,
)
_STREET: Final = (
    r"(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Terrace|Gardens|Square|Way|Court|Place|Grove|Hill|Row|Walk)"
)
#: Asks for an office of a country, which has one; an ambassador is of one country in another, a coach of any.
_OF_A_NATION: Final = lazy_pattern(r"\b(?:president|premier|chancellor|king|queen|minister|secretary)\b", re.IGNORECASE)
#: Before somebody who is elsewhere what another is here: "his Russian counterpart".
_COUNTERPART: Final = lazy_pattern(r"\b(?:his|her|their|its) (?P<whose>[A-Z][\w-]+(?: [A-Z]\w+)?) counterpart,? $")
#: "Pro-Moscow" of "pro-Moscow authorities" is nobody, nor is "Ukraine's pro-Kremlin" of such a president.
_FOR_OR_AGAINST: Final = lazy_pattern(r"(?:[^\n]*\s)?(?:pro|anti|non)-\w+", re.IGNORECASE)
#: A street with its town, or with its house.
_ADDRESS: Final = lazy_pattern(rf"\W*(?:\d+\w? (?:\w+ ){{1,3}}{_STREET}\b|(?:\w+ ){{1,3}}{_STREET}, [A-Z])")
_LETTERS: Final = lazy_pattern(r"[^\W\d_]+")
_KIN_WORD: Final = rf"(?:{'|'.join(sorted(RELATIONS, key=len, reverse=True))})"
#: "How old is Eva Berg's wife?"
_AGE_OF_KIN: Final = lazy_pattern(
    rf"\bhow old (?:is|was|are|were) (?P<name>[^?’']{{1,80}})['’]s? {_KIN_WORD}\b", re.IGNORECASE
)
#: Of "his wife's father" the father is asked for.
_KIN_ASKED: Final = lazy_pattern(
    rf"{OPENING}who (?:is|was|are|were)\b.*?\b(?P<kin>{_KIN_WORD})\b(?!['’]s? )", re.IGNORECASE
)
#: "her father, Nils", "his late wife Ann".
_KIN_BEFORE: Final = lazy_pattern(
    rf"\b(?:his|her|their|my|our|whose|\w+['’]s?) (?:\w+ )?(?P<kin>{_KIN_WORD}),? $", re.IGNORECASE
)
#: "The son of the baker Nils", who is the parent.
_KIN_OF: Final = lazy_pattern(rf"\b(?P<kin>{_KIN_WORD}) of (?:the |an? )?(?:[a-z][\w’'-]* ){{0,4}}$")
#: "She married the broker Karl".
_MARRIED: Final = lazy_pattern(r"\b(?:marries|married|wedded)(?: to)? (?:the |an? )?(?:[a-z][\w’'-]* ){0,3}$")
#: What somebody is to whoever is called so.
_CONVERSE: Final = {"spouse": "spouse", "parent": "child", "child": "parent", "sibling": "sibling", "other": "other"}
#: "The mayor of Wexby" …
_OF_PLACE: Final = lazy_pattern(
    r"\b(?P<what>[a-z]{3,}) (?:of|in|at) (?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
#: … and a sentence about that of another: "In Stornhaven the mayor, Ann Lowe, …".
_IN_PLACE: Final = lazy_pattern(
    rf"\W*(?:In|At) (?:the )?(?!(?:{MONTH}|Easter|Christmas|Lent|Advent)\b)"
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),?"
    r" (?:the|its) (?:\w+ ){0,2}?(?P<what>[a-z]{3,})\b"
)
#: Beside somebody, of what he or she is that: "the new boss of the brewery, Ida Munk,".
_OF_BODY: Final = lazy_pattern(
    r"\b(?:[Tt]he|an?|its)(?: (?:new|next|current|former|old))? (?P<what>[a-z]{3,}) (?:of|at) "
    r"(?P<body>(?:the )?(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}|[a-z]+(?: [a-z]+(?=,))?))\b"
)
#: At the end of a name, what says nothing of its kind: Tarn House is a hotel, Tarn Hall a museum.
_NAMES_ANYTHING: Final = frozenset(
    """house hall mill mills works park garden gardens lodge court villa tower block home road street lane way yard
    station stop wood forest harbour wharf bridge party union team line""".split()
)
_INITIALS: Final = lazy_pattern(r"\b[A-Z]{2,}\b")
#: Behind that, of where it is: "the mayor of Wexby".
_OF_WHERE: Final = lazy_pattern(r"(?: (?:of|in|at|for)(?: [\w’'-]+){1,3})?")
_COSTS: Final = lazy_pattern(r"\b(?:costs?|price|budget|bill)\b", re.IGNORECASE)
_PAYS: Final = lazy_pattern(
    r"\b(?:pay|pays|paid|contribut\w*|share|part|of the (?:\w+ )?(?:costs?|price|bill))\b", re.IGNORECASE
)
#: Behind a figure: "10 million euros of the final cost".
_OF_THE_COST: Final = lazy_pattern(
    r" (?:[^\W\d_]+ ){0,2}of (?:the|its|their|this|that) (?:\w+ ){0,2}(?:costs?|price|bill|budget)\b"
)
#: Before a figure, that something else is held against it: "below the maximum of".
_HELD_AGAINST: Final = lazy_pattern(
    r"\b(?:below|under|above|over|beyond|exceed\w*|than|short of) (?:the|its|an?|their) (?:[\w-]+ ){0,2}?"
    r"(?P<what>[\w-]+) of (?:about |some |only |[$€£¥] ?)?$",
    re.IGNORECASE,
)
#: What somebody is no longer: "former mayor", "sacked manager Lind".
_NO_MORE: Final = lazy_pattern(
    r"\b(?P<how>former|ex|late|sacked|fired|dismissed|ousted|deposed)[ -](?P<what>[\w-]+(?: [\w-]+)?)", re.IGNORECASE
)
#: What joins words, and says nothing without them.
_JOINTS: Final = frozenset("whether if that because although though while whereas than and or but nor to of".split())
#: Code points between somebody and what he or she is no longer.
_APART: Final = 20
#: Code points before a span in which the word for it is looked for.
_BEFORE: Final = 60


def fitting(question: str, text: str, one: Scan, language: str | None = None, published: date | None = None) -> Scan:
    """What a model says of a passage without the spans that can be no answer.

    Where the span that it points at can be none, no more or less of its words can; and where the passage denies of it
    what is asked, no other sentence of the passage says it of somebody else. Where it says the contrary of it, another
    may, by a word for what is asked.

    Args:
        published: the day from which the passage counts "last year".
    """
    if answers := cell(question, text):
        one = one.of(_moved(one.candidates, answers), text)
    if of_year := of_its_entry(question, text):
        one = one.of([each for each in one.candidates if of_year((each.start, each.end))], text)
    one = one.of([each for each in one.candidates if not _merely_joins(text[each.start : each.end])], text)
    one = one.of([each for each in one.candidates if _in_an_answering_line(question, text, each)], text)
    if asks_why(question):
        one = one.of([each for each in one.candidates if not _is_granted(question, text, each, language)], text)
    if may_oppose(question, text):
        one = _without_contrary(question, text, one, language)
    for told in filter(None, (make(question, text) for make in _OF_ANY)):
        one = one.of([each for each in one.candidates if told((each.start, each.end))], text)
    if takes_sentence(question):
        return one
    for move in filter(None, (make(question, text) for make in _MOVERS)):
        one = one.of(_moved(one.candidates, move), text)
    best = one.best
    if best is None:
        return one
    kinds = [check for make in _MAKERS if (check := make(question, text))]
    kinds += [check for make in (of_its_year, of_its_month) if (check := make(question, text, published))]

    deniable = may_contradict(question, text)
    if not kinds and not deniable:
        return one

    def denied(span: Span) -> bool:
        return deniable and contradicts(question, *within(text, span, language))

    def fits(span: Span) -> bool:
        return all(check(span) for check in kinds) and not denied(span)

    kept = [each for each in one.candidates if fits((each.start, each.end))]
    if best not in kept:
        kept = [each for each in kept if each.end <= best.start or best.end <= each.start]
        start, end = enclosing(text, (best.start, best.end), language)
        if denied((best.start, best.end)):
            kept = [each for each in kept if start <= each.start and each.end <= end]
        elif _WHEN.match(question) and _tells_no_day(question, text, (best.start, best.end)):
            # "Out on Sunday, 12 days after it began": that day is of another deed.
            kept = [each for each in kept if each.end <= start or end <= each.start]
    return one.of(kept, text)


def _merely_joins(words: str) -> bool:
    said = plain_words(words)
    return bool(said) and _JOINTS.issuperset(said)


def _in_an_answering_line(question: str, text: str, each: Candidate) -> bool:
    """Whether a span stands in no line of an interviewer's, or one that asks or gives a result and no more, where that
    is not asked for.
    """
    start = text.rfind("\n", 0, each.start) + 1
    if _INTERVIEWER.match(text, start) or _ASKING.match(text, start):
        return bool(_OF_INTERVIEWER.search(question))
    result = _RESULT.match(text, start)
    whole = result and (result.end() == len(text) or text[result.end()] == "\n")
    return not whole or bool(_OF_RESULT.search(question))


def without_stand_ins(
    question: str, passages: Sequence[tuple[str, str | None]], scans: Sequence[Scan], fitted: Sequence[Scan]
) -> list[Scan]:
    """What is left of all passages of a question: where the likeliest sentence of all says the contrary of what is
    asked, the next best of another passage may answer by a word for it alone, as in the same passage. Where it tells
    something else of a place, or tells it of another, only what tells where by the very verb may.

    Args:
        passages: the text and the language of each.
        scans: what the model says of each; `fitted`: the same after `fitting`.
    """
    found = [(best, *passage) for one, passage in zip(scans, passages, strict=True) if (best := one.best)]
    if not found:
        return list(fitted)
    best, text, language = max(found, key=lambda each: each[0].score)
    if _WHERE.match(question) and _is_elsewhere(question, text, (best.start, best.end)):
        return [_by_verb(question, text, one) for one, (text, _) in zip(fitted, passages, strict=True)]
    if not (may_oppose(question, text) and _opposed(question, text, best, language)):
        return list(fitted)
    return [_telling(question, text, one, language) for one, (text, language) in zip(fitted, passages, strict=True)]


def _is_elsewhere(question: str, text: str, span: Span) -> bool:
    """Whether a span is where something else was done than is asked for, or by another."""
    makers = (told_by_a_word, of_whoever_is_asked, of_ones_life)
    return any(not check(span) for make in makers if (check := make(question, text)))


def _by_verb(question: str, text: str, one: Scan) -> Scan:
    """A scan's spans in sentences that have the verb that is asked for, and a word for the one of whom it is asked."""
    return one.of([each for each in one.candidates if by_its_own_verb(question, text, (each.start, each.end))], text)


def _telling(question: str, text: str, one: Scan, language: str | None) -> Scan:
    """A scan's spans in sentences that have a word for what is asked, of a question whose likeliest answer said the
    contrary: what the model took for the next best is seldom more than what stands near.
    """
    spans = ((each, enclosing(text, (each.start, each.end), language)) for each in one.candidates)
    return one.of([each for each, sentence in spans if may_tell(question, text[slice(*sentence)])], text)


def _opposed(question: str, text: str, each: Candidate, language: str | None) -> bool:
    return opposes(question, *within(text, (each.start, each.end), language))


def _is_granted(question: str, text: str, each: Candidate, language: str | None) -> bool:
    return tells_only(question, text[slice(*enclosing(text, (each.start, each.end), language))])


def _without_contrary(question: str, text: str, one: Scan, language: str | None) -> Scan:
    """A scan without the spans whose sentences say the contrary of what is asked."""
    kept = one.of([each for each in one.candidates if not _opposed(question, text, each, language)], text)
    return kept if one.best in kept.candidates else _telling(question, text, kept, language)


def _moved(candidates: Sequence[Candidate], meant: Callable[[Span], Span | None]) -> list[Candidate]:
    """The candidates, each at the words that are meant by it, if any are; of those that come to one, the likeliest."""
    kept: dict[Span, Candidate] = {}
    for one in candidates:
        if span := meant((one.start, one.end)):
            kept.setdefault(span, replace(one, start=span[0], end=span[1]))
    return list(kept.values())


def answers_alone(question: str, words: str, sentence: str) -> bool:
    """Whether words that fit may stand without their sentence.

    "Strongest" does not tell how strong, "go to court" not that somebody will not, a name not that the mayor asked for
    was sacked, and "23 votes to 18" not who were for it. Of two to choose from a question wants one named.
    """
    how = _HOW.search(question)
    if how and _forms(how["word"].casefold()).issuperset(plain_words(words)):
        return False
    if turned(question, sentence, words) or (
        _WHO.match(question) and of_now(question) and _once(question, words, sentence)
    ):
        return False
    return decides(question, words, sentence) and not is_undecided(question, words, sentence)


def _once(question: str, words: str, sentence: str) -> bool:
    """Whether a sentence says of somebody that he or she is no longer what the question asks for."""
    asked = set(stems(question))
    for one in _NO_MORE.finditer(sentence):
        beside = sentence[max(0, one.start() - _APART - len(words)) : one.end() + _APART + len(words)]
        if words in beside and asked.intersection(stems(one["what"])) and stem(one["how"].casefold()) not in asked:
            return True
    return False


def _forms(word: str) -> set[str]:
    return {word, *(f"{base}{end}" for base in (word, word + word[-1]) for end in ("er", "est", "ly"))}


def _kind(question: str, text: str) -> _Fits | None:
    name = descriptions.asked(question)
    if name is not None and not name.islower():
        return lambda span: descriptions.fits(name, text, span) and not _is_no_one(text[slice(*span)])
    if asks_holder(question):
        nation = nations(question) if _OF_A_NATION.search(question) else frozenset()
        return lambda span: (
            not _is_no_one(words := text[slice(*span)])
            and not has_left(question, words, text)
            and not (nation and _is_anothers_office(nation, text, span))
        )
    if _WHO.match(question):
        countries = nations(question)
        return lambda span: (
            not _is_no_one(text[slice(*span)]) and not (countries and _is_counterpart(countries, text, span))
        )
    if _WHERE.match(question):
        return lambda span: not (_LENGTH.match(text[slice(*span)]) and not _DISTANT.search(text[slice(*span)]))
    if _WHEN.match(question):
        return lambda span: not _tells_no_day(question, text, span)
    if _HOW_OFTEN.search(question):
        return lambda span: not _IN_ALL.fullmatch(text[slice(*span)])
    if _WHAT_TIME.search(question):
        return lambda span: not names.dates(text[slice(*span)]) or _tells_time(text, span)
    if _HOW_OLD.search(question):
        asked = _aged(question)
        somebody, kin_of = _is_of_somebody(question), _owner(question)
        return lambda span: (
            _is_age(question, text, span, asked)
            and not (kin_of and _is_aged(kin_of, text, span))
            and not (somebody and (_is_no_years(text[slice(*span)]) or _is_no_life(text, span)))
        )
    if how := _HOW.search(question):
        word, far = how["word"].casefold(), _HOW_FAR.search(question)
        return lambda span: _is_measured(word, text, span) and not (far and _LENGTH.match(text[slice(*span)]))
    if _HOW_MUCH.search(question) and not _DIFFERING.search(question):
        own = {word for word in plain_words(question) if word not in ("much", "many") and not word.isdigit()}
        amount = _AMOUNT.search(question)
        wanted = stem(amount["noun"].casefold()) if amount else ""
        told = bool(wanted) and wanted in stems(text)

        def check(span: Span) -> bool:
            if _is_difference(text, span) or own.issuperset(plain_words(text[slice(*span)])):
                return False
            other = _OF.search(text, span[0], min(len(text), span[1] + _BEFORE))
            return not (told and other and other.start() < span[1]) or wanted in stems(other["what"])

        return check
    return None


def _is_anothers_office(nation: frozenset[str], text: str, span: Span) -> bool:
    """Whether a span names one who holds an office of another country: "Russian President Vladimir Putin"."""
    named = names.names(text[slice(*span)])
    if len(named) != 1:
        return False
    name = span[0] + named[0][0], span[0] + named[0][1]
    told = nations(" ".join((text[slice(*span)], *descriptions.beside(text, name))))
    return bool(told) and told.isdisjoint(nation)


def _is_counterpart(countries: frozenset[str], text: str, span: Span) -> bool:
    """Whether a span names the counterpart of somebody in another country: his Russian one is not American."""
    found = _COUNTERPART.search(text, max(0, span[0] - _BEFORE), span[0])
    whose = nations(found["whose"]) if found else frozenset()
    return bool(whose) and whose.isdisjoint(countries)


def _merely_lasts(question: str, text: str, span: Span) -> bool:
    """Whether a span tells how long, and not when."""
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    if _WITHIN.search(before) and not _WHEN_WAS.match(question):
        return False
    if not _LASTS.fullmatch(text[slice(*span)].strip(" ,.")) or _FROM_NOW.match(text, span[1]):
        return False
    return not _BY_THEN.search(before)


def _tells_no_day(question: str, text: str, span: Span) -> bool:
    """Whether a span tells how long, or on which days of the week, and not when something happens once."""
    return _merely_lasts(question, text, span) or (bool(_WHEN_WILL.match(question)) and _is_weekly(text, span))


def _is_weekly(text: str, span: Span) -> bool:
    """Whether a span tells on which days of the week something is so already."""
    return bool(_WEEKLY.search(text, *span)) and not _TO_COME.search(text, *enclosing(text, span))


def _tells_time(text: str, span: Span) -> bool:
    """Whether a span with a day has a time of that day too: "seven on Saturday"."""
    words = text[slice(*span)]
    return bool(_CLOCK.search(words) or names.figures(words))


def _measuring(question: str, text: str) -> Callable[[Span], Span] | None:
    """For "how high": a span of several measures, "30 metres wide and 3 metres high", to the one that is asked for."""
    how = _HOW.search(question)
    asked = _DIMENSIONS.get(how["word"].casefold()) if how else None
    if asked is None:
        return None

    def measures(span: Span) -> Span:
        near = _MEASURE.finditer(text, span[0], min(len(text), span[1] + _BEFORE))
        told = [one for one in near if one.start() < span[1]]
        right = [one.span() for one in told if _DIMENSIONS[one["word"]] == asked]
        return right[0] if len(right) == 1 < len(told) else span

    return measures


def _called(question: str, text: str) -> Callable[[Span], Span] | None:
    """For "which prison": a span that lacks the end of the name behind it, "Tarn County" of "Tarn County Prison"."""
    which = _WHICH.search(question)
    if which is None:
        return None
    noun = which["noun"].capitalize()
    return lambda span: (
        (span[0], span[1] + 1 + len(noun))
        if text[span[0] : span[0] + 1].isupper() and re.match(rf" {noun}\b(?! [A-Z])", text[span[1] :])
        else span
    )


def _is_measured(word: str, text: str, span: Span) -> bool:
    """Whether a span may tell how high something is: not where the word behind it says that it tells how long."""
    told = _DIMENSION.search(text[slice(*span)]) or _DIMENSION.match(text, span[1])
    return not told or word not in _DIMENSIONS or _DIMENSIONS[told["word"]] == _DIMENSIONS[word]


def _aged(question: str) -> tuple[str, ...]:
    """The words of the name whose age is asked for; none where a question calls somebody something else."""
    of = _AGE_OF.search(question)
    named = names.names(f"of {of['name']}") if of else []
    if not of or not named or named[0][0] != len("of "):
        return ()
    end = named[0][1] - len("of ")
    own = of["name"][:end].removesuffix("’s").removesuffix("'s")
    return () if _NOT_OWN.match(of["name"], len(own)) else plain_words(own)


def _is_of_somebody(question: str) -> bool:
    """Whether a question plainly wants the age of a person: of the vicar, or of Eva Berg."""
    of = _AGE_OF.search(question)
    said = _LETTERS.findall(_WHOSE.split(of["name"])[0]) if of else []
    own = of is not None and not _POSSESSIVE.search(of["name"])
    return bool(said) and (is_human(said[-1].casefold()) or (own and first_names.gender(said[0]) is not None))


def _is_age(question: str, text: str, span: Span, asked: tuple[str, ...]) -> bool:
    """Whether a span may tell how old somebody or something is: a year does where it is one of a beginning.

    Args:
        asked: the words of the name whose age is asked for; none if it is of somebody whom the question does not name.
    """
    if _NO_YEARS.issuperset(plain_words(text[slice(*span)])):
        return False
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    aged = _AGED.search(before)
    called = next((name for name in names.names(before) if aged and name[1] == aged.start()), None)
    if asked and called and _is_anothers(before[slice(*called)], asked, text):
        return False
    one = _OLD_ONE.match(text, span[1])
    if _HAS_ONE.search(before) and not (one and stem(one["who"].casefold()) in stems(question)):
        return False
    owned = _OWNED.search(text, max(0, span[0] - _BEFORE), span[0])
    if owned and _THOUSANDS.search(text, *span) and stem(owned["what"].casefold()) not in stems(question):
        return False
    if _YEAR.search(text, *span):
        return bool(_SINCE.search(text[: span[1]][-_BEFORE:]))
    counts = _NO_AGE.search(text, span[0], min(len(text), span[1] + _BEFORE))
    return not counts or counts.start() >= span[1]


def _owner(question: str) -> frozenset[str]:
    """The words of the name of whose relative the age is asked for: "How old is Eva Berg's wife?"."""
    of = _AGE_OF_KIN.search(question)
    return frozenset(plain_words(of["name"])) if of else frozenset()


def _is_aged(name: frozenset[str], text: str, span: Span) -> bool:
    """Whether a span stands right behind a name as its age, one of these words alone: "Berg, 40"."""
    before = text[max(0, span[0] - _BEFORE) : span[0]]
    aged = _AGED.search(before)
    called = next((one for one in names.names(before) if aged and one[1] == aged.start()), None)
    return called is not None and name.issuperset(plain_words(before[slice(*called)]))


def _is_anothers(name: str, asked: tuple[str, ...], text: str) -> bool:
    """Whether a name is not the one of these words: it may be a longer or a shorter form of it, but of two with one
    surname it is the other's where the text has the first name that is asked for.

    "Dave Lund" and "David Lund" are one, unless both have an age.
    """
    if set(asked).isdisjoint(plain_words(name)):
        return True
    full = plain_words(full_name(name) or "")
    if len(full) < 2 or len(asked) < 2 or _is_title(full[0]) or _is_title(asked[0]):  # "Widow Lund" may be anybody
        return False
    if set(asked).intersection(full) != {asked[-1]} or asked[0] not in plain_words(text):
        return False
    return not first_names.may_be_one(asked[0], full[0]) or _has_age(asked, text)


def _is_title(word: str) -> bool:
    """Whether a word before a surname is no first name: "Mayor", "Widow", unlike "Victor"."""
    return word in TITLES or (is_human(word) and first_names.gender(word) is None)


def _has_age(name: tuple[str, ...], text: str) -> bool:
    """Whether a text gives the age of somebody by a name of these words: "Dave Lund, 31"."""
    whole = r"\W+".join(name)
    return bool(re.search(rf"\b{whole}, (?:aged )?\d", text, re.IGNORECASE))


def _is_no_life(text: str, span: Span) -> bool:
    """Whether a span counts years of something else than somebody's life."""
    figures = names.figures(text[slice(*span)])
    first, last = (span[0] + place for place in figures[0]) if figures else span
    return bool(_OF_YEARS.search(text, max(0, first - _BEFORE), first) or _YEARS_OF.match(text, last))


def _is_no_years(words: str) -> bool:
    """Whether words are no age of a person: more years than anybody has, or a name alone."""
    named = bool(names.names(words)) and not any(each.isdigit() for each in words) and not names.figures(words)
    return named or bool(_THOUSANDS.search(words) or _HUNDREDS.fullmatch(words))


def _is_difference(text: str, span: Span) -> bool:
    """Whether the first figure of a span says how much more or less there is of something."""
    figures = names.figures(text[slice(*span)])
    return bool(figures) and bool(_MORE.match(text, span[0] + figures[0][1]))


def _is_no_one(words: str) -> bool:
    if _ADDRESS.match(words) or _FOR_OR_AGAINST.fullmatch(words):
        return True
    figures = sorted({*names.figures(words), *names.dates(words)}, reverse=True)
    for start, end in figures:
        words = words[:start] + words[end:]
    return bool(figures) and not _LETTERS.search(words)


def _named_itself(question: str, text: str) -> _Fits | None:
    """A who is nobody whom the question names: whoever replaces Lind is not Lind. Of two that it names one may win."""
    if not _WHO.match(question) or " or " in question or descriptions.asked(question) is not None:
        return None
    called = names.names(question)
    named = {word for start, end in called for word in plain_words(question[start:end])}
    if not named or (len(called) > 1 and _CONTEST.match(question)):
        return None

    def check(span: Span) -> bool:
        words = text[slice(*span)]
        told = {word for start, end in names.names(words) for word in plain_words(words[start:end])}
        return not told or not told <= named

    return check


def _of_a_part(question: str, text: str) -> _Fits | None:
    """What something costs is not what is paid of its cost, and a fine below the maximum of 90 is not 90."""
    cost = _COSTS.search(question) and not _PAYS.search(question)
    asked = set(stems(question))
    if asked_for(question) != "figure" and not _HOW.search(question) and not cost:
        return None

    def check(span: Span) -> bool:
        figures = names.figures(text[slice(*span)])
        if not figures:
            return True
        first, last = span[0] + figures[0][0], span[0] + figures[-1][1]
        if cost and _OF_THE_COST.match(text, last):
            return False
        held = _HELD_AGAINST.search(text, max(0, first - _BEFORE), first)
        return not held or stem(held["what"].casefold()) in asked

    return check


def _there(question: str, text: str) -> _Fits | None:
    """The mayor of Wexby is not whom a sentence names that begins with "In Stornhaven the mayor".

    The boss of a lido is not "the boss of the brewery, Ida Munk".
    """
    asked = [(stem(one["what"]), one["place"].casefold()) for one in _OF_PLACE.finditer(question)]
    if not asked:
        return None
    who = [(one["what"], one["place"]) for one in _OF_PLACE.finditer(question) if _WHO.match(question)]

    def check(span: Span) -> bool:
        start, end = enclosing(text, span)
        for one in _OF_BODY.finditer(text, start, end) if who else ():
            between = text[one.end() : span[0]] if one.end() <= span[0] else text[span[1] : one.start()]
            if not between.strip(", ") and any(_is_of_another(what, place, one) for what, place in who):
                return False
        told = _IN_PLACE.match(text, start, end)
        if not told or told["place"].casefold() in question.casefold():
            return True
        where = _OF_WHERE.match(text, told.end(), end)
        named = text[start : where.end() if where else told.end()].casefold()
        return not any(what == stem(told["what"]) and place not in named for what, place in asked)

    return check


def _is_of_another(what: str, place: str, told: re.Match[str]) -> bool:
    """Whether somebody is called what is asked for, but of another body or of a thing of another kind.

    Initials and countries have other names: "the president of the US".

    Args:
        what: the office.
        place: of what it is.
    """
    body = told["body"]
    if told["what"] != what or not set(stems(place)).isdisjoint(stems(body)) or _INITIALS.search(f"{place} {body}"):
        return False
    if names.names(f"of {body}"):
        return not (nations(place) or nations(body))
    kind = place.split()[-1].casefold()
    return kind not in _NAMES_ANYTHING and are_two(stems(body)[-1], stems(place)[-1])


def _kin(question: str, text: str) -> _Fits | None:
    asked = _KIN_ASKED.match(question)
    if not asked:
        return None
    kin = asked["kin"].casefold()

    def check(span: Span) -> bool:
        near = text[max(0, span[0] - _BEFORE) : span[0]]
        if _MARRIED.search(near) and RELATIONS[kin] != "spouse":
            return False
        if of := _KIN_OF.search(near):
            return RELATIONS[kin] == _CONVERSE[RELATIONS[of["kin"].casefold()]]
        before = _KIN_BEFORE.search(near)
        return not before or _may_be(kin, before["kin"].casefold())

    return check


def _may_be(kin: str, other: str) -> bool:
    """Whether one may be called both: a parent and a father, but no husband and a father."""
    unlike = (kin in MEN and other in WOMEN) or (kin in WOMEN and other in MEN)
    return RELATIONS[kin] == RELATIONS[other] and not unlike


#: Make what says of a span of a text whether it may answer a question, be it one that a whole sentence answers.
_OF_ANY: Final[tuple[Callable[[str, str], _Fits | None], ...]] = (
    merely_mentioned,
    as_the_law_has_it,
    of_that_body,
    is_decided,
    of_whoever_did,
)
#: Make what moves a span of a text to the words in it, or beside it, that answer a question; None where nothing does.
_MOVERS: Final[tuple[Callable[[str, str], Callable[[Span], Span | None] | None], ...]] = (
    counting,
    with_all_parts,
    of_its_kind,
    of_whose,
    dividing,
    spending,
    ranked,
    placing,
    _measuring,
    at_its_deed,
    _called,
)
#: Make what says of a span of a text whether it may answer a question; None where all may.
_MAKERS: Final[tuple[Callable[[str, str], _Fits | None], ...]] = (
    _kind,
    _kin,
    _named_itself,
    _of_a_part,
    _there,
    of_its_side,
    of_its_number,
    in_its_unit,
    along_its_dimension,
    no_limit,
    befalling,
    merely_sought,
    of_its_deed,
    of_the_deed,
    told_of_the_rest,
    of_its_outcome,
    takes_over,
    of_its_own,
    of_what_is_asked,
    of_its_place,
    of_itself,
    of_its_measure,
    of_ones_life,
    in_succession,
    in_its_role,
    in_that_office,
    of_whom_it_is,
    of_that_thing,
    not_done_to,
    on_its_weekday,
    of_the_one_that_does,
    was_given,
    of_nobody_else,
    told_by_a_word,
    of_whoever_is_asked,
)
