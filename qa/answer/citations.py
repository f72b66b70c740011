"""The only maker of `Citation`: cuts the quote from the stored article, whose hash is checked as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qa.errors import ArticleNotFound, LibraryDamaged
from qa.library import Library
from qa.types import Citation, Span


class Citations:
    """The numbered citations of one answer, in order of first use; one number for one span."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: list[Citation] = []

    def cite(self, article_id: str, span: Span) -> Citation | None:
        """The citation of `span` in that article; None when the article can no longer be quoted exactly."""
        start, end = span
        for citation in self._made:
            if (citation.article_id, citation.start, citation.end) == (article_id, start, end):
                return citation
        try:
            text = self._library.article(article_id).text
        except (ArticleNotFound, LibraryDamaged):
            return None
        if not 0 <= start < end <= len(text):
            return None
        citation = Citation(len(self._made) + 1, article_id, start, end, text[start:end])
        self._made.append(citation)
        return citation

    def published(self, article_id: str) -> date | None:
        """The day on which that article appeared; None where nobody knows, or the article is gone."""
        try:
            return self._library.entry(article_id).published
        except (ArticleNotFound, LibraryDamaged):
            return None

    @property
    def made(self) -> tuple[Citation, ...]:
        return tuple(self._made)


def holds(citation: Citation, text: str) -> bool:
    """Whether the citation's quote stands in `text` at its offsets: the promise, for whoever wants to check it."""
    return text[citation.start : citation.end] == citation.quote


def verified(citations: Sequence[Citation], library: Library) -> bool:
    """Whether every citation holds against the library as it is now."""
    return all(holds(citation, library.article(citation.article_id).text) for citation in citations)
