"""The articles themselves, as they were added: table `articles`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from qa.errors import ArticleNotFound, LibraryDamaged
from qa.letters import WORD
from qa.patterns import lazy_pattern
from qa.store.database import Database
from qa.store.rows import ENTRY_COLUMNS, article_of, as_text, entry_of, parsed
from qa.types import Article, Entry

#: Characters of an id that stand for it where no other begins so, and articles that are named where others do.
_LEAST_OF_ID: Final = 4
_SAME_BEGINNING: Final = 5
_NEWEST_FIRST: Final = "ORDER BY published IS NULL, published DESC, title, id"
#: Whole texts that are held at once.
_AT_ONCE: Final = 200
#: Runs of ASCII letters by which SQLite looks for articles, the longest of a phrase.
_MOST_RUNS: Final = 4
_ASCII: Final = lazy_pattern(r"[a-z0-9]+")
#: Before it lie the scripts that part words by spaces; of those behind, some do not.
_UNSPACED: Final = "\u0e00"


class Articles(Database):
    """The articles, with their texts and without."""

    def article(self, article_id: str) -> Article:
        """The whole article, its hash checked.

        Raises:
            ArticleNotFound: there is none of that id.
            LibraryDamaged: what is stored is not what was added.
        """
        rows = self._rows(f"SELECT {ENTRY_COLUMNS}, text, sha256 FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise _not_found(article_id)
        article = article_of(rows[0])
        if article is None or article.id != article_id:
            raise LibraryDamaged(
                f"Article {article_id} is damaged on disk (its SHA-256 does not match), so it is not quoted.",
                "Add its source again.",
            )
        return article

    def is_whole(self, article_id: str) -> bool:
        """Whether the article is here, and as it was added."""
        try:
            self.article(article_id)
        except (ArticleNotFound, LibraryDamaged):
            return False
        return True

    def entry(self, article_id: str) -> Entry:
        """The article without its text.

        Raises:
            ArticleNotFound: there is none of that id.
        """
        rows = self._rows(f"SELECT {ENTRY_COLUMNS} FROM articles WHERE id = ?", (article_id,))
        if not rows:
            raise _not_found(article_id)
        return entry_of(rows[0])

    def entries(self) -> tuple[Entry, ...]:
        """All articles without their texts, newest first, undated ones last."""
        rows = self._rows(f"SELECT {ENTRY_COLUMNS} FROM articles {_NEWEST_FIRST}")
        return tuple(entry_of(row) for row in rows)

    def naming(self, words: Sequence[str]) -> tuple[Entry, ...]:
        """All articles with these words one after the other in their title or text, in any case, as `entries` has them.

        Args:
            words: at least one, without signs that part words, and with the accents that they have there.
        """
        before, after = (rf"(?<![{WORD}])", rf"(?![{WORD}])") if words[0] < _UNSPACED else ("", "")
        phrase = rf"[^{WORD}]+".join(map(re.escape, words))
        pattern = re.compile(f"{before}{phrase}{after}", re.IGNORECASE)
        # SQLite folds the case of ASCII letters alone; what it leaves out need not be read.
        runs = sorted({run for word in words for run in _ASCII.findall(word.lower())}, key=len)[-_MOST_RUNS:]
        has = " AND ".join(["instr(lower(title || ' ' || text), ?) > 0"] * len(runs)) or "1"
        likely = self._rows(f"SELECT id FROM articles WHERE {has} {_NEWEST_FIRST}", runs[::-1])
        ids = [row[0] for row in likely]
        named = []
        for part in (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)):
            among = f"id IN ({','.join('?' * len(part))})"
            rows = self._rows(f"SELECT {ENTRY_COLUMNS}, text FROM articles WHERE {among} {_NEWEST_FIRST}", part)
            entries = [(entry_of(columns), as_text(text)) for *columns, text in rows]
            named += [entry for entry, text in entries if pattern.search(f"{entry.title}\n{text}")]
        return tuple(named)

    def whole_id(self, given: str) -> str:
        """The id of the article that is meant by an id or by its beginning.

        Raises:
            ArticleNotFound: no id begins so, or more than one.
        """
        if self.has(given):
            return given
        start = given.casefold()
        rows = self._rows("SELECT id, title FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id", (len(start), start))
        if len(start) < _LEAST_OF_ID or not rows:
            raise _not_found(given)
        if len(rows) > 1:
            named = [f"{as_text(row[0])} “{as_text(row[1])}”" for row in rows[:_SAME_BEGINNING]]
            named += [f"and {len(rows) - _SAME_BEGINNING} more"] if len(rows) > _SAME_BEGINNING else []
            told = f"{len(rows)} articles have an id that begins {given!r}: {'; '.join(named)}."
            raise ArticleNotFound(told, "Give more of it.")
        return str(rows[0][0])

    def has(self, article_id: str) -> bool:
        return bool(self._rows("SELECT 1 FROM articles WHERE id = ?", (article_id,)))

    def count(self) -> int:
        """Articles in the library."""
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    def latest(self) -> date | None:
        """The day of the latest article."""
        rows = self._rows("SELECT max(published) FROM articles")
        return parsed(date.fromisoformat, rows[0][0]) if rows else None


def _not_found(article_id: str) -> ArticleNotFound:
    return ArticleNotFound(f"No article has the id {article_id!r}.", "List the ids with: pullquote list")
