"""A real page in a real Chromium, served by this process or, where it is about that, by the program itself."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, ViewportSize, expect, sync_playwright

from app import EXAMPLES
from embeddings import Encoder
from qa.cli import add_serving_options, run_serving
from qa.errors import PullquoteError
from qa.ingest.web.manners import Web
from qa.library import Library
from qa.ui.serve import Page as Served
from qa.ui.serve import Serving, start, without_stubs
from tests.browser import chromium
from tests.helpers import add, write_article

with without_stubs():  # before any test imports the page, once in each process of tests
    import gradio  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
#: Milliseconds for what includes loading a model on a busy machine; most waits end far sooner.
PATIENCE = 90_000
PHONE: ViewportSize = {"width": 390, "height": 844}
#: What a page has that is asked for no other; Playwright's own.
WIDE: ViewportSize = {"width": 1280, "height": 720}
#: By which Gradio is told where to put what is sent, and looks as it comes: the last page that was started has set it.
UPLOADS = "GRADIO_TEMP_DIR"

#: What Gradio logs as errors where a page is left or loaded anew while an answer's stream is open: nothing is amiss.
LEFT = re.compile(r"AbortError: |Unexpected error Connection errored out\.")

Opener = Callable[..., Page]

#: Milliseconds in which what unfolds is drawn.
_DRAWN = 400


def unfold_filters(page: Page) -> None:
    """Gradio draws the fields once more as they unfold: what is typed in that moment, as nobody can, is gone."""
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Publishers").wait_for()
    page.wait_for_timeout(_DRAWN)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents[:1]:
            item.add_marker(pytest.mark.browser)


@contextmanager
def serving(*command: str, library: Path, **environment: str) -> Iterator[str]:
    """The address of the program, started with this command and stopped at the end."""
    server = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PULLQUOTE_LIBRARY": str(library), "PYTHONUNBUFFERED": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert server.stdout is not None
        said = ""
        for line in server.stdout:
            said += line
            if found := re.search(r"Pullquote is at (http://[\w.:\[\]]+)", line):
                yield found[1]
                break
        else:
            pytest.fail(f"The page did not start:\n{said}")
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE / 1000)


@pytest.fixture(scope="package")
def seeds_library(tmp_path_factory: pytest.TempPathFactory, seeded: Library) -> Path:
    """The seeds, as they were read for all tests, in a library of their own."""
    return shutil.copytree(seeded.folder, tmp_path_factory.mktemp("seeds") / "library")


@pytest.fixture(scope="package")
def seeds_url(seeds_library: Path, real_encoder: Encoder) -> Iterator[str]:
    """The chat over the seeds, as `python app.py` serves it. Tests leave the articles as they are."""
    with served(seeds_library, real_encoder, examples=EXAMPLES) as url:
        yield url


@contextmanager
def served(
    folder: Path,
    encoder: Encoder,
    threshold: float | None = None,
    examples: Mapping[str, Path] = MappingProxyType({}),
    web: Web | None = None,
) -> Iterator[str]:
    """The address of the page over a library. Served from here: most of a program's start is its imports."""
    with Library.open(folder, encoder=encoder, web=web) as library:
        page = start(library, Serving(threshold=threshold), examples)
        try:
            yield page.url
        finally:
            page.close()


@contextmanager
def commanded(*options: str, library: Path) -> Iterator[str]:
    """Where this machine finds the page that `pullquote serve` serves with these options, from here as well.

    Raises:
        PullquoteError: it does not start.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--library")
    add_serving_options(parser)
    parsed = parser.parse_args(["--library", str(library), *options])
    started: Future[str] = Future()
    ended = threading.Event()

    def wait(page: Served) -> None:
        started.set_result(page.url)
        ended.wait()
        page.close()

    def run() -> None:
        try:
            run_serving(parsed)
        except PullquoteError as error:
            started.set_exception(error)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Served, "wait", wait)
        apart = threading.Thread(target=run)
        apart.start()
        try:
            yield started.result(PATIENCE / 1000)
        finally:
            ended.set()
            apart.join()


@dataclass(frozen=True)
class _Shelf:
    """A page that is served, its library, and where it puts what is sent to it."""

    url: str
    library: Library
    uploads: str


@pytest.fixture(scope="package")
def _shelf(tmp_path_factory: pytest.TempPathFactory, real_encoder: Encoder) -> Iterator[_Shelf]:
    with Library.open(tmp_path_factory.mktemp("shelf") / "library", encoder=real_encoder) as library:
        page = start(library, Serving(), {})
        try:
            yield _Shelf(page.url, library, os.environ[UPLOADS])
        finally:
            page.close()


@pytest.fixture
def own_library(_shelf: _Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library with nothing in it, for a test to fill: it is emptied after each. `own_url` is the page over it."""
    monkeypatch.setenv(UPLOADS, _shelf.uploads)  # another page may have been started since
    yield _shelf.library
    _shelf.library.remove([entry.id for entry in _shelf.library.entries()])


