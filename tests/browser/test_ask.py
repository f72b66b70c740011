"""Asking on the page: answers, sources, follow-ups, honest silence."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Locator, Page, expect

from embeddings import Encoder
from qa.library import Library
from qa.ui.asking import Asking
from tests.browser.conftest import PHONE, Holder, Opener, served, serving, unfold_filters, write_two
from tests.helpers import add, write_article

WHERE = "Where in London did Kerry and Lavrov meet?"
TURNOUT = "What was the turnout in the Crimean referendum?"
NOWHERE = "Who won the 2014 World Cup final?"


def ask(page: Page, question: str) -> Locator:
    """Type a question, send it, and wait for what comes of it."""
    before = page.locator(".pq-exchange").count()
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    exchange = page.locator(".pq-exchange").nth(before)
    expect(exchange).to_have_attribute("data-state", re.compile("answered|busy|failed"))
    return exchange


def marked(page: Page) -> str:
    return "".join(page.locator("#pq-source mark.pq-chosen").all_inner_texts())


def test_a_question_is_answered_with_words_that_stand_in_the_article(seeds_page: Page) -> None:
    page = seeds_page
    exchange = ask(page, WHERE)
    expect(exchange).to_have_attribute("data-state", "answered")
    expect(exchange.locator(".pq-claim").first).to_contain_text("Winfield House")
    cite = exchange.locator(".pq-cite").first
    quote = cite.get_attribute("data-quote") or ""
    assert "Winfield House" in quote
    cite.click()
    expect(page.locator("#pq-source h2")).to_contain_text("Six hours in a London garden")
    assert marked(page) == quote
    expect(page).to_have_title(f"{WHERE} – Pullquote")
    expect(page.get_by_role("status").first).to_contain_text("Answer: Winfield House. 1 source.")


def test_the_source_shows_title_publisher_date_and_authors(seeds_page: Page) -> None:
    ask(seeds_page, WHERE).locator(".pq-cite").first.click()
    source = seeds_page.locator("#pq-source header")
    expect(source).to_contain_text("Six hours in a London garden end without a deal")
    expect(source).to_contain_text("The Harbour Desk · 14 March 2014")


def test_a_quote_is_copied_with_its_source_wherever_the_page_is_served(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url, permissions=["clipboard-read", "clipboard-write"])
    quote = ask(page, WHERE).locator(".pq-cite").first.get_attribute("data-quote") or ""
    field = page.get_by_label("Your question")
    for _ in ("this machine", "a network, where a browser has no clipboard for pages"):
        # It says so for a while: what is looked for again and again may be over on a busy machine.
        page.evaluate("""() => {
            const button = document.querySelector("[data-copy]");
            window.told = [];
            new MutationObserver(() => window.told.push(button.textContent)).observe(button, { childList: true });
        }""")
        page.locator("[data-copy]").click()
        page.wait_for_function("window.told.includes('Copied')")
        field.focus()
        page.keyboard.press("Control+v")
        expect(field).to_have_value(re.compile("The Harbour Desk, 14 March 2014$"))
        assert field.input_value().startswith(f"{quote}\n— Callum Reyes, ")
        field.fill("")
        page.evaluate("""async () => {
            await navigator.clipboard?.writeText("");
            Object.defineProperty(navigator, "clipboard", { value: undefined });
        }""")


def test_paper_takes_the_whole_conversation_and_its_source_in_black_on_white(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url, color_scheme="dark")
    exchange = ask(page, WHERE)
    page.emulate_media(media="print")
    expect(page.get_by_label("Your question")).to_be_hidden()
    expect(exchange).to_be_visible()
    text = page.locator(".pq-text")
    expect(text.locator("p").last).to_be_visible()
    assert text.evaluate("text => text.scrollHeight === text.clientHeight")
    assert page.evaluate("document.scrollingElement.scrollHeight > innerHeight")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_stands_on_the_page_stays_where_it_is_while_the_rest_comes(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url)
    moved = page.evaluate("""() => new Promise((tell) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((shift) => (sum += shift.value)))
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => tell(sum), 500);
    })""")
    assert moved < 0.03  # cumulative layout shift; "good" ends at 0.1


def test_a_page_that_nobody_uses_rests(seeds_url: str, opened: Opener) -> None:
    counting = "window.frames_asked = 0; const real = requestAnimationFrame;" + (
        "window.requestAnimationFrame = (step) => { window.frames_asked += 1; return real(step); };"
    )
    page = opened(seeds_url, counting)
    ask(page, WHERE)
    seconds = []
    for _ in range(6):  # what moves as an answer comes takes some seconds to come to rest
        page.evaluate("window.frames_asked = 0")
        page.wait_for_timeout(1000)
        seconds.append(page.evaluate("window.frames_asked"))
    assert seconds[-1] < 10, seconds  # sixty, where something moves


def test_the_marked_words_are_in_view(seeds_page: Page) -> None:
    page = seeds_page
    page.set_viewport_size({"width": 1200, "height": 500})
    exchange = ask(page, "How many abstained on Resolution 68/262?")
    exchange.locator(".pq-cite").first.click()
    expect(page.locator("mark.pq-chosen").first).to_be_in_viewport()


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 600}, {"width": 390, "height": 600}], ids=["low", "phone"]
)
def test_the_marked_words_are_in_view_below_a_tall_header(
    own_url: str, opened: Opener, tmp_path: Path, viewport: dict[str, int]
) -> None:
    title = (
        "The council of the harbour town decides after a long night on the ferry, the bridge and the old lighthouse "
        * 2
    )
    filler = "\n\n".join(
        f"Paragraph {n} tells of the weather on the quay and of boats that came and went." for n in range(9)
    )
    article = tmp_path / "council.md"
    article.write_text(
        f"---\ntitle: {title}\n---\n\n{filler}\n\nThe lighthouse keeper Ada Brandt earns 3,140 crowns a month."
    )
    page = opened(own_url, viewport=viewport)
    page.get_by_role("tab", name="Library").click()
    page.locator("#pq-files input[type=file]").set_input_files(str(article))
    page.locator(".pq-articles li").wait_for()
    page.get_by_role("tab", name="Ask").click()
    ask(page, "How much does the lighthouse keeper Ada Brandt earn?").locator(".pq-cite").first.click()
    page.wait_for_function("""() => {  // on a phone the pane slides in
        const mark = document.querySelector("mark.pq-chosen").getBoundingClientRect();
        const pane = document.querySelector(".pq-text").getBoundingClientRect();
        return pane.top <= mark.top && mark.bottom <= Math.min(pane.bottom, innerHeight);
    }""")


def test_the_program_opens_the_chat_over_the_seeds_and_asks_an_example_by_a_click(
    tmp_path: Path, opened: Opener
) -> None:
    with serving("app.py", library=tmp_path / "library") as url:
        page = opened(url)
        page.get_by_role("button", name=TURNOUT).click()
        exchange = page.locator(".pq-exchange")
        expect(exchange).to_have_attribute("data-state", "answered")
        expect(exchange).to_contain_text("83.1 percent")
        page.close()  # before its server, of which it may still be asking something


def test_articles_that_disagree_stand_side_by_side(seeds_page: Page) -> None:
    exchange = ask(seeds_page, TURNOUT)
    expect(exchange.locator(".pq-claim", has_text="83.1 percent")).to_be_visible()
    expect(exchange.locator(".pq-claim", has_text="34.2 percent")).to_be_visible()
    assert exchange.locator(".pq-sources li").count() >= 2


def test_a_follow_up_is_understood_from_the_turn_before_it(seeds_page: Page) -> None:
    ask(seeds_page, "What came of the Kerry–Lavrov talks in London?")
    exchange = ask(seeds_page, "And what did Lavrov say about sanctions?")
    expect(exchange).to_contain_text("a counterproductive instrument")


def test_a_question_that_was_read_as_a_follow_up_can_be_asked_as_it_is_written(seeds_page: Page) -> None:
    ask(seeds_page, "Who vetoed the Security Council resolution on Crimea?")
    exchange = ask(seeds_page, "How many members voted in favour of it?")
    expect(exchange.locator(".pq-meta")).to_contain_text("Read ")
    exchange.get_by_role("button", name="Ask it as written").click()
    again = seeds_page.locator(".pq-exchange").nth(2)
    expect(again).to_have_attribute("data-state", re.compile("answered"))
    expect(again.locator(".pq-meta")).not_to_contain_text("Read ")


def test_no_source_of_an_older_answer_stays_beside_a_question_without_one(seeds_page: Page) -> None:
    ask(seeds_page, WHERE)
    expect(seeds_page.locator("#pq-source mark.pq-chosen").first).to_be_attached()
    ask(seeds_page, NOWHERE)
    expect(seeds_page.locator("#pq-source mark")).to_have_count(0)


def test_a_new_conversation_forgets_the_old_one(seeds_page: Page) -> None:
    ask(seeds_page, WHERE)
    seeds_page.get_by_role("button", name="New conversation").click()
    expect(seeds_page.locator(".pq-welcome")).to_be_visible()
    expect(seeds_page.locator(".pq-exchange")).to_have_count(0)


def test_what_the_records_say_of_the_articles_is_told_without_a_quote(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "How many articles do you have?")
    expect(exchange).to_contain_text("Your library has")
    expect(exchange).not_to_contain_text("nearest passages")
    expect(exchange.locator(".pq-cite")).to_have_count(0)


def test_what_the_articles_do_not_say_is_said_so_with_the_nearest_passages(seeds_page: Page) -> None:
    exchange = ask(seeds_page, NOWHERE)
    expect(exchange).to_have_attribute("data-state", "unanswered")
    expect(exchange).to_contain_text("Your articles don't answer this.")
    expect(exchange.locator(".pq-cite")).to_have_count(0)
    nearest = exchange.locator(".pq-nearest button").first
    nearest.click()
    expect(seeds_page.locator("#pq-source h2")).to_have_text(nearest.locator(".pq-source-title").inner_text())


def test_what_may_be_the_answer_is_set_apart_and_opens_and_outlives_a_reload(
    tmp_path: Path, real_encoder: Encoder, opened: Opener
) -> None:
    ferry = write_article(tmp_path / "ferry.md", "Ferry back", "The crossing takes 40 minutes. It sails on Monday.")
    with Library.open(tmp_path / "library", encoder=real_encoder) as library:
        add(library, ferry)
    with served(tmp_path / "library", real_encoder, threshold=1.0) as url:
        page = opened(url)
        ask(page, "How long does the crossing take?")
        for opened_how in ("asked", "reloaded"):
            if opened_how == "reloaded":
                page.reload()
            exchange = page.locator(".pq-exchange").first
            expect(exchange).to_have_attribute("data-state", "unanswered")
            expect(exchange).to_contain_text("Your articles don't answer this for sure.")
            expect(exchange.locator(".pq-unsure .pq-short")).to_have_text("40 minutes")
            expect(page.locator("#pq-source mark.pq-chosen")).to_have_text("The crossing takes 40 minutes.")
            expect(exchange.locator(".pq-nearest")).to_have_count(0)
        page.close()  # before its server, of which it may still be asking something


def test_what_a_chance_means_is_unfolded_where_there_is_no_pointer(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url, viewport=PHONE, has_touch=True)
    exchange = ask(page, WHERE)
    share, meaning = exchange.locator(".pq-chance summary"), exchange.locator(".pq-chance p")
    expect(meaning).to_be_hidden()
    share.tap()
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text(f"right in about {(share.text_content() or '')[:2]} of 100 cases")
    share.focus()
    for unfolded in (False, True):
        page.keyboard.press("Enter")
        expect(meaning).to_be_visible(visible=unfolded)


def test_hovering_a_citation_shows_its_quote(seeds_page: Page) -> None:
    cite = ask(seeds_page, WHERE).locator(".pq-cite").first
    cite.hover()
    card = seeds_page.get_by_role("tooltip")
    expect(card).to_be_visible()
    expect(card).to_contain_text(cite.get_attribute("data-quote") or "")
    seeds_page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_everything_can_be_done_by_keyboard(seeds_page: Page) -> None:
    page = seeds_page
    page.locator("body").click(position={"x": 1, "y": 1})
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type(WHERE)
    page.keyboard.press("Enter")
    cite = page.locator(".pq-exchange .pq-cite").first
    cite.wait_for()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.pq-cite')"):
            break
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#pq-source h2")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.pq-cite')")


def set_filter(page: Page, label: str, value: str) -> None:
    unfold_filters(page)
    page.get_by_role("textbox", name=label, exact=True).fill(value)
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()  # Gradio knows what was typed


def test_filters_keep_an_article_out_and_the_answer_says_so(seeds_page: Page) -> None:
    page = seeds_page
    set_filter(page, "From", "2014-03-20")
    exchange = ask(page, TURNOUT)
    expect(exchange).to_contain_text("34.2 percent")
    expect(exchange).not_to_contain_text("83.1 percent")
    expect(exchange).to_contain_text("Only what is from 20 March 2014")


def test_what_was_published_after_a_day_is_not_known_on_it(seeds_page: Page) -> None:
    page = seeds_page
    set_filter(page, "As of", "2014-03-14")
    exchange = ask(page, TURNOUT)
    expect(exchange).not_to_contain_text("83.1 percent")
    expect(exchange).to_contain_text("Only what is known on 14 March 2014")


def test_a_publisher_that_a_question_names_is_the_one_that_answers(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "According to the Harbour Desk, where in London did Kerry and Lavrov meet?")
    expect(exchange).to_contain_text("Winfield House")
    expect(exchange).to_contain_text("Only what is published by The Harbour Desk")


def test_days_that_an_archive_cannot_count_are_told_with_what_to_do(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "What happened in Crimea last week?")
    expect(exchange).to_contain_text("It is not clear which “last week” you mean")
    expect(exchange).to_contain_text("fill in “As of” under Filters")


def test_a_misspelled_question_is_offered_as_the_articles_spell_it(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "Where in London did Kery and Lavrow meet?")
    expect(exchange).to_contain_text("Your articles don't answer this")
    exchange.get_by_role("button", name="Where in London did Kerry and Lavrov meet?").click()
    expect(seeds_page.get_by_text("Winfield House").first).to_be_visible()


def test_filters_that_are_folded_away_are_counted(seeds_page: Page) -> None:
    page = seeds_page
    unfold_filters(page)
    page.get_by_role("textbox", name="To", exact=True).fill("2014-03-20")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()


def test_a_date_that_is_none_is_told_and_the_question_stays(seeds_page: Page) -> None:
    page = seeds_page
    set_filter(page, "From", "last spring")
    exchange = ask(page, TURNOUT)
    expect(exchange.get_by_role("alert")).to_contain_text("Write it like 2014-03-14.")


def test_on_a_phone_what_came_of_the_last_question_is_in_view_though_the_field_grows(
    seeds_url: str, opened: Opener
) -> None:
    page = opened(seeds_url, viewport=PHONE)
    ask(page, TURNOUT)
    set_filter(page, "From", "last spring")
    refused = ask(page, f"{WHERE} And for how long did they speak?").get_by_role("alert")
    expect(refused).to_contain_text("Write it like 2014-03-14.")
    expect(refused).to_be_in_viewport()
    page.wait_for_timeout(1500)  # longer than a pane scrolls
    expect(refused).to_be_in_viewport()
    page.reload()
    expect(refused).to_be_in_viewport()


def test_a_question_of_two_thousand_words_is_refused_in_one_line(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "why " * 2000)
    expect(exchange.get_by_role("alert")).to_contain_text("The question has 2,000 words")
    expect(exchange.get_by_role("alert")).to_be_in_viewport()
    expect(seeds_page.get_by_label("Your question")).to_have_value(re.compile("^why why"))


@pytest.mark.parametrize("question", [f"{TURNOUT}\x85", f"\ufeff{TURNOUT}\x1f", "Who is\0 Lavrov?"])
def test_a_question_with_characters_that_nobody_sees_leaves_its_field(seeds_page: Page, question: str) -> None:
    ask(seeds_page, question)
    expect(seeds_page.get_by_label("Your question")).to_have_value("")


def test_an_empty_question_does_nothing(seeds_page: Page) -> None:
    seeds_page.get_by_label("Your question").fill("   ")
    seeds_page.keyboard.press("Enter")
    seeds_page.wait_for_timeout(500)
    expect(seeds_page.locator(".pq-exchange")).to_have_count(0)


def test_two_visitors_have_conversations_of_their_own(seeds_page: Page, seeds_url: str, opened: Opener) -> None:
    one, other = seeds_page, opened(seeds_url)
    ask(one, WHERE)
    exchange = ask(other, "And what did he say?")
    expect(other.locator(".pq-exchange")).to_have_count(1)
    expect(exchange).not_to_contain_text("Kerry and Lavrov meet")


def test_a_phone_shows_the_source_over_the_conversation(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url, viewport=PHONE, has_touch=True)
    exchange = ask(page, WHERE)
    source = page.locator("#pq-right")
    expect(source).not_to_be_in_viewport()
    exchange.locator(".pq-cite").first.tap()
    expect(source).to_be_in_viewport()
    expect(page.locator("mark.pq-chosen").first).to_be_in_viewport()
    title, close = page.locator("#pq-source h2").bounding_box(), page.locator(".pq-close").bounding_box()
    assert title is not None
    assert close is not None
    assert title["x"] + title["width"] <= close["x"]
    page.get_by_role("button", name="Close the source").tap()
    expect(source).not_to_be_in_viewport()


def test_a_phone_closes_the_source_by_a_touch_beside_it_and_by_going_back(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url, viewport=PHONE, has_touch=True)
    exchange = ask(page, WHERE)
    source = page.locator("#pq-right")
    exchange.locator(".pq-cite").first.tap()
    expect(source).to_be_in_viewport()
    page.touchscreen.tap(200, 20)
    expect(source).not_to_be_in_viewport()
    exchange.locator(".pq-cite").first.tap()
    expect(source).to_be_in_viewport()
    page.go_back()
    expect(source).not_to_be_in_viewport()
    expect(exchange).to_be_visible()


#: What a finger cannot hit: visible, and lower than 44 px. A number's touch area is larger than it, a hidden link none.
_SMALL = """[...document.querySelectorAll("button, a, textarea, summary")]
    .filter((one) => one.checkVisibility() && !one.matches(".pq-cite, .pq-skip, .visually-hidden *"))
    .filter((one) => one.getBoundingClientRect().height < 43.5)
    .map((one) => one.id || one.className || one.textContent)"""


def test_a_phone_never_scrolls_sideways_and_has_room_for_fingers(seeds_page: Page) -> None:
    page = seeds_page
    page.set_viewport_size(PHONE)
    ask(page, TURNOUT)
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("button", name="Filters")).to_have_attribute("aria-expanded", "true")
    for tab in ("Quotes", "Library", "Ask"):
        page.get_by_role("tab", name=tab).click()
        page.locator(".pq-quotes, .pq-library, .pq-exchange").locator("visible=true").first.wait_for()
        assert page.evaluate(_SMALL) == []
        for width in (320, PHONE["width"]):
            page.set_viewport_size({"width": width, "height": PHONE["height"]})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_page_at_400_percent_has_room_to_read_and_hides_nothing(seeds_page: Page) -> None:
    page = seeds_page
    page.set_viewport_size({"width": 320, "height": 256})  # what 1280 by 1024 is then
    ask(page, TURNOUT)
    conversation = page.locator("#pq-conversation").bounding_box()
    assert conversation is not None
    assert conversation["height"] >= 150
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Publishers").scroll_into_view_if_needed()
    expect(page.get_by_label("Publishers")).to_be_in_viewport()


def test_an_answer_is_read_beside_filters_that_are_unfolded_at_200_percent(seeds_page: Page) -> None:
    page = seeds_page
    page.set_viewport_size({"width": 720, "height": 450})  # what 1440 by 900 is then
    page.get_by_role("button", name="Filters").click()
    ask(page, TURNOUT)
    conversation = page.locator("#pq-conversation").bounding_box()
    assert conversation is not None
    assert conversation["height"] >= 150


def test_a_quote_is_copied_however_long_its_title_is(
    own_url: str, own_library: Library, opened: Opener, tmp_path: Path
) -> None:
    title = "The commission closes the lock, " + "after hours of testimony from pilots and captains, " * 5 + "at last"
    lock = write_article(tmp_path / "lock.md", title, "It is closed from Monday.", author="Ida Moe and the desk " * 9)
    add(own_library, lock)
    for viewport in ({"width": 1440, "height": 600}, PHONE):
        page = opened(own_url, viewport=viewport)
        page.get_by_role("tab", name="Library").click()
        page.locator(".pq-open").click()
        copy = page.get_by_role("button", name="Copy a link")
        expect(copy).to_be_in_viewport(ratio=1)
        box = copy.bounding_box()
        assert box is not None
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        assert page.evaluate("at => document.elementFromPoint(...at).textContent", middle) == "Copy a link"


def test_the_ring_of_a_passage_is_not_cut_off(seeds_page: Page) -> None:
    near = ask(seeds_page, NOWHERE).locator(".pq-nearest button").first.bounding_box()
    pane = seeds_page.locator("#pq-conversation").bounding_box()
    assert near is not None
    assert pane is not None
    assert near["x"] - pane["x"] >= 4  # two pixels of a ring, two away


def test_the_theme_follows_the_system_and_can_be_chosen(seeds_url: str, opened: Opener) -> None:
    dark, light = re.compile(r"\bdark\b"), re.compile(r"^((?!\bdark\b).)*$")
    for system, first, chosen in (("dark", dark, light), ("light", light, dark)):
        page = opened(seeds_url, color_scheme=system)
        expect(page.locator("body")).to_have_class(first)
        page.get_by_role("button", name="Switch between light and dark").click()
        expect(page.locator("body")).to_have_class(chosen)
        page.wait_for_timeout(500)  # Gradio logs an error for what it was still loading
        page.reload()
        page.get_by_label("Your question").wait_for()
        expect(page.locator("body")).to_have_class(chosen)


def test_a_conversation_that_was_cleared_can_be_had_back(seeds_page: Page) -> None:
    ask(seeds_page, WHERE)
    seeds_page.get_by_role("button", name="New conversation").click()
    expect(seeds_page.get_by_label("Your question")).to_be_focused()
    expect(seeds_page.locator("#pq-aloud")).to_have_text("One question was cleared.")
    seeds_page.get_by_role("button", name="Undo").click()
    expect(seeds_page.locator(".pq-exchange")).to_contain_text("Winfield House")
    expect(ask(seeds_page, "And what did Lavrov say about sanctions?")).to_contain_text(
        "a counterproductive instrument"
    )


def test_a_publisher_is_known_by_what_was_typed_of_its_name(seeds_url: str, opened: Opener) -> None:
    page = opened(seeds_url)
    unfold_filters(page)
    page.get_by_label("Publishers").fill("harbour")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove harbour")).to_be_visible()
    expect(ask(page, WHERE)).to_contain_text("Winfield House")


def test_the_number_that_is_open_is_marked(seeds_page: Page) -> None:
    exchange = ask(seeds_page, "What was decided about Crimea?")
    buttons = exchange.locator(".pq-sources button[data-event], .pq-nearest button")
    buttons.last.click()
    expect(buttons.last).to_have_attribute("aria-current", "true")


def test_escape_leaves_the_field_that_somebody_types_in(seeds_page: Page) -> None:
    seeds_page.get_by_role("tab", name="Library").click()
    seeds_page.locator(".pq-open").first.click()
    seeds_page.get_by_label("Your question").fill("Half a question")
    seeds_page.keyboard.press("Escape")
    expect(seeds_page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")
    seeds_page.get_by_label("Your question").blur()
    seeds_page.keyboard.press("Escape")
    expect(seeds_page.get_by_role("tab", name="Library")).to_have_attribute("aria-selected", "true")


def test_the_card_over_a_citation_can_be_pointed_at(seeds_page: Page) -> None:
    ask(seeds_page, WHERE).locator(".pq-cite").first.hover()
    card = seeds_page.locator("#pq-card")
    card.hover()
    seeds_page.wait_for_timeout(500)
    expect(card).to_be_visible()
    seeds_page.get_by_label("Your question").hover()
    expect(card).to_be_hidden()


def test_the_page_says_when_nobody_answers_and_when_somebody_does_again(seeds_url: str, opened: Opener) -> None:
    cable = (
        "const real = fetch; fetch = (...all) => all[0] === '/cut' ? Promise.reject(new TypeError()) : real(...all);"
    )
    page = opened(seeds_url, cable)
    away = page.locator("#pq-away")
    expect(away).to_be_hidden()
    page.evaluate("fetch('/cut').catch(() => 0)")
    expect(away).to_contain_text("does not answer")
    page.evaluate("fetch('/').then(() => 0)")
    expect(away).to_be_hidden()


HOW_LONG = "How long does the crossing take?"
WHO = "Who painted the bridge green?"


def send(page: Page, question: str) -> None:
    """Type a question and send it."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def test_questions_asked_while_another_is_answered_are_answered_after_it(small_page: Page, hold: Holder) -> None:
    page = small_page
    answered = hold(Asking, "_exchange")
    page.get_by_role("button", name="What is the newest article?").click()
    exchanges = page.locator(".pq-exchange")
    expect(exchanges).to_have_count(1)
    send(page, HOW_LONG)
    expect(exchanges).to_have_count(2)
    expect(page.get_by_label("Your question")).to_have_value("")
    send(page, WHO)
    page.keyboard.press("Enter")
    expect(exchanges).to_have_count(3)
    answered.set()
    expect(exchanges.nth(2)).to_contain_text("Ole Lund")
    expect(exchanges.nth(1)).to_contain_text("40 minutes")
    expect(exchanges.nth(0)).to_contain_text("newest article")
    expect(exchanges).to_have_count(3)


