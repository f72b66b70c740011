"""Passages that a trained reader takes for an answer and that hold none: what it is worth showing it next.

Passages alike in words (`Neighbours`) are mostly told apart already. Read by the reader itself, the few of them that
it falls for come first (hard negatives from the model's own errors, as in Xiong et al. 2020, ANCE, section 4).
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from embeddings import minilm
from qa.reader.forward import onnx_forward
from qa.reader.span import load_tokenizer
from qa.reader.windows import WINDOW, Forward, headed, scan
from training import invented
from training.data import divided, fingerprint
from training.question import Question, is_of
from training.unanswerable import Neighbours

#: Passages read for each question: so many of the nearest by words, and of its own article.
NEAR: Final = 5
OWN: Final = 3
#: Passages kept of each question, those that look most like an answer first.
KEPT: Final = 3
#: Questions read at once.
_PART: Final = 400


def hardest(
    questions: Sequence[Question],
    neighbours: Neighbours,
    titles: Mapping[str, str],
    forward: Forward,
    tokenizer: Tokenizer,
) -> Iterator[tuple[str, list[str]]]:
    """(question id, the passages, at most `KEPT`, that the reader is most sure of, none of which answers).

    A question that nothing answers is read with the passages of its own article alone: a sister's may answer it.

    Args:
        titles: of each passage, its article's; it is read above the passage as at run time.
    """
    for start in range(0, len(questions), _PART):
        part = [(q, _candidates(q, neighbours)) for q in questions[start : start + _PART]]
        pairs = [(q.text, text) for q, texts in part for text in texts]
        heads = [headed(titles.get(text, "")) for _, text in pairs]
        margins = iter([one.margin for one in scan(forward, tokenizer, pairs, WINDOW, heads)])
        for question, texts in part:
            ranked = sorted(((next(margins), text) for text in texts), reverse=True)
            yield question.id, [text for _, text in ranked[:KEPT]]


def _candidates(question: Question, neighbours: Neighbours) -> list[str]:
    own = neighbours.siblings(question)
    if not question.answers:
        return [question.context, *own]
    drawn = random.Random(question.id).sample(own, min(OWN, len(own)))
    return list(dict.fromkeys([*neighbours.near(question)[:NEAR], *drawn]))


def read(file: Path, questions: Sequence[Question]) -> dict[str, list[str]]:
    """By question id, the passages that `main` found, for its other wordings too; none where the file knows nothing of
    a question. What leaves out what it is about has those of its own article alone: another's may answer it.
    """
    passages = {fingerprint(q.context): q for q in questions}
    found = json.loads(file.read_text(encoding="utf-8"))
    hard: dict[str, list[str]] = {}
    for question in questions:
        if (marks := found.get(_first_wording(question))) is not None:
            near = [passages[one] for one in marks if one in passages]
            hard[question.id] = [one.context for one in near if not question.leans or one.article == question.article]
    return hard


def _first_wording(question: Question) -> str:
    """The id of the question in the wording that it was written in."""
    return question.id.partition("/")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the question sets")
    parser.add_argument("--reader", type=Path, required=True, help="the reader.onnx to be shown its errors")
    parser.add_argument("--out", type=Path, required=True, help="the file for `training.train --hardest`")
    parser.add_argument(
        "--sets",
        nargs="*",
        default=[invented.SOURCE],
        help="whose questions are read; invented:NAME is one file",
    )
    given = parser.parse_args()
    questions, _ = divided(given.data, dict.fromkeys(name.split(":")[0] for name in given.sets))
    known = json.loads(given.out.read_text(encoding="utf-8")) if given.out.exists() else {}
    wanted = [q for q in questions if q.id not in known and q.id == _first_wording(q) and is_of(q, given.sets)]
    titles = {q.context: q.title for q in questions}
    tokenizer = load_tokenizer(minilm.tokenizer())
    forward = onnx_forward(given.reader)
    for number, (name, texts) in enumerate(hardest(wanted, Neighbours(questions), titles, forward, tokenizer), start=1):
        known[name] = [fingerprint(text) for text in texts]
        if number % _PART == 0 or number == len(wanted):
            part = given.out.with_suffix(".part")
            part.write_text(json.dumps(known), encoding="utf-8")
            os.replace(part, given.out)
            print(f"{number} of {len(wanted)} questions read", flush=True)


if __name__ == "__main__":
    main()
