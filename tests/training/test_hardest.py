"""The passages that the reader falls for: which are read, which come first, and that none of them answers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings import minilm
from qa.reader.forward import onnx_forward
from qa.reader.span import FOLDER, load_tokenizer
from training import hardest, invented
from training.data import fingerprint
from training.question import Question
from training.unanswerable import Neighbours

ARTICLES = [
    {
        "title": "Harle school",
        "text": "The school in Harle has 412 pupils. Its head is Ann Roe.",
        "questions": [
            {"q": "How many pupils does the school have?", "a": ["has [[412]] pupils"]},
            {"q": "How many teachers does the school in Harle have?", "a": []},
        ],
    },
    {
        "title": "Orveth school",
        "text": "The school has a bell tower, a slate roof and a yard with a chestnut tree in its middle.",
        "questions": [{"q": "What is the roof of the school made of?", "a": ["a [[slate]] roof"]}],
    },
    {
        "title": "Corran school",
        "text": "Next door stands the old school, which has 96 pupils, as many as before the war.",
        "questions": [{"q": "What stands next door?", "a": ["the old [[school]], which"]}],
    },
]


@pytest.fixture
def questions(tmp_path: Path) -> list[Question]:
    (tmp_path / "one.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    return list(invented.questions(tmp_path))


def found(questions: list[Question]) -> dict[str, list[str]]:
    titles = {question.context: question.title for question in questions}
    forward = onnx_forward(FOLDER / "reader.onnx", threads=1)
    tokenizer = load_tokenizer(minilm.tokenizer())
    return dict(hardest.hardest(questions, Neighbours(questions), titles, forward, tokenizer))


def test_what_looks_most_like_an_answer_comes_first_and_does_not_hold_it(questions: list[Question]) -> None:
    pupils, *_ = questions
    first, *others = found(questions)[pupils.id]
    assert "96 pupils" in first
    assert others
    assert all("412" not in text for text in (first, *others))


def test_a_question_that_nothing_answers_is_read_with_its_own_article_alone(questions: list[Question]) -> None:
    _, teachers, *_ = questions
    assert found(questions)[teachers.id] == [teachers.context]


def test_what_was_found_is_read_again_by_question(questions: list[Question], tmp_path: Path) -> None:
    texts = [question.context for question in questions]
    file = tmp_path / "hardest.json"
    known = {questions[0].id: [fingerprint(texts[2]), fingerprint("a passage of before")]}
    file.write_text(json.dumps(known), encoding="utf-8")
    assert hardest.read(file, questions) == {questions[0].id: [texts[2]]}


def test_other_wordings_have_what_was_found_for_the_first_and_those_that_lean_their_own_articles_alone(
    questions: list[Question], tmp_path: Path
) -> None:
    first, *others = questions
    file = tmp_path / "hardest.json"
    file.write_text(json.dumps({first.id: [fingerprint(one.context) for one in others]}), encoding="utf-8")
    searched, told = replace(first, id=f"{first.id}/search"), replace(first, id=f"{first.id}/follow", leans=True)
    hard = hardest.read(file, [*questions, searched, told])
    assert hard[searched.id] == hard[first.id]
    own = {one.context for one in questions if one.article == first.article}
    assert set(hard[told.id]) == {text for text in hard[first.id] if text in own}
    assert set(hard) == {first.id, searched.id, told.id}
