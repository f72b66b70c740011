"""Questions to a whole news collection, from the question to the answer line: `python -m benchmarks.endtoend DATA`.

DATA is a folder with `articles.jsonl.xz` and `questions.jsonl` (`question`, `relevant`: addresses of the right
articles, `answers`: words that stand in them, where there are any, `date`: the day on which it was asked; with
`--dated`, it is asked as of that day, otherwise of everything). The right articles and `--articles` others, drawn
at random, make the library. Every question is asked twice: of the library as it is, and with the right articles
passed over, as if they had never been added. Printed:

- hit@k of the right article, over the order in which passages stand after reading; and the same where a copy that is
  named with a passage ("also in") counts as found;
- how often the answer stands in the answer line: in the first answer's few words, in its sentence, in any of the
  sentences that are shown, each of them at any confidence and at the shipped threshold;
- what is answered falsely without the right articles, where 70 % are answered with them. An answer that holds the
  annotator's words is counted as false there all the same: another article may well give it, but nobody has marked that
  one. How many answers are neither is printed beside it;
- ECE of the shown confidence, both askings weighing alike, an answer being right if its few words hold the
  annotator's or share half of their words with them; and the ECE that exact probabilities would have by chance.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.measures import calibration_error, least_calibration_error, normalised, overlap
from benchmarks.retrieval import DEPTHS, distinct, measure, read_questions, write_articles
from embeddings import Ids
from qa.library import Library
from qa.reader.span import FOLDER as MODELS
from qa.reader.span import SpanReader
from qa.service import Assistant
from qa.types import Answer, Filters, Hit


class Without(Library):
    """A library that can pass over some of its articles, as if they had never been added."""

    passed_over: frozenset[str] = frozenset()

    def admitted(self, filters: Filters) -> Ids | None:
        passing = super().admitted(filters)
        if not self.passed_over:
            return passing
        among = self._owners if passing is None else passing.tolist()
        kept = [number for number in among if self._owners[number] not in self.passed_over]
        return np.array(sorted(kept), dtype=np.int64)

    @cached_property
    def _owners(self) -> dict[int, str]:
        """The article of each passage."""
        held = self.store.passages([int(number) for number in self.store.passage_ids()])
        return {number: passage.article_id for number, passage in held.items()}


_MARKS: Final = str.maketrans("“”„‘’", '"""\'\'')
#: Share of the answerable questions that are answered where false answers are counted.
COVERAGE = 0.7
#: Passages asked for: enough for ten articles.
_DEEP = 50


@dataclass(frozen=True)
class Asked:
    """A question with both answers."""

    gold: tuple[str, ...]
    #: At any confidence.
    answer: Answer
    #: The same without the right articles.
    without: Answer


def first_words(answer: Answer) -> str:
    """The few words of the likeliest answer, or the sentence where there are none."""
    if not answer.claims:
        return ""
    first = answer.claims[0]
    return first.text[slice(*first.short)] if first.short else first.text


def holds(text: str, gold: Sequence[str]) -> bool:
    """Whether one of the annotators' answers stands in the text, by whole words."""
    return any(f" {normalised(_straight(one))} " in f" {normalised(_straight(text))} " for one in gold)


def right(answer: Answer, gold: Sequence[str]) -> bool:
    said = first_words(answer)
    return holds(said, gold) or overlap(_straight(said), [_straight(one) for one in gold]) >= 0.5


def _straight(text: str) -> str:
    """The text with the quotation marks of typewriters: `normalised`, as SQuAD's script, knows no others."""
    return text.translate(_MARKS)


def _named(hit: Hit, urls: Mapping[str, str], relevant: Sequence[str]) -> str:
    """The address of a hit's article, or of a right one whose passage is named with it."""
    own = urls[hit.passage.article_id]
    both = (own, *(urls[one.article_id] for one in hit.also_in))
    return next((url for url in both if url in relevant), own)


