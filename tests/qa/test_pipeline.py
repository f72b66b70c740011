"""Adding as a pipeline: the order of what is told, what is under way, stopping and going on, how far it has come."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from embeddings.types import Vectors
from qa import ingest
from qa.adding import AHEAD
from qa.errors import EncoderMissing
from qa.ingest.lines import _Seen
from qa.library import Library
from qa.types import Outcome, Progress
from tests.helpers import FakeEncoder, add, child, found_words, statuses, titles, write_article, write_lines

#: Passages of each article of `lines`.
PASSAGES = 4


def line(number: int, **fields: str) -> dict[str, Any]:
    # No four words on end stand in another's text too: else each would be compared with all others.
    text = " ".join(f"Harbour report {number} speaks of item{number}word and boat{number} {n}." for n in range(50))
    return {"title": f"Report {number}", "text": text, **fields}


def lines(path: Path, count: int, **fields: str) -> Path:
    return write_lines(path, *(line(number, **fields) for number in range(count)))


def running() -> set[str]:
    return {thread.name.split("_")[0] for thread in threading.enumerate()} & {"ahead", "adding"}


def encoded_articles(fake: FakeEncoder) -> set[str]:
    return {text.split("\n")[0] for text in fake.encoded}


@pytest.fixture
def fake(library: Library) -> FakeEncoder:
    assert isinstance(library.encoder, FakeEncoder)
    return library.encoder


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were made into articles."""
    from qa.ingest import lines as module
    from qa.ingest.item import make_article

    made: list[str] = []
    real = make_article

    def counting(draft: Any, shown: str, fallback: str) -> Any:
        made.append(shown)
        return real(draft, shown, fallback)

    monkeypatch.setattr(module, "make_article", counting)
    return made


# -- order --------------------------------------------------------------------------------------------------------


def test_outcomes_come_in_the_order_of_the_inputs_whatever_each_takes(library: Library, tmp_path: Path) -> None:
    records: list[Any] = [line(number) for number in range(40)]
    add(library, write_lines(tmp_path / "half.jsonl", *records[::2]))
    mixed = write_lines(tmp_path / "half.jsonl", *records[:20], "no JSON", *records[20:], line(3), {"text": "   "})
    told = add(library, mixed, tmp_path / "missing.md", write_article(tmp_path / "z.md", "Z", "Last words."))
    expected = [f"{mixed}:{number}" for number in range(1, 44)]
    assert [outcome.input for outcome in told] == [*expected, str(tmp_path / "missing.md"), str(tmp_path / "z.md")]
    assert statuses(told) == [
        *["unchanged", "added"] * 10,
        "failed",
        *["unchanged", "added"] * 10,
        "duplicate",
        "failed",
        "failed",
        "added",
    ]


