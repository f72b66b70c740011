"""Whether words speak of what was or of what is to come, told by the verbs and prepositions around them. English.

There is no parser: the nearest word that decides wins, before the place asked about rather than after it. This
module knows nothing of dates.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from qa.patterns import lazy_pattern

Tense = Literal["past", "future"]

_TOKEN: Final = lazy_pattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|[;:–—()]")

#: After these a person, thing or day is still to come.
_TO_COME: Final = frozenset(
    """will won't shall would ll we'll they'll he'll she'll i'll you'll it'll expected due scheduled planned
    slated poised likely going upcoming awaits faces face looms looming invited brace braces bracing
    must should can could may might""".split()
)
#: Written like a verb.
_MONTHS: Final = frozenset({"May"})
#: Behind "has", that it is no part of a past tense: "the club has a match on Sunday", "has until Sunday to pay".
_HELD: Final = frozenset(
    """a an the no two three four five six seven eight nine ten several some many more another its his her their our
    until""".split()
)
#: They look ahead only where they say to what: "plans to", "hopes for", not "detailed plans and maps".
_LOOKING: Final = frozenset(
    """plan plans planning aims hopes intends prepares preparing prepare preparations promises vows pledges
    wants want deadline invitation invitations""".split()
)
#: The present tense of what is announced: "the film opens on Friday".
_ANNOUNCED: Final = frozenset(
    """opens begins starts debuts premieres meets votes heads holds arrives returns plays ends expires takes
    kicks hosts airs launches travels visits leaves goes closes comes releases marks appears resumes
    gets is are be being turns commencing commences starting beginning""".split()
)
#: Of the past themselves, what they lead to is to come: "a judge agreed to start the trial on 23 October".
_LEADING: Final = frozenset(
    """agreed asked decided ordered voted vowed urged offered promised pledged planned chose opted wanted hoped
    aimed intended threatened called allowed approved cleared proposed recommended demanded deal plan bid
    vote decision agreement order request""".split()
)
#: … but for somebody whom they were said to: with "were ordered to leave on Sunday" the day is that of the order …
_TOLD_SOMEBODY: Final = frozenset("asked ordered urged allowed cleared".split())
#: … unless it is an appointment: "was ordered to appear on Sunday".
_APPOINTED: Final = frozenset("appear reappear attend report return stand testify surrender".split())
_PAST: Final = frozenset(
    """was were had did has have been said told met went came took gave made saw began became held left led
    sent spoke wrote won lost fell rose ran found got kept knew stood struck swept thought threw broke
    brought built bought caught chose drew drove fought flew fled grew heard shook spent stole taught
    withdrew paid shot sold sat sang felt froze beat blew dealt dug forgot gone seen taken known shown
    done given driven fallen flown hidden hung laid lay leapt lit meant rode rung sank slept slid sought
    spun sprang stuck stung swam swore tore underwent understood upheld woke wore wound didn't wasn't
    weren't hadn't hasn't haven't couldn't ago earlier""".split()
)
#: Past tenses that are infinitives and nouns as well: "hit a cyclist", but "will hit", "to quit", "a hit".
_UNCHANGED: Final = frozenset("hit hurt burst shut quit".split())
_NO_PAST_AFTER: Final = frozenset(
    """to be will won't would wouldn't shall should must can can't could couldn't may might do does did don't doesn't
    didn't get gets getting a an the this his her its their""".split()
)
#: Behind one of these stands no verb.
_ARTICLES: Final = frozenset("a an the another its their".split())
#: They end in "ed" or look like a past tense, and are none.
_NO_VERB: Final = frozenset(
    """united red need indeed hundred armed speed wed seed feed bed shed sacred naked wicked kindred embed
    ahmed mohammed alfred bleed breed deed exceed proceed succeed weed so-called limited advanced""".split()
)
#: Prepositions that tell by themselves.
_BEFORE_ONLY: Final = {
    "future": lazy_pattern(
        r"\b(?:ahead of|run-?up to|lead-?up to|until|till|by|as (?:soon|early|late) as|no later than|starting|starts|"
        r"beginning|before|scheduled for|planned for|due|coming)\s+(?:the |this |late |early |next )*"
        # "until five o'clock on", "by 5 p.m."
        r"(?:(?:[a-z]+|\d[\d.:]*) ?(?:o[’']clock|[ap]\.?m\.?) (?:on )?|(?:noon|midnight) (?:on )?)?$",
        re.IGNORECASE,
    ),
    "past": lazy_pattern(
        r"\b(?:since|after|following|in the wake of|during|at|late on|from|of)\s+(?:the |this |late |early |last )*$",
        re.IGNORECASE,
    ),
}
#: What went on until a day has ended, unlike what was put off until then: "he was held until Wednesday".
_LASTED: Final = lazy_pattern(
    r"\b(?:held|stayed|lasted|waited|worked|lived|slept|talked|fought|queued|camped|sat|stood)(?: \w+){0,3} "
    r"(?:until|till)\s$",
    re.IGNORECASE,
)
#: What had happened by a day, unlike what had been planned or promised: "had given a third of it by Friday".
_DONE_BY: Final = lazy_pattern(
    r"\b(?:had|hadn[’']t)\b(?:(?!\b(?:to|that|would|should|(?:promised|pledged|offered|asked) (?!by\b))\b)"
    r"(?:[^;:.]|\.(?=\d)))*\bby (?:the |late |early )*$",
    re.IGNORECASE,
)
#: What happened on a day and not before it: "did not tell anyone until Monday".
_NOT_UNTIL: Final = lazy_pattern(
    r"\bdid(?: not|n[’']t) (?!(?:expect|plan|want|intend|hope|have|need)\b)[^;:.,]*\b(?:until|till) "
    r"(?:the |late |early )*$",
    re.IGNORECASE,
)
#: No verb follows: "by 402 to 151", "from £62 to £75".
_FIGURES: Final = lazy_pattern(r"\d to (?=[£$€]?\d)")
#: A participle behind these tells of what is, not of what was: "the bridge is closed", "stays temporarily closed".
_BEING: Final = frozenset("is are being stays stay remains remain".split())
_BETWEEN: Final = frozenset("not now also only still again both all once then therefore yet".split())
#: … but for what somebody is said to have done, and where something comes from: "is accused of the stabbing on Friday".
_NOT_OF_NOW: Final = frozenset(
    """was were had did has have accused alleged blamed believed charged suspected thought said reported understood
    remembered credited feared known wanted seen heard shown pictured taken drawn""".split()
)
_STATES: Final = frozenset("shut open free available valid effective off back cut".split())
#: The day from which, or to which, something holds; but not "up three from Monday".
_FROM: Final = lazy_pattern(r"\b(?:from|through(?: at least)?)\s+(?:the |this |late |early |next )*$", re.IGNORECASE)
_COMPARED: Final = lazy_pattern(
    r"\b(?:(?:up|down)(?: [\w.,%$]{1,20}){1,3}|(?:more|fewer|less|higher|lower|unchanged|different|increase|decrease|"
    r"drop|rise|fall)(?: [\w.,%$]{1,20}){0,3}) $",
    re.IGNORECASE,
)
#: A clause of its own: "will miss the match: his booking on Saturday was his tenth"; not "will sail twice: on Friday".
_OWN_CLAUSE: Final = lazy_pattern(r"[:;] (?P<own>(?!(?:on|in|at|by|from|once|first)\b)[^:;]+)$", re.IGNORECASE)
_DEFINITE_PAST: Final = lazy_pattern(r"\b(?:since|in the wake of)\s+(?:the |late |early |last )*$", re.IGNORECASE)


