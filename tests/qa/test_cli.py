"""The command line: these names, this JSON and these exit codes are relied on by others."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import embeddings
from embeddings import Encoder
from qa.answer.extractive import NO_ANSWER
from qa.cli import DONE, FAILED, WRONG_USE, main
from qa.errors import IndexUnreachable, LibraryReadOnly
from qa.library import Library
from qa.service import Assistant
from qa.types import Answer, Outcome
from tests.helpers import DATA, FakeEncoder, numbered_articles, python, read_lines, write_article, write_lines
from tests.reports import BALLOT, FERRY, cut


class Ran:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], fake_by_default: FakeEncoder) -> Run:
    """Runs a command in this process, with the fake encoder, on the default library."""

    def command(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:  # argparse ends by itself
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return command


@pytest.fixture
def harbour(run: Run, tmp_path: Path) -> list[Path]:
    """The default library holds six numbered articles, from these files."""
    files = numbered_articles(tmp_path / "in", 6)
    assert run("add", *files).code == DONE
    return files


def assert_one_clear_line(ran: Ran) -> None:
    """Nothing on stdout, and on stderr one line that a person can use."""
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


def damage(library: Path, title: str) -> None:
    """Change the stored text of an article behind the library's back."""
    db = sqlite3.connect(library / "library.db")
    with db:
        db.execute("UPDATE articles SET text = 'Other words.' WHERE title = ?", (title,))
    db.close()


# -- add --------------------------------------------------------------------------------------------------------


def test_add_json_gives_one_line_for_each_input(run: Run, tmp_path: Path) -> None:
    good = write_article(tmp_path / "a.md", "Boats", "They came in at dawn.")
    missing = tmp_path / "missing.md"
    ran = run("add", "--json", good, missing)
    first, second = sorted(ran.lines, key=lambda line: str(line["input"]))  # a failure is told before what waits
    assert (ran.code, ran.err) == (FAILED, "")
    assert list(first) == ["input", "status", "article_id", "error"]
    assert (first["input"], first["status"], first["error"]) == (str(good), "added", None)
    assert second == {
        "input": str(missing),
        "status": "failed",
        "article_id": None,
        "error": f"{missing} does not exist. Check the path.",
    }


def test_add_tells_how_many_articles_have_no_day(run: Run, tmp_path: Path) -> None:
    files = [write_article(tmp_path / f"{n}.md", f"Boats {n}", f"They came in at dawn to {n}.") for n in "ab"]
    ran = run("add", *files)
    assert ran.err == (
        "2 without a day: they count as neither newer nor older than others. "
        'The first line of a text may name it, as in "Date: 3 May 2023".\n'
    )
    dated = tmp_path / "c.txt"
    dated.write_text("Date: 3 May 2023\n\nThe ferry\n\nIt left the harbour at noon with forty people.\n", "utf-8")
    assert (run("add", dated).err, run("add", *files).err) == ("", "")


