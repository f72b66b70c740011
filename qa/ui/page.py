"""The page: Blocks, and what each event does. What a visitor may not do is not registered.

All state of a visitor lives in `gr.State` and in the visitor's own tab (`keeping`); nothing of a conversation is kept
in this module.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import gradio as gr

from qa.errors import ArticleNotFound, FilterError, LibraryDamaged, PullquoteError
from qa.filters import nothing, read_filters, uncounted
from qa.library import Library, Removal
from qa.publishers import filtered
from qa.service import MOST_CHARACTERS, Assistant, unread
from qa.types import Address, Answer, Entry, Outcome, Span, Turn, Upload
from qa.ui import keeping, render
from qa.ui.quotes import Quotes
from qa.ui.render import Exchange, Nearest

#: Questions answered at the same time; more only slow one another down on two cores.
_AT_ONCE: Final = 2
#: Questions that may wait for their turn, and the seconds each waits before the page says that it is busy.
_WAITING: Final = 32
_PATIENCE: Final = 8.0
#: Seconds between two tellings of how far an upload is.
_TELLING: Final = 0.3
#: Articles listed at once.
_LISTED: Final = 200
_ENGLISH: Final = "en"
#: Passages shown where there is no answer.
_NEAREST: Final = 3
#: Exchanges a conversation keeps.
_KEPT: Final = keeping.MOST_EXCHANGES

_BUSY: Final = "Pullquote is answering other questions. Ask again in a moment."
_FAULT: Final = "Something went wrong, and the question was not answered. The terminal shows what."
_LEFT: Final = "The page was left before this was answered."
_CHANGED: Final = "An article that answered this has been changed or removed since."
_NO_PLACE: Final = "That is no place in this article."
_WORKING: Final = "Reading your articles …"
_WAKING: Final = "Waking up: the first answer takes a few seconds …"

Conversation = tuple[Exchange, ...]
_Event = dict[str, Any]


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
    asking = _Asking(assistant, examples, writable)
    shelf = _Shelf(assistant.library, writable)
    quotes = Quotes(assistant.library, writable)
    blocks: gr.Blocks
    with gr.Blocks(title="Pullquote", analytics_enabled=False, fill_width=True) as blocks:
        _pane(_BANNER.format(keeping.library_mark(assistant.library)), "pq-banner")
        brought = gr.Textbox("", visible=False)  # filled by the browser as the page opens
        with gr.Tabs(elem_id="pq-tabs"):
            with gr.Tab("Ask", id="ask", elem_id="pq-ask"):
                history = gr.State(())
                before = gr.State(())  # the conversation that "New conversation" has cleared
                with gr.Row(elem_id="pq-panes"):
                    with gr.Column(elem_id="pq-left"):
                        conversation = _pane(asking.begin(), "pq-conversation", _mount("cite", "suggest", "back"))
                        with gr.Column(elem_id="pq-composer", scale=0):
                            with gr.Row(elem_id="pq-line"):
                                question = _field(
                                    "Your question", "Ask your articles …", "pq-question", max_lines=5, autofocus=True
                                )
                                send = gr.Button("Ask", variant="primary", elem_id="pq-send", min_width=80)
                            with gr.Row(elem_id="pq-tools"):
                                anew = gr.Button("New conversation", size="sm", elem_id="pq-new")
                                with gr.Accordion("Filters", open=False, elem_id="pq-filters") as folded, gr.Row():
                                    since = gr.Textbox("", label="From", placeholder="YYYY-MM-DD", elem_id="pq-since")
                                    until = gr.Textbox("", label="To", placeholder="YYYY-MM-DD", elem_id="pq-until")
                                    as_of = gr.Textbox("", label="As of", placeholder="YYYY-MM-DD", elem_id="pq-as-of")
                                    publishers = gr.Dropdown(
                                        list(assistant.library.publishers()),
                                        label="Publishers",
                                        multiselect=True,
                                        allow_custom_value=True,  # one whose last article went is no error
                                        elem_id="pq-publishers",
                                    )
                    with gr.Column(elem_id="pq-right"):
                        source = _pane(render.no_source(), "pq-source", _SOURCE)
            with gr.Tab("Quotes", id="quotes", elem_id="pq-said") as said:
                speaker = gr.State("")
                with gr.Row(elem_id="pq-find"):
                    words = _field("Find a speaker or words that were said", "A name, or words said", "pq-words")
                    find = gr.Button("Find", elem_id="pq-look", min_width=80, scale=0)
                timeline = _pane("", "pq-quotes", _mount("open", "speaker"))
            with gr.Tab("Library", id="library", elem_id="pq-shelf"):
                if writable:
                    with gr.Row(elem_id="pq-link"):
                        link = _field("Address of an article or a feed", "https://… an article or a feed", "pq-address")
                        fetch = gr.Button("Add", elem_id="pq-fetch", min_width=80, scale=0)
                    link_news = _pane("", "pq-link-news", _mount())  # files may be under way as well
                    files = gr.File(label="Add articles", file_count="multiple", height=150, elem_id="pq-files")
                    news = _pane(render.progress((), (), done=False), "pq-news", _mount())
                wanted = _field("Filter the articles", "Filter by title, publisher or author", "pq-wanted")
                removed = gr.State(None)
                events = ("open", "remove", "undo") if writable else ("open",)
                listing = _pane(shelf.listing(""), "pq-list", _mount(*events))

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        chosen: list[Any] = [since, until, as_of, publishers]
        inputs = [question, history, *chosen]
        outputs = [conversation, question, history, source]
        ask: dict[str, Any] = {"trigger_mode": "once", "concurrency_limit": _WAITING, "concurrency_id": "ask", **quiet}
        gr.on([question.submit, send.click], asking.ask, inputs, outputs, **ask)
        conversation.suggest(asking.suggested, inputs, outputs, **ask)
        conversation.cite(asking.cite, history, source, **quiet)
        anew.click(asking.anew, history, [*outputs, before], **quiet)
        conversation.back(asking.back, before, [conversation, history], **quiet)
        changes = [since.change, until.change, as_of.change, publishers.change]
        # In the browser alone: of several that the server is asked for at once, any may come last.
        gr.on(changes, None, chosen, folded, js=_CHANGED_FILTERS, trigger_mode="multiple", **quiet)
        listing.open(asking.open, None, source, **quiet)
        timeline.open(asking.cite, history, source, **quiet)
        gr.on([said.select, words.submit, find.click], quotes.shown, [words, speaker], timeline, **quiet)
        words.change(quotes.emptied, [words, speaker], timeline, trigger_mode="always_last", **quiet)
        timeline.speaker(quotes.chosen, words, [timeline, speaker], **quiet)
        # Not `input`, which Gradio sends before the field's new value is there to be sent with it.
        wanted.change(shelf.listing, [wanted, removed], listing, trigger_mode="always_last", **quiet)
        fresh = blocks.load(shelf.fresh, [wanted, brought], [listing, *chosen], js=_FRESH, **quiet)
        opened = fresh.then(asking.opened, [brought, history, *chosen], outputs, js=_OPENING, **ask)
        opened.then(None, chosen, None, js=_OPENED, **quiet)
        redrawn: list[Any] = []
        if writable:
            standing = [wanted, removed, publishers]
            left = standing, [listing, removed, publishers]
            redrawn += (
                files.upload(shelf.add, [files, *standing], [news, listing, publishers, files], **quiet),
                gr.on(
                    [link.submit, fetch.click],
                    shelf.fetch,
                    [link, *standing],
                    [link_news, listing, publishers, link],
                    trigger_mode="once",
                    **quiet,
                ),
                listing.remove(shelf.remove, *left, **quiet),
                listing.undo(shelf.undo, *left, **quiet),
            )
        for changed in redrawn:
            changed.then(asking.shown, history, conversation, **quiet)
    return blocks


def _pane(value: str, name: str, script: str | None = None) -> gr.HTML:
    """HTML of ours, with what the browser runs when it is there."""
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False)


def _field(label: str, placeholder: str, name: str, *, max_lines: int = 1, autofocus: bool = False) -> gr.Textbox:
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


class _Asking:
    """The left and the right pane."""

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
        return self.shown(())

    def shown(self, history: Conversation, cleared: int = 0) -> str:
        """The conversation as it stands; before its first question, how to begin.

        Args:
            cleared: exchanges of the conversation that was just cleared.
        """
        if history:
            return render.conversation(history, full=len(history) >= _KEPT)
        answerable = [question for question, file in self._examples.items() if self._library.came_from(file)]
        return render.conversation(
            (), examples=answerable, articles=len(self._library), writable=self._writable, cleared=cleared
        )

    def opened(
        self,
        brought: str,
        history: Conversation,
        since: str,
        until: str,
        as_of: str,
        publishers: list[str],
    ) -> Iterator[tuple[Any, ...]]:
        """The page was opened, or loaded again: show what its tab has kept, then what its address asks for.

        Any site can lead somebody to an address with a question. That asks what could be typed: it reads, is as long
        at the most, and waits its turn among all others. The browser sends it once somebody sees the page (`page.js`),
        and the other site, which can neither frame the page nor hold on to its window (`guard`), learns nothing of it.
        """
        opening = keeping.read(brought)
        shown, held, source = gr.skip(), gr.skip(), gr.skip()
        if not (history or opening.asked):  # else a question was quicker, and stands
            if opening.exchanges:
                with self._turns:  # what is looked up again waits its turn as well
                    held = history = tuple(map(self._taken_back, opening.exchanges))
            # The welcome is drawn already: drawn again as it is, it could wipe what is asked this moment.
            if (welcome := self.shown(history)) != self._drawn:
                shown = welcome
        if opening.article_id:
            source = self._source(opening.article_id, opening.span, history)
        yield shown, gr.skip(), held, source
        if opening.question:
            yield from self.ask(opening.question, history, since, until, as_of, publishers, whole=True)

    def _taken_back(self, kept: keeping.Kept) -> Exchange:
        """An exchange as it was, its quotes checked against the library as it is now."""
        try:
            answer = keeping.renewed(kept, self._library)
            if answer is not None:
                return self._told(kept.question, answer)
        except PullquoteError as error:
            return Exchange(kept.question, "lost", message=str(error))
        return Exchange(kept.question, "lost", message=_CHANGED if kept.answer else kept.message or _LEFT)

    def anew(self, history: Conversation) -> tuple[str, str, Conversation, str, Conversation]:
        """A new conversation; the one before can be had back until the next is cleared."""
        return self.shown((), cleared=len(history)), "", (), render.no_source(), history

    def back(self, before: Conversation) -> tuple[str, Conversation]:
        """The conversation that was cleared."""
        return self.shown(before), before

    def suggested(
        self,
        question: str,
        history: Conversation,
        since: str,
        until: str,
        as_of: str,
        publishers: list[str],
        event: gr.EventData,
    ) -> Iterator[tuple[Any, ...]]:
        """A question that was offered was chosen; what stands in the field stays there."""
        data = _data(event)
        asked = str(data.get("question", ""))
        whole = data.get("whole") == "yes"
        yield from self.ask(asked, history, since, until, as_of, publishers, keep=question, whole=whole)

    def ask(
        self,
        question: str,
        history: Conversation,
        since: str,
        until: str,
        as_of: str,
        publishers: list[str],
        keep: str = "",
        whole: bool = False,
    ) -> Iterator[tuple[Any, ...]]:
        """Show the question at once, its answer when it is there.

        Args:
            keep: what stays in the question's field.
            whole: the question is asked as it is written, whatever was asked before it.
        """
        question = question.strip()
        if not question:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        # A question that was refused or not answered in time is asked again in place of itself.
        if history and history[-1].state in ("busy", "failed", "lost") and history[-1].question == question:
            history = history[:-1]
        working = Exchange(question, "working", message=_WORKING if self._awake else _WAKING)
        yield self.shown((*history, working)), keep, gr.skip(), gr.skip()
        exchange = self._exchange(question, () if whole else history, since, until, as_of, publishers)
        history = (*history, exchange)[-_KEPT:]
        source = render.no_source()
        if exchange.answer and exchange.answer.shown:
            first = exchange.answer.shown[0]
            source = self._source(first.article_id, (first.start, first.end), history)
        # A question that was refused comes back, to be mended.
        field = (keep or question) if exchange.state == "failed" else gr.skip()
        yield self.shown(history), field, history, source

    def cite(self, history: Conversation, event: gr.EventData) -> str:
        """A citation or a nearest passage was chosen: its article, opened at its words."""
        data = _data(event)
        span = keeping.read_span(data.get("start"), data.get("end"))
        return self._source(str(data.get("article", "")), span, history)

    def open(self, event: gr.EventData) -> str:
        """An article was chosen in the library."""
        return self._source(str(_data(event).get("article", "")), None, ())

    def _source(self, article_id: str, span: Span | tuple[()] | None, history: Conversation) -> str:
        try:
            article = self._library.article(article_id)
        except ArticleNotFound:
            return render.no_source("This article is no longer in the library.")
        except LibraryDamaged as error:
            return render.no_source(str(error))
        if span is not None and not (span and 0 <= span[0] < span[1] <= len(article.text)):
            return render.no_source(_NO_PLACE)
        return render.source(article, span, _cited_beside(history, article_id, span))

    def _exchange(
        self, question: str, history: Conversation, since: str, until: str, as_of: str, publishers: list[str]
    ) -> Exchange:
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


@dataclass(frozen=True)
class _Shelf:
    """The library tab."""

    library: Library
    writable: bool

    def listing(self, wanted: str, removal: Removal | None = None) -> str:
        """The articles whose title, publisher or author holds the words wanted."""
        entries = self.library.entries()
        words = wanted[:MOST_CHARACTERS].casefold().split()  # who looks for more holds up everybody else
        found = [entry for entry in entries if _holds(entry, words)] if words else entries
        return render.library_list(
            found[:_LISTED],
            matching=len(found),
            total=len(entries),
            removable=self.writable,
            removed=removal.titles if removal else (),
            copies=self.library.copies(),
            foreign=sum((entry.language or _ENGLISH) != _ENGLISH for entry in entries),
        )

    def fresh(self, wanted: str, brought: str) -> tuple[Any, ...]:
        """The page is opened, or loaded again: what others have changed is seen, and its tab's filters are set."""
        held = keeping.read_filters(brought, keeping.library_mark(self.library))
        if held == keeping.Chosen():  # what was typed meanwhile stays
            choices = gr.update(choices=list(self.library.publishers()))
            return self.listing(wanted), gr.skip(), gr.skip(), gr.skip(), choices
        return self.listing(wanted), held.since, held.until, held.as_of, self._publishers(held.publishers)

    def add(
        self, files: list[str] | None, wanted: str, removal: Removal | None, chosen: list[str]
    ) -> Iterator[tuple[Any, ...]]:
        """Add uploaded files, telling of each as it is on disk."""
        uploads = [Upload(Path(file), Path(file).name) for file in files or ()]
        try:
            yield from self._added(uploads, lambda outcomes: _waiting(uploads, outcomes), wanted, removal, chosen, None)
        finally:
            for upload in uploads:
                upload.path.unlink(missing_ok=True)  # the library has its text; no copy lingers

    def fetch(self, link: str, wanted: str, removal: Removal | None, chosen: list[str]) -> Iterator[tuple[Any, ...]]:
        """Add what is at a web address, telling of each article as it is on disk."""
        url = link.strip()
        if not url:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        if "://" not in url:
            url = f"https://{url}"  # as browsers do
        # An address alone: whatever else is typed is never read as a path of this machine.
        yield from self._added([Address(url)], lambda _: [url], wanted, removal, chosen, "", keep=True)

    def _added(
        self,
        inputs: Sequence[Upload | Address],
        waiting: Callable[[Sequence[Outcome]], Sequence[str]],
        wanted: str,
        removal: Removal | None,
        chosen: list[str],
        empty: Any,
        keep: bool = False,
    ) -> Iterator[tuple[Any, ...]]:
        """Add the inputs, telling of each article as it is on disk.

        Args:
            waiting: what nothing was said of yet.
            empty: what the field they came from is emptied with.
            keep: whether the field stays as it is where something failed: it may be mended and sent again.
        """
        outcomes: list[Outcome] = []
        problem = ""
        told = time.monotonic()
        yield render.progress(waiting(outcomes), outcomes, done=False), gr.skip(), gr.skip(), gr.skip()
        try:
            for outcome in self.library.add(inputs):
                outcomes.append(outcome)
                if time.monotonic() - told >= _TELLING:
                    told = time.monotonic()
                    yield render.progress(waiting(outcomes), outcomes, done=False), gr.skip(), gr.skip(), gr.skip()
        except PullquoteError as error:
            problem = str(error)
        listing, publishers = self.listing(wanted, removal), self._publishers(chosen)
        failed = bool(problem) or any(outcome.status == "failed" for outcome in outcomes)
        left = gr.skip() if failed and keep else empty
        yield render.progress((), outcomes, done=not problem, problem=problem), listing, publishers, left

    def remove(self, wanted: str, before: Removal | None, chosen: list[str], event: gr.EventData) -> tuple[Any, ...]:
        """Remove one article; it can be put back until the next is removed or the page is left."""
        try:
            removal = self.library.remove([str(_data(event).get("article", ""))])
        except ArticleNotFound:
            return self.listing(wanted), before, self._publishers(chosen)  # removed in another window
        except PullquoteError as error:
            gr.Warning(str(error))
            return gr.skip(), gr.skip(), gr.skip()
        if removal.pending:
            gr.Warning(removal.pending)
        return self.listing(wanted, removal), removal, self._publishers(chosen)

    def undo(self, wanted: str, removal: Removal | None, chosen: list[str]) -> tuple[Any, ...]:
        """Put back what was removed last."""
        if removal is not None:
            try:
                self.library.restore(removal)
            except PullquoteError as error:
                gr.Warning(str(error))
                return gr.skip(), gr.skip(), gr.skip()
        return self.listing(wanted), None, self._publishers(chosen)

    def _publishers(self, chosen: Sequence[str] | None) -> Any:
        """The publishers to choose from; one that is chosen and has no article left is no longer chosen."""
        known = self.library.publishers()
        return gr.update(choices=list(known), value=[name for name in chosen or () if filtered(name, known)])


