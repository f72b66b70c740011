"""How well the reader reads: SQuAD's EM and F1, silence, reranking, calibration.

Works on the trained weights and on the shipped file alike: both come in as a `Forward`. The measures follow the
rules of SQuAD's official script (normalisation, the best of several annotators), in code of our own.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from benchmarks.measures import best_threshold, exact, overlap, separation
from embeddings.minilm import locate
from qa.reader.forward import onnx_forward
from qa.reader.span import load_tokenizer
from qa.reader.windows import Forward, Scan, headed, scan
from training import invented
from training.data import divided, read_squad, written
from training.question import Question
from training.unanswerable import Changer, Neighbours, without_answer

#: Unanswerable questions about held-out passages, written by hand: what changed questions measure is partly how
#: well one spots a changed question.
WRITTEN = Path(__file__).parent / "dev" / "unanswerable.jsonl"
#: Paragraphs and their questions, in the form of `training.data.PARAGRAPHS`; nobody was trained on them. Five questions
#: of each were written with a look at the other nine, so that no kind of question is mostly unanswered.
UNSEEN = Path(__file__).parent / "dev" / "paragraphs"


@dataclass(frozen=True)
class Sets:
    """Questions with passages that answer, and pairs made from them that do not."""

    answered: list[Question]
    cut: list[Question]
    changed: list[Question]
    #: See `WRITTEN`; the answerable questions on the same passages go with them.
    written: list[Question]
    #: For each of some questions: itself, then passages that do not answer.
    ranked: list[tuple[Question, list[str]]]
    #: Those of `training.invented`, with an answer and without. In the other fields there are none of them.
    invented: list[Question]


def make_sets(questions: Sequence[Question], seed: int = 7, most: int = 300) -> Sets:
    """The same in every run: at most `most` questions with other passages, and twice as many of each other kind."""
    rng = random.Random(seed)
    own = [q for q in questions if q.source == invented.SOURCE]
    questions = [q for q in questions if q.source != invented.SOURCE]
    articles: dict[str, list[str]] = defaultdict(list)
    for q in questions:
        if q.context not in articles[q.article]:
            articles[q.article].append(q.context)
    changer = Changer(articles, lambda word: [])
    neighbours = Neighbours(questions)
    cut, changed, ranked = [], [], []
    for q in questions:
        if text := without_answer(q, rng):
            cut.append(replace(q, id=f"{q.id}/cut", context=text, answers=()))
        if not q.source.startswith(("qamr", "policyqa")) and (made := changer.change(q, rng)):
            changed.append(replace(q, id=f"{q.id}/{made[1]}", text=made[0], answers=()))
        others = neighbours.siblings(q)
        rng.shuffle(others)
        others = list(dict.fromkeys(neighbours.near(q)[:5] + others[:4]))[:7]
        if len(others) == 7 and not q.source.startswith("qamr"):
            ranked.append((q, others))

    def some(found: list[Any], count: int) -> list[Any]:
        return rng.sample(found, min(count, len(found)))

    blank = written(questions, WRITTEN)
    return Sets(list(questions), some(cut, 2 * most), some(changed, 2 * most), blank, some(ranked, most), own)


def read_all(forward: Forward, tokenizer: Tokenizer, questions: Sequence[Question], window: int) -> list[Scan]:
    return scan(forward, tokenizer, [(q.text, q.context) for q in questions], window)


def said_in(question: Question, found: Scan) -> str:
    return question.context[found.best.start : found.best.end] if found.best else ""


def _titled(forward: Forward, tokenizer: Tokenizer, questions: Sequence[Question], window: int) -> dict[str, Any]:
    """What the reader makes of passages under their titles."""
    scans = scan(
        forward, tokenizer, [(q.text, q.context) for q in questions], window, [headed(q.title) for q in questions]
    )
    pairs = [(q, s) for q, s in zip(questions, scans, strict=True) if q.answers]
    said = [(said_in(q, s), q.texts) for q, s in pairs]
    silent = [s.margin for q, s in zip(questions, scans, strict=True) if not q.answers]
    report = {
        "n": len(said),
        "em": round(100 * float(np.mean([exact(*one) for one in said])), 1),
        "f1": round(100 * float(np.mean([overlap(*one) for one in said])), 1),
        "unanswerable": len(silent),
    }
    if silent:
        answered = [s.margin for _, s in pairs]
        values = [overlap(*one) for one in said] + [0.0] * len(silent)
        best, _ = best_threshold(values, [-m for m in answered + silent], [False] * len(said) + [True] * len(silent))
        report |= {"auroc": round(separation(answered, silent), 3), "best_f1": round(100 * best, 1)}
    return report


def as_typed(forward: Forward, tokenizer: Tokenizer, window: int) -> dict[str, Any]:
    """What the reader makes of the folders' questions in full words, as follow-ups and as words for a search box, and
    of the turns of conversations about their articles."""
    typed = list(invented.careless(invented.FOLDERS))
    kinds = {
        "in full": list(invented.questions(invented.FOLDERS)),
        "follow-ups": [q for q in typed if q.leans and q.source == invented.SOURCE],
        "search words": [q for q in typed if not q.leans],
        "conversations": [q for q in typed if q.source == invented.TURNS],
    }
    return {name: _titled(forward, tokenizer, questions, window) for name, questions in kinds.items()}


def of_paragraphs(forward: Forward, tokenizer: Tokenizer, window: int) -> dict[str, Any]:
    """What the reader makes of paragraphs asked in the manner of SQuAD 2.0."""
    return _titled(forward, tokenizer, list(invented.questions(UNSEEN)), window)


def evaluate(forward: Forward, tokenizer: Tokenizer, sets: Sets, window: int) -> dict[str, Any]:
    """All figures on held-out questions."""
    report: dict[str, Any] = {}
    scans = read_all(forward, tokenizer, sets.answered, window)
    said = [said_in(q, s) for q, s in zip(sets.answered, scans, strict=True)]
    groups: dict[str, list[int]] = defaultdict(list)
    for i, q in enumerate(sets.answered):
        groups[q.source].append(i)
    groups["squadshifts"] = [i for s in ("new_wiki", "reddit", "amazon") for i in groups.get(s, [])]
    for name, chosen in groups.items():
        em = np.mean([exact(said[i], sets.answered[i].texts) for i in chosen])
        f1 = np.mean([overlap(said[i], sets.answered[i].texts) for i in chosen])
        report[name] = {"n": len(chosen), "em": round(100 * float(em), 1), "f1": round(100 * float(f1), 1)}
    if sets.invented:
        report[invented.SOURCE] = _titled(forward, tokenizer, sets.invented, window)
    # Silence: half the questions answerable, as in SQuAD 2.0's development set.
    for kind, none in (("cut", sets.cut), ("changed", sets.changed), ("written", sets.written)):
        if not none:
            continue
        blank = read_all(forward, tokenizer, none, window)
        own = {q.context for q in none} if kind == "written" else {q.id.rsplit("/", 1)[0] for q in none}
        pairs = [
            (q, s, t)
            for q, s, t in zip(sets.answered, scans, said, strict=True)
            if (q.context if kind == "written" else q.id) in own
        ]
        asked = [q for q, _, _ in pairs] + none
        words = [t for *_, t in pairs] + [said_in(q, s) for q, s in zip(none, blank, strict=True)]
        measured: dict[str, Any] = {"n": len(asked)}
        for name, value in (("margin", lambda s: -s.margin), ("answerable", lambda s: -s.answerable)):
            silence = [value(s) for _, s, _ in pairs] + [value(s) for s in blank]
            values = [overlap(t, q.texts) if q.answers else 0.0 for q, t in zip(asked, words, strict=True)]
            best, edge = best_threshold(values, silence, [not q.answers for q in asked])
            measured[name] = {
                "auroc": round(separation([-v for v in silence[: len(pairs)]], [-v for v in silence[len(pairs) :]]), 3),
                "best_f1": round(100 * best, 1),
                "edge": round(edge, 2),
            }
        report[kind] = measured
    flat = [(q.text, text) for q, others in sets.ranked for text in (q.context, *others)]
    ranked = scan(forward, tokenizer, flat, window)
    for name, value in (
        ("relevance", lambda s: s.relevance),
        ("answerable", lambda s: s.answerable),
        ("margin", lambda s: s.margin),
        ("span", lambda s: s.candidates[0].score if s.candidates else -99.0),
    ):
        first = hit = low = 0
        for q, others in sets.ranked:
            part = ranked[low : low + 1 + len(others)]
            low += 1 + len(others)
            best = max(range(len(part)), key=lambda i: value(part[i]))
            first += best == 0
            if best == 0:
                hit += overlap(said_in(q, part[0]), q.texts) >= 0.5
        report.setdefault("rerank_of_8", {})[name] = {
            "recall@1": round(first / len(sets.ranked), 3),
            "right": round(hit / len(sets.ranked), 3),
        }
    return report


def torch_forward(weights: Path) -> Forward:
    """The trained weights as a `Forward`, in bf16 autocast as they were trained."""
    import torch

    from training.model import ReaderModel

    model = ReaderModel(locate(), 0.0)
    state = torch.load(weights, weights_only=True)
    model.load_state_dict(state.get("average", state))
    model.eval()

    def forward(ids: Any, mask: Any, types: Any) -> Any:
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            found = model(*(torch.from_numpy(array) for array in (ids, mask, types)))
        return tuple(part.float().numpy() for part in found)

    return forward


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="model.pt, checkpoint.pt or reader.onnx")
    parser.add_argument("--window", type=int, default=256)
    parser.add_argument("--limit", type=int, help="so many held-out questions only")
    parser.add_argument("--subjqa", type=int, default=0, help="also so many questions of SubjQA, out of domain")
    given = parser.parse_args()
    forward = onnx_forward(given.weights) if given.weights.suffix == ".onnx" else torch_forward(given.weights)
    tokenizer = load_tokenizer(locate() / "tokenizer.json")
    _, held = divided(given.data)
    if given.limit:
        held = random.Random(3).sample(held, given.limit)
    report = evaluate(forward, tokenizer, make_sets(held), given.window)
    report["as typed"] = as_typed(forward, tokenizer, given.window)
    report["paragraphs"] = of_paragraphs(forward, tokenizer, given.window)
    if given.subjqa:
        asked = list(read_squad(given.data / "subjqa-train.json.gz", "subjqa"))
        asked = random.Random(3).sample(asked, given.subjqa)
        scans = read_all(forward, tokenizer, asked, given.window)
        report["subjqa"] = {
            "auroc": round(separation([s.margin for q, s in zip(asked, scans, strict=True) if q.answers],
                                 [s.margin for q, s in zip(asked, scans, strict=True) if not q.answers]), 3),
            "f1": round(100 * float(np.mean([overlap(said_in(q, s), q.texts)
                                             for q, s in zip(asked, scans, strict=True) if q.answers])), 1),
        }  # fmt: skip
    for name, value in report.items():
        print(name, json.dumps(value))


if __name__ == "__main__":
    main()
