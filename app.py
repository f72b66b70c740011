"""`python app.py` opens the chat over the demo articles in `seeds/`. Wiring only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.library import Library

SEEDS = Path(__file__).resolve().parent / "seeds"
EXAMPLES = {
    "Where in London did Kerry and Lavrov meet?": SEEDS / "2014-03-14-kerry-lavrov-london.md",
    "What was the turnout in the Crimean referendum?": SEEDS / "2014-03-17-referendum-official-result.md",
    "Who became Crimea's prime minister?": SEEDS / "2014-02-27-gunmen-seize-crimean-parliament.md",
    "What did Putin promise the Crimean Tatars?": SEEDS / "2014-03-18-treaty-of-accession.md",
}


def main() -> int:
    """Add the seeds to the library where they were not offered to it yet, then serve the page; the exit code."""
    try:
        return serve()
    except KeyboardInterrupt:  # while it is still being loaded
        print("Stopped.", file=sys.stderr)
        return 130


def serve() -> int:
    """As `main`, once Python itself has started."""
    import argparse

    from qa.cli import add_serving_options, guarded, run_serving

    parser = argparse.ArgumentParser(prog="app.py", description="Open the chat over the demo articles.")
    parser.add_argument(
        "--library", metavar="DIR", help="the folder of the library (default: PULLQUOTE_LIBRARY, or your data folder)"
    )
    add_serving_options(parser)
    options = parser.parse_args()
    return guarded(lambda: run_serving(options, prepare=add_seeds, examples=EXAMPLES))


def add_seeds(library: Library) -> None:
    """Once for each version of the seeds: whoever removes them is not given them again."""
    for outcome in library.add_once(SEEDS):
        if outcome.status == "failed":
            print(outcome.error, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
