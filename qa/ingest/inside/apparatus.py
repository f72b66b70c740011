"""What stands in a book beside its text: cover, title page, copyright page, lists of contents, figures and pages.

The book marks it (EPUB 3 by `epub:type` and landmarks, EPUB 2 by its guide). Where it does not, a page is told by plain
signs: it is hardly more than links into the book, has no words but those of title and author, or speaks of its rights.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from posixpath import dirname, join, normpath
from typing import Any, Final
from urllib.parse import unquote

from qa.ingest.markup import blocks, parse
from qa.ingest.prose import count_words, is_prose, words_of
from qa.patterns import lazy_pattern

#: What such parts are called, in letters alone: "title-page" in a guide is "titlepage" in `epub:type`.
_KINDS: Final = frozenset(
    "cover titlepage halftitlepage halftitle copyrightpage imprint toc landmarks pagelist loi lot loa lov index".split()
)
_ROLES: Final = frozenset(f"doc-{kind}" for kind in ("cover", "toc", "pagelist", "index"))
#: Elements that may hold such a part.
_PARTS: Final = frozenset("body section nav article div aside header".split())
#: Words of prose from which a file is text, whatever a guide that lies outside it says: the longest notices of rights
#: have some hundreds.
_MOST_PROSE: Final = 1_500
#: Of a page that nothing marks: its links into the book, and the share of words that they hold; words of a title page,
#: and of a notice of rights, which has two of the signs of one.
_FEWEST_LINKS: Final = 3
_LINKED: Final = 0.8
_MOST_TITLE: Final = 60
_MOST_RIGHTS: Final = 500
_RIGHTS: Final = (
    lazy_pattern(r"\bISBN\b[^\n]{0,20}\d"),
    lazy_pattern(r"\ball rights reserved\b|\bno part of this (?:book|publication|work|e-?book)\b", re.IGNORECASE),
    lazy_pattern(r"(?:©|\(c\)|\bcopyright)[^\n]{0,60}\b(?:1[89]|20)\d\d\b", re.IGNORECASE),
)
#: One of these words at least is in each sentence of such a notice.
_OF_RIGHTS: Final = lazy_pattern(
    r"©|\b(?:rights?|copyright|isbn|publi(?:cation|shed|shers?)|printed|edition|imprint|reproduced|permission|"
    r"licen[cs]ed?|fiction\w*|catalogu?\w*|trademarks?|cover|typeset|e-?book)\b",
    re.IGNORECASE,
)
#: Words of a title page that are no name.
_BESIDE: Final = frozenset("by a an the and of edited translated from with edition novel".split())


def pointed_to(book: Any) -> set[tuple[str, str]]:
    """(file, id within it, or none) of each such part that the book's landmarks or its guide name."""
    from ebooklib.epub import EpubNav

    found = set()
    for entry in book.guide:
        if _is_kind(str(entry["type"] or "").removeprefix("other.")):
            found.add(_place("", str(entry["href"] or "")))
    for item in book.get_items():
        tree = parse(item.content.decode("utf-8", "replace")) if isinstance(item, EpubNav) else None
        for link in tree.iter("a") if tree is not None else ():
            if any(map(_is_kind, str(link.get("epub:type") or "").split())):
                found.add(_place(dirname(item.file_name), str(link.get("href") or "")))
    return found


def _place(folder: str, href: str) -> tuple[str, str]:
    name, _, part = unquote(href).partition("#")
    return normpath(join(folder, name)), part


def take_out(body: Any, file: str, places: Collection[tuple[str, str]], names: Collection[str]) -> bool:
    """Take such parts out of the body of one of the book's files; whether all of it is one.

    Args:
        places: what `pointed_to` gives.
        names: what the book says of itself: title, authors, publisher.
    """
    if (file, "") in places and _prose(body) < _MOST_PROSE:
        return True
    ids = {part for name, part in places if name == file and part}
    for part in list(_marked(body, ids)):
        if part is body:
            return True
        if part.getparent() is not None:
            part.drop_tree()
    return _is_unmarked(body, names)


def _marked(body: Any, ids: Collection[str]) -> Iterator[Any]:
    for node in body.iter(*_PARTS):
        marked = any(map(_is_kind, str(node.get("epub:type") or "").split())) or node.get("role") in _ROLES
        if marked or (node.get("id") in ids and _prose(node) < _MOST_PROSE):
            yield node


def _is_kind(name: str) -> bool:
    return re.sub("[^a-z]", "", name.casefold()) in _KINDS


def _is_unmarked(body: Any, names: Collection[str]) -> bool:
    text = "\n".join(blocks(body))
    words = count_words(text)
    links = [link for link in body.iter("a") if not re.match(r"[a-z][a-z+.-]*:|$", link.get("href") or "", re.I)]
    linked = sum(count_words(str(link.text_content())) for link in links)
    if len(links) >= _FEWEST_LINKS and linked >= _LINKED * words:
        return True
    if words <= _MOST_TITLE and set(words_of(text)) <= {*_BESIDE, *(word for name in names for word in words_of(name))}:
        return True
    if words > _MOST_RIGHTS or sum(bool(sign.search(text)) for sign in _RIGHTS) < 2:
        return False
    return all(_OF_RIGHTS.search(line) for line in text.split("\n") if is_prose(line))


def _prose(root: Any) -> int:
    return sum(count_words(block) for block in blocks(root) if is_prose(block))
