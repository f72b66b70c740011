"""`pullquote COMMAND`, also `python -m qa`: arguments in, text or JSON out, exit codes.

Exit 0: done. 1: some input failed, or the library did; what was kept is kept. 2: wrong use. With --json the
result alone goes to stdout; progress and errors go to stderr. Heavy imports happen inside the commands, so
that `--help` is quick.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qa.errors import FilterError, LibraryMissing, PullquoteError, QuestionError
from qa.filters import read_as_of, read_filters
from qa.types import Answer, Article, Citation, Copy, Entry, Feed, Filters, Hit, Mention, Outcome, Progress, Speech

if TYPE_CHECKING:
    from rich.console import Console

    from qa.library import Library
    from qa.sayings import Saying
    from qa.service import Assistant

#: Seconds whose pace the time left is told from.
_PACE_OF: Final = 60.0
DONE: Final = 0
FAILED: Final = 1
WRONG_USE: Final = 2
#: What a line of a batch looks like.
_LINE: Final = 'A line looks like {"id": "1", "question": "…"}.'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _never_fail_to_print()
    parser = _parser()
    options = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        with _told_on_stderr():
            return command(options)
    except (QuestionError, FilterError) as error:
        _complain(str(error))
        return WRONG_USE
    except PullquoteError as error:
        _complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        _complain("Stopped. What was kept by then is kept.")
        return 130
    except BrokenPipeError:  # `pullquote list | head`: the reader has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


# -- arguments ----------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pullquote", description="Ask your own articles; get the exact words that answer."
    )
    parser.add_argument(
        "--library",
        metavar="DIR",
        help="the library's folder (default: PULLQUOTE_LIBRARY, or your data folder)",
    )
    parser.add_argument("--version", action="version", version=f"pullquote {_version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    add = commands.add_parser("add", help="add files, folders, web pages and feeds")
    add.add_argument(
        "inputs",
        nargs="+",
        metavar="PATH|URL|FEED",
        help=".txt .md .html .pdf .docx .epub .jsonl, a folder, or the address of a page or a feed (RSS, Atom)",
    )
    _with_places(add, "for a new library: ")
    add.add_argument(
        "--ray", metavar="ADDRESS", help="encode on a Ray cluster: the address of its head, such as ray://head:10001"
    )
    _with_json(add, _add, "one JSON line for each input")

    sync = commands.add_parser("sync", help="add what is new in the feeds that were added")
    _with_json(sync, _sync, "one JSON line for each new item, and for each feed without one")

    feeds = commands.add_parser("feeds", help="list the feeds that sync follows")
    feeds.add_argument("--remove", metavar="URL", help="follow that feed no longer; its articles stay")
    _with_json(feeds, _feeds, "one JSON array of the feeds, or the removed one")

    ask = commands.add_parser("ask", help="ask a question")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument(
        "--batch",
        metavar="FILE.jsonl",
        help='questions from a file, {"id", "question"} a line; with a "date", asked --as-of that day',
    )
    _with_filters(ask, top=8)
    _with_threshold(ask)
    _with_json(ask, _ask, "the answer as JSON")

    search = commands.add_parser("search", help="find passages")
    search.add_argument("words", metavar="WORDS")
    _with_filters(search, top=10)
    _with_json(search, _search, "the hits as a JSON array")

    quotes = commands.add_parser("quotes", help="list who said what, the latest first")
    quotes.add_argument("--speaker", metavar="NAME", help="only what this person said; the surname will do")
    quotes.add_argument("--about", metavar="WORDS", help="only what is about these words")
    _with_filters(quotes, top=None, dates="said")
    _with_json(quotes, _quotes, "the quotes as a JSON array")

    listing = commands.add_parser("list", help="list the articles")
    _with_json(listing, _list, "one JSON array of the articles, without their text")

    show = commands.add_parser("show", help="show one article")
    show.add_argument("id", metavar="ID")
    _with_json(show, _show, "the whole article as JSON")

    remove = commands.add_parser("remove", help="remove articles")
    remove.add_argument("ids", nargs="+", metavar="ID")
    _with_json(remove, _remove, "the removed articles as a JSON array")

    serve = commands.add_parser("serve", help="open the page in a browser")
    add_serving_options(serve)
    serve.set_defaults(run=run_serving)

    rebuild = commands.add_parser("rebuild", help="make the search indexes again from the articles")
    _with_places(rebuild, "from now on: ")
    _with_json(rebuild, _rebuild, "what was done as JSON")
    return parser


def _with_json(parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int], what: str) -> None:
    parser.add_argument("--json", action="store_true", help=f"print {what}")
    parser.set_defaults(run=run)


def _with_filters(
    parser: argparse.ArgumentParser, top: int | None, dates: str = "published, or that speaks of days,"
) -> None:
    parser.add_argument("--since", metavar="YYYY-MM-DD", help=f"only what was {dates} on or after this day")
    parser.add_argument("--until", metavar="YYYY-MM-DD", help=f"only what was {dates} on or before this day")
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="as if it were this day: nothing published later, and what was news then comes first",
    )
    parser.add_argument(
        "--publisher",
        action="append",
        default=[],
        metavar="NAME",
        help="only of this publisher; may be repeated",
    )
    many = f"passages to return ({top})" if top else "how many (all)"
    parser.add_argument("--top", type=_positive, default=top, metavar="N", help=many)


def _filters(options: argparse.Namespace) -> Filters:
    return read_filters(options.since, options.until, options.publisher, options.as_of)


def _with_places(parser: argparse.ArgumentParser, when: str) -> None:
    parser.add_argument(
        "--store",
        type=_place,
        metavar="ADDRESS",
        help=f"{when}where the index is kept, milvus://HOST:PORT/NAME or local, in the library's folder (local)",
    )
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        help=f"{when}what makes vectors, any sentence-transformers model: a folder, or its name on the hub",
    )


def _with_threshold(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--threshold",
        type=_probability,
        metavar="P",
        help="show answers from this probability on, 0 to 1 (default: the reader's own, set from a measured curve)",
    )


def add_serving_options(parser: argparse.ArgumentParser) -> None:
    """The options of `serve`, for any program that serves the page."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    parser.add_argument("--port", type=_port, help="the port (default: 7860, or the next free one)")
    parser.add_argument("--lan", action="store_true", help="let the local network read it: read-only, with a password")
    parser.add_argument("--share", action="store_true", help="share it by a public link: read-only, with a password")
    parser.add_argument("--read-only", action="store_true", help="let nobody add or remove articles on the page")
    _with_threshold(parser)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1000")
    return int(text)


