"""Who is said to hold an office no longer: "Berg resigned as mayor", "who took over from Berg". English."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from qa import names
from qa.lexical import content_words, stems
from qa.passages import enclosing
from qa.questions import OPENING, of_now
from qa.types import Span

#: Offices that pass from one to another; an author or a suspect has none.
_OFFICE: Final = (
    r"(?:mayor|minister|premier|president|chancellor|secretary|governor|commissioner|ombudsman|ambassador|(?:arch)?bishop"
    r"|vicar|king|queen|pope|chair(?:man|woman|person)?|director|head|leader|manager|chief|ceo|boss|coach|captain|editor"
    r"|rector|dean|principal|headteacher|treasurer|spokes(?:man|woman|person)|inspector|superintendent|engineer|conductor"
    r"|curator|warden|master|speaker|owner)"
)
#: Asks who holds one.
_HOLDER: Final = re.compile(
    rf"(?:{OPENING}|\b)who(?:['’]s| is| are)\b.*\b{_OFFICE}s?\b|\bwho(?:['’]s| is| are) in charge\b"
    r"|\bwho (?:\w+ly |now )?(?:runs|leads|heads|chairs|manages|directs|governs|commands|edits|coaches|captains"
    r"|owns)\b",
    re.IGNORECASE,
)
#: Asks for one who went, or came.
_OF_CHANGE: Final = re.compile(
    r"\b(?:former|ex|outgoing|resign\w*|retir\w*|leav\w*|left|quit\w*|step\w*|stand\w*|stood|sack\w*|dismiss\w*|fired"
    r"|succe\w+|replac\w*|predecess\w*|before|died?|dead)\b",
    re.IGNORECASE,
)
_THEIR: Final = r"(?:the|his|her|their|its)"
#: Behind somebody who left. What is to come leaves somebody in office.
_LEAVES: Final = re.compile(
    r"(?:,[^,;.\n]{0,60},)?(?: (?:who|and))?(?: (?:has|had|have))?(?: \w+ly| since| now| then| also)?"
    r" (?:resigned|retired|quit|stepped down|stood down|was voted out"
    r"|(?:(?:was|were|been) )+(?:sacked|dismissed|fired|ousted|deposed|removed|replaced|succeeded)"
    r"|left with immediate effect|left the (?:bank|board|club|company|council|firm|group|paper|party|team)"
    rf"|(?:left|gave up|handed over|lost) (?:{_THEIR} )?(?:office|post|job|position|seat|mayor['’]s office))\b"
    r"|['’]s? (?:resignation|retirement|dismissal|departure|successor)\b",
    re.IGNORECASE,
)
#: Before somebody whom another follows.
_FOLLOWED: Final = re.compile(
    rf"\b(?:(?:tak(?:e|es|ing|en)|took) over\b[^;:.\n]{{0,80}}? (?:from|after)|succeed(?:s|ed|ing)?"
    rf"|replac(?:es?|ed|ing)|in (?:the )?place of|successor (?:of|to)) (?:{_THEIR} )?(?:[\w-]+ ){{0,3}}$",
    re.IGNORECASE,
)
_AS: Final = re.compile(r"\bas (?P<what>[^,;.\n]{1,60})", re.IGNORECASE)
#: Places that name somebody in a text that are looked at.
_PLACES: Final = 200
#: Code points before somebody in which is looked whom he or she precedes.
_BEFORE: Final = 140


def asks_holder(question: str) -> bool:
    """Whether a question asks who holds an office now, not who went or came."""
    return bool(_HOLDER.search(question)) and of_now(question) and not _OF_CHANGE.search(question)


def has_left(question: str, words: str, text: str, language: str | None = None) -> bool:
    """Whether a text says of the one whom some words name that he or she holds an office no longer.

    "Mayor Berg resigned as chairman of the club" is nothing to a question for the mayor.
    """
    named = names.names(words)
    if len(named) != 1:
        return False
    own = words[slice(*named[0])].split()
    asked = set(stems(" ".join(content_words(question))))
    for one in islice(re.finditer(rf"\b{re.escape(own[-1])}\b", text), _PLACES):
        leaves = _LEAVES.match(text, one.end())
        before = text[max(0, one.start() - _BEFORE) : one.start()].rpartition("\n")[2]
        if not leaves and not _FOLLOWED.search(before.removesuffix(" ".join(own[:-1]) + " ")):
            continue
        whole = _whole(text, one.span())
        if not (whole <= set(own) or whole >= set(own)):
            continue
        start, end = enclosing(text, one.span(), language)
        other = _AS.search(text, leaves.end(), end) if leaves else None
        if not other or not asked.isdisjoint(stems(other["what"])):
            return True
        if asked.isdisjoint(stems(text[start : other.start()])):
            return True
    return False


def _whole(text: str, span: Span) -> set[str]:
    """The words of the name that a span is part of."""
    first, last = max(0, span[0] - _BEFORE), span[1] + _BEFORE
    for start, end in names.names(text[first:last]):
        if first + start <= span[0] < first + end:
            return set(text[first + start : first + end].split())
    return set(text[slice(*span)].split())
