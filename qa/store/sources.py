"""Which input gave which article, and which files were read to their end: tables `sources` and `files`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from qa.store.articles import Articles
from qa.store.copies import forget_copies
from qa.store.opening import Connection
from qa.store.rows import ENTRY_COLUMNS, as_text, entry_of
from qa.types import Entry

#: Items of a file that are looked up at once.
_PAGE: Final = 1_000
#: Of `sources`, as `Source` has them.
SOURCE_COLUMNS: Final = "source, file, input, digest, item, said, named"
#: What a source said of its article: where an earlier version did not note it, what is kept.
_SAID: Final = "coalesce(s.said, a.sha256)"


@dataclass(frozen=True)
class Source:
    """Where an article came from, so that the same input is known again."""

    #: Names the item for good: a path, or a path and what tells its items apart.
    source: str
    #: The file it stands in.
    file: str
    #: What a person recognises it by.
    input: str
    #: Of the file, when it gave this item.
    digest: str | None = None
    #: Of the item's own bytes, where the file has many items.
    item: bytes | None = None
    #: `article_sha256` of what it gave, date and publisher included; None where an earlier version noted it.
    said: str | None = None
    #: Whether the page that it is named the authors itself; None of a file, and where an earlier version noted it.
    named: bool | None = None


@dataclass(frozen=True)
class Given:
    """What an input gave when it was last read."""

    source: Source
    article_id: str
    title: str


class Sources(Articles):
    """What each input gave, so that one that has not changed is not read again."""

    def add_source(self, source: Source, article_id: str, replacing: Iterable[str] = ()) -> bool:
        """Note that this input gives an article that is already kept, in place of those it gave before.

        False, and nothing is noted, when the article is no longer here.
        """
        with self._write() as db:
            if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone():
                return False
            self._note(db, source, article_id, replacing)
            return True

    @staticmethod
    def _note(db: Connection, source: Source, article_id: str, replacing: Iterable[str]) -> None:
        # Another process may have had it give one since it was decided what it replaces.
        gave = db.execute("SELECT article_id FROM sources WHERE source = ?", (source.source,)).fetchall()
        db.execute(
            f"INSERT OR REPLACE INTO sources ({SOURCE_COLUMNS}, article_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*astuple(source), article_id),
        )
        Sources._drop(db, (*replacing, *(old for (old,) in gave)))

    @staticmethod
    def _drop(db: Connection, articles: Iterable[str]) -> None:
        for old in articles:
            # It stays where another input still gives it.
            if not db.execute("SELECT 1 FROM sources WHERE article_id = ?", (old,)).fetchone():
                forget_copies(db, old)
                db.execute("DELETE FROM articles WHERE id = ?", (old,))

    def drop_source(self, source: str) -> None:
        """Drop what this input gave: what it is now has another name."""
        with self._write() as db:
            rows = db.execute("SELECT article_id FROM sources WHERE source = ?", (source,)).fetchall()
            db.execute("DELETE FROM sources WHERE source = ?", (source,))
            self._drop(db, [old for (old,) in rows])

    def note_source(self, source: Source) -> None:
        """Note that this input still gives its article: by what it is recognised now, and the file's digest."""
        with self._write() as db:
            db.execute(
                "UPDATE sources SET input = ?, digest = ?, item = ?, said = ?, named = ? WHERE source = ?",
                (source.input, source.digest, source.item, source.said, source.named, source.source),
            )

    def forget_moved(self, article_id: str, source: str) -> None:
        """Forget the files that gave the article and are gone from their folders, now that this source gives it.

        Else what is edited where it was moved to is kept beside what it was. Where the folder is gone too, it may be on
        a disk that is not connected.
        """
        gave = self._rows("SELECT source, file FROM sources WHERE article_id = ? AND source != ?", (article_id, source))
        gone = [row[0] for row in gave if _is_gone(Path(row[1]))]
        if gone:
            with self._write() as db:
                db.executemany("DELETE FROM sources WHERE source = ?", [(one,) for one in gone])

    def gone(self) -> Iterator[tuple[Path, str, str]]:
        """Files that are gone from their folders, each with the id and title of the one article it gave, it alone."""
        rows = self._rows(
            "SELECT s.file, a.id, a.title FROM sources s JOIN articles a ON a.id = s.article_id "
            "GROUP BY s.article_id HAVING count(*) = 1 AND s.source = s.file"
        )
        return ((Path(row[0]), row[1], as_text(row[2]) or "") for row in rows if _is_gone(Path(row[0])))

    def finish_file(self, file: str, digest: str, items: int) -> None:
        """Note that the file of that digest was read to its end and gave so many items, each noted with the digest."""
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file, digest, items))

    def is_known(self, file: str, digest: str) -> bool:
        """Whether the file was read whole with this digest, and all articles that it gave still stand."""
        read = self._rows("SELECT items FROM files WHERE file = ? AND digest = ?", (file, digest))
        if not read:
            return False
        gave = self._rows("SELECT source, article_id FROM sources WHERE file = ? AND digest = ?", (file, digest))
        return read[0][0] == len(gave) and all(self.stands(*row) for row in gave)

    def stands(self, source: str, article_id: str) -> bool:
        """Whether the article that this input gave is here, whole, and said to be as it is by an input that is left."""
        says = self._rows(
            f"SELECT {_SAID} = a.sha256 FROM sources s JOIN articles a ON a.id = s.article_id WHERE s.source = ?",
            (source,),
        )
        return self.is_whole(article_id) and (says == [(1,)] or self.is_said(article_id, source))

    def is_said(self, article_id: str, source: str) -> bool:
        """Whether another input than this one says, or may say, what is kept of the article.

        A file that is no longer there says nothing, also where its whole folder is not there.
        """
        rows = self._rows(
            "SELECT s.file FROM sources s JOIN articles a ON a.id = s.article_id "
            f"WHERE a.id = ? AND s.source != ? AND {_SAID} = a.sha256",
            (article_id, source),
        )
        return any(not Path(row[0]).is_absolute() or os.path.lexists(row[0]) for row in rows)

    def items(self, file: str, digest: str) -> Iterator[tuple[Source, Entry]]:
        """What the file of that digest gave, with the articles, in the order of the sources; read as it is taken."""
        columns = ", ".join(f"a.{column}" for column in ENTRY_COLUMNS.split(", "))
        last = ""
        while True:
            rows = self._rows(
                f"SELECT s.source, s.file, s.input, {columns} FROM sources s JOIN articles a ON a.id = s.article_id "
                "WHERE s.file = ? AND s.digest = ? AND s.source > ? ORDER BY s.source LIMIT ?",
                (file, digest, last, _PAGE),
            )
            for row in rows:
                yield Source(row[0], row[1], row[2], digest), entry_of(row[3:])
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]

    def known_file(self, file: str, digest: str) -> tuple[tuple[Source, Entry], ...]:
        """What a file of few items gave, as `items`; empty unless `is_known`: then it has to be read again."""
        return tuple(self.items(file, digest)) if self.is_known(file, digest) else ()

    def given(self, file: str) -> tuple[tuple[Source, Entry], ...]:
        """What the file gave when it was last read whole; empty where `is_known` would be false."""
        rows = self._rows("SELECT digest FROM files WHERE file = ?", (file,))
        return self.known_file(file, rows[0][0]) if rows else ()

    def given_by(self, source: str) -> Given | None:
        """What this input gave when it was last read, if that is still here."""
        rows = self._rows(
            f"SELECT s.source, s.file, s.input, s.digest, s.item, {_SAID}, s.named, a.id, a.title "
            "FROM sources s JOIN articles a ON a.id = s.article_id WHERE s.source = ?",
            (source,),
        )
        return Given(Source(*rows[0][:7]), rows[0][7], as_text(rows[0][8]) or "") if rows else None

    def source_article(self, source: str) -> str | None:
        """The id of the article that this input gave last."""
        rows = self._rows("SELECT article_id FROM sources WHERE source = ?", (source,))
        return rows[0][0] if rows else None

    def sources_named(self, name: str) -> tuple[tuple[str, str], ...]:
        """The source of that name, and those whose names go on with "#" after it: (name, article id), in order."""
        rows = self._rows(
            "SELECT source, article_id FROM sources WHERE source = ?1 OR (source > ?1 || '#' AND source < ?1 || '$') "
            "ORDER BY source",
            (name,),
        )
        return tuple((row[0], row[1]) for row in rows)

    def input_of(self, article_id: str) -> str:
        """What a person recognises an input by that gives the article; empty where none is known."""
        rows = self._rows("SELECT input FROM sources WHERE article_id = ? ORDER BY source LIMIT 1", (article_id,))
        return (as_text(rows[0][0]) or "") if rows else ""


def _is_gone(file: Path) -> bool:
    """Whether there is no such file any more in a folder that is there; never of an address or an upload."""
    return file.is_absolute() and os.path.isdir(file.parent) and not os.path.lexists(file)
