"""`.jsonl`: an article a line; a broken one costs itself and nothing else."""

from __future__ import annotations

import json
from datetime import date

import pytest

from qa import ingest
from qa.errors import EmptyInput
from qa.ingest import Ingested, Rejected, lines
from tests.qa.ingest.making import STORY, Read, Refuse, Write

GOOD = json.dumps({"title": "Forty ships", "text": STORY[0]})


def test_a_line_gives_all_its_fields(read: Read) -> None:
    record = {
        "title": "Forty ships",
        "text": STORY[0],
        "url": "https://news.example/ships",
        "published": "2014-03-14T09:00:00Z",
        "publisher": "Quay Gazette",
        "authors": ["Ida Brandt", "Lee Okafor"],
        "language": "en",
    }
    article = read("a.jsonl", json.dumps(record))
    assert (article.title, article.text, article.url, article.published, article.publisher, article.authors) == (
        "Forty ships",
        STORY[0],
        "https://news.example/ships",
        date(2014, 3, 14),
        "Quay Gazette",
        ("Ida Brandt", "Lee Okafor"),
    )


def test_the_fields_of_a_line_may_be_of_a_pages_source(read: Read) -> None:
    record = {
        "title": "Forty &amp; more <i>ships</i>",
        "text": f"<p>{STORY[0]}</p>\n<p>Q&amp;A: {STORY[1]}</p>",
        "url": "https://news.example/ships?a=1&amp;b=2",
        "publisher": "Farm &amp; Field",
        "authors": ["Zo&euml; Brandt"],
    }
    article = read("a.jsonl", json.dumps(record))
    assert article.text == f"{STORY[0]}\n\nQ&A: {STORY[1]}"
    assert (article.title, article.publisher, article.authors, article.url) == (
        "Forty & more ships",
        "Farm & Field",
        ("Zoë Brandt",),
        "https://news.example/ships?a=1&amp;b=2",
    )


BROKEN = {
    "cut off": '{"text": "Forty',
    "list": "[1, 2]",
    "null": "null",
    "number": "7",
    "no text": '{"title": "Forty ships"}',
    "text a number": '{"text": 5}',
    "text a list": '{"text": ["Forty ships"]}',
    "text null": '{"text": null}',
    "text empty": '{"text": " "}',
    "not a number": '{"text": NaN}',
    "deep list": "[" * 100_000,
    "deep object": '{"text":' * 50_000,
    "endless number": '{"text": "Forty ships", "n": ' + "9" * 5_000 + "}",
    "two objects": GOOD + GOOD,
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_named_and_the_others_are_read(broken: str, write: Write) -> None:
    path = write("a.jsonl", f"{GOOD}\n{broken}\n{GOOD.replace('Forty', 'Fifty')}\n")
    first, second, third = ingest.read_file(path)
    assert isinstance(first, Ingested)
    assert isinstance(third, Ingested)
    assert isinstance(second, Rejected)
    assert second.input == f"{path}:2"
    assert str(second.error).startswith(f"{path}:2 ")
    assert second.error.hint
    assert "\n" not in str(second.error)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "shift_jis"])
def test_a_line_in_another_encoding_than_utf8_is_refused(encoding: str, write: Write) -> None:
    text = "港の船" if encoding == "shift_jis" else "Façade by the quay"
    (item,) = ingest.read_file(write("a.jsonl", f'{{"text": "{text}"}}'.encode(encoding)))
    assert isinstance(item, Rejected)


def test_a_line_far_too_long_is_passed_over_without_being_held(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_LONGEST_LINE", 1_000)
    path = write("a.jsonl", f"{GOOD}\n" + '{"text": "' + "x" * 10_000 + f'"}}\n{GOOD}\n')
    kinds = [type(item) for item in ingest.read_file(path)]
    assert kinds == [Ingested, Rejected, Ingested]


def test_a_byte_order_mark_and_blank_lines_are_no_matter(write: Write) -> None:
    path = write("a.jsonl", f"\ufeff{GOOD}\r\n\r\n  \n{GOOD}")
    assert [item.input for item in ingest.read_file(path)] == [f"{path}:1", f"{path}:4"]


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_lines_is_refused(content: str, refuse: Refuse) -> None:
    assert isinstance(refuse("a.jsonl", content), EmptyInput)


@pytest.mark.parametrize("text", [r"a\ud800b", r"\ud83d\ude00 a b", r"nul\u0000 a", r"a\u202eb", r"a\u200db"])
def test_what_json_can_say_and_no_store_can_hold_is_taken_out(text: str, read: Read) -> None:
    article = read("a.jsonl", f'{{"text": "{text}", "title": "{text}"}}')
    (article.text + article.title).encode("utf-8")
    assert "\0" not in article.text + article.title


ODD: list[object] = [
    None,
    "",
    5,
    1e999,
    True,
    [],
    {},
    [[["x"]]],
    {"a": {"b": 1}},
    "\ud800",
    "x" * 10_000,
    [None, 5, {}],
]


@pytest.mark.parametrize("field", ["title", "url", "published", "publisher", "authors", "language"])
@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_field_of_an_odd_type_costs_the_field_not_the_article(field: str, value: object, read: Read) -> None:
    article = read("a.jsonl", json.dumps({"text": STORY[0], field: value}))
    assert article.text == STORY[0]
    json.dumps([article.title, article.url, article.publisher, article.authors, article.language]).encode()


@pytest.mark.parametrize("published", ["03/04/2014", "1970-01-01T00:00:00Z", "2999-01-01", "2014", 1394784000, "soon"])
def test_a_date_that_is_unclear_or_impossible_stays_unknown(published: object, read: Read) -> None:
    assert read("a.jsonl", json.dumps({"text": STORY[0], "published": published})).published is None


def test_the_address_may_know_the_day(read: Read) -> None:
    article = read("a.jsonl", json.dumps({"text": STORY[0], "url": "https://news.example/2014/03/14/ships"}))
    assert (article.published, article.published_from) == (date(2014, 3, 14), "url")


def test_an_article_without_a_title_is_called_by_its_opening_words(read: Read) -> None:
    assert (
        read("a.jsonl", json.dumps({"text": STORY[0]})).title
        == "The harbour office in Lindhaven counted forty ships on Monday, …"
    )


def test_a_line_that_moves_is_the_same_article(write: Write) -> None:
    other = GOOD.replace("Forty", "Fifty")
    before = {
        item.source for item in ingest.read_file(write("a.jsonl", f"{GOOD}\n{other}\n")) if isinstance(item, Ingested)
    }
    after = {
        item.source for item in ingest.read_file(write("a.jsonl", f"{other}\n\n{GOOD}\n")) if isinstance(item, Ingested)
    }
    assert before == after


def test_two_lines_of_one_title_are_two_sources(write: Write) -> None:
    path = write("a.jsonl", f"{GOOD}\n{json.dumps({'title': 'Forty ships', 'text': STORY[1]})}\n")
    assert len({item.source for item in ingest.read_file(path) if isinstance(item, Ingested)}) == 2
