"""Servers of others that tests start on this machine, for real: Milvus Lite, and a Ray cluster of two processes; and
whether this machine can serve at IPv6."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import ROOT

#: Seconds after which a server that does not answer is given up.
PATIENCE = 180.0


def refused_without_ipv6(error: type[BaseException]) -> AbstractContextManager[object]:
    """What is done at this machine's address of IPv6: where it has none, it must be refused in a sentence."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return contextlib.nullcontext()
    return pytest.raises(error, match="::1 is no address of this machine")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def wait_for(port: int, *servers: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(port):
        assert all(server.poll() is None for server in servers), "the server has ended"
        assert time.monotonic() < until, "the server does not answer"
        time.sleep(0.1)


@contextlib.contextmanager
def milvus_lite(folder: Path, port: int | None = None) -> Iterator[int]:
    """Milvus Lite over what is in the folder, until the end of the block; its port."""
    port = port or free_port()
    command = [sys.executable, "-m", "milvus_lite", "server", "--host", "127.0.0.1"]
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--data-dir", str(folder), "--port", str(port)], stdout=log, stderr=log, stdin=subprocess.DEVNULL
        )
        try:
            wait_for(port, server)
            yield port
        finally:
            server.kill()
            server.wait()


@dataclass
class Cluster:
    """A Ray cluster on this machine: a head, and a node that has joined it."""

    address: str
    head: subprocess.Popen[bytes]
    node: subprocess.Popen[bytes]


@contextlib.contextmanager
def ray_cluster() -> Iterator[Cluster]:
    """A head and one more node, each a process of its own with one core, until the end of the block."""
    # Not pytest's folder: Ray puts sockets into it, whose paths may have 107 bytes.
    with tempfile.TemporaryDirectory(prefix="pq-ray-", ignore_cleanup_errors=True) as folder:
        port, client, log = free_port(), free_port(), Path(folder) / "log"
        ports = [f"--port={port}", f"--ray-client-server-port={client}"]
        quiet = ["--include-dashboard=false", "--disable-usage-stats"]
        head = _ray(log, "--head", f"--temp-dir={folder}", *ports, *quiet)
        node = None
        try:
            _started(log, head)
            wait_for(client, head)
            node = _ray(log, f"--address=127.0.0.1:{port}")
            _started(log, head, node)
            yield Cluster(f"ray://127.0.0.1:{client}", head, node)
        finally:
            for one in (node, head):
                if one is not None:
                    end(one)


def _ray(log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("ray")), "start", "--block", "--num-cpus=1"]
    # What serves a client is forked by a process with threads of gRPC, whose handlers of forks hang now and then. On a
    # busy machine it takes longer to start than the 30 s that it has else; workers are nice to all others, if not told.
    patience = {
        "GRPC_ENABLE_FORK_SUPPORT": "0",
        "RAY_CLIENT_SERVER_CHECK_CHANNEL_TIMEOUT_S": "60",
        "RAY_worker_niceness": "0",
    }
    environment = {**os.environ, **patience, "RAY_USAGE_STATS_ENABLED": "0", "PYTHONPATH": str(ROOT)}
    with log.open("ab") as output:
        return subprocess.Popen(
            [*command, "--node-ip-address=127.0.0.1", "--object-store-memory=100000000", *arguments],
            env=environment,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )


def _started(log: Path, *nodes: subprocess.Popen[bytes]) -> None:
    """Wait until all these nodes have said so."""
    until = time.monotonic() + PATIENCE
    while log.read_text("utf-8", "replace").count("Ray runtime started") < len(nodes):
        assert all(node.poll() is None for node in nodes), log.read_text("utf-8", "replace")
        assert time.monotonic() < until, log.read_text("utf-8", "replace")
        time.sleep(0.1)


def end(server: subprocess.Popen[bytes]) -> None:
    """End a node with all it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
