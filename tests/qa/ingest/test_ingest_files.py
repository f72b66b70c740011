"""Finding and reading files: folders, names, kinds, and what is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qa import ingest
from qa.errors import EmptyInput, InputError, MissingInput, UnsupportedInput
from qa.ingest import files
from tests.qa.ingest.making import STORY, Refuse, Write


def names(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in ingest.find_files(folder)]


def test_a_folder_gives_the_files_we_read_in_order(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.HTML", "d.png", "sub/deep/e.jsonl", ".f.txt", ".git/g.txt", "h.txt~"):
        write(name, "x")
    assert names(tmp_path) == ["a.md", "b.txt", "sub/c.HTML", "sub/deep/e.jsonl"]


def test_what_a_folder_holds_besides_is_counted_by_kind(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "d.png", "sub/e.PNG", "sub/f.doc", "README", ".hidden.png", ".git/g.png"):
        write(name, "x")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "there").symlink_to(tmp_path / "sub", target_is_directory=True)
    assert ingest.passed_over(tmp_path) == {
        ".png": 2,
        ".doc": 1,
        "without a kind": 1,
        "links that lead nowhere": 1,
        "links to folders": 1,
    }
    assert not ingest.passed_over(tmp_path / "b.txt")
    assert not ingest.passed_over(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "name",
    [
        "two words.txt",
        "a\nnew line.txt",
        "🚢 ferry.txt",
        "\u202etxt.exe.txt",
        "-rf.txt",
        "'quote\".txt",
        "İstanbul.txt",
        "%s{0}.txt",
        "x" * 250 + ".txt",
    ],
)
def test_any_name_a_file_can_have_is_read(name: str, write: Write) -> None:
    (item,) = ingest.read_file(write(name, STORY[0]))
    assert isinstance(item, ingest.Ingested)
    assert item.article.text == STORY[0]
    assert "\n" not in item.article.title
    assert item.article.title


def test_a_name_that_is_no_unicode_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        path.write_text(STORY[0])
    except OSError:
        pytest.skip("this file system takes only names in Unicode")
    (item,) = ingest.read_file(path)
    assert isinstance(item, ingest.Ingested)
    item.article.title.encode("utf-8")


def test_a_missing_path_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"nowhere does not exist\. Check"):
        list(ingest.find_files(tmp_path / "nowhere"))


@pytest.mark.parametrize("name", ["x" * 5_000, "a" * 300 + ".txt", "nul\0.txt"])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.$"):
        list(ingest.find_files(tmp_path / name))


@pytest.mark.parametrize("url", ["https://news.example/a", "HTTP://news.example", "file:///etc/passwd", "feed://x/y"])
def test_an_address_is_no_file(url: str) -> None:
    with pytest.raises(UnsupportedInput, match="web address"):
        list(ingest.find_files(Path(url)))


@pytest.mark.parametrize("name", ["a.png", "a.doc", "a", "a.txt.gz"])
def test_a_kind_that_is_not_read_says_which_are(name: str, write: Write) -> None:
    with pytest.raises(UnsupportedInput, match=r"\.txt, \.md"):
        list(ingest.find_files(write(name, "x")))


@pytest.mark.parametrize("inside", [(), ("a.png",), (".hidden.txt",), ("sub/b.zip",)])
def test_a_folder_without_articles_says_so(inside: tuple[str, ...], write: Write, tmp_path: Path) -> None:
    for name in inside:
        write(name, "x")
    with pytest.raises(EmptyInput, match="without articles"):
        list(ingest.find_files(tmp_path))


def test_what_word_writes_beside_an_open_document_is_passed_over(write: Write, tmp_path: Path) -> None:
    write("~$memo.docx", "x")
    memo = write("memo.txt", "x")
    assert list(ingest.find_files(tmp_path)) == [memo]
    assert not ingest.passed_over(tmp_path)


def test_links_that_run_in_a_circle_end(write: Write, tmp_path: Path) -> None:
    write("sub/a.txt", "x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert names(tmp_path) == ["sub/a.txt"]


def test_a_link_to_itself_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    with pytest.raises(InputError):
        list(ingest.find_files(tmp_path / "self.txt"))


def test_a_link_that_cannot_be_followed_hides_no_other_file(write: Write, tmp_path: Path) -> None:
    write("a.txt", "x")
    write("z/c.txt", "x")
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).symlink_to("y" * 300)
    found = ingest.find_files(tmp_path)
    assert [next(found).name, next(found).name] == ["a.txt", "c.txt"]
    with pytest.raises(InputError, match=r"b\.txt cannot be opened: File name too long\. Nor can 1 more in "):
        next(found)


def test_what_cannot_be_looked_up_is_no_folder_of_things_passed_over() -> None:
    assert not ingest.passed_over(Path("x" * 5000))


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnsupportedInput, match="neither a file nor a folder"):
        list(ingest.find_files(tmp_path / "a.txt"))


@pytest.mark.parametrize("suffix", ["txt", "pdf", "jsonl"])
def test_a_file_that_may_not_be_read_says_so_itself(suffix: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(f"locked.{suffix}", STORY[0])
    opened = Path.open

    # Root, who runs the tests, may read everything: the refusal comes from where the system would give it.
    def refuse(self: Path, *arguments: object, **named: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PermissionError):
        list(ingest.read_file(path))


def test_a_folder_that_may_not_be_looked_into_is_named_after_the_others_are_read(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", "x")
    write("locked/b.txt", "x")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = ingest.find_files(tmp_path)
    assert next(found).name == "a.txt"
    with pytest.raises(InputError, match="locked cannot be opened: Permission denied"):
        next(found)


def test_a_file_larger_than_any_article_is_not_read(refuse: Refuse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_TEXT", 1_000)
    assert "MB" in refuse("a.txt", "word " * 300).what


def test_whatever_a_reader_raises_is_one_line(refuse: Refuse, monkeypatch: pytest.MonkeyPatch) -> None:
    from qa.ingest import markdown

    def stumble(path: Path) -> None:
        raise RecursionError

    monkeypatch.setattr(markdown, "read", stumble)
    assert refuse("a.md", STORY[0]).what.endswith("a.md cannot be read as md.")


def test_underscores_and_gaps_in_a_name_are_spaces_in_the_title(write: Write) -> None:
    (item,) = ingest.read_file(write("forty_ships__wait.txt", STORY[0]))
    assert isinstance(item, ingest.Ingested)
    assert item.article.title == "forty ships wait"


def test_importing_the_room_loads_no_reader() -> None:
    import subprocess
    import sys

    heavy = "trafilatura lxml pypdf docx ebooklib frontmatter markdown_it dateparser charset_normalizer py3langid"
    code = f"import sys, qa.ingest; print([m for m in {heavy.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
