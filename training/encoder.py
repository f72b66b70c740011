"""The encoder that ships, made from the checked weights of all-MiniLM-L6-v2: `python -m training.encoder`.

Mean pooling and L2 norm are part of the graph. The same weights and versions always give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from embeddings import minilm
from training.network import Bert, State, quantize


class Sentence(nn.Module):
    """Vectors of L2 norm 1, shape (B, H), from ids, (B, T)."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.bert = Bert(state)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return functional.normalize(self.bert(ids).mean(dim=1), dim=-1)


def main() -> None:
    source = minilm.locate()
    minilm.FOLDER.mkdir(exist_ok=True)
    model = Sentence(load_file(source / "model.safetensors")).eval()
    ids = torch.randint(1000, 2000, (2, 24))
    axes = {"ids": {0: "texts", 1: "tokens"}, "vectors": {0: "texts"}}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own deprecation; the newer one needs another package
        whole = Path(folder, "fp32.onnx")
        torch.onnx.export(
            model,
            (ids,),
            str(whole),
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize(whole, minilm.FOLDER / "minilm-int8.onnx", keep=[])
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None  # whoever encodes decides
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (minilm.FOLDER / "tokenizer.json").write_text(text, encoding="utf-8")
    for file in sorted(minilm.FOLDER.glob("*.[oj]*")):
        print(f"{file.name}: {file.stat().st_size / 2**20:.1f} MB, {hashlib.sha256(file.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
