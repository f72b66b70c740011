"""Bytes into characters: by mark, as UTF-8, as declared where that can be true, as they look."""

from __future__ import annotations

import pytest

from qa.errors import UnsupportedInput
from qa.ingest.decoding import decode
from tests.qa.ingest.making import Read, Refuse, noise

GERMAN = "Die Fähre fuhr über Nacht zurück, sagte Jürgen – „viel zu früh“, wie er schön erklärte. " * 6
RUSSIAN = "Паром вернулся ночью, и никто на пристани не знал почему. Капитан молчал до самого утра. " * 6
ENGLISH = "The ferry came back at night, and nobody on the pier knew why. " * 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, GERMAN, RUSSIAN], ids=["english", "german", "russian"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("港の事務所は四十隻の船を数えた。" * 20, "shift_jis"),
    ],
    ids=["cp1252", "cp1251", "koi8-r", "shift_jis"],
)
def test_old_encodings_are_told_by_their_looks(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_one_damaged_byte_costs_one_character_not_the_encoding() -> None:
    damaged = RUSSIAN.encode()[:200] + b"\xff" + RUSSIAN.encode()[200:]
    assert decode(damaged, "a.txt").count("\ufffd") == 1


def test_utf8_cut_off_within_a_character_keeps_all_before_it() -> None:
    text = decode(RUSSIAN.encode() + "Ж".encode()[:1], "a.txt")
    assert text.startswith(RUSSIAN)


def page(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body><p>{GERMAN}</p></body></html>'


@pytest.mark.parametrize(
    "lie", ["utf-8", "windows-1251", "utf-16", "rot13", "unicode_escape", "undefined", "idna", "no-such", "x" * 300]
)
def test_a_lying_meta_element_is_not_believed(lie: str) -> None:
    assert "Fähre fuhr über" in decode(page(lie).encode("cp1252"), "a.html")


def test_utf8_that_says_it_is_latin_is_utf8() -> None:
    assert "Fähre fuhr über" in decode(page("iso-8859-1").encode(), "a.html")


def test_a_true_meta_element_is_believed() -> None:
    source = f'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>{RUSSIAN[:60]}'
    assert RUSSIAN[:60] in decode(source.encode("koi8-r"), "a.html")


def test_an_xml_declaration_is_believed() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-2"?><html><p>Zażółć gęślą jaźń</p></html>'
    assert "Zażółć gęślą jaźń" in decode(source.encode("iso-8859-2"), "a.html")


def test_a_picture_named_txt_is_refused_as_binary(refuse: Refuse) -> None:
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(4000)
    assert "binary" in refuse("cat.txt", picture).what


def test_bytes_without_zeros_that_are_no_text_are_refused(refuse: Refuse) -> None:
    odd = bytes(byte for byte in noise(6000) if byte)
    assert isinstance(refuse("noise.txt", b"\xff\xd8\xff\xe0" + odd), UnsupportedInput)


def test_a_file_that_breaks_its_own_byte_order_mark_is_refused(refuse: Refuse) -> None:
    assert "utf-16" in refuse("cut.txt", ENGLISH.encode("utf-16")[:-1]).what


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"...\n---\n"], ids=["none", "blank", "mark", "dots"]
)
def test_a_file_without_words_is_refused(suffix: str, content: bytes, refuse: Refuse) -> None:
    assert refuse(f"a.{suffix}", content)


def test_an_article_in_an_old_encoding_is_kept_as_unicode(read: Read) -> None:
    assert read("a.txt", RUSSIAN.encode("cp1251")).language == "ru"
