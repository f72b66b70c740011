"""The store: all of a change or nothing of it, and nothing damaged is handed out."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from qa.errors import (
    ArticleNotFound,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryFull,
    LibraryMissing,
    LibraryReadOnly,
    LibraryTooNew,
)
from qa.notes import RULES, take_notes
from qa.store import DATABASE, DIMENSION, ENCODER, Compared, Record, Store, database, is_damaged, opening, salvage
from qa.store.opening import told
from qa.store.rows import article_sha256
from qa.store.schema import SCHEMA_VERSION
from qa.types import Article, Filters
from tests.helpers import SCRIPTS, article, child, go_on, python, record, seeded_chance, source


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    stores: list[Store] = []

    def opened(folder: Path | None = None, **options: bool) -> Store:
        stores.append(Store(folder or tmp_path / "library", **options))
        return stores[-1]

    yield opened
    for one in stores:
        one.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    return open_store()


def tamper(store: Store, statement: str, *parameters: object) -> None:
    """Change the database behind the store's back, as a bad disk would."""
    with sqlite3.connect(store.path) as db:
        db.execute(statement, parameters)
    db.close()


# -- articles ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_an_article_is_kept_as_it_was(store: Store, text: str) -> None:
    made = article(
        "Überschrift",
        text,
        url="https://x.example/1",
        publisher="ДОЖДЬ",
        authors=("A", "Ö"),
        published=date(2014, 3, 1),
    )
    store.put(record(made))
    assert replace(store.article(made.id), added=None) == made


def test_it_is_known_when_an_article_was_added(store: Store) -> None:
    made = article()
    store.put(record(made))
    added = store.article(made.id).added
    assert added is not None
    assert added.tzinfo == UTC
    assert added <= datetime.now(UTC)


def test_an_unknown_id_is_named_with_what_to_do(store: Store) -> None:
    for call in (store.article, store.entry, lambda unknown: store.remove([unknown])):
        with pytest.raises(ArticleNotFound, match=r"'no-such'.*pullquote list"):
            call("no-such")


@pytest.mark.parametrize("unknown", ["\udcff", "a\ud800"], ids=ascii)
def test_an_id_of_half_a_character_is_unknown_too(store: Store, unknown: str) -> None:
    made = record(article())
    store.put(made)
    for call in (store.article, store.entry, lambda unknown: store.remove([made.article.id, unknown])):
        with pytest.raises(ArticleNotFound, match="No article has the id"):
            call(unknown)
    assert not store.has(unknown)
    assert store.has(made.article.id)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no such names")
def test_a_library_may_lie_in_a_folder_whose_name_is_no_utf8(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/li\xffrary"))
    made = record(article())
    with contextlib.closing(Store(folder)) as store:
        store.put(made)
    with contextlib.closing(Store(folder, read_only=True)) as store:
        assert store.article(made.article.id).text == made.article.text


def test_articles_are_listed_newest_first_and_undated_last(store: Store) -> None:
    for title, day in (("old", date(2013, 1, 1)), ("none", None), ("new", date(2014, 1, 1))):
        store.put(record(article(title, published=day)))
    assert [entry.title for entry in store.entries()] == ["new", "old", "none"]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["kerry"], ["Kerry in London", "Talks"]),
        (["John", "Kerry"], ["Talks"]),
        (["kerr"], []),
        (["Kerry", "John"], []),
        (["straße"], ["Reise"]),
        (["Киев"], ["Reise"]),
        (["киев"], ["Reise"]),
        (["北京"], ["Reise"]),
    ],
)
def test_all_articles_that_have_some_words_are_named_newest_first(
    store: Store, words: list[str], titles: list[str]
) -> None:
    store.put(record(article("Talks", "John\nKERRY, it says, met him.", published=date(2014, 3, 1))))
    store.put(record(article("Kerry in London", "He stayed.", published=date(2014, 3, 14))))
    store.put(record(article("Reise", "Die Straße nach КИЕВ. 我去北京了。", published=date(2013, 1, 1))))
    store.put(record(article("Else", "Kerrygold butter and a Johnson.")))
    assert [entry.title for entry in store.naming(words)] == titles


def test_passages_are_exact_slices_in_every_script(store: Store) -> None:
    for title, text in SCRIPTS.items():
        store.put(record(article(title, text * 30)))
    ids = store.passage_ids()
    placed = store.passages(list(ids))
    for passage_id, entry, text in store.passage_texts(list(ids)):
        passage = placed[passage_id]
        assert passage.article_id == entry.id
        assert store.article(entry.id).text[passage.start : passage.end] == text


def test_ids_no_longer_here_are_missing_from_what_is_looked_up(store: Store) -> None:
    store.put(record(article()))
    (passage_id,) = store.passage_ids()
    assert set(store.passages([int(passage_id), 12_345])) == {passage_id}


def test_more_ids_than_one_statement_takes_are_looked_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_RUN", 2)
    for n in range(5):
        store.put(record(article(f"Title {n}")))
    ids = [int(i) for i in store.passage_ids()]
    assert len(store.passages(ids)) == len(list(store.passage_texts(ids))) == 5
    assert sum(len(found) for found, _ in store.vectors(ids, 384)) == 5


def test_no_passage_id_is_ever_used_again(store: Store) -> None:
    first, second = article("One"), article("Two")
    store.put(record(first))
    (old,) = store.passage_ids()
    store.remove([first.id])
    store.put(record(second))
    assert list(store.passage_ids()) != [old]


def test_every_change_makes_the_revision_grow_for_all_who_have_it_open(open_store: Callable[..., Store]) -> None:
    one, other = open_store(), open_store()
    before = other.revision()
    one.put(record(article()))
    assert other.revision() == one.revision() > before


