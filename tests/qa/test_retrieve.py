"""Hybrid search: two rankings become one, and the store has the last word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from qa.library import Library
from qa.retrieve import fuse, retrieve, spread, with_articles
from qa.types import Filters, Hit, Passage
from tests.helpers import DATA, FakeEncoder, add, numbered_articles, read_lines, write_article
from tests.reports import BALLOT, FERRY, cut


def fused(*rankings: Sequence[int]) -> list[int]:
    """The order of ids where all rankings weigh the same."""
    return [passage_id for passage_id, _ in fuse([(ranking, 1.0) for ranking in rankings])]


def test_what_both_sides_find_comes_before_what_one_finds() -> None:
    assert fused([1, 2], [3, 2])[0] == 2


def test_a_ranking_alone_keeps_its_order() -> None:
    assert fused([5, 4, 3], []) == fused([], [5, 4, 3]) == [5, 4, 3]


def test_equal_scores_keep_the_order_of_ids() -> None:
    assert fused([8, 2], [2, 8]) == [2, 8]


def test_a_side_that_weighs_nothing_decides_nothing() -> None:
    assert fuse([([1, 2], 1.0), ([2, 1], 0.0)])[0][0] == 1


def test_fused_scores_are_positive_and_fall() -> None:
    scores = [score for _, score in fuse([([1, 2, 3], 1.0), ([3, 9], 0.5)])]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) > 0


def test_nothing_fused_is_nothing() -> None:
    assert fuse([([], 1.0), ([], 1.0)]) == []


def test_a_passage_is_lifted_by_its_article_and_one_that_is_gone_is_left_out() -> None:
    lifted = with_articles([(1, 0.10), (2, 0.09), (3, 0.08)], {1: "a", 2: "b"}, ["b", "c"], weight=0.5, k=10)
    assert lifted == [(2, pytest.approx(0.09 + 0.5 / 11)), (1, 0.10)]


def test_of_hits_that_are_shown_others_articles_come_before_what_one_says_besides() -> None:
    hits = [
        Hit(Passage(article, start, start + 9), rank, {})
        for rank, (article, start) in enumerate([("a", 0), ("a", 10), ("a", 20), ("b", 0), ("c", 0)], start=1)
    ]
    ranked = spread(list(zip(hits, (1.0, 0.9, 0.9, 0.8, 0.7), strict=True)))
    assert [f"{hit.passage.article_id}{hit.passage.start}" for hit in ranked] == ["a0", "b0", "a10", "c0", "a20"]
    assert [hit.rank for hit in ranked] == [1, 2, 3, 4, 5]


def test_of_passages_alike_the_one_whose_article_says_the_rest_comes_first(library: Library, tmp_path: Path) -> None:
    alike = "The boats came in at dawn."
    add(library, write_article(tmp_path / "a.md", "Harbour", f"{alike} " + "Nothing else was seen. " * 60))
    add(library, write_article(tmp_path / "b.md", "Harbour", f"{alike} " + "The herring fleet was late. " * 60))
    (hit,) = retrieve(library, "When did the boats of the herring fleet come in at dawn?", top=1)
    assert "herring" in library.article(hit.passage.article_id).text


def test_of_passages_alike_the_one_of_the_article_that_begins_with_it_comes_first(
    library: Library, tmp_path: Path
) -> None:
    sold, filler = "The lighthouse was sold in May.", "The council met for an hour. " * 40
    for name, title, begins in (("a", "Council notes", filler), ("b", "Sold", f"A lighthouse has gone. {filler}")):
        add(library, write_article(tmp_path / f"{name}.md", title, f"{begins}\n\n{sold}\n\n{filler}"))
    first = retrieve(library, "When was the lighthouse sold?", top=4)[0]
    assert library.article(first.passage.article_id).title == "Sold"


@pytest.fixture
def harbour(library: Library, tmp_path: Path) -> Library:
    add(library, *numbered_articles(tmp_path / "in", 12))
    return library


def test_ranks_count_from_one_without_a_gap(harbour: Library) -> None:
    hits = retrieve(harbour, "harbour report", top=7)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5, 6, 7]


def test_each_hit_tells_its_scores_within_their_ranges(harbour: Library) -> None:
    for hit in retrieve(harbour, "item3word harbour", top=12):
        assert hit.scores["fused"] > 0
        assert -1.001 <= hit.scores.get("dense", 0) <= 1.001
        assert hit.scores.get("lexical", 0) >= 0


def test_the_passage_with_the_asked_word_comes_first(harbour: Library) -> None:
    (hit,) = retrieve(harbour, "item7word", top=1)
    assert harbour.entry(hit.passage.article_id).title == "Report 7"


def test_as_many_passages_come_as_are_wanted_and_there_are(harbour: Library, tmp_path: Path) -> None:
    add(harbour, *numbered_articles(tmp_path / "more", 120))
    assert len(retrieve(harbour, "harbour report", top=110)) == 110
    assert len(retrieve(harbour, "harbour report", top=500)) == 120  # twelve of the files hold the same articles


def test_only_what_passes_the_filters_is_found(harbour: Library) -> None:
    hits = retrieve(harbour, "harbour report item9word", filters=Filters(until=date(2014, 3, 2)), top=10)
    assert {harbour.entry(hit.passage.article_id).title for hit in hits} == {"Report 0", "Report 1"}


def test_filters_that_admit_nothing_find_nothing(harbour: Library) -> None:
    assert retrieve(harbour, "harbour report", filters=Filters(publishers=("Nobody",)), top=10) == ()


def test_an_empty_library_needs_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import embeddings

    def refusing(name: str = "") -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr(embeddings, "load_encoder", refusing)
    with Library.open(tmp_path / "empty") as empty:
        assert retrieve(empty, "anything", top=5) == ()


def test_a_word_of_the_title_finds_the_article(library: Library, tmp_path: Path) -> None:
    add(
        library,
        write_article(tmp_path / "a.md", "Zeppelin", "It rose in the morning."),
        *numbered_articles(tmp_path / "in", 5),
    )
    (hit,) = retrieve(library, "zeppelin", top=1)
    assert library.entry(hit.passage.article_id).title == "Zeppelin"


def test_of_the_seed_questions_the_right_article_is_nearly_always_among_the_first_ten(seeded: Library) -> None:
    missed = []
    for asked in read_lines(DATA / "seeds_questions.jsonl"):
        if asked["answers"]:
            hits = retrieve(seeded, asked["question"], top=10)
            read = [seeded.article(h.passage.article_id).text[h.passage.start : h.passage.end] for h in hits]
            if not any(answer in text for answer in asked["answers"] for text in read):
                missed.append(asked["id"])
    assert len(missed) <= 1, missed


# -- copies -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One report in many papers, cut anew in each, and another about the same island. To be read only."""
    tmp_path = tmp_path_factory.mktemp("printed")
    for n in range(70):
        text = f"By Writer {n}\n\nORRIN (Reuters) - {cut(BALLOT, 0, 1 - n / 200)}"
        write_article(tmp_path / f"{n:02}.md", f"Paper {n:02}", text, publisher=f"Paper {n:02}", published="2014-03-16")
    write_article(tmp_path / "ferry.md", "Ferry", FERRY, publisher="Ferry", published="2014-03-16")
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        add(library, tmp_path)
        yield library


