"""The reader's network: all-MiniLM-L6-v2's encoder with three small heads, and what it is trained to minimise.

One pass over a window gives, for each token, how well an answer starts and ends there; on [CLS], that there is
none; from [CLS], whether the window answers, and how well it fits the question beside other passages.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from training.features import Batch, padded

HIDDEN = 384


def has_bf16() -> bool:
    """Whether this processor multiplies in bfloat16; one that does not is slower with it than in float32."""
    able = torch.cpu.get_capabilities()
    return any(able.get(unit) for unit in ("avx512_bf16", "amx_bf16", "bf16"))


class ReaderModel(nn.Module):
    """See the module. B windows, T tokens."""

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(folder)
        config.hidden_dropout_prob = dropout
        # Dropout on the attention is the dearest of all on a CPU, and bought nothing measurable.
        config.attention_probs_dropout_prob = 0.0
        # In bf16 the backward pass of plain products was measured faster on CPU than the fused attention's (LOG.md).
        self.encoder = BertModel.from_pretrained(
            folder, config=config, add_pooling_layer=False, attn_implementation="eager" if has_bf16() else "sdpa"
        )
        self.span = nn.Linear(HIDDEN, 2)
        self.judge = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 2))
        for module in (self.span, *self.judge):
            if not isinstance(module, nn.Linear):
                continue
            nn.init.normal_(module.weight, std=0.02)
            nn.init.zeros_(module.bias)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """(start [B, T], end [B, T], answerable [B], relevance [B]), all logits."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        start, end = self.span(hidden).unbind(-1)
        answerable, relevance = self.judge(hidden[:, 0]).unbind(-1)
        return start, end, answerable, relevance


def forward_in_pieces(
    model: nn.Module, batch: Batch, pieces: int = 2
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """The model's output, float32: shorter windows first and apart from longer ones, so that less is padding."""
    size, longest = batch.ids.shape
    step = -(-size // pieces)
    found = []
    for low in range(0, size, step):
        rows = slice(low, low + step)
        width = padded(max(batch.lengths[rows]))
        start, end, answerable, relevance = model(
            batch.ids[rows, :width], batch.mask[rows, :width], batch.types[rows, :width]
        )
        pad = (0, longest - width)
        found.append(
            (
                functional.pad(start.float(), pad, value=-1e4),
                functional.pad(end.float(), pad, value=-1e4),
                answerable.float(),
                relevance.float(),
            )
        )
    return tuple(torch.cat(parts) for parts in zip(*found, strict=True))  # type: ignore[return-value]


def losses(
    start: torch.Tensor, end: torch.Tensor, answerable: torch.Tensor, relevance: torch.Tensor, batch: Batch
) -> dict[str, torch.Tensor]:
    """Each part of the objective as a mean over what it applies to.

    * span: in each window alone, where the answer starts and ends, [CLS] standing for "nowhere";
    * shared: over all tokens of all passages of a question together, so that scores compare across passages
      (Clark and Gardner 2018, shared-normalisation);
    * answerable: whether the window answers, yes or no;
    * relevance: which of a question's passages answers.
    """
    allowed = batch.passage.clone()
    allowed[:, 0] = True
    parts: dict[str, torch.Tensor] = {}
    logs = [functional.log_softmax(score.masked_fill(~allowed, -1e4), dim=-1) for score in (start, end)]
    kept = [(log * gold).sum(-1).mean() for log, gold in zip(logs, (batch.start, batch.end), strict=True)]
    parts["span"] = -torch.stack(kept).mean()
    parts["answerable"] = functional.binary_cross_entropy_with_logits(answerable, batch.answered)

    groups = int(batch.group.max()) + 1
    ranked = batch.ranked
    answered = batch.answered * ranked
    has = torch.zeros(groups).index_add_(0, batch.group, answered) > 0
    count = has.sum().clamp(min=1)
    shared = torch.zeros(())
    for score, gold in ((start, batch.start), (end, batch.end)):
        # Log of the sum over each window's passage, then over the windows of a group.
        whole = torch.logsumexp(score.masked_fill(~batch.passage, -1e4), dim=-1)
        whole = whole.masked_fill(~ranked, -1e4)
        norm = _group_logsumexp(whole, batch.group, groups)
        hit = (score * gold).sum(-1) * answered
        shared = shared + (torch.where(has, norm, 0.0).sum() - hit.sum()) / count
    parts["shared"] = shared / 2

    size = torch.zeros(groups).index_add_(0, batch.group, ranked.float())
    several = has & (size > 1)
    norm = _group_logsumexp(relevance.masked_fill(~ranked, -1e4), batch.group, groups)
    chosen = several[batch.group] & (answered > 0)
    if bool(chosen.any()):
        parts["relevance"] = (norm[batch.group] - relevance)[chosen].mean()
    else:
        parts["relevance"] = torch.zeros(())
    return parts


def _group_logsumexp(values: torch.Tensor, group: torch.Tensor, groups: int) -> torch.Tensor:
    """[B] values to [G]: the log of the sum of the exponentials of each group's."""
    top = torch.full((groups,), -1e4).scatter_reduce(0, group, values.detach(), "amax")
    summed = torch.zeros(groups).index_add_(0, group, (values - top[group]).exp())
    return summed.clamp(min=1e-30).log() + top
