"""`.jsonl`: one article a line. Read line by line, so that its size does not matter."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from embeddings.types import Ids
from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.dates import address_date
from qa.ingest.fragment import line_of, words_of
from qa.ingest.item import (
    Draft,
    Ingested,
    Known,
    Rejected,
    Same,
    kept_title,
    make_article,
    never,
    nth_line,
    web_address,
)
from qa.ingest.metadata import from_fields

#: Bytes of the longest line taken in.
_LONGEST_LINE: Final = 32 * 2**20
#: Bytes of a line's digest, and of a key's hash.
_DIGEST: Final = 16
_HASH: Final = 8
_SHAPE: Final = 'A line looks like {"title": "…", "text": "…", "url": "…", "published": "2014-03-14"}.'


def read_lines(path: Path, known: Known = never) -> Iterator[Ingested | Same | Rejected]:
    """An article for each line that holds one; for each that does not, why.

    An article is known by its address or title, so that a line may move. Raises EmptyInput, OSError.

    Args:
        known: lines that it knows are passed over quickly.
    """
    seen = _Seen()
    found = False
    place = path.resolve()
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_LONGEST_LINE + 1):
            number += 1
            shown = nth_line(str(path), number)
            if len(line) > _LONGEST_LINE:
                size = len(line)
                while line and not line.endswith(b"\n"):
                    line = file.readline(_LONGEST_LINE)
                    size += len(line)
                found = True
                yield Rejected(shown, _too_long(shown), size)
                continue
            if not line.strip():
                continue
            found = True
            digest = hashlib.blake2b(line, digest_size=_DIGEST).digest()
            try:
                draft = _draft(line, shown)
                # Without either, it takes the cleaned text to tell.
                key = web_address(draft.url) or kept_title(draft.title)
                if key and known(source := f"{place}#{key}{_repeated(seen.times(key))}", digest):
                    seen.add(key)
                    yield Same(source, shown, len(line), digest)
                    continue
                article = make_article(draft, shown, "")
            except InputError as error:
                yield Rejected(shown, error, len(line))
                continue
            key = article.url or article.title
            source = f"{place}#{key}{_repeated(seen.times(key))}"
            seen.add(key)
            yield Ingested(source, shown, article, len(line), digest)
    if not found:
        raise EmptyInput(f"{path} is empty.", _SHAPE)


def _repeated(before: int) -> str:
    """What tells a key that was seen so often before from the first of its kind."""
    return f"#{before + 1}" if before else ""


class _Seen:
    """How often each key was seen, in eight bytes a key: a file may have millions of lines."""

    #: Hashes that are kept in a set before they are sorted in with the others.
    _RECENT: Final = 50_000

    def __init__(self) -> None:
        self._sorted: Ids = np.zeros(0, np.int64)
        self._recent: set[int] = set()
        #: Of keys seen more than once, the times.
        self._again: Counter[int] = Counter()

    def times(self, key: str) -> int:
        """How often the key was added."""
        value = _hash(key)
        if value in self._again:
            return self._again[value]
        return int(value in self._recent or self._holds(value))

    def add(self, key: str) -> None:
        value = _hash(key)
        times = self.times(key)
        if times:
            self._again[value] = times + 1
            return
        self._recent.add(value)
        if len(self._recent) >= self._RECENT:
            self._sorted = np.union1d(self._sorted, np.fromiter(self._recent, np.int64, len(self._recent)))
            self._recent.clear()

    def _holds(self, value: int) -> bool:
        at = int(np.searchsorted(self._sorted, value))
        return at < len(self._sorted) and int(self._sorted[at]) == value


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=_HASH).digest(), "little", signed=True)


def _too_long(shown: str) -> UnsupportedInput:
    return UnsupportedInput(f"{shown} is over {_LONGEST_LINE // 2**20} MB long.", "Split it into several articles.")


def _draft(line: bytes, shown: str) -> Draft:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnsupportedInput(f"{shown} is not JSON in UTF-8.", _SHAPE) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UnsupportedInput(f'{shown} has no "text".', _SHAPE)
    fields = {name: _unmarked(value) for name, value in record.items()}
    draft = from_fields(fields, words_of(record["text"]), "jsonl")
    if draft.published is None and (day := address_date(draft.url)):
        return from_fields({**fields, "published": day}, draft.text, "url")
    return draft


def _unmarked(value: object) -> object:
    """The value of a field, or each of a list, without tags and entities; an address has none."""
    return list(map(_line, value)) if isinstance(value, list) else _line(value)


def _line(value: object) -> object:
    return line_of(value) if isinstance(value, str) and not web_address(value) else value
