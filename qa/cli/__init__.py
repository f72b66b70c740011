"""`pullquote COMMAND`, also `python -m qa`: arguments in, text or JSON out, exit codes.

Exit 0: done. 1: some input failed, or the library did; what was kept is kept. 2: wrong use. With --json the
result alone goes to stdout; progress and errors go to stderr. Heavy imports happen inside the commands, so
that `--help` is quick.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qa.cli import ctrl_c
from qa.cli.arguments import Command, add_serving_options, parser
from qa.cli.printing import also_in, by, print_answer, print_hits, print_saying, when
from qa.cli.shapes import (
    answer_json,
    article_json,
    entry_json,
    feed_json,
    hit_json,
    listed_json,
    lost_json,
    outcome_json,
    salvage_json,
    saying_json,
)
from qa.cli.terminal import (
    clean,
    clean_text,
    complain,
    counted,
    flush,
    give_up_result,
    heedless,
    leave_unread,
    measured,
    never_fail_to_print,
    print_json,
    say,
    told_on_stderr,
)
from qa.errors import FilterError, LibraryMissing, PullquoteError, QuestionError, ResultUnwritten
from qa.filters import nothing, read_as_of, read_filters, uncounted
from qa.strict_json import read_json
from qa.types import Filters, Outcome

if TYPE_CHECKING:
    from qa.library import Library
    from qa.service import Assistant
    from qa.store import Lost, Salvage

__all__ = ["DONE", "FAILED", "WRONG_USE", "add_serving_options", "guarded", "main", "run_serving"]

DONE: Final = 0
FAILED: Final = 1
WRONG_USE: Final = 2
#: What to do where there is nothing to ask.
_DAY: Final = 'The first line of a text may name it, as in "Date: 3 May 2023".'
_ADD_FIRST: Final = "Add articles first: pullquote add PATH"
#: What a line of a batch looks like.
_LINE: Final = 'A line looks like {"id": "1", "question": "…"}; "date": "2014-03-14" asks as of that day.'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = parser(_COMMANDS).parse_args(arguments)
    command: Command = options.run
    return guarded(lambda: command(options))


def guarded(run: Callable[[], int]) -> int:
    """Run something that prints its result and returns an exit code; errors of ours and Ctrl+C are told in a line."""
    never_fail_to_print()
    with ctrl_c.remembered() as pressed:
        try:
            with told_on_stderr():
                code = run()
            flush()
        except (Exception, KeyboardInterrupt) as error:
            if pressed.is_set() or isinstance(error, KeyboardInterrupt):
                complain("Stopped. Everything done so far is kept.")
                return 130
            return _failed(error)
        return code


def _failed(error: Exception) -> int:
    """Tell an error of ours in a line; the exit code. Raises what is none."""
    if isinstance(error, BrokenPipeError):  # `pullquote list | head`: the reader has what it wanted
        leave_unread()
        return DONE
    if not isinstance(error, PullquoteError):
        raise error
    if isinstance(error, ResultUnwritten):
        give_up_result()
    complain(str(error))
    return WRONG_USE if isinstance(error, (QuestionError, FilterError)) else FAILED


def _add(options: argparse.Namespace) -> int:
    with _library(options) as library, measured("Adding") as progress:
        if options.store is not None:
            library.keep_index_at(options.store)
        if options.encoder is not None:
            library.use_encoder(options.encoder)
        if options.ray is not None:
            library.encode_on(options.ray)
        code = _tell(library.add(options.inputs, progress), "Nothing to add.", options)
        _tell_passed_over(options.inputs)
        library.settle()
        return code


def _tell_passed_over(inputs: Sequence[str]) -> None:
    """What of each folder was not read, on one line of its own: no fault, and no part of the result."""
    from qa.ingest import KINDS, passed_over
    from qa.ingest.web import is_address

    for given in inputs:
        kinds = passed_over(Path(given)) if given.strip() and not is_address(given) else {}
        if kinds:
            told = ", ".join(
                f"{kind} ({count})" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
            )
            complain(f"passed over in {given}: {told}. {KINDS}")


def _sync(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library, measured("Fetching") as progress:
        nothing = "You have no feeds yet. Add one: pullquote add FEED"
        code = _tell(library.sync(progress), nothing, options)
        library.settle()
        return code


def _tell(outcomes: Generator[Outcome], nothing: str, options: argparse.Namespace) -> int:
    """Each outcome as it comes, then how many there were of each kind."""
    tally: Counter[str] = Counter()
    undated = 0
    unwritten: list[ResultUnwritten] = []
    with closing(outcomes):  # stopped between two of them, it ends before its library is closed
        try:
            for outcome in outcomes:
                tally[outcome.status] += 1
                undated += outcome.undated
                with heedless(unwritten.append):  # the articles are what was asked for
                    _tell_one(outcome, options)
                ctrl_c.heed()
        except PullquoteError:  # the library's own: what became of the inputs before is told all the same
            if tally:
                _tell_tally(tally, nothing, options, unwritten)
            raise
    _tell_tally(tally, nothing, options, unwritten)
    for error in unwritten:
        complain(str(error))
    if undated and not options.json:
        counted = "it counts" if undated == 1 else "they count"
        complain(f"{undated} without a day: {counted} as neither newer nor older than others. {_DAY}")
    return FAILED if tally["failed"] or unwritten else DONE


def _tell_tally(
    tally: Counter[str], nothing: str, options: argparse.Namespace, unwritten: list[ResultUnwritten]
) -> None:
    if not options.json:
        with heedless(unwritten.append):
            say(", ".join(f"{count} {status}" for status, count in tally.items()) or nothing)


def _tell_one(outcome: Outcome, options: argparse.Namespace) -> None:
    if options.json:
        print_json(outcome_json(outcome))
    elif outcome.status == "failed":
        complain(f"failed     {outcome.error}")
    else:
        named = clean(f"{outcome.title}  ({outcome.input})")
        say(f"{outcome.status:<10} {outcome.article_id or 'feed':<16}  {named}")


def _feeds(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        feeds = library.feeds() if options.remove is None else (library.unfollow(options.remove),)
    if options.json:
        print_json(feed_json(feeds[0]) if options.remove is not None else [feed_json(feed) for feed in feeds])
    elif options.remove is not None:
        say(f"removed    {clean(f'{feeds[0].title}  ({feeds[0].url})')}. Its articles stay.")
    else:
        for feed in feeds:
            say(clean(f"{feed.url}  {feed.title}  ({feed.items} item{'' if feed.items == 1 else 's'} read)"))
        say(f"{len(feeds)} feed{'' if len(feeds) == 1 else 's'}.")
    return DONE


def _filters(options: argparse.Namespace) -> Filters:
    return read_filters(options.since, options.until, options.publisher, options.as_of)


def _ask(options: argparse.Namespace) -> int:
    from qa.service import Assistant, checked

    if (options.question is None) == (options.batch is None):
        raise QuestionError("Give one QUESTION, or --batch FILE.jsonl.")
    filters = _filters(options)
    if options.batch is not None:
        return _ask_batch(options, filters)
    checked(options.question)  # before seconds are spent on loading a model
    with _library(options, create=False) as library:
        with counted("Reading your articles"):
            assistant = Assistant(library, threshold=options.threshold)
            answer = assistant.ask(options.question, filters=filters, top=options.top)
        empty = not answer.note and _tell_empty(library)
        if options.json:
            print_json(answer_json(answer))
        elif not empty:
            print_answer(answer, library)
        if not answer.hits and answer.filters and not answer.note and len(library):
            complain(nothing(answer.filters, library.publishers()))
        if answer.suggestion:
            complain(f"Did you mean: {answer.suggestion}")
        latest = library.latest()
        if answer.adrift and len(library):
            complain(uncounted(answer.adrift, latest, f"add --as-of {latest or 'YYYY-MM-DD'}"))
        _tell_unread(library)
    return DONE


def _tell_empty(library: Library) -> bool:
    """Whether the library has no articles, which is told: that its articles don't answer would mislead."""
    if len(library):
        return False
    complain(f"The library in {library.folder} is empty. {_ADD_FIRST}")
    return True


