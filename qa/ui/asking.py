"""The Ask tab: a conversation, its source beside it, and the filters that its questions go by.

All state of a visitor lives in `gr.State` and in the visitor's own tab (`keeping`); nothing of a conversation is kept
in this module.
"""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import gradio as gr
from gradio.events import Dependency

from qa.errors import ArticleNotFound, FilterError, LibraryDamaged, PullquoteError
from qa.filters import nothing, read_filters, uncounted
from qa.publishers import filtered
from qa.service import Assistant, unread
from qa.types import Answer, Span, Turn
from qa.ui import keeping, render
from qa.ui.conversation import KEPT, Conversation, Exchanges
from qa.ui.parts import NOTHING, QUIET, SAME, Removals, data, field, mount, pane
from qa.ui.render import Exchange, Nearest

#: Questions answered at the same time; more only slow one another down on two cores.
_AT_ONCE: Final = 2
#: Questions that may wait for their turn, and the seconds each waits before the page says that it is busy.
_WAITING: Final = 32
_PATIENCE: Final = 8.0
#: Seconds that a question waits for those before it in its conversation: it may ask on from their answers.
_BEFORE: Final = 30.0
#: Passages shown where there is no answer.
_NEAREST: Final = 3
#: What every library can be asked, to begin with; where the demo articles are, their own questions are offered.
_BEGINNINGS: Final = ("What are my articles about?", "What is the newest article?")
#: Of events that open a source: one after another, so that what was chosen last is what stays open.
IN_TURN: Final[dict[str, Any]] = {
    **QUIET,
    "trigger_mode": "multiple",
    "concurrency_limit": 1,
    "concurrency_id": "source",
}

_BUSY: Final = "Pullquote is answering other questions. Ask again in a moment."
_FAULT: Final = "Something went wrong, and the question was not answered. The terminal shows what."
_LEFT: Final = "The page was left before this was answered."
_CHANGED: Final = "An article that answered this has been changed or removed since."
_FORGOTTEN: Final = "This can no longer be undone: Pullquote was started anew since. Ask the questions again."
_NO_PLACE: Final = "That is no place in this article."
_WORKING: Final = "Reading your articles …"
_WAKING: Final = "Waking up: the first answer takes a few seconds …"

#: What the browser does before an event or instead of one: it is given the inputs, and gives them, in their order.
_SOURCE: Final = "pullquote.mountSource(element, trigger, watch, ['undo']);"
_OPEN: Final = "(brought, ...others) => [pullquote.whatIsOpen(), ...others.map(() => null)]"
_KEPT_FILTERS: Final = "() => [pullquote.keptFilters()]"
_FILTERS_BACK: Final = "(brought, ...held) => pullquote.filtersBack(brought, held)"
_CHANGED_FILTERS: Final = "(...held) => pullquote.keepFilters(...held)"
_OPENING: Final = "(brought, conversation) => [pullquote.opening(), null]"
_OPENED: Final = "(...held) => pullquote.opened(held)"
_SHOWN: Final = "(brought, ...others) => [pullquote.whatIsShown(), ...others]"
_ASKED: Final = "(brought, question, ...others) => [pullquote.whatIsShown(), pullquote.asked(question), ...others]"


class Panes(NamedTuple):
    """What an event may change on the tab: the components as it is drawn, and what an event gives them."""

    conversation: Any = SAME
    source: Any = SAME


class Fields(NamedTuple):
    """The filters: the components as the tab is drawn, and what they hold as an event comes, as it was typed."""

    since: Any = ""
    until: Any = ""
    as_of: Any = ""
    publishers: Any = ()


@dataclass(frozen=True)
class Tab:
    """What is drawn."""

    panes: Panes
    question: gr.Textbox
    #: The `Conversation` of the page.
    held: gr.State
    fields: Fields
    #: What unfolds the fields.
    folded: gr.Accordion
    send: gr.Button
    anew: gr.Button
    #: What the browser and the server tell each other as the page opens.
    brought: gr.Textbox


