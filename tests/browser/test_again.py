"""The page loaded again, and the page opened by an address that asks for something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from embeddings import Encoder
from qa.library import Library
from qa.ui.asking import Asking
from qa.ui.keeping import library_mark
from tests.browser.conftest import PHONE, Holder, Opener, served, unfold_filters, write_two
from tests.browser.test_ask import HOW_LONG, TURNOUT, WHERE, WHO, ask, marked, send
from tests.helpers import add

KEPT = "pullquote-conversation"


def kept(page: Page) -> str | None:
    """What the tab keeps."""
    found: str | None = page.evaluate(f"sessionStorage.getItem('{KEPT}')")
    return found


def test_a_conversation_outlives_a_reload_and_goes_on(seeds_page: Page) -> None:
    page = seeds_page
    ask(page, "What came of the Kerry–Lavrov talks in London?")
    ask(page, "Who won the 2014 World Cup final?")
    exchange = ask(page, WHERE)
    before = page.locator(".pq-exchange").all_inner_texts()
    quoted = marked(page)
    page.reload()
    expect(page.locator(".pq-exchange")).to_have_count(3)
    assert page.locator(".pq-exchange").all_inner_texts() == before
    expect(page).to_have_title(f"{WHERE} – Pullquote")
    expect(page.locator("mark.pq-chosen").first).to_be_in_viewport()
    assert marked(page) == quoted == exchange.locator(".pq-cite").first.get_attribute("data-quote")
    expect(ask(page, "And what did Lavrov say about sanctions?")).to_contain_text("a counterproductive instrument")


def test_a_conversation_that_the_server_has_let_go_of_goes_on_from_its_tab(
    tmp_path: Path, real_encoder: Encoder, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ui.serve._PAGES", 1)
    with Library.open(tmp_path / "library", encoder=real_encoder) as library:
        add(library, *write_two(tmp_path))
    with served(tmp_path / "library", real_encoder) as url:
        first, other = opened(url), opened(url)
        ask(first, WHO)
        ask(other, WHERE)
        ask(first, HOW_LONG)
        expect(first.locator(".pq-exchange")).to_have_count(2)
        first.reload()
        expect(first.locator(".pq-exchange")).to_have_count(2)
        ask(other, WHERE)
        first.get_by_role("button", name="New conversation").click()
        expect(first.locator(".pq-undo")).to_contain_text("2 questions were cleared.")


def test_filters_outlive_a_reload_and_go_on_filtering(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url)
    unfold_filters(page)
    page.get_by_label("From").fill("2014-03-10")
    page.get_by_label("To", exact=True).fill("2014-03-12")
    page.get_by_label("Publishers").click()
    page.get_by_role("option", name="The Harbour Desk").click()
    named = page.get_by_role("button", name="Filters (3)")
    expect(named).to_be_visible()
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}')?.includes('2014-03-12')")
    page.reload()
    expect(named).to_be_visible()
    named.click()
    expect(page.get_by_label("From")).to_have_value("2014-03-10")
    expect(page.get_by_label("To", exact=True)).to_have_value("2014-03-12")
    expect(page.locator("#pq-publishers")).to_contain_text("The Harbour Desk")
    expect(ask(page, TURNOUT)).to_contain_text("to 12 March 2014")
    page.get_by_label("From").fill("")
    expect(page.get_by_role("button", name="Filters (2)")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Filters (2)")).to_be_visible()


def test_a_filter_that_is_typed_before_the_kept_ones_are_back_stays(
    small_url: str, opened: Opener, hold: Holder
) -> None:
    page = opened(small_url)
    unfold_filters(page)
    page.get_by_label("From").fill("2014-03-10")
    page.get_by_label("To", exact=True).fill("2014-03-12")
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}')?.includes('2014-03-12')")
    looked_at = hold(Asking, "kept_filters")
    page.reload()
    unfold_filters(page)
    page.get_by_label("From").fill("2014-03-11")
    looked_at.set()
    expect(page.get_by_label("To", exact=True)).to_have_value("2014-03-12")
    expect(page.get_by_label("From")).to_have_value("2014-03-11")
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}')?.includes('2014-03-11')")
    expect(page.get_by_role("button", name="Filters (2)")).to_be_visible()


def test_a_page_whose_address_asks_nothing_asks_nothing(
    small_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = Asking.ask

    def noted(asking: Asking, question: str, *others: Any, **named: Any) -> Iterator[Any]:
        asked.append(question)
        yield from real(asking, question, *others, **named)

    monkeypatch.setattr(Asking, "ask", noted)
    page = opened(small_url)
    ask(page, WHO)
    page.get_by_role("button", name="New conversation").click()  # what the page begins with is done by then
    expect(page.locator(".pq-undo")).to_be_visible()
    assert asked == [WHO]


def test_a_new_conversation_leaves_nothing_in_the_tab_and_another_tab_never_had_it(
    seeds_url: str, opened: Opener
) -> None:
    page = opened(seeds_url)
    ask(page, WHERE)
    assert WHERE in (kept(page) or "")
    other = page.context.new_page()
    other.goto(seeds_url)
    expect(other.locator(".pq-welcome")).to_be_visible()
    assert kept(other) is None
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".pq-welcome")).to_be_visible()
    expect(page.locator("#pq-source .pq-source-empty")).to_be_visible()
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}') === null")
    page.reload()
    expect(page.locator(".pq-welcome")).to_be_visible()
    expect(page.locator(".pq-exchange")).to_have_count(0)


def test_an_answer_whose_article_has_gone_is_not_shown_again(
    own_url: str, own_library: Library, opened: Opener, tmp_path: Path, real_encoder: Encoder
) -> None:
    add(own_library, *write_two(tmp_path))
    page = opened(own_url)
    exchange = ask(page, HOW_LONG)
    expect(exchange).to_have_attribute("data-state", "answered")
    expect(page.locator("#pq-panes")).to_contain_text("40 minutes")
    article_id = exchange.locator(".pq-cite").first.get_attribute("data-article") or ""
    with Library.open(own_library.folder, encoder=real_encoder) as library:  # as another program does
        library.remove([article_id])
    page.reload()
    expect(exchange).to_contain_text("has been changed or removed since")
    expect(page.locator("#pq-panes")).not_to_contain_text("40 minutes")
    expect(page.locator("#pq-source")).to_contain_text("no longer in the library")
    exchange.get_by_role("button", name="Ask again").click()
    expect(exchange).not_to_have_attribute("data-state", "lost")
    expect(page.locator("#pq-panes")).not_to_contain_text("40 minutes")


@pytest.mark.parametrize(
    "stored",
    [
        json.dumps({"library": "another", "exchanges": [{"question": WHERE}]}),
        json.dumps({"library": "OURS", "exchanges": [{"question": 7}, "x"], "article": "<img src=x onerror=alert(1)>"}),
    ],
    ids=["another library’s", "nobody’s"],
)
def test_what_another_program_or_library_has_kept_there_is_no_conversation(
    seeds_page: Page, seeds_library: Path, stored: str
) -> None:
    with Library.open(seeds_library, read_only=True) as library:
        stored = stored.replace("OURS", library_mark(library))
    page = seeds_page
    page.evaluate("kept => addEventListener('pagehide', () => sessionStorage.setItem(...kept))", [KEPT, stored])
    page.reload()
    expect(page.locator(".pq-welcome")).to_be_visible()
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}') === null")
    expect(page.locator(".pq-exchange")).to_have_count(0)


def test_an_address_with_a_question_asks_it_once(seeds_page: Page, seeds_url: str) -> None:
    page = seeds_page
    page.goto(f"{seeds_url}/?{urlencode({'q': TURNOUT})}")
    exchange = page.locator(".pq-exchange")
    expect(exchange).to_have_attribute("data-state", "answered")
    expect(exchange).to_contain_text("83.1 percent")
    expect(page).to_have_url(f"{seeds_url}/")
    page.reload()
    expect(exchange).to_contain_text("83.1 percent")
    expect(exchange).to_have_count(1)


def test_a_hostile_question_in_an_address_is_a_question(seeds_page: Page, seeds_url: str) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    seeds_page.goto(f"{seeds_url}/?q={quote(hostile)}")
    exchange = seeds_page.locator(".pq-exchange")
    expect(exchange).to_contain_text("don't answer this")
    expect(exchange.locator("h2")).to_have_text(hostile)
    expect(exchange.locator("img, script")).to_have_count(0)


def test_a_question_in_an_address_waits_until_somebody_sees_the_page(seeds_url: str, opened: Opener) -> None:
    hidden = "Object.defineProperty(document, 'visibilityState', { get: () => window.shown ?? 'hidden' });"
    page = opened(f"{seeds_url}/?q={quote(TURNOUT)}", hidden)
    expect(page.locator(".pq-welcome")).to_be_visible()
    page.wait_for_timeout(1000)  # time enough to ask it, if it were asked
    expect(page.locator(".pq-exchange")).to_have_count(0)
    page.evaluate("() => { window.shown = 'visible'; document.dispatchEvent(new Event('visibilitychange')); }")
    expect(page.locator(".pq-exchange")).to_contain_text("83.1 percent")


def test_a_link_to_a_quote_opens_its_article_there_on_a_phone_over_the_page(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url, permissions=["clipboard-read", "clipboard-write"])
    cite = ask(page, WHERE).locator(".pq-cite").first
    words = cite.get_attribute("data-quote")
    cite.click()
    page.get_by_role("button", name="Copy a link").click()
    expect(page.get_by_role("button", name="Copied, for this machine")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{seeds_url}/?article=")
    colleague = opened(link, viewport=PHONE)
    expect(colleague.locator("mark.pq-chosen").first).to_be_in_viewport()
    assert marked(colleague) == words
    expect(colleague.locator(".pq-exchange")).to_have_count(0)
    expect(colleague).to_have_url(re.compile("article="))  # to be handed on from here as well


def test_a_link_to_what_is_not_there_says_so(seeds_url: str, opened: Opener, seeds_library: Path) -> None:
    with Library.open(seeds_library, read_only=True) as library:
        (article_id,) = (entry.id for entry in library.entries() if entry.title.startswith("Six hours"))
    nowhere = urlencode({"article": "<script>alert(1)</script>", "start": "0", "end": "9"})
    page = opened(f"{seeds_url}/?{nowhere}")
    expect(page.locator("#pq-source")).to_contain_text("no longer in the library")
    page.goto(f"{seeds_url}/?{urlencode({'article': article_id, 'start': '0', 'end': '9' * 40})}")
    expect(page.locator("#pq-source")).to_contain_text("That is no place in this article")
    expect(page.locator(".pq-welcome")).to_be_visible()


def test_a_conversation_outlives_a_reload_after_a_text_that_is_no_question(seeds_page: Page) -> None:
    page = seeds_page
    ask(page, WHERE)
    ask(page, "word " * 45_000)
    page.reload()
    expect(page.locator(".pq-exchange h2")).to_have_text([WHERE])
    expect(page.get_by_label("Your question")).to_have_value(re.compile("^word word"))


def test_a_conversation_outlives_a_reload_beside_a_text_that_is_too_long_to_be_sent(seeds_page: Page) -> None:
    page = seeds_page
    ask(page, WHERE)
    page.get_by_label("Your question").fill("€€€€€€ " * 53_000)  # a megabyte in fewer letters, for each is laid out
    page.reload()
    expect(page.locator(".pq-exchange h2")).to_have_text([WHERE])
    expect(page.get_by_label("Your question")).to_have_value(re.compile("^€€€€€€ €€"))


def test_what_is_being_typed_outlives_a_reload(seeds_page: Page) -> None:
    page = seeds_page
    page.locator("#pq-question [aria-keyshortcuts]").press_sequentially("Half a quest")
    page.reload()
    expect(page.get_by_label("Your question")).to_have_value("Half a quest")


def test_an_address_that_names_words_of_an_article_says_what_is_open(
    seeds_page: Page, seeds_url: str, opened: Opener
) -> None:
    page = seeds_page
    ask(page, WHERE)
    source = page.locator("#pq-source .pq-source")
    link = urlencode({name: source.get_attribute(f"data-{name}") or "" for name in ("article", "start", "end")})
    title = page.locator("#pq-source h2").inner_text()
    other = opened(f"{seeds_url}?{link}")
    expect(other).to_have_title(f"{title} – Pullquote")
    expect(other.locator("#pq-source h2")).to_be_focused()
    expect(other.locator("#pq-aloud")).to_contain_text(f"{title}, opened at the quoted words.")


def test_a_question_asked_before_the_conversation_is_taken_back_is_asked_after_it(
    small_url: str, opened: Opener, hold: Holder
) -> None:
    page = opened(small_url)
    ask(page, HOW_LONG)
    taken_back = hold(Asking, "_taken_back")
    page.reload()
    send(page, WHO)
    exchanges = page.locator(".pq-exchange")
    expect(exchanges).to_contain_text("Ole Lund")
    taken_back.set()
    expect(exchanges.nth(0)).to_contain_text("40 minutes")
    expect(exchanges.nth(1)).to_contain_text("Ole Lund")
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}')?.includes('40 minutes')")


def test_a_question_of_an_address_outlives_a_reload_in_the_middle_of_its_answer(
    small_url: str, opened: Opener, hold: Holder
) -> None:
    answered = hold(Asking, "_exchange")
    page = opened(f"{small_url}/?q={quote(HOW_LONG)}")
    exchange = page.locator(".pq-exchange")
    expect(exchange).to_have_attribute("data-state", "working")
    expect(page).to_have_url(f"{small_url}/")
    page.wait_for_function(f"sessionStorage.getItem('{KEPT}')?.includes('crossing')")
    page.reload()
    expect(exchange).to_contain_text("The page was left before this was answered.")
    answered.set()
    exchange.get_by_role("button", name="Ask again").click()
    expect(exchange).to_contain_text("40 minutes")
