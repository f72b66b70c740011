"""Plain text: a note, a wire story, or a web page saved as text with all its furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby, islice, pairwise, takewhile
from pathlib import Path
from typing import Final
from unicodedata import east_asian_width

from qa.ingest.capture import LONGEST, Model, find_article, is_capture, without_marks
from qa.ingest.columns import with_cells
from qa.ingest.decoding import decode
from qa.ingest.furniture import named_publisher, strip_furniture
from qa.ingest.head import MOST_HEAD, find_head, tells_head
from qa.ingest.item import Draft, break_lines, clean, clean_line
from qa.ingest.labels import take_labels
from qa.ingest.linewise import Line
from qa.ingest.mailhead import head_lines, take_head, without_quotes
from qa.ingest.metadata import from_fields
from qa.ingest.prose import ends_sentence, is_prose
from qa.patterns import lazy_pattern

#: Columns of a line in a text that was broken to a fixed width: short ones tell nothing, and the longest.
_TELLING: Final = 45
_WIDEST: Final = 130
#: Of the telling lines of such a text, this share is nearly full, and this share ends within a sentence.
_FULL: Final = 0.4
_NEARLY: Final = 15
_BROKEN: Final = 0.5
#: Lines that break a block to a width of its own, in a text that otherwise has none.
_FEWEST_LINES: Final = 3
#: Of the lines that go on with a broken one, at least this share goes on in small letters; lines of a list, a poem or
#: minutes each begin anew.
_GOING_ON: Final = 0.2

#: Columns that a browser leaves free at the end of a line.
_SLACK: Final = 2
#: Scripts that are broken between any two signs; of these, only Korean has spaces.
_UNSPACED: Final = lazy_pattern(
    "[\u3001-\u303f\u3040-\u30ff\uff01-\uff65\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_HANGUL: Final = lazy_pattern("[\uac00-\ud7af]")

_HTML: Final = lazy_pattern(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_BULLET: Final = lazy_pattern(r"\s*(?:[•·*+–-]|\(?\d{1,3}[.)])\s")
#: Text browsers number the links in a page they dump, and list them at its end. A blank line is taken one way alone:
#: where the space of lines may be any space, twenty of them are cut in a million ways.
_LINK_LIST: Final = lazy_pattern(
    r"\n[^\S\n]*References:?\n(?>(?:[^\S\n]*(?:(?:Visible|Hidden) links:?)?\n)*)"
    r"(?=[^\S\n]*(?:1\.|\[1\]) (?:[a-z][a-z+.-]{1,20}:|\S*/))"
)
_LINK_MARK: Final = lazy_pattern(r"\[\d{1,4}\]")
#: They stand before the words that lead somewhere, where a writer's stand behind what they prove. Of 115 pages of news
#: that a browser numbered, the one with the fewest has 17.
_LINK_BEGUN: Final = lazy_pattern(r"\[\d{1,4}\](?=\w)")
_FEWEST_LINKS: Final = 3


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a text file; one that holds a web page's source is read as such. Raises UnsupportedInput.

    What a database exported gives several, and so does a chat, a day each.
    """
    source = decode(path.read_bytes(), str(path))
    if _HTML.match(source):
        from qa.ingest import webpage

        return webpage.exported(source) or webpage.from_source(source, str(path))
    from qa.ingest.chat import days_of, without_times
    from qa.ingest.exports import articles_of

    chat = clean_line(path.stem.replace("_", " "))
    return articles_of(source) or days_of(source, chat) or from_text(without_times(source))


