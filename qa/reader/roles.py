"""Who translated a book, or reviewed it, is said by a word for that: whoever wrote it did neither. English.

Beside what somebody made, a passage always names who made it, and a model that finds no other name points at that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from qa.lexical import content_words, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.questions import OPENING
from qa.types import Span

#: What is done to another's work, and the words of which a sentence has one that tells who did it. "Who ordered the
#: review?" and "who won the prize for translated novels?" ask for nobody who did so.
_ROLES: Final = tuple(
    (
        lazy_pattern(
            rf"{OPENING}who (?:(?:else|has|had|have|is|was|will|also|first|then|[a-z]+ly) ){{0,3}}"
            rf"(?:wrote (?:the|an?|its) )?{asked}(?:e?s|ed?|ing)?\b"
            rf"|{OPENING}who\b[^?]*\b{asked}ed by\W*$|{OPENING}who (?:is|was) the (?:{doer})\b",
            re.I,
        ),
        lazy_pattern(rf"\b(?:{told})", re.I),
    )
    for asked, doer, told in (
        (
            "translat",
            "translator",
            r"translat|render|version|from the [A-Z]\w+ by|put (?:it )?into|(?:in|into) [A-Z]\w+ by",
        ),
        (
            "illustrat",
            "illustrator",
            r"illustrat|draw|drew|pictures?\b|paint|woodcut|engrav|etch|artwork|cartoon|photo|sketch|art by|images?\b"
            r"|plates?\b|graphic|comic",
        ),
        ("narrat", "narrator", r"narrat|read|voice|told|tell|speak|spoke|comment|heard|tones?\b"),
        (
            "review",
            "reviewer",
            r"review|critic|wr[io]te|written|verdict|prais|pann|examin|look|assess|stud(?:y|ie)|inquir|enquir|audit"
            r"|inspect|check|scrutin|vett|investigat|apprais|consider|evaluat|read|hear"
            r"|(?:go|went|gone|going) (?:over|through)|stars?\b|rat(?:ed?|ing)\b|call(?:s|ed)\b|describ"
            r"|judg|hail|slat(?:es|ed)",
        ),
        (
            "direct",
            "director of the (?:film|movie|play|show|series)",
            r"direct|film|movie|helm|stag(?:e|ing)|production|made by|led|lead|head|order|r[au]n"
            r"|command|conduct|mastermind|plan|organi[sz]|co-?ordinat|supervis|overs(?:aw|e)|manag|control|guid|chief"
            r"|boss|charge|under (?-i:[A-Z])|thriller|drama|comed|documentar|sequel|biopic|remake|musical|cinema"
            r"|['’]s? [“\"]",
        ),
        (
            "produc",
            "producer of the (?:film|movie|play|show|series|album|record|song)",
            r"produc|mak|made|compil|publish|reports?,? by|com(?:es?|ing) from"
            r"|studio|pump|gr[eo]w|output|buil[dt]|manufactur|creat|releas|wr[io]te|written|present|behind|suppl"
            r"|bottle|brew|bak(?:e[sd]?|ing)\b|distil|farm|roast|generat|record|(?:is|are|was|were) from",
        ),
    )
)

#: A sentence that opens with who did something, to what it names next: "Directed by Ida Munk, the sequel of “Tarn” …".
_OPENS: Final = lazy_pattern(
    r"\W*[A-Z][a-z]+(?:ed|en|lt|de) by (?P<who>[^,.;\n]{2,60}), "
    r"(?=(?P<what>(?:(?:the|an?|his|her) [a-z]+(?: [a-z]+)? (?:of|called) )?[“\"‘'A-Z][^.;\n]{1,60}))"
)
#: Before whoever's work it was done to: "review of".
_DONE_TO: Final = lazy_pattern(
    r"\b(?:reviews?|translations?|criticisms?|readings?|illustrations?) of (?:the |an? )?$", re.I
)
#: Code points before somebody that are looked at.
_NEAR: Final = 24


def in_its_role(question: str, text: str) -> Callable[[Span], bool] | None:
    """For a question of who translated, illustrated, directed or reviewed something: whether a span stands in a
    sentence that has a word for it and tells it of nothing else, and is not whose work it was done to; None for other
    questions.
    """
    told = next((told for asked, told in _ROLES if asked.search(question)), None)
    if told is None:
        return None
    own = set(stems(" ".join(content_words(question))))

    def fits(span: Span) -> bool:
        done_to = _DONE_TO.search(text, max(0, span[0] - _NEAR), span[0])
        start, end = enclosing(text, span)
        opens = _OPENS.match(text, start, end)
        if opens and opens.start("who") <= span[0] < opens.end("who") and own.isdisjoint(stems(opens["what"])):
            return False
        return not done_to and bool(told.search(text, start, end))

    return fits
