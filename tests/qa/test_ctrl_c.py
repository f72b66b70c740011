"""Ctrl+C counts wherever Python raised its KeyboardInterrupt."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import sys
from collections.abc import Generator, Iterator

import pytest

from embeddings import Encoder
from qa.cli import guarded, main
from qa.library import Library
from qa.types import Outcome

STOPPED = "Stopped. Everything done so far is kept.\n"


@pytest.fixture(autouse=True)
def heeded() -> Iterator[None]:
    """As in a program that a shell runs in the foreground."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_what_comes_out_as_another_error_is_told_as_ctrl_c(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> int:
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            raise RuntimeError("cannot release un-acquired lock")

    assert guarded(run) == 130
    assert capsys.readouterr().err == STOPPED


def test_a_terminal_is_told_at_once_that_it_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    with open(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        seen = []

        def run() -> int:
            try:
                signal.raise_signal(signal.SIGINT)
            finally:  # where what is being encoded is waited for
                seen.append(os.read(ours, 100).decode().strip())
            return 0

        assert guarded(run) == 130
        assert seen == ["Stopping …"]
        assert os.read(ours, 100).decode().strip() == STOPPED.strip()
    os.close(ours)


def test_adding_stops_though_what_was_raised_is_lost(
    fake_by_default: Encoder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def add(*_: object) -> Generator[Outcome]:
        for number in range(9):
            if number == 3:
                with contextlib.suppress(KeyboardInterrupt):  # as at the end of an object's life
                    signal.raise_signal(signal.SIGINT)
            made.append(number)
            yield Outcome(f"{number}.md", "added", article_id=str(number), title="A title")

    monkeypatch.setattr(Library, "add", add)
    assert main(["add", "a.md"]) == 130
    told = capsys.readouterr()
    assert len(made) == len(told.out.splitlines()) == 4
    assert told.err == STOPPED


def test_an_error_of_the_next_run_is_its_own() -> None:
    def stopped() -> int:
        signal.raise_signal(signal.SIGINT)
        return 0

    def failing() -> int:
        raise RuntimeError("of its own")

    assert guarded(stopped) == 130
    with pytest.raises(RuntimeError, match="of its own"):
        guarded(failing)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_where_ctrl_c_is_ignored_it_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def run() -> int:
        signal.raise_signal(signal.SIGINT)
        return 0

    assert guarded(run) == 0