def from_text(source: str, model: Model | None = None) -> Draft:
    """The draft of a text: furniture taken out; headline, date and byline taken from its first lines.

    Args:
        model: another one than the package's for the lines of saved pages.
    """
    fields, below = take_labels(break_lines(source))
    if fields:
        return _labelled(fields, below, model)
    sent, below = take_head(below)
    if sent:
        return from_mail(sent, below)
    text, numbered = _unbroken(source)
    lines = clean(_LINK_MARK.sub("", text) if numbered else text).split("\n")
    publisher = None
    above: tuple[str, ...] = ()
    saved = (numbered and len(lines) <= LONGEST) or is_capture(lines)
    if saved:
        publisher = next(filter(None, map(named_publisher, lines)), None)
        page = _page_lines(text, numbered=numbered)
        found = find_article(page, model)
        if found:
            over = [line.text for line in page[: found[0]]]
            above = strip_furniture(over[-MOST_HEAD:]).lines
            lines = [part for at in found for part in ("", page[at].text)[not page[at].gap :]]
        else:
            lines = [line.text for line in page]
    elif not numbered:
        lines = clean(unwrap(with_cells(without_quotes(break_lines(source))))).split("\n")
    stripped = strip_furniture(lines, page=saved)
    head = find_head([*above, *stripped.lines], saved=saved)
    kept = [line for at, line in enumerate(stripped.lines, len(above)) if at not in head.lines]
    return Draft(
        text=clean("\n".join(kept)),
        title=head.title,
        publisher=publisher or stripped.publisher or head.marks.outlet,
        authors=head.marks.authors,
        published=head.marks.published,
        published_from="byline" if head.marks.published else None,
    )


def from_mail(fields: Mapping[str, object], below: str) -> Draft:
    """The draft of a mail or a memo: its fields as `from_fields` has them, and all words below its head.

    A name or a day that stands there is another's: that of a mail which is quoted.
    """
    lines = clean(unwrap(with_cells(without_quotes(break_lines(below), fewest=1)))).split("\n")
    return from_fields(fields, "\n".join(strip_furniture(lines, page=False).lines), "byline")


def _labelled(fields: dict[str, str], below: str, model: Model | None) -> Draft:
    """The draft of a text below a head of named fields; what they leave open may stand below."""
    named = from_fields(fields, "", "byline")
    # The title put in front keeps the first paragraph from being taken for one.
    draft = from_text(f"{named.title}\n\n{below}" if named.title else below, model)
    if named.title and draft.title != named.title:
        draft = replace(draft, text=draft.text.removeprefix(clean(named.title)).strip())
    return Draft(
        text=draft.text,
        title=named.title or draft.title,
        url=named.url,
        publisher=named.publisher or draft.publisher,
        authors=named.authors or draft.authors,
        published=named.published or draft.published,
        published_from=named.published_from or draft.published_from,
        language=named.language,
    )


def page_lines(source: str) -> list[Line]:
    """The lines of a saved page that hold words, with what its layout says of them."""
    text, numbered = _unbroken(source)
    return _page_lines(text, numbered=numbered)


def _page_lines(text: str, *, numbered: bool) -> list[Line]:
    found = []
    gap = True
    for raw in text.split("\n"):
        links = len(_LINK_MARK.findall(raw)) if numbered else None
        bare = clean(_LINK_MARK.sub("", raw) if numbered else raw)
        words, marks = without_marks(bare)
        if words:
            found.append(Line(words, len(raw) - len(raw.lstrip()), links, marks, gap))
            gap = False
        elif not bare:
            gap = True
    return found


def unwrap(text: str, *, page: bool = False, width: int | None = None) -> str:
    """Paragraphs on one line each, where a text's lines were broken to a fixed width; else the text itself.

    A line was broken where the next word would not have fitted; all other breaks were meant, and stay. So do those of
    lists, whose lines each begin anew.

    Args:
        page: whether a text browser broke the lines, as it does with every line that is long.
        width: the columns that lines were broken to, where more of them tell it than those of this text.
    """
    lines = text.split("\n")
    width = width or line_width(lines, page=page)
    apart = _of_head(lines)
    joined: list[str] = []
    for blank, block in groupby(enumerate(lines), key=lambda one: not one[1].strip()):
        joined.extend([""] if blank else _joined(list(block), width, apart, page=page))
    return "\n".join(joined)


