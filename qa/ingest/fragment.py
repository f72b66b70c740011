"""A text or a title that is a piece of a page's source: its tags and entities are read, as those of a page are.

Programs write such where a plain text is asked for. A text that speaks of tags, or has "<" and "&" for what they mean
in plain words, is none, and stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.entities import html5
from typing import Any, Final

from qa.ingest.inline import mend
from qa.ingest.item import MOST_CHARACTERS, clean
from qa.ingest.markup import BLOCKS, BREAKS, SILENT, blocks, parse
from qa.patterns import lazy_pattern

#: Elements that stand alone, those whose end may be left out, and those within a line.
_VOID: Final = frozenset("br hr img input link meta wbr".split())
_ENDLESS: Final = frozenset("p li dt dd tr td th option".split())
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var picture head title".split()
)
_KNOWN: Final = _VOID | _INLINE | SILENT | BLOCKS
_BROKEN: Final = BLOCKS | BREAKS
#: A tag, whose attributes may hold ">" between quotes.
_TAG: Final = lazy_pattern(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]{0,30}+)(?P<rest>(?:[\s/](?>(?:[^<>\"']+|\"[^\"<]*\"|'[^'<]*')*))?)>"
)
_COMMENT: Final = lazy_pattern(r"<!--|-->|<!doctype\b|<\?xml\b", re.IGNORECASE)
#: What a parser takes for the beginning of something.
_OPENING: Final = lazy_pattern(r"<(?=[a-zA-Z/!?])")
#: What stands between tags that a sentence speaks of ("from <b> to </b>"), or in an element without words.
_SPOKEN: Final = lazy_pattern(r"\s{1,9}\S{1,12}\s{1,9}|\s{0,9}")
_BLANK: Final = lazy_pattern(r"\n[^\S\n]*\n")
_ENTITY: Final = lazy_pattern(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30};|#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});)")
#: Elements by which a text is a source; and of all its tags, the share that is one's.
_FEWEST: Final = 2
_SHARE: Final = 0.75


def words_of(text: str) -> str:
    """The text as readers see it: without its tags and entities, where it is a source."""
    return _read(text, _FEWEST)


def line_of(text: str) -> str:
    """`words_of` a title or a name, on one line; one element is enough."""
    return " ".join(_read(text, 1).split())


def _read(text: str, fewest: int) -> str:
    body = _body(text, fewest) if len(text) <= MOST_CHARACTERS else None
    if body is None:
        return _without_entities(text)
    mend(body)
    # Some programs write no element for a paragraph, and leave line breaks to whoever shows it.
    preserve = not any(_name(tag) in _BROKEN for tag in _TAG.finditer(text))
    # What is nested deeper than anybody writes is lost by the parser: then the source is better than nothing.
    return "\n\n".join(filter(None, map(clean, blocks(body, preserve=preserve)))) or text


def _body(text: str, fewest: int) -> Any:
    """The body of the page whose source a text is; None of any other text. The source may be escaped as a whole."""
    for source in (text, _without_entities(text)) if "&lt;" in text else (text,):
        if "<" in source and _is_source(source, fewest):
            source = _OPENING.sub(lambda sign: sign.group() if _is_tag(sign) else "&lt;", source)
            tree = parse(_BLANK.sub("<br><br>", source))
            return tree.find("body") if tree is not None else None
    return None


def _is_tag(sign: re.Match[str]) -> bool:
    """Whether a tag or a comment begins there, and not "<ida@quay.example>" or "x <y", whose words would be lost."""
    tag = _TAG.match(sign.string, sign.start())
    if tag:
        return _name(tag) in _KNOWN or bool(re.search("[:-]", tag["name"]))
    return bool(_COMMENT.match(sign.string, sign.start()))


def _is_source(text: str, fewest: int) -> bool:
    """Whether a text has so many elements, or is one from end to end, and few tags that are none's."""
    tags = [tag for tag in _TAG.finditer(text) if _name(tag) in _KNOWN]
    elements = placed = 0
    opened: list[re.Match[str]] = []
    names: Counter[str] = Counter()
    for tag in tags:
        if _name(tag) in _VOID:
            elements += not _stands_apart(tag)
            placed += not _stands_apart(tag)
        elif not tag["end"]:
            opened.append(tag)
            names[_name(tag)] += 1
        elif names[_name(tag)]:
            while _name(first := opened.pop()) != _name(tag):
                names[_name(first)] -= 1
                elements += _may_end(first)
                placed += _may_end(first)
            names[_name(tag)] -= 1
            placed += 2
            # One with attributes is more than a sentence says of a tag.
            elements += 0 if _SPOKEN.fullmatch(text, first.end(), tag.start()) else 1 + bool(first["rest"].strip(" /"))
    ended = sum(map(_may_end, opened))
    whole = elements and not text[: tags[0].start()].strip() and not text[tags[-1].end() :].strip()
    return bool(whole or elements + ended >= fewest) and placed + ended >= _SHARE * len(tags)


def _name(tag: re.Match[str]) -> str:
    return tag["name"].casefold()


def _may_end(tag: re.Match[str]) -> bool:
    """Whether it opens an element that may end without a tag."""
    return _name(tag) in _ENDLESS and not _stands_apart(tag)


def _stands_apart(tag: re.Match[str]) -> bool:
    """Whether it stands between spaces, as a word does that a sentence speaks of."""
    around = tag.string[max(0, tag.start() - 1) : tag.start()], tag.string[tag.end() : tag.end() + 1]
    return around == (" ", " ")


def _without_entities(text: str) -> str:
    """The text with signs for its entities, where it has more of them than signs "&" that mean themselves."""
    found = [one.group() for one in _ENTITY.finditer(text) if _is_entity(one.group())]
    if 2 * len(found) <= text.count("&"):
        return text
    return _ENTITY.sub(lambda one: unescape(one.group()) if _is_entity(one.group()) else one.group(), text)


def _is_entity(sign: str) -> bool:
    return sign[1] == "#" or sign[1:] in html5
