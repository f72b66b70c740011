"""DOCX through python-docx: paragraphs and tables in the order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.ingest.inside.zipped import check_archive
from qa.ingest.item import Draft, clean_line
from qa.ingest.plain import from_text


def read(path: Path) -> Draft:
    """The draft of a document. Raises UnsupportedInput."""
    from docx import Document

    check_archive(path)
    document = Document(str(path))
    blocks = [(style, text) for style, text in _blocks(document) if text]
    named = document.core_properties
    styled = next((text for style, text in blocks if style == "Title"), None)
    heading = next((text for style, text in blocks[:3] if style == "Heading 1"), None)
    title = styled or heading
    if title:
        blocks.remove(next(block for block in blocks if block[1] == title))
        # A title put in front keeps `from_text` from taking the first paragraph for one.
        draft = from_text("\n\n".join([title, *(text for _, text in blocks)]))
        if draft.title != title:
            draft = replace(draft, title=title, text=draft.text.removeprefix(title).strip())
    else:
        draft = from_text("\n\n".join(text for _, text in blocks))
    if not draft.title and named.title:
        draft = replace(draft, title=named.title)
    # "python-docx" and such are what programs write there.
    if not draft.authors and named.author and " " in named.author.strip():
        draft = replace(draft, authors=tuple(re.split(r"; |, | and ", named.author)))
    return replace(draft, language=draft.language or named.language or None)


def _blocks(document: Any) -> Iterator[tuple[str, str]]:
    """(style name, text) of each paragraph; a table gives one for each row."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)  # merged cells come once for each column
                yield "Table", " | ".join(clean_line("".join(cell.itertext())) for cell in cells)
        else:
            yield str(block.style.name) if block.style is not None else "", clean_line(block.text)
