"""DOCX: every paragraph in its place, whatever it is wrapped in; hostile archives refused."""

from __future__ import annotations

import re
from datetime import date

import pytest

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.inside import docx
from qa.ingest.inside.__main__ import outcome
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Read, Refuse, Write, entry, make_docx, noise, rezip

TEXT = "\n\n".join(STORY)
PLAIN = make_docx(("Normal", line) for line in STORY)
DOCUMENT = "word/document.xml"
XML = entry(PLAIN, DOCUMENT)


def draft(write: Write, content: bytes) -> Draft:
    found = docx.read(write("a.docx", content))
    assert isinstance(found, Draft)
    return found


def with_first(paragraph: str) -> bytes:
    """The document with other XML for its first paragraph."""
    return rezip(PLAIN, {DOCUMENT: re.sub(r"<w:p>.*?</w:p>", paragraph, XML, count=1, flags=re.DOTALL)})


def test_a_document_gives_head_and_text(read: Read) -> None:
    content = make_docx(
        [
            ("Title", "Forty ships wait"),
            ("Normal", "By Ida Brandt"),
            ("Normal", "March 14, 2014"),
            *(("Normal", line) for line in STORY),
        ]
    )
    article = read("a.docx", content)
    assert (article.title, article.authors, article.published, article.text) == (
        "Forty ships wait",
        ("Ida Brandt",),
        date(2014, 3, 14),
        TEXT,
    )


def test_a_first_heading_is_the_title(write: Write) -> None:
    content = make_docx([("Heading 1", "Forty ships wait"), *(("Normal", line) for line in STORY)])
    assert (draft(write, content).title, draft(write, content).text) == ("Forty ships wait", TEXT)


def test_its_properties_are_used(write: Write) -> None:
    found = draft(
        write,
        make_docx((("Normal", line) for line in STORY), title="Forty ships", author="Ida Brandt; Lee Okafor"),
    )
    assert (found.title, found.authors) == ("Forty ships", ("Ida Brandt", "Lee Okafor"))


def test_an_author_that_a_program_wrote_is_none(write: Write) -> None:
    assert draft(write, PLAIN).authors == ()


def test_a_table_gives_a_line_for_each_row_in_its_place(write: Write) -> None:
    import io

    from docx import Document

    document = Document()
    document.add_paragraph(STORY[0])
    table = document.add_table(rows=2, cols=3)
    for row, cells in zip(table.rows, (("ship", "crew", "port"), ("Ada", "12", "Lindhaven")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.add_paragraph(STORY[1])
    out = io.BytesIO()
    document.save(out)
    assert draft(write, out.getvalue()).text.split("\n\n") == [
        STORY[0],
        "ship | crew port",
        "Ada | 12 | Lindhaven",
        STORY[1],
    ]


@pytest.mark.parametrize(
    ("wrapped", "text"),
    [
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "In a control."),
        ("<w:p><w:ins><w:r><w:t>Added since.</w:t></w:r></w:ins></w:p>", "Added since."),
        (
            "<w:p><w:r><w:t>It stays.</w:t></w:r><w:del><w:r><w:delText>It went.</w:delText></w:r></w:del></w:p>",
            "It stays.",
        ),
        ("<w:p><w:hyperlink><w:r><w:t>A linked word.</w:t></w:r></w:hyperlink></w:p>", "A linked word."),
        ("<w:p><w:smartTag><w:r><w:t>Tagged.</w:t></w:r></w:smartTag></w:p>", "Tagged."),
        ("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three.</w:t></w:r></w:p>", "One two three."),
        ("<w:p><w:r><w:t>A</w:t></w:r><w:r><w:t>da sails.</w:t></w:r></w:p>", "Ada sails."),
    ],
    ids=["control", "inserted", "deleted", "link", "tag", "breaks", "runs"],
)
def test_words_are_read_whatever_they_are_wrapped_in(wrapped: str, text: str, write: Write) -> None:
    assert text in draft(write, with_first(wrapped)).text.split("\n\n")


def test_a_document_without_words_is_refused(refuse: Refuse) -> None:
    assert isinstance(refuse("a.docx", make_docx([("Normal", "")])), EmptyInput)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN[: len(PLAIN) // 2],
        noise(3_000),
        rezip(PLAIN, {DOCUMENT: ""}),
        rezip(PLAIN, {"[Content_Types].xml": "<Types/>"}),
        rezip(PLAIN, {DOCUMENT: XML.replace("?>", f"?>{ENTITIES}]>", 1).replace("The harbour", "&i;", 1)}),
        rezip(PLAIN, {DOCUMENT: XML.replace("<w:body>", "<w:body>" + "<w:sdt><w:sdtContent>" * 20_000, 1)}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    ],
    ids=["cut off", "noise", "no document", "no types", "entity bomb", "too deep", "old Word"],
)
def test_a_damaged_or_hostile_file_is_refused(content: bytes, write: Write) -> None:
    said = outcome("qa.ingest.inside.docx", str(write("a.docx", content)))
    assert said["error"] == "unsupported"
    assert said["hint"]


def test_a_damaged_file_is_refused_through_the_door(refuse: Refuse) -> None:
    assert "DOCX" in refuse("a.docx", PLAIN[: len(PLAIN) // 2]).what


def test_an_external_entity_is_not_looked_up(write: Write) -> None:
    hosts = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    content = rezip(PLAIN, {DOCUMENT: XML.replace("?>", f"?>{hosts}", 1).replace("The harbour", "&a;", 1)})
    assert "root:" not in str(outcome("qa.ingest.inside.docx", str(write("a.docx", content))))


def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked(write: Write) -> None:
    with pytest.raises(UnsupportedInput, match="unpacks to"):
        draft(write, rezip(PLAIN, {"word/media/a.bin": bytes(60_000_000)}))


def test_an_archive_of_too_many_parts_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from qa.ingest.inside import zipped

    monkeypatch.setattr(zipped, "_MOST_ENTRIES", 5)
    with pytest.raises(UnsupportedInput, match="parts"):
        draft(write, PLAIN)
