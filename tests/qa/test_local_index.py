"""The indexes of a library's folder: they hold what the store holds, however much that is."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import embeddings
import embeddings.dense
from embeddings import Ids, Vectors
from qa import derived
from qa.errors import LibraryBusy, LibraryDamaged, LibraryFull
from qa.lexical import LexicalIndex
from qa.local_index import LocalIndex
from qa.store import DIMENSION, ENCODER, Store
from tests.helpers import FakeEncoder, article, child, record

ENCODED = FakeEncoder()


@pytest.fixture(autouse=True)
def soon_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passages that are many from 60 on, and outgrow what is trained by 30."""
    monkeypatch.setattr(embeddings.dense, "EXACT", 60)
    monkeypatch.setattr(embeddings.dense, "OUTGROWN_FROM", 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "library")
    made.set_meta_once({ENCODER: ENCODED.name, DIMENSION: str(ENCODED.dimension)})
    yield made
    made.close()


@pytest.fixture
def opened(store: Store) -> Iterator[Callable[[], LocalIndex]]:
    """Opens the index of the store, as each process that has the library open does."""
    indexes: list[LocalIndex] = []

    def one() -> LocalIndex:
        indexes.append(LocalIndex(store))
        return indexes[-1]

    yield one
    for index in indexes:
        index.close()


def fill(store: Store, numbers: range) -> None:
    with store.together():
        for n in numbers:
            store.put(record(article(f"Report {n}", f"The boat {n} came with item{n}word."), encoder=ENCODED))


def vector(n: int) -> Vectors:
    return ENCODED.encode_queries([f"The boat {n} came with item{n}word."])


def agree(index: LocalIndex, store: Store, numbers: range) -> bool:
    """Whether both sides find each of these articles first by what it says, and the store has what they find."""
    for n in numbers:
        sides = index.nearest(vector(n), 1), index.matching(f"item{n}word", 1)
        for ((passage_id, _),) in sides:
            (passage,) = store.passages([passage_id]).values()
            if store.entry(passage.article_id).title != f"Report {n}":
                return False
    return True


def trained_files(store: Store) -> list[Path]:
    return list(store.folder.glob("dense-trained-*.index"))


def trained(store: Store, opened: Callable[[], LocalIndex]) -> LocalIndex:
    """An index of 100 passages, nothing of it being trained any more."""
    fill(store, range(100))
    index = opened()
    index.keep()
    index.settle()
    return index


def test_few_passages_are_compared_one_by_one(store: Store, opened: Callable[[], LocalIndex]) -> None:
    fill(store, range(20))
    index = opened()
    index.keep()
    assert agree(index, store, range(20))
    assert not trained_files(store)


def test_many_are_trained_and_the_next_process_reads_what_was_trained(
    store: Store, opened: Callable[[], LocalIndex]
) -> None:
    fill(store, range(100))
    index = opened()
    index.follow()
    index.settle()
    (file,) = trained_files(store)
    assert agree(index, store, range(100))
    other = opened()
    other.follow()
    other.settle()
    assert trained_files(store) == [file]
    assert agree(other, store, range(100))


def test_what_comes_and_goes_after_training_is_found_and_not_found(
    store: Store, opened: Callable[[], LocalIndex]
) -> None:
    index = trained(store, opened)
    (file,) = trained_files(store)
    fill(store, range(100, 110))
    gone = [entry.id for entry in store.entries() if entry.title in ("Report 3", "Report 105")]
    store.remove(gone)
    index.keep()
    for one in (index, opened()):
        assert agree(one, store, range(4, 105))
        found = store.passages([one.nearest(vector(3), 1)[0][0], one.nearest(vector(105), 1)[0][0]]).values()
        assert not {passage.article_id for passage in found} & set(gone)
    assert trained_files(store) == [file]


def test_what_has_outgrown_the_trained_part_is_trained_anew(store: Store, opened: Callable[[], LocalIndex]) -> None:
    index = trained(store, opened)
    (first,) = trained_files(store)
    fill(store, range(100, 200))
    index.keep()
    index.settle()
    (second,) = trained_files(store)
    assert second != first
    assert agree(index, store, range(0, 200, 7))


