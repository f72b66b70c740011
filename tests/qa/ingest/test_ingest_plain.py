"""Plain text: a note, a wire story, or a page saved as text."""

from __future__ import annotations

from datetime import date

import pytest

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
        "Harbour\n\nForty ships wait\n\nBy Ida Brandt\n\n14.03.2014 16:05",
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
        "The tide came at six in the morning, as promised.\nThe pilots came at seven and found it had gone out.",
    ],
)
def test_breaks_that_were_meant_stay(text: str) -> None:
    assert unwrap(text) == text


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