def _of_head(lines: list[str]) -> set[int]:
    """Which lines are one of a head each: the first that say who or when, and those of the heads of mails.

    A headline is as long as a line may be, and goes on in none of them.
    """
    told = ((at, tells_head(line.strip())) for at, line in enumerate(lines) if line.strip())
    first = takewhile(lambda one: one[1] or not is_prose(lines[one[0]].strip()), islice(told, MOST_HEAD))
    return {at for at, tells in first if tells} | head_lines(lines)


def _joined(block: list[tuple[int, str]], width: int | None, apart: set[int], *, page: bool) -> list[str]:
    lines = [line for _, line in block]
    if width is None and len(block) >= _FEWEST_LINES:
        width = line_width(lines, page=page)
    if width is None:
        return lines
    meant = [_has_room(before, line, width) for before, line in pairwise(lines)]
    # In a broken text a list is told by lines that begin anew, though the one above had room.
    if not page and len(lines) >= _FEWEST_LINES and any(meant) and all(map(begins_anew, lines)):
        return lines
    joined = [lines[0]]
    for ((above, before), (at, line)), roomy in zip(pairwise(block), meant, strict=True):
        if roomy or _BULLET.match(line) or above in apart or at in apart:
            joined.append(line)
        else:
            full = width - _columns(before.rstrip()) <= 1
            within_word = _UNSPACED.match(line.lstrip()) and (full or not _HANGUL.match(line.lstrip()))
            joined[-1] = f"{joined[-1].rstrip()}{'' if within_word else ' '}{line.strip()}"
    return joined


def _has_room(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line would have fitted on the line before it."""
    next_word = 1 if _UNSPACED.match(line.lstrip()) else 1 + _columns(line.split(maxsplit=1)[0])
    return next_word < width - _columns(before.rstrip()) - _SLACK


def line_width(lines: list[str], *, page: bool = False) -> int | None:
    """The width, in columns, that lines were broken to; None of lines that were not."""
    telling = [line.rstrip() for line in lines if _columns(line.rstrip()) >= _TELLING and _is_words(line)]
    if len(telling) < 2:
        return None
    lengths = sorted(map(_columns, telling))
    width = lengths[int((len(lengths) - 1) * 0.95)]
    full = sum(width - _NEARLY <= length for length in lengths)
    broken = sum(not ends_sentence(line) for line in telling)
    if width > _WIDEST or full < _FULL * len(telling) or broken < _BROKEN * len(telling):
        return None
    return width if page or _go_on(lines) else None


def _go_on(lines: list[str]) -> bool:
    """Whether lines go on where those above them ended within a sentence."""
    below = [
        begins_anew(line)
        for before, line in pairwise(lines)
        if line.strip() and _columns(before.rstrip()) >= _TELLING and not ends_sentence(before.rstrip())
    ]
    return below.count(False) >= _GOING_ON * len(below)


def begins_anew(line: str) -> bool:
    """Whether a line begins as a sentence or an entry of a list does: with a capital or a figure.

    A letter of a script without capitals tells nothing: it does not.
    """
    first = next(filter(str.isalnum, line), "")
    return first.isupper() or first.isdigit()


def _columns(text: str) -> int:
    """How wide a terminal shows the text: a Chinese or Korean sign takes two columns."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(sign) in "WF") for sign in text)


def _is_words(line: str) -> bool:
    return len(line.split()) > 1 or bool(_UNSPACED.search(line))


def _unbroken(source: str) -> tuple[str, bool]:
    """The text with whole paragraphs on a line, and whether a text browser had numbered its links."""
    text = break_lines(source)
    listed = _LINK_LIST.search(text)
    if listed and len(_LINK_BEGUN.findall(text, 0, listed.start())) < _FEWEST_LINKS:
        listed = None
    # The numbers stay: the browser counted them when it broke the lines.
    return unwrap(text[: listed.start()] if listed else text, page=True), bool(listed)
