"""Which articles of a library are the same report: copies, found when articles are added, and folded when asked for.

What is known of copies is derived from the texts, lies beside them in the store, and can be made again at any time.
Where it is damaged or missing, articles stand for themselves; nothing else is lost.
"""

from __future__ import annotations

import contextlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from qa.errors import ArticleNotFound, LibraryBusy, LibraryDamaged
from qa.locking import locked
from qa.shingles import COMPARING, LEAST_SHARED, Shingled, are_copies
from qa.store import Compared, Store
from qa.types import Article

#: Copies of one article that are named beside it.
NAMED: Final = 20
#: Articles of one report that are known to be: more are folded into several.
_MOST: Final = 1_000
#: Articles that share most of its sketch, which an article is compared with.
_CANDIDATES: Final = 32
#: Articles compared before what came of it is kept.
_BATCH: Final = 50
#: A note in the store: the way of comparing that its articles were compared by.
_COMPARING: Final = "comparing"


@dataclass(frozen=True)
class _Text:
    article: Article
    shingled: Shingled


class Stories:
    """The copies among the articles of one store. Safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- comparing ----------------------------------------------------------------------------------------

    def waiting(self) -> int:
        """Articles that have yet to be compared with the others."""
        if self._store.meta(_COMPARING) != COMPARING:
            return self._store.count()
        return len(self._store.uncompared())

    def compare(self, *, again: bool = False) -> None:
        """Compare the articles that were not yet with all others. Another process that does so is left to it.

        Args:
            again: compare all of them, whatever is known.

        Raises:
            LibraryReadOnly, LibraryFull, LibraryBusy, LibraryDamaged: the store cannot be written to.
        """
        with contextlib.ExitStack() as alone:
            try:
                alone.enter_context(locked(self._store.folder / "stories.lock", 0, "Another process compares them."))
            except LibraryBusy:
                return
            if again or self._store.meta(_COMPARING) != COMPARING:
                self._store.forget_compared()
                self._store.set_meta(_COMPARING, COMPARING)
            seen: set[str] = set()
            # Others may add articles meanwhile; an id too damaged to be found again is not waited for.
            while ids := [one for one in self._store.uncompared() if one not in seen]:
                seen.update(ids)
                for start in range(0, len(ids), _BATCH):
                    self._compare(ids[start : start + _BATCH])

    def _compare(self, ids: Sequence[str]) -> None:
        done: list[Compared] = []
        texts: dict[str, _Text | None] = {}
        among: defaultdict[int, list[str]] = defaultdict(list)  # the sketches of this batch, which are not kept yet
        for article_id in ids:
            own = self._text(article_id, texts)
            if own is None:
                done.append(Compared(article_id, (), ()))  # damaged: it is quoted nowhere
                continue
            sketch = own.shingled.sketch
            shared = Counter(found for _, found in self._store.sharing(sketch))
            for value in sketch:
                shared.update(among[value])
                among[value].append(article_id)
            copies = []
            for found, count in shared.most_common(_CANDIDATES):
                if count < LEAST_SHARED:
                    break
                other = self._text(found, texts)
                if other is not None and _same_report(own, other):
                    copies.append(found)
            done.append(Compared(article_id, sketch, tuple(copies)))
        self._store.note_compared(done)

    def _text(self, article_id: str, texts: dict[str, _Text | None]) -> _Text | None:
        if article_id not in texts:
            try:
                article = self._store.article(article_id)
                texts[article_id] = _Text(article, Shingled.of(article.text))
            except (ArticleNotFound, LibraryDamaged):
                texts[article_id] = None
        return texts[article_id]

    # -- folding ------------------------------------------------------------------------------------------

    def copies(self, article_id: str) -> tuple[str, ...]:
        """Ids of the other articles of the same report, its own copies before copies of those."""
        try:
            return tuple(one for one in self._store.story(article_id, _MOST) if one != article_id)
        except LibraryDamaged:
            return ()

    def all_copies(self) -> dict[str, tuple[str, ...]]:
        """For each article that has copies, ids of others of the same report, `NAMED` at the most."""
        beside: defaultdict[str, list[str]] = defaultdict(list)
        try:
            for one, other in self._store.copies():
                beside[one].append(other)
        except LibraryDamaged:
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for article_id in beside:
            if article_id not in found:
                story = _reached(article_id, beside)
                for one in story:
                    found[one] = tuple(islice((other for other in story if other != one), NAMED))
        return found


def _reached(start: str, beside: dict[str, list[str]]) -> list[str]:
    """All that can be reached from `start`, itself first."""
    reached = dict.fromkeys([start])
    waiting = [start]
    while waiting:
        for other in beside[waiting.pop()]:
            if other not in reached:
                reached[other] = None
                waiting.append(other)
    return list(reached)


def _same_report(one: _Text, other: _Text) -> bool:
    return are_copies(one.shingled, other.shingled, (one.article.published, other.article.published))
