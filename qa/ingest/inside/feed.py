"""RSS and Atom through feedparser, from the bytes of a file: given a string it would read files and fetch addresses."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.dates import iso_date, written_date
from qa.ingest.item import clean, clean_line, plausible
from qa.ingest.markup import blocks, parse
from qa.patterns import lazy_pattern

#: Code points of an item's own text, of a title or a name, and of a link.
_MOST_TEXT: Final = 500_000
_MOST_LINE: Final = 300
_MOST_LINK: Final = 4_000
_MARKUP: Final = lazy_pattern(r"</?[a-z][^<>]*>", re.IGNORECASE)
#: The year of a program that knew no day (a zone has a sign or the time before it); what reads mail takes it for one of
#: two digits.
_NO_YEAR: Final = lazy_pattern(r"(?<![\d+])(?<![\d\s]-)(?<!GMT-)(?<!UTC-)(?<!:\d\d )0\d{3}(?!\d)")
#: A day as computers write it, be there such a day or not: "2024-13-01" is no day of January.
_ISO: Final = lazy_pattern(r"\s*\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Item:
    """The fields of `qa.ingest.web.feed.FeedItem`, as JSON has them."""

    id: str
    link: str | None
    title: str
    published: str | None
    authors: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Found:
    """What `qa.ingest.web.feed.ParsedFeed` is made of."""

    title: str
    #: Of the site it is the feed of, as it says; empty where it says none.
    link: str
    items: tuple[Item, ...]


def read(path: Path) -> Found:
    """The feed in a file; beside it stand its address and its content type."""
    import feedparser

    address, content_type = path.with_name("address").read_text(encoding="utf-8").split("\n", 1)
    parsed = feedparser.parse(
        io.BytesIO(path.read_bytes()),
        response_headers={"content-location": address, **({"content-type": content_type} if content_type else {})},
        # Of the markup only the words are taken; to tidy it takes feedparser ten times as long as all else.
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.version and not parsed.entries:
        raise UnsupportedInput("is not a feed that can be read.", "")
    if not parsed.entries:
        raise EmptyInput("is a feed without items.", "")
    atom = str(parsed.version).startswith("atom")
    items = [item for entry in parsed.entries if (item := _item(entry, atom))]
    title = _line(parsed.feed.get("title"), parsed.feed.get("title_detail"))
    return Found(title, _link(parsed.feed), _told_apart(items))


def _told_apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Each item once, as it stands first: newest, as feeds have them. Some feeds give one id to items of many links."""
    links: dict[str, set[str | None]] = {}
    for item in items:
        links.setdefault(item.id, set()).add(item.link)
    apart: dict[str, Item] = {}
    for item in items:
        own = item.id if len(links[item.id]) == 1 else f"{item.id} {item.link or ''}"
        apart.setdefault(own, replace(item, id=own))
    return tuple(apart.values())


def _item(entry: Any, atom: bool) -> Item | None:
    link = _link(entry)
    title = _line(entry.get("title"), entry.get("title_detail"))
    identifier = str(entry.get("id") or link or title)
    if not identifier:
        return None
    published = _day(entry, atom)
    return Item(
        identifier,
        link or None,
        title,
        published.isoformat() if published else None,
        tuple(dict.fromkeys(name for author in entry.get("authors") or () if (name := _line(author.get("name"))))),
        _text(entry),
    )


def _link(part: Any) -> str:
    link = str(part.get("link") or "").strip()
    return link if re.match("https?://", link, re.IGNORECASE) and len(link) <= _MOST_LINK else ""


def _day(entry: Any, atom: bool) -> date | None:
    """The day it was published, in the time of its publisher. Atom's "updated" is none: it changes.

    By what the stamp says: feedparser's own reading fills in what is missing, and makes a March of 30 February.
    """
    for name in ("published",) if atom else ("published", "updated"):
        stamp = str(entry.get(name) or "") if name in entry else ""
        day = iso_date(stamp) if _ISO.match(stamp) else iso_date(stamp) or _mail_day(stamp) or written_date(stamp)
        if day and plausible(day):
            return day
    return None


def _mail_day(stamp: str) -> date | None:
    if _NO_YEAR.search(stamp):
        return None
    try:
        return parsedate_to_datetime(stamp).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(entry: Any) -> str:
    """The longest of the texts that the item brings, without its markup."""
    parts = (*(entry.get("content") or ()), entry.get("summary_detail") or {})
    texts = [part for part in parts if re.match(r"text/|application/xhtml", str(part.get("type", "")))]
    longest: Any = max(texts, key=lambda part: len(str(part.get("value") or "")), default={})
    source = str(longest.get("value") or "")[:_MOST_TEXT]
    if longest.get("type") == "text/plain":
        return clean(source)
    tree = parse(source)
    return clean("\n\n".join(blocks(tree))) if tree is not None else ""


def _line(text: object, detail: Any = None) -> str:
    """A title or a name on one line, without markup, which it may hold against its own word."""
    words = str(text or "")[: 10 * _MOST_LINE]
    if (detail and detail.get("type") != "text/plain") or _MARKUP.search(words):
        tree = parse(words)
        words = " ".join(blocks(tree)) if tree is not None else ""
    return clean_line(words)[:_MOST_LINE]
