"""Weights to go on training from, out of the file that ships: its int8 products turned back into fp32.

The fp32 weights are not kept: what rounding took from them, a few steps of training give back.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.network import HEADS, HIDDEN, LAYERS


def recover(file: Path) -> dict[str, torch.Tensor]:
    """The state of a `ReaderModel` that was exported to `file` by `training.export.write_small`."""
    graph = onnx.load(str(file)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    products = {node.name: node.input[1] for node in graph.node if node.op_type in ("MatMulInteger", "MatMul")}

    def product(name: str) -> torch.Tensor:
        """The matrix of one product, shape (out, in)."""
        stored = products[name]
        weights = held[stored]
        if stored.endswith("_quantized"):
            base = stored.removesuffix("_quantized")
            weights = (weights.astype(np.float32) - held[f"{base}_zero_point"]) * held[f"{base}_scale"]
        return torch.from_numpy(weights.T.astype(np.float32).copy())

    def kept(name: str) -> torch.Tensor:
        return torch.from_numpy(held[name].astype(np.float32).copy())

    state = {
        "encoder.embeddings.word_embeddings.weight": kept("words") * kept("scale"),
        "encoder.embeddings.position_embeddings.weight": kept("places"),
        "encoder.embeddings.token_type_embeddings.weight": kept(next(n for n in held if n.startswith("types"))),
        "span.weight": product("/span/MatMul"),
        "span.bias": kept("span.bias"),
    }
    layer_norms = {"norm": "encoder.embeddings.LayerNorm"}
    for number in range(LAYERS):
        own, name = f"layers.{number}", f"encoder.encoder.layer.{number}"
        layer_norms |= {f"{own}.norm": f"{name}.attention.output.LayerNorm", f"{own}.last": f"{name}.output.LayerNorm"}
        parts = zip(
            ("query", "key", "value"),
            product(f"/{own}/all/MatMul_quant").split(HIDDEN),
            kept(f"{own}.all.bias").split(HIDDEN),
            (math.sqrt(HIDDEN // HEADS), 1.0, 1.0),  # the export scales the query
            strict=True,
        )
        for part, weight, bias, factor in parts:
            state[f"{name}.attention.self.{part}.weight"] = weight * factor
            state[f"{name}.attention.self.{part}.bias"] = bias * factor
        for exported, trained in (
            ("out", "attention.output.dense"),
            ("wide", "intermediate.dense"),
            ("narrow", "output.dense"),
        ):
            state[f"{name}.{trained}.weight"] = product(f"/{own}/{exported}/MatMul_quant")
            state[f"{name}.{trained}.bias"] = kept(f"{own}.{exported}.bias")
    for exported, trained in layer_norms.items():
        state[f"{trained}.weight"], state[f"{trained}.bias"] = kept(f"{exported}.weight"), kept(f"{exported}.bias")
    for place in (0, 2):
        state[f"judge.{place}.weight"] = product(f"/judge/judge.{place}/Gemm_MatMul_quant")
        state[f"judge.{place}.bias"] = kept(f"judge.{place}.bias")
    return state
