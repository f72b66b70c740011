"""What came over the web, read by the readers of files: a temporary file of the right suffix is all they see."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import httpx

from qa.errors import EmptyInput, InputError, MissingInput
from qa.ingest.dates import address_date
from qa.ingest.decoding import decode
from qa.ingest.files import read_file
from qa.ingest.item import Draft, Rejected, make_article, plausible
from qa.ingest.prose import count_words, is_prose
from qa.ingest.web.address import identity, named, parse, registered
from qa.ingest.web.aside import set_aside
from qa.ingest.web.feed import FeedItem
from qa.ingest.web.fetch import Reply
from qa.ingest.web.kinds import PAGE
from qa.patterns import lazy_pattern
from qa.types import Article

#: Words of prose in the shortest article that a page is believed to hold, and in one that something speaks against: a
#: sign that its publisher locks it up, or a title that says that there is none.
_LEAST_PROSE: Final = 25
_LEAST_DOUBTED: Final = 150
#: The same in a text that a feed brings: less is a teaser.
_LEAST_BROUGHT: Final = 80
#: What pages say of themselves that show only the beginning to those who do not pay.
_LOCKED: Final = lazy_pattern(
    r"\"isAccessibleForFree\"\s*:\s*\"?false|"
    r"subscribe (?:now )?to (?:continue|keep) reading|to continue reading,? (?:please )?(?:subscribe|log ?in|sign ?in)"
    r"|this (?:article|content|story) is (?:for|available to) (?:subscribers|members)",
    re.IGNORECASE,
)
#: What a page is titled, beside the name of its site, that some send as if nothing were amiss where there is none.
_NOT_FOUND: Final = lazy_pattern(
    r"(?:http )?(?:error )?404(?: error| page)?"
    r"|(?:(?:http )?(?:error )?404 )?(?:(?:the |this |that )?(?:requested )?(?:page|article|story|file|document) )?"
    r"(?:(?:was |is |could )?not|can(?:not|['’]t)) (?:be )?found",
    re.IGNORECASE,
)
#: What stands between that and the name.
_BESIDE: Final = lazy_pattern(r"\s[|–—·:-]\s|[:!.]\s")
_TEASER: Final = lazy_pattern(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|read more|continue reading)\W*$", re.IGNORECASE)
_FEED_TYPE: Final = lazy_pattern(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
#: Readers of these take characters for what they are; the encoding is settled before.
_TEXT: Final = (PAGE, ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown")
#: A page's date that the reader found nowhere certain: what a feed or an address says stands above it.
_GUESSED: Final = (None, "page", "byline")

_SAVE: Final = "Save the whole page in a browser where you are signed in, and add the file."


@dataclass(frozen=True)
class Given:
    """An article that an address gave."""

    #: Names the page or file, as `Source.file` does.
    file: str
    #: What tells the articles of one file apart; empty where there is one.
    own: str
    #: The input as its owner knows it: the address, or the address and a line.
    input: str
    article: Article
    #: Whether its page says that it shows only the beginning to those who do not pay; some that show all say it too.
    locked: bool = False
    #: Whether it names its authors itself.
    named: bool = False


def read_reply(reply: Reply, kind: str, shown: str, item: FeedItem | None = None) -> Iterator[Given | Rejected]:
    """The articles in a reply: one, or as many as a `.jsonl` has lines.

    Args:
        kind: the suffix, from `kind_of`.
        item: what a feed said of it, which fills in what the page lacks.

    Raises:
        InputError: there is no article in it; one line that names the input.
    """
    if item and registered(reply.url) not in item.sites:  # who passes on a link has not written what it leads to
        item = replace(item, authors=(), publisher="")
    body = reply.body
    source = ""
    if kind in _TEXT:
        source = decode(body, shown, reply.charset)
        body = source.encode("utf-8", "replace")
    with set_aside(body, f"{_stem(reply.url)}{kind}", shown) as path:
        try:
            found = list(read_file(path, item.title if item else None))
        except InputError as error:
            raise _told_of(error, path, shown, _feed_hint(source, reply.url)) from error
    for one in found:
        if isinstance(one, Rejected):
            yield Rejected(one.input.replace(str(path), shown), _told_of(one.error, path, shown))
            continue
        file = identity(reply.url)
        article = one.article
        locked = False
        if kind == PAGE:
            locked = bool(_LOCKED.search(source))
            _check(article, locked, source, shown, reply.url)
            file = named(reply.url, article.url)
            article = _dated(article, reply.url)
        if kind == PAGE or not article.url:
            article = replace(article, url=file)
        own = one.source.removeprefix(str(path.resolve()))
        names_them = bool(article.authors)
        yield Given(file, own, one.input.replace(str(path), shown), _filled(article, item), locked, names_them)


def brought(item: FeedItem, feed: str) -> Given | None:
    """The article that a feed brings itself; None where that is no more than a teaser.

    Args:
        feed: what the feed is named by.
    """
    if _prose(item.text) < _LEAST_BROUGHT or _TEASER.search(item.text[-60:]):
        return None
    file = f"{feed}#{item.key}"
    if item.link:
        with contextlib.suppress(InputError):  # the feed's words are as good where its link is none
            file = identity(parse(item.link))
    draft = Draft(item.text, title=item.title, url=item.link)
    try:
        article = make_article(draft, feed, "")
    except InputError:
        return None
    return Given(file, "", item.link or feed, _filled(article, item))


def only_beginning(shown: str, kept: str = "") -> EmptyInput:
    """That a page is the beginning of an article that its publisher locks up.

    Args:
        kept: a sentence on the article that the page gave before.
    """
    what = f"{shown} shows only the beginning of its article unless you are signed in."
    return EmptyInput(f"{what} {kept}".rstrip(), _SAVE)


def _check(article: Article, locked: bool, source: str, shown: str, url: httpx.URL) -> None:
    """Raises EmptyInput for a page that is no article, or the beginning of one that its publisher locks up.

    Raises MissingInput for one that says that there is none.
    """
    prose = _prose(article.text)
    if prose < _LEAST_DOUBTED and locked:
        raise only_beginning(shown)
    if prose < _LEAST_DOUBTED and any(_is_not_found(part) for part in _BESIDE.split(article.title)):
        raise MissingInput(
            f"{shown} does not exist: its page says “{article.title}”.",
            "Check the address in your browser. An article that it gave before stays.",
        )
    if prose < _LEAST_PROSE:
        raise EmptyInput(f"{shown} has no article that could be found.", _feed_hint(source, url) or _SAVE)


def _is_not_found(title: str) -> bool:
    return bool(_NOT_FOUND.fullmatch(" ".join(re.findall(r"[\w'’]+", title))))


def _prose(text: str) -> int:
    # By paragraphs: some pages break their lines to a width.
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return sum(count_words(paragraph) for paragraph in paragraphs if is_prose(paragraph))


def _dated(article: Article, url: httpx.URL) -> Article:
    """The day in the address, where the page itself tells none for certain."""
    if article.published_from in _GUESSED and (day := address_date(str(url))) and plausible(day):
        return replace(article, published=day, published_from="url")
    return article


def _filled(article: Article, item: FeedItem | None) -> Article:
    if item is None:
        return article
    if item.published and article.published_from in _GUESSED:
        article = replace(article, published=item.published, published_from="feed")
    return replace(
        article, authors=article.authors or item.authors, publisher=article.publisher or item.publisher or None
    )


def _feed_hint(source: str, url: httpx.URL) -> str:
    """Where a page that is no article names its feed: that is probably what was wanted."""
    from qa.ingest.markup import parse as parse_markup

    tree = parse_markup(source[:200_000]) if "alternate" in source else None
    for link in tree.iter("link") if tree is not None else ():
        if _FEED_TYPE.match(link.get("type") or "") and (href := link.get("href")):
            try:
                return f"It has a feed, which can be added: {parse(str(url.join(href.strip())))}"
            except (InputError, httpx.InvalidURL, ValueError):
                continue
    return ""


def _told_of(error: InputError, path: Path, shown: str, hint: str = "") -> InputError:
    """The error of a reader, about the address instead of the temporary file."""
    return type(error)(error.what.replace(str(path), shown), hint or error.hint.replace(str(path), shown))


def _stem(url: httpx.URL) -> str:
    """A file's name that tells as much as the address does."""
    last = httpx.URL(str(url)).path.rstrip("/").rpartition("/")[2]
    name = re.sub(r"\.\w{2,5}$", "", last)
    return re.sub(r"[^\w-]+", " ", name).strip()[:80] or "page"
