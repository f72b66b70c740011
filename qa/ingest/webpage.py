"""Saved web pages, through trafilatura; where the date came from is looked up beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from qa.errors import EmptyInput
from qa.ingest.dates import address_date, iso_date
from qa.ingest.decoding import decode
from qa.ingest.furniture import strip_furniture
from qa.ingest.head import take_marks
from qa.ingest.item import Draft, clean, plausible
from qa.ingest.markup import blocks, fit, parse
from qa.ingest.prose import count_words, is_prose

_LD_DATE: Final = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_UTC: Final = re.compile(r"T[\d:.]+(?:Z|\+00:?00)$")
_META_DATES: Final = (
    "article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "publishdate", "pubdate", "sailthru.date", "parsely-pub-date", "og:published_time", "publish-date",
)  # fmt: skip
#: Words of prose, and share of all words, that a first, strict reading of a page must find to be believed.
_LEAST_PROSE: Final = 50
_LEAST_SHARE: Final = 0.5
#: Blocks from the top among which the headline may come again.
_TOP: Final = 3
#: What programs and templates write where the author stands, and what clings to names.
_NO_AUTHOR: Final = re.compile(
    r"(?:admin(?:istrator)?|editor|staff|webmaster|null|none|guest|user\d*|www\..*|http.*)", re.I
)
_DAYS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Published|Updated|Posted)"
)
_CLINGING: Final = re.compile(rf"^(?:(?:analysis|opinion|story|words|review)\s+)?by\s+|(?:\s+{_DAYS})+$", re.IGNORECASE)
_JUST_A_DAY: Final = re.compile(_DAYS, re.IGNORECASE)


def read(path: Path) -> Draft:
    """The draft of a saved page. Raises UnsupportedInput, EmptyInput."""
    return from_source(decode(path.read_bytes(), str(path)), str(path))


def from_source(source: str, shown: str) -> Draft:
    """The draft of a page's source. Raises EmptyInput where no article is found in it."""
    source = fit(source)
    tree = parse(source)
    if tree is None:
        raise EmptyInput(f"{shown} holds no web page.", "Check that it is the file you meant.")
    page = _extracted(source, tree)
    stripped = strip_furniture([line for block in page.blocks for line in (*clean(block).split("\n"), "")])
    texts = [block for block in clean("\n".join(stripped.lines)).split("\n\n") if block]
    url = _address(tree) or getattr(page.found, "url", None)
    publisher = _publisher(getattr(page.found, "sitename", None), url) or stripped.publisher
    title, headings = _titles(tree, getattr(page.found, "title", None), publisher)
    repeated = {_letters(heading) for heading in headings}
    texts = [text for at, text in enumerate(texts) if at >= _TOP or _letters(text) not in repeated] or texts
    marks = take_marks(texts)
    if not any(map(_letters, texts)):
        raise EmptyInput(
            f"{shown} holds no article that can be found.", "If it needs a login, save it while logged in."
        )
    published, where = _published(tree, source, url)
    if published is None and marks.published:
        published, where = marks.published, "byline"
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Draft(
        text="\n\n".join(texts),
        title=title,
        url=url,
        publisher=publisher or marks.outlet,
        authors=_authors(getattr(page.found, "author", None), publisher) or marks.authors,
        published=published,
        published_from=where,
        language=language,
    )


@dataclass(frozen=True)
class _Page:
    """What trafilatura found in a page."""

    found: Any
    blocks: Sequence[str]

    @property
    def prose(self) -> int:
        return sum(count_words(line) for block in self.blocks for line in block.split("\n") if is_prose(line))

    @property
    def share(self) -> float:
        return self.prose / max(1, sum(map(count_words, self.blocks)))


