"""Exports of newspaper databases: each article by itself, with what its head says and without what the export adds."""

from __future__ import annotations

from datetime import date
from textwrap import fill

import pytest

from qa import ingest
from qa.ingest.exports import articles_of
from tests.qa.ingest.making import STORY, Write, make_docx, make_rtf

#: (title, day) of each article of an export.
ARTICLES = (("Forty ships wait", "March 14, 2014"), ("The lighthouse is to be lit again", "March 15, 2014"))
TEXT = f"{STORY[0]} {STORY[1]}\n\n{STORY[2]}"

LEXIS = "\n\n\n".join(
    f"""
                               {number} of 2 DOCUMENTS


                              The Quay Gazette

                           {day} Friday
                            Late Edition - Final

{title}

BYLINE: By Ida Brandt and Lee Okafor

SECTION: Section A; Column 0; Foreign
Desk; Pg. 8

LENGTH: 533 words

DATELINE: LINDHAVEN

{fill(f"{STORY[0]} {STORY[1]}", 70)}

{fill(STORY[2], 70)}

URL: http://quay.example/{number}

SUBJECT: HARBOURS (90%); SHIPS (89%)

LOAD-DATE: {day}

GRAPHIC: PHOTO: The ships wait, as they have done for a week, off the old pier of the town.

                 Copyright 2014 The Quay Gazette Company
                              All Rights Reserved"""
    for number, (title, day) in enumerate(ARTICLES, 1)
)
NEXIS = "\n\n".join(
    f"""{title}
The Quay Gazette
{day} Friday
Late Edition

Copyright 2014 The Quay Gazette Company All Rights Reserved
Section: NEWS; Pg. 8
Length: 533 words
Byline: Ida Brandt and Lee Okafor
Body

{TEXT}

Graphic

The ships wait, as they have done for a week, off the old pier of the town.

Load-Date: {day}

End of Document"""
    for title, day in ARTICLES
)
FACTIVA = "\n\n".join(
    f"""Foreign Desk
{title}
By Ida Brandt and Lee Okafor
533 words
{day}
The Quay Gazette
QUAY
8
English
Copyright 2014. The Quay Gazette Company. All Rights Reserved.

{TEXT}

Document QUAY000020140314ea3e0004{number}
"""
    for number, (title, day) in enumerate(ARTICLES)
)
RULE = "_" * 60
PROQUEST = (
    "\n".join(
        f"""{RULE}

Document {number} of 2

Title: {title}

Author: Brandt, Ida; Okafor, Lee

Publication info: The Quay Gazette , Late Edition; Lindhaven [Lindhaven]{day}: A.8.

Abstract: Forty ships.

Full text: {TEXT}

Subject: Harbours; Ships

Title: {title}

Publication date: {day}

Database: Harbour News
"""
        for number, (title, day) in enumerate(ARTICLES, 1)
    )
    + f"{RULE}\n\nContact us at: http://quay.example\n"
)
LAYOUTS = {"LexisNexis": LEXIS, "Nexis Uni": NEXIS, "Factiva": FACTIVA, "ProQuest": PROQUEST}


def told(articles: list[ingest.Ingested]) -> list[tuple[object, ...]]:
    found = [one.article for one in articles]
    return [(one.title, one.published, one.publisher, one.authors, one.text) for one in found]


EXPECTED = [
    (title, date(2014, 3, 14 + number), "The Quay Gazette", ("Ida Brandt", "Lee Okafor"), TEXT)
    for number, (title, _) in enumerate(ARTICLES)
]


@pytest.mark.parametrize("export", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("kind", ["txt", "docx", "rtf"])
def test_each_article_of_an_export_is_one_by_itself(export: str, kind: str, write: Write) -> None:
    if kind == "docx":
        path = write(
            "a.docx", make_docx(("Normal", line) for line in export.replace("Foreign\n", "Foreign ").split("\n"))
        )
    elif kind == "rtf":
        path = write("a.rtf", make_rtf(export.split("\n")))
    else:
        path = write("a.txt", export)
    items = [one for one in ingest.read_file(path) if isinstance(one, ingest.Ingested)]
    if kind != "docx":
        assert told(items) == EXPECTED
    else:  # a paragraph for each line
        assert [one[:4] for one in told(items)] == [one[:4] for one in EXPECTED]
        assert ["".join(one.article.text.split()) for one in items] == ["".join(TEXT.split())] * 2
    assert len({one.source for one in items}) == 2
    assert [one.input for one in items] == [f"{path}, article 1", f"{path}, article 2"]


@pytest.mark.parametrize("export", LAYOUTS.values(), ids=LAYOUTS)
def test_an_article_keeps_its_source_when_another_comes_before_it(export: str, write: Write) -> None:
    second = articles_of(export)[1]
    (_, whole) = ingest.read_file(write("a.txt", export))
    reversed_parts = ingest.read_file(write("a.txt", export.replace(ARTICLES[0][0], "Two tugs have left")))
    assert isinstance(whole, ingest.Ingested)
    assert whole.article.title == second.title
    assert whole.source in {one.source for one in reversed_parts if isinstance(one, ingest.Ingested)}


def test_a_list_of_the_articles_above_the_first_is_none_of_them() -> None:
    above = "Time of request: Friday, March 14, 2014\n\nDocuments:\n\n1. Forty ships wait, and nobody can say why.\n"
    assert len(articles_of(f"{above}\n{LEXIS}")) == len(articles_of(LEXIS)) == 2


def test_an_article_whose_head_is_not_understood_is_kept() -> None:
    odd = f"                               3 of 3 DOCUMENTS\n\nHarbour bulletin\n\n{STORY[3]}\n\n{STORY[4]}\n"
    last = articles_of(f"{LEXIS}\n\n{odd}")[-1]
    assert STORY[3] in last.text
    assert STORY[4] in last.text


def test_what_a_story_says_like_a_field_is_no_end_of_it() -> None:
    story = NEXIS.replace(
        STORY[2], "Section: what the harbour needs most.\n\nNotes on the pier are kept by Ida Brandt."
    )
    assert "Notes on the pier" in articles_of(story)[0].text
    story = LEXIS.replace("URL:", "Subject: ships, the note said.\n\nURL:")
    assert articles_of(story)[0].text.endswith("Subject: ships, the note said.")


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(STORY),
        f"Document 1 of 2\n\n{STORY[0]}\n\nDocument 2 of 2\n\n{STORY[1]}",
        f"Harbour rules\n\n{STORY[0]}\n\nEnd of Document",
        f"{RULE}\n\n{STORY[0]}\n\n{RULE}\n\n{STORY[1]}",
        f"Title: Forty ships\nDate: 14 March 2014\n\n{STORY[0]}\n\n{RULE}\n\n{STORY[1]}",
    ],
)
def test_any_other_text_is_no_export(text: str) -> None:
    assert articles_of(text) == []
