"""Plain text: a note, a wire story, or a page saved as text."""

from __future__ import annotations

from datetime import date

import pytest

from qa.ingest.dates import written_date
from qa.ingest.plain import from_text, unwrap
from tests.qa.ingest.making import STORY, Read

PARAGRAPHS = "\n\n".join(STORY)

CAPTURE = f"""1. Skip to content
  2. Skip to main menu
  3. Skip to more QZ sites

Forty ships wait off Lindhaven

March 14, 2014

{STORY[0]}

Image: Quay Photos

Pilots wait for the tide

01:52

This browser does not support the video element.

{STORY[1]}

No room at the pier

{STORY[2]}

{STORY[3]}

{STORY[4]}

ib/lo (Reuters, AFP, AP)

Skip next section QZ's Top Story

QZ's Top Story

Skip next section More stories from QZ
"""


def test_a_page_saved_as_text_keeps_the_article_and_nothing_else(read: Read) -> None:
    expected = "\n\n".join((*STORY[:2], "No room at the pier", *STORY[2:]))
    assert read("capture.txt", CAPTURE).text == expected


def test_a_page_saved_as_text_gives_title_date_and_publisher(read: Read) -> None:
    article = read("capture.txt", CAPTURE)
    assert (article.title, article.published, article.publisher) == (
        "Forty ships wait off Lindhaven",
        date(2014, 3, 14),
        "QZ",
    )


def test_windows_line_ends_change_nothing(read: Read) -> None:
    assert read("a.txt", CAPTURE.replace("\n", "\r\n")).id == read("b.txt", CAPTURE).id


@pytest.mark.parametrize(
    "head",
    [
        "Forty ships wait\n\nBy Ida Brandt\n\nMarch 14, 2014",
        "Forty ships wait\n\nMarch 14, 2014\n\nBy Ida Brandt",
        "Forty ships wait\nMarch 14, 2014\nBy Ida Brandt",
        "World News\n\nForty ships wait\n\nBy Ida Brandt\n\n14.03.2014 16:05",
        "By Ida Brandt\n\nMarch 14, 2014\n\nForty ships wait",
        "Forty ships wait\n\nBy Ida Brandt, Quay Gazette\n\nPublished: 14 March 2014",
    ],
)
def test_the_head_of_an_article_is_read_and_taken_off(head: str) -> None:
    draft = from_text(f"{head}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors[:1], draft.text) == (
        "Forty ships wait",
        date(2014, 3, 14),
        ("Ida Brandt",),
        PARAGRAPHS,
    )


@pytest.mark.parametrize(
    "head",
    [
        "Forty ships wait off Lindhaven\n\nQuay Gazette\n14 March 2014\nBy Ida Brandt",
        "Forty ships wait off Lindhaven\n\nQuay Gazette, 14 March 2014\nBy Ida Brandt",
        "Forty ships wait off Lindhaven\nBy Ida Brandt\nQuay Gazette, Friday, 14 March 2014",
        "Forty ships wait off Lindhaven\n\nBy Ida Brandt\n14 March 2014\nQuay Gazette",
        "Forty ships wait off Lindhaven\n\nBy Ida Brandt, Quay Gazette, 14 March 2014",
        "Forty ships wait off Lindhaven\n\nBy Ida Brandt, Quay Gazette\nMarch 14, 2014",
        "Forty ships wait off Lindhaven\n\nBy: Ida Brandt, Harbour Correspondent\nMarch 14, 2014 | Quay Gazette",
        "Forty ships wait off Lindhaven\n\nQuay Gazette - 14 March 2014 - By Ida Brandt",
        "Forty ships wait off Lindhaven\n\nQuay Gazette\n\nBy Ida Brandt | March 14, 2014",
        "Forty ships wait off Lindhaven\n\nIda Brandt, Quay Gazette | 14 March 2014",
        "Quay Gazette\n14 March 2014\n\nForty ships wait off Lindhaven\n\nBy Ida Brandt",
        "Title: Forty ships wait off Lindhaven\nPublisher: Quay Gazette\nDate: 14 March 2014\nAuthor: Ida Brandt",
        "Headline: Forty ships wait off Lindhaven\n\nBy: Ida Brandt\nSource: Quay Gazette\nDate: 2014-03-14\nWords: 93",
        "Headline: Forty ships wait off Lindhaven\nBy: Ida Brandt, Quay Gazette\nDate: 2014-03-14",
        "Date: 2014-03-14\nSource: Quay Gazette\n\nForty ships wait off Lindhaven\n\nBy Ida Brandt",
    ],
)
def test_the_paper_is_told_from_the_headline_and_the_author(head: str) -> None:
    draft = from_text(f"{head}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.publisher, draft.text) == (
        "Forty ships wait off Lindhaven",
        date(2014, 3, 14),
        ("Ida Brandt",),
        "Quay Gazette",
        PARAGRAPHS,
    )


