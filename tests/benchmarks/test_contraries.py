"""The questions that are the contrary of one that is answered, and what counts as right."""

from __future__ import annotations

import json

import pytest

from benchmarks.contraries import DATA, FOLDER, verdict
from qa.types import Answer, Claim


def answered(text: str) -> Answer:
    return Answer("When?", True, text, 0.9, (Claim(text, "verbatim", (1,)),), (), (), 0.1)


def test_what_is_shown_is_right_where_it_holds_the_answer_and_wrong_where_there_is_none() -> None:
    assert verdict(answered("The pier closes on 4 May."), "4 May") == "right"
    assert verdict(answered("The pier closes on 4 May."), "5 May") == "wrong"
    assert verdict(answered("The pier closes on 4 May."), "") == "wrong"
    assert verdict(Answer("When?", False, "", 0.0, (), (), (), 0.1), "4 May") == "refused"


@pytest.mark.parametrize("name", ["development", "questions"])
def test_every_answer_stands_in_its_article(name: str) -> None:
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 100
    for row in rows:
        assert row["answer"] in (DATA / row["articles"] / "articles" / row["file"]).read_text(encoding="utf-8")
        assert row["question"] != row["contrary"]
