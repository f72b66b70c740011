"""An article as it is made: clean, NFC, nothing unseen, nothing lost."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.item import MOST_CHARACTERS, Draft, clean, make_article
from qa.letters import plain_letters
from tests.qa.ingest.making import Read

SCRIPTS = {
    "turkish": "İstanbul'da IĞDIR iskelesi açıldı, dedi İpek.",
    "combining": "Cafe\u0301 and Z\u0335algo\u0308 stand by the quay.",
    "cyrillic": "Ёлка у пристани горела всю ночь.",
    "arabic": "وصلت السفينة إلى الميناء صباح الاثنين.",
    "hebrew": "הספינה הגיעה לנמל ביום שני.",
    "family": "The 👨‍👩‍👧‍👦 waved 🏳️‍🌈 from pier 3️⃣ 🇮🇸.",
    "thai": "เรือเข้าเทียบท่าเมื่อวันจันทร์",
    "chinese": "港口办公室星期一数了四十艘船。",
    "persian": "می\u200cخواهم به بندر بروم.",
    "hindi": "क्\u200dष नौका सोमवार को आई।",
    "astral": "𝔉erry 𠮷野 𐍈 sails.",
}


@pytest.mark.parametrize("kind", ["txt", "md", "html", "jsonl"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_survives_every_kind_of_file(kind: str, script: str, read: Read) -> None:
    sentence = SCRIPTS[script]
    source = {
        "txt": f"{sentence}\n\n{sentence}",
        "md": f"{sentence}\n\n{sentence}",
        "html": f"<html><body><article><p>{sentence}</p><p>{sentence} 2</p></article></body></html>",
        "jsonl": json.dumps({"text": sentence}),
    }[kind]
    assert unicodedata.normalize("NFC", sentence) in read(f"a.{kind}", source).text


def test_text_is_nfc() -> None:
    article = make_article(Draft("Cafe\u0301 by the quay"), "a", "")
    assert article.text == "Café by the quay"


@pytest.mark.parametrize(
    "unseen",
    ["\ufeff", "\u00ad", "\u200b", "\u200f", "\u202e", "\u2060", "\u2068", "\0", "\x1b", "\ud800", "\uffff", "\x9f"],
)
def test_what_no_reader_sees_is_taken_out(unseen: str) -> None:
    assert clean(f"har{unseen}bour") == "harbour"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_there_is_one_kind_of_line_break(ending: str) -> None:
    assert clean(f"one{ending}two") == "one\ntwo"


def test_white_space_becomes_one_space() -> None:
    assert clean("a \u00a0\u2009\t b") == "a b"


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=200))
def test_cleaned_text_is_nfc_and_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")


@given(st.text(alphabet=st.characters(whitelist_categories=("L", "N", "P", "S")), max_size=60))
def test_letters_numbers_and_signs_are_never_lost(text: str) -> None:
    kept = {"\u00ad"}  # the soft hyphen is no sign
    assert clean(text) == unicodedata.normalize("NFC", plain_letters("".join(c for c in text if c not in kept)))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Jean\u2011Paul, Anne\u2010Marie", "Jean-Paul, Anne-Marie"),
        ("The \ufb01reman\u2019s o\ufb03ce", "The fireman\u2019s office"),
        ("𝗧𝗵𝗲 𝗾𝘂𝗮𝘆 and 𝑡ℎ𝑒 pier", "The quay and the pier"),
        ("Let 𝑥 be the tide", "Let 𝑥 be the tide"),
    ],
)
def test_letters_that_merely_look_otherwise_are_kept_as_people_type_them(written: str, kept: str) -> None:
    assert clean(written) == kept


def test_the_id_is_told_by_title_and_text_alone() -> None:
    one = make_article(Draft("Words.", title="T", url="https://a.example/"), "a", "")
    assert one.id == make_article(Draft("Words.", title="T", publisher="P"), "b", "").id


def test_another_title_is_another_article() -> None:
    assert make_article(Draft("Words.", title="T"), "a", "").id != make_article(Draft("Words.", title="U"), "a", "").id


@pytest.mark.parametrize("title", [None, "", " \n", "\u202e"])
def test_an_article_without_a_title_takes_the_fallback(title: str | None) -> None:
    assert make_article(Draft("Words stand here.", title=title), "a", "forty ships").title == "forty ships"


def test_an_article_without_any_name_is_called_by_its_opening_words() -> None:
    assert make_article(Draft("one two three four five six seven eight nine ten eleven"), "a", "\u202e").title == (
        "one two three four five six seven eight nine ten …"
    )


def test_a_title_is_one_line() -> None:
    assert make_article(Draft("Words.", title="Forty\r\nships\tsail"), "a", "").title == "Forty ships sail"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", 'http://x"y', ""]
)
def test_an_address_that_is_none_of_the_web_is_dropped(url: str) -> None:
    assert make_article(Draft("Words.", url=url), "a", "").url is None


def test_authors_are_cleaned_and_come_once() -> None:
    article = make_article(Draft("Words.", authors=("Ida\nBrandt", "", "Ida Brandt")), "a", "")
    assert article.authors == ("Ida Brandt",)


@pytest.mark.parametrize(("declared", "language"), [("en-GB", "en"), ("PT_br", "pt"), ("english", None), ("", None)])
def test_a_language_is_two_letters_or_unknown(declared: str, language: str | None) -> None:
    assert make_article(Draft("Words.", language=declared), "a", "").language == language


def test_a_language_that_is_none_is_unknown() -> None:
    assert make_article(Draft("x" * 500), "a", "").language is None


@pytest.mark.parametrize("text", ["", " \n ", "— … !", "🚢🚢"])
def test_a_text_without_letters_or_numbers_is_no_article(text: str) -> None:
    with pytest.raises(EmptyInput):
        make_article(Draft(text), "a", "t")


def test_a_text_longer_than_any_article_is_refused() -> None:
    with pytest.raises(UnsupportedInput, match=r"5,000,001 characters"):
        make_article(Draft("x" * (MOST_CHARACTERS + 1)), "a", "t")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" + "\u0301\u0316" * 50_000, 30),  # in the order of their classes first: the square of their number
        ("a" + "\u0344" * 40, 31),  # each is written as two in NFC
        ("\u0958" + "\u0301" * 40, 31),  # a letter that is written as two, one of them a mark
    ],
)
def test_a_letter_keeps_as_many_marks_as_any_writing_has(text: str, kept: int) -> None:
    found = clean(text)
    assert len(found) == kept
    assert unicodedata.is_normalized("NFC", found)
    assert clean(found) == found


@pytest.mark.parametrize("text", ["Z" + "\u0335" * 30, "—" * 100, "👨\u200d👩" * 40, "é" * 100])
def test_what_only_looks_like_many_marks_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("length", "kept"), [(300, "x" * 300), (301, "x" * 298 + " …"), (5_000, "x" * 298 + " …")])
def test_an_endless_title_is_cut_and_shows_it(length: int, kept: str) -> None:
    title = make_article(Draft(text="A ferry sails.", title="x" * length), "a", "a").title
    assert title == kept
    assert make_article(Draft(text="A ferry sails.", title=title), "a", "a").title == title
