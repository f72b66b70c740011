"""Saved web pages: the text through trafilatura, mended; what the page says of it through `described`.

A second reading, through readability, tells where the article ends and whether much of it is missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from qa.errors import EmptyInput
from qa.ingest import described
from qa.ingest.byline import letters, opening_byline
from qa.ingest.decoding import decode
from qa.ingest.exports import RULE, articles_of
from qa.ingest.furniture import strip_furniture
from qa.ingest.head import take_marks
from qa.ingest.inline import mend
from qa.ingest.item import Draft, clean
from qa.ingest.markup import blocks, fit, parse, source_of
from qa.ingest.outlet import is_outlet, is_titled
from qa.ingest.prose import count_words, is_prose
from qa.ingest.second_reader import reconcile
from qa.ingest.seen import Seen
from qa.patterns import lazy_pattern

#: Words of prose, and share of all words, that a first, strict reading of a page must find to be believed.
_LEAST_PROSE: Final = 50
_LEAST_SHARE: Final = 0.5
#: What is lost of an article that nothing marks as one; paragraphs that one element must hold for it to be the article,
#: and their share of all that were taken.
_LOST_TAGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"))
_FEWEST_HELD: Final = 2
_MOST_HELD: Final = 0.8
#: Blocks from the top among which the headline may come again.
_TOP: Final = 3
#: Blocks from the top in which the article may open.
_OPENING: Final = 8
#: What a paragraph is marked as that is the title of a document saved as a page by a word processor.
_WORD_TITLE: Final = "MsoTitle"
#: What stands somewhere in an export, and hardly anywhere else; so that no other page is read for one.
_EXPORTED: Final = lazy_pattern(
    r"\d of \d+ DOCUMENTS?\b|\bEnd of Document\b|\bDo[ck]umento? (?=[A-Z]{2,10}0*\d{8})|\bProQuest document ID\b"
)
#: What stands at the top of each article of ProQuest, and beside the fields of one of Factiva.
_PROQUEST_MARK: Final = "DocID_"
_FACTIVA_NAME: Final = "index"
#: Between a title and the name of its site.
_SIGN: Final = lazy_pattern(r"\s+[|–—»·-]\s+|\s*\|\s*")


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a saved page; several of what a database exported. Raises UnsupportedInput, EmptyInput."""
    source = decode(path.read_bytes(), str(path))
    return exported(source) or from_source(source, str(path))


def exported(source: str) -> list[Draft]:
    """The articles of a page that a database of newspapers exported; none of any other."""
    if not _EXPORTED.search(source):
        return []
    tree = parse(source)
    if tree is None:
        return []
    for anchor in tree.iter("a"):
        if (anchor.get("name") or "").startswith(_PROQUEST_MARK):
            anchor.tag, anchor.text = "div", RULE
    for cell in list(tree.iter("td")):
        row = cell.getparent()
        if cell.get("class") == _FACTIVA_NAME and row is not None:
            # As a row of facts it would be one line, though its second cell may be the whole text.
            for element in (row, *row):
                element.tag = "div"
    return articles_of("\n\n".join(blocks(tree)))


