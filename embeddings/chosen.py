"""Models that a person chose: the folder of a sentence-transformers model, or one that a hub has, by the name there.

What is remembered of a model names its very files: a folder by a digest over them, a hub's by its revision. Nothing is
fetched unless that is asked for; this module knows nothing of how a model is run.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Final

from embeddings.errors import EncoderMissing
from embeddings.minilm import SMALL

#: Of a digest over a folder's files.
_DIGITS: Final = 12
#: Behind a folder's path that digest, behind a hub's name the revision.
_MARKED: Final = re.compile(r"(?P<place>.+)@(?P<mark>[0-9a-f]{12}|[0-9a-f]{40})", re.DOTALL)
#: Code, settings and weights are what makes vectors; what a folder says of itself does not.
_SAYS_NOTHING: Final = {".md", ".txt", ".gitattributes", ".png", ".lock"}
#: Weights of other libraries, and pickles: what is in them would be run.
_NOT_FETCHED: Final = (
    "*.bin", "*.ckpt", "*.h5", "*.msgpack", "*.onnx", "*.ot", "*.pt", "*.pth", "onnx/*", "openvino/*",
)  # fmt: skip
#: Every model's folder has one of these.
_MADE_OF: Final = ("modules.json", "config.json")
#: What a name on a hub looks like: "organisation/model", or "model" of sentence-transformers itself.
_ON_HUB: Final = re.compile(r"[\w.-]+(/[\w.-]+)?")
_HOME: Final = "sentence-transformers"


def locate(name: str, *, fetch: bool) -> tuple[str, Path]:
    """What the model is remembered by, and the folder that its files lie in.

    Args:
        name: a folder, or a name on a hub; or what one of them was remembered by.
        fetch: ask the hub for a model that does not lie on this disk, or has a newer revision there.

    Raises:
        EncoderMissing: there is no such model, or it is another than the one that was remembered.
    """
    marked = _MARKED.fullmatch(name)
    place, mark = (marked["place"], marked["mark"]) if marked else (name, None)
    try:
        folder = Path(place).expanduser()
    except RuntimeError as error:  # "~nobody/model"
        raise EncoderMissing(f"There is no folder {place}: {str(error).rstrip('.')}.") from error
    # A revision is one of a hub, whatever lies in the working folder under that name.
    if folder.is_dir() and (mark is None or len(mark) == _DIGITS):
        folder = folder.resolve()
        if not any((folder / one).is_file() for one in _MADE_OF):
            raise EncoderMissing(
                f"There is no model in {folder}: it holds none of {', '.join(_MADE_OF)}. Give the folder of a "
                "sentence-transformers model."
            )
        try:
            found = _digest(folder)
        except OSError as error:
            raise EncoderMissing(
                f"The model in {folder} cannot be read ({error}). Check that you may read all its files."
            ) from error
        if mark not in (None, found):
            raise EncoderMissing(
                f"The model in {folder} has changed since the library was made ({mark}, now {found}). Put the old one "
                f"back, or encode the library again: pullquote rebuild --encoder {folder}"
            )
        return f"{folder}@{found}", folder
    if mark is not None and len(mark) == _DIGITS:
        raise EncoderMissing(
            f"The folder {folder} of the encoder is no longer there. Put it back where it was, or encode the library "
            f"again, with the model that comes with Pullquote say: pullquote rebuild --encoder {SMALL}"
        )
    return _from_hub(place, mark, fetch=fetch)


def _from_hub(name: str, revision: str | None, *, fetch: bool) -> tuple[str, Path]:
    missing, give = f"There is no encoder {name!r} on this disk", "give the folder of a sentence-transformers model"
    if not _ON_HUB.fullmatch(name):
        raise EncoderMissing(f"{missing}: {give}.")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from huggingface_hub import snapshot_download

    full = name if "/" in name else f"{_HOME}/{name}"
    try:
        folder = Path(
            snapshot_download(full, revision=revision, local_files_only=not fetch, ignore_patterns=list(_NOT_FETCHED))
        )
    except Exception as error:  # the hub's own errors, those of the network, of the disk: of no common base
        if not fetch:
            raise EncoderMissing(f"{missing}: {give}, or fetch it: --encoder NAME.") from error
        why, check = _not_given(error, full)
        raise EncoderMissing(f"{missing}, and {why}. {check}, or {give}.") from error
    return f"{full}@{folder.name}", folder


def _not_given(error: Exception, full: str) -> tuple[str, str]:
    """Why a hub did not give a model, and what to look at."""
    from huggingface_hub import errors

    match error:
        case errors.GatedRepoError():
            return f"the hub gives {full} only to whom its makers have admitted", "Ask them, and set HF_TOKEN"
        case errors.RepositoryNotFoundError():
            return f"the hub has no model {full}, or none for everybody", "Check its name"
        case errors.RevisionNotFoundError():
            return f"the hub no longer has that revision of {full}", "Name it without the revision"
        # What the client had on this disk in place of an answer, which is nothing; and where it was told to ask nobody.
        case errors.LocalEntryNotFoundError() | ConnectionError() | TimeoutError():
            answer = getattr(error.__cause__, "response", None)
            if answer is None:
                return "the hub cannot be reached", "Check the connection to the internet"
            return f"the hub answered with an error ({answer.status_code})", "Try again later"
    # One line: the client's errors have several.
    reason = next(iter(str(error).splitlines()), "") or type(error).__name__
    return f"the hub did not give it ({reason.rstrip('.')})", "Check its name"


def _digest(folder: Path) -> str:
    """Over the names and bytes of all files that make the vectors."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        # A vocabulary is a text too.
        if (
            hidden
            or not file.is_file()
            or (file.suffix in _SAYS_NOTHING and file.name not in ("vocab.txt", "merges.txt"))
        ):
            continue
        digest.update(f"{inside.as_posix()}\0".encode())
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:_DIGITS]
