"""What stands within the lines of a page's tree, mended before anybody reads it.

Readers of articles take a `time` or a `button` for furniture and lose its words out of the midst of a sentence, tear a
`q` out of it, and read a raised or a struck figure as part of the one beside it. None of these may reach a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from qa.ingest.entries import FEWEST, is_age, is_time
from qa.ingest.markup import BLOCKS, BREAKS, SILENT
from qa.ingest.prose import ends_sentence, is_prose
from qa.patterns import lazy_pattern

#: Elements that are furniture but where they stand in a sentence.
_WIDGETS: Final = frozenset(("button", "label", "output"))
_STRUCK: Final = frozenset(("del", "s", "strike"))
_SOUGHT: Final = frozenset((*_WIDGETS, *_STRUCK, "time", "q", "sup"))
#: Elements in which a time is a fact, whether they hold a sentence or not.
_FACTS: Final = frozenset(("td", "th", "dt", "dd"))
#: What tells a moment by its `datetime`: a `time`, and what it is called where it is kept as a fact.
TIMES: Final = ("time", "span")

#: Code points before an element that are looked at.
_NEAR: Final = 40
_QUOTE_SIGNS: Final = frozenset("\"'“”„‘’‚«»‹›「」『』")
#: Marks of notes, by what they are marked as and by what they are raised above: a stop, a quote, a share, a year, a
#: word that is no unit. "10" and "km" may have a power.
_NOTE_CLASS: Final = lazy_pattern(r"\b(?:foot|end)?note|\breference\b|noteref|\bfn\b|\bcite\b|citation", re.IGNORECASE)
_NOTE_NUMBER: Final = lazy_pattern(r"\d{1,3}(?:\s*[,–-]\s*\d{1,3})*")
_NOTED: Final = lazy_pattern(r"(?:[.,;:!?…\"'“”’»%。，]|(?<!\d)(?:1[5-9]|20)\d\d|[^\W\d_]{4,})\s*\Z")
_UNITS: Final = lazy_pattern(
    r"\b(?:feet|foot|inch(?:es)?|yards?|miles?|(?:kilo|centi|milli|deci)?met(?:re|er)s?)\s*\Z", re.IGNORECASE
)
_RAISED: Final = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_RAISES: Final = lazy_pattern(r"[\d+\-−–=()n]+")


@dataclass
class _Line:
    """The words between two breaks of a page, and the elements sought that stand wholly among them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    opened: dict[Any, int] = field(default_factory=dict)
    found: list[tuple[Any, int, int]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


def mend(tree: Any) -> None:
    """Mend the tree of a page in place.

    A time, a button, a label or an output in a sentence is words of it, and a time is a fact in a table or before what
    happened then; `q` is given the signs that readers see; what is struck out goes, as do the numbers of notes; other
    raised figures are written raised. Times that each stand alone are those of the entries of a running report.
    """
    alone: list[Any] = []
    for text, found in list(_lines(tree)):
        prose = is_prose(" ".join(text.split()))
        for node, start, end in found:
            before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
            tag = _tag(node)
            if tag in _STRUCK:
                node.drop_tree()
            elif tag == "sup":
                _lower(node, before, after)
            elif tag == "q":
                _quote(node, before)
            elif prose and (tag == "time" or _goes_on(before.strip(), after.strip())):
                _plain(node)
            elif tag == "time" and _is_fact(_block(node), before.strip(), after.strip()):
                _plain(node, datetime=node.get("datetime"))
            elif tag == "time" and is_time(text[start:end].strip()) and _is_alone(before.strip(), after.strip()):
                alone.append(node)
    for node in alone if len(alone) >= FEWEST else ():
        _paragraph(node)


def _is_alone(before: str, after: str) -> bool:
    """Whether nothing stands beside a time but how long ago that was."""
    return all(not words or is_age(words) for words in (before, after))


def _paragraph(node: Any) -> None:
    """Make a paragraph of a time and of the link or the mark that holds it alone."""
    time = node.makeelement("span", {name: node.get(name) for name in ("datetime",) if node.get(name)})
    time.text = "".join(node.itertext())
    around = node.getparent()
    while len(around) == 1 and not (around.text or "").strip() and not (node.tail or "").strip():
        if _tag(around) in BLOCKS:
            break
        node, around = around, around.getparent()
    _replace(node, "")
    node.tag = "p"
    node.attrib.clear()
    node.append(time)


def _lines(tree: Any) -> Iterator[tuple[str, list[tuple[Any, int, int]]]]:
    """The text of each line that has elements sought, with where each of these starts and ends in it."""
    from lxml import etree

    line = _Line()
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = _tag(node) if event in ("start", "end") else ""
        if tag in BLOCKS or tag in BREAKS:
            if line.found:
                yield "".join(line.parts), line.found
            line = _Line()
        if event == "start":
            if tag in _SOUGHT:
                line.opened[node] = line.length
            if tag in SILENT:
                walk.skip_subtree()
            else:
                line.add(node.text)
            continue
        if node in line.opened:
            line.found.append((node, line.opened.pop(node), line.length))
        if node is not tree:
            line.add(node.tail)
    if line.found:
        yield "".join(line.parts), line.found


def _tag(node: Any) -> str:
    return str(node.tag).casefold()


def _block(node: Any) -> str:
    """The element that an inline one stands in."""
    return next((tag for around in node.iterancestors() if (tag := _tag(around)) in BLOCKS), "")


def _is_fact(block: str, before: str, after: str) -> bool:
    """Whether a time without a sentence is one of a table, or opens an entry of a list."""
    return block in _FACTS or (block == "li" and bool(after) and not before)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on over an element between these words."""
    if not after:
        return False
    return bool(before and not ends_sentence(before)) or not (after[0].isupper() or after[0].isdigit())


def _quote(node: Any, before: str) -> None:
    """The words of a quote in the line, between quotation marks, unless the page has its own."""
    text = "".join(node.itertext()).strip()
    own = not text or text[0] in _QUOTE_SIGNS or before[-1:] in _QUOTE_SIGNS
    if not own:
        inner = any(True for _ in node.iterancestors("q"))
        opening, closing = "‘’" if inner else "“”"
        node.text = opening + (node.text or "").lstrip()
        if len(node):
            node[-1].tail = (node[-1].tail or "").rstrip() + closing
        else:
            node.text = node.text.rstrip() + closing
    _plain(node)


def _lower(node: Any, before: str, after: str) -> None:
    """A raised text in the line: nothing of a note's mark, a sign for a figure, letters as they are."""
    text = "".join(node.itertext()).strip()
    if _is_note(node, text, before):
        node.drop_tree()
    elif re.match(r"\s*[/⁄]", after):  # 2<sup>1</sup>/<sub>2</sub>
        node.text = (" " if before[-1:].isdigit() else "") + (node.text or "")
    elif _RAISES.fullmatch(text):
        _replace(node, text.translate(_RAISED))
    elif text.casefold() == "tm":
        _replace(node, "™")


def _is_note(node: Any, text: str, before: str) -> bool:
    """Whether it is the mark of a note that would read as a part of the word or figure before it; "[2]" would not."""
    number = _NOTE_NUMBER.fullmatch(text.strip("()"))
    if not number and len(text) != 1:
        return False
    around = node.getparent()
    linked = node.find(".//a") is not None or (_tag(around) == "a" and "".join(around.itertext()).strip() == text)
    if linked or _NOTE_CLASS.search(f"{node.get('class') or ''} {node.get('role') or ''}"):
        return True
    return bool(number and _NOTED.search(before) and not _UNITS.search(before))


def _plain(node: Any, **attributes: str | None) -> None:
    """Make it an element that means nothing. To put its words in its place would take the square of their number."""
    node.tag = "span"
    node.attrib.clear()
    node.attrib.update({name: value for name, value in attributes.items() if value})


def _replace(node: Any, text: str) -> None:
    for child in list(node):
        node.remove(child)
    node.text = text
