"""BERT as MiniLM has it, written out in plain operations, so that an exported graph holds nothing but arithmetic.

Texts are run one at a time and without padding, so there is no mask. B texts, T tokens, H = 384. Devlin et al. 2019;
Wang et al. 2020 (MiniLM).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

LAYERS = 6
HEADS = 12
HIDDEN = 384

State = Mapping[str, torch.Tensor]


class Bert(nn.Module):
    """Token vectors, shape (B, T, H), from ids, (B, T).

    The word vectors are kept in int8 with a scale for each word: half of the file, and no measurable loss.
    """

    words: torch.Tensor
    scale: torch.Tensor
    places: torch.Tensor
    types: torch.Tensor

    def __init__(self, state: State) -> None:
        super().__init__()
        words = state["embeddings.word_embeddings.weight"].float()
        scale = words.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("words", torch.round(words / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("places", state["embeddings.position_embeddings.weight"].float())
        self.register_buffer("types", state["embeddings.token_type_embeddings.weight"].float())
        self.norm = norm(state, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(state, f"encoder.layer.{i}") for i in range(LAYERS))

    def forward(self, ids: torch.Tensor, types: torch.Tensor | None = None) -> torch.Tensor:
        words = self.words[ids].float() * self.scale[ids]
        kinds = self.types[0] if types is None else self.types[types]
        hidden = self.norm(words + self.places[: ids.shape[1]].unsqueeze(0) + kinds)
        for layer in self.layers:
            hidden = layer(hidden)
        return hidden


class Layer(nn.Module):
    """One layer: attention, then two products, each added to what came in. Hidden (B, T, H)."""

    def __init__(self, state: State, name: str) -> None:
        super().__init__()
        parts = [linear(state, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        # One product for the three; the query is scaled here once instead of at each run.
        factors = (1 / math.sqrt(HIDDEN // HEADS), 1.0, 1.0)
        self.all = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.all.weight.data = torch.cat([p.weight.data * f for p, f in zip(parts, factors, strict=True)])
        self.all.bias.data = torch.cat([p.bias.data * f for p, f in zip(parts, factors, strict=True)])
        self.out = linear(state, f"{name}.attention.output.dense")
        self.norm = norm(state, f"{name}.attention.output.LayerNorm")
        self.wide = linear(state, f"{name}.intermediate.dense")
        self.narrow = linear(state, f"{name}.output.dense")
        self.last = norm(state, f"{name}.output.LayerNorm")

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        batch, length = hidden.shape[0], hidden.shape[1]
        query, key, value = self.all(hidden).split(HIDDEN, dim=-1)

        def heads(x: torch.Tensor) -> torch.Tensor:
            return x.reshape(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)  # (B, heads, T, H / heads)

        weights = torch.softmax(heads(query) @ heads(key).transpose(-1, -2), dim=-1)
        mixed = (weights @ heads(value)).transpose(1, 2).reshape(batch, length, HIDDEN)
        hidden = self.norm(hidden + self.out(mixed))
        return self.last(hidden + self.narrow(functional.gelu(self.wide(hidden))))


def linear(state: State, name: str) -> nn.Linear:
    """The layer of that name."""
    weight = state[f"{name}.weight"].float()
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight, state[f"{name}.bias"].float()
    return made


def norm(state: State, name: str) -> nn.LayerNorm:
    """The normalisation of that name."""
    made = nn.LayerNorm(HIDDEN, eps=1e-12)
    made.weight.data, made.bias.data = state[f"{name}.weight"].float(), state[f"{name}.bias"].float()
    return made


def quantize(whole: Path, small: Path, keep: list[str]) -> None:
    """Matrix products in int8: weights per output channel, activations measured at each run.

    Weights use 7 of the 8 bits, since processors without VNNI overflow on the eighth.

    Args:
        keep: names of graph nodes that stay in fp32.
    """
    quantize_dynamic(
        str(whole),
        str(small),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=keep,
        extra_options={"MatMulConstBOnly": True},
    )
