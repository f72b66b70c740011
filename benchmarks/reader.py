"""The reader alone over a SQuAD-format file: `python -m benchmarks.reader FILE.json --predictions OUT.json`.

Each question is read against its own paragraph, whole, in windows that overlap. OUT maps each question's id to
`{"text": best span, "no_answer": probability}`. Printed: EM and F1 of the best spans over the questions that have
an answer; where some have none, also EM and F1 over all with silence wherever `no_answer` is above one half, and
what the best threshold would give.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measures import best_threshold, calibration_error, exact, overlap, separation
from qa.reader.span import FOLDER, SpanReader, weigh


@dataclass(frozen=True)
class Asked:
    """A question of the file. `gold` is empty where its paragraph does not answer."""

    id: str
    question: str
    context: str
    gold: tuple[str, ...]


def read(path: Path) -> list[Asked]:
    """The questions of a SQuAD 1.1 or 2.0 file, `.json` or `.json.gz`."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        groups = json.load(file)["data"]
    found = []
    for group in groups:
        for paragraph in group["paragraphs"]:
            for asked in paragraph["qas"]:
                gold = () if asked.get("is_impossible") else tuple(a["text"] for a in asked["answers"])
                found.append(Asked(str(asked["id"]), asked["question"], paragraph["context"], gold))
    return found


def predict(reader: SpanReader, questions: Sequence[Asked]) -> Iterator[tuple[str, float]]:
    """(best span's text, probability that there is none) of each question."""
    for asked in questions:
        # Each by itself, as it is asked: what int8 makes of a window depends on what is read in the same go.
        (finding,) = weigh(reader.scan([(asked.question, asked.context)]), reader.settings)
        text = asked.context[finding.span[0] : finding.span[1]] if finding.span else ""
        yield text, 1 - finding.answerable


def figures(questions: Sequence[Asked], said: Sequence[str], silence: Sequence[float]) -> dict[str, Any]:
    """EM and F1 in percent, separation and calibration in 0..1."""
    some = [i for i, asked in enumerate(questions) if asked.gold]
    em = [exact(text, asked.gold) if asked.gold else 0.0 for text, asked in zip(said, questions, strict=True)]
    f1 = [overlap(text, asked.gold) if asked.gold else 0.0 for text, asked in zip(said, questions, strict=True)]
    found: dict[str, Any] = {"questions": len(questions), "with an answer": len(some)}
    if some:
        found |= {"EM": _percent([em[i] for i in some]), "F1": _percent([f1[i] for i in some])}
    if len(some) < len(questions):
        none = [not asked.gold for asked in questions]
        quiet = [probability > 0.5 for probability in silence]
        for name, values in (("EM", em), ("F1", f1)):
            found[f"{name} with silence"] = _percent(
                [float(n) if q else v for v, n, q in zip(values, none, quiet, strict=True)]
            )
            found[f"{name} at the best threshold"] = round(100 * best_threshold(values, silence, none)[0], 2)
        found["silent where there is an answer"] = _percent([float(quiet[i]) for i in some])
        found["silent where there is none"] = _percent([float(q) for q, n in zip(quiet, none, strict=True) if n])
        if some:
            found["AUROC"] = round(
                separation(
                    [s for s, n in zip(silence, none, strict=True) if n],
                    [s for s, n in zip(silence, none, strict=True) if not n],
                ),
                3,
            )
        found["ECE of no_answer"] = round(calibration_error(silence, [float(n) for n in none]), 3)
    return found


def _percent(values: Sequence[float]) -> float:
    return round(100 * float(np.mean(values)), 2) if values else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--predictions", type=Path, help="where to write each question's answer")
    parser.add_argument("--model", type=Path, default=FOLDER, help="the folder of the reader's files")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    given = parser.parse_args()
    questions = read(given.file)
    reader = SpanReader(given.model)
    reader.load()
    began = time.perf_counter()
    answers = list(predict(reader, questions))
    seconds = time.perf_counter() - began
    if given.predictions:
        written = {
            asked.id: {"text": text, "no_answer": round(probability, 5)}
            for asked, (text, probability) in zip(questions, answers, strict=True)
        }
        given.predictions.write_text(json.dumps(written, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    found = figures(questions, [text for text, _ in answers], [probability for _, probability in answers])
    found["seconds"] = round(seconds, 1)
    if given.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:34} {value}")


if __name__ == "__main__":
    main()
