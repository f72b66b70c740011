"""Ctrl+C, kept in mind.

Python raises KeyboardInterrupt wherever the first thread stands. In what clears an object away that is printed and
forgotten, and in the midst of a lock's own steps it comes out as another error. So that it was pressed is remembered,
and is what counts.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

_pressed: Final = threading.Event()
#: What is being encoded is finished first, which may take some seconds.
_STOPPING: Final = "\nStopping …\n"


@contextmanager
def remembered() -> Iterator[threading.Event]:
    """Within the block, Ctrl+C sets what the block is given, beside raising KeyboardInterrupt as ever.

    Where it is ignored, as in what a shell runs in the background, it stays ignored.
    """
    _pressed.clear()
    first = threading.current_thread() is threading.main_thread()  # no other may set handlers
    if not first or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield _pressed
        return
    signal.signal(signal.SIGINT, _remember)
    try:
        yield _pressed
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def heed() -> None:
    """Raise KeyboardInterrupt if Ctrl+C was pressed and what it raised was lost."""
    if _pressed.is_set():
        raise KeyboardInterrupt


def _remember(number: int, frame: FrameType | None) -> None:
    if not _pressed.is_set():
        _tell()
    _pressed.set()
    signal.default_int_handler(number, frame)


def _tell() -> None:
    """On a terminal, past the stream: what is interrupted may stand in the midst of writing to it."""
    with suppress(OSError, ValueError):  # there may be no stream, or one of no file
        if sys.stderr is not None and sys.stderr.isatty():
            os.write(sys.stderr.fileno(), _STOPPING.encode(sys.stderr.encoding or "ascii", "replace"))
