"""What lets a page rest that nobody uses, and its server.

Gradio's sign of loading counts its seconds at every frame, and goes on for as long as the page is open. That begins
before anything that Blocks can be given runs, so a script is put into the page as it is sent. Its queue looks a
thousand times a second whether anything has come, which takes a twelfth of a processor.

The same script asks whoever leaves the page while it adds something (`page.js`): of those that listen for that, Gradio
among them, whoever began first is asked first.
"""

from __future__ import annotations

from typing import Final

from gradio import Blocks
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Seconds between looks into the queue while it is empty: nobody notices that an answer comes so much later.
_LOOKS: Final = 0.03
#: … and at how far functions have come, which none of the page tells in Gradio's way.
_LOOKS_AT_PROGRESS: Final = 1.0
_HEAD: Final = b"<head>"
#: No seconds of Gradio's are shown by this page: nothing misses them.
_SCRIPT: Final = rb"""<script>
{
  const frame = window.requestAnimationFrame.bind(window);
  const countsSeconds = /performance\.now\(\).*\/ ?1e3/;
  window.requestAnimationFrame = (step) => (countsSeconds.test(step) ? 0 : frame(step));
  window.addEventListener("beforeunload", (event) => window.pullquote?.askBeforeLeaving(event));
}
</script>"""


def rest(blocks: Blocks) -> None:
    """Look into the queue less often. Gradio has no option for it."""
    blocks._queue.sleep_when_free = _LOOKS
    blocks._queue.progress_update_sleep_when_free = _LOOKS_AT_PROGRESS


class Resting:
    """Middleware that puts the script at the beginning of each page of HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started: Message | None = None

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start" and _is_page(MutableHeaders(scope=message)):
                started = message  # its length is not known yet
                return
            if started is not None and message["type"] == "http.response.body":
                headers, sent = MutableHeaders(scope=started), message.get("body", b"")
                body = sent.replace(_HEAD, _HEAD + _SCRIPT, 1)
                if "content-length" in headers:
                    headers["content-length"] = str(int(headers["content-length"]) + len(body) - len(sent))
                await send(started)
                started, message = None, {**message, "body": body}
            await send(message)

        await self._app(scope, receive, sending)


def _is_page(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
