"""The one truth of a library: articles, passages, vectors and notes in SQLite.

An article is visible when its transaction has committed, whole or not at all. Every article carries a SHA-256
over what can be quoted or shown of it, another over its passages and vectors, and its notes carry their own;
reading checks the first and the last, rebuilding the second. Here stand the transactions that write an article with
all that belongs to it; a module for each subject knows its own tables, over the one connection of `database`. This
package knows nothing of files that are read in, of models, or of search.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np

from embeddings.types import Vectors
from qa.errors import LibraryDamaged
from qa.store.copies import Compared, Copies, forget_copies
from qa.store.database import DIMENSION, ENCODER, INDEX, LIBRARY
from qa.store.feeds import Feeds, Fetch
from qa.store.filtering import Filtering
from qa.store.notes import NotesTaken, insert_notes, latest_first
from qa.store.opening import DATABASE, PATIENCE, Connection
from qa.store.passages import Passages, insert_passages
from qa.store.recoding import Recoding
from qa.store.rows import article_row
from qa.store.salvage import Lost, Salvage, is_damaged, salvage
from qa.store.sources import SOURCE_COLUMNS, Given, Source, Sources
from qa.types import Article, Notes, Span

__all__ = [
    "DATABASE",
    "DIMENSION",
    "ENCODER",
    "INDEX",
    "LIBRARY",
    "PATIENCE",
    "Compared",
    "Fetch",
    "Given",
    "Lost",
    "Record",
    "Salvage",
    "Source",
    "Store",
    "is_damaged",
    "latest_first",
    "salvage",
]

_NO_VECTORS: Final[Vectors] = np.zeros((0, 0), dtype=np.float32)


@dataclass(frozen=True)
class Record:
    """An article with all that is derived from it once and kept: what one transaction writes."""

    article: Article
    sources: tuple[Source, ...]
    #: Empty in a record of `remove` whose passages or vectors were damaged: they have to be made again.
    spans: tuple[Span, ...]
    #: Shape (len(spans), dim).
    vectors: Vectors
    #: None where it has not been read for them.
    notes: Notes | None = None


class Store(Sources, Passages, NotesTaken, Filtering, Copies, Feeds, Recoding):
    """All tables of one library folder, and what is written to several of them at once. Safe to share between threads.

    Raises (any method): LibraryBusy, LibraryFull, LibraryReadOnly, LibraryDamaged.
    """

    def put(self, record: Record, replacing: Iterable[str] = ()) -> None:
        """Keep an article, its sources, passages and vectors; drop the articles it replaces. All or nothing.

        An article of that id that another process added meanwhile is left as it is, and gains the sources. One
        that replaces itself has the same words but another date, publisher, ...: it is written anew.
        """
        replacing = tuple(replacing)
        with self._write() as db:
            known = db.execute("SELECT added FROM articles WHERE id = ?", (record.article.id,)).fetchone()
            if not known:
                self._insert(db, record)
            elif record.article.id in replacing:
                self._overwrite(db, record, known[0])
            for source in record.sources:
                self._note(db, source, record.article.id, replacing)

    def move_source(self, file: str, to: str, own: str) -> None:
        """Have another file, which gave none yet, be the source of what this one gave, for its item of that name."""
        with self._write() as db:
            db.execute("UPDATE sources SET source = ?, file = ? WHERE source = ?", (f"{to}{own}", to, f"{file}{own}"))
            db.execute("UPDATE fetched SET file = ? WHERE file = ?", (to, file))

    def put_back(self, records: Iterable[Record], encoder: str | None) -> bool:
        """Keep again what `remove` returned, all or nothing. What its inputs have given since stays theirs.

        False, and nothing is kept, where the library has another encoder than that of these vectors.
        """
        with self._write() as db:
            if self.meta(ENCODER) != encoder:
                return False
            for record in records:
                if not db.execute("SELECT 1 FROM articles WHERE id = ?", (record.article.id,)).fetchone():
                    self._insert(db, record)
                db.executemany(
                    f"INSERT OR IGNORE INTO sources ({SOURCE_COLUMNS}, article_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [(*astuple(one), record.article.id) for one in record.sources],
                )
            return True

    @staticmethod
    def _insert(db: Connection, record: Record) -> None:
        added = record.article.added or datetime.now(UTC)
        row = article_row(record.article, record.spans, record.vectors, added.isoformat(timespec="seconds"))
        db.execute(f"INSERT INTO articles ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])
        insert_passages(db, record.article.id, record.spans, record.vectors)
        insert_notes(db, record.article.id, record.notes)

    @staticmethod
    def _overwrite(db: Connection, record: Record, added: str) -> None:
        row = article_row(record.article, record.spans, record.vectors, added)
        settings = ", ".join(f"{column} = ?" for column in row)
        db.execute(f"UPDATE articles SET {settings} WHERE id = ?", [*row.values(), record.article.id])
        db.execute("DELETE FROM passages WHERE article_id = ?", (record.article.id,))
        insert_passages(db, record.article.id, record.spans, record.vectors)
        insert_notes(db, record.article.id, record.notes)
        forget_copies(db, record.article.id)  # what is asked of a copy depends on the days between two articles

    def remove(self, ids: Sequence[str]) -> tuple[Record, ...]:
        """Drop these articles at once; what is returned puts them back.

        Raises:
            ArticleNotFound: one of them is not here; then none is removed.
        """
        with self._write() as db:
            records = []
            for article_id in dict.fromkeys(ids):
                # A damaged article can be removed, but not put back.
                with contextlib.suppress(LibraryDamaged):
                    records.append(self._record(article_id))
                forget_copies(db, article_id)
                db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        return tuple(records)

    def _record(self, article_id: str) -> Record:
        rows = self._rows(f"SELECT {SOURCE_COLUMNS} FROM sources WHERE article_id = ?", (article_id,))
        spans, vectors = self._passages_of(article_id) if self._passages_hold(article_id) else ((), _NO_VECTORS)
        sources = tuple(Source(*row) for row in rows)
        return Record(self.article(article_id), sources, spans, vectors, self.notes(article_id))
