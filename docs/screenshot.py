"""The README's picture, taken anew: `python -m docs.screenshot`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.conftest import serving


def main() -> None:
    chosen = chromium.find()
    with (
        tempfile.TemporaryDirectory() as folder,
        serving("app.py", library=Path(folder)) as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chosen, args=list(chromium.ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 760}, device_scale_factor=1.5)
        page.goto(url)
        page.get_by_label("Your question").fill("What was the turnout in the Crimean referendum?")
        page.keyboard.press("Enter")
        page.locator("[data-state=answered]").wait_for()
        page.wait_for_timeout(800)  # the source has scrolled to its words
        page.screenshot(path=str(Path(__file__).with_name("page.png")))
        browser.close()


if __name__ == "__main__":
    main()
