"""Markdown: the marks go, the words stay, the front matter says who and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa.errors import EmptyInput
from qa.ingest.files import find_files, passed_over
from tests.qa.ingest.making import STORY, Read, Refuse, Settle


def matter(fields: str) -> str:
    return f"---\n{fields}\n---\n\n# Forty ships wait\n\n{STORY[0]}\n"


def test_front_matter_gives_all_there_is_to_know(read: Read) -> None:
    article = read(
        "a.md",
        "---\ntitle: Forty ships\ndate: 2014-03-14\npublisher: Quay Gazette\n"
        f"authors: [Ida Brandt, Lee Okafor]\nurl: https://news.example/ships\nlang: en-GB\n---\n\n{STORY[0]}\n",
    )
    assert (
        article.title,
        article.published,
        article.published_from,
        article.publisher,
        article.authors,
        article.url,
        article.language,
        article.text,
    ) == (
        "Forty ships",
        date(2014, 3, 14),
        "front matter",
        "Quay Gazette",
        ("Ida Brandt", "Lee Okafor"),
        "https://news.example/ships",
        "en",
        STORY[0],
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The *old* **ferry** _left_ ~~again~~.", "The old ferry left again."),
        ("See [the pier](https://a.example) now.", "See the pier now."),
        ("See [the pier][1] now.\n\n[1]: https://a.example", "See the pier now."),
        ("See <https://a.example> now.", "See https://a.example now."),
        ("Before ![a ferry](f.png) after.", "Before after."),
        ("One line\nlazily goes on.", "One line lazily goes on."),
        ("One line  \nbroken hard.", "One line broken hard."),
        ("A `code` word.", "A code word."),
        (r"Five \* stars &amp; a \[box\].", "Five * stars & a [box]."),
        ("- bread\n- butter\n  - salt", "bread\n\nbutter\n\nsalt"),
        ("1. first\n2. second", "first\n\nsecond"),
        ("> She said so.\n> Twice.", "She said so. Twice."),
        ("> She said so.\nlazily twice.", "She said so. lazily twice."),
        ("| ship | crew |\n|---|---|\n| Ada | 12 |", "ship | crew\n\nAda | 12"),
        ("```\nlet go\n```", "let go"),
        ("Below\n\n## The pier\n\nText", "Below\n\nThe pier\n\nText"),
        ("Word<br>word and <b>bold</b> tags.", "Word word and bold tags."),
        ("<div>\n<p>A block of HTML.</p>\n</div>", "A block of HTML."),
        ("<details>\n\nInside *it*.\n\n</details>", "Inside it."),
        ("<!-- unseen -->\n\nSeen.", "Seen."),
        ("<script>\nalert(1)\n</script>\n\nSeen.", "Seen."),
        ("A claim.[^1] More.\n\n[^1]: The note itself.", "A claim. More.\n\nThe note itself."),
        ("A claim.[^n]\n\n[^n]: Noted", "A claim.\n\nNoted"),
        ("👩‍👩‍👧 and e\u0301 *İ*", "👩‍👩‍👧 and é İ"),
        ("Ship's log — “sic” …", "Ship's log — “sic” …"),
    ],
)
def test_the_marks_go_and_the_words_stay(source: str, text: str, read: Read) -> None:
    assert read("a.md", source).text == text


def test_the_first_heading_is_the_title_when_nothing_else_is(read: Read) -> None:
    article = read("a.md", f"# Forty ships wait\n\n{STORY[0]}")
    assert (article.title, article.text) == ("Forty ships wait", STORY[0])


def test_a_heading_that_repeats_the_title_is_not_in_the_text(read: Read) -> None:
    assert read("a.md", matter("title: Forty ships wait")).text == STORY[0]


def test_another_heading_than_the_title_stays_in_the_text(read: Read) -> None:
    assert read("a.md", matter("title: Lindhaven")).text == f"Forty ships wait\n\n{STORY[0]}"


def test_a_line_of_paper_day_and_author_below_the_heading_is_read(read: Read) -> None:
    article = read("a.md", f"# Forty ships wait\n\nQuay Gazette | March 14, 2014 | By Ida Brandt\n\n{STORY[0]}")
    assert (article.publisher, article.authors, article.text) == ("Quay Gazette", ("Ida Brandt",), STORY[0])


@pytest.mark.parametrize(
    "line",
    ["*The Pier Review, 14 March 2014. By Ida Brandt*", "**Feature. The Pier Review. By Ida Brandt. 14 March 2014.**"],
)
def test_statements_of_paper_day_and_author_below_the_heading_are_read(line: str, read: Read) -> None:
    article = read("a.md", f"# Forty ships wait\n\n{line}\n\n{STORY[0]}")
    assert (article.publisher, article.authors, article.published, article.published_from, article.text) == (
        "The Pier Review",
        ("Ida Brandt",),
        date(2014, 3, 14),
        "byline",
        STORY[0],
    )


def test_a_dateline_below_the_heading_tells_the_day_and_stays(read: Read) -> None:
    lead = f"LINDHAVEN, 14 March 2014 – {STORY[0]}"
    article = read("a.md", f"# Forty ships wait\n\n{lead}\n\n{STORY[1]}")
    assert (article.published, article.text) == (date(2014, 3, 14), f"{lead}\n\n{STORY[1]}")


def test_a_paper_and_who_wrote_for_it_are_read_below_the_day(read: Read) -> None:
    article = read("a.md", f"# Forty ships wait\n\n14 March 2014\n\nQuay Courier, by Nora Falk\n\n{STORY[0]}")
    assert (article.authors, article.publisher, article.text) == (("Nora Falk",), "Quay Courier", STORY[0])
    article = read("a.md", f"# Minutes of the Pier Board\n\n**Meeting of 14 March 2014, 7.30pm**\n\n{STORY[0]}")
    assert article.published == date(2014, 3, 14)


def test_a_byline_and_a_date_below_the_heading_are_read(read: Read) -> None:
    article = read("a.md", f"# Forty ships wait\n\n*By Ida Brandt*\n\nMarch 14, 2014\n\n{STORY[0]}")
    assert (article.authors, article.published, article.text) == (("Ida Brandt",), date(2014, 3, 14), STORY[0])


@pytest.mark.parametrize(
    "fields",
    [
        "date: 03/04/2014",
        "date: [2014-03-14]",
        "date: 2014",
        "date: 1970-01-01",
        "date: 2999-01-01",
        "date: true",
        "date: {day: 14}",
        "date: soon",
    ],
)
def test_a_date_that_is_unclear_or_impossible_stays_unknown(fields: str, read: Read) -> None:
    assert read("a.md", matter(fields)).published is None


@pytest.mark.parametrize(
    "fields",
    ["date: 2014-03-14 23:30:00+02:00", "published: 20140314", "Date: 14 March 2014", 'date: "2014-03-14T10:00"'],
)
def test_a_date_is_read_in_the_ways_people_write_it(fields: str, read: Read) -> None:
    assert read("a.md", matter(fields)).published == date(2014, 3, 14)


@pytest.mark.parametrize(
    "fields", ["title: {a: b}", "title: [a, b]", "title: true", "title: .nan", "title:", "- a\n- b"]
)
def test_a_title_that_is_none_leaves_it_to_the_heading(fields: str, read: Read) -> None:
    assert read("a.md", matter(fields)).title == "Forty ships wait"


@pytest.mark.parametrize(
    "fields",
    [
        "author: Ida Brandt and Lee Okafor",
        "author: Ida Brandt, Lee Okafor",
        "by: By Ida Brandt & Lee Okafor",
        "authors: [Ida Brandt, {name: Lee Okafor}, [x], null, true]",
        "authors:\n  - name: Ida Brandt\n  - name: Lee Okafor",
        "authors: Ida Brandt; Lee Okafor",
    ],
)
def test_authors_are_read_in_the_ways_people_write_them(fields: str, read: Read) -> None:
    assert read("a.md", matter(fields)).authors == ("Ida Brandt", "Lee Okafor")


def test_a_comma_within_a_name_is_kept_where_semicolons_part_them(read: Read) -> None:
    assert read("a.md", matter("authors: Brandt, Ida; Okafor, Lee")).authors == ("Brandt, Ida", "Okafor, Lee")


@pytest.mark.parametrize(
    "fields",
    [
        "a: [b: c: d",
        "title: [1",
        "title: *unknown",
        "title: !!python/object/apply:os.getcwd []",
        "date: 2014-13-45",
        'title: "\\ud800"',
        "? [a]\n: b",
        "\t- tab",
    ],
)
def test_front_matter_that_is_no_yaml_is_refused_in_one_line(fields: str, refuse: Refuse) -> None:
    assert "front matter" in refuse("a.md", matter(fields)).what


@pytest.mark.parametrize(
    "title",
    [
        "Ferries stay: the closing is dropped",
        "Who pays? It's them: the islands:",
        '"Never again" says the pilot: he stays',
        "'No' wins",
    ],
)
def test_a_title_with_a_colon_or_a_quotation_needs_no_quotes_of_its_own(title: str, read: Read) -> None:
    article = read("a.md", matter(f"title: {title}\ntags:\n- sea\n- 'pay: less'\nauthors: [Ida Brandt]"))
    assert (article.title, article.authors) == (title, ("Ida Brandt",))


def test_a_billion_laughs_are_not_laughed(read: Read) -> None:
    laughs = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "\n".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read("a.md", matter(f"{laughs}\nauthors: *i")).title == "Forty ships wait"


def test_front_matter_that_holds_itself_is_read(read: Read) -> None:
    assert read("a.md", matter("authors: &a [*a, Ida Brandt]")).authors == ("Ida Brandt",)


@pytest.mark.parametrize(
    "source", [">" * 20_000 + " deep", "*a_[(" * 2_000, "[" * 5_000, "- " * 3_000 + "deep", "`" * 9_999]
)
def test_hostile_nesting_gives_an_article_or_a_line(source: str, settle: Settle) -> None:
    assert settle("a.md", source)


@pytest.mark.parametrize(
    "head",
    [
        "Title: Forty ships wait\nAuthor: Ida Brandt\nDate: 14 March 2014\nPublication: The Pier",
        "**Title:** Forty ships wait\n**Author:** Ida Brandt\n**Date:** 14 March 2014\n**Publication:** The Pier",
        "# Forty ships wait\n\nAuthor: Ida Brandt\nDate: 14 March 2014\nPublication: The Pier",
        "# Forty ships wait\n\n*By Ida Brandt* · *The Pier* · *14 March 2014*",
        "# Forty ships wait\n\n*By Ida Brandt*\n\nThe Pier, 14 March 2014",
    ],
)
def test_fields_and_marks_without_front_matter_are_read(head: str, read: Read) -> None:
    article = read("a.md", f"{head}\n\n{STORY[0]}\n\n{STORY[1]}\n")
    assert (article.title, article.published, article.authors, article.publisher, article.text) == (
        "Forty ships wait",
        date(2014, 3, 14),
        ("Ida Brandt",),
        "The Pier",
        f"{STORY[0]}\n\n{STORY[1]}",
    )


def test_a_list_that_opens_with_fields_of_its_own_stays_the_text(read: Read) -> None:
    article = read("a.md", f"# Ferry to hire\n\nPrice: 40 crowns\n\nColour: grey\n\n{STORY[0]}\n")
    assert (article.title, article.text) == ("Ferry to hire", f"Price: 40 crowns\n\nColour: grey\n\n{STORY[0]}")


def test_front_matter_in_toml_is_read(read: Read) -> None:
    fields = 'title = "Forty ships wait"\ndate = 2014-03-14\nauthors = ["Ida Brandt"]'
    article = read("a.md", f"+++\n{fields}\n+++\n\n# Forty ships wait\n\n{STORY[0]}\n")
    assert (article.title, article.published, article.authors, article.text) == (
        "Forty ships wait",
        date(2014, 3, 14),
        ("Ida Brandt",),
        STORY[0],
    )


def test_front_matter_that_is_no_toml_is_refused_in_one_line(refuse: Refuse) -> None:
    assert "not TOML" in refuse("a.md", f"+++\ntitle: Forty ships\n+++\n\n{STORY[0]}").what


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_file_without_a_heading_opens_with_its_headline(gap: str, read: Read) -> None:
    article = read("a.md", f"Forty ships wait{gap}The Pier Review, 14 March 2014\n\n{STORY[0]}\n\n{STORY[1]}\n")
    assert (article.title, article.published, article.publisher, article.text) == (
        "Forty ships wait",
        date(2014, 3, 14),
        "The Pier Review",
        f"{STORY[0]}\n\n{STORY[1]}",
    )


def test_a_file_that_opens_with_a_paragraph_has_no_headline(read: Read) -> None:
    article = read("ships.md", f"{STORY[0]}\n\n{STORY[1]}\n")
    assert (article.title, article.text) == ("ships", f"{STORY[0]}\n\n{STORY[1]}")


def test_a_table_without_marks_keeps_its_lines_and_a_broken_paragraph_does_not(read: Read) -> None:
    table = ["Norway 11 gold", "Sweden 9 gold", "Finland 4 gold"]
    broken = STORY[0].replace(" on ", " on\n").replace(" as ", " as\n")
    article = read("a.md", "# Medals\n\n{}\n\n{}\n".format("\n".join(table), broken))
    assert article.text.split("\n\n") == [*table, STORY[0]]


def test_sentences_on_lines_of_their_own_are_one_paragraph(read: Read) -> None:
    assert read("a.md", "# Forty ships wait\n\n" + "\n".join(STORY)).text == " ".join(STORY)


def test_a_name_with_a_post_at_a_paper_below_a_heading_is_the_authors(read: Read) -> None:
    article = read("a.md", f"# Forty ships\n\nRita Falk, harbour correspondent\n\n14 March 2014\n\n{STORY[0]}")
    assert (article.authors, article.published, article.text) == (("Rita Falk",), date(2014, 3, 14), STORY[0])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("The [[Lindhaven|town]] counts ships in [[Lindhaven]] and [[Lindhaven#Pier]].",
         "The town counts ships in Lindhaven and Lindhaven Pier."),
        ("![[map.png]]\nForty ==ships== wait. %%ask Ida%% ^a1b2c3", "Forty ships wait."),
        ("> [!note] Mind the pier\n> Forty ships wait.", "Mind the pier Forty ships wait."),
        ("- [ ] Count the ships\n- [x] Ask the pilot", "Count the ships\n\nAsk the pilot"),
        ("`[[a]] == b` and x == y == z, 5%% or 10%%.", "[[a]] == b and x == y == z, 5%% or 10%%."),
    ],
)  # fmt: skip
def test_the_marks_of_programs_for_notes_go(source: str, words: str, read: Read) -> None:
    assert read("a.md", f"# Forty ships\n\n{STORY[0]}\n\n{source}").text == f"{STORY[0]}\n\n{words}"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "The area is r ^2\nand the length is l ^length\nor less.",
            "The area is r ^2 and the length is l ^length or less.",
        ),
        ("The area is r ^2pi", "The area is r ^2pi"),
        ("The `x`[x] marks it.", "The x[x] marks it."),
        ("[x] marks the pier.", "[x] marks the pier."),
        ("- [x] `tar` the pier ^tasks", "tar the pier"),
    ],
)
def test_what_only_looks_like_a_mark_of_theirs_stays(source: str, words: str, read: Read) -> None:
    assert read("a.md", f"# Forty ships\n\n{source}\n\n{STORY[0]}").text == f"{words}\n\n{STORY[0]}"


@pytest.mark.parametrize("author", ['"[[Ida Brandt]]"', "[[Ida Brandt]]", '["[[Ida Brandt]]"]'])
def test_an_author_who_is_a_link_to_a_note_is_told_by_name(author: str, read: Read) -> None:
    assert read("a.md", f"---\nauthor: {author}\n---\n\n{STORY[0]}").authors == ("Ida Brandt",)


NUMBERED = "Forty ships wait 0123456789abcdef0123456789abcdef.md"
NOTION = (
    "Owner: Ida Brandt\nLast edited time: March 16, 2014 9:26 AM\nCreated time: March 14, 2014 5:01 PM\nTags: Ships"
)
JOPLIN = """id: 0123456789abcdef0123456789abcdef
parent_id: 0123456789abcdef0123456789abcdee
created_time: 2014-03-14T17:01:12.630Z
author: Ida Brandt
source_url: {address}
source: joplin-desktop
is_todo: 0
type_: {type}"""


@pytest.mark.parametrize("name", ["a.md", NUMBERED])
def test_the_properties_of_a_page_of_notion_are_its_fields(name: str, read: Read) -> None:
    article = read(name, f"# Forty ships wait\n\n{NOTION}\n\n{STORY[0]}\n\n{STORY[1]}")
    assert (article.title, article.authors, article.published) == (
        "Forty ships wait",
        ("Ida Brandt",),
        date(2014, 3, 14),
    )
    assert article.text == f"{STORY[0]}\n\n{STORY[1]}"


def test_a_page_of_notion_that_was_clipped_has_its_address_and_not_the_day_it_was_clipped_on(read: Read) -> None:
    clipped = f"{NOTION}\nURL: http://quay.example/ships\nAuthor: Lee Okafor"
    article = read("a.md", f"# Forty ships wait\n\n{clipped}\n\n{STORY[0]}")
    assert (article.url, article.authors, article.published) == ("http://quay.example/ships", ("Lee Okafor",), None)


def test_a_property_that_is_a_sentence_is_text(read: Read) -> None:
    article = read(NUMBERED, f"# Forty ships wait\n\nStatus: Done\nSummary: {STORY[0]}\n\n{STORY[1]}")
    assert article.text == f"Summary: {STORY[0]}\n\n{STORY[1]}"


def test_lines_below_a_title_that_people_wrote_are_text(read: Read) -> None:
    lines = "Date: 14 March 2014\nDecision: The pier is closed."
    article = read("a.md", f"# The meeting\n\n{lines}\n\n{STORY[0]}")
    assert "Decision: The pier is closed." in article.text


@pytest.mark.parametrize(
    "lines", ["Q: Why?\n\nA: Fog.", "Q: Why?\nA: Fog.\nQ: And now?\nA: We wait.", "Rope: 200 m\nLamps: 3"]
)
def test_what_people_call_by_names_of_their_own_is_text_in_a_page_of_notion_too(lines: str, read: Read) -> None:
    said = read(NUMBERED, f"# Forty ships wait\n\n{lines}\n\n{STORY[0]}").text
    assert said.split() == f"{lines} {STORY[0]}".split()
    told = read(NUMBERED, f"# Forty ships wait\n\n{NOTION}\n{lines}\n\n{STORY[0]}").text
    assert all(line in " ".join(told.split()) for line in lines.split("\n"))


def test_the_number_in_the_name_of_a_file_of_notion_is_no_title(read: Read) -> None:
    assert read(NUMBERED, STORY[0]).title == "Forty ships wait"


def test_lines_that_only_begin_as_those_of_joplin_are_text(read: Read) -> None:
    numbers = "id: 0123456789abcdef0123456789abcdef\n" * 3
    assert read("a.md", f"{STORY[0]}\n\n{numbers}\n{STORY[1]}").text.count("id: 0123") == 3
    kept = f"{numbers}\n{STORY[0]}\n\n{JOPLIN.format(address='', type=1)}"
    assert "parent_id" not in read("a.md", f"Forty ships wait\n\n{kept}").text


def test_what_joplin_keeps_below_a_note_is_no_text_of_it(read: Read) -> None:
    note = f"Forty ships wait\n\n{STORY[0]}\n\n{STORY[1]}\n\n" + JOPLIN
    article = read("a.md", note.format(address="", type=1))
    assert article.text == f"{STORY[0]}\n\n{STORY[1]}"
    assert (article.title, article.authors, article.published, article.publisher) == (
        "Forty ships wait",
        ("Ida Brandt",),
        date(2014, 3, 14),
        None,
    )
    clipped = read("a.md", note.format(address="http://quay.example/ships", type=1))
    assert (clipped.url, clipped.published) == ("http://quay.example/ships", None)


def test_a_notebook_of_joplin_is_no_article(refuse: Refuse) -> None:
    assert isinstance(refuse("a.md", "Harbour\n\n" + JOPLIN.format(address="", type=2)), EmptyInput)


def test_of_a_folder_of_joplin_only_notes_are_read(tmp_path: Path) -> None:
    for at, kind in enumerate((1, 2, 6)):
        (tmp_path / f"{at:032x}.md").write_text(f"Harbour\n\n{STORY[0]}\n\n" + JOPLIN.format(address="", type=kind))
    assert [file.name for file in find_files(tmp_path)] == [f"{0:032x}.md"]
    assert passed_over(tmp_path) == {".md": 2}


def test_an_address_that_stands_as_the_source_is_no_publisher(read: Read) -> None:
    article = read("a.md", f"---\ncreated: 2014-03-14\nsource: http://quay.example/ships\n---\n{STORY[0]}")
    assert (article.url, article.publisher, article.published) == ("http://quay.example/ships", None, None)
    article = read("a.md", f"---\nCreated: 2014-03-14\nCreated By: Ida Brandt\n---\n{STORY[0]}")
    assert (article.authors, article.published) == (("Ida Brandt",), date(2014, 3, 14))


def test_a_title_that_comes_again_with_other_marks_is_no_text(read: Read) -> None:
    article = read(
        "a.md", f"---\ntitle: 'Forty ships (and more): why'\n---\n# Forty ships and more – why\n\n{STORY[0]}"
    )
    assert (article.title, article.text) == ("Forty ships (and more): why", STORY[0])


def test_a_link_of_a_clipped_page_that_goes_over_lines_is_its_words(read: Read) -> None:
    picture = "[\n\n![Ida](http://quay.example/ida.png)\n\n\n](http://quay.example/ida)"
    story = "[\n\n### The lamp\n\n](http://quay.example/lamp)"
    article = read("a.md", f"# Forty ships\n\n{STORY[0]}\n\n{picture}\n\n{STORY[1]}\n\n{story}\n\n```\n[\n1\n]\n```")
    assert article.text == f"{STORY[0]}\n\n{STORY[1]}\n\nThe lamp\n\n[\n1\n]"
