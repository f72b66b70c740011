"""An article's text cut into passages: runs of whole sentences, with exact offsets, that fit the encoder.

Sentences come from sentencex (Wikimedia), which knows the abbreviations and stops of some 240 languages. This
module knows nothing of where the text came from or where the passages go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qa.patterns import lazy_pattern
from qa.types import Span

#: Code points around a span within which its sentences are looked for.
_AROUND: Final = 2_000

_ENGLISH: Final = "en"

#: Tokens a passage aims for: about half of the encoder's window; `make bench-retrieval` measures others.
TARGET_TOKENS = 120
#: A sentence longer than this, in code points, is cut at white space before it is counted: no sentence of
#: prose is so long, and a tokenizer should not be handed ten megabytes at once.
LONGEST_SENTENCE = 1_200

#: Words of the shortest sentence that tells something, and what sentences end with.
_LEAST_WORDS: Final = 6
_ENDS: Final = frozenset(".!?…。！？؟।")

#: Where English sentences part though sentencex takes what stands before the stop for an abbreviation, as it does where
#: a quotation mark stands beside it: "“Nobody helped me.” Tom Ash said …", "It would open in May. “We are nearly …".
_MISSED: Final = lazy_pattern(
    r"\b(?i:me|no|ill|art|con|min|fed|may|co|ltd|inc|[ap]\.m)\.[”\"’']{1,2}\s+(?=[A-Z“‘])"
    r"|\b(?i:me|no|ill|may|[ap]\.m)\.\s+(?=[“‘\"][A-Z])"
)
#: What ends no English sentence, though sentencex parts there: old short forms of titles and of first names.
_SHORTENED: Final = lazy_pattern(
    r"(?:^|[\s(“‘\"])(?:Messrs|Mme|Mlle|Wm|Geo|Chas|Thos|Jas|Jno|Edw|Benj|Saml|Robt|Lieut|Sergt|Serjt|Supt|Ald|Revd"
    r"|Hon|Esqre|viz)\.\s*$"
)
#: Code points of the longest of these, with what stands around it.
_LONGEST_SHORT: Final = 12
_ODD_SPACE = lazy_pattern(r"[^\S \n]")
_WORD_OR_GAP = lazy_pattern(r"\S+|\s+")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text, `text[start:end]`, without the white space around it."""

    start: int
    end: int
    #: Whether a new paragraph starts here.
    opens: bool


def sentences(text: str, language: str | None = None) -> list[Sentence]:
    """The sentences of `text` in order. No two overlap, and only white space lies between them.

    Args:
        language: ISO 639-1 code; None reads it as English, which splits most European languages well.
    """
    found: list[Sentence] = []
    offset = 0
    # One plain space for each other white space keeps every offset, and sentencex 1.0 panics on some of them.
    for paragraph in _ODD_SPACE.sub(" ", text).split("\n"):
        opens = True
        if paragraph.strip():
            for start, end in _boundaries(paragraph, language or _ENGLISH):
                for a, b in _pieces(text, *_trim(text, offset + start, offset + end)):
                    found.append(Sentence(a, b, opens))
                    opens = False
        offset += len(paragraph) + 1
    return found


def is_sentence(text: str, least: int = _LEAST_WORDS) -> bool:
    """Whether it tells something: captions and lines of a page's furniture end like no sentence, and most are short.

    Args:
        least: words that it has at least.
    """
    return len(text.split()) >= least and text.rstrip("\"'”’»)]")[-1:] in _ENDS


def split(
    text: str,
    count_tokens: Callable[[Sequence[str]], list[int]],
    *,
    language: str | None = None,
    target: int = TARGET_TOKENS,
    limit: int,
) -> list[Span]:
    """Cut `text` into passages of about `target` tokens and never more than `limit`.

    A passage is a run of whole sentences; one that alone exceeds `limit` is cut at white space, and a single
    word that does, at a code point. Together the passages cover all of the text but white space.

    Args:
        count_tokens: tokens of each text, as the encoder counts them.
        limit: the most tokens of one passage: the encoder's window less what else goes into it.
    """
    units = sentences(text, language)
    counts = count_tokens([text[unit.start : unit.end] for unit in units])
    fitted: list[tuple[Sentence, int]] = []
    for unit, count in zip(units, counts, strict=True):
        fitted.extend(_fit(text, unit, count, count_tokens, limit))

    spans: list[Span] = []
    start = end = total = 0
    for unit, count in fitted:
        full = total + count > min(target, limit)
        # A passage that is half full may end early where a paragraph does: it reads better alone.
        natural = unit.opens and total >= target // 2 and total + count > target * 3 // 4
        if total and (full or natural):
            spans.append((start, end))
            total = 0
        if not total:
            start = unit.start
        end = unit.end
        total += count
    if total:
        spans.append((start, end))
    return spans


