"""Windows as batches.

Each test imports what it needs of torch: that takes seconds, and every process that runs tests imports all their files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings import minilm
from qa.reader.windows import HEAD_TOKENS, headed
from tests.helpers import seeded_chance

if TYPE_CHECKING:
    import torch

    from training.features import Window

TITLE = "Harle school is to close in July"
PASSAGE = "The school has 412 pupils. Its head, Ann Roe, said that parents were told on Monday."
ASKED = "How many pupils does Harle have?"
ANSWERS = ((15, 18),)


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


def test_a_title_is_read_before_the_passage_and_holds_no_answer() -> None:
    from training.features import Tokens, collate, window

    tokens = Tokens(minilm.tokenizer().parent)
    bare, titled = (
        window(tokens, ASKED, PASSAGE, ANSWERS, seeded_chance(1), 96, head=head) for head in ("", headed(TITLE))
    )
    shift = len(tokens.of(headed(TITLE))[0])
    assert titled.second == bare.second == bare.first
    assert titled.first == titled.second + shift
    assert [(a - shift, b - shift, share) for a, b, share in titled.gold] == list(bare.gold)
    batch = collate([[titled]])
    assert batch.types[0, titled.second] == 1
    assert not batch.passage[0, : titled.first].any()


def test_a_long_title_leaves_room_for_the_passage() -> None:
    from training.features import Tokens, window

    tokens = Tokens(minilm.tokenizer().parent)
    made = window(tokens, ASKED, PASSAGE, ANSWERS, seeded_chance(1), 80, head="word " * 200)
    assert made.first - made.second == HEAD_TOKENS
    assert len(made.ids) <= 80
