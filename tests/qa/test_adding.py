"""What becomes of each input: told apart from what is there, replaced, kept, or named with what is wrong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from embeddings import Encoder, Vectors
from qa.adding import _Batch, _Item, _New, _Step, _Told, _Undecided
from qa.encoding import PREFIX_TOKENS, cut, retrieval_text
from qa.library import Library
from qa.notes import RULES
from qa.store import Source
from qa.types import Entry, Notes, Outcome, Upload
from tests.helpers import (
    SCRIPTS,
    FakeEncoder,
    add,
    article,
    found_words,
    numbered_articles,
    statuses,
    titles,
    write_article,
    write_lines,
    write_table,
)
from tests.reports import BALLOT, FERRY

BOATS = {"title": "Boats", "text": "Boats came in at dawn with herring."}
TRAINS = {"title": "Trains", "text": "Trains were late again because of snow."}
KITES = {"title": "Kites", "text": "Kites were flown over the beach."}


@pytest.fixture
def fake(library: Library) -> FakeEncoder:
    assert isinstance(library.encoder, FakeEncoder)
    return library.encoder


# -- one file ---------------------------------------------------------------------------------------------------


def test_a_new_file_is_added_under_its_path(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    (outcome,) = add(library, path)
    assert (outcome.input, outcome.status, outcome.title, outcome.error) == (str(path), "added", "Boats", None)
    assert library.article(outcome.article_id or "").text == "They came in at dawn."


def test_the_same_file_again_changes_nothing_and_encodes_nothing(
    library: Library, tmp_path: Path, fake: FakeEncoder
) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    (first,) = add(library, path)
    revision, fake.encoded = library.store.revision(), []
    (again,) = add(library, path)
    assert (again.status, again.article_id, again.title) == ("unchanged", first.article_id, "Boats")
    assert library.store.revision() == revision
    assert fake.encoded == []


def test_the_same_file_by_another_way_is_the_same(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    (tmp_path / "link.md").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    assert statuses(add(library, path, "a.md", "./a.md", tmp_path / "link.md")) == ["added", *["unchanged"] * 3]


def test_a_changed_file_replaces_its_article(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    (old,) = add(library, path)
    write_article(path, "Boats, corrected", "They came in at noon.")
    (new,) = add(library, path)
    assert new.status == "updated"
    assert [entry.id for entry in library.entries()] == [new.article_id]
    assert found_words(library, "boats dawn noon") == ["They came in at noon."]
    assert old.article_id != new.article_id


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "2014-03-15"), ("publisher", "Reuters"), ("url", "https://x.example/"), ("author", "Someone")],
)
def test_a_file_that_changed_only_what_is_said_about_its_article_updates_that(
    library: Library, tmp_path: Path, field: str, value: str
) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    (first,) = add(library, path)
    write_article(path, "Boats", "They came in at dawn.", **{field: value})
    (again,) = add(library, path)
    assert (again.status, again.article_id) == ("updated", first.article_id)
    (entry,) = library.entries()
    assert value in (entry.publisher, entry.url, *entry.authors, str(entry.published))
    assert statuses(add(library, path)) == ["unchanged"]


def test_a_corrected_date_is_found_by_and_filtered_by(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.", published="2014-03-01")
    add(library, path)
    add(library, write_article(path, "Boats", "They came in at dawn.", published="2014-04-02"))
    assert found_words(library, "April") == ["They came in at dawn."]


def test_a_file_that_changed_back_gives_its_first_article_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    seen = []
    for words in ("They came in at dawn.", "They came in at noon.", "They came in at dawn."):
        (outcome,) = add(library, write_article(path, "Boats", words))
        seen.append(outcome.status)
    assert seen == ["added", "updated", "updated"]
    assert found_words(library, "boats") == ["They came in at dawn."]


def test_a_removed_article_comes_back_when_its_file_is_added_again(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    (first,) = add(library, path)
    library.remove([first.article_id or ""])
    assert statuses(add(library, path)) == ["added"]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_is_kept_in_composed_form(library: Library, tmp_path: Path, text: str) -> None:
    import unicodedata

    (outcome,) = add(library, write_article(tmp_path / "a.md", "Title", text))
    assert library.article(outcome.article_id or "").text == unicodedata.normalize("NFC", text)


# -- the same article twice -------------------------------------------------------------------------------------


def test_the_same_article_in_two_files_is_kept_once(library: Library, tmp_path: Path) -> None:
    one = write_article(tmp_path / "one.md", "Boats", "They came in at dawn.")
    two = write_article(tmp_path / "two.md", "Boats", "They came in at dawn.", publisher="Another")
    first, second = add(library, one, two)
    assert (first.status, second.status) == ("added", "duplicate")
    assert second.article_id == first.article_id
    assert len(library) == 1
    assert statuses(add(library, one, two)) == ["unchanged", "unchanged"]


def test_what_two_files_say_of_one_article_does_not_flap(library: Library, tmp_path: Path) -> None:
    one = write_lines(tmp_path / "one.jsonl", {**BOATS, "publisher": "One"}, "broken, so it is read each time")
    two = write_lines(tmp_path / "two.jsonl", {**BOATS, "publisher": "Two"}, "broken, so it is read each time")
    add(library, one, two)
    assert statuses(add(library, one, two)) == ["unchanged", "failed", "unchanged", "failed"]
    assert library.entries()[0].publisher == "One"


def both(folder: Path, **fields: str) -> list[Path]:
    """The same article in two folders."""
    files = [folder / name / "a.md" for name in ("one", "two")]
    for file in files:
        file.parent.mkdir(exist_ok=True, parents=True)
        write_article(file, "Boats", "They came in at dawn.", **fields)
    return files


def published(library: Library) -> list[str]:
    return [str(entry.published) for entry in library.entries()]


@pytest.mark.parametrize("noted", [True, False], ids=["", "kept by an earlier version"])
@pytest.mark.parametrize("at_once", [True, False])
def test_what_two_files_say_of_one_article_is_corrected_when_both_are(
    library: Library, tmp_path: Path, at_once: bool, noted: bool
) -> None:
    one, two = both(tmp_path, published="2014-02-22")
    add(library, one, two)
    if not noted:
        library.store._db.execute("UPDATE sources SET said = NULL")
    write_article(one, "Boats", "They came in at dawn.", published="2014-03-22")
    if not at_once:
        assert statuses(add(library, one, two)) == ["duplicate", "unchanged"]
        assert statuses(add(library, one, two)) == ["unchanged", "unchanged"]
        assert published(library) == ["2014-02-22"]
    both(tmp_path, published="2014-03-22")
    assert statuses(add(library, one, two)) == ["duplicate" if at_once else "unchanged", "updated"]
    assert published(library) == ["2014-03-22"]
    assert statuses(add(library, one, two)) == ["unchanged", "unchanged"]


def test_what_two_lines_say_of_one_article_is_corrected_when_both_are(library: Library, tmp_path: Path) -> None:
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for day, told in (("2014-02-22", ["added", "duplicate"]), ("2014-03-22", ["duplicate", "updated"])):
        for file in files:
            write_lines(file, {**BOATS, "published": day})
        assert statuses(add(library, *files)) == told
        assert published(library) == [day]
        assert statuses(add(library, *files)) == ["unchanged", "unchanged"]


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_a_file_that_is_gone_keeps_no_date_from_being_corrected(library: Library, tmp_path: Path, gone: str) -> None:
    one, two = both(tmp_path, published="2014-02-22")
    add(library, one, two)
    write_article(one, "Boats", "They came in at dawn.", published="2014-03-22")
    add(library, one, two)
    two.unlink()
    if gone == "folder":
        two.parent.rmdir()
    assert statuses(add(library, one)) == ["updated"]
    assert published(library) == ["2014-03-22"]
    assert statuses(add(library, one)) == ["unchanged"]


def test_a_file_that_is_moved_and_its_date_corrected_gives_the_new_date(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.", published="2014-02-22")
    add(library, path)
    moved = write_article(path.rename(tmp_path / "b.md"), "Boats", "They came in at dawn.", published="2014-03-22")
    assert statuses(add(library, moved)) == ["updated"]
    assert published(library) == ["2014-03-22"]
    add(library, write_article(moved, "Boats", "They came in at noon."))
    assert len(library) == 1


def test_the_file_that_gave_the_date_corrects_it_where_others_say_another(library: Library, tmp_path: Path) -> None:
    first, other = (tmp_path / name for name in ("a.md", "b.md"))
    for path, day in ((first, "2014-02-22"), (other, "2014-01-01"), (first, "2014-03-22")):
        add(library, write_article(path, "Boats", "They came in at dawn.", published=day))
    assert published(library) == ["2014-03-22"]
    assert statuses(add(library, first, other)) == ["unchanged", "unchanged"]


def test_an_article_stays_while_one_of_its_two_files_still_gives_it(library: Library, tmp_path: Path) -> None:
    one = write_article(tmp_path / "one.md", "Boats", "They came in at dawn.")
    two = write_article(tmp_path / "two.md", "Boats", "They came in at dawn.")
    add(library, one, two)
    write_article(one, "Trains", "They were late.")
    assert statuses(add(library, one)) == ["updated"]
    assert titles(library) == {"Boats", "Trains"}
    write_article(two, "Kites", "They flew.")
    assert statuses(add(library, two)) == ["updated"]
    assert titles(library) == {"Trains", "Kites"}


def test_both_files_changed_to_the_same_leave_one_article(library: Library, tmp_path: Path) -> None:
    files = [write_article(tmp_path / f"{n}.md", "Boats", "They came in at dawn.") for n in range(2)]
    add(library, *files)
    for file in files:
        write_article(file, "Boats", "They came in at noon.")
    assert statuses(add(library, *files)) == ["updated", "duplicate"]
    assert found_words(library, "boats") == ["They came in at noon."]


def test_a_file_deleted_from_disk_is_named_and_its_article_kept(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    add(library, path)
    path.unlink()
    (outcome,) = add(library, path)
    assert (outcome.status, outcome.error) == ("failed", f"{path} does not exist. Check the path.")
    assert titles(library) == {"Boats"}


def test_a_moved_file_is_a_duplicate_of_what_is_kept(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    add(library, path)
    moved = path.rename(tmp_path / "b.md")
    assert statuses(add(library, moved)) == ["duplicate"]
    assert statuses(add(library, moved)) == ["unchanged"]


def test_a_moved_file_that_is_edited_takes_the_place_of_what_it_was(library: Library, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    add(library, path)
    moved = path.rename(tmp_path / "b.md")
    add(library, moved)
    write_article(moved, "Boats", "They came in at noon.")
    assert statuses(add(library, moved)) == ["updated"]
    assert found_words(library, "boats") == ["They came in at noon."]
    assert len(library) == 1


def test_a_renamed_file_whose_title_is_its_name_takes_the_place_of_what_it_was(
    library: Library, tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("notes.txt", "tides.txt")]
    for path, text in zip(paths, (BALLOT, FERRY), strict=True):
        path.write_text(text, encoding="utf-8")
    add(library, *paths)
    renamed = paths[0].rename(tmp_path / "harbour_notes.txt")
    assert statuses(add(library, renamed)) == ["updated"]
    assert titles(library) == {"harbour notes", "tides"}
    assert statuses(add(library, renamed)) == ["unchanged"]


def test_a_later_file_of_the_same_words_is_kept_beside_one_that_is_gone(library: Library, tmp_path: Path) -> None:
    first, second = tmp_path / "2024-05-01 minutes.txt", tmp_path / "2024-05-08 minutes.txt"
    first.write_text(BALLOT, encoding="utf-8")
    add(library, first)
    first.unlink()
    second.write_text(BALLOT, encoding="utf-8")
    os.utime(second, (second.stat().st_atime, second.stat().st_mtime + 60))
    assert statuses(add(library, second)) == ["added"]
    assert len(library) == 2


def test_a_file_of_another_folder_takes_the_place_of_none(library: Library, tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    first, second = tmp_path / "north" / "notes.txt", tmp_path / "minutes.txt"
    first.write_text(BALLOT, encoding="utf-8")
    add(library, first)
    first.rename(second)
    assert statuses(add(library, second)) == ["added"]
    assert len(library) == 2


def test_a_copy_under_another_name_is_kept_beside_a_file_that_is_left_or_may_be(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "disk").mkdir()
    one, two, three = tmp_path / "disk" / "one.txt", tmp_path / "two.txt", tmp_path / "three.txt"
    for path in (one, two):
        path.write_text(BALLOT, encoding="utf-8")
        assert statuses(add(library, path)) == ["added"]
    one.unlink()
    one.parent.rmdir()
    three.write_text(BALLOT, encoding="utf-8")
    assert statuses(add(library, three)) == ["added"]
    assert titles(library) == {"one", "two", "three"}


def test_what_a_disk_gave_that_is_not_connected_stays(library: Library, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    add(library, write_article(disk / "a.md", "Boats", "They came in at dawn."))
    disk.rename(tmp_path / "elsewhere")
    copy = write_article(tmp_path / "b.md", "Boats", "They came in at dawn.")
    assert statuses(add(library, copy)) == ["duplicate"]
    write_article(copy, "Boats", "They came in at noon.")
    assert statuses(add(library, copy)) == ["updated"]
    assert len(library) == 2


@pytest.mark.parametrize(
    "damage",
    ["text = replace(text, 'herring', 'hxrring')", "title = CAST(X'FF41' AS TEXT)", "sha256 = 'x'"],
    ids=["text", "title", "hash"],
)
@pytest.mark.parametrize("again", ["a.jsonl", "b.jsonl"], ids=["the same file", "another file"])
def test_a_damaged_article_is_whole_again_when_an_input_gives_it(
    library: Library, tmp_path: Path, damage: str, again: str
) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, TRAINS)
    (boats, _) = [one.article_id or "" for one in add(library, path)]
    with library.store._write() as db:
        db.execute(f"UPDATE articles SET {damage} WHERE id = ?", (boats,))  # noqa: S608
    path = write_lines(tmp_path / again, BOATS, TRAINS)
    given = {one.title: one.status for one in add(library, path)}
    assert given == {"Boats": "updated", "Trains": "unchanged" if again == "a.jsonl" else "duplicate"}
    assert library.article(boats).text == BOATS["text"]
    assert statuses(add(library, path)) == ["unchanged", "unchanged"]
    assert len(library) == 2


# -- what a database exported ---------------------------------------------------------------------------------


def test_each_article_of_an_export_is_kept_and_a_changed_one_replaced(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    head = "\nThe Quay Gazette\nMarch 14, 2014 Friday\n\nLength: 9 words\nBody\n\n"
    parts = [f"{one['title']}{head}{one['text']}\n\nEnd of Document\n\n" for one in (BOATS, TRAINS)]
    path.write_text("".join(parts))
    assert statuses(add(library, path)) == ["added", "added"]
    assert statuses(add(library, path)) == ["unchanged", "unchanged"]
    path.write_text("".join([f"{KITES['title']}{head}{KITES['text']}\n\nEnd of Document\n\n", *parts]))
    assert statuses(add(library, path)) == ["added", "unchanged", "unchanged"]
    path.write_text("".join(parts).replace("because of snow", "again"))
    assert sorted(statuses(add(library, path))) == ["unchanged", "updated"]
    assert len(library) == 3


def test_a_file_that_gives_several_articles_gives_no_longer_the_one_it_gave(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BOATS["text"])
    assert statuses(add(library, path)) == ["added"]
    messages = [
        f"2{day}/03/2014, 17:0{day} - {name}: {BOATS['text']}" for day, name in enumerate(("Ida", "Lee", "Ida"))
    ]
    path.write_text("\n".join(messages))
    assert statuses(add(library, path)) == ["added"] * 3
    assert titles(library) == {"a, 20 March 2014", "a, 21 March 2014", "a, 22 March 2014"}
    assert statuses(add(library, path)) == ["unchanged"] * 3


def test_a_file_that_is_left_with_one_article_of_several_keeps_no_earlier_state_of_it(
    library: Library, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "a.csv", BOATS, TRAINS)
    add(library, path)
    assert statuses(add(library, write_table(path, TRAINS))) == ["duplicate"]
    late = {**TRAINS, "text": "Trains were on time."}
    assert statuses(add(library, write_table(path, late))) == ["updated"]
    assert titles(library) == {"Boats", "Trains"}
    assert len(library) == 2
    add(library, write_table(path, BOATS, late))
    assert statuses(add(library, write_table(path, {**BOATS, "text": "Boats came in at noon."}))) == ["added"]
    assert {library.article(entry.id).text for entry in library.entries()} == {late["text"], "Boats came in at noon."}
    assert statuses(add(library, path)) == ["unchanged"]


def test_a_file_whose_one_article_was_put_back_gives_it_no_longer_when_it_gives_several(
    library: Library, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "a.csv", BOATS)
    (one,) = add(library, path)
    library.restore(library.remove([one.article_id or ""]))
    add(library, write_table(path, {**BOATS, "text": "Boats came in at noon."}, TRAINS))
    assert len(library) == 2
    assert titles(library) == {"Boats", "Trains"}


# -- .jsonl -----------------------------------------------------------------------------------------------------


def test_each_line_is_an_article_known_by_file_and_line(library: Library, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, TRAINS)
    assert [(one.input, one.status) for one in add(library, path)] == [(f"{path}:1", "added"), (f"{path}:2", "added")]


def test_a_changed_line_replaces_its_article_and_no_other(library: Library, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, TRAINS)
    add(library, path)
    write_lines(path, BOATS, {**TRAINS, "text": "Trains were on time."})
    assert sorted(statuses(add(library, path))) == ["unchanged", "updated"]
    assert found_words(library, "trains", top=1) == ["Trains were on time."]
    assert len(library) == 2


def test_a_line_that_moved_is_unchanged_and_known_by_its_new_number(library: Library, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, TRAINS)
    add(library, path)
    write_lines(path, TRAINS, KITES, BOATS)
    assert sorted(statuses(add(library, path))) == ["added", "unchanged", "unchanged"]
    known = {one.input: one.title for one in add(library, path)}
    assert known == {f"{path}:1": "Trains", f"{path}:2": "Kites", f"{path}:3": "Boats"}


def test_an_article_whose_line_is_gone_is_kept_and_the_file_known_without_it(
    library: Library, tmp_path: Path, fake: FakeEncoder
) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, TRAINS)
    add(library, path)
    write_lines(path, BOATS)
    assert statuses(add(library, path)) == ["unchanged"]
    assert titles(library) == {"Boats", "Trains"}
    revision = library.store.revision()
    assert [(one.input, one.status) for one in add(library, path)] == [(f"{path}:1", "unchanged")]
    assert library.store.revision() == revision


def test_a_broken_line_is_named_and_the_others_are_kept(library: Library, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, "{broken", {"title": "no text"}, TRAINS)
    outcomes = add(library, path)
    failed = {one.input: one.error for one in outcomes if one.status == "failed"}
    assert set(failed) == {f"{path}:2", f"{path}:3"}
    assert all(error and error.startswith(name) and "\n" not in error for name, error in failed.items())
    assert titles(library) == {"Boats", "Trains"}


def test_a_mended_line_is_added_and_the_others_are_unchanged(library: Library, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, "{broken")
    add(library, path)
    write_lines(path, BOATS, TRAINS)
    assert sorted(statuses(add(library, path))) == ["added", "unchanged"]


def test_the_same_line_twice_is_one_article(library: Library, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", BOATS, BOATS)
    assert statuses(add(library, path)) == ["added", "duplicate"]
    assert statuses(add(library, path)) == ["unchanged", "unchanged"]


# -- uploads ----------------------------------------------------------------------------------------------------


def upload(path: Path, name: str) -> Upload:
    return Upload(path, name)


def test_an_upload_is_called_by_its_own_name(library: Library, tmp_path: Path) -> None:
    good = write_article(tmp_path / "x1.md", "Boats", "They came in at dawn.")
    bad = tmp_path / "x2.txt"
    bad.touch()
    assert add(library, upload(good, "boats.md"))[0].input == "boats.md"
    (failed,) = add(library, upload(bad, "empty.txt"))
    assert failed.input == "empty.txt"
    assert (failed.error or "").startswith("empty.txt is empty.")
    assert str(tmp_path) not in (failed.error or "")


def test_an_upload_that_lies_elsewhere_the_second_time_is_the_same(library: Library, tmp_path: Path) -> None:
    for n, status in enumerate(["added", "unchanged"]):
        path = write_article(tmp_path / f"x{n}.md", "Boats", "They came in at dawn.")
        assert statuses(add(library, upload(path, "boats.md"))) == [status]


def test_a_changed_upload_of_the_same_name_and_title_replaces_its_article(library: Library, tmp_path: Path) -> None:
    for words, status in (("They came in at dawn.", "added"), ("They came in at noon.", "updated")):
        path = write_article(tmp_path / "x.md", "Boats", words)
        assert statuses(add(library, upload(path, "boats.md"))) == [status]
    assert found_words(library, "boats") == ["They came in at noon."]


def test_uploads_of_one_name_and_different_titles_are_different_articles(library: Library, tmp_path: Path) -> None:
    boats = write_article(tmp_path / "x1.md", "Boats", "They came in at dawn.")
    trains = write_article(tmp_path / "x2.md", "Trains", "They were late.")
    add(library, upload(boats, "index.md"))
    add(library, upload(trains, "index.md"))
    assert titles(library) == {"Boats", "Trains"}
    assert statuses(add(library, upload(trains, "index.md"))) == ["unchanged"]


def test_uploads_that_are_merely_called_alike_are_all_kept(library: Library, tmp_path: Path) -> None:
    texts = {"one": BALLOT, "two": FERRY}
    paths = {name: tmp_path / f"{name}.txt" for name in texts}

    def give(name: str, text: str) -> Outcome:
        paths[name].write_text(f"News\n\n{text}", encoding="utf-8")
        return add(library, upload(paths[name], "article.txt"))[0]

    ids = {name: give(name, text).article_id for name, text in texts.items()}
    assert len(set(ids.values())) == len(library) == 2
    for name, text in texts.items():
        assert give(name, text).status == "unchanged"
    for name, text in texts.items():  # a later state of each replaces it and not the other
        assert give(name, f"{text}\n\nMore was not known in the evening.").status == "updated"
    assert len(library) == 2


def test_uploads_that_are_merely_called_alike_are_all_kept_in_one_batch(library: Library, tmp_path: Path) -> None:
    for name, text in (("one", BALLOT), ("two", FERRY)):
        (tmp_path / f"{name}.txt").write_text(f"News\n\n{text}", encoding="utf-8")
    add(library, *(upload(tmp_path / f"{name}.txt", "article.txt") for name in ("one", "two")))
    assert len(library) == 2


def test_two_uploads_of_a_batch_are_two_files_however_alike_they_are(library: Library, tmp_path: Path) -> None:
    for name, price in (("march", 31), ("may", 33)):
        (tmp_path / f"{name}.txt").write_text(f"Prices\n\n{BALLOT} Cod is {price} kroner.", encoding="utf-8")
    march, may = (upload(tmp_path / f"{name}.txt", "prices.txt") for name in ("march", "may"))
    assert statuses(add(library, march, may)) == ["added", "added"]
    assert statuses(add(library, march, may)) == ["unchanged", "unchanged"]
    library.remove([next(iter(library.entries())).id])
    add(library, march, may)
    assert len(library) == 2


def test_files_of_one_name_in_different_folders_are_different_articles(library: Library, tmp_path: Path) -> None:
    for folder, text in (("a", BALLOT), ("b", FERRY)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "article.txt").write_text(f"News\n\n{text}", encoding="utf-8")
    add(library, tmp_path)
    assert len(library) == 2
    assert statuses(add(library, tmp_path)) == ["unchanged"] * 2


def test_articles_of_one_title_in_one_uploaded_file_are_all_kept(library: Library, tmp_path: Path) -> None:
    lines = [{"title": "Live", "text": f"Update number {n} about the harbour."} for n in range(4)]
    path = write_lines(tmp_path / "x.jsonl", *lines)
    assert statuses(add(library, upload(path, "live.jsonl"))) == ["added"] * 4
    assert statuses(add(library, upload(path, "live.jsonl"))) == ["unchanged"] * 4
    write_lines(path, *lines[1:], lines[0])  # read anew, in another order
    add(library, upload(path, "live.jsonl"))
    assert {library.article(entry.id).text for entry in library.entries()} == {line["text"] for line in lines}


# -- batches and bad input --------------------------------------------------------------------------------------


def test_a_batch_with_broken_files_keeps_the_rest_and_says_which_failed_and_why(
    library: Library, tmp_path: Path
) -> None:
    numbered_articles(tmp_path / "in", 3)
    (tmp_path / "in" / "000empty.md").touch()
    (tmp_path / "in" / "001binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "in" / "zz.jsonl").write_text("{broken\n")
    outcomes = add(library, tmp_path / "in")
    failed = [one for one in outcomes if one.status == "failed"]
    assert len(failed) == 3
    assert len(library) == 3
    for one in failed:
        assert one.error
        assert one.error.startswith(one.input)
        assert "\n" not in one.error
        assert "Traceback" not in one.error


def test_an_input_is_named_as_it_was_given(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)
    (outcome,) = add(library, "a/")
    assert outcome.input == "a/"
    assert (outcome.error or "").startswith("a/ is a folder without articles. Pullquote reads .txt")


@pytest.mark.parametrize("given", ["no-such-file.md", "https://x.example/a", "/dev/null", "x" * 400, "a\0b", "~"])
def test_what_cannot_be_read_fails_in_one_clear_line(library: Library, given: str, tmp_path: Path) -> None:
    (outcome,) = add(library, given)
    assert outcome.status == "failed"
    assert outcome.error
    assert outcome.error.startswith(given)
    assert len(outcome.error.splitlines()) == 1


def test_an_empty_path_is_not_the_working_folder(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbered_articles(tmp_path, 2)
    monkeypatch.chdir(tmp_path)
    (outcome,) = add(library, "")
    assert (outcome.status, outcome.error) == ("failed", "An empty path was given. Name a file or a folder.")


def test_a_file_whose_name_is_no_text_does_not_end_the_batch(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    numbered_articles(folder, 2)
    with open(os.fsencode(folder) + b"/\xff\xfe.md", "w") as file:
        file.write("---\ntitle: Odd name\n---\nWords of it.\n")
    outcomes = add(library, folder)
    assert statuses(outcomes) == ["added"] * 3
    assert all(one.input.encode() for one in outcomes)  # fit to be printed
    assert statuses(add(library, folder)) == ["unchanged"] * 3


def test_a_file_that_fails_halfway_keeps_what_was_read_and_is_read_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa import ingest

    path = write_lines(tmp_path / "a.jsonl", BOATS, TRAINS, KITES)
    whole = ingest.read_changed

    def torn(path: Path, known):  # type: ignore[no-untyped-def]
        items = whole(path, known)
        yield next(items)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(ingest, "read_changed", torn)
    assert sorted(statuses(add(library, path))) == ["added", "failed"]
    monkeypatch.setattr(ingest, "read_changed", whole)
    assert sorted(statuses(add(library, path))) == ["added", "added", "unchanged"]


def test_a_consumer_that_stops_early_has_what_it_was_told(library: Library, tmp_path: Path) -> None:
    batch = library.add(
        [write_lines(tmp_path / "a.jsonl", *({"title": f"T{n}", "text": f"Word{n} stands here."} for n in range(100)))]
    )
    told = [next(batch).title for _ in range(3)]
    batch.close()
    assert set(told) <= titles(library)
    assert found_words(library, "word1", top=1) == ["Word1 stands here."]


def test_an_outcome_is_told_only_once_its_article_is_on_disk(library: Library, tmp_path: Path) -> None:
    from qa.store import Store

    other = Store(library.folder, read_only=True)
    for outcome in library.add(numbered_articles(tmp_path / "in", 5)):
        assert other.has(outcome.article_id or "")
    other.close()


def test_several_short_articles_share_one_batch_of_the_encoder(library: Library, tmp_path: Path) -> None:
    batches: list[int] = []

    class Counting(FakeEncoder):
        """Only counts: the vectors are the fake's own."""

        def encode_passages(self, texts):  # type: ignore[no-untyped-def]
            batches.append(len(texts))
            return super().encode_passages(texts)

    with Library.open(tmp_path / "other", encoder=Counting()) as counted:
        add(counted, *numbered_articles(tmp_path / "in", 10))
    assert batches == [10]


