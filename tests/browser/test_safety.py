"""Who may talk to the page and what it gives away, asked over HTTP as an attacker would."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Opener, serving
from tests.browser.test_ask import ask

BOUNDARY = "----pullquote"
UPLOAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="x.txt"\r\n\r\nwords\r\n--{BOUNDARY}--\r\n'
)
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


@dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: str


def request(url: str, method: str, path: str, body: str = "", **headers: str) -> Reply:
    """One request, its headers exactly as given."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() or None, {**(FORM if body == UPLOAD else {}), **named})
        reply = connection.getresponse()
        return Reply(reply.status, reply.headers, reply.read().decode("utf-8", "replace"))
    finally:
        connection.close()


@pytest.fixture(scope="module")
def read_only_url(seeds_url: str, seeds_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page as `--read-only` serves it, over a copy of the seeds' library."""
    library = tmp_path_factory.mktemp("read-only") / "library"
    shutil.copytree(seeds_library, library)
    with serving("-m", "qa", "serve", "--read-only", library=library) as url:
        yield url


def test_a_foreign_host_gets_nothing(seeds_url: str) -> None:
    reply = request(seeds_url, "GET", "/", Host="evil.example")
    assert reply.status == 421
    assert "<html" not in reply.body


def test_every_reply_carries_the_content_policy(seeds_url: str) -> None:
    policy = request(seeds_url, "GET", "/").headers["Content-Security-Policy"]
    for rule in ("default-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "script-src-attr 'none'"):
        assert rule in policy


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_origin_may_not_write(seeds_url: str, origin: str) -> None:
    assert request(seeds_url, "POST", "/gradio_api/upload", UPLOAD, Origin=origin).status == 403
    assert request(seeds_url, "POST", "/gradio_api/queue/join", "{}", Origin=origin).status == 403


def test_a_cross_site_form_without_an_origin_may_not_write(seeds_url: str) -> None:
    assert request(seeds_url, "POST", "/gradio_api/upload", UPLOAD, Sec_Fetch_Site="cross-site").status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://127.0.0.1:1/",
        "/gradio_api/file=/etc/hostname",
        "/file=/etc/hostname",
        "/gradio_api/file%3D/etc/hostname",
        "/gradio_api/proxy=http://127.0.0.1:1/",
        "/gradio_api/mcp/sse",
        "/monitoring",
    ],
)
def test_files_proxies_and_mcp_are_closed(seeds_url: str, path: str) -> None:
    reply = request(seeds_url, "GET", path)
    assert reply.status == 404
    assert Path("/etc/hostname").read_text().strip() not in reply.body or not Path("/etc/hostname").exists()


def test_functions_cannot_be_called_past_the_queue(seeds_url: str) -> None:
    names = [d["id"] for d in json.loads(request(seeds_url, "GET", "/config").body)["dependencies"]]
    for name in names:
        reply = request(seeds_url, "POST", f"/gradio_api/run/{name}", '{"data": []}', Origin=seeds_url)
        assert reply.status == 404


def test_a_question_the_size_of_a_book_is_refused(seeds_url: str) -> None:
    assert request(seeds_url, "POST", "/gradio_api/queue/join", "x" * 2_000_000, Origin=seeds_url).status == 413


def test_an_odd_host_header_is_refused_without_a_fault(seeds_url: str) -> None:
    for host in ("[::1", "", "a" * 300, "127.0.0.1@evil.example"):
        assert request(seeds_url, "GET", "/", Host=host).status in (400, 421)


def test_a_read_only_page_takes_no_files_and_registers_no_changes(read_only_url: str, opened: Opener) -> None:
    assert request(read_only_url, "POST", "/gradio_api/upload", UPLOAD, Origin=read_only_url).status == 404
    page = opened(read_only_url)
    expect(ask(page, "Where in London did Kerry and Lavrov meet?")).to_contain_text("Winfield House")
    page.get_by_role("tab", name="Library").click()
    expect(page.locator(".pq-articles li")).to_have_count(14)
    expect(page.locator("#pq-files")).to_have_count(0)
    expect(page.locator("#pq-address")).to_have_count(0)
    expect(page.locator(".pq-remove")).to_have_count(0)
    targets = [
        target
        for d in json.loads(request(read_only_url, "GET", "/config").body)["dependencies"]
        for target in d["targets"]
    ]
    assert not {"upload", "remove", "undo"} & {event for _, event in targets}


def test_a_shared_page_asks_for_a_password_and_stops_guessing(seeds_url: str, seeds_library: Path) -> None:
    own = {"PULLQUOTE_PASSWORD": "long enough words"}
    with serving("-m", "qa", "serve", "--lan", library=seeds_library, **own) as address:
        url = f"http://127.0.0.1:{urlsplit(address).port}"
        assert "Winfield" not in request(url, "GET", "/config").body
        assert request(url, "POST", "/gradio_api/queue/join", "{}", Origin=url).status == 401
        form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": url}
        tries = [request(url, "POST", "/login", f"username=reader&password=wrong{i}", **form).status for i in range(12)]
        assert tries[0] == 400
        assert tries[-1] == 429


_WATCHED = """
import ast, sys
from qa.library import Library
from qa.ui.serve import Serving, start
def refuse(*_):
    raise SystemExit("sources are parsed for stubs")
ast.get_source_segment = refuse
with Library.open(sys.argv[1]) as library:
    start(library, Serving(), {}).close()
"""


def test_the_start_writes_nothing_among_the_installed_packages(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WATCHED, str(tmp_path / "library")]
    started = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=90)
    assert started.returncode == 0, started.stderr
    assert "Pullquote is at" in started.stdout


#: Starts the program where another takes the port right after it was found free.
_OUTRUN = """
import sys
from qa import cli
from qa.ui import serve
real, asked = serve.free_port, []
def free_port(address, wanted):
    asked.append(wanted)
    return real(address, wanted) if len(asked) > 1 else wanted
serve.free_port = free_port
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("program", [("-m", "qa"), ("-c", _OUTRUN)], ids=["before", "meanwhile"])
def test_a_taken_port_moves_on_and_says_so(seeds_url: str, tmp_path: Path, program: tuple[str, str]) -> None:
    port = urlsplit(seeds_url).port
    server = subprocess.Popen(
        [sys.executable, *program, "--library", str(tmp_path / "library"), "serve", "--port", str(port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        assert f"(port {port} is taken)" in line
        assert f":{port} " not in line
    finally:
        server.terminate()
        server.communicate(timeout=30)
