"""Sentences that a correction takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings import Encoder
from qa.library import Library
from qa.reader.rules.withdrawn import asks_of_first, withdrawn, without_withdrawn
from qa.service import Assistant
from tests.helpers import add, assert_exact, write_article

CORRECTION = (
    "In our report of 3 October we said the city would borrow 90 million pounds for the tram. "
    "The correct figure is 95 million pounds."
)


@pytest.mark.parametrize(
    ("title", "text", "taken_back"),
    [
        ("Correction: the tram", CORRECTION, [CORRECTION.split(". ", 1)[0] + "."]),
        ("The tram", CORRECTION, []),
        ("The drug", "A drug that was incorrectly described as safe has killed 40 people.", []),
        ("Libel", "Tom Ash, who was wrongly identified as the bomber, has been paid £40,000.", []),
        ("The bank", "The bank, which misreported trades worth $4bn, was fined $40m. It will pay.", []),
        ("The firm", "The firm misstated its profits by £40m. It employs 90.", []),
        (
            "The bridge",
            "This article was amended on 3 May 2024. An earlier version said the bridge cost £2m. It cost £3m.",
            ["An earlier version said the bridge cost £2m."],
        ),
        ("The bridge", "An earlier version said little of the bridge; it cost £3m.", []),
        (
            "Rents",
            "The bill was amended on Tuesday. The original version said rents would rise to £400. They stay.",
            [],
        ),
        ("Rents", "Updated on 3 May. An earlier version said £400. It is £300.", ["An earlier version said £400."]),
        (
            "The bridge",
            "A caption last week misidentified the mayor as Tom Ash. She is Anna Berg.",
            ["A caption last week misidentified the mayor as Tom Ash."],
        ),
        (
            "The tram",
            "An earlier version of this article gave the cost as 9 million. It is 95 million.",
            ["An earlier version of this article gave the cost as 9 million."],
        ),
        ("The tram", "An earlier version of this article wrongly said 9 million, in fact it is 95 million.", []),
        (
            "Correction: herring",
            "Our story about herring (2 May) told little. Our story about herring, on 2 May, gave 40 boats. Four sank.",
            ["Our story about herring, on 2 May, gave 40 boats."],
        ),
        (
            "Correction",
            "Because of a typing error, the tower’s height was given as 90 metres. It is 19 metres.",
            ["Because of a typing error, the tower’s height was given as 90 metres."],
        ),
        (
            "Correction: ferries",
            "Monday’s front-page report “No boats, no trade” put the loss at 3 million. It was 30 million.",
            ["Monday’s front-page report “No boats, no trade” put the loss at 3 million."],
        ),
        (
            "Corrections and clarifications",
            "Our report of 3 May gave the crowd as 9,214. It was 9,124.",
            ["Our report of 3 May gave the crowd as 9,214."],
        ),
        ("Correction: ferries", "A report by the auditor, sent to the council on Monday, said that 40 sank.", []),
        (
            "The tram",
            "Correction, 9 May: Our article said the mayor was ill. She was away.\nOur article said so.",
            ["Correction, 9 May: Our article said the mayor was ill."],
        ),
        ("The tram", "The final was played in Lund, not in Malmö, as our article wrongly stated.", []),
        (
            "The tram",
            "Note: an earlier version of this list gave the trams as nine. There are six.",
            ["Note: an earlier version of this list gave the trams as nine."],
        ),
        (
            "The tram",
            "An earlier version of this article dated the fire to 3 April. It was on 3 May.",
            ["An earlier version of this article dated the fire to 3 April."],
        ),
        ("The tram", "An earlier version of the list gave nine trams.", []),
        ("The tram", "An earlier version of this map hangs in the town hall. It shows nine trams.", []),
        (
            "The tram",
            "An earlier version of this map had nine trams.",
            ["An earlier version of this map had nine trams."],
        ),
        (
            "The tram",
            "A correction: on 9 May this newspaper reported that 38 trams ran. The correct number is 36.",
            ["A correction: on 9 May this newspaper reported that 38 trams ran."],
        ),
        ("A trial", "He was wrongly convicted in 1998.", []),
        ("A ferry", "The firm had first said there were 164 aboard; the true figure was 152.", []),
        ("A ferry", "The firm had first said there were 164 aboard. The true figure was not 152.", []),
        ("Corrections officer retires", "We said goodbye to him on Friday.", []),
        # What others than the paper were wrong in, and what has an original version without being an error.
        ("Alive", "A police report mistakenly listed Ole Fisk as dead for two years.", []),
        ("The bridge", "An inspection report wrongly described it as safe in 2019. It fell.", []),
        ("A row", "The minister says he was misquoted in an interview that he gave in Lisbon.", []),
        ("Libel", "The Herald paid Tom Ash, whom a headline in 2019 had wrongly named as a suspect.", []),
        ("Maps", "An 1870 edition wrongly identified the lake as salt.", []),
        ("Wolves", "The original version of the story was published in 1812. The wolf goes free.", []),
        ("Stations", "An earlier version of the report, by a consultant, said 12 should close.", []),
        ("Correction of the river to begin", "A council report said the work would cost £40m.", []),
        (
            "A fair",
            "A report on Monday about the fair misstated its cost. It was £3m.",
            ["A report on Monday about the fair misstated its cost."],
        ),
        (
            "Correction of 3 May",
            "Our report said the work would cost £40m. It is £50m.",
            ["Our report said the work would cost £40m."],
        ),
    ],
)
def test_what_was_wrong_is_known(title: str, text: str, taken_back: list[str]) -> None:
    left = without_withdrawn(title, text)
    assert len(left) == len(text)
    for sentence in taken_back:
        text = text.replace(sentence, " " * len(sentence))
    assert left == text


def test_a_question_is_answered_with_what_is_right(
    opened: Callable[..., Library], real_encoder: Encoder, tmp_path: Path
) -> None:
    library = opened(encoder=real_encoder)
    add(library, write_article(tmp_path / "a.md", "Correction: the tram", CORRECTION, published="2026-10-05"))
    answer = Assistant(library, threshold=0.0).ask("How much will the city borrow for the tram?")
    assert_exact(answer, library)
    assert [claim.text for claim in answer.claims] == ["The correct figure is 95 million pounds."]


@pytest.mark.parametrize(
    ("title", "text", "wrong", "right"),
    [
        ("Correction", "Our report said 22 per cent. It is 27 per cent.", {"22%"}, "It is 27 per cent."),
        ("Correction", "Our report said 22 per cent; it is 27 per cent.", {"22%"}, "; it is 27 per cent."),
        (
            "A fair",
            "The original version of this story named the mayor as Ann Lowe. She is Jane Holt.",
            {"lowe"},
            "She is Jane Holt.",
        ),
        ("A fair", "An earlier version of this story said Ann Lowe, 9, won in May.", {"9"}, None),
        (
            "A ferry",
            "The firm had first said there were 164 aboard; the true figure was 152, said Ann Lowe.",
            {"164"},
            "the true figure was 152, said Ann Lowe.",
        ),
        (
            "A ferry",
            "Police said initially that 40 had died. But the actual number was 29.",
            {"40"},
            "But the actual number was 29.",
        ),
    ],
)
def test_it_is_told_what_was_wrong_and_where_it_is_put_right(
    title: str, text: str, wrong: set[str], right: str | None
) -> None:
    (one,) = withdrawn(title, text)
    assert one.told == wrong
    assert (text[slice(*one.right)] if one.right else None) == right


@pytest.mark.parametrize("said", ["feared to be higher than 40", "likely to be 40", "thought to be near 40"])
def test_a_figure_that_is_merely_feared_or_thought_is_not_told_to_be_the_true_one(said: str) -> None:
    assert not withdrawn("A ferry", f"Police had first said that 12 had died. The true figure is {said}.")


@pytest.mark.parametrize(
    "question", ["How much was it under the original version of the bill?", "What did they say at first?"]
)
def test_the_original_version_of_something_is_what_was_said_at_first(question: str) -> None:
    assert asks_of_first(question)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How old is Jonas Aldermoor?", "eleven"),
        ("How old did an earlier version of the article say that Jonas Aldermoor was?", "eight"),
    ],
)
def test_what_an_earlier_version_said_is_told_to_whoever_asks_for_it(
    opened: Callable[..., Library], real_encoder: Encoder, tmp_path: Path, question: str, short: str
) -> None:
    library = opened(encoder=real_encoder)
    add(library, write_article(tmp_path / "a.md", "The youngest keeper of bees", BEEKEEPER, published="2026-10-05"))
    answer = Assistant(library, threshold=0.0).ask(question)
    assert_exact(answer, library)
    assert answer.claims[0].text[slice(*(answer.claims[0].short or (0, 0)))] == short


BEEKEEPER = (
    "An eight-year-old boy from Tarn has become the youngest keeper of bees in the valley.\n\n"
    "Jonas Aldermoor sold honey from eight hives on Friday and earned 90 pounds.\n\n"
    "An earlier version of this article said that Jonas Aldermoor was eight. He is eleven."
)


@pytest.mark.parametrize(
    ("question", "short"),
    [("How old is Jonas Aldermoor?", "eleven"), ("How much did Jonas Aldermoor earn?", "90 pounds")],
)
def test_what_an_article_takes_back_is_no_answer_anywhere_in_it(
    opened: Callable[..., Library], real_encoder: Encoder, tmp_path: Path, question: str, short: str
) -> None:
    library = opened(encoder=real_encoder)
    add(library, write_article(tmp_path / "a.md", "The youngest keeper of bees", BEEKEEPER, published="2026-10-05"))
    answer = Assistant(library, threshold=0.0).ask(question)
    assert_exact(answer, library)
    assert [claim.text[slice(*(claim.short or (0, 0)))] for claim in answer.claims] == [short]


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many passengers were on the ferry?", "152"),
        ("How many passengers had the operator first said there were?", "164"),
    ],
)
def test_what_somebody_else_had_first_said_is_no_answer_unless_that_is_asked(
    opened: Callable[..., Library], real_encoder: Encoder, tmp_path: Path, question: str, short: str
) -> None:
    library = opened(encoder=real_encoder)
    text = (
        "The ferry sank on Tuesday off the point. The operator, Sound Ferries, had first said there were 164 "
        "passengers; the true figure was 152, said Rolf Ekdahl, who leads the inquiry."
    )
    add(library, write_article(tmp_path / "a.md", "The ferry inquiry", text, published="2026-10-05"))
    answer = Assistant(library, threshold=0.0).ask(question)
    assert_exact(answer, library)
    assert [claim.text[slice(*(claim.short or (0, 0)))].split()[0] for claim in answer.claims] == [short]
