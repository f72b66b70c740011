"""PDF through pypdf: its lines put back together into paragraphs, by where they stand on their pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.inside.flowing import body_size, headline, paragraphs, without_running
from qa.ingest.inside.layout import page_lines
from qa.ingest.inside.unplaced import paragraphs_of_lines
from qa.ingest.item import Draft, clean
from qa.ingest.metadata import split_names
from qa.ingest.plain import from_text

if TYPE_CHECKING:
    from pypdf import PdfReader


def read(path: Path) -> Draft:
    """The draft of a PDF. Raises UnsupportedInput for a locked one, EmptyInput for one of pictures alone."""
    from pypdf.errors import DependencyError

    try:
        return _draft(path)
    except DependencyError as error:  # AES, which pypdf leaves to another package
        raise UnsupportedInput(
            "is encrypted.", "Run `pip install cryptography`, or save a copy that is not."
        ) from error


def _draft(path: Path) -> Draft:
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnsupportedInput("is protected by a password.", "Save a copy without the password and add that.")
    blocks, title_at = _blocks(reader)
    if not blocks:
        raise EmptyInput("holds pictures of pages, not text.", "Run text recognition (OCR) on it first.")
    draft = _titled(blocks, title_at)
    named = reader.metadata
    title = clean(str(named.title or "")) if named else ""
    author = clean(str(named.author or "")) if named else ""
    # What programs write there on their own ("Microsoft Word - draft3.doc", "untitled") is no title.
    if len(title.split()) > 2 and not re.search(r"\.\w{2,4}$|^microsoft|^untitled", title, re.IGNORECASE):
        # A browser puts the site's name behind it.
        if draft.title and re.fullmatch(r"\s[-–—|]\s.+", title.removeprefix(draft.title)):
            title = draft.title
        # The headline is taken out of the text when it opens it; else it was the first line that was taken.
        text = draft.text if draft.title in (None, title) else f"{draft.title}\n\n{draft.text}"
        draft = replace(draft, title=title, text=text)
    if author and not draft.authors:
        draft = replace(draft, authors=split_names(author))
    return draft


def _blocks(reader: PdfReader) -> tuple[list[str], int | None]:
    """The paragraphs, and which of them is set as the headline, where one is."""
    pages = [page_lines(page) for page in reader.pages]
    placed = [lines for lines in pages if lines is not None]
    if len(placed) < len(pages):
        return paragraphs_of_lines(
            [[line for line in clean(page.extract_text()).split("\n") if line] for page in reader.pages]
        ), None
    size = body_size(placed)
    found = paragraphs(without_running(placed))
    return [one.text for one in found], headline(found, size)


def _titled(blocks: list[str], title_at: int | None) -> Draft:
    """The draft of the paragraphs, with the one that is set as the headline for its title."""
    if title_at is None:
        return from_text("\n\n".join(blocks))
    title = blocks[title_at]
    draft = from_text("\n\n".join(blocks))
    if draft.title == title:
        return draft
    # Put in front, it keeps `from_text` from taking a line above it for the headline.
    draft = from_text("\n\n".join([title, *blocks[:title_at], *blocks[title_at + 1 :]]))
    if draft.title == title:
        return draft
    text = draft.text.removeprefix(title).strip()
    return replace(draft, title=title, text=_put_back(text, draft.title, blocks) if draft.title in blocks else text)


def _put_back(text: str, taken: str, blocks: list[str]) -> str:
    """The text with a block that was taken out of it, where it stood."""
    places = (text.find(block) for block in blocks[blocks.index(taken) + 1 :])
    at = next((place for place in places if place >= 0), len(text))
    return "\n\n".join(filter(None, (text[:at].rstrip(), taken, text[at:])))
