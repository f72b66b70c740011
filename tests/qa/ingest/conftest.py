"""Files made on the spot, read through the one door of `qa.ingest`."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import ingest
from qa.errors import InputError
from qa.types import Article
from tests.qa.ingest.making import Read, Refuse, Settle, Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file of that name and content in a folder of its own."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


@pytest.fixture
def read(write: Write) -> Read:
    """The one article of a file of that name and content."""

    def one(name: str, content: str | bytes) -> Article:
        (item,) = ingest.read_file(write(name, content))
        assert isinstance(item, ingest.Ingested)
        return item.article

    return one


@pytest.fixture
def refuse(write: Write) -> Refuse:
    """Why a file of that name and content gives no article: one line that names it and says what to do."""

    def why(name: str, content: str | bytes) -> InputError:
        path = write(name, content)
        with pytest.raises(InputError) as caught:
            list(ingest.read_file(path))
        error = caught.value
        assert str(error).startswith(str(path)), "it names the input"
        assert error.hint, "it says what to do next"
        assert "\n" not in str(error), "it is one line"
        return error

    return why


@pytest.fixture
def settle(write: Write) -> Settle:
    """What becomes of a file that may be read or refused: its article, or the one line that says why not."""

    def either(name: str, content: str | bytes) -> Article | InputError:
        path = write(name, content)
        try:
            item = next(iter(ingest.read_file(path)))
        except InputError as error:
            said = error
        else:
            if isinstance(item, ingest.Ingested):
                return item.article
            said = item.error
        assert str(said).startswith(str(path))
        assert "\n" not in str(said)
        return said

    return either
