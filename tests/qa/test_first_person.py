"""Questions about whoever wrote an article, as the article says it."""

from __future__ import annotations

import pytest

from qa.reader import Context
from qa.reader.first_person import as_the_writer_says
from qa.reader.span import SpanReader
from qa.types import Article, Hit, Passage

LETTER = (
    "Dear editor,\n\nI kept the lock at Wenlow for nineteen years. In 1988 my brother Alfred drowned there because the"
    " gate was open.\n\n“I saw nothing,” the pilot said.\n\nYours faithfully,\nIda Brandt\nLock keeper (retired)"
)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("When did Ida Brandt's brother drown?", "When did my brother drown?"),
        ("How long did Mrs Brandt keep the lock?", "How long did I keep the lock?"),
        ("Where does Ida Brandt live?", "Where do I live?"),
        ("What did Alfred do?", "What did Alfred do?"),
    ],
)
def test_a_question_about_the_writer_is_put_in_the_first_person(question: str, asked: str) -> None:
    letter = Article("a", "Letter", text=LETTER)
    assert as_the_writer_says(question, letter, (0, len(LETTER))) == asked


def test_what_is_quoted_or_said_in_an_interview_is_not_the_writers() -> None:
    question = "When did Ida Brandt's brother drown?"
    letter = Article("a", "Letter", text=LETTER)
    quoted = LETTER.index("“"), LETTER.index("Yours")
    assert as_the_writer_says(question, letter, quoted) == question
    talk = "Where were you?\n\nI was at home.\n\nAnd your brother?\n\nMy brother was out.\n\nWhat then?\n\nI ran."
    interview = Article("b", "Interview", authors=("Ida Brandt",), text=talk)
    assert as_the_writer_says(question, interview, (0, len(talk))) == question


def test_a_letter_answers_what_is_asked_of_its_writer() -> None:
    letter, end = Article("a", "Letter", text=LETTER), LETTER.index("\n\n“")
    hit = Hit(Passage("a", 0, end), 1, {"dense": 0.4})
    reader = SpanReader()
    (reading,) = reader.read("When did Ida Brandt's brother drown?", [Context(letter, hit, LETTER[:end])])
    assert reading.short is not None
    assert LETTER[slice(*reading.short)] in ("1988", "In 1988")
    assert reading.score > reader.threshold
