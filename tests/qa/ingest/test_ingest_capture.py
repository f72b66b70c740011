"""Pages that a text browser saved: the article is found among all that stands around it."""

from __future__ import annotations

import numpy as np
import pytest

from qa.ingest.capture import find_article, is_capture, shipped
from qa.ingest.linewise import Line, columns_of_guess, columns_of_lines
from qa.ingest.plain import from_text, page_lines, unwrap
from qa.ingest.subject import subject_of, vectors_of_middle
from tests.qa.ingest.making import STORY

MENU = [
    f"  * {name}" for name in ("Home", "Harbour", "Weather", "Ferries", "Prices", "Letters", "Jobs", "Shop", "Radio")
]
TEASER = "Bread is dearer\n\nTuesday\n\nThe council says the mill is to blame, and the mill says the council is."
DUMPED = "\n\n".join(
    (
        "#alternate alternate",
        "Skip to content",
        "\n".join(MENU),
        "We use cookies to make this page better, and you may say no to them at any time in your settings.",
        "Forty ships wait off Lindhaven",
        "By Ida Brandt",
        "March 14, 2014",
        *STORY[:2],
        "[quay-1024.jpg]",
        "Image: Quay Photos",
        *STORY[2:],
        "(BUTTON) Share",
        "Ida Brandt is a reporter in Lindhaven and writes of ships and of those who wait for them.",
        "More stories",
        *[TEASER] * 4,
        "Sign up for our newsletter",
        "\n".join(MENU),
        "© 2014 Quay Gazette",
    )
)


def test_the_article_is_kept_whole_and_nothing_else() -> None:
    assert from_text(DUMPED).text == "\n\n".join(STORY)


def test_headline_byline_and_date_are_those_above_the_article() -> None:
    draft = from_text(DUMPED)
    assert (draft.title, draft.authors, str(draft.published)) == (
        "Forty ships wait off Lindhaven",
        ("Ida Brandt",),
        "2014-03-14",
    )


@pytest.mark.parametrize(
    "note",
    [
        "\n".join(STORY),
        "Shopping\n\n- bread\n- salt\n- a boat\n\nNothing else is needed this week, says the captain.",
        "\n".join(f"{number}. {line}" for number, line in enumerate(STORY, 1)),
        "\n\n".join(("Share this with the crew", *STORY)),
        "\n\n".join((*STORY, "What to bring:", "▪ a coat\n▪ two apples\n▪ the blue notebook", "We meet at nine.")),
        "\n\n".join((*STORY, "[map-of-the-quay.png]", "We meet at the gate at nine.")),
        "\n\n".join(
            (f"{STORY[0]} [1]", *STORY[1:], "References:\n1. https://harbour.example/ships\n2. The pilot's log")
        ),
    ],
)
def test_a_text_that_is_no_page_loses_no_line(note: str) -> None:
    assert not is_capture(note.split("\n"))
    read = from_text(note)
    assert [line for line in note.split("\n") if line.strip() and line not in f"{read.title}\n{read.text}"] == []


def test_a_text_too_long_for_a_page_is_not_looked_through_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    book = f"[quay.png]\n[ship.png]\n{'A line of a book.' * 3}\n"
    assert is_capture(book.split("\n"))
    book += "And another one.\n" * 5_000
    assert not is_capture(book.split("\n"))
    numbered = f"{book}{'[1]Home ' * 9}\nReferences:\n\n[1] https://news.example/\n"
    monkeypatch.setattr("qa.ingest.plain.find_article", lambda *_: pytest.fail("looked through"))
    assert from_text(numbered).text.count("And another one.") == 5_000


def test_a_page_without_an_article_has_none() -> None:
    assert find_article([Line("Home"), Line("Harbour"), Line("Weather")]) == []


def test_a_page_without_an_article_keeps_its_words() -> None:
    assert "Harbour" in from_text("\n".join(("(BUTTON) Search", *MENU))).text


def test_every_column_that_the_model_asks_for_is_there() -> None:
    lines = page_lines(DUMPED)
    columns = columns_of_lines(lines)
    guess = np.full(len(lines), 0.5)
    own = set(columns)
    vectors = vectors_of_middle(lines, columns, guess)
    columns |= columns_of_guess(lines, columns, guess) | subject_of(columns, guess, vectors)
    model = shipped()
    assert {*model.first.names, *model.second.names, *model.end.names} <= columns.keys()
    assert {*model.recurrent.names} <= own


def test_what_a_page_says_twice_is_taken_once() -> None:
    twice = DUMPED.replace("More stories", "\n\n".join((*STORY, "More stories")))
    assert from_text(twice).text == "\n\n".join(STORY)


@pytest.mark.parametrize("lines", [[], [Line("Harbour")], [Line(STORY[0])]])
def test_a_page_of_hardly_any_lines_is_read(lines: list[Line]) -> None:
    assert len(find_article(lines)) <= len(lines)


@pytest.mark.parametrize(
    ("paragraph", "columns"),
    [
        ("港には四十隻の船が待っています。水先案内人は潮が満ちるのを待っていると話しました。" * 3, 60),
        ("港口有四十艘船在等待。领航员说他们在等潮水。没有人知道它们为什么来到这里。" * 4, 72),
    ],
)
def test_lines_of_a_script_without_spaces_are_joined_without_any(paragraph: str, columns: int) -> None:
    broken = "\n".join(paragraph[at : at + columns // 2] for at in range(0, len(paragraph), columns // 2))
    assert unwrap(broken) == paragraph


def test_links_that_w3m_numbered_lose_their_numbers_and_list() -> None:
    dumped = (
        DUMPED.replace("  * ", "  * [7]").replace("Monday", "[8]Monday")
        + "\n\nReferences:\n\n[1] https://news.example/#content\n[2] x/\n"
    )
    assert from_text(dumped).text == "\n\n".join(STORY)
