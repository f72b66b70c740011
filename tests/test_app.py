"""The chat over the seeds, as it opens: what is offered there is answered there."""

from __future__ import annotations

import pytest

import app
from qa.library import Library
from qa.service import Assistant
from tests.helpers import assert_exact

ANSWERS = {
    "Where in London did Kerry and Lavrov meet?": ("Winfield House",),
    "What was the turnout in the Crimean referendum?": ("83.1 percent", "34.2 percent"),
    "Who became Crimea's prime minister?": ("Sergey Aksyonov",),
    "What did Putin promise the Crimean Tatars?": ("Vladimir Putin, 18 March 2014", "rehabilitation"),
}


@pytest.mark.parametrize("question", app.EXAMPLES)
def test_every_question_offered_is_answered_from_its_article(seeded: Library, question: str) -> None:
    answer = Assistant(seeded).ask(question)
    assert_exact(answer, seeded)
    assert answer.answered
    assert all(words in answer.text for words in ANSWERS[question])
    wanted = seeded.store.source_article(str(app.EXAMPLES[question]))
    assert wanted in {citation.article_id for citation in answer.citations}