@pytest.mark.parametrize(
    "damage",
    ["UPDATE meta SET value = 'x' WHERE key = 'revision'", "UPDATE meta SET key = 'rfvision' WHERE key = 'revision'"],
    ids=["value", "key"],
)
def test_the_revision_grows_though_the_note_of_it_is_damaged(store: Store, damage: str) -> None:
    store.put(record(article()))
    tamper(store, damage)
    seen = [store.revision()]
    for title in ("B", "C"):
        store.put(record(article(title)))
        seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_a_damaged_length_of_vectors_is_told_as_damage(store: Store) -> None:
    store.set_meta_once({DIMENSION: "384"})
    assert store.dimension() == 384
    tamper(store, "UPDATE meta SET value = '3x4' WHERE key = 'dimension'")
    with pytest.raises(LibraryDamaged, match=r"the length of its vectors is '3x4'"):
        store.dimension()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE passages SET start = 'x' WHERE article_id = ?",
        'UPDATE passages SET "end" = zeroblob(2) WHERE article_id = ?',
    ],
    ids=["start", "end"],
)
def test_a_passage_whose_place_is_damaged_is_missing_from_what_is_looked_up(store: Store, damage: str) -> None:
    damaged, whole = article("Damaged"), article("Whole")
    store.put(record(damaged))
    store.put(record(whole))
    tamper(store, damage, damaged.id)
    found = store.passages(store.passage_ids().tolist())
    assert {passage.article_id for passage in found.values()} == {whole.id}
    assert store.passages_of(damaged.id) == {}


def test_a_transaction_that_fails_leaves_no_trace(store: Store) -> None:
    kept, broken = article("Kept"), article("Broken")
    store.put(record(kept))
    revision = store.revision()
    whole = record(broken)
    # One vector too many: the fault appears after the article's own row and its first passage were written.
    with pytest.raises(ValueError, match="zip"):
        store.put(replace(whole, vectors=np.vstack([whole.vectors, whole.vectors])))
    assert [entry.id for entry in store.entries()] == [kept.id]
    assert (store.revision(), len(store.passage_ids())) == (revision, 1)
    store.put(whole)
    assert store.count() == 2


def test_notes_made_once_stay_as_the_first_one_made_them(store: Store) -> None:
    store.set_meta_once({"encoder": "one", "dimension": "3"})
    store.set_meta_once({"encoder": "two", "dimension": "4"})
    assert (store.meta("encoder"), store.meta("dimension")) == ("one", "3")


# -- sources ----------------------------------------------------------------------------------------------------


def test_a_replaced_article_is_gone_and_the_new_one_there(store: Store) -> None:
    old, new = article("Old"), article("New")
    store.put(record(old, source("file")))
    store.put(record(new, source("file")), replacing=(old.id,))
    assert [entry.id for entry in store.entries()] == [new.id]
    assert store.source_article("file") == new.id


def test_a_replaced_article_stays_while_another_input_gives_it(store: Store) -> None:
    shared, new = article("Shared"), article("New")
    store.put(record(shared, source("one")))
    assert store.add_source(source("two"), shared.id)
    store.put(record(new, source("one")), replacing=(shared.id,))
    assert store.has(shared.id)
    assert store.source_article("one") == new.id
    assert store.source_article("two") == shared.id


def test_an_article_that_replaces_itself_takes_over_what_is_new_about_it(store: Store) -> None:
    undated = article("Same", "Same words.")
    dated = article("Same", "Same words.", published=date(2014, 3, 1))
    store.put(record(undated, source("file"), source("other")))
    added = store.article(undated.id).added
    store.put(record(dated, source("file")), replacing=(undated.id,))
    assert store.article(dated.id) == replace(dated, added=added)
    assert len(store.passage_ids()) == 1
    assert store.source_article("other") == dated.id
    assert store.damaged_passages() == ()


def test_an_article_another_process_has_added_meanwhile_is_left_as_it_is(store: Store) -> None:
    made = article()
    store.put(record(made, source("one")))
    ids = list(store.passage_ids())
    store.put(record(made, source("two")))
    assert list(store.passage_ids()) == ids
    assert store.source_article("two") == made.id


def test_what_another_process_had_an_input_give_meanwhile_is_replaced_too(store: Store) -> None:
    first, second, shared, third = (article(title) for title in ("First", "Second", "Shared", "Third"))
    store.put(record(first, source("file")))
    store.put(record(shared, source("other")))
    store.put(record(second, source("file")), replacing=(first.id,))
    store.put(record(third, source("file")), replacing=(first.id,))  # as it was decided before the second came
    assert {entry.id for entry in store.entries()} == {shared.id, third.id}
    assert store.add_source(source("file"), shared.id, replacing=(first.id,))
    assert [entry.id for entry in store.entries()] == [shared.id]
    store.put(record(first, source("file")))
    assert store.has(shared.id)


def test_no_source_is_noted_for_an_article_that_was_removed_meanwhile(store: Store) -> None:
    assert store.add_source(source("file"), "gone") is False
    assert store.source_article("file") is None


def test_a_file_read_whole_is_known_by_its_digest(store: Store) -> None:
    made = article()
    given = replace(source("file"), digest="digest")
    store.put(record(made, given))
    assert store.known_file("file", "digest") == ()
    store.finish_file("file", "digest", 1)
    ((known, entry),) = store.known_file("file", "digest")
    assert (known, entry.id) == (given, made.id)
    assert store.known_file("file", "other digest") == ()


def test_a_file_is_not_known_when_one_of_its_articles_was_removed(store: Store) -> None:
    one, two = article("One"), article("Two")
    items = [replace(source(f"file#{n}"), file="file", digest="digest") for n in (1, 2)]
    for made, item in zip((one, two), items, strict=True):
        store.put(record(made, item))
    store.finish_file("file", "digest", 2)
    store.remove([one.id])
    assert store.known_file("file", "digest") == ()


def test_a_file_is_known_by_what_it_gives_now_not_by_what_it_once_gave(store: Store) -> None:
    one, two = article("One"), article("Two")
    items = [replace(source(f"file#{n}"), file="file", digest="first") for n in (1, 2)]
    for made, item in zip((one, two), items, strict=True):
        store.put(record(made, item))
    store.finish_file("file", "first", 2)
    store.note_source(replace(items[0], digest="second"))
    store.finish_file("file", "second", 1)
    assert [entry.id for _, entry in store.known_file("file", "second")] == [one.id]


# -- removing and putting back ----------------------------------------------------------------------------------


def test_removed_articles_can_be_put_back_whole(store: Store) -> None:
    made = article("Kept", SCRIPTS["emoji"] * 40, published=date(2014, 3, 1))
    store.put(record(made, source("file")))
    before = store.article(made.id)
    removed = store.remove([made.id])
    assert not store.has(made.id)
    assert len(store.passage_ids()) == 0
    store.put_back(removed, None)
    assert store.article(made.id) == before
    assert store.source_article("file") == made.id
    assert store.damaged_passages() == ()


