"""RTF: the words that a reader sees, in their own letters, and none of what they are made up with."""

from __future__ import annotations

from datetime import date

import pytest

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.inside import rtf
from qa.ingest.inside.__main__ import outcome
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Read, Refuse, Write, make_rtf

TEXT = "\n\n".join(STORY)


def draft(write: Write, content: bytes) -> Draft:
    found = rtf.read(write("a.rtf", content))
    assert isinstance(found, Draft)
    return found


def test_a_document_gives_head_and_text(read: Read) -> None:
    article = read("a.rtf", make_rtf(["Forty ships wait", "By Ida Brandt", "March 14, 2014", *STORY]))
    assert (article.title, article.authors, article.published, article.text) == (
        "Forty ships wait",
        ("Ida Brandt",),
        date(2014, 3, 14),
        TEXT,
    )


def test_its_properties_are_used_but_the_day_that_it_was_saved_on(write: Write) -> None:
    info = r"{\title Forty ships \'96 caf\'e9}{\author Ida Brandt; Lee Okafor}{\creatim\yr2020\mo5\dy1}"
    found = draft(write, make_rtf(STORY, info))
    assert (found.title, found.authors) == ("Forty ships – café", ("Ida Brandt", "Lee Okafor"))
    assert found.published is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\ldblquote caf\'e9\rdblquote\emdash na\u239\'efve", "“café”—naïve"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}, Ida", "Привет, Ida"),
        (r"\u-10179?\u-8704? and {\uc0\u8364} 5", "😀 and € 5"),
        (r"\{kept\} and C:\\bin64\\cells", r"{kept} and C:\bin64\cells"),
        (r'See {\field{\*\fldinst{HYPERLINK "https://a.example/x"}}{\fldrslt{\ul the linked page}}} too.',
         "See the linked page too."),
        (r"It stays{\super\chftn{\footnote\pard\plain A note.}}{\deleted\revauthdel1  and goes}.", "It stays."),
        (r"One{\*\shppict{\pict\pngblip 89504e470d0a}}{\nonshppict{\pict\wmetafile8 0100}} picture.", "One picture."),
        (r"One{\pict\pngblip\bin5 }}{\x} picture.", "One picture."),
        (r"One{\pict\pngblip 89}\binfsxn4 picture.", "One picture."),
        (r"{\header Page 3\par}{\xe{\v harbour}}Words{\*\bkmkstart a} stay.", "Words stay."),
        ("Café", "Café"),
    ],
    ids="quotes font plane escapes link deleted picture binary printer header raw".split(),
)  # fmt: skip
def test_words_are_read_in_their_own_letters_without_what_stands_beside_them(
    source: str, text: str, write: Write
) -> None:
    assert text in draft(write, make_rtf([STORY[0], source, STORY[1]])).text.split("\n\n")


def test_letters_that_are_not_escaped_are_of_the_page_that_is_named_or_of_unicode(write: Write) -> None:
    cyrillic = rb"{\rtf1\ansi\ansicpg1251 \b " + "Сорок судов ждут}".encode("cp1251")
    assert draft(write, cyrillic).text == "Сорок судов ждут"
    assert draft(write, r"{\rtf1\ansi\ansicpg1252 Сорок судов}".encode()).text == "Сорок судов"


def test_a_table_gives_a_line_for_each_row_in_its_place(write: Write) -> None:
    rows = (
        r"\trowd\cellx90\cellx99\pard\intbl ship\cell crew\u8217\cell\row \trowd\pard\intbl Ada\cell 12\cell\row\pard "
    )
    assert draft(write, make_rtf([STORY[0], rows + STORY[1]])).text.split("\n\n") == [
        STORY[0],
        "ship | crew’",
        "Ada | 12",
        STORY[1],
    ]


def test_a_row_of_a_table_within_another_has_a_line_too(write: Write) -> None:
    row = (
        r"\itap2 {}\nestcell{{\nonesttables\par }}{}\nestcell{{\nonesttables\par }}{{\*\nesttableprops\trowd\nestrow}}"
    )
    rows = row.format("ship", "crew") + row.format("Ada", "12")
    found = draft(write, make_rtf([STORY[0], rf"\trowd\pard\intbl {rows}\cell\row\pard {STORY[1]}"]))
    assert found.text.split("\n\n") == [STORY[0], "ship | crew", "Ada | 12", STORY[1]]


def test_lines_that_were_broken_to_a_width_are_paragraphs_again(write: Write) -> None:
    from textwrap import wrap

    lines = [line for paragraph in STORY for line in ("", *wrap(paragraph, 60))]
    assert draft(write, make_rtf(lines)).text == TEXT


def test_a_document_without_words_is_refused(refuse: Refuse) -> None:
    assert isinstance(refuse("a.rtf", make_rtf([])), EmptyInput)


@pytest.mark.parametrize("content", [STORY[0].encode(), b"PK\x03\x04" + bytes(500), b"<html><p>A</p></html>"])
def test_what_only_bears_its_name_is_refused(content: bytes, write: Write) -> None:
    with pytest.raises(UnsupportedInput, match="is no RTF"):
        draft(write, content)


def test_a_number_that_is_no_characters_hides_none_of_the_words(write: Write) -> None:
    assert draft(write, make_rtf([r"a \u99999999? sail \u9731? of \u-99999? snow"])).text == "a � sail ☃ of � snow"


@pytest.mark.parametrize("source", [r"\uc words"])
def test_a_damaged_file_is_refused(source: str, write: Write) -> None:
    said = outcome("qa.ingest.inside.rtf", str(write("a.rtf", make_rtf([source]))))
    assert (said["error"], said["what"]) == ("unsupported", "cannot be read as RTF.")
