"""Which articles are copies of one another: tables `compared`, `sketches` and `copies`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from qa.store.database import Database
from qa.store.opening import Connection

#: Articles that are found by one hash of a sketch; boxes that stand in thousands of articles find no more than this.
_MOST_ALIKE: Final = 64


@dataclass(frozen=True)
class Compared:
    """An article by the hashes of its sketch, and the ids of the articles it is a copy of, or they of it."""

    article_id: str
    sketch: tuple[int, ...]
    copies: tuple[str, ...]


class Copies(Database):
    """Which articles are copies of one another, as far as they were compared."""

    def uncompared(self) -> tuple[str, ...]:
        """Ids of the articles that were not compared with the others yet."""
        if not self._has_table("copies"):
            return tuple(row[0] for row in self._rows("SELECT id FROM articles"))
        counts = self._rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM compared)")[0]
        if counts[0] == counts[1]:
            return ()
        rows = self._rows("SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM compared)")
        return tuple(row[0] for row in rows)

    def sharing(self, sketch: Sequence[int]) -> tuple[tuple[int, str], ...]:
        """Which compared articles have which of these hashes in their sketches: (hash, article id)."""
        marks = ",".join("?" * len(sketch))
        rows = self._rows(
            f"SELECT s.hash, c.article_id FROM sketches s JOIN compared c ON c.number = s.number "
            f"WHERE s.hash IN ({marks})",
            sketch,
        )
        return tuple((row[0], row[1]) for row in rows)

    def note_compared(self, compared: Iterable[Compared]) -> None:
        """Keep what came of comparing articles; those that are no longer here are passed over."""
        with self._write() as db:
            for one in compared:
                db.execute(
                    "INSERT OR IGNORE INTO compared (article_id) SELECT id FROM articles WHERE id = ?",
                    (one.article_id,),
                )
                row = db.execute("SELECT number FROM compared WHERE article_id = ?", (one.article_id,)).fetchone()
                if row is None:
                    continue
                db.executemany(
                    "INSERT OR IGNORE INTO sketches SELECT ?1, ?2 "
                    "WHERE (SELECT count(*) FROM (SELECT 1 FROM sketches WHERE hash = ?1 LIMIT ?3)) < ?3",
                    [(value, row[0], _MOST_ALIKE) for value in one.sketch],
                )
                for copy in one.copies:
                    found = db.execute("SELECT number FROM compared WHERE article_id = ?", (copy,)).fetchone()
                    if found is not None and found != row:
                        both = (*row, *found), (*found, *row)
                        db.executemany("INSERT OR IGNORE INTO copies VALUES (?, ?)", both)

    def forget_compared(self) -> None:
        """Forget what is known of copies, so that all articles are compared again."""
        with self._write() as db:
            for table in ("copies", "sketches", "compared"):
                db.execute(f"DELETE FROM {table}")

    def story(self, article_id: str, most: int) -> tuple[str, ...]:
        """Ids of the articles of the same words: its copies, theirs, and so on; itself first, `most` at the most."""
        if not self._has_table("copies"):
            return ()
        rows = self._rows(
            "WITH RECURSIVE story (number) AS (SELECT number FROM compared WHERE article_id = ? UNION "
            "SELECT c.other FROM story s JOIN copies c ON c.number = s.number LIMIT ?) "
            "SELECT c.article_id FROM story s JOIN compared c ON c.number = s.number",
            (article_id, most),
        )
        return tuple(row[0] for row in rows)

    def copies(self) -> tuple[tuple[str, str], ...]:
        """All pairs of ids of articles that are copies of one another, each both ways."""
        if not self._has_table("copies"):
            return ()
        rows = self._rows(
            "SELECT a.article_id, b.article_id FROM copies c "
            "JOIN compared a ON a.number = c.number JOIN compared b ON b.number = c.other"
        )
        return tuple((row[0], row[1]) for row in rows)


def forget_copies(db: Connection, article_id: str) -> None:
    """Forget what is known of an article's copies, so that it is compared again.

    So are those that are left without any: of a report that was printed often, each copy is compared with some of the
    others alone, and the sketches of some are kept.
    """
    others = db.execute(
        "SELECT c.other FROM copies c JOIN compared a ON a.number = c.number WHERE a.article_id = ?", (article_id,)
    ).fetchall()
    db.execute("DELETE FROM compared WHERE article_id = ?", (article_id,))
    db.executemany(
        "DELETE FROM compared WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM copies WHERE number = ?1)", others
    )
