"""PDF through pypdf: lines as they stand on the page, put back together into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.item import Draft, clean
from qa.ingest.metadata import split_names
from qa.ingest.plain import from_text
from qa.ingest.prose import ends_sentence

#: A line at a page's edge that comes again on this share of the pages is a running head.
_RUNNING: Final = 0.5
_FEWEST_PAGES: Final = 3
_HYPHENS: Final = ("-", "\u2010")
#: In digits, but for a year, or in Roman ones: "civil" and "ill" are words.
_PAGE_NUMBER: Final = re.compile(
    r"(?:page )?(?:(?!1[5-9]\d\d$|20\d\d$)\d{1,4}|(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
    r"(?: ?(?:/|of) ?\d{1,4})?|[-–] ?\d{1,4} ?[-–]",
    re.IGNORECASE,
)


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
    pages = [[line for line in clean(page.extract_text()).split("\n") if line] for page in reader.pages]
    if not any(pages):
        raise EmptyInput("holds pictures of pages, not text.", "Run text recognition (OCR) on it first.")
    draft = from_text("\n".join(_paragraphs(_without_running(pages))))
    named = reader.metadata
    title = clean(str(named.title or "")) if named else ""
    author = clean(str(named.author or "")) if named else ""
    # What programs write there on their own ("Microsoft Word - draft3.doc", "untitled") is no title.
    if len(title.split()) > 2 and not re.search(r"\.\w{2,4}$|^microsoft|^untitled", title, re.IGNORECASE):
        # The headline is taken out of the text when it opens it; else it was the first line that was taken.
        text = draft.text if draft.title in (None, title) else f"{draft.title}\n\n{draft.text}"
        draft = replace(draft, title=title, text=text)
    if author and not draft.authors:
        draft = replace(draft, authors=split_names(author))
    return draft


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and the heads and feet that run through them."""
    edges = Counter(re.sub(r"\d+", "#", line) for page in pages for line in {*page[:2], *page[-2:]})
    running = {line for line, count in edges.items() if len(pages) >= _FEWEST_PAGES and count >= _RUNNING * len(pages)}
    kept = []
    for page in pages:
        last = len(page) - 2
        kept.append(
            [
                line
                for at, line in enumerate(page)
                if not (
                    (at < 2 or at >= last) and (re.sub(r"\d+", "#", line) in running or _PAGE_NUMBER.fullmatch(line))
                )
            ]
        )
    return kept


def _paragraphs(pages: list[list[str]]) -> list[str]:
    """Lines put together: a paragraph ends where a sentence does, on a line shorter than the others."""
    lines = [line for page in pages for line in page]
    lengths = sorted(len(line) for line in lines)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if current.endswith(_HYPHENS) and line[:1].islower() and current[-2:-1].isalpha():
            current = current[:-1] + line
        else:
            current = f"{current} {line}" if current else line
        short = len(line) < width * 0.8
        # A short line that ends no sentence, before anything else, is a headline, a date or a byline.
        if short and (ends_sentence(line) or (current == line and not line.endswith(_HYPHENS))):
            paragraphs.extend((current, ""))
            current = ""
    return [*paragraphs, current]
