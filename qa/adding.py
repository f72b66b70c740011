"""Inputs on their way into the store: read, told apart from what is there, split, encoded, kept.

This module knows the order of these steps and what to say of each input. How a file is read is the business
of `qa.ingest`, what a transaction holds that of `qa.store`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from embeddings import Encoder
from qa import ingest
from qa.errors import EmptyInput, InputError
from qa.lexical import spoken_date
from qa.passages import split
from qa.store import Record, Source, Store
from qa.types import Article, Entry, Outcome, Span, Status, Upload

#: Passages encoded together: several short articles share one batch of the encoder.
BATCH: Final = 32
#: Tokens kept free in the encoder's window for what goes before a passage, and special tokens.
PREFIX_TOKENS: Final = 56
#: Code points of a title that go before each passage; the longest headline of a real paper is shorter.
_LONGEST_TITLE: Final = 160
#: Part of each file's digest: a higher number makes every file be read again, because reading has changed.
_READING: Final = "1"


def retrieval_text(entry: Entry, passage: str) -> str:
    """What the encoder sees of a passage: its article's title and date go before it."""
    head = ". ".join(part for part in (entry.title[:_LONGEST_TITLE], spoken_date(entry)) if part)
    return f"{head}\n{passage}" if head else passage


def cut(article: Article, encoder: Encoder) -> tuple[Span, ...]:
    """The passages of an article that leave room for its title in the encoder's window."""
    limit = max(16, encoder.window - PREFIX_TOKENS)
    return tuple(split(article.text, encoder.count_tokens, language=article.language, limit=limit))


@dataclass(frozen=True)
class _Waiting:
    """An article that is read and split, and not yet encoded and kept."""

    article: Article
    source: Source
    spans: tuple[Span, ...]
    #: The article that the same input gave before, if any.
    replacing: tuple[str, ...]


@dataclass(frozen=True)
class _FileEnd:
    """All articles of a file are waiting or kept."""

    file: str
    digest: str
    items: int


class Adding:
    """One batch of inputs.

    Args:
        encoder: called when the first article needs vectors: a batch that changes nothing loads no model.
    """

    def __init__(self, store: Store, encoder: Callable[[], Encoder]) -> None:
        self._store = store
        self._encoder = encoder
        self._waiting: list[_Waiting | _FileEnd] = []

    def run(self, inputs: Iterable[str | Path | Upload]) -> Iterator[Outcome]:
        """What became of each article of each input, yielded once it is on disk."""
        for given in inputs:
            upload = isinstance(given, Upload)
            path = given.path if isinstance(given, Upload) else Path(given)
            shown = given.name if isinstance(given, Upload) else str(given)
            try:
                for file in (path,) if upload else ingest.find_files(path):
                    yield from self._read(file, given.name if isinstance(given, Upload) else None)
            except InputError as error:
                yield Outcome(shown, "failed", error=str(error).replace(str(path), shown))
        yield from self._keep()

    def _read(self, path: Path, upload: str | None) -> Iterator[Outcome]:
        """Read one file. An upload is known by its name and titles, for where it lies is new each time."""
        shown = upload or str(path)
        file = f"upload:{upload}" if upload else str(path.resolve())
        try:
            digest = _digest(path)
            known = self._store.known_file(file, digest)
            if known:
                for source, article_id in known:
                    title = self._store.entry(article_id).title
                    yield Outcome(source.input, "unchanged", article_id, title)
                return
            items = 0
            failed = False
            for item in ingest.read_file(path):
                if isinstance(item, ingest.Rejected):
                    failed = True
                    yield _failed(item.input, item.error, path, shown)
                    continue
                name = f"{file}#{item.article.title}" if upload else item.source
                source = Source(name, file, item.input.replace(str(path), shown))
                try:
                    yield from self._settle(item.article, source)
                    items += 1
                except InputError as error:
                    failed = True
                    yield _failed(source.input, error, path, shown)
            if not failed:  # a file with a broken line is read again next time: it may have been mended
                self._waiting.append(_FileEnd(file, digest, items))
        except InputError as error:
            yield _failed(shown, error, path, shown)
        except OSError as error:
            yield Outcome(shown, "failed", error=f"{shown} cannot be read: {error.strerror or error}.")

    def _settle(self, article: Article, source: Source) -> Iterator[Outcome]:
        """Find out whether the article is new; if it is, it waits for its vectors."""
        if any(isinstance(one, _Waiting) and one.article.id == article.id for one in self._waiting):
            yield from self._keep()
        before = self._store.source_article(source.source)
        if self._store.has(article.id):
            if before == article.id:
                yield Outcome(source.input, "unchanged", article.id, article.title)
            else:
                self._store.add_source(source, article.id, (before,) if before else ())
                yield Outcome(source.input, "duplicate", article.id, article.title)
            return
        spans = cut(article, self._encoder())
        if not spans:
            raise EmptyInput(f"{source.input} holds no words.", "Check that it is the file you meant.")
        self._waiting.append(_Waiting(article, source, spans, (before,) if before else ()))
        if sum(len(one.spans) for one in self._waiting if isinstance(one, _Waiting)) >= BATCH:
            yield from self._keep()

    def _keep(self) -> Iterator[Outcome]:
        """Encode what waits, in one batch, and commit it article by article."""
        waiting, self._waiting = self._waiting, []
        texts = [
            retrieval_text(one.article, one.article.text[start:end])
            for one in waiting
            if isinstance(one, _Waiting)
            for start, end in one.spans
        ]
        vectors = self._encoder().encode_passages(texts) if texts else np.zeros((0, 0), np.float32)
        done = 0
        for one in waiting:
            if isinstance(one, _FileEnd):
                self._store.finish_file(one.file, one.digest, one.items)
                continue
            own = vectors[done : done + len(one.spans)]
            done += len(one.spans)
            self._store.put(Record(one.article, (one.source,), one.spans, own), one.replacing)
            status: Status = "updated" if one.replacing else "added"
            yield Outcome(one.source.input, status, one.article.id, one.article.title)


def _failed(shown_item: str, error: InputError, path: Path, shown: str) -> Outcome:
    # An upload lies under a name of ours; its owner knows it by another.
    return Outcome(shown_item.replace(str(path), shown), "failed", error=str(error).replace(str(path), shown))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(_READING.encode())
    return digest.hexdigest()
