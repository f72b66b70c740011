"""The recurrent network that reads a page's lines in their order, both ways: fitted, and written out as ONNX.

A layer of gated recurrent units (Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", EMNLP 2014)
over what `qa.ingest.linewise` measures of each line and over its vector. It learns from the marks alone, not from what
the trees of `training.page_lines` guess. Some hundred pages are few enough to be learnt by heart, so it learns from
pages that there are not: in each pass many lose some of their lines, and many tell another's article.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from qa.ingest.recurrent import COLUMNS, NAMES, PROBABLE, VECTORS
from training.page_samples import Bools, Sample

Places = np.ndarray[tuple[int], np.dtype[np.int64]]
#: The place of a capture among those that are learnt from, and the places of some of its lines.
Piece = tuple[int, Places]

#: Passes over all captures; a page has one of each kind of dump.
_EPOCHS: Final = 14
#: Captures of about one length that are learnt from together.
_BATCH: Final = 16
_RATE: Final = 3e-3
_DECAY: Final = 0.02
_DROPOUT: Final = 0.3
#: What a line's columns, its vector and its neighbours are told in.
_LOOKS, _MEANING, _HIDDEN = 64, 32, 64
#: Cosines are small beside columns of variance 1.
_STRETCH: Final = 8.0
#: Standard deviations beyond which a column says no more.
_FARTHEST: Final = 5.0
#: Captures of more lines are not learnt from: all that stand beside them in a batch would be padded to them.
_LONGEST: Final = 900
#: Lines by whose lengths captures are mixed before they are put into batches.
_MIXED: Final = 60
#: Share of the captures that lose lines, in each pass others; how many times, and how many lines each time, beginning
#: with the fewest and ending before the last number, though never more than this part of what they have.
_LOSING: Final = 0.6
_TIMES: Final = (1, 4)
_LOST: Final = (2, 30)
_MOST_LOST: Final = 0.25
#: Lines that are too few to lose any.
_FEW: Final = 12
#: Share of the captures that tell another's article in the place of their own.
_EXCHANGED: Final = 0.4
_SEED: Final = 1
_OPSET: Final = 17


class Network(nn.Module):
    """Log-odds that a line is of the article. B captures, T lines, C columns, D dimensions of a vector.

    Args:
        mean: of each column, float32[C]; likewise its spread.
        dimension: D.
    """

    mean: torch.Tensor
    spread: torch.Tensor

    def __init__(self, mean: torch.Tensor, spread: torch.Tensor, dimension: int) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        self.looks = nn.Linear(2 * len(mean), _LOOKS)
        self.meaning = nn.Linear(dimension, _MEANING)
        self.order = nn.GRU(_LOOKS + _MEANING, _HIDDEN, bidirectional=True, batch_first=True)
        self.told = nn.Linear(2 * _HIDDEN + _LOOKS + _MEANING, 1)
        self.drop = nn.Dropout(_DROPOUT)

    def forward(
        self, columns: torch.Tensor, vectors: torch.Tensor, lengths: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Shape (B, T), from columns (B, T, C), nan where there is no value, and vectors (B, T, D).

        Args:
            lengths: lines of each capture, where shorter ones are padded.
        """
        missing = torch.isnan(columns)
        scaled = ((columns - self.mean) / self.spread).clamp(-_FARTHEST, _FARTHEST)
        looks = torch.cat([torch.where(missing, torch.zeros_like(scaled), scaled), missing.float()], dim=-1)
        line = torch.cat(
            [torch.relu(self.looks(self.drop(looks))), torch.tanh(self.meaning(vectors * _STRETCH))], dim=-1
        )
        line = self.drop(line)
        if lengths is None:
            beside, _ = self.order(line)
        else:
            packed, _ = self.order(pack_padded_sequence(line, lengths, batch_first=True, enforce_sorted=False))
            beside, _ = pad_packed_sequence(packed, batch_first=True)
        found: torch.Tensor = self.told(self.drop(torch.cat([beside, line], dim=-1)))
        return found.squeeze(-1)