def report(asked: Sequence[Asked], threshold: float) -> list[tuple[str, str]]:
    """Rows of what was measured and its figure."""
    marked = [one for one in asked if one.gold]
    shown = [one for one in marked if one.answer.confidence >= threshold]

    def share(part: Sequence[Asked], name: str) -> str:
        found: dict[str, Callable[[Asked], bool]] = {
            "words": lambda one: right(one.answer, one.gold),
            "sentence": lambda one: holds(one.answer.claims[0].text if one.answer.claims else "", one.gold),
            "any": lambda one: any(holds(claim.text, one.gold) for claim in one.answer.claims),
        }
        return f"{np.mean([found[name](one) for one in part]):.3f}"

    line = float(np.sort([one.answer.confidence for one in asked])[::-1][int(COVERAGE * len(asked)) - 1])
    without = [one.without.confidence for one in asked]
    said = [one.answer.confidence for one in marked] + [one.without.confidence for one in marked]
    correct = [float(right(one.answer, one.gold)) for one in marked]
    correct += [float(right(one.without, one.gold)) for one in marked]
    rows = [(f"questions, with the answer's words marked: {len(asked)}", str(len(marked)))]
    for name, label in (("words", "its few words"), ("sentence", "its sentence"), ("any", "any sentence")):
        rows.append((f"the answer stands in {label}, at any confidence", share(marked, name)))
    rows += [
        (f"answered at the shipped threshold ({threshold:.2f})", f"{len(shown) / len(marked):.3f}"),
        ("… right of those, by its few words", share(shown, "words") if shown else "–"),
        ("… answered without the right articles", f"{np.mean([p >= threshold for p in without]):.3f}"),
        (
            f"answered without the right articles where {COVERAGE:.0%} are with them",
            f"{np.mean([p >= line for p in without]):.3f}",
        ),
        (
            "… with other words than the annotator's, of the questions that have any",
            f"{np.mean([o.without.confidence >= line and not right(o.without, o.gold) for o in marked]):.3f}",
        ),
        ("ECE", f"{calibration_error(said, correct):.3f}"),
        (f"… of exact probabilities, by chance among {len(said)} answers", f"{least_calibration_error(said):.3f}"),
    ]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=500, help="drawn at random beside the right ones")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dated", action="store_true", help="ask each question as of its day")
    parser.add_argument("--models", type=Path, default=MODELS, help="the reader's files")
    options = parser.parse_args()

    questions, wanted = read_questions(options.data)
    folder = Path(f"benchmarks/out/endtoend-{options.articles}-{options.seed}")
    file, _ = write_articles(options.data, folder, wanted, options.articles, options.seed)
    with Without.open(folder) as library:
        began = time.perf_counter()
        for outcome in library.add([file]):
            if outcome.status == "failed":
                print(outcome.input, outcome.error)
        seconds = time.perf_counter() - began
        print(f"{len(library)} articles, {len(library.store.passage_ids())} passages, added in {seconds:.0f} s\n")
        urls = {entry.id: entry.url or "" for entry in library.entries()}
        reader = SpanReader(options.models, rarity=library.rarity)
        shipped = reader.threshold
        assistant = Assistant(library, threshold=0.0, reader=reader)
        ranked: dict[str, list[str]] = {}
        with_copies: dict[str, list[str]] = {}
        asked = []
        for row in questions:
            asked_on = Filters(as_of=date.fromisoformat(row["date"])) if options.dated else None
            answer = assistant.ask(row["question"], filters=asked_on, top=_DEEP)
            ranked[row["question"]] = distinct(urls[hit.passage.article_id] for hit in answer.hits)
            with_copies[row["question"]] = distinct(_named(hit, urls, row["relevant"]) for hit in answer.hits)
            library.passed_over = frozenset(i for i, url in urls.items() if url in row["relevant"])
            asked.append(Asked(tuple(row["answers"]), answer, assistant.ask(row["question"], filters=asked_on)))
            library.passed_over = frozenset()
        figures = measure(lambda question: ranked[question], questions)
        print("| | |\n|---|---|")
        for depth, value in zip(DEPTHS, figures.hits, strict=True):
            print(f"| hit@{depth} | {value:.3f} |")
        print(f"| MRR@10 | {figures.mrr:.3f} |")
        figures = measure(lambda question: with_copies[question], questions)
        named = ", ".join(f"{value:.3f}" for value in figures.hits)
        print(f"| the same, copies that are named with a hit counted | {named}, {figures.mrr:.3f} |")
        for label, figure in report(asked, shipped):
            print(f"| {label} | {figure} |")
        print(f"| seconds a question, p50 | {np.median([one.answer.seconds for one in asked]):.2f} |")


if __name__ == "__main__":
    main()
