"""Which articles of a library are the same report, whatever happens to them and to what is known of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.errors import LibraryFull
from qa.library import Library
from qa.shingles import Shingled
from qa.store import Compared, Store
from tests.helpers import add, article, record, source, statuses, write_article
from tests.reports import BALLOT, BALLOT_RETOLD, FERRY, cut

WIRE = f"ORRIN, March 16 (Reuters) - {cut(BALLOT, 0, 0.6)}\n\n(Reporting by Jane Roe)"


def paper(folder: Path, name: str, text: str, **fields: str) -> Path:
    return write_article(folder / f"{name}.md", name, text, publisher=f"The {name}", **fields)


@pytest.fixture
def papers(library: Library, tmp_path: Path) -> Library:
    """A report, its cut copy, the same event in other words, and something else."""
    add(
        library,
        paper(tmp_path, "Courier", BALLOT, published="2014-03-16"),
        paper(tmp_path, "Mail", WIRE, published="2014-03-17"),
        paper(tmp_path, "Echo", BALLOT_RETOLD, published="2014-03-17"),
        paper(tmp_path, "Ferry", FERRY, published="2014-04-02"),
    )
    return library


def stories(library: Library) -> dict[str, list[str]]:
    """The titles of each article's copies, by its title."""
    named = {entry.id: entry.title for entry in library.entries()}
    return {named[one]: [entry.title for entry in copies] for one, copies in library.copies().items()}


def id_of(library: Library, title: str) -> str:
    return next(entry.id for entry in library.entries() if entry.title == title)


def test_a_copy_is_known_when_it_is_added(papers: Library) -> None:
    assert stories(papers) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_it_does_not_matter_which_is_added_first(library: Library, tmp_path: Path) -> None:
    for name, text in (("Mail", WIRE), ("Courier", BALLOT)):
        add(library, paper(tmp_path, name, text))
    assert stories(library) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_halves_of_one_report_are_one_story_while_the_whole_is_there(library: Library, tmp_path: Path) -> None:
    halves = {"First": cut(BALLOT, 0, 0.5), "Second": cut(BALLOT, 0.5, 1), "Whole": BALLOT}
    add(library, *(paper(tmp_path, name, text) for name, text in halves.items()))
    assert set(stories(library)["First"]) == {"Second", "Whole"}
    library.remove([id_of(library, "Whole")])
    assert stories(library) == {}


def test_what_is_removed_is_no_copy_any_more_and_is_again_when_put_back(papers: Library) -> None:
    removal = papers.remove([id_of(papers, "Mail")])
    assert stories(papers) == {}
    papers.restore(removal)
    assert stories(papers) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_what_is_replaced_is_compared_anew(papers: Library, tmp_path: Path) -> None:
    path = paper(tmp_path, "Mail", BALLOT_RETOLD + "\n\nSo our reporter heard.", published="2014-03-17")
    assert statuses(add(papers, path)) == ["updated"]
    assert stories(papers) == {"Mail": ["Echo"], "Echo": ["Mail"]}


def test_another_date_of_the_same_words_changes_no_story(papers: Library, tmp_path: Path) -> None:
    path = paper(tmp_path, "Mail", WIRE, published="2014-03-18")
    assert statuses(add(papers, path)) == ["updated"]
    assert stories(papers) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_a_date_that_is_corrected_makes_a_copy_or_unmakes_it(library: Library, tmp_path: Path) -> None:
    # Seven words in eight are the report's: enough on the same day, too few a month later.
    text = f"{cut(BALLOT, 0, 0.6)}\n\n{cut(FERRY, 0, 0.25)}"
    add(library, paper(tmp_path, "Courier", BALLOT, published="2014-03-16"))
    for day, copies in (
        ("2014-03-16", {"Courier": ["Mail"], "Mail": ["Courier"]}),
        ("2014-04-20", {}),
        ("2014-03-17", {"Courier": ["Mail"], "Mail": ["Courier"]}),
    ):
        add(library, paper(tmp_path, "Mail", text, published=day))
        assert stories(library) == copies


def test_many_copies_of_one_report_are_one_story(library: Library, tmp_path: Path) -> None:
    add(library, *(paper(tmp_path, f"Paper {n:02}", f"{cut(BALLOT, 0, 0.99 - n / 200)}") for n in range(90)))
    copies = library.copies()
    assert len(copies) == 90
    assert {len(others) for others in copies.values()} == {20}


