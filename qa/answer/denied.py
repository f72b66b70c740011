"""What an article says next against what it has just told: "The trust denies it." English."""

from __future__ import annotations

import re
from typing import Final

from qa.passages import enclosing
from qa.types import Article, Reading

_CLAIM: Final = r"(?:it|this|that|the (?:claims?|allegations?|accusations?|charges?|reports?|suggestions?))"
#: A sentence that denies the one before, not what it goes on to say: "denied that prices would rise".
_DENIES: Final = re.compile(
    rf"[^;:.\n]{{0,80}}\b(?:(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)) {_CLAIM}"
    r"(?=[,.;:–—]| (?:and|but|saying)\b)"
    rf"|(?:say|says|said|call|calls|called) (?:that )?{_CLAIM}(?: is| was| are| were)?"
    r" (?:untrue|false|wrong|nonsense|rubbish|baseless|not (?:true|so|right|the case)))",
    re.IGNORECASE,
)
#: A sentence that leaves open what the one before may be taken to tell: "Whether any will be fined is not known."
_OPEN: Final = re.compile(
    r"whether (?:any(?:body|one|thing)?|he|she|it|they|this|that|these|either|both)\b[^;:.\n]{1,120}"
    r" (?:is|was|are|remains?|remained) (?:still |yet |so far )?"
    r"(?:open|unclear|uncertain|unknown|undecided|disputed|not (?:yet )?(?:known|clear|certain|decided)"
    r"|to be (?:seen|decided)|(?:up to|for) [^;:.\n]{1,60}|a matter for [^;:.\n]{1,60})[.]",
    re.IGNORECASE,
)


def denial(told: Reading, article: Article) -> Reading | None:
    """The sentence right behind a reading, in its line, that denies it or leaves it open; None where there is none."""
    text = article.text
    behind = text[told.end :].partition("\n")[0]
    start = told.end + len(behind) - len(behind.lstrip(" ”’\"'"))
    if not (_DENIES.match(text, start) or _OPEN.match(text, start)):
        return None
    start, end = enclosing(text, (start, start + 1), article.language)
    return Reading(article.id, start, end, text[start:end], told.score) if start >= told.end else None
