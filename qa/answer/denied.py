"""What an article says next against what it has just told: "The trust denies it." English."""

from __future__ import annotations

import re
from typing import Final

from qa.lexical import DENYING
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.types import Article, Reading

_CLAIMS: Final = r"the (?:claims?|allegations?|accusations?|charges?|reports?|suggestions?)"
_IT: Final = rf"(?:it|this|that|{_CLAIMS})"
#: What a denial may end with; what goes on says something else: "denied it any credit", "said it was wrong to close".
_ENDS: Final = r"(?=[,.;:–—”’\"]| (?:and|but|saying)\b)"
#: A sentence that denies the one before, not what it goes on to say: "denied that prices would rise". A deed that
#: nobody denies is wrong, too; only a claim that is has been denied.
_DENIES: Final = lazy_pattern(
    rf"(?P<who>[^;:.\n]{{0,80}})\b(?:(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)) {_IT}"
    r"|(?:say|says|said|call|calls|called) (?:that )?"
    rf"(?:{_IT}(?: is| was| are| were)? (?:untrue|false|nonsense|rubbish|baseless|not (?:true|so|the case))"
    rf"|{_CLAIMS}(?: is| was| are| were)? (?:wrong|not right)))"
    rf"{_ENDS}",
    re.IGNORECASE,
)
#: What makes such a sentence a confession, or nothing: "He did not deny it", "She neither confirmed nor denied it".
_UNDENIED: Final = lazy_pattern(
    rf"n['’]t\b|\b(?:{DENYING}|few|hardly|without|refus\w+|declin\w+|stopp\w+|fail\w*)\b",
    re.IGNORECASE,
)
_ANOTHER_VERB: Final = lazy_pattern(r"\b(?:and|but)\b", re.IGNORECASE)
#: A sentence that leaves open what the one before may be taken to tell: "Whether any will be fined is not known."
_OPEN: Final = lazy_pattern(
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
    found = _DENIES.match(text, start)
    denies = found and not _UNDENIED.search(_ANOTHER_VERB.split(found["who"])[-1])
    if not (denies or _OPEN.match(text, start)):
        return None
    start, end = enclosing(text, (start, start + 1), article.language)
    return Reading(article.id, start, end, text[start:end], told.score) if start >= told.end else None
