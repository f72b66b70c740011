"""Questions to a small archive of many kinds, from the question to what is shown: `python -m benchmarks.archive`.

`benchmarks/data/archive` holds invented articles as a newsroom or a researcher keeps them (council, courts, results,
obituaries, minutes, recipes; papers that differ on one accident; a correction) and questions to them by another hand
than the rules' and the reader's: each with the exact words that answer, or with none, where a name or number was
exchanged, where the article does not tell, or where nothing in the folder does. `development.jsonl` is for daily work
(choices between readers were made with it); the 480 of `questions.jsonl` are only measured with.

Printed for each kind: how many are answered right by the first few words; how many only somewhere in what is shown;
how many are wrong; of how many it is said that no answer is sure, and what may be one is right, or wrong; how many are
refused. Right is what holds the annotator's words or shares half of its own with them
(F1); for a list, half of its things anywhere in what is shown; for yes or no, the sentence that shows it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.endtoend import first_words, holds
from benchmarks.measures import calibration_error, overlap
from qa.answer.citations import verified
from qa.library import Library
from qa.reader.span import FOLDER as MODELS
from qa.reader.span import SpanReader
from qa.service import Assistant
from qa.types import Answer, Turn

FOLDER: Final = Path(__file__).parent / "data" / "archive"
VERDICTS: Final = ("right", "somewhere", "wrong", "unsure, right", "unsure, wrong", "refused")


@dataclass(frozen=True)
class Question:
    """A question with what answers it."""

    id: str
    text: str
    kind: str
    #: Equally good answers; of a list, its things; of yes or no, the sentences that show it. Empty: nothing answers.
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A question and what was shown."""

    question: Question
    answer: Answer

    @property
    def verdict(self) -> str:
        """One of `VERDICTS`. What is shown though nothing answers is wrong."""
        gold = self.question.answers
        if (unsure := self.answer.unsure) is not None:
            claim = unsure.claim
            first = claim.text[slice(*claim.short)] if claim.short else claim.text
            return f"unsure, {'right' if _says(first, gold) else 'wrong'}"
        if not self.answer.answered:
            return "refused"
        shown = " ".join([claim.text for claim in self.answer.claims])
        if self.question.kind == "list":
            return "right" if 2 * sum(holds(shown, [one]) for one in gold) >= len(gold) > 0 else "wrong"
        first = first_words(self.answer)
        if _says(first, gold):
            return "right"
        return "somewhere" if gold and holds(shown, gold) else "wrong"


def _says(words: str, gold: Sequence[str]) -> bool:
    return bool(gold) and (holds(words, gold) or overlap(words, gold) >= 0.5)


def read(name: str = "questions") -> list[Question]:
    """The questions of one of the files: `questions` or `development`."""
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [Question(row["id"], row["question"], row["kind"], tuple(row["answers"])) for row in rows]


def ask_all(assistant: Assistant, questions: Iterable[Question]) -> Iterator[Asked]:
    for question in questions:
        yield Asked(question, verified_answer(assistant, question.text))


@contextmanager
def library_of(articles: Path) -> Iterator[Library]:
    """A library for the occasion, with all that a folder holds."""
    with tempfile.TemporaryDirectory() as place, Library.open(place) as library:
        failed = [outcome for outcome in library.add([articles]) if outcome.status == "failed"]
        if failed:
            raise SystemExit(str(failed[0].error))
        yield library


def verified_answer(assistant: Assistant, question: str, history: Sequence[Turn] = ()) -> Answer:
    """What is shown to a question.

    Raises:
        AssertionError: a citation does not stand where it says.
    """
    answer = assistant.ask(question, history=history)
    if not verified(answer.shown, assistant.library):
        raise AssertionError(f"{question}: a citation does not stand where it says.")
    return answer


def table(asked: Iterable[Asked]) -> Iterator[str]:
    """The rows of what was right, by kind, those that nothing answers last."""
    groups: dict[tuple[bool, str], Counter[str]] = {}
    for one in asked:
        silent = not one.question.answers
        for name in (one.question.kind, "all that nothing answers" if silent else "all that it answers"):
            groups.setdefault((silent, name), Counter())[one.verdict] += 1
    yield f"| questions | asked | {' | '.join(VERDICTS)} |"
    yield "|---|" + "---|" * (len(VERDICTS) + 1)
    for (_, name), counts in sorted(groups.items(), key=lambda group: (group[0][0], group[1].total())):
        yield f"| {name} | {counts.total()} | {' | '.join(str(counts[verdict]) for verdict in VERDICTS)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threshold", type=float, help="the least probability shown; the shipped one if left out")
    parser.add_argument("--development", action="store_true", help="ask the questions for daily work")
    parser.add_argument("--models", type=Path, default=MODELS, help="the reader's files")
    parser.add_argument("--each", action="store_true", help="print every question that was not answered right")
    options = parser.parse_args()
    with library_of(FOLDER / "articles") as library:
        reader = SpanReader(options.models, rarity=library.rarity)
        assistant = Assistant(library, threshold=options.threshold, reader=reader)
        asked = list(ask_all(assistant, read("development" if options.development else "questions")))
    print("\n".join(table(asked)))
    shown = [one for one in asked if one.answer.answered]
    error = calibration_error(
        [one.answer.confidence for one in shown], [float(one.verdict == "right") for one in shown]
    )
    print(f"\nECE of the {len(shown)} answers that are shown: {error:.3f}.")
    if options.each:
        for one in asked:
            if one.verdict != "right" and (one.question.answers or one.answer.answered):
                said = f"{first_words(one.answer)} ({one.answer.confidence:.2f})"
                print(f"{one.verdict}: {one.question.id} {one.question.text} → {said}; {list(one.question.answers)}")


if __name__ == "__main__":
    main()
