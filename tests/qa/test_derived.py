"""The derived files: whole and fitting, or not used."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from qa import derived
from qa.derived import MANIFEST
from qa.errors import LibraryFull
from tests.helpers import seeded_chance

Held = tuple[str, int, dict[str, bytes]]

FIRST: Held = ("fake", 3, {"dense": b"dense bytes" * 20, "lexical": b"lexical bytes" * 20})
SECOND: Held = ("fake", 4, {"dense": b"other dense" * 20, "lexical": FIRST[2]["lexical"]})


def loaded(folder: Path) -> Held | None:
    """The encoder, revision and contents of what `derived.load` finds."""
    snapshot = derived.load(folder)
    if snapshot is None:
        return None
    return snapshot.encoder, snapshot.revision, {part: path.read_bytes() for part, path in snapshot.files.items()}


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    derived.save(tmp_path, *FIRST)
    assert loaded(tmp_path) == FIRST


def test_whoever_may_read_the_folder_may_read_the_files(tmp_path: Path) -> None:
    derived.save(tmp_path, *FIRST)
    (tmp_path / "other").touch()
    assert len({file.stat().st_mode for file in tmp_path.iterdir() if file.is_file()}) == 1


def test_a_part_may_be_a_file_that_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"much" * 1_000_000)
    folder = tmp_path / "library"
    folder.mkdir()
    derived.save(folder, "fake", 1, {"a/part-1.x": source})
    source.unlink()
    assert loaded(folder) == ("fake", 1, {"a/part-1.x": b"much" * 1_000_000})


def test_a_settled_part_is_not_read_again_while_it_is_there(tmp_path: Path) -> None:
    derived.save(tmp_path, *FIRST)
    derived.save(tmp_path, "fake", 4, {"dense": b"never looked at", "lexical": b"new"}, {"dense"})
    assert loaded(tmp_path) == ("fake", 4, {"dense": FIRST[2]["dense"], "lexical": b"new"})
    next(tmp_path.glob("dense-*")).write_bytes(b"cut")
    derived.save(tmp_path, "fake", 5, {"dense": FIRST[2]["dense"], "lexical": b"new"}, {"dense"})
    assert loaded(tmp_path) == ("fake", 5, {"dense": FIRST[2]["dense"], "lexical": b"new"})


def test_nothing_saved_is_nothing_loaded(tmp_path: Path) -> None:
    assert derived.load(tmp_path) is None


def test_a_later_snapshot_takes_the_place_of_the_earlier_and_leaves_no_old_file(tmp_path: Path) -> None:
    derived.save(tmp_path, *FIRST)
    derived.save(tmp_path, *SECOND)
    assert loaded(tmp_path) == SECOND
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize("file", ["dense", "lexical", "manifest"])
def test_no_flipped_bit_is_read_as_something_else(tmp_path: Path, file: str) -> None:
    derived.save(tmp_path, *FIRST)
    (path,) = tmp_path.glob(MANIFEST if file == "manifest" else f"{file}-*.index")
    whole = path.read_bytes()
    chance = seeded_chance(1)
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        found = loaded(tmp_path)
        # A manifest may be damaged in a name or its revision; the bytes it leads to are right or refused.
        assert found is None or (file == "manifest" and sorted(found[2].values()) == sorted(FIRST[2].values()))


@pytest.mark.parametrize("kind", ["dense", "lexical"])
def test_a_missing_file_is_nothing_loaded(tmp_path: Path, kind: str) -> None:
    derived.save(tmp_path, *FIRST)
    next(tmp_path.glob(f"{kind}-*")).unlink()
    assert derived.load(tmp_path) is None


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", "null", '{"format": 1}', '{"format": 1, "files": [1]}', "[" * 100_000]
)
def test_a_manifest_of_another_shape_is_nothing_loaded(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")
    assert derived.load(tmp_path) is None


def test_files_of_another_layout_are_not_read(tmp_path: Path) -> None:
    derived.save(tmp_path, *FIRST)
    manifest = json.loads((tmp_path / MANIFEST).read_text())
    (tmp_path / MANIFEST).write_text(json.dumps({**manifest, "format": derived.FORMAT + 1}))
    assert derived.load(tmp_path) is None


def test_a_manifest_leads_to_no_file_outside_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    derived.save(folder, *FIRST)
    manifest = json.loads((folder / MANIFEST).read_text())
    named = manifest["files"]["dense"]["name"]
    (folder / named).rename(tmp_path / named)
    manifest["files"]["dense"]["name"] = f"../{named}"
    (folder / MANIFEST).write_text(json.dumps(manifest))
    assert derived.load(folder) is None


@pytest.mark.parametrize("at", range(1, 4))
def test_a_disk_that_fails_at_any_write_leaves_the_earlier_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    derived.save(tmp_path, *FIRST)
    synced = 0
    sync = os.fsync

    def failing(handle: int) -> None:
        nonlocal synced
        synced += 1
        if synced == at:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(LibraryFull, match=r"No space left.*pullquote rebuild"):
        derived.save(tmp_path, *SECOND)
    assert loaded(tmp_path) == FIRST
    assert not list(tmp_path.glob(".new-*"))


@pytest.mark.parametrize("name", ["dense", "lexical", MANIFEST])
def test_what_a_disk_let_through_before_it_failed_takes_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    derived.save(tmp_path, *FIRST)
    before = names(tmp_path)
    place = os.replace

    def failing(source: str, target: Path) -> None:
        if target.name.startswith(name):
            raise OSError(28, "No space left on device")
        place(source, target)

    monkeypatch.setattr(os, "replace", failing)
    for revision in range(4, 7):
        with pytest.raises(LibraryFull):
            derived.save(tmp_path, "fake", revision, dict.fromkeys(FIRST[2], b"%d" % revision))
    assert names(tmp_path) == before
    assert loaded(tmp_path) == FIRST


def test_what_a_killed_writer_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".new-abc").write_bytes(b"half")
    derived.save(tmp_path, *FIRST)
    assert not (tmp_path / ".new-abc").exists()


@pytest.mark.parametrize(
    "part", ["words/../../.profile", "words//etc/profile", "words/..", "words\\..\\a", "words/C:a"]
)
def test_a_manifest_whose_parts_lead_out_of_a_folder_is_not_used(tmp_path: Path, part: str) -> None:
    derived.save(tmp_path, *FIRST)
    manifest = json.loads((tmp_path / MANIFEST).read_text())
    manifest["files"][part] = manifest["files"]["dense"]
    (tmp_path / MANIFEST).write_text(json.dumps(manifest))
    assert loaded(tmp_path) is None
