"""What the store keeps, as rows and back, and the hashes over it.

This module opens no database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeVar

import numpy as np

from embeddings.types import Vectors
from qa.types import Article, Entry, Mention, Notes, Passage, Span, Speech

_Parsed = TypeVar("_Parsed")

#: Of `articles`, as `entry_of` takes them.
ENTRY_COLUMNS: Final = "id, title, url, publisher, authors, published, published_from, language, added, words"


def article_row(article: Article, spans: Sequence[Span], vectors: Vectors, added: str) -> dict[str, Any]:
    """The article's row in `articles`, by column."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "language": article.language,
        "added": added,
        "words": article.words,
        "sha256": article_sha256(article),
        "passages_sha256": passages_sha256(spans, vectors),
    }


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry in a row. A field that is damaged is shown as missing, so that one article spoils no list."""
    article_id, title, url, publisher, authors, published, published_from, language, added, words = row
    return Entry(
        id=as_text(article_id) or "",
        title=as_text(title) or "",
        url=as_text(url),
        publisher=as_text(publisher),
        authors=parsed(_authors, authors) or (),
        published=parsed(date.fromisoformat, published),
        published_from=as_text(published_from),
        language=as_text(language),
        added=parsed(datetime.fromisoformat, added),
        words=words if isinstance(words, int) else 0,
    )


def article_of(row: Sequence[Any]) -> Article | None:
    """The article in a row of `ENTRY_COLUMNS`, its text and its hash; None where it is not what was added."""
    *columns, text, sha256 = row
    try:
        article = Article(**vars(entry_of(columns)), text=text)
        return article if article_sha256(article) == sha256 else None
    except (ValueError, TypeError, AttributeError):
        return None


def as_text(value: Any) -> str | None:
    """A column that holds text, whatever the disk made of it."""
    # A flipped bit makes text a blob.
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else None if value is None else str(value)


def parsed(parse: Callable[[str], _Parsed], value: Any) -> _Parsed | None:
    """What stands in a column; None where nothing does, or nothing that can be read."""
    try:
        return parse(value) if value else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _authors(value: str) -> tuple[str, ...]:
    return tuple(str(name) for name in json.loads(value))


def passage_of(row: Sequence[Any]) -> Passage | None:
    """The passage in a row (article, start, end); None where it is damaged so far that it has no such place."""
    article_id, start, end = row
    return Passage(article_id, start, end) if isinstance(start, int) and isinstance(end, int) else None


def article_sha256(article: Article) -> str:
    """Over all that can be quoted or shown as the source of a quote."""
    shown = [
        article.id,
        article.title,
        article.text,
        article.url,
        article.publisher,
        list(article.authors),
        article.published.isoformat() if article.published else None,
    ]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True).encode("ascii")).hexdigest()


def passages_sha256(spans: Sequence[Span], vectors: Vectors) -> str:
    """Over where the passages stand, and their vectors of shape (len(spans), dim)."""
    digest = hashlib.sha256(np.asarray(spans, dtype="<i8").tobytes())
    digest.update(np.ascontiguousarray(vectors, dtype="<f4").tobytes())
    return digest.hexdigest()


def notes_sha256(notes: Notes) -> str:
    """Over who said what, and the days that are mentioned."""
    rows = [[speech_row(one) for one in notes.speech], [mention_row(one) for one in notes.mentions]]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True).encode("ascii")).hexdigest()


def speech_row(speech: Speech) -> tuple[int, int, str | None, str | None, str | None, int]:
    """The row in `speech`, but for its article."""
    said = speech.date.isoformat() if speech.date else None
    return speech.start, speech.end, speech.speaker, speech.cue, said, int(speech.direct)


def speech_of(row: Sequence[Any]) -> Speech:
    """The speech in a row that begins with its article."""
    article_id, start, end, speaker, cue, said, direct = row
    return Speech(article_id, start, end, speaker, cue, date.fromisoformat(said) if said else None, bool(direct))


def mention_row(mention: Mention) -> tuple[int, int, str, str, float, int]:
    """The row in `mentions`, but for its article."""
    first, last = mention.first.isoformat(), mention.last.isoformat()
    return mention.start, mention.end, first, last, mention.sure, int(mention.relative)


def mention_of(row: Sequence[Any]) -> Mention:
    """The mention in a row without its article."""
    start, end, first, last, sure, relative = row
    return Mention(start, end, date.fromisoformat(first), date.fromisoformat(last), float(sure), bool(relative))
