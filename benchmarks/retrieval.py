"""hit@k and MRR of retrieval over a news collection: `python -m benchmarks.retrieval DATA`.

DATA is a folder with `articles.jsonl.xz` and `questions.jsonl` (`question`, and `relevant`: addresses of the right
articles). The right articles and `--articles` others, drawn at random, make the library. Beside each of our rankings
stands what a user would have without us: BM25 over whole articles, and dense search alone over our passages.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, product
from pathlib import Path
from typing import Any

from qa import encoding, passages, retrieve
from qa.library import Library

DEPTHS = (1, 4, 10)
#: Weights of the ranks of vectors, words and whole articles that are tried.
_WEIGHTS = (
    (1.0, 0.0, 0.0),
    (0.0, 1.0, 0.0),
    *product((0.3, 0.5, 0.7, 1.0), (1.0,), (0.0, 0.3, 0.5, 0.7)),
)
_CONSTANTS = (10, 20, 60)

Ranking = Callable[[str], list[str]]


@dataclass(frozen=True)
class Figures:
    """Over all questions: share with a right article among the first k, and the mean reciprocal rank down to 10."""

    hits: tuple[float, ...]
    mrr: float

    def __str__(self) -> str:
        return " | ".join(f"{value:.3f}" for value in (*self.hits, self.mrr))


def measure(rank: Ranking, questions: Sequence[dict[str, Any]]) -> Figures:
    """Rank articles, by address, for every question."""
    ranks = []
    for row in questions:
        relevant = set(row["relevant"])
        ranks.append(next((i for i, url in enumerate(rank(row["question"])[:10], start=1) if url in relevant), None))
    hits = tuple(sum(r is not None and r <= k for r in ranks) / len(ranks) for k in DEPTHS)
    return Figures(hits, sum(1 / r for r in ranks if r) / len(ranks))


def chosen(data: Path, wanted: set[str], others: int, seed: int) -> Iterator[dict[str, Any]]:
    """The articles of these addresses, and others drawn at random."""
    with lzma.open(data / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        total = sum(1 for _ in file)
    drawn = set(random.Random(seed).sample(range(total), min(others, total)))  # noqa: S311  (no secret)
    with lzma.open(data / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            if number in drawn or row["url"] in wanted:
                yield row


def write_articles(
    data: Path, folder: Path, wanted: set[str], others: int, seed: int
) -> tuple[Path, list[dict[str, Any]]]:
    """What `chosen` gives, as a file in `folder` that a library can add, and as it is."""
    rows = list(chosen(data, wanted, others, seed))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file, rows


def read_questions(data: Path) -> tuple[list[dict[str, Any]], set[str]]:
    """The questions, and the addresses of all their right articles."""
    questions = [json.loads(line) for line in (data / "questions.jsonl").open(encoding="utf-8")]
    return questions, {url for row in questions for url in row["relevant"]}


def distinct(urls: Iterator[str]) -> list[str]:
    return list(islice(dict.fromkeys(urls), 10))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, default=500, help="drawn at random beside the right ones")
    parser.add_argument("--target", type=int, default=passages.TARGET_TOKENS, help="tokens a passage aims for")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()

    questions, wanted = read_questions(options.data)
    encoding.split = partial(passages.split, target=options.target)  # type: ignore[attr-defined]  # its own import of it
    folder = Path(f"benchmarks/out/retrieval-{options.articles}-{options.seed}-{options.target}")
    file, _ = write_articles(options.data, folder, wanted, options.articles, options.seed)
    with Library.open(folder) as library:
        failed = [outcome for outcome in library.add([file]) if outcome.status == "failed"]
        total = len(library.store.passage_ids())
        print(
            f"{len(library)} articles ({len(failed)} could not be read), {total} passages, {len(questions)} questions\n"
        )
        urls = {entry.id: entry.url or "" for entry in library.entries()}

        found = {}
        for row in questions:
            question = row["question"]
            vector = library.encoder.encode_queries([question])
            dense = [i for i, _ in library.nearest(vector, retrieve.DEPTH)]
            lexical = [i for i, _ in library.matching(question, retrieve.DEPTH)]
            owners = {i: one.article_id for i, one in library.store.passages([*dense, *lexical]).items()}
            found[question] = dense, lexical, owners, library.matching_articles(question, retrieve.ARTICLES)

        def fused(question: str, weights: tuple[float, float, float], k: int) -> list[str]:
            dense, lexical, owners, whole = found[question]
            by_passage = retrieve.fuse([(dense, weights[0]), (lexical, weights[1])], k)
            ranked = retrieve.with_articles(by_passage, owners, whole, weight=weights[2], k=k)
            return distinct(urls[owners[i]] for i, score in ranked if score)

        def articles(question: str) -> list[str]:
            return distinct(urls[article_id] for article_id in found[question][3])

        print("| ranking | " + " | ".join(f"hit@{k}" for k in DEPTHS) + " | MRR@10 |")
        print("|---|" + "---|" * (len(DEPTHS) + 1))
        print(f"| BM25 over whole articles | {measure(articles, questions)} |")
        shipped = (retrieve.DENSE_WEIGHT, retrieve.LEXICAL_WEIGHT, retrieve.ARTICLE_WEIGHT), retrieve.RRF_K
        for weights, k in product(_WEIGHTS, _CONSTANTS):
            if sum(map(bool, weights)) == 1 and k != _CONSTANTS[0]:
                continue  # a single ranking is the same for every constant
            figures = measure(partial(fused, weights=weights, k=k), questions)
            name = f"vectors {weights[0]}, words {weights[1]}, articles {weights[2]}, k = {k}"
            print(f"| {name}{' (shipped)' if (weights, k) == shipped else ''} | {figures} |")


if __name__ == "__main__":
    main()