def tense(sentence: str, start: int, end: int) -> Tense | None:
    """The tense at `sentence[start:end]`; None where no word tells.

    Words before it decide first, the nearest of all; where there are none, those behind it.
    """
    before, after = sentence[:start], sentence[end:]
    if _DEFINITE_PAST.search(before):
        return "past"
    if lasted(before) or _DONE_BY.search(before):
        return "past"
    if _BEFORE_ONLY["future"].search(before):
        # "By Friday evening, a hundred had died": what follows a day that opens the sentence is said of it.
        opens = len(_TOKEN.findall(before)) <= 2
        return (_first(after) or "future") if opens else "future"
    if _FROM.search(before) and _holds(before, after):
        return "future"
    told = _last(before)
    if told == "future" and (clause := _OWN_CLAUSE.search(before)) and _last(clause["own"]) is None:
        return _first(after) or told
    return told or _first(after)


def lasted(before: str) -> bool:
    """Whether words end with what went on until then and is over, or began then: "held until", "did not go until"."""
    return bool(_NOT_UNTIL.search(before)) or (_LASTED.search(before) is not None and _last(before) == "past")


def _holds(before: str, after: str) -> bool:
    """Whether something is so from a day on or until one: "is closed from Monday", "From Monday, lorries are banned".

    Words that "is" stands right before are where something comes from: "the report is from Monday".
    """
    before = _FROM.sub("", before)
    if _COMPARED.search(before):
        return False
    tokens = [token.casefold() for token in _TOKEN.findall(before)][-25:]
    if not tokens:
        following = [token.casefold() for token in _TOKEN.findall(after)[:25]]
        return next((_is_state(following, at + 1) for at, word in enumerate(following) if word in _BEING), False)
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in _BEING:
            return _is_state(tokens, at + 1)
        if _told(tokens[at], tokens[:at], tokens[at + 1 : at + 3]):
            return False
    return False


