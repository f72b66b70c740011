"""What befell somebody before the law: "faces up to nine years" is no sentence. English.

A report of a trial names what is asked for and what somebody was given in the same words, and of whom nothing is told
yet a model takes the next best.
"""

from __future__ import annotations

import re
from typing import Final

from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY, OPENING
from qa.reader.rules import Fits
from qa.types import Span

#: Asks when, where or whether something befell somebody. Why, and whom, is often told without a word for it.
_ASKS: Final = rf"{OPENING}(?:when|where|{AUXILIARY})\b[^?]*?\b"
#: Behind a deed that is asked for: "the convicted man" and "the man convicted of it" only say who is meant.
_AS_VERB: Final = (
    r"(?=\W*$| (?:by|in|on|at|for|of|over|after|before|when|while|during|with|as|to|from|near|outside|yet|again|last"
    r"|this|first|today|yesterday)\b)(?![^?]*\b(?:born|buried|liv\w+|work\w*|married|dead|alive|named|identified|allowed"
    r"|educated|known)\b)"
)
#: What is asked for, and the words of which a sentence, or the one before it, has one that tells of it or of how it
#: came out.
_DEEDS: Final = tuple(
    (lazy_pattern(rf"{asks}(?:{asked}){_AS_VERB}", re.IGNORECASE), lazy_pattern(rf"\b(?:{told})", re.IGNORECASE))
    for asks, asked, told in (
        (
            _ASKS,
            r"(?:re)?arrested|detained|apprehended|recaptured|(?-i:[A-Z][\w’'-]{1,40})(?: been)? caught",
            r"(?:re-?)?arrest|detain|detention|apprehend|caught|catch|(?:re)?captur|custod|seiz|held\b|hold|nabbed"
            r"|picked up|stopped|surrender|(?:turn\w*|gave) (?:him|her|them)sel\w+ (?:in|up)|raid|taken|took\b|shot\b"
            r"|manhunt|hunt|at large|on the run|remains? free|still free|found|jail|prison|cell\b|handcuff|charged"
            r"|escap|elude|evad|look\w* for|search|seek|sought|wanted|identif|suspect"
            r"|led (?:\w+ ){0,3}away|swoop|hiding|hid\b"
            r"|trac(?:ed|k)|rounded up",
        ),
        (
            _ASKS,
            r"convicted|found guilty|acquitted|cleared of",
            r"convict|guilt|verdict|jur(?:y|ies|or)|acquit|clear(?:s|ed)\b|innocen|trial|tried\b|plea|pled|sentenc|jailed"
            r"|appeal|overturn|quash|exonerat|years in (?:prison|jail)|(?:prison|jail) (?:term|sentence)"
            r"|await|collaps|pardon"
            r"|dropp|dismiss|thr(?:ew|own) out|(?:given|handed|gave|got)\b[^;\n]{0,40}?\b(?:years?|months|life)\b",
        ),
        (
            _ASKS,
            r"charged(?! (?:for|to|extra|more|less)\b)|indicted",
            r"charg|indict|accus|alleg|prosecut|counts?\b|arraign|warrant|complaint|court|trial|faces?\b|facing|suspect"
            r"|convict|guilt|plea|den(?:y|ies|ied)|book(?:ed|ing)|no (?:further )?action|summon"
            # (what visitors are charged is told by other words)
            r"|free\b|pay|paid|fees?\b",
        ),
        (
            _ASKS,
            r"extradited",
            r"extradit|hand\w* over|sent (?:back|to)|send|request"
            r"|flown|flew|transfer|deport|return|arriv|bring|brought|custod",
        ),
        (r"\b", r"plead(?:ed)? not guilty", r"not[ -]guilty|innocen|den(?:y|ies|ied|ying)|no plea|plea of not"),
    )
)
_BEFORE_STOP: Final = lazy_pattern(r"[.!?][”’\"')\]]*\s+$|\n\s*$")
#: Asks what somebody was given …
_GIVEN: Final = lazy_pattern(
    r"\b(?:sentenced|jailed|imprisoned|fined|(?:prison|jail) (?:sentence|term)|what (?:was|were) [^?]{1,60} sentence"
    r"|(?:what|which) (?:sentence|punishment|penalty)"
    r"|(?:how long|how many (?:years|months)|how much|what)\b[^?]*\b(?:get|got|given|receive[ds]?|handed))\b",
    re.IGNORECASE,
)
#: … and what asks for what may come of it, or what others want.
_MAY_BE: Final = lazy_pattern(
    r"\b(?:fac(?:e|es|ed|ing)|could|might|may|can|will|would|maximum|up to|most|longest|seek\w*|sought|ask\w*|want\w*"
    r"|demand\w*|request\w*|recommend\w*|urg\w*|call\w*|threat\w*|risk\w*|carr(?:y|ies))\b",
    re.IGNORECASE,
)
#: Before a penalty that nobody has been given: "could be jailed for up to", "prosecutors had asked for".
_NOT_GIVEN: Final = lazy_pattern(
    r"\b(?:fac(?:e|es|ed|ing)|(?:could|might|may|can|would) (?:face|get|receive|serve|spend|be|have been|carry|mean)"
    r"|risk(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|punishable (?:by|with)|liable to|maximum|sought|seek(?:s|ing)?"
    r"|ask(?:s|ed|ing)? (?:for|that|(?:the|a) (?:court|judge|jury) (?:to|for))|demand(?:s|ed|ing)?|request(?:s|ed|ing)?"
    r"|recommend(?:s|ed|ing)?|call(?:s|ed|ing) for|push(?:es|ed|ing) for)"
    r"(?: (?!(?:but|after|when|before|until|which|who|instead|got|gets|gave|received|(?:was|were) (?:given|awarded)"
    r"|(?:was|were|and) (?:sentenced|jailed|fined|imprisoned))\b)[\w’'-]+){0,8}?[ $€£-]*$",
    re.IGNORECASE,
)
#: Before it, in its sentence, that it was given all the same: "was given the maximum", "granted a request for".
_GIVEN_ALL: Final = lazy_pattern(
    r"\b(?:given|gave|handed|received|got|imposed|sentenced|jailed|fined|order(?:s|ed)|grant(?:s|ed)|approv(?:es|ed)"
    r"|agreed to|met)\b(?: (?!(?:but|and|after|when|before)\b)[\w’'-]+){0,4} $",
    re.IGNORECASE,
)
#: Code points before a penalty in which that is looked for.
_NEAR: Final = 90


