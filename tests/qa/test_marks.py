"""The names and numbers that a question is about, and whether an article has them."""

from __future__ import annotations

from datetime import date

import pytest

from qa.reader.marks import Source, Written, is_nation, marks
from qa.types import Entry

MUSEUM = Entry(
    "a", "Harrow Museum gets a whale", publisher="The Coast", authors=("Mina Aldous",), published=date(2024, 5, 2)
)
TEXT = (
    "Harrow Museum has bought the skeleton of a whale for £40,000, twice what it paid for two seals last year. The "
    "keeper of Harrow Museum, José Yıldız, said the mayor of Tilby had helped. It is measured with a Marlin Pro 2. The "
    "National Whale Fund, an American body, gave 1,200 dollars in the 1990s."
)
SOURCE = Source(MUSEUM, TEXT)


def named(question: str) -> list[str]:
    return [mark.word for mark in marks(question)]


def absent(question: str) -> list[str]:
    return [mark.word for mark in marks(question) if not SOURCE.has(mark)]


def another(question: str) -> bool:
    asked = marks(question)
    return any(SOURCE.has_another(mark, asked) for mark in asked if not SOURCE.has(mark))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many whales does Harrow Museum have?", ["harrow", "museum"]),
        ("What was Tilby's debt in 2022?", ["tilby", "2022"]),
        ("How long does the Marlin Pro 2 take for five tests?", ["marlin", "pro", "2", "five"]),
        ("Harrow Museum has what?", ["harrow", "museum"]),
        ("Summarise the report", []),
        ("What happened on 5 June 2024?", ["2024"]),
        ("The Coast spoke to a keeper in Dunmore. What did it pay Yıldız?", ["yildiz"]),
        ("WHO IS THE KEEPER OF THE MUSEUM", []),
        ("", []),
    ],
)
def test_the_names_and_numbers_of_the_sentence_that_asks(question: str, words: list[str]) -> None:
    assert named(question) == words


@pytest.mark.parametrize(
    "question",
    [
        "Who keeps Harrow’s museum?",
        "What did Jose Yildiz say?",
        "What did the Yildizes say?",
        "How much did the mayor of Tillby give?",  # a slip
        "Who in America gave money?",
        "Who in the US gave money?",
        "What did the NWF give?",
        "What did Mina Aldous write in The Coast?",
        "What was given for 2 seals?",
        "What was bought in 2024, and what in 2023?",
        "Who gave 1200 dollars?",
        "What happened in the 1990s?",
        "Is there a Pro 2?",
        "Where in Harrowland is it?",
    ],
)
def test_a_name_is_there_in_any_of_its_forms(question: str) -> None:
    assert absent(question) == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many whales does Dunmore Museum have?", ["dunmore"]),
        ("Who is the mayor of Ashby?", ["ashby"]),
        ("What was measured with the Marlin Pro 40?", ["40"]),
        ("What did the museum buy in 2021?", ["2021"]),
        ("What did it pay in the 1980s?", ["1980s"]),
        ("What did the BOU say?", ["bou"]),  # "bought" begins so
        ("What did the museum pay for seven seals?", ["seven"]),
    ],
)
def test_another_name_or_number_is_not(question: str, words: list[str]) -> None:
    assert absent(question) == words


def test_the_number_of_a_model_stands_with_its_name_or_is_not_there() -> None:
    assert absent("What is measured with the Marlin Pro 40?") == ["40"]
    forty = Source(MUSEUM, "The Marlin Pro 2 weighs 40 grams.")
    assert not all(forty.has(mark) for mark in marks("What does the Marlin Pro 40 weigh?"))
    assert all(forty.has(mark) for mark in marks("What weighs 40 grams?"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many whales does Dunmore Museum have?", True),  # Harrow Museum
        ("Who is the mayor of Ashby?", True),  # of Tilby
        ("What is measured with the Marlin Pro 3?", True),  # Pro 2
        ("Who met Ashby?", False),
        ("Who keeps Harrow Museum?", False),
    ],
)
def test_another_stands_in_the_place_of_one_that_is_not_there(question: str, expected: bool) -> None:
    assert another(question) is expected


def test_a_question_in_small_letters_has_the_names_that_the_texts_tell() -> None:
    written = Written([TEXT], lambda word: word == "dunmore")
    question = "how many whales do dunmore and tilby keep for two years"
    assert [mark.word for mark in marks(question, written.is_name)] == ["dunmore", "tilby", "two"]
    assert [mark.word for mark in marks(question)] == ["two"]
    assert [mark.word for mark in marks("How many whales do people keep?", written.is_name)] == []


@pytest.mark.parametrize(
    ("question", "text", "there"),
    [
        ("What does the United Kingdom import?", "British ports take in more oil.", True),
        ("What do Norwegians eat?", "In Norway they eat cod.", True),
        ("What does the United Nations want?", "The UN wants a pause.", True),
        ("What does Turkey export?", "The turkey was roasted.", False),
        ("What does the US export?", "They told us about it.", False),
        ("Who plays for Ashby United?", "Ashby Rovers play in the British cup.", False),
    ],
)
def test_a_country_is_there_by_any_of_its_names_and_by_no_other_word(question: str, text: str, there: bool) -> None:
    source = Source(Entry("c", "Title"), text)
    assert all(source.has(mark) for mark in marks(question)) is there


def test_an_article_without_a_day_or_publisher_is_looked_through_as_well() -> None:
    bare = Source(Entry("b", "Title"), "")
    assert [bare.has(mark) for mark in marks("What did Lavrov say in 2014?")] == [False, False]


@pytest.mark.parametrize(
    ("question", "nation"),
    [
        ("Who is the minister of Norway?", True),
        ("Who is the president of the United States?", True),
        ("Who is the mayor of Ashby?", False),
    ],
)
def test_a_country_is_told_from_a_town(question: str, nation: bool) -> None:
    assert all(is_nation(mark) for mark in marks(question)) is nation
