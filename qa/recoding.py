"""All articles of a library, split and encoded again by another encoder.

What is made lies beside the passages that are searched, and takes their place in one transaction when nothing is
missing. Stopped before, the library is as it was, and the same call goes on where it was left.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from embeddings import Encoder
from qa.encoding import cut, texts_of
from qa.errors import ArticleNotFound, LibraryDamaged, LibraryFull
from qa.locking import locked
from qa.store import Store
from qa.types import Article

#: How often the new vectors lie on the disk at the end: beside the old, in SQLite's log, and in their place.
_TIMES: Final = 3
#: Bytes of a passage beside its vector.
_BESIDE: Final = 100


def recode(store: Store, encoder: Encoder, done: Callable[[], None] = lambda: None) -> tuple[str, ...]:
    """Put passages by that encoder in the place of all passages; ids of damaged articles, which have none any more.

    Args:
        done: called for each article.

    Raises:
        LibraryFull: the disk has too little room, or refused a write. The library is as it was.
        LibraryReadOnly, LibraryBusy: it cannot be written to, or another process is at the same.
    """
    busy = f"Another process is encoding the library in {store.folder} again."
    with locked(store.folder / "recoding.lock", 0, busy):  # what two of them made by two encoders would be mixed
        return _recoded(store, encoder, done)


def _recoded(store: Store, encoder: Encoder, done: Callable[[], None]) -> tuple[str, ...]:
    _must_have_room(store, encoder)
    store.begin_recoding(encoder.name)
    damaged: set[str] = set()
    while True:
        waiting = [article_id for article_id in store.unrecoded() if article_id not in damaged]
        for batch in _batches(store, encoder, waiting, damaged):
            spans = [cut(article, encoder) for article in batch]
            vectors = encoder.encode_passages(
                [text for article, own in zip(batch, spans, strict=True) for text in texts_of(article, own)]
            )
            ends = [sum(map(len, spans[: place + 1])) for place in range(len(spans))]
            store.put_recoded(
                (article, own, vectors[end - len(own) : end])
                for article, own, end in zip(batch, spans, ends, strict=True)
            )
            for _ in batch:
                done()
        # Articles may have been added meanwhile.
        if store.finish_recoding(encoder.name, encoder.dimension, damaged):
            return tuple(sorted(damaged))
        store.begin_recoding(encoder.name)


def _batches(store: Store, encoder: Encoder, ids: Sequence[str], damaged: set[str]) -> Iterator[list[Article]]:
    """The articles in batches of about as much text as the encoder takes at once; damaged ones are noted."""
    batch: list[Article] = []
    words = 0
    for article_id in ids:
        try:
            article = store.article(article_id)
        except ArticleNotFound:  # another process has removed it since
            continue
        except LibraryDamaged:
            damaged.add(article_id)
            continue
        batch.append(article)
        words += article.words
        if words >= encoder.batch * encoder.window // 2:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _must_have_room(store: Store, encoder: Encoder) -> None:
    need = _TIMES * store.passage_count() * (4 * encoder.dimension + _BESIDE)
    free = shutil.disk_usage(store.folder).free
    if free < need:
        raise LibraryFull(
            f"Encoding the library in {store.folder} again takes about {need / 1e6:,.0f} MB of disk, and "
            f"{free / 1e6:,.0f} MB are free.",
            "The library has not been changed. Make room, then run the same command again.",
        )
