"""Exports of Evernote: an article for each note, with what the note says of itself."""

from __future__ import annotations

from datetime import date

from qa import ingest
from qa.errors import EmptyInput, UnsupportedInput
from tests.qa.ingest.making import STORY, Refuse, Write

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">'


def note(title: str, words: str, beside: str = "") -> str:
    content = f'<?xml version="1.0"?>\n<!DOCTYPE en-note SYSTEM "enml2.dtd">\n<en-note>{words}</en-note>'
    return f"<note><title>{title}</title><content><![CDATA[{content}]]></content>{beside}</note>"


def export(*notes: str) -> str:
    return f'{HEAD}\n<en-export export-date="20140401T120000Z" application="Evernote">{"".join(notes)}</en-export>'


def articles(write: Write, source: str) -> list[ingest.Ingested]:
    items = list(ingest.read_file(write("a.enex", source)))
    assert all(isinstance(one, ingest.Ingested) for one in items)
    return [one for one in items if isinstance(one, ingest.Ingested)]


CREATED = "<created>20140314T170112Z</created>"


def test_each_note_is_an_article_with_its_title_author_and_day(write: Write) -> None:
    author = "<note-attributes><author>Ida Brandt</author></note-attributes>"
    words = f"<div>{STORY[0]}&nbsp;</div><div><br/></div><div><en-todo checked='true'/>{STORY[1]}</div>"
    first, second = articles(
        write, export(note("Forty ships &amp; more", words, CREATED + author), note("Untitled", f"<p>{STORY[2]}</p>"))
    )
    assert (first.article.title, first.article.authors, first.article.published) == (
        "Forty ships & more",
        ("Ida Brandt",),
        date(2014, 3, 14),
    )
    assert first.article.text == f"{STORY[0]}\n\n{STORY[1]}"
    assert second.article.text == STORY[2]
    assert STORY[2].startswith(second.article.title.removesuffix(" …"))
    assert first.source != second.source


def test_the_day_on_which_a_page_was_clipped_is_not_that_of_the_page(write: Write) -> None:
    address = "<note-attributes><source-url>http://quay.example/ships</source-url></note-attributes>"
    (clipped,) = articles(write, export(note("Forty ships", STORY[0], CREATED + address)))
    assert (clipped.article.url, clipped.article.published) == ("http://quay.example/ships", None)


def test_what_is_locked_or_attached_and_a_note_without_words_are_passed_over(write: Write) -> None:
    attached = "<resource><data encoding='base64'>U2hpcHM=</data><mime>image/png</mime></resource>"
    locked = f"<div>{STORY[0]}</div><en-crypt hint='pier'>U2hpcHM=</en-crypt><en-media type='image/png'/>"
    (only,) = articles(write, export(note("", ""), note("Ships", locked, attached)))
    assert only.article.text == STORY[0]


def test_what_is_no_export_or_has_no_words_says_so(refuse: Refuse) -> None:
    assert isinstance(refuse("a.enex", export(note("Ships", "<en-media/>"))), EmptyInput)
    assert isinstance(refuse("a.enex", "<html><body><p>Ships</p></body></html>"), UnsupportedInput)
    assert isinstance(refuse("a.enex", STORY[0]), UnsupportedInput)