class _OfOnePage(nn.Module):
    """The network as it ships: the probabilities of one page's lines, float32[T]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, columns: torch.Tensor, vectors: torch.Tensor) -> torch.Tensor:
        odds: torch.Tensor = self.network(columns[None], vectors[None])
        return torch.sigmoid(odds[0])


def fit(learnt: Sequence[Sample]) -> bytes:
    """A network fitted to the samples, as `qa.ingest.recurrent` reads it."""
    torch.set_num_threads(1)  # others may be fitted beside it
    torch.manual_seed(_SEED)
    names = sorted(learnt[0].columns)
    some = [sample for sample in learnt if len(sample.lines) <= _LONGEST]
    columns = [torch.from_numpy(_columns(sample, names)) for sample in some]
    vectors = [torch.from_numpy(sample.vectors) for sample in some]
    wanted = [torch.from_numpy(sample.wanted.astype(np.float32)) for sample in some]
    weight = [torch.from_numpy(sample.weight.astype(np.float32)) for sample in some]
    varied = _Varied([sample.wanted for sample in some])
    lengths = np.array([len(own) for own in wanted])
    usual = torch.stack([own.sum() for own in weight]).mean()
    network = Network(*_scale(columns), vectors[0].shape[1])
    plan = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * (len(some) // _BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(plan, _RATE, total_steps=steps + 1, pct_start=0.15)
    draw = np.random.default_rng(_SEED)
    network.train()
    for _ in range(_EPOCHS):
        for batch in _batches(lengths, draw):
            drawn = [varied(at, draw) for at in batch]
            padded = (
                pad_sequence([torch.cat([own[at][kept] for at, kept in pieces]) for pieces in drawn], True)
                for own in (columns, vectors, wanted, weight)
            )
            looks, meanings, marks, counts = padded
            odds = network(looks, meanings, torch.tensor([sum(len(kept) for _, kept in one) for one in drawn]))
            lost = functional.binary_cross_entropy_with_logits(odds, marks, reduction="none")
            plan.zero_grad()
            ((lost * counts).sum() / _BATCH / usual).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            plan.step()
            rate.step()
    return _as_onnx(network.eval(), names, vectors[0].shape[1])


class _Varied:
    """Captures as no page has them, made of pieces of those that there are.

    A line keeps the columns that it has on its own page, though other lines stand around it now.

    Args:
        wanted: of each capture, the lines of its article, bool[lines].
    """

    def __init__(self, wanted: Sequence[Bools]) -> None:
        self._lengths = [len(own) for own in wanted]
        self._articles = [(int(at[0]), int(at[-1]) + 1) if len(at := np.flatnonzero(own)) else None for own in wanted]

    def __call__(self, at: int, draw: np.random.Generator) -> list[Piece]:
        """The capture at a place, changed by chance."""
        article, length = self._articles[at], self._lengths[at]
        if article is not None and draw.random() < _EXCHANGED:
            other = int(draw.integers(0, len(self._lengths)))
            told = self._articles[other]
            if told is not None:
                parts = (at, 0, article[0]), (other, *told), (at, article[1], length)
                return [(whose, _losing(np.arange(first, end), draw)) for whose, first, end in parts]
        return [(at, _losing(np.arange(length), draw))]


def _losing(lines: Places, draw: np.random.Generator) -> Places:
    """The lines, without some stretches of them by chance."""
    if draw.random() >= _LOSING or len(lines) <= _FEW:
        return lines
    for _ in range(draw.integers(*_TIMES)):
        lost = min(int(draw.integers(*_LOST)), int(len(lines) * _MOST_LOST))
        first = int(draw.integers(0, len(lines) - lost + 1))
        lines = np.delete(lines, slice(first, first + lost))
    return lines


def _columns(sample: Sample, names: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.column_stack([sample.columns[name] for name in names]).astype(np.float32)


def _scale(columns: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and standard deviation of each column where it has values; 0 and 1 of one that never has."""
    rows = torch.cat(list(columns)).double()
    there = ~torch.isnan(rows)
    many = there.sum(dim=0).clamp(min=1)
    mean = rows.nan_to_num().sum(dim=0) / many
    variance = torch.where(there, (rows - mean) ** 2, 0.0).sum(dim=0) / many
    spread = torch.where(there.any(dim=0), variance.sqrt() + 1e-3, 1.0)
    return mean.float(), spread.float()


def _batches(lengths: np.ndarray[tuple[int], np.dtype[np.int64]], draw: np.random.Generator) -> Iterator[list[int]]:
    """Places of captures of about one length, drawn anew each time; what fills no batch waits for another draw."""
    order = draw.permutation(len(lengths))
    order = order[np.argsort(lengths[order] + draw.integers(0, _MIXED, len(order)), kind="stable")]
    starts = np.arange(0, len(order) - _BATCH + 1, _BATCH)
    for start in draw.permutation(starts):
        yield order[start : start + _BATCH].tolist()


def _as_onnx(network: Network, names: Sequence[str], dimension: int) -> bytes:
    lines = torch.zeros(3, len(names)), torch.zeros(3, dimension)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = Path(folder, "network.onnx")
        torch.onnx.export(
            _OfOnePage(network).eval(), lines, str(file), input_names=[COLUMNS, VECTORS], output_names=[PROBABLE],
            dynamic_axes={name: {0: "lines"} for name in (COLUMNS, VECTORS, PROBABLE)},
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
        model = onnx.load(str(file))
    onnx.helper.set_model_props(model, {NAMES: "\n".join(names)})
    written: bytes = model.SerializeToString()
    return written
