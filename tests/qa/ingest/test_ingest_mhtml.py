"""Pages that a browser saved whole: read as pages are, with the address that they were saved from."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from qa.errors import UnsupportedInput
from qa.ingest.item import Draft
from qa.ingest.mhtml import read as read_mhtml
from tests.qa.ingest.making import STORY, Read, Refuse, Write

ADDRESS = "https://gazette.example/2014/03/14/forty-ships?utm_source=x"
HEAD = '<meta charset="utf-8"><title>Forty ships wait – The Quay Gazette</title>'
TOLD = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
BODY = f"<nav><a href='/'>Home</a></nav><article><h1>Forty ships wait</h1>{TOLD}</article>"


def page(head: str = HEAD, body: str = BODY) -> str:
    return f'<html lang="en"><head>{head}</head><body>{body}</body></html>'


def read_alone(path: Path) -> Draft:
    """The one article that an archive gives."""
    found = read_mhtml(path)
    assert isinstance(found, Draft)
    return found


def archive(source: str, *, snapshot: str = ADDRESS, location: str = ADDRESS, first: bool = True) -> bytes:
    """A page with a picture and the page of a frame, as browsers set them side by side."""
    whole = EmailMessage()
    whole["From"] = "<Saved by a browser>"
    whole["Subject"] = "Forty ships wait"
    whole["Date"] = "Sun, 3 May 2020 10:00:00 -0000"
    if snapshot:
        whole["Snapshot-Content-Location"] = snapshot
    whole.make_related()
    main, picture, frame = (EmailMessage() for _ in range(3))
    main.set_content(source, subtype="html", cte="quoted-printable")
    main["Content-ID"] = "<main@quay>"
    if location:
        main["Content-Location"] = location
    picture.set_content(b"\x89PNG\r\n" * 90, "image", "png")
    frame.set_content(page(body=f"<p>{STORY[0]} An advertisement said so to all of them.</p>" * 9), subtype="html")
    for part in (main, picture, frame) if first else (picture, frame, main):
        whole.attach(part)
    whole.set_param("type", "text/html")
    whole.set_param("start", "<main@quay>")
    return whole.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.MHT"])
def test_the_main_page_is_read_with_the_address_that_it_was_saved_from(name: str, read: Read) -> None:
    article = read(name, archive(page()))
    assert (article.title, article.url, article.text) == ("Forty ships wait", ADDRESS, "\n\n".join(STORY))
    assert (str(article.published), article.published_from) == ("2014-03-14", "url")


@pytest.mark.parametrize(
    ("snapshot", "location", "url"),
    [
        ("", "https://a.example/b", "https://a.example/b"),
        ("https://a.example/b", "cid:frame-1@mhtml.blink", "https://a.example/b"),
        ("", "file:///C:/a.htm", None),
        ("", "", None),
    ],
)
def test_an_address_of_the_web_alone_is_its_own(snapshot: str, location: str, url: str | None, write: Write) -> None:
    found = read_alone(write("a.mhtml", archive(page(), snapshot=snapshot, location=location)))
    assert found.url == url


def test_the_address_that_the_page_calls_its_own_is_believed_before(write: Write) -> None:
    own = '<link rel="canonical" href="https://gazette.example/forty-ships">'
    assert read_alone(write("a.mhtml", archive(page(HEAD + own)))).url == "https://gazette.example/forty-ships"


def test_the_part_that_the_archive_starts_with_is_the_page_wherever_it_stands(write: Write) -> None:
    assert read_alone(write("a.mhtml", archive(page(), first=False))).text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "content",
    [
        STORY[0],
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n0\n--x--\n",
        "MIME-Version: 1.0\nContent-Type: text/html\n\n \n",
        b"\x89PNG\r\n" * 90,
    ],
    ids=["text", "pictures", "empty", "picture"],
)
def test_what_holds_no_page_is_refused(content: str | bytes, refuse: Refuse) -> None:
    error = refuse("a.mhtml", content)
    assert isinstance(error, UnsupportedInput)
    assert "holds no web page" in error.what


def test_parts_within_parts_without_end_are_refused(refuse: Refuse) -> None:
    nested = "".join(f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    assert isinstance(refuse("a.mhtml", f"{nested}Content-Type: text/html\n\n<p>A</p>"), UnsupportedInput)
