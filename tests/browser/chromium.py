"""A Chromium for the browser tests: the machine's own, or one fetched once. `python -m tests.browser.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

#: Set it to use a browser of your own choice.
VARIABLE = "PULLQUOTE_CHROMIUM"
#: The first is made for running without a window, as here, and costs half as much beside the page itself.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
#: No sandbox, since CI runs as root; and nothing that reaches for the network by itself.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # In place of Playwright's own list, of which it keeps what asks the network. Each window would load two pages for
    # suggestions below its address, which nobody sees: a quarter of what it costs to open ours.
    "--disable-features=HttpsUpgrades,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PreconnectToSearch,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup",
)


def find() -> str | None:
    """The path of a Chromium on this machine, or None. Call it before Playwright is started."""
    return next((path for path in _candidates() if path and Path(path).exists()), None)


def _candidates() -> Iterator[str | None]:
    yield os.environ.get(VARIABLE)
    yield from map(shutil.which, _NAMES)
    yield _MACOS
    yield _fetched()


def _fetched() -> str:
    """Where Playwright puts its own, whether it is there or not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def main() -> int:
    """Make sure there is one: Playwright's own download first, then, as root on Debian, the system's package."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        ways += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    for way in ways:
        if find():
            return 0
        print(f"No Chromium found; trying: {' '.join(way)}", flush=True)
        subprocess.run(way, check=False)
    if find():
        return 0
    print(f"The browser tests need Chromium or Chrome. Install one, or set {VARIABLE} to its path.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
