"""Article text taken from web pages that a text browser saved: `python -m benchmarks.captures DATA`.

DATA is the folder of `benchmarks.extraction`. Each of its pages is dumped by lynx and by w3m (`apt install lynx w3m`),
to the width of a terminal and to none, with numbered links and without, and measured as there. The model that reads a
page was fitted without that page's site, in folds (`training.page_lines`): the one in the package has seen them all,
and is measured only with `--shipped`. Beside ours stand what a user would do instead: keep the capture as it is, or
only its long paragraphs.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Final

from benchmarks.extraction import Counts, Page, compare, pages, table
from qa.ingest.capture import Model, shipped
from qa.ingest.plain import from_text

PROCESSES = 2
#: Seconds that a browser has for a page.
_PATIENCE = 60
_LYNX: Final = ("lynx", "-dump", "-localhost", "-assume_charset=utf-8", "-display_charset=utf-8")
_W3M: Final = ("w3m", "-dump", "-T", "text/html", "-O", "UTF-8")
CAPTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "lynx": (*_LYNX, "-nolist"),
    "lynx, numbered links": _LYNX,
    "lynx, unbroken lines": (*_LYNX, "-width=990"),
    "w3m": (*_W3M, "-cols", "80"),
    "w3m, numbered links": (*_W3M, "-cols", "80", "-o", "display_link_number=1"),
    "w3m, unbroken lines": (*_W3M, "-cols", "990"),
}
#: Words of a paragraph that is kept where only long ones are.
_LONG = 20


def capture(source: bytes, command: Sequence[str]) -> str:
    """The page as a text browser dumps it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_bytes(source)
        done = subprocess.run(  # noqa: S603  (a browser of CAPTURES)
            [*command, str(file)], capture_output=True, timeout=_PATIENCE, check=True
        )
    return done.stdout.decode("utf-8", "replace")


def long_paragraphs(text: str) -> str:
    """The paragraphs of many words: the simple rule, for comparison."""
    paragraphs = (paragraph for paragraph in text.split("\n\n") if len(paragraph.split()) >= _LONG)
    return "\n\n".join(paragraphs)


def _read(job: tuple[Page, str, Model]) -> tuple[Counts, Counts, Counts]:
    page, name, model = job
    raw = capture(page.source, CAPTURES[name])
    texts = from_text(raw, model).text, raw, long_paragraphs(raw)
    mine, bare, long = (compare(page.marked, text) for text in texts)
    return mine, bare, long


def report(data: Path, *, folds: bool = True, kinds: Sequence[str] = tuple(CAPTURES)) -> str:
    """The table of Pullquote by kind of capture, and of all ways of reading over all captures."""
    read = pages(data)
    model_for = _fitted_without(data, kinds) if folds else lambda page: shipped()
    jobs = [(page, name, model_for(page)) for name in kinds for page in read]
    with Pool(PROCESSES) as pool:
        found = pool.map(_read, jobs, chunksize=8)
    mine, raw, long = zip(*found, strict=True)
    held_out = [page.held_out for page in read]
    by_kind = {name: mine[at * len(read) : (at + 1) * len(read)] for at, name in enumerate(kinds)}
    every = {"Pullquote": mine, "long paragraphs alone": long, "the capture as it is": raw}
    return f"{table(held_out, by_kind)}\n\n{table(held_out * len(kinds), every)}"


def _fitted_without(data: Path, kinds: Sequence[str]) -> Callable[[Page], Model]:
    """For each page the model fitted without its site."""
    from training.page_lines import models_of_folds
    from training.page_samples import fold_of, samples

    models = models_of_folds(samples(data, kinds))
    return lambda page: models[fold_of(page)]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--shipped", action="store_true", help="the model in the package, which has seen these pages")
    parser.add_argument(
        "--kinds", nargs="+", choices=CAPTURES, default=tuple(CAPTURES), help="of capture; all if left out"
    )
    given = parser.parse_args(argv)
    missing = [browser for browser in ("lynx", "w3m") if not shutil.which(browser)]
    if missing:
        sys.exit(f"This needs {' and '.join(missing)}: apt install {' '.join(missing)}")
    print(report(given.data, folds=not given.shipped, kinds=given.kinds))


if __name__ == "__main__":
    main()
