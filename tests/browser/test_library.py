"""The library tab: adding, removing, undoing, and what a file may not do to the page."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from embeddings import Encoder
from qa.ingest.web.fetch import Fetcher
from qa.ingest.web.manners import Web
from qa.ingest.web.reach import Reach
from qa.library import Library
from qa.ui import render
from qa.ui.shelf import Shelf
from tests.browser.conftest import Holder, Opener, served, unfold_filters
from tests.browser.test_accessibility import violations
from tests.browser.test_ask import ask
from tests.helpers import add, write_article
from tests.qa.ingest.making import STORY
from tests.reports import BALLOT, cut
from tests.site import LOOPBACK, Answer, Site, names, rss
from tests.site import page as article_page

FERRY = """Harbour ferry returns to service

3 May 2021

By Ines Calder

The harbour ferry resumed its route on Monday after a winter of repairs. The crew of nine carried 212 passengers
on the first crossing, according to the operator.
"""


def drop(page: Page, *files: Path) -> None:
    """Put files into the field, as a drop does."""
    page.get_by_role("tab", name="Library").click()
    page.locator("#pq-files input[type=file]").set_input_files([str(file) for file in files])


def test_a_first_article_is_added_asked_removed_and_put_back(own_url: str, opened: Opener, tmp_path: Path) -> None:
    page = opened(own_url)
    expect(page.locator(".pq-welcome")).to_contain_text("Your library is empty.")
    page.get_by_role("button", name="Add articles").click()
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(FERRY, encoding="utf-8")
    drop(page, ferry)
    expect(page.locator("#pq-news .pq-progress")).to_contain_text("Added")
    row = page.locator(".pq-articles li", has_text="Harbour ferry returns to service")
    expect(row).to_contain_text("3 May 2021")

    page.get_by_role("tab", name="Ask").click()
    expect(page.locator(".pq-welcome")).to_contain_text("one article")
    exchange = ask(page, "How many passengers did the ferry carry on its first crossing?")
    expect(exchange).to_contain_text("212 passengers")

    page.get_by_role("tab", name="Library").click()
    row.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)
    page.get_by_role("tab", name="Ask").click()
    gone = ask(page, "How many passengers did the ferry carry on its first crossing?")
    expect(gone).to_have_attribute("data-state", "unanswered")

    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Undo").click()
    expect(row).to_be_visible()


def test_each_file_is_told_of_and_a_broken_one_does_not_stop_the_others(
    own_url: str, opened: Opener, tmp_path: Path
) -> None:
    good, broken, again = tmp_path / "ferry.txt", tmp_path / "broken.pdf", tmp_path / "copy.txt"
    good.write_text(FERRY, encoding="utf-8")
    again.write_text(FERRY, encoding="utf-8")
    broken.write_bytes(b"%PDF-1.7 cut off")
    page = opened(own_url)
    drop(page, good, broken, again)
    progress = page.locator("#pq-news .pq-progress")
    expect(progress).to_contain_text("Done:")
    expect(progress.locator("[data-status=added]")).to_contain_text("Harbour ferry")
    expect(progress.locator("[data-status=failed]")).to_contain_text("broken.pdf")
    expect(progress.locator("[data-status=duplicate]")).to_have_count(1)
    expect(page.locator(".pq-articles li")).to_have_count(1)


def held_up(page: Page, tmp_path: Path, hold: Holder) -> threading.Event:
    """Drop a file, whose adding waits for the event."""
    added = hold(Library, "add")
    drop(page, write_article(tmp_path / "ferry.md", "Ferry back", "The crossing takes 40 minutes."))
    expect(page.locator("#pq-news [data-status=waiting]")).to_contain_text("ferry.md")
    return added


def test_files_dropped_while_others_are_added_are_added_after_them(
    own_url: str, opened: Opener, tmp_path: Path, hold: Holder
) -> None:
    page = opened(own_url)
    added = held_up(page, tmp_path, hold)
    drop(page, write_article(tmp_path / "pier.md", "Pier shut", "The pier was closed at ten."))
    with page.expect_response(re.compile("queue/join")):
        drop(page, write_article(tmp_path / "tug.md", "Tug gone", "The tug has left."))
    added.set()
    expect(page.locator(".pq-articles li")).to_have_count(3)


def test_whoever_leaves_the_page_while_files_are_added_is_asked_first(
    own_url: str, opened: Opener, tmp_path: Path, hold: Holder
) -> None:
    page = opened(own_url)
    added = held_up(page, tmp_path, hold)
    with page.expect_event("dialog") as asked:
        page.evaluate("() => { setTimeout(() => window.location.reload()); }")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    added.set()
    expect(page.locator("#pq-news .pq-progress")).to_contain_text("Done: 1 added.")
    page.reload()  # nobody is asked any more
    expect(page.locator(".pq-welcome")).to_contain_text("one article")


def give(page: Page, address: str) -> None:
    """Type an address into its field and send it."""
    page.get_by_role("tab", name="Library").click()
    page.get_by_label("Address of an article or a feed").fill(address)
    page.get_by_label("Address of an article or a feed").press("Enter")


@pytest.fixture
def online_url(site: Site, tmp_path: Path, real_encoder: Encoder) -> Iterator[str]:
    """The page over a library that knows the way to a site on this machine: by itself it has no such way."""
    web = Web(Fetcher(Reach((LOOPBACK,), None), names({})))
    with served(tmp_path / "library", real_encoder, web=web) as url:
        yield url


def test_an_article_and_a_feed_are_added_by_their_addresses(online_url: str, site: Site, opened: Opener) -> None:
    site.pages |= {
        "/ferry?utm_source=mail": Answer(
            article_page("Harbour ferry returns to service", *FERRY.split("\n\n")[3:] * 2)
        ),
        "/ships": Answer(article_page("Forty ships", *STORY)),
        "/feed": rss(f"<title>Ships</title><link>{site.url}/ships</link>"),
    }
    page = opened(online_url)
    give(page, f"{site.url}/ferry?utm_source=mail")
    progress = page.locator("#pq-link-news .pq-progress")
    expect(progress.locator("[data-status=added]")).to_contain_text("Harbour ferry")
    expect(page.get_by_label("Address of an article or a feed")).to_have_value("")
    page.get_by_label("Address of an article or a feed").fill(f"{site.url}/feed")
    page.locator("#pq-fetch").click()
    expect(progress.locator("[data-status=added]")).to_contain_text("Forty ships")
    expect(page.locator(".pq-articles li")).to_have_count(2)
    page.locator(".pq-open", has_text="Harbour ferry").click()
    expect(page.locator("#pq-source a")).to_have_attribute("href", f"{site.url}/ferry")


def test_an_address_that_is_refused_gives_its_line_and_stays_to_be_mended(own_url: str, opened: Opener) -> None:
    page = opened(own_url)
    for typed, said in (
        ("http://10.0.0.1/admin", "is not on the public internet"),
        ("/etc/hostname", "names a host that cannot be understood"),
        ("127.0.0.1:8080", "is not on the public internet"),
        ("file:///etc/hostname", "is not a web address"),
    ):
        give(page, typed)
        failed = page.locator("#pq-link-news .pq-progress [data-status=failed]")
        expect(failed).to_contain_text(said)
        expect(page.get_by_label("Address of an article or a feed")).to_have_value(typed)
    expect(page.locator(".pq-articles li")).to_have_count(0)
    assert violations(page) == []


def test_a_copy_in_another_paper_is_named_and_opened_from_the_answer_and_the_list(
    own_url: str, opened: Opener, tmp_path: Path
) -> None:
    page = opened(own_url)
    wire = f"ORRIN (Reuters) - {cut(BALLOT, 0, 0.6)}"
    drop(
        page,
        write_article(tmp_path / "whole.md", "Islanders say yes to a harbour", BALLOT, publisher="The Courier"),
        write_article(tmp_path / "wire.md", "Skerry votes", wire, publisher="The Mail", published="2014-03-16"),
    )
    row = page.locator(".pq-articles li", has_text="Islanders say yes to a harbour")
    expect(row.locator(".pq-also")).to_have_text(re.compile(r"also in\s+The Mail"))
    row.locator(".pq-also button").click()
    expect(page.locator("#pq-source h2")).to_have_text("Skerry votes")

    page.get_by_role("tab", name="Ask").click()
    exchange = ask(page, "How many people are registered on the island of Lower Skerry?")
    expect(exchange.locator(".pq-cite")).to_have_count(1)
    expect(exchange.locator(".pq-sources > li")).to_have_count(1)
    copy = exchange.locator(".pq-also button")
    expect(copy).to_have_count(1)
    copy.click()
    expect(page.locator("#pq-source h2")).to_have_text(copy.get_attribute("title") or "")
    expect(page.locator("#pq-source mark.pq-chosen").first).to_contain_text("412 people")
    assert violations(page) == []


def test_a_kind_that_is_not_read_is_told_of_like_any_failure(own_url: str, opened: Opener, tmp_path: Path) -> None:
    good, other = tmp_path / "ferry.txt", tmp_path / "table.xlsx"
    good.write_text(FERRY, encoding="utf-8")
    other.write_bytes(b"PK\3\4")
    page = opened(own_url)
    drop(page, good, other)
    expect(page.locator("#pq-news .pq-progress [data-status=failed]")).to_contain_text("table.xlsx")
    expect(page.locator("#pq-news .pq-progress [data-status=added]")).to_contain_text("Harbour ferry")


def test_a_publisher_whose_last_article_went_no_longer_filters(own_url: str, opened: Opener, tmp_path: Path) -> None:
    one, other = tmp_path / "ferry.md", tmp_path / "bridge.md"
    one.write_text(f"---\npublisher: Quay Gazette\n---\n\n# Ferry\n\n{FERRY}", encoding="utf-8")
    other.write_text("---\npublisher: Bridge Post\n---\n\n# Bridge\n\nThe bridge was painted green by Ole Lund.\n")
    page = opened(own_url)
    drop(page, one, other)
    expect(page.locator(".pq-articles li")).to_have_count(2)
    page.get_by_role("tab", name="Ask").click()
    unfold_filters(page)
    page.get_by_label("Publishers").click()
    page.get_by_role("option", name="Quay Gazette").click()
    page.get_by_role("tab", name="Library").click()
    page.locator(".pq-articles li", has_text="Ferry").get_by_role("button", name="Remove").click()
    expect(page.locator(".pq-articles li")).to_have_count(1)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_role("tab", name="Ask").click()
    expect(ask(page, "Who painted the bridge green?")).to_contain_text("Ole Lund")


def test_undo_is_in_view_however_far_down_the_list(own_url: str, opened: Opener, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    rows = [f'{{"title": "Report {n}", "text": "Report {n} is of the harbour and its boats."}}' for n in range(30)]
    many.write_text("\n".join(rows), encoding="utf-8")
    page = opened(own_url)
    drop(page, many)
    expect(page.locator(".pq-articles li")).to_have_count(30)
    expect(page.locator("#pq-news .pq-progress")).to_contain_text("30 added")
    last = page.locator(".pq-articles li").last
    last.scroll_into_view_if_needed()
    last.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()


def test_every_article_of_a_long_list_is_reached_by_keyboard(
    own_url: str, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ui.shelf._LISTED", 3)
    many = tmp_path / "many.jsonl"
    rows = [f'{{"title": "Report {n}", "text": "Report {n} is of the harbour and its boats."}}' for n in range(8)]
    many.write_text("\n".join(rows), encoding="utf-8")
    page = opened(own_url)
    drop(page, many)
    titles = page.locator(".pq-articles .pq-source-title")
    expect(page.locator("#pq-list .pq-count")).to_have_text("8 articles, the newest first: 1–3")
    further = page.locator(".pq-pages").first.get_by_role("button", name="Next")
    further.focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Report 3", "Report 4", "Report 5"])
    expect(further).to_be_focused()
    expect(page.locator("#pq-aloud")).to_have_text("8 articles, the newest first: 4–6")
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Report 6", "Report 7"])
    number = page.get_by_role("navigation", name="Pages, above the list").get_by_label("Page")
    expect(number).to_be_focused()  # there is no next page
    assert violations(page) == []
    number.fill("1")
    page.keyboard.press("Enter")
    expect(titles.first).to_have_text("Report 0")
    expect(number).to_be_focused()
    number.fill("99")
    page.keyboard.press("Enter")
    expect(number).to_have_value("3")
    expect(titles.first).to_have_text("Report 6")


def test_markup_in_an_article_is_shown_and_never_run(own_url: str, opened: Opener, tmp_path: Path) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    article = tmp_path / "attack.md"
    article.write_text(
        f"---\ntitle: '{attack}'\nauthor: '{attack}'\npublisher: '{attack}'\nurl: javascript:alert(3)\n---\n\n"
        f"The ferry captain wrote `{attack}` on the wall of the harbour office on Tuesday morning.\n",
        encoding="utf-8",
    )
    page = opened(own_url)
    drop(page, article)
    expect(page.locator(".pq-articles li")).to_contain_text("<img src=x")
    page.locator(".pq-open").click()
    expect(page.locator("#pq-source h2")).to_contain_text("<script>alert(2)</script>")
    page.get_by_role("tab", name="Ask").click()
    exchange = ask(page, "What did the ferry captain write on the wall of the harbour office?")
    expect(exchange).to_contain_text("<img src=x")
    assert page.locator("#pq-source img, #pq-conversation img, #pq-list img, a[href^=javascript]").count() == 0


def test_the_list_is_filtered_as_one_types(seeds_page: Page) -> None:
    seeds_page.get_by_role("tab", name="Library").click()
    expect(seeds_page.locator(".pq-articles li")).to_have_count(14)
    seeds_page.get_by_label("Filter the articles").press_sequentially("harbour desk london")
    expect(seeds_page.locator(".pq-articles li")).to_have_count(1)
    expect(seeds_page.locator("#pq-list .pq-count")).to_contain_text("1 of 14 articles")
    seeds_page.get_by_label("Filter the articles").fill("nothing like it")
    expect(seeds_page.locator(".pq-library")).to_contain_text("No article matches.")


def test_an_article_of_the_list_opens_in_the_source_pane(seeds_page: Page) -> None:
    seeds_page.get_by_role("tab", name="Library").click()
    seeds_page.locator(".pq-open", has_text="Warning shots at Belbek").click()
    expect(seeds_page.locator("#pq-source h2")).to_have_text("Warning shots at Belbek, and a denial from Putin")
    expect(seeds_page.locator("#pq-source h2")).to_be_in_viewport()
    seeds_page.get_by_role("button", name="Back to the library").click()
    expect(seeds_page.locator(".pq-open", has_text="Warning shots at Belbek")).to_be_in_viewport()


def test_the_source_says_where_its_date_was_found(seeds_page: Page) -> None:
    seeds_page.get_by_role("tab", name="Library").click()
    seeds_page.locator(".pq-open", has_text="Warning shots at Belbek").click()
    expect(seeds_page.locator("#pq-source .pq-byline")).to_contain_text("(date from the file’s front matter)")


def test_the_list_says_what_works_in_english_only(own_url: str, opened: Opener, tmp_path: Path) -> None:
    article = tmp_path / "hafen.txt"
    article.write_text(
        "Vierzig Schiffe warten seit Montag vor dem Hafen von Lindhaven, dreimal so viele wie in jeder Woche.\n",
        encoding="utf-8",
    )
    page = opened(own_url)
    drop(page, article)
    expect(page.locator("#pq-list")).to_contain_text("1 article is not in English")


def test_an_open_article_that_was_removed_says_so_and_is_put_back_where_it_stood(
    own_url: str, opened: Opener, tmp_path: Path
) -> None:
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(FERRY, encoding="utf-8")
    page = opened(own_url)
    drop(page, ferry)
    expect(page.locator(".pq-articles li")).to_have_count(1)
    page.get_by_role("tab", name="Ask").click()
    ask(page, "How many passengers did the ferry carry on its first crossing?")
    source = page.locator("#pq-source")
    expect(source.locator("mark.pq-chosen").first).to_be_visible()
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("tab", name="Ask").click()
    expect(source).to_contain_text("“Harbour ferry returns to service” was removed from the library.")
    expect(source).not_to_contain_text("crew of nine")
    assert violations(page) == []
    source.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(source.locator("mark.pq-chosen").first).to_contain_text("212 passengers")
    expect(source.locator("h2")).to_be_focused()
    page.get_by_role("tab", name="Library").click()
    expect(page.locator(".pq-articles li")).to_have_count(1)


def test_what_was_removed_can_be_put_back_after_the_list_was_filtered(
    own_url: str, opened: Opener, tmp_path: Path
) -> None:
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(FERRY, encoding="utf-8")
    page = opened(own_url)
    drop(page, ferry)
    row = page.locator(".pq-articles li", has_text="Harbour ferry")
    row.get_by_role("button", name="Remove").click()
    page.get_by_label("Filter the articles").fill("harbour")
    expect(page.locator(".pq-articles")).to_have_count(0)
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(row.get_by_role("button", name="Remove")).to_be_focused()
    expect(page.locator("#pq-aloud")).to_have_text("“Harbour ferry returns to service” is back.")


def test_the_list_knows_of_what_was_removed_while_the_filter_was_typed(
    own_url: str, opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Shelf.listing

    def slowly(*args: Any, **named: Any) -> str:
        result = drawn(*args, **named)
        time.sleep(1.5)  # the filter's own list is asked for before that of the removal is here
        return result

    one, other = tmp_path / "ferry.txt", tmp_path / "bridge.txt"
    one.write_text(FERRY, encoding="utf-8")
    other.write_text("Bridge painted\n\nThe bridge was painted green by Ole Lund.\n", encoding="utf-8")
    page = opened(own_url)
    drop(page, one, other)
    row = page.locator(".pq-articles li", has_text="Harbour ferry")
    expect(row).to_be_visible()
    monkeypatch.setattr(Shelf, "listing", slowly)
    row.get_by_role("button", name="Remove").click()
    page.get_by_label("Filter the articles").fill("bridge")
    expect(page.locator("#pq-list .pq-count")).to_have_text("1 article")
    page.wait_for_timeout(2000)  # a list that comes too late would take the place of this one
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_label("Filter the articles").fill("harbour")
    expect(page.locator(".pq-hint", has_text="No article matches.")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def test_every_file_that_failed_is_named(own_url: str, opened: Opener, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    empty = [tmp_path / f"empty-{number}.txt" for number in range(24)]
    for file in empty:
        file.touch()
    page = opened(own_url)
    drop(page, broken, *empty)
    expect(page.locator("#pq-news")).to_contain_text("Done: 25 failed")
    expect(page.locator("#pq-news [data-status=failed]")).to_have_count(25)
    expect(page.locator("#pq-news .pq-file", has_text="broken.pdf")).to_have_text(
        re.compile(r"^broken\.pdf cannot be read as PDF")
    )
    expect(page.locator("#pq-news", has_text=re.compile(r"broken\.pdf.*broken\.pdf"))).to_have_count(0)


def test_an_address_is_told_of_beside_the_files(own_url: str, opened: Opener, tmp_path: Path) -> None:
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(FERRY, encoding="utf-8")
    page = opened(own_url)
    drop(page, ferry)
    expect(page.locator("#pq-news")).to_contain_text("Done: 1 added")
    give(page, "http://localhost/page")
    expect(page.locator("#pq-link-news")).to_contain_text("Done: 1 failed")
    expect(page.locator("#pq-news")).to_contain_text("Done: 1 added")


@pytest.fixture
def three_url(tmp_path: Path, own_library: Library, own_url: str) -> str:
    """The page over three articles."""
    add_three(own_library, tmp_path)
    return own_url


def add_three(library: Library, folder: Path) -> None:
    titles = ("Ferry back", "Bridge painted", "Quay closed")
    add(library, *(write_article(folder / f"{title}.md", title, f"{title} on Monday.") for title in titles))


def test_two_articles_that_are_removed_at_once_are_both_removed(three_url: str, opened: Opener, hold: Holder) -> None:
    page = opened(three_url)
    page.get_by_role("tab", name="Library").click()
    drawn = hold(render, "library_list")
    page.get_by_role("button", name="Remove Ferry back").click()
    page.get_by_role("button", name="Remove Quay closed").click()
    drawn.set()
    expect(page.locator(".pq-articles li")).to_have_count(1)
    expect(page.locator(".pq-articles li")).to_contain_text("Bridge painted")


def test_the_second_click_of_two_removes_no_other_article(three_url: str, opened: Opener) -> None:
    page = opened(three_url)
    page.get_by_role("tab", name="Library").click()
    page.locator(".pq-remove").first.dblclick(delay=50)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_label("Filter the articles").fill("monday")  # drawn after whatever the clicks have asked for
    expect(page.locator(".pq-hint", has_text="No article matches.")).to_be_visible()
    expect(page.locator("#pq-list .pq-count")).to_have_text("0 of 2 articles")


def test_undo_puts_back_what_it_names_or_nothing(three_url: str, opened: Opener, hold: Holder) -> None:
    page = opened(three_url)
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Remove Ferry back").click()
    undo = page.locator("#pq-list .pq-undo")
    expect(undo).to_contain_text("Ferry back")
    drawn = hold(render, "library_list")
    page.get_by_role("button", name="Remove Quay closed").click()
    undo.get_by_role("button").click()
    drawn.set()
    expect(undo).to_contain_text("Quay closed")
    undo.get_by_role("button").click()
    expect(page.locator(".pq-articles li", has_text="Quay closed")).to_be_visible()


def test_each_of_several_removals_is_undone_by_keyboard_the_last_one_first(three_url: str, opened: Opener) -> None:
    page = opened(three_url)
    page.get_by_role("tab", name="Library").click()
    undo = page.locator("#pq-list .pq-undo")
    for title in ("Ferry back", "Quay closed"):
        page.get_by_role("button", name=f"Remove {title}").click()
        expect(undo).to_contain_text(f"Removed “{title}”")
    expect(undo).to_contain_text("and 1 before it")
    expect(undo.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pq-articles li")).to_have_count(2)
    expect(page.locator("#pq-aloud")).to_have_text("“Quay closed” is back.")
    expect(undo).to_contain_text("Removed “Ferry back”.")
    expect(undo.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".pq-articles li")).to_have_count(3)
    expect(undo).to_have_count(0)
    expect(page.locator("#pq-aloud")).to_have_text("“Ferry back” is back.")
    expect(page.get_by_role("button", name="Remove Ferry back")).to_be_focused()


@pytest.fixture
def held_url(tmp_path: Path, real_encoder: Encoder) -> Iterator[str]:
    """The same, where a page begins with them: it begins with what there was as its server started."""
    with Library.open(tmp_path / "library", encoder=real_encoder) as library:
        add_three(library, tmp_path)
    with served(tmp_path / "library", real_encoder) as url:
        yield url


def test_what_is_removed_as_the_page_opens_can_be_put_back(held_url: str, opened: Opener, hold: Holder) -> None:
    opening = hold(render, "library_list")
    page = opened(held_url)
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Remove Ferry back").click()
    opening.set()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".pq-articles li")).to_have_count(3)


def test_an_address_that_is_typed_while_another_is_fetched_is_fetched_next(
    three_url: str, opened: Opener, hold: Holder
) -> None:
    page = opened(three_url)
    fetched = hold(Library, "add")
    give(page, "http://localhost/one")
    field = page.get_by_label("Address of an article or a feed")
    news = page.locator("#pq-link-news")
    expect(news).to_contain_text("http://localhost/one")
    expect(field).to_have_value("")
    give(page, "http://localhost/two")
    expect(field).to_have_value("http://localhost/two")
    fetched.set()
    expect(news).to_contain_text("http://localhost/two")
    expect(news).to_contain_text("Done: 1 failed")
    expect(field).to_have_value("http://localhost/two")


def test_a_file_that_is_dropped_beside_its_field_does_not_take_the_place_of_the_page(
    three_url: str, opened: Opener
) -> None:
    page = opened(three_url)
    page.get_by_role("tab", name="Library").click()
    taken = page.evaluate("""() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["words"], "words.txt"));
        const sent = (name) => document.querySelector("#pq-list").dispatchEvent(
            new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
        return [sent("dragover"), sent("drop")];
    }""")
    assert taken == [False, False]  # the page has said that the browser is not to open it
