"""The notes on the articles of one store: taken where they are missing, and in memory where the store takes none."""

from __future__ import annotations

import math
import threading
import time
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from embeddings import Ids
from qa.errors import ArticleNotFound, LibraryBusy, LibraryDamaged, LibraryFull, LibraryReadOnly
from qa.notes import RULES, take_notes
from qa.store import Store, latest_first
from qa.types import Filters, Notes, Speech

#: Articles on which notes are taken before they are kept: what is stopped halfway goes on from there.
_AT_ONCE: Final = 100


class Notebook:
    """Who said what in the articles of a store, and which days they mention. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        #: Notes on articles of a store that could not take them, by id.
        self._unkept: dict[str, Notes] = {}
        self._taking = threading.Lock()
        #: The revision of the store at which no article was without notes.
        self._complete: int | None = None

    # -- taking them --------------------------------------------------------------------------------------

    def take(self, seconds: float = math.inf) -> int:
        """Take notes on the articles that have none by the present rules: those of a library made before there were.

        Where the store cannot be written to, they are kept in memory.

        Args:
            seconds: after these it is left where it is, to be gone on with by the next call.

        Returns:
            How many articles are still without.
        """
        until = time.monotonic() + seconds
        while True:
            revision = self._store.revision()
            if self._complete == revision:
                return 0
            with self._taking:
                waiting = [article_id for article_id in self._store.unnoted(RULES) if article_id not in self._unkept]
                done = self._take(waiting[:_AT_ONCE], until)
            if not waiting:
                self._complete = revision
            if done == len(waiting) or time.monotonic() >= until:
                return len(waiting) - done

    def mend(self, damaged: Collection[str]) -> None:
        """Take notes again that are damaged or missing, but for these articles, whose text is damaged."""
        with self._taking:
            unfit = {*self._store.damaged_notes(), *self._store.unnoted(RULES)} - set(damaged)
            waiting = sorted(unfit)
            for first in range(0, len(waiting), _AT_ONCE):
                self._take(waiting[first : first + _AT_ONCE])

    def _take(self, ids: Sequence[str], until: float = math.inf) -> int:
        """Take notes on these articles; how many were looked at when the time was up."""
        taken: dict[str, Notes] = {}
        done = 0
        for article_id in ids:
            done += 1
            try:
                taken[article_id] = take_notes(self._store.article(article_id))
            except ArticleNotFound:  # another process has removed it since
                continue
            except LibraryDamaged:
                self._unkept[article_id] = Notes((), (), RULES)
            if time.monotonic() >= until:
                break
        self._keep(taken)
        return done

    def _keep(self, taken: dict[str, Notes]) -> None:
        try:
            if taken:
                self._store.put_notes(taken)
        except (LibraryReadOnly, LibraryFull, LibraryBusy):
            self._unkept.update(taken)  # asking goes on with what is in memory

    # -- reading them -------------------------------------------------------------------------------------

    def notes(self, article_id: str) -> Notes:
        """The notes on one article, taken now where there are none. Raises ArticleNotFound, LibraryDamaged."""
        kept = self._store.notes(article_id)
        if kept is not None and kept.rules == RULES:
            return kept
        return self._unkept.get(article_id) or take_notes(self._store.article(article_id))

    def speakers(self) -> dict[str, int]:
        """Everybody who is said to have said something, as the articles call them, and how often."""
        unkept = self._instead()
        counts = Counter(self._store.speakers(without=unkept))
        counts.update(one.speaker for notes in unkept.values() for one in notes.speech if one.speaker)
        return dict(counts.most_common())

    def speech(
        self,
        filters: Filters | None = None,
        *,
        speakers: Sequence[str] | None = None,
        articles: Sequence[str] | None = None,
        most: int | None = None,
    ) -> tuple[Speech, ...]:
        """Who said what, the latest first.

        Args:
            filters: their dates are those of the days it was said on.
            speakers: of these only, as `speakers` names them.
            articles: of the articles with these ids only.
            most: so many of the latest only; None for all.
        """
        filters = filters or Filters()
        unkept = self._instead()
        ours = [
            one
            for notes in unkept.values()
            for one in notes.speech
            if (speakers is None or one.speaker in speakers) and (articles is None or one.article_id in articles)
        ]
        kept = self._store.speech(speakers, articles, None if filters.active else most, without=unkept)
        found = sorted((*kept, *ours), key=latest_first)
        if not filters.active:
            return tuple(found[:most])
        within = [one for one in found if _said_within(one, filters)]
        if filters.publishers or filters.as_of:
            ids = self._store.passing(filters)
            within = [one for one in within if one.article_id in ids]
        return tuple(within[:most])

    def passages_quoting(self, speakers: Sequence[str]) -> Ids | None:
        """Ids of the passages of all articles that quote these speakers, ascending; None where that may be any."""
        return None if self._unkept else self._store.passages_quoting(speakers)

    def _instead(self) -> dict[str, Notes]:
        """The notes that are in memory, by article, where the store has none or those of other rules."""
        if not self._unkept:
            return {}
        without = set(self._store.unnoted(RULES))
        return {article_id: notes for article_id, notes in self._unkept.copy().items() if article_id in without}


def _said_within(speech: Speech, filters: Filters) -> bool:
    """Whether the day it was said on lies within the dates of the filters."""
    if speech.date is None:
        return not (filters.since or filters.until)
    return (filters.since or speech.date) <= speech.date <= (filters.until or speech.date)