def _tell_unread(library: Library) -> None:
    """Which articles could not be read, if any, beside the result."""
    from qa.service import unread

    if told := unread(library.damaged()):
        complain(told)


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
    with _library(options, create=False) as library, counted("Asking", len(lines)) as advance:
        assistant = Assistant(library, threshold=options.threshold)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                failed += not _asked_of_batch(line, f"{path}:{number}", assistant, filters, options.top)
            advance()
        _tell_unread(library)
        _tell_empty(library)
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
        if day := asked.get("date"):
            if not isinstance(day, str):
                raise QuestionError(f'"date" of {shown} is {day!r}, which is not a date.', _LINE)
            filters = replace(filters, as_of=read_as_of(f'"date" of {shown}', day.partition("T")[0]))
        answer = answer_json(assistant.ask(question, filters=filters, top=top))
    except PullquoteError as error:
        print_json({"id": asked.get("id"), "question": asked.get("question"), "error": str(error)})
        if not isinstance(error, QuestionError | FilterError):
            raise
        complain(str(error) if shown in str(error) else f"{shown}: {error}")
        return False
    print_json({"id": asked.get("id"), **answer})
    return True


def _asked(line: str, shown: str) -> dict[str, Any]:
    try:
        asked = read_json(line)
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"{shown} is not JSON.", _LINE) from error
    if not isinstance(asked, dict):
        raise QuestionError(f"{shown} is not a JSON object.", _LINE)
    return asked


