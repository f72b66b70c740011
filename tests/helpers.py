"""What the tests of several rooms share: a fast encoder, articles, and files of them."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.types import Vectors
from qa.answer.citations import holds
from qa.encoding import cut, texts_of
from qa.ingest.item import Draft, make_article
from qa.library import Library
from qa.reader.sentence import SentenceReader
from qa.service import Assistant
from qa.store import Record, Source
from qa.types import Answer, Article, Citation, Copy, Outcome, Span, Turn

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
DATA = ROOT / "tests" / "data"

#: One article each in the scripts and marks that offsets go wrong with, every one with a word to ask for.
SCRIPTS = {
    "İ": "İstanbul’da İnsanlar. İlk haber İzmir’den geldi ve çok kısaydı. Işık söndü, sonra İstanbul sustu.",
    "combining": (
        "Le cafe\u0301 Zu\u0308rich rouvrit lundi. Q\u0323\u0307uatre personnes e\u0301taient la\u0300. "
        "Puis rien ne bougea."
    ),
    "Cyrillic": "Верховная рада собралась в Киеве. Депутаты голосовали весь день. Ёлка стояла у входа.",
    "Arabic": "اجتمع الوزراء في لندن يوم الجمعة. ناقشوا الأزمة ستّ ساعات. لم يتّفقوا على شيء.",
    "emoji": "The 👩‍👩‍👧‍👦 family arrived 🇺🇦 on Friday. They carried 🧳🧳 and a 🐈‍⬛ cat. Nobody 😀 waited.",
}


class FakeEncoder:
    """A bag of crude stems, hashed into 384 signed places.

    It suffices wherever a test is not about meaning: texts that share words are near, others are not, equal
    texts have equal vectors in every process, and no model has to be loaded. A token is a word, or twelve code
    points of a longer one, so that text without spaces has a length too.
    """

    def __init__(self, name: str = "fake", dimension: int = 384, window: int = 256) -> None:
        self.name = name
        self.dimension = dimension
        self.window = window
        self.batch = 32
        #: Texts that were encoded as passages, for tests that ask whether work was saved.
        self.encoded: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [sum(1 + len(word) // 12 for word in text.split()) for text in texts]

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        return self._encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[0] = 0.01  # no text is without a direction
            for word in re.findall(r"\w+", text.casefold()):
                place = zlib.crc32(re.sub(r"(?:ing|ed|s)$", "", word).encode())
                row[place % self.dimension] += 1 if place >> 16 & 1 else -1
            row /= np.linalg.norm(row) or 1
        return vectors


def article(title: str = "A title", text: str = "Some text of an article.", **fields: Any) -> Article:
    """An article as ingest makes it."""
    return make_article(Draft(text=text, title=title, **fields), title, title)


def record(made: Article, *sources: Source, encoder: FakeEncoder | None = None) -> Record:
    """The article with passages and vectors, ready for the store."""
    encoder = encoder or FakeEncoder()
    spans = cut(made, encoder)
    return Record(made, sources, spans, encoder.encode_passages(texts_of(made, spans)))


def seeded_chance(seed: int) -> random.Random:
    """Chance that falls the same way in each run, so that a failure can be seen again."""
    return random.Random(seed)  # noqa: S311  (nothing here has to be secret)


def source(name: str) -> Source:
    return Source(name, name, name)


def write_article(path: Path, title: str, text: str, **fields: str) -> Path:
    """A Markdown file with front matter."""
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    path.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{head}---\n{text}\n", encoding="utf-8")
    return path


def write_lines(path: Path, *records: dict[str, Any] | str) -> Path:
    """A `.jsonl` file; a string stands as it is."""
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def write_table(path: Path, *records: dict[str, str]) -> Path:
    """A `.csv` file; the records have the same fields."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, records[0])
        table.writeheader()
        table.writerows(records)
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def add(library: Library, *inputs: Any) -> list[Outcome]:
    return list(library.add(inputs))


def statuses(outcomes: Iterable[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def titles(library: Library) -> set[str]:
    return {entry.title for entry in library.entries()}


def ask(
    library: Library, question: str, *, threshold: float = 0.0, history: Sequence[Turn] = (), **options: Any
) -> Answer:
    """Ask, and check the promise that every citation is exact before the answer is handed on.

    A threshold of 0 shows the best sentences of any question, so that no test leans on the calibration. They are
    chosen by the reader that knows no model: what it chooses follows from the words of the test.
    """
    reader = SentenceReader(library.encoder, library.rarity)
    answer = Assistant(library, reader=reader, threshold=threshold).ask(question, history=history, **options)
    assert_exact(answer, library)
    return answer


def assert_exact(answer: Answer, library: Library) -> None:
    every: list[Citation | Copy] = [*answer.shown, *(copy for one in answer.shown for copy in one.also_in)]
    for citation in every:
        text = library.article(citation.article_id).text
        assert holds(citation, text), citation
        assert text[citation.start : citation.end] == citation.quote != ""
    numbers = {citation.number for citation in answer.citations}
    for claim in answer.claims:
        assert claim.citations
        assert set(claim.citations) <= numbers
    if answer.unsure:
        assert not answer.answered
        assert (answer.unsure.claim.text, answer.unsure.claim.citations) == (answer.unsure.citation.quote, (1,))


def span_of(words: str, text: str) -> Span:
    """Where words first stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def found_words(library: Library, question: str, top: int = 10) -> list[str]:
    """The texts of the passages a search finds."""
    hits = Assistant(library).search(question, top=top)
    return [library.article(h.passage.article_id).text[h.passage.start : h.passage.end] for h in hits]


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this interpreter in the repository's root, to its end."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


#: Tests that a shell runs in the background are begun with Ctrl+C ignored, and hand that on to the programs they start.
_HEEDS_CTRL_C = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"


def child(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program of some lines in the repository's root, its output to be read."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEEDS_CTRL_C + code, *arguments],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def released(children: Sequence[subprocess.Popen[str]]) -> list[tuple[str, str]]:
    """As `go_on`; what they then said until their end."""
    go_on(children)
    return [one.communicate(timeout=90) for one in children]


def go_on(children: Sequence[subprocess.Popen[str]]) -> None:
    """Wait until each child has said that it is ready, and let all go on at once."""
    for one in children:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in children:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()


def numbered_articles(folder: Path, count: int) -> list[Path]:
    """So many small files, each with a word no other has."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        write_article(
            folder / f"{n:03}.md",
            f"Report {n}",
            f"The harbour report number {n} speaks of item{n}word. Boats came in at dawn. Nobody was hurt.",
            published=f"2014-03-{n % 28 + 1:02}",
        )
        for n in range(count)
    ]


def derived_files(folder: Path) -> Iterator[Path]:
    """The manifest and the indexes it names."""
    yield from sorted(folder.glob("*.index"))
    yield folder / "indexes.json"
