"""Who may talk to the page, and what a browser may do with it: ASGI middleware in front of Gradio.

Gradio answers any Host, takes cross-origin uploads, counts no failed logins, and has five dozen doors: files by path,
proxies, calls past the queue, recordings, descriptions of the API, MCP without a login. What the page itself uses is
let through, and nothing else, so that a later Gradio opens no more. Nor does it get what names a file that was not
sent here: it would fetch it, from wherever it is said to lie, before a function of ours is called.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.patterns import lazy_pattern

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
#: Files that are dropped at once: one event names them all. And the bytes in which it names one of them.
MOST_FILES: Final = 5_000
_MOST_OF_FILE: Final = 1_000
#: Logins within `LOGIN_SECONDS`, none of them right, after which none is tried: from one address, so that nobody's
#: slips lock out the others, and from all together, for one visitor may have many addresses.
LOGIN_TRIES: Final = 10
LOGIN_TRIES_OF_ALL: Final = 100
LOGIN_SECONDS: Final = 60.0

#: What the page's own script and Gradio's start ask for, as (method, path). The start asks for "/" by HEAD, and for
#: `startup-events`; a page whose server was gone asks by `app_id` whether it is the same again.
_DOORS: Final = lazy_pattern(
    r"(?:GET|HEAD) /"
    r"|GET /(?:favicon\.ico|theme\.css|robots\.txt)"
    r"|GET /(?:assets|static)(?:/[\w-][\w.-]*)+"
    r"|GET /gradio_api/(?:startup-events|app_id|queue/data|heartbeat/\w+)"
    r"|POST /login"
    r"|POST /gradio_api/queue/join",
    re.ASCII,
)
#: The same, of a page that takes files.
_UPLOAD_DOORS: Final = lazy_pattern("GET /gradio_api/upload_progress|POST /gradio_api/upload")
_UPLOAD: Final = "/gradio_api/upload"
_EVENT: Final = "/gradio_api/queue/join"
_LOGIN: Final = "/login"
_LENGTH: Final = lazy_pattern("[0-9]{1,12}")
#: As Gradio's script reads it: what else it is answered, it takes for a fault.
_TOO_MUCH: Final = JSONResponse(
    {
        "detail": f"That is too much at once: ask in fewer words, or add at most {MOST_FILES:,} files. "
        "Add a folder of more in the terminal: pullquote add FOLDER"
    },
    413,
)


class Guard:
    """Refuses what is not the page's own, and sends the policy with everything.

    Args:
        hosts: names by which this server may be asked for, lower case, without port; "*.name" covers subdomains.
        uploads: the folder that files are sent to; None where none may be sent.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], uploads: Path | None) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._uploads = uploads.resolve() if uploads is not None else None
        #: When a login was tried, and from which address.
        self._tries: list[tuple[float, str]] = []
        #: Uploads that are being taken in.
        self._coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # the page uses none
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = _with_headers(send)
        method, path = scope["method"], scope["path"]
        # What a tunnel says of whom it brings, the server has put here; where it says nothing, they are one visitor.
        visitor = scope["client"][0] if scope.get("client") else ""
        refusal = self._refusal(Headers(scope=scope), method, path, visitor)
        if refusal is not None:
            await refusal(scope, receive, send)
        elif path == _EVENT:
            await self._take_event(scope, receive, send)
        elif path == _UPLOAD and self._uploads is not None:
            await self._take_files(self._uploads, scope, receive, send)
        elif path == _LOGIN:
            # Counted before it is tried, so that a burst gets no further than one after the other.
            self._tries.append((time.monotonic(), visitor))
            await self._app(scope, _limited(receive), self._forgetting(visitor, send))
        else:
            await self._app(scope, receive, send)

    def _refusal(self, headers: Headers, method: str, path: str, visitor: str) -> Response | None:
        host = headers.get("host", "")
        if not self._known(host):
            return PlainTextResponse("This address is not one Pullquote serves.", 421)
        door = f"{method} {path}"
        if not _DOORS.fullmatch(door) and (self._uploads is None or not _UPLOAD_DOORS.fullmatch(door)):
            return PlainTextResponse("Not here.", 404)
        if method != "POST":
            return None
        if _is_foreign(headers, host):
            return PlainTextResponse("Requests from other sites are refused.", 403)
        length = headers.get("content-length", "0")
        most = self._most_of_event if path == _EVENT else MOST_BODY
        if path != _UPLOAD and (not _LENGTH.fullmatch(length) or int(length) > most):
            return _TOO_MUCH
        if path == _LOGIN and self._locked(visitor):
            return PlainTextResponse(
                "Too many wrong passwords. Try again in a minute.", 429, {"Retry-After": str(int(LOGIN_SECONDS))}
            )
        return None

    async def _take_files(self, folder: Path, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on files, and say so where there is no room for them; of those that did not come whole, none is left."""
        answered = False

        async def noting(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        self._coming += 1
        try:
            await self._app(scope, receive, noting)
        except OSError as error:
            if answered:
                raise
            told = (
                f"The files could not be taken in ({error.strerror or error}). Until they are added they lie in "
                f"{folder.parent}: make room there, or start Pullquote with TMPDIR set to another folder."
            )
            await PlainTextResponse(told, 507)(scope, receive, send)
        finally:
            self._coming -= 1
            if not self._coming:  # what came whole has a folder of its own
                with contextlib.suppress(OSError):
                    for left in filter(Path.is_file, folder.iterdir()):
                        os.truncate(left, 0)  # whoever began it may have it open still
                        left.unlink()

    async def _take_event(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on an event, unless it names a file that was not sent here."""
        body = await _body(receive, self._most_of_event)
        if body is None:
            await _TOO_MUCH(scope, receive, send)
            return
        files: int | None = None
        checked = b""
        try:
            event = json.loads(body, object_pairs_hook=_once)
            files = self._files_of(event)
            # Written anew: what is read behind this is what was looked at here, whoever reads it.
            checked = json.dumps(event, allow_nan=False).encode()
        except (ValueError, RecursionError):
            files = None
        if (files or 0) > MOST_FILES or len(body) > MOST_BODY + (files or 0) * _MOST_OF_FILE:
            await _TOO_MUCH(scope, receive, send)
            return
        if files is None:
            await PlainTextResponse("That is no event of this page.", 400)(scope, receive, send)
            return
        headers = MutableHeaders(raw=list(scope["headers"]))
        headers["content-length"] = str(len(checked))
        await self._app({**scope, "headers": headers.raw}, _replayed(checked, receive), send)

    @property
    def _most_of_event(self) -> int:
        """Bytes of an event, of which all but `MOST_BODY` may only name files."""
        return MOST_BODY + (MOST_FILES * _MOST_OF_FILE if self._uploads is not None else 0)

    def _files_of(self, event: Any) -> int | None:
        """How many files an event names; None where one of them was not sent here, and where it is no event."""
        looked_through = [event]
        files = 0
        while looked_through:
            value = looked_through.pop()
            if isinstance(value, list):
                looked_through += value
            elif isinstance(value, dict):
                # By either, Gradio tells a file; nothing else of the page has one.
                if "path" in value or "meta" in value:
                    if not self._was_sent(value):
                        return None
                    files += 1
                looked_through += value.values()
        return files if isinstance(event, dict) else None

    def _was_sent(self, file: dict[str, Any]) -> bool:
        path = file.get("path")
        if self._uploads is None or not isinstance(path, str):
            return False
        # An address is no absolute path.
        return Path(path).is_absolute() and Path(path).resolve().is_relative_to(self._uploads)

    def _known(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:  # "[::1" and the like
            return False
        return name in self._hosts or any(f"*.{parent}" in self._hosts for parent in _parents(name))

    def _locked(self, visitor: str) -> bool:
        now = time.monotonic()
        self._tries = [(at, of) for at, of in self._tries if now - at < LOGIN_SECONDS]
        own = sum(of == visitor for _, of in self._tries)
        return own >= LOGIN_TRIES or len(self._tries) >= LOGIN_TRIES_OF_ALL

    def _forgetting(self, visitor: str, send: Send) -> Send:
        """A right password clears the visitor's count: whoever knows it is not guessing."""

        async def forgetting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                self._tries = [(at, of) for at, of in self._tries if of != visitor]
            await send(message)

        return forgetting


def _is_foreign(headers: Headers, host: str) -> bool:
    """Whether another site's page has sent this."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
    try:
        return urlsplit(origin).netloc.casefold() != host.casefold()
    except ValueError:  # "http://["
        return True


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


async def _body(receive: Receive, most: int) -> bytes | None:
    """A body as far as it came, whole; None where it is longer than so many bytes."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body, and then whatever else comes, such as that nobody listens any more."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return left.pop() if left else await receive()

    return replayed


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, each of whose names stands in it once: of two, one reader takes the first, another the last."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found