def under_way(page: Page, hold: Holder) -> Event:
    """A question was asked: its answer comes when the event is set."""
    answered = hold(Asking, "_exchange")
    send(page, HOW_LONG)
    expect(page.locator(".pq-exchange")).to_have_count(1)
    return answered


def test_an_answer_that_was_under_way_stays_with_the_conversation_that_was_cleared(
    small_page: Page, hold: Holder
) -> None:
    page = small_page
    answered = under_way(page, hold)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".pq-welcome")).to_be_visible()
    answered.set()
    assert "Ole Lund" in ask(page, WHO).inner_text()
    expect(page.locator(".pq-exchange")).to_have_count(1)


def test_a_conversation_that_was_cleared_twice_can_be_had_back_with_its_answer(small_page: Page, hold: Holder) -> None:
    page = small_page
    answered = under_way(page, hold)
    page.get_by_role("button", name="New conversation").click()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    with page.expect_request(re.compile("/queue/join")):
        page.get_by_role("button", name="New conversation").click()
    answered.set()
    undo.click()
    expect(page.locator(".pq-exchange")).to_contain_text("40 minutes")


def test_what_was_cleared_can_be_had_back_after_the_library_was_changed(
    own_url: str, own_library: Library, opened: Opener, tmp_path: Path
) -> None:
    add(own_library, *write_two(tmp_path))
    page = opened(own_url)
    ask(page, HOW_LONG)
    page.get_by_role("button", name="New conversation").click()
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Remove Bridge painted").click()
    expect(page.locator(".pq-welcome")).to_contain_text("one article")
    page.get_by_role("tab", name="Ask").click()
    page.locator("#pq-conversation").get_by_role("button", name="Undo").click()
    expect(page.locator(".pq-exchange")).to_contain_text("40 minutes")


