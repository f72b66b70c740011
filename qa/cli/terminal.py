"""Streams and bars: results on stdout, everything else on stderr, nothing that moves a cursor.

This module knows nothing of articles or answers.
"""

from __future__ import annotations

import io
import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from qa.types import Progress

if TYPE_CHECKING:
    from rich.console import Console

#: Seconds whose pace the time left is told from.
_PACE_OF: Final = 60.0
#: Control characters but for the line feed, and marks that turn the direction of writing. Joiners stay: without
#: them a Persian word or a family emoji is another one.
_MOVING: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without what would move a terminal's cursor or change its colours."""
    return _MOVING.sub(" ", text)


def never_fail_to_print() -> None:
    """A stream that knows few characters, such as a Windows pipe, shows "?" for the others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """A line of the result, on stdout. It is written with its end, so that Ctrl+C leaves no half of one."""
    print(f"{text}\n", end="")


def print_json(value: Any) -> None:
    """A line of JSON on stdout, at once, in characters that the stream knows."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")
    say(json.dumps(value, ensure_ascii=not unicode))
    sys.stdout.flush()


def complain(text: str) -> None:
    """What is not the result, on stderr."""
    with heedless():
        print(clean(text), file=sys.stderr)


@contextmanager
def heedless() -> Iterator[None]:
    """What is printed in the block may find nobody who reads it any more: `pullquote add … | head`."""
    try:
        yield
        print(end="", flush=True)
    except BrokenPipeError:
        leave_unread()


def leave_unread() -> None:
    """What still goes to a stream whose reader has left is lost without a fault."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
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
