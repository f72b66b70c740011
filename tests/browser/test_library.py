"""The library tab: adding, removing, undoing, and what a file may not do to the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_ask import ask

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


def test_a_first_article_is_added_asked_removed_and_put_back(empty_url: str, opened: Opener, tmp_path: Path) -> None:
    page = opened(empty_url)
    expect(page.locator(".pq-welcome")).to_contain_text("Your library is empty.")
    page.get_by_role("button", name="Add articles").click()
    ferry = tmp_path / "ferry.txt"
    ferry.write_text(FERRY, encoding="utf-8")
    drop(page, ferry)
    expect(page.locator(".pq-progress")).to_contain_text("Added", timeout=90_000)
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
    empty_url: str, opened: Opener, tmp_path: Path
) -> None:
    good, broken, again = tmp_path / "ferry.txt", tmp_path / "broken.pdf", tmp_path / "copy.txt"
    good.write_text(FERRY, encoding="utf-8")
    again.write_text(FERRY, encoding="utf-8")
    broken.write_bytes(b"%PDF-1.7 cut off")
    page = opened(empty_url)
    drop(page, good, broken, again)
    progress = page.locator(".pq-progress")
    expect(progress).to_contain_text("Done.", timeout=90_000)
    expect(progress.locator("[data-status=added]")).to_contain_text("Harbour ferry")
    expect(progress.locator("[data-status=failed]")).to_contain_text("broken.pdf")
    expect(progress.locator("[data-status=duplicate]")).to_have_count(1)
    expect(page.locator(".pq-articles li")).to_have_count(1)


def test_markup_in_an_article_is_shown_and_never_run(empty_url: str, opened: Opener, tmp_path: Path) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    article = tmp_path / "attack.md"
    article.write_text(
        f"---\ntitle: '{attack}'\nauthor: '{attack}'\npublisher: '{attack}'\nurl: javascript:alert(3)\n---\n\n"
        f"The ferry captain wrote `{attack}` on the wall of the harbour office on Tuesday morning.\n",
        encoding="utf-8",
    )
    page = opened(empty_url)
    drop(page, article)
    expect(page.locator(".pq-articles li")).to_contain_text("<img src=x", timeout=90_000)
    page.locator(".pq-open").click()
    expect(page.locator("#pq-source h2")).to_contain_text("<script>alert(2)</script>")
    page.get_by_role("tab", name="Ask").click()
    exchange = ask(page, "What did the ferry captain write on the wall of the harbour office?")
    expect(exchange).to_contain_text("<img src=x")
    assert page.locator("#pq-source img, #pq-conversation img, #pq-list img, a[href^=javascript]").count() == 0


def test_the_list_is_filtered_as_one_types(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url)
    page.get_by_role("tab", name="Library").click()
    expect(page.locator(".pq-articles li")).to_have_count(14)
    page.get_by_label("Filter the articles").press_sequentially("harbour desk london")
    expect(page.locator(".pq-articles li")).to_have_count(1)
    expect(page.locator(".pq-count")).to_contain_text("1 of 14 articles")
    page.get_by_label("Filter the articles").fill("nothing like it")
    expect(page.locator(".pq-library")).to_contain_text("No article matches.")


def test_an_article_of_the_list_opens_in_the_source_pane(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url)
    page.get_by_role("tab", name="Library").click()
    page.locator(".pq-open", has_text="Warning shots at Belbek").click()
    expect(page.locator("#pq-source h2")).to_have_text("Warning shots at Belbek, and a denial from Putin")
    expect(page.locator("#pq-source h2")).to_be_in_viewport()
