"""A web page saved as text, by a text browser or by copying all of it: which of its lines are the article.

Models of boosted trees, made by `training/page_lines.py`, say how probably each line is of the article: the first by
its looks and those of the lines around it, the second also by the first one's guesses all over the page, and by what
the lines are about. A third says how probably a line stands below the article's end. A recurrent network, made by
`training/page_network.py`, reads all lines in their order and has a say beside them. Those lines are then chosen that
together promise the best F1. Four rules stand on top: a page where no line is probable has no article, what says again
what was taken goes, a lead above a picture or a player is kept with the article, and what it closes with of its author
or of rights goes.

This module knows nothing of texts that are no such page: `is_capture` tells them apart, and no line of theirs is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np

from qa.ingest.furniture import rule_of
from qa.ingest.linewise import Columns, Floats, Line, columns_of_guess, columns_of_lines
from qa.ingest.prose import count_words, ends_sentence
from qa.ingest.recurrent import Recurrent
from qa.ingest.subject import subject_of, vectors_of_middle
from qa.ingest.trees import Trees, trees_of
from qa.patterns import lazy_pattern

#: The files of the models.
TREES: Final = "page_lines.json"
NETWORK: Final = "page_lines.onnx"

#: Signs that a text has to hold to be a page: a note may hold one, and a story quote another.
_FEWEST_SIGNS: Final = 3
#: Images that only a page has: a note may hold one that its writer put there.
_IMAGES: Final = 2
#: Lines of the longest page, blank ones too. The longest of 181 pages of news has 611 with words; a text that is longer
#: than this is no page, and would take many seconds to look through.
LONGEST: Final = 5_000
#: So many labels are the menus of a page.
_MENU: Final = 12
#: Words of a sentence.
_SENTENCE: Final = 8

#: Of the probability of a line, what the second model says of it; the first says the rest.
_SECOND: Final = 2 / 3
#: How much of a line's probability the article's end takes: an exponent.
_END: Final = 0.4
#: Of the probability of a line, what the recurrent network says of it; the trees say the rest.
_RECURRENT: Final = 0.5
#: Below this probability of its likeliest line, a page has no article.
_LIKELIEST: Final = 0.2
#: Words of a line that count, so that one endless line does not decide.
_MOST_WORDS: Final = 200
#: Words on end that two lines share, of a line so long: from this share on, it says the same again.
_RUN: Final = 4
_REPEATED_WORDS: Final = 7
_REPEATED: Final = 0.7
#: Words of a lead, at least, and the lines that it may stand above the article.
_LEAD: Final = 20
_REACH: Final = 5
#: What a line is that closes a page, not its article.
_CLOSING: Final = ("author", "rights")
#: What a line is that is no lead.
_TELLTALE: Final = (
    *("cookies", "letters", "call", "caption", "rights", "author", "more", "comment", "address"),
    *("furniture", "end", "said twice", "bullet", "cut short"),
)

_IMAGE: Final = r"\[[\w@%~.,&=+-]{1,120}\.(?:jpe?g|png|gif|svg|webp|ashx|aspx|php)\]"
#: A picture's name that no writer puts in brackets: with an underscore, or with its size.
_NAMED: Final = r"\[(?=[^\]\s]*(?:_|\d{2,4}x\d{2,4}))[\w@%~.,&=+-]{1,120}\]"
#: What text browsers write for images, frames, fields, buttons, inserted and deleted text.
_MARKS: Final = lazy_pattern(
    rf"\[(?:INS|DEL|USEMAP):.*?(?::(?:INS|DEL))?\]|:(?:INS|DEL)\]|\((?:BUTTON|Submit)\)|\bIFRAME: ?\S*|_{{4,}}|━+|"
    rf"{_IMAGE}|{_NAMED}"
)
_SURE: Final = lazy_pattern(r"\s*(?:\[(?:INS|DEL|USEMAP):|\(BUTTON\)|IFRAME:|#.*\balternate\b)")
#: An image that stands first in its line.
_IMAGED: Final = lazy_pattern(rf"\s*{_IMAGE}")
_PICTURE: Final = lazy_pattern(r"\[[\w@%~.,&=+ -]{1,120}\]")
_BULLET: Final = lazy_pattern(r"(?:[•·*+#@o□■▪◦†–-]|\(?\d{1,3}[.)])\s+")


def is_capture(lines: Sequence[str]) -> bool:
    """Whether these are the lines of a page with all that stands around its article."""
    if len(lines) > LONGEST:
        return False
    if any(map(_SURE.match, lines)) or sum(map(bool, map(_IMAGED.match, lines))) >= _IMAGES:
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


def without_marks(line: str) -> tuple[str, int]:
    """The line without what a text browser put in for images, frames and fields, and how many of them there were."""
    bare, marks = _MARKS.subn(" ", line)
    return " ".join(bare.split()), marks


@dataclass(frozen=True)
class Model:
    """What tells an article's lines."""

    first: Trees
    second: Trees
    #: How probably a line stands below the article.
    end: Trees
    recurrent: Recurrent

    def probabilities(self, lines: Sequence[Line], columns: Columns) -> Floats:
        """How probably each line is of the article, 0 to 1. Raises EncoderMissing.

        Args:
            columns: `columns_of_lines` of the lines.
        """
        first = self.first.probabilities(columns)
        vectors = vectors_of_middle(lines, columns, first)
        seen = columns | columns_of_guess(lines, columns, first) | subject_of(columns, first, vectors)
        mixed: Floats = (1 - _SECOND) * first + _SECOND * self.second.probabilities(seen)
        below = rising(self.end.probabilities(seen), np.minimum(columns["words"], _MOST_WORDS) + 2)
        by_trees: Floats = mixed * (1 - below) ** _END
        return np.asarray((1 - _RECURRENT) * by_trees + _RECURRENT * self.recurrent.probabilities(columns, vectors))