def _boundaries(paragraph: str, language: str) -> list[Span]:
    """Sentence boundaries of one line of text, as sentencex sees them."""
    from sentencex import get_sentence_boundaries

    try:
        found = [(b["start_index"], b["end_index"]) for b in get_sentence_boundaries(language, paragraph)]
        if language != _ENGLISH:
            return found
        return [part for one in _joined(paragraph, found) for part in _parted(paragraph, *one)]
    except BaseException as error:
        # A panic of its Rust core is no `Exception`, so that no one hides it by accident; one odd paragraph
        # must not end the ingest of a folder, and as a single sentence it still is cut to size.
        if type(error).__name__ != "PanicException":
            raise
        return [(0, len(paragraph))]


def _joined(paragraph: str, found: Sequence[Span]) -> Iterator[Span]:
    """The sentences of sentencex, those that it parts behind a short form put together."""
    held: Span | None = None
    for start, end in found:
        held = (held[0], end) if held else (start, end)
        if not _SHORTENED.search(paragraph, max(held[0], end - _LONGEST_SHORT), end):
            yield held
            held = None
    if held:
        yield held


def _parted(paragraph: str, start: int, end: int) -> Iterator[Span]:
    """A sentence of sentencex as the sentences that it is."""
    for missed in _MISSED.finditer(paragraph, start, end):
        yield start, missed.end()
        start = missed.end()
    yield start, end


def _fit(
    text: str,
    unit: Sentence,
    count: int,
    count_tokens: Callable[[Sequence[str]], list[int]],
    limit: int,
) -> Iterator[tuple[Sentence, int]]:
    """The sentence itself, or where it exceeds `limit` tokens, its halves, cut until each fits."""
    if count <= limit or unit.end - unit.start < 2:
        if count:  # text the encoder sees nothing in (a lone control mark) carries no passage of its own
            yield unit, count
        return
    middle = (unit.start + unit.end) // 2
    gap = text.rfind(" ", unit.start + 1, middle)
    cut = gap if gap > unit.start else middle
    for start, end, opens in ((unit.start, cut, unit.opens), (cut, unit.end, False)):
        a, b = _trim(text, start, end)
        if a < b:
            half = Sentence(a, b, opens)
            yield from _fit(text, half, count_tokens([text[a:b]])[0], count_tokens, limit)


def _trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty at `start` when there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, or where it is longer than any sentence, pieces of it cut at white space."""
    if end - start <= LONGEST_SENTENCE:
        if start < end:
            yield start, end
        return
    piece = start
    for match in _WORD_OR_GAP.finditer(text, start, end):
        if match.end() - piece > LONGEST_SENTENCE and match.start() > piece:
            yield _trim(text, piece, match.start())
            piece = match.start()
        while match.end() - piece > LONGEST_SENTENCE:
            yield piece, piece + LONGEST_SENTENCE
            piece += LONGEST_SENTENCE
    a, b = _trim(text, piece, end)
    if a < b:
        yield a, b


def enclosing(text: str, span: Span, language: str | None = None) -> Span:
    """The whole sentences that hold a span, in the line or lines it stands in."""
    first = max(text.rfind("\n", 0, span[0]) + 1, span[0] - _AROUND)
    last = text.find("\n", span[1])
    last = min(len(text) if last < 0 else last, span[1] + _AROUND)
    inside = [(first + one.start, first + one.end) for one in sentences(text[first:last], language)]
    start = min((a for a, b in inside if b > span[0]), default=span[0])
    end = max((b for a, b in inside if a < span[1]), default=span[1])
    # `"We go." he said`: the sentence goes on behind a quote that ends one.
    for a, b in inside:
        if a >= end and text[end:a].isspace() and text[a].islower():
            end = b
    return min(start, span[0]), max(end, span[1])


def within(text: str, span: Span, language: str | None = None) -> tuple[str, Span]:
    """The whole sentences that hold a span, and where in them it stands."""
    start, end = enclosing(text, span, language)
    return text[start:end], (span[0] - start, span[1] - start)
