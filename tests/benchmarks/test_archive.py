"""The archive that answers are measured on: its questions stand on its articles, and verdicts are what they say."""

from __future__ import annotations

from dataclasses import replace

import frontmatter
import pytest

from benchmarks.archive import FOLDER, Asked, Question, read, table
from qa.types import Answer, Citation, Claim, Unsure

SILENT = Answer("?", False, "", 0.1, (), (), (), 0.0)


def said(text: str, *short: int) -> Answer:
    span = (short[0], short[1]) if short else None
    return replace(SILENT, answered=True, claims=(Claim(text, "verbatim", (1,), (), span),), confidence=0.9)


def may(text: str, *short: int) -> Answer:
    (claim,) = said(text, *short).claims
    return replace(SILENT, unsure=Unsure(claim, Citation(1, "a", 0, len(text), text)))


def test_every_answer_stands_in_an_article_and_every_question_is_asked_once() -> None:
    texts = [frontmatter.load(str(file)).content for file in sorted((FOLDER / "articles").glob("*.md"))]
    questions = [*read(), *read("development")]
    assert len({question.id for question in questions}) == len({question.text for question in questions}) > 0
    for question in questions:
        assert all(any(answer in text for text in texts) for answer in question.answers), question


@pytest.mark.parametrize(
    ("kind", "answers", "answer", "verdict"),
    [
        ("who", ("Ann Roe",), said("The head is Ann Roe, 40.", 12, 19), "right"),
        ("who", ("Ann Roe",), said("The head is Ann Roe, 40.", 4, 8), "somewhere"),
        ("who", ("Bo Lee",), said("The head is Ann Roe, 40.", 12, 19), "wrong"),
        ("who", ("Ann Roe",), SILENT, "refused"),
        ("who", ("Ann Roe",), may("The head is Ann Roe, 40.", 12, 19), "unsure, right"),
        ("who", ("Bo Lee",), may("The head is Ann Roe, 40.", 12, 19), "unsure, wrong"),
        ("untold", (), may("The head is Ann Roe, 40."), "unsure, wrong"),
        ("untold", (), SILENT, "refused"),
        ("untold", (), said("The head is Ann Roe, 40."), "wrong"),
        ("list", ("tea", "milk", "jam"), said("They sold tea and jam."), "right"),
        ("list", ("tea", "milk", "jam"), said("They sold tea."), "wrong"),
        ("yes/no", ("It will close in July.",), said("It will close in July."), "right"),
    ],
)
def test_verdicts(kind: str, answers: tuple[str, ...], answer: Answer, verdict: str) -> None:
    assert Asked(Question("q", "?", kind, answers), answer).verdict == verdict


def test_the_table_sets_apart_what_nothing_answers() -> None:
    asked = [
        Asked(Question("1", "?", "who", ("Ann Roe",)), said("Ann Roe")),
        Asked(Question("2", "?", "untold", ()), SILENT),
    ]
    rows = list(table(asked))
    assert "| all that it answers | 1 | 1 | 0 | 0 | 0 | 0 | 0 |" in rows
    assert rows[-1] == "| all that nothing answers | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
