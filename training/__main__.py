"""From the question sets to the file that ships: `python -m training --data DIR --out qa/reader/models`.

Trains (stopped, it goes on where it was when started again), exports to int8, calibrates the exported file on
held-out articles, and writes the manifest with its measured error. `--weights` skips the training.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path
from typing import Any

import torch

from embeddings import minilm
from embeddings.minilm import WEIGHTS_SHA256
from qa.reader.forward import onnx_forward
from qa.reader.span import load_tokenizer
from qa.reader.windows import WINDOW
from training import hardest, invented
from training.calibrate import as_json, calibrate
from training.data import CONTRARIES, PARAGRAPH, SHIPPABLE, divided
from training.evaluate import as_typed, evaluate, make_sets, of_paragraphs
from training.export import write_small
from training.manifest import write_manifest
from training.train import Plan, train
from training.train import weights as read_weights

#: Tokens a second that one core trains on, measured on a server core with bf16 units (AVX-512), for the forecast.
TOKENS_PER_CORE = 1_600
#: Tokens of a question's windows in one epoch, all kinds together.
TOKENS_PER_QUESTION = 250


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the question sets")
    parser.add_argument("--out", type=Path, required=True, help="where the reader's files go: qa/reader/models")
    parser.add_argument("--work", type=Path, default=Path("build/reader"), help="where checkpoints are kept")
    parser.add_argument(
        "--weights", type=Path, help="trained weights to export, instead of training; .onnx: only measure"
    )
    parser.add_argument(
        "--mix", nargs=2, action="append", default=[], metavar=("FILE", "SHARE"),
        help="average the trained weights, at this share, with FILE's; several times: one after the other",
    )  # fmt: skip
    parser.add_argument("--start-from", type=Path, help="weights to go on from; the encoder's if left out")
    parser.add_argument("--hardest", type=Path, help="what `python -m training.hardest` wrote")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--epochs", type=float, default=Plan.epochs)
    parser.add_argument("--minutes", type=float, help="end the training after so many minutes at the latest")
    parser.add_argument("--exact", action="store_true", help="export with block-wise scales: slower, nearly lossless")
    given = parser.parse_args()
    questions, held_out = divided(given.data)
    weights = given.weights
    if weights is None:
        cores = len(os.sched_getaffinity(0))
        hours = len(questions) * TOKENS_PER_QUESTION * given.epochs / TOKENS_PER_CORE / cores / 3600
        hours = min(hours, (given.minutes or 1e9) / 60)
        print(f"Training takes about {hours:.1f} hours on these {cores} cores; the rest, ten minutes.", flush=True)
        plan = Plan(seed=given.seed, epochs=given.epochs, minutes=given.minutes)
        hard = hardest.read(given.hardest, questions) if given.hardest else {}
        train(questions, given.work, plan, given.start_from, hard=hard)
        weights = given.work / "model.pt"
    given.out.mkdir(parents=True, exist_ok=True)
    small = given.out / "reader.onnx"
    if weights.suffix != ".onnx":
        state = read_weights(weights)
        for file, share in given.mix:
            older = read_weights(Path(file))
            state = {name: torch.lerp(older[name], value, float(share)) for name, value in state.items()}
        write_small(state, small, exact=given.exact)
    elif weights.resolve() != small.resolve():
        shutil.copyfile(weights, small)
    forward = onnx_forward(small)
    tokenizer = load_tokenizer(minilm.tokenizer())
    settings, measured = calibrate(forward, tokenizer, held_out, WINDOW)
    report: dict[str, Any] = evaluate(forward, tokenizer, make_sets(held_out), WINDOW)
    report |= {"as typed": as_typed(forward, tokenizer, WINDOW), "calibration": measured}
    report["paragraphs"] = of_paragraphs(forward, tokenizer, WINDOW)
    made = {
        "from": f"all-MiniLM-L6-v2, weights {WEIGHTS_SHA256}",
        "sets": [*sorted(SHIPPABLE.values()), invented.SOURCE, invented.TURNS, CONTRARIES, PARAGRAPH],
        "questions": len(questions),
        "seed": given.seed,
    }
    write_manifest(given.out, as_json(settings) | {"made": made, "measured": report})
    print(json.dumps(report, indent=1))
    print(f"{small}: {small.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
