"""`.csv`: one article a row, where a column holds texts; others say of each its title, day, address, who wrote it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.decoding import decode
from qa.ingest.fragment import line_of, words_of
from qa.ingest.item import MOST_CHARACTERS, Draft, web_address
from qa.ingest.metadata import NAMES, from_fields

#: What a column of texts is called, the likeliest first, and what others are called besides `NAMES`: letters alone.
_TEXTS: Final = ("text", "fulltext", "content", "body", "articletext", "articlebody", "maintext", "article", "story")
_ALSO: Final = {
    "heading": "title", "articletitle": "title", "datepublished": "published", "publishdate": "published",
    "publicationdate": "published", "publisheddate": "published", "publishedat": "published", "datetime": "date",
    "sourceurl": "url", "articleurl": "url", "weburl": "url", "writer": "author", "creator": "author",
    "newspaper": "publisher", "sourcename": "publisher", "sourcedomain": "publisher", "media": "publisher",
    "publicationtitle": "publisher",
}  # fmt: skip
_SEPARATORS: Final = ",;\t|"
#: Bytes in which the first row of a table ends.
_HEAD: Final = 64 * 2**10


def read(path: Path) -> list[Draft]:
    """The drafts of a table's rows, in order; of a row without a text there is none.

    Raises:
        UnsupportedInput: none of its columns is called as texts are, or it is no table.
        EmptyInput: no row has a text.
    """
    csv.field_size_limit(4 * MOST_CHARACTERS)
    source = decode(path.read_bytes(), str(path))
    try:
        rows = list(csv.reader(StringIO(source), delimiter=_separator(source)))
    except csv.Error as error:
        raise UnsupportedInput(f"{path} is no table ({error}).", "Save it again, as CSV.") from error
    head, below = (rows[0], rows[1:]) if rows else ([], [])
    called = [_called(name) for name in head]
    at = _text_at(called)
    if at is None:
        named = ", ".join(name.strip() for name in head if name.strip())[:200]
        raise UnsupportedInput(
            f"{path} has no column of texts; its columns are: {named}.",
            'Call one "text"; title, date, url, author and publisher are read beside it.',
        )
    drafts = [draft for row in below if (draft := _draft(row, called, at))]
    if not drafts:
        raise EmptyInput(f"{path} has no row with a text.", "Check that it is the table you meant.")
    return drafts


def holds_texts(path: Path) -> bool:
    """Whether the first row of a table names a column of texts. Raises OSError."""
    with path.open("rb") as file:
        line = file.read(_HEAD).decode("utf-8-sig", "replace").split("\n", 1)[0]
    head = next(csv.reader([line.rstrip("\r")], delimiter=_separator(line)), [])
    return _text_at([_called(name) for name in head]) is not None


def _separator(source: str) -> str:
    """What parts the columns: the sign of the first row that stands there most."""
    line = source.lstrip("\n").split("\n", 1)[0]
    return max(_SEPARATORS, key=line.count)


def _called(name: str) -> str:
    """What a column is: "text", a field's name, or what it is called itself, in letters alone."""
    bare = re.sub(r"[\W_]", "", name.casefold())
    return _ALSO.get(bare, bare)


def _text_at(called: Sequence[str]) -> int | None:
    return next((called.index(name) for name in _TEXTS if name in called), None)


def _draft(row: Sequence[str], called: Sequence[str], at: int) -> Draft | None:
    text = row[at] if at < len(row) else ""
    if not any(map(str.isalnum, text)):
        return None
    fields: Mapping[str, object] = {
        name: value if web_address(value) else line_of(value)
        for name, value in reversed(list(zip(called, row, strict=False)))
        if name in NAMES and value.strip()
    }
    return from_fields(fields, words_of(text), "csv")
