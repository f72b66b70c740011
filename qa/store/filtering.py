"""Which articles and passages pass filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from embeddings.types import Ids
from qa.publishers import filtered
from qa.store.database import Database
from qa.store.rows import as_text
from qa.types import Filters


class Filtering(Database):
    """What passes filters, by what the articles say of themselves and the days that are mentioned in them."""

    def publishers(self) -> tuple[str, ...]:
        rows = self._rows("SELECT DISTINCT publisher FROM articles WHERE publisher <> '' ORDER BY publisher")
        return tuple(as_text(row[0]) or "" for row in rows)

    def passing(self, filters: Filters) -> frozenset[str]:
        """Ids of the articles that pass the filters, whatever days they are about."""
        whole, given = self._of_article(filters)
        rows = self._rows(f"SELECT a.id FROM articles a WHERE {' AND '.join(whole) or '1'}", given)
        return frozenset(row[0] for row in rows)

    def passage_ids(self, filters: Filters | None = None) -> Ids:
        """The ids of all passages, or of those that pass the filters; ascending.

        A passage passes the dates when its article was published between them, or when it mentions a day, or a run
        of days, that lies wholly between them.
        """
        if filters is None or not filters.active:
            return self._ids("SELECT id FROM passages")
        whole, given = self._of_article(filters)
        clauses, days = _published_within(filters)
        articles = f"SELECT a.id FROM articles a WHERE {' AND '.join([*clauses, *whole])}"
        passing = self._ids(f"SELECT id FROM passages WHERE article_id IN ({articles})", [*days, *given])
        if not clauses or not self._has_table("mentions"):
            return passing
        clauses, days = _mentioned_within(filters)
        mentioning = self._ids(
            "SELECT p.id FROM mentions m JOIN passages p ON p.article_id = m.article_id "
            'AND p.start <= m.start AND m.start < p."end" JOIN articles a ON a.id = m.article_id '
            f"WHERE {' AND '.join([*clauses, *whole])}",
            [*days, *given],
        )
        return np.union1d(passing, mentioning)

    def mentioning(self, filters: Filters, most: int, *, backwards: bool = False) -> tuple[str, ...]:
        """Ids of articles that mention days within the filters' dates, the earliest such days first.

        Args:
            most: ids, at most.
            backwards: the latest such days first.
        """
        if not self._has_table("mentions"):
            return ()
        clauses, days = _mentioned_within(filters)
        whole, given = self._of_article(filters)
        order = "max(m.last) DESC" if backwards else "min(m.first)"
        rows = self._rows(
            "SELECT m.article_id FROM mentions m JOIN articles a ON a.id = m.article_id "
            f"WHERE {' AND '.join([*clauses, *whole]) or '1'} GROUP BY m.article_id "
            f"ORDER BY {order}, m.article_id LIMIT ?",
            [*days, *given, most],
        )
        return tuple(row[0] for row in rows)

    def _of_article(self, filters: Filters) -> tuple[list[str], list[str]]:
        """Conditions on the article `a`, whatever days it is about, and their parameters."""
        clauses: list[str] = []
        parameters: list[str] = []
        if filters.publishers:
            parameters += self._publishers_like(filters.publishers)
            clauses.append(f"a.publisher IN ({','.join('?' * len(parameters))})")
        if filters.as_of:
            clauses.append("(a.published IS NULL OR a.published <= ?)")
            parameters.append(filters.as_of.isoformat())
        return clauses, parameters

    def _publishers_like(self, names: Iterable[str]) -> list[str]:
        """The publishers that are meant by these names, as articles have them."""
        known = self.publishers()
        return list(dict.fromkeys(publisher for name in names for publisher in filtered(name, known)))

    def _ids(self, sql: str, parameters: Sequence[Any] = ()) -> Ids:
        return np.sort(np.fromiter((row[0] for row in self._rows(sql, parameters)), dtype=np.int64))


def _published_within(filters: Filters) -> tuple[list[str], list[str]]:
    """Conditions on `a.published`, and their parameters."""
    return _within(filters, "a.published", "a.published")


def _mentioned_within(filters: Filters) -> tuple[list[str], list[str]]:
    """Conditions on `m.first` and `m.last`, and their parameters."""
    return _within(filters, "m.first", "m.last")


def _within(filters: Filters, first: str, last: str) -> tuple[list[str], list[str]]:
    """Conditions on the columns of a first and a last day, and their parameters."""
    bounds = ((f"{first} >= ?", filters.since), (f"{last} <= ?", filters.until))
    return [clause for clause, day in bounds if day], [day.isoformat() for _, day in bounds if day]