def test_a_great_many_at_once_are_trained_without_being_held_in_memory_before(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = opened()
    index.follow()
    added = 0
    add = embeddings.dense.DenseIndex.add

    def counted(self: embeddings.dense.DenseIndex, ids: Ids, vectors: Vectors) -> None:
        nonlocal added
        added += len(ids)
        add(self, ids, vectors)

    monkeypatch.setattr(embeddings.dense.DenseIndex, "add", counted)
    fill(store, range(150))
    index.keep()
    assert trained_files(store)
    assert added == 0
    assert agree(index, store, range(0, 150, 9))


def test_searching_goes_on_while_training_and_closing_leaves_it_off(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(
        dimension: int, count: int, batches: object, file: Path, stopped: Callable[[], bool], threads: int
    ) -> bool:
        file.write_bytes(b"half")
        begun.set()
        while not stopped():
            threading.Event().wait(0.01)
        return False

    monkeypatch.setattr(embeddings, "train_index", endless)
    fill(store, range(100))
    index = opened()
    index.follow()
    assert begun.wait(60)
    assert agree(index, store, range(0, 100, 11))
    fill(store, range(100, 101))
    assert agree(index, store, range(100, 101))
    index.close()
    assert not list(store.folder.glob(".training-*"))
    assert not trained_files(store)


def test_without_room_for_training_search_goes_on_and_rebuild_says_why(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bool:
        raise embeddings.NoRoom("There is too little memory.")

    monkeypatch.setattr(embeddings, "train_index", refused)
    index = trained(store, opened)
    assert agree(index, store, range(0, 100, 11))
    with pytest.raises(LibraryFull, match="too little memory"):
        index.rebuild()
    assert agree(index, store, range(0, 100, 11))


def test_what_one_process_trained_is_kept_by_another_that_had_the_library_open_before(
    store: Store, opened: Callable[[], LocalIndex]
) -> None:
    fill(store, range(50))
    other = opened()
    other.keep()
    fill(store, range(50, 100))
    index = opened()
    index.keep()
    index.settle()
    (file,) = trained_files(store)
    fill(store, range(100, 103))
    other.keep()
    other.settle()
    assert trained_files(store) == [file]
    for one in (index, other, opened()):
        assert agree(one, store, range(0, 103, 6))
    fill(store, range(103, 105))
    index.keep()
    index.settle()
    assert trained_files(store) == [file]


def test_of_two_that_trained_the_later_is_kept_by_both(store: Store, opened: Callable[[], LocalIndex]) -> None:
    index = trained(store, opened)
    other = opened()
    other.rebuild()
    (file,) = trained_files(store)
    fill(store, range(100, 102))
    index.keep()
    assert trained_files(store) == [file]
    again = opened()
    again.follow()
    assert again._indexes is not None
    assert again._indexes.trained is not None
    for one in (index, other, again):
        assert agree(one, store, range(0, 102, 7))


def test_what_another_process_trained_is_not_trained_again(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = opened()
    other.follow()
    trained(store, opened)
    monkeypatch.setattr(embeddings, "train_index", lambda *_: pytest.fail("trained twice"))
    for step in (other.keep, other.follow, other.settle):
        step()
    assert other._training is None
    assert agree(other, store, range(0, 100, 7))


def test_another_trained_part_that_is_damaged_is_not_taken_over(store: Store, opened: Callable[[], LocalIndex]) -> None:
    fill(store, range(100))
    index, other = opened(), opened()
    index.keep()
    index.settle()
    other.follow()
    index.rebuild()
    (file,) = trained_files(store)
    file.write_bytes(file.read_bytes()[:-100])
    fill(store, range(100, 102))
    other.keep()
    assert agree(other, store, range(0, 102, 7))


def test_files_that_another_process_replaces_while_they_are_read_are_read_again(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = trained(store, opened)
    load = derived.load
    replaced: list[int] = []

    def slow(folder: Path) -> derived.Snapshot | None:
        snapshot = load(folder)
        if not replaced:
            replaced.append(1)
            fill(store, range(100, 101))
            index.keep()
        return snapshot

    monkeypatch.setattr(derived, "load", slow)
    other = opened()
    other.follow()
    assert other._indexes is not None
    assert other._indexes.trained is not None
    assert agree(other, store, range(0, 101, 7))


def test_what_is_removed_while_it_is_trained_ends_in_no_error_of_its_own(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, range(100))
    index = opened()
    train = embeddings.train_index

    def emptied(*arguments: Any) -> bool:
        store.remove([entry.id for entry in store.entries()])
        return train(*arguments)

    monkeypatch.setattr(embeddings, "train_index", emptied)
    with pytest.raises(LibraryBusy, match=r"were changed while the vector index was made of them\. Try again\."):
        index.rebuild()
    assert index.matching("item5word", 1) == []
    assert not list(store.folder.glob(".training-*"))


def test_waiting_for_what_is_being_trained_is_told_and_nothing_else_is(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "qa")
    go_on, train = threading.Event(), embeddings.train_index

    def slow(*arguments: Any) -> bool:
        assert go_on.wait(60)
        return train(*arguments)

    monkeypatch.setattr(embeddings, "train_index", slow)
    fill(store, range(20))
    index = opened()
    index.follow()
    index.settle()
    fill(store, range(20, 75))  # many, and not so many more that they are trained before anything else
    assert caplog.messages == []
    index.follow()
    threading.Timer(0.2, go_on.set).start()
    index.settle()
    (told,) = caplog.messages
    assert told.startswith("Training the vector index on 75 passages")
    index.settle()
    assert len(caplog.messages) == 1


@pytest.mark.parametrize("damage", ["flipped", "cut short", "missing"])
def test_a_damaged_trained_part_is_noticed_and_made_again(
    store: Store, opened: Callable[[], LocalIndex], damage: str
) -> None:
    index = trained(store, opened)
    index.close()
    (file,) = trained_files(store)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.unlink()
    if damage != "missing":
        file.write_bytes(data if damage == "flipped" else data[: len(data) // 2])
    assert derived.load(store.folder) is None
    again = opened()
    again.follow()
    again.settle()
    assert agree(again, store, range(0, 100, 11))
    assert len(trained_files(store)) == 1


def test_rebuild_trains_what_is_many_and_makes_the_words_anew(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = trained(store, opened)
    index._current().lexical.change(range(1, 50), ())
    held = 0

    def counted(self: embeddings.dense.DenseIndex, ids: Ids, vectors: Vectors) -> None:
        nonlocal held
        held += len(ids)

    monkeypatch.setattr(embeddings.dense.DenseIndex, "add", counted)
    assert index.rebuild() == 100
    assert held == 0
    assert len(trained_files(store)) == 1
    assert agree(index, store, range(0, 100, 7))


def test_a_change_rewrites_no_large_file(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.local_index._SMALL", 0)
    index = trained(store, opened)
    before = {file.name: file.stat().st_ino for file in store.folder.glob("*.index")}
    fill(store, range(100, 101))
    index.keep()
    after = {file.name: file.stat().st_ino for file in store.folder.glob("*.index")}
    kept = {name for name in before if name.startswith("dense-trained") or name.endswith(".term")}
    segments = {name for name in before if ".term-" in name or name.startswith("dense-trained")}
    assert kept | segments
    assert {name: before[name] for name in kept | segments} == {name: after[name] for name in kept | segments}


def test_a_library_that_lost_articles_is_searched_like_one_that_never_had_them(
    store: Store, opened: Callable[[], LocalIndex]
) -> None:
    fill(store, range(50))
    index = opened()
    index.keep()
    store.remove([entry.id for entry in store.entries() if entry.title >= "Report 2"])
    index.keep()
    for one in (index, opened()):
        found, articles = one.matching("boat item1word", 30), one.articles("boat item1word", 30)
        one.rebuild()
        assert (found, articles) == (one.matching("boat item1word", 30), one.articles("boat item1word", 30))


def test_an_article_that_goes_from_a_large_library_has_no_others_written_anew(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.lexical._ANEW", 30)
    fill(store, range(50))
    index = opened()
    index.keep()
    change, read = LexicalIndex.change, 0

    def counted(self: LexicalIndex, gone: Any, new: Any, whole: Any) -> None:
        nonlocal read
        new = list(new)
        read += len(new)
        change(self, gone, new, whole)

    monkeypatch.setattr(LexicalIndex, "change", counted)
    entries = store.entries()
    store.remove([entries[0].id])
    index.keep()
    assert read == 0
    store.remove([entry.id for entry in entries[1:10]])
    index.keep()
    assert read == 40


def test_where_no_folder_can_be_made_words_are_searched_in_memory(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    fill(store, range(20))
    monkeypatch.setattr(tempfile, "TemporaryDirectory", refused)
    index = opened()
    index.keep()
    assert agree(index, store, range(20))


def test_words_on_disk_that_no_folder_can_be_made_for_are_found_all_the_same(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, range(20))
    opened().keep()

    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refused)
    assert agree(opened(), store, range(20))


def test_where_temporary_files_find_no_room_words_lie_beside_the_library(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.local_index._SMALL", 0)
    fill(store, range(20))
    opened().keep()
    copy, full = shutil.copyfile, Path(tempfile.gettempdir())

    def refusing(source: Path, target: Path) -> None:
        if target.parent.parent == full:
            raise OSError(28, "No space left on device")
        copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", refusing)
    index = opened()
    assert agree(index, store, range(20))
    assert len(list(store.folder.glob(".pullquote-words-*"))) == 1
    index.close()
    assert not list(store.folder.glob(".pullquote-words-*"))


def test_where_a_folder_takes_no_more_words_are_searched_in_memory(
    store: Store, opened: Callable[[], LocalIndex], monkeypatch: pytest.MonkeyPatch
) -> None:
    change = LexicalIndex.change

    def full(self: LexicalIndex, *changes: Any) -> None:
        if self.files():
            raise LibraryDamaged("The lexical index cannot be read or written (No space left on device).")
        change(self, *changes)

    monkeypatch.setattr(LexicalIndex, "change", full)
    fill(store, range(20))
    index = opened()
    index.keep()
    assert agree(index, store, range(20))
    fill(store, range(20, 22))
    index.keep()
    assert agree(index, store, range(22))
    monkeypatch.undo()
    assert agree(opened(), store, range(22))


@pytest.mark.parametrize("gone", ["a segment", "files", "folder"])
@pytest.mark.parametrize("ours", [True, False])
def test_words_whose_temporary_files_were_cleared_away_are_read_anew_with_the_next_change(
    store: Store,
    opened: Callable[[], LocalIndex],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gone: str,
    ours: bool,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    fill(store, range(20))
    index = opened()
    index.keep()
    (own,) = temporary.iterdir()
    if gone == "folder":
        shutil.rmtree(own)
    for file in list(own.glob("*.term" if gone == "a segment" else "*")):
        file.unlink()
    index.keep()  # with nothing to follow: what the library has is left to it
    assert agree(index, store, range(20))
    fill(store, range(20, 22))
    if ours:
        index.keep()
    assert agree(index, store, range(22))
    assert len(list(temporary.iterdir())) == 1
    monkeypatch.setattr(LexicalIndex, "change", lambda *_: pytest.fail("not saved"))
    assert agree(opened(), store, range(22))


_HOLDING = """
import sys, tempfile
from pathlib import Path
from qa.local_index import LocalIndex
from qa.store import Store
tempfile.tempdir = sys.argv[2]
index = LocalIndex(Store(Path(sys.argv[1])))
index.follow()
print("ready", flush=True)
sys.stdin.readline()
"""


def test_the_folder_of_a_process_that_was_killed_is_cleared_away_by_the_next(
    store: Store, opened: Callable[[], LocalIndex], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed = child(_HOLDING, str(store.folder), str(tmp_path))
    assert killed.stdout is not None
    assert killed.stdout.readline() == "ready\n"
    (left,) = tmp_path.glob(".pullquote-words-*")
    opened().follow()
    assert left.exists()  # in use, whichever number its process has where it runs
    killed.kill()
    killed.communicate(timeout=30)
    just_made = tmp_path / ".pullquote-words-abc"
    just_made.mkdir()
    ours = opened()
    ours.follow()
    assert not left.exists()
    assert just_made.exists()
    assert len(list(tmp_path.glob(".pullquote-words-*"))) == 3  # the one just made, and two that are open here


def test_stored_vectors_are_given_in_the_order_asked_for(store: Store, opened: Callable[[], LocalIndex]) -> None:
    fill(store, range(5))
    ids = store.passage_ids()[::-1].copy()
    given = opened()._vectors(np.append(ids, 999))
    assert np.isnan(given[-1]).all()
    for passage_id, row in zip(ids, given, strict=False):
        ((_, stored),) = store.vectors([int(passage_id)], ENCODED.dimension)
        assert (stored[0] == row).all()