def draw(asking: Asking) -> Tab:
    """The tab, in the blocks that are open."""
    with gr.Tab("Ask", id="ask", elem_id="pq-ask"):
        brought = gr.Textbox("", visible=False)
        with gr.Row(elem_id="pq-panes"):
            with gr.Column(elem_id="pq-left"):
                conversation = pane(asking.begin(), "pq-conversation", mount("cite", "suggest", "back", "stale"))
                with gr.Column(elem_id="pq-composer", scale=0):
                    with gr.Row(elem_id="pq-line"):
                        question = field(
                            "Your question", "Ask your articles …", "pq-question", max_lines=5, autofocus=True
                        )
                        send = gr.Button("Ask", variant="primary", elem_id="pq-send", min_width=80)
                    with gr.Row(elem_id="pq-tools"):
                        anew = gr.Button("New conversation", size="sm", elem_id="pq-new")
                        with gr.Accordion("Filters", open=False, elem_id="pq-filters") as folded, gr.Row():
                            fields = _draw_fields(asking.publishers())
            with gr.Column(elem_id="pq-right"):
                source = pane(render.no_source(), "pq-source", _SOURCE)
        return Tab(Panes(conversation, source), question, gr.State(Conversation()), fields, folded, send, anew, brought)


def _draw_fields(publishers: list[str]) -> Fields:
    def day(label: str, name: str) -> gr.Textbox:
        return gr.Textbox("", label=label, placeholder="YYYY-MM-DD", elem_id=name)

    return Fields(
        since=day("From", "pq-since"),
        until=day("To", "pq-until"),
        as_of=day("As of", "pq-as-of"),
        publishers=gr.Dropdown(
            publishers,
            label="Publishers",
            multiselect=True,
            allow_custom_value=True,  # one whose last article went is no error
            elem_id="pq-publishers",
        ),
    )


def connect(asking: Asking, tab: Tab, page: gr.Blocks, removals: gr.State) -> None:
    """What each event of the tab does, and what is done as the page opens.

    Args:
        removals: what the page has removed from the library, and can put back.
    """
    panes, held, fields = tab.panes, tab.held, tab.fields
    as_question: dict[str, Any] = {
        "outputs": panes,
        "trigger_mode": "multiple",  # what is asked meanwhile is answered after it
        "concurrency_limit": _WAITING,
        "concurrency_id": "ask",
        **QUIET,
    }
    shown = [tab.brought, held]
    asked = {"conversation": held, **fields._asdict()}
    typed = {"brought": tab.brought, "question": tab.question, **asked}
    gr.on([tab.question.submit, tab.send.click], asking.typed, inputs_kwargs=typed, js=_ASKED, **as_question)
    suggested = {"brought": tab.brought, **asked}
    panes.conversation.suggest(asking.suggested, inputs_kwargs=suggested, js=_SHOWN, **as_question)
    panes.conversation.cite(asking.cite, [held, removals], panes.source, **IN_TURN)
    tab.anew.click(asking.anew, shown, panes, js=_SHOWN, **IN_TURN)
    panes.conversation.back(asking.back, held, panes.conversation, **QUIET)
    # What was drawn before another drawing and came after it.
    again: dict[str, Any] = {"js": _SHOWN, "trigger_mode": "always_last", **QUIET}
    panes.conversation.stale(asking.again, shown, panes.conversation, **again)

    # In the browser alone: of several that the server is asked for at once, any may come last.
    changes = [one.change for one in fields]
    gr.on(changes, None, fields, tab.folded, js=_CHANGED_FILTERS, trigger_mode="multiple", **QUIET)

    looked_at = [tab.brought, fields.publishers]
    kept = page.load(asking.kept_filters, tab.brought, looked_at, js=_KEPT_FILTERS, **QUIET)
    # In the browser, which alone knows what is typed as they come back.
    kept.then(None, [tab.brought, *fields], fields, js=_FILTERS_BACK, **QUIET).then(
        asking.opened, shown, panes, js=_OPENING, **QUIET
    ).then(None, fields, None, js=_OPENED, **QUIET)


