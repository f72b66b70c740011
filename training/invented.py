"""Articles and questions that were invented for this reader: what a person's folder holds and other sets lack.

In them the title often is the only place that names what the paragraphs are about ("The school has 412 pupils"), and
each has sisters of its kind with other names, days and figures. A line of `training/invented/*.jsonl` is an article:
its title, its text, and questions with snippets of the text that stand in it once, the answer in double brackets; a
question without one is not answered by the article. People, firms and places are made up, but for those of
`lore*.jsonl`: an encyclopedia's articles, on what there is, told from memory; their facts were not looked up.

An article becomes passages as in a library, so a question's passage may lack what the title says.

The questions of `box-*` stand there in two more wordings, as people type: "follow", in a conversation about the
article, and "search", as into a search box.

`training/conversations/*.jsonl` are conversations about single articles: a line has its article's name and the turns,
each as it is typed and with such a snippet, or none. Of those about the articles of `training/folders` one in eight
asks for what an earlier turn asked, in other words.

`training/folders/NAME-*.jsonl` are the articles of one folder each, in the same form, asked by somebody who has the
whole folder and none of its articles before him. Nobody is trained on them: the curve is fitted on them, and told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from tokenizers import Tokenizer

from benchmarks import squad
from embeddings import minilm
from qa.followup import asked_again, asked_before, stand_alone
from qa.ingest.item import Draft, clean, make_article
from qa.passages import split
from qa.questions import in_context
from qa.reader.span import load_tokenizer
from qa.smalltalk import plainly
from qa.types import Article, Span, Turn
from training.question import Question

FOLDER: Final = Path(__file__).parent / "invented"
FOLDERS: Final = Path(__file__).parent / "folders"
CONVERSATIONS: Final = Path(__file__).parent / "conversations"
SOURCE: Final = "invented"
#: The source of the turns of conversations.
TURNS: Final = "conversations"
#: Tokens of the longest passage: a library's, whose encoder reads 256 with the title.
MOST_TOKENS: Final = 192
_MARKED: Final = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_WORD: Final = re.compile(r"\w+")

#: A question's id, its words, and its snippets.
_Asked = tuple[str, str, Sequence[str]]


def questions(folder: Path = FOLDER) -> Iterator[Question]:
    """Every question with the passage that answers it; one that nothing answers with that nearest to it by words."""
    for name, article in _articles(folder):
        yield from _of(article, name)


def careless(folder: Path = FOLDER) -> Iterator[Question]:
    """The questions in their other wordings, and the turns of conversations.

    Of three follow-ups one is as it is typed, one as `qa.followup` makes it stand alone after another question of its
    article, one with two of these in brackets.
    """
    for name, article in _articles(folder):
        if not any("follow" in one for one in article["questions"]):
            continue  # splitting it would take time for nothing
        for question in _of(article, name):
            number = int(question.id.rpartition(":")[2])
            yield replace(question, id=f"{question.id}/follow", text=_followed(number, article), leans=True)
            yield replace(question, id=f"{question.id}/search", text=article["questions"][number]["search"].strip())
        yield from (replace(one, source=TURNS, leans=True) for one in _made(name, article, _turns(name, article)))


def _turns(name: str, article: dict[str, Any]) -> Iterator[_Asked]:
    """What is asked in the conversations about an article: of five later turns one is as it is typed, one as
    `qa.followup` makes it stand alone, three with those before in brackets."""
    for number, turns in enumerate(conversations().get(name, ())):
        for place, (typed, snippets, history) in enumerate(_in_turn(turns, article["text"])):
            form = (number + place) % 5 if history else 0
            text = typed
            if form:
                text = stand_alone(typed, history) if form == 1 else in_context(typed, asked_before(history))
            yield f"{name}:{number}-{place}", text, snippets


def _in_turn(turns: Sequence[dict[str, str]], text: str) -> Iterator[tuple[str, Sequence[str], Sequence[Turn]]]:
    """Each turn as it is typed, its snippets, and the turns before it."""
    history: list[Turn] = []
    for turn in turns:
        typed, told = turn["q"].strip(), turn["a"]
        yield typed, [told] if told else [], tuple(history)
        history.append(Turn(stand_alone(typed, history), _shown(told, text) if told else "", typed))


@cache
def conversations() -> dict[str, list[list[dict[str, str]]]]:
    """By the name of their article, each a list of its turns."""
    found: dict[str, list[list[dict[str, str]]]] = {}
    for path in sorted(CONVERSATIONS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            found.setdefault(one["article"], []).append(one["turns"])
    return found


def _followed(number: int, article: dict[str, Any]) -> str:
    """A question as a follow-up: see `careless`."""
    asked = article["questions"]
    text: str = asked[number]["follow"].strip()
    others = [one for one in asked if one["a"] and one is not asked[number]]
    if not others or number % 3 == 0:
        return text
    first, second = others[number % len(others)], others[(number + len(others) // 2) % len(others)]
    if number % 3 == 1:
        return stand_alone(text, [_turn(first, "q", article["text"])])
    begun = _turn(first, "q" if number % 2 else "search", article["text"])
    return in_context(text, asked_before([begun, _turn(second, "follow", article["text"])]))


def _turn(asked: dict[str, Any], wording: str, text: str) -> Turn:
    return Turn(asked[wording], _shown(asked["a"][0], text), asked[wording])


def _shown(snippet: str, text: str) -> str:
    """An answer as it is shown: the short words, then what they stand in."""
    start, end = placed(text, snippet)
    told = _MARKED.sub(r"\1", snippet)
    return f"{text[start:end]} — {told}"


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
        made = _article(name, held)
        articles.append(made)
        for place, one in enumerate(held["questions"]):
            for wording in wordings:
                if wording in one:
                    mark = f"{name}:{place}" if wording == "q" else f"{name}:{place}/{wording}"
                    asked.append(_question(mark, one[wording].strip(), made, one["a"]))
    return squad.Collection(tuple(articles), tuple(asked))


@dataclass(frozen=True)
class Spoken:
    """A turn of a conversation."""

    question: squad.Question
    #: What was asked before (`qa.followup.asked_before`).
    before: str
    #: The turns before, by their places, that it asks once more (`qa.followup.asked_again`).
    again: tuple[int, ...]


def spoken(folder: str) -> Iterator[list[Spoken]]:
    """The conversations about the articles of one of the folders, turn by turn."""
    for name, held in _articles(FOLDERS, f"{folder}-*"):
        article = _article(name, held)
        for number, turns in enumerate(conversations().get(name, ())):
            talk = []
            for place, (typed, snippets, history) in enumerate(_in_turn(turns, held["text"])):
                question = _question(f"{name}:{number}-{place}", plainly(typed), article, snippets)
                again = asked_again(typed, history)
                of_turns = tuple(earlier for earlier, turn in enumerate(history) if turn in again)
                talk.append(Spoken(question, asked_before(history), of_turns))
            yield talk


def _article(name: str, held: dict[str, Any]) -> Article:
    return make_article(Draft(clean(held["text"]), held["title"].strip(), language="en"), name, name)


def _question(mark: str, asked: str, article: Article, snippets: Sequence[str]) -> squad.Question:
    spans = tuple(placed(article.text, snippet) for snippet in snippets)
    return squad.Question(mark, asked, article.id, _paragraph(article.text, spans[0]) if spans else (0, 0), spans)


def _articles(folder: Path, files: str = "*") -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, line as it is written), the same names in every run."""
    for path in sorted(folder.glob(f"{files}.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            yield f"{SOURCE}:{path.stem}:{number}", json.loads(line)


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n\n", span[1])
    return text.rfind("\n\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _of(article: dict[str, Any], name: str) -> Iterator[Question]:
    asked = article["questions"]
    return _made(name, article, ((f"{name}:{place}", one["q"].strip(), one["a"]) for place, one in enumerate(asked)))


def _made(name: str, article: dict[str, Any], asked: Iterable[_Asked]) -> Iterator[Question]:
    title, text = article["title"].strip(), article["text"]
    passages = _passages(text)
    for mark, question, snippets in asked:
        spans = [placed(text, snippet) for snippet in snippets]
        first, last = _nearest(question, text, passages) if not spans else _holding(passages, spans[0])
        inside = tuple((a - first, b - first) for a, b in spans if first <= a and b <= last)
        if bool(spans) == bool(inside):
            yield Question(mark, SOURCE, name, text[first:last], question, inside, title)


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


@lru_cache(maxsize=4096)  # all of the set: its other wordings are asked of the same articles
def _passages(text: str) -> Sequence[Span]:
    return split(text, _count, limit=MOST_TOKENS)


def _nearest(question: str, text: str, passages: Sequence[Span]) -> Span:
    asked = _words(question)
    return max(passages, key=lambda p: len(asked & _words(text[p[0] : p[1]])))


@lru_cache(maxsize=256)  # an article's passages, which each of its questions is held against
def _words(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, _WORD.findall(text)))


@cache
def _tokenizer() -> Tokenizer:
    return load_tokenizer(minilm.tokenizer())


def _count(texts: Sequence[str]) -> list[int]:
    return [len(one.ids) for one in _tokenizer().encode_batch_fast(list(texts), add_special_tokens=False)]
