"""`python -m qa.ingest.inside KIND PATH MEMORY SECONDS`: one file in, one JSON object on stdout."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from qa.errors import EmptyInput, InputError


def main(kind: str, path: str, memory: str, seconds: str) -> None:
    """Read the file within the limits, and say what came of it."""
    _limit(int(memory), int(seconds))
    try:
        draft = import_module(f"qa.ingest.inside.{kind}").read(Path(path))
        said = {**asdict(draft), "published": draft.published.isoformat() if draft.published else None}
    except InputError as error:
        said = {
            "error": "empty" if isinstance(error, EmptyInput) else "unsupported",
            "what": error.what,
            "hint": error.hint,
        }
    except MemoryError:
        said = {
            "error": "unsupported",
            "what": "needs more memory to read than one file may take.",
            "hint": "Save it as plain text.",
        }
    except Exception as error:  # a parser fed a damaged or hostile file may raise anything
        said = {
            "error": "unsupported",
            "what": f"is no {kind.upper()} file that can be read ({type(error).__name__}).",
            "hint": "It may be damaged or cut off: save it anew.",
        }
    json.dump(said, sys.stdout)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's wall time still holds
        return
    for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        with contextlib.suppress(ValueError, OSError):  # a stricter limit is set already
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main(*sys.argv[1:])
