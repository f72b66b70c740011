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
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from qa.errors import PullquoteError
from qa.ui import serve
from tests.browser.conftest import PATIENCE, ROOT, Opener, commanded, serving
from tests.browser.test_ask import ask
from tests.servers import refused_without_ipv6
from tests.site import serving_site

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
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE / 1000)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() or None, {**(FORM if body == UPLOAD else {}), **named})
        reply = connection.getresponse()
        return Reply(reply.status, reply.headers, reply.read().decode("utf-8", "replace"))
    finally:
        connection.close()


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the read-only page puts what it keeps for the time being."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def read_only_url(seeds_library: Path, temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page as `--read-only` serves it, over a copy of the seeds' library."""
    library = shutil.copytree(seeds_library, tmp_path_factory.mktemp("read-only") / "library")
    with serving("-m", "qa", "serve", "--read-only", library=library, TMPDIR=str(temporary)) as url:
        yield url


@pytest.fixture(params=["seeds_url", "read_only_url"], ids=["writable", "read-only"])
def url(request: pytest.FixtureRequest) -> str:
    """A page that takes files, and one that does not."""
    return str(request.getfixturevalue(request.param))


def events(url: str) -> list[dict[str, Any]]:
    """The events that the page registers, as its own script is told of them."""
    shown = request(url, "GET", "/").body
    config, _ = json.JSONDecoder().raw_decode(shown.partition("window.gradio_config = ")[2])
    found: list[dict[str, Any]] = config["dependencies"]
    return found


def join(url: str, data: list[Any], number: int = 0, **more: object) -> Reply:
    body = json.dumps({"data": data, "fn_index": number, "session_hash": "visitor", **more})
    return request(url, "POST", "/gradio_api/queue/join", body, Origin=url, Content_Type="application/json")


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
    assert events(seeds_url)
    for event in events(seeds_url):
        reply = request(seeds_url, "POST", f"/gradio_api/run/{event['id']}", '{"data": []}', Origin=seeds_url)
        assert reply.status == 404