def test_add_counts_what_it_kept_where_the_library_is_lost_on_the_way(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> Iterator[Outcome]:
        yield from (Outcome(f"{n}.md", "added", article_id=str(n), title="A title") for n in range(3))
        raise IndexUnreachable("The index cannot be reached.", "Start it.")

    monkeypatch.setattr(Library, "add", lost)
    ran = run("add", "in")
    assert (ran.code, ran.err) == (FAILED, "The index cannot be reached. Start it.\n")
    assert ran.out.splitlines()[3:] == ["3 added"]


def test_a_library_that_a_first_add_left_empty_is_told_as_such(run: Run, own_data_folder: Path) -> None:
    assert run("add", "/nonexistent").code == FAILED
    told = f"The library in {own_data_folder.resolve()} is empty. Add articles first: pullquote add PATH\n"
    for command in ("ask", "search"):
        ran = run(command, "hello harbour")
        assert (ran.code, ran.out, ran.err) == (DONE, "", told)
    ran = run("ask", "--json", "Who came to the harbour?")
    assert (ran.code, ran.json["answered"], ran.err) == (DONE, False, told)
    ran = run("search", "--json", "harbour")
    assert (ran.code, ran.json, ran.err) == (DONE, [], told)
    assert (run("list").code, run("list").out, run("list").err) == (DONE, "0 articles.\n", told)
    assert (run("list", "--json").json, run("list", "--json").err) == ([], told)


def test_add_of_everything_again_is_done_and_unchanged(run: Run, harbour: list[Path]) -> None:
    ran = run("add", "--json", *harbour)
    assert ran.code == DONE
    assert {line["status"] for line in ran.lines} == {"unchanged"}


def test_add_tells_a_person_what_became_of_each_and_of_all(run: Run, tmp_path: Path) -> None:
    numbered_articles(tmp_path / "in", 2)
    (tmp_path / "in" / "empty.txt").touch()
    ran = run("add", tmp_path / "in")
    assert ran.code == FAILED
    assert set(ran.out.splitlines()[-1].split(", ")) == {"2 added", "1 failed"}
    assert "Report 0" in ran.out
    assert ran.err.startswith("failed ")
    assert str(tmp_path / "in" / "empty.txt") in ran.err
    assert len(ran.err.splitlines()) == 1


def test_add_names_what_of_a_folder_was_not_read_beside_the_result(run: Run, tmp_path: Path) -> None:
    numbered_articles(tmp_path / "in", 2)
    for name in ("a.png", "b.png", "c.doc"):
        (tmp_path / "in" / name).touch()
    (tmp_path / "in" / "d.txt").symlink_to(tmp_path / "nowhere")
    ran = run("add", "--json", tmp_path / "in")
    assert (ran.code, [line["status"] for line in ran.lines]) == (DONE, ["added", "added"])
    assert ran.err.splitlines()[-1] == (
        f"passed over in {tmp_path / 'in'}: .png (2), .doc (1), links that lead nowhere (1). "
        "Pullquote reads .txt, .md, .html, .mhtml, .eml, .srt, .vtt, .pdf, .docx, .odt, .rtf, .epub, .enex, .csv and "
        ".jsonl."
    )


def test_add_to_a_library_that_takes_no_write_says_so(
    run: Run, harbour: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Tests may run as root, whom no file mode stops: the one probe's answer is given.
    monkeypatch.setattr("qa.store.opening._writable", lambda path: False)
    ran = run("add", write_article(tmp_path / "new.md", "New", "Words."))
    assert ran.code == FAILED
    assert_one_clear_line(ran)
    assert "is read-only, so nothing was added. You can still ask questions." in ran.err
    assert run("ask", "What does item3word say?").code == DONE


def test_signs_that_steer_a_terminal_are_not_printed(run: Run, tmp_path: Path) -> None:
    path = write_article(tmp_path / "a\x1b[31m.md", "Boats", "They came in at dawn.")
    for ran in (run("add", path), run("add", tmp_path / "missing\x1b[31m.md")):
        assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("end", ["\n", "\r", "\x85", "\u2028"], ids=ascii)
def test_no_name_makes_two_lines_of_one(run: Run, tmp_path: Path, end: str) -> None:
    path = write_article(tmp_path / f"a.md{end}added      0123456789abcdef  Boats.md", "Boats", "They came in at dawn.")
    assert len(run("add", path).out.splitlines()) == 2  # the article, and how many there were of each kind
    missing = tmp_path / f"missing.md{end}1 added"
    assert len(run("add", missing).err.splitlines()) == 1


def test_the_days_of_words_stand_beside_the_quote(run: Run, tmp_path: Path) -> None:
    text = "Boats raced on Sunday. The harbour was closed last month."
    run("add", write_article(tmp_path / "a.md", "Boats", text, published="2014-03-14"))
    for question, words, days in (
        ("Who raced on Sunday?", "Sunday", {"date": "2014-03-09"}),
        ("Was the harbour closed?", "last month", {"from": "2014-02-01", "to": "2014-02-28"}),
    ):
        citations = run("ask", "--json", "--threshold", "0", question).json["citations"]
        (dated,) = [found for one in citations for found in one["dates"] if text[found["start"] :].startswith(words)]
        at = text.index(words)
        assert dated == {"start": at, "end": at + len(words), **days}
    assert "(Sunday: 9 March 2014, by the article’s date)" in run("ask", "--threshold", "0", "Who raced on Sunday?").out


# -- quotes -----------------------------------------------------------------------------------------------------

QUOTE = ["speaker", "cue", "date", "direct", "quote", "start", "end", "article_id", "title", "publisher", "published"]


@pytest.fixture
def talks(run: Run, tmp_path: Path) -> Run:
    """Runs commands on a library of two articles in which Lavrov and Kerry speak."""
    said = "“Sanctions hurt,” Sergei Lavrov told reporters. John Kerry warned that the vote was illegal."
    for day in ("13", "14"):
        path = write_article(tmp_path / f"{day}.md", f"Day {day}", f"Day {day}. {said}", published=f"2014-03-{day}")
        assert run("add", path).code == DONE
    return run


def test_quotes_json_is_exact_and_newest_first(talks: Run) -> None:
    quotes = talks("quotes", "--json").json
    assert [(one["speaker"], one["cue"], one["date"], one["direct"]) for one in quotes] == [
        ("Sergei Lavrov", "told", "2014-03-14", True),
        ("John Kerry", "warned", "2014-03-14", False),
        ("Sergei Lavrov", "told", "2014-03-13", True),
        ("John Kerry", "warned", "2014-03-13", False),
    ]
    for one in quotes:
        assert list(one) == [*QUOTE, "url", "also_in"]
        article = talks("show", "--json", one["article_id"]).json
        assert article["text"][one["start"] : one["end"]] == one["quote"]


def test_quotes_are_found_by_speaker_words_day_and_number(talks: Run) -> None:
    assert {one["speaker"] for one in talks("quotes", "--json", "--speaker", "mr lavrov").json} == {"Sergei Lavrov"}
    assert len(talks("quotes", "--json", "--about", "illegal vote").json) == 2
    assert len(talks("quotes", "--json", "--about", "vote", "--until", "2014-03-13").json) == 1
    assert len(talks("quotes", "--json", "--top", "3").json) == 3
    assert talks("quotes", "--json", "--speaker", "Lavrov", "--about", "vote").json == []


def test_quotes_are_shown_with_speaker_day_and_article(talks: Run) -> None:
    shown = talks("quotes", "--speaker", "Lavrov", "--since", "2014-03-14").out
    assert shown.startswith("2014-03-14  Sergei Lavrov (told):\n   “Sanctions hurt,”\n   Day 14, 2014-03-14")
    assert shown.endswith("1 quote.\n")


def test_who_is_not_quoted_is_named(talks: Run) -> None:
    ran = talks("quotes", "--speaker", "Merkel")
    assert (ran.code, ran.out) == (DONE, "Nobody called Merkel is quoted in your articles.\n")
    assert talks("quotes", "--about", "bananas").out == "No quotes found.\n"


def test_quotes_of_nothing_are_wrong_use(talks: Run) -> None:
    ran = talks("quotes", "--speaker", " ")
    assert ran.code == WRONG_USE
    assert_one_clear_line(ran)


def test_an_answer_that_somebody_said_tells_who_and_when(talks: Run) -> None:
    answer = talks("ask", "--json", "--threshold", "0.3", "What did Kerry say?").json
    assert answer["claims"][0]["speech"] == {
        "speaker": "John Kerry",
        "cue": "warned",
        "date": "2014-03-14",
        "direct": False,
    }
    assert answer["answer"].startswith("John Kerry, 14 March 2014 — John Kerry warned")


def test_joined_signs_are_printed_joined(run: Run, tmp_path: Path) -> None:
    text = "The 👩‍👩‍👧‍👦 family said می‌خواهم twice."
    ran = run("add", "--json", write_article(tmp_path / "a.md", "Signs", text))
    assert text in run("show", ran.json["article_id"]).out


# -- ask --------------------------------------------------------------------------------------------------------

ANSWER = ["question", "answered", "answer", "confidence", "claims", "citations", "hits", "seconds"]
CITATION = ["number", "article_id", "title", "publisher", "published", "url", "start", "end", "quote", "also_in"]
HIT = ["rank", "article_id", "start", "end", "scores", "also_in"]


def assert_answer_shape(answer: dict[str, Any]) -> None:
    assert list(answer) == ANSWER
    assert type(answer["answered"]) is bool
    assert 0 <= answer["confidence"] <= 1
    assert answer["seconds"] >= 0
    assert answer["answered"] == bool(answer["claims"]) == bool(answer["citations"])
    for claim in answer["claims"]:
        assert list(claim)[:3] == ["text", "support", "citations"]
        assert set(claim) <= {"text", "support", "citations", "short", "speech"}
        assert claim.get("short", "") in claim["text"]
        assert claim["support"] in ("verbatim", "supported", "partly", "unsupported")
    for number, citation in enumerate(answer["citations"], start=1):
        assert list(citation) == CITATION
        assert citation["number"] == number
    for rank, hit in enumerate(answer["hits"], start=1):
        assert list(hit) == HIT
        assert hit["rank"] == rank
        assert set(hit["scores"]) <= {"dense", "lexical", "fused", "reader"}


@pytest.fixture
def over_seeds(run: Run, seeded: Library, real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands on the seeds with the real encoder, which need not be loaded again."""
    monkeypatch.setattr(embeddings, "load_encoder", lambda name="": real_encoder)
    return lambda *arguments: run("--library", seeded.folder, *arguments)


def test_ask_json_of_what_the_articles_answer(over_seeds: Run, seeded: Library) -> None:
    for row in read_lines(DATA / "seeds_questions.jsonl"):
        ran = over_seeds("ask", "--json", row["question"])
        assert (ran.code, ran.err) == (DONE, "")
        assert_answer_shape(ran.json)
        if ran.json["answered"]:
            break
    assert ran.json["answered"]
    for citation in ran.json["citations"]:
        article = over_seeds("show", "--json", citation["article_id"]).json
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert [article[name] for name in ("title", "publisher", "published", "url")] == [
            citation[name] for name in ("title", "publisher", "published", "url")
        ]
    shown = over_seeds("ask", row["question"]).out
    assert all(citation["quote"] in shown for citation in ran.json["citations"])
    assert f"{citation['start']}:{citation['end']}" in shown


def test_ask_json_of_what_they_do_not_answer(run: Run, own_data_folder: Path, tmp_path: Path) -> None:
    Library.open(own_data_folder).close()
    ran = run("ask", "--json", "What is the capital of Peru?")
    assert ran.code == DONE
    assert_answer_shape(ran.json)
    assert (ran.json["answered"], ran.json["answer"]) == (False, "Your articles don't answer this.")
    run("add", write_article(tmp_path / "a.md", "Boats", "They came in at dawn."))
    assert run("ask", "What is the capital of Peru?").out.startswith("Your articles don't answer this.\n")


def test_top_says_how_many_hits_there_are(run: Run, harbour: list[Path]) -> None:
    assert len(run("ask", "--json", "--top", "3", "harbour report").json["hits"]) == 3


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (["--since", "2014-03-05"], {"Report 4", "Report 5"}),
        (["--until", "2014-03-01"], {"Report 0"}),
        (["--since", "2014-03-02", "--until", "2014-03-02"], {"Report 1"}),
        (["--publisher", "nobody"], set()),
    ],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_filters_hold_for_ask_and_search(
    run: Run, harbour: list[Path], command: str, filters: list[str], titles: set[str]
) -> None:
    known = {entry["id"]: entry["title"] for entry in run("list", "--json").json}
    found = run(command, "--json", *filters, "harbour report").json
    hits = found["hits"] if command == "ask" else found
    assert {known[hit["article_id"]] for hit in hits} == titles


def test_several_publishers_may_be_named_in_any_case(run: Run, tmp_path: Path) -> None:
    for number, publisher in enumerate(["Дождь", "Reuters", "DW"]):
        run("add", write_article(tmp_path / f"{number}.md", publisher, f"Boats {number} came in.", publisher=publisher))
    hits = run("search", "--json", "--publisher", "ДОЖДЬ", "--publisher", "reuters ", "boats").json
    known = {entry["id"]: entry["publisher"] for entry in run("list", "--json").json}
    assert {known[hit["article_id"]] for hit in hits} == {"Дождь", "Reuters"}


# -- ask --batch ------------------------------------------------------------------------------------------------


def test_a_batch_gives_one_line_of_json_for_each_question_with_its_id(
    run: Run, harbour: list[Path], tmp_path: Path
) -> None:
    batch = write_lines(
        tmp_path / "batch.jsonl",
        {"id": "a", "question": "What does item1word say?"},
        {"id": 2, "question": "What does item2word say?"},
        "",
        {"question": "A bare line\u2028break in it?"},
    )
    ran = run("ask", "--batch", batch)
    assert (ran.code, ran.err) == (DONE, "")
    assert [line["id"] for line in ran.lines] == ["a", 2, None]
    for line in ran.lines:
        assert [name for name in line if name != "unsure"] == ["id", *ANSWER]
        assert_answer_shape({name: line[name] for name in ANSWER})


def test_a_batch_names_each_line_it_cannot_ask_and_asks_the_others(
    run: Run, harbour: list[Path], tmp_path: Path
) -> None:
    batch = write_lines(
        tmp_path / "batch.jsonl",
        "{broken",
        {"id": "b"},
        {"id": "c", "question": "What does item1word say?"},
        {"id": "d", "question": "word " * 2_000},
        {"id": "e", "question": ""},
        '["no object"]',
    )
    ran = run("ask", "--batch", batch)
    assert ran.code == FAILED
    complaints = ran.err.splitlines()
    assert [line.split(" ")[0].removesuffix(":") for line in complaints] == [f"{batch}:{n}" for n in (1, 2, 4, 5, 6)]
    # In the place of each answer that there is none of stands why.
    assert [line["id"] for line in ran.lines] == [None, "b", "c", "d", "e", None]
    told = [line for line in ran.lines if "error" in line]
    assert {tuple(line) for line in told} == {("id", "question", "error")}
    assert [line["question"] for line in told] == [None, None, "word " * 2_000, "", None]
    assert all(line["error"] in complaint for line, complaint in zip(told, complaints, strict=True))


def test_a_line_of_a_batch_may_say_on_which_day_it_is_asked(run: Run, harbour: list[Path], tmp_path: Path) -> None:
    batch = write_lines(
        tmp_path / "batch.jsonl",
        {"id": 1, "question": "What does the harbour report say?", "date": "2014-03-02"},
        {"id": 2, "question": "What does the harbour report say?", "date": "soon"},
        {"id": 3, "question": "What does the harbour report say?"},
    )
    ran = run("ask", "--batch", batch)
    assert ran.code == FAILED
    assert ran.err == f"\"date\" of {batch}:2 is 'soon', which is not a date. Write it like 2014-03-14.\n"
    then, wrong, now = ran.lines
    assert "error" in wrong
    assert len({hit["article_id"] for hit in then["hits"]}) == 2
    assert len({hit["article_id"] for hit in now["hits"]}) == 6


def test_days_that_an_archive_cannot_count_are_told_beside_the_answer(talks: Run) -> None:
    told = talks("ask", "--json", "Who met last week?")
    assert told.json["question"] == "Who met last week?"
    assert "It is not clear which “last week” you mean" in told.err
    assert "add --as-of 2014-03-" in told.err
    assert "meant" not in talks("ask", "Who met last week?", "--as-of", "2014-03-14").err


@pytest.mark.parametrize("command", ["ask", "search", "quotes"])
def test_nothing_later_is_known_as_of_a_day(talks: Run, command: str) -> None:
    words = ["sanctions"] if command != "quotes" else []
    whole = talks(command, *words, "--json").json
    then = talks(command, *words, "--as-of", "2014-03-13", "--json").json
    found = [{one["article_id"] for one in (ran["hits"] if command == "ask" else ran)} for ran in (whole, then)]
    assert [len(one) for one in found] == [2, 1]


def test_a_batch_that_the_library_ends_says_at_which_question(
    run: Run, harbour: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = write_lines(tmp_path / "batch.jsonl", *({"id": n, "question": f"What of item{n}word?"} for n in range(3)))
    ask = Assistant.ask

    def lost(self: Assistant, question: str, **options: Any) -> Answer:
        if "item1word" in question:
            raise IndexUnreachable("The index cannot be reached.", "Start it.")
        return ask(self, question, **options)

    monkeypatch.setattr(Assistant, "ask", lost)
    ran = run("ask", "--batch", batch)
    assert ran.code == FAILED
    assert ran.err == "The index cannot be reached. Start it.\n"
    assert [line.get("error") for line in ran.lines] == [None, "The index cannot be reached. Start it."]


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
def test_a_number_that_json_has_not_is_refused_and_not_printed(
    run: Run, harbour: list[Path], tmp_path: Path, number: str
) -> None:
    batch = write_lines(tmp_path / "batch.jsonl", f'{{"id": {number}, "question": "boats"}}', '{"id": 2.5}')
    ran = run("ask", "--batch", batch)
    assert ran.code == FAILED
    first, second = ran.lines
    assert (first["id"], second["id"]) == (None, 2.5)
    assert f"{batch}:1 is not JSON." in first["error"]


def test_a_windows_file_with_a_byte_order_mark_is_a_batch_too(run: Run, harbour: list[Path], tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_bytes(b'\xef\xbb\xbf{"id": 1, "question": "boats"}\r\n{"id": 2, "question": "boats"}\r\n')
    assert [line["id"] for line in run("ask", "--batch", batch).lines] == [1, 2]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"], ids=["missing", "no UTF-8"])
def test_a_batch_that_cannot_be_read_is_wrong_use(
    run: Run, harbour: list[Path], tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "batch.jsonl").write_bytes(content)
    ran = run("ask", "--batch", tmp_path / "batch.jsonl")
    assert ran.code == WRONG_USE
    assert_one_clear_line(ran)
    assert str(tmp_path / "batch.jsonl") in ran.err


# -- copies -----------------------------------------------------------------------------------------------------


@pytest.fixture
def printed(run: Run, tmp_path: Path) -> dict[str, str]:
    """A report and its cut copy in another paper, and something else; their ids by title."""
    wire = f"ORRIN (Reuters) - {cut(BALLOT, 0, 0.6)}"
    for name, text in (("Courier", BALLOT), ("Mail", wire), ("Ferry", FERRY)):
        write_article(tmp_path / f"{name}.md", name, text, publisher=f"The {name}", published="2014-03-16")
    return {line["input"].rsplit("/", 1)[-1][:-3]: line["article_id"] for line in run("add", "--json", tmp_path).lines}


def test_an_answer_names_the_copies_of_its_source_in_json(run: Run, printed: dict[str, str]) -> None:
    answer = run("ask", "--json", "--threshold", "0", "How many papers were spoiled in the islanders' ballot?").json
    assert_answer_shape(answer)
    cited = {citation["article_id"]: citation for citation in answer["citations"]}
    assert not {printed["Courier"], printed["Mail"]} <= set(cited)
    (source,) = [cited[one] for one in (printed["Courier"], printed["Mail"]) if one in cited]
    (copy,) = source["also_in"]
    assert list(copy) == [name for name in CITATION if name not in ("number", "also_in")]
    assert {source["publisher"], copy["publisher"]} == {"The Courier", "The Mail"}
    for one in (source, copy):
        assert run("show", "--json", one["article_id"]).json["text"][one["start"] : one["end"]] == one["quote"]


def test_an_answer_names_the_copies_of_its_source_to_a_person(run: Run, printed: dict[str, str]) -> None:
    out = run("ask", "--threshold", "0", "How many papers were spoiled in the islanders' ballot?").out
    assert re.search(r"^    also in The (Courier|Mail), 2014-03-16  \(\w{16} \d+:\d+\)$", out, re.MULTILINE)


def test_a_search_names_the_copies_of_a_passage_and_finds_it_once(run: Run, printed: dict[str, str]) -> None:
    first = run("search", "--json", "Ingrid Vale funeral").json[0]
    (copy,) = first["also_in"]
    assert {first["article_id"], copy["article_id"]} == {printed["Courier"], printed["Mail"]}
    text = run("show", "--json", copy["article_id"]).json["text"]
    assert "funeral" in text[copy["start"] : copy["end"]]
    assert "   also in The " in run("search", "Ingrid Vale funeral").out


def test_the_list_tells_what_is_a_copy_of_what(run: Run, printed: dict[str, str]) -> None:
    listed = {entry["title"]: entry["also_in"] for entry in run("list", "--json").json}
    assert listed["Courier"] == [{"article_id": printed["Mail"], "title": "Mail", "publisher": "The Mail"}]
    assert listed["Ferry"] == []
    out = run("list").out
    assert "Courier — The Courier  (also in The Mail)" in out
    assert "Ferry — The Ferry\n" in out


# -- search, list, show, remove, rebuild ------------------------------------------------------------------------


def test_search_json_is_the_list_of_hits(run: Run, harbour: list[Path]) -> None:
    hits = run("search", "--json", "--top", "4", "item3word").json
    assert [hit["rank"] for hit in hits] == [1, 2, 3, 4]
    assert all(list(hit) == HIT for hit in hits)
    best = run("show", "--json", hits[0]["article_id"]).json
    assert "item3word" in best["text"][hits[0]["start"] : hits[0]["end"]]


def test_search_shows_a_person_the_passages_and_their_articles(run: Run, harbour: list[Path]) -> None:
    out = run("search", "--top", "1", "item3word").out
    assert "1. Report 3" in out
    assert "speaks of item3word" in out


def test_a_search_that_finds_nothing_says_so(run: Run, harbour: list[Path]) -> None:
    assert run("search", "--publisher", "nobody", "boats").out == "No passages found.\n"
    assert run("search", "--json", "--publisher", "nobody", "boats").json == []


def test_a_search_beside_a_damaged_article_shows_the_others(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    damage(own_data_folder, "Report 3")
    ran = run("search", "harbour report item3word")
    assert ran.code == DONE
    assert "Report 2" in ran.out
    assert "Report 3" not in ran.out
    assert "1 article is damaged and was not read" in ran.err


def test_an_answer_names_the_damaged_articles_that_it_could_not_be_looked_for_in(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    damage(own_data_folder, "Report 3")
    asked = run("ask", "--json", "What does the harbour report say of item3word?")
    (damaged,) = asked.json["damaged"]
    assert damaged not in {hit["article_id"] for hit in asked.json["hits"]}
    assert damaged in asked.err
    run("add", *harbour)
    asked = run("ask", "--json", "What does the harbour report say of item3word?")
    assert ("damaged" in asked.json, asked.err) == (False, "")


def test_list_json_is_one_array_of_articles_without_their_text(run: Run, tmp_path: Path) -> None:
    run(
        "add",
        write_article(
            tmp_path / "a.md",
            "Boats",
            "They came in.",
            published="2014-03-14",
            publisher="DW",
            authors="A B, C D",
            url="https://x.example/1",
        ),
        write_article(tmp_path / "b.md", "Bare", "Nothing is known of it."),
    )
    first, second = run("list", "--json").json
    assert first == {
        "id": first["id"],
        "title": "Boats",
        "url": "https://x.example/1",
        "publisher": "DW",
        "published": "2014-03-14",
        "published_from": "front matter",
        "authors": ["A B", "C D"],
        "also_in": [],
    }
    assert second == {
        "id": second["id"],
        "title": "Bare",
        "url": None,
        "publisher": None,
        "published": None,
        "published_from": None,
        "authors": [],
        "also_in": [],
    }


def test_list_shows_a_person_each_article_and_how_many(run: Run, harbour: list[Path]) -> None:
    lines = run("list").out.splitlines()
    assert len(lines) == 7
    assert lines[-1] == "6 articles."
    assert "2014-03-06  Report 5" in lines[0]


def test_show_json_is_the_whole_article(run: Run, harbour: list[Path]) -> None:
    article_id = run("list", "--json").json[0]["id"]
    shown = run("show", "--json", article_id).json
    assert set(shown) >= {"id", "title", "url", "publisher", "published", "authors", "text"}
    assert shown["text"].startswith("The harbour report number 5")


def test_the_beginning_of_an_id_will_do(run: Run, harbour: list[Path]) -> None:
    article_id = run("list", "--json").json[0]["id"]
    assert run("show", "--json", article_id[:10].upper()).json["id"] == article_id
    ran = run("remove", article_id[:10])
    assert (ran.code, ran.out.split()[1]) == (DONE, article_id)


@pytest.mark.parametrize("command", ["show", "remove"])
def test_too_little_of_an_id_is_none(run: Run, harbour: list[Path], command: str) -> None:
    ran = run(command, run("list", "--json").json[0]["id"][:3])
    assert ran.code == FAILED
    assert len(run("list", "--json").json) == 6


def test_what_the_records_say_is_told_as_text_and_as_json(run: Run, harbour: list[Path]) -> None:
    assert run("ask", "How many articles do you have?").out.startswith("Your library has 6 articles")
    told = run("ask", "--json", "How many articles do you have?").json
    assert (told["answered"], told["answer"]) == (False, NO_ANSWER)
    assert told["note"].startswith("Your library has 6 articles")


def test_remove_removes_what_it_names_and_nothing_else(run: Run, harbour: list[Path]) -> None:
    gone, *rest = (entry["id"] for entry in run("list", "--json").json)
    ran = run("remove", "--json", gone)
    assert (ran.code, [entry["id"] for entry in ran.json]) == (DONE, [gone])
    assert [entry["id"] for entry in run("list", "--json").json] == rest


def test_a_damaged_article_is_named_when_it_is_removed(run: Run, harbour: list[Path], own_data_folder: Path) -> None:
    hurt, title = (run("list", "--json").json[0][name] for name in ("id", "title"))
    damage(own_data_folder, title)
    ran = run("remove", hurt)
    assert (ran.code, ran.out) == (DONE, f"removed    {hurt}  (it was damaged)\n")
    assert len(run("list", "--json").json) == 5
    hurt, title = (run("list", "--json").json[0][name] for name in ("id", "title"))
    whole = run("list", "--json").json[1]["id"]
    damage(own_data_folder, title)
    told = run("remove", "--json", hurt, whole).json
    assert [one["id"] for one in told] == [whole, hurt]
    assert told[1] == {"id": hurt, "damaged": True}


@pytest.mark.parametrize("given", ["x" * 300, "http://a.example/" + "x" * 5000], ids=["a name", "an address"])
def test_what_is_too_long_to_be_looked_up_is_told_in_a_line(run: Run, given: str) -> None:
    ran = run("add", given)
    assert ran.code == FAILED
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_id_is_named(run: Run, harbour: list[Path], command: str) -> None:
    ran = run(command, "no-such-id")
    assert ran.code == FAILED
    assert_one_clear_line(ran)
    assert "'no-such-id'" in ran.err
    assert len(run("list", "--json").json) == 6


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_id_that_is_no_utf8_is_named_as_it_can_be(run: Run, harbour: list[Path], command: str) -> None:
    ran = run(command, "\udcff")
    assert ran.code == FAILED
    assert_one_clear_line(ran)
    assert "No article has the id '\\udcff'" in ran.err


@pytest.mark.parametrize("host", ["\udcff", "a..b", "no such name"], ids=ascii)
def test_a_host_that_is_none_is_named(run: Run, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run("serve", "--host", host)
    assert ran.code == FAILED
    assert "no address of this machine. Leave --host out." in ran.err


def test_remove_with_one_unknown_id_removes_none(run: Run, harbour: list[Path]) -> None:
    known = run("list", "--json").json[0]["id"]
    assert run("remove", known, "no-such-id").code == FAILED
    assert len(run("list", "--json").json) == 6


def test_rebuild_says_what_it_made(run: Run, harbour: list[Path]) -> None:
    assert run("rebuild", "--json").json == {
        "articles": 6,
        "passages": 6,
        "mended": [],
        "damaged": [],
        "damaged_articles": [],
    }
    assert run("rebuild").out == "Indexed 6 passages of 6 articles.\n"


def test_rebuild_fails_where_an_article_is_damaged_and_names_it(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    damage(own_data_folder, "Report 3")
    ran = run("rebuild", "--json")
    assert ran.code == FAILED
    assert len(ran.json["damaged"]) == 1
    assert ran.err == (
        f"{ran.json['damaged'][0]} “Report 3” {harbour[3]} is damaged and will not be quoted. Add its file again.\n"
    )
    named = {"id": ran.json["damaged"][0], "title": "Report 3", "input": str(harbour[3])}
    assert ran.json["damaged_articles"] == [named]


def test_a_damaged_article_of_many_in_a_file_is_named_with_its_line(
    run: Run, tmp_path: Path, own_data_folder: Path
) -> None:
    texts = [f"The harbour report number {n} speaks of boats. Boats came in at dawn." for n in range(3)]
    lines = write_lines(tmp_path / "all.jsonl", *({"title": f"Report {n}", "text": t} for n, t in enumerate(texts)))
    assert run("add", lines).code == DONE
    damage(own_data_folder, "Report 1")
    assert f"“Report 1” {lines}:2 is damaged" in run("rebuild").err


def test_rebuild_saves_what_is_whole_of_a_damaged_database_and_the_other_commands_name_it(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    path = own_data_folder / "library.db"
    path.write_bytes(bytes(4_096) + path.read_bytes()[4_096:])
    for command in (["list"], ["ask", "Who came?"], ["add", str(harbour[0])]):
        ran = run(*command)
        assert ran.code == FAILED
        assert "is damaged" in ran.err
        assert "pullquote rebuild" in ran.err
    ran = run("rebuild", "--json")
    assert ran.code == DONE
    assert "6 articles saved, none lost" in ran.err
    assert ran.json["salvage"] == {
        "saved": 6,
        "lost": [],
        "perhaps_more": False,
        "damaged": str(own_data_folder.resolve() / "library-damaged-1.db"),
    }
    assert len(run("list", "--json").json) == 6
    assert "salvage" not in run("rebuild", "--json").json


def test_rebuild_names_the_articles_that_a_damaged_database_has_lost(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    path = own_data_folder / "library.db"
    data = path.read_bytes()
    path.write_bytes(b"\0" * 4_096 + data[4_096:].replace(b"report number 3", b"report number 9"))
    ran = run("rebuild")
    assert ran.code == FAILED
    assert re.search(r"lost .* “Report 3” .*003\.md", ran.err)
    assert "5 articles saved, 1 lost: add their files again" in ran.err
    assert run("add", str(harbour[3])).code == DONE
    assert len(run("list", "--json").json) == 6


def test_rebuild_says_that_more_may_be_lost_where_the_database_ends_early(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    path = own_data_folder / "library.db"
    path.write_bytes(path.read_bytes()[:-4_096])
    ran = run("rebuild", "--json")
    assert ran.code == FAILED
    assert ran.json["salvage"]["perhaps_more"]
    assert re.search(r"(at least \d lost:|none lost that is known, but) part of the file is gone", ran.err)
    assert "add again what you miss" in ran.err


# -- wrong use and bad libraries --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["add"],
        ["ask", "--top", "0", "boats"],
        ["ask", "--top", "٣", "boats"],
        ["search"],
        ["show"],
        ["remove"],
        ["serve", "--port", "99999"],
    ],
)
def test_wrong_arguments_are_wrong_use(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (WRONG_USE, "")
    assert ran.err.startswith("usage: pullquote")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask"], "Give one QUESTION, or --batch FILE.jsonl."),
        (["ask", "boats", "--batch", "x.jsonl"], "Give one QUESTION, or --batch FILE.jsonl."),
        (["ask", "--batch", ""], "cannot be read"),
        (["ask", ""], "The question is empty."),
        (["search", " "], "The question is empty."),
        (["ask", "word " * 2_000], "The question has 2,000 words"),
        (["ask", "--since", "yesterday", "boats"], "Write it like 2014-03-14."),
        (["search", "--since", "2014-03-02", "--until", "2014-03-01", "boats"], "Swap the two dates."),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_wrong_use_in_one_clear_line(run: Run, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert ran.code == WRONG_USE
    assert_one_clear_line(ran)
    assert told in ran.err


@pytest.mark.parametrize(
    "arguments", [["ask", "boats"], ["search", "boats"], ["list"], ["show", "x"], ["remove", "x"], ["rebuild"]], ids=str
)
def test_without_a_library_each_command_says_how_to_begin(
    run: Run, own_data_folder: Path, arguments: list[str]
) -> None:
    ran = run(*arguments)
    assert ran.code == FAILED
    assert_one_clear_line(ran)
    assert ran.err == f"There is no library in {own_data_folder}. Add articles first: pullquote add PATH\n"
    assert not own_data_folder.exists()


def test_a_library_that_is_no_folder_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    file = write_article(tmp_path / "a.md", "Boats", "They came in.")
    ran = run("--library", file, "add", file)
    assert ran.code == FAILED
    assert_one_clear_line(ran)
    assert str(file) in ran.err


def test_a_damaged_library_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"no database at all")
    for command in (["list"], ["ask", "boats"], ["rebuild"]):
        ran = run("--library", tmp_path, *command)
        assert ran.code == FAILED
        assert_one_clear_line(ran)


def test_a_library_error_on_the_way_ends_the_command_in_one_line(
    run: Run, harbour: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: Library) -> None:
        raise LibraryReadOnly("The library is read-only.", "Choose another.")

    monkeypatch.setattr(Library, "entries", failing)
    ran = run("list")
    assert ran.code == FAILED
    assert ran.err == "The library is read-only. Choose another.\n"


def test_stopping_by_hand_says_what_is_kept(run: Run, harbour: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(self: Library) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "entries", stopped)
    ran = run("list")
    assert (ran.code, ran.err) == (130, "Stopped. Everything done so far is kept.\n")


def test_each_command_says_in_its_help_what_it_does(run: Run) -> None:
    listed = re.findall(r"^    ([a-z]+) +(\S.*)$", run("--help").out, re.MULTILINE)
    assert len(listed) == 11
    for name, summary in listed:
        assert summary.casefold() in run(name, "--help").out.casefold()


# -- as a process of its own ------------------------------------------------------------------------------------


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = (
        "import sys\nfrom qa.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as ended: assert not ended.code\n"
        "heavy = {'torch', 'faiss', 'gradio', 'transformers', 'sentence_transformers', 'numpy', 'rich'}\n"
        "print('LOADED', *sorted(heavy & set(sys.modules)))"
    )
    ran = python("-c", code)
    assert ran.stdout.splitlines()[-1] == "LOADED"
    for command in ("add", "sync", "feeds", "ask", "search", "list", "show", "remove", "serve", "rebuild"):
        assert f"\n    {command} " in ran.stdout


def test_importing_a_package_loads_nothing_heavy() -> None:
    packages = ["qa", "embeddings", "qa.library", "qa.service", "qa.ingest"]
    heavy = {"torch", "faiss", "gradio", "transformers", "trafilatura"}
    each = "".join(
        f"import {package}\nprint('{package}', *sorted({heavy} & set(sys.modules)))\n" for package in packages
    )
    ran = python("-c", f"import sys\n{each}")
    assert (ran.returncode, ran.stdout.splitlines(), ran.stderr) == (0, packages, "")


def test_a_question_is_answered_without_torch(seeded: Library) -> None:
    question = ["--library", str(seeded.folder), "ask", "Where did Kerry and Lavrov meet?"]
    code = (
        f"import sys\nfrom qa.cli import main\nassert main({question}) == 0\n"
        "print('LOADED', *sorted({'torch', 'transformers', 'sentence_transformers', 'gradio'} & set(sys.modules)))"
    )
    ran = python("-c", code)
    assert ran.stdout.splitlines()[-1] == "LOADED"


def test_a_real_run_answers_in_json_with_nothing_else_on_either_stream(seeded: Library) -> None:
    ran = python("-m", "qa", "--library", str(seeded.folder), "ask", "--json", "Where did Kerry and Lavrov meet?")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert_answer_shape(json.loads(ran.stdout))


def test_a_real_run_on_a_stream_of_few_characters_does_not_end_in_a_traceback(run: Run, tmp_path: Path) -> None:
    library = tmp_path / "library"
    run("--library", library, "add", write_article(tmp_path / "a.md", "Дождь 😀", "Words of it."))
    ran = python("-m", "qa", "--library", str(library), "list", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "?????" in ran.stdout
    ran = python("-m", "qa", "--library", str(library), "list", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(ran.stdout)[0]["title"] == "Дождь 😀"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("add", "{files}"), ("add", "--json", "{files}")])
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_result_that_finds_no_room_is_told_of_in_one_line_and_articles_are_added_all_the_same(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], unbuffered: str
) -> None:
    library = tmp_path / "library"
    numbered_articles(tmp_path / "in", 6)
    if "list" in arguments:
        run("--library", library, "add", tmp_path / "in")
    given = [one.format(files=tmp_path / "in") for one in arguments]
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "qa", "--library", library, *given],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
            timeout=120,
        )
    assert (ran.returncode, ran.stderr) == (FAILED, b"The result could not be written (No space left on device).\n")
    with Library.open(library) as kept:
        assert len(kept) == 6


@pytest.mark.parametrize("module", ["qa.__main__", "app"])
def test_stopping_while_it_is_being_loaded_leaves_no_traceback(module: str) -> None:
    code = (
        f"import builtins, sys, {module} as started\nload = builtins.__import__\n"
        "def loading(name, *more):\n"
        "    if name == 'qa.cli': raise KeyboardInterrupt\n"
        "    return load(name, *more)\n"
        "builtins.__import__ = loading\n"
        "sys.exit(started.main())"
    )
    ran = python("-c", code)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "Stopped.\n")


def unread(library: Path, *arguments: str, stderr: bool = False) -> tuple[int, str]:
    """A real run whose output nobody reads: its exit code and, unless that goes unread too, what it complained of."""
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-m", "qa", "--library", str(library), *arguments],
        stdout=write,
        stderr=write if stderr else subprocess.PIPE,
        check=False,
        timeout=120,
    )
    os.close(write)
    return ran.returncode, (ran.stderr or b"").decode()


@pytest.mark.parametrize("arguments", [("list", "--json"), ("list",)], ids=str)
def test_a_real_run_whose_reader_has_seen_enough_ends_quietly(
    run: Run, harbour: list[Path], own_data_folder: Path, arguments: tuple[str, ...]
) -> None:
    assert unread(own_data_folder, *arguments) == (DONE, "")


@pytest.mark.parametrize("json_lines", [("--json",), ()], ids=["json", "text"])
@pytest.mark.parametrize("stderr", [False, True], ids=["stdout", "both"])
def test_what_is_added_is_added_whoever_reads_of_it(
    run: Run, tmp_path: Path, json_lines: tuple[str, ...], stderr: bool
) -> None:
    library, missing = tmp_path / "library", str(tmp_path / "missing.txt")
    files = list(map(str, numbered_articles(tmp_path / "in", 6)))
    assert unread(library, "add", *json_lines, files[0], missing, *files[1:], stderr=stderr)[0] == FAILED
    with Library.open(library) as kept:
        assert len(kept) == 6
    assert unread(library, "add", *json_lines, *files, stderr=stderr) == (DONE, "")


def test_a_rebuild_that_nobody_reads_of_tells_by_its_exit_code_what_is_damaged(
    run: Run, harbour: list[Path], own_data_folder: Path
) -> None:
    damage(own_data_folder, "Report 1")
    assert unread(own_data_folder, "rebuild", "--encoder", "fake")[0] == FAILED
    assert unread(own_data_folder, "rebuild", "--json")[0] == FAILED


def test_the_threshold_is_the_users_to_move(over_seeds: Run) -> None:
    question = "Who won the 2014 World Cup final?"
    assert json.loads(over_seeds("ask", "--json", "--threshold", "0", question).out)["answered"]
    assert not json.loads(over_seeds("ask", "--json", "--threshold", "1", question).out)["answered"]


@pytest.mark.parametrize("value", ["2", "-0.1", "nan", "much"])
def test_a_threshold_that_is_no_probability_is_wrong_use(run: Run, value: str) -> None:
    ran = run("ask", f"--threshold={value}", "Who?")
    assert (ran.code, f"{value!r} is not a probability from 0 to 1" in ran.err) == (2, True)


# -- progress ---------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")
def test_a_terminal_is_shown_how_far_adding_has_come_and_a_pipe_the_results_alone(tmp_path: Path) -> None:
    import pty

    numbered_articles(tmp_path / "in", 12)
    shown, terminal = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "qa",
        "--library",
        str(tmp_path / "library"),
        "add",
        "--json",
        str(tmp_path / "in"),
    ]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "160"}
    adding = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, env=environment)
    os.close(terminal)
    screen = bytearray()

    def watch() -> None:
        with contextlib.suppress(OSError):  # as Linux says that the other side has gone
            while part := os.read(shown, 65536):
                screen.extend(part)

    # All the while: a terminal that nobody reads takes a few thousand characters, and then whoever writes has to wait.
    watching = threading.Thread(target=watch)
    watching.start()
    out, _ = adding.communicate(timeout=90)
    watching.join()
    os.close(shown)
    assert [json.loads(line)["status"] for line in out.splitlines()] == ["added"] * 12
    assert "12 articles" in screen.decode()
    assert "100%" in screen.decode()
