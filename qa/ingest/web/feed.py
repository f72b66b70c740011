"""A feed's bytes into its items. They are parsed in a process of their own: XML is made to be misused."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from qa.ingest.dates import iso_date
from qa.ingest.guarded import run_in_turn
from qa.ingest.web.address import parse, registered
from qa.ingest.web.aside import set_aside
from qa.ingest.web.fetch import Reply

#: Seconds that a feed may take to be parsed.
SECONDS: Final = 28
_HINT: Final = "Check it in a feed reader, or add its articles by their own addresses."


@dataclass(frozen=True)
class FeedItem:
    """What a feed says of one article."""

    #: Names it within its feed.
    id: str
    link: str | None
    title: str
    published: date | None
    authors: tuple[str, ...]
    #: The words that the feed itself brings: a whole article, a teaser, or none.
    text: str
    #: The feed's own title.
    publisher: str
    #: The feed's own site, and the one it says it is of, each by the name that its hosts share.
    sites: frozenset[str]

    @property
    def key(self) -> str:
        """The id at a length that can be kept."""
        return hashlib.sha256(self.id.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class ParsedFeed:
    """A feed as it was fetched: its newest items first, as feeds have them."""

    title: str
    items: tuple[FeedItem, ...]


def read_feed(reply: Reply, shown: str) -> ParsedFeed:
    """The feed in a reply. Raises UnsupportedInput, EmptyInput: one line that names the input."""
    from qa.errors import InputError

    with set_aside(reply.body, "feed.xml", shown) as path:
        # What the header says of the encoding, and where relative links lead from, goes beside it.
        path.with_name("address").write_text(f"{reply.url}\n{reply.headers.get('content-type', '')}", encoding="utf-8")
        try:
            said = run_in_turn(path, "qa.ingest.inside.feed", seconds=SECONDS)
        except InputError as error:
            raise type(error)(error.what.replace(str(path), shown), _HINT) from error
    sites = {registered(reply.url)}
    with suppress(InputError):  # where it names no site
        sites.add(registered(parse(said["link"])))
    return ParsedFeed(said["title"], tuple(_item(item, said["title"], frozenset(sites)) for item in said["items"]))


def _item(fields: Mapping[str, Any], publisher: str, sites: frozenset[str]) -> FeedItem:
    return FeedItem(
        fields["id"],
        fields["link"],
        fields["title"],
        iso_date(fields["published"]),
        tuple(fields["authors"]),
        fields["text"],
        publisher,
        sites,
    )
