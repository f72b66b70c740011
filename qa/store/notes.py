"""Who said what, and which days are mentioned: tables `noted`, `speech` and `mentions`."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from embeddings.types import Ids
from qa.store.database import Database, runs
from qa.store.opening import Connection
from qa.store.rows import mention_of, mention_row, notes_sha256, speech_of, speech_row
from qa.types import Notes, Speech


class NotesTaken(Database):
    """What was read out of the articles once; notes are checked by their hash as they are read."""

    def notes(self, article_id: str) -> Notes | None:
        """The notes on an article; None where none were taken, or what is stored is not what was written."""
        return self._notes((article_id,)).get(article_id)

    def speech(
        self,
        speakers: Sequence[str] | None = None,
        ids: Sequence[str] | None = None,
        most: int | None = None,
        *,
        without: Collection[str] = (),
    ) -> tuple[Speech, ...]:
        """Who said what, the latest first; that of articles whose notes are missing or damaged is left out.

        Args:
            speakers: these names only, as they are stored.
            ids: of these articles only.
            most: so many of the latest only; None for all.
            without: of none of these articles.
        """
        if not self._has_table("mentions"):
            return ()
        if ids is None and (speakers is None or without):
            ids = [row[0] for row in self._rows("SELECT article_id FROM noted")]
        if without and ids is not None:
            ids = [one for one in ids if one not in without]
        if speakers is not None:
            ids = self._quoting(speakers, ids, most)
        found = [one for notes in self._notes(tuple(dict.fromkeys(ids or ()))).values() for one in notes.speech]
        if speakers is not None:
            named = set(speakers)
            found = [one for one in found if one.speaker in named]
        return tuple(sorted(found, key=latest_first)[:most])

    def speakers(self, without: Collection[str] = ()) -> dict[str, int]:
        """The names of those who spoke, but for these articles, and how often, the most often first."""
        if not self._has_table("mentions"):
            return {}
        rows = self._rows(
            "SELECT speaker, count(*) FROM speech WHERE speaker <> '' "
            "AND article_id NOT IN (SELECT value FROM json_each(?)) GROUP BY speaker ORDER BY 2 DESC, 1",
            (json.dumps([*without]),),
        )
        return {str(row[0]): int(row[1]) for row in rows}

    def passages_quoting(self, speakers: Sequence[str]) -> Ids:
        """Ids of the passages of all articles that quote these speakers, ascending."""
        found: set[int] = set()
        articles = self._quoting(speakers, None, None) if self._has_table("mentions") else []
        for run in runs(tuple(dict.fromkeys(articles))):
            marks = ",".join("?" * len(run))
            found.update(row[0] for row in self._rows(f"SELECT id FROM passages WHERE article_id IN ({marks})", run))
        return np.array(sorted(found), dtype=np.int64)

    def unnoted(self, rules: int) -> tuple[str, ...]:
        """Ids of the articles on which no notes were taken by these rules."""
        if not self._has_table("mentions"):
            return tuple(row[0] for row in self._rows("SELECT id FROM articles"))
        rows = self._rows(
            "SELECT a.id FROM articles a LEFT JOIN noted n ON n.article_id = a.id "
            "WHERE n.rules IS NULL OR n.rules <> ?",
            (rules,),
        )
        return tuple(row[0] for row in rows)

    def damaged_notes(self) -> tuple[str, ...]:
        """Ids of the articles whose stored notes are not those that were written."""
        if not self._has_table("mentions"):
            return ()
        ids = [row[0] for row in self._rows("SELECT article_id FROM noted")]
        whole = self._notes(ids)
        return tuple(article_id for article_id in ids if article_id not in whole)

    def put_notes(self, taken: Mapping[str, Notes]) -> None:
        """Keep the notes on these articles in the place of older ones; articles that are gone are passed over."""
        with self._write() as db:
            for article_id, notes in taken.items():
                if db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone():
                    insert_notes(db, article_id, notes)

    def _quoting(self, speakers: Sequence[str], ids: Sequence[str] | None, most: int | None) -> list[str]:
        """Ids of the articles, of these or of any, that hold the latest `most` quotes of these speakers."""
        rows: list[Any] = []
        for run in runs(speakers):
            marks = ",".join("?" * len(run))
            rows += self._rows(f"SELECT article_id, said FROM speech WHERE speaker IN ({marks})", run)
        if ids is not None:
            wanted = set(ids)
            rows = [row for row in rows if row[0] in wanted]
        if most is not None:
            rows = sorted(rows, key=lambda row: str(row[1] or ""), reverse=True)[:most]
        return [row[0] for row in rows]

    def _notes(self, ids: Sequence[str]) -> dict[str, Notes]:
        """The notes on these articles, by id, those missing or damaged left out."""
        found: dict[str, Notes] = {}
        if not self._has_table("mentions"):
            return found
        for run in runs(ids):
            marks = ",".join("?" * len(run))
            speech = self._by_article(
                f'SELECT article_id, start, "end", speaker, cue, said, direct FROM speech '
                f"WHERE article_id IN ({marks}) ORDER BY article_id, start, id",
                run,
            )
            mentions = self._by_article(
                f'SELECT article_id, start, "end", first, last, sure, relative FROM mentions '
                f"WHERE article_id IN ({marks}) ORDER BY article_id, start, id",
                run,
            )
            for article_id, rules, sha256 in self._rows(
                f"SELECT article_id, rules, sha256 FROM noted WHERE article_id IN ({marks})", run
            ):
                with contextlib.suppress(ValueError, TypeError):
                    notes = Notes(
                        tuple(speech_of(row) for row in speech.get(article_id, ())),
                        tuple(mention_of(row[1:]) for row in mentions.get(article_id, ())),
                        rules,
                    )
                    if notes_sha256(notes) == sha256:
                        found[article_id] = notes
        return found

    def _by_article(self, sql: str, parameters: Sequence[Any]) -> dict[str, list[Any]]:
        return {key: list(rows) for key, rows in groupby(self._rows(sql, parameters), key=lambda row: row[0])}


def latest_first(speech: Speech) -> tuple[int, str, int]:
    """Sorts speech by the day it was said, the latest first and unknown days last, then by its place."""
    return -(speech.date.toordinal() if speech.date else 0), speech.article_id, speech.start


def insert_notes(db: Connection, article_id: str, notes: Notes | None) -> None:
    """Put the notes in the place of those the article had; None leaves it without any."""
    for table in ("speech", "mentions", "noted"):
        db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    if notes is None:
        return
    db.executemany(
        'INSERT INTO speech (article_id, start, "end", speaker, cue, said, direct) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(article_id, *speech_row(speech)) for speech in notes.speech],
    )
    db.executemany(
        'INSERT INTO mentions (article_id, start, "end", first, last, sure, relative) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [(article_id, *mention_row(mention)) for mention in notes.mentions],
    )
    db.execute("INSERT INTO noted VALUES (?, ?, ?)", (article_id, notes.rules, notes_sha256(notes)))
