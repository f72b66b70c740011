"""Values into HTML, by templates that escape everything. No retrieval, no events, no session here.

A mark is placed by offset into plain text that is then escaped piece by piece: nothing of an article can become
markup, and no highlight is ever searched for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final, Literal

import jinja2
from markupsafe import Markup

from qa import filters, followup
from qa.answer.extractive import short_dates
from qa.dates import spoken as spoken_days
from qa.sayings import Saying, Speaker
from qa.service import MOST_CHARACTERS
from qa.smalltalk import plainly
from qa.types import Answer, Article, Citation, Claim, Copy, Entry, Outcome, Span
from qa.ui import keeping

#: Code points of an article that are shown at once: more makes a browser slow and helps nobody read.
WINDOW: Final = 60_000
#: Kept and waiting files of an upload that are told of by name; the rest is counted. All that failed are named.
TOLD: Final = 20
#: So many that were kept are shown at once when the upload is over; more are folded, the list begins below them.
FEW: Final = 3
#: Code points of a passage shown as "nearest".
SNIPPET: Final = 260

ExchangeState = Literal["working", "answered", "unanswered", "busy", "failed", "lost"]
Mark = Literal["", "other", "chosen"]


#: What the page itself is written in.
_PAGE_LANGUAGE: Final = "en"
#: A title that has such marks is put into none.
_MARKS: Final = frozenset('“”„"«»')

#: Where a date was found (`Entry.published_from`), as a reader is told.
_DATED_FROM: Final = {
    "json-ld": "the page’s own data",
    "meta": "the file’s own data",
    "time": "a time mark of the page",
    "page": "the page’s text",
    "byline": "the line above the article",
    "url": "the address",
    "feed": "the feed",
    "front matter": "the file’s front matter",
    "jsonl": "the file’s fields",
    "csv": "the table’s fields",
    "note": "the note’s own data",
    "stamp": "the time before its words",
}


@dataclass(frozen=True)
class Nearest:
    """A passage shown where there is no answer."""

    entry: Entry
    span: Span
    snippet: str


@dataclass(frozen=True)
class Exchange:
    """A question and what became of it."""

    question: str
    state: ExchangeState
    answer: Answer | None = None
    #: Articles that the answer's citations name, by id.
    entries: Mapping[str, Entry] | None = None
    nearest: tuple[Nearest, ...] = ()
    #: For "working", "busy", "failed" and "lost", which was answered before: what to tell the person.
    message: str = ""
    #: What would have made the question clearer, and what could not be read for it.
    hint: str = ""


@dataclass(frozen=True)
class Source:
    """An article that an answer cites, once, however often."""

    numbers: tuple[int, ...]
    #: What opens: the first of its citations.
    citation: Citation
    #: Where else these words stand, each article once.
    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class Paragraph:
    """A line of an article in pieces, each with its mark."""

    pieces: tuple[tuple[str, Mark], ...]


def conversation(
    exchanges: Sequence[Exchange],
    *,
    version: int = 0,
    examples: Sequence[str] = (),
    articles: int = 0,
    writable: bool = False,
    full: bool = False,
    cleared: int = 0,
) -> str:
    """The left pane; without exchanges, how to begin.

    Args:
        version: which of two drawings is the newer one.
        full: whether the conversation has as many exchanges as are kept, so that the next one takes the first away.
        cleared: exchanges of the conversation that was just cleared, and can be had back.
    """
    return _template("conversation.html").render(
        exchanges=exchanges,
        version=version,
        examples=examples,
        articles=articles,
        writable=writable,
        full=full,
        cleared=cleared,
    )


def source(article: Article, chosen: Span | None = None, others: Iterable[Span] = ()) -> str:
    """The right pane: the article, its chosen words marked, and other cited words of it more lightly."""
    first, last = window(article.text, chosen)
    return _template("source.html").render(
        entry=article,
        chosen=chosen,
        copied=attributed(article, chosen) if chosen else "",
        paragraphs=paragraphs(article.text, chosen, tuple(others), first, last),
        cut_before=first > 0,
        cut_after=last < len(article.text),
        shown=WINDOW,
    )


def no_source(message: str = "") -> str:
    """The right pane before anything is opened, or why what was asked for cannot be."""
    return _template("no_source.html").render(message=message)


def removed_source(article: Article, chosen: Span | None) -> str:
    """The right pane when its article was removed and can be put back, to what was chosen of it."""
    return _template("removed_source.html").render(entry=article, chosen=chosen)


def library_list(
    entries: Sequence[Entry],
    *,
    at: int,
    pages: int,
    first: int,
    matching: int,
    total: int,
    removable: bool,
    removed: Sequence[Article] = (),
    copies: Mapping[str, Sequence[Entry]] | None = None,
    foreign: int = 0,
) -> str:
    """A page of the articles, and an undo bar after some were removed.

    Args:
        entries: those shown, of `matching` that the filter lets through, of `total` in the library.
        at: the page that is shown, from 1, of so many `pages`.
        first: which of those that match is the first one shown, from 1.
        removed: what was removed and can be put back, the last one first.
        copies: for each article that has any, the others of the same report.
        foreign: articles in the library that are not in English.
    """
    return _template("library.html").render(
        entries=entries,
        at=at,
        pages=pages,
        first=first,
        matching=matching,
        total=total,
        removable=removable,
        removed=removed,
        copies=copies or {},
        foreign=foreign,
    )


def quotes(
    people: Sequence[Speaker],
    nameless: Sequence[Speaker],
    person: Speaker | None,
    sayings: Sequence[Saying],
    *,
    copies: Mapping[str, Entry],
    speakers_in_all: int,
    nameless_in_all: int,
    quotes_in_all: int,
    about: str,
    anybody: bool,
    articles: int,
    unread: int,
    writable: bool,
) -> str:
    """Who is quoted how often, and what one of them said; or why nobody is shown.

    Args:
        people: those shown, of `speakers_in_all` that fit; `person` is the one whose quotes follow.
        nameless: those without a name, likewise: whom different articles call the same may be different people.
        sayings: those shown, of `quotes_in_all`, the latest first.
        copies: the articles that their `also_in` names, by id.
        about: the words that the quotes are about; empty for all.
        anybody: whether anybody is quoted in the library, which has so many `articles`.
        unread: articles that have yet to be read for who said what.
        writable: whether visitors may add articles.
    """
    return _template("quotes.html").render(
        people=people,
        nameless=nameless,
        person=person,
        places=[(said[0].speech.date, said[0].article, said) for said in _by_place(sayings)],
        shown=len(sayings),
        copies=copies,
        speakers_in_all=speakers_in_all,
        nameless_in_all=nameless_in_all,
        quotes_in_all=quotes_in_all,
        about=about,
        anybody=anybody,
        articles=articles,
        unread=unread,
        writable=writable,
    )


def _by_place(sayings: Sequence[Saying]) -> list[list[Saying]]:
    """The sayings of one day and one article together."""
    return [list(said) for _, said in groupby(sayings, key=lambda one: (one.speech.date, one.speech.article_id))]


def in_context(saying: Saying) -> list[tuple[str, bool]]:
    """The sentences of a saying in pieces: (piece, whether they are the speaker's own words)."""
    start, end = saying.span
    speech = saying.speech
    own = [(speech.start - start, speech.end - start)] if speech.direct else []
    return pieces(saying.article.text[start:end], own)


def told_cue(saying: Saying) -> str:
    """The verb of a saying; empty where the sentence shows it beside the words: "…,” she said."""
    cue = saying.speech.cue or ""
    beside = " ".join(piece for piece, own in in_context(saying) if not own)
    return "" if saying.speech.direct and re.search(rf"\b{re.escape(cue)}\b", beside) else cue


def is_reread(answer: Answer) -> bool:
    """Whether a question was read as another than was asked; courtesies and capitals make none."""
    return bool(answer.standalone) and answer.standalone.casefold() != plainly(answer.question).casefold()


def read_after(exchanges: Sequence[Exchange], at: int) -> tuple[str, str]:
    """(question, what was asked before it) of a follow-up that was read with words of earlier questions: to a person
    these are no sentence. Empty where it was read as a question by itself.
    """
    answer = exchanges[at].answer
    question = followup.asked_by_itself(answer.standalone) if answer else ""
    asked = followup.asked_before([one.answer.turn() for one in exchanges[:at] if one.answer])
    # "Are you sure?" asks the last question once more, which stands among those before it too.
    before = "; ".join(one for one in asked.split("; ") if f"{one}?".casefold() != question.casefold())
    return (question, before) if question and before else ("", "")


def progress(
    waiting: Sequence[str], outcomes: Sequence[Outcome], *, done: bool, problem: str = "", sent: str = ""
) -> str:
    """What became of each input so far, failures first, and which are still to come.

    Args:
        sent: the address as it was typed: the browser takes it out of its field, and puts it back where it failed.
    """
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    kept = [outcome for outcome in outcomes if outcome.status != "failed"]
    return _template("progress.html").render(
        waiting=waiting[:TOLD],
        more=len(waiting) - TOLD,
        failed=failed,
        kept=kept[-TOLD:],
        more_kept=max(0, len(kept) - TOLD),
        few=FEW,
        counts=Counter(outcome.status for outcome in outcomes),
        done=done,
        problem=problem,
        sent=sent,
    )


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, bool]]:
    """The text cut at the spans: (piece, whether it lies inside one), empty pieces left out."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spans):
        start, end = max(at, start), min(end, len(text))
        if start < end:
            cut += [(text[at:start], False), (text[start:end], True)]
            at = end
    cut.append((text[at:], False))
    return [(piece, inside) for piece, inside in cut if piece]


def claim_pieces(claim: Claim) -> list[tuple[str, bool, str]]:
    """A claim cut for showing: (piece, whether it decides the answer, the days that stand for its end, or "")."""
    days = {one.end: spoken_days(one.first, one.last) for one in claim.dates}
    found = []
    at = 0
    for piece, inside in pieces(claim.text, claim.emphasis):
        edges = [at, *(end for end in sorted(days) if at < end < at + len(piece)), at + len(piece)]
        found += [(claim.text[a:b], inside, days.get(b, "")) for a, b in pairwise(edges)]
        at += len(piece)
    return found


def paragraphs(
    text: str, chosen: Span | None, others: Sequence[Span], first: int = 0, last: int | None = None
) -> list[Paragraph]:
    """The lines of `text[first:last]` that hold anything, cut at every mark's edge; `chosen` wins over `others`."""
    last = len(text) if last is None else last
    edges = sorted({edge for span in (*others, *((chosen,) if chosen else ())) for edge in span})
    found = []
    start = first
    for line in text[first:last].split("\n"):
        end = start + len(line)
        if line.strip():
            cuts = [start, *(edge for edge in edges if start < edge < end), end]
            found.append(Paragraph(tuple((text[a:b], _mark(a, chosen, others)) for a, b in pairwise(cuts))))
        start = end + 1
    return found