def test_the_same_line_twice_in_a_row_is_one_article(library: Library, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", line(1), line(1), line(1), line(2))
    assert statuses(add(library, file)) == ["added", "duplicate", "duplicate", "added"]
    assert statuses(add(library, file)) == ["unchanged"] * 4
    assert len(library) == 2


def test_a_file_that_is_given_twice_is_told_of_twice_and_kept_once(library: Library, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", 3)
    assert statuses(add(library, file, file)) == [*["added"] * 3, *["unchanged"] * 3]


def test_an_article_that_moves_to_another_line_s_title_and_back_is_never_lost(library: Library, tmp_path: Path) -> None:
    one, two = line(1), line(2)
    file = write_lines(tmp_path / "a.jsonl", one, two)
    add(library, file)
    swapped = {**one, "text": two["text"]}, {**two, "text": one["text"]}
    assert statuses(add(library, write_lines(file, *swapped))) == ["updated", "updated"]
    assert len(library) == 2
    assert statuses(add(library, write_lines(file, one, two))) == ["updated", "updated"]
    assert [library.article(entry.id).text for entry in library.entries()] == [one["text"], two["text"]]


# -- under way ----------------------------------------------------------------------------------------------------


def test_what_is_under_way_does_not_grow_with_the_input(library: Library, tmp_path: Path, fake: FakeEncoder) -> None:
    read: list[str] = []
    real = ingest.read_changed

    def counting(path: Path, known: Any) -> Iterator[Any]:
        for item in real(path, known):
            read.append(item.input)
            yield item

    most = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "read_changed", counting)
        for told, _ in enumerate(library.add([lines(tmp_path / "a.jsonl", 120)]), start=1):
            if told % 30 == 1:
                time.sleep(0.1)  # the others are given time to run away
            most = max(most, len(read) - told)
    # A batch is told of article by article, another is being made.
    assert most * PASSAGES <= (AHEAD + 2) * (fake.batch + PASSAGES)
    assert len(library) == 120


def test_an_encoder_that_takes_more_at_once_is_given_more(tmp_path: Path) -> None:
    class Large(FakeEncoder):
        """Only counts: the vectors are the fake's own."""

        given: list[int]

        def encode_passages(self, texts):  # type: ignore[no-untyped-def]
            self.given.append(len(texts))
            return super().encode_passages(texts)

    large = Large()
    large.batch, large.given = 300, []
    with Library.open(tmp_path / "other", encoder=large) as library:
        add(library, lines(tmp_path / "a.jsonl", 160))
    *full, rest = large.given
    assert full
    assert all(300 <= count < 300 + 2 * PASSAGES for count in full), large.given
    assert rest <= 300


def test_two_batches_are_encoded_at_once(tmp_path: Path) -> None:
    class Meeting(FakeEncoder):
        """Goes on only when two calls have met, or no second one comes."""

        def __init__(self) -> None:
            super().__init__()
            self.both = threading.Barrier(2)
            self.met = False

        def encode_passages(self, texts):  # type: ignore[no-untyped-def]
            if not self.met:
                self.both.wait(timeout=30)
                self.met = True
            return super().encode_passages(texts)

    meeting = Meeting()
    with Library.open(tmp_path / "other", encoder=meeting) as library:
        add(library, lines(tmp_path / "a.jsonl", 60))
        assert meeting.met
        assert len(library) == 60


# -- stopped, and gone on with ------------------------------------------------------------------------------------


def test_a_batch_that_is_left_early_ends_all_its_threads_and_leaves_the_store_whole(
    library: Library, tmp_path: Path
) -> None:
    batch = library.add([lines(tmp_path / "a.jsonl", 100)])
    told = [next(batch).title for _ in range(5)]
    batch.close()
    assert running() == set()
    assert set(told) <= titles(library)
    assert library.store.damaged_passages() == ()
    assert found_words(library, "item1word", top=1)


def test_the_next_run_goes_on_where_it_was_without_encoding_or_cleaning_anything_again(
    library: Library, tmp_path: Path, fake: FakeEncoder, cleaned: list[str]
) -> None:
    file = lines(tmp_path / "a.jsonl", 60)
    batch = library.add([file])
    for _ in range(20):
        next(batch)
    batch.close()
    kept = len(library)
    assert 20 <= kept < 60
    fake.encoded, cleaned[:] = [], []
    assert statuses(add(library, file)) == [*["unchanged"] * kept, *["added"] * (60 - kept)]
    assert encoded_articles(fake) == {f"Report {number}" for number in range(kept, 60)}
    assert len(cleaned) == 60 - kept
    assert statuses(add(library, file)) == ["unchanged"] * 60


def test_lines_put_to_the_end_of_a_file_are_all_that_is_read_of_it(
    library: Library, tmp_path: Path, fake: FakeEncoder, cleaned: list[str]
) -> None:
    file = lines(tmp_path / "a.jsonl", 30)
    add(library, file)
    fake.encoded, cleaned[:] = [], []
    assert statuses(add(library, lines(file, 33))) == [*["unchanged"] * 30, *["added"] * 3]
    assert encoded_articles(fake) == {"Report 30", "Report 31", "Report 32"}
    assert cleaned == [f"{file}:{number}" for number in (31, 32, 33)]
    cleaned[:] = []
    assert statuses(add(library, file)) == ["unchanged"] * 33  # the file is known whole again, by its digest
    assert cleaned == []


def test_a_line_that_changed_is_read_again_where_the_others_are_passed_over(
    library: Library, tmp_path: Path, cleaned: list[str]
) -> None:
    file = lines(tmp_path / "a.jsonl", 5)
    add(library, file)
    cleaned[:] = []
    changed = [line(0), line(1, publisher="The Mail"), line(2), {**line(3), "text": "Other words."}, line(4)]
    told = add(library, write_lines(file, *changed))
    assert statuses(told) == ["unchanged", "updated", "unchanged", "updated", "unchanged"]
    assert cleaned == [f"{file}:2", f"{file}:4"]


def test_a_line_whose_article_was_removed_comes_back(library: Library, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", 5)
    told = add(library, file)
    library.remove([told[2].article_id or ""])
    assert statuses(add(library, file)) == ["unchanged", "unchanged", "added", "unchanged", "unchanged"]


def test_a_library_made_before_lines_had_digests_learns_them(library: Library, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", 5)
    add(library, file)
    library.store._db.execute("UPDATE sources SET item = NULL")
    library.store._db.execute("DELETE FROM files")
    assert statuses(add(library, file)) == ["unchanged"] * 5
    rows = library.store._db.execute("SELECT count(item) FROM sources").fetchone()
    assert rows == (5,)


@pytest.mark.parametrize("at", [0, 3])
def test_an_encoder_that_fails_ends_the_batch_and_what_was_told_is_kept(tmp_path: Path, at: int) -> None:
    class Failing(FakeEncoder):
        """Fails at its nth call, as a machine that is lost does."""

        calls = 0

        def encode_passages(self, texts) -> Vectors:  # type: ignore[no-untyped-def]
            self.calls += 1
            if self.calls > at:
                raise EncoderMissing("It is gone.", "Call it back.")
            return super().encode_passages(texts)

    file = lines(tmp_path / "a.jsonl", 50)
    told: list[Outcome] = []
    with Library.open(tmp_path / "other", encoder=Failing()) as library:
        with pytest.raises(EncoderMissing):
            told.extend(library.add([file]))
        assert running() == set()
        assert {outcome.title for outcome in told} == titles(library)
        assert bool(told) == bool(at)
    with Library.open(tmp_path / "other", encoder=FakeEncoder()) as library:
        assert statuses(add(library, file)) == [*["unchanged"] * len(told), *["added"] * (50 - len(told))]


_ADDER = """
import os, sys
from tests.helpers import FakeEncoder
from qa.library import Library
with Library.open(sys.argv[1], encoder=FakeEncoder()) as library:
    for outcome in library.add(sys.argv[2:]):
        os.write(1, f"{outcome.status} {outcome.article_id}\\n".encode())
"""


def test_a_file_of_many_lines_that_is_killed_in_the_middle_goes_on_from_there(
    opened: Callable[..., Library], tmp_path: Path
) -> None:
    file = lines(tmp_path / "a.jsonl", 150)
    told: list[str] = []
    for most in (20, 40, 60):
        adder = child(_ADDER, str(tmp_path / "library"), str(file))
        assert adder.stdout is not None
        said = [adder.stdout.readline() for _ in range(most)]
        os.kill(adder.pid, signal.SIGKILL)
        said += adder.stdout.readlines()  # `communicate` would pass over what is read ahead here
        adder.communicate()
        whole = [one.split() for one in said if one.endswith("\n")]
        assert [article for _, article in whole][: len(told)] == told[: len(whole)]
        assert {status for status, _ in whole[: len(told)]} <= {"unchanged"}
        told = max(told, [article for _, article in whole], key=len)
    library = opened()
    assert set(told) <= {entry.id for entry in library.entries()}
    assert library.store.damaged_passages() == ()
    assert isinstance(library.encoder, FakeEncoder)
    kept = len(library)
    assert statuses(add(library, file)) == [*["unchanged"] * kept, *["added"] * (150 - kept)]
    assert len(encoded_articles(library.encoder)) == 150 - kept


_INTERRUPTED = """
import os, signal, sys, threading
from qa import cli, library
from tests.helpers import FakeEncoder
real = library.Library.open
library.Library.open = classmethod(lambda cls, folder, **options: real(folder, encoder=FakeEncoder(), **options))
print(cli.main(["--library", sys.argv[1], "add", "--json", sys.argv[2]]), threading.active_count())
"""


def test_ctrl_c_ends_adding_at_once_with_what_was_told_kept(opened: Callable[..., Library], tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", 2000)
    adder = child(_INTERRUPTED, str(tmp_path / "library"), str(file))
    assert adder.stdout is not None
    said = [adder.stdout.readline() for _ in range(20)]
    adder.send_signal(signal.SIGINT)
    *more, last = adder.stdout.readlines()  # as above
    _, error = adder.communicate(timeout=60)
    # The exit code, and no thread beside the first.
    assert (last, error) == ("130 1\n", "Stopped. Everything done so far is kept.\n"), adder.returncode
    told = {json.loads(one)["article_id"] for one in (*said, *more)}
    library = opened()
    assert told <= {entry.id for entry in library.entries()}
    assert len(library) < 2000
    assert library.store.damaged_passages() == ()


_TRAINING = """
import sys, time
import embeddings.dense
from qa import cli, library
from tests.helpers import FakeEncoder
real = library.Library.open
library.Library.open = classmethod(lambda cls, folder, **options: real(folder, encoder=FakeEncoder(), **options))
embeddings.dense.EXACT, embeddings.dense.OUTGROWN_FROM = 30, 20
def endless(dimension, count, batches, file, stopped, threads):
    file.write_bytes(b"half")
    while not stopped():
        time.sleep(0.01)
    time.sleep(0.5)  # whoever closes has to wait for it
    return False
embeddings.train_index = (lambda *_: False) if sys.argv[3] == "none" else endless
print(cli.main(["--library", sys.argv[1], "add", sys.argv[2]]))
"""


@pytest.mark.parametrize("when", ["at the end", "beside"])
def test_what_is_waited_for_is_told_and_ctrl_c_there_leaves_a_whole_library(
    opened: Callable[..., Library], tmp_path: Path, when: str
) -> None:
    folder, count, day = str(tmp_path / "library"), 40, "2024-05-03"
    if when == "beside":  # of many that wait to be trained, the training begins with the command
        adder = child(_TRAINING, folder, str(lines(tmp_path / "a.jsonl", count, published=day)), "none")
        assert adder.communicate(timeout=60)[0].endswith("40 added\n0\n")
        count = 45
    adder = child(_TRAINING, folder, str(lines(tmp_path / "a.jsonl", count, published=day)), "endless")
    assert adder.stderr is not None
    told = adder.stderr.readline()
    assert told.startswith("Training the vector index on ")
    adder.send_signal(signal.SIGINT)
    out, error = adder.communicate(timeout=60)
    assert error == "Stopped. Everything done so far is kept.\n"
    assert out.endswith("130\n")
    library = opened()
    assert len(library) == count
    assert library.store.damaged_passages() == ()
    assert not list(library.folder.glob(".training-*"))
    assert found_words(library, "item39word", 1)


_OUT_OF_ROOM = """
import resource, sys
from pathlib import Path
from tests.helpers import FakeEncoder
from qa.errors import LibraryFull
from qa.ingest.item import told_language
from qa.library import Library
library = Library.open(sys.argv[1], encoder=FakeEncoder())
told_language("Some words of English, so that what tells languages is loaded while there is room.")
largest = max(file.stat().st_size for file in Path(sys.argv[1]).iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 400_000, resource.RLIM_INFINITY))
told = set()
try:
    for outcome in library.add([sys.argv[2]]):
        told.add(outcome.article_id)
except LibraryFull as error:
    print("full", "Make room" in str(error))
kept = {entry.id for entry in library.entries()}
print(0 < len(told), told <= kept, len(kept) < 100, library.store.damaged_passages())
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
library.encoder.encoded.clear()
again = [outcome.status for outcome in library.add([sys.argv[2]])]
print(again == ["unchanged"] * len(kept) + ["added"] * (100 - len(kept)))
print(len({text.split(chr(10))[0] for text in library.encoder.encoded}) == 100 - len(kept))
"""


def test_a_disk_that_fills_up_in_the_middle_of_a_file_keeps_what_was_told_and_the_next_run_goes_on(
    tmp_path: Path,
) -> None:
    file = lines(tmp_path / "a.jsonl", 100)
    program = child(_OUT_OF_ROOM, str(tmp_path / "library"), str(file))
    out, error = program.communicate(timeout=90)
    assert error == ""
    assert out.splitlines() == ["full True", "True True True ()", "True", "True"]


# -- how far it has come ------------------------------------------------------------------------------------------


def followed(library: Library, *inputs: Any) -> list[Progress]:
    seen: list[Progress] = []
    for told, _ in enumerate(library.add(inputs, seen.append), start=1):
        assert seen[-1].articles == told
    return seen


def test_how_far_a_batch_has_come_is_told_in_bytes_of_its_files(library: Library, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", 60)
    other = write_article(tmp_path / "b.md", "Boats", "They came in at dawn.")
    total = file.stat().st_size + other.stat().st_size
    seen = followed(library, file, other)
    assert {one.total for one in seen} == {total}
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert seen[29].done == sum(len(one) for one in file.read_bytes().splitlines(keepends=True)[:30])
    assert seen[-1].done == total


def test_what_is_here_already_leaves_the_total_and_is_no_part_of_the_pace(library: Library, tmp_path: Path) -> None:
    add(library, lines(tmp_path / "a.jsonl", 60))
    known = write_article(tmp_path / "b.md", "Boats", "They came in at dawn.")
    add(library, known)
    file = lines(tmp_path / "a.jsonl", 80)
    new = sum(len(one) for one in file.read_bytes().splitlines(keepends=True)[60:])
    seen = followed(library, known, file)
    assert (seen[60].unchanged, seen[60].done, seen[60].total) == (61, 0, new)
    assert (seen[-1].articles, seen[-1].unchanged, seen[-1].done, seen[-1].total) == (81, 61, new, new)


def test_lines_and_files_that_fail_are_work_that_is_done(library: Library, tmp_path: Path) -> None:
    broken = write_lines(tmp_path / "a.jsonl", line(1), "no JSON", "", line(2))
    (tmp_path / "b.pdf").write_bytes(b"no PDF at all")
    seen = followed(library, broken, tmp_path / "b.pdf")
    assert seen[-1].done == seen[-1].total == broken.stat().st_size + 13


def test_of_what_is_at_an_address_no_total_is_known(library: Library, tmp_path: Path) -> None:
    (one,) = followed(library, "http://127.0.0.1:9/")
    assert one.total is None


# -- many lines ---------------------------------------------------------------------------------------------------


def test_keys_that_were_seen_are_counted_beyond_what_is_held_in_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Seen, "_RECENT", 8)
    seen = _Seen()
    for number in range(100):
        seen.add(f"key {number % 40}")
    assert [seen.times(f"key {number}") for number in (0, 19, 20, 39, 40)] == [3, 3, 2, 2, 0]
