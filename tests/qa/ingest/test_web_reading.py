"""What came over the web, told apart by its bytes and read by the readers of files."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx
import pytest

from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.item import Rejected
from qa.ingest.web.feed import FeedItem
from qa.ingest.web.fetch import Reply
from qa.ingest.web.kinds import FEED, kind_of
from qa.ingest.web.reading import Given, brought, read_reply
from tests.qa.ingest.making import STORY, make_docx, make_epub, make_odt, make_pdf, make_rtf
from tests.site import page

ADDRESS = "https://gazette.example/news/forty-ships"
RUSSIAN = "Паром вернулся ночью, и никто на пристани не знал почему. Капитан молчал до самого утра. "


def reply(body: bytes | str, content_type: str = "text/html", url: str = ADDRESS) -> Reply:
    data = body if isinstance(body, bytes) else body.encode()
    return Reply(httpx.URL(url), 200, httpx.Headers({"content-type": content_type}), data)


def read(body: bytes | str, content_type: str = "text/html", url: str = ADDRESS, **options: Any) -> Given:
    came = reply(body, content_type, url)
    kind = kind_of(came.body, came.content_type, came.url.path, url)
    (given,) = read_reply(came, kind, url, **options)
    assert isinstance(given, Given)
    return given


def refused(body: bytes | str, content_type: str = "text/html", url: str = ADDRESS) -> InputError:
    with pytest.raises(InputError) as caught:
        read(body, content_type, url)
    assert str(caught.value).startswith(url)
    assert "\n" not in str(caught.value)
    assert "pullquote-page-" not in str(caught.value)
    return caught.value


def item(**fields: Any) -> FeedItem:
    return FeedItem(**{"id": "1", "link": ADDRESS, "title": "", "published": None, "authors": (), "text": "",
                       "publisher": "", "sites": frozenset({"gazette.example"}), **fields})  # fmt: skip


# -- kinds ------------------------------------------------------------------------------------------------------

XML = '<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("body", "content_type", "path", "kind"),
    [
        (page("A"), "text/html", "/a", ".html"),
        (page("A"), "text/plain", "/a.txt", ".html"),
        (page("A"), "application/pdf", "/a.pdf", ".html"),
        (page("A"), "", "/a", ".html"),
        (f"{XML}<!-- x --><html xmlns='http://www.w3.org/1999/xhtml'/>", "application/xhtml+xml", "/", ".html"),
        ("Words without markup", "text/html", "/a", ".html"),
        ("Words", "text/plain", "/a", ".txt"),
        ("# Words", "text/plain", "/a.md", ".md"),
        ("# Words", "text/markdown", "/a", ".md"),
        ("Subject: Words", "message/rfc822", "/a", ".eml"),
        ("Subject: Words", "multipart/related", "/a", ".mhtml"),
        ("WEBVTT", "text/vtt", "/a", ".vtt"),
        ("1", "text/plain", "/a.srt", ".srt"),
        ("Subject: Words", "application/octet-stream", "/a.mht", ".mht"),
        ('{"title": "A"}', "application/octet-stream", "/a.jsonl", ".jsonl"),
        ('{"title": "A"}', "application/x-ndjson", "/a", ".jsonl"),
        ("%PDF-1.7 ...", "text/html", "/a.html", ".pdf"),
        (make_odt("<text:p>Words</text:p>"), "application/zip", "/a", ".odt"),
        (r"{\rtf1\ansi Words}", "application/msword", "/a", ".rtf"),
        (f"{XML}<rss version='2.0'/>", "text/html", "/a.html", FEED),
        (f"\ufeff\n{XML}\n<!-- x -->\n<feed xmlns='http://www.w3.org/2005/Atom'/>", "text/plain", "/", FEED),
        (f"{XML}<rdf:RDF/>", "application/xml", "/", FEED),
        ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss version="0.91"/>', "text/xml", "/", FEED),
        ("<rss/>".encode("utf-16"), "text/xml", "/", FEED),
        (page("How to write a feed", "Begin with <code>&lt;rss&gt;</code>."), "text/html", "/feed.xml", ".html"),
    ],
)
def test_what_came_is_told_by_its_bytes_before_its_header_or_name(
    body: str | bytes, content_type: str, path: str, kind: str
) -> None:
    assert kind_of(body if isinstance(body, bytes) else body.encode(), content_type, path, "x") == kind


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n", "image/png"),
        (b"PK\x03\x04" + b"x" * 500, "application/zip"),
        (b'{"a": 1}', "application/json"),
        (f"{XML}<urlset/>".encode(), "application/xml"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"words", ""),
    ],
)
def test_another_kind_is_refused_by_name(body: bytes, content_type: str) -> None:
    with pytest.raises(UnsupportedInput, match="not read"):
        kind_of(body, content_type, "/a", "x")


@pytest.mark.parametrize("body", [b"", b" \n\t"])
def test_an_empty_page_is_told(body: bytes) -> None:
    with pytest.raises(EmptyInput):
        kind_of(body, "text/html", "/", "x")


@pytest.mark.parametrize(
    "entities",
    ['<!ENTITY a "lol">', '<!ENTITY % x SYSTEM "http://inside.example/">', '<!entity x SYSTEM "/etc/passwd">'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(entities: str, encoding: str) -> None:
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel/></rss>'
    with pytest.raises(UnsupportedInput, match="declares XML entities"):
        kind_of(feed.encode(encoding), "application/rss+xml", "/", "x")


# -- pages ------------------------------------------------------------------------------------------------------


def test_a_page_is_an_article_under_its_address() -> None:
    given = read(page("Forty ships", *STORY), url=f"{ADDRESS}?utm_source=x#top")
    assert (given.file, given.own, given.article.url) == (ADDRESS, "", ADDRESS)
    assert given.article.title == "Forty ships"
    assert given.article.text == "\n\n".join(STORY)


def test_the_encoding_of_the_header_stands_above_a_guess_and_above_the_page() -> None:
    source = page("Паром", *[RUSSIAN * 2] * 2)
    assert "Капитан молчал" in read(source.encode("cp1251"), "text/html; charset=windows-1251").article.text
    lying = page("Паром", *[RUSSIAN * 2] * 2, head="<meta charset=koi8-r>")
    assert "Капитан молчал" in read(lying.encode("cp1251"), "text/html; charset=windows-1251").article.text


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "windows-1251", "us-ascii", "utf-16", "nonsense", "hex", "utf-7", ""]
)
def test_a_header_that_lies_spoils_nothing_that_is_plainly_utf_8(charset: str) -> None:
    source = page("Паром", *[RUSSIAN * 2] * 2)
    assert "Капитан молчал" in read(source.encode(), f"text/html; charset={charset}").article.text


def test_a_header_that_says_utf_8_of_what_is_none_leaves_it_to_the_page() -> None:
    source = page("Паром", *[RUSSIAN * 2] * 2, head="<meta charset=windows-1251>")
    assert "Капитан молчал" in read(source.encode("cp1251"), "text/html; charset=utf-8").article.text


def test_the_day_in_the_address_is_taken_where_the_page_tells_none() -> None:
    article = read(page("Forty ships", *STORY), url="https://gazette.example/2014/03/14/ships").article
    assert (article.published, article.published_from) == (date(2014, 3, 14), "url")


def test_what_a_feed_said_fills_in_what_the_page_lacks() -> None:
    said = item(title="Ships", published=date(2014, 3, 14), authors=("Ida Brandt",), publisher="The Gazette")
    bare = read("<p>" + "</p><p>".join(STORY) + "</p>", item=said).article
    assert (bare.title, bare.authors, bare.publisher) == ("Ships", ("Ida Brandt",), "The Gazette")
    assert (bare.published, bare.published_from) == (date(2014, 3, 14), "feed")
    head = (
        '<meta name="author" content="Jon Roe"><meta property="article:published_time" content="2014-03-12T08:00:00Z">'
    )
    own = read(page("Forty ships", *STORY, head=head), item=said).article
    assert (own.title, own.authors) == ("Forty ships", ("Jon Roe",))
    assert (own.published, own.published_from) == (date(2014, 3, 12), "meta")


def test_a_page_of_another_site_has_no_name_and_no_authors_of_the_feed() -> None:
    said = item(title="Ships", published=date(2014, 3, 14), authors=("/u/poster",), publisher="The Pile")
    article = read("<p>" + "</p><p>".join(STORY) + "</p>", url="https://quay.example/a", item=said).article
    assert (article.title, article.authors, article.publisher) == ("Ships", (), None)
    assert article.published == date(2014, 3, 14)


def test_a_page_without_an_article_is_told_and_its_feed_is_named() -> None:
    links = "<p><a href=/a>More</a></p>" * 20
    assert "has no article" in str(refused(f"<html><body>{links}</body></html>"))
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    said = str(refused(f"<html><head>{head}</head><body>{links}</body></html>"))
    assert said.endswith("It has a feed, which can be added: https://gazette.example/feed.xml")


@pytest.mark.parametrize(
    "sign",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
        '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
        "<p>Subscribe to continue reading</p>",
    ],
)
def test_the_beginning_of_an_article_behind_a_paywall_is_none(sign: str) -> None:
    assert "unless you are signed in" in str(refused(page("Forty ships", *STORY[:2], sign)))
    assert read(page("Forty ships", *STORY, *STORY[::-1], sign)).article.title == "Forty ships"  # shown whole


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404",
        "Error 404",
        "404 Not Found",
        "Oops! That page can’t be found.",
        "404: File not found",
    ],
)
def test_a_page_that_says_that_there_is_none_is_no_article(title: str) -> None:
    assert "does not exist: its page says" in str(refused(page(title, *STORY[:2])))
    assert read(page(title, *STORY, *STORY[::-1])).article.title  # a whole article of that name


@pytest.mark.parametrize("title", ["The pilot is not found", "404 ships", "A page of history found", "Page 404"])
def test_a_short_article_on_what_was_not_found_is_one(title: str) -> None:
    assert read(page(title, *STORY[:2])).article.title == title


# -- files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("forty-ships.pdf", make_pdf(["\n\n".join(STORY)])),
        ("forty-ships.docx", make_docx([("Normal", text) for text in STORY])),
        ("forty-ships.odt", make_odt("".join(f"<text:p>{text}</text:p>" for text in STORY))),
        ("forty-ships.rtf", make_rtf(STORY)),
        ("forty-ships.epub", make_epub("".join(f"<p>{text}</p>" for text in STORY))),
        ("forty-ships.txt", "\n\n".join(STORY).encode()),
        ("forty-ships.md", "\n\n".join(STORY).encode()),
    ],
)
def test_every_kind_of_file_is_read_as_from_a_disk(name: str, body: bytes) -> None:
    url = f"https://gazette.example/files/{name}"
    given = read(body, "application/octet-stream" if name.endswith("pdf") else "text/plain", url)
    assert "coffee" in given.article.text
    assert (given.file, given.article.url) == (url, url)


def test_lines_of_articles_are_each_one_and_a_broken_one_is_named_by_its_line() -> None:
    url = "https://gazette.example/all.jsonl"
    body = '{"title": "A", "text": "Boats came in."}\n{broken\n{"title": "B", "text": "Trains were late."}\n'
    first, broken, last = read_reply(reply(body, "application/x-ndjson", url), ".jsonl", url)
    assert isinstance(first, Given)
    assert isinstance(last, Given)
    assert first.file == last.file == url
    assert first.own != last.own
    assert last.input == f"{url}:3"
    assert isinstance(broken, Rejected)
    assert str(broken.error).startswith(f"{url}:2")


def test_a_damaged_file_is_one_clear_line() -> None:
    refused(b"%PDF-1.7 cut off", "application/pdf")
    refused(b"words \x00\x00 binary \x01" * 100, "text/html")


# -- what a feed brings itself ----------------------------------------------------------------------------------


def test_an_article_that_a_feed_brings_whole_is_one() -> None:
    given = brought(item(title="Ships", text="\n\n".join(STORY), published=date(2014, 3, 14)), "https://x.example/feed")
    assert given is not None
    assert (given.file, given.article.url, given.article.title) == (ADDRESS, ADDRESS, "Ships")
    assert given.article.published_from == "feed"


@pytest.mark.parametrize(
    "text", ["", STORY[0], "\n\n".join([*STORY, "Read more …"]), "\n\n".join([*STORY, "And so […]"])]
)
def test_a_teaser_is_none(text: str) -> None:
    assert brought(item(text=text), "https://x.example/feed") is None


def test_an_article_without_a_link_is_known_by_its_feed_and_id() -> None:
    given = brought(item(link=None, text="\n\n".join(STORY)), "https://x.example/feed")
    assert given is not None
    assert given.file.startswith("https://x.example/feed#")
    assert given.article.url is None
