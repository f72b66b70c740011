"""The index of a library on a Milvus server: vectors and words, derived from the store in the library's folder.

The name in the address is an alias. It leads to a collection that was filled whole before it did, and carries whose
library it is of, by which encoder, and which passages it holds. Words are stemmed here, so that both kinds of index
know the same ones; BM25 is the server's own.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import math
import os
import re
import secrets
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np

from embeddings.reaching import unreachable
from embeddings.types import Ids, Vectors
from qa.errors import IndexUnreachable, LibraryError
from qa.lexical import asked_terms, inverse_frequency, terms_of
from qa.locking import locked
from qa.patterns import lazy_pattern
from qa.store import ENCODER, LIBRARY, PATIENCE, Store
from qa.types import Entry

SCHEME: Final = "milvus"
PORT: Final = 19530
#: A name and password, or a key, for a server that asks for one: "user:password".
TOKEN: Final = "PULLQUOTE_MILVUS_TOKEN"  # noqa: S105  (the name of a variable)
#: Seconds that a server may take for one call, tries after a lost connection among them.
DEADLINE: Final = 60.0
#: Of what a collection holds. Another number is made anew.
_LAYOUT: Final = "2"
#: Passages that are sent at once: one or two megabytes.
_BATCH: Final = 500
#: Passages from which on the server is told to index what it was sent, rather than when it sees fit: until then each
#: search reads all of them. Milvus Lite searched 2,100 by words in 2.2 s before, in 0.24 after. And the seconds it has.
_INDEXED_AT_ONCE: Final = 1_000
_INDEXING: Final = 600.0
#: The most that Milvus gives for one search or query.
_MOST: Final = 16_384
#: Ids that are named in one filter: some 80 kB of it. More are asked for in several searches.
_NAMED: Final = 10_000
#: Times as many passages as are wanted, by what share of all may be found, are asked for before ids are named.
_SPARE: Final = 4
#: Bytes of one text field.
_LONGEST: Final = 65_535
#: Passages that are looked at for each article that is wanted.
_OF_ARTICLES: Final = 2
#: Passages with one word that are counted by finding them; more are left to the server to count.
_COUNTED: Final = 1_000
#: Stands where a passage has no words.
_WORDLESS: Final = "u"
_NO_GREETING: Final = "illegal connection params or server unavailable"
_NAME: Final = lazy_pattern(r"[A-Za-z_][A-Za-z0-9_]{0,199}")


@dataclass(frozen=True)
class MilvusAddress:
    """`milvus://HOST:PORT/NAME`."""

    host: str
    port: int
    name: str

    @classmethod
    def read(cls, text: str) -> MilvusAddress:
        """The address in the text; raises ValueError, which says what one looks like, where there is none."""
        example = "give one like milvus://localhost:19530/articles"
        try:
            parts = urlsplit(text)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise ValueError(f"{text} is no address of a Milvus server ({error}): {example}") from error
        if parts.username is not None or parts.password is not None:
            raise ValueError(f"the address of a Milvus server holds no password: put it into {TOKEN}")
        name = parts.path.removeprefix("/")
        sayable = host is not None and host.isprintable()  # bytes that are no UTF-8 are not
        if parts.scheme != SCHEME or not host or not sayable or parts.query or parts.fragment:
            raise ValueError(f"{text!r} is no address of a Milvus server: {example}")
        if not _NAME.fullmatch(name):
            raise ValueError(f"{text} is no address of a Milvus server: {example}")
        return cls(host, port or PORT, name)

    @property
    def server(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{SCHEME}://{self.server}/{self.name}"


@dataclass(frozen=True)
class _State:
    """What a collection carries beside its passages."""

    library: str
    #: Encoder, length of a vector, layout.
    make: str
    #: The digest of the ids that it holds; none while it is being filled.
    passages: str = ""

    def properties(self) -> dict[str, str]:
        return {f"pullquote.{key}": value for key, value in vars(self).items()}

    @classmethod
    def of(cls, properties: dict[str, str]) -> _State:
        return cls(*(properties.get(f"pullquote.{one.name}", "") for one in fields(cls)))


class MilvusIndex:
    """An `Index` on the server of that address."""

    def __init__(self, store: Store, address: MilvusAddress) -> None:
        self._store = store
        self._address = address
        self._connection: Any = None
        self._lock = threading.RLock()
        #: The revision of the store that it was brought to; -1 where that is not known.
        self._revision = -1
        #: The ids that it holds, ascending.
        self._held: Ids = np.zeros(0, np.int64)
        self._rarity: dict[str, float] = {}

    def nearest(self, vector: Vectors, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        return self._found("vector", [float(value) for value in vector[0]], k, among)

    def matching(self, query: str, k: int, among: Ids | None = None) -> list[tuple[int, float]]:
        terms = [_token(term) for term in asked_terms(query)]
        found = self._found("sparse", " ".join(terms), k, among) if terms else []
        # Of what shares no word, the one server gives nothing, the other a score of 0.
        return [(passage_id, score) for passage_id, score in found if score > 0]

    def articles(self, query: str, k: int) -> list[tuple[int, float]]:
        # Whole articles are not kept there. What the best of their passages score together says nearly as much.
        found = self.matching(query, min(_OF_ARTICLES * k, _MOST))
        owners = self._store.passages([passage_id for passage_id, _ in found])
        totals: dict[str, tuple[int, float]] = {}
        for passage_id, score in found:
            if passage_id in owners:
                article_id = owners[passage_id].article_id
                first, total = totals.get(article_id, (passage_id, 0.0))
                totals[article_id] = first, total + score
        return sorted(totals.values(), key=lambda one: (-one[1], one[0]))[:k]

    def rarity(self, stems: Sequence[str]) -> list[float]:
        with self._lock:
            self.follow()
            total = len(self._held)
            for one in stems:
                if one not in self._rarity:
                    count = self._holding(_token(one)) if total and one else 0
                    self._rarity[one] = inverse_frequency(count, total)
            return [self._rarity[one] for one in stems]

    def follow(self) -> None:
        with self._lock, self._told():
            revision = self._store.revision()
            if self._revision == revision:
                return
            wanted = self._store.passage_ids()
            if self._revision < 0 or not np.array_equal(wanted, self._held):
                with self._alone():
                    self._bring_along()
            else:  # what has changed was no passage
                self._revision = revision

    def keep(self) -> None:
        self.follow()

    def settle(self) -> None:
        return  # nothing is made in the background

    def close(self) -> None:
        with self._lock:
            lost, self._connection, self._revision = self._connection, None, -1
        if lost is not None:
            lost.close()

    def rebuild(self) -> int:
        with self._lock, self._told(), self._alone():
            self._make(self._of_ours())
            return len(self._held)

    # -- searching ----------------------------------------------------------------------------------------

    def _found(self, field: str, query: Any, k: int, among: Ids | None) -> list[tuple[int, float]]:
        """The `k` best of one field, as (id, score), best first."""
        with self._lock:
            self.follow()
            total = len(self._held)
        if not total or k < 1 or (among is not None and not len(among)):
            return []
        with self._told():
            if among is None:
                return self._search(field, query, k, "")
            if len(among) > _NAMED:
                # Most of what is wanted is among the best of all; naming the ids takes far longer.
                asked = math.ceil(_SPARE * k * total / len(among))
                if asked <= _MOST:
                    best = self._search(field, query, asked, "")
                    passing = np.isin([passage_id for passage_id, _ in best], among)
                    within = [one for one, passes in zip(best, passing, strict=True) if passes]
                    if len(within) >= k or len(best) < min(asked, total):
                        return within[:k]
            found = [
                one
                for start in range(0, len(among), _NAMED)
                for one in self._search(field, query, k, f"id in {among[start : start + _NAMED].tolist()}")
            ]
            return sorted(found, key=lambda one: (-one[1], one[0]))[:k]

    def _search(self, field: str, query: Any, k: int, passing: str) -> list[tuple[int, float]]:
        found = self._client.search(
            self._address.name,
            data=[query],
            anns_field=field,
            limit=min(k, _MOST),
            filter=passing,
            search_params={"metric_type": "IP" if field == "vector" else "BM25", "params": {}},
            timeout=DEADLINE,
        )[0]
        # Milvus Lite gives BM25 below zero, the lower the better.
        sign = 1.0 if field == "vector" else -1.0 if found and found[0]["distance"] < 0 else 1.0
        return [(int(one["id"]), sign * float(one["distance"])) for one in found]

    def _holding(self, token: str) -> int:
        """Passages that hold the token. Milvus Lite counts those that pass a filter by reading all texts."""
        with self._told():
            found = sum(score > 0 for _, score in self._search("sparse", token, _COUNTED, ""))
        return found if found < _COUNTED else self._count(f"TEXT_MATCH(words, '{token}')")

    def _count(self, passing: str = "") -> int:
        """Passages that pass; what was written before is seen by this and by all that is asked after it."""
        with self._told():
            rows = self._client.query(
                self._address.name,
                filter=passing,
                output_fields=["count(*)"],
                consistency_level="Strong",
                timeout=DEADLINE,
            )
        return int(rows[0]["count(*)"])

    # -- following ----------------------------------------------------------------------------------------

    def _bring_along(self) -> None:
        """Bring the collection to the store's set of passages: remove what is gone, add what is new."""
        collection = self._of_ours()
        revision = self._store.revision()
        wanted = self._store.passage_ids()
        state = self._state(collection) if collection else _State("", "")
        if collection is None or state.make != self._make_of:
            self._make(collection)
            return
        count = self._count()
        if (state.passages, count) != (_digest(wanted), len(wanted)):
            known = (state.passages, count) == (_digest(self._held), len(self._held))
            held = self._held if known else self._ids(collection)
            gone = np.setdiff1d(held, wanted)
            self._note(collection, "")
            for start in range(0, len(gone), _BATCH):
                batch = [int(i) for i in gone[start : start + _BATCH]]
                self._client.delete(collection, ids=batch, timeout=DEADLINE)
            self._fill(collection, np.setdiff1d(wanted, held))
            self._note(collection, _digest(wanted))
            self._count()
        self._now_holds(wanted, revision)

    def _make(self, before: str | None) -> None:
        """A new collection with all passages, which takes the place of the one before when it is whole."""
        revision = self._store.revision()
        wanted = self._store.passage_ids()
        if self._dimension:  # else there is no passage yet
            name = f"{self._address.name}_{secrets.token_hex(4)}"
            self._create(name)
            self._fill(name, wanted)
            self._note(name, _digest(wanted))
            lead = self._client.create_alias if before is None else self._client.alter_alias
            lead(name, self._address.name, timeout=DEADLINE)
            self._count()
            self._drop_others(name)
        self._now_holds(wanted, revision)

    def _now_holds(self, ids: Ids, revision: int) -> None:
        self._held, self._revision = ids, revision
        self._rarity.clear()

    def _fill(self, collection: str, ids: Ids) -> None:
        for start in range(0, len(ids), _BATCH):
            batch = [int(i) for i in ids[start : start + _BATCH]]
            vectors = {
                int(i): vector
                for found, some in self._store.vectors(batch, self._dimension)
                for i, vector in zip(found, some, strict=True)
                if np.isfinite(vector).all()  # the server would refuse it, and all that comes with it
            }
            # A vector that is damaged is near to nothing; the words are found all the same.
            missing = np.zeros(self._dimension, np.float32)
            rows = [
                {"id": i, "vector": vectors.get(i, missing), "words": _words(entry, text)}
                for i, entry, text in self._store.passage_texts(batch)
            ]
            if rows:
                # Not insert: it is tried again where a connection was lost, and would then be there twice.
                self._client.upsert(collection, rows, timeout=DEADLINE)
        if len(ids) >= _INDEXED_AT_ONCE:
            self._client.flush(collection, timeout=_INDEXING)

    def _ids(self, collection: str) -> Ids:
        """All ids in the collection."""
        found: list[int] = []
        pages = self._client.query_iterator(
            collection,
            batch_size=_MOST,
            filter="id >= 0",
            output_fields=["id"],
            consistency_level="Strong",
            timeout=DEADLINE,
        )
        try:
            while page := pages.next():
                found.extend(int(row["id"]) for row in page)
        finally:
            pages.close()
        return np.array(found, dtype=np.int64)

    # -- collections --------------------------------------------------------------------------------------

    @property
    def _dimension(self) -> int:
        """The length of this library's vectors; 0 before the first."""
        return self._store.dimension()

    @property
    def _make_of(self) -> str:
        return f"{self._store.meta(ENCODER)} {self._dimension} {_LAYOUT}"

    def _create(self, name: str) -> None:
        from pymilvus import DataType, Function, FunctionType

        schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=self._dimension)
        schema.add_field(
            "words", DataType.VARCHAR, max_length=_LONGEST, enable_analyzer=True, enable_match=True,
            analyzer_params={"tokenizer": "standard"},
        )  # fmt: skip
        schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function("bm25", FunctionType.BM25, input_field_names=["words"], output_field_names=["sparse"])
        )
        indexes = self._client.prepare_index_params()
        indexes.add_index("vector", index_type="AUTOINDEX", metric_type="IP")
        indexes.add_index("sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params={})
        self._client.create_collection(
            name, schema=schema, index_params=indexes, consistency_level="Bounded", timeout=DEADLINE
        )
        self._note(name, "")

    def _note(self, collection: str, passages: str) -> None:
        state = _State(self._library, self._make_of, passages)
        self._client.alter_collection_properties(collection, state.properties(), timeout=DEADLINE)

    def _state(self, collection: str) -> _State:
        described = self._client.describe_collection(collection, timeout=DEADLINE)
        return _State.of(dict(described.get("properties", {})))

    @property
    def _library(self) -> str:
        return self._store.meta(LIBRARY) or ""

    def _of_ours(self) -> str | None:
        """The collection that the alias leads to; None where there is no alias yet.

        Raises:
            LibraryError: the name is taken by something that is not of this library.
        """
        name = self._address.name
        collection = None
        if name in self._client.list_aliases(timeout=DEADLINE)["aliases"]:
            collection = str(self._client.describe_alias(name, timeout=DEADLINE)["collection_name"])
            free = self._state(collection).library == self._library
        else:
            free = not self._client.has_collection(name, timeout=DEADLINE)
        if not free:
            raise LibraryError(
                f"{self._address} already belongs to another library.", "Choose another name after the last slash."
            )
        if collection is not None:
            self._client.load_collection(collection, timeout=DEADLINE)  # Milvus Lite forgets that when it ends
        return collection

    def _drop_others(self, current: str) -> None:
        """Drop what of ours the alias no longer leads to, and what was left half-filled."""
        ours = re.compile(f"{self._address.name}_[0-9a-f]{{8}}")
        for name in self._client.list_collections(timeout=DEADLINE):
            if name != current and ours.fullmatch(name) and self._state(name).library == self._library:
                self._client.drop_collection(name, timeout=DEADLINE)

    @property
    def _client(self) -> Any:
        """The connection, made where there is none."""
        with self._lock:
            if self._connection is None:
                self._connection = self._connected()
            return self._connection

    def _connected(self) -> Any:
        try:
            from pymilvus import MilvusClient
        except ImportError as error:
            raise LibraryError(
                f"The index of this library is at {self._address}, and the client for it is not installed.",
                "Install it: pip install 'pullquote[milvus]'",
            ) from error
        self._must_answer()
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it logs whatever it raises, with a trace
        server, token = f"http://{self._address.server}", os.environ.get(TOKEN, "")
        return MilvusClient(server, token=token, timeout=DEADLINE, dedicated=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time brings the index along; one that may not write beside the store takes its chance."""
        if self._store.read_only:
            yield
            return
        with locked(self._store.folder / "indexes.lock", PATIENCE, f"Another process is updating {self._address}."):
            yield

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """The client's errors in the words of this house."""
        from importlib.util import find_spec

        if find_spec("pymilvus") is None:  # `_connected` says so
            yield
            return
        import grpc
        from pymilvus.exceptions import MilvusException

        try:
            yield
        except (MilvusException, grpc.RpcError, grpc.FutureTimeoutError) as error:
            with self._lock:  # connect anew, and look again what is there
                lost, self._connection, self._revision = self._connection, None, -1
            if lost is not None:
                lost.close()
            self._must_answer()
            if _is_refused(error):
                given = f"does not accept what {TOKEN} holds" if os.environ.get(TOKEN) else "asks for a password"
                raise IndexUnreachable(
                    f"The server of the index at {self._address} {given}.",
                    f"Put user:password into {TOKEN}, then run the command again{self._kept()}.",
                ) from error
            reason = " ".join(str(getattr(error, "message", "") or error).split())
            # What the client says of each server that does not greet it as one of its own.
            reason = "it does not answer as a Milvus server does" if _NO_GREETING in reason else reason[:200]
            raise IndexUnreachable(
                f"The server of the index at {self._address} failed ({reason}).",
                f"Check that it is one of Milvus, and what its log says, then run the command again{self._kept()}.",
            ) from error

    def _must_answer(self) -> None:
        """Raises IndexUnreachable where the server's machine is not known, or nothing listens there."""
        if why := unreachable(self._address.host, self._address.port):
            raise IndexUnreachable(
                f"The index at {self._address} cannot be reached: {why}.",
                f"Check the address, and that Milvus is running there, then run the command again{self._kept()}.",
            )

    def _kept(self) -> str:
        """Of a library that has articles, that none is lost."""
        with contextlib.suppress(LibraryError):
            if self._store.count():
                return ": everything in the library is kept, and the index catches up"
        return ""


def _is_refused(error: BaseException | None) -> bool:
    """Whether a server gives this error, or another that it comes from, to whom it does not know."""
    import grpc

    refusals = (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED)
    seen: list[BaseException] = []  # the client raises some from themselves
    while error is not None and error not in seen:
        if isinstance(error, grpc.Call) and error.code() in refusals:
            return True
        seen.append(error)
        error = error.__cause__
    return False


def _token(stem: str) -> str:
    """A stem as one word of ASCII: tokenizers differ in what they take for a word in other scripts."""
    return stem if stem.isascii() and stem.isalnum() else f"{_WORDLESS}{stem.encode().hex()}"


def _digest(ids: Ids) -> str:
    """Of a set of ids, ascending."""
    return hashlib.sha256(ids.astype("<i8").tobytes()).hexdigest()[:32]


def _words(entry: Entry, text: str) -> str:
    """What is searched of a passage: title and date of its article beside its own words."""
    joined = " ".join(map(_token, terms_of(entry, text))) or _WORDLESS
    return joined if len(joined) <= _LONGEST else joined[:_LONGEST].rpartition(" ")[0]
