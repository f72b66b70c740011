"""Who may talk to the page, and what reaches Gradio behind its guard."""

from __future__ import annotations

import asyncio
import errno
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from qa.ui import guard
from qa.ui.guard import LOGIN_TRIES, LOGIN_TRIES_OF_ALL, MOST_BODY, MOST_FILES, Guard

JOIN = "/gradio_api/queue/join"


class Asked:
    """What became of one request: the answer's status and body, and the body that was handed on, if it was."""

    def __init__(self) -> None:
        self.status = 0
        self.answer = b""
        self.passed: bytes | None = None
        self.headers: dict[bytes, bytes] = {}


def ask(
    method: str,
    path: str,
    *pieces: bytes,
    uploads: Path | None = None,
    kind: str = "http",
    **headers: str,
) -> Asked:
    """One request to a guarded program that answers everything; its body comes in these pieces."""
    asked = Asked()
    coming: list[Message] = [
        {"type": "http.request", "body": piece, "more_body": number < len(pieces)}
        for number, piece in enumerate(pieces or (b"",), start=1)
    ]

    async def program(scope: Scope, receive: Receive, send: Send) -> None:
        asked.passed = b""
        asked.headers = dict(scope["headers"])
        while True:
            message = await receive()
            asked.passed += message.get("body", b"")
            if not message.get("more_body"):
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        return coming.pop(0) if coming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        asked.status = message.get("status", asked.status)
        asked.answer += message.get("body", b"")

    named = {"host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
    }
    asyncio.run(Guard(program, ["localhost"], uploads)(scope, receive, send))
    return asked


def join(event: Any, uploads: Path | None = None) -> Asked:
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    return ask("POST", JOIN, body, uploads=uploads, content_length=str(len(body)))


def file(path: Any, **more: Any) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": "gradio.FileData"}, **more}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", "/assets/Index-Dw2QElZn2.js"),
        ("GET", "/static/js/iframeResizer.contentWindow.min.js"),
        ("GET", "/gradio_api/heartbeat/abc123"),
        ("POST", "/login"),
        ("POST", JOIN),
    ],
)
def test_what_the_page_asks_for_is_let_through(method: str, path: str) -> None:
    assert ask(method, path, b"{}").status == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/anything/that/a/later/Gradio/may/add"),
        ("GET", "/assets/../secret"),
        ("GET", "/assets/"),
        ("GET", "/\n"),
        ("GET", JOIN),
        ("DELETE", "/"),
        ("POST", "/"),
        ("POST", "/gradio_api/process_recording"),
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/upload_progress"),
    ],
)
def test_what_it_never_asks_for_is_not_there(method: str, path: str) -> None:
    asked = ask(method, path)
    assert (asked.status, asked.passed) == (404, None)


def test_files_are_taken_where_there_is_a_folder_for_them(tmp_path: Path) -> None:
    assert ask("POST", "/gradio_api/upload", b"x" * (MOST_BODY + 1), uploads=tmp_path).status == 200
    assert ask("POST", "/gradio_api/upload/", uploads=tmp_path).status == 404
    assert ask("POST", "/gradio_api/process_recording", uploads=tmp_path).status == 404


def test_files_that_find_no_room_are_refused_in_a_sentence_and_leave_nothing(tmp_path: Path) -> None:
    uploads = tmp_path / "uploads"
    whole = uploads / "a1b2" / "whole.txt"
    whole.parent.mkdir(parents=True)
    whole.write_text("It came before.")

    async def full(scope: Scope, receive: Receive, send: Send) -> None:
        (uploads / "tmp1").write_text("It came by ha")
        raise OSError(errno.ENOSPC, "No space left on device")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"host", b"localhost"), (b"content-length", b"0")]
    scope: Scope = {"type": "http", "method": "POST", "path": "/gradio_api/upload", "headers": headers}
    asyncio.run(Guard(full, ["localhost"], uploads)(scope, receive, send))
    assert sent[0]["status"] == 507
    assert (
        f"No space left on device). Until they are added they lie in {tmp_path}: make room" in sent[1]["body"].decode()
    )
    assert [path.name for path in uploads.rglob("*")] == ["a1b2", "whole.txt"]


def test_no_socket_is_opened() -> None:
    assert ask("GET", "/", kind="websocket").passed is None


def test_an_event_is_handed_on_as_it_was_looked_at_whichever_pieces_it_came_in() -> None:
    event = {"data": ["Wo ist Zürich?", None, {"text": "\ud800"}], "fn_index": 3}
    body = json.dumps(event, ensure_ascii=True).encode("utf-16")
    asked = ask("POST", JOIN, body[:7], body[7:20], body[20:])
    assert asked.status == 200
    assert json.loads(asked.passed or b"") == event
    assert asked.headers[b"content-length"] == str(len(asked.passed or b"")).encode()


def test_a_file_that_was_sent_here_is_handed_on(tmp_path: Path) -> None:
    assert join({"data": [[file(str(tmp_path / "a" / "x.txt"), url="http://localhost/x")]]}, tmp_path).status == 200


@pytest.mark.parametrize(
    "path",
    ["http://example.com/", "HTTPS://example.com", "x.txt", "../x", "/etc/passwd", "", "\0", "\ud800", None, 7, ["x"]],
    ids=ascii,
)
def test_a_file_that_lies_elsewhere_goes_no_further(tmp_path: Path, path: Any) -> None:
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "link").symlink_to(tmp_path)
    for named in (path, f"{tmp_path}/uploads/../{path}", f"{tmp_path}/uploads/link/x"):
        for event in (
            {"data": [file(named)]},
            {"data": [{"a": [file(named)]}]},
            {"data": [], "event_data": file(named)},
        ):
            for uploads in (None, tmp_path / "uploads"):
                asked = join(event, uploads)
                assert (asked.status, asked.passed) == (400, None)