@pytest.fixture
def own_url(_shelf: _Shelf, own_library: Library) -> str:
    return _shelf.url


def write_two(folder: Path) -> tuple[Path, Path]:
    """Files of two articles."""
    ferry = write_article(folder / "ferry.md", "Ferry back", "The crossing takes 40 minutes. It sails on Monday.")
    bridge = write_article(folder / "bridge.md", "Bridge painted", "Ole Lund painted the bridge green on Friday.")
    return ferry, bridge


@pytest.fixture(scope="package")
def small_url(tmp_path_factory: pytest.TempPathFactory, real_encoder: Encoder) -> Iterator[str]:
    """The page over two articles, for tests that leave these as they are. Served from here, so that what is slow there
    can be held up.
    """
    folder = tmp_path_factory.mktemp("small")
    with Library.open(folder / "library", encoder=real_encoder) as library:
        add(library, *write_two(folder))
    with served(folder / "library", real_encoder, threshold=0.0) as url:
        yield url


Holder = Callable[[object, str], threading.Event]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Holder]:
    """Keeps back what the next call of a function gives, until the event is set: what comes late is made to."""
    gates: list[threading.Event] = []

    def hold_next(owner: object, name: str) -> threading.Event:
        real, gate = getattr(owner, name), threading.Event()
        first = iter([gate])
        gates.append(gate)

        def held(*args: Any, **named: Any) -> Any:
            gate_of_first = next(first, None)
            result = real(*args, **named)
            if gate_of_first is not None:
                gate_of_first.wait(PATIENCE / 1000)
            return result

        monkeypatch.setattr(owner, name, held)
        return gate

    yield hold_next
    for gate in gates:
        gate.set()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail(f"No Chromium to test with: run `make test`, or set {chromium.VARIABLE} to its path.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()


class _Window:
    """A page in a context of its own, which complains of errors and of what is asked of another server."""

    def __init__(self, browser: Browser, complaints: list[str], script: str = "", *, has_touch: bool = False) -> None:
        context = browser.new_context(has_touch=has_touch)
        if script:
            context.add_init_script(script)
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self._complaints = complaints
        self.origin = ""
        self._leaving = False
        self.page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        self.page.on("pageerror", lambda error: complaints.append(str(error)))
        self.page.on("dialog", self._meet)
        context.on("request", lambda asked: self._see(asked.url))

    def open(self, url: str) -> Page:
        self.origin = _origin(url)
        self.page.goto(url)
        self.page.locator("#pq-question [aria-keyshortcuts]").wait_for()  # all that the page begins with is done
        return self.page

    def leave(self) -> bool:
        """Nothing is left of what was done, and a text in its place: so the next page has what the browser has made of
        the same files, which it lets go of with a page that has no address. Whether there is still a server.
        """
        context = self.page.context
        for other in context.pages:
            if other is not self.page:
                other.close()
        self.page.evaluate(_FORGET)
        self._leaving = True
        try:
            self.page.goto(f"{self.origin}/robots.txt")
        except Error:
            return False
        self._leaving = False
        self.page.mouse.move(0, 0)
        context.clear_permissions()
        return True

    def close(self) -> None:
        self.page.context.close()

    def _meet(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":  # a script has opened it
            self._complaints.append(f"a dialog: {dialog.message}")
        elif self._leaving:  # otherwise its test answers whether to leave the page
            dialog.accept()

    def _see(self, address: str) -> None:
        if not address.startswith((f"{self.origin}/", "data:", "blob:")):
            self._complaints.append(f"asked {address}")


def _origin(url: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


#: What the page has kept goes, and it keeps nothing more.
_FORGET = "() => { Storage.prototype.setItem = () => {}; sessionStorage.clear(); localStorage.clear(); }"


def _is_complaint(said: ConsoleMessage) -> bool:
    return said.type == "error" and not LEFT.match(said.text)


@dataclass
class _Windows:
    """Windows that no test is at, by whether they can be touched, and what those have complained of that one is at."""

    idle: dict[bool, list[_Window]] = field(default_factory=lambda: {False: [], True: []})
    complaints: list[str] = field(default_factory=list)

    def take(self, url: str, has_touch: bool) -> _Window | None:
        """One that has been at the same address before, or another."""
        idle = self.idle[has_touch]
        if not idle:
            return None
        return idle.pop(next((at for at, one in enumerate(idle) if one.origin == _origin(url)), -1))


@pytest.fixture(scope="package")
def _windows(browser: Browser) -> Iterator[_Windows]:
    windows = _Windows()
    yield windows
    for window in (*windows.idle[False], *windows.idle[True]):
        window.close()


@pytest.fixture
def opened(request: pytest.FixtureRequest, browser: Browser, _windows: _Windows) -> Iterator[Opener]:
    """Opens pages; at the end none of them may have logged an error or asked anything of another server.

    To open one in a window that has had another takes half as much.
    """
    failed = request.session.testsfailed
    lent: list[tuple[_Window, list[_Window] | None]] = []  # each with those among which it is to stand again, if any
    complaints = _windows.complaints

    def open_page(
        url: str,
        script: str = "",
        *,
        viewport: ViewportSize = WIDE,
        color_scheme: Literal["dark", "light"] = "light",
        permissions: Sequence[str] = (),
        has_touch: bool = False,
    ) -> Page:
        window = None if script else _windows.take(url, has_touch)
        window = window or _Window(browser, complaints, script, has_touch=has_touch)
        lent.append((window, None if script else _windows.idle[has_touch]))
        window.page.set_viewport_size(viewport)
        window.page.emulate_media(media="null", color_scheme=color_scheme)
        window.page.context.grant_permissions(permissions)
        return window.open(url)

    yield open_page
    for window, idle in lent:
        whole = not window.page.is_closed() and request.session.testsfailed == failed
        if idle is not None and whole and window.leave():
            idle.append(window)
        else:  # who knows what is left in it
            window.close()
    found = complaints.copy()
    complaints.clear()
    assert not found


@dataclass
class _Shared:
    """Windows that tests share, by their addresses, and what these have complained of."""

    windows: dict[str, _Window] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def _shared(browser: Browser) -> Iterator[_Shared]:
    shared = _Shared()
    yield shared
    for window in shared.windows.values():
        window.close()


@contextmanager
def _shared_page(session: pytest.Session, browser: Browser, url: str, shared: _Shared) -> Iterator[Page]:
    """The page at an address, for tests that leave no more than a conversation, a source and what stands in a field.

    They share it, and each begins anew: to open a page costs two seconds of a processor. Not for publishers that are
    chosen, or what a page does as it opens for the first time.
    """
    failed = session.testsfailed
    if url in shared.windows:
        page = shared.windows[url].page
        _begin_anew(page)
    else:
        shared.windows[url] = _Window(browser, shared.complaints)
        page = shared.windows[url].open(url)
    yield page
    complaints = shared.complaints.copy()
    if complaints or session.testsfailed > failed:  # who knows what is left in it
        shared.windows.pop(url).close()
        shared.complaints.clear()
    assert not complaints


@pytest.fixture
def seeds_page(request: pytest.FixtureRequest, browser: Browser, seeds_url: str, _shared: _Shared) -> Iterator[Page]:
    with _shared_page(request.session, browser, seeds_url, _shared) as page:
        yield page


@pytest.fixture
def small_page(request: pytest.FixtureRequest, browser: Browser, small_url: str, _shared: _Shared) -> Iterator[Page]:
    with _shared_page(request.session, browser, small_url, _shared) as page:
        yield page


def _begin_anew(page: Page) -> None:
    if page.viewport_size != WIDE:
        page.set_viewport_size(WIDE)
    page.mouse.move(0, 0)
    for tab, label in (("Quotes", "Find a speaker"), ("Library", "Filter the articles"), ("Ask", "Your question")):
        written = page.get_by_label(label)
        if tab == "Ask" or (written.count() and written.input_value()):  # what is drawn for nothing takes most of this
            page.get_by_role("tab", name=tab).click()
            written.fill("")
    filters = page.get_by_role("button", name=re.compile("^Filters"))
    if filters.get_attribute("aria-expanded") == "true":
        for label in ("From", "To", "As of"):
            page.get_by_role("textbox", name=label, exact=True).fill("")
        expect(filters).not_to_contain_text("(")  # of those that are set
        filters.click()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".pq-welcome")).to_be_visible()
    expect(page.locator("#pq-source .pq-source-empty")).to_be_visible()
