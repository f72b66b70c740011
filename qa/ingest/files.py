"""Which files there are to read, and which reader reads each."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput, InputError, MissingInput, UnsupportedInput
from qa.ingest.guarded import read_guarded, read_in_turn
from qa.ingest.item import (
    Draft,
    Ingested,
    Known,
    Rejected,
    Same,
    break_lines,
    kept_title,
    make_article,
    never,
    nth_article,
)
from qa.ingest.properties import END, NUMBER, is_beside_notes
from qa.patterns import lazy_pattern
from qa.types import Article

#: The module that reads each kind of file; loaded when the first such file is.
_READERS: Final[Mapping[str, str]] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".xhtml": "webpage",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".eml": "mail",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".csv": "table",
}
#: Kinds whose parsers run in another process, whatever the size of the file.
_GUARDED: Final[Mapping[str, str]] = {
    ".pdf": "inside.pdf",
    ".docx": "inside.docx",
    ".rtf": "inside.rtf",
    ".odt": "inside.odt",
    ".epub": "inside.epub",
    ".enex": "inside.enex",
}
_LINES: Final = ".jsonl"
SUFFIXES: Final = (*_READERS, *_GUARDED, _LINES)
#: Bytes from which a file of any kind is read in another process: what is quick on a small file, however it is made,
#: may take minutes on a larger one. 20 KB of cells take the parsers of pages some seconds, 64 KB half a minute. The
#: smallest of 181 pages of news has 21 KB.
LARGE: Final = 8 * 2**10
#: Bytes of the largest file read: of text, which no article fills, and of kinds that hold pictures too.
#: `.jsonl` is read line by line and may be of any size.
MOST_TEXT: Final = 64 * 2**20
#: Bytes from which a file of those kinds has a process of its own, which takes longer to start than a smaller one to
#: be read.
_ALONE: Final = 2**20
MOST_BYTES: Final = 200 * 2**20

#: How Joplin names every file of an export.
_KEPT_BESIDE: Final = lazy_pattern(r"[0-9a-f]{32}\.md")
#: Hidden files, and what Word writes beside a document that is open.
_HIDDEN: Final = (".", "~$")

KINDS: Final = (
    "Pullquote reads .txt, .md, .html, .mhtml, .eml, .srt, .vtt, .pdf, .docx, .odt, .rtf, .epub, .enex, .csv and "
    ".jsonl."
)


def find_files(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder and its subfolders that we read, in order; hidden ones are not.

    Raises:
        MissingInput: nothing is there.
        UnsupportedInput: a file of another kind, or a web address.
        EmptyInput: a folder without articles.
        InputError: a folder that may not be looked into, a link that cannot be followed; raised after the other files.
    """
    shown = str(path)
    if re.match(r"[a-z][a-z0-9+.-]+:/", shown, re.IGNORECASE):
        raise UnsupportedInput(
            f"{shown} is a kind of web address that is not fetched.",
            "Only http:// and https:// are. Save it as a file and add that.",
        )
    if _is_file(path):
        if path.suffix.casefold() not in SUFFIXES:
            raise _of_no_kind(shown)
        yield path
        return
    if not path.is_dir():
        if path.exists():
            raise UnsupportedInput(f"{shown} is neither a file nor a folder.", KINDS)
        raise MissingInput(f"{shown} does not exist.", "Check the path.")
    found = False
    closed: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if name.startswith(_HIDDEN) or file.suffix.casefold() not in SUFFIXES:
                continue
            try:
                is_file = file.is_file()
            except OSError as error:
                closed.append(error)
                continue
            if is_file and _is_read(file):
                found = True
                yield file
    if closed:
        others = f" Nor can {len(closed) - 1:,} more in {shown}." if len(closed) > 1 else ""
        raise InputError(
            f"{closed[0].filename} cannot be opened: {closed[0].strerror}.{others}", "Check its permissions."
        )
    if not found:
        raise EmptyInput(f"{shown} is a folder without articles.", KINDS)


def passed_over(path: Path) -> Counter[str]:
    """What a folder and its subfolders hold that `find_files` leaves out, by kind, and how much of each.

    Hidden files are left out here too: nobody expects them to be read. Of a file that was named there is nothing.
    """
    kinds: Counter[str] = Counter()
    for folder, folders, files in os.walk(path) if os.path.isdir(path) else ():
        folders[:] = [name for name in folders if not name.startswith(".")]
        kinds["links to folders"] += sum(Path(folder, name).is_symlink() for name in folders)
        for name in files:
            file = Path(folder, name)
            if name.startswith(_HIDDEN):
                continue
            if file.is_symlink() and not os.path.exists(file):
                kinds["links that lead nowhere"] += 1
            elif file.suffix.casefold() not in SUFFIXES or not _is_read(file):
                kinds[file.suffix.casefold() or "without a kind"] += 1
    return +kinds


