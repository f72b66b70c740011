"""One contract for every index: the one in the library's folder, and the one on a Milvus server, run for real."""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from embeddings import Vectors
from qa.indexing import Index
from qa.lexical import stem
from qa.local_index import LocalIndex
from qa.milvus_index import MilvusAddress, MilvusIndex
from qa.store import DIMENSION, ENCODER, LIBRARY, Store
from tests.helpers import SCRIPTS, FakeEncoder, article, record, source

KERRY = "John Kerry met Sergei Lavrov at Winfield House. They talked for six hours."
ROUBLE = "The rouble fell to a record low. Banks in Moscow closed early."
CAFE = "Le café de Zürich rouvrit lundi."


@dataclass
class Shelf:
    """A store and what opens its index, as a new process would."""

    store: Store
    open: Callable[[], Index]

    def put(self, title: str, text: str, encoder: FakeEncoder | None = None) -> list[int]:
        """Keep an article; the ids of its passages."""
        made = article(title, text)
        self.store.put(record(made, source(made.id), encoder=encoder))
        return list(self.store.passages_of(made.id))

    def remove(self, title: str) -> None:
        self.store.remove([entry.id for entry in self.store.entries() if entry.title == title])


@pytest.fixture(params=["local", "milvus"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    store = Store(tmp_path / "library")
    name = f"t{secrets.token_hex(4)}"
    store.set_meta_once({ENCODER: "fake", DIMENSION: "384", LIBRARY: name})
    if request.param == "local":
        yield Shelf(store, lambda: LocalIndex(store))
    else:
        address = MilvusAddress.read(f"milvus://{request.getfixturevalue('milvus')}/{name}")
        yield Shelf(store, lambda: MilvusIndex(store, address))
    store.close()


def asked(text: str) -> Vectors:
    return FakeEncoder().encode_queries([text])


def found(ranking: list[tuple[int, float]]) -> list[int]:
    return [passage_id for passage_id, _ in ranking]


def test_an_empty_library_is_searched_and_nothing_is_found(shelf: Shelf) -> None:
    index = shelf.open()
    assert index.nearest(asked("rouble"), 5) == []
    assert index.matching("rouble", 5) == []
    assert index.rarity(["roubl"]) == pytest.approx([index.rarity(["zebra"])[0]])
    assert index.rebuild() == 0


def test_the_passage_that_shares_words_is_the_first_on_both_sides(shelf: Shelf) -> None:
    (kerry,), (rouble,) = shelf.put("Talks", KERRY), shelf.put("Money", ROUBLE)
    index = shelf.open()
    assert found(index.nearest(asked("Kerry met Lavrov"), 2)) == [kerry, rouble]
    assert found(index.matching("Where did Kerry meet Lavrov?", 2)) == [kerry]


def test_scores_are_cosines_and_bm25_the_best_first(shelf: Shelf) -> None:
    for number in range(5):
        shelf.put(f"Report {number}", f"Boats came in. {'The harbour was calm. ' * number}")
    index = shelf.open()
    query = asked("The harbour was calm.")
    held = dict(zip(*_stored(shelf.store), strict=True))
    ranking = index.nearest(query, 5)
    assert [score for _, score in ranking] == sorted((score for _, score in ranking), reverse=True)
    for passage_id, score in ranking:
        assert score == pytest.approx(float(held[passage_id] @ query[0]), abs=1e-5)
    ranking = index.matching("harbour", 5)
    assert len(ranking) == 4
    assert [score for _, score in ranking] == sorted((score for _, score in ranking), reverse=True)
    assert all(score >= 0 for _, score in ranking)


def _stored(store: Store) -> tuple[list[int], list[Vectors]]:
    ids = store.passage_ids()
    runs = list(store.vectors([int(i) for i in ids], 384))
    return [int(i) for run, _ in runs for i in run], [vector for _, run in runs for vector in run]


def test_articles_are_found_by_what_several_of_their_passages_say(shelf: Shelf) -> None:
    one = shelf.put("Weather", "Rain fell on the harbour all day. " * 40 + "Then came the herring fleet. " * 40)
    other = shelf.put("Weather", "Rain fell on the town all day. " * 80)
    index = shelf.open()
    (best, score), *_ = index.articles("rain and herring", 5)
    assert best in one
    assert score > 0
    assert {passage for passage, _ in index.articles("rain", 5)} & set(other)
    assert index.articles("zebras", 5) == index.articles("rain", 0) == []


def test_no_more_are_found_than_were_asked_for(shelf: Shelf) -> None:
    for number in range(6):
        shelf.put(f"Report {number}", f"Boats came in at dawn, for the {number}th time.")
    index = shelf.open()
    assert len(index.nearest(asked("boats"), 4)) == len(index.matching("boats", 4)) == 4
    assert len(index.nearest(asked("boats"), 100)) == len(index.matching("boats", 100)) == 6
    assert index.nearest(asked("boats"), 0) == index.matching("boats", 0) == []


def test_only_these_ids_may_be_found(shelf: Shelf) -> None:
    ids = [passage for number in range(8) for passage in shelf.put(f"Report {number}", f"Boats came, number {number}.")]
    index = shelf.open()
    among = np.array(ids[2:5], np.int64)
    assert sorted(found(index.nearest(asked("boats"), 8, among))) == ids[2:5]
    assert sorted(found(index.matching("boats", 8, among))) == ids[2:5]
    assert index.nearest(asked("boats"), 8, np.zeros(0, np.int64)) == []
    assert index.matching("boats", 8, np.zeros(0, np.int64)) == []


def test_of_many_ids_those_that_pass_are_found_wherever_they_rank(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.milvus_index._NAMED", 3)
    ids = [
        passage
        for number in range(12)
        for passage in shelf.put(f"Report {number}", f"Boats. {'They came in at dawn. ' * number}")
    ]
    index = shelf.open()
    for among in (np.array(ids[:7], np.int64), np.array(ids[-7:], np.int64), np.array(ids, np.int64)):
        for k in (2, 5, 20):
            every = [i for i in found(index.nearest(asked("boats"), 20)) if i in among]
            assert found(index.nearest(asked("boats"), k, among)) == every[:k]
            # Milvus Lite reckons how rare a word is among those alone that pass: their order is its own.
            matching = found(index.matching("boats", k, among))
            assert set(matching) <= set(among.tolist())
            assert len(set(matching)) == min(k, len(among))


def test_words_are_found_by_their_stems_without_accents_and_in_any_case(shelf: Shelf) -> None:
    (cafe,), (rouble,) = shelf.put("Suisse", CAFE), shelf.put("Money", ROUBLE)
    index = shelf.open()
    assert found(index.matching("CAFE", 5)) == [cafe]
    assert found(index.matching("zurich", 5)) == [cafe]
    assert found(index.matching("a bank closes", 5)) == [rouble]


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_found_by_its_own_words(shelf: Shelf, script: str) -> None:
    shelf.put("Other", "Boats came in at dawn.")
    (passage,) = shelf.put(script, SCRIPTS[script])
    word = max(re.findall(r"[^\W\d]{3,}", SCRIPTS[script]), key=len)
    assert found(shelf.open().matching(word, 5)) == [passage]


def test_text_without_spaces_is_found_by_a_part_of_it(shelf: Shelf) -> None:
    shelf.put("Other", "東京で会議が開かれた。")
    (passage,) = shelf.put("Beijing", "北京人民大会堂昨日举行记者会。")
    assert found(shelf.open().matching("人民大会堂", 5)) == [passage]


@pytest.mark.parametrize("query", ["", "!?", "'", "kerry' or id > 0 or words == '", '"', "OR", "the of"])
def test_a_query_is_never_read_as_a_command(shelf: Shelf, query: str) -> None:
    shelf.put("Talks", KERRY)
    index = shelf.open()
    assert len(index.matching(query, 5)) <= 1
    assert len(index.rarity([query])) == 1


def test_title_and_date_help_to_find_a_passage(shelf: Shelf) -> None:
    from datetime import date

    made = article("Six hours in a garden", KERRY, published=date(2014, 3, 14))
    shelf.store.put(record(made, source("a")))
    shelf.put("Money", ROUBLE)
    (passage,) = shelf.store.passages_of(made.id)
    index = shelf.open()
    assert found(index.matching("garden", 5)) == [passage]
    assert found(index.matching("What happened on 14 March?", 5)) == [passage]


@pytest.mark.parametrize("counted", [1_000, 2])
def test_a_rare_stem_weighs_more_than_a_common_one_and_an_unknown_one_most(
    shelf: Shelf, counted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.milvus_index._COUNTED", counted)
    shelf.put("One", "Boats came in. The harbour was calm.")
    shelf.put("Two", "Boats left. Café.")
    shelf.put("Three", "Boats sank.")
    index = shelf.open()
    common, rare, unknown = index.rarity([stem("boats"), stem("harbour"), stem("zebra")])
    assert 0 < common < rare < unknown
    assert [common, rare, unknown] == pytest.approx([math.log(1 + (3 - n + 0.5) / (n + 0.5)) for n in (3, 1, 0)])
    assert index.rarity([]) == []
    assert index.rarity(["cafe"]) == pytest.approx([rare])


def test_what_is_added_and_removed_later_is_followed_before_the_next_search(shelf: Shelf) -> None:
    (kerry,) = shelf.put("Talks", KERRY)
    index = shelf.open()
    assert found(index.matching("Kerry rouble", 5)) == [kerry]
    (rouble,) = shelf.put("Money", ROUBLE)
    assert sorted(found(index.matching("Kerry rouble", 5))) == [kerry, rouble]
    shelf.remove("Talks")
    assert found(index.matching("Kerry rouble", 5)) == [rouble]
    assert found(index.nearest(asked(KERRY), 5)) == [rouble]
    assert index.rarity([stem("kerry")]) == pytest.approx(index.rarity(["zebra"]))


def test_the_next_process_finds_what_was_kept(shelf: Shelf) -> None:
    (kerry,) = shelf.put("Talks", KERRY)
    shelf.open().keep()
    assert found(shelf.open().matching("Kerry", 5)) == [kerry]


def test_what_was_never_kept_is_brought_along_by_the_next_process(shelf: Shelf) -> None:
    shelf.put("Talks", KERRY)
    shelf.open().keep()
    (rouble,) = shelf.put("Money", ROUBLE)
    shelf.remove("Talks")
    index = shelf.open()
    index.follow()
    assert found(index.nearest(asked(KERRY), 5)) == [rouble]


def test_two_that_follow_the_same_store_agree(shelf: Shelf) -> None:
    one, other = shelf.open(), shelf.open()
    for number in range(4):
        shelf.put(f"Report {number}", f"Boats came in at dawn, for the {number}th time.")
        (one if number % 2 else other).follow()
    assert one.nearest(asked("boats"), 9) == other.nearest(asked("boats"), 9)
    assert sorted(found(one.matching("boats", 9))) == sorted(found(other.matching("boats", 9)))


def test_it_is_made_anew_and_finds_the_same(shelf: Shelf) -> None:
    shelf.put("Talks", KERRY)
    shelf.put("Money", ROUBLE)
    index = shelf.open()
    before = index.nearest(asked("Kerry"), 5), found(index.matching("Kerry", 5))
    assert index.rebuild() == 2
    assert (index.nearest(asked("Kerry"), 5), found(index.matching("Kerry", 5))) == before


def test_what_was_indexed_at_once_is_found_filtered_and_followed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.milvus_index._INDEXED_AT_ONCE", 3)
    ids = [
        passage
        for number in range(6)
        for passage in shelf.put(f"Report {number}", f"Boats came in at dawn, for the {number}th time.")
    ]
    index = shelf.open()
    index.rebuild()
    shelf.remove("Report 2")
    (kerry,) = shelf.put("Talks", KERRY)
    left = [i for i in ids if i != ids[2]]
    assert sorted(found(index.nearest(asked("boats"), 9))) == [*left, kerry]
    assert sorted(found(index.matching("boats", 9))) == left
    assert found(index.matching("Kerry", 9)) == [kerry]
    among = np.array([ids[1], ids[2], kerry], np.int64)
    assert sorted(found(index.nearest(asked("boats"), 9, among))) == [ids[1], kerry]
    assert found(index.matching("boats", 9, among)) == [ids[1]]
    assert index.rarity([stem("boats")]) < index.rarity([stem("kerry")])


def test_vectors_of_another_encoder_take_the_place_of_the_old_ones(shelf: Shelf) -> None:
    shelf.put("Talks", KERRY)
    index = shelf.open()
    index.keep()
    shelf.remove("Talks")
    other = FakeEncoder("other", dimension=64)
    shelf.store.set_meta(ENCODER, other.name)
    shelf.store.set_meta(DIMENSION, "64")
    (kerry,) = shelf.put("Talks", KERRY, encoder=other)
    for one in (index, shelf.open()):
        assert found(one.nearest(other.encode_queries(["Kerry"]), 5)) == [kerry]


@pytest.mark.parametrize(
    "stored", [b"\0", np.full(384, np.nan, "<f4").tobytes(), np.full(384, np.inf, "<f4").tobytes()]
)
def test_a_damaged_vector_hides_no_words(shelf: Shelf, stored: bytes) -> None:
    import sqlite3

    (kerry,) = shelf.put("Talks", KERRY)
    (rouble,) = shelf.put("Money", ROUBLE)
    db = sqlite3.connect(shelf.store.path)
    db.execute("UPDATE passages SET vector = ? WHERE id = ?", (stored, kerry))
    db.commit()
    db.close()
    index = shelf.open()
    assert found(index.matching("Kerry", 5)) == [kerry]
    assert found(index.nearest(asked("rouble"), 1)) == [rouble]
