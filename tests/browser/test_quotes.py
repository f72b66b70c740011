"""The quotes tab, and answers that say who said what."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from qa.library import Library
from qa.ui import render
from tests.browser.conftest import PHONE, Holder, Opener
from tests.browser.test_ask import ask
from tests.helpers import add, statuses, write_article


def quotes(page: Page, wanted: str = "") -> None:
    """Open the tab, and look for somebody or something there."""
    page.get_by_role("tab", name="Quotes").click()
    page.locator(".pq-quotes").wait_for()
    if wanted:
        page.get_by_label("Find a speaker").fill(wanted)
        page.keyboard.press("Enter")


def test_speakers_are_counted_and_one_is_shown_the_latest_quote_first(seeds_page: Page) -> None:
    quotes(seeds_page)
    speaker = seeds_page.locator(".pq-speakers").get_by_role("button", name="Samantha Power")
    speaker.click()
    expect(speaker).to_have_attribute("aria-current", "true")
    timeline = seeds_page.get_by_role("region", name="Samantha Power")
    expect(timeline).to_contain_text("isolated, alone, and wrong")
    count = int(speaker.locator(".pq-times").inner_text())
    expect(timeline.locator(".pq-saying")).to_have_count(count)


def test_a_quote_opens_its_article_at_its_words_and_leads_back(seeds_page: Page) -> None:
    quotes(seeds_page, "Power")
    seeds_page.get_by_role("region", name="Samantha Power").locator(".pq-saying.pq-direct").first.click()
    mark = seeds_page.locator("mark.pq-chosen")
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_text('"isolated, alone, and wrong"')
    seeds_page.get_by_role("button", name="Back to the quotes").click()
    expect(seeds_page.get_by_role("region", name="Samantha Power")).to_be_visible()


def test_on_a_phone_a_quote_opens_over_the_page_and_closes_to_the_quotes(seeds_page: Page) -> None:
    page = seeds_page
    page.set_viewport_size(PHONE)
    quotes(page, "Power")
    page.get_by_role("region", name="Samantha Power").locator(".pq-saying.pq-direct").first.click()
    expect(page.locator("mark.pq-chosen")).to_be_in_viewport()
    page.get_by_role("button", name="Close the source").click()
    expect(page.get_by_role("region", name="Samantha Power")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_quotes_are_found_by_their_words_whoever_said_them(seeds_page: Page) -> None:
    quotes(seeds_page, "sanctions")
    expect(seeds_page.locator(".pq-timeline .pq-count")).to_contain_text("about “sanctions”")
    expect(seeds_page.locator(".pq-saying").first).to_contain_text("anctions")
    quotes(seeds_page, "bananas")
    expect(seeds_page.locator(".pq-quotes")).to_contain_text("no quote holds these words")


def test_who_has_no_name_stands_below_those_who_have_one(seeds_page: Page) -> None:
    quotes(seeds_page)
    unnamed = seeds_page.get_by_role("list", name="Without a name")
    unnamed.get_by_role("button", name="The fleet's press office").click()
    timeline = seeds_page.get_by_role("region", name="The fleet's press office")
    timeline.locator(".pq-saying").first.click()
    expect(seeds_page.locator("mark.pq-chosen").first).to_be_in_viewport()


def test_a_speaker_is_chosen_by_keyboard_and_keeps_the_focus(seeds_page: Page) -> None:
    seeds_page.get_by_role("tab", name="Ask").focus()
    seeds_page.keyboard.press("ArrowRight")
    expect(seeds_page.get_by_role("tab", name="Quotes")).to_be_focused()
    seeds_page.locator(".pq-speakers").get_by_role("button", name="Samantha Power").focus()
    seeds_page.keyboard.press("Enter")
    expect(seeds_page.get_by_role("region", name="Samantha Power")).to_be_visible()
    expect(seeds_page.locator(".pq-speakers").get_by_role("button", name="Samantha Power")).to_be_focused()


def test_a_quote_that_copies_print_stands_once_and_opens_in_each_of_them(
    own_url: str, own_library: Library, opened: Opener, tmp_path: Path
) -> None:
    report = (
        "“We are ready to open the harbour tomorrow,” the mayor, Anna Berg, said on Thursday, and the council agreed. "
        "The ferry to the island was late again, and nobody on the quay could say why it had been late all week."
    )
    for day, paper in (("14", "The Courier"), ("13", "The Echo")):
        article = write_article(tmp_path / f"{day}.md", f"As {paper} saw it", report, published=f"2014-03-{day}",
                                publisher=paper)  # fmt: skip
        assert statuses(add(own_library, article)) == ["added"]
    page = opened(own_url)
    quotes(page)
    berg = page.get_by_role("region", name="Anna Berg")
    expect(berg.locator(".pq-count")).to_have_text("1 quote, printed 2 times")
    expect(berg.locator(".pq-saying")).to_have_count(1)
    berg.get_by_role("button", name="Also in").click()
    expect(page.locator("mark.pq-chosen")).to_have_text("“We are ready to open the harbour tomorrow,”")
    expect(page.get_by_role("button", name="Back to the quotes")).to_be_visible()


def test_where_nobody_is_quoted_the_tab_says_so(own_url: str, opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "rain.md").write_text("It rained all day. The river rose.", encoding="utf-8")
    page = opened(own_url)
    quotes(page)
    expect(page.locator(".pq-quotes")).to_contain_text("Add articles under Library.")
    page.get_by_role("tab", name="Library").click()
    page.locator("#pq-files input[type=file]").set_input_files(str(tmp_path / "rain.md"))
    expect(page.locator(".pq-progress")).to_contain_text("Done:")
    quotes(page)
    expect(page.locator(".pq-quotes")).to_contain_text("Nobody is quoted in your articles.")


def test_an_answer_names_who_said_it_and_when(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "Who said that Moscow could not veto the truth?")
    expect(exchange.locator(".pq-short").first).to_contain_text("Samantha Power")
    expect(exchange.locator(".pq-short time").first).to_have_text("15 March 2014")


def test_everybody_is_listed_again_when_the_field_is_emptied(seeds_page: Page) -> None:
    quotes(seeds_page, "bananas")
    expect(seeds_page.locator(".pq-quotes")).to_contain_text("Nobody of that name")
    seeds_page.get_by_label("Find a speaker").fill("")
    expect(seeds_page.locator(".pq-speakers")).to_be_visible()


def test_the_way_past_the_banner_leads_to_what_the_tab_shows(seeds_page: Page) -> None:
    quotes(seeds_page)
    seeds_page.get_by_role("link", name="Skip to the main part").focus()
    seeds_page.keyboard.press("Enter")
    expect(seeds_page.locator("#pq-person")).to_be_focused()


@pytest.fixture
def said_url(tmp_path: Path, own_library: Library, own_url: str) -> str:
    """The page over what three people said."""
    said = "Anna Berg said that the ferry was late. Ole Lund said that the bridge was green. Ida Moe said nothing new."
    add(own_library, write_article(tmp_path / "said.md", "The island talks", said))
    return own_url


def test_who_is_looked_for_while_the_tab_is_drawn_is_found(said_url: str, opened: Opener, hold: Holder) -> None:
    page = opened(said_url)
    drawn = hold(render, "quotes")
    page.get_by_role("tab", name="Quotes").click()
    page.get_by_label("Find a speaker").fill("Lund")
    page.keyboard.press("Enter")
    drawn.set()
    expect(page.locator(".pq-speakers button")).to_have_count(1)
    expect(page.get_by_role("region", name="Ole Lund")).to_contain_text("the bridge was green")


def test_of_two_speakers_that_are_chosen_at_once_the_last_one_is_shown(
    said_url: str, opened: Opener, hold: Holder
) -> None:
    page = opened(said_url)
    quotes(page)
    speakers = page.locator(".pq-speakers")
    expect(speakers.get_by_role("button", name="Anna Berg")).to_have_attribute("aria-current", "true")
    drawn = hold(render, "quotes")
    for name in ("Ida Moe", "Ole Lund"):
        with page.expect_response("**/queue/join*"):  # sent at the very same moment, either may come first
            speakers.get_by_role("button", name=name).click()
    drawn.set()
    expect(page.get_by_role("region", name="Ole Lund")).to_contain_text("the bridge was green")