def test_what_is_put_back_is_known_by_the_same_state_of_its_file(store: Store) -> None:
    made = article()
    given = replace(source("file"), digest="digest", item=b"item", said=article_sha256(made), named=True)
    store.put(record(made, given))
    store.finish_file("file", "digest", 1)
    store.put_back(store.remove([made.id]), None)
    ((known, _),) = store.known_file("file", "digest")
    found = store.given_by("file")
    assert known.digest == "digest"
    assert found is not None
    assert found.source == given


def test_putting_back_twice_changes_nothing(store: Store) -> None:
    made = article()
    store.put(record(made))
    removed = store.remove([made.id])
    store.put_back(removed, None)
    store.put_back(removed, None)
    assert store.count() == len(store.passage_ids()) == 1


def test_what_is_put_back_takes_no_input_from_the_article_it_gives_now(store: Store) -> None:
    old, new = article("Old"), article("New")
    store.put(record(old, source("file")))
    removed = store.remove([old.id])
    store.put(record(new, source("file")))
    store.put_back(removed, None)
    assert store.source_article("file") == new.id
    assert store.has(old.id)


def test_one_unknown_id_removes_none(store: Store) -> None:
    made = article()
    store.put(record(made))
    with pytest.raises(ArticleNotFound):
        store.remove([made.id, "no-such"])
    assert store.has(made.id)


def test_the_words_of_a_removed_article_are_gone_from_the_disk(
    open_store: Callable[..., Store], tmp_path: Path
) -> None:
    store = open_store()
    made = article("Secret", "Xylophonesecret words.")
    store.put(record(made))
    store.remove([made.id])
    store.close()
    assert not any(b"Xylophonesecret" in file.read_bytes() for file in (tmp_path / "library").iterdir())


# -- damage -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("text", "Other words of an article."),
        ("text", b"\xff\xfe"),
        ("title", "Another"),
        ("url", "https://evil.example/"),
        ("publisher", "Another"),
        ("authors", '["Nobody"]'),
        ("authors", "["),
        ("published", "2014-03-02"),
        ("published", "no date"),
        ("sha256", "0" * 64),
    ],
)
def test_an_article_that_is_not_as_it_was_kept_is_not_handed_out(store: Store, column: str, value: object) -> None:
    made = article("A title", "Some words.", published=date(2014, 3, 1), authors=("Someone",))
    store.put(record(made))
    tamper(store, f"UPDATE articles SET {column} = ?", value)  # noqa: S608  (columns of the test)
    with pytest.raises(LibraryDamaged, match=f"{made.id}.*not quoted.*Add its source again"):
        store.article(made.id)


@pytest.mark.parametrize(
    "column", ["title", "text", "authors", "published", "added", "url", "publisher", "language", "words"]
)
@pytest.mark.parametrize("value", [b"\xff\xfe", "CAST(X'FF41' AS TEXT)", "["], ids=["blob", "no UTF-8", "bracket"])
def test_one_damaged_article_spoils_no_list(store: Store, column: str, value: bytes | str) -> None:
    damaged, whole = article("Damaged", publisher="P"), article("Whole", publisher="P")
    store.put(record(damaged))
    store.put(record(whole))
    if isinstance(value, str) and value.startswith("CAST"):
        tamper(store, f"UPDATE articles SET {column} = {value} WHERE id = ?", damaged.id)  # noqa: S608
    else:
        tamper(store, f"UPDATE articles SET {column} = ? WHERE id = ?", value, damaged.id)  # noqa: S608
    assert {entry.id for entry in store.entries()} == {damaged.id, whole.id}
    assert store.article(whole.id).title == "Whole"
    assert len(list(store.passage_texts(list(store.passage_ids())))) == 2
    assert "P" in store.publishers()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE passages SET start = start + 1",
        'UPDATE passages SET "end" = "end" - 1',
        "UPDATE passages SET vector = substr(vector, 1, 101)",
        "UPDATE passages SET vector = zeroblob(length(vector))",
        "UPDATE passages SET vector = 'text'",
        "UPDATE passages SET start = 'text'",
        "DELETE FROM passages",
    ],
)
def test_damaged_passages_are_named_and_no_obstacle(store: Store, statement: str) -> None:
    damaged, whole = article("Damaged"), article("Whole")
    store.set_meta(DIMENSION, "384")
    store.put(record(damaged, source("file")))
    tamper(store, statement)
    store.put(record(whole))
    assert store.damaged_passages() == (damaged.id,)
    list(store.vectors(list(store.passage_ids()), 384))
    (removed,) = store.remove([damaged.id])
    assert removed.article.text == damaged.text
    assert removed.spans == ()