def from_source(source: str, shown: str, address: str | None = None) -> Draft:
    """The draft of a page's source. Raises EmptyInput where no article is found in it.

    Args:
        address: where it was fetched from, for a page that does not say its own.
    """
    source = fit(source)
    tree = parse(source)
    if tree is None:
        raise EmptyInput(f"{shown} is not a web page.", "Check that it is the file you meant.")
    mend(tree)
    for heading in tree.iter("p"):
        if heading.get("class") == _WORD_TITLE:
            heading.tag = "h1"
    source = source_of(tree)
    page = _extracted(source, tree)
    stripped = strip_furniture([line for block in page.blocks for line in (*clean(block).split("\n"), "")])
    texts = [block for block in clean("\n".join(stripped.lines)).split("\n\n") if block]
    url = _address(tree) or address or getattr(page.found, "url", None)
    publisher = _publisher(getattr(page.found, "sitename", None), url) or stripped.publisher
    data = described.linked_data(tree)
    title, headings = _titles(tree, getattr(page.found, "title", None), data, publisher)
    publisher = publisher or _behind_title(tree, title)
    repeated = {letters(heading) for heading in headings}
    texts = [text for at, text in enumerate(texts) if at >= _TOP or letters(text) not in repeated] or texts
    marks = take_marks(texts, saved=True)
    if not any(map(letters, texts)):
        raise EmptyInput(
            f"{shown} has no article that could be found.", "If it needs a login, save it while logged in."
        )
    texts = reconcile(texts, source, tree)
    seen = Seen(tree, title or "", texts[0])
    published, where = described.published(tree, data, source, url, seen)
    if published is None and marks.published:
        published, where = marks.published, "byline"
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Draft(
        text="\n\n".join(texts),
        title=title,
        url=url,
        publisher=publisher or marks.outlet,
        authors=described.authors(tree, data, publisher, seen) or marks.authors or opening_byline(texts[:_OPENING]),
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
    page = _with_headings(page, tree)
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


def _with_headings(page: _Page, tree: Any) -> _Page:
    """The same with the headings and lists that stand among its paragraphs, read anew where all of them were lost.

    In an element that nothing marks as an article, as in a page written by hand, trafilatura may take the paragraphs
    alone: the answers of a list of questions without the questions.
    """
    body = getattr(page.found, "body", None)
    if body is None or next(body.iter("head", "list"), None) is not None:
        return page
    if next(tree.iter("article", "main"), None) is not None:
        return page
    taken = set(map(letters, page.blocks))
    around = Counter(one.getparent() for one in tree.iter("p") if letters(str(one.text_content())) in taken)
    holder, held = around.most_common(1)[0] if around else (None, 0)
    if holder is None or held < max(_FEWEST_HELD, _MOST_HELD * around.total()):
        return page
    if not any(child.tag in _LOST_TAGS for child in holder):
        return page
    marked = _read(source_of(_as_article(tree, holder)), fast=True)
    return marked if taken <= set(map(letters, marked.blocks)) else page


def _as_article(tree: Any, holder: Any) -> Any:
    """A copy of a page that marks an element of it as its article."""
    path = tree.getroottree().getpath(holder)
    copied = deepcopy(tree)
    (copy,) = copied.getroottree().xpath(path)
    if copy.tag == "body":
        article = copy.makeelement("article")
        article.text, copy.text = copy.text, None
        article.extend(list(copy))
        copy.append(article)
    else:
        copy.tag = "article"
    return copied


def _address(tree: Any) -> str | None:
    """The page's own address, as it says it."""
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    metas = (meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url")
    return next((str(found) for found in (*links, *metas) if re.match("https?://", found or "")), None)


def _titles(
    tree: Any, found: str | None, data: Sequence[dict[str, Any]], publisher: str | None
) -> tuple[str | None, list[str]]:
    """The page's title, and all that it is called."""
    elements = (*tree.iter("h1"), *tree.iter("title"))
    named = [text for element in elements if (text := clean(str(element.text_content())))]
    titles = [clean(str(element.text_content())) for element in tree.iter("title")]
    said = [str(node["headline"]) for node in data if isinstance(node.get("headline"), str)]
    # What a library found may be the site's own heading: it tells nothing of which heading is the article's.
    others = [name for name in (described.metas(tree).get("og:title", ""), *titles, *said) if name] or [found or ""]
    shown = described.headline(tree, others, publisher)
    if shown is None:
        shown = described.shown_title(tree, titles)
    if found and not _same(found, publisher):
        named.insert(0, clean(found))
    if shown is None and found in named:  # a heading unlike all that the page calls itself is of another story
        shown = next(filter(None, (described.metas(tree).get("og:title"), *said)), None)
    if shown and not _same(shown, publisher):
        named.insert(0, shown)
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


def _behind_title(tree: Any, title: str | None) -> str | None:
    """The paper that the page's own title names behind the article's ("Forty ships wait – Quay Gazette")."""
    for element in tree.iter("title"):
        parts = _SIGN.split(clean(str(element.text_content())))
        name = parts.pop()
        if name != title and any(_same(part, title) for part in parts[:1]) and (is_outlet(name) or is_titled(name)):
            return name
    return None


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and letters(one or "") == letters(other or "")
