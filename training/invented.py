"""Articles and questions that were invented for this reader: what a person's folder holds and other sets lack.

In them the title often is the only place that names what the paragraphs are about ("The school has 412 pupils"), and
each has sisters of its kind with other names, days and figures. A line of `training/invented/*.jsonl` is an article:
its title, its text, and questions with snippets of the text that stand in it once, the answer in double brackets; a
question without one is not answered by the article. People, firms and places are made up, but for those of
`lore*.jsonl`: an encyclopedia's articles, on what there is, told from memory; their facts were not looked up.

An article becomes passages as in a library, so a question's passage may lack what the title says.

The questions of `box-*` stand there in two more wordings, as people type: "follow", in a conversation about the
article, and "search", as into a search box.

`training/folders/NAME-*.jsonl` are the articles of one folder each, in the same form, asked by somebody who has the
whole folder and none of its articles before him. Nobody is trained on them: the curve is fitted on them, and told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from tokenizers import Tokenizer

from benchmarks import squad
from embeddings import minilm
from qa.followup import stand_alone
from qa.ingest.item import Draft, clean, make_article
from qa.passages import split
from qa.reader.span import load_tokenizer
from qa.types import Article, Span, Turn
from training.question import Question

FOLDER: Final = Path(__file__).parent / "invented"
FOLDERS: Final = Path(__file__).parent / "folders"
SOURCE: Final = "invented"
#: Tokens of the longest passage: a library's, whose encoder reads 256 with the title.
MOST_TOKENS: Final = 192
_MARKED: Final = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_WORD: Final = re.compile(r"\w+")


def questions(folder: Path = FOLDER) -> Iterator[Question]:
    """Every question with the passage that answers it; one that nothing answers with that nearest to it by words."""
    for name, article in _articles(folder):
        yield from _of(article, name)


def careless(folder: Path = FOLDER) -> Iterator[Question]:
    """The questions in their other wordings.

    Every second follow-up as `qa.followup` makes it stand alone, after another question of its article.
    """
    for name, article in _articles(folder):
        if not any("follow" in one for one in article["questions"]):
            continue  # splitting it would take time for nothing
        for question in _of(article, name):
            number = int(question.id.rpartition(":")[2])
            yield replace(question, id=f"{question.id}/follow", text=_worded("follow", number, article), leans=True)
            yield replace(question, id=f"{question.id}/search", text=_worded("search", number, article))


def _worded(wording: str, number: int, article: dict[str, Any]) -> str:
    """A question in one of its wordings."""
    asked = article["questions"]
    text: str = asked[number][wording].strip()
    others = [one for one in asked if one["a"] and one is not asked[number]]
    if wording == "follow" and others and number % 2:
        return stand_alone(text, [_turn(others[number % len(others)], article["text"])])
    return text


def _turn(asked: dict[str, Any], text: str) -> Turn:
    """A question with its answer as it is shown: the short words, then what they stand in."""
    start, end = placed(text, asked["a"][0])
    told = _MARKED.sub(r"\1", asked["a"][0])
    return Turn(asked["q"], f"{text[start:end]} — {told}", asked["q"])


def folders(wordings: Sequence[str] = ("q",)) -> dict[str, squad.Collection]:
    """By name, the folders that are asked as a whole, in these wordings."""
    names = sorted({path.stem.rpartition("-")[0] for path in FOLDERS.glob("*.jsonl")})
    return {name: collection(FOLDERS, f"{name}-*", wordings) for name in names}


def collection(folder: Path = FOLDER, files: str = "*", wordings: Sequence[str] = ("q",)) -> squad.Collection:
    """The same as whole articles; a question that nothing answers has no places, and no paragraph.

    Args:
        wordings: which of those that a question stands in are asked.
    """
    articles: list[Article] = []
    asked: list[squad.Question] = []
    for name, held in _articles(folder, files):
        text = clean(held["text"])
        made = make_article(Draft(text, held["title"].strip()), name, name)
        articles.append(made)
        for place, one in enumerate(held["questions"]):
            spans = tuple(placed(text, snippet) for snippet in one["a"])
            paragraph = _paragraph(text, spans[0]) if spans else (0, 0)
            for wording in wordings:
                if wording in one:
                    mark = f"{name}:{place}" if wording == "q" else f"{name}:{place}/{wording}"
                    asked.append(squad.Question(mark, _worded(wording, place, held), made.id, paragraph, spans))
    return squad.Collection(tuple(articles), tuple(asked))


def _articles(folder: Path, files: str = "*") -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, line as it is written), the same names in every run."""
    for path in sorted(folder.glob(f"{files}.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            yield f"{SOURCE}:{path.stem}:{number}", json.loads(line)


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n\n", span[1])
    return text.rfind("\n\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _of(article: dict[str, Any], name: str) -> Iterator[Question]:
    title, text = article["title"].strip(), article["text"]
    passages = split(text, _count, limit=MOST_TOKENS)
    for number, asked in enumerate(article["questions"]):
        question = asked["q"].strip()
        spans = [placed(text, snippet) for snippet in asked["a"]]
        first, last = _nearest(question, text, passages) if not spans else _holding(passages, spans[0])
        inside = tuple((a - first, b - first) for a, b in spans if first <= a and b <= last)
        if bool(spans) == bool(inside):
            yield Question(f"{name}:{number}", SOURCE, name, text[first:last], question, inside, title)


def placed(text: str, snippet: str) -> Span:
    """Where the bracketed words of a snippet stand.

    Raises:
        ValueError: the snippet has no brackets, or does not stand in the text exactly once.
    """
    marked = _MARKED.search(snippet)
    plain = _MARKED.sub(r"\1", snippet)
    if marked is None or text.count(plain) != 1:
        raise ValueError(f"{snippet!r} does not mark one place of its article.")
    start = text.index(plain) + marked.start()
    return start, start + len(marked[1])


def _holding(passages: Sequence[Span], span: Span) -> Span:
    return next((p for p in passages if p[0] <= span[0] < p[1]), passages[0])


def _nearest(question: str, text: str, passages: Sequence[Span]) -> Span:
    asked = {word.lower() for word in _WORD.findall(question)}
    return max(passages, key=lambda p: len(asked & {word.lower() for word in _WORD.findall(text[p[0] : p[1]])}))


@cache
def _tokenizer() -> Tokenizer:
    return load_tokenizer(minilm.tokenizer())


def _count(texts: Sequence[str]) -> list[int]:
    return [len(one.ids) for one in _tokenizer().encode_batch(list(texts), add_special_tokens=False)]
