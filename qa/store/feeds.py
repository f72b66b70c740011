"""Feeds that are followed and addresses that were fetched: tables `feeds`, `feed_items` and `fetched`."""

from __future__ import annotations

from dataclasses import dataclass

from qa.store.database import Database
from qa.types import Feed


@dataclass(frozen=True)
class Fetch:
    """What an address gave when it was last read to its end, and how to ask whether it has changed."""

    #: As in `Source.file`.
    file: str
    etag: str | None
    modified: str | None
    #: The way of reading it was read with.
    reading: str


class Feeds(Database):
    """The feeds that are followed, which of their items were read, and what addresses gave."""

    def feeds(self) -> tuple[tuple[str, Feed], ...]:
        """The feeds that are followed, each with the name it is known by, in the order of their addresses."""
        if not self._has_table("feeds"):
            return ()
        rows = self._rows(
            "SELECT f.feed, f.url, f.title, count(i.item) FROM feeds f LEFT JOIN feed_items i ON i.feed = f.feed "
            "GROUP BY f.feed ORDER BY f.url"
        )
        return tuple((row[0], Feed(row[1], row[2], row[3])) for row in rows)

    def follow(self, feed: str, url: str, title: str) -> None:
        """Follow the feed of that name from now on."""
        known = self._rows("SELECT url, title FROM feeds WHERE feed = ?", (feed,))
        if known != [(url, title)]:
            with self._write() as db:
                db.execute(
                    "INSERT INTO feeds VALUES (?, ?, ?) "
                    "ON CONFLICT (feed) DO UPDATE SET url = excluded.url, title = excluded.title",
                    (feed, url, title),
                )

    def unfollow(self, feed: str) -> None:
        """Forget the feed and which of its items were read; its articles stay."""
        with self._write() as db:
            db.execute("DELETE FROM feeds WHERE feed = ?", (feed,))
            db.execute("DELETE FROM fetched WHERE file = ?", (feed,))

    def read_items(self, feed: str) -> frozenset[str]:
        """The ids of the feed's items that were read, hashed as `note_item` is given them."""
        return frozenset(row[0] for row in self._rows("SELECT item FROM feed_items WHERE feed = ?", (feed,)))

    def note_item(self, feed: str, item: str) -> None:
        """Note that the feed's item of that hash was read. Without the feed, nothing is noted."""
        with self._write() as db:
            if db.execute("SELECT 1 FROM feeds WHERE feed = ?", (feed,)).fetchone():
                db.execute("INSERT OR IGNORE INTO feed_items VALUES (?, ?)", (feed, item))

    def fetch(self, url: str) -> Fetch | None:
        """What that address gave when it was last read."""
        rows = self._rows("SELECT file, etag, modified, reading FROM fetched WHERE url = ?", (url,))
        return Fetch(*rows[0]) if rows else None

    def fetched_as(self, file: str) -> frozenset[str]:
        """The addresses that gave that file when they were last read."""
        return frozenset(row[0] for row in self._rows("SELECT url FROM fetched WHERE file = ?", (file,)))

    def note_fetch(self, url: str, fetch: Fetch) -> None:
        if self.fetch(url) != fetch:
            with self._write() as db:
                db.execute(
                    "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?, ?, ?)",
                    (url, fetch.file, fetch.etag, fetch.modified, fetch.reading),
                )