def test_what_is_typed_after_a_question_was_sent_stays_in_the_field(small_page: Page, hold: Holder) -> None:
    page = small_page
    field = page.get_by_label("Your question")
    drawn, answered = hold(Asking, "shown"), hold(Asking, "_exchange")
    send(page, HOW_LONG)
    field.press_sequentially(" And who")
    drawn.set()
    expect(field).to_have_value("And who")
    field.press_sequentially(" painted")
    answered.set()
    expect(page.locator(".pq-exchange")).to_contain_text("40 minutes")
    expect(field).to_have_value("And who painted")


def test_a_question_that_is_refused_does_not_take_the_place_of_what_is_typed(small_page: Page, hold: Holder) -> None:
    page = small_page
    set_filter(page, "From", "last spring")
    refused = hold(Asking, "_exchange")
    send(page, HOW_LONG)
    field = page.get_by_label("Your question")
    expect(field).to_have_value("")
    field.press_sequentially("Who painted")
    refused.set()
    expect(page.get_by_role("alert").last).to_contain_text("Write it like 2014-03-14.")
    expect(field).to_have_value("Who painted")
    field.fill("")
    page.get_by_role("textbox", name="From", exact=True).fill("")
    send(page, HOW_LONG)
    expect(page.locator(".pq-exchange")).to_contain_text("40 minutes")
    expect(page.locator(".pq-exchange")).to_have_count(1)


