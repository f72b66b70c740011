"""Markdown with front matter. The marks go, the words stay: a quote is what a reader would see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import UnsupportedInput
from qa.ingest.decoding import decode
from qa.ingest.item import Draft
from qa.ingest.metadata import from_fields

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(path: Path) -> Draft:
    """The draft of a Markdown file; without a title in the front matter, its first heading is the title.

    Raises:
        UnsupportedInput: its front matter is no YAML.
    """
    import frontmatter
    import yaml
    from markdown_it import MarkdownIt

    source = decode(path.read_bytes(), str(path))
    try:
        fields, body = frontmatter.parse(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).split("\n")[0]
        raise UnsupportedInput(
            f"{path} has front matter that is no YAML ({reason}).",
            "Mend or remove the lines between its --- lines.",
        ) from error
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    draft = from_fields(fields if isinstance(fields, dict) else {}, "", "front matter")
    blocks = list(_blocks(tokens))
    if blocks and blocks[0][0] == "h1" and (draft.title is None or blocks[0][1] == draft.title):
        title = blocks.pop(0)[1]
        draft = replace(draft, title=draft.title or title)
    return replace(draft, text="\n\n".join(text for _, text in blocks))


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """(tag, plain text) of each block that holds words."""
    tag = ""
    cells: list[str] = []
    for token in tokens:
        if token.type.endswith("_open"):
            tag = token.tag
        if token.type == "inline":
            text = _words(token.children or [])
            if tag in ("td", "th"):
                cells.append(text)
            elif text.strip():
                yield tag, text
        elif token.type == "tr_close":
            yield "tr", " | ".join(cells)
            cells = []
        elif token.type in ("fence", "code_block"):
            yield "pre", token.content


def _words(tokens: Sequence[Token]) -> str:
    """The words of an inline run: of a link its text, of a picture nothing."""
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
