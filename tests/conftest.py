"""Fixtures of all tests. None of them touches the user's own library."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from filelock import FileLock

import embeddings
from embeddings import Encoder, minilm
from qa.library import Library
from tests.helpers import SEEDS, FakeEncoder
from tests.servers import milvus_lite
from tests.site import Site, serving_site


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing that is imported and collected is looked through for what may go: nearly all of it stays, and to look
    takes each process of tests two seconds by then, and more again whenever all is looked through later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths of folders that nobody has made yet: most tests never need theirs, and to make each one takes time."""
    base = tmp_path_factory.mktemp("default-libraries")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_data_folder(_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever opens the default library gets one of its own."""
    folder = next(_folders)
    monkeypatch.setenv("PULLQUOTE_LIBRARY", str(folder))
    return folder


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture(scope="session")
def real_encoder() -> Encoder:
    """The encoder that ships, loaded once."""
    return embeddings.load_encoder()


@pytest.fixture(scope="session")
def reference_encoder() -> Encoder:
    """all-MiniLM-L6-v2 in fp32 through sentence-transformers, loaded once (seconds): what the other is held against."""
    return embeddings.load_encoder(minilm.NAME)


@pytest.fixture
def fake_by_default(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    """The encoder that a library loads for itself is the fake one: for the command line, which names none."""
    fake = FakeEncoder()
    monkeypatch.setattr(embeddings, "load_encoder", lambda name="": fake)
    return fake


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """Opens libraries, by default the one in `tmp_path / "library"` with the fake encoder, and closes them."""
    libraries: list[Library] = []

    def open_library(folder: Path | None = None, **options: object) -> Library:
        options.setdefault("encoder", FakeEncoder())
        libraries.append(Library.open(folder or tmp_path / "library", **options))  # type: ignore[arg-type]
        return libraries[-1]

    yield open_library
    for one in libraries:
        one.close()


@pytest.fixture
def library(opened: Callable[..., Library]) -> Library:
    """An empty library with the fake encoder."""
    return opened()


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on this machine."""
    with serving_site() as one:
        yield one


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, real_encoder: Encoder) -> Iterator[Library]:
    """The seed articles, read with the real encoder. Shared by all tests: to be read only.

    Where tests run in several processes, the first to need it makes it, and the others take a copy.
    """
    folder = tmp_path_factory.mktemp("seeded") / "library"
    made = folder
    if "PYTEST_XDIST_WORKER" in os.environ:
        made = tmp_path_factory.getbasetemp().parent / "seeded" / "library"
        made.parent.mkdir(exist_ok=True)
    with FileLock(made.with_name("made.lock")):
        if not made.exists():
            with Library.open(made, encoder=real_encoder) as library:
                assert {outcome.status for outcome in library.add([SEEDS])} == {"added"}
        if made != folder:
            shutil.copytree(made, folder)
    with Library.open(folder, encoder=real_encoder) as library:
        yield library


@pytest.fixture(scope="session")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """HOST:PORT of a Milvus Lite that all tests share, each under names of its own."""
    with milvus_lite(tmp_path_factory.mktemp("milvus") / "data") as port:
        yield f"127.0.0.1:{port}"
