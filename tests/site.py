"""A small web of one's own: a real HTTP server on this machine, and a way into it through the public seams.

The guards stay as they are, but for this machine's network, which they are told of, and names, which lead here.
"""

from __future__ import annotations

import contextlib
import ipaddress
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from typing import Any, Final

from qa.ingest.web.fetch import Fetcher, Limits
from qa.ingest.web.manners import Web
from qa.ingest.web.reach import Reach, Resolver

LOOPBACK: Final = ipaddress.ip_network("127.0.0.0/8")
#: A host's name in tests; `Site.web` leads it to the site.
HOST: Final = "gazette.example"


@dataclass(frozen=True)
class Asked:
    """One request that came."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What is answered: a body, or whatever `pour` writes until the other side has had enough."""

    body: bytes | str = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pour: Callable[[BufferedIOBase], object] | None = None


Page = Answer | Callable[[Asked], Answer]


class Site:
    """A server whose pages are a dictionary by path. What is not in it is not there (404)."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        #: Seconds that were waited for, instead of waiting.
        self.slept: list[float] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = Asked(self.path, dict(self.headers.items()))
                site.asked.append(asked)
                page = site.pages.get(self.path, Answer(status=404))
                with contextlib.suppress(OSError):
                    self._answer(page if isinstance(page, Answer) else page(asked))

            def _answer(self, answer: Answer) -> None:
                body = answer.body.encode() if isinstance(answer.body, str) else answer.body
                self.send_response(answer.status)
                headers = {"Content-Type": answer.type, **answer.headers}
                if answer.pour is None and answer.status != 304:
                    headers.setdefault("Content-Length", str(len(body)))
                for name, value in headers.items():
                    if value:
                        self.send_header(name, value)
                self.end_headers()
                if answer.pour is not None:
                    answer.pour(self.wfile)
                elif answer.status != 304:
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        """The site by its name."""
        return f"http://{HOST}:{self.port}"

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def fetcher(self, resolve: Resolver | None = None, **limits: Any) -> Fetcher:
        """The fetcher as it ships, told of this machine."""
        return Fetcher(Reach((LOOPBACK,), ports=None), resolve or names({}), Limits(**limits))

    def web(self, resolve: Resolver | None = None, **limits: Any) -> Web:
        """The web as it ships, told of this machine; it notes how long it would wait."""
        return Web(self.fetcher(resolve, **limits), sleep=self.slept.append)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def names(known: Mapping[str, Sequence[str]]) -> Resolver:
    """A resolver that knows these names, and leads every other to this machine; numbers stand for themselves."""

    def resolve(host: str, port: int) -> Sequence[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            return known.get(host, ["127.0.0.1"])

    return resolve


def endless(chunk: bytes = b"words " * 4096) -> Callable[[BufferedIOBase], None]:
    """Writes until nobody listens."""

    def pour(out: BufferedIOBase) -> None:
        while True:
            out.write(chunk)

    return pour


def drip(out: BufferedIOBase) -> None:
    """A byte now and then: no single read takes long."""
    while True:
        out.write(b"w")
        out.flush()
        time.sleep(0.02)


def page(title: str, *paragraphs: str, head: str = "") -> str:
    """A page with an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def rss(*items: str, title: str = "The Lindhaven Gazette") -> Answer:
    """An RSS feed of these items, each the inside of an item element."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return Answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{inside}</channel></rss>',
        "application/rss+xml",
    )


@contextlib.contextmanager
def serving_site() -> Iterator[Site]:
    site = Site()
    try:
        yield site
    finally:
        site.close()
