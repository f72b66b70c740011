"""PDF, DOCX and EPUB are read in a process of their own, with limits on its memory and time.

Their parsers meet files that hang them or eat all memory. The child may die of one; the next file goes on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.dates import iso_date
from qa.ingest.item import Draft

#: Seconds of wall time for one file.
SECONDS: Final = 30
#: Bytes of address space for one file.
MEMORY: Final = 2 * 2**30

_ERRORS: Final = {"empty": EmptyInput, "unsupported": UnsupportedInput}


def read_guarded(path: Path, kind: str) -> Draft:
    """The draft that `qa.ingest.inside.KIND` makes of the file, made in a child process.

    Raises:
        UnsupportedInput: the file is damaged, locked, or takes more than the limits allow.
        EmptyInput: there is no text in it.
    """
    # The package's own root, so that the child finds it wherever this process was started.
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", "-m", "qa.ingest.inside", kind, str(path), str(MEMORY), str(SECONDS)]
    try:
        # No shell; the path is one argument of a program of ours.
        ended = subprocess.run(command, capture_output=True, timeout=SECONDS, env=environment, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnsupportedInput(
            f"{path} took more than {SECONDS} seconds to read.", "Save it anew, or as plain text."
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
    return Draft(
        text=said["text"],
        title=said["title"],
        authors=tuple(said["authors"]),
        publisher=said["publisher"],
        language=said["language"],
        published=iso_date(said["published"]),
        published_from=said["published_from"],
    )
