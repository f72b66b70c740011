"""What programs for notes write beside a note that is none of its words: lines of properties, of Notion and of Joplin.

Notion sets them below the title of a page that it exports ("Created time: March 14, 2014 9:26 AM", "Tags: Ships"),
Joplin below the text of a note ("id: …", "created_time: …", "type_: 1"). They become the article's fields, or go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from qa.ingest.item import web_address
from qa.ingest.prose import is_prose
from qa.patterns import lazy_pattern

#: What Notion puts behind a page's title in the name of its file: its number.
NUMBER: Final = lazy_pattern(r"[ _-][0-9a-f]{32}(?:_all)?$")
#: A property, with few words in its name.
_PROPERTY: Final = lazy_pattern(
    r"(?P<name>[^\s:.!?,;|>*_-][^\s:.!?,;|]*(?: [^\s:.!?,;|]+){0,3}):(?:[ \t]+(?P<value>\S.*)|[ \t]*)"
)
_TITLE: Final = lazy_pattern(r"\s*(?:# +\S[^\n]*\n\s*)?")
#: Properties that Notion fills in itself, one of which tells its pages, and those that are usual there.
_FILLED: Final = frozenset(("created time", "created by", "last edited time", "last edited by"))
_USUAL: Final = frozenset(
    "created updated status tag tags owner author date type category url link source published priority".split()
)
#: The lines of Joplin, from its number of the note on; the last says what it is, 1 being a note.
_JOPLIN: Final = lazy_pattern(r"id: [0-9a-f]{32}\n(?:[a-z][a-z_]*:[^\n]*\n)*type_: (?P<type>\d{1,2})")
_NUMBERED: Final = "\nid: "
#: Bytes at a file's end that hold them: what was read in a picture is one of them, and long.
END: Final = 2**18
_NOTE: Final = "1"

_AUTHORS: Final = ("author", "authors")
_MAKERS: Final = ("created by", "owner")
_DAYS: Final = ("date", "published", "publication date", "published date", "publish date")
_MADE: Final = ("user_created_time", "created_time", "created time", "created")
_SOURCES: Final = ("publisher", "publication", "source", "site", "outlet")
_ADDRESSES: Final = ("url", "link", "source url", "source_url")
#: Properties by whose names it is plain what they say.
_KNOWN: Final = _FILLED.union(_USUAL, _AUTHORS, _MAKERS, _DAYS, _MADE, _SOURCES, _ADDRESSES)
#: Between the days on which something begins and ends.
_UNTIL: Final = " → "


def take_properties(text: str, *, exported: bool) -> tuple[dict[str, object], str]:
    """What the properties of a note say, and the note without them; no fields of a text without such lines.

    Args:
        exported: whether its file is named as Notion names them.
    """
    above, end = _joplin(text)
    if end:
        said = _said(end.group().split("\n"))
        said.pop("source", None)  # it is the program
        title, _, below = above.strip().partition("\n")
        return {"title": title, **_fields(said)}, below
    return _notion(text, exported=exported)


def is_beside_notes(text: str) -> bool:
    """Whether it is a file of Joplin's that is no note: what it keeps of a notebook, a tag or what is attached.

    Args:
        text: the file's, or what is in its last `END` bytes.
    """
    _, end = _joplin(text)
    return bool(end and end["type"] != _NOTE)


def _joplin(text: str) -> tuple[str, re.Match[str] | None]:
    """What stands above the lines of Joplin, and these; looked for from one place alone, the last that may be it."""
    above, _, below = text.rpartition(_NUMBERED)
    return above, _JOPLIN.fullmatch(f"{_NUMBERED.strip()} {below.rstrip()}") if above else None


def made(said: Mapping[str, object]) -> dict[str, object]:
    """By whom and when a note was made, if it is its author's own: what was clipped was published before, by others.

    Args:
        said: its properties, by their names, case-folded.
    """
    if _first(said, _ADDRESSES) or web_address(str(_first(said, _SOURCES) or "")):
        return {}
    fields = {"author": _first(said, _MAKERS), "date": _first(said, _MADE)}
    return {name: value for name, value in fields.items() if value}


def _notion(text: str, *, exported: bool) -> tuple[dict[str, object], str]:
    title = _TITLE.match(text)
    above = title.end() if title else 0
    block, _, below = text[above:].partition("\n\n")
    lines = [line.rstrip() for line in block.split("\n") if line.strip()]
    named = [match["name"].casefold() if (match := _PROPERTY.fullmatch(line)) else "" for line in lines]
    told = not _FILLED.isdisjoint(named) or (above and (exported or (len(named) > 1 and _USUAL.issuperset(named))))
    # A property is told once; what is asked and answered is not.
    if not told or not all(named) or len(set(named)) < len(named):
        return {}, text
    # What is told in a sentence is worth more than its name, and what has a name of its own was somebody's to say.
    kept = [line for line, name in zip(lines, named, strict=True) if name not in _KNOWN or is_prose(line)]
    return _fields(_said(lines)), "\n\n".join([text[:above].rstrip(), *kept, below])


def _said(lines: Iterable[str]) -> dict[str, object]:
    """The properties that say something, by their names, case-folded."""
    matches = (match for line in lines if (match := _PROPERTY.fullmatch(line.rstrip())))
    return {match["name"].casefold(): match["value"] for match in matches if match["value"]}


def _fields(said: Mapping[str, object]) -> dict[str, object]:
    fields = {
        "author": _first(said, _AUTHORS),
        "date": _first(said, _DAYS),
        "url": _first(said, _ADDRESSES),
        "source": _first(said, _SOURCES),
    }
    named = {**made(said), **{name: value for name, value in fields.items() if value}}
    day = named.get("date")
    return {**named, "date": day.partition(_UNTIL)[0]} if isinstance(day, str) else named


def _first(fields: Mapping[str, object], names: Iterable[str]) -> object:
    return next((fields[name] for name in names if fields.get(name)), None)
