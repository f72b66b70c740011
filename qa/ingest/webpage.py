"""Saved web pages, through trafilatura; where the date came from is looked up beside it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qa.errors import EmptyInput
from qa.ingest.dates import address_date, iso_date
from qa.ingest.decoding import decode
from qa.ingest.furniture import strip_furniture
from qa.ingest.item import Draft, clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LD_DATE: Final = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_META_DATES: Final = (
    "article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "publishdate", "pubdate", "sailthru.date", "parsely-pub-date", "og:published_time", "publish-date",
)  # fmt: skip


def read(path: Path) -> Draft:
    """The draft of a saved page. Raises UnsupportedInput, EmptyInput."""
    return from_source(decode(path.read_bytes(), str(path)), str(path))


def from_source(source: str, shown: str) -> Draft:
    """The draft of a page's source. Raises EmptyInput where no article is found in it."""
    from lxml import html
    from trafilatura import bare_extraction, baseline

    # An XML declaration makes lxml refuse text that is already decoded.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    tree: Any = None
    if source.strip():
        try:
            tree = html.document_fromstring(source)
        except ValueError:  # lxml's ParserError is one; so is what it says of characters no XML may hold
            tree = None
    if tree is None:
        raise EmptyInput(f"{shown} holds no web page.", "Check that it is the file you meant.")
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    published, where = _published(tree, source)
    found = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=True)
    text = getattr(found, "text", None) or ""
    if not text.strip():
        text = baseline(source)[1]  # a page too short for its heuristics
    stripped = strip_furniture(clean(text).split("\n"))
    text = "\n\n".join(line for line in stripped.lines if line)
    if not text:
        raise EmptyInput(
            f"{shown} holds no article that can be found.", "If it needs a login, save it while logged in."
        )
    title = getattr(found, "title", None) or _title(tree)
    first, _, rest = text.partition("\n\n")
    if title and clean(title) == first and rest:
        text = rest  # the headline once more, above the article
    author = getattr(found, "author", None) or ""
    return Draft(
        text=text,
        title=title,
        url=getattr(found, "url", None),
        publisher=getattr(found, "sitename", None) or stripped.publisher,
        authors=tuple(author.split("; ")) if author else (),
        published=published,
        published_from=where,
        language=language,
    )


def _title(tree: HtmlElement) -> str | None:
    for path in (".//h1", ".//title"):
        element = tree.find(path)
        if element is not None and (text := element.text_content().strip()):
            return str(text)
    return None


def _published(tree: HtmlElement, source: str) -> tuple[date | None, str | None]:
    """The day of publication and where it stands, from what is most to least deliberate."""
    structured = _LD_DATE.search(source)
    if structured and (day := iso_date(structured[1])):
        return day, "json-ld"
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.casefold(), meta.get("content") or "")
    for name in _META_DATES:
        if day := iso_date(named.get(name)):
            return day, "meta"
    for element in tree.iter("time"):
        if day := iso_date(element.get("datetime")):
            return day, "time"
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    for address in (*links, named.get("og:url")):
        if day := address_date(address):
            return day, "url"
    from htmldate import find_date

    # Not extensive: its last resorts take any date of the page, and a wrong date is worse than none.
    guessed = iso_date(find_date(source, extensive_search=False, original_date=True))
    return (guessed, "page") if guessed else (None, None)