def _is_state(words: list[str], at: int) -> bool:
    """Whether what something is stands there, or behind an adverb: "closed", "not yet open"."""
    while at < len(words) and _is_between(words[at]):
        at += 1
    if at == len(words) or words[at] in _NOT_OF_NOW:
        return False
    return words[at].endswith(("ed", "en")) or words[at] in _PAST or words[at] in _STATES


def _is_between(word: str) -> bool:
    """Whether it may stand between "is" and a participle: "temporarily", "not"."""
    return word in _BETWEEN or word.endswith("ly")


def attached(sentence: str, start: int) -> Tense | None:
    """The tense that the preposition before a possessive tells: "ahead of Sunday’s vote", "after Sunday’s vote"."""
    before = sentence[:start]
    if _BEFORE_ONLY["future"].search(before) or re.search(
        r"\b(?:plan|prepar|schedul|ready|invit|brac|set|due|ticket)\w*(?: \w+){0,2} (?:for|to) (?:the )?$", before, re.I
    ):
        return "future"
    return "past" if _BEFORE_ONLY["past"].search(before) else None


def _last(words: str) -> Tense | None:
    tokens = _TOKEN.findall(_FIGURES.sub(" ", words))[-25:]
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i] == "that" and "be" in tokens[i + 1 :] and i and tokens[i - 1].casefold() in _LEADING:
            return "future"  # "ordered that it be repeated", unless a verb behind it has decided
        following = [t.casefold() for t in tokens[i + 1 : i + 3]]
        if tokens[i] == "to" and following and following[0] not in ("the", "a", "an", "his", "her", "their", "its"):
            governors = [at for at in range(max(0, i - 4), i) if tokens[at].casefold() in _LEADING]
            if governors:
                return "past" if _was_told(tokens, governors[-1]) and following[0] not in _APPOINTED else "future"
        found = _told(tokens[i], tokens[:i], following)
        if found:
            return found
    return None


def _was_told(tokens: list[str], at: int) -> bool:
    """Whether the verb there is of what somebody was told: "were ordered", "had also been asked"."""
    before = [word for word in map(str.casefold, tokens[max(0, at - 4) : at]) if not _is_between(word)]
    is_passive = before[-1:] in (["was"], ["were"]) or before[-2:] == ["had", "been"]
    return tokens[at].casefold() in _TOLD_SOMEBODY and is_passive


def _first(words: str) -> Tense | None:
    tokens = _TOKEN.findall(words)[:25]
    for i, token in enumerate(tokens):
        found = _told(token, tokens[:i], [t.casefold() for t in tokens[i + 1 : i + 3]])
        if found:
            return found
    return None


def _told(token: str, before: list[str], following: list[str]) -> Tense | None:
    if token in _MONTHS:
        return None
    word, previous = token.casefold().replace("’", "'"), before[-1].casefold() if before else ""
    if word in ("is", "are", "was", "were", "be") and following and following[0] in _TO_COME:
        return "future"
    if word in ("is", "are") and following[:1] == ["to"]:
        return "future"
    if word.endswith("ing") and (previous in ("is", "are", "am") or previous.endswith(("’re", "'re", "’s", "'s"))):
        return "future"
    if word == "for" and previous in ("scheduled", "planned", "set", "called", "organised", "organized", "slated"):
        return "future"
    if word in _LOOKING:
        return "future" if following[:1] in (["to"], ["for"]) else None
    if word == "set" and following[:1] == ["to"]:
        return "future"
    if word == "set" and "to" not in following and "for" not in following:
        return "past"
    if word in _TO_COME:
        return "future"
    if token in _UNCHANGED and not _is_being(before):
        return None if _word_before(before) in _NO_PAST_AFTER else "past"
    if word in _ANNOUNCED and not (word in ("is", "are", "be", "being") and following and _participle(following)):
        return "future" if word not in ("is", "are", "be", "being") else None
    if word not in _NOT_OF_NOW and _is_being(before):  # "is closed" tells of what is
        return None
    if word in ("has", "have") and following and following[0] in _HELD:
        return None
    if (word in _PAST and not (previous == "be" and word not in ("was", "were"))) or word.endswith(("'d",)):
        return "past"
    if previous == "be":  # "would be chosen": what stands before "be" decides
        return None
    is_adjective = previous in _ARTICLES  # "a controlled explosion"
    if word.endswith("ed") and len(word) > 3 and word not in _NO_VERB and not is_adjective and not token[0].isupper():
        return "past"
    return None


def _is_being(before: list[str]) -> bool:
    """Whether a participle that comes next is one of the present: the words end in "is", "are temporarily"."""
    return _word_before(before) in _BEING


def _word_before(before: list[str]) -> str:
    """The last of the words but for adverbs; empty where there is none."""
    return next((word for word in map(str.casefold, reversed(before[-3:])) if not _is_between(word)), "")


def _participle(words: list[str]) -> bool:
    return any(word.endswith(("ed", "en")) for word in words)
