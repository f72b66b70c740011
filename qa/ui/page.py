"""The page: Blocks of three tabs, each drawn and answered by a module of its own.

What a visitor may not do is not registered: no event of the page does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import gradio as gr

from qa.service import Assistant
from qa.ui import asking, keeping, quotes, shelf
from qa.ui.parts import pane


def theme() -> gr.themes.Base:
    """Gradio's plain theme with fonts that every machine has: none is fetched.

    Of its colours those are ours that the page for signing in shows, which has no style but the theme (`page.css`).
    """
    base = gr.themes.Base(
        font=["ui-sans-serif", "system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
        primary_hue=gr.themes.colors.stone,
        neutral_hue=gr.themes.colors.stone,
    )
    return base.set(
        body_background_fill="#fbf9f5",
        body_background_fill_dark="#171512",
        button_primary_background_fill="#8f2f1f",
        button_primary_background_fill_hover="#7c2819",
        button_primary_background_fill_dark="#f0a08c",
        button_primary_background_fill_hover_dark="#f4b5a5",
        button_primary_text_color="#fffaf3",
        button_primary_text_color_dark="#2a0f08",
    )


def build(assistant: Assistant, *, writable: bool, examples: Mapping[str, Path]) -> gr.Blocks:
    """The page over one library.

    Args:
        writable: whether visitors may add and remove articles.
        examples: questions to begin with, each with the file whose article answers it.
    """
    library = assistant.library
    asker = asking.Asking(assistant, examples, writable)
    sayers = quotes.Quotes(library, writable)
    keeper = shelf.Shelf(library, writable)
    page: gr.Blocks
    with gr.Blocks(title="Pullquote", analytics_enabled=False, fill_width=True) as page:
        pane(_BANNER.format(keeping.library_mark(library)), "pq-banner")
        with gr.Tabs(elem_id="pq-tabs"):
            ask_tab = asking.draw(asker)
            quotes_tab = quotes.draw()
            library_tab = shelf.draw(keeper)
        panes, removals = ask_tab.panes, library_tab.listed.removals
        asking.connect(asker, ask_tab, page, removals)
        quotes.connect(sayers, quotes_tab)
        for changed in shelf.connect(keeper, library_tab, page, panes.source):
            asking.follow(asker, ask_tab, changed, removals)
        # What is chosen on the other tabs opens beside the conversation.
        chosen: dict[str, Any] = {"outputs": panes.source, **asking.IN_TURN}
        quotes_tab.shown.timeline.open(asker.cite, [ask_tab.held, removals], **chosen)
        library_tab.listed.listing.open(asker.open, ask_tab.held, **chosen)
    return page


_BANNER: Final = """
<header class="pq-banner" data-library="{}"><a class="pq-skip" href="#pq-question">Skip to the main part</a>
<h1><span aria-hidden="true">❝</span> Pullquote</h1>
<p>Your articles, in their own words</p>
<div id="pq-aloud" role="status"></div>
<p id="pq-away" role="alert" hidden></p>
<button type="button" class="pq-theme" data-theme aria-label="Switch between light and dark">◐</button></header>
"""
