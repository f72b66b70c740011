"""The library keeps its promises: what it acknowledged survives, and what is derived follows what is true."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, Any

import pytest

import embeddings
from qa import derived
from qa.errors import (
    ArticleNotFound,
    EncoderMismatch,
    EncoderMissing,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryMissing,
    LibraryReadOnly,
    LibraryTooNew,
)
from qa.library import Library, default_folder
from qa.local_index import LocalIndex
from qa.notes import take_notes
from qa.store import DATABASE, opening
from qa.types import Article, Filters, Notes
from tests.helpers import (
    SCRIPTS,
    FakeEncoder,
    add,
    ask,
    child,
    derived_files,
    found_words,
    numbered_articles,
    released,
    seeded_chance,
    statuses,
    titles,
    write_article,
)

Open = Callable[..., Library]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of eight numbered articles and one in each of the scripts. To be copied."""
    folder = tmp_path_factory.mktemp("made")
    numbered_articles(folder / "in", 8)
    for number, (name, text) in enumerate(SCRIPTS.items()):
        write_article(folder / "in" / f"s{number}.md", name, text)
    with Library.open(folder / "library", encoder=FakeEncoder()) as library:
        add(library, folder / "in")
    return folder


@pytest.fixture
def filled(made: Path, opened: Open, tmp_path: Path) -> Library:
    """The library of `made`, a copy of its own for each test."""
    shutil.copytree(made / "library", tmp_path / "library")
    return opened()


@pytest.fixture
def filled_from_files(library: Library, tmp_path: Path) -> Library:
    """The first four numbered articles, their files in `tmp_path / "in"` to be changed."""
    add(library, *numbered_articles(tmp_path / "in", 4))
    return library


def tamper(folder: Path, statement: str, *parameters: object) -> None:
    """Change the database behind the library's back, as a bad disk would."""
    db = sqlite3.connect(folder / DATABASE)
    with db:
        db.execute(statement, parameters)
    db.close()


def answers(library: Library) -> list[tuple[str, str, int]]:
    """What the library says to some questions, the passage it finds first, and how many it finds."""
    said = []
    for question in [f"What does item{n}word say?" for n in (0, 3, 7)] + [
        "İstanbul",
        "Zürich",
        "Депутаты",
        "لندن",
        "cat",
    ]:
        found = found_words(library, question, top=50)
        said.append((ask(library, question).text, found[0], len(found)))
    return said


# -- opening ----------------------------------------------------------------------------------------------------


def test_the_default_folder_is_the_one_the_environment_names(own_data_folder: Path) -> None:
    assert default_folder() == own_data_folder


def test_the_default_folder_lies_in_the_users_data_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULLQUOTE_LIBRARY")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert "pullquote" in default_folder().parts
    assert not default_folder().exists()


def test_an_empty_path_is_not_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LibraryError, match="An empty path was given"):
        Library.open("")
    assert not list(tmp_path.iterdir())


def test_opening_loads_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(name: str = "") -> None:
        raise AssertionError("a model was loaded")

    monkeypatch.setattr(embeddings, "load_encoder", refusing)
    with Library.open(tmp_path / "library") as library:
        assert (len(library), library.entries(), library.publishers()) == (0, (), ())


def test_an_articles_library_opens_again_with_all_it_held(filled: Library, opened: Open) -> None:
    before = answers(filled)
    filled.close()
    again = opened()
    assert len(again) == 8 + len(SCRIPTS)
    assert answers(again) == before


def test_another_encoder_than_the_librarys_own_is_refused(filled: Library, opened: Open) -> None:
    with pytest.raises(EncoderMismatch, match=r"made with the encoder fake, not other.*new library"):
        opened(encoder=FakeEncoder("other"))


def test_of_two_encoders_that_come_to_an_empty_library_at_once_one_is_refused(opened: Open, tmp_path: Path) -> None:
    one, other = opened(), opened(encoder=FakeEncoder("other"))
    add(one, *numbered_articles(tmp_path / "in", 1))
    with pytest.raises(EncoderMismatch):
        add(other, *numbered_articles(tmp_path / "in", 2))
    assert len(one) == 1


def test_a_library_loads_the_encoder_it_was_made_with(
    filled: Library, opened: Open, fake_by_default: FakeEncoder
) -> None:
    assert opened(encoder=None).encoder is fake_by_default


def test_a_missing_encoder_says_how_to_get_it(filled: Library, tmp_path: Path) -> None:
    tamper(filled.folder, "UPDATE meta SET value = 'gone' WHERE key = 'encoder'")
    with Library.open(filled.folder) as library, pytest.raises(EncoderMissing, match="no encoder 'gone'"):
        ask(library, "What does item1word say?")


