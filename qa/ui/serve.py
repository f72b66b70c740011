"""How the page starts: where it listens, who may come in, and one line that says where it is."""

from __future__ import annotations

import contextlib
import errno
import inspect
import ipaddress
import os
import secrets
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qa.errors import PullquoteError
from qa.library import Library
from qa.service import Assistant

if TYPE_CHECKING:
    import gradio as gr

#: The first port tried where none was asked for, and how many after it.
PORT: Final = 7860
_PORTS: Final = 100
#: How often another is looked for where a program that starts at the same time was quicker.
_TRIES: Final = 5
#: Size of one uploaded file.
MOST_UPLOAD: Final = "200mb"
#: Pages whose conversations are held at a time, those used last: Gradio lets go of no state that is only read. The
#: tab of another still has its conversation, and brings it back when it is loaded again.
_PAGES: Final = 256
#: Seconds between looks at whether it was asked to end: a signal does not end a wait.
_HEEDS: Final = 0.5
#: By what the system asks it to end; the second as its terminal is closed, where there is such a signal.
_ENDING: Final = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
#: Who a shared page's password is for, and where to set one of your own.
USER: Final = "reader"
PASSWORD_VARIABLE: Final = "PULLQUOTE_PASSWORD"  # noqa: S105  (a variable's name, no password)
#: The fewest characters of a password that may open a page to others.
_SHORTEST_PASSWORD: Final = 10

_EVERYWHERE: Final = "0.0.0.0"  # noqa: S104  (bound only where --lan or --host asks for it)
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
#: What the system says of an address that is not this machine's.
_NOT_OURS: Final = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EINVAL)
_ASSETS: Final = Path(__file__).with_name("assets")


@dataclass(frozen=True)
class Serving:
    """How the page is to be served. Letting others in makes it read-only and asks them for a password."""

    host: str = "127.0.0.1"
    #: None: the first free one from `PORT` on.
    port: int | None = None
    lan: bool = False
    share: bool = False
    read_only: bool = False
    #: The least probability at which an answer is shown; None for the reader's own.
    threshold: float | None = None

    @property
    def open_to_others(self) -> bool:
        return self.lan or self.share or self.address not in _LOOPBACK

    @property
    def address(self) -> str:
        """What the server binds, written as a browser writes it, for by that it will be asked for."""
        try:
            host = str(ipaddress.ip_address(self.host))
        except ValueError:  # a name
            host = self.host.casefold()
        return _EVERYWHERE if self.lan and host in _LOOPBACK else host

    @property
    def writable(self) -> bool:
        return not (self.read_only or self.open_to_others)


class Page:
    """The running page. `url` is where this machine finds it."""

    def __init__(self, blocks: gr.Blocks, url: str, temporary: tempfile.TemporaryDirectory[str]) -> None:
        self.url = url
        self._blocks = blocks
        self._temporary = temporary
        self._asked_to_end = False

    def wait(self) -> None:
        """Until Ctrl+C, or until the system asks it to end."""
        try:
            if threading.current_thread() is threading.main_thread():
                for number in _ENDING:
                    if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                        signal.signal(number, self._end)
            with contextlib.suppress(KeyboardInterrupt):
                while not self._asked_to_end:
                    time.sleep(_HEEDS)
            with contextlib.suppress(OSError):  # a terminal that is closed takes no more
                print("\nStopped.", file=sys.stderr)
        finally:
            self.close()

    def _end(self, *_: object) -> None:
        """Raises nothing: as a terminal is closed it may be asked twice, and what clears up is not to be cut short."""
        self._asked_to_end = True

    def close(self) -> None:
        """Stop serving and forget what was uploaded and not kept."""
        self._blocks.close(verbose=False)
        self._temporary.cleanup()


def serve(library: Library, serving: Serving, examples: Mapping[str, Path]) -> None:
    """Serve the page until Ctrl+C. Raises PullquoteError where no port is free or an address cannot be bound."""
    start(library, serving, examples).wait()


def start(library: Library, serving: Serving, examples: Mapping[str, Path]) -> Page:
    """Start the page, print its address in one line, and load the encoder meanwhile."""
    password = _password() if serving.open_to_others else None
    port = free_port(serving.address, serving.port)
    temporary = tempfile.TemporaryDirectory(prefix="pullquote-uploads-")
    _shut_gradio_doors(temporary.name)
    with without_stubs():
        from qa.ui import page
    from qa.ui.guard import LOGIN_TRIES, Guard
    from qa.ui.resting import Resting, rest

    assistant = Assistant(library, threshold=serving.threshold)
    threading.Thread(target=_warm, args=(assistant,), name="warm", daemon=True).start()
    writable = serving.writable and not library.read_only
    uploads = Path(temporary.name) if writable else None
    with _without_applications():
        blocks = page.build(assistant, writable=writable, examples=examples)
        blocks.queue(api_open=False, max_size=256, default_concurrency_limit=8)
    rest(blocks)
    options: dict[str, Any] = {
        "theme": page.theme(),
        "head": _head(),
        "footer_links": [],
    }
    from starlette.middleware import Middleware

    # Gradio's form calls a password wrong whatever is answered; why a right one may be, is told beside it.
    invitation = (
        f"This Pullquote is shared with a password. The user name is {USER}. "
        f"After {LOGIN_TRIES} wrong passwords none is taken for a minute."
    )
    launch = partial(
        blocks.launch,
        server_name=_shown(serving.address),
        share=serving.share,
        auth=(USER, password) if password else None,
        auth_message=invitation if password else None,
        app_kwargs={"middleware": [Middleware(Guard, hosts=_hosts(serving), uploads=uploads), Middleware(Resting)]},
        favicon_path=_ASSETS / "favicon.svg",
        max_file_size=MOST_UPLOAD,
        state_session_capacity=_PAGES,
        allowed_paths=[],
        enable_monitoring=False,
        run_history=False,
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
        quiet=True,
        show_error=False,
        prevent_thread_lock=True,
        inline=False,
        inbrowser=False,
        # Gradio gives its own page three seconds to answer, and raises where a busy machine takes longer.
        _frontend=False,
        **options,
    )
    for left in reversed(range(_TRIES)):
        try:
            _, local, public = launch(server_port=port)
            break
        except OSError as error:  # another program took the port since
            if not left:
                raise PullquoteError(
                    f"The page cannot be served on port {port} ({error}).", "Choose another with --port."
                ) from error
            port = free_port(serving.address, serving.port)
    everywhere = serving.address == _EVERYWHERE
    url = public or f"http://{_lan_address() if everywhere else _shown(serving.address)}:{port}"
    note = f", sign in as {USER} with {password}" if password and PASSWORD_VARIABLE not in os.environ else ""
    taken = f" (port {serving.port or PORT} is taken)" if port != (serving.port or PORT) else ""
    print(f"Pullquote is at {url}{taken}{note} — Ctrl+C stops it.", flush=True)
    return Page(blocks, local.rstrip("/"), temporary)


