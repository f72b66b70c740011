"""Who is said to hold an office no longer: "Berg resigned as mayor", "who took over from Berg". English.

To leave out who holds it is worse than to name who held it: only what is said plainly, and of the office that is asked
for, counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final, Self

from qa import names
from qa.almanac import MONTH
from qa.lexical import content_words, stem, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import full_name, untitled
from qa.questions import OPENING, of_now
from qa.reader.rules import Fits
from qa.types import Span

#: Offices that pass from one to another; an author or a suspect has none.
_OFFICE: Final = (
    r"(?:mayor|minister|premier|president|chancellor|secretary|governor|commissioner|ombudsman|ambassador|(?:arch)?bishop"
    r"|vicar|king|queen|pope|chair(?:man|woman|person)?|director|head|leader|manager|chief|ceo|boss|coach|captain|editor"
    r"|rector|dean|principal|headteacher|treasurer|spokes(?:man|woman|person)|inspector|superintendent|engineer|conductor"
    r"|curator|warden|master|speaker|owner)"
)
#: Asks who is at the top, whatever he or she is called.
_AT_THE_TOP: Final = (
    r"\bwho(?:(?:['’]s| is| are) in charge|"
    r" (?:\w+ly |now )?(?:runs|leads|heads|chairs|manages|directs|governs|commands|edits|coaches|captains|owns))\b"
)
_TOP_ASKED: Final = lazy_pattern(_AT_THE_TOP, re.IGNORECASE)
#: Asks who holds an office.
_HOLDER: Final = lazy_pattern(rf"(?:{OPENING}|\b)who(?:['’]s| is| are)\b.*\b{_OFFICE}s?\b|{_AT_THE_TOP}", re.IGNORECASE)
#: Asks for one who went, or came.
_OF_CHANGE: Final = lazy_pattern(
    r"\b(?:former|ex|outgoing|resign\w*|retir\w*|leav\w*|left|quit\w*|step\w*|stand\w*|stood|sack\w*|dismiss\w*|fired"
    r"|succe\w+|replac\w*|predecess\w*|before|died?|dead)\b",
    re.IGNORECASE,
)
_THEIR: Final = r"(?:the|his|her|their|its)"
_POST: Final = r"(?:office|post|job|position|leadership|helm|mayor['’]s office)"
#: Behind somebody who left, and not "retired to bed". What is to come leaves somebody in office.
_LEAVES: Final = lazy_pattern(
    r"(?:,(?P<called>[^,;.\n]{0,60}),)?(?:,? who)?(?: (?:has|had|have))?(?: \w+ly| since| now| then| also)?"
    r" (?:resigned|retired|quit|stepped down|stood down|was voted out"
    r"|(?:(?:was|were|been) )+(?:sacked|dismissed|fired|ousted|deposed|removed|succeeded|(?P<anywhere>replaced))"
    r"|left with immediate effect|left the (?P<body>bank|board|club|company|council|firm|group|paper|party|team)"
    rf"|(?:quit|left|gave up|handed over|lost) (?:{_THEIR} )?{_POST})"
    rf"(?=\W*$|[,.;:)\n”\"]| on(?! \d+\b(?! {MONTH}))"
    r"| (?:as|from|in|at|last|this|yesterday|today|earlier|after|amid|over|because|following"
    r"|when|by|and|but|with)\b)"
    r"|['’]s? (?P<told>resignation|retirement|dismissal|departure)\b(?! (?:for|from|of|to)\b)",
    re.IGNORECASE,
)
#: Before somebody whose leaving is told by the way; one that is demanded or refused is none.
_SINCE: Final = lazy_pattern(r"\b(?:after|since|following|upon) (?:[A-Z]\w+ )?$", re.IGNORECASE)
#: Before somebody whom another follows: by some of these words, in a match too.
_FOLLOWED: Final = lazy_pattern(
    r"\b(?:(?P<anywhere>(?:took|taken) over(?P<what> [^;:.\n]{1,80}?)?? (?:from|after)|replaced)|succeeded"
    r"|(?<=, )(?:succeed|replac)ing|successor (?:of|to)"
    r"|(?:appointed|chosen|elected|named|sworn in)\b[^;:.\n]{0,60}? in (?:the )?place of"
    r"|(?P<going>(?:after|since|following|upon) the (?:\w+ )?"
    r"(?:resignation|retirement|dismissal|departure|exit|sacking|death|oust(?:er|ing)"
    r"|overthrow|toppling|removal|fall) of))"
    rf" (?:{_THEIR} )?(?:(?!(?:of|for|to)\b)[\w’'-]+ ){{0,4}}$",
    re.IGNORECASE,
)
#: Before what is not so or not yet, and before somebody else's name: "the aide of Berg".
_NOT_SO: Final = lazy_pattern(
    r"\b(?:[Ii]f|[Uu]nless|whether|not|never|den(?:y|ies|ied)|would|could|should|might|may|will|rumou?rs?|wants?)\b"
)
_PARTS: Final = lazy_pattern(r"[,;:“”\"]")
_OF_HIS: Final = lazy_pattern(r"\b(?:of|for|to|by|with|against|about|under) (?:the |[A-Z]\w+ )?$")
#: A leaving with its year, and no day, may have been before somebody came to an office, or came to it again.
_BEFORE_NOW: Final = lazy_pattern(
    r"\b(?:(?:in|at) (?:early |late |the \w+ of )?(?:1\d|20)\d\d|again|re-?elected|re-?appointed|reinstated|returned"
    r"|(?:and|but) (?:he |she )?(?:is|remains|stays|has been|became|took charge"
    r"|was (?:appointed|chosen|elected|named)))\b",
    re.IGNORECASE,
)
#: What was before a leaving, or by the way: "the day after she was re-elected".
_ASIDE: Final = lazy_pattern(
    r"\b(?:after|before|since|when|while|although|though|having|that|which|who|whom)\b[^,;]*?(?=[,;]| (?:and|but) |$)"
)
#: What somebody left, or in what another follows, and where that ends.
_AS: Final = lazy_pattern(r"\b(?:(?P<as>as)|from) (?P<what>[^,;.\n]{1,60})", re.IGNORECASE)
_UP_TO: Final = lazy_pattern(
    r" (?:on|in|at|after|amid|because|over|and|but|to|when|while|who|that|which|last|this|next|since|until|for)\b"
)
#: Behind somebody who holds an office.
_IS: Final = (
    r"(?:,[^,;.\n]{0,60},)?(?: who)? (?:is|remains|stays)(?: \w+ly| still| again| also| now)?"
    rf"(?! (?:[\w-]+ )?(?:no|not|to|former|ex|outgoing|late)\b)(?: [\w’'-]+){{0,4}}? (?P<what>{_OFFICE})\b"
)
#: Behind an office that somebody is only said to leave: "the third mayor to step down".
_TO_GO: Final = lazy_pattern(
    r"[^;.\n]{0,60}?(?:,| to| who| that)(?: (?:has|have|had|was|is|be))?(?: \w+ly)?"
    r" (?:resign|retire|quit|step(?:ped)? down|st(?:and|ood) down|leave|left|go|went|give up|gave up|lose|lost"
    r"|fall|fell|sacked|dismissed|ousted|removed|voted out)(?:e?d)?\b",
    re.IGNORECASE,
)
#: Behind somebody who is at the top now.
_LEADS: Final = (
    r"(?: \w+ly| still| now)? (?P<verb>runs|leads|heads|chairs|manages|directs|governs|commands|edits|coaches|captains"
    r"|owns) (?P<body>[^,;.\n]{1,60})"
)
#: Behind a leaving, of what somebody is at the top since: "quit her job and took over the pub".
_COMES: Final = lazy_pattern(
    r"\b(?:and|to)(?: now| \w+ly)? (?P<verb>runs?|leads?|heads?|chairs?|manages?|owns?|edits?|buys?|bought"
    r"|t(?:ook|ake) over|opens?|opened) (?P<body>[^,;.\n]{1,60})"
)
#: Whose job it is that somebody leaves: "her job at the bank".
_JOB_AT: Final = lazy_pattern(r" (?:at|with) (?:the|an?|its) (?P<body>[a-z][\w-]*(?: [a-z][\w-]*)?)")
#: Who sent somebody away: "sacked last year by Wexby".
_SENT_AWAY: Final = lazy_pattern(r"\b(?:sacked|dismissed|fired|ousted|deposed|removed)$", re.IGNORECASE)
_BY: Final = lazy_pattern(r"(?: (?:last|this|on|in|earlier this) \w+)? by (?:the )?(?P<rest>[^,;.\n]{1,60})")
#: Behind somebody who leaves a match: "replaced on the hour", "removed with a knee injury".
_IN_PLAY: Final = lazy_pattern(
    r"[^,;.\n]{0,60}?\b(?:on the hour(?: mark)?|(?:at|before|after|by) (?:half-?time|the (?:break|interval))"
    r"|(?:after|before) (?:[\w-]+ ){0,3}(?:minutes?|hour|half|quarter)|in the (?:[\w-]+ ){1,2}(?:minute|half|quarter)"
    r"|with (?:an?|his|her) (?:[\w-]+ ){0,3}(?:injury|knock|strain|cramp|concussion))\b",
    re.IGNORECASE,
)
#: Asks who takes something over, and what.
_TAKES_OVER: Final = lazy_pattern(
    rf"{OPENING}who(?:['’]s| is| will(?: be)?| has| did)? (?:tak(?:es?|ing|en)|took) over (?!from\b|as\b)"
    r"(?P<what>[^?]+)",
    re.IGNORECASE,
)
_SUCCEEDS: Final = lazy_pattern(r"\bsuccessors?\b|\bsucceed(?:s|ed|ing)?\b", re.IGNORECASE)
#: Of what somebody holds an office: "the museum's director", "the director of the museum".
_BODY: Final = lazy_pattern(
    rf"\b[a-z]{{3,}}['’]s?(?: [a-z]+){{0,2}} {_OFFICE}\b|\b{_OFFICE} (?:of|at) (?:the|its) [a-z]{{3,}}"
)
_TAKING_OVER: Final = lazy_pattern(r"\b(?:tak(?:es?|ing|en)|took) over\b", re.IGNORECASE)
#: Code points behind an office in which is looked for what it is of.
_OF: Final = 60
_OFFICES: Final = lazy_pattern(rf"\b{_OFFICE}s?\b", re.IGNORECASE)
_WHOSE: Final = lazy_pattern(r"(?:man|woman|person)s?$")
_POSTS: Final = lazy_pattern(rf"\b{_POST}\b", re.IGNORECASE)
#: Words by which whoever is at the top is asked for.
_TOP: Final = frozenset(map(stem, "boss ceo chief head leader".split()))
#: Offices of which none is at the top of anything but what is called by it, "Who leads the ministry?"; a general
#: secretary is.
_UNDER: Final = frozenset(map(stem, "minister secretary ambassador spokes treasurer inspector engineer".split()))
#: Words that do not tell an office from others.
_LIGHT: Final = _TOP.union(
    map(
        stem,
        """office post job position leadership helm charge executive managing general town city village country
        state company firm group""".split(),
    )
)
#: Letters at the beginning of a word that tell what it is of: "inspection", "inspectorate".
_FAMILY: Final = 5
#: Places that name somebody in a text that are looked at.
_PLACES: Final = 200
#: Code points before somebody in which is looked whom he or she precedes.
_BEFORE: Final = 140


@dataclass(frozen=True)
class _Office:
    """The office that a question asks for.

    Args:
        words: the stems of its words.
        called: those of them that name offices; none where it asks for whoever is at the top.
    """

    words: frozenset[str]
    called: frozenset[str]

    @classmethod
    def of(cls, question: str) -> Self:
        called = _offices(question)
        top = _TOP_ASKED.search(question) or called & _TOP
        return cls(frozenset(_content(question)), frozenset() if top else frozenset(called))

    def may_be(self, offices: set[str]) -> bool:
        """Whether it may be one of some offices."""
        return not self.called or bool(self.called & offices)

    def names(self, words: str) -> bool:
        """Whether words for an office are for that one, of nobody and nothing else than is asked for."""
        what = _UP_TO.split(f" {words}", maxsplit=1)[0]
        offices = _offices(what)
        if not (self.may_be(offices) if offices else _POSTS.search(what)) or self._is_below(what, offices):
            return False
        named = {word for start, end in names.names(what) for word in stems(what[start:end])} - offices
        rest = _content(what) - named - offices - _LIGHT
        families = {word[:_FAMILY] for word in self.words}
        return not (named and named.isdisjoint(self.words)) and all(word[:_FAMILY] in families for word in rest)

    def _is_below(self, what: str, offices: set[str]) -> bool:
        """Whether whoever is at the top is asked for, and the words are for somebody else: of a party, a minister."""
        families = {word[:_FAMILY] for word in self.words}
        under = bool(offices) and offices <= _UNDER and "general" not in what.casefold().split()
        return under and not self.called and families.isdisjoint(one[:_FAMILY] for one in offices)

    def leads(self, verb: str, body: str) -> bool:
        """Whether somebody is asked for who is said to lead a body, by such a verb."""
        families = {word[:_FAMILY] for word in self.words}
        own = not self.called or stem(verb.casefold())[:_FAMILY] in families
        return own and not self.words.isdisjoint(_content(_UP_TO.split(f" {body}", maxsplit=1)[0]))

    def may_be_meant(self, words: str) -> bool:
        """Whether words for an office may be for that one: they say not of what it is, or of something asked."""
        what, _, body = _UP_TO.split(f" {words}", maxsplit=1)[0].partition(" of ")
        offices = _offices(what)
        own, asked = ({word[:_FAMILY] for word in some - offices - _LIGHT} for some in (_content(body), self.words))
        return self.may_be(offices) and (not own or not asked or not own.isdisjoint(asked))

    def is_meant(self, behind: str) -> bool:
        """Whether the rest of a sentence behind a leaving says of what, and not of another office."""
        said = (one for one in _AS.finditer(behind) if not one["as"] or one.start() <= 1 or _offices(one["what"]))
        return all(self.names(one["what"]) for one in said)


def asks_holder(question: str) -> bool:
    """Whether a question asks who holds an office now, not who went or came."""
    return bool(_HOLDER.search(question)) and of_now(question) and not _OF_CHANGE.search(question)


def is_another_office(question: str, words: str) -> bool:
    """Whether some words name an office other than the one that a question asks for."""
    return bool(_offices(words)) and not is_its_office(question, words)


def is_its_office(question: str, words: str) -> bool:
    """Whether some words name the office that a question asks for, or any where it asks for whoever is at the top."""
    offices = _offices(words)
    return bool(offices) and _Office.of(question).may_be(offices)


def has_left(question: str, words: str, text: str, language: str | None = None) -> bool:
    """Whether a text says of the one whom some words name that he or she holds an office no longer.

    "Mayor Berg resigned as chairman of the club" is nothing to a question for the mayor, nor is a leaving of a
    year, nor any in a text that says that Berg is the mayor.
    """
    named = names.names(words)
    if len(named) != 1:
        return False
    own = words[slice(*named[0])].split()
    office = _Office.of(question)
    if _is_holder(office, own[-1], text):
        return False
    for one in islice(re.finditer(rf"\b{re.escape(own[-1])}\b", text), _PLACES):
        before = text[max(0, one.start() - _BEFORE) : one.start()].rpartition("\n")[2]
        before = before.removesuffix("".join(f"{word} " for word in own[:-1]))
        leaves = _LEAVES.match(text, one.end())
        followed = None if text.startswith(("'", "’"), one.end()) else _FOLLOWED.search(before)
        if not leaves and not followed:
            continue
        whole = _whole(text, one.span())
        if not (whole <= set(own) or whole >= set(own)):
            continue
        start, end = enclosing(text, one.span(), language)
        if _NOT_SO.search(_PARTS.split(text[start : one.start()])[-1]):
            continue
        told = _offices(text[start:end])
        behind = text[leaves.end() if leaves else one.end() : end]
        if leaves and _is_left(office, before, leaves, told, behind) and not _is_elsewhere(question, leaves, behind):
            return True
        behind = text[one.end() : end]
        if followed and _passes(office, followed, told) and office.is_meant(behind) and not _IN_PLAY.match(behind):
            return True
    return False


def takes_over(question: str, text: str) -> Fits | None:
    """For a question of who takes a thing over: says of a span whether it may answer, not being whoever succeeds to an
    office that its sentence or the one before says to be of something else.
    """
    asked = _TAKES_OVER.match(question)
    if not asked or _offices(asked["what"]) or _POSTS.search(asked["what"]) or not _SUCCEEDS.search(text):
        return None
    thing = _content(asked["what"])

    def check(span: Span) -> bool:
        start, end = enclosing(text, span)
        if not _SUCCEEDS.search(text, start, end) or _TAKING_OVER.search(text, start, end):
            return True
        first = enclosing(text, (start - 2, start - 1))[0] if start > 1 else start
        return not _BODY.search(text, first, end) or not thing.isdisjoint(stems(text[first:end]))

    return check


def _is_holder(office: _Office, surname: str, text: str) -> bool:
    """Whether a text says that somebody is in an office, and not in the same breath that he or she goes."""
    leading = islice(re.finditer(rf"\b{re.escape(surname)}{_LEADS}", text, re.IGNORECASE), _PLACES)
    if any(office.leads(one["verb"], one["body"]) for one in leading):
        return True
    said = islice(re.finditer(rf"\b{re.escape(surname)}{_IS}", text, re.IGNORECASE), _PLACES)
    return any(
        office.may_be_meant(re.split(r"[,;.\n]", text[one.start("what") : one.end() + _OF], maxsplit=1)[0])
        for one in said
        if not _TO_GO.match(text, one.end())
    )


def _is_left(office: _Office, before: str, leaves: re.Match[str], told: set[str], behind: str) -> bool:
    """Whether a leaving is that of an office.

    Args:
        before: what stands before whoever leaves.
        told: the offices that the sentence names.
        behind: the rest of the sentence, behind the leaving.
    """
    if _OF_HIS.search(before) or _BEFORE_NOW.search(_ASIDE.sub("", behind)) or not office.is_meant(behind):
        return False
    job = _JOB_AT.match(behind) if _POSTS.search(leaves.group()) else None
    if job and office.words.isdisjoint(_content(_UP_TO.split(f" {job['body']}", maxsplit=1)[0])):
        return False
    if (comes := _COMES.search(behind)) and office.leads(comes["verb"], comes["body"]):
        return False
    if leaves["told"] and not _SINCE.search(before):
        return False
    if leaves["body"] and stem(leaves["body"].casefold()) not in office.words:
        return False
    his = _offices(" ".join((*before.split()[-2:], leaves["called"] or "")))
    if his and not office.may_be(his):
        return False
    return not leaves["anywhere"] or bool(told and office.may_be(told))


def _is_elsewhere(question: str, leaves: re.Match[str], behind: str) -> bool:
    """Whether somebody leaves a match, or is sent away by a body that the question, which names one, does not name.

    Args:
        behind: the rest of the sentence, behind the leaving.
    """
    if leaves.group().casefold().endswith(("replaced", "removed")) and _IN_PLAY.match(behind):
        return True
    sent = _BY.match(behind) if _SENT_AWAY.search(leaves.group()) else None
    named = names.names(sent["rest"]) if sent else []
    if not sent or not named or named[0][0] != 0:
        return False
    whom = sent["rest"][slice(*named[0])]
    if full_name(whom) or _OFFICES.match(whom):
        return False  # whoever sends somebody away may be of the same body
    asked = {word for start, end in names.names(question) for word in stems(question[start:end])}
    return bool(asked) and asked.isdisjoint(stems(whom))


def _passes(office: _Office, followed: re.Match[str], told: set[str]) -> bool:
    """Whether it is an office that passes to whoever follows, and not the ball.

    Args:
        told: the offices that the sentence names.
    """
    if followed["going"] and (his := _offices(followed.group())):
        return office.may_be(his)
    what = followed["what"] or ""
    if _UP_TO.split(what, maxsplit=1)[0].strip():
        return office.names(what.strip().removeprefix("as "))
    return not (followed["anywhere"] or followed["going"]) or bool(told and office.may_be(told))


def _content(text: str) -> set[str]:
    """The stems of the words of a text that say something."""
    return set(stems(" ".join(content_words(text))))


def _offices(text: str) -> set[str]:
    """The stems of the offices that a text names, by one word for men and women."""
    return {stem(_WHOSE.sub("", one.group().casefold())) for one in _OFFICES.finditer(text)}


def _whole(text: str, span: Span) -> set[str]:
    """The words of the name that a span is part of, without titles."""
    first, last = max(0, span[0] - _BEFORE), span[1] + _BEFORE
    for start, end in names.names(text[first:last]):
        if first + start <= span[0] < first + end:
            return set(untitled(text[first + start : first + end]).split())
    return set(text[slice(*span)].split())
