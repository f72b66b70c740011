"""Conversations as people type them, turn by turn: `python -m benchmarks.conversations`.

Each folder of `benchmarks/data/conversations` holds twenty invented articles and conversations about them by another
hand than the rules' and the reader's: fragments, misspellings, "and the captain?", a change of subject now and then.
Each turn has the words of which one must be shown, or none where the articles do not answer, and stands there in full
words as well: asked so, by itself, it tells what the conversation costs. Rules were mended by the misses of `borough`,
`coast`, `stage` and `trade`; `state`, `valley` and `world` are only measured with.

Printed for each folder, asked both ways: of the turns that the articles answer, how many are right; wrong; how many are
said not to be sure, with the right words or with others; refused; of those that they do not answer, how many are
answered, said not to be sure, and refused.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.archive import library_of, verified_answer
from benchmarks.endtoend import holds
from qa.reader.span import FOLDER as MODELS
from qa.reader.span import SpanReader
from qa.service import Assistant
from qa.types import Answer, Turn

FOLDER: Final = Path(__file__).parent / "data" / "conversations"
#: Folders whose misses nobody is to look at.
MEASURED: Final = frozenset(("state", "valley", "world"))
VERDICTS: Final = ("right", "wrong", "unsure, right", "unsure, wrong", "refused")


@dataclass(frozen=True)
class Typed:
    """A turn of a conversation."""

    conversation: int
    text: str
    #: The same question as it would be asked alone.
    whole: str
    #: Words of which any makes an answer right. Empty: nothing answers.
    wanted: tuple[str, ...]


def read(folder: Path) -> list[Typed]:
    """The turns of a folder, in their order."""
    rows = [json.loads(line) for line in (folder / "turns.jsonl").read_text(encoding="utf-8").splitlines()]
    return [Typed(row["c"], row["q"], row["whole"], tuple(row["want"])) for row in rows]


def verdict(answer: Answer, wanted: Sequence[str]) -> str:
    """One of `VERDICTS`. What is shown though nothing answers is wrong."""
    if not answer.answered and answer.unsure is None:
        return "refused"
    right = holds(shown(answer), wanted)
    return f"{'unsure, ' if answer.unsure else ''}{'right' if right else 'wrong'}"


def shown(answer: Answer) -> str:
    """The words that are shown, those that are not sure among them."""
    return answer.unsure.claim.text if answer.unsure else answer.text


def ask_all(assistant: Assistant, turns: Sequence[Typed]) -> Iterator[tuple[Typed, Answer, Answer]]:
    """Each turn, what is shown in its conversation, and what to the question in full words."""
    conversation, history = 0, list[Turn]()
    for turn in turns:
        if turn.conversation != conversation:
            conversation, history = turn.conversation, []
        answer = verified_answer(assistant, turn.text, history)
        yield turn, answer, verified_answer(assistant, turn.whole)
        history.append(answer.turn())


def row(name: str, asked: Sequence[tuple[Typed, Answer]]) -> str:
    """What became of the turns asked one way, as a row of a table."""
    told = Counter(verdict(answer, turn.wanted) for turn, answer in asked if turn.wanted)
    none = Counter(verdict(answer, ()) for turn, answer in asked if not turn.wanted)
    counts = [told.total(), *(told[one] for one in VERDICTS)]
    counts += [none.total(), none["wrong"], none["unsure, wrong"], none["refused"]]
    return f"| {name} | {' | '.join(map(str, counts))} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=MODELS, help="the reader's files")
    parser.add_argument("--each", action="store_true", help="print what did not go right")
    options = parser.parse_args()
    print(f"| turns | answered by the articles | {' | '.join(VERDICTS)} | not answered | wrong | unsure | refused |")
    print("|---|" + "---|" * (len(VERDICTS) + 5))
    missed = []
    for folder in sorted(one.parent for one in FOLDER.glob("*/turns.jsonl")):
        with library_of(folder / "articles") as library:
            reader = SpanReader(options.models, rarity=library.rarity)
            asked = list(ask_all(Assistant(library, reader=reader), read(folder)))
        print(row(f"{folder.name}, in conversation", [(turn, answer) for turn, answer, _ in asked]))
        print(row(f"{folder.name}, each in full words", [(turn, answer) for turn, _, answer in asked]), flush=True)
        for turn, *answers in asked if folder.name not in MEASURED else ():
            for text, answer in zip((turn.text, turn.whole), answers, strict=True):
                became = verdict(answer, turn.wanted)
                if became != ("right" if turn.wanted else "refused"):
                    said = f"{shown(answer)[:80]!r} ({answer.confidence:.2f})"
                    missed.append(f"{became}: {folder.name} {text} → {said}; {list(turn.wanted)}")
    if options.each:
        print("", *missed, sep="\n")


if __name__ == "__main__":
    main()
