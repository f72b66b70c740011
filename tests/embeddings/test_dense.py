"""The vector index: compared with the exact answer, not only by its shapes."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import faiss
import numpy as np
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import embeddings
from embeddings import IndexDamaged, NoRoom, dense
from embeddings.dense import DenseIndex


def unit_vectors(count: int, dimension: int = 32, seed: int = 7) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def ids(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


@pytest.fixture
def filled() -> tuple[DenseIndex, np.ndarray]:
    """An index of 50 vectors under the ids 100, 103, 106, ..., and the vectors."""
    vectors = unit_vectors(50)
    index = embeddings.make_index(32)
    index.add(np.arange(100, 250, 3, dtype=np.int64), vectors)
    return index, vectors


def exact(vectors: np.ndarray, query: np.ndarray, k: int) -> list[int]:
    return [int(100 + 3 * row) for row in np.argsort(-(vectors @ query[0]))[:k]]


def test_search_finds_exactly_the_nearest_best_first(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    for seed in range(5):
        query = unit_vectors(1, seed=seed)
        found = index.search(query, 10)
        assert [i for i, _ in found] == exact(vectors, query, 10)
        assert [s for _, s in found] == pytest.approx(sorted(vectors @ query[0], reverse=True)[:10], abs=1e-6)


def test_a_vector_is_nearest_to_itself_with_cosine_one(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    ((found, score),) = index.search(vectors[20:21], 1)
    assert found == 160
    assert score == pytest.approx(1.0, abs=1e-6)


def test_only_admitted_ids_are_found(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    found = index.search(vectors[0:1], 10, among=ids(103, 106, 7))
    assert {i for i, _ in found} == {103, 106}


def test_nothing_is_found_when_nothing_is_admitted(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    assert index.search(vectors[0:1], 10, among=ids()) == []


def test_more_than_there_are_gives_all(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    assert len(index.search(vectors[0:1], 1000)) == 50


@pytest.mark.parametrize("k", [0, -1])
def test_none_wanted_gives_none(filled: tuple[DenseIndex, np.ndarray], k: int) -> None:
    index, vectors = filled
    assert index.search(vectors[0:1], k) == []


def test_an_empty_index_finds_nothing() -> None:
    assert embeddings.make_index(32).search(unit_vectors(1), 5) == []


def test_a_removed_vector_is_never_found_again(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    index.remove(ids(160, 99_999))
    assert len(index) == 49
    assert 160 not in index.ids()
    assert 160 not in {i for i, _ in index.search(vectors[20:21], 50)}


def test_what_is_added_after_a_removal_is_found(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    index.remove(ids(100))
    index.add(ids(5000), vectors[0:1])
    assert index.search(vectors[0:1], 1)[0][0] == 5000


def test_bytes_turn_back_into_the_same_index(filled: tuple[DenseIndex, np.ndarray]) -> None:
    index, vectors = filled
    again = embeddings.open_index(32, None, index.recent_bytes())
    assert sorted(again.ids()) == sorted(index.ids())
    assert again.search(vectors[3:4], 7) == index.search(vectors[3:4], 7)
    again.remove(ids(100))
    assert len(again) == 49


def test_an_index_of_no_vectors_turns_back_too() -> None:
    for dimension in (0, 32):  # 0: the length of a library's vectors is not known before the first
        again = embeddings.open_index(dimension, None, embeddings.make_index(dimension).recent_bytes())
        again.remove(ids())
        assert len(again) == len(again.ids()) == 0
        assert not again.wants_training()


@pytest.mark.parametrize("data", [b"", b"no index at all", b"\0" * 400], ids=["none", "text", "zeros"])
def test_bytes_that_are_no_index_are_refused(data: bytes) -> None:
    with pytest.raises(IndexDamaged):
        embeddings.open_index(32, None, data)


def test_an_index_cut_short_is_refused(filled: tuple[DenseIndex, np.ndarray]) -> None:
    data = filled[0].recent_bytes()
    with pytest.raises(IndexDamaged):
        embeddings.open_index(32, None, data[: len(data) // 2])


def test_an_index_of_another_dimension_is_refused(filled: tuple[DenseIndex, np.ndarray]) -> None:
    with pytest.raises(IndexDamaged):
        embeddings.open_index(384, None, filled[0].recent_bytes())


def test_bytes_that_were_changed_are_refused(filled: tuple[DenseIndex, np.ndarray]) -> None:
    data = bytearray(filled[0].recent_bytes())
    data[len(data) // 2] ^= 1
    with pytest.raises(IndexDamaged):
        embeddings.open_index(32, None, bytes(data))


def test_whatever_is_added_and_removed_search_is_exact() -> None:
    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(st.integers(0, 400), unique=True, max_size=60),
        st.lists(st.integers(0, 400), max_size=30),
        st.none() | st.lists(st.integers(0, 400), unique=True, max_size=40),
        st.integers(1, 70),
    )
    def check(added: list[int], removed: list[int], among: list[int] | None, k: int) -> None:
        vectors = unit_vectors(401, 8)
        index = DenseIndex(8)
        index.add(ids(*added), vectors[added])
        index.remove(ids(*removed))
        left = set(added) - set(removed)
        assert set(index.ids()) == left
        assert len(index) == len(left)
        query = unit_vectors(1, 8, seed=1)
        wanted = sorted(left if among is None else left & set(among), key=lambda i: -(vectors[i] @ query[0]))
        found = index.search(query, k, None if among is None else ids(*sorted(among)))
        assert [i for i, _ in found] == wanted[:k]

    check()


# What follows is of the trained part: 20,000 vectors around 300 centres, under the ids 10, 13, 16, ...

COUNT = 20_000
DIMENSION = 24


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    random = np.random.default_rng(11)
    centres = random.normal(size=(300, DIMENSION))
    made = centres[random.integers(0, 300, COUNT)] + 0.4 * random.normal(size=(COUNT, DIMENSION))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def file(vectors: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trained") / "dense.index"
    assert embeddings.train_index(DIMENSION, COUNT, lambda: in_batches(vectors), path, lambda: False)
    return path


@pytest.fixture
def trained(file: Path) -> DenseIndex:
    return embeddings.open_index(DIMENSION, file, None)


def in_batches(vectors: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for start in range(0, len(vectors), 3_000):
        part = vectors[start : start + 3_000]
        yield 10 + 3 * np.arange(start, start + len(part)), part


def stored(vectors: np.ndarray):  # type: ignore[no-untyped-def]
    return lambda wanted: vectors[(wanted - 10) // 3]


def nearest(vectors: np.ndarray, query: np.ndarray, k: int, among: np.ndarray | None = None) -> list[int]:
    """By comparing all."""
    held = 10 + 3 * np.arange(len(vectors)) if among is None else among
    return [int(i) for i in held[np.argsort(-(vectors[(held - 10) // 3] @ query))[:k]]]


def recall(index: DenseIndex, vectors: np.ndarray, among: np.ndarray | None = None, ranked: bool = True) -> float:
    """Share of the true ten that are found, over 100 queries near vectors that are held."""
    random = np.random.default_rng(5)
    found = 0
    for row in random.integers(0, len(vectors), 100):
        query = vectors[row] + 0.1 * random.normal(size=DIMENSION).astype(np.float32)
        said = index.search(query[None], 10, among, exact=stored(vectors) if ranked else None)
        found += len({i for i, _ in said} & set(nearest(vectors, query, 10, among)))
    return found / 1_000


def test_lists_find_nearly_all_that_comparing_all_does(trained: DenseIndex, vectors: np.ndarray) -> None:
    assert recall(trained, vectors) >= 0.98


def test_lists_alone_are_nearly_as_good(trained: DenseIndex, vectors: np.ndarray) -> None:
    assert recall(trained, vectors, ranked=False) >= 0.93


@pytest.mark.parametrize("admitted", [20, 41, 300, 3_000, 15_000])
def test_a_filter_loses_nothing(trained: DenseIndex, vectors: np.ndarray, admitted: int) -> None:
    among = 10 + 3 * np.sort(np.random.default_rng(admitted).choice(COUNT, admitted, replace=False))
    assert recall(trained, vectors, among) >= 0.98


def test_a_filter_to_what_is_far_from_the_query_loses_nothing(trained: DenseIndex, vectors: np.ndarray) -> None:
    query = vectors[0]
    among = np.sort(np.array(nearest(vectors, -query, 500)))
    found = [i for i, _ in trained.search(query[None], 10, among, exact=stored(vectors))]
    assert found == nearest(vectors, query, 10, among)


def test_scores_are_inner_products_best_first(trained: DenseIndex, vectors: np.ndarray) -> None:
    found = trained.search(vectors[7:8], 10, exact=stored(vectors))
    assert found[0][0] == 31
    assert found[0][1] == pytest.approx(1.0, abs=1e-6)
    assert [s for _, s in found] == pytest.approx([vectors[(i - 10) // 3] @ vectors[7] for i, _ in found], abs=1e-6)
    assert found == sorted(found, key=lambda one: -one[1])


def test_a_trained_index_holds_what_it_was_trained_on(trained: DenseIndex) -> None:
    assert len(trained) == COUNT
    assert sorted(trained.ids()) == list(range(10, 10 + 3 * COUNT, 3))


def test_what_is_added_later_is_found_beside_what_was_trained(trained: DenseIndex, vectors: np.ndarray) -> None:
    trained.add(ids(90_001, 90_002), np.stack([vectors[7], -vectors[7]]))
    assert len(trained) == COUNT + 2
    found = [i for i, _ in trained.search(vectors[7:8], 10, exact=stored(vectors))]
    assert found[:2] == [31, 90_001]
    assert found[2:] == nearest(vectors, vectors[7], 9)[1:]
    assert [i for i, _ in trained.search(vectors[7:8], 10, ids(31, 34, 90_002), stored(vectors))][-1] == 90_002


@pytest.mark.parametrize("ranked", [True, False])
def test_what_is_removed_from_the_trained_part_is_never_found(
    trained: DenseIndex, vectors: np.ndarray, ranked: bool
) -> None:
    gone = np.array(nearest(vectors, vectors[7], 30))
    trained.remove(np.append(gone, 5))
    assert len(trained) == COUNT - 30
    assert not set(gone) & set(trained.ids())
    exact = stored(vectors) if ranked else None
    found = [i for i, _ in trained.search(vectors[7:8], 10, exact=exact)]
    assert not set(found) & set(gone)
    assert len(found) == 10
    assert trained.search(vectors[7:8], 10, np.sort(gone), exact) == []


def test_what_is_gone_from_the_store_meanwhile_is_left_out(trained: DenseIndex, vectors: np.ndarray) -> None:
    def exact(wanted: np.ndarray) -> np.ndarray:
        rows = stored(vectors)(wanted)
        rows[wanted == 31] = np.nan
        return rows

    found = [i for i, _ in trained.search(vectors[7:8], 10, exact=exact)]
    assert found == nearest(vectors, vectors[7], 11)[1:]


def test_a_trained_index_opens_as_it_was_left(file: Path, trained: DenseIndex, vectors: np.ndarray) -> None:
    before = file.read_bytes()
    trained.add(ids(90_001), vectors[7:8])
    trained.remove(ids(31, 34))
    again = embeddings.open_index(DIMENSION, file, trained.recent_bytes())
    assert sorted(again.ids()) == sorted(trained.ids())
    query = vectors[7:8]
    assert again.search(query, 10, exact=stored(vectors)) == trained.search(query, 10, exact=stored(vectors))
    assert file.read_bytes() == before


def test_all_may_be_removed(trained: DenseIndex, vectors: np.ndarray) -> None:
    trained.remove(trained.ids())
    assert len(trained) == 0
    assert trained.search(vectors[:1], 10, exact=stored(vectors)) == []


def test_the_same_vectors_give_the_same_file(vectors: np.ndarray, tmp_path: Path) -> None:
    for name in ("once", "again"):
        embeddings.train_index(DIMENSION, 4_000, lambda: in_batches(vectors[:4_000]), tmp_path / name, lambda: False)
    assert (tmp_path / "again").read_bytes() == (tmp_path / "once").read_bytes()


@pytest.mark.parametrize("kept", [0, 10, 0.3, 0.99])
def test_a_trained_file_cut_short_is_refused(file: Path, tmp_path: Path, kept: float) -> None:
    data = file.read_bytes()
    cut = tmp_path / "cut"
    cut.write_bytes(data[: int(kept * len(data)) if kept < 1 else int(kept)])
    with pytest.raises(IndexDamaged, match="cut"):
        embeddings.open_index(DIMENSION, cut, None)


def test_a_trained_file_that_is_missing_or_another_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        embeddings.open_index(DIMENSION, tmp_path / "none", None)
    with pytest.raises(IndexDamaged):
        embeddings.open_index(384, file, None)
    flat = tmp_path / "flat"
    faiss.write_index(faiss.IndexFlatIP(DIMENSION), str(flat))
    with pytest.raises(IndexDamaged):
        embeddings.open_index(DIMENSION, flat, None)


def test_parts_that_do_not_belong_together_are_refused(file: Path, trained: DenseIndex, vectors: np.ndarray) -> None:
    trained.remove(ids(31))
    with pytest.raises(IndexDamaged):
        embeddings.open_index(DIMENSION, None, trained.recent_bytes())
    twice = embeddings.make_index(DIMENSION)
    twice.add(ids(34), vectors[:1])
    with pytest.raises(IndexDamaged):
        embeddings.open_index(DIMENSION, file, twice.recent_bytes())


def test_training_stops_when_told_and_leaves_no_file(vectors: np.ndarray, tmp_path: Path) -> None:
    for asked in (0, 2, 6, 13, 14):  # in the first pass, in the rounds of training, in the second pass
        answers = itertools.chain(itertools.repeat(False, asked), itertools.repeat(True))
        stopped = embeddings.train_index(
            DIMENSION,
            4_000,
            lambda: in_batches(vectors[:4_000]),
            tmp_path / "file",
            partial(next, answers),
        )
        assert stopped is False
    assert not list(tmp_path.iterdir())


def test_training_on_one_core_leaves_the_others_to_what_follows(vectors: np.ndarray, tmp_path: Path) -> None:
    before = faiss.omp_get_max_threads()
    part = vectors[:4_000]
    assert embeddings.train_index(
        DIMENSION, 4_000, lambda: in_batches(part), tmp_path / "file", lambda: False, threads=1
    )
    assert faiss.omp_get_max_threads() == before


def test_too_little_memory_is_said_before_training(
    vectors: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=1_000_000))
    with pytest.raises(NoRoom, match="memory, and 1 MB are free"):
        embeddings.train_index(DIMENSION, COUNT, lambda: in_batches(vectors), tmp_path / "file", lambda: False)


def test_too_little_disk_is_said_before_training(
    vectors: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000))
    with pytest.raises(NoRoom, match="room on the disk"):
        embeddings.train_index(DIMENSION, COUNT, lambda: in_batches(vectors), tmp_path / "file", lambda: False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_up_is_said(vectors: np.ndarray, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.symlink_to("/dev/full")
    with pytest.raises(NoRoom, match="room on the disk"):
        embeddings.train_index(DIMENSION, 4_000, lambda: in_batches(vectors[:4_000]), file, lambda: False)
    assert not file.is_symlink()


def test_a_file_that_may_not_be_written_is_named(vectors: np.ndarray, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file = tmp_path / "file"
    file.symlink_to(tmp_path / "folder")
    with pytest.raises(OSError, match=r"FAISS could not make the vector index: .*file") as told:
        embeddings.train_index(DIMENSION, 4_000, lambda: in_batches(vectors[:4_000]), file, lambda: False)
    assert told.value.filename == str(file)


def test_fewer_vectors_than_were_told_is_an_error(vectors: np.ndarray, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="too few vectors"):
        embeddings.train_index(DIMENSION, COUNT, lambda: in_batches(vectors[:500]), tmp_path / "file", lambda: False)


def test_training_is_wanted_when_many_are_in_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "EXACT", 100)
    index = DenseIndex(8)
    monkeypatch.setattr(dense, "OUTGROWN_FROM", 50)
    index.add(np.arange(100), unit_vectors(100, 8))
    assert not index.wants_training()
    index.add(ids(100), unit_vectors(1, 8))
    assert index.wants_training()


def test_training_is_wanted_again_when_the_vectors_have_drifted(
    file: Path, vectors: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "EXACT", 1_000)
    monkeypatch.setattr(dense, "OUTGROWN_FROM", 500)
    index = embeddings.open_index(DIMENSION, file, None)
    assert not index.wants_training()
    index.add(np.arange(100_000, 105_000), vectors[:5_000])
    assert not index.wants_training()
    index.add(ids(105_000), vectors[:1])
    assert index.wants_training()

    index = embeddings.open_index(DIMENSION, file, None)
    index.remove(10 + 3 * np.arange(5_000))
    assert not index.wants_training()
    index.remove(10 + 3 * np.arange(5_001))
    assert index.wants_training()
    index.remove(10 + 3 * np.arange(19_500))
    assert not index.wants_training()  # too few are left to be worth it
