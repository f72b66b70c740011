"""`.enex`: notes that Evernote exported, each an article. Pictures and other files in them are passed over."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.item import Draft, clean_line, web_address
from qa.ingest.markup import blocks, parse
from qa.ingest.metadata import from_fields

#: Titles that Evernote gives a note that has none.
_UNTITLED: Final = frozenset(("untitled", "untitled note"))
#: Parts of a note that are none of its words: what is locked, and what is attached.
_SILENT: Final = ("en-crypt", "en-media")


def read(path: Path) -> list[Draft]:
    """The drafts of the notes in an export, in order; of a note without words there is none.

    Raises:
        UnsupportedInput: it is no export.
        EmptyInput: no note of it has words.
    """
    from lxml import etree

    drafts: list[Draft] = []
    root = None
    with contextlib.suppress(etree.XMLSyntaxError):  # where nothing of it is XML
        parser = etree.iterparse(
            str(path), tag=("note", "resource"), huge_tree=True, recover=True, resolve_entities=False, no_network=True
        )
        for _, element in parser:
            if element.tag == "note" and (draft := _draft(element)):
                drafts.append(draft)
            element.clear()  # a file that is attached may have many megabytes
        root = parser.root
    if root is None or root.tag != "en-export":
        raise UnsupportedInput(f"{path} is no export of Evernote.", "Export the notes again, as ENEX.")
    if not drafts:
        raise EmptyInput(f"{path} holds no note with words of its own.", "Check that it is the export you meant.")
    return drafts


def _draft(note: Any) -> Draft | None:
    """The draft of a note; None of one without words. The day it was made on is its own if it was not clipped."""
    tree = parse(note.findtext("content") or "")
    if tree is None:
        return None
    for silent in [element for tag in _SILENT for element in tree.iter(tag)]:
        silent.drop_tree()
    text = "\n\n".join(blocks(tree))
    title = clean_line(note.findtext("title"))
    if not any(map(str.isalnum, text)):
        return None
    address = web_address(note.findtext("note-attributes/source-url"))
    fields = {
        "title": "" if title.casefold() in _UNTITLED else title,
        "author": note.findtext("note-attributes/author"),
        "date": None if address else note.findtext("created"),
        "url": address,
    }
    return from_fields(fields, text, "note")
