"""Words in, passages out: BM25 over SQLite's FTS5, with stemming and accents folded.

The title and the date of an article are searched beside each of its passages, in columns of their own, so
that they help to find it and never enter what is quoted. The index turns into bytes and back, as the dense
one does.
"""

from __future__ import annotations

import math
import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Final, Protocol

import numpy as np

from embeddings.types import Ids
from qa.errors import LibraryDamaged
from qa.types import Entry

#: English words that say nothing of what a question is about. A query of nothing else is searched as it is.
#: "us" is not among them: folded, it is also a country.
STOP_WORDS: Final = frozenset(
    """a about above after again all also am an and any are as at be because been before being between both
    but by can could did do does doing down during each few for from further had has have having he her here
    hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or
    other our out over own said same say says she should so some such tell than that the their them then there
    these they this those through to too under until up very was we were what when where which while who whom
    whose why will with would you your""".split()
)
#: BM25 weights of title, date, text.
WEIGHTS: Final = (2.0, 1.0, 1.0)

#: Vowel signs and other marks of Hebrew, Arabic and the scripts of South Asia are parts of words.
_WORD: Final = re.compile(
    "[\\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f]+"
)
#: Runs of scripts that part no words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
#: More words than this in one query add nothing but time.
_MOST_WORDS: Final = 64


def words(text: str) -> list[str]:
    """The words of a text in order, case-folded, punctuation dropped; of a script without spaces, each two signs."""
    return [word.casefold() for word in _WORD.findall(in_pairs(text))]


def in_pairs(text: str) -> str:
    """The text with each run of a script without spaces written as its overlapping pairs of signs, spaces between.

    Pairs find nearly what words would, need no dictionary (the way of Lucene's CJKAnalyzer), and a question is cut as
    its article is.
    """
    return text if text.isascii() else _UNSPACED.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", text)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


def content_words(text: str) -> list[str]:
    """The words that carry the subject: `words` without stop words, or all of them when nothing is left."""
    every = words(text)
    return [word for word in every if word not in STOP_WORDS and len(word) > 1] or every


def spoken_date(entry: Entry) -> str:
    """The article's date in the forms people ask by: "2014-03-14 Friday 14 March 2014"; empty without one."""
    return f"{entry.published:%Y-%m-%d %A} {entry.published.day} {entry.published:%B %Y}" if entry.published else ""


def stems(text: str) -> list[str]:
    """The Porter stems of a text's words, as the index has them."""
    return [stem(word) for word in words(text)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Porter stem of a case-folded word."""
    with _STEMMING:
        return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer("porter")
    return stemmer


#: The stemmer keeps the word it works on in itself: two threads at once get one another's stems, or an IndexError.
_STEMMING: Final = threading.Lock()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (snowballstemmer's name)


class LexicalIndex:
    """Passages by their words. Safe to share between threads."""

    def __init__(self, db: sqlite3.Connection | None = None) -> None:
        self._lock = threading.Lock()
        #: Passages held; None where that has to be counted, which reads the whole table.
        self._total: int | None = None
        if db is None:
            db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            db.execute(
                "CREATE VIRTUAL TABLE passages USING fts5("
                "title, date, text, tokenize = 'porter unicode61 remove_diacritics 2')"
            )
            db.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(passages, row)")
        self._db = db

    def __len__(self) -> int:
        with self._lock:
            return self._count()

    def _count(self) -> int:
        if self._total is None:
            self._total = int(self._db.execute("SELECT count(*) FROM passages").fetchone()[0])
        return self._total

    def ids(self) -> Ids:
        """All ids in the index, shape (len,)."""
        with self._lock:
            rows = self._db.execute("SELECT rowid FROM passages").fetchall()
        return np.array([row[0] for row in rows], dtype=np.int64)

    def add(self, passages: Iterable[tuple[int, Entry, str]]) -> None:
        """Add passages: id, the article it is of, its own text."""
        with self._changing() as db:
            db.executemany(
                "INSERT INTO passages (rowid, title, date, text) VALUES (?, ?, ?, ?)",
                ((i, in_pairs(entry.title), spoken_date(entry), in_pairs(text)) for i, entry, text in passages),
            )

    def remove(self, ids: Iterable[int]) -> None:
        """Remove these ids; those not in the index are passed over."""
        with self._changing() as db:
            db.executemany("DELETE FROM passages WHERE rowid = ?", ((int(i),) for i in ids))

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """All of a change, or nothing: what is being added may fail to be read, and the index goes on as it was."""
        with self._lock:
            self._total = None
            self._db.execute("BEGIN")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def search(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        """The `k` passages that fit the query's words best, as (id, BM25 >= 0), best first.

        Args:
            among: only these ids may be found, ascending; None for all.
        """
        terms = list(dict.fromkeys(content_words(query)))[:_MOST_WORDS]
        if not terms or k < 1 or (among is not None and not len(among)):
            return []
        match = " OR ".join(f'"{term}"' for term in terms)
        found: list[tuple[int, float]] = []
        with self._lock:
            for passage_id, score in self._ranked(match, None if among is not None else k):
                if among is None or _holds(among, passage_id):
                    found.append((passage_id, score))
                    if len(found) == k:
                        break
        return found

    def _ranked(self, match: str, k: int | None) -> Iterator[tuple[int, float]]:
        cursor = self._db.execute(
            f"SELECT rowid, bm25(passages, {', '.join(map(str, WEIGHTS))}) AS score FROM passages "  # noqa: S608  (constants)
            "WHERE passages MATCH ? ORDER BY score LIMIT ?",
            (match, -1 if k is None else k),
        )
        for passage_id, score in cursor:
            yield int(passage_id), max(0.0, -float(score))  # FTS5 gives the better the smaller

    def rarity(self, stems: Sequence[str]) -> list[float]:
        """How rare each Porter stem is here: BM25's inverse document frequency, > 0, most where unknown."""
        with self._lock:
            total = self._count()
            held = []
            for stem in stems:
                row = self._db.execute("SELECT doc FROM stems WHERE term = ?", (stem,)).fetchone()
                held.append(int(row[0]) if row else 0)
        return [math.log(1 + (total - count + 0.5) / (count + 0.5)) for count in held]

    def to_bytes(self) -> bytes:
        """The whole index as bytes that `from_bytes` reads."""
        with self._lock:
            return self._db.serialize()

    @classmethod
    def from_bytes(cls, data: bytes) -> LexicalIndex:
        """The index that `to_bytes` wrote.

        Raises:
            LibraryDamaged: the bytes hold no such index.
        """
        db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        try:
            db.deserialize(data)
            db.execute("SELECT rowid FROM passages LIMIT 1").fetchall()
        except (sqlite3.Error, MemoryError) as error:  # no bytes at all give a MemoryError
            raise LibraryDamaged(f"The lexical index cannot be read ({error}).") from error
        return cls(db)


def _holds(ascending: Ids, value: int) -> bool:
    at = int(np.searchsorted(ascending, value))
    return at < len(ascending) and int(ascending[at]) == value
