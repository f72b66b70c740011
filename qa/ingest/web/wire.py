"""The connection itself: to a number that was looked up once and checked, and never longer than a fetch may take.

httpx goes by names and would look them up by itself, again for each connection; and its timeouts start anew with
every byte. So the lowest layer is ours: TLS and the Host header above it still carry the name.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, Final, cast

import httpcore
import httpx

from qa.ingest.web.reach import Reach, Resolver

#: Seconds that one number of a host is tried for before the next is.
_CONNECT: Final = 8.0


class Forbidden(Exception):
    """The host leads where nothing may be fetched from. The text says where, to follow the host's name."""


class Deadline:
    """A moment that all of a fetch is over by."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds until then, more than 0.

        Raises:
            httpcore.ReadTimeout: it has come.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the fetch has taken too long")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly it drips."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Looks a host up once, checks every number it stands for, and connects to one of exactly these."""

    def __init__(self, reach: Reach, resolve: Resolver, deadline: Deadline) -> None:
        self._reach = reach
        self._resolve = resolve
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        if not self._reach.admits_port(port):
            raise Forbidden(f"asks for port {port}, which is not a port for web pages")
        failure: Exception = httpcore.ConnectError("no number")
        for number in self._checked(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    number, port, min(_CONNECT, self._deadline.left()), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure

    def _checked(self, host: str, port: int) -> Sequence[str]:
        numbers = _within(self._deadline, lambda: self._resolve(host, port))
        # All of them: a name with one number inside and one outside is a trick, or a mistake that leads inside.
        for number in numbers:
            if not self._reach.admits(number):
                raise Forbidden(f"leads to {number}, which is not on the public internet")
        return numbers


def _within(deadline: Deadline, lookup: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What the lookup finds by the deadline: the system's resolver knows no timeout, so it has a thread of its own."""
    found: Future[Sequence[str]] = Future()

    def look() -> None:
        try:
            found.set_result(lookup())
        except BaseException as error:
            found.set_exception(error)

    threading.Thread(target=look, name="resolve", daemon=True).start()
    try:
        return found.result(deadline.left())
    except TimeoutError as error:
        raise httpcore.ConnectTimeout("the name was not found in time") from error
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"no such host ({error})") from error


class Transport(httpx.BaseTransport):
    """httpx over connections of ours, a new one for each request. Raises `Forbidden` and httpcore's own errors."""

    def __init__(self, reach: Reach, resolve: Resolver, deadline: Deadline, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_Backend(reach, resolve, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from cast("Iterable[bytes]", self._answer.stream)

    def close(self) -> None:
        self._answer.close()
