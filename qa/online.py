"""Addresses and feeds on their way into the store: fetched, told apart from what is there, handed on to be kept.

This module knows the order of these steps. How an address is fetched and read is the business of `qa.ingest.web`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final

from qa.errors import ArticleNotFound, InputError, LibraryDamaged, Unreachable, UnsupportedInput
from qa.ingest import Rejected
from qa.ingest.web.address import identity, parse
from qa.ingest.web.feed import FeedItem, read_feed
from qa.ingest.web.fetch import Reply
from qa.ingest.web.kinds import FEED, kind_of
from qa.ingest.web.manners import Visit
from qa.ingest.web.reading import Given, brought, only_beginning, read_reply
from qa.shingles import are_states, is_cut
from qa.store import Fetch, Source, Store
from qa.types import Article, Outcome

#: Keeps an article that a source gave; what became of it. Raises InputError.
Keep = Callable[[Article, Source], Iterator[Outcome]]

_NOT_MODIFIED: Final = 304
#: Items of one feed that are read in one batch: most feeds have ten to a hundred, and each is a page to be fetched.
_MOST_ITEMS: Final = 500


class Online:
    """The addresses of one batch.

    Args:
        reading: names the way files are read: what was read another way is read again.
    """

    def __init__(self, store: Store, visit: Visit, keep: Keep, reading: str) -> None:
        self._store = store
        self._visit = visit
        self._keep = keep
        self._reading = reading

    def read(self, address: str, *, only_feed: bool = False) -> Iterator[Outcome]:
        """What became of what is at the address: a page, a file, or each new item of a feed.

        Args:
            only_feed: it was a feed before; a page that stands in its place is no article, and what was removed of what
                it links to is not read again.
        """
        shown = " ".join(address.split())  # in one line, whatever it is
        try:
            reply = self._visit.fetch(address, self._conditions)
            if reply.status == _NOT_MODIFIED:
                yield from self._unchanged(reply, shown)
                return
            kind = kind_of(reply.body, reply.content_type, reply.url.path, shown)
            if kind == FEED:
                yield from self._read_feed(reply, shown, only_new=only_feed)
            elif only_feed:
                raise UnsupportedInput(
                    f"{shown} is no longer a feed.", f"Drop it with: pullquote feeds --remove {shown}"
                )
            else:
                yield from self._read_page(reply, kind, shown)
        except InputError as error:
            yield Outcome(shown, "failed", error=str(error))

    # -- pages and files ----------------------------------------------------------------------------------

    def _read_page(self, reply: Reply, kind: str, shown: str, item: FeedItem | None = None) -> Iterator[Outcome]:
        """Raises InputError where there is no article; then nothing was yielded."""
        digest = self._digest(reply)
        before = self._store.fetch(identity(reply.url))
        known = self._store.known_file(before.file, digest) if before else ()
        if known:
            yield from (Outcome(shown, "unchanged", entry.id, entry.title) for _, entry in known)
            return
        sources: list[Source] = []
        failed = False
        for one in read_reply(reply, kind, shown, item):
            if isinstance(one, Rejected):
                failed = True
                yield Outcome(one.input, "failed", error=str(one.error))
                continue
            one = self._apart(one, reply)
            self._leave_apart(one, reply)
            self._take_over(one, reply)
            source = Source(f"{one.file}{one.own}", one.file, one.input, digest, named=one.named)
            try:
                self._refuse_beginning(one, source)
                yield from self._keep(self._still_known(one.article, source), source)
                sources.append(source)
            except InputError as error:
                failed = True
                yield Outcome(one.input, "failed", error=str(error))
        if sources and not failed:
            self._finish(reply, digest, sources)

    def _apart(self, given: Given, reply: Reply) -> Given:
        """What an address gave, by that address where the one it names as its own gave another article.

        A carelessly made site names one page for all of its articles, and each would replace the one before. What this
        address alone gave may have become another article, as its own may.
        """
        fetched = identity(reply.url)
        if given.file == fetched or self._store.fetched_as(given.file).difference(_moved(reply)) == {fetched}:
            return given
        if self._is_another(given):
            return replace(given, file=fetched, article=replace(given.article, url=fetched))
        return given

    def _leave_apart(self, given: Given, reply: Reply) -> None:
        """Have what only other addresses gave be theirs, where the one that they name gives another article."""
        others = self._store.fetched_as(given.file)
        if given.file == identity(reply.url) and given.file not in others and self._is_another(given):
            free = (other for other in sorted(others) if self._store.source_article(f"{other}{given.own}") is None)
            if (other := next(free, None)) is not None:
                self._store.move_source(given.file, other, given.own)

    def _is_another(self, given: Given) -> bool:
        """Whether another article is kept by the address that this one is to be kept by."""
        kept = self._store.source_article(f"{given.file}{given.own}")
        with suppress(ArticleNotFound, LibraryDamaged):
            return kept is not None and not are_states(self._store.article(kept).text, given.article.text)
        return False

    def _take_over(self, given: Given, reply: Reply) -> None:
        """Have the article replace what was kept by another address of its page, where it is a later state of that."""
        if self._store.source_article(f"{given.file}{given.own}") is not None:
            return
        addresses = (*_moved(reply), identity(reply.url), _by_other_scheme(given.file))
        fetches = (self._store.fetch(address) for address in addresses)
        for file in (*(before.file for before in fetches if before), *addresses):
            other = self._store.source_article(f"{file}{given.own}")
            with suppress(ArticleNotFound, LibraryDamaged):
                if other is not None and are_states(self._store.article(other).text, given.article.text):
                    self._store.move_source(file, given.file, given.own)
                    return

    def _refuse_beginning(self, given: Given, source: Source) -> None:
        """Raises EmptyInput where a page that was shown whole shows only its beginning now."""
        before = self._store.source_article(source.source) if given.locked else None
        with suppress(ArticleNotFound, LibraryDamaged):
            if before is not None and is_cut(given.article.text, self._store.article(before).text):
                raise only_beginning(given.input, "The whole article, as it was kept before, stays.")

    def _still_known(self, article: Article, source: Source) -> Article:
        """The article with what a feed once said of it, where the page says nothing of it: not of another article."""
        before = self._store.given_by(source.source)
        if before is None:
            return article
        try:
            kept = self._store.article(before.article_id)
        except (ArticleNotFound, LibraryDamaged):
            return article
        if not are_states(kept.text, article.text):
            return article
        if article.published is None and kept.published_from == "feed":
            article = replace(article, published=kept.published, published_from=kept.published_from)
        if not article.authors and not before.source.named:  # else the page has withdrawn them
            article = replace(article, authors=kept.authors)
        return replace(article, publisher=article.publisher or kept.publisher)

    def _finish(self, reply: Reply, digest: str, sources: list[Source]) -> None:
        file = sources[0].file
        self._store.finish_file(file, digest, len(sources))
        self._store.note_fetch(identity(reply.url), self._fetched(reply, file))
        for address in _moved(reply):
            self._store.note_fetch(address, Fetch(file, None, None, self._reading))

    def _unchanged(self, reply: Reply, shown: str) -> Iterator[Outcome]:
        """What the address gave when it was last read, which the host says is still so."""
        before = self._store.fetch(identity(reply.url))
        file = before.file if before else ""
        feeds = dict(self._store.feeds())
        if file in feeds:
            yield Outcome(shown, "unchanged", title=feeds[file].title)
        for _, entry in self._store.given(file):
            yield Outcome(shown, "unchanged", entry.id, entry.title)

    def _conditions(self, url: str) -> Mapping[str, str]:
        """Headers that ask for the address only if it has changed. None where its article is no longer here."""
        before = self._store.fetch(url)
        if before is None or before.reading != self._reading:
            return {}
        if not self._store.given(before.file) and before.file not in dict(self._store.feeds()):
            return {}
        named = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        # What a host wrote in letters that no request may hold cannot be asked with.
        return {name: value for name, value in named.items() if value and value.isascii()}

    def _digest(self, reply: Reply) -> str:
        digest = hashlib.sha256(reply.body)
        digest.update(self._reading.encode())
        return digest.hexdigest()

    def _fetched(self, reply: Reply, file: str) -> Fetch:
        return Fetch(file, reply.headers.get("etag"), reply.headers.get("last-modified"), self._reading)

    # -- feeds --------------------------------------------------------------------------------------------

    def _read_feed(self, reply: Reply, shown: str, *, only_new: bool) -> Iterator[Outcome]:
        """Each item that was not read before. Raises InputError where the feed cannot be read.

        Args:
            only_new: nor what another feed, or an item of another id, gave and was removed.
        """
        feed = read_feed(reply, shown)
        name = identity(parse(shown))
        self._store.follow(name, shown, feed.title or shown)
        read = self._store.read_items(name)
        told = False
        complete = True
        done = 0
        unread = [item for item in feed.items if item.key not in read]
        for at, item in enumerate(unread):
            if only_new and self._was_removed(item):
                self._store.note_item(name, item.key)
                continue
            told = True
            if done == _MOST_ITEMS:
                complete = False
                yield Outcome(shown, "failed", error=_more_items(shown, len(unread) - at))
                break
            try:
                outcomes = list(self._read_item(item, name))
            except Unreachable as error:  # the next run tries it again
                complete = False
                outcomes = [Outcome(item.link or shown, "failed", error=str(error))]
            else:
                # Before it is told of: whoever stops there and removes its article is not given it again.
                self._store.note_item(name, item.key)
                done += 1
            yield from outcomes
        if not told:
            yield Outcome(shown, "unchanged", title=feed.title or shown)
        if complete:  # else the next run has to see the feed whole, changed or not
            self._store.note_fetch(identity(reply.url), self._fetched(reply, name))

    def _was_removed(self, item: FeedItem) -> bool:
        """Whether what the item links to gave an article before that is no longer here."""
        with suppress(InputError):  # what is no address gave none
            url = identity(parse(item.link or ""))
            before = self._store.fetch(url)
            file = before.file if before else url
            return bool(self._store.fetched_as(file)) and not self._store.sources_named(file)
        return False

    def _read_item(self, item: FeedItem, feed: str) -> Iterator[Outcome]:
        """The article of a feed's item: the page it links to, else the words that the feed itself brings.

        Raises Unreachable where it may give its article later.
        """
        shown = item.link or f"{feed} ({item.title or item.id})"
        try:
            if not item.link:
                raise UnsupportedInput(
                    f"{shown} has neither a link to a page nor an article of its own.", "Nothing to do."
                )
            reply = self._visit.fetch(item.link, self._conditions)
            if reply.status == _NOT_MODIFIED:
                yield from self._unchanged(reply, shown)
                return
            kind = kind_of(reply.body, reply.content_type, reply.url.path, shown)
            if kind == FEED:
                raise UnsupportedInput(f"{shown} is a feed within a feed.", "Add it by itself if you want it.")
            yield from self._read_page(reply, kind, shown, item)
        except InputError as error:
            yield from self._brought(item, feed, shown, error)

    def _brought(self, item: FeedItem, feed: str, shown: str, error: InputError) -> Iterator[Outcome]:
        """The article that the feed brings itself, where the page gave none for this reason.

        It is often no more than an abstract: nothing for a page that may answer the next time, or that gave its own.
        """
        if isinstance(error, Unreachable):
            raise error
        given = brought(item, feed)
        before = self._store.fetch(given.file) if given else None
        if given is None:
            yield Outcome(shown, "failed", error=str(error))
        elif before and (kept := self._store.given(before.file)):
            yield from (Outcome(shown, "unchanged", entry.id, entry.title) for _, entry in kept)
        else:
            yield from self._keep(given.article, Source(given.file, given.file, shown))
            # Once it is removed, no other feed brings it back.
            self._store.note_fetch(given.file, Fetch(given.file, None, None, self._reading))


def _more_items(shown: str, left: int) -> str:
    more = f"{left:,} more item" if left == 1 else f"{left:,} more items"
    return f"{shown} has {more}: {_MOST_ITEMS} of a feed are read at a time. Add it again for the next."


def _moved(reply: Reply) -> tuple[str, ...]:
    """What names the addresses that have moved to this one for good."""
    return tuple(map(identity, reply.moved))


def _by_other_scheme(address: str) -> str:
    """The same page's name by http where this is by https, and the other way round."""
    return re.sub(r"^http(s?):", lambda scheme: "http:" if scheme[1] else "https:", address)
