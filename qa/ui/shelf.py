"""The Library tab: articles added by an address or as files, listed, removed and put back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import gradio as gr
from gradio.events import Dependency

from qa.errors import ArticleNotFound, PullquoteError
from qa.ingest import file_of
from qa.library import Library
from qa.service import MOST_CHARACTERS
from qa.types import Address, Article, Entry, Outcome, Upload
from qa.ui import keeping, render
from qa.ui.parts import NOTHING, QUIET, SAME, Removals, data, field, mount, pane

#: Seconds between two tellings of how far an upload is.
_TELLING: Final = 0.3
#: Articles listed at once.
_LISTED: Final = 200
_ENGLISH: Final = "en"
_FORGOTTEN: Final = (
    "This can no longer be undone: Pullquote was started anew since. Add the article again, by its file or its address."
)
#: What the browser does instead of an event or before one (as in `asking`).
_TAKE: Final = "(files) => pullquote.takeFiles(files)"
_TAKEN: Final = "(...others) => [pullquote.takenFiles(), null]"
#: Of events that draw the list: one after another, so that each knows what the one before it has removed, and the list
#: that is drawn last is the newest. None is left out because another is under way.
_IN_TURN: Final[dict[str, Any]] = {
    **QUIET,
    "trigger_mode": "multiple",
    "concurrency_limit": 1,
    "concurrency_id": "list",
}


class Listed(NamedTuple):
    """The list, and what an event may change of it: the components as it is drawn, and what an event gives them."""

    listing: Any = SAME
    #: Which of its pages is shown, from 1.
    at: Any = SAME
    #: What was removed since the page was opened, and can be put back: `Removals`.
    removals: Any = SAME


class Dropped:
    """The files that a page is adding, one object for all its events: what is dropped meanwhile joins them.

    Safe in threads. A copy is a new, empty one: Gradio makes one for each page.
    """

    #: One for all pages: what it guards is that a list grows.
    _changed: Final = threading.Lock()

    def __init__(self) -> None:
        self._adding: list[Upload] | None = None

    def __deepcopy__(self, _: object) -> Dropped:
        return Dropped()

    def join(self, uploads: list[Upload]) -> bool:
        """Whether they have joined others that are being added; if not, they are those that others join."""
        with self._changed:
            if self._adding is None:
                self._adding = uploads
                return False
            self._adding += uploads
            return True

    def since(self, uploads: list[Upload], taken: int) -> list[Upload]:
        """Those that came after so many; where none did, none joins these any more."""
        with self._changed:
            if len(uploads) == taken:
                self._leave(uploads)
            return uploads[taken:]

    def leave(self, uploads: list[Upload]) -> None:
        """None joins these any more, however many came."""
        with self._changed:
            self._leave(uploads)

    def _leave(self, uploads: list[Upload]) -> None:
        if self._adding is uploads:  # others may be added by now
            self._adding = None


@dataclass(frozen=True)
class Adding:
    """What is drawn for those who may add articles."""

    link: gr.Textbox
    fetch: gr.Button
    link_news: gr.HTML
    files: gr.File
    #: The `Dropped` of the page.
    dropped: gr.State
    news: gr.HTML


@dataclass(frozen=True)
class Tab:
    """What is drawn."""

    #: None for those who may only read.
    adding: Adding | None
    wanted: gr.Textbox
    listed: Listed


def draw(shelf: Shelf) -> Tab:
    """The tab, in the blocks that are open."""
    with gr.Tab("Library", id="library", elem_id="pq-shelf"):
        adding = _draw_adding() if shelf.writable else None
        wanted = field("Filter the articles", "Filter by title, publisher, author or date", "pq-wanted")
        events = ("open", "turn", "remove", "undo") if shelf.writable else ("open", "turn")
        listing = pane(shelf.listing(), "pq-list", mount(*events))
        return Tab(adding, wanted, Listed(listing=listing, at=gr.State(1), removals=gr.State({})))


def _draw_adding() -> Adding:
    with gr.Row(elem_id="pq-link"):
        link = field("Address of an article or a feed", "https://… an article or a feed", "pq-address")
        fetch = gr.Button("Add", elem_id="pq-fetch", min_width=80, scale=0)
    link_news = pane("", "pq-link-news", mount())  # files may be under way as well
    files = gr.File(label="Add articles", file_count="multiple", height=150, elem_id="pq-files")
    news = pane(render.progress((), (), done=False), "pq-news", mount())
    return Adding(link, fetch, link_news, files, gr.State(Dropped()), news)


def connect(shelf: Shelf, tab: Tab, page: gr.Blocks, source: gr.HTML) -> list[Dependency]:
    """What each event of the tab does, and what is done as the page opens; those that change the library.

    Args:
        source: the pane that tells of an open article that was removed, and can undo that too.
    """
    listed, adding = tab.listed, tab.adding
    standing = {"wanted": tab.wanted, "at": listed.at, "removals": listed.removals}
    # What others have changed is seen.
    page.load(shelf.listing, outputs=listed.listing, inputs_kwargs=standing, **_IN_TURN)
    listed.listing.turn(shelf.turned, outputs=listed, inputs_kwargs=standing, **_IN_TURN)
    # Not `input`, which Gradio sends before the field's new value is there to be sent with it.
    typed = {**_IN_TURN, "trigger_mode": "always_last"}
    tab.wanted.change(shelf.narrowed, [tab.wanted, listed.removals], listed, **typed)
    if adding is None:
        return []
    every: dict[str, Any] = {"trigger_mode": "multiple", **QUIET}
    # The field is empty again before anybody can drop more: it sends all that it holds, and what it holds while it is
    # emptied is gone.
    taken = adding.files.upload(None, adding.files, adding.files, js=_TAKE, **every)
    of_files = taken.then(shelf.add, [adding.files, adding.dropped], adding.news, js=_TAKEN, **every)
    of_link = gr.on(
        [adding.link.submit, adding.fetch.click],
        shelf.fetch,
        adding.link,
        adding.link_news,
        trigger_mode="always_last",  # what was typed meanwhile is fetched next
        **QUIET,
    )
    for added in (of_files, of_link):  # by the filter and the page of then: adding may have taken minutes
        added.then(shelf.listing, outputs=listed.listing, inputs_kwargs=standing, **_IN_TURN)
    return [
        of_files,
        of_link,
        listed.listing.remove(shelf.remove, outputs=listed, inputs_kwargs=standing, **_IN_TURN),
        gr.on([listed.listing.undo, source.undo], shelf.undo, outputs=listed, inputs_kwargs=standing, **_IN_TURN),
    ]


class _Text(NamedTuple):
    """What the filter's words are looked for in."""

    names: str
    #: " 14 march 2014 2014-03-14": as the day is shown, and in figures.
    day: str

    def has(self, words: Sequence[str]) -> bool:
        """Whether each word stands somewhere in a name, or begins a word of the day: "14" is not in "2014"."""
        return all(word in self.names or f" {word}" in self.day for word in words)


