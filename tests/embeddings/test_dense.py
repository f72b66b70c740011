"""The vector index: compared with the exact answer, not only by its shapes."""

from __future__ import annotations

import numpy as np
import pytest

import embeddings
from embeddings import IndexDamaged
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
    again = embeddings.load_index(index.to_bytes(), 32)
    assert sorted(again.ids()) == sorted(index.ids())
    assert again.search(vectors[3:4], 7) == index.search(vectors[3:4], 7)
    again.remove(ids(100))
    assert len(again) == 49


@pytest.mark.parametrize("data", [b"", b"no index at all", b"\0" * 400], ids=["none", "text", "zeros"])
def test_bytes_that_are_no_index_are_refused(data: bytes) -> None:
    with pytest.raises(IndexDamaged):
        embeddings.load_index(data, 32)


def test_an_index_cut_short_is_refused(filled: tuple[DenseIndex, np.ndarray]) -> None:
    data = filled[0].to_bytes()
    with pytest.raises(IndexDamaged):
        embeddings.load_index(data[: len(data) // 2], 32)


def test_an_index_of_another_dimension_is_refused(filled: tuple[DenseIndex, np.ndarray]) -> None:
    with pytest.raises(IndexDamaged):
        embeddings.load_index(filled[0].to_bytes(), 384)
