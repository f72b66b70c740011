"""Tables: an article a row, where a column holds texts."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from qa import ingest
from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.files import find_files, passed_over
from tests.qa.ingest.making import STORY, Refuse, Write


def table(*rows: tuple[str, ...], separator: str = ",") -> str:
    written = StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue()


ROW = (
    "1",
    "Forty ships",
    f"{STORY[0]}\n\n{STORY[1]}",
    "2014-03-14",
    "http://quay.example/1",
    "Ida Brandt",
    "Quay Gazette",
)


@pytest.mark.parametrize(
    "head",
    [
        ("id", "title", "text", "date", "url", "author", "publisher"),
        ("", "Headline", "Full Text", "Publish Date", "Source URL", "Authors", "Publication Title"),
        ("no", "heading", "maintext", "date_published", "link", "byline", "source"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_each_row_is_an_article_whatever_its_columns_are_called(
    head: tuple[str, ...], separator: str, write: Write
) -> None:
    second = ("2", "The lamp", STORY[2], "15 March 2014", "", "", "")
    first, other = ingest.read_file(write("a.csv", table(head, ROW, second, separator=separator)))
    assert isinstance(first, ingest.Ingested)
    assert isinstance(other, ingest.Ingested)
    article = first.article
    assert (article.title, article.text, article.published) == (ROW[1], ROW[2], date(2014, 3, 14))
    assert (article.url, article.authors, article.publisher) == (ROW[4], ("Ida Brandt",), "Quay Gazette")
    assert (other.article.title, other.article.text, other.article.published) == (
        "The lamp",
        STORY[2],
        date(2014, 3, 15),
    )
    assert first.source != other.source


def test_a_row_without_a_text_is_passed_over(write: Write) -> None:
    (only,) = ingest.read_file(write("a.csv", table(("title", "text"), ("Ships", ""), ("Lamp", STORY[2]), ("Pier",))))
    assert isinstance(only, ingest.Ingested)
    assert only.article.text == STORY[2]


def test_a_table_without_texts_says_which_columns_it_has(refuse: Refuse) -> None:
    error = refuse("a.csv", table(("ship", "tons"), ("Nora", "300")))
    assert isinstance(error, UnsupportedInput)
    assert "ship, tons" in str(error)
    assert isinstance(refuse("a.csv", table(("title", "text"), ("Ships", ""))), EmptyInput)


def test_of_a_folder_only_tables_with_texts_are_read(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text(table(("ship", "tons"), ("Nora", "300")))
    (tmp_path / "articles.csv").write_text(table(("title", "text"), ("Ships", STORY[0])))
    assert [file.name for file in find_files(tmp_path)] == ["articles.csv"]
    assert passed_over(tmp_path) == {".csv": 1}


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_whatever_lines_end_with_a_table_is_read(end: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(end.join(("title,text", f"Ships,{STORY[3]}", "")), newline="")
    (file,) = find_files(tmp_path)
    (only,) = ingest.read_file(file)
    assert isinstance(only, ingest.Ingested)
    assert (only.article.title, only.article.text) == ("Ships", STORY[3])


def test_a_damaged_table_is_told_of_and_ends_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"title,text\n\x00\x01\x02,\x00\n")
    (tmp_path / "b.txt").write_text(STORY[0])
    damaged, _ = find_files(tmp_path)
    with pytest.raises(UnsupportedInput):
        list(ingest.read_file(damaged))


@pytest.mark.parametrize("name", ["Article", "Body", "Content", "Story"])
def test_a_column_of_single_words_is_none_of_texts(name: str, tmp_path: Path) -> None:
    figures, articles = tmp_path / "figures.csv", tmp_path / "articles.csv"
    figures.write_text(table((name, "price"), ("Rope", "12"), ("Lamp of brass", "30")))
    articles.write_text(table((name, "price"), ("Rope", "12"), (STORY[0], "30")))
    assert list(find_files(tmp_path)) == [articles]
    with pytest.raises(UnsupportedInput, match=name):
        list(ingest.read_file(figures))
    assert len(list(ingest.read_file(articles))) == 2


@pytest.mark.parametrize(
    ("rows", "articles"),
    [
        ([("url", "html", "content"), ("http://quay.example", "<p>nav</p>" * 10_000, STORY[0])], 1),
        ([("title", "content"), *[("Ships", "Read more here.")] * 30, ("Lamp", f"{STORY[0]} {STORY[1]}")], 31),
        ([("title", "content"), *[("Ships", "n/a")] * 3, ("Lamp", "ships off the harbour " * 12)], 4),
    ],
)
def test_a_column_of_texts_is_known_by_any_of_them(rows: list[tuple[str, ...]], articles: int, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(*rows))
    (file,) = find_files(tmp_path)
    assert len(list(ingest.read_file(file))) == articles


@pytest.mark.parametrize(
    "source",
    [
        f"Cuttings of March\n\ntitle,text\nShips,{STORY[3]!r}".replace("'", '"'),
        f"sep=;\ntitle;text\nShips;{STORY[3]}",
        f'title;"text, of, it";text\nShips;;{STORY[3]}',
        f'title,text,text\nShips,,"{STORY[3]}"',
        f"title,text\nShips,{STORY[3]}",
        f"text\n{STORY[3]}",
        f'title,text\nShips,"{STORY[3]}",ports',
    ],
)
def test_a_table_is_read_however_people_write_it(source: str, write: Write) -> None:
    (only,) = ingest.read_file(write("a.csv", source))
    assert isinstance(only, ingest.Ingested)
    assert only.article.text == STORY[3]
