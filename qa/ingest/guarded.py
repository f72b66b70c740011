"""Documents, books and all but small files are read in processes of their own, with limits on their memory and time.

Their parsers meet files that hang them or eat all memory. The child may die of one; the next file goes on. A large
document or book has a child of its own. All others, of which a folder may hold thousands, follow one another in a child
that lives on, for to start one takes longer than to read a page or a letter.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.dates import iso_date
from qa.ingest.item import Draft

#: Seconds of wall time for one file: with all that is done around it, none takes over 30.
SECONDS: Final = 28
#: Bytes of address space for one file.
MEMORY: Final = 2 * 2**30

_PROGRAM: Final = (sys.executable, "-P", "-m", "qa.ingest.inside")
_ERRORS: Final = {"empty": EmptyInput, "unsupported": UnsupportedInput}


#: Files that one child reads before another takes its place: what its libraries keep of each adds up.
_MOST_FILES: Final = 500


def read_guarded(path: Path, module: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> Draft | list[Draft]:
    """What `read` of the module named makes of the file, made in a child process of its own.

    Raises:
        UnsupportedInput: the file is damaged, locked, or takes more than the limits allow.
        EmptyInput: there is no text in it.
    """
    return _drafts(run_guarded(path, module, seconds=seconds, memory=memory))


def read_in_turn(path: Path, module: str, *, seconds: float = SECONDS) -> Draft | list[Draft]:
    """As `read_guarded`, in a child process that has read other files and will read more.

    Raises: the same.
    """
    return _drafts(run_in_turn(path, module, seconds=seconds))


def run_in_turn(path: Path, module: str, *, seconds: float = SECONDS) -> dict[str, Any]:
    """As `run_guarded`, in a child process that has read other files and will read more.

    Raises: the same.
    """
    ends = time.monotonic() + seconds
    while True:
        try:
            child = _idle.pop()
        except IndexError:  # none, or another thread was quicker
            child = _Child()
        used = child.files > 0
        try:
            said = child.read(path, module, ends)
        except BaseException:  # whatever it says now would be taken for the answer to the next question
            child.kill()
            raise
        if said and child.files < _MOST_FILES:
            _idle.append(child)
        else:
            child.kill()
        # One that has read others may have ended for want of more to do, or of what those have left in it.
        if said or not used or time.monotonic() >= ends:
            break
    if not said and time.monotonic() >= ends:
        raise _too_slow(path, seconds)
    return _fields(path, said)


class _Child:
    """A process that reads one file after another."""

    def __init__(self) -> None:
        #: How many it has read.
        self.files = 0
        self._process = subprocess.Popen(  # noqa: S603 - no shell; a program of ours
            [*_PROGRAM, str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def read(self, path: Path, module: str, ends: float) -> bytes:
        """What it says of the file; nothing where it died of it, or was killed when its time was over.

        Args:
            ends: when that is, by the monotonic clock.
        """
        self.files += 1
        asked = self._process.stdin
        told = self._process.stdout
        assert asked is not None  # noqa: S101 - both are pipes, which types cannot say
        assert told is not None  # noqa: S101 - as above
        left = max(0.0, ends - time.monotonic())
        clock = threading.Timer(left, self._process.kill)
        clock.daemon = True
        clock.start()
        try:
            asked.write(json.dumps([module, str(path), math.ceil(left)]).encode() + b"\n")
            asked.flush()
            said = told.readline()
        except OSError:  # it is gone
            return b""
        finally:
            clock.cancel()
        return said if said.endswith(b"\n") else b""

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


#: Children that wait for a file: as many as ever read at once.
_idle: Final[list[_Child]] = []


@atexit.register
def _end() -> None:
    while _idle:
        _idle.pop().kill()


def run_guarded(path: Path, module: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> dict[str, Any]:
    """The fields of what `read` of the module named makes of the file, as JSON has them.

    Raises:
        UnsupportedInput: the file is damaged, locked, or takes more than the limits allow.
        EmptyInput: there is no text in it.
    """
    command = [*_PROGRAM, str(memory), module, str(path), str(math.ceil(seconds))]
    try:
        # No shell; the path is one argument of a program of ours. Of standard input it sees nothing.
        ended = subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(path, seconds) from error
    return _fields(path, ended.stdout)


def _environment() -> dict[str, str]:
    # The package's own root, so that the child finds it wherever this process was started.
    places = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places)), "PYTHONIOENCODING": "utf-8"}


def _too_slow(path: Path, seconds: float) -> UnsupportedInput:
    return UnsupportedInput(f"{path} took more than {seconds:g} seconds to read.", "Save it again, or as plain text.")


def _fields(path: Path, answer: bytes) -> dict[str, Any]:
    """What a child said of the file. Raises InputError where that is an error, or nothing."""
    try:
        said: dict[str, Any] = json.loads(answer)
    except ValueError as error:
        raise UnsupportedInput(
            f"{path} needs more memory or time to read than a file is allowed.",
            "Save it again, or as plain text.",
        ) from error
    if "error" in said:
        raise _ERRORS.get(said["error"], InputError)(f"{path} {said['what']}", said["hint"])
    return said


def _drafts(said: dict[str, Any]) -> Draft | list[Draft]:
    return list(map(_draft, said["articles"])) if "articles" in said else _draft(said)


def _draft(said: dict[str, Any]) -> Draft:
    return Draft(
        text=said["text"],
        title=said["title"],
        url=said["url"],
        authors=tuple(said["authors"]),
        publisher=said["publisher"],
        language=said["language"],
        published=iso_date(said["published"]),
        published_from=said["published_from"],
    )