def test_copies_of_one_report_do_not_crowd_out_the_others(printed: Library) -> None:
    hits = retrieve(printed, "How often does the ferry run to Lower Skerry?", top=8)
    named = [printed.entry(hit.passage.article_id).title for hit in hits]
    assert "Ferry" in named
    said = [printed.article(h.passage.article_id).text[h.passage.start : h.passage.end] for h in hits]
    for sentence in ("Eleven papers were spoiled.", "whose own port stands to lose the winter freight"):
        assert sum(sentence in text for text in said) <= 2  # where papers cut differently, edges may be said twice


def test_a_hit_names_the_passages_of_its_copies(printed: Library) -> None:
    (hit, *_) = retrieve(printed, "Ingrid Vale funeral neighbours", top=3)
    assert len(hit.also_in) == 20
    for passage in hit.also_in:
        assert passage.article_id != hit.passage.article_id
        assert "Vale" in printed.article(passage.article_id).text[passage.start : passage.end]
    (ferry, *_) = retrieve(printed, "first boat six in the morning children travel free", top=1)
    assert ferry.also_in == ()


def test_what_a_copy_adds_of_its_own_is_found(library: Library, tmp_path: Path) -> None:
    own = "Our reporter adds that zeppelins were seen above the pier while the papers were being counted."
    add(
        library,
        write_article(tmp_path / "a.md", "Courier", BALLOT),
        write_article(tmp_path / "b.md", "Mail", f"{BALLOT}\n\n{own}"),
    )
    found = {hit.passage.article_id for hit in retrieve(library, "zeppelins above the pier", top=10)}
    assert {library.entry(one).title for one in found} >= {"Mail"}
    (first, *_) = retrieve(library, "zeppelins above the pier", top=1)
    assert "zeppelins" in library.article(first.passage.article_id).text[first.passage.start : first.passage.end]


def test_a_copy_that_passes_the_filters_alone_is_found_and_names_no_other(printed: Library) -> None:
    (hit, *_) = retrieve(printed, "Ingrid Vale", filters=Filters(publishers=("paper 33",)), top=5)
    assert printed.entry(hit.passage.article_id).title == "Paper 33"
    assert hit.also_in == ()


def test_of_a_passage_and_its_cut_copy_the_whole_one_is_shown(library: Library, tmp_path: Path) -> None:
    for name, share in (("Courier", 1.0), ("Mail", 0.75)):
        write_article(tmp_path / f"{name}.md", name, cut(BALLOT, 0, share))
    add(library, tmp_path)
    hits = retrieve(library, "dredging would ruin the oyster beds", top=5)
    said = [library.article(h.passage.article_id).text[h.passage.start : h.passage.end] for h in hits]
    (shown,) = [text for text in said if "oyster beds" in text]
    assert "watch the works closely from the first day" in shown
