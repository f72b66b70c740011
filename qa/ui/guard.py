"""Who may talk to the page, and what a browser may do with it: ASGI middleware in front of Gradio.

Gradio answers any Host, takes cross-origin uploads, fetches remote addresses for `file=`, and counts no failed
logins. Each is closed here. Nothing of this depends on what the page shows.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio compiles its templates in the browser
        "script-src-attr 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
#: Bytes of a request's body that is no upload: a question, not a book.
MOST_BODY: Final = 1_000_000
#: Logins within `LOGIN_SECONDS`, from all visitors together, none of them right, after which none is tried.
LOGIN_TRIES: Final = 10
LOGIN_SECONDS: Final = 60.0

_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
#: Doors of Gradio that this page never uses: files by path (or fetched from afar), proxies, calls past the queue,
#: functions of components, links that store state, the history of runs, descriptions of the API, and MCP, which
#: answers without a login.
_CLOSED: Final = re.compile(
    r"(?:/gradio_api)?/(?:file[=/]|proxy=|run/|api/|call/|component_server|deep_link|mcp|stream/|monitoring|vibe|runs\b)"
    r"|^/(?:openapi\.json|docs|redoc)\b",
    re.IGNORECASE,
)
_UPLOAD: Final = re.compile(r"(?:/gradio_api)?/upload/?$", re.IGNORECASE)
_LOGIN: Final = re.compile(r"/login/?$", re.IGNORECASE)


class Guard:
    """Refuses what is not the page's own, and sends the policy with everything.

    Args:
        hosts: names by which this server may be asked for, lower case, without port; "*.name" covers subdomains.
        uploads: whether files may be sent at all.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], uploads: bool) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._uploads = uploads
        self._tries: deque[float] = deque(maxlen=LOGIN_TRIES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        method = scope.get("method", "GET")
        path = scope["path"]
        refusal = self._refusal(headers, method, path)
        if refusal is not None:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            await refusal(scope, receive, _with_headers(send))
            return
        if method == "POST" and _LOGIN.search(path):
            # Counted before it is tried, so that a burst gets no further than one after the other.
            self._tries.append(time.monotonic())
            await self._app(scope, receive, _with_headers(self._forgetting(send)))
            return
        if method not in _READING and not _UPLOAD.search(path):
            receive = _limited(receive)
        await self._app(scope, receive, _with_headers(send))

    def _refusal(self, headers: Headers, method: str, path: str) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if not self._known(host):
            return PlainTextResponse("This address is not one Pullquote serves.", 421)
        if _CLOSED.search(path) or (_UPLOAD.search(path) and not self._uploads):
            return PlainTextResponse("Not here.", 404)
        if method in _READING:
            return None
        origin = headers.get("origin")
        foreign = (
            urlsplit(origin).netloc.casefold() != host.casefold()
            if origin is not None
            else headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
        )
        if foreign:
            return PlainTextResponse("Requests from other sites are refused.", 403)
        length = headers.get("content-length", "0")
        if not _UPLOAD.search(path) and (not length.isdigit() or int(length) > MOST_BODY):
            return PlainTextResponse("That is too much for one question.", 413)
        if _LOGIN.search(path) and self._locked():
            return PlainTextResponse(
                "Too many wrong passwords. Try again in a minute.", 429, {"Retry-After": str(int(LOGIN_SECONDS))}
            )
        return None

    def _known(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:  # "[::1" and the like
            return False
        return name in self._hosts or any(f"*.{parent}" in self._hosts for parent in _parents(name))

    def _locked(self) -> bool:
        return len(self._tries) == LOGIN_TRIES and time.monotonic() - self._tries[0] < LOGIN_SECONDS

    def _forgetting(self, send: Send) -> Send:
        """A right password clears the count: whoever knows it is not guessing."""

        async def forgetting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                self._tries.clear()
            await send(message)

        return forgetting


def _parents(name: str) -> Iterable[str]:
    labels = name.split(".")
    return (".".join(labels[i:]) for i in range(1, len(labels)))


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return with_headers


def _limited(receive: Receive) -> Receive:
    """A body may come in pieces without saying how long it is: stop listening once it is too long."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= MOST_BODY else {"type": "http.disconnect"}

    return limited
