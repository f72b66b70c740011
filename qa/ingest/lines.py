"""`.jsonl`: one article a line. Read line by line, so that its size does not matter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.dates import address_date
from qa.ingest.item import Draft, Ingested, Rejected, make_article
from qa.ingest.metadata import from_fields

#: Bytes of the longest line taken in.
_LONGEST_LINE: Final = 32 * 2**20
_SHAPE: Final = 'A line looks like {"title": "…", "text": "…", "url": "…", "published": "2014-03-14"}.'


def read_lines(path: Path) -> Iterator[Ingested | Rejected]:
    """An article for each line that holds one; for each that does not, why.

    An article is known by its address or title, so that a line may move. Raises EmptyInput, OSError.
    """
    seen: Counter[str] = Counter()
    found = False
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_LONGEST_LINE + 1):
            number += 1
            shown = f"{path}:{number}"
            if len(line) > _LONGEST_LINE:
                while line and not line.endswith(b"\n"):
                    line = file.readline(_LONGEST_LINE)
                found = True
                yield Rejected(shown, _too_long(shown))
                continue
            if not line.strip():
                continue
            found = True
            try:
                draft = _draft(line, shown)
                article = make_article(draft, shown, "")
            except InputError as error:
                yield Rejected(shown, error)
                continue
            key = article.url or article.title
            seen[key] += 1
            repeated = f"#{seen[key]}" if seen[key] > 1 else ""
            yield Ingested(f"{path.resolve()}#{key}{repeated}", shown, article)
    if not found:
        raise EmptyInput(f"{path} is empty.", _SHAPE)


def _too_long(shown: str) -> UnsupportedInput:
    return UnsupportedInput(f"{shown} is over {_LONGEST_LINE // 2**20} MB long.", "Split it into several articles.")


def _draft(line: bytes, shown: str) -> Draft:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnsupportedInput(f"{shown} is not JSON in UTF-8.", _SHAPE) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UnsupportedInput(f'{shown} has no "text".', _SHAPE)
    draft = from_fields(record, record["text"], "jsonl")
    if draft.published is None and (day := address_date(draft.url)):
        return from_fields({**record, "published": day}, draft.text, "url")
    return draft
