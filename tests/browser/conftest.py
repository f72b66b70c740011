"""A real page in a real Chromium: the program is started as a person starts it, on a library of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, ViewportSize, expect, sync_playwright

from embeddings import Encoder
from qa.library import Library
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

#: What Gradio logs as errors where a page is left or loaded anew while an answer's stream is open: nothing is amiss.
LEFT = re.compile(r"AbortError: |Unexpected error Connection errored out\.")

Opener = Callable[..., Page]


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
def seeds_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seeds") / "library"


@pytest.fixture(scope="package")
def seeds_url(seeds_library: Path) -> Iterator[str]:
    """`python app.py`: the chat over the seeds."""
    with serving("app.py", library=seeds_library) as url:
        yield url


@contextmanager
def served(folder: Path, encoder: Encoder, threshold: float | None = None) -> Iterator[str]:
    """The address of the page over a library. Served from here: most of a program's start is its imports."""
    with Library.open(folder, encoder=encoder) as library:
        page = start(library, Serving(threshold=threshold), {})
        try:
            yield page.url
        finally:
            page.close()


@pytest.fixture
def empty_url(tmp_path: Path, real_encoder: Encoder) -> Iterator[str]:
    """The page over a library nobody has added to yet."""
    with served(tmp_path / "library", real_encoder) as url:
        yield url


@contextmanager
def _small(folder: Path, encoder: Encoder) -> Iterator[str]:
    """The page over two articles, served from here, so that what is slow there can be held up."""
    ferry = write_article(folder / "ferry.md", "Ferry back", "The crossing takes 40 minutes. It sails on Monday.")
    bridge = write_article(folder / "bridge.md", "Bridge painted", "Ole Lund painted the bridge green on Friday.")
    with Library.open(folder / "library", encoder=encoder) as library:
        add(library, ferry, bridge)
    with served(folder / "library", encoder, threshold=0.0) as url:
        yield url


@pytest.fixture
def small_url(tmp_path: Path, real_encoder: Encoder) -> Iterator[str]:
    with _small(tmp_path, real_encoder) as url:
        yield url


@pytest.fixture(scope="package")
def shared_small_url(tmp_path_factory: pytest.TempPathFactory, real_encoder: Encoder) -> Iterator[str]:
    """The same for tests that leave the two articles as they are."""
    with _small(tmp_path_factory.mktemp("small"), real_encoder) as url:
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


def _open(browser: Browser, url: str, complaints: list[str], script: str = "", **options: object) -> Page:
    """A page of its own, which complains of errors and of what is asked of another server."""
    context = browser.new_context(**options)  # type: ignore[arg-type]  # options are Playwright's own
    context.add_init_script(script)
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"a dialog: {dialog.message}") if _is_script(dialog) else None)
    context.on(
        "request", lambda asked: complaints.append(f"asked {asked.url}") if _outside(asked.url, origin) else None
    )
    page.goto(url)
    page.locator("#pq-question [aria-keyshortcuts]").wait_for()  # all that the page begins with is done
    return page


def _is_complaint(said: ConsoleMessage) -> bool:
    return said.type == "error" and not LEFT.match(said.text)


def _is_script(dialog: Dialog) -> bool:
    """Whether a script has opened it: whether to leave the page, the browser asks, and its test answers."""
    return dialog.type != "beforeunload"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens pages; at the end none of them may have logged an error or asked anything of another server."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(url: str, script: str = "", **options: object) -> Page:
        pages.append(_open(browser, url, complaints, script, **options))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()
    assert not complaints


@dataclass
class _Shared:
    """Pages that tests share, by their addresses, and what these have complained of."""

    pages: dict[str, Page] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def _shared(browser: Browser) -> Iterator[_Shared]:
    shared = _Shared()
    yield shared
    for page in shared.pages.values():
        page.context.close()


@contextmanager
def _shared_page(session: pytest.Session, browser: Browser, url: str, shared: _Shared) -> Iterator[Page]:
    """The page at an address, for tests that leave no more than a conversation, a source and what stands in a field.

    They share it, and each begins anew: to open a page costs four seconds of a processor. Not for publishers that are
    chosen, or what a page does as it opens.
    """
    failed = session.testsfailed
    if url in shared.pages:
        _begin_anew(shared.pages[url])
    else:
        shared.pages[url] = _open(browser, url, shared.complaints)
    yield shared.pages[url]
    complaints = shared.complaints.copy()
    if complaints or session.testsfailed > failed:  # who knows what is left in it
        shared.pages.pop(url).context.close()
        shared.complaints.clear()
    assert not complaints


@pytest.fixture
def seeds_page(request: pytest.FixtureRequest, browser: Browser, seeds_url: str, _shared: _Shared) -> Iterator[Page]:
    with _shared_page(request.session, browser, seeds_url, _shared) as page:
        yield page


@pytest.fixture
def small_page(
    request: pytest.FixtureRequest, browser: Browser, shared_small_url: str, _shared: _Shared
) -> Iterator[Page]:
    with _shared_page(request.session, browser, shared_small_url, _shared) as page:
        yield page


def _begin_anew(page: Page) -> None:
    page.set_viewport_size(WIDE)
    page.mouse.move(0, 0)
    for tab, label in (("Quotes", "Find a speaker"), ("Library", "Filter the articles"), ("Ask", "Your question")):
        page.get_by_role("tab", name=tab).click()
        page.get_by_label(label).fill("")
    filters = page.get_by_role("button", name=re.compile("^Filters"))
    if filters.get_attribute("aria-expanded") == "true":
        for label in ("From", "To", "As of"):
            page.get_by_role("textbox", name=label, exact=True).fill("")
        expect(filters).not_to_contain_text("(")  # of those that are set
        filters.click()
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".pq-welcome")).to_be_visible()
    expect(page.locator("#pq-source .pq-source-empty")).to_be_visible()


def _outside(address: str, origin: str) -> bool:
    return not address.startswith((origin + "/", "data:", "blob:"))
