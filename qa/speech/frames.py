"""The sentences of a text with the quotes in them, those that a quote holds together taken as one.

This module knows nothing of who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qa import wording
from qa.passages import sentences
from qa.quotation import LONGEST, Quotation
from qa.types import Span

#: Code points of the longest sentence that is put together from several, half as much again as of any in a sample of
#: news: a line of "he said. he said." is no one's, and each verb is looked at with all that stands before it.
_LONGEST_JOINED: Final = 2_400


@dataclass(frozen=True)
class Frame:
    """One sentence, or several that one quote holds together, with the quotes in it."""

    start: int
    end: int
    quotes: tuple[Quotation, ...]
    #: What stands before the first quote, between two, and behind the last: one more than there are quotes.
    outside: tuple[Span, ...]

    def is_quoted(self, at: int) -> bool:
        """Whether a place of the text is inside one of the quotes."""
        return any(quote.start <= at < quote.end for quote in self.quotes)


def frames(text: str, language: str | None, quotes: Sequence[Quotation]) -> Iterator[Frame]:
    """The text's sentences, those that a quote spans or a small letter continues taken as one."""
    at = 0
    for start, end in _joined(text, language, quotes):
        own = []
        while at < len(quotes) and quotes[at].start < end:
            if quotes[at].start >= start:
                own.append(quotes[at])
            at += 1
        start = _sent(text, start, own[0].start if own else end)
        yield Frame(start, end, tuple(own), _outside(start, end, own))


def _sent(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind the place it was sent from, which says nothing: "LIMA (AP) — Workers"."""
    opens = start == 0 or text[start - 1] == "\n"
    dateline = wording.DATELINE.match(text, start, end) if opens else None
    return dateline.end() if dateline else start


def _joined(text: str, language: str | None, quotes: Sequence[Quotation]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for sentence in sentences(text, language):
        start, end = sentence.start, sentence.end
        while at < len(quotes) and quotes[at].end <= start:
            at += 1
        if spans and not sentence.opens:
            first, last = spans[-1]
            cut = at < len(quotes) and quotes[at].start < start < quotes[at].end
            behind = quotes[at - 1] if at and quotes[at - 1].end == last else None
            if end - first <= (LONGEST if cut else _LONGEST_JOINED) and (
                cut or _goes_on(text, start, end) or (behind and _names_asker(text, behind, start, end))
            ):
                spans[-1] = first, end
                continue
        spans.append((start, end))
    return spans


def _goes_on(text: str, start: int, end: int) -> bool:
    """`"We go." he said`: what follows a quote in small letters belongs to it; a lone closing mark too."""
    return text[start].islower() or not any(character.isalnum() for character in text[start:end])


def _names_asker(text: str, quote: Quotation, start: int, end: int) -> bool:
    """`"Why?" Martin Kimani said`: a sentence right behind a quote that only names who asked."""
    named = wording.NAMED_AFTER.match(text, start, end)
    if named is None:
        return False
    # "We go." Martin Kimani said.
    lone = named.group().endswith((" said", " says", " added", " explained")) and text[named.end() : end].strip() == "."
    return lone or text[quote.inner[1] - 1] in "?!,"


def _outside(start: int, end: int, quotes: Sequence[Quotation]) -> tuple[Span, ...]:
    edges = [start, *(edge for quote in quotes for edge in (quote.start, quote.end)), end]
    return tuple((edges[place], max(edges[place], edges[place + 1])) for place in range(0, len(edges), 2))
