"""The only maker of `Citation`: cuts the quote from the stored article, whose hash is checked as it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from qa.errors import ArticleNotFound, LibraryDamaged
from qa.library import Library
from qa.types import Article, Citation, Mention, Span

#: The least surety, 0..1, at which the days of such words are shown.
SURE: Final = 0.85


class Citations:
    """The numbered citations of one answer, in order of first use; one number for one span."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: list[Citation] = []
        self._mentioned: dict[str, tuple[Mention, ...]] = {}

    def cite(self, article_id: str, span: Span) -> Citation | None:
        """The citation of `span` in that article; None when the article can no longer be quoted exactly."""
        start, end = span
        for citation in self._made:
            if (citation.article_id, citation.start, citation.end) == (article_id, start, end):
                return citation
        try:
            article = self._library.article(article_id)
            mentioned = self._mentions(article_id)
        except (ArticleNotFound, LibraryDamaged):
            return None
        if not 0 <= start < end <= len(article.text):
            return None
        dates = tuple(one for one in mentioned if start <= one.start and one.end <= end and _tells(article, one))
        citation = Citation(len(self._made) + 1, article_id, start, end, article.text[start:end], dates)
        self._made.append(citation)
        return citation

    def days(self, article_id: str, span: Span) -> Span | None:
        """The first and the last day, as ordinals, that words of an article name; None for none or several."""
        try:
            named = {
                (one.first.toordinal(), one.last.toordinal())
                for one in self._mentions(article_id)
                if one.start < span[1] and span[0] < one.end
            }
        except (ArticleNotFound, LibraryDamaged):
            return None
        return named.pop() if len(named) == 1 else None

    def whole_date(self, article_id: str, span: Span) -> Span:
        """The date that a span is part of: "Sunday" of "Sunday, 16 March"; else the span."""
        for one in self._mentions(article_id):
            if one.start <= span[0] and span[1] <= one.end:
                return one.start, one.end
        return span

    def _mentions(self, article_id: str) -> tuple[Mention, ...]:
        if article_id not in self._mentioned:
            self._mentioned[article_id] = self._library.notes(article_id).mentions
        return self._mentioned[article_id]

    def published(self, article_id: str) -> date | None:
        """The day on which that article appeared; None where nobody knows, or the article is gone."""
        try:
            return self._library.entry(article_id).published
        except (ArticleNotFound, LibraryDamaged):
            return None

    @property
    def made(self) -> tuple[Citation, ...]:
        return tuple(self._made)


def _tells(article: Article, mention: Mention) -> bool:
    """Whether its days tell more than the words: "Sunday" does not say which, "16 March" of this year does."""
    if not mention.relative or mention.sure < SURE:
        return False
    dated = re.search(r"\d", article.text[mention.start : mention.end]) and mention.first == mention.last
    return not dated or article.published is None or mention.first.year != article.published.year


def holds(citation: Citation, text: str) -> bool:
    """Whether the citation's quote stands in `text` at its offsets: the promise, for whoever wants to check it."""
    return text[citation.start : citation.end] == citation.quote


def verified(citations: Sequence[Citation], library: Library) -> bool:
    """Whether every citation holds against the library as it is now."""
    return all(holds(citation, library.article(citation.article_id).text) for citation in citations)
