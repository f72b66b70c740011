"""A web page saved as text, by a text browser or by copying all of it: which of its lines are the article.

Each line has clues (it is a sentence, it starts with a bullet, sentences stand around it, it speaks of cookies), each
clue a worth, and the article is the run of lines that is worth most: maximum subsequence segmentation, after Pasternack
and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation" (WWW 2009). The worths are
log-odds of a line being of the article, fitted by `python -m benchmarks.captures DATA --fit`. This module knows
nothing of texts that are no such page: `is_capture` tells them apart, and from those no line is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qa.ingest.furniture import rule_of
from qa.ingest.prose import count_words, ends_sentence

#: Of each clue, what it adds to the log-odds. "any line" is what a line has without a clue, and shifts the balance
#: of lines too many against lines lost.
WORTHS: Final[Mapping[str, float]] = {
    "sentence": 1.1,
    "prose above": 1.0,
    "below a sentence": 1.0,
    "30 words or more": 0.9,
    "more prose around": 0.8,
    "above a sentence": 0.7,
    "long sentence": 0.7,
    "above sentences": 0.6,
    "much prose around": 0.5,
    "sentence with a comma": 0.4,
    "quotation marks": 0.4,
    "4 to 7 words": 0.4,
    "several sentences": 0.3,
    "8 to 14 words": 0.3,
    "below sentences": 0.3,
    "15 to 29 words": 0.2,
    "above many sentences": 0.2,
    "bullet": 0.2,
    "second half": 0.1,
    "below many sentences": 0.1,
    "labels around": -0.3,
    "most prose around": -0.4,
    "an end": -0.4,
    "more labels around": -0.5,
    "more of it": -0.5,
    "letters": -0.5,
    "most labels around": -0.6,
    "any line": -0.9,
    "sentence in a list": -1.0,
    "stands twice": -1.1,
    "a call": -1.2,
    "furniture": -1.4,
    "cut short": -1.4,
    "last quarter": -1.5,
    "rights": -1.6,
    "date": -1.6,
    "an article above": -1.8,
    "a caption": -2.4,
    "after an end": -2.5,
    "cookies": -2.6,
    "an author": -3.3,
    "1 to 3 words": -4.0,
    "said twice": -4.1,
}
#: Below this a line within the article is none of it: a caption, a box, a share bar.
_INSIDE: Final = -1.0
#: Words of a line that count, so that one endless line does not decide.
MOST_WORDS: Final = 60
#: Signs that a text has to hold to be a page: a note may hold one, and a story quote another.
_FEWEST_SIGNS: Final = 3
#: So many labels are the menus of a page.
_MENU: Final = 12
#: Lines above and below the run in which a sentence is still of the article: below a credit, a player, a caption.
_REACH: Final = 5
#: Words of a sentence; of a long one; words of sentences after which a box below the article may begin.
_SENTENCE: Final = 8
_LONG: Final = 15
_BEGUN: Final = 60

_IMAGE: Final = r"\[[\w@%~.,&=+-]{1,120}\.(?:jpe?g|png|gif|svg|webp|ashx|aspx|php)\]"
#: What text browsers write for images, frames, fields, buttons, inserted and deleted text.
_MARKS: Final = re.compile(
    rf"\[(?:INS|DEL|USEMAP):.*?(?::(?:INS|DEL))?\]|:(?:INS|DEL)\]|\((?:BUTTON|Submit)\)|\bIFRAME: ?\S*|_{{4,}}|{_IMAGE}"
)
_SURE: Final = re.compile(rf"\s*(?:\[(?:INS|DEL|USEMAP):|\(BUTTON\)|IFRAME:|#.*\balternate\b|{_IMAGE}|[□■▪] )")
_PICTURE: Final = re.compile(r"\[[\w@%~.,&=+ -]{1,120}\]")
_BULLET: Final = re.compile(r"(?:[•·*+#@o□■▪◦†–-]|\(?\d{1,3}[.)])\s+")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Clues in a line's own words.
_SPEAKS: Final = {
    "cookies": _words(r"\bcookies?\b|privacy|consent|datenschutz"),
    "letters": _words(r"newsletter|\bsubscri|sign up|e-?mail|\binbox\b|download"),
    "a call": _words(
        r"^\W{0,2}(?:click|follow|share|like|watch|read|join|see|learn|view|check out|more|tell us|contact|discover|"
        r"find)\b"
    ),
    "a caption": _words(
        r"getty|reuters/|\bAP photo|file photo|\bphoto(?:graph)?s?(?: by|:| courtesy)|image:|credit:|©|"
        r"\((?:photo|image|pictured)\b|shutterstock|screenshot|via ap\b"
    ),
    "rights": _words(r"all rights reserved|copyright|reproduced|trademark|affiliate|sponsored"),
    "an author": _words(
        r"\bis an?\b.{0,60}\b(?:writer|reporter|editor|journalist|correspondent|author|freelance|contributor)\b|"
        r"contributed to this|follow (?:her|him|them)\b"
    ),
    "more of it": _words(
        r"^\W{0,2}(?:related|also|see also|more|mehr|lesen|leia|weitere|next|previous|tags?|topics?|filed under|"
        r"source|via|names in)\b.{0,20}:"
    ),
}


def is_capture(lines: Sequence[str]) -> bool:
    """Whether these are the lines of a page with all that stands around its article."""
    if any(map(_SURE.match, lines)):
        return True
    signs = {rule.name for line in lines if (rule := rule_of(line))}
    labels = [line for line in lines if 0 < count_words(line) < _SENTENCE and not ends_sentence(line)]
    if sum(bool(_BULLET.match(line)) for line in labels) >= _MENU:
        signs.add("menu")
    if sum(bool(_PICTURE.fullmatch(line)) for line in labels) >= _FEWEST_SIGNS:
        signs.add("pictures")
    if len(labels) >= _MENU and len(labels) > sum(map(bool, lines)) / 2:
        signs.add("labels")
    return len(signs) >= _FEWEST_SIGNS


def without_marks(line: str) -> str:
    """The line without what a text browser put in for images, frames and fields."""
    return " ".join(_MARKS.sub(" ", line).split())


@dataclass(frozen=True)
class Found:
    """The article among the lines of a page: from where to where, and which of those lines are none of it."""

    lines: range
    without: frozenset[str]


def find_article(lines: Sequence[str]) -> Found | None:
    """The article among the lines of a page; None where none is worth more than the rest."""
    filled = [at for at, line in enumerate(lines) if line]
    every = clues([lines[at] for at in filled])
    worths = [sum(map(WORTHS.__getitem__, found)) for found in every]
    weights = [2 + min(count_words(lines[at]), MOST_WORDS) for at in filled]
    run = _best_run([worth * weight for worth, weight in zip(worths, weights, strict=True)])
    if not run:
        return None
    plain = ["sentence" in found and not _TELLTALE & {*found} for found in every]
    run = _stretched(run, plain)
    without = frozenset(lines[filled[i]] for i in run if worths[i] < _INSIDE and not plain[i])
    return Found(range(filled[run.start], filled[run.stop - 1] + 1), without)


def _stretched(run: range, plain: Sequence[bool]) -> range:
    """The run with the plain sentences near its ends: one too many is a blemish, one lost is a lie."""
    start, stop = run.start, run.stop
    while near := [at for at in range(max(0, start - _REACH), start) if plain[at]]:
        start = near[0]
    while near := [at for at in range(stop, min(len(plain), stop + 1)) if plain[at]]:
        stop = near[-1] + 1
    return range(start, stop)


def _best_run(worths: Sequence[float]) -> range:
    """The run of the greatest sum; empty where all of them are below 0."""
    best, best_run = 0.0, range(0)
    total, start = 0.0, 0
    for at, worth in enumerate(worths):
        if total <= 0:
            total, start = 0.0, at
        total += worth
        if total > best:
            best, best_run = total, range(start, at + 1)
    return best_run


def clues(lines: Sequence[str]) -> list[list[str]]:
    """The clues of each of a page's lines, none of them empty. Names are those of `WORTHS`."""
    words = [count_words(line) for line in lines]
    sentences = [ends_sentence(line) and count >= _SENTENCE for line, count in zip(lines, words, strict=True)]
    labels = [count < _SENTENCE and not ends_sentence(line) for line, count in zip(lines, words, strict=True)]
    times = Counter(lines)
    found = []
    read = 0
    ended = False
    for at, line in enumerate(lines):
        rule = rule_of(line)
        ended = ended or bool(rule and rule.ends and read >= _BEGUN)
        before, after = range(max(0, at - 4), at), range(at + 1, min(len(lines), at + 5))
        prose_before, prose_after = sum(sentences[i] for i in before), sum(sentences[i] for i in after)
        around = (*range(max(0, at - 6), at), *range(at + 1, min(len(lines), at + 7)))
        mass = sum(words[i] for i in around if sentences[i])
        short = sum(labels[i] for i in (*before, *after))
        own = _own_clues(line, words[at], sentence=sentences[at])
        holds = {
            "furniture": bool(rule and not rule.ends),
            "an end": bool(rule and rule.ends),
            "after an end": ended,
            "stands twice": times[line] > 1 and words[at] > 3,
            "below a sentence": at > 0 and sentences[at - 1],
            "above a sentence": at + 1 < len(lines) and sentences[at + 1],
            "below sentences": prose_before > 1,
            "above sentences": prose_after > 1,
            "below many sentences": prose_before > 3,
            "above many sentences": prose_after > 3,
            "much prose around": mass >= 100,
            "more prose around": mass >= 200,
            "most prose around": mass >= 300,
            "labels around": short > 2,
            "more labels around": short > 4,
            "most labels around": short > 6,
            "prose above": read >= 100,
            "an article above": read >= 600,
            "second half": at > len(lines) / 2,
            "last quarter": at > len(lines) * 3 / 4,
        }
        found.append([*own, *(name for name, held in holds.items() if held)])
        read += words[at] * sentences[at]
    return found


