"""`.csv`: one article a row, where a column holds texts; others say of each its title, day, address, who wrote it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.decoding import decode
from qa.ingest.fragment import line_of, words_of
from qa.ingest.item import MOST_CHARACTERS, Draft, web_address
from qa.ingest.metadata import NAMES, from_fields
from qa.ingest.prose import count_words, ends_sentence, is_prose

#: What a column of texts is called, the likeliest first; and what may be called so that is none: an article's number in
#: a shop, what a tin contains. Such a column has a sentence in one of its cells, or so many words
#: a cell.
_TEXTS: Final = ("text", "fulltext", "articletext", "articlebody", "maintext")
_PERHAPS: Final = ("content", "body", "article", "story")
_FEWEST_WORDS: Final = 10
#: What others are called besides `NAMES`: letters alone.
_ALSO: Final = {
    "heading": "title", "articletitle": "title", "datepublished": "published", "publishdate": "published",
    "publicationdate": "published", "publisheddate": "published", "publishedat": "published", "datetime": "date",
    "sourceurl": "url", "articleurl": "url", "weburl": "url", "writer": "author", "creator": "author",
    "newspaper": "publisher", "sourcename": "publisher", "sourcedomain": "publisher", "media": "publisher",
    "publicationtitle": "publisher",
}  # fmt: skip
_SEPARATORS: Final = ",;\t|"
#: Bytes, or code points, at its beginning that tell how a table is written.
_HEAD: Final = 64 * 2**10
#: Lines that may stand above the names of the columns: what the table is called, and "sep=;" of spreadsheets.
_MOST_ABOVE: Final = 5


@dataclass(frozen=True)
class _Form:
    """How a table is written."""

    separator: str
    #: Rows down to the one that names the columns, and how it calls them.
    head: int
    called: tuple[str, ...]
    #: Which of them hold texts, the likeliest first.
    texts: tuple[int, ...]


def read(path: Path) -> list[Draft]:
    """The drafts of a table's rows, in order; of a row without a text there is none.

    Raises:
        UnsupportedInput: none of its columns is called as texts are, and holds such; or it is no table.
        EmptyInput: no row has a text.
    """
    csv.field_size_limit(4 * MOST_CHARACTERS)
    source = decode(path.read_bytes(), str(path))
    try:
        form = _form(source[:_HEAD])
        rows = _rows(source, form.separator) if form else []
    except csv.Error as error:
        raise UnsupportedInput(f"{path} is no table ({error}).", "Save it again, as CSV.") from error
    if form is None:
        first = max((row for sign in _SEPARATORS for row in _rows(source[:_HEAD], sign)[:1]), key=len, default=[])
        named = ", ".join(name.strip() for name in first if name.strip())[:200]
        raise UnsupportedInput(
            f"{path} has no column of texts; its columns are: {named}.",
            'Call one "text"; title, date, url, author and publisher are read beside it.',
        )
    drafts = [draft for row in rows[form.head :] if (draft := _draft(row, form))]
    if not drafts:
        raise EmptyInput(f"{path} has no row with a text.", "Check that it is the table you meant.")
    return drafts


def holds_texts(path: Path) -> bool:
    """Whether a table has a column of texts, by how it begins.

    Raises:
        InputError: it is no text.
        OSError: it cannot be read.
        csv.Error: it is no table.
    """
    with path.open("rb") as file:
        return _form(decode(file.read(_HEAD), str(path))) is not None


def _form(beginning: str) -> _Form | None:
    """How a table is written, by the sign that parts most columns; None where none holds texts. Raises csv.Error."""
    forms = [form for sign in _SEPARATORS if (form := _form_by(sign, _rows(beginning, sign)))]
    return max(forms, key=lambda form: len(form.called), default=None)


def _form_by(separator: str, rows: Sequence[Sequence[str]]) -> _Form | None:
    above = 0
    for at, row in enumerate(rows, 1):
        named = [cell for cell in row if cell.strip()]
        called = tuple(map(_called, row))
        texts = _texts(called, rows[at:]) if not above or len(named) > 1 else ()
        if texts:
            return _Form(separator, at, called, texts)
        above += len(named)
        if len(named) > 1 or above > _MOST_ABOVE or any(map(is_prose, named)):
            return None
    return None


def _texts(called: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Which columns hold texts, the likeliest first."""

    def holds(at: int) -> bool:
        if called[at] in _TEXTS:
            return True
        cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
        if not cells:  # the row that would tell may be cut before it
            return any(len(row) <= at for row in rows[-1:])
        return any(map(is_prose, cells)) or sum(map(count_words, cells)) >= _FEWEST_WORDS * len(cells)

    likely = [at for name in (*_TEXTS, *_PERHAPS) for at, one in enumerate(called) if one == name]
    return tuple(filter(holds, likely))


def _rows(source: str, separator: str) -> list[list[str]]:
    """The rows of a table, whatever its lines end with. Raises csv.Error."""
    return list(csv.reader(StringIO(source, newline=None), delimiter=separator))


def _called(name: str) -> str:
    """What a column is: "text", a field's name, or what it is called itself, in letters alone."""
    bare = re.sub(r"[\W_]", "", name.casefold())
    return _ALSO.get(bare, bare)


def _draft(row: Sequence[str], form: _Form) -> Draft | None:
    last = len(form.called) - 1
    # A text that stands in no quotes is cut at each separator, within a sentence; what else is left over is nobody's.
    rest = row[last + 1 :]
    over = any(cell.strip() for cell in rest) and (rest[0].startswith(" ") or not ends_sentence(row[last]))
    cells = [*row[:last], form.separator.join(row[last:])] if over else row
    text = next((cells[at] for at in form.texts if at < len(cells) and any(map(str.isalnum, cells[at]))), "")
    if not text:
        return None
    fields: Mapping[str, object] = {
        name: value if web_address(value) else line_of(value)
        for name, value in reversed(list(zip(form.called, cells, strict=False)))
        if name in NAMES and value.strip()
    }
    return from_fields(fields, words_of(text), "csv")
