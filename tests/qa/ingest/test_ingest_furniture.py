"""Furniture goes, the article stays: above all, no sentence of it is ever lost."""

from __future__ import annotations

import pytest

from qa.ingest.furniture import RULES, strip_furniture
from tests.qa.ingest.making import STORY


def strip(*lines: str) -> tuple[str, ...]:
    return tuple(filter(None, strip_furniture(lines).lines))


FURNITURE = [
    "1. Skip to content",
    "2. Skip to main menu",
    "Skip next section",
    "Image: Quay Photos",
    "Photo: Lee Okafor/Quay Photos",
    "A ferry at the pier/Getty Images",
    "This browser does not support the video element.",
    "Your browser doesn't support HTML5 audio",
    "To view this video please enable JavaScript, and consider upgrading to a newer browser.",
    "Play video",
    "Advertisement",
    "Story continues below advertisement",
    "Share on Facebook",
    "Facebook | Twitter | WhatsApp",
    "Copy link",
    "Sign up for our free weekly newsletter.",
    "Log in",
    "We use cookies to make this site work.",
    "Accept all cookies",
    "Read also: Twelve ships have left again",
    "RELATED: Who pays for the lighthouse",
    "Back to top",
    "• Share",
    "© 2014 Lindhaven Gazette. All rights reserved.",
    "Copyright 2014 Lindhaven Gazette",
]

