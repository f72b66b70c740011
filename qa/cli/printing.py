"""Answers, quotes and passages as text for a terminal, each with where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qa.cli.terminal import clean, clean_text, say
from qa.errors import ArticleNotFound, LibraryDamaged
from qa.filters import spoken as spoken_filters
from qa.types import Answer, Citation, Claim, Entry, Hit

if TYPE_CHECKING:
    from qa.library import Library
    from qa.sayings import Saying


def print_answer(answer: Answer, library: Library) -> None:
    """The answer's sentences, then where each stands; without one, what may answer, and the nearest passages."""
    if answer.note:
        say(clean_text(answer.note))
        if answer.hits:
            say("")
            print_hits(answer.hits, library)
        return
    if not answer.answered:
        say(answer.text)
        if answer.unsure:
            say(f"This may, with a chance of {answer.confidence:.0%}:\n")
            _print_claim(answer.unsure.claim)
            _print_citation(answer.unsure.citation, answer.articles)
        nearest = answer.nearest(3)
        if nearest:
            say("\nOther near passages:" if answer.unsure else "\nNearest passages:")
            print_hits(nearest, library)
        return
    for claim in answer.claims:
        _print_claim(claim)
    for citation in answer.citations:
        _print_citation(citation, answer.articles)
    only = f" Only what is {spoken_filters(answer.filters)}." if answer.filters else ""
    say(f"\nConfidence {answer.confidence:.0%}, {answer.seconds:.2f} s.{clean(only)}")


def _print_claim(claim: Claim) -> None:
    """A sentence with the numbers of its citations, and the days that its words stand for."""
    from qa.answer.extractive import spoken
    from qa.dates import spoken as spoken_days

    marks = "".join(f"[{number}]" for number in claim.citations)
    say(f"{clean_text(spoken(claim))} {marks}")
    for one in claim.dates:
        words = clean(claim.text[one.start : one.end])
        say(f"   ({words}: {spoken_days(one.first, one.last)}, by the article’s date)")
    say("")


def _print_citation(citation: Citation, articles: Mapping[str, Entry]) -> None:
    """Where a sentence stands, and where else."""
    entry = articles[citation.article_id]
    where = f"{citation.article_id} {citation.start}:{citation.end}"
    say(f"[{citation.number}] {clean(entry.title)}{by(entry)}, {when(entry)}  ({where})")
    for copy in citation.also_in:
        entry = articles[copy.article_id]
        where = f"{copy.article_id} {copy.start}:{copy.end}"
        say(f"    also in {clean(entry.publisher or entry.title)}, {when(entry)}  ({where})")


def print_saying(saying: Saying, library: Library) -> None:
    """What somebody said, with the day, the verb and where it stands."""
    speech, article = saying.speech, saying.article
    said = speech.date.isoformat() if speech.date else "undated"
    how = speech.cue or ("said" if speech.direct else "")
    say(clean(f"{said}  {speech.speaker or 'somebody unnamed'} ({how}):"))
    say(f"   {clean(' '.join(article.text[speech.start : speech.end].split()))}")
    say(f"   {clean(article.title)}{by(article)}, {when(article)}  ({article.id} {speech.start}:{speech.end})")
    if saying.also_in:
        say(f"   {also_in([*library.known(copy.article_id for copy in saying.also_in).values()])}")
    say("")


def print_hits(hits: Sequence[Hit], library: Library) -> None:
    """The beginning of each passage."""
    for hit in hits:
        try:
            article = library.article(hit.passage.article_id)
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or shown nowhere
            continue
        words = " ".join(article.text[hit.passage.start : hit.passage.end].split())
        shown = words if len(words) <= 240 else f"{words[:240].rsplit(' ', 1)[0]} …"
        say(f"{hit.rank}. {clean(article.title)}{by(article)}, {when(article)}  ({article.id})")
        say(f"   {clean(shown)}")
        copies = [*library.known(one.article_id for one in hit.also_in).values()]
        if copies:
            say(f"   {also_in(copies)}")


def by(entry: Entry) -> str:
    """ " — DW", or nothing."""
    return f" — {clean(entry.publisher)}" if entry.publisher else ""


def also_in(copies: Sequence[Entry]) -> str:
    """ "also in DW, Reuters", or nothing."""
    return f"also in {clean(', '.join(copy.publisher or copy.title for copy in copies))}" if copies else ""


def when(entry: Entry) -> str:
    """ "2014-03-14", or "undated"."""
    return entry.published.isoformat() if entry.published else "undated"
