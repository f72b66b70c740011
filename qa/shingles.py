"""Whether one text is a copy of another: cut, reordered, signed by an agency, lightly edited, but the same words.

A text is its set of shingles, runs of four words on end, hashed. The few least hashes of a text, its sketch, find the
texts that may be copies of it, also where one is a part of the other; whether they are is then told from all
shingles of both (Broder, "On the resemblance and containment of documents", 1997). This module knows nothing of
where texts are kept.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qa.agencies import AGENCY
from qa.letters import WORD, is_plain, words_of_plain
from qa.patterns import lazy_pattern
from qa.types import Span

#: A higher number makes every article be compared again, because comparing has changed.
COMPARING: Final = "1"
#: Words of a shingle. `make bench-duplicates` measures what follows; see benchmarks/LOG.md.
LENGTH: Final = 4
#: Hashes of a sketch.
SKETCH: Final = 64
#: Two texts that share fewer hashes of their sketches are not looked at further.
LEAST_SHARED: Final = 2
#: Share of the shorter text's words, 0..1, that stand in shingles of the longer, by the days between their
#: publication from which it is asked for. An agency's report is printed within days; what is told in much the same
#: words a week later is what came of it, and a year later what comes back each year.
LEAST_COVERED: Final = ((31, 0.95), (4, 0.9), (0, 0.8))
#: Words on end of the shorter text that stand nowhere in the longer: one with more than a paragraph of its own is a
#: report of its own, whatever background and boxes it shares with others.
_MOST_OWN: Final = 100
#: The shorter text is at least this share of the longer, 0..1: a brief within a live blog is no copy of it.
_LEAST_LENGTH: Final = 0.2
#: So many figures, and this share of its figures, of the shorter text that the longer lacks make it another report in
#: the same frame: prices, polls and draws of another day or place.
_OTHER_FIGURES: Final = 3
_OTHER_FIGURES_SHARE: Final = 0.2
#: Share of the shorter of two states of a text, 0..1, that the longer has too.
_KEPT: Final = 0.8
#: A text that is cut from another has less than this share of the other's words, 0..1, and at least this share of its
#: own words from the other: the rest is what is printed in place of what is missing.
_CUT: Final = 0.75
_FROM_WHOLE: Final = 0.5
#: Words of the shortest text that can be told to be a copy, or none.
_LEAST_WORDS: Final = 25

#: Scripts that do not part words: each character counts as one.
_UNPARTED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD: Final = lazy_pattern(rf"[{_UNPARTED}]|[^\W{_UNPARTED}]+")
#: What must be the same where words are the same: the words, and the marks that change a figure.
_MEANING: Final = lazy_pattern(rf"[{_UNPARTED}]|(?:(?![{_UNPARTED}])[{WORD}])+|[%$€£¥]")
_BETWEEN: Final = rf"[^{WORD}%$€£¥]"
_PARTED: Final = lazy_pattern(rf"(?![{_UNPARTED}])[{WORD}]")

#: Who sends reports to others, and is named by them: some papers and stations too.
_SENDER: Final = rf"(?:{AGENCY}|(?:the )?(?:cnn|usa today)(?!\w))"
_SENDERS: Final = rf"{_SENDER}(?>(?:(?: ?[,/&] ?| and ){_SENDER})*)"
#: Lines that say who sends or wrote a report; one that ends like a sentence is none of the second kind.
_SIGNED: Final = lazy_pattern(
    r"\W*(?:"
    r"[\w.]{1,4}(?:/[\w.]{1,4})+(?: ?\([^()]{2,60}\))?"
    rf"|{_SENDERS}"
    r"|(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written) by .{2,160}"
    rf"|(?=.*\bcontributed to this )(?:.{{2,60}}, )?{_SENDERS}\b.{{0,60}}\bcontributed to this (?:report|story|article)"
    r"|(?:©|copyright\b|\(c\)).{0,120}"
    r"|all rights reserved"
    r")\W*",
    re.IGNORECASE,
)
_BYLINE: Final = lazy_pattern(r"\W*by (?:[^.!?]|\b\w\.|\b[js]r\.){2,100}", re.IGNORECASE)
#: Code points of the longest of them.
_LONGEST_SIGNED: Final = 240
#: "WASHINGTON, March 14 (Reuters) -" before a report's first word; "LONDON —".
_DATELINE: Final = lazy_pattern(
    rf"(?:[A-Z][\w.,'’/ -]{{1,50}} )?\((?i:{_SENDERS})\) ?[-–—:]+ ?|\((?i:{_SENDERS})\) "
    r"|[A-Z][A-Z.,'’/ -]{2,40}[–—] "
)

Hashes = NDArray[np.uint64]
Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Shingled:
    """A text as its words and its shingles."""

    #: Case-folded, without lines that only say who sends or wrote it.
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Shingled:
        text = _unsigned(text)
        return cls(tuple(words_of_plain(text) if is_plain(text) else _WORD.findall(text.casefold())))

    @cached_property
    def hashes(self) -> Hashes:
        """Of each run of `LENGTH` words, in order, shape (max(0, words - LENGTH + 1),)."""
        count = len(self.words) - LENGTH + 1
        if count < 1:
            return np.zeros(0, np.uint64)
        each = np.fromiter(map(_word_hash, self.words), np.uint64, len(self.words))
        total = np.zeros(count, np.uint64)
        for place in range(LENGTH):
            total = _mixed(total ^ each[place : place + count]) + np.uint64(place)
        return total

    @cached_property
    def sketch(self) -> tuple[int, ...]:
        """The `SKETCH` least hashes, ascending, each below 2 ** 48; fewer of a short text."""
        # The upper bits keep the order; six bytes are what the database stores a number of that size in.
        return tuple((np.unique(self.hashes)[:SKETCH] >> np.uint64(16)).tolist())

    @cached_property
    def shingles(self) -> frozenset[Shingle]:
        """Each run of `LENGTH` words, once."""
        return frozenset(self._runs())

    def _runs(self) -> Iterator[Shingle]:
        return zip(*(self.words[start:] for start in range(LENGTH)), strict=False)

    def covered(self, shingles: Set[Shingle]) -> NDArray[np.bool_]:
        """Which of the words stand in one of these shingles, shape (words,)."""
        if self.shingles.isdisjoint(shingles):
            return np.zeros(len(self.words), bool)
        held = np.fromiter(map(shingles.__contains__, self._runs()), bool)
        return np.convolve(held, np.ones(LENGTH, int)) > 0

    def share_in(self, shingles: Set[Shingle]) -> float:
        """Share of the words, 0..1, that stand in one of these shingles."""
        if self.shingles.isdisjoint(shingles):
            return 0.0
        return float(self.covered(shingles).mean())


def are_copies(one: Shingled, other: Shingled, days: tuple[date | None, date | None] = (None, None)) -> bool:
    """Whether one of the texts is the other, or a part of it, cut, reordered or lightly edited.

    Two reports of one event in words of their own are none, nor is one that holds a paragraph of the other.

    Args:
        days: when each was published, where that is known.
    """
    shorter, longer = sorted((one, other), key=lambda text: len(text.words))
    if len(shorter.words) < max(_LEAST_WORDS, _LEAST_LENGTH * len(longer.words)):
        return False
    covered = shorter.covered(longer.shingles)
    apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
    if covered.mean() < next(least for far, least in LEAST_COVERED if apart >= far):
        return False
    return _longest_run(~covered) <= _MOST_OWN and not _has_other_figures(shorter, longer)


def are_states(one: str, other: str) -> bool:
    """Whether one text is the other, edited or gone on with: four fifths of the shorter stand in the longer.

    What merely stands in the same frame is none: the minutes of another meeting, the prices of another week.
    """
    shorter, longer = sorted((Shingled.of(one), Shingled.of(other)), key=lambda text: len(text.words))
    if len(shorter.words) < _LEAST_WORDS:  # one word edited takes all shingles of a short sentence with it
        kept = Counter(shorter.words) & Counter(longer.words)
        return kept.total() >= _KEPT * len(shorter.words)
    return shorter.share_in(longer.shingles) >= _KEPT and not _has_other_figures(shorter, longer)


def is_cut(text: str, whole: str) -> bool:
    """Whether a text is little more than a part of a much longer one, whatever else is printed with it."""
    one, other = Shingled.of(text), Shingled.of(whole)
    return len(one.words) < _CUT * len(other.words) and one.share_in(other.shingles) >= _FROM_WHOLE


def _has_other_figures(shorter: Shingled, longer: Shingled) -> bool:
    figures = {word for word in shorter.words if word[0].isdigit()}
    others = figures.difference(longer.words)
    return len(others) >= max(_OTHER_FIGURES, _OTHER_FIGURES_SHARE * len(figures))


def find_words(words: str, text: str) -> Span | None:
    """Where the same words stand in `text`, without regard to case, spaces and punctuation; None where they don't."""
    sought = list(_MEANING.finditer(words))
    if not sought:
        return None
    parts = [re.escape(sought[0].group())]
    for before, after in pairwise(match.group() for match in sought):
        parts += [_BETWEEN, "+" if _is_parted(before) and _is_parted(after) else "*", re.escape(after)]
    first = rf"(?<![{WORD}])" if _is_parted(sought[0].group()) else ""
    last = rf"(?![{WORD}])" if _is_parted(sought[-1].group()) else ""
    found = re.search(first + "".join(parts) + last, text, re.IGNORECASE)
    if found is None:
        return None
    start, end = found.span()
    # Marks before the first word and behind the last belong to the words where they are the same.
    opening, closing = words[: sought[0].start()], words[sought[-1].end() :]
    start -= _alike(opening[::-1], text[:start][: -len(opening) - 1 : -1])
    end += _alike(closing, text[end : end + len(closing)])
    return start, end


def _alike(one: str, other: str) -> int:
    """How many code points both begin with, white space at their end not counted."""
    return len(
        one[: sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))].rstrip()
    )


def _is_parted(token: str) -> bool:
    """Whether it is a word of a script that parts words: two of them have something between them."""
    return _PARTED.match(token) is not None


def _unsigned(text: str) -> str:
    """The text without who sends or wrote it: what agencies and papers add to the same report."""
    lines = []
    for line in text.split("\n"):
        line = line.strip()
        if len(line) > _LONGEST_SIGNED or not (_SIGNED.fullmatch(line) or _BYLINE.fullmatch(line)):
            dateline = _DATELINE.match(line)
            lines.append(line[dateline.end() :] if dateline else line)
    return "\n".join(lines)


def _longest_run(marked: NDArray[np.bool_]) -> int:
    """The most places on end that are marked."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max(initial=0))


@lru_cache(maxsize=50_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def _mixed(values: Hashes) -> Hashes:
    """Each value scattered over all 64 bits (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
