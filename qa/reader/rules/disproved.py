"""What an article tells and later says to have been wrong: "A report that a crane had fallen proved false". English.

What is told as it happens is put right further down, often in the next update, and whoever asks whether the crane fell
wants to read that.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from qa.lexical import content_words, stems
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.types import Article, Reading, Span

_WRONG: Final = (
    r"(?:wrong|false|untrue|incorrect|unfounded|mistaken|inaccurate|baseless|not true|an error|a mistake|a hoax)"
)
#: How its sentence begins, in the article's own voice: what somebody calls wrong is no more than denied.
_BEGINS: Final = lazy_pattern(
    r"(?:However, |But |In fact, )?"
    r"(?:(?:An?|The|Some|Several|Earlier|Early|First|Initial|Unconfirmed|Media|Press)\b ?)?"
    r"(?:(?:earlier|early|first|initial|unconfirmed|media|press) )?"
)
_DISPROVED: Final = lazy_pattern(
    r"(?:[Rr]eports?|[Rr]umou?rs?|[Cc]laims?|[Ss]tatements?|[Nn]ews) that (?P<what>[^.;:\n]{3,160}?)"
    r" (?:(?:has|have|had|later|since|soon|then) )*"
    rf"(?:(?:prove[dn]?|turned out)(?: later)?(?: to be)?|(?:was|were|is|are)(?: later| found to be)?) {_WRONG}\b"
)
#: Words of what was wrong that a sentence must share to tell it.
_FEWEST: Final = 2


def put_right(reading: Reading, article: Article) -> Reading:
    """A reading, or in its place the sentence by which its article says that what it tells was wrong."""
    disproved = _disproved(article.text)
    told = set(stems(reading.text)) if disproved else set()
    for said, what in disproved:
        if len(what) < _FEWEST or not what <= told:
            continue
        start, end = enclosing(article.text, said, article.language)
        if not _BEGINS.fullmatch(article.text, start, said[0]):
            continue
        if reading.start < end and start < reading.end:
            return reading
        return replace(
            reading,
            start=start,
            end=end,
            text=article.text[start:end],
            emphasis=((start, said[1]),),
            short=None,
            speech=None,
        )
    return reading


@lru_cache(maxsize=16)
def _disproved(text: str) -> tuple[tuple[Span, frozenset[str]], ...]:
    """Where a text says that something was wrong, with the stems of what was: once for all readings of an article."""
    return tuple(
        (one.span(), frozenset(stems(" ".join(content_words(one["what"]))))) for one in _DISPROVED.finditer(text)
    )
