"""Questions and passages as token windows, and the windows as batches.

A window is `[CLS] question [SEP] title, or nothing, piece of the passage [SEP]`, as at run time. The tokenizer splits
at white space and punctuation first, so a text's tokens do not depend on what stands beside it: each text is
tokenised once.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer

from qa.reader.windows import CLS, HEAD_TOKENS, QUESTION_TOKENS, SEP
from qa.types import Span
from training.question import Question

#: Windows are padded to a multiple of so many tokens (`padded`).
WIDTHS: Final = 16


@dataclass(frozen=True)
class Window:
    """Token ids of a window and what is to be found in it."""

    #: [length]
    ids: list[int]
    #: Position of the first token that is not the question's.
    second: int
    #: Position of the first token of the passage; it ends one before the last, which is [SEP].
    first: int
    #: (start, end, share of the annotators), token positions, both inclusive. Empty: nothing answers.
    gold: tuple[tuple[int, int, float], ...]
    #: Whether the window belongs to a group whose passages are ranked against each other.
    ranked: bool = True


class Tokens:
    """Remembers the tokens of every text it is given."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], list[Span]]] = {}

    def of(self, text: str) -> tuple[list[int], list[Span]]:
        """(ids, offsets in code points of `text`), without [CLS] and [SEP]."""
        found = self._known.get(text)
        if found is None:
            encoded = self._tokenizer.encode(text, add_special_tokens=False)
            found = self._known[text] = (encoded.ids, encoded.offsets)
        return found

    def vocabulary(self) -> dict[str, int]:
        return dict(self._tokenizer.get_vocab())


def place(offsets: Sequence[Span], span: Span) -> tuple[int, int] | None:
    """The tokens (first, last) that cover `span`."""
    first = bisect_right(offsets, span[0], key=lambda offset: offset[1])
    last = bisect_left(offsets, span[1], key=lambda offset: offset[0]) - 1
    return (first, last) if first <= last else None


def window(
    tokens: Tokens,
    question: str,
    context: str,
    answers: Sequence[Span],
    rng: random.Random,
    longest: int,
    ranked: bool = True,
    head: str = "",
) -> Window:
    """One window of at most `longest` tokens: where the passage is longer, a random piece that holds an answer.

    Args:
        head: what is read before the passage, as its article's title. No answer is in it.
    """
    asked = tokens.of(question)[0][:QUESTION_TOKENS]
    above = tokens.of(head)[0][:HEAD_TOKENS]
    ids, offsets = tokens.of(context)
    room = longest - len(asked) - len(above) - 3
    spots = [spot for span in answers if (spot := place(offsets, span)) is not None]
    start = 0
    if len(ids) > room:
        low, high = 0, len(ids) - room
        if spots:
            chosen = rng.choice(spots)
            low, high = max(0, min(high, chosen[1] - room + 1)), min(high, chosen[0])
        start = rng.randint(min(low, high), high)
    piece = ids[start : start + room]
    second = len(asked) + 2
    first = second + len(above)
    inside = [(a - start + first, b - start + first) for a, b in spots if start <= a and b < start + room]
    counted = {spot: inside.count(spot) / len(inside) for spot in inside}
    gold = tuple((a, b, share) for (a, b), share in counted.items())
    return Window([CLS, *asked, SEP, *above, *piece, SEP], second, first, gold, ranked)


@dataclass(frozen=True)
class Batch:
    """Windows, shortest first, padded to the longest. B windows, T tokens, G groups."""

    ids: torch.Tensor  # int64 [B, T]
    types: torch.Tensor  # int64 [B, T], 1 on the passage
    mask: torch.Tensor  # int64 [B, T], 0 on padding
    passage: torch.Tensor  # bool [B, T], true where an answer may stand
    start: torch.Tensor  # float [B, T], shares that sum to 1; on [CLS] where nothing answers
    end: torch.Tensor  # float [B, T]
    answered: torch.Tensor  # float [B], 0 or 1
    group: torch.Tensor  # int64 [B], 0..G-1
    ranked: torch.Tensor  # bool [B]
    lengths: list[int]


def padded(length: int) -> int:
    """Tokens that windows of `length` are padded to: few widths, since oneDNN compiles its products anew for each."""
    return -(-length // WIDTHS) * WIDTHS


def collate(groups: Sequence[Sequence[Window]]) -> Batch:
    """The groups' windows as one batch."""
    flat = sorted(((w, g) for g, group in enumerate(groups) for w in group), key=lambda pair: len(pair[0].ids))
    size, longest = len(flat), padded(len(flat[-1][0].ids))
    ids = np.zeros((size, longest), np.int64)
    types, mask = np.zeros_like(ids), np.zeros_like(ids)
    passage = np.zeros(ids.shape, bool)
    start, end = np.zeros(ids.shape, np.float32), np.zeros(ids.shape, np.float32)
    for row, (item, _) in enumerate(flat):
        length = len(item.ids)
        ids[row, :length] = item.ids
        mask[row, :length] = 1
        types[row, item.second : length] = 1
        passage[row, item.first : length - 1] = True
        for a, b, share in item.gold:
            start[row, a] += share
            end[row, b] += share
        if not item.gold:
            start[row, 0] = end[row, 0] = 1.0
    return Batch(
        ids=torch.from_numpy(ids),
        types=torch.from_numpy(types),
        mask=torch.from_numpy(mask),
        passage=torch.from_numpy(passage),
        start=torch.from_numpy(start),
        end=torch.from_numpy(end),
        answered=torch.tensor([float(bool(item.gold)) for item, _ in flat]),
        group=torch.tensor([g for _, g in flat]),
        ranked=torch.tensor([item.ranked for item, _ in flat]),
        lengths=[len(item.ids) for item, _ in flat],
    )


def batches(groups: Sequence[Sequence[Window]], windows: int, rng: random.Random) -> list[list[Sequence[Window]]]:
    """Batches of about `windows` windows each, of groups alike in length, in random order."""
    order = list(range(len(groups)))
    rng.shuffle(order)
    pool = 40 * windows
    made: list[list[int]] = []
    for begin in range(0, len(order), pool):
        part = sorted(order[begin : begin + pool], key=lambda i: max(len(w.ids) for w in groups[i]))
        current: list[int] = []
        count = 0
        for i in part:
            current.append(i)
            count += len(groups[i])
            if count >= windows:
                made.append(current)
                current, count = [], 0
        if current:
            made.append(current)
    rng.shuffle(made)
    return [[groups[i] for i in chosen] for chosen in made]


def questions_of(items: Sequence[Question]) -> dict[str, list[str]]:
    """The passages of each article, each once."""
    found: dict[str, dict[str, None]] = {}
    for item in items:
        found.setdefault(item.article, {})[item.context] = None
    return {article: list(contexts) for article, contexts in found.items()}
