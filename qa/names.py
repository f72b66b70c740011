"""Names, dates and figures in running text, by their shape alone. English; other scripts give what fits.

No model of names can be had without a download, so these are rules, and they are used only where a miss costs
little: to weigh evidence, to emphasise words, to resolve a follow-up. Offsets are those of the text given.
"""

from __future__ import annotations

import re
from typing import Final

from qa.almanac import MONTH_OR_SHORT, MONTHS, WEEKDAY, WEEKDAYS
from qa.numerals import VALUES
from qa.patterns import lazy_pattern
from qa.types import Span

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"  # an upper-case letter of a Latin script; in others, any letter
#: A hyphen of any kind, for texts that were kept before all became one.
_INSIDE = "[\\w’'.&\u2010\u2011-]"
_NAME_WORD = rf"(?:{_UPPER}{_INSIDE}*[\w]|{_UPPER}\b)"
#: Small words before somebody's surname: "Ursula von der Leyen".
PARTICLES: Final = frozenset("al ben bin da de del della den der di do dos du el ibn la le ter van von zu zur".split())
#: Small words that stand inside names: those, and others, as in "Bank of America".
_PARTICLE = rf"(?:of|the|for|und|{'|'.join(sorted(PARTICLES))})"
_WORD: Final = lazy_pattern(rf"{_INSIDE}+")
#: … or "&", which joins those of a firm: "Marks & Spencer".
_NAME: Final = lazy_pattern(rf"{_NAME_WORD}(?:[ \u00a0](?:&[ \u00a0]|(?:{_PARTICLE}[ \u00a0]){{0,2}}){_NAME_WORD})*")

_MONTH = rf"{MONTH_OR_SHORT}\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
DATE: Final = lazy_pattern(
    rf"\b(?:{WEEKDAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?\b"
    rf"|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?\b(?!\d)"
    rf"|\b{_MONTH} {_YEAR}\b|\b\d{{4}}-\d\d-\d\d\b|\b(?:in |since |by |from )?{_YEAR}s?\b"
    rf"|\b{WEEKDAY}\b|\b(?:yesterday|today|tomorrow|tonight)\b"
    r"|\b(?:last|next|this) (?:week|month|year|night|spring|summer|autumn|winter)\b"
)
_NUMBER_WORD = (
    rf"(?:a third|two-thirds|three-quarters|{'|'.join(word for word, value in VALUES.items() if value)}|"
    r"hundred|thousand|million|billion|dozens?|half)"
)
FIGURE: Final = lazy_pattern(
    r"(?:[$€£¥]\s?)?\b\d+(?:[.,]\d+)*"
    r"(?:\s?(?:%|per ?cent|(?:m|b|tr|quadr|quint)illion|thousand|bn|tn|m|km|kg))?"
    rf"(?![\w])|\b{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD})*\b",
    re.IGNORECASE,
)
QUOTED: Final = lazy_pattern(r"“[^“”\n]{2,}”|\"[^\"\n]{2,}\"|«[^«»\n]{2,}»|„[^„“”\n]{2,}[“”]")
_PLACE_CUE: Final = lazy_pattern(
    r"\b(?:in|at|from|to|into|near|outside|inside|across|around|of|visited|reached|left|entered)"
    r" (?:the |central |eastern |western |southern |northern )?$",
    re.IGNORECASE,
)

#: Words that begin with a capital for other reasons than being part of a name.
_NO_NAME: Final = frozenset(
    """A About Across After All Also Although Among An And Another Any Are As At Because Before Being Both But
    By Can Could Despite Did Do Does During Each Even Every Few For From Had Has Have He Her Here His How
    However I If In Into Is It Its Just Many May More Most Much My Near Neither No Nor Not Now Of On Once One
    Only Or Other Our Out Over Per She Since So Some Still Such Than That The Their Them Then There These They
    This Those Though Through To Today Two Under Until Upon Us Was We Were What When Where Whether Which While
    Who Whom Whose Why Will With Within Without Would Yes Yet You Your According Asked Following Meanwhile
    Later Earlier Several Three Four Five Six Seven Eight Nine Ten Tell Give Name List Show Explain Describe
    Mr Mrs Ms Dr Sir Behind Beside Besides Above Below Beyond Inside Outside
    Alongside Against Toward Towards Unlike Amid Throughout Elsewhere Instead Perhaps Maybe Indeed Nonetheless
    Nevertheless Therefore Thus Hence Otherwise Sometimes Often Never Always Recently Currently Eventually Nobody
    Everybody Somebody Anybody Anyone Everyone Someone Nothing Everything Something Anything""".split()
).union(WEEKDAYS, MONTHS)

#: … and, at the end of one, what joins it to nothing.
_NO_NAME_AT_END: Final = _NO_NAME | {"&"}
_SUNDAY_PAPER: Final = lazy_pattern(
    r"Sunday (?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|World|Independent|Mercury|Star)\b"
)


def names(text: str) -> list[Span]:
    """Spans of what is written like a name, in order: "Sergei Lavrov", "UN Security Council", "Crimea".

    A common word that merely opens a sentence is left out; what is left may still be no name.
    """
    found: list[Span] = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        while start < end:  # "On Friday John Kerry" starts at "John"
            word = _WORD.match(text, start, end)
            if word is None or not (_is_no_name(word.group()) or word.group().islower() or word.group() == "&"):
                break
            if _SUNDAY_PAPER.match(text, start):
                break
            start = word.end()
            while start < end and text[start].isspace():
                start += 1
        while end > start and text[start:end].split()[-1].rstrip(".") in _NO_NAME_AT_END:
            end = start + text[start:end].rstrip().rfind(" ") if " " in text[start:end].strip() else start
            while end > start and text[end - 1].isspace():
                end -= 1
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        if start < end and not text[start:end].isdigit():
            found.append((start, end))
    return found


def _is_no_name(word: str) -> bool:
    """Whether a word begins with a capital for another reason than being a name: "What", "What's", "Didn't"."""
    bare = re.split("['’]", word.rstrip("."), maxsplit=1)[0]
    return bare in _NO_NAME or (word.endswith(("n't", "n’t")) and bare[:-1] in _NO_NAME)


def dates(text: str) -> list[Span]:
    """Spans of dates, weekdays and such words as "yesterday", in order."""
    return [match.span() for match in DATE.finditer(text)]


def figures(text: str) -> list[Span]:
    """Spans of numbers in digits or words, with their unit, that are no part of a date, in order."""
    dated = dates(text)
    return [
        match.span()
        for match in FIGURE.finditer(text)
        if not any(a < match.end() and match.start() < b for a, b in dated)
    ]


def quotations(text: str) -> list[Span]:
    """Spans between quotation marks, the marks included, in order."""
    return [match.span() for match in QUOTED.finditer(text)]


def places(text: str) -> list[Span]:
    """Spans of names that stand where a place would: after "in", "at", "near", ..."""
    return [(a, b) for a, b in names(text) if _PLACE_CUE.search(text[:a])]