def test_vectors_of_another_length_are_told_of_as_damage_once(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    store.set_meta(DIMENSION, "384")
    store.put(record(article("Damaged")))
    store.put(record(article("Whole")))
    ids = list(store.passage_ids())
    list(store.vectors(ids, 384))
    assert caplog.messages == []
    tamper(store, "UPDATE passages SET vector = substr(vector, 1, 101) WHERE id = (SELECT min(id) FROM passages)")
    for _ in range(2):
        assert sum(len(found) for found, _ in store.vectors(ids, 384)) == len(ids) - 1
    (message,) = caplog.messages
    assert str(store.path) in message
    assert "the vectors of a passage" in message
    assert message.endswith("pullquote rebuild")


def test_a_damaged_article_can_be_removed_but_not_put_back(store: Store) -> None:
    made = article()
    store.put(record(made))
    tamper(store, "UPDATE articles SET text = 'other'")
    assert store.remove([made.id]) == ()
    assert store.count() == 0


def test_replaced_passages_are_whole_again(store: Store) -> None:
    made = article()
    whole = record(made)
    store.put(whole)
    tamper(store, "UPDATE passages SET start = 3")
    store.replace_passages(made.id, whole.spans, whole.vectors, None)
    assert store.damaged_passages() == ()


# -- notes ------------------------------------------------------------------------------------------------------

SPEECH = (
    "Talks in London ended on Friday. “We have no common view,” Sergei Lavrov told reporters. "
    "John Kerry warned that the referendum on Sunday would have costs."
)


def noted(title: str = "Talks", text: str = SPEECH, day: date | None = date(2014, 3, 14), **fields: object) -> Record:
    """A record of an article in which two people speak and two days are mentioned."""
    made = article(title, text, published=day, **fields)
    return replace(record(made), notes=take_notes(made))


def test_notes_are_kept_with_their_article(store: Store) -> None:
    kept = noted()
    store.put(kept)
    assert store.notes(kept.article.id) == kept.notes
    assert [(one.speaker, one.cue, one.direct) for one in store.speech()] == [
        ("Sergei Lavrov", "told", True),
        ("John Kerry", "warned", False),
    ]
    assert store.speakers() == {"John Kerry": 1, "Sergei Lavrov": 1}
    assert store.unnoted(RULES) == ()


def test_speech_is_found_by_speaker_and_article_the_latest_first(store: Store) -> None:
    old, new = noted("Old", "One. " + SPEECH, date(2014, 3, 7)), noted("New")
    store.put(old)
    store.put(new)
    assert [one.article_id for one in store.speech(["Sergei Lavrov"])] == [new.article.id, old.article.id]
    assert {one.article_id for one in store.speech(ids=[old.article.id])} == {old.article.id}
    assert store.speech(["Angela Merkel"]) == store.speech([]) == store.speech(ids=[]) == ()


def test_an_article_without_notes_or_with_those_of_other_rules_is_named(store: Store) -> None:
    first, second = noted("First", "First. " + SPEECH), noted("Second")
    store.put(replace(first, notes=None))
    store.put(second)
    assert store.unnoted(RULES) == (first.article.id,)
    assert set(store.unnoted(RULES + 1)) == {first.article.id, second.article.id}
    assert store.notes(first.article.id) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE speech SET speaker = 'Angela Merkel'",
        "UPDATE speech SET start = start + 1",
        "UPDATE speech SET said = 'no day'",
        "UPDATE mentions SET first = '2014-03-01'",
        "UPDATE mentions SET sure = 'very'",
        "DELETE FROM speech WHERE direct",
    ],
)
def test_damaged_notes_are_named_and_shown_nowhere(store: Store, statement: str) -> None:
    damaged, whole = noted("Damaged"), noted("Whole", "So. " + SPEECH)
    store.put(damaged)
    tamper(store, statement)
    store.put(whole)
    assert store.damaged_notes() == (damaged.article.id,)
    assert {one.article_id for one in store.speech()} == {whole.article.id}
    assert damaged.notes is not None
    store.put_notes({damaged.article.id: damaged.notes, "gone": damaged.notes})
    assert store.damaged_notes() == ()


def test_notes_go_and_come_back_with_their_article(store: Store) -> None:
    kept = noted()
    store.put(kept)
    removed = store.remove([kept.article.id])
    assert store.speech() == ()
    store.put_back(removed, None)
    assert store.notes(kept.article.id) == kept.notes


def test_an_article_with_another_date_has_other_notes(store: Store) -> None:
    first, later = noted(), noted(day=date(2014, 3, 21))
    store.put(first)
    store.put(later, [first.article.id])
    assert {one.date for one in store.speech()} == {date(2014, 3, 21)}


def test_a_read_only_library_from_before_there_were_notes_has_none(open_store: Callable[..., Store]) -> None:
    writable = open_store()
    kept = noted()
    writable.put(kept)
    for table in ("noted", "speech", "mentions"):
        tamper(writable, f"DROP TABLE {table}")
    writable.close()
    store = open_store(read_only=True)
    assert store.notes(kept.article.id) is None
    assert store.speech() == ()
    assert store.damaged_notes() == ()
    assert store.speakers() == {}
    assert store.unnoted(RULES) == (kept.article.id,)
    assert len(store.passage_ids(Filters(since=date(2014, 3, 14)))) == 1


# -- filters ----------------------------------------------------------------------------------------------------


@pytest.fixture
def filtered(store: Store) -> Callable[[Filters], list[str]]:
    """The titles of the articles that pass."""
    for title, publisher, day in (
        ("first", "ДОЖДЬ", date(2014, 3, 1)),
        ("second", "İstanbul Post", date(2014, 3, 14)),
        ("third", "Le Café", date(2014, 3, 31)),
        ("undated", "Straße", None),
        ("bare", None, None),
    ):
        store.put(record(article(title, publisher=publisher, published=day)))

    def passing(filters: Filters) -> list[str]:
        return [entry.title for _, entry, _ in store.passage_texts([int(i) for i in store.passage_ids(filters)])]

    return passing


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("дождь", "first"),
        ("Дождь", "first"),
        ("i̇stanbul post", "second"),
        ("LE CAFÉ", "third"),
        ("le cafe\u0301", "third"),
        ("STRASSE", "undated"),
    ],
)
def test_publishers_are_compared_without_regard_to_case_in_every_script(
    filtered: Callable[[Filters], list[str]], asked: str, title: str
) -> None:
    assert filtered(Filters(publishers=(asked,))) == [title]


def test_any_of_several_publishers_passes(filtered: Callable[[Filters], list[str]]) -> None:
    assert filtered(Filters(publishers=("дождь", "le café"))) == ["first", "third"]


def test_dates_are_inclusive_and_undated_articles_pass_none(filtered: Callable[[Filters], list[str]]) -> None:
    assert filtered(Filters(since=date(2014, 3, 14))) == ["second", "third"]
    assert filtered(Filters(until=date(2014, 3, 14))) == ["first", "second"]
    assert filtered(Filters(date(2014, 3, 14), date(2014, 3, 14))) == ["second"]


def test_a_passage_passes_by_a_day_it_mentions_too(store: Store) -> None:
    made = noted("Preview", "The referendum is on Sunday. " + "Nothing else is known of it. " * 40, date(2014, 3, 14))
    assert len(made.spans) > 1
    store.put(made)
    ids = [int(i) for i in store.passage_ids(Filters(date(2014, 3, 16), date(2014, 3, 16)))]
    assert [store.passages(ids)[i].start for i in ids] == [0]
    assert len(store.passage_ids(Filters(since=date(2014, 3, 17)))) == 0
    assert len(store.passage_ids(Filters(since=date(2014, 3, 14)))) == len(made.spans)


