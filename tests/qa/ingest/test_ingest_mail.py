"""Mails and memos: `.eml`, and the same saved as text."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from qa.errors import EmptyInput
from qa.ingest.mailhead import sent_day, subject, writer
from qa.ingest.plain import from_text
from tests.qa.ingest.making import STORY, Read, Refuse, make_docx

HEAD = "From: Ida Brandt <ida@quay.example>\nDate: Fri, 14 Mar 2014 18:22:07 +0200\nSubject: Re: Forty ships wait\n"


def make_mail(text: str = "", page: str = "", **head: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in head.items():
        mail[name] = value
    if text:
        mail.set_content(text)
    if page and text:
        mail.add_alternative(page, subtype="html")
    elif page:
        mail.set_content(page, subtype="html")
    return mail


def test_subject_sender_and_day_of_a_mail_are_the_articles(read: Read) -> None:
    mail = make_mail(STORY[0], From="Zoë Brandt <z@quay.example>", Date="Fri, 14 Mar 2014 18:22:07 +0200",
                     Subject="Fwd: Größe der Schiffe")  # fmt: skip
    article = read("a.eml", mail.as_bytes())
    assert (article.title, article.authors, article.published) == (
        "Größe der Schiffe",
        ("Zoë Brandt",),
        date(2014, 3, 14),
    )
    assert article.text == STORY[0]


def test_a_mail_is_read_by_its_plain_text_and_without_what_is_attached(read: Read) -> None:
    mail = make_mail(STORY[0], f"<p>{STORY[1]}</p>", Subject="Forty ships wait")
    mail.add_attachment(STORY[2], filename="notes.txt")
    assert read("a.eml", mail.as_bytes()).text == STORY[0]


def test_a_mail_without_plain_text_is_read_as_a_page(read: Read) -> None:
    page = f"<html><body><p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>"
    article = read("a.eml", make_mail(page=page, Subject="Forty ships wait", From="Brandt, Ida").as_bytes())
    assert (article.title, article.authors, article.text) == (
        "Forty ships wait",
        ("Ida Brandt",),
        f"{STORY[0]}\n\n{STORY[1]}",
    )


def test_a_head_that_is_not_encoded_is_read_as_it_stands(read: Read) -> None:
    assert read("a.eml", f"Subject: Größe\n\n{STORY[0]}").title == "Größe"


def test_a_mail_that_only_carries_a_file_is_refused(refuse: Refuse) -> None:
    mail = EmailMessage()
    mail.set_content(b"%PDF-1.4", maintype="application", subtype="pdf")
    assert isinstance(refuse("a.eml", mail.as_bytes()), EmptyInput)


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        HEAD.replace("\n", "\n\n"),
        f"-----Original Message-----\n{HEAD}",
        "From: Ida Brandt [mailto:ida@quay.example]\nSent: Friday, March 14, 2014 6:22 PM\nSubject: Forty ships wait\n",
        "Von: Brandt, Ida\nGesendet: Freitag, 14. März 2014 18:22\nBetreff: AW: Forty ships wait\n",
        "MEMO\n\nDate: 14 March 2014\n\nFrom: Ida Brandt\n\nRe: Forty\n ships wait\n",
    ],
)
def test_the_head_of_a_mail_that_was_saved_as_text_is_read(head: str) -> None:
    draft = from_text(f"{head}\n{STORY[0]}\n\n{STORY[1]}")
    assert (draft.title, draft.authors, draft.published) == ("Forty ships wait", ("Ida Brandt",), date(2014, 3, 14))
    assert draft.text.endswith(f"{STORY[0]}\n\n{STORY[1]}")


@pytest.mark.parametrize("line", ["To: The Newsroom", "From: Ida Brandt, Managing Editor", "Date: 03/04/2014"])
def test_what_no_field_keeps_of_a_mails_head_stays_in_the_text(line: str) -> None:
    assert from_text(f"Subject: Forty ships wait\nTo: The Harbour\n{line}\n\n{STORY[0]}").text.count(line) == 1


def test_the_head_of_a_mail_that_is_quoted_stays_in_the_text() -> None:
    quoted = "From: Lee Okafor <lee@quay.example>\nDate: Wed, 12 Mar 2014 at 09:14\nSubject: Pilots"
    draft = from_text(f"{HEAD}\nSee below.\n\n---------- Forwarded message ----------\n{quoted}\n\n{STORY[0]}")
    assert quoted in draft.text
    assert draft.published == date(2014, 3, 14)


def test_marks_of_quoted_mail_do_not_stay_in_its_sentences() -> None:
    asked = (
        "> When will the pilots come, and who is going to pay for them this\n> winter, as nobody at the harbour knows?"
    )
    draft = from_text(f"{HEAD}\n{STORY[0]}\n{asked}\n> > Lee\n{STORY[1]}")
    assert ">" not in draft.text
    assert "\n\nLee\n\n" in draft.text
    assert f"{STORY[0]}\n\nWhen will" in draft.text


def test_amounts_that_are_more_than_others_keep_their_sign() -> None:
    limits = "> 5 ml of salt\n> 20 ml of sugar"
    assert limits in from_text(f"Forty ships wait\n\n{STORY[0]}\n\n{limits}").text


@pytest.mark.parametrize("opening", ["From: Lindhaven", "To: whom it may concern", "Re: the lamps of Lindhaven"])
def test_one_line_that_may_be_a_field_makes_no_mail(opening: str) -> None:
    draft = from_text(f"{opening}\n\n{STORY[0]}")
    assert opening in (draft.title, draft.text.split("\n")[0])


def test_a_memo_in_a_document_is_named_by_its_subject(read: Read) -> None:
    blocks = [
        ("Title", "MEMORANDUM"),
        ("Normal", "From: Ida Brandt"),
        ("Normal", "Re: Forty ships"),
        ("Normal", STORY[0]),
    ]
    article = read("a.docx", make_docx(blocks))
    assert (article.title, article.authors) == ("Forty ships", ("Ida Brandt",))


@pytest.mark.parametrize(
    ("said", "name", "whole"),
    [
        ("Ida Brandt <ida@quay.example>", "Ida Brandt", True),
        ("Brandt, Ida Marie", "Ida Marie Brandt", True),
        ("Brandt, Ida (Newsroom)", "Ida Brandt", True),
        ("Quay Press Office (press@quay.example)", "Quay Press Office", True),
        ("Ida Brandt, Managing Editor", "Ida Brandt", False),
        ("ida@quay.example", "", False),
        ("Lindhaven", "", False),
    ],
)
def test_the_sender_of_a_mail_is_told_from_address_and_post(said: str, name: str, whole: bool) -> None:
    assert writer(said) == (name, whole)


def test_a_subject_loses_the_marks_of_answers_alone() -> None:
    assert subject("RE[2]: AW: Re: Reform: a start") == "Reform: a start"


def test_a_day_that_may_be_another_is_none() -> None:
    assert sent_day("03/04/2014 10:15") is None


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        "**From:** Ida Brandt\n**Date:** 14 March 2014\n**Subject:** Forty ships wait\n",
        "- From: Ida Brandt\n- Date: 14 March 2014\n- Subject: Forty ships wait\n",
        "# Forty ships wait\n\nFrom: Ida Brandt\nTo: Lee Okafor\nDate: 14 March 2014\n",
    ],
)
def test_a_mail_saved_as_markdown_is_read_by_its_head(head: str, read: Read) -> None:
    article = read("a.md", f"{head}\n**{STORY[0]}**\n\n> {STORY[1]}\n")
    assert (article.title, article.authors, article.published) == (
        "Forty ships wait",
        ("Ida Brandt",),
        date(2014, 3, 14),
    )
    assert article.text.removeprefix("To: Lee Okafor\n\n") == f"{STORY[0]}\n\n{STORY[1]}"


def test_a_text_in_markdown_that_only_begins_like_a_mail_is_none(read: Read) -> None:
    assert read("a.md", f"From: the sea we came.\n\n{STORY[0]}").text == f"From: the sea we came.\n\n{STORY[0]}"
