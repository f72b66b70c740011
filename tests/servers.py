"""Servers of others that tests start on this machine, for real: Milvus Lite, and a Ray cluster of two processes."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

#: Seconds after which a server that does not answer is given up.
PATIENCE = 180.0


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
