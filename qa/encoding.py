"""What an encoder is given of an article: passages cut to its window, with what they are passages of before each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from embeddings import Encoder
from qa.lexical import spoken_date
from qa.passages import split
from qa.types import Article, Entry, Span

#: Tokens kept free in the encoder's window for what goes before a passage, and special tokens.
PREFIX_TOKENS: Final = 56
#: Code points of a title that go before each passage; the longest headline of a real paper is shorter.
_LONGEST_TITLE: Final = 160


def cut(article: Article, encoder: Encoder) -> tuple[Span, ...]:
    """The passages of an article that leave room for its title in the encoder's window."""
    limit = max(16, encoder.window - PREFIX_TOKENS)
    return tuple(split(article.text, encoder.count_tokens, language=article.language, limit=limit))


def texts_of(article: Article, spans: Sequence[Span]) -> list[str]:
    """What the encoder sees of each of these passages of the article."""
    return [retrieval_text(article, article.text[start:end]) for start, end in spans]


def retrieval_text(entry: Entry, passage: str) -> str:
    """What the encoder sees of a passage: its article's title and date go before it."""
    head = ". ".join(part for part in (entry.title[:_LONGEST_TITLE], spoken_date(entry)) if part)
    return f"{head}\n{passage}" if head else passage