@pytest.mark.parametrize(
    "head",
    [
        "The Long Pier, 14 March 2014\nby Ida Brandt",
        "By Ida Brandt at Lindhaven harbour\nThe Long Pier, Friday 14 March 2014",
        "By Ida Brandt, Harbour Correspondent\nThe Long Pier | Friday, March 14, 2014",
        "By Ida Brandt\nThe Long Pier\n14 March 2014",
        "From our correspondent Ida Brandt in Lindhaven\nThe Long Pier — 14 March 2014",
        "A long read by Ida Brandt\nPhotographs by Lee Okafor\nThe Long Pier, 14 March 2014",
        "Words: Ida Brandt\nThe Long Pier, 14. März 2014",
        "Reviewed by Ida Brandt\nThe Long Pier, 14 de marzo de 2014",
        "Reporter: Ida Brandt\nThe Long Pier, 14 mars 2014",
        "LINDHAVEN, March 14, 2014 (The Long Pier) --\nReporting by Ida Brandt; editing by Lee Okafor",
        "LINDHAVEN (The Long Pier) - March 14, 2014\nReporting by Ida Brandt in Lindhaven",
        "Ida Brandt\nThe Long Pier — 14 March 2014",
    ],
)
def test_a_name_and_a_day_between_headline_and_prose_are_the_paper_and_its_day(head: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{head}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.publisher, draft.text) == (
        "Forty ships wait off Lindhaven",
        date(2014, 3, 14),
        ("Ida Brandt",),
        "The Long Pier",
        PARAGRAPHS,
    )


@pytest.mark.parametrize(
    ("head", "published", "authors", "publisher"),
    [
        ("Posted on 14 March 2014 by Ida Brandt", date(2014, 3, 14), ("Ida Brandt",), None),
        ("By Ida Brandt on 14 March 2014", date(2014, 3, 14), ("Ida Brandt",), None),
        ("Interview by Ida Brandt. 14 March 2014.", date(2014, 3, 14), ("Ida Brandt",), None),
        ("March 14, 2014 Updated March 17, 2014, 9:24 a.m. ET", date(2014, 3, 14), (), None),
        ("Lindhaven Town Council, updated 14 March 2014", date(2014, 3, 14), (), "Lindhaven Town Council"),
        ("By harbour desk\nQuay Gazette\n14 March 2014", date(2014, 3, 14), (), "Quay Gazette"),
        ("AP Northern\n14 March 2014", date(2014, 3, 14), (), "AP Northern"),
        ("Quay Gazette\n14 March 2014\nIda Brandt", date(2014, 3, 14), ("Ida Brandt",), "Quay Gazette"),
        ("Ida Brandt\n\nQuay Gazette\n\n14 March 2014", date(2014, 3, 14), ("Ida Brandt",), "Quay Gazette"),
        ("Ida Brandt, Quay Gazette", None, ("Ida Brandt",), "Quay Gazette"),
        ("By Ida Brandt\n14 March 2014\nPier Sport", date(2014, 3, 14), ("Ida Brandt",), "Pier Sport"),
        (
            "Pier Society Newsletter, No. 7, Winter 2013\nby Ida Brandt",
            None,
            ("Ida Brandt",),
            "Pier Society Newsletter",
        ),
        ("Harbour Life – 14 March 2014 – by Ida Brandt", date(2014, 3, 14), ("Ida Brandt",), "Harbour Life"),
        ("Harbour Life | 14 March 2014 | Text: Ida Brandt", date(2014, 3, 14), ("Ida Brandt",), "Harbour Life"),
        ("Lindhaven | 14 March 2014 | By Ida Brandt", date(2014, 3, 14), ("Ida Brandt",), None),
        ("Compiled by the Pier Archive, last updated 14 March 2014", date(2014, 3, 14), (), "Pier Archive"),
        (
            "Quay Gazette\n14 March 2014\nUna Marsh in Oslo and Theo Falk in Lindhaven",
            date(2014, 3, 14),
            ("Una Marsh", "Theo Falk"),
            "Quay Gazette",
        ),
        ("Published in the Quay Gazette, 14 March 2014", date(2014, 3, 14), (), "Quay Gazette"),
        ("Published in The Pier Review\n14 March 2014", date(2014, 3, 14), (), "The Pier Review"),
        ("By Ida Brandt, Crown Court", None, ("Ida Brandt",), None),
        ("By Ida Brandt and Lee Okafor, Political Editors", None, ("Ida Brandt", "Lee Okafor"), None),
        ("By Ida Brandt, Lee Okafor and Sam Reed, CNBC", None, ("Ida Brandt", "Lee Okafor", "Sam Reed"), "CNBC"),
        ("By Ida Brandt, Lee Okafor", None, ("Ida Brandt", "Lee Okafor"), None),
        ("By Ida Brandt in Oslo and Lee Okafor in Lindhaven", None, ("Ida Brandt", "Lee Okafor"), None),
        ("By Ida Brandt for the Quay Gazette", None, ("Ida Brandt",), "Quay Gazette"),
        ("By Ida Brandt Jr. (Quay News)", None, ("Ida Brandt Jr.",), "Quay News"),
        ("By Ida Brandt and Quay Staff", None, ("Ida Brandt",), None),
        ("From staff and wire reports", None, (), None),
        ("Author: Ida Brandt\nDate: 14 March 2014\nSource: The Pier", date(2014, 3, 14), ("Ida Brandt",), "The Pier"),
    ],
)
def test_lines_that_say_who_and_when_are_read_below_a_headline(
    head: str, published: date | None, authors: tuple[str, ...], publisher: str | None
) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{head}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.publisher, draft.text) == (
        "Forty ships wait off Lindhaven",
        published,
        authors,
        publisher,
        PARAGRAPHS,
    )


