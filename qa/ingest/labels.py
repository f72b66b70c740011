"""Heads of lines that each say what they are: "Title: …", "Date: …", "By: …", above a plain text."""

from __future__ import annotations

import re
from typing import Final

from qa.ingest.metadata import NAMES, TITLES

#: Fields that name nothing an article has; with the others, they are no part of its text.
_IDLE: Final = frozenset("section category categories tags keywords words length edition page copyright".split())
_LABELLED: Final = re.compile(r"[ \t]*([A-Za-z_]{2,20})[ \t]?:(?!//)[ \t]*(\S.*)?")


def take_labels(text: str) -> tuple[dict[str, str], str]:
    """The fields that a text opens with, and the text below them; no fields where it opens otherwise.

    One line alone may be a sentence ("Date: unknown to this day"), unless it says that it is the title.
    """
    fields: dict[str, str] = {}
    lines = text.split("\n")
    at = next((at for at, line in enumerate(lines) if line.strip()), 0)
    while at < len(lines):
        field = _field(lines[at])
        if field and field[1]:
            fields.setdefault(*field)
        # A blank line may stand between two of them.
        elif not field and (lines[at].strip() or not fields or at + 1 == len(lines) or not _field(lines[at + 1])):
            break
        at += 1
    if len(fields) < 2 and not any(name in fields for name in TITLES):
        return {}, text
    return fields, "\n".join(lines[at:])


def _field(line: str) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(line.rstrip())
    name = match[1].casefold() if match else ""
    return (name, match[2] or "") if match and (name in NAMES or name in _IDLE) else None