def test_of_two_drawings_of_the_conversation_the_newer_one_stays(small_page: Page, hold: Holder) -> None:
    page = small_page
    ask(page, HOW_LONG)
    cleared = hold(Asking, "shown")
    page.get_by_role("button", name="New conversation").click()
    send(page, WHO)
    expect(page.locator(".pq-exchange")).to_have_count(1)
    expect(page.locator(".pq-exchange")).to_contain_text("Ole Lund")
    with page.expect_request(re.compile("/queue/join")):  # drawn last, and too late
        cleared.set()
    expect(page.locator(".pq-exchange")).to_contain_text("Ole Lund")
    expect(page.locator(".pq-welcome")).to_have_count(0)


def test_of_two_articles_that_are_opened_at_once_the_last_one_is_shown(small_page: Page, hold: Holder) -> None:
    page = small_page
    found = hold(Asking, "_source")
    for title in ("Ferry back", "Bridge painted"):
        page.get_by_role("tab", name="Library").click()
        page.locator(".pq-open", has_text=title).click()
    found.set()
    expect(page.locator("#pq-source h2")).to_have_text("Bridge painted")


def test_an_article_that_is_read_while_a_question_is_answered_stays_open(small_page: Page, hold: Holder) -> None:
    page = small_page
    answered = under_way(page, hold)
    page.get_by_role("tab", name="Library").click()
    page.locator(".pq-open", has_text="Bridge painted").click()
    expect(page.locator("#pq-source h2")).to_have_text("Bridge painted")
    answered.set()
    expect(page.locator(".pq-exchange")).to_contain_text("40 minutes")
    expect(page.locator("#pq-source h2")).to_have_text("Bridge painted")
    page.get_by_role("button", name="Back to the library").click()
    expect(page.locator(".pq-open").first).to_be_in_viewport()


