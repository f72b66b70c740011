"""Who came before somebody, and who after: "her successor was Lind" does not say whom she succeeded. English."""

from __future__ import annotations

import re
from typing import Final

from qa.lexical import stem, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import TITLES, is_human
from qa.questions import OPENING
from qa.reader.choice import plain_words
from qa.reader.rules import Fits
from qa.types import Span

_SUCCEED: Final = r"(?:succeed|replace|follow|take over from)"
_SUCCEEDED: Final = r"(?:succeed(?:s|ed)|replace[sd]|follow(?:s|ed)|t(?:akes|ook) over from)"
#: Whom somebody followed …
_BEFORE_ASKED: Final = lazy_pattern(
    rf"{OPENING}whom? (?:(?:did|does|will|has|had) (?P<who>[^?]+?) {_SUCCEED}\b"
    r"|(?:is|was|were) (?P<whose>[^?]+?)(?:['’]s|s['’]) (?:immediate |direct )?predecessor\b"
    r"|(?:is|was|were) the (?:immediate |direct )?predecessor of (?P<of>[^?]+))",
    re.IGNORECASE,
)
#: … and who followed somebody.
_AFTER_ASKED: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:has |will |would )?(?:{_SUCCEEDED}|{_SUCCEED}) (?P<who>[^?]+)"
    r"|(?:is|was|were|will be) (?P<whose>[^?]+?)(?:['’]s|s['’]) (?:immediate |direct )?successor\b"
    r"|(?:is|was|were|will be) the (?:immediate |direct )?successor (?:of|to) (?P<of>[^?]+))",
    re.IGNORECASE,
)
#: What tells who came before or after another, in any way.
_TELLS: Final = lazy_pattern(
    r"\b(?:succe(?:ed\w*|ssors?)|replac\w*|follow(?:s|ed)?|predecessors?|t(?:ook|akes?|aken|aking) over)\b",
    re.IGNORECASE,
)
#: Who came to an office: "Who became mayor after Berg?"
_CAME_ASKED: Final = lazy_pattern(
    rf"{OPENING}who (?:became|becomes|was (?:elected|appointed|named|chosen|made)|has become)(?: as)? (?:the )?"
    r"(?:(?:new|next|first|acting|interim|prime|vice|deputy|party) )*(?P<office>[a-z]+)\b",
    re.IGNORECASE,
)
#: What may tell who came after another, or to an office, in a word of any kind, or by years as a list does.
_MAY_TELL: Final = lazy_pattern(
    r"\b(?:succe|replac|follow|heir\b|inherit|becom|became|new\b|next\b|(?<!newly )(?:appoint|elect|nam(?:ed|es|ing)\b)"
    r"|sworn|swear|chose|pick|promot|install|interim|acting|caretaker|after\b|since\b|instead|crown|throne|vacan"
    r"|way for|t(?:ook|akes?|aking|aken) (?:over|office|up|charge|the)|hand(?:s|ed|ing)?\b|pass(?:es|ed)|fill"
    r"|w[io]n\b|winner|beat|defeat|oust|unseat|supplant|reliev|st(?:and|ood)\w* in for|job\b|post\b|role\b"
    r"|c[ao]mes? on\b|substitut|reins|baton|award|prize|title\b|will be\b|is to be\b"
    r"|in (?:his|her|their|its) place|step(?:s|ped)? up|c[ao]mes? in|brought in|hired|recruit|design|sign(?:s|ed)\b"
    r"|(?:1[5-9]|20)\d\d\b)",
    re.IGNORECASE,
)
#: "Who followed the suspect?" asks who went behind, and not who came next.
_WENT_BEHIND: Final = lazy_pattern(r"\bfollow(?:s|ed)? (?:the|an?|him|her|them)\b", re.IGNORECASE)
#: Who is replaced, before who comes instead: "replacing its head Lund with Holm".
_REPLACING: Final = lazy_pattern(
    r"\b(?:replac|succeed)ing (?!(?:him|them|it)\b|her (?:is|was|will)\b)(?P<whom>[^,;:.\n]{1,160})"
)
#: Behind somebody who gave another an office: "the Queen appointed Berg".
_GAVE: Final = lazy_pattern(
    r"(?: [a-z]+ly)? (?:appoint(?:s|ed)|name[sd]|elect(?:s|ed)|ch(?:ose|ooses)|install(?:s|ed)|hire[sd])"
    r"(?: (?!(?:as|to|by|in)\b)[a-z]+){0,2} (?P<whom>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
)
_GAP: Final = r"(?: (?:[a-z][\w’'-]*|Dr|Mrs?|Ms|Sir)\.?){0,5} $"
#: Before whoever came after: "her successor was", "was succeeded by".
_IS_AFTER: Final = lazy_pattern(
    rf"\b(?:successor(?: as [^,.;:]{{1,40}})?(?:,| was| is| will be| became)"
    rf"|(?:succeeded|replaced|followed)(?: as [^,.;:]{{1,40}})? by){_GAP}"
)
#: Before whoever came before: "she succeeded", "her predecessor was".
_IS_BEFORE: Final = lazy_pattern(
    rf"(?:\b(?P<who>[Hh]e|[Ss]he|[A-Z][\w’'-]+)(?: (?:has|had|will))? (?:{_SUCCEEDED}|{_SUCCEED})"
    rf"|\bpredecessor(?:,| was| is)){_GAP}"
)
#: Whoever only looks for one who comes after, comes after nobody.
_SEEKS: Final = lazy_pattern(
    r"\b(?:(?:look|search|hunt|wait)(?:s|ed|ing)? for|seek(?:s|ing)?|sought|(?:will|must|to) (?:find|choose|pick|name"
    r"|appoint|elect|hire)) (?:an?|the|his|her|its|their) (?:new )?(?:successor|replacement)\b",
    re.IGNORECASE,
)
#: Who left an office, or a side: "Who is the navy chief that defected?", "Who was sacked as coach?" …
_LEFT: Final = (
    r"(?:defect|resign|retir|dismiss|oust|depos|remov|suspend|axe|sack|fir(?=ed)|fle[de]|quit|left|leav"
    r"|step(?=p| down| as)|st(?:oo|an)d(?=s? (?:down|aside))|walk(?=ed out))"
)
_LEFT_ASKED: Final = lazy_pattern(
    rf"{OPENING}who (?:(?:is|was|are|were) [^?]{{1,80}}? (?:that|who|which) )?"
    rf"(?:(?:has|have|had|was|were|is|been|be|recently|just) ){{0,3}}{_LEFT}"
    r"(?!\w* (?:\w+ ){1,4}(?:on|open|in|behind)\W*$)",
    re.IGNORECASE,
)
#: … is not who came after: behind a name, "was named as his replacement", "takes over"; before one, "replaced by".
_CAME_AFTER: Final = lazy_pattern(
    r"(?:,[^,;.\n]{0,60},)?(?: who)?"
    r"(?: (?:has|had|have|will|would|is|was|were|been|be|to|now|then|since|soon|\w+ly)){0,4}"
    rf"(?: (?:named|appointed|chosen|elected|announced|made|presented|introduced|sworn in|brought in)(?: as)?"
    r"(?: (?:the|an?|his|her|their|its))?(?: \w+){0,2} (?:replacement|successor)\b"
    rf"| (?:{_SUCCEEDED}|{_SUCCEED}|t(?:akes|ook|ake|aken) (?:over|(?:his|her|their) place)"
    r"|(?:steps|stepped|step) (?:in\b|into (?:his|her|their) shoes)|fills? (?:his|her|their) (?:post|place|job|shoes)))"
)
_CAME_AS: Final = lazy_pattern(
    rf"\b(?:(?i:his|her|their|its|the) (?:new |designated )?(?:replacement|successor)(?:,| is| was| will be)?"
    rf"|(?:succeeded|replaced|followed)(?: as [^,.;:]{{1,40}})? by|replac(?:ed|ing) (?:him|her|them) with"
    rf"|(?:makes?|made|making) way for|handed over to){_GAP}"
)
#: Somebody who came after another may have left too: "replaced Lund in May and was sacked in June".
_AND_LEFT: Final = lazy_pattern(
    rf"(?:(?!\b(?:after|when|as|because|since|who|whose|whom|from|following|if)\b)[^;:.\n])*?\b{_LEFT}", re.IGNORECASE
)
_PRONOUNS: Final = frozenset(("he", "she"))
#: Code points before somebody that are looked at.
_NEAR: Final = 120


