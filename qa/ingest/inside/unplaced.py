"""The lines of a PDF whose places on the page tell nothing, put together into paragraphs by their lengths alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from qa.ingest.inside.flowing import PAGE_NUMBER
from qa.ingest.inside.hyphens import HYPHENS, Words
from qa.ingest.prose import ends_sentence

#: A line at a page's edge that comes again on this share of the pages is a running head.
_RUNNING: Final = 0.5
_FEWEST_PAGES: Final = 3
#: Of the usual length of a line, in code points, one that is shorter ends a paragraph.
_SHORT: Final = 0.8


def paragraphs_of_lines(pages: list[list[str]]) -> list[str]:
    """The paragraphs of pages of lines: one ends where a sentence does, on a line shorter than the others."""
    lines = [line for page in _without_running(pages) for line in page]
    words = Words(lines)
    lengths = sorted(len(line) for line in lines)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    found: list[str] = []
    current: list[str] = []
    for line in lines:
        current.append(line)
        short = len(line) < width * _SHORT
        # A short line that ends no sentence, before anything else, is a headline, a date or a byline.
        if short and (ends_sentence(line) or (len(current) == 1 and not line.endswith(HYPHENS))):
            found.append(words.joined(current))
            current = []
    return [*found, words.joined(current)] if current else found


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and the heads and feet that run through them."""
    edges = Counter(re.sub(r"\d+", "#", line) for page in pages for line in {*page[:2], *page[-2:]})
    running = {line for line, count in edges.items() if len(pages) >= _FEWEST_PAGES and count >= _RUNNING * len(pages)}
    kept = []
    for page in pages:
        last = len(page) - 2
        kept.append(
            [
                line
                for at, line in enumerate(page)
                if not (
                    (at < 2 or at >= last) and (re.sub(r"\d+", "#", line) in running or PAGE_NUMBER.fullmatch(line))
                )
            ]
        )
    return kept
