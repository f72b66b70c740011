"""Windows as batches."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import torch

from training.features import Window, collate
from training.model import forward_in_pieces, losses


def of_length(length: int, gold: tuple[tuple[int, int, float], ...] = ()) -> Window:
    return Window(ids=list(range(1, length + 1)), second=4, first=4, gold=gold)


@pytest.mark.parametrize(("longest", "width"), [(15, 16), (16, 16), (17, 32)])
def test_windows_are_padded_to_few_widths_and_the_padding_says_nothing(longest: int, width: int) -> None:
    batch = collate([[of_length(9)], [of_length(longest, ((5, 6, 1.0),))]])
    assert batch.ids.shape == batch.mask.shape == batch.passage.shape == (2, width)
    assert batch.lengths == [9, longest]
    assert batch.mask.sum(1).tolist() == batch.lengths
    assert not batch.ids[0, 9:].any()
    assert not batch.passage[1, longest - 1 :].any()
    assert batch.start[1, 5] == batch.end[1, 6] == 1


def test_each_piece_of_a_batch_is_as_wide_as_it_needs() -> None:
    seen = []

    class Reads(torch.nn.Module):
        def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, ...]:
            seen.append(tuple(ids.shape))
            whole = torch.ones(ids.shape)
            return whole, whole, whole[:, 0], whole[:, 0]

    batch = collate([[of_length(n)] for n in (9, 12, 30, 40)])
    start, end, answerable, relevance = forward_in_pieces(Reads(), batch)
    assert seen == [(2, 16), (2, 48)]
    assert start.shape == end.shape == (4, 48)
    assert start[0, 16:].max() < -1e3
    assert answerable.shape == relevance.shape == (4,)


def test_a_contrary_beside_its_question_counts_where_spans_are_compared_and_not_where_passages_are() -> None:
    def parts(*group: Window) -> dict[str, float]:
        batch = collate([group])
        whole = torch.zeros(batch.ids.shape)
        return {name: value.item() for name, value in losses(whole, whole, whole[:, 0], whole[:, 0], batch).items()}

    asked = of_length(9, ((5, 6, 1.0),))
    contrary = replace(of_length(9), ranked=False, contrast=True)
    alone, beside, ranked = parts(asked), parts(asked, contrary), parts(asked, of_length(9))
    assert alone["shared"] == pytest.approx(math.log(4))
    assert beside["shared"] == ranked["shared"] == pytest.approx(math.log(8))
    assert beside["relevance"] == alone["relevance"] == 0
    assert ranked["relevance"] == pytest.approx(math.log(2))
