"""`.eml`: a mail as programs save it, through the standard library. What is attached to it is passed over."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput
from qa.ingest.decoding import decode
from qa.ingest.item import Draft, clean_line
from qa.ingest.mailhead import fields_of, sent_day, subject, writer
from qa.ingest.plain import from_mail

#: Code points of a line of the head that are looked at.
_LONGEST: Final = 2_000


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a mail: its plain text, else its page; title, author and day from its head.

    Of one in which a database sent articles there are several, each with its own.

    Raises:
        EmptyInput: it has no words of its own.
        UnsupportedInput: its text is in no encoding that can be told.
    """
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    name, _ = writer(header(message, "from"))
    day = sent_day(header(message, "date"))
    title = subject(header(message, "subject"))
    text = text_part(message, "plain", path)
    if text.strip():
        return from_mail(fields_of(title, name, day), text)
    page = text_part(message, "html", path)
    if not page.strip():
        raise EmptyInput(f"{path} is a mail without a text of its own.", "Save what is attached to it as a file.")
    from qa.ingest import webpage

    articles = webpage.exported(page)
    if articles:
        return articles
    draft = webpage.from_source(page, str(path))
    return replace(
        draft,
        title=title or draft.title,
        authors=(name,) if name else draft.authors,
        published=day or draft.published,
        published_from="byline" if day else draft.published_from,
    )


def header(message: EmailMessage, name: str) -> str:
    """A line of the head in its own letters: those beyond ASCII are encoded, or stand there as they are."""
    raw = next((str(value) for field, value in message.raw_items() if field.casefold() == name), "")[:_LONGEST]
    text = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # too short to guess at more
    if text.isascii():
        with contextlib.suppress(HeaderParseError, LookupError, ValueError):
            text = str(make_header(decode_header(text)))
    return clean_line(text)


def text_part(message: EmailMessage, kind: str, path: Path) -> str:
    """The text of the mail in that form, "plain" or "html"; empty where it has none. Raises UnsupportedInput."""
    part = message.get_body((kind,))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        return ""
    return decode(content, str(path), part.get_content_charset())
