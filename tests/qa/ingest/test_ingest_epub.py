"""EPUB: the chapters in reading order, nothing lost, nothing read from outside the book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.inside import epub
from qa.ingest.inside.__main__ import outcome
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Read, Refuse, Write, entry, make_epub, noise, rezip

BOOK = make_epub(f"<h1>One</h1><p>{STORY[0]}</p>", f"<p>{STORY[1]}</p>")
PACKAGE = "EPUB/content.opf"
OPF = entry(BOOK, PACKAGE)


def draft(write: Write, content: bytes) -> Draft:
    found = epub.read(write("a.epub", content))
    assert isinstance(found, Draft)
    return found


def test_a_book_gives_all_there_is_to_know(read: Read) -> None:
    article = read("a.epub", BOOK)
    assert (article.title, article.authors, article.publisher, article.published, article.language, article.text) == (
        "Forty ships",
        ("Ida Brandt",),
        "Quay Press",
        date(2014, 3, 14),
        "en",
        f"One\n\n{STORY[0]}\n\n{STORY[1]}",
    )


def test_text_beside_blocks_is_kept(write: Write) -> None:
    content = make_epub("<div>Before. <p>Inside.</p> After.</div>Bare.<ul><li>One<ul><li>under</li></ul></li></ul>")
    assert draft(write, content).text.split("\n\n") == ["Before.", "Inside.", "After.", "Bare.", "One", "under"]


def test_the_mark_of_a_note_joins_no_sentences(write: Write) -> None:
    content = make_epub(
        "<p>He paid a ton of salt.<sup><a href='#n1'>1</a></sup> She paid <del>two</del><ins>three</ins>.</p>"
    )
    assert draft(write, content).text == "He paid a ton of salt. She paid three."


CONTENTS = "<h1>Contents</h1>" + "".join(f'<p><a href="c{n}.xhtml">Chapter {n}</a></p>' for n in range(4))
RIGHTS = "<p>Copyright © 2014 Ida Brandt</p><p>All rights reserved. ISBN 978 0 00 000000 0</p>"


@pytest.mark.parametrize(
    "page",
    [CONTENTS, RIGHTS, "<h1>Forty ships</h1><p>by Ida Brandt</p><p>Quay Press</p>"],
    ids=["contents", "rights", "title page"],
)
def test_a_page_that_plainly_is_beside_the_text_is_left_out(page: str, write: Write) -> None:
    assert draft(write, make_epub(page, f"<p>{STORY[0]}</p>")).text == STORY[0]


@pytest.mark.parametrize(
    "part",
    [
        '<section epub:type="frontmatter copyright-page">{}</section>',
        '<nav epub:type="toc">{}</nav>',
        '<div role="doc-cover">{}</div>',
    ],
)
def test_a_part_that_is_marked_as_beside_the_text_is_left_out(part: str, write: Write) -> None:
    marked = part.format(f"<p>{STORY[2]}</p>")
    assert draft(write, make_epub(marked, f"{marked}<p>{STORY[1]}</p>")).text == STORY[1]


@pytest.mark.parametrize(
    "page",
    [
        "<p>The harbour’s articles are <a href='c1.xhtml'>at its office</a> and <a href='c1.xhtml'>here</a> alone.</p>",
        f"<p>{STORY[1]}</p>{RIGHTS}",
        f"<p>{STORY[2]}</p><p>Copyright is a word that Ida Brandt had never used before 2014.</p>",
        "<p>Forty ships, Ida Brandt wrote.</p>",
    ],
)
def test_a_page_that_is_only_like_one_beside_the_text_is_kept(page: str, write: Write) -> None:
    assert len(draft(write, make_epub(page, f"<p>{STORY[0]}</p>")).text) > len(STORY[0])


@pytest.mark.parametrize(
    "changes",
    [
        {"</package>": '<guide><reference type="other.copyright-page" href="c0.xhtml"/></guide></package>'},
        {'<itemref idref="chapter_0"': '<itemref idref="chapter_0" linear="no"'},
    ],
    ids=["guide", "not linear"],
)
def test_what_the_package_says_is_beside_the_text_is_left_out(changes: dict[str, str], write: Write) -> None:
    package = OPF
    for old, new in changes.items():
        assert old in package
        package = package.replace(old, new)
    assert draft(write, rezip(BOOK, {PACKAGE: package})).text == STORY[1]


def test_landmarks_say_what_is_beside_the_text(write: Write) -> None:
    landmarks = '<nav epub:type="landmarks"><ol><li><a epub:type="titlepage" href="c0.xhtml">Title</a></li></ol></nav>'
    nav = entry(BOOK, "EPUB/nav.xhtml").replace("</body>", f"{landmarks}</body>")
    assert draft(write, rezip(BOOK, {"EPUB/nav.xhtml": nav})).text == STORY[1]


def test_a_guide_that_calls_a_whole_story_the_cover_is_not_believed(write: Write) -> None:
    book = make_epub("".join(f"<p>{line}</p>" for line in STORY * 20), f"<p>{STORY[1]}</p>")
    package = entry(book, PACKAGE).replace(
        "</package>", '<guide><reference type="cover" href="c0.xhtml"/></guide></package>'
    )
    assert STORY[4] in draft(write, rezip(book, {PACKAGE: package})).text


def test_a_book_of_nothing_but_contents_gives_them(write: Write) -> None:
    assert "Chapter 3" in draft(write, make_epub(CONTENTS)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_chapter_is_read_in_the_encoding_it_declares(encoding: str, write: Write) -> None:
    chapter = f'<?xml version="1.0" encoding="{encoding}"?><html><body><p>Über den Kai, sagte Zoë.</p></body></html>'
    assert "Über den Kai, sagte Zoë." in draft(write, rezip(BOOK, {"EPUB/c0.xhtml": chapter.encode(encoding)})).text


@pytest.mark.parametrize("secret", ["file:///etc/passwd", "/etc/passwd"])
def test_an_external_entity_is_not_looked_up(secret: str, write: Write) -> None:
    chapter = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "{secret}">]>'
        "<html><body><p>Words &a; here.</p></body></html>"
    )
    assert draft(write, rezip(BOOK, {"EPUB/c0.xhtml": chapter})).text.startswith("Words &a; here.")


def test_a_path_out_of_the_book_reads_and_writes_nothing(write: Write, tmp_path: Path) -> None:
    secret = write("secret.xhtml", "<html><body><p>The combination is 1234.</p></body></html>")
    reference = "../" * 12 + str(secret).lstrip("/")
    content = rezip(BOOK, {PACKAGE: OPF.replace('href="c0.xhtml"', f'href="{reference}"'), "../../evil.txt": "x"})
    said = outcome("qa.ingest.inside.epub", str(write("book/a.epub", content)))
    assert "1234" not in str(said)
    assert not list(tmp_path.parent.glob("evil.txt"))


def test_a_book_protected_against_copying_is_refused(write: Write) -> None:
    rights = '<encryption><CipherReference URI="EPUB/c0.xhtml"/></encryption>'
    with pytest.raises(UnsupportedInput, match="DRM"):
        draft(write, rezip(BOOK, {"META-INF/encryption.xml": rights}))


def test_a_book_whose_fonts_alone_are_protected_is_read(write: Write) -> None:
    rights = '<encryption><CipherReference URI="EPUB/fonts/a.otf"/></encryption>'
    assert STORY[0] in draft(write, rezip(BOOK, {"META-INF/encryption.xml": rights})).text


@pytest.mark.parametrize("chapters", [("<p> </p>",), ("<img src='a.png'/>", "<p></p>")])
def test_a_book_of_pictures_is_refused(chapters: tuple[str, ...], write: Write) -> None:
    with pytest.raises(EmptyInput, match="OCR"):
        draft(write, make_epub(*chapters))


@pytest.mark.parametrize(
    "content",
    [
        BOOK[: len(BOOK) // 2],
        noise(3_000),
        rezip(BOOK, {PACKAGE: ""}),
        rezip(BOOK, {PACKAGE: OPF.replace("c0.xhtml", "nowhere.xhtml")}),
        rezip(BOOK, {"META-INF/container.xml": "<container/>"}),
        rezip(BOOK, {"EPUB/a.bin": bytes(60_000_000)}),
    ],
    ids=["cut off", "noise", "no package", "missing chapter", "no container", "bomb"],
)
def test_a_damaged_or_hostile_book_is_refused(content: bytes, write: Write) -> None:
    said = outcome("qa.ingest.inside.epub", str(write("a.epub", content)))
    assert said["error"] == "unsupported"
    assert said["hint"]


def test_a_damaged_book_is_refused_through_the_door(refuse: Refuse) -> None:
    assert "EPUB" in refuse("a.epub", BOOK[: len(BOOK) // 2]).what
