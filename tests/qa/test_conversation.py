"""A conversation that events of a page change side by side."""

from __future__ import annotations

import threading
from copy import deepcopy

from qa.ui.conversation import KEPT, Conversation
from qa.ui.render import Exchange


def begun(conversation: Conversation, question: str) -> Exchange:
    exchange = conversation.begin(question, "Reading …")
    assert exchange is not None
    return exchange


def answered(conversation: Conversation, question: str) -> Exchange:
    ended = Exchange(question, "unanswered")
    conversation.end(begun(conversation, question), ended)
    return ended


def questions(conversation: Conversation) -> list[str]:
    return [exchange.question for exchange in conversation.exchanges]


def test_a_question_waits_for_the_answers_before_it() -> None:
    conversation = Conversation()
    first, second = begun(conversation, "Who?"), begun(conversation, "And when?")
    assert conversation.wait(first, 0) == ()
    assert conversation.wait(second, 0) is None
    waited: list[object] = []
    waiting = threading.Thread(target=lambda: waited.append(conversation.wait(second, 60)))
    waiting.start()
    ended = Exchange("Who?", "unanswered")
    assert conversation.end(first, ended)
    waiting.join()
    assert waited == [(ended,)]


def test_an_answer_goes_where_its_question_stands() -> None:
    conversation = Conversation()
    first, second = begun(conversation, "Who?"), begun(conversation, "When?")
    conversation.end(second, Exchange("When?", "failed"))
    conversation.end(first, Exchange("Who?", "unanswered"))
    assert [exchange.state for exchange in conversation.exchanges] == ["unanswered", "failed"]


def test_a_question_that_was_sent_twice_is_asked_once_and_one_that_was_refused_again_in_its_place() -> None:
    conversation = Conversation()
    working = begun(conversation, "Who?")
    assert conversation.begin("Who?", "Reading …") is None
    conversation.end(working, Exchange("Who?", "busy"))
    answered(conversation, "Who?")
    assert questions(conversation) == ["Who?"]
    answered(conversation, "Who?")
    assert questions(conversation) == ["Who?", "Who?"]


def test_an_answer_under_way_stays_with_what_was_cleared_and_comes_back_with_it() -> None:
    conversation = Conversation()
    working = begun(conversation, "Who?")
    conversation.clear()
    conversation.clear()
    ended = Exchange("Who?", "unanswered")
    assert not conversation.end(working, ended)
    assert not conversation.exchanges
    answered(conversation, "When?")
    conversation.undo()
    assert questions(conversation) == ["Who?", "When?"]
    assert conversation.exchanges[0] is ended
    conversation.undo()
    assert questions(conversation) == ["Who?", "When?"]


def test_what_a_tab_has_kept_stands_before_what_was_asked_meanwhile() -> None:
    conversation = Conversation()
    working = begun(conversation, "When?")
    conversation.resume((Exchange("Who?", "lost"),))
    conversation.end(working, Exchange("When?", "unanswered"))
    assert questions(conversation) == ["Who?", "When?"]


def test_every_change_is_a_version_later_and_the_last_questions_are_kept() -> None:
    conversation = Conversation()
    versions = []
    for number in range(KEPT + 2):
        answered(conversation, f"Who is {number}?")
        versions.append(conversation.standing.version)
    assert versions == sorted(set(versions))
    assert questions(conversation)[0] == "Who is 2?"
    assert len(questions(conversation)) == KEPT


def test_each_page_has_a_conversation_of_its_own() -> None:
    conversation = Conversation()
    answered(conversation, "Who?")
    assert deepcopy(conversation).exchanges == ()
