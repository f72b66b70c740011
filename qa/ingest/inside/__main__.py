"""`python -m qa.ingest.inside MEMORY [MODULE PATH SECONDS]`: one file in, one JSON object on stdout.

Without a file, one after another: a line on stdin names each, a JSON array `[MODULE, PATH, SECONDS]`, and a line on
stdout answers it.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import sys
import threading
import time
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import IO, Final

from qa.errors import EmptyInput, InputError
from qa.ingest.item import Draft, clean_text

#: Bytes that a child may hold behind a file and still be asked for another: what was not given back, the next lacks.
_MOST_HELD: Final = 400 * 2**20
#: Seconds without a file after which a child that waits for one ends: its memory is of use elsewhere.
_PATIENCE: Final = 60


def main(memory: str, module: str = "", path: str = "", seconds: str = "") -> None:
    """Read the file within the limits, and write what came of it; or each that is named on stdin."""
    _limit_memory(int(memory))
    if module:
        _limit_time(int(seconds))
        json.dump(outcome(module, path), sys.stdout)
        return
    import psutil

    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdin = open(os.devnull)  # noqa: SIM115 - readers see nothing of what is asked
    os.dup2(2, 1)  # and what the libraries below them print is none of the answer
    while line := _waited_for(asked):
        module, path, left = json.loads(line)
        _limit_time(left)
        json.dump(outcome(module, path), told)
        told.write("\n")
        told.flush()
        if psutil.Process().memory_info().rss > _MOST_HELD:
            return  # whoever asks finds it gone, and starts another


def _waited_for(asked: IO[bytes]) -> bytes:
    """The next line; empty when whoever asks is gone. Nobody asks for long: the process ends."""
    patience = threading.Timer(_PATIENCE, os._exit, (0,))
    patience.daemon = True
    patience.start()
    line = asked.readline()
    patience.cancel()
    return line


def outcome(module: str, path: str) -> dict[str, object]:
    """What came of reading the file: the fields of its draft, or of an error. Raises nothing."""
    kind = Path(path).suffix.lstrip(".").upper()
    try:
        with contextlib.redirect_stdout(sys.stderr):  # whatever a parser prints is none of the answer
            found = import_module(module).read(Path(path))
            if isinstance(found, list):
                return {"articles": list(map(_fields, found))}
            # Of a feed, the texts are cleaned by its reader.
            return _fields(found) if isinstance(found, Draft) else asdict(found)
    except InputError as error:
        return {
            "error": "empty" if isinstance(error, EmptyInput) else "unsupported",
            "what": error.what.removeprefix(path).strip(),
            "hint": error.hint,
        }
    except MemoryError:
        return {
            "error": "unsupported",
            "what": "needs more memory to read than one file may take.",
            "hint": "Save it as plain text.",
        }
    except Exception:  # a parser fed a damaged or hostile file may raise anything
        return {
            "error": "unsupported",
            "what": f"cannot be read as {kind}.",
            "hint": "It may be damaged or cut off: save it anew.",
        }


def _fields(draft: Draft) -> dict[str, object]:
    """The fields of a draft; its text is cleaned here, so that none larger than an article's leaves this process."""
    day = draft.published.isoformat() if draft.published else None
    return {**asdict(draft), "text": clean_text(draft.text, ""), "published": day}


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    with contextlib.suppress(ValueError, OSError):  # a stricter limit is set already
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _limit_time(seconds: int) -> None:
    """Allow the process so many seconds more: the parent's clock holds too, but the parent may be gone."""
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    with contextlib.suppress(ValueError, OSError):  # a stricter limit is set already
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + seconds, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
