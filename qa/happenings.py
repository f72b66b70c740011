"""What the articles tell of some days: the sentences that mention them, "Sunday" as well as "16 March".

This module knows nothing of questions or answers.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from qa.errors import ArticleNotFound, LibraryDamaged
from qa.library import Library
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.reader.timeline import entry
from qa.retrieve import within
from qa.turns import in_turns
from qa.types import Article, Filters, Mention, Reading, Span

#: The least surety of a mentioned day, 0..1, at which its sentence is told.
SURE: Final = 0.85
#: "Since March" says how long what is told had gone on, where it ends just before the days or opens them.
_SINCE: Final = lazy_pattern(r"\bsince (?:the |at least |early |late |mid-|last )?$", re.IGNORECASE)
_BEFORE: Final = len("since at least ") + 1
#: From the first to the last day of a mention that tells when something was: a month or a year is said by the way.
_EXACT: Final = timedelta(days=6)
#: How long after some days articles on them are published.
_AFTERWARDS: Final = timedelta(days=7)
#: Articles that are looked through.
_ARTICLES: Final = 100
#: Days of one name that are told of beside one another.
_DAYS: Final = 3


def happenings(library: Library, filters: Filters, *, backwards: bool) -> list[Reading]:
    """The sentences that mention days within the filters' dates: one of each article, then the next of each.

    What an article told in advance is left out where others tell of it afterwards. Those that were published then come
    before those that look back on it, and what is said of a day before what is said of a month or a year. Where the
    days have both a beginning and an end, an article tells first what stands first in it.

    Args:
        backwards: what is nearest to the end of these days comes first, else what is nearest to their beginning.
    """
    found: list[tuple[Mention, Article, Reading]] = []
    for article_id in library.mentioning(filters, _ARTICLES, backwards=backwards):
        try:
            article, mentions = library.article(article_id), library.notes(article_id).mentions
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or quoted nowhere
            continue
        told = {_around(article, one): one for one in mentions if _is_told(one, article) and _within(one, filters)}
        found += [(one, article, _reading(article, span, one)) for span, one in told.items()]
    afterwards = [one for one in found if (one[1].published or date.max) >= one[0].first]
    those = afterwards or found

    def by_day(one: tuple[Mention, Article, Reading]) -> tuple[bool, bool, int]:
        mention, article, _ = one
        day = -mention.last.toordinal() if backwards else mention.first.toordinal()
        return not _is_news(article, filters), not _is_exact(mention), day

    ordered = sorted(those, key=by_day)
    if filters.since and filters.until:
        within = sorted(those, key=lambda one: (not _is_exact(one[0]), one[2].start))
        leads = {one[1].id: one for one in reversed(within)}
        ordered = sorted(within, key=lambda one: by_day(leads[one[1].id]))
    return [reading for _, _, reading in in_turns(ordered, lambda one: one[1].id)]


def on_weekdays(library: Library, filters: Filters, weekday: int) -> list[Reading]:
    """The sentences of the latest days of this name that the articles tell of afterwards, a "Wednesday" or a
    "yesterday", within the filters' dates; those of the latest first.

    Args:
        weekday: Monday is 0.
    """
    days: set[date] = set()
    for article_id in library.mentioning(filters, _ARTICLES, backwards=True):
        try:
            article, mentions = library.article(article_id), library.notes(article_id).mentions
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or quoted nowhere
            continue
        days.update(
            one.first
            for one in mentions
            if one.first == one.last <= (article.published or date.min)
            and one.first.weekday() == weekday
            and _is_told(one, article)
            and _within(one, filters)
            and _is_of_a_week(article.text[one.start : one.end])
        )
    latest = sorted(days, reverse=True)[:_DAYS]
    return [one for day in latest for one in happenings(library, within(filters, day, day), backwards=False)]


def told_day(library: Library, filters: Filters, article: Article, span: Span) -> date | None:
    """The latest day within the filters' dates that a sentence tells of: of those it mentions, else its article's.

    None where it tells of no such day. Without dates in the filters, the day of the article, or the first there is.
    """
    published = article.published
    if filters.since is None and filters.until is None:
        return published or date.min
    try:
        mentions = library.notes(article.id).mentions
    except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or quoted nowhere
        return None
    mentioned = [one for one in mentions if span[0] <= one.start < span[1] and _is_told(one, article)]
    if mentioned:
        return max((one.last for one in mentioned if _within(one, filters)), default=None)
    within = published is not None and (filters.since or date.min) <= published <= (filters.until or date.max)
    return published if within else None


def _reading(article: Article, span: tuple[int, int], mention: Mention) -> Reading:
    text = article.text[slice(*span)]
    return Reading(article.id, *span, text, SURE, emphasis=((mention.start, mention.end),))


def _around(article: Article, mention: Mention) -> Span:
    """The sentence that mentions a day; where the day opens an entry of a timeline, all of it happened then."""
    span = mention.start, mention.end
    told = entry(article.text, span)
    if told and told.day[0] <= span[0] < told.day[1]:
        return told.line
    return enclosing(article.text, span, article.language)


def _is_told(mention: Mention, article: Article) -> bool:
    """Whether a sentence tells of the days it mentions, rather than of what had gone on since then."""
    before, words = article.text[max(0, mention.start - _BEFORE) : mention.start], article.text[mention.start :]
    return mention.sure >= SURE and not _SINCE.search(before) and words[:6].casefold() != "since "


def _is_of_a_week(words: str) -> bool:
    """Whether words say a day as one of its week, "Sunday, 16 March", or as counted from another, "yesterday"."""
    return "day" in words.casefold() or not any(character.isdigit() for character in words)


def _is_exact(mention: Mention) -> bool:
    return mention.last - mention.first <= _EXACT


def _is_news(article: Article, filters: Filters) -> bool:
    """Whether an article was published within the filters' dates or soon after, rather than looking back on them."""
    if article.published is None or (filters.since and article.published < filters.since):
        return False
    return filters.until is None or article.published - filters.until <= _AFTERWARDS


def _within(mention: Mention, filters: Filters) -> bool:
    return (filters.since or date.min) <= mention.first and mention.last <= (filters.until or date.max)