def test_a_dateline_tells_the_day_and_stays_before_the_words_it_opens() -> None:
    lead = f"LINDHAVEN, Norway, 14 March 2014 – {STORY[0]}"
    draft = from_text(f"FOR IMMEDIATE RELEASE\n\nForty ships wait off Lindhaven\n\n{lead}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published) == ("Forty ships wait off Lindhaven", date(2014, 3, 14))
    assert draft.text == f"{lead}\n\n{PARAGRAPHS}"


def test_lines_that_say_how_a_release_may_be_used_are_no_headline() -> None:
    head = (
        "*** EMBARGOED UNTIL 00:01, FRIDAY 14 MARCH 2014 ***\n\nPRESS RELEASE\n\nFor immediate use by all local papers"
    )
    draft = from_text(f"{head}\n\nFORTY SHIPS WAIT OFF LINDHAVEN\n\n{PARAGRAPHS}")
    assert (draft.title, draft.text) == ("FORTY SHIPS WAIT OFF LINDHAVEN", PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "authors", "publisher"),
    [
        ("Quay Valley Recorder, 14 March 2014", (), "Quay Valley Recorder"),
        ("The Pier Review, 14 March 2014. By Ida Brandt", ("Ida Brandt",), "The Pier Review"),
        ("Court report. Oslo, 14 March 2014. By Ida Brandt, Quay Life (English service)", ("Ida Brandt",), "Quay Life"),
        ("Quay Courier, English edition. 14 March 2014. By Ida Brandt", ("Ida Brandt",), "Quay Courier"),
        ("Quay Daily (in English), 14 March 2014", (), "Quay Daily"),
        ("Press release of the Quay Philharmonic, 14 March 2014", (), "Quay Philharmonic"),
        ("Quay-Atlantic wire, 14 March 2014", (), "Quay-Atlantic wire"),
        ("Pier & Tide, a blog by Ida Brandt. 14 March 2014", ("Ida Brandt",), "Pier & Tide"),
        ("Posted 14 March 2014 on the blog of the ship Quay Star by Ida Brandt, PhD student", ("Ida Brandt",),
         "blog of the ship Quay Star"),
        ("City of Quay, ferry department. Updated 14 March 2014.", (), "City of Quay"),
        ("Quay & Tide Water, customer page. Last changed on 14 March 2014.", (), "Quay & Tide Water"),
        ("The Sunday Pier, 14 March 2014. Interview: Ida Brandt", ("Ida Brandt",), "The Sunday Pier"),
        ("Interview: Una Marsh, keeper of the light. Pier & Tide magazine, 14 March 2014. Questions: Ida Brandt",
         ("Ida Brandt",), "Pier & Tide magazine"),
        ("Quay Gazette, Oslo, Friday, March 14, 2014, 10:30 GMT. By Ida Brandt", ("Ida Brandt",), "Quay Gazette"),
        ("Opinion | Rita Falk | Quay Gazette | 14 March 2014", ("Rita Falk",), "Quay Gazette"),
        ("Oslo, 14 March 2014. By Ida Brandt", ("Ida Brandt",), None),
        ("Supreme Court, 14 March 2014. By Ida Brandt", ("Ida Brandt",), None),
        ("Quay Gazette, 14 March 2014. Written by Ida Brandt", ("Ida Brandt",), "Quay Gazette"),
        ("Published 14 March 2014 in the Quay Gazette", (), "Quay Gazette"),
        ("Published 14 March 2014 in the Quay Gazette. By Ida Brandt", ("Ida Brandt",), "Quay Gazette"),
        ("Posted 14 March 2014 on Harbour Matters by Ida Brandt", ("Ida Brandt",), "Harbour Matters"),
        ("Posted 14 March 2014 in Oslo by Ida Brandt", ("Ida Brandt",), None),
        ("Quay & Post, 14 March 2014\nFrom Ida Brandt in Oslo", ("Ida Brandt",), "Quay & Post"),
        ("Agence Quay-Sport\n14 March 2014", (), "Agence Quay-Sport"),
    ],
)  # fmt: skip
def test_a_line_that_says_in_several_statements_who_and_when_is_read(
    line: str, authors: tuple[str, ...], publisher: str | None
) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{line}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.publisher, draft.text) == (
        "Forty ships wait off Lindhaven",
        date(2014, 3, 14),
        authors,
        publisher,
        PARAGRAPHS,
    )


@pytest.mark.parametrize(
    "head",
    [
        "By Ida Brandt\n\nRevised 20 March 2016\n\n14 March 2014",
        "Last modified: 20 March 2016\nFirst published: 14 March 2014\nBy Ida Brandt",
        "By Ida Brandt\nPublished 14 March 2014\nLast changed on 20 March 2016",
        "By Ida Brandt\nChanged 14 March 2014",
    ],
)
def test_the_day_of_a_change_is_the_articles_where_no_other_stands_beside_it(head: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{head}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.text) == (
        "Forty ships wait off Lindhaven",
        date(2014, 3, 14),
        ("Ida Brandt",),
        PARAGRAPHS,
    )


