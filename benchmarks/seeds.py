"""Quality on the development questions over the seeds: `python -m benchmarks.seeds`.

Twenty questions that the seeds answer, ten that they don't, eight follow-ups. The same hands wrote articles and
questions: this finds regressions and says nothing of other people's articles.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.answer.citations import verified
from qa.library import Library
from qa.service import Assistant
from qa.types import Answer, Turn

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
DATA = ROOT / "tests" / "data"
DEPTHS = (1, 4, 10)


@dataclass(frozen=True)
class Asked:
    """A development question, its answer, and what was wanted."""

    id: str
    question: str
    wanted: tuple[str, ...]
    answer: Answer
    #: Rank of the first passage of a right article, from 1; None if none was found.
    rank: int | None

    @property
    def right(self) -> bool:
        """A wanted answer stands in what is shown; for a question without one, nothing is shown."""
        if not self.wanted:
            return not self.answer.answered
        return self.answer.answered and any(text in self.answer.text for text in self.wanted)


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def ask_all(assistant: Assistant) -> Iterator[Asked]:
    """Questions first, then follow-ups, each after its first turn."""
    ids = {assistant.library.store.source_article(str(file)): file.name for file in SEEDS.glob("*.md")}
    for row in [*read("seeds_questions.jsonl"), *read("seeds_followups.jsonl")]:
        history: list[Turn] = []
        turns = row.get("turns") or [row["question"]]
        for question in turns:
            answer = assistant.ask(question, history=history, top=max(DEPTHS))
            history.append(answer.turn())
        relevant = row["articles"]
        rank = next((hit.rank for hit in answer.hits if ids.get(hit.passage.article_id) in relevant), None)
        yield Asked(str(row["id"]), question, tuple(row["answers"]), answer, rank)


def hit_at(k: int, asked: Sequence[Asked]) -> float:
    """Share of questions with a passage of a right article among the first `k`."""
    return sum(one.rank is not None and one.rank <= k for one in asked) / len(asked)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        list(library.add([SEEDS]))
        every = list(ask_all(Assistant(library)))
        exact = all(verified(one.answer.citations, library) for one in every)
    groups = {
        "answerable": [one for one in every if one.id.startswith("a")],
        "not answerable": [one for one in every if one.id.startswith("u")],
        "follow-ups": [one for one in every if one.id.startswith("f")],
    }
    print("| questions | " + " | ".join(f"hit@{k}" for k in DEPTHS) + " | right | shown but wrong |")
    print("|---|" + "---|" * (len(DEPTHS) + 2))
    for name, asked in groups.items():
        hits = " | ".join(f"{hit_at(k, asked):.2f}" if asked[0].wanted else "–" for k in DEPTHS)
        right = sum(one.right for one in asked)
        wrong = sum(one.answer.answered and not one.right for one in asked)
        print(f"| {name} | {hits} | {right} of {len(asked)} | {wrong} |")
    print(f"\nEvery citation exact: {'yes' if exact else 'NO'}.")
    for one in every:
        if not one.right:
            said = one.answer.text if one.answer.answered else "no answer"
            print(f"missed {one.id}: {one.question}  →  {said}  ({one.answer.confidence:.2f})")


if __name__ == "__main__":
    main()
