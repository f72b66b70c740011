"""Windows as batches.

Each test imports what it needs of torch: that takes seconds, and every process that runs tests imports all their files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import torch

    from training.features import Window


def of_length(length: int, gold: tuple[tuple[int, int, float], ...] = ()) -> Window:
    from training.features import Window

    return Window(ids=list(range(1, length + 1)), second=4, first=4, gold=gold)


@pytest.mark.parametrize(("longest", "width"), [(15, 16), (16, 16), (17, 32)])
def test_windows_are_padded_to_few_widths_and_the_padding_says_nothing(longest: int, width: int) -> None:
    from training.features import collate

    batch = collate([[of_length(9)], [of_length(longest, ((5, 6, 1.0),))]])
    assert batch.ids.shape == batch.mask.shape == batch.passage.shape == (2, width)
    assert batch.lengths == [9, longest]
    assert batch.mask.sum(1).tolist() == batch.lengths
    assert not batch.ids[0, 9:].any()
    assert not batch.passage[1, longest - 1 :].any()
    assert batch.start[1, 5] == batch.end[1, 6] == 1


def test_each_piece_of_a_batch_is_as_wide_as_it_needs() -> None:
    import torch

    from training.features import collate
    from training.model import forward_in_pieces

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
