"""The trained weights as the file that ships: ONNX, int8, its calibration and its checksums beside it.

The network is written out once more, in plain operations, so that the graph holds nothing but arithmetic. Matrix
products run in int8 (weights per channel, activations measured per call); the word vectors are stored in int8 with
a scale per word. Weights use 7 of the 8 bits, since processors without VNNI overflow on the eighth.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.helper
import onnx.numpy_helper
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from training.network import LAYERS, Layer, linear, norm


class Plain(nn.Module):
    """The reader's network for export, from the state of a `ReaderModel`; its windows have no padding.

    B windows, T tokens, H hidden.
    """

    words: torch.Tensor
    scale: torch.Tensor
    places: torch.Tensor
    types: torch.Tensor

    def __init__(self, state: Mapping[str, torch.Tensor], compact: bool = True) -> None:
        super().__init__()

        def of(name: str) -> torch.Tensor:
            return state[name].float()

        words = of("encoder.embeddings.word_embeddings.weight")
        self.compact = compact
        if compact:
            scale = words.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
            self.register_buffer("words", torch.round(words / scale).to(torch.int8))
            self.register_buffer("scale", scale)
        else:
            self.register_buffer("words", words)
        self.register_buffer("places", of("encoder.embeddings.position_embeddings.weight"))
        self.register_buffer("types", of("encoder.embeddings.token_type_embeddings.weight"))
        self.norm = norm(state, "encoder.embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(state, f"encoder.encoder.layer.{i}") for i in range(LAYERS))
        self.span = linear(state, "span")
        self.judge = nn.Sequential(linear(state, "judge.0"), nn.GELU(), linear(state, "judge.2"))

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, ...]:
        words = functional.embedding(ids, self.words.float()) if not self.compact else self.words[ids].float()
        if self.compact:
            words = words * self.scale[ids]
        hidden = self.norm(words + self.places[: ids.shape[1]].unsqueeze(0) + self.types[types])
        for layer in self.layers:
            hidden = layer(hidden)
        spans = self.span(hidden)
        judged = self.judge(hidden[:, 0])
        return spans[..., 0], spans[..., 1], judged[:, 0], judged[:, 1]


def write_float(state: Mapping[str, torch.Tensor], path: Path, compact: bool = False) -> None:
    """The network in fp32 as ONNX."""
    model = Plain(state, compact).eval()
    ids = torch.randint(1000, 2000, (2, 24))
    axes = {name: {0: "windows", 1: "tokens"} for name in ("ids", "types", "start", "end")}
    axes |= {name: {0: "windows"} for name in ("answerable", "relevance")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, (ids, torch.zeros_like(ids)), str(path),
            input_names=["ids", "types"], output_names=["start", "end", "answerable", "relevance"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def write_small(state: Mapping[str, torch.Tensor], path: Path, *, exact: bool = False) -> None:
    """The network in int8 as ONNX. The heads, a few thousand weights, stay in fp32.

    Args:
        exact: weights and activations get a scale per 128 values instead of one per channel and per call. Nearly
            nothing is lost then, and a product takes 1.6 times as long.
    """
    whole = path.with_suffix(".fp32.onnx")
    write_float(state, whole, compact=True)
    model = onnx.load(str(whole))
    if exact:
        onnx.save(in_blocks(model), str(path))
    else:
        quantize_dynamic(
            str(whole), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"], nodes_to_exclude=[n.name for n in model.graph.node if _head(n)],
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    whole.unlink()


def _head(node: onnx.NodeProto) -> bool:
    return node.op_type in ("MatMul", "Gemm") and node.name.startswith(("/span", "/judge"))


def in_blocks(model: onnx.ModelProto, size: int = 128) -> onnx.ModelProto:
    """Each product with a constant as onnxruntime's `MatMulNBits`: 8 bits, a scale per `size` values of a row."""
    graph = model.graph
    constants = {one.name: one for one in graph.initializer}
    for place, node in enumerate(list(graph.node)):
        if node.op_type != "MatMul" or node.input[1] not in constants or _head(node):
            continue
        name = node.input[1]
        weights = onnx.numpy_helper.to_array(constants[name]).T  # [out, in]
        rows, columns = weights.shape
        blocks = weights.reshape(rows, columns // size, size)
        scale = np.abs(blocks).max(axis=-1, keepdims=True) / 127 + 1e-12
        bits = (np.round(blocks / scale) + 128).clip(0, 255).astype(np.uint8)
        graph.initializer.remove(constants[name])
        graph.initializer.append(onnx.numpy_helper.from_array(bits, f"{name}.bits"))
        graph.initializer.append(onnx.numpy_helper.from_array(scale.ravel().astype(np.float32), f"{name}.scale"))
        made = onnx.helper.make_node(
            "MatMulNBits", [node.input[0], f"{name}.bits", f"{name}.scale"], list(node.output), name=node.name,
            domain="com.microsoft", K=columns, N=rows, bits=8, block_size=size, accuracy_level=4,
        )  # fmt: skip
        graph.node.remove(node)
        graph.node.insert(place, made)
    model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
    return model


def difference(one: Any, other: Any) -> float:
    """The mean distance of two outputs, in standard deviations of the first."""
    return float(np.abs(np.asarray(one) - np.asarray(other)).mean() / np.asarray(one).std())
