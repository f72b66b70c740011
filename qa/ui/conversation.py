"""A visitor's conversation, one object for all events of their page: these run side by side, in any order.

Each event says what becomes of the conversation as it is then, not of one that it was given as it began: nothing that
was asked meanwhile is lost, and what was cleared does not come back with the answer that was under way.
"""

from __future__ import annotations

import threading
import time
from typing import Final, NamedTuple

from qa.ui import keeping
from qa.ui.render import Exchange

#: Exchanges a conversation keeps.
KEPT: Final = keeping.MOST_EXCHANGES
#: What an exchange may be that was not answered: asked again, the question takes its place.
_UNANSWERED: Final = ("busy", "failed", "lost")

Exchanges = tuple[Exchange, ...]


class Standing(NamedTuple):
    """A conversation at one time."""

    exchanges: Exchanges = ()
    #: What "New conversation" has cleared last.
    cleared: Exchanges = ()
    #: Grows with every change: of two drawings, the page shows the newer one, whichever came first. It goes by the
    #: clock (milliseconds since 1970), so that a page which was open before the server began anew takes them too.
    version: int = 0


class Conversation:
    """What was asked, and what became of it; safe in threads.

    A copy is a new, empty one: Gradio makes one for each page.
    """

    #: One for all conversations: what it guards is a change of a tuple.
    _changed: Final = threading.Condition()

    def __init__(self) -> None:
        self.standing = Standing()
        #: How many sources were chosen to be read.
        self.opened = 0

    def __deepcopy__(self, _: object) -> Conversation:
        return Conversation()

    @property
    def exchanges(self) -> Exchanges:
        return self.standing.exchanges

    def begin(self, question: str, message: str) -> Exchange | None:
        """A question is asked: its exchange, with the message until it is answered.

        None where the last one asks the same and is not answered yet: it was sent twice.
        """
        with self._changed:
            before = self.exchanges
            last = before[-1] if before else None
            if last is not None and last.question == question:
                if last.state == "working":
                    return None
                if last.state in _UNANSWERED:
                    before = before[:-1]
            working = Exchange(question, "working", message=message)
            self._become((*before, working))
            return working

    def wait(self, working: Exchange, seconds: float) -> Exchanges | None:
        """The exchanges before this one, once all of them are answered: it may ask on from there.

        None where they are not, for so many seconds.
        """
        with self._changed:
            answered = self._changed.wait_for(
                lambda: all(one.state != "working" for one in self._before(working)), seconds
            )
            return self._before(working) if answered else None

    def end(self, working: Exchange, ended: Exchange) -> bool:
        """What became of a question takes its place; whether that is in the conversation, and not in a cleared one."""
        with self._changed:
            here = _at(working, self.exchanges) is not None
            self._become(_with(working, ended, self.exchanges), _with(working, ended, self.standing.cleared))
            return here

    def clear(self) -> None:
        """Begin anew. Where nothing was asked yet, the one that was cleared before can still be had back."""
        with self._changed:
            self._become((), self.exchanges or self.standing.cleared)

    def undo(self) -> None:
        """What was cleared comes back, before what was asked since."""
        with self._changed:
            self._become((*self.standing.cleared, *self.exchanges), ())

    @property
    def untouched(self) -> bool:
        """Whether nothing has become of it yet: to a page that shows one, the server has begun anew."""
        return self.standing.version == 0

    def resume(self, kept: Exchanges, *, untouched: bool = False) -> None:
        """What the tab has kept comes back, before what somebody quick has asked meanwhile.

        Args:
            untouched: only where nothing has become of the conversation yet: another event may have been quicker.
        """
        with self._changed:
            if not untouched or self.untouched:
                self._become((*kept, *self.exchanges))

    def _become(self, exchanges: Exchanges, cleared: Exchanges | None = None) -> None:
        cleared = self.standing.cleared if cleared is None else cleared
        version = max(self.standing.version + 1, time.time_ns() // 1_000_000)
        self.standing = Standing(exchanges[-KEPT:], cleared, version)
        self._changed.notify_all()

    def _before(self, working: Exchange) -> Exchanges:
        for exchanges in (self.exchanges, self.standing.cleared):
            if (at := _at(working, exchanges)) is not None:
                return exchanges[:at]
        return ()


def _at(working: Exchange, exchanges: Exchanges) -> int | None:
    """The place of this very exchange: another may be equal."""
    return next((at for at, one in enumerate(exchanges) if one is working), None)


def _with(working: Exchange, ended: Exchange, exchanges: Exchanges) -> Exchanges:
    return tuple(ended if one is working else one for one in exchanges)