def window(text: str, chosen: Span | None) -> Span:
    """The part of a long article that is shown: around the chosen words, ending where lines do."""
    if len(text) <= WINDOW:
        return 0, len(text)
    middle = sum(chosen) // 2 if chosen else 0
    first = max(0, min(middle - WINDOW // 2, len(text) - WINDOW))
    last = first + WINDOW
    before = text.find("\n", first, middle) + 1 if first else 0
    after = text.rfind("\n", middle, last) if last < len(text) else len(text)
    # Without a line's end to stop at, the edge falls where it falls.
    return (before or first), (after if after > middle else last)


def snippet(text: str) -> str:
    """The beginning of a passage on one line, ended at a word."""
    words = " ".join(text.split())
    return words if len(words) <= SNIPPET else f"{words[:SNIPPET].rsplit(' ', 1)[0]} …"


def spoken_day(day: date) -> str:
    """ "14 March 2014"."""
    return f"{day.day} {day:%B %Y}"


def source_line(entry: Entry) -> str:
    """ "DW · 14 March 2014", of what is known."""
    day = spoken_day(entry.published) if entry.published else ""
    return " · ".join(part for part in (isolated(entry.publisher or ""), day) if part)


def isolated(name: str) -> str:
    """A name that may stand in a line of English: written from right to left, it else takes the figures beside it."""
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2068{name}\u2069" if turned else name


def in_language(entry: Entry) -> Markup:
    """The attribute by which a voice reads an article's words in their own language; none for the page's."""
    foreign = entry.language and entry.language != _PAGE_LANGUAGE
    return Markup(' lang="{}"').format(entry.language) if foreign else Markup()


def attributed(article: Article, span: Span) -> str:
    """Words of an article, unchanged, and below them whose they are: what is pasted into a story."""
    day = spoken_day(article.published) if article.published else ""
    title = article.title if _MARKS.intersection(article.title) else f"“{article.title}”"
    known = (*article.authors, title, article.publisher, day, article.url)
    return f"{article.text[slice(*span)]}\n— {', '.join(part for part in known if part)}"


def cited_articles(answer: Answer) -> list[Source]:
    """The articles that an answer cites, in the order of their numbers."""
    cited: dict[str, list[Citation]] = {}
    for citation in answer.shown:
        cited.setdefault(citation.article_id, []).append(citation)
    found = []
    for own in cited.values():
        copies: dict[str, Copy] = {}
        for copy in (copy for citation in own for copy in citation.also_in):
            copies.setdefault(copy.article_id, copy)
        found.append(Source(tuple(citation.number for citation in own), own[0], tuple(copies.values())))
    return found


def aloud(exchange: Exchange) -> str:
    """What somebody who does not see the page is told when it has changed; an alert speaks for itself."""
    answer = exchange.answer
    if exchange.state == "working":
        return exchange.message
    if answer is None:
        return ""
    if not answer.answered:
        meant = f" Did you mean: {answer.suggestion}" if answer.suggestion else ""
        may = f" This may: {_told([answer.unsure.claim])}" if answer.unsure else ""
        return f"{answer.text}{may}{meant}"
    articles = len(cited_articles(answer))
    return f"Answer: {_told(answer.claims)} {articles} source{'' if articles == 1 else 's'}."


def _told(claims: Sequence[Claim]) -> str:
    """Claims in few words: their short answers, or what the first one says."""
    short = [claim.text[slice(*claim.short)] for claim in claims if claim.short]
    first = claims[0]
    speaker = f"{first.speech.speaker}: " if first.speech and first.speech.speaker else ""
    told = "; ".join(short) or f"{speaker}{first.text}"
    return f"{told.rstrip('.')}."


def capitalised(name: str) -> str:
    """ "the commission" where it stands first in its line."""
    return name[:1].upper() + name[1:]


def dated_from(entry: Entry) -> str:
    """ "date from the address", in the words of `Entry.published_from`; "undated" without a date."""
    if entry.published is None:
        return "undated"
    known = _DATED_FROM.get(entry.published_from or "")
    return f"date from {known}" if known else ""


def kept(exchange: Exchange) -> str:
    """What the browser keeps of an exchange, until the page is loaded again.

    Nothing of a question that is longer than any that is taken back: it would leave no room for the others.
    """
    if len(exchange.question) > MOST_CHARACTERS:
        return ""
    told = exchange.message if exchange.state in ("busy", "failed", "lost") else ""
    return keeping.written(exchange.question, exchange.answer, told)


def _mark(at: int, chosen: Span | None, others: Sequence[Span]) -> Mark:
    if chosen and chosen[0] <= at < chosen[1]:
        return "chosen"
    return "other" if any(start <= at < end for start, end in others) else ""


def _cited(exchange: Exchange, number: int) -> Citation | None:
    citations = exchange.answer.shown if exchange.answer else ()
    return next((citation for citation in citations if citation.number == number), None)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["isolated"] = isolated
    environment.globals.update(
        aloud=aloud,
        capitalised=capitalised,
        cited=_cited,
        cited_articles=cited_articles,
        claim_pieces=claim_pieces,
        dated_from=dated_from,
        short_dates=short_dates,
        in_context=in_context,
        is_reread=is_reread,
        read_after=read_after,
        kept=kept,
        in_language=in_language,
        pieces=pieces,
        source_line=source_line,
        spoken_day=spoken_day,
        spoken_filters=filters.spoken,
        told_cue=told_cue,
    )
    return environment


def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)
