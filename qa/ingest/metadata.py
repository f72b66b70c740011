"""Named fields, as front matter and `.jsonl` have them, into a draft. People name the same thing differently."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from qa.ingest.dates import iso_date, written_date
from qa.ingest.item import Draft, web_address
from qa.ingest.outlet import is_outlet
from qa.patterns import lazy_pattern

TITLES: Final = ("title", "headline")
_PUBLISHED: Final = ("published", "date", "published_at", "publication_date", "pubdate")
_PUBLISHER: Final = ("publisher", "source", "site", "sitename", "publication", "outlet")
_AUTHORS: Final = ("authors", "author", "by", "byline")
_URL: Final = ("url", "link", "permalink", "canonical")
_LANGUAGE: Final = ("language", "lang")
#: What programs write where the author stands.
_NOBODY: Final = lazy_pattern(
    r"\(?(?:anonymous|unknown|unspecified)\)?|(?:(?:microsoft )?office(?: ?365)?|microsoft|windows) user", re.IGNORECASE
)
#: Every name of a field.
NAMES: Final = frozenset((*TITLES, *_PUBLISHED, *_PUBLISHER, *_AUTHORS, *_URL, *_LANGUAGE))


def from_fields(fields: Mapping[str, object], text: str, where: str) -> Draft:
    """The draft of these fields.

    Args:
        where: what a date found here is said to come from.
    """
    named = {str(name).casefold(): value for name, value in fields.items()}
    published = _day(_first(named, _PUBLISHED))
    authors = _people(_first(named, _AUTHORS))
    # "By Ida Brandt, Quay Gazette"
    papers = [name for name in authors[1:] if is_outlet(name)]
    publisher = _text(_first(named, _PUBLISHER))
    address = web_address(publisher)  # "source: https://…", as what was clipped has it
    return Draft(
        text=text,
        title=_text(_first(named, TITLES)),
        url=_text(_first(named, _URL)) or address,
        publisher=(None if address else publisher) or next(iter(papers), None),
        authors=tuple(name for name in authors if name not in papers),
        published=published,
        published_from=where if published else None,
        language=_text(_first(named, _LANGUAGE)),
    )


def _first(named: Mapping[str, object], keys: tuple[str, ...]) -> object:
    return next((named[key] for key in keys if named.get(key) not in (None, "", [])), None)


def _text(value: object) -> str | None:
    """A text, number or day as text; of an object its name, as in JSON-LD. None of anything else."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return str(value) if isinstance(value, str | int | float | date) else None


def _day(value: object) -> date | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)  # 20140314, as YAML reads it
    return iso_date(value) or (written_date(value) if isinstance(value, str) else None)


def _people(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return split_names(value)
    if isinstance(value, list):
        return tuple(part for one in value if (part := _text(one)))
    name = _text(value)
    return (name,) if name else ()


def split_names(names: str) -> tuple[str, ...]:
    """The names of a list of people. Where semicolons part them, a comma stands within a name ("Roe, Jane")."""
    parts = names.split(";") if ";" in names else re.split(r",|\band\b|&", names)
    bare = (re.sub(r"^by\s+", "", part.strip(), flags=re.IGNORECASE) for part in parts)
    return tuple(name for name in bare if name and not _NOBODY.fullmatch(name))