def _cited_beside(history: Conversation, article_id: str, span: Span | None) -> list[Span]:
    """What else of the article the answer cites that cites this span: the latest one, if several do."""
    for exchange in reversed(history):
        cited = exchange.answer.shown if exchange.answer else ()
        spans = [(c.start, c.end) for c in cited if c.article_id == article_id]
        if span in spans:
            return spans
    return []


def _spoken_of(answer: Answer) -> tuple[str, ...]:
    """The articles that an answer shows words of, or the one that a note tells of."""
    if answer.note:
        return tuple(hit.passage.article_id for hit in answer.hits) if len(answer.hits) == 1 else ()
    return tuple(citation.article_id for citation in answer.shown)


def _turns(history: Conversation) -> list[Turn]:
    return [
        Turn(
            exchange.answer.standalone or exchange.question,
            exchange.answer.text if exchange.answer.answered else "",
            exchange.question,
            _spoken_of(exchange.answer),
        )
        for exchange in history
        if exchange.answer
    ]


def _holds(entry: Entry, words: Sequence[str]) -> bool:
    text = " ".join((entry.title, entry.publisher or "", *entry.authors)).casefold()
    return all(word in text for word in words)


def _waiting(uploads: Sequence[Upload], outcomes: Sequence[Outcome]) -> list[str]:
    """Names of the files nothing has been said of yet: a `.jsonl` is told of line by line."""
    told = {outcome.input for outcome in outcomes}
    return [u.name for u in uploads if u.name not in told and not any(t.startswith(f"{u.name}:") for t in told)]


