"""ODT: every paragraph in its place, whatever it is within; hostile archives refused."""

from __future__ import annotations

from datetime import date

import pytest

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.inside import odt
from qa.ingest.inside.__main__ import outcome
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Read, Refuse, Write, entry, make_docx, make_odt, noise, rezip

TEXT = "\n\n".join(STORY)
PARAGRAPHS = "".join(f"<text:p>{line}</text:p>" for line in STORY)
PLAIN = make_odt(PARAGRAPHS)
XML = entry(PLAIN, "content.xml")


def draft(write: Write, content: bytes) -> Draft:
    found = odt.read(write("a.odt", content))
    assert isinstance(found, Draft)
    return found


def test_a_document_gives_head_and_text(read: Read) -> None:
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    head = '<text:p text:style-name="P1">Forty ships wait</text:p><text:p>By Ida Brandt</text:p><text:p>March 14, 2014'
    article = read("a.odt", make_odt(f"{head}</text:p>{PARAGRAPHS}", styles=styles))
    assert (article.title, article.authors, article.published, article.text) == (
        "Forty ships wait",
        ("Ida Brandt",),
        date(2014, 3, 14),
        TEXT,
    )


def test_a_first_heading_is_the_title(write: Write) -> None:
    found = draft(write, make_odt(f'<text:h text:outline-level="1">Forty ships wait</text:h>{PARAGRAPHS}'))
    assert (found.title, found.text) == ("Forty ships wait", TEXT)


def test_its_properties_are_used_but_the_day_that_it_was_saved_on(write: Write) -> None:
    meta = (
        "<dc:title>Forty ships</dc:title><meta:initial-creator>Ida Brandt</meta:initial-creator>"
        "<dc:creator>Lee Okafor</dc:creator><dc:language>en-GB</dc:language><dc:date>2020-05-01T10:00:00</dc:date>"
    )
    found = draft(write, make_odt(PARAGRAPHS, meta=meta))
    assert (found.title, found.authors, found.language) == ("Forty ships", ("Ida Brandt",), "en-GB")
    assert found.published is None


def test_a_table_gives_a_line_for_each_row_in_its_place(write: Write) -> None:
    row = "<table:table-row>{}</table:table-row>".format
    cell = "<table:table-cell>{}</table:table-cell>".format
    within = f"<table:table>{row(cell('<text:p>12</text:p>') + cell('<text:p>13</text:p>'))}</table:table>"
    table = (
        f"<table:table><table:table-header-rows>{row(cell('<text:p>ship</text:p>') + cell('<text:p>crew</text:p>'))}"
        f"</table:table-header-rows>{row(cell('<text:p>Ada</text:p><text:p>of Lindhaven</text:p>') + cell(within))}"
        f"{row(cell('<text:p>both</text:p>') + '<table:covered-table-cell/>')}{row(cell('') * 2)}</table:table>"
    )
    assert draft(write, make_odt(f"<text:p>{STORY[0]}</text:p>{table}<text:p>{STORY[1]}</text:p>")).text.split(
        "\n\n"
    ) == [STORY[0], "ship | crew", "Ada of Lindhaven | 12 | 13", "both", STORY[1]]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:list><text:list-item><text:p>In a list.</text:p></text:list-item></text:list>", "In a list."),
        ('<text:section text:name="s"><text:p>In a section.</text:p></text:section>', "In a section."),
        ('<text:p>A <text:a xlink:href="https://a.example">linked</text:a> word.</text:p>', "A linked word."),
        ("<text:p>A<text:span>da</text:span> sails.</text:p>", "Ada sails."),
        ('<text:p>One<text:tab/>two<text:line-break/>three<text:s text:c="999999999"/>four.</text:p>',
         "One two three four."),
        ('<text:p>It stays<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
         "<text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>", "It stays."),
        ("<text:p>It stays<office:annotation><text:p>Why?</text:p></office:annotation>.</text:p>",
         "It stays."),
        ("<text:tracked-changes><text:changed-region><text:deletion><text:p>It went.</text:p></text:deletion>"
         '</text:changed-region></text:tracked-changes><text:p>It <text:change text:change-id="1"/>stays.</text:p>',
         "It stays."),
        ("<text:p>Beside <draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box><svg:desc>drawn"
         "</svg:desc></draw:frame> it goes on.</text:p>", "Beside a box it goes on."),
        ("<text:table-of-content><text:index-body><text:p>Contents 1</text:p></text:index-body>"
         "</text:table-of-content><text:p>It begins.</text:p>", "It begins."),
    ],
    ids="list section link runs breaks footnote comment deleted box contents".split(),
)  # fmt: skip
def test_words_are_read_whatever_they_are_within_and_nothing_beside_them(body: str, text: str, write: Write) -> None:
    found = draft(write, make_odt(f"<text:p>{STORY[0]}</text:p>{body}<text:p>{STORY[1]}</text:p>"))
    assert found.text.split("\n\n") == [STORY[0], text, STORY[1]]


def test_a_document_without_words_is_refused(refuse: Refuse) -> None:
    assert isinstance(refuse("a.odt", make_odt("<text:p/>")), EmptyInput)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN[: len(PLAIN) // 2],
        noise(3_000),
        rezip(PLAIN, {"content.xml": ""}),
        rezip(PLAIN, {"content.xml": XML.replace("office:text>", "office:spreadsheet>")}),
        rezip(PLAIN, {"content.xml": XML.replace("<office:text>", "<office:text>" + "<text:section>" * 20_000, 1)}),
        rezip(PLAIN, {"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        rezip(PLAIN, {"Pictures/a.bin": bytes(60_000_000)}),
        make_docx([("Normal", STORY[0])]),
    ],
    ids=["cut off", "noise", "no document", "a table", "too deep", "locked", "gigabytes", "another kind"],
)
def test_a_damaged_or_hostile_file_is_refused(content: bytes, write: Write) -> None:
    said = outcome("qa.ingest.inside.odt", str(write("a.odt", content)))
    assert said["error"] == "unsupported"
    assert said["hint"]


def test_a_locked_file_says_so(refuse: Refuse) -> None:
    error = refuse("a.odt", rezip(PLAIN, {"META-INF/manifest.xml": "<manifest:encryption-data/>"}))
    assert isinstance(error, UnsupportedInput)
    assert "password" in error.what


@pytest.mark.parametrize("entities", [f"{ENTITIES}]>", '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'])
def test_entities_are_not_looked_up(entities: str, write: Write) -> None:
    source = XML.replace("?>", f"?>{entities}", 1).replace("The harbour", "&i;", 1)
    said = str(outcome("qa.ingest.inside.odt", str(write("a.odt", rezip(PLAIN, {"content.xml": source})))))
    assert "root:" not in said
    assert "ha ha" not in said
