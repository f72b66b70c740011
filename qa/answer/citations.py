"""The only maker of `Citation` and `Copy`: cuts quotes from the stored article, whose hash is checked as it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final

from embeddings import Ids
from qa.answer.beside import Beside
from qa.answer.denied import denial
from qa.answer.listed import whole
from qa.errors import ArticleNotFound, LibraryDamaged
from qa.library import Library
from qa.patterns import lazy_pattern
from qa.retrieve import retrieve
from qa.shingles import find_words
from qa.stories import NAMED
from qa.types import Article, Citation, Copy, Entry, Filters, Mention, Reading, Span

#: The least surety, 0..1, at which the days of such words are shown.
SURE: Final = 0.85
#: Passages in whose articles is looked for what overtakes an answer.
_RELATED: Final = 16
#: Words that count from another day, and what stands between them and the day they mean.
_COUNTED: Final = lazy_pattern(r"\b(?:later|earlier|before|after|afterwards|ago)$", re.IGNORECASE)
#: A time of the day alone, and what stands between it and its day: "at noon local time on".
_CLOCK: Final = lazy_pattern(
    r"(?:at )?(?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b\.?)|at \d{1,2}[.:]\d\d", re.IGNORECASE
)
_ON_DAY: Final = lazy_pattern(r"(?: (?!(?:and|but)\b)[^\W\d_]+){0,4} on (?:the )?", re.IGNORECASE)
_EXPLAINED: Final = lazy_pattern(r",? ?[(—–-]? ?(?:on )?", re.IGNORECASE)


class Citations:
    """The numbered citations of one answer, in order of first use; one number for one span, and for its copies.

    Args:
        filters: which articles may be named as copies.
    """

    def __init__(self, library: Library, filters: Filters | None = None) -> None:
        self._library = library
        self._filters = filters or Filters()
        self._made: list[Citation] = []
        self._mentioned: dict[str, tuple[Mention, ...]] = {}
        self._entries: dict[str, Entry] = {}

    def cite(self, article_id: str, span: Span, beside: Sequence[int] = ()) -> Citation | None:
        """The citation of `span` in that article; None when the article can no longer be quoted exactly.

        Args:
            beside: numbers of citations that carry the same claim. Where one of them is of a copy of this article,
                the span joins it: a report that is printed twice is no second witness.
        """
        start, end = span
        for citation in self._made:
            if (citation.article_id, citation.start, citation.end) == (article_id, start, end):
                return citation
        quote = self._cut(article_id, span)
        if quote is None:
            return None
        for number in beside:
            citation = self._made[number - 1]
            if article_id in self._library.stories.copies(citation.article_id):
                if all(copy.article_id != article_id for copy in citation.also_in):
                    also_in = self._newest_first([*citation.also_in, Copy(article_id, start, end, quote)])
                    citation = self._made[number - 1] = replace(citation, also_in=also_in)
                return citation
        also_in = self._newest_first(self._copies(article_id, quote))
        citation = Citation(
            len(self._made) + 1, article_id, start, end, quote, dates=self._dates(article_id, span), also_in=also_in
        )
        self._made.append(citation)
        return citation

    def beside(self, question: str, best: Reading) -> Beside:
        """Which readings stand beside the likeliest one."""

        def found(words: str) -> list[str]:
            hits = retrieve(self._library, words, filters=self._filters, top=_RELATED)
            return [hit.passage.article_id for hit in hits]

        return Beside(question, best, self._article, self._library.stories.copies, found)

    def denial(self, told: Reading) -> Reading | None:
        """The sentence right behind a reading in its article that denies it; None where there is none."""
        article = self._article(told.article_id)
        found = denial(told, article) if article else None
        return found if found and self.admits(found.article_id, (found.start, found.end)) else None

    def whole(self, told: Reading) -> Reading:
        """The reading with the rest of the list that it is of."""
        article = self._article(told.article_id)
        return whole(told, article) if article else told

    def _article(self, article_id: str) -> Article | None:
        """None where it is gone or damaged."""
        try:
            return self._library.article(article_id)
        except (ArticleNotFound, LibraryDamaged):
            return None

    def _cut(self, article_id: str, span: Span) -> str | None:
        """The words of that span, as they are stored."""
        start, end = span
        text = self._text(article_id)
        return text[start:end] if 0 <= start < end <= len(text) else None

    def _text(self, article_id: str) -> str:
        """The text of an article that is cited, whose entry is kept; empty where it is gone or damaged."""
        try:
            text = self._library.article(article_id).text
            self._entries[article_id] = self._library.entry(article_id)
        except (ArticleNotFound, LibraryDamaged):
            return ""
        return text

    def _dates(self, article_id: str, span: Span) -> tuple[Mention, ...]:
        """The days that words of a span stand for, where they tell more than the words."""
        try:
            article, mentioned = self._library.article(article_id), self._mentions(article_id)
        except (ArticleNotFound, LibraryDamaged):
            return ()
        return tuple(one for one in mentioned if span[0] <= one.start and one.end <= span[1] and _tells(article, one))

    def _copies(self, article_id: str, quote: str) -> list[Copy]:
        """Where the article's copies have the same words."""
        found: list[Copy] = []
        for copy in self._library.stories.copies(article_id):
            if len(found) == NAMED:
                break
            text = self._text(copy)
            span = find_words(quote, text)
            if span is not None and self.admits(copy, span):
                found.append(Copy(copy, *span, text[slice(*span)]))
        return found

    def admits(self, article_id: str, span: Span) -> bool:
        """Whether those words of that article pass the filters."""
        passages = self._library.passages_of(article_id, self._among) if self._filters.active else ()
        return not self._filters.active or any(one.start < span[1] and span[0] < one.end for one in passages)

    @cached_property
    def _among(self) -> Ids | None:
        return self._library.admitted(self._filters)

    def _newest_first(self, copies: Sequence[Copy]) -> tuple[Copy, ...]:
        days = {copy.article_id: self.published(copy.article_id) or date.min for copy in copies}
        return tuple(sorted(copies, key=lambda copy: (-days[copy.article_id].toordinal(), copy.article_id)))

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
        """The date that a span is part of, "Sunday" of "Sunday, 16 March", or that explains it; else the span."""
        try:
            text, mentioned = self._library.article(article_id).text, self._mentions(article_id)
        except (ArticleNotFound, LibraryDamaged):
            return span
        counted, clock = _COUNTED.search(text[slice(*span)]), _CLOCK.fullmatch(text, *span)
        for one in mentioned:
            if one.start <= span[0] and span[1] <= one.end:
                return one.start, one.end
            # "drops on Friday" of "drops on Friday, 3 October", and "at midnight" of "at midnight on 3 October"
            if span[0] <= one.start < span[1] <= one.end:
                return span[0], one.end
            if clock and span[1] <= one.start and _ON_DAY.fullmatch(text, span[1], one.start):
                return span[0], one.end
            # "A week later, on 3 October 2027"
            if counted and span[1] <= one.start and _EXPLAINED.fullmatch(text, span[1], one.start):
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

    @property
    def articles(self) -> dict[str, Entry]:
        """The articles that the citations made are of, and their copies, by id."""
        every: list[Citation | Copy] = [*self._made, *(copy for one in self._made for copy in one.also_in)]
        return {one.article_id: self._entries[one.article_id] for one in every}


def _tells(article: Article, mention: Mention) -> bool:
    """Whether its days tell more than the words: "Sunday" does not say which, "16 March" of this year does."""
    if not mention.relative or mention.sure < SURE:
        return False
    words = article.text[mention.start : mention.end]
    dated = re.search(r"\d", words) and f"{mention.first:%b}" in words
    return not dated or article.published is None or mention.first.year != article.published.year


def holds(citation: Citation | Copy, text: str) -> bool:
    """Whether the citation's quote stands in `text` at its offsets: the promise, for whoever wants to check it."""
    return text[citation.start : citation.end] == citation.quote


def verified(citations: Sequence[Citation], library: Library) -> bool:
    """Whether every citation, and what stands in copies, holds against the library as it is now."""
    every: list[Citation | Copy] = [*citations, *(copy for citation in citations for copy in citation.also_in)]
    return all(holds(one, library.article(one.article_id).text) for one in every)
