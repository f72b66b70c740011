"""A library encoded anew by another encoder: all of it at once, or as it was."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import embeddings
from embeddings import Vectors
from qa import cli
from qa.encoding import texts_of
from qa.errors import EncoderMismatch, LibraryBusy, LibraryError, LibraryFull
from qa.library import Library
from qa.retrieve import retrieve
from qa.store import DIMENSION, ENCODER, Record, opening
from tests.helpers import FakeEncoder, add, article, ask, numbered_articles, record, source

Open = Callable[..., Library]


@pytest.fixture
def encoders(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeEncoder]:
    """The encoders there are: the library's own, and one of other passages and shorter vectors."""
    every = {"fake": FakeEncoder(), "other": FakeEncoder("other", dimension=64, window=100)}
    monkeypatch.setattr(embeddings, "load_encoder", lambda name, fetch=False: every[name])
    return every


@pytest.fixture
def filled(opened: Open, tmp_path: Path, encoders: dict[str, FakeEncoder]) -> Library:
    library = opened(encoder=None)
    library.use_encoder("fake")
    add(library, *numbered_articles(tmp_path / "in", 12))
    library.store.put(record(article("Long", "The harbour was calm that day. " * 60), source("long")))
    return library


def made(library: Library) -> tuple[str | None, str | None, int]:
    return library.store.meta(ENCODER), library.store.meta(DIMENSION), len(library.store.passage_ids())


def once(call: Callable[[], object]) -> Callable[[], None]:
    """Something that another process does, the first time alone that it is called."""
    left = [call]

    def first() -> None:
        while left:
            left.pop()()

    return first


def test_all_articles_have_passages_and_vectors_of_the_new_encoder(filled: Library, opened: Open) -> None:
    before = filled.store.passage_ids()
    done = []
    rebuilt = filled.rebuild(encoder="other", done=lambda: done.append(1))
    assert made(filled) == ("other", "64", rebuilt.passages)
    assert (rebuilt.mended, rebuilt.damaged, len(done)) == ((), (), 13)
    assert rebuilt.passages > len(before)  # its window is smaller
    assert not set(filled.store.passage_ids()) & set(before)
    assert filled.store.damaged_passages() == ()
    for library in (filled, opened(encoder=None)):
        assert library.encoder.name == "other"
        answer = ask(library, "What does item7word say?")
        assert "item7word" in answer.citations[0].quote


def test_the_librarys_own_encoder_is_not_run_again(filled: Library, encoders: dict[str, FakeEncoder]) -> None:
    encoders["fake"].encoded.clear()
    filled.rebuild(encoder="fake")
    assert encoders["fake"].encoded == []


def test_one_that_is_open_meanwhile_asks_with_the_new_encoder_from_then_on(filled: Library, opened: Open) -> None:
    other = opened(encoder=None)
    assert other.encoder.name == "fake"
    filled.rebuild(encoder="other")
    assert other.encoder.name == "other"
    assert "item3word" in ask(other, "What does item3word say?").citations[0].quote