def _data(event: gr.EventData) -> _Event:
    """What the browser sent with an event: nothing in it is trusted to be of any kind."""
    data = event._data  # Gradio's accessor raises for absent names
    return data if isinstance(data, dict) else {}


def _mount(*events: str) -> str:
    """Script of a pane whose buttons send events. Gradio finds the names of the events by their quotes."""
    return f"pullquote.mount(element, trigger, watch, [{', '.join(repr(event) for event in events)}]);"


_SOURCE: Final = "pullquote.mountSource(element, watch);"
_FRESH: Final = "(wanted) => [wanted, pullquote.keptFilters()]"
_CHANGED_FILTERS: Final = "(...held) => pullquote.keepFilters(...held)"
_OPENING: Final = "(brought, history, ...held) => pullquote.opening(...held)"
_OPENED: Final = "(...held) => pullquote.opened(held)"
_BANNER: Final = """
<header class="pq-banner" data-library="{}"><a class="pq-skip" href="#pq-question">Skip to the main part</a>
<h1><span aria-hidden="true">❝</span> Pullquote</h1>
<p>Your articles, in their own words</p>
<div id="pq-aloud" role="status"></div>
<p id="pq-away" role="alert" hidden></p>
<button type="button" class="pq-theme" data-theme aria-label="Switch between light and dark">◐</button></header>
"""