def as_the_law_has_it(question: str, text: str) -> Fits | None:
    """For a question of when, where or whether somebody was arrested, charged or convicted: whether a span stands in,
    or right behind in its line, a sentence that tells of it in any word. None for other questions.
    """
    told = [words for asked, words in _DEEDS if asked.search(question)]
    if not told:
        return None

    def tells(span: Span) -> bool:
        start, end = enclosing(text, span)
        before = text[:start].rstrip(" ")
        first = start
        if before and before[-1] != "\n":
            first = enclosing(text, (len(before) - 1, len(before)))[0]
        return all(words.search(text, first, end) for words in told)

    return tells


def was_given(question: str, text: str) -> Fits | None:
    """For a question of what somebody was sentenced to: whether a span is no penalty that is only threatened or asked
    for. None for other questions.
    """
    if not _GIVEN.search(question) or _MAY_BE.search(question):
        return None

    def given(span: Span) -> bool:
        start = enclosing(text, span)[0]
        threatened = _NOT_GIVEN.search(text, max(start, span[0] - _NEAR), span[0])
        return not threatened or bool(_GIVEN_ALL.search(text[start : threatened.start()]))

    return given


def is_named_within(name: str, text: str) -> bool:
    """Whether a text writes a name within a sentence too, so that it is one, and no word that begins one."""
    places = (one.start() for one in re.finditer(rf"\b{re.escape(name)}\b", text))
    return any(place and not _BEFORE_STOP.search(text, max(0, place - 8), place) for place in places)
