"""The Quotes tab: who is quoted how often, by name and without one, and what one of them said, the latest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import gradio as gr

from qa.library import Library
from qa.sayings import Saying, Speaker, folded, meant, nameless, sayings, speakers
from qa.service import MOST_CHARACTERS
from qa.ui import render
from qa.ui.parts import QUIET, SAME, data, field, mount, pane

#: Speakers with a name, those without one, and quotes that are shown at once.
MOST_SPEAKERS: Final = 60
MOST_NAMELESS: Final = 40
MOST_QUOTES: Final = 200
#: Of all events: one after another, so that what was wanted last is what stays.
_IN_TURN: Final[dict[str, Any]] = {**QUIET, "concurrency_limit": 1, "concurrency_id": "quotes"}
#: Seconds that the tab waits for articles of an older library to be read for speech.
_NOTING: Final = 1.0


class Shown(NamedTuple):
    """What an event may change on the tab: the components as it is drawn, and what an event gives them."""

    timeline: Any = SAME
    #: The speaker whose quotes are shown, by name.
    chosen: Any = SAME


@dataclass(frozen=True)
class Tab:
    """What is drawn."""

    tab: gr.Tab
    wanted: gr.Textbox
    find: gr.Button
    shown: Shown


def draw() -> Tab:
    """The tab, in the blocks that are open; what it shows is looked up when it is chosen."""
    with gr.Tab("Quotes", id="quotes", elem_id="pq-said") as tab:
        with gr.Row(elem_id="pq-find"):
            wanted = field("Find a speaker or words that were said", "A name, or words said", "pq-words")
            find = gr.Button("Find", elem_id="pq-look", min_width=80, scale=0)
        timeline = pane("", "pq-quotes", mount("open", "speaker"))
        return Tab(tab, wanted, find, Shown(timeline, chosen=gr.State("")))


def connect(quotes: Quotes, tab: Tab) -> None:
    """What each event of the tab does, but for a quote that is chosen: it opens on the Ask tab."""
    shown = tab.shown
    wanted = {"wanted": tab.wanted, "chosen": shown.chosen}
    looks = [tab.tab.select, tab.wanted.submit, tab.find.click]
    again: dict[str, Any] = {"outputs": shown.timeline, "trigger_mode": "always_last", **_IN_TURN}
    gr.on(looks, quotes.shown, inputs_kwargs=wanted, **again)
    tab.wanted.change(quotes.emptied, inputs_kwargs=wanted, **again)
    shown.timeline.speaker(quotes.chosen, tab.wanted, shown, trigger_mode="multiple", **_IN_TURN)


@dataclass(frozen=True)
class Quotes:
    """The tab over one library."""

    library: Library
    #: Whether visitors may add articles.
    writable: bool

    def shown(self, wanted: str, chosen: str) -> str:
        """The speakers, and the quotes of one of them.

        Args:
            wanted: a name, or words that were said; empty for all.
            chosen: the speaker whose quotes are shown; where that name is not among them, the most quoted one's are.
        """
        unread = self.library.take_notes(seconds=_NOTING)
        counts = self.library.speakers()
        wanted = " ".join(wanted[:MOST_CHARACTERS].split())  # who looks for more holds up everybody else
        about: list[Saying] | None = None
        everybody, others = speakers(counts), nameless(counts)
        fitting = set(meant(self.library, wanted)) if wanted else set(counts)
        people = [one for one in everybody if fitting.intersection(one.names)]
        called = [one for one in others if fitting.intersection(one.names)]
        # "harbour" is in what "the harbour master" is called, who is no person by name: it may still have been said.
        if wanted and not people:
            about = sayings(self.library, about=wanted)
            held = Counter(one.speech.speaker for one in about if one.speech.speaker)
            people = _of(everybody, held)
            called += _of([one for one in others if one not in called], held)
        all_shown = [*people[:MOST_SPEAKERS], *called[:MOST_NAMELESS]]
        person = next((one for one in all_shown if chosen in one.names), all_shown[0] if all_shown else None)
        quotes: list[Saying] = []
        beyond = 0  # that are not even looked at
        if person is not None and about is not None and not fitting.intersection(person.names):
            quotes = [one for one in about if one.speech.speaker in person.names]
        elif person is not None:
            about = None  # who is called by these words is shown whole
            quotes = sayings(self.library, named=person.names, most=MOST_QUOTES)
            beyond = person.count - len(quotes)
        quotes = folded(self.library, quotes)
        shown = quotes[:MOST_QUOTES]
        return render.quotes(
            people[:MOST_SPEAKERS],
            called[:MOST_NAMELESS],
            person,
            shown,
            copies={copy.article_id: self.library.entry(copy.article_id) for one in shown for copy in one.also_in},
            speakers_in_all=len(people),
            nameless_in_all=len(called),
            quotes_in_all=len(quotes) + beyond,
            about=wanted if about is not None else "",
            anybody=bool(counts),
            articles=len(self.library),
            unread=unread,
            writable=self.writable,
        )

    def emptied(self, wanted: str, chosen: str) -> Any:
        """Everybody again, once nothing is wanted any more."""
        return SAME if wanted.strip() else self.shown("", chosen)

    def chosen(self, wanted: str, event: gr.EventData) -> Shown:
        """A speaker was chosen: the quotes, and the name for the next time."""
        name = str(data(event).get("speaker", ""))
        return Shown(self.shown(wanted, name), chosen=name)


def _of(people: Sequence[Speaker], held: Counter[str]) -> list[Speaker]:
    """These people with the counts that were held, the most often first; those with none are left out."""
    found = [replace(one, count=sum(held[name] for name in one.names)) for one in people]
    return sorted((one for one in found if one.count), key=lambda one: (-one.count, one.name))
