"""The tables of `library.db`, as SQL: the first layout, and what was added beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

#: The layout below. A library of a higher number is refused; there is no lower one yet.
SCHEMA_VERSION: Final = 1
TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL, url TEXT, publisher TEXT,
    authors TEXT NOT NULL, published TEXT, published_from TEXT, language TEXT,
    added TEXT NOT NULL, words INTEGER NOT NULL,
    sha256 TEXT NOT NULL, passages_sha256 TEXT NOT NULL
);
-- digest: of the file when it last gave this item; another than the file's own means that it no longer gives it.
CREATE TABLE sources (
    source TEXT PRIMARY KEY, file TEXT NOT NULL, input TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, digest TEXT
) WITHOUT ROWID;
CREATE TABLE files (file TEXT PRIMARY KEY, digest TEXT NOT NULL, items INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sources_by_file ON sources (file);
CREATE INDEX sources_by_article ON sources (article_id);
-- AUTOINCREMENT: an id is never used twice, so an index that holds the same ids holds the same passages.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, vector BLOB NOT NULL
);
CREATE INDEX passages_by_article ON passages (article_id, start);
"""
#: What came later and breaks no older version: made in a library that has none of it yet.
LATER: Final = """
-- An article that was compared with all that were compared before it.
CREATE TABLE IF NOT EXISTS compared (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS sketches (
    hash INTEGER NOT NULL, number INTEGER NOT NULL REFERENCES compared (number) ON DELETE CASCADE,
    PRIMARY KEY (hash, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sketches_by_number ON sketches (number);
-- Each pair both ways.
CREATE TABLE IF NOT EXISTS copies (
    number INTEGER NOT NULL REFERENCES compared (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES compared (number) ON DELETE CASCADE,
    PRIMARY KEY (number, other)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_by_other ON copies (other);
CREATE TABLE IF NOT EXISTS feeds (feed TEXT PRIMARY KEY, url TEXT NOT NULL, title TEXT NOT NULL) WITHOUT ROWID;
-- item: the SHA-256 of its id, for a feed may make that as long as it likes. Items are kept when they leave the feed:
-- one that comes back does not bring back an article that was removed.
CREATE TABLE IF NOT EXISTS feed_items (
    feed TEXT NOT NULL REFERENCES feeds (feed) ON DELETE CASCADE, item TEXT NOT NULL, PRIMARY KEY (feed, item)
) WITHOUT ROWID;
-- file: what the address gave, as in files. reading: how files were read then.
CREATE TABLE IF NOT EXISTS fetched (
    url TEXT PRIMARY KEY, file TEXT NOT NULL, etag TEXT, modified TEXT, reading TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fetched_by_file ON fetched (file);
-- An article without a row here, or with one of other rules, has yet to be read for speech and dates.
CREATE TABLE IF NOT EXISTS noted (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    rules INTEGER NOT NULL, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS speech (
    id INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, speaker TEXT, cue TEXT, said TEXT, direct INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS speech_by_article ON speech (article_id, start);
CREATE INDEX IF NOT EXISTS speech_by_speaker ON speech (speaker);
CREATE TABLE IF NOT EXISTS mentions (
    id INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    sure REAL NOT NULL, relative INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS mentions_by_article ON mentions (article_id, start);
CREATE INDEX IF NOT EXISTS mentions_by_day ON mentions (first, last);
CREATE INDEX IF NOT EXISTS articles_by_day ON articles (published);
CREATE INDEX IF NOT EXISTS articles_by_publisher ON articles (publisher);
-- The passages of an article by another encoder, until all articles have such. sha256: the article's.
CREATE TABLE IF NOT EXISTS recoded (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL, spans BLOB NOT NULL, vectors BLOB NOT NULL
);
"""

#: Columns that came later, each with its table.
LATER_COLUMNS: Final = {
    # The hash of the item's own bytes, where a file has many: what is word for word the same is not read again.
    "item": ("sources", "BLOB"),
    # The hash over the article as this input gave it last: two may give the same words with another date.
    "said": ("sources", "TEXT"),
    # Whether the page that gave the article named its authors itself, 1 or 0: a feed may have named them.
    "named": ("sources", "INTEGER"),
}


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: SQLite runs a whole script in a transaction of its own."""
    return (statement for statement in script.split(";\n") if statement.strip())
