"""Addresses: checked as they are written, and one for one page. Nothing here asks the network.

The address that is checked is the one that is fetched: one parser, httpx's, serves both.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import unquote

import httpx

from qa.errors import UnsupportedInput
from qa.patterns import lazy_pattern

#: Code points of the longest address taken.
LONGEST: Final = 4_000

_SCHEMES: Final = ("http", "https")
_OWN_PORTS: Final = (("http", 80), ("https", 443))
_HOST: Final = lazy_pattern(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", re.IGNORECASE)
#: A last label by which a resolver may take the whole name for a number: 2130706433, 127.1, 0x7f.0.0.1.
_NUMBER: Final = lazy_pattern(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)

#: Names in a query that say who sent the reader and never which page is meant. Only such as no site uses for its
#: pages: two pages that were taken for one would replace each other.
_TRACKING: Final = lazy_pattern(
    r"utm_\w+|mtm_\w+|pk_(?:campaign|kwd|keyword|source|medium|content|cid)|hsa_\w+|_hs(?:enc|mi)|__hs\w+"
    r"|at_(?:medium|campaign|format|ptr_name|bbc_team|custom\d+|link_\w+|campaign_type)"
    r"|(?:fb|g|dc|y|tw|tt)clid|ysclid|msclkid|gclsrc|gbraid|wbraid|srsltid|wickedid|li_fat_id|s_kwcid|igsh|igshid"
    r"|mc_[ce]id|mkt_tok|oly_(?:anon|enc)_id|vero_(?:id|conv)|_ga|_gl|xtor|ocid|cmpid|ito|smid|wt_mc|wt\.mc_id"
    r"|ns_(?:campaign|mchannel|source|linkname|fee)|soc_(?:src|trk)|guccounter|guce_referrer(?:_sig)?",
    re.IGNORECASE,
)
#: Hosts of one site: its pages for phones name those for screens as their own address.
_FACES: Final = lazy_pattern(r"^(?:www|m|mobile|amp)\.")
#: Labels below which a country's names are registered ("co" in "gazette.co.uk").
_BELOW: Final = frozenset("ac co com ed edu go gob gov mil ne net or org".split())
#: What an address for another device has behind that of the same page.
_FACE_PATH: Final = lazy_pattern(r"/?(?:amp|print|mobile)?(?:\.html?)?/?", re.IGNORECASE)

_HINT: Final = "Copy the whole address from your browser, with its https://."


def parse(text: str, shown: str | None = None) -> httpx.URL:
    """The address, without its fragment, which is the browser's own business.

    Args:
        shown: the input, for errors, where it is not the address itself.

    Raises:
        UnsupportedInput: it is none of the web, or one that must not be fetched.
    """
    text = text.strip()
    shown = shown or " ".join(text[:200].split())
    if len(text) > LONGEST:
        raise UnsupportedInput(f"{shown} … is too long for an address ({len(text):,} characters).", _HINT)
    try:
        url = httpx.URL(text).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnsupportedInput(f"{shown} is not a web address that can be understood.", _HINT) from error
    if url.scheme not in _SCHEMES:
        raise UnsupportedInput(f"{shown} is not a web address.", "Only http:// and https:// are fetched.")
    if url.userinfo:
        raise UnsupportedInput(
            f"{shown} contains a user name or a password.", "Leave out the part before the @. Logins are not used."
        )
    if not _is_host(url) or not 0 < (url.port or 443) < 2**16:
        raise UnsupportedInput(f"{shown} names a host that cannot be understood.", _HINT)
    return url


def _is_host(url: httpx.URL) -> bool:
    host = url.raw_host.decode("ascii")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return "%" not in host  # an IPv6 address of one network card
    return bool(_HOST.fullmatch(host)) and not _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2])


def identity(url: httpx.URL) -> str:
    """What names the page for good: the address without what says who sent the reader."""
    port = "" if url.port is None or (url.scheme, url.port) in _OWN_PORTS else f":{url.port}"
    host = url.raw_host.decode("ascii").casefold().rstrip(".")
    host = f"[{host}]" if ":" in host else host
    query = "&".join(part for part in url.query.decode("ascii").split("&") if part and not _tracks(part))
    path = url.raw_path.decode("ascii").partition("?")[0] or "/"
    return f"{url.scheme}://{host}{port}{path}{f'?{query}' if query else ''}"


def _tracks(part: str) -> bool:
    return bool(_TRACKING.fullmatch(unquote(part.partition("=")[0])))


def named(fetched: httpx.URL, claimed: str | None) -> str:
    """The identity of a page that was fetched from one address and says that another is its own.

    It is believed about its own site alone, and not where it names a page above itself: there every article of a
    carelessly made site would be the front page, and each would replace the one before.
    """
    if not claimed:
        return identity(fetched)
    try:
        own = parse(str(fetched.join(claimed)))
    except (UnsupportedInput, httpx.InvalidURL, ValueError):
        return identity(fetched)
    if _site(own) != _site(fetched):
        return identity(fetched)
    path, above = _path(fetched), _path(own)
    is_above = path.startswith(above) and (above.endswith("/") or path[len(above) :].startswith("/"))
    if path != above and (above == "/" or (is_above and not _FACE_PATH.fullmatch(path[len(above) :]))):
        return identity(fetched)
    return identity(own)


def registered(url: httpx.URL) -> str:
    """The name that a site and its feeds share: "gazette.co.uk" of www.gazette.co.uk and of feeds.gazette.co.uk."""
    host = url.raw_host.decode("ascii").casefold().rstrip(".")
    labels = host.split(".")
    if ":" in host or _NUMBER.fullmatch(labels[-1]):
        return host
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _BELOW
    return ".".join(labels[-3 if country else -2 :])


def _site(url: httpx.URL) -> tuple[str, int | None]:
    port = None if url.port in (80, 443) else url.port
    return _FACES.sub("", url.raw_host.decode("ascii").casefold().rstrip(".")), port


def _path(url: httpx.URL) -> str:
    return url.raw_path.decode("ascii").partition("?")[0] or "/"