PROSE = [
    "Skip to the last page, the harbour master told his clerk, and sign there.",
    "Copyright law has not kept up with the foghorn, the council heard.",
    "Share prices fall",
    "Share of exports",
    "Credit: the bank will lend four million to the port by June.",
    "Picture a harbour without a single crane.",
    "Watch the tide closely, sailors were told on Monday.",
    "Sign up to the crew and see the sea, said the poster on the pier.",
    "Subscribe to no rumour, Brandt told the reporters.",
    "More stories from the pier reached the council by noon, none of them true.",
    "Comments from the council came late in the evening.",
    "Latest news from the pier was bad, said Brandt to those who waited.",
    "Related companies were told to leave their berths by noon.",
    "Advertisement is the soul of the harbour trade, he said.",
    "Play it safe, was the pilots' advice.",
    "Log books of all forty ships were taken ashore.",
    "All rights to the berth were sold in spring.",
    "The pilots (and their dogs) were saved.",
    "Home > away, the fans sang.",
    "Send in the pilots",
    "Picture perfect",
    "X marks the berth",
    "Printing the tickets took all day.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_furniture_within_an_article_is_taken_out(line: str) -> None:
    assert strip(*STORY, line, *STORY) in ((*STORY, *STORY), STORY)


@pytest.mark.parametrize("line", PROSE)
def test_a_line_of_the_article_that_starts_like_furniture_stays(line: str) -> None:
    assert strip(*STORY[:3], line, *STORY[3:]) == (*STORY[:3], line, *STORY[3:])


@pytest.mark.parametrize(
    "line",
    [
        "Skip next section More stories from the Gazette",
        "More stories from the Gazette",
        "Related articles",
        "You may also like",
        "Most read in harbour news",
        "12 comments",
        "Leave a reply",
        "ib/lo (Reuters, AFP, AP)",
        "(dpa)",
        "© 2014 Lindhaven Gazette. All rights reserved.",
    ],
)
def test_a_line_that_ends_the_article_takes_all_teasers_after_it(line: str) -> None:
    teasers = ("Lighthouse lit again", "After nine dark years the lamp turns.", "March 12, 2014", "Ferry fares to rise")
    assert strip(*STORY, line, *teasers) == STORY


@pytest.mark.parametrize("line", ["Most read in harbour news", "Related articles", "(Reuters)", "Comments"])
def test_a_box_in_the_middle_of_an_article_does_not_end_it(line: str) -> None:
    kept = strip(*STORY, line, "Lighthouse lit again", *STORY)
    assert kept == (*STORY, "Lighthouse lit again", *STORY)


def test_a_menu_that_looks_like_the_end_ends_nothing_before_the_article() -> None:
    assert strip("Related articles", "Comments", *STORY) == STORY


def test_a_menu_above_the_article_is_taken_out() -> None:
    menu = ("Home", "• World", "• Ships & Tides", "• Sport", "• Weather")
    assert strip(*menu, "Forty ships wait off Lindhaven", *STORY) == ("Forty ships wait off Lindhaven", *STORY)


def test_a_poem_is_no_menu() -> None:
    poem = ("Grey sea", "Grey pier", "Grey day", "Grey bell", "Grey bird", "Still here")
    assert strip(*poem) == poem


@pytest.mark.parametrize("sentence", ["港の事務所は月曜日に四十隻の船を数えた。", "เรือสี่สิบลำเข้าเทียบท่าเมื่อวันจันทร์ที่ผ่านมา"])
def test_sentences_of_a_script_without_spaces_are_no_menu(sentence: str) -> None:
    lines = tuple(f"{sentence}{number}。" for number in range(8))
    assert strip(*lines, "In 2014 the harbour of Lindhaven was closed for nine long days.") == (
        *lines,
        "In 2014 the harbour of Lindhaven was closed for nine long days.",
    )


def test_a_players_length_goes_with_its_caption() -> None:
    player = (
        "Image: Quay Photos",
        "Ships wait in the fog",
        "01:52",
        "This browser does not support the video element.",
    )
    assert strip("Forty ships wait", STORY[0], *player, *STORY[1:]) == ("Forty ships wait", *STORY)


def test_the_headline_above_a_player_is_no_caption() -> None:
    player = ("01:52", "This browser does not support the video element.")
    assert strip("Forty ships wait", *player, *STORY)[0] == "Forty ships wait"


def test_a_heading_above_a_bare_time_without_a_player_stays() -> None:
    assert "Ships wait in the fog" in strip("Forty ships wait", STORY[0], "Ships wait in the fog", "01:52", *STORY[1:])


def test_the_times_of_a_running_report_stay_with_their_entries() -> None:
    report = [line for hour in range(8, 14) for line in (f"{hour}:30", STORY[hour % 5])]
    assert strip(*report) == tuple(f"{hour}:30 – {STORY[hour % 5]}" for hour in range(8, 14))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("3. Skip to more DW sites", "DW"),
        ("More stories from Lindhaven Gazette", "Lindhaven Gazette"),
        ("Skip next section More stories from Lindhaven Gazette", "Lindhaven Gazette"),
    ],
)
def test_furniture_names_the_publisher(line: str, name: str) -> None:
    assert strip_furniture([*STORY, line]).publisher == name


def test_the_publisher_is_found_after_the_line_that_ends_the_article() -> None:
    assert strip_furniture([*STORY, "(AFP)", "More stories from the Gazette"]).publisher == "the Gazette"


def test_a_wrong_cut_can_be_explained_by_the_name_of_its_rule() -> None:
    taken = strip_furniture([*STORY, "Image: Quay Photos"]).taken
    assert taken == (("image credit", "Image: Quay Photos"),)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_takes_a_paragraph(rule: object) -> None:
    assert strip(*STORY, "x" * 5_000, "Image: " + "y" * 5_000)[-1].startswith("Image: y")


@pytest.mark.parametrize(
    "signed", ["(AFP, Reuters, dpa)", "jm/mr (AP and Itar-Tass)", "(AFPE, APTN, APA)", "(KNA, epd, )"]
)
def test_a_sign_off_names_agencies(signed: str) -> None:
    assert strip(*STORY, signed) == tuple(STORY)


@pytest.mark.parametrize("line", ["(" + "dpa" * 130 + "x", "(" + "AFP, dpa and Itar-Tass and " * 14 + "x"])
def test_a_line_of_agencies_is_looked_through_once(line: str) -> None:
    # One that was looked through for each way to cut it would not be done before the sun is cold.
    assert strip(line) == (line,)