@pytest.mark.parametrize("meta", [None, 7, [], {}, {"_type": "another"}, "gradio.FileData"], ids=ascii)
def test_what_looks_like_half_a_file_goes_no_further(tmp_path: Path, meta: Any) -> None:
    assert join({"data": [{"path": "http://example.com/", "meta": meta}]}, tmp_path).status == 400
    assert join({"data": [{"meta": meta}]}, tmp_path).status == 400
    assert join({"data": [{"path": "http://example.com/"}]}, tmp_path).status == 400


def test_a_page_that_takes_no_files_hands_none_on(tmp_path: Path) -> None:
    assert join({"data": [file(str(tmp_path / "x.txt"))]}).status == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"7",
        b"[]",
        b"\xff\xfe\xfd",
        b'{"data": [NaN]}',
        b'{"data": [1e999]}',
        b'{"data": [], "data": []}',
        b'{"data": [{"path": "http://example.com/", "path": 1}]}',
        b'{"data": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"data": [' + b"9" * 100_000 + b"]}",
    ],
    ids=lambda body: str(body[:20]),
)
def test_what_is_no_event_goes_no_further(body: bytes) -> None:
    asked = join(body)
    assert (asked.status, asked.passed) == (400, None)


def test_a_body_that_is_too_long_is_refused_whatever_it_says_of_itself() -> None:
    pieces = [b"x" * 100_000] * 11
    refused = ask("POST", JOIN, *pieces)
    assert refused.status == 413
    assert "too much at once" in json.loads(refused.answer)["detail"]  # as the page tells it
    assert ask("POST", JOIN, *pieces, content_length="10").status == 413
    assert ask("POST", JOIN, content_length=str(MOST_BODY + 1)).status == 413


def test_as_many_files_as_a_folder_has_are_named_at_once_and_of_more_it_is_told_what_to_do(tmp_path: Path) -> None:
    many = [file(f"{tmp_path}/{number:064}/notes.txt", orig_name="n" * 255) for number in range(MOST_FILES)]
    taken = join({"data": [many]}, tmp_path)
    assert taken.status == 200
    assert json.loads(taken.passed or b"") == {"data": [many]}
    refused = join({"data": [[*many, many[0]]]}, tmp_path)
    assert refused.status == 413
    assert "at most 5,000 files" in json.loads(refused.answer)["detail"]
    assert "pullquote add FOLDER" in json.loads(refused.answer)["detail"]


def test_what_names_no_files_is_no_longer_where_files_are_taken(tmp_path: Path) -> None:
    for body in (
        {"data": ["x" * (MOST_BODY + 900), file(f"{tmp_path}/a")]},
        {"data": ["x" * MOST_BODY]},
        b"x" * 2 * MOST_BODY,
    ):
        assert join(body, tmp_path).status == 413


@pytest.mark.parametrize("length", ["²", "-1", "+1", "1e3", "", " ", "9" * 5_000], ids=ascii)
def test_an_odd_length_is_refused(length: str) -> None:
    assert ask("POST", JOIN, b"{}", content_length=length).status == 413


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "", "http://evil.example", "localhost"])
def test_an_odd_origin_is_foreign(origin: str) -> None:
    assert ask("POST", JOIN, b"{}", origin=origin).status == 403


class Entrance:
    """A guarded program that takes one password."""

    def __init__(self) -> None:
        self._guard = Guard(self._program, ["localhost"], None)

    async def _program(self, scope: Scope, receive: Receive, send: Send) -> None:
        right = (await receive())["body"] == b"right"
        await send({"type": "http.response.start", "status": 200 if right else 400, "headers": []})

    def sign_in(self, visitor: str, password: bytes) -> int:
        """The status that is answered to a visitor from this address."""
        statuses: list[int] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": password}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        headers = [(b"host", b"localhost"), (b"content-length", b"5")]
        scope = {"type": "http", "method": "POST", "path": "/login", "headers": headers, "client": (visitor, 1)}
        asyncio.run(self._guard(scope, receive, send))
        return statuses[0]


def test_who_guesses_passwords_is_stopped_for_a_while_and_nobody_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    entrance = Entrance()
    guesses = [entrance.sign_in("10.0.0.1", b"wrong") for _ in range(LOGIN_TRIES + 1)]
    assert guesses == [400] * LOGIN_TRIES + [429]
    assert entrance.sign_in("10.0.0.1", b"right") == 429
    assert entrance.sign_in("10.0.0.2", b"right") == 200
    assert entrance.sign_in("10.0.0.1", b"right") == 429  # another's right password is not theirs
    monkeypatch.setattr(guard, "LOGIN_SECONDS", 0.0)  # as if that while had gone by
    assert entrance.sign_in("10.0.0.1", b"right") == 200


def test_who_knows_the_password_may_have_mistaken_it_before() -> None:
    entrance = Entrance()
    for _ in range(3):
        assert [entrance.sign_in("10.0.0.1", b"wrong") for _ in range(LOGIN_TRIES - 1)] == [400] * (LOGIN_TRIES - 1)
        assert entrance.sign_in("10.0.0.1", b"right") == 200


def test_guessing_from_many_addresses_is_stopped_too() -> None:
    entrance = Entrance()
    guesses = [entrance.sign_in(f"10.0.0.{number}", b"wrong") for number in range(LOGIN_TRIES_OF_ALL + 1)]
    assert guesses == [400] * LOGIN_TRIES_OF_ALL + [429]
