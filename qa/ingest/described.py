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

from qa.ingest.byline import BY, is_account, is_agency, is_house, is_person, letters, split_byline, without_posts
from qa.ingest.dates import address_date, iso_date
from qa.ingest.inline import TIMES
from qa.ingest.item import clean_line, plausible
from qa.ingest.markup import blocks
from qa.ingest.prose import words_of
from qa.ingest.seen import Element, Seen
from qa.ingest.shown_day import day_there, find_shown
from qa.patterns import lazy_pattern

_ARTICLE: Final = lazy_pattern(r"Article|Posting|Report\b|ClaimReview|WebPage|Recipe")
_LD_DATE: Final = lazy_pattern(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
#: In UTC, at an hour when it is yesterday still in America.
_UTC: Final = lazy_pattern(r"[T ]0\d:[\d:.]+ ?(?:Z|UTC|\+00:?00)?$")
_META_DATES: Final = (
    "article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "publishdate", "pubdate", "sailthru.date", "parsely-pub-date", "og:published_time", "publish-date",
)  # fmt: skip
_META_CHANGES: Final = ("article:modified_time", "og:updated_time", "datemodified", "lastmod")
#: Where sites keep the day in their own time.
_META_LOCAL: Final = ("article_date_original", "sailthru.date")
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
#: The same, of a page's only heading.
_ALIKE_ALONE: Final = 0.25
#: Nodes of JSON-LD that are looked at, so that a page of nothing else takes no time.
_MOST_NODES: Final = 2_000
#: Authors of JSON-LD that are looked at.
_MOST_NAMES: Final = 12

_BYLINES: Final = lazy_pattern(
    r"(?:^|[\s_-])(?:authors?|byline|by-line|writers?|autore?s?|auteurs?|columnist|journalist|reporter|h-card|vcard|signature)"
    r"(?:$|[\s_-]|name|info|link|date|box)|author-?(?:name|link)|[a-z](?:Authors?|Byline)",
)
#: The address of a page about an author.
_AUTHORS_PAGE: Final = lazy_pattern(
    r"/(?:authors?|by|staff|contributors?|profiles?|people|columnists?|writers?|journalists?|reporters?|autor(?:en|es)?|auteurs?|"
    r"redaktion|byline)/[^/]+/?$",
    re.IGNORECASE,
)
_BY_LETTERS: Final = (
    "by", "von", "par", "por", "di", "door", "written", "posted", "published", "reported", "author", "autor", "auteur",
    "text", "story", "words", "opinion", "analysis", "review", "автор", "текст", "作者", "文", "記者", "记者",
)  # fmt: skip


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


def headline(tree: Any, titles: Iterable[str], publisher: str | None) -> str | None:
    """The heading that readers see above the article: the `h1` most like the page's other titles; None without any.

    The words of the site's name do not count: its own heading, at the top of every page, has no others.
    """
    site = set(words_of(publisher or ""))
    known = {word for title in titles for word in words_of(title)} - site
    best: tuple[float, int, str] = (0.0, 0, "")
    texts = [text for heading in tree.iter("h1") if (text := clean_line(heading.text_content()))]
    least = _ALIKE if len(texts) > 1 else _ALIKE_ALONE
    for text in texts:
        words = [word for word in words_of(text) if word not in site]
        alike = sum(word in known for word in words)
        share = alike / len(words) if words else 0.0
        if share >= least and len(words_of(text)) > 1:
            best = max(best, (min(share, 0.9), alike, text), key=lambda one: one[:2])
    return best[2] or None


def shown_title(tree: Any, titles: Iterable[str]) -> str | None:
    """Of a page without such a heading, the title, or what of it the site's name leaves, that is a line of the page."""
    body = tree.find("body")
    lines = {letters(line) for line in blocks(body)} if body is not None else set()
    for title in titles:
        parts = re.split(r"(\s+[|–—»·-]\s+|\s*\|\s*)", title)
        for start, end in ((0, len(parts)), (0, len(parts) - 2), (2, len(parts))):
            kept = "".join(parts[start:end])
            if len(letters(kept)) > 1 and letters(kept) in lines:
                return kept
    return None


def authors(tree: Any, data: list[dict[str, Any]], publisher: str | None, seen: Seen) -> tuple[str, ...]:
    """The people who wrote the article; where none are named, the agency or desk in whose name it stands.

    What readers see at the head of the article is believed before what the page tells machines, which may name whoever
    typed it in. A site is the author of an article only where its byline says so.
    """
    said = _said(tree, data, publisher)
    shown = without_posts(_byline(seen, publisher), publisher)
    people = [name for name in shown if is_person(name)]
    if people:
        # The page's markup may spell a name better than its layout, with a large first letter, say.
        spelled = [next((one for one in said if letters(one).startswith(letters(name))), name) for name in people]
        return tuple(said if set(spelled) < set(said) else dict.fromkeys(spelled))
    if said and (not shown or any(map(seen.holds, said))):
        return tuple(said)
    agencies = _agencies(tree, data, publisher, seen)
    return tuple(agencies if not shown or letters(shown[0]) in map(letters, agencies) else shown)


def _is_person(author: dict[str, Any]) -> bool:
    return "person" in str(author.get("@type", "Person")).casefold()


def _said(tree: Any, data: list[dict[str, Any]], publisher: str | None) -> list[str]:
    """The people whom the page names to machines, from the first of its ways that names any."""
    meta = metas(tree)
    structured = [str(one["name"]) for node in data for one in node["author"] if _is_person(one)]
    for way in (structured[:_MOST_NAMES], *([meta.get(name, "")] for name in _META_AUTHORS)):
        names = [name for text in way for name in split_byline(text)]
        people = [name for name in without_posts(names, publisher) if is_person(name)]
        if people:
            return list(dict.fromkeys(people))
    return []


def _agencies(tree: Any, data: list[dict[str, Any]], publisher: str | None, seen: Seen) -> list[str]:
    """What else than a person or the site the page names as its author: agencies, and others that its readers see."""
    named = [str(one["name"]) for node in data for one in node["author"][:_MOST_NAMES]]
    named += [metas(tree).get(name, "") for name in _META_AUTHORS]
    every = [name for text in named for name in split_byline(text) if not is_account(name)]
    told = [name for name in every if is_agency(name) or (seen.holds(name) and is_house(name))]
    return [name for name in told if letters(name) != letters(publisher or "")][:1]


def _byline(seen: Seen, publisher: str | None) -> list[str]:
    """The names of the byline that readers see at the article's head; without one there, of an author's box below."""
    for elements, boxes in ((seen.head(), False), (seen.above(), False), (seen.below(), True)):
        names: list[str] = []
        houses: list[str] = []
        last = None
        for element in elements:
            if last and (element.start < last.end or element.marks != last.marks):
                continue
            if not (_BYLINES.search(element.marks) or (not boxes and _opens_byline(element))) or seen.is_aside(element):
                continue
            text = element.text
            by = BY.match(text)
            found = [name for name in split_byline(text) if not is_account(name)]
            people = [name for name in without_posts(found, publisher) if is_person(name)]
            if people:
                names.extend(people)
                last = element
            elif not names and not houses:
                plain = by or "author" in element.marks.casefold()
                houses = [name for name in without_posts(found, publisher) if plain or is_house(name)][:1]
        if names or houses:
            return list(dict.fromkeys(names)) or houses
    return []


def _opens_byline(element: Element) -> bool:
    """Whether it leads to an author's page, or its first words are those of a byline."""
    return bool(_AUTHORS_PAGE.search(element.leads_to)) or (
        element.letters.startswith(_BY_LETTERS) and bool(BY.match(element.text))
    )


def published(
    tree: Any, data: list[dict[str, Any]], source: str, url: str | None, seen: Seen
) -> tuple[date | None, str | None]:
    """The day of publication and where it stands, from what is most to least deliberate."""
    said = metas(tree)
    addressed = address_date(url)
    stamps = [str(node["datePublished"]) for node in data if node.get("datePublished")]
    loose = _LD_DATE.search(source)
    if loose:
        stamps.append(loose[1])
    times = [element.node for element in (*seen.head(), *seen.above()) if element.node.tag in TIMES]
    changes = [str(node["dateModified"]) for node in data if node.get("dateModified")]
    changes += [said[name] for name in _META_CHANGES if name in said]
    local = [said.get(name, "") for name in _META_LOCAL]
    shown = find_shown(seen, (stamp for stamp in local if not re.search(r"T.*(?:Z|\+00:?00)$", stamp)))
    for stamp, where in (
        *((stamp, "json-ld") for stamp in stamps),
        *((said.get(name, ""), "meta") for name in _META_DATES),
        *((element.get("datetime") or "", "time") for element in times),
    ):
        day = _day(stamp)
        if day is None:
            continue
        # In UTC it may be tomorrow already: the day is the one it was where the article was published.
        there = day_there(stamp, day, (*stamps, *(said.get(name, "") for name in _META_DATES)), changes, shown)
        before = day - timedelta(days=1)
        if there == day and day not in shown.days and addressed == before and _UTC.search(stamp.strip()):
            return before, "url"
        return there, where
    if addressed:
        return addressed, "url"
    if len(shown.days) == 1:
        return next(iter(shown.days)), "page"
    from htmldate import find_date

    # Not extensive: its last resorts take any date of the page, and a wrong date is worse than none.
    guessed = _day(find_date(source, extensive_search=False, original_date=True))
    return (guessed, "page") if guessed else (None, None)


def _day(stamp: str | None) -> date | None:
    """The day of a stamp; None of one that stands for "unknown", such as 0001-01-01."""
    day = iso_date(stamp)
    return day if day and plausible(day) else None