def test_on_a_phone_a_source_that_is_opened_as_another_closes_stays(seeds_page: Page) -> None:
    page = seeds_page
    page.set_viewport_size(PHONE)
    ask(page, TURNOUT)
    page.locator(".pq-cite").first.click()
    expect(page.locator("#pq-right")).to_be_in_viewport()
    page.evaluate("""() => new Promise((back) => {
        window.addEventListener("popstate", () => back(), { once: true });
        document.querySelector(".pq-close").click();
        document.querySelector(".pq-sources button").click();
    })""")
    expect(page.locator("body")).to_have_class(re.compile("pq-sheet"))
    page.go_back()
    expect(page.locator("#pq-right")).not_to_be_in_viewport()


def test_a_publisher_chosen_while_the_library_changes_stays_chosen(
    own_url: str, opened: Opener, tmp_path: Path, hold: Holder
) -> None:
    files = [
        write_article(tmp_path / "ferry.md", "Ferry back", "The crossing takes 40 minutes.", publisher="Quay Gazette"),
        write_article(tmp_path / "bridge.md", "Bridge painted", "Ole Lund painted it green.", publisher="Bridge Post"),
        write_article(tmp_path / "quay.md", "Quay closed", "Nobody may stand there.", publisher="Bridge Post"),
    ]
    page = opened(own_url)
    page.get_by_role("tab", name="Library").click()
    page.locator("#pq-files input[type=file]").set_input_files([str(file) for file in files])
    expect(page.locator(".pq-articles li")).to_have_count(3)
    page.get_by_role("tab", name="Ask").click()
    unfold_filters(page)
    page.get_by_label("Publishers").click()
    page.get_by_role("option", name="Bridge Post").click()
    told = hold(Library, "publishers")
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Remove Quay closed").click()
    expect(page.locator(".pq-articles li")).to_have_count(2)
    page.get_by_role("tab", name="Ask").click()
    page.get_by_label("Publishers").click()
    page.get_by_role("option", name="Quay Gazette").click()
    chosen = page.locator("#pq-publishers .token")
    expect(chosen).to_have_count(2)
    told.set()
    expect(ask(page, HOW_LONG)).to_contain_text("40 minutes")
    expect(chosen).to_have_count(2)
