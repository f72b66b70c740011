"""Passages encoded on a Ray cluster. The one file that knows Ray, which is imported when a cluster is asked for.

The cluster is reached through Ray's client (`ray://`): this machine need not be a node, and a head that dies is
an error here, where it would end a process that is one. Each node holds the encoder, loaded by its name from the
Pullquote installed there; text goes out, vectors come back.
"""

from __future__ import annotations

import logging
import os
import threading
import warnings
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np

from embeddings.errors import EncoderUnreachable
from embeddings.reaching import unreachable
from embeddings.types import Encoder, Vectors

#: The port of Ray's client server.
PORT: Final = 10001
#: Seconds in which the nodes have to load the encoder, and in which a lost connection may come back.
LOADING: Final = 300.0
_GRACE: Final = "15"
_ATTEMPTS: Final = 3
#: Vectors of processors of other kinds differ in the last digits; those of another model, or version, by far more.
_LEAST_COSINE: Final = 0.99
_PROBE: Final = "Two ministers met in London on Friday, 14 March 2014, and talked for six hours."


class RayEncoder:
    """An `Encoder` over another one: counts and queries here, passages on the cluster.

    Args:
        local: the same encoder on this machine.
        address: `ray://HOST:PORT`, or HOST:PORT.

    Raises:
        EncoderUnreachable: Ray is not installed, the cluster does not answer, or its vectors are others.
    """

    def __init__(self, local: Encoder, address: str) -> None:
        self._local = local
        self._address = _full(address)
        #: Shared by the threads that encode at the same time.
        self._turn = threading.Lock()
        self._next = 0
        # Read when Ray is imported. Nothing of what is done here is told to anybody.
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        os.environ.setdefault("RAY_CLIENT_RECONNECT_GRACE_PERIOD", _GRACE)
        try:
            import ray
        except ImportError as error:
            raise EncoderUnreachable(
                "Ray is not installed on this machine. Install it: pip install 'pullquote[ray]'"
            ) from error
        self._ray = ray
        self._must_answer()
        logging.getLogger("ray").setLevel(logging.CRITICAL)  # what fails is raised, and told then
        try:
            self._connect()
            self._workers = self._started()
            probed = ray.get([worker.encode.remote([_PROBE]) for worker in self._workers], timeout=LOADING)
            found = [self._read(data)[0] for data in probed]
        except Exception as error:
            self.close()
            raise self._lost(error) from error
        own = local.encode_passages([_PROBE])[0]
        worst = min(float(vector @ own) if vector.shape == own.shape else -1.0 for vector in found)
        if worst < _LEAST_COSINE:
            self.close()
            raise EncoderUnreachable(
                f"The cluster at {self._address} makes different vectors with {local.name} than this machine (cosine "
                f"{worst:.3f}). Install the same Pullquote on all its nodes."
            )
        self.name = local.name
        self.dimension = local.dimension
        self.window = local.window
        self.batch = local.batch * len(self._workers)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._local.count_tokens(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._local.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """As any encoder; raises EncoderUnreachable when the cluster is lost on the way."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        size = self._local.batch
        parts = [list(texts[start : start + size]) for start in range(0, len(texts), size)]
        try:
            under_way = [self._sent(part) for part in parts]
            return np.concatenate([self._taken(*sent, part) for sent, part in zip(under_way, parts, strict=True)])
        except Exception as error:  # Ray's own, gRPC's, ConnectionError: of no common base
            raise self._lost(error) from error

    def close(self) -> None:
        """Leave the cluster; the workers end. The encoder is of no use any more."""
        self._ray.shutdown()

    def _must_answer(self) -> None:
        """Ray itself waits half a minute for what is not there, and does not tell why."""
        example = "Give an address like ray://head:10001."
        try:
            parts = urlsplit(self._address)
            host, port = parts.hostname, parts.port or PORT
        except ValueError as error:
            raise EncoderUnreachable(f"{self._address} is no address of a Ray cluster ({error}). {example}") from error
        if not host:
            raise EncoderUnreachable(f"{self._address} is no address of a Ray cluster. {example}")
        if why := unreachable(host, port):
            raise EncoderUnreachable(
                f"The Ray cluster at {self._address} cannot be reached: {why}. Check the address, and that the cluster "
                "is running with that --ray-client-server-port, then run the command again. Without --ray, this "
                "machine encodes alone."
            )

    def _connect(self) -> None:
        for left in reversed(range(_ATTEMPTS)):
            try:
                with warnings.catch_warnings(action="ignore"):  # what they warn of is raised next
                    self._ray.init(self._address, logging_level=logging.ERROR, log_to_driver=False)
                return
            except ConnectionAbortedError:  # the head could not start what serves us: a fork in it may hang
                self._ray.shutdown()
                if not left:
                    raise

    def _sent(self, texts: list[str]) -> tuple[Any, Any]:
        """The worker whose turn it is, and what it promises."""
        with self._turn:
            self._next += 1
            worker = self._workers[self._next % len(self._workers)]
        return worker, worker.encode.remote(texts)

    def _taken(self, worker: Any, promised: Any, texts: list[str]) -> Vectors:
        """The vectors; of a worker that is lost, with its node, those that another one makes in its place."""
        while True:
            try:
                return self._read(self._ray.get(promised))
            except self._ray.exceptions.RayActorError:
                with self._turn:
                    left = [one for one in self._workers if one is not worker]
                    if not left:
                        raise
                    self._workers = left
                worker, promised = self._sent(texts)

    def _read(self, data: bytes) -> Vectors:
        return np.frombuffer(data, np.float32).reshape(-1, self._local.dimension)

    def _started(self) -> list[Any]:
        """A worker on each node, which uses all its cores; on a node with GPUs one for each."""
        worker = self._ray.remote(_Worker)
        started = []
        for node in self._ray.nodes():
            resources = node["Resources"]
            if not node["Alive"] or not resources.get("CPU"):
                continue
            here = self._ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy(node["NodeID"], soft=True)
            gpus = int(resources.get("GPU", 0))
            for _ in range(gpus or 1):
                options = worker.options(scheduling_strategy=here, num_cpus=1, num_gpus=min(gpus, 1))
                started.append(options.remote(self._local.name))
        if not started:
            raise EncoderUnreachable(f"The cluster at {self._address} has no node with a processor.")
        return started

    def _lost(self, error: Exception) -> EncoderUnreachable:
        if isinstance(error, EncoderUnreachable):
            return error
        reason = " ".join(str(error).split())[-200:] or type(error).__name__
        return EncoderUnreachable(
            f"The Ray cluster at {self._address} failed ({reason}). Check that it is running, and that this is the "
            "port of its client server, then run the command again: nothing that was kept is lost. Without --ray, this "
            "machine encodes alone."
        )


class _Worker:
    """The encoder on a node. Bytes go back, so that no node has to have this machine's NumPy."""

    def __init__(self, name: str) -> None:
        import embeddings

        self._encoder = embeddings.load_encoder(name)

    def encode(self, texts: list[str]) -> bytes:
        return self._encoder.encode_passages(texts).tobytes()


def _full(address: str) -> str:
    host = address.removeprefix("ray://")
    return f"ray://{host}" if ":" in host else f"ray://{host}:{PORT}"