def follow(asking: Asking, tab: Tab, changed: Dependency, removals: gr.State) -> None:
    """What is drawn anew when an event of another tab has changed the library."""
    opened = {"brought": tab.brought, "conversation": tab.held, "removals": removals}
    again: dict[str, Any] = {"trigger_mode": "always_last", **QUIET}
    changed.then(asking.reopened, outputs=tab.panes.source, inputs_kwargs=opened, js=_OPEN, **IN_TURN)
    changed.then(asking.again, [tab.brought, tab.held], tab.panes.conversation, js=_SHOWN, **again)
    changed.then(asking.still_chosen, tab.fields.publishers, tab.fields.publishers, **again)


class Asking:
    """What the tab shows, and what becomes of a question."""

    def __init__(self, assistant: Assistant, examples: Mapping[str, Path], writable: bool) -> None:
        self._assistant = assistant
        self._library = assistant.library
        self._examples = examples
        self._writable = writable
        self._turns = threading.Semaphore(_AT_ONCE)
        self._awake = False
        #: What every page begins with, as it was when the page was built.
        self._drawn = self.begin()

    def begin(self) -> str:
        return self.shown(Conversation())

    def publishers(self) -> list[str]:
        """Those to choose from."""
        return list(self._library.publishers())

    def kept_filters(self, brought: str) -> tuple[str, Any]:
        """The page was opened, or loaded again: the filters that its tab has kept, as JSON in the order of `Fields`,
        and the publishers to choose from.
        """
        held = keeping.read_filters(brought, keeping.library_mark(self._library))
        fields = Fields(held.since, held.until, held.as_of, self._left(held.publishers))
        return json.dumps(fields), gr.update(choices=self.publishers())

    def still_chosen(self, chosen: list[str] | None) -> Any:
        """The publishers to choose from; one that is chosen and has no article left is no longer chosen."""
        left = self._left(chosen or ())
        if len(left) == len(chosen or ()):  # what is chosen meanwhile stays
            return gr.update(choices=self.publishers())
        return gr.update(choices=self.publishers(), value=left)

    def _left(self, chosen: Sequence[str]) -> list[str]:
        """Those that are chosen and have articles."""
        known = self._library.publishers()
        return [name for name in chosen if filtered(name, known)]

    def shown(self, conversation: Conversation) -> str:
        """The conversation as it stands; before its first question, how to begin."""
        exchanges, cleared, version = conversation.standing
        if exchanges:
            return render.conversation(exchanges, version=version, full=len(exchanges) >= KEPT)
        answerable = [question for question, file in self._examples.items() if self._library.came_from(file)]
        return render.conversation(
            (),
            version=version,
            examples=answerable or _BEGINNINGS,
            articles=len(self._library),
            writable=self._writable,
            cleared=len(cleared),
        )

    def opened(self, brought: str, conversation: Conversation) -> Panes:
        """The page was opened, or loaded again: show what its tab has kept, and the article that its address names."""
        opening = keeping.read(brought)
        shown, source = SAME, SAME
        if opening.exchanges:
            conversation.resume(self._taken_back(opening.exchanges))
        # The welcome is drawn already: drawn again as it is, it could wipe what is asked this moment.
        if (welcome := self.shown(conversation)) != self._drawn:
            shown = welcome
        if opening.article_id:
            source = self._source(opening.article_id, opening.span, conversation.exchanges)
        return Panes(shown, source)

    def _resume(self, conversation: Conversation, brought: str) -> None:
        """A page may have been open before the server began anew, or longer than its conversation is held: then its tab
        brings the conversation that it shows.
        """
        if conversation.untouched and (kept := keeping.read(brought).exchanges):
            conversation.resume(self._taken_back(kept), untouched=True)

    def _taken_back(self, kept: Sequence[keeping.Kept]) -> Exchanges:
        """What the page's tab has kept."""
        with self._turns:  # what is looked up again waits its turn as well
            return tuple(map(self._checked, kept))

    def _checked(self, kept: keeping.Kept) -> Exchange:
        """An exchange as it was, its quotes checked against the library as it is now."""
        try:
            answer = keeping.renewed(kept, self._library)
            if answer is not None:
                return self._told(kept.question, answer)
        except PullquoteError as error:
            return Exchange(kept.question, "lost", message=str(error))
        return Exchange(kept.question, "lost", message=_CHANGED if kept.answer else kept.message or _LEFT)

    def again(self, brought: str, conversation: Conversation) -> str:
        """The conversation as it stands, on a page that shows it already."""
        self._resume(conversation, brought)
        return self.shown(conversation)

    def anew(self, brought: str, conversation: Conversation) -> Panes:
        """A new conversation; the one before can be had back until the next is cleared."""
        self._resume(conversation, brought)
        conversation.clear()
        return Panes(self.shown(conversation), render.no_source())

    def back(self, conversation: Conversation) -> str:
        """The conversation that was cleared."""
        if conversation.untouched:
            gr.Warning(_FORGOTTEN)
        conversation.undo()
        return self.shown(conversation)

    def suggested(
        self, event: gr.EventData, brought: str, conversation: Conversation, **fields: Any
    ) -> Iterator[Panes]:
        """A question that was offered was chosen, or the page's address asks it.

        Any site can lead somebody to an address with a question. That asks what could be typed: it reads, is as long
        at the most, and waits its turn among all others. The browser sends it once somebody sees the page (`page.js`),
        and the other site, which can neither frame the page nor hold on to its window (`guard`), learns nothing of it.
        """
        sent = data(event)
        self._resume(conversation, brought)
        yield from self.ask(str(sent.get("question", "")), conversation, **fields, whole=sent.get("whole") == "yes")

    def typed(self, brought: str, question: str, conversation: Conversation, **fields: Any) -> Iterator[Panes]:
        """A question was typed."""
        self._resume(conversation, brought)
        yield from self.ask(question, conversation, **fields)

    def ask(self, question: str, conversation: Conversation, *, whole: bool = False, **fields: Any) -> Iterator[Panes]:
        """Show the question at once, its answer when it is there.

        Args:
            whole: the question is asked as it is written, whatever was asked before it.
            fields: the filters, by the names of `Fields`.
        """
        question = question.strip()
        working = conversation.begin(question, _WORKING if self._awake else _WAKING) if question else None
        if working is None:
            yield Panes()
            return
        ended = Exchange(question, "lost", message=_LEFT)
        opened = conversation.opened
        try:
            yield Panes(self.shown(conversation))
            before = conversation.wait(working, _BEFORE)
            if before is None:
                ended = Exchange(question, "busy", message=_BUSY)
            else:
                ended = self._exchange(question, () if whole else before, Fields(**fields))
        finally:  # who leaves the page waits for nothing any more, and nothing waits for them
            here = conversation.end(working, ended)
        source = SAME
        if here and conversation.opened == opened:  # what was opened meanwhile is being read
            first = ended.answer.shown[0] if ended.answer and ended.answer.shown else None
            source = render.no_source()
            if first is not None:
                source = self._source(first.article_id, (first.start, first.end), conversation.exchanges)
        yield Panes(self.shown(conversation), source)

    def cite(self, conversation: Conversation, removals: Removals, event: gr.EventData) -> str:
        """A citation or a nearest passage was chosen: its article, opened at its words."""
        sent = data(event)
        span = keeping.read_span(sent.get("start"), sent.get("end"))
        conversation.opened += 1
        return self._source(str(sent.get("article", "")), span, conversation.exchanges, removals)

    def open(self, conversation: Conversation, event: gr.EventData) -> str:
        """An article was chosen in the library."""
        conversation.opened += 1
        return self._source(str(data(event).get("article", "")), None, ())

    def reopened(self, brought: str, conversation: Conversation, removals: Removals) -> Any:
        """The library was changed: an article that is open and was removed is taken away, and comes back with it."""
        open_now = keeping.read(brought)
        here = open_now.article_id in self._library.known([open_now.article_id])
        if not open_now.article_id or (here and not open_now.removed):
            return SAME
        return self._source(open_now.article_id, open_now.span, conversation.exchanges, removals)

    def _source(
        self,
        article_id: str,
        span: Span | tuple[()] | None,
        history: Exchanges,
        removals: Removals = NOTHING,
    ) -> str:
        try:
            article = self._library.article(article_id)
        except ArticleNotFound:
            if article_id in removals:
                return render.removed_source(removals[article_id].records[0].article, span or None)
            return render.no_source("This article is no longer in the library.")
        except LibraryDamaged as error:
            return render.no_source(str(error))
        if span is not None and not (span and 0 <= span[0] < span[1] <= len(article.text)):
            return render.no_source(_NO_PLACE)
        return render.source(article, span, _cited_beside(history, article_id, span))

    def _exchange(self, question: str, history: Exchanges, fields: Fields) -> Exchange:
        since, until, as_of, publishers = fields
        try:
            filters = read_filters(since, until, publishers or (), as_of, names=("From", "To", "As of"))
        except FilterError as error:
            return Exchange(question, "failed", message=str(error))
        if not self._turns.acquire(timeout=_PATIENCE):
            return Exchange(question, "busy", message=_BUSY)
        try:
            answer = self._assistant.ask(question, history=_turns(history), filters=filters)
            self._awake = True
            return self._told(question, answer)
        except PullquoteError as error:
            return Exchange(question, "failed", message=str(error))
        except Exception:  # a fault of ours must not leave the page "reading" for ever
            logging.getLogger(__name__).exception("A question was not answered")
            return Exchange(question, "failed", message=_FAULT)
        finally:
            self._turns.release()

    def _told(self, question: str, answer: Answer) -> Exchange:
        hint = unread(answer.damaged)
        if answer.adrift and len(self._library):
            adrift = uncounted(answer.adrift, self._library.latest(), "fill in “As of” under Filters")
            hint = f"{adrift} {hint}".rstrip()
        if answer.answered:
            return Exchange(question, "answered", answer, answer.articles, hint=hint)
        nearest = []
        for hit in answer.hits if answer.note else answer.nearest(_NEAREST):
            with contextlib.suppress(ArticleNotFound, LibraryDamaged):
                article = self._library.article(hit.passage.article_id)
                span = hit.passage.start, hit.passage.end
                if 0 <= span[0] < span[1] <= len(article.text):
                    nearest.append(Nearest(article, span, render.snippet(article.text[slice(*span)])))
        if answer.note:
            message = ""
        elif not len(self._library):
            message = f"The library is empty.{' Add articles under Library.' if self._writable else ''}"
        elif answer.filters:
            message = nothing(answer.filters, self._library.publishers())
        else:
            message = "Nothing in them comes near."
        return Exchange(question, "unanswered", answer, answer.articles, tuple(nearest), message, hint)


def _cited_beside(history: Exchanges, article_id: str, span: Span | None) -> list[Span]:
    """What else of the article the answer cites that cites this span: the latest one, if several do."""
    for exchange in reversed(history):
        cited = exchange.answer.shown if exchange.answer else ()
        spans = [(c.start, c.end) for c in cited if c.article_id == article_id]
        if span in spans:
            return spans
    return []


def _turns(history: Exchanges) -> list[Turn]:
    return [exchange.answer.turn() for exchange in history if exchange.answer]
