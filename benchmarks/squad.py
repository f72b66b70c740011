"""SQuAD-format files as collections of articles with questions."""

from __future__ import annotations

import gzip
import json
import random
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.ingest.item import Draft, clean, clean_line, make_article
from qa.library import Library
from qa.types import Article, Span


@dataclass(frozen=True)
class Question:
    """A question with the places in the collection that answer it."""

    id: str
    text: str
    article_id: str
    #: The paragraph it was asked about, and the marked answers, in code points of the article's text.
    paragraph: Span
    places: tuple[Span, ...]


@dataclass(frozen=True)
class Collection:
    """Articles and the questions asked about them."""

    articles: tuple[Article, ...]
    questions: tuple[Question, ...]


def read(path: Path) -> Collection:
    """The collection of one file, `.json` or `.json.gz`; questions without an answer are left out."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        groups = json.load(file)["data"]
    articles, questions = [], []
    for group in groups:
        paragraphs = [clean(paragraph["context"]) for paragraph in group["paragraphs"]]
        article = make_article(Draft("\n\n".join(paragraphs), group["title"].replace("_", " ")), path.name, path.stem)
        articles.append(article)
        start = 0
        for paragraph, text in zip(group["paragraphs"], paragraphs, strict=True):
            for asked in paragraph["qas"]:
                places = [_place(paragraph["context"], text, answer) for answer in asked["answers"]]
                held = tuple(dict.fromkeys((start + a, start + b) for a, b in filter(None, places)))
                if held:
                    end = start + len(text)
                    questions.append(Question(str(asked["id"]), asked["question"], article.id, (start, end), held))
            start += len(text) + 2
    return Collection(tuple(articles), tuple(questions))


def _place(context: str, cleaned: str, answer: dict[str, object]) -> Span | None:
    """Where an answer stands once its paragraph is cleaned: the occurrence nearest to where it stood."""
    text, at = clean_line(str(answer["text"])), len(clean(context[: int(str(answer["answer_start"]))]))
    found = [match.start() for match in re.finditer(re.escape(text), cleaned)] if text else []
    start = min(found, key=lambda start: abs(start - at), default=None)
    return None if start is None else (start, start + len(text))


def sample(questions: Sequence[Question], size: int, seed: int) -> list[Question]:
    """`size` questions drawn without replacement; the same for the same seed."""
    return random.Random(seed).sample(list(questions), min(size, len(questions)))  # noqa: S311  (no secret)


def fill(library: Library, articles: Sequence[Article]) -> None:
    """Add the articles, those already there left as they are."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "collection.jsonl")
        new = [article for article in articles if not library.store.has(article.id)]
        lines = [json.dumps({"title": article.title, "text": article.text}) for article in new]
        file.write_text("\n".join(lines), encoding="utf-8")
        failed = [outcome for outcome in library.add([file] if new else []) if outcome.status == "failed"]
    if failed:
        raise SystemExit(f"{failed[0].error}")
