"""Manners: robots.txt, one request to a host at a time and a pause before the next, redirects, hosts that are busy.

`Web` outlasts a batch, so that two batches at once still ask a host one by one. A `Visit` is one batch: what it
learned of a host holds until its end.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx
import tenacity

from qa.errors import EmptyInput, InputError, MissingInput, Unreachable, UnsupportedInput
from qa.ingest.web.address import identity, parse
from qa.ingest.web.fetch import Fetcher, Reply
from qa.ingest.web.robots import Robots

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_MOVED: Final = (301, 308)
_BUSY: Final = (429, 503)
#: The only ones below 500 that say nothing of the page: the request came too slowly, or too early.
_PASSING: Final = (408, 425)
_GONE: Final = (404, 410)
_CLOSED: Final = (401, 402, 403, 407, 451)
_SAVE: Final = "Save the page in your browser and add the file."


class _Busy(Exception):
    """The host asks to be tried again in so many seconds."""

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(host, seconds)
        self.host = host
        self.seconds = seconds


@dataclass
class _Turn:
    """A host's queue of one."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    #: When its last request ended.
    last: float | None = None


class Web:
    """The web as one library meets it.

    Args:
        fetcher: another than the guarded default, for tests.
        sleep: how it waits, for tests.
    """

    def __init__(self, fetcher: Fetcher | None = None, sleep: Callable[[float], None] = time.sleep) -> None:
        self.fetcher = fetcher or Fetcher()
        self.sleep = sleep
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    def visit(self) -> Visit:
        """A batch of addresses."""
        return Visit(self)

    @contextmanager
    def turn(self, host: str, pause: float | None) -> Iterator[None]:
        """One's turn at a host, so many seconds after the last one's end.

        Args:
            pause: None for what belongs to a request that follows at once, such as a robots.txt.
        """
        with self._lock:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            if pause and turn.last is not None and (wait := turn.last + pause - time.monotonic()) > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                if pause is not None:
                    turn.last = time.monotonic()


