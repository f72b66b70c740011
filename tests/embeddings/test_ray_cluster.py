"""Encoding on a Ray cluster of two processes, started here for real."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import embeddings
from embeddings import Encoder, EncoderUnreachable
from embeddings.ray_cluster import RayEncoder
from qa import cli
from qa.errors import EncoderUnreachable as Unreachable
from qa.library import Library
from tests.helpers import SCRIPTS, add, numbered_articles, statuses
from tests.servers import Cluster, end, free_port, ray_cluster

TEXTS = [*SCRIPTS.values(), *(f"Minister {n} said that the harbour would stay open." for n in range(150))]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with ray_cluster() as one:
        yield one


@pytest.fixture
def far(cluster: Cluster, real_encoder: Encoder) -> Iterator[RayEncoder]:
    encoder = embeddings.on_cluster(real_encoder, cluster.address)
    yield encoder
    encoder.close()


def test_vectors_of_the_cluster_are_those_of_this_machine_to_the_last_bit(
    far: RayEncoder, real_encoder: Encoder
) -> None:
    assert np.array_equal(far.encode_passages(TEXTS), real_encoder.encode_passages(TEXTS))
    assert np.array_equal(far.encode_queries(TEXTS[:2]), real_encoder.encode_queries(TEXTS[:2]))
    assert far.count_tokens(TEXTS) == real_encoder.count_tokens(TEXTS)
    assert far.encode_passages([]).shape == (0, 384)
    assert (far.name, far.dimension, far.window) == (real_encoder.name, 384, 256)
    # A batch keeps both processes busy, each of them is asked.
    assert far.batch == 2 * real_encoder.batch
    assert len({worker._actor_id for worker in far._workers}) == 2


def test_articles_added_on_a_cluster_are_those_added_here(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbered_articles(tmp_path / "in", 40)
    for folder, options in (("here", ()), ("there", ("--ray", cluster.address))):
        library = ["--library", str(tmp_path / folder)]
        assert cli.main([*library, "add", str(tmp_path / "in"), *options]) == cli.DONE
    assert "40 added" in capsys.readouterr().out
    with Library.open(tmp_path / "here") as here, Library.open(tmp_path / "there") as there:
        stored = [dict(_vectors(library)) for library in (here, there)]
    assert stored[0] == stored[1]


def _vectors(library: Library) -> Iterator[tuple[tuple[str, int], bytes]]:
    for entry in library.entries():
        for passage_id, passage in library.store.passages_of(entry.id).items():
            ((_, vectors),) = library.store.vectors([passage_id], 384)
            yield (entry.id, passage.start), vectors.tobytes()


class _Other:
    """An encoder that calls itself what the cluster's is called, and is another."""

    def __init__(self, real: Encoder) -> None:
        self._real = real

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def encode_passages(self, texts: list[str]) -> object:
        return -self._real.encode_passages(texts)


def test_a_cluster_that_makes_other_vectors_is_refused(cluster: Cluster, real_encoder: Encoder) -> None:
    with pytest.raises(EncoderUnreachable, match=r"different vectors with all-MiniLM.*Install the same Pullquote"):
        embeddings.on_cluster(_Other(real_encoder), cluster.address)  # type: ignore[arg-type]


def test_where_no_cluster_answers_the_command_says_so_and_adds_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbered_articles(tmp_path / "in", 2)
    address = f"ray://127.0.0.1:{free_port()}"
    library = ["--library", str(tmp_path / "library")]
    assert cli.main([*library, "add", "--ray", address, str(tmp_path / "in")]) == cli.FAILED
    told = capsys.readouterr().err
    assert f"The Ray cluster at {address} cannot be reached: nothing listens on port" in told
    assert "run the command again" in told
    assert cli.main([*library, "add", str(tmp_path / "in")]) == cli.DONE


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("no-such-host.invalid", "cannot be reached: no machine called no-such-host.invalid is known here"),
        ("ray://no-such-host.invalid:10001", "cannot be reached: no machine called no-such-host.invalid is known here"),
        ("head:port", "is no address of a Ray cluster"),
        ("ray://:10001", "is no address of a Ray cluster"),
    ],
)
def test_an_address_where_no_cluster_can_be_is_told_before_ray_is_asked(
    real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    monkeypatch.setattr(RayEncoder, "_connect", lambda _: pytest.fail("asked"))
    with pytest.raises(EncoderUnreachable, match=told):
        embeddings.on_cluster(real_encoder, address)


def test_what_listens_there_and_is_no_cluster_is_told_with_the_port_to_look_for(
    real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ray.util.client.worker.INITIAL_TIMEOUT_SEC", 1)
    monkeypatch.setattr("ray.util.client.worker.MAX_TIMEOUT_SEC", 1)
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(EncoderUnreachable, match=r"failed \(.*that this is the port of its client server"),
    ):
        embeddings.on_cluster(real_encoder, f"127.0.0.1:{other.getsockname()[1]}")


# The last of all, for it ends the cluster, which takes too long to start to have one of its own.
def test_a_node_that_is_lost_leaves_its_work_to_the_others_and_a_lost_head_stops_the_command(
    cluster: Cluster, real_encoder: Encoder, tmp_path: Path
) -> None:
    files = numbered_articles(tmp_path / "in", 200)
    with Library.open(tmp_path / "library", encoder=real_encoder) as library:
        library.encode_on(cluster.address)
        library.encoder.batch = 8  # so that the head is lost with most of them before it
        outcomes = library.add([tmp_path / "in"])
        told = [next(outcomes)]
        end(cluster.node)
        told += [next(outcomes) for _ in range(30)]
        os.killpg(cluster.head.pid, signal.SIGKILL)
        with pytest.raises(Unreachable, match=r"failed .*nothing that was kept is lost"):
            told.extend(outcomes)
        assert 30 < len(told) < 150 < len(files)
        kept = {entry.title for entry in library.entries()}
        # All that was told of is here, and each article has its passages and vectors.
        assert {outcome.title for outcome in told} <= kept
        assert library.store.damaged_passages() == ()
    with Library.open(tmp_path / "library", encoder=real_encoder) as library:
        again = statuses(add(library, tmp_path / "in"))
        assert again.count("added") == len(files) - len(kept)
        assert len(library) == len(files)
