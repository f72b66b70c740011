"""Searches that people typed, asked of the passages they were annotated with: `python -m benchmarks.searches DIR`.

CLAPNQ's and MultiSpanQA's development questions are what people asked a search engine (Natural Questions); nothing here
was trained on or chosen by them. All their passages make one library, an article each, under their titles:

* CLAPNQ, answered: the answer is sentences of the passage. Right is a first sentence shown that is one of them.
* CLAPNQ, not answered: the annotators found no answer in the passage. Whatever is answered counts as wrong, though
  another passage may tell it.
* MultiSpanQA: several things answer. Right is what shows at least half of them.

Printed for each: how many are right; wrong; of how many it is said that no answer is sure, and whether what is shown
then is right; how many are refused. And ECE of what is answered.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import squad
from benchmarks.endtoend import holds
from benchmarks.measures import calibration_error, overlap
from qa.ingest.item import Draft, make_article
from qa.library import Library
from qa.reader.span import FOLDER as MODELS
from qa.reader.span import SpanReader
from qa.service import Assistant
from qa.types import Answer, Article

VERDICTS: Final = ("right", "wrong", "unsure, right", "unsure, wrong", "refused")
#: What the sets' tokenizer did to plain text, undone.
_PLAIN: Final = (
    (re.compile(r"`` ?| ?''"), '"'),
    (re.compile(r" (?=[.,;:?!)%\]]|n['’]t\b|['’](?:s|re|ve|ll|d|m)?\b)"), ""),
    (re.compile(r"(?<=[(\[$£€#]) "), ""),
    (re.compile(r"(?<=\w) ([-–]) (?=\w)"), r"\1"),
)


@dataclass(frozen=True)
class Search:
    """A question with what answers it."""

    text: str
    kind: str
    #: Sentences of which one answers, or the things that do together; empty: nothing of its passage answers.
    answers: tuple[str, ...]

    def verdict(self, answer: Answer) -> str:
        """One of `VERDICTS`."""
        if not answer.answered and answer.unsure is None:
            return "refused"
        claims = [answer.unsure.claim] if answer.unsure else answer.claims
        right = self._right([claim.text for claim in claims])
        return f"{'unsure, ' if answer.unsure else ''}{'right' if right else 'wrong'}"

    def _right(self, shown: Sequence[str]) -> bool:
        if self.kind == "several things":
            return 2 * sum(holds(" ".join(shown), [one]) for one in self.answers) >= len(self.answers)
        return bool(self.answers) and overlap(shown[0], self.answers) >= 0.5


def plain(text: str) -> str:
    """Text without the spaces and marks of the sets' tokenizer."""
    for pattern, instead in _PLAIN:
        text = pattern.sub(instead, text)
    return text.strip()


def read(folder: Path) -> tuple[list[Article], list[Search]]:
    """The passages as articles, and the questions."""
    articles, searches = {}, []
    for name in ("answerable", "unanswerable"):
        for row in _rows(folder / f"clapnq_dev_{name}.jsonl.gz"):
            (passage,) = row["passages"]
            article = make_article(Draft(plain(passage["text"]), plain(passage["title"])), name, name)
            articles[article.id] = article
            if name == "unanswerable":
                searches.append(Search(row["input"], "nothing in its passage", ()))
            elif told := {plain(one) for output in row["output"] for one in _sentences(passage, output)}:
                searches.append(Search(row["input"], "one sentence or more", tuple(sorted(told))))
    with gzip.open(folder / "multispanqa-valid.json.gz", "rt", encoding="utf-8") as file:
        data = json.load(file)["data"]
    for group in data:
        for paragraph in group["paragraphs"]:
            text = plain(paragraph["context"])
            # The set names no titles; its first words tell as much as a passage's own.
            article = make_article(Draft(text, " ".join(text.split()[:6])), "multispanqa", "multispanqa")
            articles[article.id] = article
            for asked in paragraph["qas"]:
                things = tuple(dict.fromkeys(plain(one["text"]) for one in asked["answers"]))
                searches.append(Search(asked["question"], "several things", things))
    return list(articles.values()), searches


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _sentences(passage: dict[str, Any], output: dict[str, Any]) -> Iterator[str]:
    """The sentences that an annotator selected, by their numbers or as they stand."""
    for one in output["selected_sentences"]:
        yield passage["sentences"][one] if isinstance(one, int) else one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder with CLAPNQ's and MultiSpanQA's files")
    parser.add_argument("--questions", type=int, default=300, help="the most of each kind that are asked")
    parser.add_argument("--models", type=Path, default=MODELS, help="the reader's files")
    options = parser.parse_args()
    articles, searches = read(options.data)
    chance = random.Random(0)  # noqa: S311  (no secret)
    counts: dict[str, Counter[str]] = {}
    said: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        squad.fill(library, articles)
        assistant = Assistant(library, reader=SpanReader(options.models, rarity=library.rarity))
        for kind in dict.fromkeys(search.kind for search in searches):
            own = [search for search in searches if search.kind == kind]
            for search in chance.sample(own, min(options.questions, len(own))):
                answer = assistant.ask(search.text)
                verdict = search.verdict(answer)
                counts.setdefault(kind, Counter())[verdict] += 1
                if answer.answered:
                    said.append((answer.confidence, float(verdict == "right")))
    print(f"{len(articles)} passages.\n\n| answered by | asked | {' | '.join(VERDICTS)} |")
    print("|---|" + "---|" * (len(VERDICTS) + 1))
    for kind, found in counts.items():
        print(f"| {kind} | {found.total()} | {' | '.join(str(found[verdict]) for verdict in VERDICTS)} |")
    error = calibration_error([confidence for confidence, _ in said], [right for _, right in said])
    print(f"\nECE of the {len(said)} answers that are shown: {error:.3f}.")


if __name__ == "__main__":
    main()