def test_no_event_makes_the_server_fetch_or_open_what_a_visitor_names(url: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("words that nobody asked for")
    with serving_site() as site:
        for named in (
            f"http://127.0.0.1:{site.port}/",
            "http://example.com/?who=reader",
            str(secret),
            "uploads/../../etc/passwd",
        ):
            file = {"path": named, "meta": {"_type": "gradio.FileData"}}
            for event in events(url):
                inputs: list[Any] = [None] * len(event["inputs"])
                for place in range(len(inputs)):
                    assert join(url, [*inputs[:place], file, *inputs[place + 1 :]], event["id"]).status == 400
            assert join(url, [[{"deep": [file]}]]).status == 400
            assert join(url, [], event_data={"files": file}).status == 400
        assert site.asked == []


def test_what_is_said_twice_or_is_no_event_goes_no_further(url: str) -> None:
    file = '{"path": "http://example.com/", "meta": {"_type": "gradio.FileData"}}'
    whole = '"fn_index": 0, "session_hash": "visitor"'
    for body in (
        f'{{"data": [{file}], "data": [""], {whole}}}',
        f'{{"data": [{{"path": "http://example.com/", "path": 1, "meta": {{"_type": "gradio.FileData"}}}}], {whole}}}',
        f'{{"data": [{{"path": "http://example.com/", "meta": 7}}], {whole}}}',
        f'{{"data": [NaN], {whole}}}',
        f'{{"data": {"[" * 100_000}{"]" * 100_000}, {whole}}}',
        f"[{file}]",
        "",
        "7",
    ):
        sent = request(url, "POST", "/gradio_api/queue/join", body, Origin=url, Content_Type="application/json")
        assert sent.status == 400


def test_a_read_only_page_stores_nothing_that_is_sent(read_only_url: str, temporary: Path) -> None:
    recording = UPLOAD.replace("files", "video").replace("x.txt", "x.mp4")
    for path, body in (("process_recording", recording), ("upload", UPLOAD), ("upload?upload_id=1", UPLOAD)):
        reply = request(read_only_url, "POST", f"/gradio_api/{path}", body, Origin=read_only_url, **FORM)
        assert reply.status == 404
    assert not [path for path in temporary.rglob("*") if path.suffix in (".txt", ".mp4")]


def test_every_other_door_of_gradio_is_closed(url: str) -> None:
    doors = (
        *("config", "openapi.json", "docs", "logout", "manifest.json", "pwa_icon", "svelte/x", "runs", "deep_link"),
        *(f"gradio_api/{name}" for name in ("info", "queue/status", "user", "token", "login_check", "runs", "cancel")),
        *(f"gradio_api/{name}" for name in ("profiling/traces", "stream/1/2/3/playlist.m3u8", "vibe-code", "reset/")),
        *(f"gradio_api/{name}" for name in ("call/ask", "api/ask", "component_server", "process_recording", "upload/")),
        *("gradio_api//queue/join", "GRADIO_API/upload", "static/../../x", "assets/%2e%2e/x", "login/", "monitoring"),
    )
    for door in doors:
        for method in ("GET", "POST"):
            assert request(url, method, f"/{door}", Origin=url).status == 404, door
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        assert request(url, method, "/", Origin=url).status == 404


def test_odd_lengths_and_origins_are_refused_without_a_fault(url: str) -> None:
    for length in ("\xb2", "-1", "1e3", "9" * 5_000):
        reply = request(url, "POST", "/gradio_api/queue/join", Origin=url, Content_Length=length)
        assert reply.status in (400, 413)
    assert request(url, "POST", "/gradio_api/queue/join", "{}", Origin="http://[").status == 403


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
    targets = {name for event in events(read_only_url) for _, name in event["targets"]}
    assert not {"upload", "remove", "undo"} & targets


def test_a_shared_page_asks_for_a_password_and_stops_guessing(
    seeds_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULLQUOTE_PASSWORD", "long enough words")
    with commanded("--lan", library=seeds_library) as url:
        assert "Winfield" not in request(url, "GET", "/").body
        assert request(url, "POST", "/gradio_api/queue/join", "{}", Origin=url).status == 401
        form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": url}
        tries = [request(url, "POST", "/login", f"username=reader&password=wrong{i}", **form).status for i in range(12)]
        assert tries[0] == 400
        assert tries[-1] == 429


def test_who_knows_the_password_signs_in_and_asks(
    seeds_library: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULLQUOTE_PASSWORD", "long enough words")
    with commanded("--lan", library=seeds_library) as url:
        page = browser.new_page()
        page.goto(url)
        expect(page.get_by_text("The user name is reader.")).to_be_visible()
        page.get_by_label("username").fill("reader")
        page.get_by_label("password").fill("long enough words")
        page.get_by_role("button", name="Login").click()
        page.locator(".pq-welcome").wait_for()
        expect(ask(page, "Where in London did Kerry and Lavrov meet?")).to_contain_text("Winfield House")
        page.close()


def test_the_page_is_served_at_an_address_of_ipv6_too(tmp_path: Path) -> None:
    with refused_without_ipv6(PullquoteError), commanded("--host", "::1", library=tmp_path / "library") as url:
        assert url.startswith("http://[::1]:")
        assert request(url, "GET", "/").status == 200


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
    started = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert started.returncode == 0, started.stderr
    assert "Pullquote is at" in started.stdout


#: Is asked to end in another thread than the first, as where the first has seen to signals and is about to wait.
_ASIDE = """
import signal, sys, threading, time
from qa import cli
from qa.ui.serve import Page
wait = Page.wait
def aside(*_):
    time.sleep(2)  # until the first thread waits
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
def waiting(page):
    threading.Thread(target=aside, daemon=True).start()
    wait(page)
Page.wait = waiting
sys.exit(cli.main(sys.argv[1:]))
"""


def test_whoever_asks_it_to_end_is_heard(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _ASIDE, "--library", str(tmp_path / "library"), "serve"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE / 1000)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.strip() == "Stopped."


@pytest.mark.parametrize("looked", ["before", "meanwhile"])
def test_a_taken_port_moves_on_and_says_so(
    seeds_url: str, tmp_path: Path, looked: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real, asked = serve.free_port, []

    def free_port(address: str, wanted: int | None) -> int:
        asked.append(wanted)
        return real(address, wanted) if wanted is None or len(asked) > 1 else wanted

    if looked == "meanwhile":  # another takes the port right after it was found free
        monkeypatch.setattr(serve, "free_port", free_port)
    port = urlsplit(seeds_url).port
    capsys.readouterr()
    with commanded("--port", str(port), library=tmp_path / "library"):
        line = capsys.readouterr().out
    assert f"(port {port} is taken)" in line
    assert f":{port} " not in line
