"""How fast the reader reads: `python -m benchmarks.reader_speed`.

One question, 16 passages of the seed articles, on all cores this process may use: the shipped file through
`SpanReader.find`, tokens and offsets included, against the same architecture in torch fp32, the network alone.
Prints the median of many runs, and 200 passages once.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from embeddings.minilm import locate
from embeddings.minilm import tokenizer as tokenizer_file
from qa.passages import sentences
from qa.reader.span import FOLDER, SpanReader

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
QUESTION = "When did the committee say that it would publish its report?"
PASSAGES = 16
#: Words of a passage: about what retrieval hands over.
WORDS = 90


def passages(count: int) -> list[str]:
    """Runs of whole sentences of the seed articles, of about `WORDS` words each."""
    found: list[str] = []
    files = sorted(SEEDS.glob("*.md"))
    while len(found) < count:
        for file in files:
            text = file.read_text(encoding="utf-8").split("---", 2)[-1]
            current: list[str] = []
            for one in sentences(text):
                current.append(text[one.start : one.end])
                if sum(len(sentence.split()) for sentence in current) >= WORDS:
                    found.append(" ".join(current))
                    current = []
    return found[:count]


def median(run: Callable[[], object], times: int) -> float:
    """Seconds of one run, once warm."""
    run()
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def torch_run(texts: list[str]) -> Callable[[], object]:
    """The encoder in torch fp32 over the same windows, padded to the longest."""
    import torch
    from transformers import BertModel

    from qa.reader.span import load_tokenizer

    torch.set_num_threads(len(os.sched_getaffinity(0)))
    model = BertModel.from_pretrained(locate(), add_pooling_layer=False).eval()
    tokenizer = load_tokenizer(tokenizer_file())
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch([(QUESTION, text) for text in texts])
    ids, mask, types = (
        torch.from_numpy(np.array([getattr(one, name) for one in encoded]))
        for name in ("ids", "attention_mask", "type_ids")
    )
    print(f"{len(texts)} windows of {float(mask.sum()) / len(texts):.0f} tokens, the longest {ids.shape[1]}")

    def run() -> object:
        with torch.inference_mode():
            return model(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state

    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    texts = passages(200)
    began = time.perf_counter()
    reader = SpanReader(given.model)
    reader.load()
    print(f"loaded and checked in {time.perf_counter() - began:.2f} s")
    theirs = median(torch_run(texts[:PASSAGES]), given.times)
    ours = median(lambda: reader.find(QUESTION, texts[:PASSAGES]), given.times)
    print(f"{PASSAGES} passages: {1000 * ours:.0f} ms; torch fp32: {1000 * theirs:.0f} ms, {theirs / ours:.1f} × that")
    print(f"200 passages: {median(lambda: reader.find(QUESTION, texts), 3):.2f} s")


if __name__ == "__main__":
    main()
