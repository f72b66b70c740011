"""Days that a question confines itself to, and what the articles tell of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from qa.library import Library
from qa.periods import Period, about, adrift, period, weekday, with_years, without_adrift
from qa.reader.sentence import SentenceReader
from qa.sayings import sayings
from qa.service import Assistant
from qa.types import Filters
from tests.helpers import add, ask, found_words, write_article

LATEST = date(2014, 3, 27)


@pytest.mark.parametrize(
    ("question", "rest", "since", "until"),
    [
        ("What happened before 10 March?", "What happened?", None, "2014-03-09"),
        ("Before 10 March, what did Putin say?", "What did Putin say?", None, "2014-03-09"),
        ("What did Putin say after 10 March 2013?", "What did Putin say?", "2013-03-11", None),
        ("What has happened since 10 March?", "What has happened?", "2014-03-10", None),
        ("What did Putin do until March 2014?", "What did Putin do?", None, "2014-03-31"),
        ("What happened between 10 March and 12 March?", "What happened?", "2014-03-10", "2014-03-12"),
        ("What happened from 10 to 12 March?", "What happened?", "2014-03-10", "2014-03-12"),
        ("What happened between March 10 and 12?", "What happened?", "2014-03-10", "2014-03-12"),
        ("What happened in 1991?", "What happened?", "1991-01-01", "1991-12-31"),
        ("What happened on 16 March 2014?", "What happened?", "2014-03-16", "2014-03-16"),
        ("What happened before 10 December?", "What happened?", None, "2013-12-09"),
    ],
)
def test_a_question_names_its_days(question: str, rest: str, since: str | None, until: str | None) -> None:
    found = period(question, LATEST)
    assert found is not None
    assert found.question == rest
    assert found.since == (since and date.fromisoformat(since))
    assert found.until == (until and date.fromisoformat(until))
    assert found.open == rest.endswith("happened?")


@pytest.mark.parametrize(
    "question",
    [
        "What happened before Sunday?",
        "What happened on 31 February 2014?",
        "Who was president before 2010?",
        "What did Putin say on 4 March about Crimea?",
        "Who signed the treaty of 18 March 2014?",
    ],
)
def test_days_that_only_say_what_is_asked_about_confine_nothing(question: str) -> None:
    assert period(question, LATEST) is None


def test_what_happened_without_a_day_asks_for_the_latest() -> None:
    assert period("What happened?", LATEST) == Period("What happened?", None, None, open=True, counted=True)


TODAY = date(2014, 3, 20)  # a Thursday


@pytest.mark.parametrize(
    ("question", "rest", "since", "until"),
    [
        ("What happened yesterday?", "What happened?", "2014-03-19", "2014-03-19"),
        ("What happened this week?", "What happened?", "2014-03-17", "2014-03-23"),
        ("Last week, what happened?", "What happened?", "2014-03-10", "2014-03-16"),
        ("What happened on Tuesday?", "What happened?", "2014-03-18", "2014-03-18"),
        ("What has happened since Monday?", "What has happened?", "2014-03-17", None),
        ("What happened before yesterday?", "What happened?", None, "2014-03-18"),
        ("What happened between Monday and Wednesday?", "What happened?", "2014-03-17", "2014-03-19"),
        ("What did Putin say last week?", "What did Putin say?", "2014-03-10", "2014-03-16"),
        ("Who said no yesterday?", "Who said no?", "2014-03-19", "2014-03-19"),
        ("What happened before 10 March?", "What happened?", None, "2014-03-09"),
        ("what happened on wednesday?", "What happened?", "2014-03-19", "2014-03-19"),
        ("What did Putin say on Friday?", "What did Putin say?", "2014-03-14", "2014-03-14"),
        ("What happened before Sunday?", "What happened?", None, "2014-03-15"),
        ("What happened over the weekend?", "What happened?", "2014-03-15", "2014-03-16"),
        ("What happened 4 days ago?", "What happened?", "2014-03-16", "2014-03-16"),
        ("What happened in the past week?", "What happened?", "2014-03-13", "2014-03-20"),
        ("What did Putin say in the last 3 days?", "What did Putin say?", "2014-03-17", "2014-03-20"),
        ("What happened recently?", "What happened?", "2014-03-06", "2014-03-20"),
        ("What happened in Crimea on Tuesday?", "What happened in Crimea?", "2014-03-18", "2014-03-18"),
        ("What is new on sanctions since Monday?", "What is new on sanctions?", "2014-03-17", None),
        ("Who said what this week?", "Who said what?", "2014-03-17", "2014-03-23"),
    ],
)
def test_days_that_go_by_the_day_of_the_question_confine_it(
    question: str, rest: str, since: str | None, until: str | None
) -> None:
    found = period(question, LATEST, TODAY)
    assert found is not None
    assert found.question == rest
    assert found.since == (since and date.fromisoformat(since))
    assert found.until == (until and date.fromisoformat(until))


@pytest.mark.parametrize(("day", "since"), [(17, 11), (18, 12), (19, 17), (23, 17)])
def test_this_week_is_the_seven_days_that_went_by_as_long_as_it_is_new(day: int, since: int) -> None:
    found = period("What happened this week?", LATEST, date(2014, 3, day))
    assert found is not None
    assert found.since == date(2014, 3, since)


@pytest.mark.parametrize(
    ("question", "latest", "since"),
    [
        ("What happened on 29 February?", date(2017, 1, 10), date(2016, 2, 29)),
        ("What happened on 29 February?", date(2014, 3, 1), date(2012, 2, 29)),
        ("What happened on 29 February?", date(2016, 3, 1), date(2016, 2, 29)),
    ],
)
def test_a_leap_day_is_the_last_one_that_there_was(question: str, latest: date, since: date) -> None:
    found = period(question, latest)
    assert found is None or found.since == since


def test_a_length_of_time_that_no_calendar_has_is_a_long_one() -> None:
    found = period("What happened in the last 999 years?", LATEST, TODAY)
    assert found is not None
    assert found.since == TODAY - timedelta(days=36_500)


@pytest.mark.parametrize("question", ["What did the bank shut down this week?", "Who was elected last year?"])
def test_days_that_say_what_is_asked_about_confine_nothing_on_any_day(question: str) -> None:
    assert period(question, LATEST, TODAY) is None


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Which company recalled cars this week?", "2014-03-13", "2014-03-20"),
        ("Who won last month?", "2014-01-29", "2014-03-07"),
        ("Who retired on Tuesday?", "2014-03-15", "2014-03-20"),
        ("Which company recently split its shares?", "2014-03-03", "2014-03-20"),
        ("Who will speak tomorrow?", "2014-03-06", "2014-03-20"),
        ("Who, elected last October, resigned this week?", "2014-03-13", "2014-03-20"),
    ],
)
def test_a_question_is_about_days_as_seen_from_the_day_it_is_asked(question: str, first: str, last: str) -> None:
    assert about(question, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "question", ["Which company recalled cars?", "Who was elected last year?", "Who signed on 18 March 2010?"]
)
def test_a_question_without_days_near_its_own_is_about_any(question: str) -> None:
    assert about(question, TODAY) is None


@pytest.mark.parametrize(
    ("question", "words", "without"),
    [
        ("What happened in Crimea this week?", "this week", "What happened in Crimea?"),
        ("Who resigned on Tuesday?", "Tuesday", "Who resigned on?"),
        ("Who signed on 18 March 2014?", "", "Who signed on 18 March 2014?"),
        ("What is the latest on Crimea?", "", "What is the latest on Crimea?"),
        ("Who won?", "", "Who won?"),
    ],
)
def test_words_that_need_a_day_to_count_from_are_known(question: str, words: str, without: str) -> None:
    assert adrift(question) == words
    assert without_adrift(question) == without


@pytest.fixture
def week(library: Library, tmp_path: Path) -> Library:
    """Three articles, each of a day of its own, that speak of other days."""
    for day, text in {
        "2014-03-14": "The referendum will be held on Sunday. Ministers met in London on Friday.",
        "2014-03-17": "Voters went to the polls on Sunday. The count ended on Monday.",
        "2014-03-27": "The assembly met on Thursday. The deal of 8 March had failed.",
    }.items():
        add(library, write_article(tmp_path / f"{day}.md", f"Day {day}", text, published=day, publisher=f"P{day}"))
    return library


def claims(library: Library, question: str, **options: Any) -> list[str]:
    return [claim.text for claim in ask(library, question, threshold=0.3, **options).claims]


def test_what_happened_on_a_day_is_told_by_those_who_tell_of_it_afterwards(week: Library) -> None:
    assert claims(week, "What happened on 16 March?") == ["Voters went to the polls on Sunday."]


def test_what_is_to_come_is_told_where_nothing_else_is(library: Library, tmp_path: Path) -> None:
    text = "The referendum will be held on Sunday."
    add(library, write_article(tmp_path / "a.md", "Before", text, published="2014-03-14"))
    assert claims(library, "What happened on 16 March?") == [text]


def test_what_happened_before_a_day_is_told_backwards_from_it(week: Library) -> None:
    assert claims(week, "What happened before 15 March?") == [
        "Ministers met in London on Friday.",
        "The deal of 8 March had failed.",
    ]


def test_what_happened_after_a_day_is_told_forwards(week: Library) -> None:
    assert claims(week, "What happened after 16 March?") == [
        "The count ended on Monday.",
        "The assembly met on Thursday.",
    ]


def test_filters_confine_it_further(week: Library) -> None:
    told = claims(week, "What happened after 14 March?", filters=Filters(until=date(2014, 3, 17)))
    assert told == ["Voters went to the polls on Sunday.", "The count ended on Monday."]
    assert claims(week, "What happened after 14 March?", filters=Filters(publishers=("P2014-03-27",))) == [
        "The assembly met on Thursday."
    ]


def test_nothing_happened_where_no_article_says_so(week: Library) -> None:
    answer = ask(week, "What happened in 1954?", threshold=0.3)
    assert not answer.answered
    assert answer.filters == Filters(date(1954, 1, 1), date(1954, 12, 31))


def test_a_search_finds_a_day_that_an_article_of_another_day_mentions(week: Library) -> None:
    filters = Filters(date(2014, 3, 8), date(2014, 3, 8))
    assert [hit.passage.start for hit in ask(week, "What failed?", filters=filters).hits] == [0]
    assert found_words(week, "deal")


# -- as of a day ------------------------------------------------------------------------------------------------


@pytest.fixture
def recalls(library: Library, tmp_path: Path) -> Library:
    """The same news of four days, the last of an article without one."""
    for day, firm in (("2014-02-03", "Vale"), ("2014-03-18", "Ibis"), ("2014-04-22", "Orca"), ("", "Nemo")):
        text = f"{firm} recalled its cars. The brakes of the cars had failed."
        dated = {"published": day} if day else {}
        add(library, write_article(tmp_path / f"{firm}.md", f"{firm} recalls cars", text, **dated))
    return library


def first_found(library: Library, question: str, **options: Any) -> str:
    """The first word of the title of the first hit."""
    assistant = Assistant(library, **{"today": lambda: date(2026, 11, 26)} | options.pop("assistant", {}))
    (hit, *_) = assistant.search(question, **options)
    return library.entry(hit.passage.article_id).title.split()[0]


@pytest.mark.parametrize(
    ("day", "firm"), [("2014-02-07", "Vale"), ("2014-03-20", "Ibis"), ("2014-04-25", "Orca"), ("2014-03-24", "Ibis")]
)
@pytest.mark.parametrize("question", ["Who recalled its cars this week?", "Who recalled its cars?"])
def test_what_was_news_on_the_day_of_the_question_comes_first(
    recalls: Library, question: str, day: str, firm: str
) -> None:
    asked = Filters(as_of=date.fromisoformat(day))
    assert first_found(recalls, question, filters=asked) == firm
    assert ask(recalls, question, filters=asked).claims[0].text.startswith(firm)


def test_what_was_published_later_is_not_known_and_what_has_no_day_is(recalls: Library) -> None:
    hits = ask(recalls, "Who recalled its cars?", filters=Filters(as_of=date(2014, 3, 20))).hits
    found = {recalls.entry(hit.passage.article_id).title.split()[0] for hit in hits}
    assert found == {"Vale", "Ibis", "Nemo"}


def test_this_week_is_that_of_today_where_the_articles_reach_so_far(recalls: Library) -> None:
    def on(day: date) -> str:
        return first_found(recalls, "Who recalled its cars this week?", assistant={"today": lambda: day})

    assert on(date(2014, 4, 24)) == "Orca"
    assert on(date(2014, 3, 20)) == "Ibis"


def test_an_archive_has_no_today(recalls: Library) -> None:
    asked = [first_found(recalls, f"Who recalled its cars{when}?") for when in ("", " this week", " recently")]
    assert len(set(asked)) == 1
    reader = SentenceReader(recalls.encoder, recalls.rarity)
    assistant = Assistant(recalls, reader=reader, today=lambda: date(2026, 11, 26))
    assert assistant.ask("What happened yesterday?").filters is None


def test_what_happened_this_week_is_told_of_the_week_of_the_question(week: Library) -> None:
    asked = Filters(as_of=date(2014, 3, 19))
    assert claims(week, "What happened this week?", filters=asked) == ["The count ended on Monday."]
    assert claims(week, "What happened last week?", filters=asked) == [
        "Voters went to the polls on Sunday.",
        "Ministers met in London on Friday.",
    ]


def test_every_article_tells_of_the_week_before_one_tells_more(library: Library, tmp_path: Path) -> None:
    for day, text in (
        (11, "A bridge fell on Monday. A road was closed on Tuesday."),
        (14, "A bank was robbed on Friday. A shop was robbed on Thursday."),
        (13, "A mayor resigned on Wednesday."),
    ):
        add(library, write_article(tmp_path / f"{day}.md", f"Day {day}", text, published=f"2014-03-{day}"))
    assert claims(library, "What happened last week?", filters=Filters(as_of=date(2014, 3, 19))) == [
        "A bank was robbed on Friday.",
        "A mayor resigned on Wednesday.",
        "A bridge fell on Monday.",
    ]


def test_a_day_that_opens_a_line_is_that_of_all_of_it(library: Library, tmp_path: Path) -> None:
    text = "Tuesday: It rained. A road was closed.\n\nWednesday: The river rose. The wall gave way.\n\nNobody was hurt."
    add(library, write_article(tmp_path / "storm.md", "The storm", text, published="2014-03-15"))
    assert claims(library, "What happened on 12 March 2014?") == ["Wednesday: The river rose. The wall gave way."]


def test_what_was_news_then_is_told_before_what_looks_back(library: Library, tmp_path: Path) -> None:
    for name, day, text in (
        ("ship", "2014-06-01", "A ship was late. It had been painted in March. It sank on 3 March."),
        ("mill", "2014-03-20", "A mill burned down on Tuesday. Its roof had been mended on 2 March."),
        ("fair", "2014-04-05", "A fair opened on 31 March. It had been put off in March."),
    ):
        add(library, write_article(tmp_path / f"{name}.md", f"The {name}", text, published=day))
    assert claims(library, "What happened in March 2014?") == [
        "A mill burned down on Tuesday.",
        "A fair opened on 31 March.",
        "It sank on 3 March.",
    ]


def test_who_spoke_later_is_not_known_yet(library: Library, tmp_path: Path) -> None:
    for day, word in (("13", "early"), ("20", "late")):
        text = f"“The vote came too {word},” Sergei Lavrov told reporters."
        add(library, write_article(tmp_path / f"{day}.md", word, text, published=f"2014-03-{day}"))
    asked = Filters(as_of=date(2014, 3, 15))
    (claim,) = ask(library, "What did Lavrov say?", filters=asked).claims
    assert "too early" in claim.text
    assert [one.speech.date for one in sayings(library, filters=asked)] == [date(2014, 3, 13)]


# -- days beside a quote ----------------------------------------------------------------------------------------


def test_the_day_that_a_word_stands_for_is_told_beside_the_quote(week: Library) -> None:
    answer = ask(week, "Where did ministers meet?", threshold=0.0, filters=Filters(until=date(2014, 3, 14)))
    (citation,) = [one for one in answer.citations if "London" in one.quote]
    (mention,) = citation.dates
    assert week.article(citation.article_id).text[mention.start : mention.end] == "on Friday"[3:]
    assert (mention.first, mention.last) == (date(2014, 3, 14), date(2014, 3, 14))
    assert "2014" not in citation.quote
    (claim,) = [one for one in answer.claims if "London" in one.text]
    assert claim.text[claim.dates[0].start : claim.dates[0].end] == "Friday"


def test_a_date_that_says_all_itself_is_left_alone(library: Library, tmp_path: Path) -> None:
    text = "The harbour bridge opened on 8 March. It closed on 3 May 2012."
    add(library, write_article(tmp_path / "a.md", "Bridge", text, published="2014-03-27"))
    assert all(not one.dates for one in ask(library, "When did the harbour bridge open?").citations)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What happened on Wednesday?", 2),
        ("what happened wednesday", 2),
        ("What happened last Sunday?", 6),
        ("What took place on Friday night?", 4),
        ("What happened on Wednesday, 12 March?", None),
        ("What happened on 12 March?", None),
        ("What happened since Wednesday?", None),
        ("What happened yesterday?", None),
        ("What happened next Wednesday?", None),
        ("What happens on Wednesday?", None),
        ("What happened in Crimea on Wednesday?", None),
        ("What happened?", None),
        ("Who resigned on Wednesday?", None),
    ],
)
def test_a_question_of_what_happened_on_a_day_of_any_week_is_known(question: str, day: int | None) -> None:
    assert weekday(question) == day


def test_an_archive_tells_of_the_days_of_that_name_it_tells_of_the_latest_first(
    library: Library, tmp_path: Path
) -> None:
    for day, text in {
        "2014-03-14": "A bridge fell on Wednesday. A road was closed on Tuesday.",
        "2014-05-22": "A bank was robbed yesterday. The parade will be held on Wednesday.",
        "2014-04-03": "A mayor resigned on Wednesday.",
    }.items():
        add(library, write_article(tmp_path / f"{day}.md", f"Day {day}", text, published=day))
    answer = ask(library, "What happened on Wednesday?", threshold=0.3)
    assert [claim.text for claim in answer.claims] == [
        "A bank was robbed yesterday.",
        "A mayor resigned on Wednesday.",
        "A bridge fell on Wednesday.",
    ]
    assert [citation.dates[0].first for citation in answer.citations] == [
        date(2014, 5, 21),
        date(2014, 4, 2),
        date(2014, 3, 12),
    ]
    assert claims(library, "What happened on Tuesday?") == ["A road was closed on Tuesday."]
    assert claims(library, "What happened on Friday?") == []
    early = Filters(until=date(2014, 4, 30))
    assert claims(library, "What happened on Wednesday?", filters=early)[0] == "A mayor resigned on Wednesday."


def test_who_says_as_of_which_day_has_said_which_day_of_that_name_is_meant(week: Library) -> None:
    assert claims(week, "What happened on Friday?") == ["Ministers met in London on Friday."]
    assert claims(week, "What happened on Friday?", filters=Filters(as_of=date(2014, 3, 27))) == []


def test_what_happened_tells_the_latest_there_is(week: Library) -> None:
    assert claims(week, "What happened?")[0] == "The assembly met on Thursday."


def test_an_archive_says_which_words_it_cannot_count(week: Library) -> None:
    assert ask(week, "What happened this week?").adrift == "this week"
    assert ask(week, "What happened this week?", filters=Filters(as_of=date(2014, 3, 17))).adrift == ""
    assert ask(week, "Who met in London?").adrift == ""


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("What happened in March?", "What happened in March 2014?"),
        ("what happened in late march", "what happened in late March 2014"),
        ("What happened in May?", "What happened in May?"),  # of two years
        ("What happened in July?", "What happened in July?"),  # of none
        ("What happened last March?", "What happened last March?"),
        ("What happened in March 2012?", "What happened in March 2012?"),
        ("What did March say?", "What did March say?"),
    ],
)
def test_a_month_is_that_of_the_only_year_that_the_articles_have_it_of(question: str, dated: str) -> None:
    assert (
        with_years(question, lambda: (date(2014, 3, 9), date(2014, 3, 20), date(2013, 5, 1), date(2014, 5, 1), None))
        == dated
    )


def test_an_archive_tells_what_happened_in_a_month_that_it_has_once(week: Library) -> None:
    answer = ask(week, "What happened in March?")
    assert (answer.answered, answer.adrift) == (True, "")
    assert ask(week, "What happened in May?").adrift == "May"