@pytest.mark.parametrize(
    "line",
    [
        "On 14 March 2014 the pier broke",
        "Vote of 14 March 2014",
        "Una Marsh, born 14 March 1943",
        "Una Marsh, 14 March 1943 – 2 December 2013",
        "Quay Gazette, 14 March 2999. By Ida Brandt",
        "Tide Hall, Oslo, 14 March 2014. Review by Ida Brandt",
        "Oslo, 14 March 2014. Photo: Ida Brandt",
        "Oslo. Photo: Ida Brandt, Quay Gazette, 14 March 2014",
        "Una Marsh died on 14 March 2014. By Ida Brandt",
        "Signed in Oslo, 14 March 2014. By Ida Brandt",
        "Meeting of the Pier Board, 14 March 2014",
        "Una Marsh and Theo Falk, 14 March 2014",
        "Barbed wire, 14 March 2014",
        "Court report. The Old Bailey, 14 March 2014",
        "The Long Pier. By Ida Brandt. Quay Press, 14 March 2014.",
        "Review: Winter Tide. Quay Gazette, 14 March 2014",
        "Written by Ida Brandt. Pier Playhouse, 14 March 2014.",
        "By Ida Brandt; Lee Okafor. 14 March 2014",
        "By Ida Brandt; Lee Okafor. Quay Gazette, 14 March 2014",
        "Pier Rovers – Quay United, 14 March 2014. By Ida Brandt",
        "Oslo, 14 March 1912. By Ida Brandt",
        "Posted 14 March 2014 in reply to the pilots by Ida Brandt",
        "Quay Courier, English edition. 14 March 2014\nQuay Courier, English edition. 15 March 2014",
    ],
)
def test_a_day_beside_what_may_be_of_the_story_or_a_picture_is_not_the_articles(line: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{line}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.publisher, draft.text) == (
        "Forty ships wait off Lindhaven",
        None,
        (),
        None,
        f"{line}\n\n{PARAGRAPHS}",
    )