def read_changed(path: Path, known: Known) -> Iterator[Ingested | Same | Rejected]:
    """As `read_file`, but lines of a `.jsonl` that are known are passed over quickly."""
    if path.suffix.casefold() != _LINES:
        yield from read_file(path)
        return
    from qa.ingest.lines import read_lines

    yield from read_lines(path, known)


def read_file(path: Path, title: str | None = None) -> Iterator[Ingested | Rejected]:
    """The articles of one file: one, or as many as a `.jsonl` has lines, a `.csv` rows, an export articles or notes.

    Args:
        title: for an article that has none; else its file's name is.

    Raises:
        InputError: the file as a whole gives no article.
        OSError: it cannot be read.
    """
    if path.suffix.casefold() == _LINES:
        yield from (one for one in read_changed(path, never) if not isinstance(one, Same))
        return
    shown = str(path)
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise _of_no_kind(shown)
    with path.open("rb") as file:  # one that may not be read says so here, whoever reads it later
        size = file.seek(0, os.SEEK_END)
    if not size:
        raise EmptyInput(f"{shown} is empty.", "Check that it is the file you meant.")
    most = MOST_BYTES if suffix in _GUARDED else MOST_TEXT
    if size > most:
        raise UnsupportedInput(
            f"{shown} is {size / 2**20:,.0f} MB; the limit for such a file is {most // 2**20} MB.",
            "Split it into smaller files.",
        )
    found = _read(path, suffix, size)
    fallback = title or title_by_name(path)
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if isinstance(found, Draft):
        article = make_article(found, shown, fallback)
        place = str(path.resolve())
        yield Ingested(place, shown, article, among_others=f"{place}#{_key(article)}#1")
    else:
        yield from _several(found, path, size)


def title_by_name(path: Path) -> str:
    """The title of an article whose file says none: the file's name."""
    return kept_title(re.sub(r"[\s_]+", " ", NUMBER.sub("", path.stem)))


def _several(drafts: Sequence[Draft], path: Path, size: int) -> Iterator[Ingested | Rejected]:
    """The articles of a file that has some, each known by its title and day, so that others may come before it."""
    seen: Counter[str] = Counter()
    part = max(1, size // len(drafts))
    for number, draft in enumerate(drafts, 1):
        shown = nth_article(str(path), number)
        try:
            article = make_article(draft, shown, "")
        except InputError as error:
            yield Rejected(shown, error, part)
            continue
        key = _key(article)
        seen[key] += 1
        yield Ingested(f"{path.resolve()}#{key}#{seen[key]}", shown, article, part)


def _key(article: Article) -> str:
    """What tells an article from the others of its file."""
    return f"{article.title}#{article.published or ''}#{article.publisher or ''}"


def _of_no_kind(shown: str) -> UnsupportedInput:
    return UnsupportedInput(f"{shown} is not a kind of file that Pullquote reads.", KINDS)


def _read(path: Path, suffix: str, size: int) -> Draft | list[Draft]:
    if suffix in _GUARDED:
        module = f"qa.ingest.{_GUARDED[suffix]}"
        return read_guarded(path, module) if size >= _ALONE else read_in_turn(path, module)
    module = f"qa.ingest.{_READERS[suffix]}"
    if size >= LARGE:
        return read_in_turn(path, module)
    try:
        found: Draft | list[Draft] = import_module(module).read(path)
    except (InputError, OSError):
        raise
    except Exception as error:  # a parser fed a damaged or hostile file may raise anything
        raise UnsupportedInput(
            f"{path} cannot be read as {suffix.lstrip('.')}.",
            "It may be damaged: save it again, or as plain text.",
        ) from error
    return found


def _is_read(file: Path) -> bool:
    """Whether a file of a folder is of those that may hold an article: a table of figures, or what a program for notes
    keeps beside them, is not, unless it is named itself."""
    name = file.name.casefold()
    try:
        if name.endswith(".csv"):
            from qa.ingest.table import holds_texts

            return holds_texts(file)
        return not _KEPT_BESIDE.fullmatch(name) or not is_beside_notes(_end_of(file))
    except Exception:  # no file ends the reading of a folder
        return True  # whoever reads it will say so


def _end_of(file: Path) -> str:
    """The text at a file's end. Raises OSError."""
    with file.open("rb") as opened:
        opened.seek(max(0, opened.seek(0, os.SEEK_END) - END))
        return break_lines(opened.read().decode("utf-8", "replace"))


def _is_file(path: Path) -> bool:
    """Raises InputError where that cannot be told: a name too long, a folder that may not be looked into."""
    try:
        return path.is_file()
    except OSError as error:
        raise InputError(
            f"{path} cannot be opened: {error.strerror}.", "Check the path and its permissions."
        ) from error