class Visit:
    """One batch of addresses, fetched one after the other."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._limits = web.fetcher.limits
        #: By scheme, host and port: the rules, or why nothing is fetched without them.
        self._robots: dict[str, Robots | str] = {}
        #: Fetches that each host left unanswered in a row, addresses in a row that it was too busy for, however often
        #: they were tried, and the hosts that are asked no more.
        self._failures: dict[str, int] = {}
        self._refusals: dict[str, int] = {}
        self._resting: dict[str, str] = {}

    def fetch(self, address: str, known: Callable[[str], Mapping[str, str]] | None = None) -> Reply:
        """What is at the address: a reply of status 200, or of 304 where it has not changed.

        Args:
            known: by the identity of a URL, the headers that ask whether it has changed.

        Raises:
            InputError: it cannot or must not be fetched; one line that names it. `Unreachable`: try again later.
        """
        url = parse(address)
        shown = address.strip()
        attempts = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Busy),
            stop=tenacity.stop_after_attempt(self._limits.tries),
            wait=lambda state: _asked(state, self._limits.patience),
            sleep=self._web.sleep,
            reraise=True,
        )
        try:
            return attempts(self._follow, url, shown, known)
        except _Busy as busy:
            self._refusals[busy.host] = self._refusals.get(busy.host, 0) + 1
            if self._refusals[busy.host] >= self._limits.failures:
                self._resting[busy.host] = f"was too busy for {self._refusals[busy.host]} addresses in a row"
            raise Unreachable(
                f"{shown} is busy: its host asked for no more requests for now.", "Try again later."
            ) from busy

    def _follow(self, url: httpx.URL, shown: str, known: Callable[[str], Mapping[str, str]] | None) -> Reply:
        """The reply at the end of the redirects. Every address on the way is checked as the first one is."""
        left = self._limits.seconds
        cookies = httpx.Cookies()
        host = ""
        moved: tuple[httpx.URL, ...] = ()
        for _ in range(self._limits.redirects + 1):
            self._let_rest(url, shown)
            robots = self._robots_of(url, shown)
            if isinstance(robots, str):
                raise Unreachable(f"{shown} was not fetched: {robots}.", "Try again later.")
            if not robots.allows(str(url)):
                raise UnsupportedInput(
                    f"{_where(url, shown)} asks programs not to fetch this page (its robots.txt).", _SAVE
                )
            # A redirect within the host is followed at once, as browsers do.
            pause = 0.0 if url.host == host else max(self._limits.pause, min(robots.pause, self._limits.longest_pause))
            host = url.host
            asked = dict(known(identity(url))) if known else {}
            with self._web.turn(host, pause):
                began = time.monotonic()
                reply = self._ask(url, shown, left, asked, cookies)
                left -= time.monotonic() - began
            if reply.status not in _REDIRECTS or "location" not in reply.headers:
                return replace(self._settled(reply, shown, bool(asked)), moved=moved)
            if left <= 0:
                raise Unreachable(
                    f"{shown} did not answer in full within {self._limits.seconds:.0f} seconds.", "Try later."
                )
            moved = (*moved, url) if reply.status in _MOVED else ()
            url = _target(reply, shown)
        raise UnsupportedInput(
            f"{shown} redirects more than {self._limits.redirects} times.",
            "Open it in your browser and give the address it ends at.",
        )

    def _ask(
        self, url: httpx.URL, shown: str, seconds: float, headers: Mapping[str, str], cookies: httpx.Cookies
    ) -> Reply:
        try:
            reply = self._web.fetcher.get(url, shown, seconds, headers=headers, cookies=cookies)
        except Unreachable:
            self._failures[url.host] = self._failures.get(url.host, 0) + 1
            if self._failures[url.host] >= self._limits.failures:
                self._resting[url.host] = f"did not answer {self._failures[url.host]} times in a row"
            raise
        self._failures.pop(url.host, None)
        return reply

    def _let_rest(self, url: httpx.URL, shown: str) -> None:
        if url.host in self._resting:
            raise Unreachable(
                f"{shown} was not fetched: {url.host} {self._resting[url.host]}.", "Try it again in a while."
            )

    def _settled(self, reply: Reply, shown: str, conditional: bool) -> Reply:
        """The reply, where it is one to read. Raises _Busy, InputError."""
        where = _where(reply.url, shown)
        if reply.status not in _BUSY:
            self._refusals.pop(reply.url.host, None)
        if reply.status == 200 or (reply.status == 304 and conditional):
            return reply
        if reply.status in _BUSY:
            seconds = _retry_after(reply)
            if seconds is not None and seconds > self._limits.patience:
                self._resting[reply.url.host] = f"asked to be left alone for {_spoken(seconds)}"
                self._let_rest(reply.url, shown)
            raise _Busy(reply.url.host, seconds if seconds is not None else -1)
        if reply.status in _GONE:
            raise MissingInput(f"{where} does not exist ({reply.status}).", "Check the address in your browser.")
        if reply.status in _CLOSED:
            raise UnsupportedInput(f"{where} blocks programs, or needs a login ({reply.status}).", _SAVE)
        if 200 <= reply.status < 300:
            raise EmptyInput(f"{where} did not send a page ({reply.status}).", _SAVE)
        if reply.status >= 500 or reply.status in _PASSING:
            raise Unreachable(f"{where} is not working ({reply.status}).", "Try again later.")
        raise UnsupportedInput(f"{where} did not give a page ({reply.status}).", _SAVE)

    # -- robots.txt ---------------------------------------------------------------------------------------

    def _robots_of(self, url: httpx.URL, shown: str) -> Robots | str:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(httpx.URL(f"{origin}/robots.txt"), shown)
        return self._robots[origin]

    def _read_robots(self, url: httpx.URL, shown: str) -> Robots | str:
        """As RFC 9309 says: what is not there allows all, what cannot be had allows nothing for now."""
        host = url.host
        left = self._limits.robots_seconds
        for _ in range(self._limits.redirects + 1):
            try:
                with self._web.turn(url.host, None):
                    began = time.monotonic()
                    reply = self._web.fetcher.get(url, shown, max(left, 0.1), most=self._limits.robots_bytes)
                    left -= time.monotonic() - began
                if reply.status in _REDIRECTS and "location" in reply.headers:
                    url = _target(reply, shown)
                    continue
            except UnsupportedInput:
                # Where the host itself may not be asked, the page is refused too, and says so better.
                return Robots()
            except Unreachable as error:
                return f"{host} {_bare(error, shown)}"
            if reply.status == 200:
                return Robots.parse(reply.body)
            if reply.status in _BUSY or reply.status >= 500:
                return f"the robots.txt of {host} is out of order ({reply.status})"
            return Robots()
        return Robots()


def _bare(error: InputError, shown: str) -> str:
    """What happened, to follow the name of the host it happened to."""
    what = re.sub(r"^ \([^()]*\)", "", error.what.removeprefix(shown))
    return what.strip().rstrip(".")


def _target(reply: Reply, shown: str) -> httpx.URL:
    """Where a reply redirects to."""
    location = reply.headers["location"]
    try:
        target = reply.url.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnsupportedInput(f"{shown} redirects to something that is not an address.", _SAVE) from error
    return parse(str(target), f"{shown} redirects to an address that")


def _asked(state: tenacity.RetryCallState, patience: float) -> float:
    """Seconds until the next try: what the host asked for, or 2, 4, ... where it named no time."""
    error = state.outcome.exception() if state.outcome else None
    seconds = error.seconds if isinstance(error, _Busy) else -1
    return min(seconds if seconds >= 0 else 2.0**state.attempt_number, patience)


def _retry_after(reply: Reply) -> float | None:
    """Seconds that the host asks us to wait; None where it names none."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
        return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):  # a day that there is none of, a zone of a million hours
        return None


def _spoken(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{minutes:,} minutes"


def _where(url: httpx.URL, shown: str) -> str:
    """The input, and where it led, if that is somewhere else."""
    try:
        same = parse(shown).host == url.host
    except InputError:
        same = False
    return shown if same else f"{shown} ({url.host})"
