"""What `pullquote` can be told: commands, their options, and what these may be.

This module does nothing that a command says.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version

#: Does what a command says; its exit code.
Command = Callable[[argparse.Namespace], int]


def parser(does: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser of all commands; in the options that it makes, `run` is what the command does.

    Args:
        does: what each command does, by its name.
    """
    parser = argparse.ArgumentParser(
        prog="pullquote", description="Ask your own articles; get the exact words that answer."
    )
    parser.add_argument(
        "--library",
        metavar="DIR",
        help="the folder of the library (default: PULLQUOTE_LIBRARY, or your data folder)",
    )
    parser.add_argument("--version", action="version", version=f"pullquote {_version()}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, summary: str, more: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}. {more}".strip())
        made.set_defaults(run=does[name])
        return made

    add = command(
        "add",
        "add files, folders, web pages and feeds",
        "What is already in the library is left unchanged; a file that has changed replaces its article. If stopped, "
        "the same command continues where it was.",
    )
    add.add_argument(
        "inputs",
        nargs="+",
        metavar="PATH|URL|FEED",
        help="a .txt, .md, .html, .mhtml, .eml, .srt, .vtt, .pdf, .docx, .odt, .rtf, .epub, .enex, .csv or .jsonl "
        "file, a folder, or the address of a page or feed (RSS, Atom)",
    )
    _with_places(add, " for a new library", "local")
    add.add_argument(
        "--ray", metavar="ADDRESS", help="encode on the Ray cluster at this address, such as ray://head:10001"
    )
    _with_json(add, "one line of JSON for each input")

    sync = command("sync", "add new items from your feeds", "Follow a feed by adding its address: pullquote add URL")
    _with_json(sync, "one line of JSON for each new item, and for each feed that has none")

    feeds = command("feeds", "list your feeds")
    feeds.add_argument("--remove", metavar="URL", help="stop following this feed; its articles stay")
    _with_json(feeds, "a JSON array of the feeds, or the feed removed")

    ask = command("ask", "answer a question from your articles", "If they do not answer it, Pullquote says so.")
    ask.add_argument("question", nargs="?", metavar="QUESTION", help="the question, in quotation marks")
    ask.add_argument(
        "--batch",
        metavar="FILE.jsonl",
        help='a file of questions, one {"id": …, "question": …} on each line; "date" there sets --as-of for it',
    )
    _with_filters(ask, top=8)
    _with_threshold(ask)
    _with_json(ask, "the answer as JSON")

    search = command("search", "find passages, without answering")
    search.add_argument("words", metavar="WORDS", help="what to look for, in quotation marks")
    _with_filters(search, top=10)
    _with_json(search, "the hits as a JSON array")

    quotes = command("quotes", "list who said what, latest first")
    quotes.add_argument("--speaker", metavar="NAME", help="only quotes by this person; the surname is enough")
    quotes.add_argument("--about", metavar="WORDS", help="only quotes about these words")
    _with_filters(quotes, top=None, verb="said", also="")
    _with_json(quotes, "the quotes as a JSON array")

    listing = command("list", "list your articles")
    _with_json(listing, "a JSON array of the articles, without their text")

    show = command("show", "show an article")
    show.add_argument("id", metavar="ID", help="its id, or enough of the beginning to be unique")
    _with_json(show, "the whole article as JSON")

    remove = command(
        "remove",
        "remove articles",
        "The files they came from are not touched. To give their room back to the disk: pullquote rebuild",
    )
    remove.add_argument("ids", nargs="+", metavar="ID", help="an id, or enough of its beginning to be unique")
    _with_json(remove, "the removed articles as a JSON array")

    serve = command("serve", "serve the page, for your browser")
    add_serving_options(serve)

    rebuild = command(
        "rebuild",
        "rebuild the search indexes from the articles",
        "Also restores damaged passages, reads the articles again for quotes and dates, gives the disk back the room "
        "of removed articles, and saves what is whole of a damaged library.db.",
    )
    _with_places(rebuild, " from now on", "unchanged")
    _with_json(rebuild, "what was done as JSON")
    return parser


def _with_json(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--json", action="store_true", help=f"print {what}")


def _with_filters(
    parser: argparse.ArgumentParser, top: int | None, verb: str = "published", also: str = ", or mentions such a day"
) -> None:
    parser.add_argument("--since", metavar="YYYY-MM-DD", help=f"only what was {verb} on or after this day{also}")
    parser.add_argument("--until", metavar="YYYY-MM-DD", help=f"only what was {verb} on or before this day{also}")
    news = ", and articles that were news then come first" if top else ""
    parser.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help=f"ask as if it were this day: what was published later is left out{news}",
    )
    parser.add_argument(
        "--publisher",
        action="append",
        default=[],
        metavar="NAME",
        help="only articles of this publisher; may be given more than once",
    )
    many = f"number of passages to return (default: {top})" if top else "number of quotes to list (default: all)"
    parser.add_argument("--top", type=_positive, default=top, metavar="N", help=many)


def _with_places(parser: argparse.ArgumentParser, where: str, default: str) -> None:
    parser.add_argument(
        "--store",
        type=_place,
        metavar="ADDRESS",
        help=f"where to keep the index{where}: milvus://HOST:PORT/NAME, or local, in the folder of the library "
        f"(default: {default})",
    )
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        help=f"the sentence-transformers model to use{where}: a folder, or a name on the Hugging Face hub",
    )


def _with_threshold(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--threshold",
        type=_probability,
        metavar="P",
        help="the lowest probability, 0 to 1, at which an answer is shown (default: the reader's own)",
    )


def add_serving_options(parser: argparse.ArgumentParser) -> None:
    """The options of `serve`, for any program that serves the page."""
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="the address to listen on (default: this machine only)"
    )
    parser.add_argument("--port", type=_port, metavar="N", help="the port (default: 7860, or the next free one)")
    parser.add_argument("--lan", action="store_true", help="let your local network use it, read-only, with a password")
    parser.add_argument("--share", action="store_true", help="share it by a public link, read-only, with a password")
    parser.add_argument("--read-only", action="store_true", help="let nobody add or remove articles")
    _with_threshold(parser)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
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
        raise argparse.ArgumentTypeError(f"{text!r} is not a probability from 0 to 1")
    return value


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def _version() -> str:
    try:
        return version("pullquote")
    except PackageNotFoundError:  # run from a checkout without an install
        return "unknown"
