"""Invented articles and questions: what they hold, and what becomes of them.

What needs torch stands in test_features, for each process that loads it takes seconds.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training import invented
from training.data import divide
from training.question import Question

TITLE = "Harle school is to close in July"
ARTICLE = {
    "title": TITLE,
    "text": "The school has 412 pupils. Its head, Ann Roe, said that parents were told on Monday.\n\n"
    "The county saves 1.2 million a year. It will sell the grounds.",
    "questions": [
        {"q": "How many pupils does Harle have?", "a": ["school has [[412]] pupils"]},
        {"q": "Who bought the grounds of Harle school?", "a": []},
    ],
}


@pytest.fixture(scope="module")
def whole() -> list[Question]:
    return list(invented.questions())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    return tmp_path


def test_a_question_stands_with_the_passage_that_answers_it_and_its_title(folder: Path) -> None:
    answered, silent = invented.questions(folder)
    assert answered.texts == ["412"]
    assert answered.title == silent.title == TITLE
    assert silent.answers == ()
    assert silent.context in str(ARTICLE["text"])


@pytest.mark.parametrize("snippet", ["412", "[[9]] pupils", "[[a]]"])
def test_a_snippet_must_mark_one_place(snippet: str) -> None:
    with pytest.raises(ValueError, match="one place"):
        invented.placed("a cat and a dog", snippet)


def test_every_question_of_the_set_has_its_passage_and_most_have_an_answer(whole: list[Question]) -> None:
    rows = [
        json.loads(line) for file in invented.FOLDER.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()
    ]
    assert len({row["title"] for row in rows}) == len(rows)
    assert len(whole) >= 0.99 * sum(len(row["questions"]) for row in rows)
    assert 0.6 < sum(bool(question.answers) for question in whole) / len(whole) < 0.9
    assert all(text.strip() == text != "" for question in whole for text in question.texts)


def test_an_article_is_trained_on_or_measured_with(whole: list[Question]) -> None:
    train, held = divide(whole)
    assert held
    assert not {q.article for q in train} & {q.article for q in held}


def test_whole_articles_hold_the_same_answers_in_their_paragraphs(folder: Path) -> None:
    made = invented.collection(folder)
    (article,) = made.articles
    answered, silent = made.questions
    assert [article.text[a:b] for a, b in answered.places] == ["412"]
    first, last = answered.paragraph
    assert article.text[first:last].startswith("The school has 412 pupils.")
    assert article.text[last:].strip().startswith("The county")
    assert silent.places == ()
    assert [question.id for question in invented.questions(folder)] == [answered.id, silent.id]


def test_a_folder_is_asked_as_a_whole_and_nobody_is_trained_on_it(
    folder: Path, whole: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("harbour-1", "harbour-2", "desk-1"):
        (folder / f"{name}.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (folder / "one.jsonl").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(invented, "FOLDERS", folder)
        assert {name: len(one.articles) for name, one in invented.folders().items()} == {"desk": 1, "harbour": 2}
    kept = {article.title for one in invented.folders().values() for article in one.articles}
    assert kept
    assert not kept & {question.title for question in whole}


def test_other_wordings_share_the_answer_and_a_follow_up_leans_on_the_question_before_it(folder: Path) -> None:
    asked = json.loads(json.dumps(ARTICLE["questions"]))
    asked[0] |= {"follow": "how many kids there", "search": "harle school pupils number"}
    asked[1] |= {"follow": "who bought it", "search": "harle school grounds buyer"}
    (folder / "one.jsonl").write_text(json.dumps(ARTICLE | {"questions": asked}), encoding="utf-8")
    told, searched, silent, silently_searched = invented.careless(folder)
    assert [told.text, searched.text] == ["how many kids there", "harle school pupils number"]
    assert told.texts == searched.texts == ["412"]
    assert [told.leans, searched.leans, silent.leans, silently_searched.leans] == [True, False, True, False]
    assert silent.text.startswith("Who bought it (")
    assert "Harle" in silent.text
    assert silent.answers == ()
    made = invented.collection(folder, wordings=("q", "search"))
    assert [question.text for question in made.questions][1::2] == [one["search"] for one in asked]
    assert len({question.id for question in made.questions}) == 4


def test_other_wordings_are_trained_on_with_their_articles_alone(whole: list[Question]) -> None:
    typed = list(invented.careless())
    assert {question.article for question in typed} <= {question.article for question in whole}
    plain = {question.id: question for question in whole}
    worded = [one for one in typed if one.source == invented.SOURCE]
    assert all(plain[one.id.rpartition("/")[0]].answers == one.answers for one in worded)


def test_turns_of_a_conversation_are_asked_with_those_before_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = json.loads(json.dumps(ARTICLE["questions"]))
    for one in asked:
        one |= {"follow": "and the pupils", "search": "harle pupils"}
    (folder / "one.jsonl").write_text(json.dumps(ARTICLE | {"questions": asked}), encoding="utf-8")
    turns = [
        {"q": "harle school, whats new", "a": ""},
        {"q": "how many kids", "a": "has [[412]] pupils"},
        {"q": "is that many", "a": ""},
        {"q": "and teachers", "a": ""},
        {"q": "how many was that again", "a": "has [[412]] pupils"},
    ]
    (tmp_path / "talks").mkdir()
    lines = json.dumps({"article": "invented:one-1:0", "turns": turns})
    (tmp_path / "talks" / "one.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(invented, "CONVERSATIONS", tmp_path / "talks")
    monkeypatch.setattr(invented, "FOLDERS", folder)
    (folder / "one.jsonl").rename(folder / "one-1.jsonl")
    invented.conversations.cache_clear()
    try:
        made = [one for one in invented.careless(folder) if one.source == invented.TURNS]
        (talk,) = invented.spoken("one")
    finally:
        invented.conversations.cache_clear()
    assert [one.texts for one in made] == [[], ["412"], [], [], ["412"]]
    assert all(one.leans for one in made)
    first, _, third, fourth, _ = (one.text for one in made)
    assert first == "harle school, whats new"
    assert third == "is that many (harle school, whats new; how many kids)?"
    assert fourth == "and teachers (harle school, whats new; is that many)?"
    assert [turn.question.text for turn in talk] == [*(one["q"] for one in turns[:4]), "how many was that"]
    assert [bool(turn.question.places) for turn in talk] == [False, True, False, False, True]
    assert [turn.before for turn in talk] == [
        "",
        "harle school, whats new",
        "harle school, whats new; how many kids",
        "harle school, whats new; is that many",
        "harle school, whats new; and teachers",
    ]
    assert [turn.again for turn in talk] == [(), (), (), (), (1, 3)]


def test_every_conversation_is_about_an_article_that_there_is(whole: list[Question]) -> None:
    articles = {question.article for question in whole}
    folders = {name for name, _ in invented._articles(invented.FOLDERS)}
    for name, talks in invented.conversations().items():
        assert name in articles | folders
        assert all(turn["q"].strip() for turns in talks for turn in turns)
