"""Question and passages in, the best spans of each passage out: windows, tokens, offsets.

What computes the scores comes in as a function, so the model that is trained and the file that ships are read
through the same code. This module knows nothing of libraries, articles or thresholds, and imports no torch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from qa.reader.choice import choose
from qa.types import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
#: ids, mask, types, each [windows, tokens], to the logits of start and end, each [windows, tokens], and of
#: answerable and relevance, each [windows].
Forward = Callable[[Ints, Ints, Ints], tuple[Floats, Floats, Floats, Floats]]

#: Tokens of one window, question and separators included.
WINDOW: Final = 256
#: Tokens two neighbouring windows of one passage share: an answer shorter than this stands whole in one of them.
OVERLAP: Final = 64
#: Tokens of a question that are read.
QUESTION_TOKENS: Final = 48
#: Tokens of what is read before a passage.
HEAD_TOKENS: Final = 32
#: Tokens of the longest answer.
ANSWER_TOKENS: Final = 30
#: Spans kept of each passage, best first, for the sum that makes a probability of a score.
KEPT_SPANS: Final = 20
#: Tokens of the windows, filled up to the longest, that are handed to `Forward` in one call.
CALL_TOKENS: Final = 4096
CLS: Final = 101
SEP: Final = 102


@dataclass(frozen=True)
class Candidate:
    """A span of a passage and its score: the sum of its start's and its end's logit."""

    #: Half-open, in code points of the passage.
    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Scan:
    """What the model says of one passage under one question. All figures are logits."""

    #: Highest score first; empty where the passage holds no token.
    candidates: tuple[Candidate, ...]
    #: That there is no answer, on the scale of the candidates' scores: the window's that comes nearest to one.
    null: float
    answerable: float
    relevance: float
    #: The span to point at, and all candidates that say the same as it, itself among them; see `qa.reader.choice`.
    best: Candidate | None = None
    alike: tuple[Candidate, ...] = ()

    @property
    def margin(self) -> float:
        """By how much the span of the highest score beats "no answer"."""
        return self.candidates[0].score - self.null if self.candidates else -NOTHING

    def of(self, kept: Sequence[Candidate], passage: str) -> Scan:
        """The same with these candidates alone, in the order of their scores."""
        if tuple(kept) == self.candidates:
            return self
        if not kept:
            return replace(self, candidates=(), best=None, alike=())
        best, alike = _chosen(kept, passage)
        return replace(self, candidates=tuple(kept), best=best, alike=alike)


#: Stands for minus infinity where a passage has no token.
NOTHING: Final = 30.0
EMPTY: Final = Scan((), 0.0, -NOTHING, -NOTHING)


@dataclass(frozen=True)
class _Window:
    #: Which pair it belongs to.
    pair: int
    ids: list[int]
    #: Position in `ids` of the first token that is not the question's.
    second: int
    #: Position of the passage's first token in `ids`.
    first: int
    #: Of the passage's tokens in this window, in code points of the passage.
    offsets: list[Span]
    #: Which line of the passage each of them stands in, from 0.
    lines: Ints


def scan(
    forward: Forward,
    tokenizer: Tokenizer,
    pairs: Sequence[tuple[str, str]],
    window: int = WINDOW,
    heads: Sequence[str] = (),
) -> list[Scan]:
    """One `Scan` for each (question, passage).

    A passage longer than a window is read through several that overlap. Windows are handed on sorted by length, so
    that little is padding where several are read in one run.

    Args:
        tokenizer: without padding and truncation, and without adding [CLS] and [SEP].
        heads: what is read before each passage, as its article's title, or nothing. No span is in it.
    """
    windows = list(_windows(tokenizer, pairs, window, heads or [""] * len(pairs)))
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
    found: list[list[tuple[list[Candidate], float, float, float]]] = [[] for _ in pairs]
    for chosen in _calls([len(windows[i].ids) for i in order]):
        part = [windows[order[i]] for i in chosen]
        longest = len(part[-1].ids)
        ids = np.zeros((len(part), longest), np.int64)
        mask, types = np.zeros_like(ids), np.zeros_like(ids)
        for row, item in enumerate(part):
            length = len(item.ids)
            ids[row, :length] = item.ids
            mask[row, :length] = 1
            types[row, item.second : length] = 1
        start, end, answerable, relevance = forward(ids, mask, types)
        for row, item in enumerate(part):
            found[item.pair].append(
                (
                    _best(start[row], end[row], item),
                    float(start[row, 0]) + float(end[row, 0]),
                    float(answerable[row]),
                    float(relevance[row]),
                )
            )
    return [_merge(parts, passage) for parts, (_, passage) in zip(found, pairs, strict=True)]


def headed(title: str) -> str:
    """A title as it is read before a passage: closed like a sentence."""
    title = title.strip()
    return title if not title or title[-1] in ".?!" else f"{title}."


def _windows(
    tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]], window: int, heads: Sequence[str]
) -> Iterator[_Window]:
    texts = list(dict.fromkeys([*(text for pair in pairs for text in pair), *heads]))
    tokens = dict(zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True))
    lines = {passage: _lines(passage, tokens[passage].offsets) for _, passage in pairs}
    for number, ((question, passage), head) in enumerate(zip(pairs, heads, strict=True)):
        asked = tokens[question].ids[:QUESTION_TOKENS]
        held = tokens[passage]
        room = window - len(asked) - 3
        # Never at the cost of what windows share.
        above = tokens[head].ids[: max(0, min(HEAD_TOKENS, room - 2 * OVERLAP))]
        room -= len(above)
        step = max(1, room - OVERLAP)
        total = len(held.ids)
        for low in range(0, max(1, total - OVERLAP), step) if total > room else [0] * bool(total):
            high = min(total, low + room)
            ids = [CLS, *asked, SEP, *above, *held.ids[low:high], SEP]
            second = len(asked) + 2
            yield _Window(number, ids, second, second + len(above), held.offsets[low:high], lines[passage][low:high])
            if high == total:
                break


def _lines(passage: str, offsets: Sequence[Span]) -> Ints:
    """The line that each token stands in, from 0."""
    breaks = [at for at, sign in enumerate(passage) if sign == "\n"]
    return np.searchsorted(np.array(breaks, np.int64), np.array([start for start, _ in offsets], np.int64))


def _calls(lengths: Sequence[int]) -> Iterator[range]:
    """Runs of windows, lengths ascending, that make at most `CALL_TOKENS` with their padding."""
    low = 0
    for i, length in enumerate(lengths):
        if i > low and (i - low + 1) * length > CALL_TOKENS:
            yield range(low, i)
            low = i
    if lengths:
        yield range(low, len(lengths))


def _best(start: Floats, end: Floats, item: _Window) -> list[Candidate]:
    """The window's best spans, best first.

    None runs from one line into the next: there a paragraph, a headline or the item of a list ends, and with it what
    its words say together.
    """
    size = len(item.offsets)
    s, e = start[item.first : item.first + size], end[item.first : item.first + size]
    # [size, answer length]: the score of the span from each token over 1, 2, ... tokens.
    reach = min(ANSWER_TOKENS, size)
    padded = np.concatenate([e, np.full(reach - 1, -np.inf, e.dtype)])
    scores = s[:, None] + np.lib.stride_tricks.sliding_window_view(padded, reach)
    ends = np.concatenate([item.lines, np.full(reach - 1, -1, np.int64)])
    scores[np.lib.stride_tricks.sliding_window_view(ends, reach) != item.lines[:, None]] = -np.inf
    flat = scores.ravel()
    count = min(KEPT_SPANS, flat.size)
    best = np.argpartition(-flat, count - 1)[:count]
    found = []
    for i in best[np.argsort(-flat[best], kind="stable")]:
        if np.isfinite(flat[i]):
            first, extra = divmod(int(i), reach)
            found.append(Candidate(item.offsets[first][0], item.offsets[first + extra][1], float(flat[i])))
    return found


def _merge(parts: Sequence[tuple[list[Candidate], float, float, float]], passage: str) -> Scan:
    """One scan of a passage from those of its windows."""
    if not parts:
        return EMPTY
    best: dict[Span, Candidate] = {}
    for candidates, *_ in parts:
        for one in candidates:
            if (one.start, one.end) not in best or best[one.start, one.end].score < one.score:
                best[one.start, one.end] = one
    ordered = sorted(best.values(), key=lambda one: -one.score)[:KEPT_SPANS]
    # "No answer" is said of the passage when its best window says it.
    null = min(null - candidates[0].score for candidates, null, *_ in parts) + ordered[0].score
    return Scan(
        tuple(ordered),
        null,
        max(part[2] for part in parts),
        max(part[3] for part in parts),
        *_chosen(ordered, passage),
    )


def _chosen(candidates: Sequence[Candidate], passage: str) -> tuple[Candidate, tuple[Candidate, ...]]:
    """The one to point at, and all that say the same."""
    texts = [passage[one.start : one.end] for one in candidates]
    place, alike = choose(texts, [one.score for one in candidates])
    return candidates[place], tuple(candidates[i] for i in alike)