def rising(values: Floats, weight: Floats) -> Floats:
    """The values nearest to these, by weighted squares, that never fall: pools of neighbours that violate it."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, values
    for value, own in zip(values.tolist(), weight.tolist(), strict=True):
        pool = (value, own, 1)
        while pools and pools[-1][0] >= pool[0]:
            mean, mass, size = pools.pop()
            total = mass + pool[1]
            pool = ((mean * mass + pool[0] * pool[1]) / total, total, size + pool[2])
        pools.append(pool)
    return np.repeat([mean for mean, _, _ in pools], [size for _, _, size in pools])


def model_of(trees: Mapping[str, Any], network: bytes) -> Model:
    """The model as its two files hold it."""
    return Model(trees_of(trees["first"]), trees_of(trees["second"]), trees_of(trees["end"]), Recurrent(network))


@cache
def shipped() -> Model:
    """The model in the package."""
    models = files("qa.ingest") / "models"
    return model_of(json.loads((models / TREES).read_text(encoding="utf-8")), (models / NETWORK).read_bytes())


def find_article(lines: Sequence[Line], model: Model | None = None) -> list[int]:
    """Which of a page's lines are its article, in order; none where the page has none.

    Args:
        model: another one than that in the package.
    """
    if not lines:
        return []
    columns = columns_of_lines(lines)
    return chosen(lines, columns, (model or shipped()).probabilities(lines, columns))


def chosen(lines: Sequence[Line], columns: Columns, probable: Floats) -> list[int]:
    """The lines that promise the best F1, without those that say again what stands above."""
    if not len(probable) or probable.max() < _LIKELIEST:
        return []
    words = np.minimum(columns["words"], _MOST_WORDS) + 2
    order = np.argsort(-probable, kind="stable")
    mass = (probable * words)[order]
    # Of the likeliest lines down to each, F1 as far as it can be foreseen: twice what is right, by all that is taken
    # and all that should be. The best is at half of its own height: Lipton et al., "Optimal Thresholding of
    # Classifiers to Maximize F1 Measure" (ECML 2014).
    foreseen = 2 * np.cumsum(mass) / (np.cumsum(words[order]) + mass.sum())
    taken = np.flatnonzero(probable > foreseen.max() / 2)
    kept = []
    said: set[tuple[str, ...]] = set()
    for at in taken.tolist():
        own = re.findall(r"\w+", lines[at].text.lower())
        runs = {tuple(own[i : i + _RUN]) for i in range(max(1, len(own) - _RUN + 1))}
        if len(own) >= _REPEATED_WORDS and len(runs & said) > _REPEATED * len(runs):
            continue
        said |= runs
        kept.append(at)
    while kept and any(columns[name][kept[-1]] for name in _CLOSING):
        kept.pop()
    return [*_leads(columns, kept[0]), *kept] if kept else []


def _leads(columns: Columns, first: int) -> list[int]:
    """The plain paragraphs near above the article's first line: one too many is a blemish, one lost is a lie."""
    plain = (columns["ends"] == 2) & (columns["words"] >= _LEAD) & (columns["times"] <= 1)
    plain &= (columns["said above"] < 1 / 2) & ~np.any([columns[name] > 0 for name in _TELLTALE], axis=0)
    leads: list[int] = []
    while near := [at for at in range(max(0, first - _REACH), first) if plain[at]]:
        first = near[0]
        leads[:0] = near
    return leads
