"""One request: the guards on where it goes, how much comes and how long it takes. No manners, no redirects."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import httpcore
import httpx

from qa.errors import InputError, Unreachable, UnsupportedInput
from qa.ingest.web.reach import Reach, Resolver, resolve
from qa.ingest.web.unpacking import ENCODINGS, Unpackable, unpacked
from qa.ingest.web.wire import Deadline, Forbidden, Transport

_ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, "
    "application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.5"
)
#: Kinds that are one page or one feed, of which none is larger than a book.
_PAGES: Final = ("html", "xml", "json", "rss", "atom")
_SAVE: Final = "Save it in your browser and add the file."


@dataclass(frozen=True)
class Limits:
    """How much of a host's time and of ours one address may take."""

    #: Seconds for all of a fetch: looking the name up, redirects and every byte. Waiting for one's turn is not in it.
    seconds: float = 20.0
    #: Bytes of a page or a feed, and of any other file, once unpacked. News pages have up to 5 MB.
    page_bytes: int = 10 * 2**20
    file_bytes: int = 64 * 2**20
    redirects: int = 5
    #: Seconds and bytes for a robots.txt; of a longer one the beginning counts.
    robots_seconds: float = 8.0
    robots_bytes: int = 512 * 2**10
    #: Seconds between two requests to one host, unless its robots.txt asks for more; and the most it is given.
    pause: float = 1.0
    longest_pause: float = 10.0
    #: Seconds that a host may make us wait (Retry-After) before the address is given up for this time.
    patience: float = 15.0
    #: Tries of an address whose host says that it is busy.
    tries: int = 3
    #: Fetches that a host may leave unanswered in a row, and addresses in a row that it may be too busy for, before the
    #: others of the batch are given up.
    failures: int = 3


@dataclass(frozen=True)
class Reply:
    """What a host answered to one request."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    #: Unpacked. Only a reply of status 200 has one.
    body: bytes = b""
    #: Addresses that said that what is theirs has moved here for good.
    moved: tuple[httpx.URL, ...] = ()

    @property
    def content_type(self) -> str:
        """ "text/html", lower case, without parameters; empty where none is given."""
        return str(self.headers.get("content-type", "")).partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The encoding that the header names."""
        named = self.headers.get("content-type", "").encode("ascii", "ignore")  # as hosts write it, not as they should
        return httpx.Response(200, headers={"content-type": named}).charset_encoding


@dataclass(frozen=True)
class Fetcher:
    """Makes requests that go only where they may, bring only so much, and end in time.

    The arguments are for tests, which have to reach their own machine: the program leaves them as they are.
    """

    reach: Reach = field(default_factory=Reach)
    resolve: Resolver = resolve
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    def get(
        self,
        url: httpx.URL,
        shown: str,
        seconds: float,
        *,
        headers: Mapping[str, str] | None = None,
        cookies: httpx.Cookies | None = None,
        most: int | None = None,
    ) -> Reply:
        """What the host answers.

        Args:
            shown: the input, for errors.
            most: bytes after which the rest is left, in place of the limits, which refuse what is longer.

        Raises:
            UnsupportedInput: it may not be fetched, or is longer than the limits.
            Unreachable: it gave no answer in time, or none that can be understood.
        """
        where = shown if shown == str(url) else f"{shown} ({url.host})"
        deadline = Deadline(seconds)
        transport = Transport(self.reach, self.resolve, deadline, self._context)
        try:
            # No proxies, no .netrc, no certificates named by the environment.
            with httpx.Client(transport=transport, trust_env=False, cookies=cookies, timeout=seconds) as client:
                request = client.build_request("GET", url, headers={**_headers(), **(headers or {})})
                response = client.send(request, stream=True)
                try:
                    if cookies is not None:
                        cookies.update(client.cookies)
                    body = self._body(response, where, most) if response.status_code == 200 else b""
                    return Reply(url, response.status_code, response.headers, body)
                finally:
                    response.close()
        except InputError:
            raise
        except Forbidden as error:
            raise UnsupportedInput(f"{where} {error}, so it is not fetched.", _SAVE) from error
        except Unpackable as error:
            raise Unreachable(f"{where} {error}.", f"Try again later, or: {_SAVE[0].lower()}{_SAVE[1:]}") from error
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            raise Unreachable(
                f"{where} did not answer in full within {max(seconds, 1):.0f} seconds.", f"Try later. {_SAVE}"
            ) from error
        except (httpx.InvalidURL, httpx.RemoteProtocolError) as error:
            # httpx looks at where a reply redirects to, though it is not to follow.
            raise UnsupportedInput(f"{where} redirects to something that is not an address.", _SAVE) from error
        except (httpcore.NetworkError, httpx.NetworkError) as error:
            raise _unreached(where, error) from error
        except Exception as error:  # whatever a host may send that an HTTP parser chokes on
            raise Unreachable(
                f"{where} gave an answer that cannot be understood ({type(error).__name__}).", f"Try later. {_SAVE}"
            ) from error

    def _body(self, response: httpx.Response, where: str, most: int | None) -> bytes:
        limit = most or self._limit(response)
        declared = response.headers.get("content-length", "")
        if most is None and declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
            raise _too_large(where, limit)
        body = bytearray()
        packed = 0

        def counted() -> Iterator[bytes]:
            nonlocal packed
            for chunk in response.iter_raw():
                packed += len(chunk)
                yield chunk

        for piece in unpacked(counted(), response.headers.get("content-encoding", "")):
            body += piece
            if max(len(body), packed) > limit:
                if most is None:
                    raise _too_large(where, limit)
                return bytes(body[:most])
        return bytes(body)

    def _limit(self, response: httpx.Response) -> int:
        kind = response.headers.get("content-type", "").casefold()
        page = not kind or any(word in kind for word in _PAGES)
        return self.limits.page_bytes if page else self.limits.file_bytes


def user_agent() -> str:
    """How we call ourselves to hosts: "Pullquote/0.1.0"."""
    try:
        return f"Pullquote/{version('pullquote')}"
    except PackageNotFoundError:  # run from a checkout without an install
        return "Pullquote"


def _headers() -> Mapping[str, str]:
    return {
        "User-Agent": user_agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": ENCODINGS,
        "Connection": "close",
    }


def _too_large(where: str, limit: int) -> UnsupportedInput:
    return UnsupportedInput(
        f"{where} is larger than {limit // 2**20} MB, the most that is fetched from one address.",
        f"If you need it: {_SAVE}",
    )


def _unreached(where: str, error: BaseException) -> InputError:
    said = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return UnsupportedInput(
            f"{where} cannot prove that it is the host it claims to be (its certificate is not valid).",
            "Check the address. If you trust it, save the page in your browser and add the file.",
        )
    if "no such host" in said:
        return Unreachable(f"{where} was not found: there is no host of that name.", "Check the address.")
    return Unreachable(f"{where} cannot be reached.", "Check the address and your connection, or try again later.")
