"""What a question asks for, told by its form."""

from __future__ import annotations

import pytest

from qa.questions import keywords, of_now, takes_sentence


@pytest.mark.parametrize(
    "question",
    [
        "Did Russia veto the resolution?",
        "In March 2014, was the parliament dissolved?",
        "And has he resigned?",
        "Didn't they agree?",
        "Why did Kerry leave early?",
        "How did China vote?",
        "How come nobody voted?",
        "List the countries that abstained.",
        "Which countries abstained?",
        "Which card companies stopped working with its clients?",
        "What were the reasons?",
        "Who are the signatories?",
        "What people were there?",
        "Which children were hurt?",
        "Which makes sell best?",
        "What kinds of pie does it make?",
        "Which of the towns were flooded?",
        "What were the profits and the debts?",
        "What were the reasons for higher profits?",
    ],
)
def test_a_question_of_yes_or_no_of_why_or_of_many_takes_a_sentence(question: str) -> None:
    assert takes_sentence(question)


@pytest.mark.parametrize(
    "question",
    [
        "Where did Kerry and Lavrov meet?",
        "Who vetoed the resolution?",
        "What did Churkin say?",
        "When was that?",
        "How many countries abstained?",
        "How much did it cost?",
        "Which bank was it?",
        "Which firm owns the dam?",
        "Which charity gets the money?",
        "Which cricket team wants him?",
        "What is the boiling point of ethanol?",
        "Which crisis was it?",
        "What census counted them?",
        "What share of sales are pies?",
        "What percentage of voters turned out?",
        "What kind of pies does it make?",
        "Which of the brothers drowned?",
        "What were Kestrel's pre-tax profits in 2022?",
        "What profits did Kestrel make?",
        "What are the odds?",
        "In which city did he speak?",
        "To what level did the bank lift its rate?",
        "For which day did they set the vote?",
    ],
)
def test_a_question_of_one_thing_takes_a_few_words(question: str) -> None:
    assert not takes_sentence(question)


@pytest.mark.parametrize(
    "words", ["harbour bridge cost", "storm schools", "St Anne's roof appeal", "bridge", "un resolution 68/262"]
)
def test_words_alone_are_keywords(words: str) -> None:
    assert keywords(words)


@pytest.mark.parametrize(
    "question",
    [
        "who won",
        "is it open",
        "tell me more",
        "list the harbours",
        "what the bridge cost",
        "Bridge cost?",
        "and his wife",
        "and the rest",
    ],
)
def test_a_sentence_is_none(question: str) -> None:
    assert not keywords(question)


@pytest.mark.parametrize(
    "question",
    [
        "Is the bridge open?",
        "and who is the mayor?",
        "When will the schools merge?",
        "Who does she work for?",
        "who's the mayor",
        "Who heads the jury?",
    ],
)
def test_what_is_so_is_asked_in_the_present(question: str) -> None:
    assert of_now(question)


@pytest.mark.parametrize("question", ["Was the bridge open?", "Who had the key?", "When did it open?", "Who won?"])
def test_what_was_is_not_asked_of_now(question: str) -> None:
    assert not of_now(question)