def _extracted(source: str, tree: Any) -> _Page:
    """The article of a page: read strictly; where that finds little prose, with trafilatura's second opinions."""
    from trafilatura import baseline

    page = _read(source, fast=True)
    if page.prose < _LEAST_PROSE or page.share < _LEAST_SHARE:
        second = _read(source, fast=False)
        if second.prose and (page.prose < _LEAST_PROSE or second.share > page.share):
            page = second
    if not page.blocks:  # a page too short for its heuristics
        page = _Page(page.found, list(blocks(baseline(source)[0], preserve=True)))
    if not page.blocks:
        body = tree.find("body")  # or for them to find anything: all its words, then
        page = _Page(page.found, list(blocks(body)) if body is not None else ())
    return page


def _read(source: str, *, fast: bool) -> _Page:
    from trafilatura import bare_extraction

    found = bare_extraction(source, fast=fast, with_metadata=True, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return _Page(found, list(blocks(body, preserve=True)) if body is not None else ())


def _address(tree: Any) -> str | None:
    """The page's own address, as it says it."""
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    metas = (meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url")
    return next((str(found) for found in (*links, *metas) if re.match("https?://", found or "")), None)


def _titles(tree: Any, found: str | None, publisher: str | None) -> tuple[str | None, list[str]]:
    """The page's title, and all that it is called."""
    elements = (*tree.iter("h1"), *tree.iter("title"))
    named = [text for element in elements if (text := clean(str(element.text_content())))]
    if found and not _same(found, publisher):
        named.insert(0, clean(found))
    title = next((_without_site(name, publisher) for name in named if not _same(name, publisher)), None)
    return title, [*named, title or ""]


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name at its end or start ("Forty ships | Harbour Gazette")."""
    parts = re.split(r"\s+[|–—:»·-]\s+|\s*\|\s*|:\s+", title)
    if publisher and len(parts) > 1:
        for part, left in ((parts[-1], title.removesuffix(parts[-1])), (parts[0], title.removeprefix(parts[0]))):
            if _same(part, publisher):
                return left.strip(" |–—:»·-") or title
    return title


def _publisher(name: str | None, url: str | None) -> str | None:
    """The site's name; its host, where the name is only an address; None where it is no name."""
    name = clean(name or "")
    if re.match("https?:|www\\.", name):
        return (urlsplit(name).hostname or urlsplit(url or "").hostname or name).removeprefix("www.")
    return None if not name or re.match(r"copyright\b|©", name, re.IGNORECASE) else name


def _authors(found: str | None, publisher: str | None) -> tuple[str, ...]:
    names = [_CLINGING.sub("", name.strip()) for name in (found or "").split(";")]
    names = [name for name in names if name and not _NO_AUTHOR.fullmatch(name) and not _JUST_A_DAY.fullmatch(name)]
    people = [name for name in names if not _same(name, publisher)]
    return tuple(people or names)


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and _letters(one or "") == _letters(other or "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _published(tree: Any, source: str, url: str | None) -> tuple[date | None, str | None]:
    """The day of publication and where it stands, from what is most to least deliberate."""
    addressed = address_date(url)
    structured = _LD_DATE.search(source)
    if structured and (day := _day(structured[1])):
        # In UTC it may be tomorrow already: the address has the day it was where the page was published.
        if addressed == day - timedelta(days=1) and _UTC.search(structured[1]):
            return addressed, "url"
        return day, "json-ld"
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.casefold(), meta.get("content") or "")
    for name in _META_DATES:
        if day := _day(named.get(name)):
            return day, "meta"
    for element in tree.iter("time"):
        if day := _day(element.get("datetime")):
            return day, "time"
    if addressed:
        return addressed, "url"
    from htmldate import find_date

    # Not extensive: its last resorts take any date of the page, and a wrong date is worse than none.
    guessed = _day(find_date(source, extensive_search=False, original_date=True))
    return (guessed, "page") if guessed else (None, None)


def _day(stamp: str | None) -> date | None:
    """The day of a stamp; None of one that stands for "unknown", such as 0001-01-01."""
    day = iso_date(stamp)
    return day if day and plausible(day) else None
