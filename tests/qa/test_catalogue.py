"""What the library's records tell of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from qa.answer.extractive import NO_ANSWER
from qa.catalogue import NAMED, of_it, told
from qa.library import Library
from qa.types import Article, Filters
from tests.helpers import add, article, ask, write_article

FERRY = article(
    "Review: the Grey Ferry is a slow delight",
    "The Grey Ferry crosses the sound in an hour.",
    authors=("Nora Field",),
    publisher="The Larkfield Courier",
    published=date(2021, 5, 4),
)
FIRE = article(
    "Caretaker jailed for barn fire",
    "A caretaker admitted arson at Holm Farm and was jailed.",
    authors=("Tom Ash", "Nora Field"),
    publisher="Harbour Gazette",
    published=date(2021, 6, 1),
)
SQUIRES = article("Police interview man over barn fire", "Detectives spoke to a man of 40.", authors=("Ida Squires",))
ALL = (FIRE, FERRY, SQUIRES)


def says(
    question: str, articles: Sequence[Article] = ALL, filters: Filters | None = None, today: date | None = None
) -> str | None:
    def naming(words: Sequence[str]) -> list[Article]:
        return [one for one in articles if " ".join(words).casefold() in f"{one.title} {one.text}".casefold()]

    found = told(question, lambda: articles, lambda words: articles, naming, filters, today=today)
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Who wrote the article about the arson?", "“Caretaker jailed for barn fire”"),
        ("Who wrote the article about the arson?", "is by Tom Ash and Nora Field"),
        ("Who wrote the Grey Ferry review?", "is by Nora Field"),
        ("Who reviewed the Grey Ferry?", "is by Nora Field"),
        ("When was the review of the Grey Ferry published?", "4 May 2021"),
        ("Which paper published the story about the arson?", "Harbour Gazette"),
        ("What is the headline of the article on arson?", "Caretaker jailed for barn fire"),
        ("What has Nora Field written?", "2 articles by Nora Field"),
        ("Which articles did Squires write?", "one article by Ida Squires"),
        ("Which articles are from the Courier?", "published by The Larkfield Courier"),
        ("How many articles do you have?", "3 articles, published from 4 May 2021 to 1 June 2021; 1 undated"),
        ("What articles are there about the barn fire?", "“Police interview man over barn fire” (undated)"),
        ("Which articles mention a man of 40?", "“man of 40” stands in one article: “Police interview man"),
        ("How many articles mention the arson?", "“arson” stands in one article: “Caretaker jailed"),
        ("Which articles mention detectives and fire?", "“detectives” and “fire” stand in one article: “Police"),
        ("Which articles mention Kokurin?", "No article has the word “Kokurin”."),
        ("Which articles are from 2021?", "2 articles from 2021: “Caretaker"),
        ("Which articles were published in May 2021?", "one article from May 2021: “Review"),
        ("How many articles are from 2021?", "2 articles from 2021"),
        ("articles from 2021", "One article of unknown day is passed over."),
        ("Articles since 1 June 2021 by Nora Field", "one article since 1 June 2021 by Nora Field: “Caretaker"),
        ("Which articles are by Field before June 2021?", "one article by Nora Field until 31 May 2021: “Review"),
        ("Which articles are from 1990?", "By the library's records, no articles from 1990."),
        ("What did the Gazette publish in June 2021?", "one article published by Harbour Gazette from June 2021"),
        ("What is the newest article?", "the newest article is “Caretaker jailed for barn fire” (Harbour Gazette"),
        ("Which article is the oldest?", "the oldest article is “Review: the Grey Ferry"),
        ("What's the first article by Nora Field?", "the first article by Nora Field is “Review: the Grey Ferry"),
        (
            "What is the latest story about the ferry?",
            "the latest article about “the ferry”, by title or beginning, is",
        ),
        ("Show me the latest articles", "the latest of 2 articles: “Caretaker"),
        ("How many articles are about the barn fire?", "“barn fire” stands in 2 articles, in 2 of them in the title:"),
        ("How many articles are about detectives?", "“detectives” stands in one article: “Police"),
        ("List all articles", "Your library has 3 articles: “Caretaker"),
        ("Show me my articles", "Your library has 3 articles: “Caretaker"),
        ("Any news?", "Your library has 3 articles: “Caretaker"),
        ("Who wrote the article about ferries?", "is by Nora Field"),
        # In plain words.
        ("articles about the ferry", "By title or beginning: “Review: the Grey Ferry is a slow delight”"),
        ("list the stories about the barn fire", "“Police interview man over barn fire” (undated)"),
        ("articles mentioning detectives", "“detectives” stands in one article: “Police"),
        ("how many articles are about a slow delight", "stands in one article, in its title: “Review"),
        ("list the articles by Nora Field", "2 articles by Nora Field: “Caretaker"),
        ("news from the Larkfield Courier", "one article published by The Larkfield Courier: “Review"),
        ("any news from the gazette?", "one article published by Harbour Gazette: “Caretaker"),
        (
            "the latest articles about the ferry",
            "the latest article about “the ferry”, by title or beginning, is “Review",
        ),
    ],
)
def test_a_question_about_the_articles_is_told_from_the_records(question: str, part: str) -> None:
    assert part in (says(question) or "")


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote The Salt Road?",
        "What did Squires write?",
        "What did the caretaker write?",
        "Who reviewed the evidence?",
        "Who interviewed the man?",
        "Who wrote the article about the glacier?",
        "Who wrote the report on the fire?",
        "Who wrote the report?",
        "Who wrote the story about it?",
        "Which articles are about it?",
        "When was the document published?",
        "What is in the documents?",
        "What topics do the documents leaked by Snowden cover?",
        "What topics do her masterpieces treat?",
        "Which articles mention the man fire?",
        "Which articles mention “…”?",
        "Which articles mention him?",
        "Which articles of the treaty were broken?",
        "When was the barn built?",
        "How many barns are there?",
        "Who published The Salt Road?",
        "Which documents are from 1990?",
        "Which stories are from the north?",
        "What is the oldest piece in the museum?",
        "What is the last story of the book?",
        "What is the latest on the ferry?",
        "Who wrote the letter about the barn fire?",
        "news from the north",
        "documents about the barn fire",
        "articles by Shakespeare",
    ],
)
def test_what_asks_for_something_that_articles_say_is_left_to_them(question: str) -> None:
    assert says(question) is None


@pytest.mark.parametrize(
    ("question", "filters", "part"),
    [
        (
            "How many articles do you have?",
            Filters(publishers=("Courier",)),
            "one article, published on 4 May 2021. The Library tab names them, as the command "
            "“pullquote list” does. "
            "Only articles published by Courier count",
        ),
        ("How many articles do you have?", Filters(since=date(2021, 6, 1)), "one article"),
        ("How many articles do you have?", Filters(since=date(2022, 6, 1)), "has no articles."),
        ("How many articles do you have?", Filters(as_of=date(2021, 5, 20)), "2 articles"),
        ("What has Nora Field written?", Filters(until=date(2021, 5, 30)), "one article by Nora Field"),
        ("What articles are there about the barn fire?", Filters(publishers=("Gazette",)), "“Caretaker jailed"),
    ],
)
def test_what_the_filters_leave_out_is_not_counted_and_the_note_says_so(
    question: str, filters: Filters, part: str
) -> None:
    found = says(question, filters=filters) or ""
    assert part in found
    assert "as your filters say" in found
    assert says(question) != found


def test_what_the_filters_leave_out_is_not_told() -> None:
    assert says("Which articles are from the Courier?", filters=Filters(publishers=("Gazette",))) is None


def test_last_month_is_known_where_it_is_known_when_that_was() -> None:
    assert "2 articles" not in (says("articles from last month", today=date(2021, 7, 1)) or "")
    assert "“Caretaker jailed" in (says("articles from last month", today=date(2021, 7, 1)) or "")
    assert says("articles from last month") is None


def test_another_form_of_a_word_makes_an_article_one_that_may_be_meant() -> None:
    heating = article("No heating plan for the hall", "The council has none.", authors=("Ida Squires",))
    hot = article(
        "The hottest day", f"It was July. {'Nobody went out. ' * 30} The heat bent rails.", authors=("Tom Ash",)
    )
    said = says("Who wrote the article about the heat?", [heating, hot]) or ""
    assert said.startswith("No title or beginning has these words as they are; it may be: “The hottest day”")
    assert "Ida Squires" in said
    assert "records" in (says("Who wrote the article about the heating?", [heating, hot]) or "")
    assert "may be" in (says("Which articles are about heated halls?", [heating]) or "")


def test_a_record_that_does_not_say_tells_nothing() -> None:
    bare = article("Ferry runs aground", "The ferry ran aground.")
    assert says("Who wrote the article about the ferry?", [bare]) is None
    assert says("When was the article about the ferry published?", [bare]) is None


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Who wrote the article?", "is by Tom Ash and Nora Field"),
        ("When was this story published?", "1 June 2021"),
        ("What is the headline of the article?", "Caretaker jailed for barn fire"),
    ],
)
def test_of_the_article_at_hand_the_record_is_told(question: str, part: str) -> None:
    found = told(question, lambda: ALL, lambda words: ALL, lambda words: (), at_hand=lambda: FIRE)
    assert found is not None
    assert part in found.text
    assert found.entries == (FIRE,)


def test_what_the_record_of_the_article_at_hand_lacks_is_said() -> None:
    found = told(
        "Who published the article?", lambda: ALL, lambda words: ALL, lambda words: (), at_hand=lambda: SQUIRES
    )
    assert found is not None
    assert found.text == "The library's records don't say that of “Police interview man over barn fire” (undated)."


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("who wrote it?", "is by Tom Ash and Nora Field"),
        ("When was that published?", "1 June 2021"),
        ("And which paper published this?", "Harbour Gazette"),
    ],
)
def test_it_may_be_the_article_that_was_cited(question: str, part: str) -> None:
    found = of_it(question, lambda: [FIRE])
    assert found is not None
    assert part in found.text
    assert found.entries == (FIRE,)
    assert of_it(question, list) is None


def test_of_several_articles_that_were_cited_each_is_told_of() -> None:
    found = of_it("Who wrote that?", lambda: [FIRE, FERRY])
    assert found is not None
    assert found.entries == (FIRE, FERRY)
    bare = of_it("Who published it?", lambda: [SQUIRES])
    assert bare is not None
    assert "don't say" in bare.text


@pytest.mark.parametrize("question", ["Who wrote the book?", "When was that?", "Who wrote it in 1931?"])
def test_something_else_is_not_the_article_that_was_cited(question: str) -> None:
    assert of_it(question, lambda: [FIRE]) is None


@pytest.mark.parametrize("question", ["What are my articles about?", "What's in my library?", "Summarise my articles"])
def test_what_a_library_holds_is_told_by_titles(question: str) -> None:
    assert says(question) == (
        "Your library has 3 articles: “Caretaker jailed for barn fire” (Harbour Gazette, 1 June 2021); “Review: the "
        "Grey Ferry is a slow delight” (The Larkfield Courier, 4 May 2021); “Police interview man over barn fire” "
        "(undated)."
    )


@pytest.mark.parametrize("question", ["What are my articles about?", "Who wrote the article?"])
def test_where_the_filters_leave_no_article_none_is_told_of(question: str) -> None:
    assert says(question, filters=Filters(publishers=("The Echo",))) is None


def test_of_many_articles_the_rest_is_counted() -> None:
    many = [article(f"Ferry {n}", f"The ferry ran aground {n}.", authors=("Ida Squires",)) for n in range(NAMED + 2)]
    assert (says("Which articles are by Ida Squires?", many) or "").endswith("and 2 more.")


def test_what_the_records_say_is_a_note_and_no_answer(library: Library, tmp_path: Path) -> None:
    fields = {"author": "Ida Squires", "date": "2021-05-04"}
    add(library, write_article(tmp_path / "a.md", "Ferry runs aground", "The ferry ran aground on Friday.", **fields))
    answer = ask(library, "Who wrote the article about the ferry?")
    assert (answer.answered, answer.text, answer.citations) == (False, NO_ANSWER, ())
    assert "Ida Squires" in answer.note
    assert [library.entry(hit.passage.article_id).title for hit in answer.hits] == ["Ferry runs aground"]
    assert ask(library, "Where did the ferry run aground?").note == ""
