"""PDF: lines back into paragraphs, page furniture off, and one clear line for what cannot be read."""

from __future__ import annotations

import io
import textwrap
from datetime import date
from pathlib import Path

import pytest

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.inside import pdf
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Read, Refuse, Write, lock_pdf, make_pdf, noise

WHOLE = " ".join(STORY)


def draft(write: Write, content: bytes) -> Draft:
    # In this process: the same reader, without the seconds that a child takes to start.
    return pdf.read(write("a.pdf", content))


def test_a_pdf_gives_head_and_text(read: Read) -> None:
    article = read("a.pdf", make_pdf([f"Forty ships wait off Lindhaven\n\nBy Ida Brandt\n\nMarch 14, 2014\n\n{WHOLE}"]))
    assert (article.title, article.authors, article.published) == (
        "Forty ships wait off Lindhaven",
        ("Ida Brandt",),
        date(2014, 3, 14),
    )
    assert article.text == WHOLE


def test_running_heads_and_page_numbers_are_no_text(write: Write) -> None:
    pages = [f"Quay Gazette\n{STORY[at]} {STORY[at - 1]} {STORY[at - 2]}\n{at + 1}" for at in range(5)]
    text = draft(write, make_pdf(pages)).text
    assert "Quay Gazette" not in text
    assert not any(line.strip().isdigit() for line in text.split("\n"))


def test_a_sentence_over_two_pages_is_whole(write: Write) -> None:
    first, second = STORY[0].split(" on ", 1)
    text = draft(write, make_pdf([f"{WHOLE} {first} on", f"{second} {WHOLE}"])).text
    assert STORY[0] in text.replace("\n\n", " ").replace("\n", " ")


def test_a_word_broken_at_a_lines_end_is_whole(write: Write) -> None:
    body = "\n".join(
        textwrap.wrap(WHOLE.replace("harbour office", "harbour of-\nfice", 1), 90, replace_whitespace=False)
    )
    assert "harbour office" in draft(write, make_pdf([body])).text


@pytest.mark.parametrize("line", ["civil", "ill", "1914", "2014"])
def test_a_word_or_a_year_at_a_pages_edge_is_no_page_number(line: str, write: Write) -> None:
    assert line in draft(write, make_pdf([f"{WHOLE}\n{line}"] * 2)).text


@pytest.mark.parametrize("line", ["7", "xiv", "Page 7 of 12", "- 7 -", "7/12", "LXXX"])
def test_a_page_number_is_no_text(line: str, write: Write) -> None:
    assert line not in draft(write, make_pdf([f"{WHOLE}\n{line}"])).text


def test_its_own_title_and_author_are_used(write: Write) -> None:
    found = draft(write, make_pdf([WHOLE], title="Forty ships wait", author="Ida Brandt and Lee Okafor"))
    assert (found.title, found.authors) == ("Forty ships wait", ("Ida Brandt", "Lee Okafor"))


@pytest.mark.parametrize("title", ["Microsoft Word - draft three.doc", "untitled one two", "scan0001.pdf", "x"])
def test_a_title_that_a_program_wrote_is_none(title: str, write: Write) -> None:
    assert draft(write, make_pdf([WHOLE], title=title)).title != title


def test_a_password_is_asked_for(refuse: Refuse) -> None:
    assert "password" in refuse("a.pdf", lock_pdf(make_pdf([WHOLE]), "secret")).what


def test_one_that_anybody_may_open_is_read(write: Write) -> None:
    assert draft(write, lock_pdf(make_pdf([WHOLE]), "")).text == WHOLE


def test_aes_needs_a_package_and_says_so_or_is_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    def lacks(*_: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(PdfReader, "decrypt", lacks)
    with pytest.raises(UnsupportedInput, match="pip install cryptography"):
        draft(write, lock_pdf(make_pdf([WHOLE]), ""))


def test_pages_that_are_pictures_need_recognition(write: Write) -> None:
    from fpdf import FPDF
    from PIL import Image

    made = FPDF()
    made.add_page()
    made.image(Image.new("RGB", (20, 20), "teal"))
    with pytest.raises(EmptyInput, match="OCR"):
        draft(write, bytes(made.output()))


def test_an_empty_page_holds_no_text(write: Write) -> None:
    with pytest.raises(EmptyInput):
        draft(write, make_pdf([""]))


@pytest.mark.parametrize(
    "content",
    [
        make_pdf([WHOLE])[: len(make_pdf([WHOLE])) // 2],
        noise(3_000),
        b"%PDF-1.7\n" + noise(3_000),
        b"plain words",
    ],
    ids=["cut off", "noise", "noise with a header", "text"],
)
def test_a_damaged_file_is_refused(content: bytes, refuse: Refuse) -> None:
    assert "PDF" in refuse("a.pdf", content).what


def test_a_stream_that_unpacks_without_end_is_refused(refuse: Refuse) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = DecodedStreamObject()
    stream.set_data(b" " * 90_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    assert refuse("bomb.pdf", out.getvalue())


def test_the_suffix_is_read_without_regard_to_case(write: Write) -> None:
    from qa import ingest

    path = write("A.PDF", make_pdf([WHOLE]))
    assert [Path(item.input) for item in ingest.read_file(path)] == [path]
