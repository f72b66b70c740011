"""A document of a word processor, whatever its kind: its paragraphs and what its properties say, into one draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from qa.ingest.item import Draft
from qa.ingest.mailhead import calls_itself
from qa.ingest.metadata import split_names
from qa.ingest.plain import from_text

#: The names of styles that tell a title.
TITLE: Final = "Title"
HEADING: Final = "Heading 1"


@dataclass(frozen=True)
class Properties:
    """What a document says of itself; empty where it says nothing.

    Its days are those of the file, which was made when the article was saved: they are no day of publication.
    """

    title: str | None = None
    author: str | None = None
    language: str | None = None


def draft_of(blocks: Sequence[tuple[str, str]], named: Properties) -> Draft:
    """The draft of a document.

    Args:
        blocks: (style name, text) of each paragraph and each row of a table, in order.
    """
    blocks = list(blocks)
    styled = next((text for style, text in blocks if style == TITLE), None)
    heading = next((text for style, text in blocks[:3] if style == HEADING), None)
    title = styled or heading
    if title and not calls_itself(title):
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
        draft = replace(draft, authors=split_names(named.author))
    return replace(draft, language=draft.language or named.language or None)
