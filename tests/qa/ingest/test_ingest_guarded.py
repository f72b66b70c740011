"""Readers in a process of their own: whatever it does, the parent goes on and says one clear line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qa import ingest
from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest import files, guarded
from qa.ingest.guarded import read_guarded, read_in_turn
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Write

Misread = Callable[..., Any]


@pytest.fixture
def misread(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Misread:
    """Read a file with a reader of this body: the module is named as those of `qa.ingest.inside` are."""

    def run(body: str, **limits: Any) -> Draft | list[Draft]:
        write("readers/misreader.py", f"from qa.ingest.item import Draft\n\ndef read(path):\n    {body}\n")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "readers"))
        return read_guarded(write("a.pdf", "x"), "misreader", **limits)

    return run


def test_a_draft_comes_over_whole(misread: Misread) -> None:
    body = (
        "import datetime; return Draft('İ 👩‍👩‍👧 e\u0301', title='T', url='https://a.example', publisher='P',"
        " authors=('A', 'B'), published=datetime.date(2014, 3, 14), published_from='meta', language='en')"
    )
    from datetime import date

    assert misread(body) == Draft(
        "İ 👩‍👩‍👧 é", "T", "https://a.example", "P", ("A", "B"), date(2014, 3, 14), "meta", "en"
    )


def test_several_drafts_come_over_in_their_order(misread: Misread) -> None:
    assert misread("return [Draft('One'), Draft('Two', title='T')]") == [Draft("One"), Draft("Two", title="T")]


def test_a_reader_that_hangs_is_stopped(misread: Misread) -> None:
    with pytest.raises(UnsupportedInput, match=r"a\.pdf took more than 1\.5 seconds"):
        misread("import time; time.sleep(60)", seconds=1.5)


def test_a_reader_that_never_rests_is_stopped(misread: Misread) -> None:
    with pytest.raises(UnsupportedInput, match=r"a\.pdf (took|needs) more"):
        misread("\n    while True: pass", seconds=1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory")
def test_a_reader_that_eats_memory_is_stopped(misread: Misread) -> None:
    with pytest.raises(UnsupportedInput, match=r"a\.pdf needs more memory"):
        misread("x = bytearray(3 * 2**30)", memory=2**30)


@pytest.mark.parametrize("death", ["os._exit(1)", "os.kill(os.getpid(), 9)", "os.abort()", "sys.exit('bye')"])
def test_a_reader_that_dies_is_survived(death: str, misread: Misread) -> None:
    with pytest.raises(UnsupportedInput, match=r"a\.pdf "):
        misread(f"import os, sys; {death}")


@pytest.mark.parametrize("error", ["RecursionError()", "KeyError('x')", "UnicodeError('x')", "AssertionError()"])
def test_whatever_a_parser_raises_is_one_line(error: str, misread: Misread) -> None:
    with pytest.raises(UnsupportedInput, match=r"a\.pdf cannot be read as PDF"):
        misread(f"raise {error}")


def test_what_a_parser_prints_is_none_of_the_answer(misread: Misread) -> None:
    assert misread("print('{}'); return Draft('Forty ships')").text == "Forty ships"


def test_a_reader_sees_nothing_of_standard_input(misread: Misread) -> None:
    assert misread("import sys; return Draft('read: ' + repr(sys.stdin.read()))").text == "read: ''"


def test_a_text_without_words_is_empty(misread: Misread) -> None:
    with pytest.raises(EmptyInput, match=r"a\.pdf holds no text"):
        misread("return Draft('…')")


def test_a_text_longer_than_any_article_does_not_leave_the_child(misread: Misread) -> None:
    with pytest.raises(UnsupportedInput, match="6,000,000 characters"):
        misread("return Draft('x' * 6_000_000)")


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_all_but_a_small_file_is_read_in_another_process(
    kind: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fake(path: Path, module: str) -> Draft | list[Draft]:
        asked.append(module)
        return read_in_turn(path, module)

    monkeypatch.setattr(files, "read_in_turn", fake)
    paragraphs = [f"{number}. {line}" for number in range(20) for line in STORY]
    text = "".join(f"<p>{line}</p>" for line in paragraphs) if kind == "html" else "\n\n".join(paragraphs)
    (item,) = ingest.read_file(write(f"a.{kind}", f"<html><body>{text}</body></html>" if kind == "html" else text))
    assert isinstance(item, ingest.Ingested)
    assert len(asked) == 1
    assert all(line in item.article.text for line in STORY)


@pytest.fixture
def in_turn(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Misread]:
    """Read a file of this content in a child that lives on, with a reader that does what the content says."""
    source = (
        "import os, sys, time\nfrom qa.ingest.item import Draft\n\n"
        "def read(path):\n    exec(path.read_text())\n    return Draft(f'process {os.getpid()}')\n"
    )
    write("readers/obedient.py", source)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "readers"))
    children: list[guarded._Child] = []
    monkeypatch.setattr(guarded, "_idle", children)
    yield lambda body="", **limits: read_in_turn(write("a.txt", f"{body}\n"), "obedient", **limits)
    for child in children:
        child.kill()


def test_files_follow_one_another_in_one_process(in_turn: Misread) -> None:
    assert in_turn() == in_turn()


def test_what_reads_in_turn_sees_and_says_nothing_else(in_turn: Misread) -> None:
    first = in_turn("print('{}'); os.system('echo {}'); assert not sys.stdin.read()")
    assert first == in_turn()


@pytest.mark.parametrize("death", ["os._exit(1)", "os.kill(os.getpid(), 9)", "time.sleep(60)", "while True: pass"])
def test_after_one_that_ends_its_process_the_next_is_read(death: str, in_turn: Misread) -> None:
    before = in_turn()
    with pytest.raises(UnsupportedInput, match=r"a\.txt (took|needs) more"):
        in_turn(death, seconds=3)
    assert in_turn() != before


def test_a_process_that_ended_while_nobody_asked_is_replaced(in_turn: Misread) -> None:
    before = in_turn()
    guarded._idle[0]._process.kill()
    assert in_turn() != before


def test_a_process_that_has_kept_much_reads_no_more(in_turn: Misread) -> None:
    before = in_turn("sys.kept = [0] * (60 * 2**20)")
    assert in_turn() != before
    small = in_turn("sys.kept = [0] * 2**20")
    assert in_turn() == small


def test_a_small_document_follows_another_in_one_process_and_a_large_one_has_its_own(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read_in_turn", lambda path, module: Draft("It was read in turn."))
    monkeypatch.setattr(files, "read_guarded", lambda path, module: Draft("It was read alone."))
    read = [list(ingest.read_file(write("a.docx", "x" * size))) for size in (2**20 - 1, 2**20)]
    texts = [item.article.text for items in read for item in items if isinstance(item, ingest.Ingested)]
    assert texts == ["It was read in turn.", "It was read alone."]


def test_a_process_reads_so_many_files_and_no_more(in_turn: Misread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "_MOST_FILES", 2)
    first, second, third = in_turn(), in_turn(), in_turn()
    assert first == second != third


HEAD = "<html><head><title>Forty ships</title></head><body><h1>Forty ships</h1>"


@pytest.mark.parametrize(
    ("kind", "part"), [("html", "<br>"), ("html", "<tr><td>a<td>b"), ("html", "<h1>Forty ships</h1>"), ("md", "![")]
)
def test_a_file_on_which_a_parser_takes_minutes_is_given_up(
    kind: str, part: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read_in_turn", lambda path, module: read_in_turn(path, module, seconds=2))
    path = write(f"a.{kind}", (HEAD if kind == "html" else "") + part * (480_000 // len(part)))
    with pytest.raises(UnsupportedInput, match="took more than 2 seconds"):
        list(ingest.read_file(path))


def test_a_file_that_hangs_its_parser_does_not_stop_the_next(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "read_guarded", lambda path, module: read_guarded(path, module, seconds=0.01))
    with pytest.raises(UnsupportedInput, match="took more than"):
        list(ingest.read_file(write("slow.pdf", "x" * 2**20)))
    (item,) = ingest.read_file(write("next.txt", STORY[0]))
    assert isinstance(item, ingest.Ingested)


def test_six_megabytes_on_one_line_are_refused_in_one_line(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    # (a busy machine may take longer than one file has)
    monkeypatch.setattr(files, "read_in_turn", lambda path, module: read_in_turn(path, module, seconds=240))
    path = write("long.txt", "word " * 1_200_000)
    with pytest.raises(UnsupportedInput, match=r"long\.txt holds 5,999,999 characters; .* Split it"):
        list(ingest.read_file(path))


def test_the_limits_are_those_of_the_promise() -> None:
    assert guarded.SECONDS < 30
    assert guarded.MEMORY <= 2 * 2**30