def test_a_year_that_is_mentioned_is_not_within_one_of_its_months(store: Store) -> None:
    store.put(noted("Preview", "In 2013 nobody thought of it.", date(2014, 3, 14)))
    assert len(store.passage_ids(Filters(date(2013, 5, 1), date(2013, 5, 31)))) == 0
    assert len(store.passage_ids(Filters(date(2013, 1, 1), date(2013, 12, 31)))) == 1


def test_filters_hold_together(filtered: Callable[[Filters], list[str]]) -> None:
    assert filtered(Filters(since=date(2014, 3, 2), publishers=("дождь",))) == []
    assert len(filtered(Filters())) == 5


def test_publishers_are_named_once(store: Store) -> None:
    for title, publisher in (("a", "B"), ("b", "A"), ("c", "B"), ("d", None)):
        store.put(record(article(title, publisher=publisher)))
    assert store.publishers() == ("A", "B")


# -- a database that cannot be read -------------------------------------------------------------------------------


_PAGE = 4_096


def _pages_lost(data: bytes) -> bytes:
    lost = seeded_chance(4).sample(range(1, len(data) // _PAGE), 12)
    return b"".join(bytes(_PAGE) if n in lost else data[n * _PAGE :][:_PAGE] for n in range(len(data) // _PAGE))


def _middle_scrambled(data: bytes) -> bytes:
    start, end = len(data) // 3, len(data) // 2
    return data[:start] + seeded_chance(4).randbytes(end - start) + data[end:]


def _ways_lost(data: bytes) -> bytes:
    """All pages by which SQLite finds others."""
    pages = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    return b"".join(bytes(_PAGE) if page[0] in (2, 5) else page for page in pages)


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A library of some size, closed, to be copied; the texts of its articles by id."""
    store = Store(tmp_path_factory.mktemp("archived") / "library")
    chance = seeded_chance(1)
    store.set_meta_once({ENCODER: "fake", DIMENSION: "384"})
    with store.together():
        for n in range(60):
            text = " ".join(
                f"Sentence {s} of report {n} is {chance.random()}." for s in range(chance.choice((3, 90, 300)))
            )
            store.put(record(article(f"Report {n}", text), source(f"{n}.txt")))
    store.follow("https://x.example/feed", "https://x.example/feed", "Feed")
    store.note_item("https://x.example/feed", "a" * 64)
    texts = {entry.id: store.article(entry.id).text for entry in store.entries()}
    store.close()
    return store.folder, texts


@pytest.fixture
def archive(archived: tuple[Path, dict[str, str]], tmp_path: Path) -> dict[str, str]:
    """A copy of the library of some size; the texts of its articles by id."""
    made, texts = archived
    shutil.copytree(made, tmp_path / "library")
    return dict(texts)


@pytest.mark.parametrize(
    ("damage", "least", "more"),
    [
        (_pages_lost, 40, True),
        (_middle_scrambled, 40, True),
        (_ways_lost, 60, True),
        (lambda data: bytes(_PAGE) + data[_PAGE:], 60, False),
        (lambda data: data[: len(data) * 2 // 3], 30, True),
    ],
    ids=["pages", "middle", "ways", "first page", "end"],
)
def test_what_is_whole_of_a_damaged_database_is_saved_and_what_is_not_is_named(
    archive: dict[str, str],
    open_store: Callable[..., Store],
    tmp_path: Path,
    damage: Callable[[bytes], bytes],
    least: int,
    more: bool,
) -> None:
    path = tmp_path / "library" / DATABASE
    hurt = damage(path.read_bytes())
    path.write_bytes(hurt)
    assert is_damaged(path.parent)
    done = salvage(path.parent)
    store = open_store()
    saved = {entry.id: store.article(entry.id).text for entry in store.entries()}
    assert done.saved == len(saved) >= least
    assert saved.items() <= archive.items()
    assert {one.id for one in done.lost} == archive.keys() - saved.keys()
    assert done.perhaps_more == more
    assert done.damaged.read_bytes() == hurt
    assert store.is_sound()
    assert not is_damaged(path.parent)
    for article_id in saved.keys() - set(store.damaged_passages()):
        assert store.passages_of(article_id)
    assert [feed.url for _, feed in store.feeds()] == ["https://x.example/feed"]
    assert store.read_items("https://x.example/feed") == {"a" * 64}


def test_articles_that_indexes_alone_tell_of_are_lost_and_named_with_their_sources(
    archive: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "library" / DATABASE
    data = path.read_bytes()
    pages = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    kept = next(n for n, page in enumerate(pages) if page[0] == 13 and b"Report 0" in page)
    tables = [n for n, page in enumerate(pages) if page[0] == 13 or re.search(rb"(\d+\.txt)\1\1", page)]
    path.write_bytes(b"".join(bytes(_PAGE) if n in tables and n != kept else page for n, page in enumerate(pages)))
    done = salvage(path.parent)
    assert {one.id for one in done.lost} < archive.keys()
    assert 0 < done.saved == len(archive) - len(done.lost)
    assert all(re.fullmatch(r"\d+\.txt", one.input) for one in done.lost)
    assert done.perhaps_more


def test_a_lost_article_of_which_its_id_alone_is_left_has_no_source(
    archive: dict[str, str], open_store: Callable[..., Store], tmp_path: Path
) -> None:
    store = open_store()
    store.note_compared(Compared(one, (), ()) for one in archive)
    store.close()
    path = tmp_path / "library" / DATABASE
    data = path.read_bytes()
    pages = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    kept = next(n for n, page in enumerate(pages) if page[0] == 13 and b"Report 0" in page)
    compared = [
        n for n, page in enumerate(pages) if page[0] == 13 and sum(one.encode() in page for one in archive) > 50
    ]
    path.write_bytes(b"".join(page if n in (kept, *compared) else bytes(_PAGE) for n, page in enumerate(pages)))
    done = salvage(path.parent)
    assert len(done.lost) == len(archive) - done.saved > 0
    assert {one.input for one in done.lost} == {""}


def test_a_database_with_free_pages_and_one_wrong_byte_lacks_no_rows(
    archive: dict[str, str], open_store: Callable[..., Store], tmp_path: Path
) -> None:
    store = open_store()
    store.remove([entry.id for entry in store.entries()][:20])
    store.close()
    path = tmp_path / "library" / DATABASE
    data = bytearray(path.read_bytes())
    data[data.index(b"Sentence 2 of report")] ^= 1
    path.write_bytes(data)
    done = salvage(path.parent)
    assert (done.saved, len(done.lost), done.perhaps_more) == (39, 1, False)


def test_a_lost_article_is_told_of_by_its_title_and_by_what_it_came_from(
    archive: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "library" / DATABASE
    data = path.read_bytes()
    end = data.index(b"Sentence 299 of report")  # far from the title, on a page of its own
    page = end // _PAGE * _PAGE
    path.write_bytes(data[:page] + bytes(_PAGE) + data[page + _PAGE :])
    number = re.findall(rb"of report (\d+)", data[end:])[0].decode()
    assert [(one.title, one.input) for one in salvage(path.parent).lost] == [(f"Report {number}", f"{number}.txt")]


def test_a_salvage_that_is_stopped_changes_nothing_and_the_next_goes_through(
    archive: dict[str, str], open_store: Callable[..., Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library" / DATABASE
    hurt = _pages_lost(path.read_bytes())
    path.write_bytes(hurt)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(os, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            salvage(path.parent)
    assert path.read_bytes() == hurt
    assert salvage(path.parent).damaged.name == "library-damaged-1.db"
    assert open_store().count() > 40
    assert len(list(path.parent.glob("*damaged*"))) == 1


def test_no_database_is_made_anew_under_whoever_has_it_open(
    archive: dict[str, str], open_store: Callable[..., Store], tmp_path: Path
) -> None:
    store = open_store()
    before = store.path.read_bytes()
    with pytest.raises(LibraryBusy, match=r"another process has it open.*End it"):
        salvage(store.folder)
    store.put(record(article("Later", "It is kept all the same.")))
    store.close()
    assert store.path.stat().st_size >= len(before)
    assert salvage(store.folder).saved == 61


def test_a_damaged_database_is_not_made_anew_where_nothing_can_be_written(
    archive: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_writable", lambda path: False)
    with pytest.raises(LibraryReadOnly, match=r"damaged, and nothing can be written.*Copy its folder"):
        salvage(tmp_path / "library")


def test_where_nothing_is_whole_nothing_is_changed(archive: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "library" / DATABASE
    for hurt in (bytes(80_000), b"no database at all"):
        path.write_bytes(hurt)
        assert is_damaged(path.parent)
        with pytest.raises(LibraryDamaged, match=r"no article in it can be read.*Restore it from a copy"):
            salvage(path.parent)
        assert path.read_bytes() == hurt
        assert not list(path.parent.glob("*damaged*"))


def test_vectors_are_left_out_where_nothing_tells_what_made_them(
    archive: dict[str, str], open_store: Callable[..., Store], tmp_path: Path
) -> None:
    store = open_store()
    tamper(store, "UPDATE meta SET value = 'long' WHERE key = ?", DIMENSION)
    store.close()
    assert is_damaged(store.folder)
    assert salvage(store.folder).saved == 60
    store = open_store()
    assert store.dimension() == store.passage_count() == 0
    assert store.meta(ENCODER) == "fake"


# -- opening ----------------------------------------------------------------------------------------------------


def test_a_folder_is_made_with_its_parents(open_store: Callable[..., Store], tmp_path: Path) -> None:
    open_store(tmp_path / "a" / "b ü?#%" / "library")
    assert (tmp_path / "a" / "b ü?#%" / "library" / DATABASE).exists()


@pytest.mark.parametrize("options", [{"read_only": True}, {"create": False}])
def test_no_library_is_made_where_none_may_be(tmp_path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(LibraryMissing, match=r"no library in.*pullquote add PATH"):
        Store(tmp_path / "none", **options)
    assert not (tmp_path / "none").exists()


def test_a_library_of_a_newer_version_is_refused_and_left_as_it_is(open_store: Callable[..., Store]) -> None:
    store = open_store()
    store.put(record(article()))
    tamper(store, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(LibraryTooNew, match=f"newer Pullquote .layout {SCHEMA_VERSION + 1}.*Update Pullquote"):
        open_store()
    assert store.count() == 1


def test_a_library_of_a_newer_version_may_have_other_tables_and_is_given_none(open_store: Callable[..., Store]) -> None:
    store = open_store()
    for change in ("DROP TABLE recoded", "DROP TABLE mentions", "ALTER TABLE articles RENAME publisher TO paper"):
        tamper(store, change)
    tamper(store, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = store._rows("SELECT name, sql FROM sqlite_master")
    with pytest.raises(LibraryTooNew):
        open_store()
    assert store._rows("SELECT name, sql FROM sqlite_master") == before


def test_a_library_made_before_addresses_were_looked_up_by_their_files_is_given_that_index(
    open_store: Callable[..., Store],
) -> None:
    store = open_store()
    tamper(store, "DROP INDEX fetched_by_file")
    again = open_store()
    plan = again._rows("EXPLAIN QUERY PLAN SELECT url FROM fetched WHERE file = 'https://gazette.example/'")
    assert "fetched_by_file" in plan[0][3]


def test_a_library_that_cannot_be_opened_is_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database at all")
    connect, made = opening._connect, []

    def remembered(uri: str) -> sqlite3.Connection:
        made.append(connect(uri))
        return made[-1]

    monkeypatch.setattr(opening, "_connect", remembered)
    for read_only in (False, True):
        with pytest.raises(LibraryDamaged):
            Store(tmp_path, read_only=read_only)
    assert len(made) == 2
    for db in made:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            db.execute("SELECT 1")


@pytest.mark.parametrize(
    "content", [b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000], ids=["text", "page"]
)
def test_a_file_that_is_no_database_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(LibraryDamaged, match=r"is damaged.*pullquote rebuild.*restore it from a copy"):
        Store(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == content


def test_damage_that_sqlite_cannot_even_name_in_text_is_damaged(store: Store, tmp_path: Path) -> None:
    store.put(record(article()))
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET name = CAST(X'66E5' AS TEXT), sql = 'CREATE' WHERE name = 'sources_by_file'")
    db.commit()
    db.close()
    with pytest.raises(LibraryDamaged, match="is damaged"):
        Store(tmp_path / "library")


def test_a_database_whose_making_was_stopped_is_made_to_its_end(
    open_store: Callable[..., Store], tmp_path: Path
) -> None:
    (tmp_path / DATABASE).touch()
    with pytest.raises(LibraryMissing):
        Store(tmp_path, read_only=True)
    assert open_store(tmp_path).count() == 0


@pytest.mark.parametrize("options", [{}, {"create": False}, {"read_only": True}], ids=["to add", "to ask", "read-only"])
@pytest.mark.parametrize("beside", ["indexes.json", "recent-0123456789ab.index", "library.db-wal", "stories.lock"])
def test_a_database_that_was_emptied_is_damaged_and_left_as_it_is(
    tmp_path: Path, beside: str, options: dict[str, bool]
) -> None:
    (tmp_path / beside).write_text("left of a library that had articles")
    (tmp_path / DATABASE).touch()
    with pytest.raises(LibraryDamaged, match=r"it is empty.*Restore it from a copy"):
        Store(tmp_path, **options)
    assert not (tmp_path / DATABASE).read_bytes()
    assert (tmp_path / beside).read_text() == "left of a library that had articles"


@pytest.mark.parametrize("options", [{"read_only": True}, {"create": False}])
def test_a_database_whose_making_was_stopped_is_made_only_where_one_is_wanted(
    tmp_path: Path, options: dict[str, bool]
) -> None:
    (tmp_path / DATABASE).touch()
    with pytest.raises(LibraryMissing):
        Store(tmp_path, **options)
    assert not (tmp_path / DATABASE).read_bytes()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryReadOnly, match=r"No library can be made in .*file.*Choose a folder"):
        Store(tmp_path / "file" / "library")


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"File name too long.*--library"):
        Store(tmp_path / ("x" * 300))


# -- read-only --------------------------------------------------------------------------------------------------


@pytest.fixture
def unwritable(open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with one article in a folder that this process is told it may not write to.

    The tests may run as root, whom no file mode stops, so the answer of the one probe is given instead.
    """
    writer = open_store()
    writer.put(record(article()))
    writer.close()
    monkeypatch.setattr(opening, "_writable", lambda path: False)
    return open_store()


def test_a_folder_that_cannot_be_written_to_is_opened_read_only(unwritable: Store) -> None:
    assert unwritable.read_only
    assert unwritable.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.put(record(article("New"))),
        lambda store: store.remove([entry.id for entry in store.entries()]),
        lambda store: store.set_meta("a", "b"),
    ],
    ids=["put", "remove", "note"],
)
def test_a_read_only_store_says_why_it_takes_no_change(unwritable: Store, change: Callable[[Store], object]) -> None:
    with pytest.raises(LibraryReadOnly, match=r"read-only.*still ask questions"):
        change(unwritable)


def test_a_read_only_store_sees_what_others_add(open_store: Callable[..., Store]) -> None:
    writer = open_store()
    reader = open_store(read_only=True)
    writer.put(record(article()))
    assert reader.count() == 1


def refuse_logs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite says where the folder takes no file beside the database."""
    connect = opening._connect

    def refusing(uri: str) -> sqlite3.Connection:
        if uri.endswith("?mode=ro"):
            raise sqlite3.OperationalError("unable to open database file")
        return connect(uri)

    monkeypatch.setattr(opening, "_connect", refusing)


def test_a_library_without_its_log_is_read_where_no_log_can_be_made(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = open_store()
    writer.put(record(article()))
    writer.close()
    refuse_logs(monkeypatch)
    assert open_store(read_only=True).count() == 1


def test_commits_that_still_stand_in_the_log_are_read_where_no_log_can_be_made(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = open_store()
    writer.put(record(article()))  # and not closed: the commit is in the log
    refuse_logs(monkeypatch)
    assert open_store(read_only=True).count() == 1


@pytest.mark.parametrize("logged", [False, True], ids=["as it lies", "a copy"])
def test_what_others_change_is_seen_where_no_log_can_be_made(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch, *, logged: bool
) -> None:
    writer = open_store()
    writer.put(record(article("First")))
    if not logged:
        writer.close()
    refuse_logs(monkeypatch)
    reader = open_store(read_only=True)
    before = reader.revision()
    if not logged:
        writer = open_store()
    for number in range(40):
        writer.put(record(article(f"Another {number}")))
    writer.remove([entry.id for entry in writer.entries() if entry.title == "First"])
    writer.close()
    assert reader.revision() != before
    assert {entry.title for entry in reader.entries()} == {f"Another {number}" for number in range(40)}
    assert reader.read_only


def out_of_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite says where the disk has no room for the file by which readers and a writer share its log."""
    connect, version = opening._connect, opening._version
    uris: list[str] = []

    def remembered(uri: str) -> sqlite3.Connection:
        uris.append(uri)
        return connect(uri)

    def refused(db: sqlite3.Connection) -> int:
        if uris[-1].endswith("?mode=rwc"):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR_SHMSIZE, "SQLITE_IOERR_SHMSIZE"
            raise error
        return version(db)

    monkeypatch.setattr(opening, "_connect", remembered)
    monkeypatch.setattr(opening, "_version", refused)


def test_a_library_on_a_full_disk_is_read(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    writer = open_store()
    writer.put(record(article()))
    writer.close()
    refuse_logs(monkeypatch)
    out_of_room(monkeypatch)
    reader = open_store(create=False)
    assert reader.read_only
    assert reader.count() == 1
    assert "SQLITE_IOERR_SHMSIZE). The library is opened read-only" in caplog.text
    assert "The disk refused a write" in reader.full


def test_a_library_that_a_full_disk_does_not_let_be_made_is_not_called_missing(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    out_of_room(monkeypatch)
    with pytest.raises(LibraryFull, match="Make room"):
        open_store()


def test_a_library_that_finds_no_room_for_its_copy_says_so_and_leaves_nothing(
    open_store: Callable[..., Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = open_store()
    writer.put(record(article()))
    refuse_logs(monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def full(*files: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copy", full)
    with pytest.raises(LibraryFull, match=r"from a copy.*No space left.*TMPDIR"):
        open_store(read_only=True)
    assert not list(tmp_path.glob("pullquote-*"))


# -- others at the same time ------------------------------------------------------------------------------------


def test_a_writer_that_waits_too_long_says_busy(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    store = open_store()
    other = sqlite3.connect(store.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy, match=r"Another process is writing.*Try again"):
        store.put(record(article()))
    other.rollback()
    other.close()
    store.put(record(article()))
    assert store.count() == 1


def test_what_is_read_does_not_wait_for_a_writer_that_waits_for_another_process(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = threading.Event()

    def pause(seconds: float) -> None:
        waits.set()
        time.sleep(seconds)

    monkeypatch.setattr(database, "sleep", pause)
    other = sqlite3.connect(store.path)
    other.execute("BEGIN IMMEDIATE")
    writer = threading.Thread(target=store.put, args=(record(article()),))
    writer.start()
    assert waits.wait(60)
    assert store.count() == 0
    assert writer.is_alive()
    other.rollback()
    other.close()
    writer.join()
    assert store.count() == 1


class _StoppedOnceBegun:
    """A connection, and Ctrl+C while it waits for another writer: Python tells of it when SQLite has waited."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    @property
    def in_transaction(self) -> bool:
        return self.db.in_transaction

    def execute(self, sql: str) -> sqlite3.Cursor:
        done = self.db.execute(sql)
        if sql == "BEGIN IMMEDIATE":
            raise KeyboardInterrupt
        return done


def test_a_writer_stopped_while_it_waits_for_another_leaves_nothing_begun(
    open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = open_store(), open_store()
    with monkeypatch.context() as stopped:
        stopped.setattr(store, "_db", _StoppedOnceBegun(store._db))
        with pytest.raises(KeyboardInterrupt):
            store.put(record(article("First", "It was stopped.")))
    store.put(record(article("Second", "It was kept.")))
    assert [entry.title for entry in other.entries()] == ["Second"]


def test_a_store_that_was_closed_is_not_called_damaged(store: Store) -> None:
    store.close()
    with pytest.raises(LibraryError, match=r"was closed while it was in use") as told:
        store.count()
    assert not isinstance(told.value, LibraryDamaged)


def test_a_full_disk_leaves_the_old_state_whole(store: Store) -> None:
    kept = article("Kept")
    store.put(record(kept))
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to be out of room
    with pytest.raises(LibraryFull, match=r"no room left.*whole.*Make room"):
        store.put(record(article("Large", "Words without end. " * 5_000)))
    assert [entry.id for entry in store.entries()] == [kept.id]
    store._db.execute("PRAGMA max_page_count = 1000000")
    store.put(record(article("Large", "Words without end. " * 5_000)))
    assert store.count() == 2


def _emptied(store: Store) -> Article:
    """The one article that is left of many; the others were removed."""
    made = [article(f"Report {n}", f"Words of report {n}. " * 2_000) for n in range(6)]
    for one in made:
        store.put(record(one))
    store.remove([one.id for one in made[1:]])
    store.checkpoint()
    return made[0]


def test_the_disk_gets_back_what_removed_articles_have_left(store: Store) -> None:
    left = _emptied(store)
    before = store.path.stat().st_size
    store.give_back_room()
    assert store.path.stat().st_size < before / 3
    assert store.article(left.id).text == left.text
    assert store.damaged_passages() == ()


def test_room_that_cannot_be_given_back_is_told_of(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _emptied(store)
    before = store.path.stat().st_size
    with monkeypatch.context() as full, caplog.at_level(logging.INFO):
        full.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10_000, 9_000, 1_000))
        store.give_back_room()
    assert re.search(r"removed articles have left.*make .* of room for a while.*pullquote rebuild", caplog.text)
    assert store.path.stat().st_size == before
    assert store.count() == 1


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_FULL, LibraryFull, r"no room left for .*library\.db.*Make room"),
        (sqlite3.SQLITE_IOERR, LibraryFull, r"disk failed .*library\.db .*SQLITE_TEST.*Check the disk"),
        (sqlite3.SQLITE_IOERR_ACCESS, LibraryFull, r"disk failed"),
        (sqlite3.SQLITE_IOERR_WRITE, LibraryFull, r"refused a write to .*library\.db.*quota.*check the disk"),
        (sqlite3.SQLITE_CORRUPT, LibraryDamaged, r"is damaged"),
    ],
)
def test_a_full_disk_a_failing_one_and_damage_are_told_apart(
    store: Store, code: int, kind: type[LibraryError], words: str
) -> None:
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode, failure.sqlite_errorname = code, "SQLITE_TEST"
    with pytest.raises(kind, match=words), told(store.path):
        raise failure


def test_threads_share_a_store(store: Store) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(10):
                made = article(f"Title {number} {n}")
                store.put(record(made, source(f"{number} {n}")))
                assert store.article(made.id).title == made.title
                store.entries()
                if n % 2:
                    store.remove([made.id])
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert store.count() == 20


def test_many_processes_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from qa.store import Store\n"
        "for folder in sys.argv[1:]:\n"
        "    print('ready', flush=True); sys.stdin.readline()\n"
        "    print(Store(Path(folder)).count(), flush=True)"
    )
    folders = [str(tmp_path / str(attempt)) for attempt in range(3)]
    children = [child(code, *folders) for _ in range(4)]
    for _ in folders:
        go_on(children)
        assert [one.stdout.readline() for one in children if one.stdout] == ["0\n"] * 4
    assert [one.communicate(timeout=90) for one in children] == [("", "")] * 4


def test_opening_a_library_twice_does_not_give_up_its_locks(open_store: Callable[..., Store], tmp_path: Path) -> None:
    first = open_store()
    first.put(record(article("Before")))
    open_store().close()  # a second one in this process, as a tool beside the page would
    # A process that comes and goes tidies the log away unless it sees the first one's lock.
    code = "import sys; from pathlib import Path; from qa.store import Store; Store(Path(sys.argv[1])).close()"
    assert python("-c", code, str(tmp_path / "library")).stderr == ""
    first.put(record(article("After")))
    count = "import sys; from pathlib import Path; from qa.store import Store; print(Store(Path(sys.argv[1])).count())"
    assert python("-c", count, str(tmp_path / "library")).stdout == "2\n"
