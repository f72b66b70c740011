"""What is put into the page as it is sent."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.ui.resting import Resting

PAGE = "<html><head><title>Words</title></head><body><head></body></html>"


async def told(request: Request) -> Response:
    kind = request.path_params["kind"]
    if kind == "page":
        return HTMLResponse(PAGE)
    if kind == "pieces":
        return StreamingResponse(iter([PAGE[:30], PAGE[30:]]), media_type="text/html")
    if kind == "packed":
        return HTMLResponse(PAGE, headers={"content-encoding": "identity"})
    return PlainTextResponse(PAGE)


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[Route("/{kind}", told)], middleware=[Middleware(Resting)]))


@pytest.mark.parametrize("kind", ["page", "pieces"])
def test_a_page_begins_with_the_script_once(client: TestClient, kind: str) -> None:
    reply = client.get(f"/{kind}")
    before, script, after = reply.text.partition("<script>")
    assert before == "<html><head>"
    assert script
    assert after.partition("</script>")[2] == PAGE.removeprefix("<html><head>")
    assert reply.headers.get("content-length", str(len(reply.content))) == str(len(reply.content))


@pytest.mark.parametrize("kind", ["packed", "text"])
def test_what_is_no_page_or_cannot_be_read_stays_as_it_is(client: TestClient, kind: str) -> None:
    assert client.get(f"/{kind}").text == PAGE
