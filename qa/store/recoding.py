"""Passages by another encoder, beside those that are searched: table `recoded`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from embeddings.types import Vectors
from qa.store.database import DIMENSION, ENCODER, Database
from qa.store.passages import insert_passages
from qa.store.rows import article_sha256, passages_sha256
from qa.types import Article, Span

#: A note of the library: the encoder whose vectors are being made for all articles.
RECODING: Final = "recoding"


class Recoding(Database):
    """Passages by another encoder, until they take the place of those that are searched."""

    def begin_recoding(self, encoder: str) -> None:
        """Make way for passages by that encoder; those of it that are here already stay, those of others go."""
        if self.meta(RECODING) != encoder:
            with self._write() as db:
                db.execute("DELETE FROM recoded")
                db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (RECODING, encoder))

    def unrecoded(self) -> tuple[str, ...]:
        """Ids of the articles that have no passages by the other encoder, or were changed since they were made."""
        rows = self._rows(
            "SELECT a.id FROM articles a LEFT JOIN recoded r ON r.article_id = a.id AND r.sha256 = a.sha256 "
            "WHERE r.article_id IS NULL"
        )
        return tuple(row[0] for row in rows)

    def put_recoded(self, made: Iterable[tuple[Article, Sequence[Span], Vectors]]) -> None:
        """Keep the passages of these articles by the other encoder; articles that are gone are passed over."""
        with self._write() as db:
            db.executemany(
                "INSERT OR REPLACE INTO recoded SELECT id, ?2, ?3, ?4 FROM articles WHERE id = ?1",
                [
                    (
                        article.id,
                        article_sha256(article),
                        np.asarray(spans, dtype="<i8").tobytes(),
                        np.ascontiguousarray(vectors, dtype="<f4").tobytes(),
                    )
                    for article, spans, vectors in made
                ],
            )

    def finish_recoding(self, encoder: str, dimension: int, without: Iterable[str]) -> bool:
        """Put the passages by the other encoder in the place of all others, under new ids: all or nothing.

        False, and nothing is done, where an article has none, but for those `without`, which will have no passage.
        """
        with self._write() as db:
            if self.meta(RECODING) != encoder or set(self.unrecoded()) - set(without):
                return False
            db.execute("DELETE FROM passages")
            for article_id, spans, vectors in db.execute("SELECT article_id, spans, vectors FROM recoded"):
                cut = [(int(start), int(end)) for start, end in np.frombuffer(spans, "<i8").reshape(-1, 2)]
                made = np.frombuffer(vectors, "<f4").reshape(len(cut), dimension)
                insert_passages(db, article_id, cut, made)
                db.execute(
                    "UPDATE articles SET passages_sha256 = ? WHERE id = ?", (passages_sha256(cut, made), article_id)
                )
            db.execute("DELETE FROM recoded")
            db.execute("DELETE FROM meta WHERE key = ?", (RECODING,))
            db.executemany(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", [(ENCODER, encoder), (DIMENSION, str(dimension))]
            )
            return True
