"""What is printed with --json. Others rely on these names: what is here stays, what is new is added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qa.types import (
    Answer,
    Article,
    Citation,
    Claim,
    Copy,
    Entry,
    Feed,
    Filters,
    Hit,
    Mention,
    Outcome,
    Speech,
    Unsure,
)

if TYPE_CHECKING:
    from qa.library import Library
    from qa.sayings import Saying
    from qa.store import Lost, Salvage


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """What became of one input, as `add --json` prints it."""
    return {
        "input": outcome.input,
        "status": outcome.status,
        "article_id": outcome.article_id,
        "error": outcome.error,
    }


def feed_json(feed: Feed) -> dict[str, Any]:
    """A feed, as `feeds --json` prints it."""
    return {"url": feed.url, "title": feed.title, "items": feed.items}


def entry_json(entry: Entry) -> dict[str, Any]:
    """An article without its text."""
    return {
        "id": entry.id,
        "title": entry.title,
        "url": entry.url,
        "publisher": entry.publisher,
        "published": entry.published.isoformat() if entry.published else None,
        "published_from": entry.published_from,
        "authors": list(entry.authors),
    }


def listed_json(entry: Entry, copies: Sequence[Entry]) -> dict[str, Any]:
    """An article as `list --json` prints it, with the other articles of the same report."""
    return {**entry_json(entry), "also_in": [copy_json(copy) for copy in copies]}


def copy_json(entry: Entry) -> dict[str, Any]:
    """Another article of the same report, as it is named beside one."""
    return {"article_id": entry.id, "title": entry.title, "publisher": entry.publisher}


def article_json(article: Article) -> dict[str, Any]:
    """A whole article, as `show --json` prints it."""
    return {
        **entry_json(article),
        "language": article.language,
        "added": article.added.isoformat() if article.added else None,
        "text": article.text,
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit, as `search --json` and `ask --json` print it."""
    return {
        "rank": hit.rank,
        "article_id": hit.passage.article_id,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "scores": {name: round(score, 4) for name, score in hit.scores.items()},
        "also_in": [{"article_id": one.article_id, "start": one.start, "end": one.end} for one in hit.also_in],
    }


def quoted_json(quoted: Citation | Copy, articles: Mapping[str, Entry]) -> dict[str, Any]:
    """Words of an article and where they stand, as `ask --json` prints them."""
    entry = entry_json(articles[quoted.article_id])
    return {
        "article_id": quoted.article_id,
        **{name: entry[name] for name in ("title", "publisher", "published", "url")},
        "start": quoted.start,
        "end": quoted.end,
        "quote": quoted.quote,
    }


def mention_json(mention: Mention) -> dict[str, Any]:
    """The days that words of a citation stand for, as `ask --json` prints them beside it."""
    if mention.first == mention.last:
        days = {"date": mention.first.isoformat()}
    else:
        days = {"from": mention.first.isoformat(), "to": mention.last.isoformat()}
    return {"start": mention.start, "end": mention.end, **days}


def saying_json(saying: Saying, library: Library) -> dict[str, Any]:
    """A quote, as `quotes --json` prints it, with where copies of its article have the same words."""
    speech, entry = saying.speech, entry_json(saying.article)
    known = library.known(copy.article_id for copy in saying.also_in)
    return {
        **speech_json(speech),
        "quote": saying.article.text[speech.start : speech.end],
        "start": speech.start,
        "end": speech.end,
        "article_id": speech.article_id,
        **{name: entry[name] for name in ("title", "publisher", "published", "url")},
        "also_in": [
            {**copy_json(known[copy.article_id]), "start": copy.start, "end": copy.end}
            for copy in saying.also_in
            if copy.article_id in known
        ],
    }


def speech_json(speech: Speech) -> dict[str, Any]:
    """Who said something, by which verb, when, and whether these are the very words."""
    return {
        "speaker": speech.speaker,
        "cue": speech.cue,
        "date": speech.date.isoformat() if speech.date else None,
        "direct": speech.direct,
    }


def filters_json(filters: Filters) -> dict[str, Any]:
    """What could answer: the filters given, and the days that a question confines itself to."""
    days = {"since": filters.since, "until": filters.until, "as_of": filters.as_of}
    return {
        **{name: day.isoformat() for name, day in days.items() if day},
        **({"publishers": list(filters.publishers)} if filters.publishers else {}),
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A statement of an answer, as `ask --json` prints it."""
    return {
        "text": claim.text,
        "support": claim.support,
        "citations": list(claim.citations),
        **({"short": claim.text[slice(*claim.short)]} if claim.short else {}),
        **({"speech": speech_json(claim.speech)} if claim.speech else {}),
    }


def citation_json(citation: Citation, articles: Mapping[str, Entry]) -> dict[str, Any]:
    """A quote that an answer stands on, and where it stands, as `ask --json` prints it."""
    return {
        "number": citation.number,
        **quoted_json(citation, articles),
        "also_in": [quoted_json(copy, articles) for copy in citation.also_in],
        **({"dates": [mention_json(one) for one in citation.dates]} if citation.dates else {}),
    }


def unsure_json(unsure: Unsure, articles: Mapping[str, Entry]) -> dict[str, Any]:
    """What may answer, as `ask --json` prints it: a claim with its citation in place of the number."""
    return {**claim_json(unsure.claim), "citations": [citation_json(unsure.citation, articles)]}


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer, as `ask --json` prints it."""
    unsure = answer.unsure
    return {
        "question": answer.question,
        "answered": answer.answered,
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "claims": [claim_json(claim) for claim in answer.claims],
        "citations": [citation_json(citation, answer.articles) for citation in answer.citations],
        "hits": [hit_json(hit) for hit in answer.hits],
        **({"filters": filters_json(answer.filters)} if answer.filters else {}),
        **({"adrift": answer.adrift} if answer.adrift else {}),
        **({"unsure": unsure_json(unsure, answer.articles)} if unsure else {}),
        **({"suggestion": answer.suggestion} if answer.suggestion else {}),
        **({"note": answer.note} if answer.note else {}),
        **({"damaged": list(answer.damaged)} if answer.damaged else {}),
        "seconds": round(answer.seconds, 4),
    }


def lost_json(lost: Lost) -> dict[str, Any]:
    """An article that is no longer what was added, as `rebuild --json` names it."""
    return {"id": lost.id or None, "title": lost.title or None, "input": lost.input or None}


def salvage_json(salvage: Salvage) -> dict[str, Any]:
    """What was saved of a damaged database, as `rebuild --json` prints it."""
    return {
        "saved": salvage.saved,
        "lost": [lost_json(one) for one in salvage.lost],
        "perhaps_more": salvage.perhaps_more,
        "damaged": str(salvage.damaged),
    }
