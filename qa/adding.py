"""Inputs on their way into the store: read, told apart from what is there, split, encoded, kept.

This module knows the order of these steps and what to say of each input. How a file is read is the business
of `qa.ingest`, what addresses and feeds give that of `qa.online`, what a transaction holds that of `qa.store`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from embeddings import Encoder
from qa import ingest, shingles
from qa.errors import ArticleNotFound, EmptyInput, InputError, LibraryDamaged
from qa.ingest.web import is_address
from qa.lexical import spoken_date
from qa.notes import take_notes
from qa.passages import split
from qa.store import Record, Source, Store
from qa.types import Address, Article, Entry, Outcome, Span, Status, Upload

if TYPE_CHECKING:
    from qa.ingest.web.manners import Web
    from qa.online import Online

#: Passages encoded together: several short articles share one batch of the encoder.
BATCH: Final = 32
#: Tokens kept free in the encoder's window for what goes before a passage, and special tokens.
PREFIX_TOKENS: Final = 56
#: Code points of a title that go before each passage; the longest headline of a real paper is shorter.
_LONGEST_TITLE: Final = 160
#: Part of each file's digest: a higher number makes every file be read again, because reading has changed.
READING: Final = "2"


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
    sources: tuple[Source, ...]


class Adding:
    """One batch of inputs.

    Args:
        encoder: called when the first article needs vectors: a batch that changes nothing loads no model.
        web: called when the first address is given: a batch without one knows of no network.
    """

    def __init__(self, store: Store, encoder: Callable[[], Encoder], web: Callable[[], Web]) -> None:
        self._store = store
        self._encoder = encoder
        self._web = web
        self._waiting: list[_Waiting | _FileEnd] = []

    def run(self, inputs: Iterable[str | Path | Upload | Address]) -> Iterator[Outcome]:
        """What became of each article of each input, yielded once it is on disk."""
        for given in inputs:
            if isinstance(given, Address) or (isinstance(given, str) and is_address(given)):
                yield from self._online.read(storable(given.url if isinstance(given, Address) else given))
                continue
            if isinstance(given, Upload):
                yield from self._read(given.path, given.name)
                continue
            path, shown = Path(given), storable(str(given))
            if not shown.strip():  # as a path it would be the working folder, which nobody named
                yield Outcome(shown, "failed", error="An empty path was given. Name a file or a folder.")
                continue
            try:
                for file in ingest.find_files(path):
                    yield from self._read(file, None)
            except InputError as error:
                # The error begins with the path; "articles/" is named as it was given, not as "articles".
                yield Outcome(shown, "failed", error=storable(str(error)).replace(storable(str(path)), shown, 1))
            except OSError as error:
                yield Outcome(shown, "failed", error=f"{shown} cannot be read: {error.strerror or error}.")
        yield from self._keep()

    def sync(self) -> Iterator[Outcome]:
        """What became of each new item of the feeds that are followed."""
        for _, feed in self._store.feeds():
            yield from self._online.read(feed.url, only_feed=True)

    @cached_property
    def _online(self) -> Online:
        from qa.online import Online

        return Online(self._store, self._web().visit(), self._kept, READING)

    def _kept(self, article: Article, source: Source) -> Iterator[Outcome]:
        """What became of one article, at once: the next may take a while to come."""
        yield from self._settle(article, source)
        yield from self._keep()

    def _read(self, path: Path, upload: str | None) -> Iterator[Outcome]:
        """Read one file. An upload is known by its name and titles, for where it lies is new each time."""
        shown = storable(upload or str(path))
        file = storable(f"upload:{upload}" if upload else str(path.resolve()))
        try:
            digest = _digest(path)
            known = self._store.known_file(file, digest)
            if known:
                for source, entry in known:
                    yield Outcome(source.input, "unchanged", entry.id, entry.title)
                return
            sources = []
            failed = False
            for item in ingest.read_file(path):
                if isinstance(item, ingest.Rejected):
                    failed = True
                    yield _failed(item.input, item.error, path, shown)
                    continue
                # What tells the items of a file apart stands behind its path; a file of one item has nothing there.
                own = item.source.removeprefix(str(path.resolve()))
                source = Source(storable(f"{file}{own}"), file, _as_given(item.input, path, shown))
                if upload and not own:
                    yield from self._keep()  # what was given a moment ago may bear the same name
                    source = replace(source, source=self._named(f"{source.source}#{item.article.title}", item.article))
                try:
                    yield from self._settle(item.article, source)
                    sources.append(source)
                except InputError as error:
                    failed = True
                    yield _failed(source.input, error, path, shown)
            if not failed:  # a file with a broken line is read again next time: it may have been mended
                self._waiting.append(_FileEnd(file, digest, tuple(sources)))
        except InputError as error:
            yield _failed(shown, error, path, shown)
        except OSError as error:
            yield Outcome(shown, "failed", error=f"{shown} cannot be read: {error.strerror or error}.")

    def _named(self, name: str, article: Article) -> str:
        """The name of an upload that gives this article: its own where another file of the same name is kept.

        A later state of the same file has words in common with it; files that are merely called alike have none.
        """
        for known, article_id in self._store.sources_named(name):
            if article_id == article.id:
                return known
            try:
                if not shingles.are_unlike(self._store.article(article_id).text, article.text):
                    return known
            except (ArticleNotFound, LibraryDamaged):
                return known
        return f"{name}#{article.id}" if self._store.source_article(name) else name

    def _settle(self, article: Article, source: Source) -> Iterator[Outcome]:
        """Find out whether the article is new; if it is, it waits for its vectors."""
        if any(isinstance(one, _Waiting) and one.article.id == article.id for one in self._waiting):
            yield from self._keep()
        before = self._store.source_article(source.source)
        if before == article.id:
            if not self._changed(article, source):
                yield Outcome(source.input, "unchanged", article.id, article.title)
                return
        elif self._store.add_source(source, article.id, (before,) if before else ()):
            yield Outcome(source.input, "duplicate", article.id, article.title)
            return
        spans = cut(article, self._encoder())
        if not spans:
            raise EmptyInput(f"{source.input} holds no words.", "Check that it is the file you meant.")
        self._waiting.append(_Waiting(article, source, spans, (before,) if before else ()))
        if sum(len(one.spans) for one in self._waiting if isinstance(one, _Waiting)) >= BATCH:
            yield from self._keep()

    def _changed(self, article: Article, source: Source) -> bool:
        """Whether an article of the same words is kept with another date, publisher, ... than its input now gives.

        Where other inputs give it too, what the first of them said stays: else they would overwrite one another
        each time one is read.
        """
        try:
            kept = self._store.article(article.id)
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or damaged: here it is whole
            return True
        return replace(kept, added=None) != article and self._store.gives_alone(source.source, article.id)

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
                self._store.finish_file(one.file, one.digest, one.sources)
                continue
            own = vectors[done : done + len(one.spans)]
            done += len(one.spans)
            self._store.put(Record(one.article, (one.source,), one.spans, own, take_notes(one.article)), one.replacing)
            status: Status = "updated" if one.replacing else "added"
            yield Outcome(one.source.input, status, one.article.id, one.article.title)


def storable(name: str) -> str:
    """A path as text that can be stored and shown: bytes of it that are no UTF-8 are written as \\xff."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _failed(item: str, error: InputError, path: Path, shown: str) -> Outcome:
    return Outcome(_as_given(item, path, shown), "failed", error=_as_given(str(error), path, shown))


def _as_given(text: str, path: Path, shown: str) -> str:
    """The text with the file called what its owner calls it: an upload lies under a name of ours."""
    return storable(text).replace(storable(str(path)), shown)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(READING.encode())
    return digest.hexdigest()
