"""What a web page says of its own article, to machines and to readers: headline, people, day and where it stood.

JSON-LD is parsed, not searched; where a page's own parts disagree, what its readers see is believed: the headline in
`h1`, a byline, the day as it was where the page was published. This module knows nothing of the article's text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from qa.ingest.dates import address_date, iso_date, written_date
from qa.ingest.item import clean_line, plausible

_ARTICLE: Final = re.compile(r"Article|Posting|Report\b|ClaimReview|WebPage")
_LD_DATE: Final = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
#: In UTC, at an hour when it is yesterday still in America.
_UTC: Final = re.compile(r"[T ]0\d:[\d:.]+ ?(?:Z|UTC|\+00:?00)?$")
_META_DATES: Final = (
    "article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "publishdate", "pubdate", "sailthru.date", "parsely-pub-date", "og:published_time", "publish-date",
)  # fmt: skip
_META_AUTHORS: Final = (
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "article_author",
    "dc.creator",
)
#: Share of a heading's words that stand in the page's other titles, from which it is the article's headline.
_ALIKE: Final = 0.4
#: Nodes of JSON-LD that are looked at, so that a page of nothing else takes no time.
_MOST_NODES: Final = 2_000
#: Code points of the longest line that may be a byline or a date.
_LONGEST_LINE: Final = 160

#: What programs and templates write where the author stands.
_NO_NAME: Final = re.compile(
    r"(?:admin(?:istrator)?|editor|staff|webmaster|null|none|guest|user\d*|undefined|www\..*|https?:.*|@.*)", re.I
)
_DAYS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Published|Updated|Posted)"
)
_BY: Final = re.compile(
    r"^(?:(?:analysis|opinion|story|words|review)\s+)?(?:(?:written|reported|posted|published)\s+)?by:?\s+", re.I
)
_CLINGING: Final = re.compile(rf"(?:\s+{_DAYS})+$|\s*@\S+$|\s*\S+@\S+$", re.IGNORECASE)
#: "Ida Brandt. Quay International": a stop after a whole name, not after an initial.
_BESIDE: Final = re.compile(r"(?<=\w{4})\. [A-Z].*$")
_JUST_A_DAY: Final = re.compile(_DAYS, re.IGNORECASE)
#: What stands beside a name and is none: a post, a desk, a degree, "for the Gazette".
_POST: Final = re.compile(
    r"(?:.{0,30} )?(?:writers?|reporters?|editors?|correspondents?|contributors?|columnists?|producers?|journalists?)|"
    r"special to .*|for .*|contributing .*|(?:MS|RD|MD|PhD|Dr|M\.D\.|Ph\.D\.)|"
    r"(?:the )?associated press|reuters|afp|cnn|bloomberg|usa today|fox ?(?:news|business)|"
    r".*\.(?:com|org|net)",
    re.IGNORECASE,
)
#: "ERIC BRANDTQuay Gazette": two elements of a page that were read as one.
_RUN_TOGETHER: Final = re.compile(r"(?<=[A-Z]{3})(?=[A-Z][a-z]{3})")
_APART: Final = re.compile(r"\s*(?:[,;|]|\band\b|\bund\b|\bet\b|&|\s[-–—]\s)\s*")
_BYLINES: Final = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|autor)s?(?:[\s_-]|$)|authors?__?name|author-?name", re.I
)
_DATED: Final = re.compile(r"date|time|publish|byline", re.IGNORECASE)
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_MONTH: Final = re.compile(
    rf"(?:(?P<m>{_MONTHS})\.? (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTHS})\.?),? (?P<y>(?:19|20)\d\d)",
    re.IGNORECASE,
)


def linked_data(tree: Any) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD that may be its article, the likeliest first."""
    found: list[dict[str, Any]] = []
    named: dict[str, dict[str, Any]] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json":
            continue
        try:
            nodes = list(_nodes(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
        found.extend(nodes)
        named.update((str(node["@id"]), node) for node in nodes if "@id" in node and "name" in node)
    articles = [node for node in found if _ARTICLE.search(str(node.get("@type")))]
    for article in articles:
        article["author"] = _resolved(article.get("author"), named)
    return sorted(articles, key=lambda node: not node.get("headline"))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON value at its top and in its graph."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value[:_MOST_NODES]
        elif isinstance(value, dict):
            yield value
            waiting[:0] = [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]


def _resolved(author: Any, named: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Authors as objects with a name and a type."""
    every = author if isinstance(author, list) else [author]
    people: list[dict[str, Any]] = []
    for one in every[:_MOST_NODES]:
        if isinstance(one, dict) and "name" not in one:
            one = named.get(str(one.get("@id")))
        if isinstance(one, str):
            one = {"name": one}
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            people.append(one)
    return people


def metas(tree: Any) -> dict[str, str]:
    """The page's `meta` elements by name, case-folded; the first of each."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(str(name).casefold(), clean_line(meta.get("content")))
    return named


def headline(tree: Any, titles: Iterable[str]) -> str | None:
    """The heading that readers see above the article: the `h1` most like the page's other titles; None without any."""
    known = {word for title in titles for word in _words(title)}
    best: tuple[float, str] = (0.0, "")
    for heading in tree.iter("h1"):
        text = clean_line(heading.text_content())
        words = _words(text)
        share = sum(word in known for word in words) / len(words) if words else 0.0
        if share >= _ALIKE and len(words) > 1:
            best = max(best, (min(share, 0.9), text), key=lambda pair: pair[0])
    return best[1] or None


def authors(tree: Any, data: list[dict[str, Any]], found: str | None, publisher: str | None) -> tuple[str, ...]:
    """The people who wrote the article; where none are named, the agency or desk that is; never the site beside people.

    Args:
        found: the names that a library found, with semicolons between them.
    """
    said = metas(tree)
    structured = [str(one["name"]) for node in data for one in node["author"] if _is_person(one)]
    ways = (
        structured[:_MOST_NAMES],
        [said.get(name, "") for name in _META_AUTHORS[:1]],
        (found or "").split(";"),
        *([said.get(name, "")] for name in _META_AUTHORS[1:]),
        _bylines(tree),
        [str(one["name"]) for node in data[:1] for one in node["author"]],
    )
    fallback: tuple[str, ...] = ()
    for way in ways:
        names = tuple(dict.fromkeys(name for text in way for name in split_people(text, publisher)))
        # Alone, an agency is the author; beside a person, it is where the person works.
        people = tuple(name for name in names if not _POST.fullmatch(name)) or names
        if people and not _same(people[0], publisher):
            return people
        fallback = fallback or names
    return fallback


_MOST_NAMES: Final = 12


def _is_person(author: dict[str, Any]) -> bool:
    return "Person" in str(author.get("@type", "Person"))


def split_people(text: str, publisher: str | None) -> list[str]:
    """The names in a byline ("By Ida Brandt and Lee Okafor, Staff Writers"); what is no name is left out."""
    text = clean_line(text)
    if not text or len(text) > _LONGEST_LINE:
        return []
    text = _RUN_TOGETHER.sub(", ", _BY.sub("", text))
    parts = [_CLINGING.sub("", _BY.sub("", part.strip())).strip(" .-|") for part in _APART.split(text)]
    parts = [part for part in parts if part and not _NO_NAME.fullmatch(part) and not _JUST_A_DAY.fullmatch(part)]
    parts = [_BESIDE.sub("", part) for part in parts]
    parts = [part for part in parts if not re.search(r"\d{2}", part)]
    return [part for part in parts if not _same(part, publisher)] or parts


def _bylines(tree: Any) -> list[str]:
    """The byline that readers see: the first element that is marked as one and holds names."""
    for element in tree.iter("a", "span", "div", "p", "h3", "h6", "li", "address"):
        marked = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
        if not _BYLINES.search(marked):
            continue
        lines = [clean_line(part) for part in element.itertext()]
        text = " | ".join(line for line in lines if line)
        if text.casefold() in ("by", "by |") or not text or len(text) > _LONGEST_LINE:
            continue
        names = [name for name in split_people(text, None) if len(name.split()) > 1 and not _POST.fullmatch(name)]
        if names:
            return names
    return []


def published(tree: Any, data: list[dict[str, Any]], source: str, url: str | None) -> tuple[date | None, str | None]:
    """The day of publication and where it stands, from what is most to least deliberate."""
    said = metas(tree)
    addressed = address_date(url)
    stamps = [str(node["datePublished"]) for node in data if node.get("datePublished")]
    loose = _LD_DATE.search(source)
    if loose:
        stamps.append(loose[1])
    for stamp, where in (
        *((stamp, "json-ld") for stamp in stamps),
        *((said.get(name, ""), "meta") for name in _META_DATES),
        *((element.get("datetime") or "", "time") for element in tree.iter("time")),
    ):
        day = _day(stamp)
        if day is None:
            continue
        # In UTC it may be tomorrow already: what the page shows is the day it was where it was published.
        before = day - timedelta(days=1)
        if _UTC.search(stamp.strip()):
            if addressed == before:
                return before, "url"
            if before in _shown(tree, said) and day != addressed:
                return before, where
        return day, where
    if addressed:
        return addressed, "url"
    from htmldate import find_date

    # Not extensive: its last resorts take any date of the page, and a wrong date is worse than none.
    guessed = _day(find_date(source, extensive_search=False, original_date=True))
    return (guessed, "page") if guessed else (None, None)


def _shown(tree: Any, said: dict[str, str]) -> set[date]:
    """The days that the page shows its readers, or gives in its own time, beside its headline."""
    texts = [said.get("article_date_original", "")]
    texts += [said[name][:10] for name in ("sailthru.date",) if re.search(r"[+-]\d\d:?\d\d$", said.get(name, ""))]
    for element in tree.iter("time", "span", "div", "p", "li"):
        if element.tag == "time" or _DATED.search(element.get("class") or ""):
            text = clean_line(" ".join(element.itertext()))
            if 6 < len(text) <= _LONGEST_LINE:
                texts.append(text)
    days = set()
    for text in dict.fromkeys(texts):
        day = iso_date(text)
        match = _MONTH.search(text)
        if day is None and match:
            day = written_date(f"{match['d'] or match['d2']} {(match['m'] or match['m2'])[:3]} {match['y']}")
        if day:
            days.add(day)
    return days


def _day(stamp: str | None) -> date | None:
    """The day of a stamp; None of one that stands for "unknown", such as 0001-01-01."""
    day = iso_date(stamp)
    return day if day and plausible(day) else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and _letters(one or "") == _letters(other or "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
