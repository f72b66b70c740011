"""What the tabs of the page are drawn with, and what they share of Gradio."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import gradio as gr

from qa.library import Removal

#: What an event leaves as it is.
SAME: Final = gr.skip()
#: Of every event: nothing covers what it changes, and nobody calls it but the page.
QUIET: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}
#: What a page has removed and can put back, by the article's id, the last one last.
Removals = Mapping[str, Removal]
NOTHING: Final[Removals] = MappingProxyType({})


def pane(value: str, name: str, script: str | None = None) -> gr.HTML:
    """HTML of ours, with what the browser runs when it is there."""
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def field(label: str, placeholder: str, name: str, *, max_lines: int = 1, autofocus: bool = False) -> gr.Textbox:
    """A line to type in; its label is for those who do not see it."""
    return gr.Textbox(
        "",
        show_label=False,
        container=False,
        placeholder=placeholder,
        label=label,
        max_lines=max_lines,
        autofocus=autofocus,
        elem_id=name,
    )


def mount(*events: str) -> str:
    """Script of a pane whose buttons send events. Gradio finds the names of the events by their quotes."""
    return f"pullquote.mount(element, trigger, watch, [{', '.join(repr(event) for event in events)}]);"


def data(event: gr.EventData) -> dict[str, Any]:
    """What the browser sent with an event: nothing in it is trusted to be of any kind."""
    sent = event._data  # Gradio's accessor raises for absent names
    return sent if isinstance(sent, dict) else {}
