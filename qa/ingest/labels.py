"""Heads of lines that each say what they are: "Title: …", "Date: …", "By: …", above a plain text or Markdown.

A headline may stand above them, and then is the title.
"""

from __future__ import annotations

from typing import Final

from qa.ingest.metadata import NAMES, TITLES
from qa.ingest.prose import is_headline
from qa.patterns import lazy_pattern

#: Fields that name nothing an article has; with the others, they are no part of its text.
_IDLE: Final = frozenset("section category categories tags keywords words length edition page copyright".split())
#: Markdown's marks may stand around a name.
_LABELLED: Final = lazy_pattern(r"[ \t]*[*_]{0,2}([A-Za-z_]{2,20}?)[*_]{0,2}[ \t]?:(?!//)[*_]{0,2}[ \t]*(\S.*)?")
_HEADING: Final = lazy_pattern(r"[ \t]{0,3}#{1,2}[ \t]+")
#: Below a headline, one of these two fields at least is among the others.
_TELLING: Final = frozenset(("date", "author", "by", "byline", "authors", "published", "pubdate"))


def take_labels(text: str) -> tuple[dict[str, str], str]:
    """The fields that a text opens with, and the text below them; no fields where it opens otherwise.

    One line alone may be a sentence ("Date: unknown to this day"), unless it says that it is the title.
    """
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    fields, below = _taken(lines, first)
    if len(fields) >= 2 or any(name in fields for name in TITLES):
        return fields, "\n".join(lines[below:])
    title = _HEADING.sub("", lines[first], count=1).strip()
    under = next((at for at in range(first + 1, len(lines)) if lines[at].strip()), len(lines))
    fields, below = _taken(lines, under)
    told = fields.keys().isdisjoint(TITLES) and len(fields.keys() - _IDLE) >= 2 and fields.keys() & _TELLING
    if told and is_headline(title) and not _field(lines[first]):
        return {"title": title, **fields}, "\n".join(lines[below:])
    return {}, text


def _taken(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The fields from a line on, and the line below them."""
    fields: dict[str, str] = {}
    while at < len(lines):
        field = _field(lines[at])
        if field and field[1]:
            fields.setdefault(*field)
        # A blank line may stand between two of them.
        elif not field and (lines[at].strip() or not fields or at + 1 == len(lines) or not _field(lines[at + 1])):
            break
        at += 1
    return fields, at


def _field(line: str) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(line.rstrip())
    name = match[1].casefold() if match else ""
    return (name, match[2] or "") if match and (name in NAMES or name in _IDLE) else None
