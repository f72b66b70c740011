"""`python -m qa.ingest.inside MODULE PATH MEMORY SECONDS`: one file in, one JSON object on stdout."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

from qa.errors import EmptyInput, InputError
from qa.ingest.item import Draft, clean_text


def main(module: str, path: str, memory: str, seconds: str) -> None:
    """Read the file within the limits, and write what came of it."""
    _limit(int(memory), int(seconds))
    json.dump(outcome(module, path), sys.stdout)


def outcome(module: str, path: str) -> dict[str, object]:
    """What came of reading the file: the fields of its draft, or of an error. Raises nothing."""
    kind = Path(path).suffix.lstrip(".").upper()
    try:
        with contextlib.redirect_stdout(sys.stderr):  # whatever a parser prints is none of the answer
            found = import_module(module).read(Path(path))
            if not isinstance(found, Draft):
                return asdict(found)  # a feed, whose texts are cleaned by its reader
            # Cleaned here, so that no text larger than an article's leaves this process.
            draft = replace(found, text=clean_text(found.text, ""))
        return {**asdict(draft), "published": draft.published.isoformat() if draft.published else None}
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
    except Exception as error:  # a parser fed a damaged or hostile file may raise anything
        return {
            "error": "unsupported",
            "what": f"is no {kind} file that can be read ({type(error).__name__}).",
            "hint": "It may be damaged or cut off: save it anew.",
        }


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