def in_succession(question: str, text: str) -> Fits | None:
    """For a question of whom somebody followed, or by whom one was followed: whether a span is not plainly the other
    way round; None for other questions. Whoever came after another, or came to an office, is told by a word for that.

    Nor is it, for a question of who left, whoever came instead.

    A sentence that tells of several who followed one another is not judged.
    """
    if (came := _CAME_ASKED.match(question)) and (is_human(came["office"]) or came["office"] in TITLES):
        office = stem(came["office"].casefold())

        def comes(span: Span) -> bool:
            sentence = text[slice(*enclosing(text, span))]
            return bool(_MAY_TELL.search(sentence)) or office in stems(sentence)

        return comes
    if _LEFT_ASKED.match(question):
        return lambda span: not _is_after(text, span)
    before, after = _BEFORE_ASKED.match(question), _AFTER_ASKED.match(question)
    asked = before or after
    if not asked:
        return None
    who = set(plain_words(asked["who"] or asked["whose"] or asked["of"]))

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        if after and not _WENT_BEHIND.search(question) and not _MAY_TELL.search(text, start, end):
            return False
        if after and _SEEKS.search(text, span[1], end):
            return False
        replaced = _REPLACING.search(text, start, end) if after else None
        if replaced and replaced.start() < span[0] and who.isdisjoint(plain_words(replaced["whom"])):
            return False
        gave = _GAVE.match(text, span[1]) if after else None
        if gave and not who.isdisjoint(plain_words(gave["whom"])):
            return False
        if len(_TELLS.findall(text[start:end])) != 1:
            return True
        near = max(start, span[0] - _NEAR)
        if before:
            return not _IS_AFTER.search(text, near, span[0])
        told = _IS_BEFORE.search(text, near, span[0])
        subject = told["who"] if told else None
        return not told or not (subject is None or subject.casefold() in _PRONOUNS | who)

    return fits


def _is_after(text: str, span: Span) -> bool:
    """Whether a span names somebody who came after another, and is not said to have left as well."""
    start, end = enclosing(text, span)
    came = _CAME_AFTER.match(text, span[1], end)
    if not came and not _CAME_AS.search(text, max(start, span[0] - _NEAR), span[0]):
        return False
    return not _AND_LEFT.match(text, came.end() if came else span[1], end)
