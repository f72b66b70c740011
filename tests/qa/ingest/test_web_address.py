"""Addresses as they are written: which may be fetched at all, and which name the same page."""

from __future__ import annotations

import httpx
import pytest

from qa.errors import UnsupportedInput
from qa.ingest.web import is_address
from qa.ingest.web.address import identity, named, parse, registered


@pytest.mark.parametrize("text", ["https://a.example/", "HTTP://a.example", " https://a.example", "http:/a"])
def test_what_begins_like_an_address_is_meant_as_one(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["a.txt", "C:/a.txt", "ftp://a", "file:///etc/passwd", "https.txt", "./http:/a"])
def test_everything_else_is_a_path(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://",
        "http:///path",
        "http:a.example",
        "https://a..example/",
        "https://exa mple.com/",
        "https://%31%32%37.0.0.1/",
        "https://a.example:99999999/",
        "https://a.example\r\nHost: b.example/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "https://１２７.0.0.1/",
        "https://" + "a" * 5_000,
        "ftp://a.example/",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_of_the_web_is_one_clear_line(text: str) -> None:
    with pytest.raises(UnsupportedInput) as caught:
        parse(text)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "127.0.1", "017700000001", "10.0x1"]
)
def test_numbers_in_disguise_are_no_hosts(host: str) -> None:
    with pytest.raises(UnsupportedInput, match=r"understood"):
        parse(f"http://{host}/")


@pytest.mark.parametrize(
    "text", ["https://ida:secret@a.example/", "https://ida@a.example/", "https://b.example\\@a.example/"]
)
def test_a_name_or_password_in_an_address_is_refused(text: str) -> None:
    with pytest.raises(UnsupportedInput, match="a user name or a password"):
        parse(text)


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
        ("https://a.example/x?id=7&fbclid=abc&gclid=def", "https://a.example/x?id=7"),
        ("https://a.example/x?ocid=rss&CMP=share&at_medium=RSS", "https://a.example/x?CMP=share"),
        ("HTTPS://A.Example:443/x#comments", "https://a.example/x"),
        ("http://a.example:80", "http://a.example/"),
        ("https://a.example./x", "https://a.example/x"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("https://a.example:8443/x", "https://a.example:8443/x"),
    ],
)
def test_what_says_who_sent_the_reader_is_no_part_of_a_page_s_name(given: str, same: str) -> None:
    assert identity(parse(given)) == same


@pytest.mark.parametrize("query", ["id=7", "p=7", "uid=7", "cid=7", "source=7", "page=2", "b=1&a=2", "q=utm_source"])
def test_what_may_name_the_page_stays(query: str) -> None:
    assert identity(parse(f"https://a.example/x?{query}")) == f"https://a.example/x?{query}"


@pytest.mark.parametrize(
    ("fetched", "claimed", "name"),
    [
        ("https://a.example/x?ref=home", "https://a.example/x", "https://a.example/x"),
        ("https://m.a.example/x", "https://www.a.example/x", "https://www.a.example/x"),
        ("https://a.example/x/amp", "https://a.example/x", "https://a.example/x"),
        ("http://a.example/x", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/?p=7", "https://a.example/seven", "https://a.example/seven"),
    ],
)
def test_a_page_is_known_by_the_address_it_calls_its_own(fetched: str, claimed: str, name: str) -> None:
    assert named(httpx.URL(fetched), claimed) == name


@pytest.mark.parametrize(
    "claimed",
    [
        "https://other.example/x",  # it would replace an article of another site
        "https://a.example/",  # every article of a careless site is its front page
        "https://a.example/news",  # or its section
        "https://ida:secret@a.example/news/x",
        "https://127.1/",
        "",
        None,
    ],
)
def test_it_is_not_believed_about_other_pages(claimed: str | None) -> None:
    assert named(httpx.URL("https://a.example/news/2014/x"), claimed) == "https://a.example/news/2014/x"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("gazette.example", "gazette.example"),
        ("WWW.Gazette.example.:8080", "gazette.example"),
        ("feeds.news.gazette.co.uk", "gazette.co.uk"),
        ("t.co", "t.co"),
        ("rss.faz.de", "faz.de"),
        ("localhost", "localhost"),
        ("192.168.0.1", "192.168.0.1"),
        ("[2001:db8::1]", "2001:db8::1"),
    ],
)
def test_a_site_and_its_feeds_share_a_name(host: str, name: str) -> None:
    assert registered(httpx.URL(f"https://{host}/a")) == name