#: Clues that a sentence is one of the page, not of the article.
_TELLTALE: Final = {
    *_SPEAKS,
    "furniture",
    "an end",
    "after an end",
    "said twice",
    "stands twice",
    "bullet",
    "cut short",
}


def _own_clues(line: str, words: int, *, sentence: bool) -> list[str]:
    size = next(name for most, name in _SIZES if words <= most)
    half = len(line) // 2
    bullet = bool(_BULLET.match(line))
    holds = {
        "sentence": sentence,
        "long sentence": sentence and words >= _LONG,
        "several sentences": sentence and ". " in line,
        "sentence with a comma": sentence and ", " in line,
        "quotation marks": words >= _SENTENCE and bool(re.search('[“”"„«»]', line)),
        "bullet": bullet,
        "sentence in a list": bullet and sentence,
        "cut short": bool(re.search(r"(?:\.\.\.|…)\W*$", line[-8:])),
        "date": not sentence and words < _LONG and bool(re.search(r"\b(?:19|20)\d\d\b", line)),
        "said twice": words > 3 and line[:half].strip() == line[half:].strip(),
        **{name: bool(pattern.search(line)) for name, pattern in _SPEAKS.items()},
    }
    return ["any line", size, *(name for name, held in holds.items() if held)]


_SIZES: Final = (
    (3, "1 to 3 words"),
    (7, "4 to 7 words"),
    (14, "8 to 14 words"),
    (29, "15 to 29 words"),
    (10**9, "30 words or more"),
)
