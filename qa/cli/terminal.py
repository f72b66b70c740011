"""Streams and bars: results on stdout, everything else on stderr, nothing that moves a cursor.

This module knows nothing of articles or answers.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TextIO

from qa.errors import ResultUnwritten
from qa.patterns import lazy_pattern
from qa.types import Progress

if TYPE_CHECKING:
    from rich.console import Console

#: Seconds whose pace the time left is told from.
_PACE_OF: Final = 60.0
#: Control characters, what ends a line, and marks that turn the direction of writing. Joiners stay: without them a
#: Persian word or a family emoji is another one.
_MOVING: Final = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, without what would move a terminal's cursor or change its colours.

    A file's name may hold a line feed, and behind it what looks like the line of another result.
    """
    return _MOVING.sub(" ", text)


def clean_text(text: str) -> str:
    """`clean` for a text whose lines are its own."""
    return "\n".join(map(clean, text.split("\n")))


def never_fail_to_print() -> None:
    """A stream that knows few characters, such as a Windows pipe, shows "?" for the others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """A line of the result, on stdout. It is written with its end, so that Ctrl+C leaves no half of one.

    Raises:
        ResultUnwritten: stdout takes no more, for its disk is full, say. BrokenPipeError: its reader has left.
    """
    _write(f"{text}\n")


def flush() -> None:
    """Write what is left of the result. Raises as `say`."""
    _write("", flush=True)


def _write(text: str, *, flush: bool = False) -> None:
    try:
        print(text, end="", flush=flush)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ResultUnwritten(f"The result could not be written ({error.strerror or error}).") from error


def print_json(value: Any) -> None:
    """A line of JSON on stdout, at once, in characters that the stream knows."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")
    say(json.dumps(value, ensure_ascii=not unicode))
    flush()


def complain(text: str) -> None:
    """What is not the result, in a line on stderr."""
    try:
        print(clean(text), file=sys.stderr, flush=True)
    except OSError:
        leave_unread()


@contextmanager
def heedless(lost: Callable[[ResultUnwritten], object] | None = None) -> Iterator[None]:
    """What is printed in the block may find nobody who reads it any more: `pullquote add … | head`.

    Args:
        lost: called, once, where it cannot be written for another reason; without it that is raised.
    """
    try:
        yield
        flush()
    except BrokenPipeError:
        leave_unread()
    except ResultUnwritten as error:
        if lost is None:
            raise
        give_up_result()
        lost(error)


def leave_unread() -> None:
    """What still goes to a stream whose reader has left, or which takes no more, is lost without a fault."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _lead_nowhere(stream)


def give_up_result() -> None:
    """What is still printed of the result is lost without a fault: some of it could not be written."""
    _lead_nowhere(sys.stdout)


def _lead_nowhere(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def told_on_stderr() -> Iterator[None]:
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
        complain(self.format(record))


@contextmanager
def counted(what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
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
def measured(what: str) -> Iterator[Callable[[Progress], None] | None]:
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