def test_a_question_under_way_while_the_library_is_encoded_anew_is_asked_of_the_new_vectors(
    filled: Library, opened: Open, encoders: dict[str, FakeEncoder], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(encoder=None)
    old = encoders["fake"]
    encode = old.encode_queries

    def slow(texts: Sequence[str]) -> Vectors:
        vectors = encode(texts)
        if filled.store.meta(ENCODER) == "fake":
            filled.rebuild(encoder="other")
        return vectors

    assert other.encoder is old
    monkeypatch.setattr(old, "encode_queries", slow)
    hits = retrieve(other, "What does item3word say?", top=5)
    assert other.encoder.name == "other"
    assert "item3word" in other.article(hits[0].passage.article_id).text
    assert all("dense" in hit.scores for hit in hits)


def test_vectors_that_another_makes_anew_while_they_are_read_are_not_called_damaged(
    filled: Library, opened: Open, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(encoder=None)
    other.warm()
    filled.remove([filled.entries()[0].id])
    dimension, meanwhile = other.store.dimension, once(lambda: filled.rebuild(encoder="other"))

    def early() -> int:
        found = dimension()
        meanwhile()
        return found

    monkeypatch.setattr(other.store, "dimension", early)
    hits = retrieve(other, "What does item3word say?", top=5)
    assert caplog.messages == []
    assert all("dense" in hit.scores for hit in hits)
    assert len(other.nearest(other.encoder.encode_queries(["item3word"]), 99)) == made(other)[2]


def test_a_question_by_an_encoder_that_the_library_has_no_more_calls_nothing_damaged(
    filled: Library, opened: Open, caplog: pytest.LogCaptureFixture
) -> None:
    other = opened(encoder=FakeEncoder())
    filled.rebuild(encoder="other")
    hits = retrieve(other, "What does item3word say?", top=5)
    assert "item3word" in other.article(hits[0].passage.article_id).text
    assert caplog.messages == []


def test_a_write_that_fails_at_the_very_end_leaves_the_old_one_whole(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa.store import recoding
    from qa.store.passages import insert_passages

    before = made(filled), filled.store.passage_ids().tolist()
    insert, left = insert_passages, [5]

    def failing(*arguments: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise sqlite3.OperationalError("database or disk is full")
        insert(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(recoding, "insert_passages", failing)
    with pytest.raises(LibraryError):
        filled.rebuild(encoder="other")
    assert (made(filled), filled.store.passage_ids().tolist()) == before
    assert filled.store.damaged_passages() == ()
    assert "item5word" in ask(filled, "What does item5word say?").citations[0].quote


class _Stopped(Exception):
    pass


class _Stopping(FakeEncoder):
    """Stopped after so many batches, as by a kill: nothing is cleaned up."""

    def __init__(self, batches: int) -> None:
        super().__init__("other", dimension=64, window=100)
        self.batch = 2
        self.left = batches

    def encode_passages(self, texts: object) -> object:  # type: ignore[override]
        if not self.left:
            raise _Stopped
        self.left -= 1
        return super().encode_passages(texts)  # type: ignore[arg-type]


def test_stopped_on_the_way_the_old_one_serves_and_the_next_call_goes_on(
    filled: Library, opened: Open, encoders: dict[str, FakeEncoder]
) -> None:
    before = made(filled)
    encoders["other"] = _Stopping(1)
    with pytest.raises(_Stopped):
        filled.rebuild(encoder="other")
    assert made(filled) == before
    again = opened(encoder=None)
    assert again.encoder.name == "fake"
    assert "item5word" in ask(again, "What does item5word say?").citations[0].quote
    encoders["other"] = FakeEncoder("other", dimension=64, window=100)
    done: list[int] = []
    again.rebuild(encoder="other", done=lambda: done.append(1))
    assert 0 < len(done) < 13
    assert made(again)[:2] == ("other", "64")
    assert again.store.damaged_passages() == ()


def test_what_was_begun_for_one_encoder_is_not_used_for_another(
    filled: Library, encoders: dict[str, FakeEncoder]
) -> None:
    encoders["other"] = _Stopping(1)
    with pytest.raises(_Stopped):
        filled.rebuild(encoder="other")
    encoders["third"] = FakeEncoder("third", dimension=32)
    filled.rebuild(encoder="third")
    assert made(filled)[:2] == ("third", "32")
    assert filled.store.damaged_passages() == ()


def test_two_at_once_are_not_mixed(filled: Library, opened: Open, encoders: dict[str, FakeEncoder]) -> None:
    encoders["third"] = FakeEncoder("third", dimension=64)
    other = opened(encoder=None)
    refused: list[str] = []

    def meanwhile() -> None:
        with pytest.raises(LibraryBusy, match=r"Another process is encoding the library in .* again") as told:
            other.rebuild(encoder="third")
        refused.append(told.value.hint)

    filled.rebuild(encoder="other", done=meanwhile)
    assert refused == ["Try again when it has finished."] * 13
    assert made(filled)[:2] == ("other", "64")
    assert encoders["third"].encoded == []
    assert other.rebuild(encoder="third").articles == 13


def test_articles_that_come_and_go_meanwhile_are_in_it_and_out_of_it(
    filled: Library, opened: Open, tmp_path: Path, encoders: dict[str, FakeEncoder]
) -> None:
    other = opened(encoder=None)
    more = numbered_articles(tmp_path / "more", 14)[12:]
    gone = filled.entries()[0].id
    changed: list[int] = []

    def meanwhile() -> None:
        if not changed:
            changed.append(1)
            add(other, *more)
            other.remove([gone])

    rebuilt = filled.rebuild(encoder="other", done=meanwhile)
    assert rebuilt.articles == 14
    assert gone not in {entry.id for entry in filled.entries()}
    assert filled.store.damaged_passages() == ()
    assert "item13word" in ask(filled, "What does item13word say?").citations[0].quote


def test_one_that_adds_with_the_old_encoder_meanwhile_is_stopped_before_it_mixes_them(
    filled: Library, opened: Open, tmp_path: Path
) -> None:
    other = opened(encoder=FakeEncoder())
    outcomes = other.add(numbered_articles(tmp_path / "more", 400)[12:])
    next(outcomes)
    filled.rebuild(encoder="other")
    with pytest.raises(EncoderMismatch, match="has just been encoded again, with other"):
        list(outcomes)
    assert filled.store.damaged_passages() == ()
    assert {len(v[0]) for _, v in filled.store.vectors(list(map(int, filled.store.passage_ids())), 64)} == {64}


def test_what_was_removed_before_is_put_back_by_the_new_encoder(filled: Library) -> None:
    removal = filled.remove([filled.entries()[0].id])
    filled.rebuild(encoder="other")
    filled.restore(removal)
    assert filled.store.damaged_passages() == ()
    assert len(filled) == 13
    assert ask(filled, f"What does {removal.titles[0]} say?").citations


@pytest.fixture
def alike(encoders: dict[str, FakeEncoder]) -> Callable[[Library], bool]:
    """Whether all vectors of a library are those of its encoder, of two that make vectors of one length."""
    encoders["other"] = _Turned("other")

    def hold(library: Library) -> bool:
        encoder = encoders[library.store.meta(ENCODER) or ""]
        for entry in library.entries():
            one = library.article(entry.id)
            passages = library.store.passages_of(entry.id)
            made = encoder.encode_passages(texts_of(one, [(p.start, p.end) for p in passages.values()]))
            ((_, kept),) = library.store.vectors(list(passages), encoder.dimension)
            if not np.allclose(kept, made):
                return False
        return True

    return hold


class _Turned(FakeEncoder):
    def _encode(self, texts: Sequence[str]) -> Vectors:
        return np.roll(super()._encode(texts), 7, axis=1)


def test_what_is_put_back_while_another_encodes_anew_has_vectors_of_the_new_encoder(
    filled: Library, opened: Open, alike: Callable[[Library], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(encoder=None)
    removal = other.remove([other.entries()[0].id])
    put_back, meanwhile = other.store.put_back, once(lambda: filled.rebuild(encoder="other"))

    def late(*arguments: Any) -> bool:
        meanwhile()
        return put_back(*arguments)

    monkeypatch.setattr(other.store, "put_back", late)
    other.restore(removal)
    assert (len(other), made(other)[0]) == (13, "other")
    assert alike(other)


def test_what_is_removed_while_another_encodes_anew_is_known_by_the_encoder_of_its_vectors(
    filled: Library, opened: Open, alike: Callable[[Library], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(encoder=None)
    remove = other.store.remove

    def slow(ids: Sequence[str]) -> tuple[Record, ...]:
        removed = remove(ids)
        with monkeypatch.context() as patched, contextlib.suppress(LibraryBusy):
            patched.setattr(opening, "PATIENCE", 0)
            filled.rebuild(encoder="other")
        return removed

    monkeypatch.setattr(other.store, "remove", slow)
    removal = other.remove([other.entries()[0].id])
    filled.rebuild(encoder="other")
    other.restore(removal)
    assert (len(other), made(other)[0]) == (13, "other")
    assert alike(other)


def test_what_is_mended_while_another_encodes_anew_has_vectors_of_the_new_encoder(
    filled: Library, opened: Open, alike: Callable[[Library], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened(encoder=None)
    with sqlite3.connect(filled.store.path) as db:
        db.execute("UPDATE passages SET start = 7 WHERE id = (SELECT min(id) FROM passages)")
    db.close()
    replace_passages, meanwhile = other.store.replace_passages, once(lambda: filled.rebuild(encoder="other"))

    def late(*arguments: Any) -> bool:
        meanwhile()
        return replace_passages(*arguments)

    monkeypatch.setattr(other.store, "replace_passages", late)
    assert len(other.rebuild().mended) == 1
    assert made(other)[0] == "other"
    assert alike(other)


def test_what_another_has_encoded_anew_is_not_put_back_by_an_encoder_that_was_given(
    filled: Library, opened: Open
) -> None:
    other = opened(encoder=FakeEncoder())
    removal = other.remove([other.entries()[0].id])
    filled.rebuild(encoder="other")
    with pytest.raises(EncoderMismatch, match="was made with the encoder other, not fake"):
        other.restore(removal)
    assert (len(other), other.store.damaged_passages()) == (12, ())
    with opened(encoder=None) as third:
        third.restore(removal)
        assert len(third) == 13


def test_a_damaged_article_stands_in_nobodys_way(filled: Library) -> None:
    damaged = filled.entries()[0].id
    db = sqlite3.connect(filled.store.path)
    db.execute("UPDATE articles SET text = 'other words' WHERE id = ?", (damaged,))
    db.commit()
    db.close()
    assert filled.rebuild(encoder="other").damaged == (damaged,)
    assert made(filled)[:2] == ("other", "64")
    assert filled.store.passages_of(damaged) == {}


def test_too_little_disk_is_told_before_anything_is_encoded(
    filled: Library, encoders: dict[str, FakeEncoder], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(filled)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10_000, 9_000, 1_000))
    with pytest.raises(LibraryFull, match=r"takes about .* MB of disk, and 0 MB are free.*Make room"):
        filled.rebuild(encoder="other")
    assert encoders["other"].encoded == []
    assert made(filled) == before


def test_another_encoder_is_refused_in_one_line_with_the_command_that_encodes_anew(
    filled: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ["--library", str(filled.folder)]
    assert cli.main([*library, "add", str(tmp_path / "in"), "--encoder", "other"]) == cli.FAILED
    told = capsys.readouterr().err.strip()
    assert "made with the encoder fake, not other" in told
    assert told.endswith("pullquote rebuild --encoder other")
    assert "\n" not in told
    assert cli.main([*library, "add", str(tmp_path / "in"), "--encoder", "fake"]) == cli.DONE