def test_what_is_left_of_a_report_that_was_printed_often_is_one_story(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.stories._CANDIDATES", 2)
    monkeypatch.setattr("qa.store.copies._MOST_ALIKE", 4)
    add(library, *(paper(tmp_path, f"Paper {n}", f"{BALLOT}\n\nPage {n}.") for n in range(9)))
    with sqlite3.connect(library.folder / "library.db") as db:
        order = [row[0] for row in db.execute("SELECT article_id FROM compared ORDER BY number")]
    db.close()
    library.remove(order[:4])
    assert {len(others) for others in library.copies().values()} == {4}
    library.remove(order[5:8])
    left = {library.entry(order[4]).title, library.entry(order[8]).title}
    assert set(stories(library)) == left
    add(library, paper(tmp_path, "Echo", BALLOT))
    assert set(stories(library)) == {*left, "Echo"}


def as_before(folder: Path) -> None:
    """A library as it was made before copies were looked for."""
    with sqlite3.connect(folder / "library.db") as db:
        for table in ("copies", "sketches", "compared"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DELETE FROM meta WHERE key = 'comparing'")
    db.close()


def test_a_library_made_before_copies_were_looked_for_learns_of_them(
    papers: Library, opened: Callable[..., Library]
) -> None:
    papers.close()
    as_before(papers.folder)
    later = opened(papers.folder)
    assert stories(later) == {}
    later.warm()
    assert stories(later) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_a_read_only_library_made_before_copies_were_looked_for_is_read(
    papers: Library, opened: Callable[..., Library]
) -> None:
    papers.close()
    as_before(papers.folder)
    later = opened(papers.folder, read_only=True)
    later.warm()
    assert later.stories.waiting() == 4
    assert later.copies() == {}
    assert later.stories.copies(id_of(later, "Mail")) == ()


@pytest.mark.parametrize("table", ["copies", "sketches", "compared"])
def test_damage_to_what_is_known_of_copies_costs_no_article(papers: Library, table: str) -> None:
    with sqlite3.connect(papers.folder / "library.db") as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = ?", (table,))
    db.close()
    with Library.open(papers.folder, encoder=papers.encoder) as damaged:
        assert len(damaged.entries()) == 4
        assert damaged.article(id_of(damaged, "Mail")).text.startswith("ORRIN")
        damaged.stories.copies(id_of(damaged, "Mail"))
        damaged.copies()


def test_rebuilding_compares_all_articles_again(papers: Library) -> None:
    with sqlite3.connect(papers.folder / "library.db") as db:
        db.execute("DELETE FROM copies")
    db.close()
    assert stories(papers) == {}
    papers.rebuild()
    assert stories(papers) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_another_way_of_comparing_compares_all_articles_again(papers: Library) -> None:
    papers.store.set_meta("comparing", "0")
    assert papers.stories.waiting() == 4
    papers.stories.compare()
    assert papers.stories.waiting() == 0
    assert stories(papers) == {"Courier": ["Mail"], "Mail": ["Courier"]}


def test_a_damaged_article_is_compared_with_nothing_and_stops_nothing(papers: Library, tmp_path: Path) -> None:
    with sqlite3.connect(papers.folder / "library.db") as db:
        db.execute("UPDATE articles SET text = 'x' || text WHERE title = 'Courier'")
    db.close()
    papers.stories.compare(again=True)
    assert papers.stories.waiting() == 0
    add(papers, paper(tmp_path, "Herald", cut(WIRE, 0, 0.9)))
    assert stories(papers) == {"Herald": ["Mail"], "Mail": ["Herald"]}


def test_articles_are_kept_where_comparing_them_fails(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Store, compared: object) -> None:
        raise LibraryFull("The disk refused a write.", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "note_compared", full)
        outcomes = add(library, paper(tmp_path, "Courier", BALLOT), paper(tmp_path, "Mail", WIRE))
    assert statuses(outcomes) == ["added", "added"]
    assert stories(library) == {}
    add(library, paper(tmp_path, "Ferry", FERRY))
    assert stories(library) == {"Courier": ["Mail"], "Mail": ["Courier"]}


# -- the tables ---------------------------------------------------------------------------------------------------


def test_a_hash_that_stands_in_thousands_of_articles_finds_no_more_than_some(tmp_path: Path) -> None:
    store = Store(tmp_path / "library")
    articles = [article(f"Title {n}", f"Text number {n}.") for n in range(100)]
    for one in articles:
        store.put(record(one, source(one.title)))
    store.note_compared(Compared(one.id, (7, 1000 + n), ()) for n, one in enumerate(articles))
    assert len(store.sharing([7])) == 64
    assert store.sharing([1099, 5]) == ((1099, articles[99].id),)
    store.close()


def test_what_is_known_of_an_article_goes_with_it(papers: Library) -> None:
    sketch = Shingled.of(papers.article(id_of(papers, "Ferry")).text).sketch
    assert papers.store.sharing(sketch)
    papers.remove([id_of(papers, "Ferry")])
    assert papers.store.sharing(sketch) == ()


def test_an_article_removed_meanwhile_is_passed_over(papers: Library) -> None:
    papers.store.note_compared([Compared("gone", (1, 2), (id_of(papers, "Mail"),))])
    assert papers.store.sharing([1, 2]) == ()
    assert papers.store.story("gone", 5) == ()
