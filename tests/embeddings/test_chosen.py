"""Models that a person chose: named by their very files, and run by sentence-transformers, all on this disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from huggingface_hub import errors

import embeddings
from embeddings import EncoderMissing, chosen
from tests.models import tiny_model

TEXTS = ["Kerry met Lavrov in London.", "The rouble fell.", "Boats came in at dawn."]
REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def test_the_folder_of_any_model_is_an_encoder(model: Path) -> None:
    encoder = embeddings.load_encoder(str(model))
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.shape == (3, encoder.dimension) == (3, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert encoder.window == 64


def test_it_is_loaded_again_by_the_name_it_gives_itself(model: Path) -> None:
    encoder = embeddings.load_encoder(str(model))
    again = embeddings.load_encoder(encoder.name)
    assert again.name == encoder.name == f"{model}@{encoder.name[-12:]}"
    assert np.array_equal(again.encode_passages(TEXTS), encoder.encode_passages(TEXTS))


def test_a_path_from_here_and_one_from_the_root_name_the_same(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(model.parent)
    assert chosen.locate("tiny", fetch=False) == chosen.locate(str(model), fetch=False)


def test_other_weights_in_the_same_folder_are_another_model(model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(model, copy)
    name, _ = chosen.locate(str(copy), fetch=False)
    (copy / "README.md").write_text("What this model is good for.")
    assert chosen.locate(name, fetch=False) == (name, copy)
    weights = next(copy.rglob("*.safetensors"))
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    with pytest.raises(EncoderMissing, match=r"copy has changed since the library was made .*rebuild --encoder .*copy"):
        embeddings.load_encoder(name)


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    told = r"The folder .*gone of the encoder is no longer there.*pullquote rebuild --encoder all-MiniLM-L6-v2-int8$"
    with pytest.raises(EncoderMissing, match=told):
        embeddings.load_encoder(f"{tmp_path / 'gone'}@0123456789ab")


def test_a_model_whose_weights_are_a_pickle_is_refused(model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(model, copy)
    next(copy.rglob("*.safetensors")).rename(copy / "pytorch_model.bin")
    with pytest.raises(EncoderMissing, match="A sentence-transformers model cannot be loaded"):
        embeddings.load_encoder(str(copy))


def test_damaged_weights_are_told_as_such(model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(model, copy)
    weights = next(copy.rglob("*.safetensors"))
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(EncoderMissing, match=r"cannot be loaded from .*copy \(.*\)\. Put its files back") as told:
        embeddings.load_encoder(str(copy))
    assert "\n" not in str(told.value)


def test_a_folder_that_holds_no_model_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letters.zip").write_bytes(b"much")
    monkeypatch.setattr(chosen, "_digest", lambda _: pytest.fail("read"))
    with pytest.raises(EncoderMissing, match=r"There is no model in .*: it holds none of modules\.json, config\.json"):
        embeddings.load_encoder(str(tmp_path))


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.json").write_text("{}")

    def refused(_: Path) -> str:
        raise PermissionError(13, "Permission denied", "model.safetensors")

    monkeypatch.setattr(chosen, "_digest", refused)
    with pytest.raises(EncoderMissing, match=r"cannot be read \(.*Permission denied: 'model\.safetensors'\)"):
        embeddings.load_encoder(str(tmp_path))


def test_the_folder_of_nobody_is_no_model() -> None:
    with pytest.raises(EncoderMissing, match="There is no folder ~nobody-of-that-name/model"):
        embeddings.load_encoder("~nobody-of-that-name/model")


@pytest.fixture
def on_hub(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The model as the hub's client keeps what it has fetched once."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    kept = tmp_path / "hub" / "models--somebody--tiny"
    (kept / "refs").mkdir(parents=True)
    (kept / "refs" / "main").write_text(REVISION)
    shutil.copytree(model, kept / "snapshots" / REVISION)
    return kept


def test_a_model_that_was_fetched_is_found_by_its_name_and_remembered_with_its_revision(on_hub: Path) -> None:
    encoder = embeddings.load_encoder("somebody/tiny")
    assert encoder.name == f"somebody/tiny@{REVISION}"
    assert embeddings.load_encoder(encoder.name).name == encoder.name
    with pytest.raises(EncoderMissing, match=r"somebody/tiny.*fetch it: --encoder NAME"):
        embeddings.load_encoder(f"somebody/tiny@{'0' * 40}")


def test_a_folder_of_the_same_name_is_not_taken_for_a_model_of_the_hub(
    on_hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "somebody" / "tiny").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    name = f"somebody/tiny@{REVISION}"
    assert chosen.locate(name, fetch=False) == (name, on_hub / "snapshots" / REVISION)


def test_nothing_is_asked_of_a_hub_unless_that_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def snapshot_download(name: str, *, local_files_only: bool, **_: object) -> str:
        asked.append((name, local_files_only))
        raise OSError("no network")

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    for fetch in (False, True):
        with pytest.raises(EncoderMissing, match="give the folder of a sentence-transformers model"):
            embeddings.load_encoder("no-such-model", fetch=fetch)
    assert asked == [("sentence-transformers/no-such-model", True), ("sentence-transformers/no-such-model", False)]


def _from(cause: Exception) -> Exception:
    """What the hub's client raises where it got no answer, in several lines, cut nowhere."""
    error = errors.LocalEntryNotFoundError(f"Got: {cause!r}\nAn error happened while trying to locate the files")
    error.__cause__ = cause
    return error


def _answered(status: int, kind: type[errors.HfHubHTTPError] = errors.HfHubHTTPError) -> Exception:
    response: Any = SimpleNamespace(status_code=status, headers={}, request=None)
    return kind(f"{status} Client Error", response=response)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (_from(ConnectionError("[Errno -2] Name or service not known")), "the hub cannot be reached. Check the con"),
        (errors.OfflineModeIsEnabled("offline"), "the hub cannot be reached. Check the con"),
        (_from(_answered(503)), "the hub answered with an error (503). Try again later"),
        (
            _answered(404, errors.RepositoryNotFoundError),
            "the hub has no model sentence-transformers/x, or none for ev",
        ),
        (_answered(403, errors.GatedRepoError), "only to whom its makers have admitted. Ask them"),
        (_answered(404, errors.RevisionNotFoundError), "the hub no longer has that revision"),
        (OSError(28, "No space left on device"), "the hub did not give it ([Errno 28] No space left on device)"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_why_a_hub_gave_no_model_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def snapshot_download(*_: object, **options: object) -> str:
        raise error

    monkeypatch.setattr("huggingface_hub.snapshot_download", snapshot_download)
    with pytest.raises(EncoderMissing) as raised:
        embeddings.load_encoder("x", fetch=True)
    assert str(raised.value).startswith("There is no encoder 'x' on this disk, and ")
    assert told in str(raised.value)
    assert str(raised.value).endswith(", or give the folder of a sentence-transformers model.")
    assert "Got:" not in str(raised.value)
