"""Exports of newspaper databases: each article by itself, with what its head says and without what the export adds."""

from __future__ import annotations

import re
from datetime import date
from textwrap import fill

import pytest

from qa import ingest
from qa.ingest.exports import articles_of
from qa.ingest.inside import docx, odt
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Write, make_docx, make_epub, make_odt, make_rtf

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


def told_of(drafts: list[Draft]) -> list[tuple[object, ...]]:
    return [(one.title, one.published, one.publisher, one.authors, one.text) for one in drafts]


EXPECTED = [
    (title, date(2014, 3, 14 + number), "The Quay Gazette", ("Ida Brandt", "Lee Okafor"), TEXT)
    for number, (title, _) in enumerate(ARTICLES)
]


@pytest.mark.parametrize("export", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("kind", ["txt", "docx", "rtf", "odt", "epub"])
def test_each_article_of_an_export_is_one_by_itself(export: str, kind: str, write: Write) -> None:
    lines = export.split("\n") if kind == "rtf" else export.replace("Foreign\n", "Foreign ").split("\n")
    if kind == "docx":
        content: str | bytes = make_docx(("Normal", line) for line in lines)
    elif kind == "rtf":
        content = make_rtf(lines)
    elif kind == "odt":
        content = make_odt("".join(f"<text:p>{line}</text:p>" for line in lines))
    elif kind == "epub":
        content = make_epub("".join(f"<p>{line}</p>" for line in lines))
    else:
        content = export
    path = write(f"a.{kind}", content)
    items = [one for one in ingest.read_file(path) if isinstance(one, ingest.Ingested)]
    if kind in ("txt", "rtf"):
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


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_lines_of_one_paragraph_are_lines_of_an_export(kind: str, write: Write) -> None:
    parts = NEXIS.split("\n\n")
    if kind == "docx":
        content = make_docx(("Normal", part) for part in parts)
    else:
        content = make_odt("".join(f"<text:p>{part}</text:p>".replace("\n", "<text:line-break/>") for part in parts))
    drafts = (docx if kind == "docx" else odt).read(write(f"a.{kind}", content))
    assert isinstance(drafts, list)
    assert told_of(drafts) == EXPECTED


@pytest.mark.parametrize("month", ["March 2014", "Spring 2014", "March/April 2014"])
def test_an_article_of_a_monthly_is_of_no_day_and_the_day_of_the_search_is_not_its(month: str) -> None:
    export = re.sub(r"March 1\d, 2014 Friday", month, NEXIS)
    above = "User Name: Lee Okafor\n\nDate and Time: Friday, March 21, 2014\n\nDocuments (2)\n\n1. Forty ships wait"
    assert [one[:3] for one in told_of(articles_of(f"{above}\n\n{export}"))] == [
        (title, None, "The Quay Gazette") for title, _ in ARTICLES
    ]


def test_what_somebody_is_at_the_paper_is_no_author() -> None:
    export = NEXIS.replace("Ida Brandt and Lee Okafor", "Ida Brandt, Lee Okafor, Harbour Correspondents")
    assert told_of(articles_of(export)) == EXPECTED


def test_a_list_of_the_articles_above_the_first_is_none_of_them() -> None:
    above = "Time of request: Friday, March 14, 2014\n\nDocuments:\n\n1. Forty ships wait, and nobody can say why.\n"
    assert len(articles_of(f"{above}\n{LEXIS}")) == len(articles_of(LEXIS)) == 2


SHORT = "Forty ships wait off the old pier, and nobody in the town can say for\nhow long. The harbour is closed."


def test_a_short_article_is_joined_as_the_others_of_its_export_are() -> None:
    whole = re.sub(r"GRAPHIC: .*", "GRAPHIC: PHOTO: The ships.", LEXIS)
    short = whole.replace(fill(f"{STORY[0]} {STORY[1]}", 70), SHORT, 1).replace(fill(STORY[2], 70), "", 1)
    export = f"{short}\n\n\n{whole}"
    assert articles_of(export)[0].text == " ".join(SHORT.split("\n"))


def test_what_stands_between_a_byline_and_the_count_of_words_is_no_title() -> None:
    export = FACTIVA.replace("533 words", "Special to The Quay Gazette\n533 words")
    assert told_of(articles_of(export)) == EXPECTED


#: What the same export says where it was searched in another language.
GERMAN = {"BYLINE: By ": "AUTOR: ", "SECTION": "RUBRIK", "LENGTH: 533 words": "LÄNGE: 533 Wörter"} | {
    "SUBJECT: HARBOURS": "SPRACHE: ENGLISCH; HARBOURS"
}
FRENCH = {"BYLINE: By ": "AUTEUR: ", "SECTION": "RUBRIQUE", "LENGTH: 533 words": "LONGUEUR: 533 mots"} | {
    "SUBJECT: HARBOURS": "SUJET: PORTS"
}
ELSEWHERE = {"533 words": "533 Wörter", "March": "März", "English": "Englisch", "Document Q": "Dokument Q"}


@pytest.mark.parametrize(("export", "words"), [(LEXIS, GERMAN), (LEXIS, FRENCH), (FACTIVA, ELSEWHERE)])
def test_an_export_is_read_in_the_language_that_was_searched_in(export: str, words: dict[str, str]) -> None:
    for word, there in words.items():
        assert word in export
        export = export.replace(word, there)
    assert told_of(articles_of(export)) == EXPECTED


def test_a_surname_that_stands_first_in_a_byline_is_no_author_by_itself() -> None:
    (first, _) = articles_of(LEXIS.replace("By Ida Brandt and Lee Okafor", "Brandt, Ida; Okafor, Lee"))
    assert first.authors == ("Ida Brandt", "Lee Okafor")


def test_a_publication_that_is_no_more_than_a_day_is_named_below() -> None:
    export = re.sub(r"Title: .*\n", "", PROQUEST.replace("Full text", "Full Text"))
    export = re.sub(r"Publication info: .*?\](.*): A\.8\.", r"Publication info: \1.", export)
    export = export.replace(
        "Publication date:", "Publication title: The Quay Gazette (Online); Lindhaven\n\nPublication date:"
    )
    first = articles_of(export.replace("Author:", "Forty ships wait\n\nAuthor:", 1))[0]
    assert (first.title, first.publisher, first.published) == (
        "Forty ships wait",
        "The Quay Gazette (Online)",
        date(2014, 3, 14),
    )


@pytest.mark.parametrize("named", ["above", "below"])
def test_fields_that_no_blank_line_parts_from_the_text_are_none_of_it(named: str) -> None:
    export = PROQUEST.replace("Database:", "ProQuest document ID: 1234567\n\nDatabase:")
    if named == "below":
        export = re.sub(r"Publication info: .*", "", export)
        export = export.replace("Publication date:", "Publication title: The Quay Gazette\n\nPublication date:")
    close = re.sub(r"\n{2,}", "\n", export)
    assert told_of(articles_of(close)) == [(*said, text.replace("\n\n", "\n")) for *said, text in EXPECTED]
    (first, _) = articles_of(close.replace(STORY[2], f"{STORY[2]}\n{FIELDS[1]}\n{BEHIND}"))
    assert first.text.endswith(f"{FIELDS[1]}\n{BEHIND}")


PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
LEXIS_PAGE = "".join(
    f"""<br><div class="c0"><p class="c1"><span class="c2">{number} of 2 DOCUMENTS</span></p></div>
<br><div class="c0"><br><p><img src="logo.gif"><br><span class="c2">The Quay Gazette</span></p></div>
<br><div class="c3"><p><span class="c4">{day.split()[0]}</span><span class="c2"> {day[6:]} Friday</span></p></div>
<br><div class="c5"><p class="c6"><span class="c7">{title}</span></p></div>
<br><div class="c5"><p><span class="c8">BYLINE: </span><span class="c2">Ida Brandt and Lee Okafor</span></p></div>
<br><div class="c5"><p class="c6"><span class="c8">LENGTH: </span><span class="c2">533 words</span></p></div>
<br><div class="c5">{PARAGRAPHS}</div>
<br><div class="c5"><p class="c6"><span class="c8">LANGUAGE: </span><span class="c2">ENGLISH</span></p></div>
<br><div class="c0"><p><span>Copyright 2014 The Quay Gazette<br>All Rights Reserved</span></p></div>"""
    for number, (title, day) in enumerate(ARTICLES, 1)
)


def _cells(**fields: str) -> str:
    named = "".join(
        f'<tr><td class="index" align="right"><b>{name}</b>&nbsp;</td><td>{value}</td></tr>'
        for name, value in fields.items()
    )
    return f'<div class="article enArticle"><table>{named}</table></div>'


FACTIVA_PAGE = "<h1>Factiva</h1>" + "".join(
    _cells(
        SE="Foreign Desk", HD=f"<b>{title}</b>", BY="By Ida Brandt and Lee Okafor", WC="533 words", PD=day,
        SN="The Quay Gazette", SC="QUAY", LA="English", CY="(c) 2014 The Quay Gazette",
        LP=f"<p>{STORY[0]} {STORY[1]}</p>",
        TD=f"<p>{STORY[2]}</p>", NS="gcat : Ports | gsea : Ships", PUB="Quay Press",
        AN=f"Document QUAY000020140314ea3e0004{number}",
    )
    for number, (title, day) in enumerate(ARTICLES)
)  # fmt: skip
PROQUEST_PAGE = "".join(
    f"""<div><a name="DocID_Q_{number}"></a><p></p><p style="font-weight:bold">{title}</p>
<p><strong>Author:  </strong>Brandt, Ida; Okafor, Lee</p>
<p><strong>Publication info:  </strong>The Quay Gazette ; Lindhaven [Lindhaven]{day}: A.8.</p>
<p><a href="http://quay.example/{number}">ProQuest document link</a></p><p><strong>Abstract:  </strong></p><p>Ships.</p>
<p><strong>Full text: </strong><text wordcount="239"><title></title>{PARAGRAPHS}</text></p>
<p><strong>Subject: </strong>Harbours; Ships</p><p><strong>Publication date: </strong>{day}</p>
<p><strong>ProQuest document ID: </strong>{number}</p></div>"""
    for number, (title, day) in enumerate(ARTICLES, 1)
)
PAGES = {"LexisNexis": LEXIS_PAGE, "Factiva": FACTIVA_PAGE, "ProQuest": PROQUEST_PAGE}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.eml", "a.mhtml"])
def test_a_page_that_a_database_exported_is_as_many_articles_as_it_holds(page: str, name: str, write: Write) -> None:
    source = f"<html><head><title>Export</title></head><body>{page}</body></html>"
    if name.endswith("ml") and name != "a.html":
        source = f"From: a@quay.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{source}"
    items = [one for one in ingest.read_file(write(name, source)) if isinstance(one, ingest.Ingested)]
    assert told(items) == EXPECTED


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


#: Lines of a story that look like what an export sets below it, and the words behind them.
HEADED = ("NOTES: the ship was late.", "CORRECTION: it was not.", "URL: the captain hates it.", "SUBJECT: ships.")
HEADINGS = ("Notes", "Correction", "Classification")
FIELDS = ("Source type: he asked what that is.", "Title: the song has one.", "Location: the harbour, they said.")
BEHIND = "The captain said that he would sail all the same, for nobody had told him not to."


def in_story(export: str, more: str) -> str:
    """The export with more at the end of each story."""
    last = fill(STORY[2], 70) if export is LEXIS else STORY[2]
    return export.replace(last, f"{last}\n\n{more}")


@pytest.mark.parametrize(
    ("export", "line"),
    [
        *((LEXIS, line) for line in HEADED),
        *((NEXIS, line) for line in HEADINGS),
        *((PROQUEST, line) for line in FIELDS),
    ],
)
def test_a_line_of_a_story_that_looks_like_a_field_is_no_end_of_it(export: str, line: str) -> None:
    (first, _) = articles_of(in_story(export, f"{line}\n\n{BEHIND}"))
    assert first.text.split() == f"{TEXT} {line} {BEHIND}".split()


def test_a_last_line_of_a_story_that_says_a_sentence_is_no_field_of_an_index() -> None:
    for export, line in ((LEXIS, "UPDATE: The ships have left."), (PROQUEST, "People: what do they say?")):
        assert articles_of(in_story(export, line))[0].text == f"{TEXT}\n\n{line}"


#: Factiva with its index, the text set as the fields are.
INDEXED = "\n".join(
    f"""SE   Foreign Desk
HD   {title}
BY   By Ida Brandt and Lee Okafor
WC   533 words
PD   {day}
SN   The Quay Gazette

LP   {STORY[0]} {STORY[1]}

TD   {STORY[2]}

NS   gcat : Ports | gsea : Ships

AN   Document QUAY000020140314ea3e0004{number}
"""
    for number, (title, day) in enumerate(ARTICLES)
)


@pytest.mark.parametrize(
    "line",
    ["The wrecked tug belonged to North Quay LTD", "Brandt said her new LP\nwould be out in May.", "The TD  was late."],
)
def test_a_word_of_a_story_that_ends_as_a_field_is_called_stays(line: str) -> None:
    assert told_of(articles_of(INDEXED)) == EXPECTED
    (first, _) = articles_of(in_story(INDEXED, line))
    assert first.text.split() == f"{TEXT} {line}".split()


def test_captions_of_more_than_one_paragraph_may_be_a_part_of_the_story() -> None:
    part = f"Graphic\n\n{STORY[3]}\n\n{STORY[4]}"
    (first, _) = articles_of(re.sub(r"Graphic\n\n.*", part, NEXIS))
    assert first.text == f"{TEXT}\n\n{part}"


def test_what_a_paper_says_above_or_below_its_text_belongs_to_it() -> None:
    export = LEXIS.replace("DATELINE:", "HIGHLIGHT: The ships are here to stay.\n\nDATELINE:")
    export = export.replace("GRAPHIC:", "CORRECTION: There are thirty ships.\n\nGRAPHIC:")
    assert (
        articles_of(export)[0].text == f"The ships are here to stay.\n\n{TEXT}\n\nCORRECTION:\nThere are thirty ships."
    )
    export = NEXIS.replace("Byline:", "Highlight: The ships are here to stay.\nByline:")
    assert articles_of(export)[0].text == f"The ships are here to stay.\n\n{TEXT}"


def test_a_sentence_right_above_the_head_of_an_article_belongs_to_it() -> None:
    export = FACTIVA.replace("Foreign Desk", "This is what the pilots want, and how it may end.\nForeign Desk")
    for (*said, text), expected in zip(told_of(articles_of(export)), EXPECTED, strict=True):
        assert (*said, text) == (*expected[:-1], f"This is what the pilots want, and how it may end.\n\n{TEXT}")


NOTED = "These are the two reports on the harbour that I read this week in the library of the town."


@pytest.mark.parametrize("export", LAYOUTS.values(), ids=LAYOUTS)
def test_what_somebody_wrote_above_an_export_is_kept_by_itself(export: str) -> None:
    noted, *others = articles_of(f"{NOTED}\n\n{export}")
    assert noted.text == NOTED
    assert told_of(others) == EXPECTED


def test_a_part_of_few_words_whose_head_is_not_understood_is_kept() -> None:
    assert articles_of(f"{LEXIS}\n\n3 of 3 DOCUMENTS\n\nThe vote: 12 to 4\n")[-1].text == "The vote: 12 to 4"
    assert len(articles_of(PROQUEST.replace("quay.example\n", "quay.example  All rights reserved."))) == 2


@pytest.mark.parametrize(
    "closing",
    [
        "Bibliography\n\nCitation style: APA 6th\n\nBrandt, I. (2014, Mar 14). Forty ships wait. The Quay Gazette.",
        "Contact ProQuest\n\nCopyright 2014 ProQuest LLC. All rights reserved.\n\nPrivacy Policy",
    ],
)
def test_what_an_export_closes_with_is_no_article(closing: str) -> None:
    assert told_of(articles_of(f"{PROQUEST}\n{RULE}\n\n{closing}\n")) == EXPECTED
