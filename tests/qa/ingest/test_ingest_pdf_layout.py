"""PDF: what is read from where words stand on a page. Headline, paragraphs, columns, tables, heads, notes, hyphens."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

import pytest

from qa.ingest.inside import pdf
from qa.ingest.item import Draft
from tests.qa.ingest.making import STORY, Placed, Write, place_pdf

Reads = Callable[..., Draft]

#: Paragraphs of several lines each, however they are broken.
TALE = (
    f"{STORY[0]} {STORY[1]}",
    f"{STORY[3]} Their crews had bought bread in the town, and a stoker had left his accordion behind.",
    f"{STORY[4]} Nobody on the council has seen it burning, and its keeper died nine years ago in Oslo.",
)
HEADLINE = ("Forty ships wait off the", "harbour of Lindhaven")
HEAD: tuple[Placed, ...] = (
    (60, 780, 26, HEADLINE[0]),
    (60, 750, 26, HEADLINE[1]),
    (60, 722, 9, "By Ida Brandt"),
    (60, 708, 9, "14 March 2014"),
)
TITLE = " ".join(HEADLINE)


@pytest.fixture
def reads(write: Write) -> Reads:
    def read(*pages: Sequence[Placed], before: str = "") -> Draft:
        return pdf.read(write("a.pdf", place_pdf(*pages, before=before)))

    return read


def column(
    paragraphs: Sequence[str], x: float, top: float, *, signs: int = 46, indent: float = 0.0, space: float = 0.0
) -> list[Placed]:
    """The paragraphs in 10 points, broken to so many signs, from there down."""
    found: list[Placed] = []
    y = top
    for paragraph in paragraphs:
        for at, line in enumerate(textwrap.wrap(paragraph, signs - (0 if indent == 0 else 2))):
            found.append((x + (0 if at else indent), y, 10, line))
            y -= 12
        y -= space
    return found


def by_turns(*columns: Sequence[Placed]) -> Iterator[Placed]:
    """What stands in the columns, a line of each in turn."""
    for at in range(max(map(len, columns))):
        yield from (one[at] for one in columns if at < len(one))


def paragraphs(found: Draft) -> list[str]:
    return found.text.split("\n\n")


def layouts() -> Iterator[tuple[str, list[list[Placed]]]]:
    """The same article, set in many ways."""
    yield "space between paragraphs", [[*HEAD, *column(TALE, 60, 680, signs=80, space=8)]]
    yield "first lines set in", [[*HEAD, *column(TALE, 60, 680, signs=80, indent=12)]]
    yield "two columns", [[*HEAD, *column(TALE[:2], 60, 680, indent=10), *column(TALE[2:], 310, 680, indent=10)]]
    rows = by_turns(column(TALE[:2], 60, 680, indent=10), column(TALE[2:], 310, 680, indent=10))
    yield "two columns, row by row", [[*HEAD, *rows]]
    narrow = [column(TALE[at : at + 1], 60 + 170 * at, 680, signs=30, space=6) for at in range(3)]
    yield "three columns, row by row", [[*HEAD, *by_turns(*narrow)]]
    lines = column(TALE, 60, 680, signs=80, indent=12)
    cut = 5
    second = [(x, 780.0 - 12 * at, size, text) for at, (x, _, size, text) in enumerate(lines[cut:])]
    yield "two pages", [[*HEAD, *lines[:cut]], second]
    heads: list[list[Placed]] = [
        [(60, 815, 8, "Quay Gazette"), (480, 815, 8, "Spring 2014"), (290, 30, 8, f"- {number} -")]
        for number in (14, 15)
    ]
    yield "heads and numbers", [[*heads[0], *HEAD, *lines[:cut]], [*heads[1], *second]]
    note: Placed = (60, 60, 7, "1 Counted from the pier at noon, by the harbour office and by the pilots.")
    marked = [*HEAD, *lines[:cut], note]
    yield "a note at the foot of a page", [marked, second]
    initial = [(60.0, 656.0, 32.0, TALE[0][0]), *column(TALE, 60, 680, signs=80, space=8)]
    begun = [
        (85.0, y, size, text[1:] if at == 0 else text) if at < 3 else (x, y, size, text)
        for at, (x, y, size, text) in enumerate(initial[1:])
    ]
    yield "a large first letter", [[*HEAD, initial[0], *begun]]


@pytest.mark.parametrize(("name", "pages"), [pytest.param(*one, id=one[0]) for one in layouts()])
def test_title_byline_and_paragraphs_are_whole_however_it_is_set(
    name: str, pages: list[list[Placed]], reads: Reads
) -> None:
    found = reads(*pages)
    assert (found.title, found.authors, str(found.published)) == (TITLE, ("Ida Brandt",), "2014-03-14")
    assert [one for one in paragraphs(found) if not one.startswith("1 Counted")] == list(TALE)


def test_a_page_turned_on_its_side_reads_as_another(write: Write) -> None:
    lines = [*HEAD, *column(TALE, 60, 680, signs=80, space=8)]
    found = pdf.read(write("a.pdf", place_pdf(lines, before="0 1 -1 0 842 0 cm")))
    assert (found.title, paragraphs(found)) == (TITLE, list(TALE))


def test_text_that_stands_askew_is_read_by_its_lines(reads: Reads) -> None:
    found = reads(column(TALE, 60, 680, signs=80), before="0.8 0.6 -0.6 0.8 0 0 cm")
    assert " ".join(found.text.split()) == " ".join(TALE)


def test_text_without_a_size_is_read_by_its_lines(reads: Reads) -> None:
    lines = [(x, y, 0.0, text) for x, y, _, text in column(TALE, 60, 680, signs=80)]
    assert " ".join(reads(lines).text.split()) == " ".join(TALE)


def test_the_largest_line_is_the_headline_below_a_papers_name(reads: Reads) -> None:
    above: list[Placed] = [(60, 810, 30, "The Quay Gazette")]
    found = reads([*above, *HEAD, *column(TALE, 60, 680, signs=80, space=8)])
    assert found.title == TITLE


def test_a_row_of_a_table_is_a_line_of_its_own(reads: Reads) -> None:
    rows = (("Department", "Budget", "Spent"), ("Housing", "4,120", "4,655"), ("Parks", "1,310", "1,188"))
    cells: list[Placed] = [
        (60 + 120 * place, 600 - 15 * at, 10, cell) for at, row in enumerate(rows) for place, cell in enumerate(row)
    ]
    found = reads([*HEAD, *column(TALE[:1], 60, 680, signs=80), *cells])
    assert paragraphs(found)[1:] == [" | ".join(row) for row in rows]


def test_a_row_below_the_headline_is_not_lost_for_a_headline_itself(reads: Reads) -> None:
    rows = (("Alderby Town", "0-0", "Kirkholm"), ("Brantsea", "1-3", "Marley"), ("Wexcombe", "3-1", "Fallowmouth"))
    cells: list[Placed] = [
        (60 + 120 * place, 700 - 15 * at, 10, cell) for at, row in enumerate(rows) for place, cell in enumerate(row)
    ]
    found = reads([*HEAD[:2], *cells, *column(TALE[:1], 60, 640, signs=80)])
    assert (found.title, paragraphs(found)) == (TITLE, [*(" | ".join(row) for row in rows), TALE[0]])


def test_entries_of_a_list_without_full_stops_are_apart(reads: Reads) -> None:
    entries = (
        "bread",
        "coffee for the pilots",
        "rope, of which there is never enough, and which the board has not bought",
    )
    lines: list[Placed] = [(60, 600 - 12 * at, 10, entry) for at, entry in enumerate(entries)]
    found = reads([*HEAD, *column(TALE[:1], 60, 680, signs=80), *lines])
    assert paragraphs(found)[1:] == list(entries)


def test_cells_of_two_lines_are_one_row(reads: Reads) -> None:
    cells: list[Placed] = []
    for at, (place, cost) in enumerate((("Roof of the", "11"), ("Stairs of the", "22"), ("Gate of the", "33"))):
        y = 600.0 - 30 * at
        cells += [(60, y, 10, place), (60, y - 12, 10, "old lighthouse"), (260, y, 10, cost)]
    found = reads([*HEAD, *column(TALE[:1], 60, 680, signs=80), *cells])
    assert paragraphs(found)[1:] == [
        "Roof of the old lighthouse | 11",
        "Stairs of the old lighthouse | 22",
        "Gate of the old lighthouse | 33",
    ]


def test_heads_of_three_lines_are_no_text(reads: Reads) -> None:
    heads: tuple[Placed, ...] = (
        (60, 820, 7, "Harbour Board of Lindhaven"),
        (60, 811, 7, "Meeting of the pilots"),
        (60, 802, 7, "AGENDA ITEM 7"),
    )
    found = reads([*heads, *HEAD, *column(TALE[:1], 60, 680)], [*heads, *column(TALE[1:], 60, 780, space=8)])
    assert paragraphs(found) == list(TALE)


def test_what_a_browser_prints_at_the_edges_is_no_text(reads: Reads) -> None:
    printed: tuple[Placed, ...] = (
        (24, 830, 8, "11/27/26, 9:51 AM"),
        (250, 830, 8, "Forty ships - Quay Gazette"),
        (24, 17, 8, "https://quay.example/forty"),
        (570, 17, 8, "1/1"),
    )
    assert paragraphs(reads([*HEAD, *column(TALE, 60, 680, space=8), *printed])) == list(TALE)


def test_two_pages_of_the_same_words_keep_them(reads: Reads) -> None:
    page = column(TALE[:1], 60, 680, signs=80)
    assert reads(page, page).text.count("forty ships") == 2


def test_rows_whose_figures_alone_differ_are_no_running_head(reads: Reads) -> None:
    pages = [
        [(60.0, 780.0, 10.0, f"Ship {7 + 5 * at} of {40 - at} had left by noon"), *column(TALE[at : at + 1], 60, 750)]
        for at in range(2)
    ]
    assert "Ship 12 of 39 had left by noon" in reads(*pages).text


@pytest.mark.parametrize(
    ("before", "mark", "whole"),
    [
        ("The ships came in January.", "1", "The ships came in January. Nobody"),
        ("They paid a fee in 2019", "2", "They paid a fee in 2019 Nobody"),
        ("The ships carried 10", "6", "The ships carried 10⁶ Nobody"),
        ("Their decks have 400 m", "2", "Their decks have 400 m² Nobody"),
    ],
)
def test_the_mark_of_a_note_is_no_figure_and_a_power_is_none_of_its_base(
    before: str, mark: str, whole: str, reads: Reads
) -> None:
    # Helvetica's own widths would put the mark a little farther to the left or right; it need only be near.
    end = 60 + 5.0 * len(before)
    page = [*HEAD, (60.0, 680.0, 10.0, before), (end, 684.0, 6.0, mark), (end + 8, 680.0, 10.0, "Nobody knew why.")]
    assert whole in reads(page).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (("a third-", "party offer"), "a third-party offer"),
        (("a well-", "known pilot"), "a well-known pilot"),
        (("an anti-", "British song"), "an anti-British song"),
        (("in 1990-", "2000 they"), "in 1990-2000 they"),
        (("the har-", "bour office"), "the harbour office"),
        (("a news-", "paper said"), "a newspaper said"),
        (("both pre-", "and post-war"), "both pre- and post-war"),
    ],
)
def test_the_hyphen_of_a_word_stays_and_that_of_a_line_goes(broken: tuple[str, str], whole: str, reads: Reads) -> None:
    filled = "The men on the pier could not say why, and spoke about"
    page: list[Placed] = [
        (60, 680, 10, f"{filled} {broken[0]}"),
        (60, 668, 10, f"{broken[1]} of the day before, {filled}."),
    ]
    assert whole in reads([*HEAD, *page]).text


def test_the_site_that_a_browser_put_behind_the_title_is_no_part_of_it(write: Write) -> None:
    from io import BytesIO

    from pypdf import PdfWriter

    writer = PdfWriter(BytesIO(place_pdf([*HEAD, *column(TALE, 60, 680, space=8)])))
    writer.add_metadata({"/Title": f"{TITLE} - Quay Gazette"})
    out = BytesIO()
    writer.write(out)
    found = pdf.read(write("a.pdf", out.getvalue()))
    assert (found.title, paragraphs(found)) == (TITLE, list(TALE))
