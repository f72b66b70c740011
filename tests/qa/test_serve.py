"""Where the page listens, who may come in there, and how it ends."""

from __future__ import annotations

import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qa.errors import PullquoteError
from qa.library import Library
from qa.ui.serve import Page, Serving, free_port, start, without_stubs
from tests.helpers import FakeEncoder
from tests.servers import refused_without_ipv6


@pytest.mark.parametrize(
    ("host", "address", "open_to_others"),
    [
        ("0:0:0:0:0:0:0:1", "::1", False),
        ("LocalHost", "localhost", False),
        ("FD00:0::2", "fd00::2", True),
        ("Desk.Example", "desk.example", True),
    ],
)
def test_an_address_is_the_same_however_it_is_written(host: str, address: str, open_to_others: bool) -> None:
    serving = Serving(host)
    assert (serving.address, serving.open_to_others) == (address, open_to_others)


@pytest.mark.parametrize("host", ["::", "0::0"])
def test_all_ipv6_addresses_at_once_are_refused_in_a_sentence_that_says_what_to_use(host: str) -> None:
    with pytest.raises(PullquoteError, match=r"at once \(::\)\. Give --host one of this machine's, or 0\.0\.0\.0"):
        free_port(Serving(host).address, None)


def test_an_address_that_cannot_be_bound_is_no_taken_port() -> None:
    with pytest.raises(PullquoteError, match="fe80::1 is no address of this machine"):
        free_port("fe80::1", None)


def test_a_port_that_is_taken_on_this_machine_alone_is_taken_at_another_address_too() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with refused_without_ipv6(PullquoteError):
            assert free_port("::1", taken) > taken


def test_the_page_starts_where_it_takes_its_time_to_answer(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with without_stubs():
        from gradio import networking

    def answers_late(_: str) -> bool:
        return False

    monkeypatch.setattr(networking, "url_ok", answers_late)
    with Library.open(tmp_path / "library", encoder=encoder) as library:
        served = start(library, Serving(), {})
        try:
            assert served.url.startswith("http://127.0.0.1:")
        finally:
            served.close()


def test_of_all_the_applications_that_gradio_makes_of_a_page_one_is_made(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with without_stubs():
        from gradio.routes import App
    make, made = App.create_app, []

    def counted(*given: Any, **named: Any) -> App:
        made.append(make(*given, **named))
        return made[-1]

    monkeypatch.setattr(App, "create_app", staticmethod(counted))
    with Library.open(tmp_path / "library", encoder=encoder) as library:
        served = start(library, Serving(), {})
        served.close()
    assert len(made) == 1
    assert App.create_app is counted


class Blocks:
    """Asks its own process to end once more as it is closed, as a shell does whose terminal is closed."""

    def __init__(self, number: int) -> None:
        self._number = number

    def close(self, verbose: bool) -> None:
        signal.raise_signal(self._number)


@pytest.fixture(params=[name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)])
def number(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the system asks by; afterwards it is heard as before."""
    before = signal.getsignal(getattr(signal, request.param))
    yield getattr(signal, request.param)
    signal.signal(getattr(signal, request.param), before)


def page(number: int) -> tuple[Page, Path]:
    """A page, and where it has its uploads."""
    temporary = tempfile.TemporaryDirectory(prefix="pullquote-uploads-")
    blocks: Any = Blocks(number)
    return Page(blocks, "", temporary), Path(temporary.name)


def test_whoever_asks_it_to_end_twice_has_it_clear_up_all_the_same(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    signal.signal(number, signal.SIG_DFL)
    monkeypatch.setattr(time, "sleep", lambda _: signal.raise_signal(number))
    served, uploads = page(number)
    served.wait()
    assert not uploads.exists()


def test_it_goes_on_where_it_is_to_ignore_that_it_is_asked(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(number, signal.SIG_IGN)
    asks = iter([number, number])

    def ask_then_press_ctrl_c(_: float) -> None:
        for ask in asks:
            signal.raise_signal(ask)
            return
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", ask_then_press_ctrl_c)
    served, uploads = page(number)
    served.wait()
    assert list(asks) == []
    assert not uploads.exists()
