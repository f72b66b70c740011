"""A conversation that a browser's tab keeps over a reload: what comes back, and what does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qa.library import Library
from qa.types import Answer, Citation, Filters
from qa.ui import keeping
from tests.helpers import FakeEncoder, add, ask, assert_exact, seeded_chance, write_article

FERRY = (
    "The ferry to Hestvik sails again on Monday. “Nobody will be left on the quay,” the harbour master, Ida Lunde, "
    "said on Friday. The crossing takes 40 minutes."
)
QUESTIONS = ("How long does the crossing take?", "What did Ida Lunde say?", "How many articles do you have?")


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two papers print one report. No test leaves it changed."""
    folder = tmp_path_factory.mktemp("ferry")
    articles = [
        write_article(folder / f"{paper}.md", f"Ferry, {paper}", FERRY, published="2014-03-14", publisher=paper)
        for paper in ("The Echo", "The Mail")
    ]
    with Library.open(folder / "library", encoder=FakeEncoder()) as library:
        add(library, *articles)
        yield library


def kept(answer: Answer) -> dict[str, Any]:
    """An exchange as the browser has it."""
    exchange: dict[str, Any] = json.loads(keeping.written(answer.question, answer, ""))
    return exchange


def back(*exchanges: object, **more: object) -> keeping.Opening:
    return keeping.read(json.dumps({"exchanges": exchanges, **more}))


def renewed(exchange: object, library: Library) -> Answer | None:
    (one,) = back(exchange).exchanges
    return keeping.renewed(one, library)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_comes_back_as_it_was_its_copies_too(ferry: Library, question: str) -> None:
    answer = ask(ferry, question, filters=Filters(publishers=("The Echo", "The Mail")))
    again = renewed(kept(answer), ferry)
    assert again is not None
    assert_exact(again, ferry)
    shown = [hit.passage for hit in answer.hits] if not answer.answered else []
    assert [hit.passage for hit in again.hits] == shown
    assert replace(again, hits=()) == replace(answer, hits=())
    assert any(citation.also_in for citation in again.citations) == answer.answered


def test_what_may_be_an_answer_comes_back_as_it_was(ferry: Library) -> None:
    answer = ask(ferry, "When does the ferry to Hestvik sail again?", threshold=0.99)
    assert answer.unsure is not None
    again = renewed(kept(answer), ferry)
    assert again is not None
    assert_exact(again, ferry)
    assert replace(again, hits=()) == replace(answer, hits=())
    for place in ("quote", "article_id"):
        forged = kept(answer)
        forged["places"][0][place] = "x"
        assert renewed(forged, ferry) is None
    forged = kept(answer)
    forged["unsure"]["text"] = "It takes 4 minutes."
    assert renewed(forged, ferry) is None


def test_no_answer_comes_back_whose_article_is_gone(ferry: Library) -> None:
    answer = ask(ferry, QUESTIONS[0])
    removal = ferry.remove([answer.citations[0].article_id])
    assert renewed(kept(answer), ferry) is None
    ferry.restore(removal)
    assert renewed(kept(answer), ferry) is not None


def test_no_answer_comes_back_whose_words_are_not_those_of_the_article(ferry: Library) -> None:
    exchange = kept(ask(ferry, QUESTIONS[0]))
    for quote, text in (("The crossing takes 4 minutes.", None), (None, "It takes 4 minutes."), ("", "")):
        forged = json.loads(json.dumps(exchange))
        if quote is not None:
            forged["places"][0]["quote"] = quote
        if text is not None:
            forged["answer"]["claims"][0]["text"] = text
        assert renewed(forged, ferry) is None


def test_no_words_come_back_in_the_mouth_of_another(ferry: Library) -> None:
    exchange = kept(ask(ferry, "What did Ida Lunde say?"))
    assert renewed(exchange, ferry) is not None
    exchange["answer"]["claims"][0]["speech"]["speaker"] = "Olav Moe"
    assert renewed(exchange, ferry) is None