def test_of_many_states_of_one_source_the_last_is_kept_and_none_is_orphaned(library: Library) -> None:
    """Each is looked at while others are under way, at the worst moment for telling what is on disk."""
    adding = library._adding(None)

    def looked_at(state: str) -> _Step:
        made = article("Harbour", f"Words of state {state}. Boats came in on that day {state}.")
        return adding._looked_at(_Item(made, Source("/f.jsonl#Harbour", "/f.jsonl", "f.jsonl", "digest")))

    def keep(step: _Step) -> list[str]:
        texts = step.texts if isinstance(step, _New) else []
        return statuses(outcome for outcome, _ in adding._keep(_Batch((step,), lambda: encode(texts), 1)))

    encode = library.encoder.encode_passages
    first, second, third = (looked_at(state) for state in "abc")
    assert keep(first) == ["added"]
    assert keep(second) == ["updated"]
    fourth = looked_at("d")  # while the third is under way
    assert isinstance(fourth, _Undecided)
    assert keep(third) == ["updated"]
    assert keep(fourth) == ["updated"]
    (kept,) = library.entries()
    assert "state d" in library.article(kept.id).text
    assert isinstance(looked_at("e"), _New)  # nothing is under way any more


def test_what_brings_no_vectors_is_told_of_soon_beside_what_brings_many(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.adding._TOLD_AT_ONCE", 3)
    adding = library._adding(None)
    long = _New(_Item(article(), Source("a", "a", "a")), ((0, 1),) * 20, Notes((), (), RULES), ())
    told = [_Told(Outcome(str(n), "unchanged")) for n in range(4)]
    with ThreadPoolExecutor() as pool:
        batches = [batch.steps for batch in adding._batches(iter([long, *told]), pool)]
    assert batches == [(long, *told[:3]), (told[3],)]


def test_a_long_text_is_encoded_in_parts_as_long_as_somebody_waits_for_it(
    library: Library, fake: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding = library._adding(None)
    fake.batch = 2
    texts = [f"Passage {n} of a book." for n in range(19)]
    assert np.array_equal(adding._encoded(fake, texts), fake.encode_passages(texts))
    encode, parts = fake.encode_passages, []

    def stopped_meanwhile(texts: Sequence[str]) -> Vectors:
        parts.append(len(texts))
        adding._stopped.set()
        return encode(texts)

    monkeypatch.setattr(fake, "encode_passages", stopped_meanwhile)
    with pytest.raises(CancelledError):
        adding._encoded(fake, texts)
    assert parts == [8]


def test_whoever_leaves_before_the_end_stops_what_is_being_encoded(library: Library, tmp_path: Path) -> None:
    adding = library._adding(None)
    outcomes = adding.run(numbered_articles(tmp_path / "in", 3))
    next(outcomes)
    assert not adding._stopped.is_set()
    outcomes.close()
    assert adding._stopped.is_set()


# -- what the encoder sees --------------------------------------------------------------------------------------


def test_title_and_date_go_before_a_passage_and_never_into_it(
    library: Library, tmp_path: Path, fake: FakeEncoder
) -> None:
    add(library, write_article(tmp_path / "a.md", "Boats", "They came in at dawn.", published="2014-03-14"))
    assert fake.encoded == ["Boats. 2014-03-14 Friday 14 March 2014\nThey came in at dawn."]
    assert found_words(library, "Friday") == ["They came in at dawn."]


def test_a_passage_without_title_and_date_stands_alone() -> None:
    assert retrieval_text(Entry("a", ""), "Words.") == "Words."
    assert retrieval_text(Entry("a", "", published=date(2014, 3, 14)), "Words.").startswith("2014-03-14 Friday")


def test_an_endless_title_leaves_room_for_the_passage() -> None:
    assert len(retrieval_text(Entry("a", "x" * 10_000), "Words.")) < 200


def test_a_passage_with_its_title_fits_the_encoders_window(real_encoder: Encoder) -> None:
    made = article("Kerry and Lavrov fail to agree in London as the referendum nears", "A long clause, and " * 400)
    spans = cut(made, real_encoder)
    texts = [retrieval_text(made, made.text[a:b]) for a, b in spans]
    assert max(real_encoder.count_tokens([made.text[a:b] for a, b in spans])) <= real_encoder.window - PREFIX_TOKENS
    assert max(real_encoder.count_tokens(texts)) + 2 <= real_encoder.window