@dataclass(frozen=True)
class _Contents:
    """What a library holds, as it is looked through with every letter that is typed."""

    entries: tuple[Entry, ...]
    #: Of each, in their order.
    texts: tuple[_Text, ...]
    copies: Mapping[str, Sequence[Entry]]
    #: How many are not in English.
    foreign: int


class Shelf:
    """What the tab shows, and how articles get in and out."""

    def __init__(self, library: Library, writable: bool) -> None:
        self.library = library
        self.writable = writable
        self._read = lru_cache(maxsize=1)(lambda revision: _contents(library))

    def listing(self, wanted: str = "", at: int = 1, removals: Removals = NOTHING) -> str:
        """A page of the articles whose title, publisher, author or date holds the words wanted, the newest first.

        Args:
            at: the page, from 1; one that is not there gives the nearest that is.
        """
        held = self._read(self.library.store.revision())
        words = wanted[:MOST_CHARACTERS].casefold().split()  # who looks for more holds up everybody else
        found: Sequence[Entry] = held.entries
        if words:
            found = [entry for entry, text in zip(held.entries, held.texts, strict=True) if text.has(words)]
        pages = max(1, -(-len(found) // _LISTED))
        at = min(max(1, at), pages)
        first = (at - 1) * _LISTED
        return render.library_list(
            found[first : first + _LISTED],
            at=at,
            pages=pages,
            first=first + 1,
            matching=len(found),
            total=len(held.entries),
            removable=self.writable,
            removed=self._gone(removals),
            copies=held.copies,
            foreign=held.foreign,
        )

    def narrowed(self, wanted: str, removals: Removals = NOTHING) -> Listed:
        """Other words are wanted: the first page of what holds them."""
        return Listed(self.listing(wanted, removals=removals), at=1)

    def turned(self, event: gr.EventData, wanted: str = "", at: int = 1, removals: Removals = NOTHING) -> Listed:
        """Another page was chosen."""
        chosen = keeping.read_number(data(event).get("page"))
        at = at if chosen is None else chosen
        return Listed(self.listing(wanted, at, removals), at=at)

    def add(self, files: list[str] | None, dropped: Dropped) -> Iterator[Any]:
        """Add uploaded files, telling of each as it is on disk; where others are being added, they come next."""
        uploads = [Upload(Path(file), Path(file).name) for file in files or ()]
        if not uploads or dropped.join(uploads):
            yield SAME
            return
        try:
            yield from self._added(
                lambda: self._in_turn(uploads, dropped), lambda outcomes: _waiting(uploads, outcomes)
            )
        finally:
            dropped.leave(uploads)
            for upload in uploads:
                upload.path.unlink(missing_ok=True)  # the library has its text; no copy lingers

    def _in_turn(self, uploads: list[Upload], dropped: Dropped) -> Generator[Outcome]:
        """Add them, and after them those that join them meanwhile."""
        taken = 0
        while following := dropped.since(uploads, taken):
            taken += len(following)
            yield from self.library.add(following)

    def fetch(self, link: str) -> Iterator[Any]:
        """Add what is at a web address, telling of each article as it is on disk."""
        sent = url = link.strip()
        if not url:
            yield SAME
            return
        if "://" not in url:
            url = f"https://{url}"  # as browsers do
        # An address alone: whatever else is typed is never read as a path of this machine.
        yield from self._added(lambda: self.library.add([Address(url)]), lambda _: [url], sent)

    def _added(
        self,
        add: Callable[[], Generator[Outcome]],
        waiting: Callable[[Sequence[Outcome]], Sequence[str]],
        sent: str = "",
    ) -> Iterator[str]:
        """Tell of each article as it is on disk.

        Args:
            add: begins to add; what is under way is told before.
            waiting: what nothing was said of yet.
            sent: the address as it was typed.
        """
        outcomes: list[Outcome] = []
        problem = ""
        told = time.monotonic()
        yield render.progress(waiting(outcomes), outcomes, done=False, sent=sent)
        adding = add()
        try:
            for outcome in adding:
                outcomes.append(outcome)
                if time.monotonic() - told >= _TELLING:
                    told = time.monotonic()
                    yield render.progress(waiting(outcomes), outcomes, done=False, sent=sent)
        except PullquoteError as error:
            problem = str(error)
        except GeneratorExit:  # who asked has left
            # Gradio closes this where it answers everybody, and what is under way takes a while to end.
            threading.Thread(target=_end, args=(adding,), name="leaving").start()
            raise
        yield render.progress((), outcomes, done=not problem, problem=problem, sent=sent)

    def remove(self, event: gr.EventData, wanted: str = "", at: int = 1, removals: Removals = NOTHING) -> Listed:
        """Remove one article; it can be put back until the page is left."""
        article_id = str(data(event).get("article", ""))
        try:
            removed = self.library.remove([article_id])
        except ArticleNotFound:  # removed in another window
            return Listed(self.listing(wanted, at, removals))
        except PullquoteError as error:
            gr.Warning(str(error))
            return Listed()
        if removed.pending:
            gr.Warning(removed.pending)
        removals = _without(removals, article_id)
        if removed.records:
            removals = {**removals, article_id: removed}
        else:
            gr.Info("Removed. It was damaged, and cannot be put back.")
        return Listed(self.listing(wanted, at, removals), removals=removals)

    def undo(self, event: gr.EventData, wanted: str = "", at: int = 1, removals: Removals = NOTHING) -> Listed:
        """Put back what the button named when it was chosen, whatever was removed since."""
        article_id = str(data(event).get("article", ""))
        if article_id in removals:
            try:
                self.library.restore(removals[article_id])
            except PullquoteError as error:
                gr.Warning(str(error))
                return Listed()
        elif article_id not in self.library.known([article_id]):  # a second click finds it back
            gr.Warning(_FORGOTTEN)
        removals = _without(removals, article_id)
        return Listed(self.listing(wanted, at, removals), removals=removals)

    def _gone(self, removals: Removals) -> list[Article]:
        """What was removed and has not come back by another way, the last one first."""
        back = self.library.known(removals)
        return [removals[one].records[0].article for one in reversed([*removals]) if one not in back]


def _contents(library: Library) -> _Contents:
    entries = library.entries()
    foreign = sum((entry.language or _ENGLISH) != _ENGLISH for entry in entries)
    return _Contents(entries, tuple(map(_looked_through, entries)), library.copies(), foreign)


def _looked_through(entry: Entry) -> _Text:
    names = " ".join((entry.title, entry.publisher or "", *entry.authors))
    day = entry.published
    return _Text(names.casefold(), f" {render.spoken_day(day)} {day.isoformat()}".casefold() if day else "")


def _end(adding: Generator[Outcome]) -> None:
    with suppress(PullquoteError):  # nobody is there to be told; what was told of by then is kept
        adding.close()


def _without(removals: Removals, article_id: str) -> Removals:
    return {one: removal for one, removal in removals.items() if one != article_id}


def _waiting(uploads: Sequence[Upload], outcomes: Sequence[Outcome]) -> list[str]:
    """Names of the files nothing has been said of yet: one of several articles is told of article by article."""
    told = {file_of(outcome.input) for outcome in outcomes}
    return [upload.name for upload in uploads if upload.name not in told]
