"""What readers see of a page, in its order: where headline and opening of the article stand, and what lies between.

Places are counted in letters and digits of the visible text, so that spaces and signs do not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from qa.ingest.byline import LONGEST, letters
from qa.ingest.item import clean_line
from qa.ingest.markup import SILENT
from qa.patterns import lazy_pattern

#: Letters of the article's opening, and of its headline, by which they are found again.
_OPENING: Final = 40
#: Letters beyond the headline within which a byline stands where no opening is found; and above and below the head.
_HEAD: Final = 900
_MARGIN: Final = 160
_HEADINGS: Final = frozenset(("h1", "h2", "h3"))

_ASIDE: Final = lazy_pattern(
    r"comment|related|recommend|respond|reply|popular|trending|most-?(?:read|viewed)|newsletter|read-?(?:next|more)|"
    r"teaser|promo\b|sponsor|carousel|latest|caption|credit|photo-|figure|gallery",
    re.IGNORECASE,
)
#: Elements around one that tell where it stands; headings whose surroundings are no boxes beside the article.
_HIGH: Final = 6
_MOST_HEADINGS: Final = 20


@dataclass(frozen=True)
class Element:
    """A short element of the page, from one place to another, and its letters."""

    node: Any
    start: int
    end: int
    letters: str

    @property
    def marks(self) -> str:
        """What the page marks it as."""
        return marked(self.node)

    @property
    def leads_to(self) -> str:
        """The address of a link; empty for anything else."""
        return str(self.node.get("href") or "") if self.node.tag == "a" else ""

    @property
    def text(self) -> str:
        """Its text, with " | " where one element ends and another begins."""
        from lxml import etree

        parts: list[str | None] = []
        walk = etree.iterwalk(self.node, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            if event != "start":
                parts.append(node.tail if node is not self.node else None)
            elif node.tag in SILENT:
                walk.skip_subtree()
            else:
                parts.append(node.text)
        return " | ".join(filter(None, map(clean_line, parts)))


class Seen:
    """The visible text of a page and where its head lies: from the headline to the article's opening."""

    def __init__(self, tree: Any, title: str, opening: str) -> None:
        self._elements: list[tuple[Any, int, int]] = []
        headings = islice(tree.iter("h1"), _MOST_HEADINGS)
        self._around_headings = {around for heading in headings for around in heading.iterancestors()}
        self._walk(tree)
        self.top, self.start, self.end = self._head(letters(title), letters(opening)[:_OPENING])

    def _walk(self, tree: Any) -> None:
        """Note the visible text, and where each short element of it starts and ends."""
        from lxml import etree

        body = tree.find("body")
        pieces: list[str] = []
        total = 0
        opened: dict[Any, int] = {}
        walk = etree.iterwalk(body if body is not None else tree, events=("start", "end", "comment", "pi"))
        for event, node in walk:
            text = node.tail
            if event == "start":
                text = None if node.tag in SILENT else node.text
                if node.tag in SILENT:
                    walk.skip_subtree()
                opened[node] = total
            elif event == "end":
                begun = opened.pop(node)
                if begun < total <= begun + LONGEST:
                    self._elements.append((node, begun, total))
            found = letters(text) if text else ""
            if found:
                pieces.append(found)
                total += len(found)
        self.text = "".join(pieces)
        self._elements.sort(key=lambda one: (one[1], -one[2]))  # the outer one first
        self._begins = [begun for _, begun, _ in self._elements]

    def _head(self, title: str, opening: str) -> tuple[int, int, int]:
        """Where the headline starts and ends and where the article opens, in letters."""
        places = [
            (begun, end)
            for node, begun, end in self._elements
            if node.tag in _HEADINGS and title and self.text[begun:end] == title
        ]
        first = self.text.find(title) if title else -1
        if not places and first >= 0:
            places.append((first, first + len(title)))
        opens = self.text.find(opening, places[0][1] if places else 0) if opening else -1
        if not places:
            return (max(0, opens - _HEAD),) * 2 + (opens,) if opens >= 0 else (0, 0, _HEAD)
        if opens < 0:
            return *places[0], places[0][1] + _HEAD
        nearest = max((place for place in places if place[1] <= opens), default=places[0])
        return *nearest, opens

    def holds(self, name: str) -> bool:
        """Whether readers see the name anywhere."""
        return bool(name) and letters(name) in self.text

    def is_aside(self, element: Element) -> bool:
        """Whether it stands in a comment, a box of other stories, a caption or a footer."""
        node = element.node
        for _ in range(_HIGH):
            if node is None or node.tag in ("body", "html", "article", "main") or node in self._around_headings:
                return False
            if node.tag in ("figure", "figcaption", "footer", "nav") or _ASIDE.search(marked(node)):
                return True
            node = node.getparent()
        return False

    def head(self) -> Iterator[Element]:
        """The short elements between headline and article, and a little below its opening."""
        yield from self._between(self.start, self.end)
        yield from self._between(self.end, self.end + _MARGIN)

    def above(self) -> Iterator[Element]:
        """Those just above the headline."""
        return self._between(self.top - 2 * _MARGIN, self.top)

    def below(self) -> Iterator[Element]:
        """Those below the head."""
        return self._between(self.end + _MARGIN, len(self.text))

    def _between(self, start: int, end: int) -> Iterator[Element]:
        for node, begun, done in self._elements[bisect_left(self._begins, start) :]:
            if begun >= end:
                return
            if done <= end:
                yield Element(node, begun, done, self.text[begun:done])


def marked(node: Any) -> str:
    """What an element is marked as."""
    return " ".join(node.get(name) or "" for name in ("class", "rel", "itemprop", "id", "data-testid"))
