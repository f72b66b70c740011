"""Texts and titles that are a piece of a page's source, and those that only speak of tags."""

from __future__ import annotations

import pytest

from qa.ingest.fragment import line_of, words_of


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Forty ships &amp; a tug.</p><p>Nobody&nbsp;knew why.</p>", "Forty ships & a tug.\n\nNobody knew why."),
        ("<p>Forty ships wait.</p>", "Forty ships wait."),
        ("<P>Forty ships.<P>Two tugs.", "Forty ships.\n\nTwo tugs."),
        (
            "</p><p>The harbour&#8217;s master said <q>no</q>.</p><p>He left.",
            "The harbour’s master said “no”.\n\nHe left.",
        ),
        ("Forty ships.<br><br>Two tugs.<br/>A pilot.", "Forty ships.\n\nTwo tugs.\nA pilot."),
        ('He says so in <a href="https://quay.example/?a=1&b=2">a letter</a>.', "He says so in a letter."),
        ("<ul><li>Forty ships</li><li>Two tugs</li></ul><script>count()</script>", "Forty ships\n\nTwo tugs"),
        ("A <i>very</i> long wait.\n\nA <b>short</b> one.\nNo wind.", "A very long wait.\n\nA short one.\nNo wind."),
        ("&lt;p&gt;Forty ships.&lt;/p&gt;&lt;p&gt;Two tugs.&lt;/p&gt;", "Forty ships.\n\nTwo tugs."),
        ("<p>Ask <ida@quay.example>.</p><p>If x <y, wait.</p>", "Ask <ida@quay.example>.\n\nIf x <y, wait."),
        ("Q&amp;A: what the harbour&rsquo;s master knows", "Q&A: what the harbour’s master knows"),
    ],
)
def test_a_text_that_is_a_pages_source_is_read_as_one(source: str, words: str) -> None:
    assert words_of(source) == words


@pytest.mark.parametrize(
    "text",
    [
        "Ships < 40 m and > 9 knots pass; R&D at AT&T counts them.",
        "Put each paragraph between <p> and </p>, and bold words between <b> and </b>.",
        "A <br> breaks the line, another <br> leaves one blank, and a third <br> is too much.",
        "std::vector<int> holds what map<string, b> holds.",
        "Ask <ida@quay.example> or <lee@quay.example>.",
        "Write &amp; where you mean & in a page.",
        "An unclosed <b> is worse than none.",
        "I <3 ships & tugs; see <https://quay.example/?a=1&copy=2>.",
        "<p>",
    ],
)
def test_a_text_that_speaks_of_tags_or_has_their_signs_stays_as_it_is(text: str) -> None:
    assert words_of(text) == text


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("The <i>Freya</i> sails", "The Freya sails"),
        ("Farm &amp; Field", "Farm & Field"),
        ("Farm & Field", "Farm & Field"),
        ("Forty<br>ships", "Forty ships"),
    ],
)
def test_one_element_makes_a_title_a_source(source: str, title: str) -> None:
    assert line_of(source) == title


def test_no_words_are_lost_where_a_parser_loses_them() -> None:
    deep = "<b>" * 1_000 + "Forty ships" + "</b>" * 1_000
    assert "Forty ships" in words_of(deep)
