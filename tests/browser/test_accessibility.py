"""WCAG 2.2 A and AA, as far as axe-core can tell, in every state a person meets: light, dark, wide, phone."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Opener
from tests.browser.test_ask import NOWHERE, TURNOUT, ask

Scheme = Literal["dark", "light"]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What is asked of each scheme. Colours are all that differ.
RULES: dict[Scheme, dict[str, Any]] = {
    "dark": {"type": "rule", "values": ["color-contrast"]},
    "light": {"type": "tag", "values": TAGS},
}


#: A colour in the middle of its transition has no contrast to measure.
_AT_REST = """async () => {
    const frame = () => new Promise((go) => requestAnimationFrame(go));
    await frame();
    await frame();
    const ending = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
}"""
#: Of what is no violation, axe would tell as much: it takes more than to look.
_RUN = "runOnly => axe.run({ runOnly, resultTypes: ['violations'] }).then((results) => results.violations)"


def violations(page: Page) -> list[str]:
    """Each violation in a line: the scheme, the rule, what it asks, and the elements."""
    lines = []
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)
        page.evaluate(_AT_REST)
        found: list[dict[str, Any]] = page.evaluate(_RUN, rules)
        lines += [f"{scheme}: {v['id']}: {v['help']}: {[node['html'][:160] for node in v['nodes']]}" for v in found]
    return lines


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE], ids=["wide", "phone"])
def test_every_state_is_accessible(seeds_url: str, opened: Opener, viewport: dict[str, int]) -> None:
    page = opened(seeds_url, color_scheme="light", viewport=viewport)
    assert violations(page) == []
    cite = ask(page, TURNOUT).locator(".pq-cite").first
    cite.hover()
    assert violations(page) == []
    cite.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    ask(page, NOWHERE)
    page.get_by_role("button", name="Filters").click()
    assert violations(page) == []
    page.get_by_role("tab", name="Quotes").click()
    page.locator(".pq-timeline").wait_for()
    assert violations(page) == []
    page.get_by_label("Find a speaker").fill("bananas")
    page.keyboard.press("Enter")
    page.locator(".pq-quotes").get_by_text("no quote holds these words").wait_for()
    assert violations(page) == []
    page.get_by_role("tab", name="Library").click()
    assert violations(page) == []
