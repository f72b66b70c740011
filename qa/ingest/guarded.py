"""PDF, DOCX, EPUB and large files are read in a process of their own, with limits on its memory and time.

Their parsers meet files that hang them or eat all memory. The child may die of one; the next file goes on.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.dates import iso_date
from qa.ingest.item import Draft

#: Seconds of wall time for one file: with all that is done around it, none takes over 30.
SECONDS: Final = 28
#: Bytes of address space for one file.
MEMORY: Final = 2 * 2**30

_ERRORS: Final = {"empty": EmptyInput, "unsupported": UnsupportedInput}


def read_guarded(path: Path, module: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> Draft:
    """The draft that `read` of the module named makes of the file, made in a child process.

    Raises:
        UnsupportedInput: the file is damaged, locked, or takes more than the limits allow.
        EmptyInput: there is no text in it.
    """
    said = run_guarded(path, module, seconds=seconds, memory=memory)
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


def run_guarded(path: Path, module: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> dict[str, Any]:
    """The fields of what `read` of the module named makes of the file, as JSON has them.

    Raises:
        UnsupportedInput: the file is damaged, locked, or takes more than the limits allow.
        EmptyInput: there is no text in it.
    """
    # The package's own root, so that the child finds it wherever this process was started.
    places = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "qa.ingest.inside", module, str(path), str(memory), str(math.ceil(seconds))]
    try:
        # No shell; the path is one argument of a program of ours. Of standard input it sees nothing.
        ended = subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnsupportedInput(
            f"{path} took more than {seconds:g} seconds to read.", "Save it anew, or as plain text."
        ) from error
    try:
        said = json.loads(ended.stdout)
    except ValueError as error:
        raise UnsupportedInput(
            f"{path} needs more memory or time to read than one file may take.",
            "Save it anew, or as plain text.",
        ) from error
    if "error" in said:
        raise _ERRORS.get(said["error"], InputError)(f"{path} {said['what']}", said["hint"])
    fields: dict[str, Any] = said
    return fields