def test_a_library_of_a_newer_version_is_refused(filled: Library, opened: Open) -> None:
    tamper(filled.folder, "PRAGMA user_version = 99")
    with pytest.raises(LibraryTooNew, match="newer Pullquote"):
        opened()


def test_no_library_is_made_where_none_is_wanted(opened: Open, tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        opened(tmp_path / "none", create=False)


def test_a_home_that_cannot_be_found_is_one_clear_error(opened: Open) -> None:
    with pytest.raises(LibraryError, match=r"~nosuchuser/library.*Choose another folder"):
        opened(Path("~nosuchuser/library"))


# -- an empty library -------------------------------------------------------------------------------------------


def test_an_empty_library_answers_nothing(library: Library) -> None:
    assert not ask(library, "What is there?").answered
    assert found_words(library, "anything") == []


def test_articles_added_after_a_search_in_the_empty_library_are_found(library: Library, tmp_path: Path) -> None:
    library.warm()
    ask(library, "What is there?")
    add(library, *numbered_articles(tmp_path / "in", 3))
    assert "item1word" in found_words(library, "item1word")[0]


def test_a_library_that_was_killed_before_it_knew_its_vectors_length_takes_articles(
    library: Library, tmp_path: Path
) -> None:
    library.store.set_meta("encoder", "fake")
    add(library, *numbered_articles(tmp_path / "in", 2))
    assert "item1word" in found_words(library, "item1word")[0]


# -- removing and restoring -------------------------------------------------------------------------------------


def test_a_removed_article_is_never_returned(filled: Library, opened: Open) -> None:
    (gone,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    filled.remove([gone])
    for library in (filled, opened()):
        assert all(hit.passage.article_id != gone for hit in ask(library, "item3word report", top=50).hits)
        assert all("item3word" not in words for words in found_words(library, "item3word", top=50))
        with pytest.raises(ArticleNotFound):
            library.article(gone)


def test_a_copy_of_the_database_alone_has_all_that_was_told_while_another_holds_it_open(
    filled: Library, opened: Open, tmp_path: Path
) -> None:
    def copied() -> set[str]:
        (tmp_path / "copy").mkdir()
        shutil.copy(filled.folder / DATABASE, tmp_path / "copy")
        with Library.open(tmp_path / "copy", read_only=True) as copy:
            held = titles(copy)
        shutil.rmtree(tmp_path / "copy")
        return held

    page = opened(filled.folder)
    before = titles(page)
    add(filled, write_article(tmp_path / "more.md", "Boats", "They came in at dawn."))
    assert copied() == before | {"Boats"}
    removal = filled.remove([entry.id for entry in filled.entries() if entry.title == "Boats"])
    assert copied() == before
    filled.restore(removal)
    assert copied() == titles(page)


def test_a_restored_article_is_found_again(filled: Library, opened: Open) -> None:
    before = answers(filled)
    removal = filled.remove([entry.id for entry in filled.entries() if entry.title in ("Report 3", "emoji")])
    assert set(removal.titles) == {"Report 3", "emoji"}
    assert {entry.title for entry in filled.restore(removal)} == {"Report 3", "emoji"}
    assert answers(filled) == before
    assert answers(opened()) == before


def test_a_restored_article_is_known_by_its_file_again(filled_from_files: Library, tmp_path: Path) -> None:
    filled = filled_from_files
    path = tmp_path / "in" / "003.md"
    assert filled.came_from(path)
    removal = filled.remove([entry.id for entry in filled.entries() if entry.title == "Report 3"])
    assert not filled.came_from(path)
    filled.restore(removal)
    assert filled.came_from(path)
    assert statuses(add(filled, path)) == ["unchanged"]


def test_restoring_does_not_undo_what_the_file_gave_since(filled_from_files: Library, tmp_path: Path) -> None:
    filled = filled_from_files
    path = tmp_path / "in" / "003.md"
    removal = filled.remove([entry.id for entry in filled.entries() if entry.title == "Report 3"])
    add(filled, write_article(path, "Report 3, corrected", "Something else happened."))
    filled.restore(removal)
    assert {"Report 3", "Report 3, corrected"} <= titles(filled)
    (outcome,) = add(filled, path)
    assert (outcome.status, outcome.title) == ("unchanged", "Report 3, corrected")


def test_an_article_whose_vectors_are_damaged_is_restored_findable(filled: Library) -> None:
    (gone,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    tamper(filled.folder, "UPDATE passages SET vector = zeroblob(9), start = 7 WHERE article_id = ?", gone)
    filled.restore(filled.remove([gone]))
    assert filled.store.damaged_passages() == ()
    assert "item3word" in found_words(filled, "item3word")[0]


def test_what_is_removed_is_removed_and_can_be_put_back_where_its_index_cannot_follow(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: object) -> None:
        raise LibraryBusy("Another process is bringing the index along.", "Try again when it has finished.")

    gone = filled.entries()[0]
    with monkeypatch.context() as patched:
        patched.setattr(LocalIndex, "keep", busy)
        removal = filled.remove([gone.id])
    assert removal.pending.endswith("not shown meanwhile: Another process is bringing the index along.")
    assert gone.id not in {entry.id for entry in filled.entries()}
    monkeypatch.setattr(LocalIndex, "keep", busy)
    assert filled.restore(removal) == (filled.entry(gone.id),)


def test_a_full_disk_that_lets_nothing_be_removed_is_told_with_where_room_is(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hurt,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    found_words(filled, "boats")
    files = re.escape(f"*.index in {filled.folder}")

    def full(ids: object) -> None:
        raise LibraryFull("The disk has no room left.", "Make room.")

    with monkeypatch.context() as refused:
        refused.setattr(filled.store, "remove", full)
        with pytest.raises(LibraryFull, match=rf"Nothing was removed.*no room.*Removing takes some room.*{files}"):
            filled.remove([hurt])
    for file in filled.folder.glob("*.index"):
        file.unlink()
    assert filled.remove([hurt]).titles == ("Report 3",)
    assert "item3word" not in "".join(found_words(filled, "item3word"))


def test_a_library_that_is_read_only_because_the_disk_is_full_says_so(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = replace(filled.store._opened, read_only=True, full="The disk has no room left.")
    monkeypatch.setattr(filled.store, "_opened", full)
    with pytest.raises(LibraryFull, match=r"no room left. So nothing was removed. Make room.*Removing takes some room"):
        filled.remove([filled.entries()[0].id])


def test_one_unknown_id_removes_none(filled: Library) -> None:
    known = filled.entries()[0].id
    with pytest.raises(ArticleNotFound):
        filled.remove([known, "no-such"])
    assert filled.article(known)


# -- offered once -----------------------------------------------------------------------------------------------


def test_a_folder_offered_once_is_not_given_again_to_whoever_removed_it(library: Library, tmp_path: Path) -> None:
    numbered_articles(tmp_path / "in", 3)
    assert statuses(library.add_once(tmp_path / "in")) == ["added"] * 3
    library.remove([library.entries()[0].id])
    assert statuses(library.add_once(tmp_path / "in")) == []
    assert len(library) == 2


def test_a_folder_that_changed_is_offered_anew(library: Library, tmp_path: Path) -> None:
    numbered_articles(tmp_path / "in", 2)
    list(library.add_once(tmp_path / "in"))
    numbered_articles(tmp_path / "in", 3)
    assert sorted(statuses(library.add_once(tmp_path / "in"))) == ["added", "unchanged", "unchanged"]


# -- read-only --------------------------------------------------------------------------------------------------


@pytest.fixture(params=["asked for", "found out"])
def read_only(
    request: pytest.FixtureRequest, filled: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> Library:
    """The filled library, opened read-only by wish, or because the folder takes no write.

    Tests may run as root, whom no file mode stops, so the one probe's answer is given for the second.
    """
    filled.close()
    if request.param == "asked for":
        return opened(read_only=True)
    monkeypatch.setattr(opening, "_writable", lambda path: False)
    return opened()


def test_a_read_only_library_answers(read_only: Library) -> None:
    assert read_only.read_only
    assert "item3word" in ask(read_only, "What does item3word say?").text


def test_a_read_only_library_answers_without_its_indexes_and_writes_none(read_only: Library) -> None:
    for file in derived_files(read_only.folder):
        file.unlink()
    assert "item3word" in ask(read_only, "What does item3word say?").text
    assert not list(read_only.folder.glob("*.index"))


@pytest.mark.parametrize(
    ("change", "consequence"),
    [
        (lambda library: list(library.add(["x.md"])), "nothing was added"),
        (lambda library: library.remove([library.entries()[0].id]), "nothing was removed"),
        (lambda library: library.rebuild(), "nothing was rebuilt"),
    ],
    ids=["add", "remove", "rebuild"],
)
def test_a_read_only_library_says_why_it_takes_no_change(
    read_only: Library, change: Callable[[Library], object], consequence: str
) -> None:
    with pytest.raises(LibraryReadOnly, match=f"is read-only, so {consequence}. You can still ask questions"):
        change(read_only)
    assert len(read_only) == 8 + len(SCRIPTS)


def test_a_read_only_library_is_offered_nothing(read_only: Library, made: Path) -> None:
    assert statuses(read_only.add_once(made / "in")) == []


# -- derived files ----------------------------------------------------------------------------------------------


def current(library: Library) -> bool:
    """Whether the derived files hold the library as it is."""
    snapshot = derived.load(library.folder)
    return snapshot is not None and snapshot.revision == library.store.revision()


def test_a_change_of_our_own_is_on_disk_in_the_indexes_too(filled: Library) -> None:
    add(filled, write_article(filled.folder.parent / "new.md", "New", "Zebras arrived."))
    assert current(filled)
    filled.remove([filled.entries()[0].id])
    assert current(filled)


@pytest.mark.parametrize("which", [0, 1, 2], ids=["dense", "lexical", "manifest"])
@pytest.mark.parametrize("damage", ["flipped", "cut short", "missing", "empty"])
def test_a_damaged_index_is_noticed_made_again_and_answers_the_same(
    filled: Library, opened: Open, which: int, damage: str
) -> None:
    before = answers(filled)
    filled.close()
    chance = seeded_chance(5)
    for _ in range(4 if damage == "flipped" else 1):
        path = list(derived_files(filled.folder))[which]
        data = bytearray(path.read_bytes())
        if damage == "flipped":
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data if damage == "flipped" else data[: len(data) // 2] if damage == "cut short" else b"")
        if damage == "missing":
            path.unlink()
        with Library.open(filled.folder, encoder=FakeEncoder()) as again:
            assert answers(again) == before
            assert current(again)


def test_indexes_that_lag_behind_the_store_are_brought_along(filled: Library, opened: Open, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(filled.folder, old)
    add(filled, write_article(tmp_path / "new.md", "New", "Zebras arrived."))
    filled.remove([entry.id for entry in filled.entries() if entry.title == "Report 3"])
    before = answers(filled)
    filled.close()
    for file in derived_files(filled.folder):
        file.unlink()
    for file in derived_files(old):
        shutil.copy(file, filled.folder)
    again = opened()
    assert answers(again) == before
    assert found_words(again, "zebras")[0] == "Zebras arrived."


def test_a_store_put_back_from_a_copy_is_not_searched_by_later_indexes(
    filled: Library, opened: Open, tmp_path: Path
) -> None:
    filled.close()
    shutil.copy(filled.folder / DATABASE, tmp_path / "copy.db")
    with Library.open(filled.folder, encoder=FakeEncoder()) as later:
        add(later, write_article(tmp_path / "later.md", "Later", "Zebras arrived."))
    shutil.copy(tmp_path / "copy.db", filled.folder / DATABASE)
    again = opened()
    # The new passage gets the very id that the zebras had.
    add(again, write_article(tmp_path / "other.md", "Other", "Kites were flown."))
    assert found_words(again, "kites", top=1) == ["Kites were flown."]
    assert found_words(again, "zebras", top=1) != ["Kites were flown."]


def test_indexes_of_another_encoder_are_not_used(filled: Library, opened: Open) -> None:
    before = answers(filled)
    filled.close()
    manifest = filled.folder / derived.MANIFEST
    manifest.write_text(manifest.read_text().replace('"fake"', '"other"'))
    assert answers(opened()) == before


def test_where_the_note_of_the_indexs_place_is_damaged_it_is_made_here(filled: Library, opened: Open) -> None:
    before = answers(filled)
    tamper(filled.folder, "INSERT INTO meta VALUES ('index', 'nilvus://localhost:19530/articles')")
    assert answers(opened()) == before
    assert answers(filled) == before


def test_what_another_process_adds_and_removes_is_seen(filled: Library, opened: Open, tmp_path: Path) -> None:
    other = opened()
    answers(other)
    add(filled, write_article(tmp_path / "new.md", "New", "Zebras arrived."))
    assert found_words(other, "zebras")[0] == "Zebras arrived."
    filled.remove([entry.id for entry in filled.entries() if entry.title == "New"])
    assert "Zebras arrived." not in found_words(other, "zebras", top=50)


def test_the_disk_may_be_full_for_the_indexes(filled: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(folder: Path) -> IO[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(derived, "_written", full)
    add(filled, write_article(tmp_path / "new.md", "New", "Zebras arrived."))
    assert found_words(filled, "zebras")[0] == "Zebras arrived."


def test_rebuild_makes_the_indexes_again(filled: Library) -> None:
    before = answers(filled)
    for file in derived_files(filled.folder):
        file.unlink()
    done = filled.rebuild()
    assert (done.articles, done.mended, done.damaged) == (8 + len(SCRIPTS), (), ())
    assert done.passages >= done.articles
    assert current(filled)
    assert answers(filled) == before


def test_rebuild_of_an_empty_library_is_no_error(library: Library) -> None:
    done = library.rebuild()
    assert (done.articles, done.passages) == (0, 0)


def test_rebuild_makes_damaged_passages_again_from_their_text(filled: Library) -> None:
    before = answers(filled)
    (hurt,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    tamper(filled.folder, 'UPDATE passages SET start = 5, "end" = 9, vector = zeroblob(9) WHERE article_id = ?', hurt)
    assert filled.rebuild().mended == (hurt,)
    assert answers(filled) == before
    assert filled.rebuild().mended == ()


def test_what_another_process_removes_while_it_is_mended_is_passed_over(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hurt,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    tamper(filled.folder, "UPDATE passages SET start = 5 WHERE article_id = ?", hurt)
    replace_passages = filled.store.replace_passages

    def late(*arguments: Any) -> bool:
        with Library.open(filled.folder, encoder=FakeEncoder()) as other:
            other.remove([hurt])
        return replace_passages(*arguments)

    monkeypatch.setattr(filled.store, "replace_passages", late)
    done = filled.rebuild()
    assert (done.articles, done.mended, done.damaged) == (7 + len(SCRIPTS), (), ())


def test_a_salvage_forgets_the_indexes_only_where_it_makes_a_database(filled_from_files: Library) -> None:
    folder = filled_from_files.folder
    filled_from_files.close()
    whole = (folder / "library.db").read_bytes()
    (folder / "library.db").write_bytes(bytes(len(whole)))
    with pytest.raises(LibraryDamaged):
        Library.salvage(folder)
    assert (folder / derived.MANIFEST).exists()
    (folder / "library.db").write_bytes(bytes(4_096) + whole[4_096:])
    assert Library.salvage(folder)
    assert not (folder / derived.MANIFEST).exists()


def test_rebuild_says_which_articles_are_damaged(filled: Library) -> None:
    (hurt,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    tamper(filled.folder, "UPDATE articles SET text = replace(text, 'Boats', 'Goats') WHERE id = ?", hurt)
    assert filled.rebuild().damaged == (hurt,)


def test_rebuild_takes_damaged_notes_again(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "talks.md", "Talks", SAID, published="2014-03-14"))
    before = library.speech()
    tamper(library.folder, "UPDATE speech SET speaker = 'Angela Merkel'")
    assert library.speech() == ()
    library.rebuild()
    assert library.speech() == before


def test_a_rebuild_that_is_stopped_keeps_the_notes_it_took(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, *forgetful(tmp_path / "in", 5))
    tamper(library.folder, "UPDATE speech SET speaker = 'Angela Merkel'")
    monkeypatch.setattr("qa.notebook._AT_ONCE", 2)
    taken: list[str] = []

    def stopped(made: Article) -> Notes:
        taken.append(made.id)
        if len(taken) > 4:
            raise KeyboardInterrupt
        return take_notes(made)

    monkeypatch.setattr("qa.notebook.take_notes", stopped)
    with pytest.raises(KeyboardInterrupt):
        library.rebuild()
    assert len(library.store.damaged_notes()) == 1


# -- notes ------------------------------------------------------------------------------------------------------

SAID = (
    "“We have no common view,” Sergei Lavrov told reporters on Friday. John Kerry said the vote on Sunday was illegal."
)


def forgetful(folder: Path, count: int) -> list[Path]:
    """Articles in each of which Lavrov and Kerry speak."""
    folder.mkdir()
    return [
        write_article(folder / f"{n}.md", f"Talks {n}", f"Day {n}. {SAID}", published=f"2014-03-{n + 10}")
        for n in range(count)
    ]


def test_speech_is_found_by_speaker_day_and_publisher(library: Library, tmp_path: Path) -> None:
    write_article(tmp_path / "a.md", "A", f"One. {SAID}", published="2014-03-14", publisher="Le Café")
    write_article(tmp_path / "b.md", "B", f"Two. {SAID}", published="2014-03-21", publisher="DW")
    add(library, tmp_path / "a.md", tmp_path / "b.md")
    assert library.speakers() == {"John Kerry": 2, "Sergei Lavrov": 2}
    assert [one.date for one in library.speech(speakers=["Sergei Lavrov"])] == [date(2014, 3, 21), date(2014, 3, 14)]
    assert len(library.speech(Filters(since=date(2014, 3, 21)))) == 2
    assert len(library.speech(Filters(until=date(2014, 3, 13)))) == 0
    assert {one.date for one in library.speech(Filters(publishers=("LE CAFÉ",)))} == {date(2014, 3, 14)}


def test_a_library_made_before_there_were_notes_takes_them_bit_by_bit(
    library: Library, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, *forgetful(tmp_path / "in", 5))
    tamper(library.folder, "DROP TABLE noted")
    library.close()
    old = opened()
    assert old.speech() == ()
    assert old.take_notes(seconds=0) == 4  # one at least, so that it comes to an end
    old.close()
    again = opened()
    assert again.take_notes() == 0
    assert len(again.speech()) == 10


def test_a_read_only_library_made_before_there_were_notes_answers_from_memory(
    library: Library, opened: Open, tmp_path: Path
) -> None:
    add(library, *forgetful(tmp_path / "in", 2))
    for table in ("noted", "speech", "mentions"):
        tamper(library.folder, f"DROP TABLE {table}")
    library.close()
    old = opened(read_only=True)
    assert old.take_notes() == 0
    assert old.take_notes() == 0
    assert old.speakers() == {"John Kerry": 2, "Sergei Lavrov": 2}
    assert [one.date for one in old.speech(speakers=["John Kerry"])] == [date(2014, 3, 11), date(2014, 3, 10)]
    assert old.notes(old.entries()[0].id).mentions


def test_a_read_only_library_whose_notes_are_of_older_rules_has_each_quote_once(
    library: Library, opened: Open, tmp_path: Path
) -> None:
    add(library, *forgetful(tmp_path / "in", 3))
    said, speakers = library.speech(), library.speakers()
    (first, *_) = [entry.id for entry in library.entries()]
    tamper(library.folder, "UPDATE noted SET rules = 0 WHERE article_id <> ?", first)
    library.close()
    old = opened(read_only=True)
    old.take_notes()
    assert (old.speech(), old.speakers()) == (said, speakers)
    assert len(old.speech(speakers=["John Kerry"])) == 3
    assert len(old.speech(speakers=["John Kerry"], most=2)) == 2
    assert len(old.speech(articles=[first])) == 2


def test_notes_on_an_article_are_taken_when_they_are_asked_for(library: Library, tmp_path: Path) -> None:
    add(library, *forgetful(tmp_path / "in", 1))
    tamper(library.folder, "DELETE FROM noted")
    assert [one.speaker for one in library.notes(library.entries()[0].id).speech] == ["Sergei Lavrov", "John Kerry"]


def test_a_rebuild_that_waits_too_long_says_busy(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    monkeypatch.setattr("qa.local_index.PATIENCE", 0.05)
    with FileLock(filled.folder / "indexes.lock"), pytest.raises(LibraryBusy, match="Try again"):
        filled.rebuild()


@pytest.mark.parametrize("name", ["stories.lock", "indexes.lock", "recoding.lock"])
def test_a_lock_that_cannot_be_opened_is_named_by_a_rebuild(filled: Library, name: str) -> None:
    refuse(filled.folder / name)
    with pytest.raises(LibraryReadOnly, match=rf"{name} cannot be locked \(.*Check who owns it"):
        filled.rebuild(encoder=embeddings.DEFAULT_ENCODER) if name == "recoding.lock" else filled.rebuild()


def test_articles_are_kept_and_found_where_no_lock_can_be_opened_and_that_is_told_once(
    filled: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("stories.lock", "indexes.lock"):
        refuse(filled.folder / name)
    for day in ("Monday", "Tuesday"):
        path = write_article(tmp_path / f"{day}.md", day, f"Boats came in on {day}.")
        assert statuses(add(filled, path)) == ["added"]
    assert found_words(filled, "Tuesday boats", top=1) == ["Boats came in on Tuesday."]
    assert caplog.text.count("Copies of articles are not looked for.") == 1
    assert "The search indexes are not saved." in caplog.text


def test_a_library_whose_lock_cannot_be_opened_is_not_made(opened: Open, tmp_path: Path) -> None:
    refuse(tmp_path / "library" / "library.lock")
    with pytest.raises(LibraryReadOnly, match=r"library\.lock cannot be locked"):
        opened()


def refuse(lock: Path) -> None:
    """Put something in its place that cannot be opened, whoever tries: the tests may run as root."""
    lock.unlink(missing_ok=True)
    lock.mkdir(parents=True)


# -- damage to the store ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("fresh", [False, True], ids=["already open", "opened after"])
def test_a_damaged_article_is_never_quoted_nor_found_and_the_others_are(
    filled: Library, opened: Open, fresh: bool
) -> None:
    (hurt,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    tamper(filled.folder, "UPDATE articles SET text = replace(text, 'dawn', 'dusk') WHERE id = ?", hurt)
    library = opened() if fresh else filled
    with pytest.raises(LibraryDamaged):
        library.article(hurt)
    for question in ("What does item3word say?", "harbour report", "dusk dawn boats"):
        answer = ask(library, question, top=50)
        assert hurt not in {citation.article_id for citation in answer.citations}
        assert hurt not in {hit.passage.article_id for hit in answer.hits}
    assert "item4word" in ask(library, "What does item4word say?").text


def test_a_damaged_article_is_whole_again_once_removed_and_added(filled_from_files: Library, tmp_path: Path) -> None:
    filled = filled_from_files
    (hurt,) = [entry.id for entry in filled.entries() if entry.title == "Report 3"]
    tamper(filled.folder, "UPDATE articles SET text = 'other' WHERE id = ?", hurt)
    filled.remove([hurt])
    assert statuses(add(filled, tmp_path / "in" / "003.md")) == ["added"]
    assert "item3word" in ask(filled, "What does item3word say?").text


def test_no_flipped_bit_in_the_store_changes_a_quote_or_ends_in_a_stray_error(filled: Library, tmp_path: Path) -> None:
    texts = {entry.id: filled.article(entry.id).text for entry in filled.entries()}
    filled.close()
    whole = (filled.folder / DATABASE).read_bytes()
    chance = seeded_chance(11)
    for _ in range(25):
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(filled.folder, folder)
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (folder / DATABASE).write_bytes(data)
        try:
            with Library.open(folder, encoder=FakeEncoder()) as library:
                library.entries()
                for number in (0, 5):
                    for citation in ask(library, f"What does item{number}word say?").citations:
                        assert texts[citation.article_id][citation.start : citation.end] == citation.quote
        except (LibraryError, EncoderMismatch, EncoderMissing):
            pass  # named, one clear line; nothing was quoted


# -- filters ----------------------------------------------------------------------------------------------------


def test_filters_that_admit_nothing_find_nothing(filled: Library) -> None:
    filters = Filters(since=date(2030, 1, 1))
    answer = ask(filled, "What does item3word say?", filters=filters)
    assert (answer.answered, answer.hits) == (False, ())


def test_filters_hold_for_every_passage_found(filled: Library) -> None:
    answer = ask(filled, "harbour report", filters=Filters(date(2014, 3, 3), date(2014, 3, 5)), top=50)
    found = {filled.entry(hit.passage.article_id).published for hit in answer.hits}
    assert found == {date(2014, 3, 3), date(2014, 3, 4), date(2014, 3, 5)}


# -- at the same time -------------------------------------------------------------------------------------------


def test_adding_removing_and_asking_together_keeps_every_quote_exact(library: Library, tmp_path: Path) -> None:
    files = numbered_articles(tmp_path / "in", 24)
    texts: dict[str, str] = {}
    failures: list[BaseException] = []
    done = threading.Event()

    def watched(work: Callable[[], None]) -> threading.Thread:
        def run() -> None:
            try:
                work()
            except BaseException as error:
                failures.append(error)

        return threading.Thread(target=run)

    def adding(mine: list[Path]) -> None:
        for _ in range(3):
            for file in mine:
                for outcome in library.add([file]):
                    # Removed or put back between two looks at it, it may be told so, or be there from another hand.
                    gone = "was removed while it was added" in (outcome.error or "")
                    assert gone or outcome.status in ("added", "unchanged", "duplicate"), outcome
                    with contextlib.suppress(ArticleNotFound):  # the remover may have been quicker
                        texts[outcome.article_id or ""] = library.article(outcome.article_id or "").text

    def removing() -> None:
        chance = seeded_chance(3)
        while not done.is_set():
            entries = library.entries()
            if entries:
                removal = library.remove([chance.choice(entries).id])
                if chance.random() < 0.5:
                    library.restore(removal)
            time.sleep(0.002)

    def asking() -> None:
        from qa.service import Assistant

        assistant = Assistant(library, threshold=0.0)
        while not done.is_set():
            for citation in assistant.ask("Which harbour report speaks of item7word?").citations:
                text = texts.get(citation.article_id)
                assert text is None or text[citation.start : citation.end] == citation.quote

    workers = [watched(lambda: adding(files[:12])), watched(lambda: adding(files[12:]))]
    others = [watched(removing), watched(asking), watched(asking)]
    for thread in (*workers, *others):
        thread.start()
    for thread in workers:
        thread.join()
    done.set()
    for thread in others:
        thread.join()
    assert failures == []
    assert library.store.damaged_passages() == ()
    assert len(found_words(library, "harbour report boats", top=200)) == len(library)


_ADDER = """
import sys
from tests.helpers import FakeEncoder
from qa.library import Library
library = Library.open(sys.argv[1], encoder=FakeEncoder())
print("ready", flush=True)
sys.stdin.readline()
for outcome in library.add(sys.argv[2:]):
    print(outcome.status, outcome.article_id, outcome.error or "", flush=True)
"""


def test_two_processes_that_add_the_same_articles_leave_no_duplicate_and_meet_no_lock(
    opened: Open, tmp_path: Path
) -> None:
    numbered_articles(tmp_path / "in", 30)
    children = [child(_ADDER, str(tmp_path / "library"), str(tmp_path / "in")) for _ in range(2)]
    ended = released(children)
    assert [error for _, error in ended] == ["", ""]
    for out, _ in ended:
        assert len(out.splitlines()) == 30
        assert {line.split()[0] for line in out.splitlines()} <= {"added", "unchanged", "duplicate"}
    library = opened()
    assert len(library) == 30
    assert len(titles(library)) == 30
    assert len(found_words(library, "harbour report", top=100)) == 30
    assert library.store.damaged_passages() == ()


def test_an_adder_killed_at_any_moment_loses_nothing_it_told_of_and_leaves_no_half_article(
    opened: Open, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    numbered_articles(tmp_path / "in", 800)
    chance = seeded_chance(17)
    told: set[str] = set()
    nursery = child(_NURSERY, str(folder), str(tmp_path / "in"))
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    for _ in range(10):
        nursery.stdin.write("again\n")
        nursery.stdin.flush()
        adder = int(nursery.stdout.readline())
        # Somewhere between its first word and its last, among the unchanged, the new, or the indexes.
        for _ in range(min(len(told) + chance.randrange(40), 700)):
            told.add(nursery.stdout.readline().split()[1])
        time.sleep(chance.random() * 0.05)
        os.kill(adder, signal.SIGKILL)
        while (line := nursery.stdout.readline()) != "dead\n":
            told.add(line.split()[1])
        with Library.open(folder, encoder=FakeEncoder()) as library:
            assert told <= {entry.id for entry in library.entries()}
            for entry in library.entries():
                assert library.article(entry.id).text.startswith("The harbour report")
            assert library.store.damaged_passages() == ()
            assert library.store._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    nursery.communicate()
    library = opened()
    assert 0 < len(told) <= len(library)
    assert sorted({outcome.status for outcome in add(library, tmp_path / "in")}) == ["added", "unchanged"]
    assert len(library) == 800
    assert "item799word" in found_words(library, "item799word")[0]


#: Imports once and forks an adder for each line it is given, so that a round takes no second. Each outcome is one
#: write of its own, so that a killed adder leaves no half line.
_NURSERY = """
import os, sys
import embeddings.dense
from tests.helpers import FakeEncoder
from qa.ingest import find_files, read_file
from qa.library import Library
list(read_file(next(find_files(__import__("pathlib").Path(sys.argv[2])))))
for _ in sys.stdin:
    adder = os.fork()
    if not adder:
        os.write(1, f"{os.getpid()}\\n".encode())
        with Library.open(sys.argv[1], encoder=FakeEncoder()) as library:
            for outcome in library.add(sys.argv[2:]):
                os.write(1, f"{outcome.status} {outcome.article_id}\\n".encode())
        os._exit(0)
    os.waitpid(adder, 0)
    os.write(1, b"dead\\n")
"""


_OUT_OF_ROOM = """
import resource, sys
from tests.helpers import FakeEncoder, ask
from qa.errors import LibraryFull
from qa.library import Library
library = Library.open(sys.argv[1], encoder=FakeEncoder())
list(library.add([sys.argv[2]]))
for most in range(20_000, 400_000, 9_000):  # the write that fails is another one each time
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        list(library.add([sys.argv[3]]))
        print("added")
    except LibraryFull as error:
        print("full", "\\n" not in str(error), "Make room" in str(error))
    print(*sorted(entry.title.replace(" ", "_") for entry in library.entries()))
    print("item1word" in ask(library, "What does item1word say?").text)
    if len(library) > 2:
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
list(library.add([sys.argv[3]]))
print(len(library), library.store.damaged_passages())
"""


def test_a_disk_that_takes_no_more_is_named_and_the_old_state_is_whole(tmp_path: Path) -> None:
    numbered_articles(tmp_path / "in", 2)
    large = write_article(tmp_path / "large.md", "Large", "A sentence of the large article stands here. " * 400)
    program = child(_OUT_OF_ROOM, str(tmp_path / "library"), str(tmp_path / "in"), str(large))
    out, error = program.communicate(timeout=90)
    assert error == ""
    *rounds, last = out.splitlines()
    assert last == "3 ()"
    assert rounds[:3] == ["full True True", "Report_0 Report_1", "True"]
    for told, held, asked in zip(*[iter(rounds)] * 3, strict=True):
        assert told in ("full True True", "added")
        assert held == ("Report_0 Report_1" if told != "added" else "Large Report_0 Report_1")
        assert asked == "True"
