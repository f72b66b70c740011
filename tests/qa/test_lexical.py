"""Words in, passages out."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import LibraryDamaged
from qa.lexical import LexicalIndex, content_words, spoken_date, words
from qa.types import Entry
from tests.helpers import SCRIPTS

ENTRY = Entry("a", "Harbour news", published=date(2014, 3, 14))
UNDATED = Entry("b", "Weather")


@pytest.fixture
def index() -> LexicalIndex:
    made = LexicalIndex()
    made.change(
        (),
        [
            (1, ENTRY, "The boats came in at dawn with herring."),
            (2, ENTRY, "Boats, boats and more boats."),
            (3, UNDATED, "Rain is expected in the café on Thursday."),
            (7, UNDATED, "Running runners ran a race."),
        ],
    )
    return made


def found(index: LexicalIndex, query: str, **options: object) -> list[int]:
    return [passage_id for passage_id, _ in index.search(query, 10, **options)]  # type: ignore[arg-type]


def test_the_passage_that_says_the_word_more_often_comes_first(index: LexicalIndex) -> None:
    assert found(index, "boats") == [2, 1]


def test_a_word_is_found_in_its_other_forms(index: LexicalIndex) -> None:
    assert found(index, "boat") == [2, 1]
    assert found(index, "runs") == [7]


@pytest.mark.parametrize("query", ["café", "cafe", "CAFÉ"])
def test_accents_and_case_do_not_count(index: LexicalIndex, query: str) -> None:
    assert found(index, query) == [3]


def test_title_and_date_find_a_passage_that_does_not_hold_them(index: LexicalIndex) -> None:
    assert sorted(found(index, "harbour")) == [1, 2]
    assert sorted(found(index, "14 March 2014")) == [1, 2]
    assert sorted(found(index, "Friday")) == [1, 2]


def test_stop_words_find_nothing_beside_words_that_say_something(index: LexicalIndex) -> None:
    assert found(index, "what is the herring") == [1]


def test_a_query_of_stop_words_alone_is_searched_as_it_is(index: LexicalIndex) -> None:
    assert 1 in found(index, "in at the")


def test_scores_are_not_negative_and_fall(index: LexicalIndex) -> None:
    scores = [score for _, score in index.search("boats herring rain", 10)]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 0


def test_only_admitted_passages_are_found(index: LexicalIndex) -> None:
    assert found(index, "boats", among=np.array([1, 3, 7], dtype=np.int64)) == [1]
    assert found(index, "boats", among=np.array([], dtype=np.int64)) == []


def test_the_best_admitted_are_found_behind_any_number_of_others() -> None:
    index = LexicalIndex()
    index.change((), [(n, UNDATED, "boats boats") for n in range(1, 200)])
    index.change((), [(500, UNDATED, "boats and a great many other words that make it the least of all")])
    assert index.search("boats", 1, among=np.array([500], dtype=np.int64))[0][0] == 500


@pytest.mark.parametrize("few", [0, 2_000])
def test_of_many_admitted_the_best_are_found_however_deep_they_lie(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.lexical._FEW", few)
    index = LexicalIndex()
    index.change((), [(n, UNDATED, f"boats {'and more ' * (n % 7)}{'boats ' * (n < 300)}") for n in range(600)])
    every = [found for found, _ in index.search("boats", 600)]
    assert len(every) == 600
    for among in (range(300, 600), range(0, 600, 2), range(450, 470), range(290, 310)):
        admitted = np.array(among, dtype=np.int64)
        for k in (1, 10, 400):
            found = [passage_id for passage_id, _ in index.search("boats", k, admitted)]
            assert found == [one for one in every if one in among][:k]


def test_a_removed_passage_is_not_found_again(index: LexicalIndex) -> None:
    index.change([2, 999], ())
    assert found(index, "boats") == [1]
    assert len(index) == 3
    assert set(index.ids()) == {1, 3, 7}


@pytest.mark.parametrize(
    "query", ['"', "a AND OR NOT (", "text:boats", "boats*", "^boats", "NEAR(boats)", "-boats", "';--", "\0"]
)
def test_the_search_engines_own_signs_are_only_text(index: LexicalIndex, query: str) -> None:
    assert found(index, query) == found(index, " ".join(words(query)))
    assert ("boats" in query) <= (found(index, query) == [2, 1])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_held_and_searched(query: str) -> None:
    index = LexicalIndex()
    index.change((), [(1, UNDATED, query)])
    assert [found for found, _ in index.search(query, 5)] in ([1], [])
    index.rarity(words(query))


@pytest.mark.parametrize(
    ("script", "word"),
    [
        ("İ", "İstanbul"),
        ("İ", "istanbul"),
        ("combining", "Zürich"),
        ("Cyrillic", "депутаты"),
        ("Cyrillic", "ЁЛКА"),
        ("Arabic", "لندن"),
        ("emoji", "cat"),
    ],
)
def test_words_of_every_script_are_found(script: str, word: str) -> None:
    import unicodedata

    index = LexicalIndex()
    for number, (name, text) in enumerate(SCRIPTS.items()):
        index.change((), [(number, Entry(name, name), unicodedata.normalize("NFC", text))])
    assert found(index, word)[0] == list(SCRIPTS).index(script)


def test_none_wanted_gives_none(index: LexicalIndex) -> None:
    assert index.search("boats", 0) == []


def test_a_rarer_word_weighs_more_and_an_unknown_one_most(index: LexicalIndex) -> None:
    common, rare, unknown = index.rarity(["boat", "her", "zebra"])
    assert 0 < common < rare or common < unknown
    assert common < unknown
    assert index.rarity([]) == []


#: Passages of one length, and those that come and go beside them, of another.
STAYING = [(n, UNDATED, f"The boat number {n} came in with {'herring' if n % 3 else 'salmon'}.") for n in range(9)]
PASSING = [(n, UNDATED, f"A salmon jumped and a zebra watched it on day {n}.") for n in range(100, 140)]


@pytest.mark.parametrize("anew", [True, False])
def test_what_was_removed_counts_no_more_in_how_rare_a_word_is(anew: bool) -> None:
    fresh, index = LexicalIndex(), LexicalIndex()
    fresh.change((), STAYING, STAYING)
    index.change((), [*STAYING, *PASSING], [*STAYING, *PASSING])
    gone = [passage_id for passage_id, _, _ in PASSING]
    assert index.outworn(len(gone))
    index.change(None, STAYING, STAYING) if anew else index.change(gone, ())
    stems = ["boat", "salmon", "zebra", ""]
    assert index.rarity(stems) == fresh.rarity(stems)
    assert index.rarity(["zebra"]) == index.rarity([""])
    for before, after in ((fresh.search, index.search), (fresh.articles, index.articles)):
        found, again = before("salmon boats", 20), after("salmon boats", 20)
        assert [passage_id for passage_id, _ in again] == [passage_id for passage_id, _ in found]
        # Without being made anew it keeps the mean length, which those that were removed are the half of.
        scores = [score for _, score in again]
        assert scores == pytest.approx([score for _, score in found], rel=1e-6 if anew else 0.2)


def test_an_index_is_made_anew_where_that_is_little_or_much_was_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.lexical._ANEW", 10)
    index = LexicalIndex()
    index.change((), PASSING)
    assert [index.outworn(gone) for gone in (0, 5, 6)] == [False, False, True]
    index.change([100, 101, 102], ())
    assert [index.outworn(gone) for gone in (0, 2, 3)] == [False, False, True]
    index.change(None, PASSING[:10])
    assert [index.outworn(gone) for gone in (0, 1)] == [False, True]
    assert len(index) == 10


def test_whole_articles_are_found_by_what_no_passage_says_alone_and_go_with_their_first() -> None:
    index = LexicalIndex()
    one, other = Entry("a", "Harbour"), Entry("b", "Harbour")
    index.change(
        (),
        [
            (1, one, "Boats came in."),
            (2, one, "Herring was sold."),
            (3, other, "Boats, boats."),
            (4, other, "It rained."),
        ],
        [(1, one, "Boats came in. Herring was sold."), (3, other, "Boats, boats. It rained.")],
    )
    assert [found for found, _ in index.articles("boats herring", 5)] == [1, 3]
    assert index.articles("the", 5) == index.articles("zebras", 5) == index.articles("boats", 0) == []
    assert sorted(index.ids()) == [1, 2, 3, 4]
    assert len(index) == 4
    index.change([1, 2], ())
    assert [found for found, _ in index.articles("boats herring", 5)] == [3]


def on_disk(folder: Path) -> LexicalIndex:
    folder.mkdir(exist_ok=True)
    index = LexicalIndex(folder)
    index.change(
        (), [(1, ENTRY, "The boats came in at dawn with herring."), (2, ENTRY, "Boats, boats and more boats.")]
    )
    return index


def test_the_files_turn_back_into_the_same_index(tmp_path: Path) -> None:
    index = on_disk(tmp_path / "first")
    copied = tmp_path / "copied"
    copied.mkdir()
    for name, file in index.files().items():
        shutil.copy(file, copied / name)
    again = LexicalIndex(copied)
    assert again.search("boats herring", 5) == index.search("boats herring", 5)
    again.change((), [(9, UNDATED, "A late boat.")])
    assert 9 in found(again, "boat")
    assert again.rarity(["boat"])[0] > 0


def test_files_that_are_settled_stay_as_they_are_through_every_change(tmp_path: Path) -> None:
    index = on_disk(tmp_path)
    before = {name: file.read_bytes() for name, file in index.files().items() if index.settled(name)}
    assert before
    for n in range(10, 40):
        index.change([n - 1, 1], [(n, UNDATED, f"Thing number {n} of many.")])
        after = index.files()
        assert all(after[name].read_bytes() == held for name, held in before.items() if name in after)
    assert len(index) == 2


def test_in_memory_there_are_no_files(index: LexicalIndex) -> None:
    assert index.files() == {}


@pytest.mark.parametrize("name", ["meta.json", "segment"])
@pytest.mark.parametrize("damage", ["missing", "other"])
def test_files_that_are_no_index_are_refused(tmp_path: Path, name: str, damage: str) -> None:
    files = on_disk(tmp_path).files()
    file = files[name] if name in files else next(file for other, file in files.items() if other.endswith(".term"))
    file.unlink()
    if damage == "other" or name == "meta.json":  # without a meta.json a folder is one where an index is yet to be made
        file.write_bytes(b"no index" * 20)
    with pytest.raises(LibraryDamaged):
        LexicalIndex(tmp_path)


@pytest.mark.parametrize("gone", ["segment", "folder"])
def test_files_that_were_cleared_away_are_missed_when_they_are_next_needed(tmp_path: Path, gone: str) -> None:
    index = on_disk(tmp_path / "own")
    if gone == "folder":
        shutil.rmtree(tmp_path / "own")
    else:
        next((tmp_path / "own").glob("*.term")).unlink()
    assert found(index, "herring") == [1]
    for needed in (index.files, lambda: index.change((), [(3, UNDATED, "Rain is expected.")])):
        with pytest.raises(LibraryDamaged):
            needed()
    assert found(index, "herring") == [1]


def test_passages_that_fail_to_be_read_leave_the_index_as_it_was(index: LexicalIndex) -> None:
    def failing() -> Iterator[tuple[int, Entry, str]]:
        yield 50, UNDATED, "Zebras appear."
        raise LibraryDamaged("unreadable")

    with pytest.raises(LibraryDamaged):
        index.change((), failing())
    assert found(index, "zebras") == []
    index.change((), [(51, UNDATED, "Zebras appear.")])
    assert found(index, "zebras") == [51]


def test_threads_may_search_while_others_add_and_remove(index: LexicalIndex) -> None:
    failures: list[BaseException] = []

    def work(begin: int) -> None:
        try:
            for n in range(begin, begin + 60):
                index.change((), [(n, UNDATED, f"Thing number {n} of many.")])
                index.search("thing boats", 5)
                index.change([n], ())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(1000 * t,)) for t in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(index) == 4


def test_words_are_folded_and_without_punctuation() -> None:
    assert words("“Straße”, U.S. Café!") == ["strasse", "u", "s", "café"]


def test_content_words_leave_out_what_says_nothing() -> None:
    assert content_words("What did the US say about it?") == ["us"]
    assert content_words("What was that?") == ["what", "was", "that"]
    assert content_words("Why didn't they, and why dont we've ferries?") == ["ferries"]


def test_a_date_is_spoken_in_the_forms_people_ask_by() -> None:
    assert spoken_date(ENTRY) == "2014-03-14 Friday 14 March 2014"
    assert spoken_date(UNDATED) == ""


@pytest.mark.parametrize(
    ("written", "typed"),
    [("4,000 trees", "4000 trees"), ("1,234,567", "1234567"), ("we’ve not, they didn't", "weve not, they didnt")],
)
def test_signs_that_people_leave_out_part_no_words(written: str, typed: str) -> None:
    assert words(written) == words(typed)


@pytest.mark.parametrize("apart", ["12,000 4,000", "1914,200", "3.4", "d'Oyly", "Ada's", "we'll", "bread,butter"])
def test_other_signs_part_words_and_figures_differ(apart: str) -> None:
    assert len(words(apart)) == 2
    assert words("12,000") != words("4,000")


def test_letters_joined_by_an_ampersand_are_one_word() -> None:
    assert content_words("the A&E at AT&T") == content_words("a&e, at&t")
    assert len(content_words("the A&E")) == 1
    assert words("Marks&Spencer, M & A") == ["marks", "spencer", "m", "a"]


def test_contractions_say_nothing_of_what_a_question_is_about() -> None:
    assert content_words("Why didnt they, why don't we, who said we've or you'll open?") == ["open"]
