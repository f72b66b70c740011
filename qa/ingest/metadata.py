"""Named fields, as front matter and `.jsonl` have them, into a draft. People name the same thing differently."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from qa.ingest.dates import iso_date, written_date
from qa.ingest.item import Draft

_TITLE: Final = ("title", "headline")
_PUBLISHED: Final = ("published", "date", "published_at", "publication_date", "pubdate")
_PUBLISHER: Final = ("publisher", "source", "site", "sitename", "publication", "outlet")
_AUTHORS: Final = ("authors", "author", "by", "byline")
_URL: Final = ("url", "link", "permalink", "canonical")
_LANGUAGE: Final = ("language", "lang")


def from_fields(fields: Mapping[str, object], text: str, where: str) -> Draft:
    """The draft of these fields.

    Args:
        where: what a date found here is said to come from.
    """
    named = {str(name).casefold(): value for name, value in fields.items()}
    published = _day(_first(named, _PUBLISHED))
    return Draft(
        text=text,
        title=_text(_first(named, _TITLE)),
        url=_text(_first(named, _URL)),
        publisher=_text(_first(named, _PUBLISHER)),
        authors=_people(_first(named, _AUTHORS)),
        published=published,
        published_from=where if published else None,
        language=_text(_first(named, _LANGUAGE)),
    )


def _first(named: Mapping[str, object], keys: tuple[str, ...]) -> object:
    return next((named[key] for key in keys if named.get(key) not in (None, "", [])), None)


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int | float | date) else None


def _day(value: object) -> date | None:
    return iso_date(value) or (written_date(value) if isinstance(value, str) else None)


def _people(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.replace(" and ", ";").replace(",", ";").split(";"))
    if isinstance(value, list):
        return tuple(part for one in value if (part := _text(one)))
    return ()
