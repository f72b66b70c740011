"""Plain text: a note, a wire story, or a web page saved as text with all its furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from qa.ingest.dates import written_date
from qa.ingest.decoding import decode
from qa.ingest.furniture import strip_furniture
from qa.ingest.item import Draft, clean

#: Lines with words, from the top, among which headline, date and byline are looked for.
_HEAD: Final = 12
#: A headline is no longer than this, in words.
_LONGEST_HEADLINE: Final = 25
#: The length of a line, in code points, that a text broken to a fixed width has.
_WRAPPED: Final = (45, 120)

_BYLINE: Final = re.compile(
    r"(?:(?:written |reported )?by|von|par|por|author:|text:)\s+"
    r"(?P<names>[^\W\d_][\w.’'-]*(?: (?:(?:de|van|von|der|al|bin|el|la|le) ){0,2}[^\W\d_][\w.’'-]*){1,3}"
    r"(?:(?:, | and | und | et | & )[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3})*)"
    r"(?:\s*[,|–-]\s*(?P<outlet>[A-Z][\w .&’'-]{1,40}))?",
    re.IGNORECASE,
)
_HTML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"”’'»)\]]*$")


def read(path: Path) -> Draft:
    """The draft of a text file; one that holds a web page's source is read as such. Raises UnsupportedInput."""
    source = decode(path.read_bytes(), str(path))
    if _HTML.match(source):
        from qa.ingest import webpage

        return webpage.from_source(source, str(path))
    return from_text(source)


def from_text(source: str) -> Draft:
    """The draft of a text: furniture taken out; headline, date and byline taken from its first lines."""
    stripped = strip_furniture(clean(source).split("\n"))
    lines = list(stripped.lines)
    head = _take_head(lines)
    draft = Draft(text=unwrap("\n".join(lines)), publisher=stripped.publisher)
    return replace(
        draft,
        title=head.title,
        published=written_date(head.date) if head.date else None,
        published_from="byline" if head.date else None,
        authors=head.authors,
        publisher=draft.publisher or head.outlet,
    )


def unwrap(text: str) -> str:
    """Paragraphs on one line each, where a text's lines were broken to a fixed width; else the text itself."""
    blocks = re.split(r"\n{2,}", text.strip())
    return "\n\n".join("\n".join(_unwrapped(block.split("\n"))) for block in blocks)


@dataclass(frozen=True)
class _Head:
    """What stands above an article."""

    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def _take_head(lines: list[str]) -> _Head:
    """Headline, date line and byline, taken out of `lines`. They are looked for at the top and nowhere else."""
    top = [i for i, line in enumerate(lines) if line][:_HEAD]
    if len(top) < 2:
        return _Head()
    date_at = next((i for i in top if written_date(lines[i])), None)
    byline_at = next((i for i in top if _BYLINE.fullmatch(lines[i])), None)
    marks = [i for i in (date_at, byline_at) if i is not None]
    # The headline is the line above the date or byline where there is one, else the first line of all.
    above = [i for i in top if i < min(marks)] if marks else []
    title_at: int | None = top[0]
    if above:
        title_at = next((i for i in reversed(above) if _is_headline(lines[i])), None)
    elif marks:
        title_at = next((i for i in top if i not in marks), None)
    if title_at is not None and not _is_headline(lines[title_at]):
        title_at = None
    byline = _BYLINE.fullmatch(lines[byline_at]) if byline_at is not None else None
    head = _Head(
        title=lines[title_at] if title_at is not None else None,
        date=lines[date_at] if date_at is not None else None,
        authors=tuple(re.split(r", | and | und | et | & ", byline["names"])) if byline else (),
        outlet=byline["outlet"] if byline else None,
    )
    gone = {i for i in (date_at, byline_at, title_at) if i is not None}
    if above and title_at is not None:
        gone.update(i for i in above if i < title_at and len(lines[i].split()) <= 3)  # a section's name above it
    lines[:] = [line for i, line in enumerate(lines) if i not in gone]
    return head


def _is_headline(line: str) -> bool:
    """Short, and no sentence that ends in a full stop ("U.S." may)."""
    few = len(line.split()) <= _LONGEST_HEADLINE
    return few and not re.search(r"(?<![A-Z])[.:;,][\"”’]?$", line) and any(c.isalpha() for c in line)


def _unwrapped(lines: list[str]) -> list[str]:
    body = lines[:-1]
    shortest, longest = _WRAPPED
    broken = [line for line in body if not _SENTENCE_END.search(line)]
    if not body or not all(shortest <= len(line) <= longest for line in body) or len(broken) * 2 < len(body):
        return lines
    return [" ".join(lines)]