def test_of_what_another_version_has_kept_the_question_is_left(ferry: Library) -> None:
    exchange = kept(ask(ferry, QUESTIONS[0]))
    exchange["answer"]["mood"] = "good"
    (one,) = back(exchange).exchanges
    assert (one.question, one.answer) == (QUESTIONS[0], None)


@pytest.mark.parametrize(
    "brought",
    ["", "7", "[]", "{", '{"exchanges": 7}', '{"exchanges": [7, null, [], {}]}', '{"exchanges": [{"question": ""}]}',
     '{"exchanges": [{"question": NaN}]}', "[" * 100_000, '{"question": 7, "article": ["a"], "exchanges": {"0": 1}}'],
)  # fmt: skip
def test_what_is_nothing_of_ours_is_left_out(brought: str) -> None:
    assert keeping.read(brought) == keeping.Opening()


def test_whatever_is_changed_in_it_nothing_fails_and_no_quote_is_wrong(ferry: Library) -> None:
    chance = seeded_chance(7)
    strange: tuple[Any, ...] = (
        None,
        7,
        -1,
        10**12,
        0.5,
        True,
        "",
        "x",
        [],
        {},
        [[1, 2]],
        {"a": 1},
        "2014-03-14",
        "\ud800",
    )
    whole = [kept(ask(ferry, question)) for question in QUESTIONS]
    whole.append(kept(ask(ferry, "When does the ferry to Hestvik sail again?", threshold=0.99)))
    for _ in range(300):
        exchange = json.loads(json.dumps(chance.choice(whole)))
        inside: Any = exchange
        while True:
            name = chance.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
            if not isinstance(inside[name], dict | list) or not inside[name] or chance.random() < 0.2:
                inside[name] = chance.choice(strange)
                break
            inside = inside[name]
        for one in back(exchange).exchanges:
            again = keeping.renewed(one, ferry)
            if again is not None:
                assert_exact(again, ferry)
                assert all(claim.text == again.citations[claim.citations[0] - 1].quote for claim in again.claims)


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("3", "9", (3, 9)),
        (3, 9, (3, 9)),
        ("", "", None),
        ("3", "", ()),
        ("-3", "9", ()),
        ("9" * 5_000, "9", ()),
        ("٣", "9", ()),
        ("1e3", [9], ()),
        ({}, None, None),
    ],
)
def test_an_address_names_a_place_or_none(start: object, end: object, span: object) -> None:
    assert back(article="a1", start=start, end=end).span == span


def test_filters_come_back_as_they_were_typed() -> None:
    brought = json.dumps(["ours", ["2014-03-10", "last spring", "", ["The Echo", "The Mail"]]])
    chosen = keeping.Chosen("2014-03-10", "last spring", "", ("The Echo", "The Mail"))
    assert keeping.read_filters(brought, "ours") == chosen
    assert keeping.read_filters(brought, "another") == keeping.Chosen()


@pytest.mark.parametrize(
    "brought",
    ["", "{}", "[]", "null", '["", "", ""]', '["", "", "", "x"]', '[1, "", "", []]', '["", "", "", [1]]',
     json.dumps(["9" * 41, "", "", []]), json.dumps(["", "", "", ["x"] * 201])],
)  # fmt: skip
def test_what_are_no_filters_filter_nothing(brought: str) -> None:
    for whole in (f'["ours", {brought}]', f'["ours", {brought}', brought, "[" * 5_000):
        assert keeping.read_filters(whole, "ours") == keeping.Chosen()


def test_two_libraries_at_one_address_are_told_apart_and_no_path_is_given_away(ferry: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other", encoder=ferry.encoder) as other:
        assert keeping.library_mark(other) != keeping.library_mark(ferry)
    assert "library" not in keeping.library_mark(ferry)


def test_only_the_places_of_citations_are_kept(ferry: Library) -> None:
    answer = ask(ferry, QUESTIONS[0])
    assert all(isinstance(one, Citation) for one in answer.citations)
    assert kept(answer)["answer"]["citations"] == []
