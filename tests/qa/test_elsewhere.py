"""A library whose index is on a Milvus server: found again, lost, brought along, moved."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import grpc
import pytest

from qa import cli
from qa.errors import IndexUnreachable, LibraryError
from qa.library import HERE, Library
from qa.milvus_index import TOKEN, MilvusAddress, MilvusIndex
from tests.helpers import FakeEncoder, add, ask, found_words, numbered_articles, statuses, titles
from tests.servers import free_port, milvus_lite

Open = Callable[..., Library]


@pytest.fixture
def place(milvus: str) -> str:
    """An address that no other test has."""
    return f"milvus://{milvus}/t{secrets.token_hex(4)}"


@pytest.fixture
def elsewhere(library: Library, place: str, tmp_path: Path) -> Library:
    """Eight articles, their index on the server."""
    library.keep_index_at(place)
    add(library, *numbered_articles(tmp_path / "in", 8))
    return library


def test_later_commands_need_not_say_where_the_index_is(
    place: str, tmp_path: Path, fake_by_default: FakeEncoder, capsys: pytest.CaptureFixture[str]
) -> None:
    numbered_articles(tmp_path / "in", 4)
    library = ["--library", str(tmp_path / "library")]
    assert cli.main([*library, "add", "--store", place, str(tmp_path / "in")]) == cli.DONE
    assert not (tmp_path / "library" / "indexes.json").exists()
    assert cli.main([*library, "search", "item3word"]) == cli.DONE
    assert "1. Report 3" in capsys.readouterr().out
    assert cli.main([*library, "add", "--store", place, str(tmp_path / "in")]) == cli.DONE
    assert cli.main([*library, "rebuild"]) == cli.DONE
    assert "Indexed 4 passages of 4 articles." in capsys.readouterr().out


def test_questions_are_answered_as_they_are_from_the_librarys_own_folder(
    elsewhere: Library, opened: Open, tmp_path: Path
) -> None:
    here = opened(tmp_path / "here")
    add(here, tmp_path / "in")
    for number in range(8):
        question = f"What does item{number}word say?"
        assert ask(elsewhere, question).text == ask(here, question).text != ""
        assert found_words(elsewhere, question, 3)[0] == found_words(here, question, 3)[0]


def test_what_was_removed_and_put_back_is_followed(elsewhere: Library) -> None:
    removal = elsewhere.remove([entry.id for entry in elsewhere.entries() if entry.title == "Report 5"])
    assert not any("item5word" in words for words in found_words(elsewhere, "item5word"))
    elsewhere.restore(removal)
    assert "item5word" in found_words(elsewhere, "item5word")[0]


def test_a_store_put_back_from_a_copy_is_followed(elsewhere: Library, opened: Open, tmp_path: Path) -> None:
    elsewhere.close()
    whole = (elsewhere.folder / "library.db").read_bytes()
    later = opened()
    add(later, *numbered_articles(tmp_path / "more", 12)[8:])
    later.close()
    for file in elsewhere.folder.glob("library.db*"):
        file.unlink()
    (elsewhere.folder / "library.db").write_bytes(whole)
    again = opened()
    add(again, *numbered_articles(tmp_path / "others", 16)[12:])
    assert "item14word" in found_words(again, "item14word", 1)[0]
    assert not any("item9word" in words for words in found_words(again, "item9word"))


def test_an_index_that_lost_some_and_has_what_it_should_not_is_mended_by_the_next_process(
    elsewhere: Library, opened: Open, place: str
) -> None:
    from pymilvus import MilvusClient

    address = MilvusAddress.read(place)
    client = MilvusClient(f"http://{address.server}")
    ids = [int(i) for i in elsewhere.store.passage_ids()]
    client.delete(address.name, ids=ids[:3])
    again = opened()
    for number in range(8):
        assert f"item{number}word" in found_words(again, f"item{number}word", 1)[0]
    client.upsert(address.name, [{"id": 999, "vector": [0.1] * 384, "words": "item3word"}])
    again = opened()
    assert 999 not in dict(again.matching("item3word", 50))


def test_what_was_left_half_filled_is_dropped_when_it_is_made_anew(elsewhere: Library, place: str) -> None:
    from pymilvus import MilvusClient

    address = MilvusAddress.read(place)
    client = MilvusClient(f"http://{address.server}")
    index = elsewhere._index
    assert isinstance(index, MilvusIndex)
    index._create(f"{address.name}_0123abcd")
    elsewhere.rebuild()
    ours = [name for name in client.list_collections() if name.startswith(address.name)]
    assert len(ours) == 1
    assert "item3word" in found_words(elsewhere, "item3word", 1)[0]


def test_a_name_that_another_library_has_is_refused(elsewhere: Library, opened: Open, place: str) -> None:
    other = opened(elsewhere.folder.with_name("other"))
    with pytest.raises(LibraryError, match=r"already belongs to another library\. Choose another name"):
        other.keep_index_at(place)
    assert other.store.meta("index") is None
    assert "item3word" in found_words(elsewhere, "item3word", 1)[0]


def test_a_library_with_passages_is_moved_by_rebuild_alone(
    library: Library, opened: Open, place: str, tmp_path: Path
) -> None:
    add(library, *numbered_articles(tmp_path / "in", 4))
    with pytest.raises(LibraryError, match=rf"kept at local, not {place}\..*pullquote rebuild --store {place}"):
        library.keep_index_at(place)
    open_meanwhile = opened()
    open_meanwhile.warm()
    for target in (place, HERE):
        assert library.rebuild(place=target).passages == 4
        for one in (library, open_meanwhile, opened()):
            assert (one.store.meta("index") or HERE) == target
            assert "item3word" in found_words(one, "item3word", 1)[0]
            assert isinstance(one._index, MilvusIndex) == (target == place)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("milvus://host/", "give one like milvus://localhost:19530/articles"),
        ("milvus://host:99999/name", "no address"),
        ("milvus://host:19530/no-dashes", "no address"),
        ("http://host:19530/name", "no address"),
        ("milvus:///name", "no address"),
        ("milvus://\udcff:1/name", "no address"),
        ("milvus://me:secret@host/name", f"put it into {TOKEN}"),
        ("elsewhere", "no address"),
    ],
)
def test_what_is_no_address_is_wrong_use(text: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["add", "--store", text, "file.txt"])
    assert ended.value.code == cli.WRONG_USE
    assert told in capsys.readouterr().err


def test_an_address_without_a_port_has_that_of_milvus() -> None:
    assert str(MilvusAddress.read("milvus://host/name")) == "milvus://host:19530/name"
    assert str(MilvusAddress.read("milvus://[::1]:1/name")) == "milvus://[::1]:1/name"


def test_without_its_client_it_is_said_how_to_install_it(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(LibraryError, match=r"not installed\. Install it: pip install 'pullquote\[milvus\]'"):
        library.keep_index_at("milvus://localhost:19530/articles")


def test_a_server_that_does_not_answer_is_named_and_nothing_is_remembered_of_it(
    library: Library,
) -> None:
    for host, why in (("127.0.0.1", "nothing listens on port"), ("no-such-host.invalid", "no machine called no-such")):
        place = f"milvus://{host}:{free_port()}/articles"
        with pytest.raises(
            IndexUnreachable, match=rf"The index at {place} cannot be reached: {why}.*Check the"
        ) as told:
            library.keep_index_at(place)
        assert "is kept" not in str(told.value)  # there is nothing yet
        assert library.store.meta("index") is None


class _Refusing(grpc.GenericRpcHandler):  # type: ignore[misc]  # untyped in gRPC
    """A server that knows nobody."""

    def service(self, _: object) -> object:
        return grpc.unary_unary_rpc_method_handler(
            lambda _, context: context.abort(grpc.StatusCode.UNAUTHENTICATED, "auth check failure")
        )


def test_a_server_that_asks_for_a_password_says_where_it_goes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.milvus_index.DEADLINE", 5.0)
    server = grpc.server(ThreadPoolExecutor(2), handlers=(_Refusing(),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        for token, told in (("", "asks for a password"), ("me:wrong", f"does not accept what {TOKEN} holds")):
            monkeypatch.setenv(TOKEN, token)
            with pytest.raises(IndexUnreachable, match=rf"{told}\. Put user:password into {TOKEN}"):
                library.keep_index_at(f"milvus://127.0.0.1:{port}/articles")
    finally:
        server.stop(None)


def test_what_listens_there_and_is_no_milvus_is_told_as_such(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.milvus_index.DEADLINE", 1.0)
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(IndexUnreachable, match=r"failed \(.*\)\. Check that it is one of Milvus") as told,
    ):
        library.keep_index_at(f"milvus://127.0.0.1:{other.getsockname()[1]}/articles")
    assert "illegal" not in str(told.value)


def test_a_server_lost_while_articles_are_added_loses_none_and_the_next_run_brings_it_along(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened()
    with milvus_lite(tmp_path / "data") as port:
        library.keep_index_at(f"milvus://127.0.0.1:{port}/articles")
        add(library, *numbered_articles(tmp_path / "in", 3))
        outcomes = library.add(numbered_articles(tmp_path / "in", 40))
        told = [next(outcomes) for _ in range(5)]
    monkeypatch.setattr("qa.milvus_index.DEADLINE", 1.0)
    with pytest.raises(IndexUnreachable, match="everything in the library is kept"):
        told.extend(outcomes)
    # The store is the truth: every article that was told of is here, and all of them are whole.
    assert statuses(told) == ["unchanged"] * 3 + ["added"] * 37
    assert len(library) == 40
    assert library.store.damaged_passages() == ()
    with pytest.raises(IndexUnreachable):
        ask(library, "What does item3word say?")
    # What is removed meanwhile is removed, though the server cannot be told.
    removal = library.remove([entry.id for entry in library.entries() if entry.title == "Report 7"])
    assert "stay in the search index until it is next searched or changed" in removal.pending
    with pytest.raises(IndexUnreachable):
        add(library, *numbered_articles(tmp_path / "in", 42))
    monkeypatch.undo()
    with milvus_lite(tmp_path / "data", port):
        again = add(library, *numbered_articles(tmp_path / "in", 42))
        assert statuses(again).count("added") == 3
        for number in (0, 7, 39, 41):
            assert f"item{number}word" in found_words(library, f"item{number}word", 1)[0]
    assert titles(library) == {f"Report {number}" for number in range(42)}


def test_what_is_removed_while_the_server_is_down_is_told_of_never_shown_and_removed_there_by_the_next_search(
    opened: Open, tmp_path: Path, fake_by_default: FakeEncoder, capsys: pytest.CaptureFixture[str]
) -> None:
    from pymilvus import MilvusClient

    command = ["--library", str(tmp_path / "library")]
    with milvus_lite(tmp_path / "data") as port:
        place = f"milvus://127.0.0.1:{port}/articles"
        library = opened()
        library.keep_index_at(place)
        add(library, *numbered_articles(tmp_path / "in", 8))
        library.close()
    gone = next(entry.id for entry in opened().entries() if entry.title == "Report 5")
    assert cli.main([*command, "remove", gone]) == cli.DONE
    told = capsys.readouterr()
    assert told.out == f"removed    {gone}  Report 5\n"
    assert told.err.startswith("Removed. Their passages stay in the search index until it is next searched or changed")
    assert (f"The index at {place} cannot be reached" in told.err, len(told.err.splitlines())) == (True, 1)
    with milvus_lite(tmp_path / "data", port):
        client = MilvusClient(f"http://127.0.0.1:{port}")

        def held() -> int:
            client.load_collection("articles")
            rows = client.query("articles", filter="", output_fields=["count(*)"], consistency_level="Strong")
            return int(rows[0]["count(*)"])

        assert held() == 8
        assert cli.main([*command, "search", "--json", "item5word"]) == cli.DONE
        assert gone not in capsys.readouterr().out
        assert held() == 7
