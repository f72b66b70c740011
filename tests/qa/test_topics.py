"""Questions for what there is about something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from embeddings import Encoder
from qa import reports
from qa.library import Library
from qa.reader.span import SpanReader
from qa.reader.wanted import evenly
from qa.retrieve import retrieve
from qa.service import Assistant
from qa.topics import Topic, asked
from qa.types import Article, Filters, Hit, Passage, Turn
from tests.helpers import add, ask, write_article


@pytest.mark.parametrize(
    ("question", "words", "latest"),
    [
        ("What happened in Crimea?", "Crimea", True),
        ("And what's going on with the bridge?", "the bridge", True),
        ("What has been happening at the port?", "the port", True),
        ("What's the latest on the grain talks?", "the grain talks", True),
        ("Any news about Lavrov", "Lavrov", True),
        ("Latest developments in Geneva?", "Geneva", True),
        ("Tell me more about the ferry.", "the ferry", False),
        ("What do we know about Ponomaryov?", "Ponomaryov", False),
        ("What do my articles say about sanctions?", "sanctions", False),
        ("What is known about the sniper?", "the sniper", False),
        ("Is there anything on the budget?", "the budget", False),
        ("Give me a summary of the ferry dispute", "the ferry dispute", False),
        ("Summarise the news on the ferry", "the ferry", False),
        ("What about the veto?", "the veto", False),
        ("About the veto", "the veto", False),
    ],
)
def test_a_question_for_what_there_is_names_its_topic(question: str, words: str, latest: bool) -> None:
    assert asked(question) == Topic(words, latest)


def test_what_happened_to_something_is_asked_of_the_thing_itself() -> None:
    assert asked("What happened to the bridge?") == Topic("the bridge", True, itself=True)


@pytest.mark.parametrize(
    ("asks", "sentence", "told"),
    [
        ("to the bridge at Stell", "Two men were found in a car near Stell Bridge.", False),
        ("to the bridge at Stell", "Two men slept outside the bridge at Stell.", False),
        ("at Stell Bridge", "Two men were found in a car near Stell Bridge.", True),
        ("to Stell Bridge", "Stell Bridge, near Dunmere, fell on Thursday.", True),
        ("to Stell Bridge", "Near Dunmere the Stell Bridge fell on Thursday.", True),
        ("to the bridge at Stell", "The bridge at Stell fell on Thursday.", True),
    ],
)
def test_what_happened_near_something_did_not_happen_to_it(
    library: Library, tmp_path: Path, asks: str, sentence: str, told: bool
) -> None:
    add(library, write_article(tmp_path / "a.md", "The storm", f"It rained. {sentence}"))
    (entry,) = library.entries()
    found = [(hit, library.article(entry.id)) for hit in retrieve(library, sentence, top=3)]
    topic = asked(f"What happened {asks}?")
    assert topic
    assert bool(reports.told(topic, found, evenly, lambda article, _: date.max)) is told


@pytest.mark.parametrize(
    "question",
    [
        "What happened?",
        "Where did Kerry meet Lavrov?",
        "What is the latest date for bids?",
        "Who told the court about the knife?",
        "What about it?",
        "What did Putin say about Crimea?",
    ],
)
def test_other_questions_name_none(question: str) -> None:
    assert asked(question) is None


@pytest.fixture
def ferry(library: Library, tmp_path: Path) -> Library:
    """Two reports on a ferry, one that names it by the way, and one of something else."""
    for name, title, day, text in (
        (
            "a",
            "Ferry to Norsund halted",
            "2014-03-02",
            "Photo: the ferry at Norsund\n\nThe Norsund ferry stopped on Sunday. Its owners gave no reason.",
        ),
        (
            "b",
            "Norsund ferry sails again",
            "2014-03-09",
            "Passengers cheered. The ferry to Norsund left at eight on Sunday.",
        ),
        (
            "c",
            "A mayor retires",
            "2014-03-20",
            "Mayor Berg retires. "
            + "He thanked everyone for a long time. " * 60
            + "He once opened the Norsund ferry line.",
        ),
        ("d", "Rain", "2014-03-21", "It rained in Vestby for three days."),
    ):
        add(library, write_article(tmp_path / f"{name}.md", title, text, published=day))
    return library


def claims(library: Library, question: str, **options: Any) -> list[str]:
    return [claim.text for claim in ask(library, question, threshold=0.3, **options).claims]


def test_each_article_on_a_topic_tells_its_first_whole_sentence_on_it(ferry: Library) -> None:
    told = claims(ferry, "Tell me about the Norsund ferry")
    assert set(told[:2]) == {"The Norsund ferry stopped on Sunday.", "The ferry to Norsund left at eight on Sunday."}
    assert told[2:] in ([], ["He once opened the Norsund ferry line."])


def test_whoever_asks_for_more_is_told_what_was_not_shown_until_no_more_is_found(ferry: Library) -> None:
    sailed = "The ferry to Norsund left at eight on Sunday."
    history = [Turn("Tell me about the Norsund ferry", sailed, cited=(ferry.entries()[0].id,))]
    more = ask(ferry, "More", history=history, threshold=0.3)
    assert more.claims[0].text == "The Norsund ferry stopped on Sunday."
    assert sailed not in {claim.text for claim in more.claims}
    shown = [*history, more.turn()]
    for _ in range(2):
        shown.append(ask(ferry, "anything else?", history=shown, threshold=0.3).turn())
    last = ask(ferry, "tell me more", history=shown, threshold=0.3)
    assert (last.claims, last.note) == ((), "No more was found on this than was shown.")


def test_the_latest_on_a_topic_comes_first_from_articles_on_it(ferry: Library) -> None:
    assert claims(ferry, "What is the latest on the Norsund ferry?") == [
        "The ferry to Norsund left at eight on Sunday.",
        "The Norsund ferry stopped on Sunday.",
    ]


def test_an_article_that_names_the_topic_by_the_way_is_not_the_latest_on_it(ferry: Library, tmp_path: Path) -> None:
    text = "Forty stalls opened in Vestby on Saturday. It rained. Nobody came by sea, for the Norsund ferry was late."
    add(ferry, write_article(tmp_path / "e.md", "A market opens", text, published="2014-03-22"))
    assert claims(ferry, "What is the latest on the Norsund ferry?") == [
        "The ferry to Norsund left at eight on Sunday.",
        "The Norsund ferry stopped on Sunday.",
        "Nobody came by sea, for the Norsund ferry was late.",
    ]


def test_an_article_that_names_the_topic_often_is_about_it(ferry: Library, tmp_path: Path) -> None:
    text = (
        "Forty stalls opened in Vestby on Saturday. It rained. Few came, for the Norsund ferry was late. "
        "The Norsund ferry had a hole. Nobody at the Norsund ferry had seen it."
    )
    add(ferry, write_article(tmp_path / "e.md", "A market opens", text, published="2014-03-22"))
    assert claims(ferry, "What is the latest on the Norsund ferry?")[0] == "Few came, for the Norsund ferry was late."


def test_days_confine_what_is_told_sentence_by_sentence(ferry: Library) -> None:
    assert claims(ferry, "What happened to the Norsund ferry before 5 March?") == [
        "The Norsund ferry stopped on Sunday."
    ]
    assert claims(ferry, "What happened to the Norsund ferry this week?", filters=Filters(as_of=date(2014, 3, 10))) == [
        "The ferry to Norsund left at eight on Sunday."
    ]


def test_what_a_later_article_tells_of_long_ago_comes_behind_what_is_nearer(ferry: Library, tmp_path: Path) -> None:
    text = "The Norsund ferry was built in 1954. Nobody remembers it."
    add(ferry, write_article(tmp_path / "e.md", "The Norsund ferry", text, published="2014-03-15"))
    told = claims(ferry, "What happened to the Norsund ferry before 5 March?")
    assert told == ["The Norsund ferry stopped on Sunday.", "The Norsund ferry was built in 1954."]


def test_since_when_something_had_gone_on_is_not_when_it_is_told_of(ferry: Library, tmp_path: Path) -> None:
    text = "The captain of the Norsund ferry resigned, for a warning had lain in his drawer since 1 March. He wept."
    add(ferry, write_article(tmp_path / "e.md", "The captain", text, published="2014-03-15"))
    told = claims(ferry, "What happened to the Norsund ferry before 5 March?")
    assert told == ["The Norsund ferry stopped on Sunday."]


def test_words_alone_are_answered_by_a_sentence_that_has_all_of_them(ferry: Library) -> None:
    told = ask(ferry, "Norsund ferry owners reason", threshold=0.72)
    assert not told.answered
    assert [one.text for one in ask(ferry, "Norsund ferry Sunday eight", threshold=0.72).claims] == [
        "The ferry to Norsund left at eight on Sunday."
    ]


def test_one_word_is_answered_by_what_there_is_on_it(ferry: Library) -> None:
    assert claims(ferry, "Norsund") == [
        "The Norsund ferry stopped on Sunday.",
        "The ferry to Norsund left at eight on Sunday.",
        "He once opened the Norsund ferry line.",
    ]
    assert not claims(ferry, "airport")


def test_few_words_are_shown_for_words_alone_only_where_they_are_sure(seeded: Library) -> None:
    assistant = Assistant(seeded, reader=SpanReader(rarity=seeded.rarity))
    on_sanctions = assistant.ask("sanctions russia").claims
    assert {one.short for one in on_sanctions} == {None}
    assert len(on_sanctions) > 1
    turnout = assistant.ask("crimea referendum turnout").claims[0]
    assert turnout.short is not None
    assert turnout.text[slice(*turnout.short)] == "34.2 percent"


def test_one_word_that_the_story_says_nothing_of_is_looked_for_by_itself(ferry: Library) -> None:
    history = [Turn("What is the latest on the Norsund ferry?", "The ferry to Norsund left at eight on Sunday.")]
    answer = ask(ferry, "Vestby", threshold=0.3, history=history)
    assert [one.text for one in answer.claims] == ["It rained in Vestby for three days."]


def test_a_topic_that_only_a_title_names_is_told_by_the_beginning_of_its_article(
    ferry: Library, tmp_path: Path
) -> None:
    text = "The two will be one in 2028. Parents cheered on Tuesday. A teacher wept. No room is free."
    add(ferry, write_article(tmp_path / "f.md", "School merger put off", text, published="2014-03-16"))
    told = ask(ferry, "What's the latest on the school merger?", threshold=0.5)
    assert [one.text for one in told.claims] == ["The two will be one in 2028."]
    assert not ask(ferry, "What's the latest on the school fire?", threshold=0.5).answered


def nearest(topic: str, text: str, cosine: float = 0.2, *, title: float = 0.2) -> bool:
    """Whether an article is told of under a topic, by the cosines of the topic with a passage and with the title."""
    held = Article("a", "Tram drivers go back", text=text)
    hit = Hit(Passage("a", 0, len(text)), 1, {"dense": cosine})
    return reports.near(Topic(topic, False), [(hit, held)], evenly, lambda titles: [title for _ in titles]) == [held]


def test_an_article_that_tells_of_a_topic_in_other_words_is_near_it_by_passage_or_title() -> None:
    text = "The Lisbon drivers walked out for nineteen days."
    assert nearest("the drivers' strike", text, reports.NEAR)
    assert nearest("the drivers' strike", text, title=reports.NEAR)
    assert not nearest("the drivers' strike", text, reports.NEAR - 0.01)


@pytest.mark.parametrize(
    "topic",
    ["the drivers' strike in Madrid", "the drivers' strike in madrid", "the 2019 drivers' strike", "the walkout"],
)
def test_what_has_another_name_or_figure_or_no_word_of_the_topic_is_not_near(topic: str) -> None:
    assert not nearest(topic, "The Lisbon drivers stayed at home for nineteen days.", 0.9)


def test_nothing_is_near_to_what_a_pronoun_stands_for() -> None:
    assert not nearest("its drivers", "The Lisbon drivers stayed at home for nineteen days.", 0.9)


def test_how_an_article_begins_is_told_of_a_topic_in_other_words(
    opened: Callable[..., Library], tmp_path: Path, real_encoder: Encoder
) -> None:
    library = opened(encoder=real_encoder)
    text = "Two masked men took silver from the Orley museum on Friday. It took four minutes. Nobody was hurt."
    add(library, write_article(tmp_path / "a.md", "Thieves take Viking silver from museum", text))
    told = ask(library, "Tell me about the silver robbery", threshold=0.3)
    assert told.claims[0].text == "Two masked men took silver from the Orley museum on Friday."
    assert not ask(library, "Tell me about the museum café", threshold=0.3).answered


def test_a_topic_that_no_sentence_names_is_left_to_the_reader(ferry: Library) -> None:
    answer = ask(ferry, "Tell me about the Norsund airport", threshold=0.9)
    assert not answer.answered


def test_a_follow_up_that_answers_keeps_its_subject(ferry: Library) -> None:
    history = [Turn("What is the latest on the Norsund ferry?", "The ferry to Norsund left at eight on Sunday.")]
    answer = ask(ferry, "What about Vestby?", threshold=0.3, history=history)
    assert answer.standalone == "What is the latest on the Vestby?" or answer.claims[0].text.startswith("It rained")
