"""Saved web pages: the article, its title, its day, who wrote and who published it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.qa.ingest.making import STORY, Read, Refuse, Settle

BODY = "".join(f"<p>{line}</p>" for line in STORY)
TEXT = "\n\n".join(STORY)


def page(head: str = "", body: str = BODY, around: str = "", attributes: str = 'lang="en"') -> str:
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>Forty ships wait | Quay Gazette</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>{around}"
        f"<article><h1>Forty ships wait</h1>{body}</article><footer><p>© 2014 Quay Gazette</p></footer></body></html>"
    )


def linked_data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


SITE = '<meta property="og:site_name" content="Quay Gazette">'


def test_the_article_is_kept_and_the_page_around_it_is_not(read: Read) -> None:
    assert read("a.html", page()).text == TEXT


def test_the_sites_name_is_no_part_of_the_title(read: Read) -> None:
    article = read("a.html", page(SITE).replace("<h1>Forty ships wait</h1>", ""))
    assert (article.title, article.publisher) == ("Forty ships wait", "Quay Gazette")


def test_a_title_with_a_colon_or_a_dash_of_its_own_is_whole(read: Read) -> None:
    source = page(SITE).replace("Forty ships wait", "Lindhaven: ships - forty of them - wait")
    assert read("a.html", source).title == "Lindhaven: ships - forty of them - wait"


def test_a_page_whose_title_is_the_sites_is_called_by_its_heading(read: Read) -> None:
    source = page(SITE).replace("<title>Forty ships wait | Quay Gazette", "<title>Quay Gazette")
    assert read("a.html", source).title == "Forty ships wait"


@pytest.mark.parametrize(
    ("head", "where"),
    [
        (linked_data(datePublished="2014-03-14T10:00:00+01:00"), "json-ld"),
        ('<meta property="article:published_time" content="2014-03-14T10:00:00Z">', "meta"),
        ('<meta name="DC.date.issued" content="2014-03-14">', "meta"),
        ('<link rel="canonical" href="https://news.example/2014/03/14/ships">', "url"),
        ('<meta property="og:url" content="https://news.example/2014/03/14/ships">', "url"),
    ],
)
def test_the_day_is_found_where_pages_keep_it(head: str, where: str, read: Read) -> None:
    article = read("a.html", page(head))
    assert (article.published, article.published_from) == (date(2014, 3, 14), where)


def test_a_time_element_gives_the_day(read: Read) -> None:
    article = read("a.html", page(body=f'<time datetime="2014-03-14T10:00">Friday</time>{BODY}'))
    assert (article.published, article.published_from) == (date(2014, 3, 14), "time")


@pytest.mark.parametrize(
    "line",
    [
        "<p>The court of the harbour sits again on <time datetime='2014-04-02'>2 April</time> at noon.</p>",
        "<ul><li><time datetime='2014-04-02'>2 April</time> The court sits</li></ul>",
    ],
)
def test_a_time_that_the_article_speaks_of_is_not_its_day(line: str, read: Read) -> None:
    article = read("a.html", page(body=BODY + line + BODY.replace("The", "Then the")))
    assert (article.published, "2 April" in article.text) == (None, True)


def test_a_date_line_below_the_headline_is_read_and_is_no_text(read: Read) -> None:
    article = read("a.html", page(body=f"<p>By Ida Brandt</p><p>14 March 2014</p>{BODY}"))
    assert (article.published, article.authors, article.text) == (date(2014, 3, 14), ("Ida Brandt",), TEXT)


def test_in_utc_it_may_be_tomorrow_already(read: Read) -> None:
    head = linked_data(datePublished="2014-03-15T02:00:00Z")
    head += '<link rel="canonical" href="https://news.example/2014/03/14/ships">'
    assert read("a.html", page(head)).published == date(2014, 3, 14)


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00Z", "1970-01-01", "2999-01-01", "", "soon", "2014-13-45"])
def test_a_stamp_that_stands_for_unknown_is_passed_over(stamp: str, read: Read) -> None:
    head = linked_data(datePublished=stamp) + '<meta name="date" content="2014-03-14">'
    assert read("a.html", page(head)).published == date(2014, 3, 14)


def test_a_page_without_a_date_has_none(read: Read) -> None:
    article = read("a.html", page())
    assert (article.published, article.published_from) == (None, None)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ida Brandt", ("Ida Brandt",)),
        ("Ida Brandt; Lee Okafor", ("Ida Brandt", "Lee Okafor")),
        ("By Ida Brandt", ("Ida Brandt",)),
        ("admin", ()),
        ("", ()),
    ],
)
def test_authors_are_people(author: str, names: tuple[str, ...], read: Read) -> None:
    assert read("a.html", page(f'<meta name="author" content="{author}">')).authors == names


def test_the_site_is_no_author_beside_a_person(read: Read) -> None:
    head = SITE + '<meta name="author" content="Ida Brandt; Quay Gazette">'
    assert read("a.html", page(head)).authors == ("Ida Brandt",)


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        (linked_data(author={"@type": "Person", "name": "Ida Brandt"}), BODY, ("Ida Brandt",)),
        (linked_data(author=["Ida Brandt", {"name": "Lee Okafor"}]), BODY, ("Ida Brandt", "Lee Okafor")),
        (linked_data(author={"@type": "Person", "name": "By IDA BRANDT, Quay Ship Writer"}), BODY, ("IDA BRANDT",)),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "x", "author": '
            '{"@id": "#ida"}}, {"@type": "Person", "@id": "#ida", "name": "Ida Brandt"}]}</script>',
            BODY,
            ("Ida Brandt",),
        ),
        (
            linked_data(author={"@type": "Organization", "name": "Quay Gazette"}),
            f'<div class="byline">By <a>Ida Brandt</a> and <a>Lee Okafor</a></div>{BODY}',
            ("Ida Brandt", "Lee Okafor"),
        ),
        ('<meta name="author" content="Ida Brandt, Staff Writer">', BODY, ("Ida Brandt",)),
        ('<meta name="author" content="Reuters">', BODY, ("Reuters",)),
    ],
)
def test_authors_are_found_where_pages_name_them(head: str, body: str, names: tuple[str, ...], read: Read) -> None:
    assert read("a.html", page(SITE + head, body=body)).authors == names


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        # What readers see goes before what programs were told.
        ('<meta name="author" content="Lee Okafor">', "<p class='byline'>By Ida Brandt</p>", ("Ida Brandt",)),
        (linked_data(author={"@type": "Person", "name": "ida-b"}), "<p>By Ida Brandt</p>", ("Ida Brandt",)),
        (linked_data(author={"@type": "Person", "name": "Quay staff"}), "<p>by Harbour Press</p>", ("Harbour Press",)),
        # Markup may name one of several, or spell a name whole.
        (
            linked_data(author="Ida Brandt"),
            "<p class='byline'>Ida Brandt and Lee Okafor</p>",
            ("Ida Brandt", "Lee Okafor"),
        ),
        (linked_data(author="Ida Brandt"), "<p class='byline'>Ida Bran<b>d</b>t</p>", ("Ida Brandt",)),
        ('<meta name="author" content="Reuters">', "<p class='author-name'>REUTERS</p>", ("Reuters",)),
        # A link to an author's page, above the headline or below it; a box at the article's end.
        ("", "<a href='/author/ida-brandt/'>Ida Brandt</a>", ("Ida Brandt",)),
        ("", f"{BODY}<div class='author-box'>Ida Brandt</div>", ("Ida Brandt",)),
        # None of these wrote it.
        (linked_data(author={"@type": "Organization", "name": "Quay Gazette"}), "", ()),
        ("", "<p class='author'>quayadmin</p>", ()),
        ("", f"{BODY}<div class='comment'><span class='author'>Lee Okafor</span></div>", ()),
        ("", "<h4 class='author'>The harbour and the pilots' union</h4>", ()),
    ],
)
def test_a_byline_at_the_articles_head_is_believed(head: str, body: str, names: tuple[str, ...], read: Read) -> None:
    assert read("a.html", page(SITE + head, body=body if BODY in body else body + BODY)).authors == names


def test_a_site_is_the_author_where_its_byline_says_so(read: Read) -> None:
    assert read("a.html", page(SITE, body=f"<p>By Quay Gazette Staff</p>{BODY}")).authors == ("Quay Gazette Staff",)


def test_the_sites_own_heading_is_no_headline(read: Read) -> None:
    source = page(SITE, around="<h1>The Quay Gazette Newspaper</h1>")
    assert read("a.html", source).title == "Forty ships wait"


def test_a_line_that_is_the_pages_title_is_the_headline_of_a_page_without_one(read: Read) -> None:
    source = (
        page(around="<h1>Newspaper of the harbour</h1>")
        .replace("<h1>Forty", "<div>Forty")
        .replace("wait</h1>", "wait</div>")
    )
    assert read("a.html", source).title == "Forty ships wait"


def test_the_headline_is_the_one_that_readers_see(read: Read) -> None:
    head = '<meta property="og:title" content="You will not believe how many ships wait">'
    assert read("a.html", page(SITE + head)).title == "Forty ships wait"


def test_a_heading_of_another_story_is_no_headline(read: Read) -> None:
    head = SITE + '<meta property="og:title" content="Forty ships wait">'
    source = page(head, around="<h1>Bread is dearer than last year</h1>").replace("<h1>Forty ships wait</h1>", "")
    assert read("a.html", source).title == "Forty ships wait"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [("2014-03-15T02:00:00Z", 14), ("2014-03-15T02:00:00+01:00", 15), ("2014-03-15T12:00:00Z", 15)],
)
def test_a_stamp_in_utc_gives_way_to_the_day_that_the_page_shows(stamp: str, day: int, read: Read) -> None:
    shown = f'<span class="date">March 14, 2014 9:00 pm</span>{BODY}'
    assert read("a.html", page(linked_data(datePublished=stamp), body=shown)).published == date(2014, 3, day)


def test_a_publisher_that_is_an_address_is_called_by_its_host(read: Read) -> None:
    head = '<meta property="og:site_name" content="https://www.quay.example">'
    assert read("a.html", page(head)).publisher == "quay.example"


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("Quay Gazette", "Quay Gazette"),
        ("The Lantern", "The Lantern"),
        ("World News", None),
        ("Lindhaven harbour", None),
    ],
)
def test_the_name_of_a_paper_behind_the_title_is_the_publishers(name: str, publisher: str | None, read: Read) -> None:
    source = page().replace("wait | Quay Gazette</title>", f"wait – {name}</title>").replace("© 2014 Quay Gazette", "")
    article = read("a.html", source)
    assert (article.title, article.publisher) == ("Forty ships wait", publisher)


def test_a_document_that_was_saved_as_a_page_is_called_by_its_title(read: Read) -> None:
    source = page().replace("<title>Forty ships wait | Quay Gazette", "<title>Document1")
    source = source.replace("<h1>Forty ships wait</h1>", "<p class=MsoTitle>Forty ships wait</p>")
    article = read("a.html", source)
    assert (article.title, article.text) == ("Forty ships wait", TEXT)


def test_who_wrote_a_recipe_is_its_author(read: Read) -> None:
    head = linked_data(author={"@type": "Person", "name": "Ida Brandt"}).replace("NewsArticle", "Recipe")
    assert read("a.html", page(head)).authors == ("Ida Brandt",)


def test_the_language_is_the_one_the_page_says(read: Read) -> None:
    assert read("a.html", page(attributes='lang="de-DE"')).language == "de"


def test_list_items_have_no_marks(read: Read) -> None:
    items = "".join(f"<li>{line}</li>" for line in STORY)
    assert read("a.html", page(body=f"<p>{STORY[0]} Again.</p><ul>{items}</ul>")).text == f"{STORY[0]} Again.\n\n{TEXT}"


def test_the_headline_is_not_in_the_text_again(read: Read) -> None:
    assert "Forty ships wait" not in read("a.html", page(body=f"<h2>Forty Ships Wait</h2>{BODY}")).text


def test_a_table_of_facts_gives_a_line_for_each_row(read: Read) -> None:
    table = "<table><tr><th>ship</th><th>crew</th></tr><tr><td>Ada</td><td>12</td></tr></table>"
    assert "Ada | 12" in read("a.html", page(body=BODY + table)).text


def test_a_box_of_teasers_in_the_middle_costs_no_sentence(read: Read) -> None:
    box = "<p>Most read in harbour news</p><ul><li>Lighthouse lit again</li></ul>"
    text = read("a.html", page(body=BODY + box + BODY.replace("The", "Then the"))).text
    assert all(line.replace("The", "Then the") in text for line in STORY)


PLAIN = (
    "<h1>The archive</h1><h3>When is it open?</h3><p>On Tuesdays and Thursdays from 9 a.m. to 5 p.m.</p>"
    "<h3>What does it cost?</h3><p>The reading room is free. A scan costs 60 cents a page, a copy 12 euros.</p>"
    "<h3>What may I bring?</h3><ul><li>A pencil</li><li>A camera without flash</li></ul>"
    "<p>Bags and coats are left at the door, in a locker that takes a coin of one euro.</p>"
)


@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<div class='a'><section>{}</section></div>"])
def test_a_page_written_by_hand_keeps_its_headings_and_lists(around: str, read: Read) -> None:
    text = read("a.html", f"<html><body>{around.format(PLAIN)}</body></html>").text
    assert text.split("\n\n") == [
        "When is it open?",
        "On Tuesdays and Thursdays from 9 a.m. to 5 p.m.",
        "What does it cost?",
        "The reading room is free. A scan costs 60 cents a page, a copy 12 euros.",
        "What may I bring?",
        "A pencil",
        "A camera without flash",
        "Bags and coats are left at the door, in a locker that takes a coin of one euro.",
    ]


def test_menus_and_links_to_other_stories_beside_bare_paragraphs_stay_out(read: Read) -> None:
    others = "".join(f"<li><a href='/{at}'>Another story of the day, number {at}</a></li>" for at in range(5))
    menu = "<ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul>"
    around = f"<div>{menu}</div><div><h1>Forty ships wait</h1>{BODY}<h2>Related stories</h2><ul>{others}</ul></div>"
    assert read("a.html", f"<html><body>{around}</body></html>").text == TEXT


@pytest.mark.parametrize(
    "body", ["<p>Forty ships wait.</p>", "Forty ships wait.", "<p>" + "ship " * 60, "<td>Forty ships wait."]
)
def test_a_page_too_short_for_heuristics_is_read_all_the_same(body: str, read: Read) -> None:
    assert "ship" in read("a.html", f"<html><body>{body}</body></html>").text


def test_xhtml_with_a_declaration_is_read(read: Read) -> None:
    assert read("a.xhtml", '<?xml version="1.0" encoding="utf-8"?>' + page()).text == TEXT


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><body><script>x()</script></body></html>", "<!-- a -->", "<p>…</p>"]
)
def test_a_page_without_words_is_refused(source: str, refuse: Refuse) -> None:
    assert refuse("a.html", source)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 3_000 + "Forty ships wait.",
        "<b>" * 3_000 + "Forty ships wait.",
        "<table><tr><td>" * 500 + "Forty ships wait.",
        "<ul><li>" * 500 + "Forty ships wait.",
        page(linked_data(datePublished="x" * 10_000)),
        page("<meta " + "a=b " * 5_000 + ">"),
        page("<script type='application/ld+json'>" + "[" * 20_000 + "</script>"),
        page().replace("<p>", "<p \x00 \x0b>"),
        "<html><body><p>nul \x00 and &#0; &#xD800; &#x1F6A2; stay away</p></body></html>",
    ],
    ids=["div", "b", "table", "list", "date", "meta", "json", "controls", "references"],
)
def test_a_hostile_page_gives_an_article_or_a_line(source: str, settle: Settle) -> None:
    assert settle("a.html", source)
