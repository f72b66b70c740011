"""Passages and their vectors: table `passages`."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np

from embeddings.types import Ids, Vectors
from qa.errors import LibraryBusy
from qa.store.database import ENCODER, Database, runs
from qa.store.opening import Connection
from qa.store.rows import ENTRY_COLUMNS, as_text, entry_of, passage_of, passages_sha256
from qa.types import Entry, Passage, Span

_LOG: Final = logging.getLogger(__name__)


class Passages(Database):
    """The passages of all articles, each with its vector."""

    _told_of_damage = False

    def passages_of(self, article_id: str) -> dict[int, Passage]:
        """The passages of an article by id, in their order."""
        rows = self._rows('SELECT id, start, "end" FROM passages WHERE article_id = ? ORDER BY start', (article_id,))
        return _whole((row[0], (article_id, *row[1:])) for row in rows)

    def passage_count(self) -> int:
        """Passages in the library."""
        return int(self._rows("SELECT count(*) FROM passages")[0][0])

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """These passages by id; ids no longer here are missing from the result, and so is one that is damaged."""
        found: dict[int, Passage] = {}
        for run in runs(ids):
            marks = ",".join("?" * len(run))
            rows = self._rows(f'SELECT id, article_id, start, "end" FROM passages WHERE id IN ({marks})', run)
            found.update(_whole((row[0], row[1:]) for row in rows))
        return found

    def vectors(self, ids: Sequence[int], dimension: int) -> Iterator[tuple[Ids, Vectors]]:
        """The stored vectors of these passages, in runs: ids of shape (n,) and vectors of shape (n, dimension).

        A vector that is damaged so far that it has another length is left out, and told of in the log, once;
        `damaged_passages` names its article.

        Raises:
            LibraryBusy: another process has encoded the library anew, and its vectors have another length now.
        """
        for run in runs(ids):
            marks = ",".join("?" * len(run))
            rows = self._rows(f"SELECT id, vector FROM passages WHERE id IN ({marks})", run)
            whole = [row for row in rows if isinstance(row[1], bytes) and len(row[1]) == 4 * dimension]
            if len(whole) < len(rows):
                self._must_have_length(dimension)
                self._tell_of_damage(len(rows) - len(whole))
            if whole:
                vectors = np.frombuffer(b"".join(row[1] for row in whole), dtype=np.float32)
                yield np.array([row[0] for row in whole], dtype=np.int64), vectors.reshape(len(whole), dimension)

    def _must_have_length(self, dimension: int) -> None:
        if self.dimension() != dimension:
            raise LibraryBusy(
                f"The library in {self.folder} has just been encoded again.",
                "Try again: nothing that was kept is lost.",
            )

    def _tell_of_damage(self, count: int) -> None:
        if not self._told_of_damage:
            self._told_of_damage = True
            _LOG.warning(
                "%s is damaged: the vectors of %s are not as they were written, and they are found by their words "
                "alone. To make them again: pullquote rebuild",
                self.path,
                "a passage" if count == 1 else f"{count:,} passages or more",
            )

    def passage_texts(self, ids: Sequence[int]) -> Iterator[tuple[int, Entry, str]]:
        """Each of these passages with its article's entry and its own text, read article by article."""
        for run in runs(ids):
            marks = ",".join("?" * len(run))
            columns = ", ".join(f"a.{column}" for column in ENTRY_COLUMNS.split(", "))
            for row in self._rows(
                f'SELECT p.id, substr(a.text, p.start + 1, p."end" - p.start), {columns} '
                f"FROM passages p JOIN articles a ON a.id = p.article_id WHERE p.id IN ({marks})",
                run,
            ):
                yield row[0], entry_of(row[2:]), as_text(row[1]) or ""

    def with_beginnings(self, ids: Sequence[int], length: int) -> dict[int, tuple[str, str]]:
        """Of each of these passages how its article begins, its title and that many code points, and its own text."""
        places: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for run in runs(ids):
            marks = ",".join("?" * len(run))
            for row in self._rows(f'SELECT article_id, id, start, "end" FROM passages WHERE id IN ({marks})', run):
                places[row[0]].append(row[1:])
        found: dict[int, tuple[str, str]] = {}
        # Each text is read once and cut here: SQLite would count from its beginning for each passage of a book.
        for article_id, own in places.items():
            for row in self._rows("SELECT title, text FROM articles WHERE id = ?", (article_id,)):
                title, text = (as_text(column) or "" for column in row)
                beginning = f"{title}\n{text[:length]}"
                found.update((passage_id, (beginning, text[start:end])) for passage_id, start, end in own)
        return found

    def whole_texts(self, ids: Sequence[int]) -> Iterator[tuple[int, Entry, str]]:
        """Of those of these passages that are the first of their articles: the id, and the article with its text."""
        for run in runs(ids):
            marks = ",".join("?" * len(run))
            columns = ", ".join(f"a.{column}" for column in ENTRY_COLUMNS.split(", "))
            for row in self._rows(
                f"SELECT p.id, a.text, {columns} FROM passages p JOIN articles a ON a.id = p.article_id "
                f"WHERE p.id IN ({marks}) "
                "AND p.id = (SELECT id FROM passages WHERE article_id = a.id ORDER BY start, id LIMIT 1)",
                run,
            ):
                yield row[0], entry_of(row[2:]), as_text(row[1]) or ""

    def damaged_passages(self) -> tuple[str, ...]:
        """Ids of articles whose stored passages or vectors are not those that were written."""
        ids = [row[0] for row in self._rows("SELECT id FROM articles")]
        return tuple(article_id for article_id in ids if not self._passages_hold(article_id))

    def replace_passages(self, article_id: str, spans: Sequence[Span], vectors: Vectors, encoder: str | None) -> bool:
        """Put freshly made passages in the place of an article's old ones, under new ids; of one that is gone, none.

        False, and nothing is done, where the library has another encoder than that of these vectors.
        """
        with self._write() as db:
            if self.meta(ENCODER) != encoder:
                return False
            if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone():
                return True
            db.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))
            insert_passages(db, article_id, spans, vectors)
            db.execute(
                "UPDATE articles SET passages_sha256 = ? WHERE id = ?",
                (passages_sha256(spans, vectors), article_id),
            )
            return True

    def _passages_hold(self, article_id: str) -> bool:
        """Whether the article's passages and vectors are those that were written."""
        rows = self._rows("SELECT passages_sha256 FROM articles WHERE id = ?", (article_id,))
        try:
            return bool(rows) and passages_sha256(*self._passages_of(article_id)) == rows[0][0]
        except (ValueError, TypeError, OverflowError):
            return False

    def _passages_of(self, article_id: str) -> tuple[tuple[Span, ...], Vectors]:
        rows = self._rows(
            'SELECT start, "end", vector FROM passages WHERE article_id = ? ORDER BY start', (article_id,)
        )
        vectors = np.frombuffer(b"".join(row[2] for row in rows), dtype=np.float32)
        return tuple((row[0], row[1]) for row in rows), vectors.reshape(len(rows), -1) if rows else vectors


def _whole(rows: Iterable[tuple[int, Sequence[Any]]]) -> dict[int, Passage]:
    passages = ((passage_id, passage_of(row)) for passage_id, row in rows)
    return {passage_id: passage for passage_id, passage in passages if passage is not None}


def insert_passages(db: Connection, article_id: str, spans: Sequence[Span], vectors: Vectors) -> None:
    db.executemany(
        'INSERT INTO passages (article_id, start, "end", vector) VALUES (?, ?, ?, ?)',
        [(article_id, start, end, vector.tobytes()) for (start, end), vector in zip(spans, vectors, strict=True)],
    )