def test_of_a_list_of_clippings_no_more_lines_are_read_for_days_than_a_head_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def counted(text: str) -> date | None:
        asked.append(text)
        return written_date(text)

    monkeypatch.setattr("qa.ingest.imprint.written_date", counted)
    cut = [f"Quay Gazette, {day % 28 + 1} March {1990 + day % 20}, report by Ida Brandt." for day in range(140)]
    listed = "\n".join(cut)
    draft = from_text(f"Clippings on the harbour\n\n{listed}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published) == ("Clippings on the harbour", None)
    assert len(set(asked)) < len(cut)


def test_a_file_that_opens_with_the_paper_and_its_day_goes_on_with_its_headline() -> None:
    opening = "Quay Courier, English edition. 14 March 2014. By Ida Brandt"
    draft = from_text(f"{opening}\n\nForty ships wait off Lindhaven\n\n{PARAGRAPHS}")
    assert (draft.title, draft.publisher, draft.text) == ("Forty ships wait off Lindhaven", "Quay Courier", PARAGRAPHS)
    assert from_text(f"{opening}\n\n{PARAGRAPHS}").title == opening


def test_a_day_beside_whoever_took_the_picture_is_the_pictures() -> None:
    line = "Photo: Ida Brandt, 14 March 2014"
    assert from_text(f"Forty ships wait off Lindhaven\n{line}\n\n{PARAGRAPHS}").published is None


def test_a_name_of_which_the_text_speaks_is_the_place_and_not_the_paper() -> None:
    line = "Pont Marsh, 14 March 2014. By Ida Brandt"
    head = f"Forty ships wait off Lindhaven\n{line}\n\n{PARAGRAPHS}"
    assert from_text(head).publisher == "Pont Marsh"
    draft = from_text(f"{head}\n\nFrom Pont Marsh nothing could be seen of them.")
    assert (draft.published, draft.authors, draft.publisher) == (date(2014, 3, 14), ("Ida Brandt",), None)


def test_the_day_on_which_a_release_says_to_be_announcing_is_its_own() -> None:
    lead = "Oslo and Lindhaven, 14 March 2014 – The Quay Company today announces that forty of its ships are waiting."
    draft = from_text(f"Forty ships wait off Lindhaven\n\n{lead}\n\n{PARAGRAPHS}")
    assert (draft.published, draft.text) == (date(2014, 3, 14), f"{lead}\n\n{PARAGRAPHS}")


@pytest.mark.parametrize(
    "head",
    [
        "LINDHAVEN HARBOUR BOARD\n\nMINUTES of the meeting held in the Guildhall on Friday 14 March 2014 at 7.00 p.m.",
        "Transcript of proceedings\nInquiry into the loss of the ferry\nDay 3 - Friday, March 14, 2014",
        "Lindhaven Harbour Board: draft minutes\n14th March 2014",
        "Lindhaven Harbour Board Minutes, 14 March 2014",
    ],
)
def test_minutes_and_transcripts_are_named_by_all_that_says_what_they_are_and_have_its_day(head: str) -> None:
    draft = from_text(f"{head}\n\nPresent: the whole board\n\n{PARAGRAPHS}")
    assert draft.title == ", ".join(head.split("\n")).replace(", , ", ", ")
    assert (draft.published, draft.text) == (date(2014, 3, 14), f"Present: the whole board\n\n{PARAGRAPHS}")


@pytest.mark.parametrize("headline", ["Council cuts the harbour board in minutes", "Minutes of terror on the pier"])
def test_a_headline_that_speaks_of_minutes_is_no_head_of_any(headline: str) -> None:
    draft = from_text(f"{headline}\n\nBy Ida Brandt\n\n14 March 2014\n\n{PARAGRAPHS}")
    assert (draft.title, draft.authors, draft.text) == (headline, ("Ida Brandt",), PARAGRAPHS)


@pytest.mark.parametrize("post", ["harbour correspondent", "Deputy Business Editor", "Reporter"])
def test_a_name_with_a_post_at_a_paper_is_the_authors(post: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n\nRita Falk, {post}\n\n{PARAGRAPHS}")
    assert (draft.authors, draft.text) == (("Rita Falk",), PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "published", "authors", "publisher"),
    [
        ("Published 14 March 2014 · Nora Falk, Northern Business", True, ("Nora Falk",), "Northern Business"),
        ("14 March 2014 · Nora Falk", True, ("Nora Falk",), None),
        ("Nora Falk and Theo Marsh | 14 March 2014", True, ("Nora Falk", "Theo Marsh"), None),
        ("14 March 2014, by Nora Falk, Harrow Echo", True, ("Nora Falk",), "Harrow Echo"),
        ("By Nora Falk and Theo Marsh, Harrow Echo", False, ("Nora Falk", "Theo Marsh"), "Harrow Echo"),
        ("By Nora Falk, Emily Post", False, ("Nora Falk", "Emily Post"), None),
        ("Travel, by Nora Falk", False, ("Nora Falk",), None),
        ("The Quay Register, by Nora Falk and Theo Marsh", False, ("Nora Falk", "Theo Marsh"), "The Quay Register"),
        ("Nora Falk, court reporter, The Quay Post", False, ("Nora Falk",), "The Quay Post"),
        ("Staff reporter, Quay Courier", False, (), "Quay Courier"),
    ],
)
def test_a_line_of_people_with_their_day_their_paper_or_its_part_is_a_byline(
    line: str, published: bool, authors: tuple[str, ...], publisher: str | None
) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{line}\n\n{PARAGRAPHS}")
    assert (draft.published, draft.authors, draft.publisher, draft.text) == (
        date(2014, 3, 14) if published else None,
        authors,
        publisher,
        PARAGRAPHS,
    )


@pytest.mark.parametrize(
    "line",
    [
        "14 March 2014 · Tower Bridge",
        "14 March 2014 · Climate Change",
        "14 March 2014 · Ida Brandt",  # of whom the text speaks
        "The North Water, by Nora Falk",
        "Travel, by Ida Brandt",
        "Nora Falk, court reporter, Oslo",
        "Staff reporter, Oslo",
    ],
)
def test_names_that_may_be_of_a_place_a_book_or_the_story_are_no_byline(line: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{line}\n\n{PARAGRAPHS}")
    assert (draft.published, draft.authors, draft.publisher) == (None, (), None)
    assert draft.text == f"{line}\n\n{PARAGRAPHS}"


@pytest.mark.parametrize(
    "line", ["Meeting of 14 March 2014, 7.30pm, in the Reading Room", "Published 14 March 2014 · Harbour and ferries"]
)
def test_a_line_that_says_more_than_the_day_of_the_text_stays_in_it(line: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n\n{line}\n\n{PARAGRAPHS}")
    assert (draft.published, draft.text) == (date(2014, 3, 14), f"{line}\n\n{PARAGRAPHS}")
    told = from_text(f"Forty ships wait off Lindhaven\n20 March 2014\n\n{line}\n\n{PARAGRAPHS}")
    assert told.published == date(2014, 3, 20)


@pytest.mark.parametrize("deck", ["Ida Brandt, harbour correspondent", "Rita Falk, harbour master"])
def test_of_whom_the_text_speaks_and_who_has_another_post_is_no_author(deck: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n\n{deck}\n\n{PARAGRAPHS}")
    assert (draft.authors, draft.text) == ((), f"{deck}\n\n{PARAGRAPHS}")


def test_a_story_that_is_set_in_a_place_and_on_a_day_is_not_sent_from_there() -> None:
    lead = f"Lindhaven, 14 March 1914 – {STORY[0]}"
    draft = from_text(f"Forty ships wait off Lindhaven\n\n{lead}\n\n{PARAGRAPHS}")
    assert (draft.published, draft.text) == (None, f"{lead}\n\n{PARAGRAPHS}")


@pytest.mark.parametrize("above", ["Harbour", "Long Quay\nLindhaven", "LH-SHIPS (UPDATE 2)"])
def test_what_stands_above_the_headline_and_in_no_field_stays_in_the_text(above: str) -> None:
    draft = from_text(f"{above}\n\nForty ships wait off the pier\n\nBy Ida Brandt\n\n{PARAGRAPHS}")
    assert (draft.title, draft.text) == ("Forty ships wait off the pier", f"{above}\n\n{PARAGRAPHS}")


@pytest.mark.parametrize(
    "head",
    [
        "9 Long Quay\nLindhaven\nLH4 2LD\n\n3rd March 2014\n\nDear Sir,",
        "Present: the whole council\nApologies: Ida Brandt (in Oslo)\n\n1. The wait\n\nNothing new.\n\n2. The pier",
        "From: Ida Brandt, harbour master",
    ],
)
def test_an_address_a_field_and_a_numbered_heading_are_no_headlines(head: str) -> None:
    draft = from_text(f"{head}\n\n{PARAGRAPHS}")
    assert draft.title is None
    assert draft.text == f"{head}\n\n{PARAGRAPHS}".replace("3rd March 2014\n\n", "")


@pytest.mark.parametrize(
    "table",
    [
        "Ingredients\n500 g flour\n1 cube fresh yeast\n80 g sugar\n1 egg\n1.5 kg plums",
        "Norway 11 gold\nSweden 9 gold\nFinland 4 gold\nEstonia 2 gold\nLatvia 1 gold",
        "The winners:\nAnna Bell, Hull\nPeter Marsh, Goole\nSimon Reed, York\nTom Hill, Leeds",
        "• Bread\n• Butter\n• Salt\n• Home rule\n• Tea",
    ],
)
def test_short_lines_above_the_first_paragraph_of_a_text_are_no_menu(table: str) -> None:
    draft = from_text(f"Plum cake and other prizes\n\n{table}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.text) == ("Plum cake and other prizes", f"{table}\n\n{PARAGRAPHS}")


def test_a_menu_that_was_copied_with_a_text_goes() -> None:
    menu = "Home\nWorld\nShips & Tides\nSport\nWeather"
    draft = from_text(f"{menu}\n\nForty ships wait off Lindhaven\n\n{PARAGRAPHS}")
    assert (draft.title, draft.text) == ("Forty ships wait off Lindhaven", PARAGRAPHS)


def test_the_headline_above_a_byline_may_open_as_those_of_a_round_up_below_it() -> None:
    parts = ("Oslo: a ferry sails", "Lindhaven: pilots go back", "Oslo: a ferry sinks")
    below = "\n\n".join(f"{headline}\n\n{STORY[1]}" for headline in parts)
    draft = from_text(f"Lindhaven: forty ships wait\n\nBy Ida Brandt\n14 March 2014\n\n{STORY[0]}\n\n{below}")
    assert (draft.title, draft.text) == ("Lindhaven: forty ships wait", f"{STORY[0]}\n\n{below}")


def test_a_paper_above_its_day_is_no_headline_where_one_is_signed_below() -> None:
    draft = from_text(f"The Pier\n14 March 2014\n\nForty ships wait\nby Ida Brandt\n\n{PARAGRAPHS}")
    assert (draft.title, draft.publisher, draft.text) == ("Forty ships wait", "The Pier", PARAGRAPHS)


def test_the_deck_below_a_headline_is_not_taken_for_it() -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\nPilots blame the tide\nBy Ida Brandt\n\n{PARAGRAPHS}")
    assert (draft.title, draft.text) == ("Forty ships wait off Lindhaven", f"Pilots blame the tide\n\n{PARAGRAPHS}")


@pytest.mark.parametrize(
    "headline",
    [
        "By 2030, half of all ferries will be electric",
        "By a whisker: Rovers hold on in Lindhaven",
        "By land and sea",
        "By Hook or by Crook",
        "From our archives: the flood of 1953",
        "From Our Kitchen to Yours",
        "Words cannot describe it, says winner",
        "Words: what they do to us",
        "Reporter arrested at the border",
        "Photographs show damage to the dam",
        "Interview with a pilot",
        "Review by Supreme Court",
        "Report by Amnesty International",
        "Updated rules for the pier",
        "Press release that was never sent",
        "Embargo on ferries lifted",
        "The Lantern",
        "The Somme, 1 July 1916",
        "Lindhaven, 3 May 2013",
    ],
)
def test_a_headline_that_opens_like_a_credit_or_a_date_line_is_one(headline: str) -> None:
    draft = from_text(f"{headline}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.authors, draft.text) == (headline, None, (), PARAGRAPHS)


@pytest.mark.parametrize("signed", ["", "By Lee Okafor\n"])
@pytest.mark.parametrize(
    "line",
    [
        "Lindhaven, 14 March 2013",
        "Winfield House, 14 March 2013",
        "New York, 14 March 2013",
        "The Hague, 14 March 2013",
        "The Somme, 1 July 1916",
        "Treaty of Versailles, 28 June 1919",
        "The harbour at low tide, March 14, 2013",
        "Dallas, Nov. 22, 1963 — the day it changed",
        "By land and sea they came",
        "From our archives",
        "Words fail them",
        "No Room at the Pier",
        "A Long Wait",
        "Middle East",
        "Photographs of the pier",
        "Posted by the harbour office to the council",
        "A report by the harbour office",
        "Founded by Ida Brandt",
        "Source: the harbour office",
    ],
)
def test_what_may_be_a_caption_or_a_subheading_stays_below_a_byline_too(line: str, signed: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n{signed}{line}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.publisher) == ("Forty ships wait off Lindhaven", None, None)
    assert draft.text == f"{line}\n\n{PARAGRAPHS}"


def test_a_day_is_not_the_articles_where_the_text_speaks_of_much_later_years() -> None:
    head = "Forty ships wait off Lindhaven\nBy Ida Brandt\nLong Wharf Mutiny, 14 March 1991"
    assert from_text(f"{head}\n\n{PARAGRAPHS}").published == date(1991, 3, 14)
    later = f"{head}\n\n{PARAGRAPHS}\n\nIn 2013 the harbour office put up a stone for those who were drowned."
    assert from_text(later).published is None


def test_a_headline_is_not_joined_with_the_lines_that_say_who_and_when() -> None:
    head = "Forty ships wait off the long pier of Lindhaven\nLINDHAVEN NORTH (Quay News Agency) - March 14, 2014\n"
    draft = from_text(f"{head}Reporting by Ida Brandt; additional editing by Sam\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published) == ("Forty ships wait off the long pier of Lindhaven", date(2014, 3, 14))
    full = "Forty ships wait for a fourth week off the long pier of old Lindhaven\nBy Ida Brandt"
    assert from_text(f"{full}\n\n{wrapped(PARAGRAPHS, 72)}").authors == ("Ida Brandt",)


def test_a_paper_of_the_east_is_told_from_the_headline() -> None:
    body = "港の事務所は四十隻の船を数えたと発表した。船長は朝まで黙って待っていたという。" * 3
    draft = from_text(f"四十隻の船が港で待つ\n\n南港新報\n2014年3月14日\n\n{body}")
    assert (draft.title, draft.publisher, draft.text) == ("四十隻の船が港で待つ", "南港新報", body)


def test_a_name_that_may_be_anybodys_is_no_headline_below_the_first_line() -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n\nThe Long Pier\n14 March 2014\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published, draft.publisher) == (
        "Forty ships wait off Lindhaven",
        date(2014, 3, 14),
        None,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Lindhaven, 14 March 2013",
        "The harbour at low tide, March 14, 2013",
        "Ships wait off the pier - 14 March 2013",
        "Date: nobody knows",
        "Source: the harbour office",
    ],
)
def test_what_may_be_a_caption_stays_in_the_text(line: str) -> None:
    draft = from_text(f"Forty ships wait off Lindhaven\n\n{line}\n\n{PARAGRAPHS}")
    assert (draft.title, draft.published) == ("Forty ships wait off Lindhaven", None)
    assert draft.text.startswith(line)


def test_a_single_field_that_is_no_title_is_text() -> None:
    assert from_text(f"Source: the harbour office\n\nForty ships wait\n\n{PARAGRAPHS}").publisher is None
    assert from_text(f"Title: Forty ships wait\n\n{PARAGRAPHS}").text == PARAGRAPHS


def test_a_source_that_is_an_address_is_the_articles_address() -> None:
    draft = from_text(f"Title: Forty ships wait\nSource: https://quay.example/ships\n\n{PARAGRAPHS}")
    assert (draft.url, draft.publisher) == ("https://quay.example/ships", None)


def test_a_date_below_the_first_sentence_is_found() -> None:
    draft = from_text(f"Forty ships wait\n\n{STORY[0]}\n\nMarch 14, 2014\n\n{STORY[1]}")
    assert (draft.title, draft.published) == ("Forty ships wait", date(2014, 3, 14))


def test_the_headline_is_the_long_line_among_what_is_left_of_menus() -> None:
    menu = "Search [ ]\n\n□ Menu\n\nJump to today\n\nGazette live now\n\n"
    draft = from_text(f"{menu}Forty ships wait off Lindhaven\n\nSubscribers only\n\n{PARAGRAPHS}")
    assert draft.title == "Forty ships wait off Lindhaven"


def test_a_text_that_opens_with_a_sentence_has_no_headline(read: Read) -> None:
    article = read("forty_ships.txt", PARAGRAPHS)
    assert (article.title, article.text) == ("forty ships", PARAGRAPHS)


def test_a_single_line_is_the_text_not_its_title(read: Read) -> None:
    assert read("note.txt", "Forty ships wait").text == "Forty ships wait"


def test_dates_within_the_text_are_not_its_date() -> None:
    later = "\n\n".join([*STORY, "March 14, 2014", STORY[0]])
    assert from_text(f"Forty ships wait\n\n{later}").published is None


def test_an_unclear_date_stays_in_the_text_and_is_not_guessed() -> None:
    draft = from_text(f"Forty ships wait\n\n03/04/2014\n\n{PARAGRAPHS}")
    assert draft.published is None
    assert "03/04/2014" in draft.text


def wrapped(text: str, width: int) -> str:
    import textwrap

    return textwrap.fill(text, width)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_paragraphs_broken_to_a_width_are_put_back_together(width: int) -> None:
    text = "\n\n".join(wrapped(" ".join(STORY[at:] + STORY[:at]), width) for at in range(4))
    assert unwrap(text) == "\n\n".join(" ".join(STORY[at:] + STORY[:at]) for at in range(4))


def test_a_short_line_above_a_broken_paragraph_stays_on_its_own() -> None:
    text = f"Forty ships wait\n{wrapped(' '.join(STORY), 72)}"
    assert unwrap(text).split("\n") == ["Forty ships wait", " ".join(STORY)]


def test_one_broken_paragraph_among_whole_ones_is_put_back_together() -> None:
    whole = " ".join(STORY)
    assert unwrap(f"{whole}\n\n{wrapped(whole, 70)}\n\n{whole}") == f"{whole}\n\n{whole}\n\n{whole}"


@pytest.mark.parametrize(
    "text",
    [
        "Grey sea, grey pier,\nthe bell is near,\nno ship, no crew,\nno me, no you.",
        "Bread\nButter\nSalt",
        "\n".join(STORY),
        "Saturday 17 September: Lindhaven Town v Quay Rovers\nSaturday 24 September: Pier United v Wharf Reserves\n"
        "Saturday 1 October: Crook Green v Old Lighthouse Athletic",
        "Present: Ida Brandt (chair), Lee Okafor, Sam Reed and the clerk\nApologies: Ann Moor, who was ill at home\n"
        "In attendance: Tom Gale, and fourteen members of the public",
        "The tide came at six in the morning, as promised.\nThe pilots came at seven and found it had gone out.",
    ],
)
def test_breaks_that_were_meant_stay(text: str) -> None:
    assert unwrap(text) == text


def test_a_list_of_long_lines_in_a_broken_text_stays_a_list() -> None:
    entries = (
        "Harbour Street, where the council will mend the road by May\n"
        "Chapel Row, which will be closed from March on\n"
        "Mariner Lane, for its lamps alone"
    )
    text = "\n\n".join([wrapped(" ".join(STORY), 66), entries, wrapped(" ".join(STORY), 66)])
    assert unwrap(text) == "\n\n".join([" ".join(STORY), entries, " ".join(STORY)])


def test_a_broken_paragraph_whose_lines_happen_to_begin_with_names_is_no_list() -> None:
    names = (
        "The pilots Tou Thao, Ann Kueng and Thomas Lane of the port of\n"
        "Lindhaven were told by Samuel Reed and Ida Brandt of the Quay\n"
        "Gazette that Friday was the day of the hearing in the city of\n"
        "Goole."
    )
    text = "\n\n".join([wrapped(" ".join(STORY), 62), names])
    assert unwrap(text) == "\n\n".join([" ".join(STORY), names.replace("\n", " ")])


@pytest.mark.parametrize("width", [60, 72])
def test_broken_lines_of_a_language_with_many_capitals_are_put_back_together(width: int) -> None:
    text = (
        "Das Hafenamt in Lindhaven zählte am Montag vierzig Schiffe, dreimal so viele wie in jeder Woche des Winters. "
        "Niemand am Kai konnte sagen, warum sie gekommen waren, und der Hafenmeister wollte vor Reportern nicht raten. "
        "Der Rat wird am Donnerstag entscheiden, ob der alte Leuchtturm für den Rest der Flotte angezündet werden soll."
    )
    assert unwrap(wrapped(text, width)) == text


def test_a_furniture_word_at_the_start_of_a_broken_line_is_no_furniture() -> None:
    sentence = "The council kept for itself the whole of what it called a fair and honest share of the ferry fares."
    text = "\n\n".join([wrapped(" ".join(STORY), 80), wrapped(sentence, 80)])
    assert sentence in from_text(text).text


def test_links_that_lynx_numbered_lose_their_numbers_and_list() -> None:
    dumped = (
        "   [1]Skip to content\n\n   Forty ships wait off [2]Lindhaven\n\n"
        f"   {STORY[0].replace('Monday', '[3]Monday')}\n\n"
        f"   {STORY[1]}\n\nReferences\n\n   1. https://news.example/#content\n   2. https://news.example/lindhaven\n"
        "   3. https://news.example/monday\n"
    )
    draft = from_text(dumped)
    assert (draft.title, draft.text) == ("Forty ships wait off Lindhaven", f"{STORY[0]}\n\n{STORY[1]}")


def test_numbers_in_brackets_stay_where_no_list_of_links_follows() -> None:
    assert "[3]" in from_text(f"{STORY[0]}\n\n{STORY[1]} [3]").text


def test_a_page_source_named_txt_is_read_as_a_page(read: Read) -> None:
    source = "<!DOCTYPE html><html><head><title>Forty ships wait</title></head><body><article>"
    article = read("page.txt", source + "".join(f"<p>{line}</p>" for line in STORY) + "</article></body></html>")
    assert (article.title, article.text) == ("Forty ships wait", PARAGRAPHS)


@pytest.mark.parametrize("blank", ["\n", " \n", "\t \n"])
def test_blank_lines_behind_a_heading_of_references_are_read_once(blank: str) -> None:
    # Cut in every way there is, forty of them would take days.
    text = f"A study of tides\n\n{STORY[0]}\n\nReferences\n{blank * 2_000}Smith, J. Tides. 2011."
    assert from_text(text).text.endswith("References\n\nSmith, J. Tides. 2011.")


@pytest.mark.parametrize("between", ["\n", "\n \n\n", "\n   Visible links:\n", "\n\n   Hidden links\n"])
def test_the_links_that_a_browser_lists_at_the_end_are_none_of_the_text(between: str) -> None:
    numbered = " ".join(f"[{at}]{word}" for at, word in enumerate(STORY[0].split(), 1))
    draft = from_text(f"{numbered}\n\n{STORY[1]}\n\nReferences{between}   1. https://quay.example/\n   2. /tides\n")
    assert STORY[1] in draft.text
    assert "quay.example" not in draft.text


@pytest.mark.parametrize("turn", ["{}: {}\n", "{}: {}\n\n", "{}:\n{}\n\n", "{} (quay):\n{}\n\n"])
def test_the_first_turn_of_a_transcript_is_no_headline(turn: str, read: Read) -> None:
    said = ("Will you light it?", "I will.", "Why?", "I am old.")
    text = "".join(turn.format(name, words) for name, words in zip(("Anna Berg", "Hans Falk") * 2, said, strict=True))
    assert (read("hearing.txt", text).title, read("hearing.txt", text).text) == ("hearing", text.strip())
    titled = read("hearing.txt", f"The old lighthouse\n\n{text}")
    assert (titled.title, titled.text) == ("The old lighthouse", text.strip())