def free_port(address: str, wanted: int | None) -> int:
    """The port asked for, or the next one that is free.

    Raises:
        PullquoteError: the address is not this machine's, or too many ports are taken.
    """
    if address == "::":  # IPv4's are not among them, and which of them to print is not known
        raise PullquoteError(
            "Pullquote does not listen at all IPv6 addresses at once (::).",
            f"Give --host one of this machine's, or {_EVERYWHERE} for all IPv4 addresses.",
        )
    first = wanted or PORT
    for port in range(first, min(first + _PORTS, 65_536)):
        # Gradio starts on no port that is taken there, wherever else it is to listen.
        if _is_free(address, port) and _is_free(_LOOPBACK[0], port):
            return port
    raise PullquoteError(f"All ports from {first} on are taken.", "Choose another with --port.")


def _is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError as error:
            raise PullquoteError(f"Port {port} may not be used by you.", "Choose one from 1024 on.") from error
        except (socket.gaierror, TypeError, UnicodeError) as error:  # no such name, or what can be none
            raise PullquoteError(f"{address} is no address of this machine.", "Leave --host out.") from error
        except OSError as error:
            if error.errno in _NOT_OURS:
                raise PullquoteError(f"{address} is no address of this machine.", "Leave --host out.") from error
            return False
        return True


def _password() -> str:
    chosen = os.environ.get(PASSWORD_VARIABLE)
    if chosen is None:
        return secrets.token_urlsafe(12)
    if len(chosen) < _SHORTEST_PASSWORD:
        raise PullquoteError(
            f"The password in {PASSWORD_VARIABLE} is too short.",
            f"Choose one of at least {_SHORTEST_PASSWORD} characters, or unset it to have one made.",
        )
    return chosen


def _shut_gradio_doors(uploads: str) -> None:
    """Gradio reads settings from the environment, some of which open files or addresses to visitors."""
    for name in [name for name in os.environ if name.startswith("GRADIO_")]:
        del os.environ[name]
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_TEMP_DIR"] = uploads
    # Gradio asks its own server whether it is up; a proxy between the two would be an outside call.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), *_LOOPBACK)))


@contextlib.contextmanager
def without_stubs() -> Iterator[None]:
    """Import Gradio in here: half of that time goes into type stubs, for editors, that it writes beside its own files.

    It parses the source of each of its components for them, and leaves those alone whose source is not found.
    """
    find = inspect.getfile

    def find_but_components(object: Any) -> str:  # noqa: A002  (as the library names it)
        if isinstance(object, type) and object.__module__.startswith("gradio."):
            raise OSError
        return find(object)

    inspect.getfile = find_but_components
    try:
        yield
    finally:
        inspect.getfile = find


@contextlib.contextmanager
def _without_applications() -> Iterator[None]:
    """Build the page in here: Gradio makes the application that serves it anew at each step, and uses the one alone
    that it makes at last, as it is launched. The others were a sixth of what a start takes a processor.
    """
    from gradio.routes import App

    make = App.create_app
    App.create_app = staticmethod(lambda *_, **__: None)  # type: ignore[assignment]  # none is asked yet
    try:
        yield
    finally:
        App.create_app = staticmethod(make)  # type: ignore[method-assign]  # as it was


def _hosts(serving: Serving) -> frozenset[str]:
    hosts = {*_LOOPBACK, serving.address}
    if serving.address == _EVERYWHERE:
        hosts |= {_lan_address(), socket.gethostname().casefold(), f"{socket.gethostname().casefold()}.local"}
    if serving.share:
        hosts.add("*.gradio.live")
    return frozenset(hosts)


def _lan_address() -> str:
    """This machine's address in its network. No packet is sent: connecting UDP only picks a route."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation (RFC 5737)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _shown(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _head() -> str:
    """Style and script in the page itself. Through its `css` option Gradio would rewrite the rules: it prefixes
    every selector and loses each `font` that holds a variable.
    """
    style, script = ((_ASSETS / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    return f"<style>{style}</style><script>{script}</script>"


def _warm(assistant: Assistant) -> None:
    # What fails here fails again, and is told, when the first question is asked.
    with contextlib.suppress(PullquoteError):
        assistant.warm()
        assistant.library.take_notes()