def _search(options: argparse.Namespace) -> int:
    from qa.service import Assistant, checked

    filters = _filters(options)
    checked(options.words)
    with _library(options, create=False) as library:
        with counted("Searching"):
            hits = Assistant(library).search(options.words, filters=filters, top=options.top)
        empty = _tell_empty(library)
        if options.json:
            print_json([hit_json(hit) for hit in hits])
        elif not empty:
            print_hits(hits, library)
            if not hits:
                say("No passages found.")
        _tell_unread(library)
    return DONE


def _quotes(options: argparse.Namespace) -> int:
    from qa.sayings import folded, sayings

    filters = _filters(options)
    for name, given in (("--speaker", options.speaker), ("--about", options.about)):
        if given is not None and not any(character.isalnum() for character in given):
            raise QuestionError(f"{name} is {given!r}, which holds no word.", "Give a word, or leave it out.")
    with _library(options, create=False) as library:
        with counted("Reading who said what"):
            library.take_notes()
            found = sayings(library, speaker=options.speaker, about=options.about, filters=filters)
            found = folded(library, found)[: options.top]
        _tell_unread(library)
        if options.json:
            print_json([saying_json(saying, library) for saying in found])
            return DONE
        for saying in found:
            print_saying(saying, library)
        say(f"{len(found)} quote{'' if len(found) == 1 else 's'}." if found else _no_quotes(options, library))
    return DONE


def _no_quotes(options: argparse.Namespace, library: Library) -> str:
    from qa.sayings import meant

    if options.speaker and not meant(library, options.speaker):
        return f"Nobody called {clean(options.speaker)} is quoted in your articles."
    return "No quotes found."