def _place(text: str) -> str:
    from qa.milvus_index import MilvusAddress

    try:
        return text if text == "local" else str(MilvusAddress.read(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:  # false for "nan" too
        raise argparse.ArgumentTypeError(f"{text!r} is no probability from 0 to 1")
    return value


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 1 to 65535")
    return int(text)


# -- commands -----------------------------------------------------------------------------------------------


def _add(options: argparse.Namespace) -> int:
    with _library(options) as library, _measured("Adding") as progress:
        if options.store is not None:
            library.keep_index_at(options.store)
        if options.encoder is not None:
            library.use_encoder(options.encoder)
        if options.ray is not None:
            library.encode_on(options.ray)
        code = _tell(library.add(options.inputs, progress), "Nothing to add.", options)
        library.settle()
        return code


def _sync(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library, _measured("Fetching") as progress:
        nothing = "No feed is followed yet. Add one: pullquote add FEED"
        code = _tell(library.sync(progress), nothing, options)
        library.settle()
        return code


def _tell(outcomes: Generator[Outcome], nothing: str, options: argparse.Namespace) -> int:
    """Each outcome as it comes, then how many there were of each kind."""
    tally: Counter[str] = Counter()
    with closing(outcomes):  # stopped between two of them, it ends before its library is closed
        for outcome in outcomes:
            tally[outcome.status] += 1
            if options.json:
                _print_json(outcome_json(outcome))
            elif outcome.status == "failed":
                _complain(f"failed     {outcome.error}")
            else:
                named = _clean(f"{outcome.title}  ({outcome.input})")
                _say(f"{outcome.status:<10} {outcome.article_id or 'feed':<16}  {named}")
    if not options.json:
        _say(", ".join(f"{count} {status}" for status, count in tally.items()) or nothing)
    return FAILED if tally["failed"] else DONE


def _feeds(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        feeds = library.feeds() if options.remove is None else (library.unfollow(options.remove),)
    if options.json:
        _print_json(feed_json(feeds[0]) if options.remove is not None else [feed_json(feed) for feed in feeds])
    elif options.remove is not None:
        _say(f"removed    {_clean(f'{feeds[0].title}  ({feeds[0].url})')}. Its articles stay.")
    else:
        for feed in feeds:
            _say(_clean(f"{feed.url}  {feed.title}  ({feed.items} item{'' if feed.items == 1 else 's'} read)"))
        _say(f"{len(feeds)} feed{'' if len(feeds) == 1 else 's'}.")
    return DONE


def _ask(options: argparse.Namespace) -> int:
    from qa.service import Assistant, checked

    if (options.question is None) == (options.batch is None):
        raise QuestionError("Give one QUESTION, or --batch FILE.jsonl.")
    filters = _filters(options)
    if options.batch is not None:
        return _ask_batch(options, filters)
    checked(options.question)  # before seconds are spent on loading a model
    with _library(options, create=False) as library:
        with _progress("Reading your articles"):
            assistant = Assistant(library, threshold=options.threshold)
            answer = assistant.ask(options.question, filters=filters, top=options.top)
        if options.json:
            _print_json(answer_json(answer, library))
        else:
            _print_answer(answer, library)
        if not answer.hits and answer.filters and len(library):
            _complain("Nothing passes the filters. Widen them, or leave them out.")
    return DONE


def _ask_batch(options: argparse.Namespace, filters: Filters) -> int:
    from qa.service import Assistant

    failed = 0
    path = Path(options.batch)
    try:
        # Not splitlines: JSON may hold a bare U+2028, and others that it takes for the end of a line.
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise QuestionError(f"{path} cannot be read: {reason}.", "Give a .jsonl file of questions.") from error
    with _library(options, create=False) as library, _progress("Asking", len(lines)) as advance:
        assistant = Assistant(library, threshold=options.threshold)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                failed += not _asked_of_batch(line, f"{path}:{number}", assistant, filters, options.top)
            advance()
    return FAILED if failed else DONE


def _asked_of_batch(line: str, shown: str, assistant: Assistant, filters: Filters, top: int) -> bool:
    """Print the answer to one line of a batch, or in its place why there is none; whether there is one.

    What concerns the library, not the question, is raised when it is printed: no other question would fare better.
    """
    asked: dict[str, Any] = {}
    try:
        asked = _asked(line, shown)
        question = asked.get("question")
        if not isinstance(question, str):
            raise QuestionError(f'{shown} has no "question".', _LINE)
        if (day := asked.get("date")) is not None:
            filters = replace(filters, as_of=read_as_of(f'"date" of {shown}', str(day)))
        answer = answer_json(assistant.ask(question, filters=filters, top=top), assistant.library)
    except PullquoteError as error:
        _print_json({"id": asked.get("id"), "question": asked.get("question"), "error": str(error)})
        if not isinstance(error, QuestionError | FilterError):
            raise
        _complain(str(error) if shown in str(error) else f"{shown}: {error}")
        return False
    _print_json({"id": asked.get("id"), **answer})
    return True


def _asked(line: str, shown: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"{shown} is not JSON.", _LINE) from error
    if not isinstance(asked, dict):
        raise QuestionError(f"{shown} is no JSON object.", _LINE)
    return asked


def _search(options: argparse.Namespace) -> int:
    from qa.service import Assistant, checked

    filters = _filters(options)
    checked(options.words)
    with _library(options, create=False) as library:
        with _progress("Searching"):
            hits = Assistant(library).search(options.words, filters=filters, top=options.top)
        if options.json:
            _print_json([hit_json(hit) for hit in hits])
        else:
            _print_hits(hits, library)
            if not hits:
                _say("No passage found.")
    return DONE


def _quotes(options: argparse.Namespace) -> int:
    from qa.sayings import folded, sayings

    filters = _filters(options)
    for name, given in (("--speaker", options.speaker), ("--about", options.about)):
        if given is not None and not any(character.isalnum() for character in given):
            raise QuestionError(f"{name} is {given!r}, which names nothing.", "Give a word, or leave it out.")
    with _library(options, create=False) as library:
        with _progress("Reading who said what"):
            library.take_notes()
            found = sayings(library, speaker=options.speaker, about=options.about, filters=filters)
            found = folded(library, found)[: options.top]
        if options.json:
            _print_json([saying_json(saying, library) for saying in found])
            return DONE
        for saying in found:
            _print_saying(saying, library)
        _say(f"{len(found)} quote{'' if len(found) == 1 else 's'}." if found else _no_quotes(options, library))
    return DONE


def _no_quotes(options: argparse.Namespace, library: Library) -> str:
    from qa.sayings import bearing

    if options.speaker and not bearing(library.speakers(), options.speaker):
        return f"Nobody called {_clean(options.speaker)} is quoted in your articles."
    return "No quote fits."


def _list(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        entries = library.entries()
        copies = library.copies()
    if options.json:
        _print_json([listed_json(entry, copies.get(entry.id, ())) for entry in entries])
        return DONE
    for entry in entries:
        also = _also_in(copies.get(entry.id, ()))
        _say(f"{entry.id}  {_when(entry):<10}  {_clean(entry.title)}{_by(entry)}{also and f'  ({also})'}")
    _say(f"{len(entries)} article{'' if len(entries) == 1 else 's'}.")
    return DONE


def _show(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        article = library.article(options.id)
    if options.json:
        _print_json(article_json(article))
        return DONE
    _say(_clean(article.title))
    about = (_when(article), *article.authors, article.publisher, article.url)
    _say(_clean(" · ".join(part for part in about if part)))
    _say("")
    _say(_clean(article.text))
    return DONE


def _remove(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        removal = library.remove(dict.fromkeys(options.ids))
    if removal.pending:
        _complain(removal.pending)
    if options.json:
        _print_json([entry_json(record.article) for record in removal.records])
        return DONE
    for record in removal.records:
        _say(f"removed    {record.article.id}  {_clean(record.article.title)}")
    whole = {record.article.id for record in removal.records}
    for article_id in dict.fromkeys(options.ids):
        if article_id not in whole:
            _say(f"removed    {article_id}  (it was damaged)")
    return DONE


def run_serving(
    options: argparse.Namespace,
    prepare: Callable[[Library], None] | None = None,
    examples: Mapping[str, Path] | None = None,
) -> int:
    """Serve the page as `add_serving_options` says, until Ctrl+C.

    Args:
        prepare: called with the library before the page opens.
        examples: questions to begin with, each with the file whose article answers it.
    """
    from qa.ui.serve import Serving, serve

    serving = Serving(options.host, options.port, options.lan, options.share, options.read_only, options.threshold)
    with _library(options, read_only=options.read_only) as library:
        if prepare is not None:
            prepare(library)
        serve(library, serving, examples or {})
    return DONE


def _rebuild(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library, _progress("Rebuilding", len(library)) as advance:
        done = library.rebuild(encoder=options.encoder, place=options.store, done=advance)
    for article_id in done.damaged:
        _complain(f"{article_id} is damaged and is quoted nowhere. Remove it and add its file again.")
    if options.json:
        _print_json(
            {
                "articles": done.articles,
                "passages": done.passages,
                "mended": list(done.mended),
                "damaged": list(done.damaged),
            }
        )
    else:
        _say(f"Indexed {done.passages} passages of {done.articles} articles.")
    return FAILED if done.damaged else DONE


def _library(options: argparse.Namespace, *, create: bool = True, read_only: bool = False) -> Library:
    from qa.library import Library

    try:
        return Library.open(options.library, create=create and not read_only, read_only=read_only)
    except LibraryMissing as error:
        raise LibraryMissing(error.what, "Add articles first: pullquote add PATH") from error


# -- JSON ---------------------------------------------------------------------------------------------------


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


def quoted_json(quoted: Citation | Copy, library: Library) -> dict[str, Any]:
    """Words of an article and where they stand, as `ask --json` prints them."""
    entry = entry_json(library.entry(quoted.article_id))
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
    return {
        **speech_json(speech),
        "quote": saying.article.text[speech.start : speech.end],
        "start": speech.start,
        "end": speech.end,
        "article_id": speech.article_id,
        **{name: entry[name] for name in ("title", "publisher", "published", "url")},
        "also_in": [
            {**copy_json(library.entry(copy.article_id)), "start": copy.start, "end": copy.end}
            for copy in saying.also_in
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


def answer_json(answer: Answer, library: Library) -> dict[str, Any]:
    """An answer, as `ask --json` prints it."""
    citations = [
        {
            "number": citation.number,
            **quoted_json(citation, library),
            "also_in": [quoted_json(copy, library) for copy in citation.also_in],
            **({"dates": [mention_json(one) for one in citation.dates]} if citation.dates else {}),
        }
        for citation in answer.citations
    ]
    return {
        "question": answer.question,
        "answered": answer.answered,
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "claims": [
            {
                "text": claim.text,
                "support": claim.support,
                "citations": list(claim.citations),
                **({"short": claim.text[slice(*claim.short)]} if claim.short else {}),
                **({"speech": speech_json(claim.speech)} if claim.speech else {}),
            }
            for claim in answer.claims
        ],
        "citations": citations,
        "hits": [hit_json(hit) for hit in answer.hits],
        "seconds": round(answer.seconds, 4),
    }


# -- text ---------------------------------------------------------------------------------------------------


def _print_answer(answer: Answer, library: Library) -> None:
    from qa.answer.extractive import spoken
    from qa.dates import spoken as spoken_days

    if not answer.answered:
        _say(answer.text)
        if answer.hits:
            _say("\nNearest passages:")
            _print_hits(answer.nearest(3), library)
        return
    for claim in answer.claims:
        marks = "".join(f"[{number}]" for number in claim.citations)
        _say(f"{_clean(spoken(claim))} {marks}")
        for one in claim.dates:
            words = _clean(claim.text[one.start : one.end])
            _say(f"   ({words}: {spoken_days(one.first, one.last)}, by the article’s date)")
        _say("")
    for citation in answer.citations:
        entry = library.entry(citation.article_id)
        where = f"{citation.article_id} {citation.start}:{citation.end}"
        _say(f"[{citation.number}] {_clean(entry.title)}{_by(entry)}, {_when(entry)}  ({where})")
        for copy in citation.also_in:
            entry = library.entry(copy.article_id)
            where = f"{copy.article_id} {copy.start}:{copy.end}"
            _say(f"    also in {_clean(entry.publisher or entry.title)}, {_when(entry)}  ({where})")
    _say(f"\nConfidence {answer.confidence:.0%}, {answer.seconds:.2f} s.")


def _print_saying(saying: Saying, library: Library) -> None:
    speech, article = saying.speech, saying.article
    said = speech.date.isoformat() if speech.date else "undated"
    how = speech.cue or ("said" if speech.direct else "")
    _say(_clean(f"{said}  {speech.speaker or 'somebody unnamed'} ({how}):"))
    _say(f"   {_clean(' '.join(article.text[speech.start : speech.end].split()))}")
    _say(f"   {_clean(article.title)}{_by(article)}, {_when(article)}  ({article.id} {speech.start}:{speech.end})")
    if saying.also_in:
        _say(f"   {_also_in([library.entry(copy.article_id) for copy in saying.also_in])}")
    _say("")


def _print_hits(hits: Sequence[Hit], library: Library) -> None:
    for hit in hits:
        article = library.article(hit.passage.article_id)
        words = " ".join(article.text[hit.passage.start : hit.passage.end].split())
        shown = words if len(words) <= 240 else f"{words[:240].rsplit(' ', 1)[0]} …"
        _say(f"{hit.rank}. {_clean(article.title)}{_by(article)}, {_when(article)}  ({article.id})")
        _say(f"   {_clean(shown)}")
        copies = [library.entry(one.article_id) for one in hit.also_in]
        if copies:
            _say(f"   {_also_in(copies)}")


def _by(entry: Entry) -> str:
    return f" — {_clean(entry.publisher)}" if entry.publisher else ""


def _also_in(copies: Sequence[Entry]) -> str:
    """ "also in DW, Reuters", or nothing."""
    return f"also in {_clean(', '.join(copy.publisher or copy.title for copy in copies))}" if copies else ""


def _when(entry: Entry) -> str:
    return entry.published.isoformat() if entry.published else "undated"


#: Control characters but for the line feed, and marks that turn the direction of writing. Joiners stay: without
#: them a Persian word or a family emoji is another one.
_MOVING: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _clean(text: str) -> str:
    """The text without what would move a terminal's cursor or change its colours."""
    return _MOVING.sub(" ", text)


def _never_fail_to_print() -> None:
    """A stream that knows few characters, such as a Windows pipe, shows "?" for the others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say(text: str) -> None:
    print(text)


def _print_json(value: Any) -> None:
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")
    print(json.dumps(value, ensure_ascii=not unicode), flush=True)


def _complain(text: str) -> None:
    print(_clean(text), file=sys.stderr)


@contextmanager
def _told_on_stderr() -> Iterator[None]:
    """What the library tells of while it works, such as what it waits for, goes to stderr too."""
    log = logging.getLogger("qa")
    teller, level = _Teller(), log.level
    log.addHandler(teller)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.setLevel(level)
        log.removeHandler(teller)


class _Teller(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _complain(self.format(record))


@contextmanager
def _progress(what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A bar on a terminal's stderr while the work goes on, nothing in a pipe."""
    console = _console()
    if not console.is_terminal or not sys.stdout.isatty():
        yield lambda: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)


@contextmanager
def _measured(what: str) -> Iterator[Callable[[Progress], None] | None]:
    """A bar on a terminal's stderr by the bytes of the inputs, with articles, pace and time left; None in a pipe."""
    console = _console()
    if not console.is_terminal:
        yield None
        return
    from rich.progress import (
        BarColumn,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[articles]:,} articles, {task.fields[pace]:.1f}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    # What is printed goes above the bar, and where stdout is a pipe, into the pipe alone.
    with Bar(
        *columns,
        console=console,
        transient=True,
        speed_estimate_period=_PACE_OF,
        redirect_stdout=sys.stdout.isatty(),
    ) as bar:
        task = bar.add_task(what, total=None, articles=0, pace=0.0)

        def progress(now: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            bar.update(
                task,
                completed=now.done,
                total=now.total,
                articles=now.articles,
                pace=(now.articles - now.unchanged) / elapsed if elapsed else 0.0,
                description="Bringing the search along" if now.total and now.done >= now.total else what,
            )

        yield progress


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)


def _version() -> str:
    try:
        return version("pullquote")
    except PackageNotFoundError:  # run from a checkout without an install
        return "unknown"
