"""Who came before somebody, and who after: "her successor was Lind" does not say whom she succeeded. English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.reader.choice import plain_words
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
_PRONOUNS: Final = frozenset(("he", "she"))
#: Code points before somebody that are looked at.
_NEAR: Final = 120


def in_succession(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of whom somebody followed, or by whom one was followed: whether a span is not plainly the other
    way round; None for other questions.

    A sentence that tells of several who followed one another is not judged.
    """
    before, after = _BEFORE_ASKED.match(question), _AFTER_ASKED.match(question)
    asked = before or after
    if not asked:
        return None
    who = set(plain_words(asked["who"] or asked["whose"] or asked["of"]))

    def fits(span: Span) -> bool:
        start, end = enclosing(text, span)
        if len(_TELLS.findall(text[start:end])) != 1:
            return True
        near = max(start, span[0] - _NEAR)
        if before:
            return not _IS_AFTER.search(text, near, span[0])
        told = _IS_BEFORE.search(text, near, span[0])
        subject = told["who"] if told else None
        return not told or not (subject is None or subject.casefold() in _PRONOUNS | who)

    return fits