def _list(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        entries = library.entries()
        copies = library.copies()
        _tell_empty(library)
    if options.json:
        print_json([listed_json(entry, copies.get(entry.id, ())) for entry in entries])
        return DONE
    for entry in entries:
        also = also_in(copies.get(entry.id, ()))
        say(f"{entry.id}  {when(entry):<10}  {clean(entry.title)}{by(entry)}{also and f'  ({also})'}")
    say(f"{_articles(len(entries))}.")
    return DONE


def _articles(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"


def _show(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        article = library.article(library.whole_id(options.id))
    if options.json:
        print_json(article_json(article))
        return DONE
    say(clean(article.title))
    about = (when(article), *article.authors, article.publisher, article.url)
    say(clean(" · ".join(part for part in about if part)))
    say("")
    say(clean_text(article.text))
    return DONE


def _remove(options: argparse.Namespace) -> int:
    with _library(options, create=False) as library:
        ids = tuple(dict.fromkeys(library.whole_id(given) for given in options.ids))
        removal = library.remove(ids)
    if removal.pending:
        complain(removal.pending)
    whole = {record.article.id for record in removal.records}
    damaged = [article_id for article_id in ids if article_id not in whole]
    if options.json:
        removed = [entry_json(record.article) for record in removal.records]
        print_json([*removed, *({"id": article_id, "damaged": True} for article_id in damaged)])
        return DONE
    for record in removal.records:
        say(f"removed    {record.article.id}  {clean(record.article.title)}")
    for article_id in damaged:
        say(f"removed    {article_id}  (it was damaged)")
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
    salvage = _salvage(options)
    with _library(options, create=False) as library, counted("Rebuilding", len(library)) as advance:
        done = library.rebuild(encoder=options.encoder, place=options.store, done=advance)
    for one in done.lost:
        complain(f"{_named(one)} is damaged and will not be quoted. Add its file again.")
    with heedless():
        if options.json:
            print_json(
                {
                    "articles": done.articles,
                    "passages": done.passages,
                    "mended": list(done.mended),
                    "damaged": list(done.damaged),
                    "damaged_articles": [lost_json(one) for one in done.lost],
                    **({"salvage": salvage_json(salvage)} if salvage else {}),
                }
            )
        else:
            say(f"Indexed {done.passages} passages of {done.articles} articles.")
    return FAILED if done.lost or (salvage and (salvage.lost or salvage.perhaps_more)) else DONE


def _salvage(options: argparse.Namespace) -> Salvage | None:
    """What was saved of a library that could not be read any more, and told of; None where it can be."""
    from qa.library import Library

    with counted("Looking for damage"):
        salvage = Library.salvage(options.library)
    if salvage is not None:
        for one in salvage.lost:
            complain(f"lost       {_named(one) or 'an article of which nothing can be read'}")
        complain(
            f"library.db was damaged: {_articles(salvage.saved)} saved, {_count_lost(salvage)}. "
            f"What was damaged is kept as {salvage.damaged}."
        )
    return salvage


def _named(lost: Lost) -> str:
    """All that is known of an article that is no longer what was added."""
    return " ".join(filter(None, (lost.id, lost.title and f"“{lost.title}”", lost.input)))


def _count_lost(salvage: Salvage) -> str:
    """How many articles are lost, and what to do, in the midst of a sentence."""
    if not salvage.perhaps_more:
        return f"{len(salvage.lost)} lost: add their files again" if salvage.lost else "none lost that is known"
    gone = "part of the file is gone or cannot be read, and nothing there tells of others: add again what you miss"
    return f"at least {len(salvage.lost)} lost: {gone}" if salvage.lost else f"none lost that is known, but {gone}"


def _library(options: argparse.Namespace, *, create: bool = True, read_only: bool = False) -> Library:
    from qa.library import Library

    try:
        return Library.open(options.library, create=create and not read_only, read_only=read_only)
    except LibraryMissing as error:
        raise LibraryMissing(error.what, _ADD_FIRST) from error


#: What each command does.
_COMMANDS: Final[Mapping[str, Command]] = {
    "add": _add,
    "sync": _sync,
    "feeds": _feeds,
    "ask": _ask,
    "search": _search,
    "quotes": _quotes,
    "list": _list,
    "show": _show,
    "remove": _remove,
    "serve": run_serving,
    "rebuild": _rebuild,
}
