"""Marked-up text into blocks: no word lost, none twice, whatever is nested in what."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest.markup import blocks, fit, parse


def texts(source: str) -> list[str]:
    tree = parse(f"<html><body>{source}</body></html>")
    return list(blocks(tree.find("body")))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<div>Before <p>inside</p> after</div>bare", ["Before", "inside", "after", "bare"]),
        ("<ul><li>one<ul><li>under</li></ul></li><li>two</li></ul>", ["one", "under", "two"]),
        ("<p>a <b>bold</b> and <a href='x'>linked</a> word</p>", ["a bold and linked word"]),
        ("<p>one\n   line</p>", ["one line"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br><br>two<br>three</p>", ["one", "two\nthree"]),
        ("<pre>one\n  two</pre>", ["one\ntwo"]),
        ("<p>a<!-- unseen -->b</p>", ["ab"]),
        ("<p>seen</p><script>x()</script><style>p{}</style>tail", ["seen", "tail"]),
        (
            "<table><tr><th>ship</th><td>crew</td></tr><tr><td>Ada</td><td>12</td></tr></table>",
            ["ship | crew", "Ada | 12"],
        ),
        (
            "<table><tr><td><p>" + "Long. " * 50 + "</p><p>More.</p></td></tr></table>",
            [("Long. " * 50).strip(), "More."],
        ),
        ("<blockquote>She said<footer>Ida</footer></blockquote>", ["She said", "Ida"]),
        ("<h2>The pier</h2>Text", ["The pier", "Text"]),
        ("<p>👩‍👩‍👧 e\u0301 שלום</p>", ["👩‍👩‍👧 e\u0301 שלום"]),
        ("<p>&amp;lt; &eacute;</p>", ["&lt; é"]),
        ("<p> </p><div></div>", []),
        ("<b:x\\y$ z>odd</b:x\\y$><o:p>names</o:p>", ["oddnames"]),
    ],
)
def test_each_block_is_a_text(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


TAGS = ["p", "div", "li", "b", "td", "table", "tr", "blockquote", "h1", "pre", "span", "em"]


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans()), max_size=30))
def test_no_word_is_lost_or_doubled_however_elements_are_nested(steps: list[tuple[str, bool]]) -> None:
    source = "".join(f"<{tag}>w{at} " if opens else f"</{tag}>w{at} " for at, (tag, opens) in enumerate(steps))
    found = re.findall(r"w\d+", " ".join(texts(source)))
    assert sorted(found) == sorted(f"w{at}" for at in range(len(steps)))


@pytest.mark.parametrize("source", ["", "   ", "\0", "<?xml version='1.0'?>"])
def test_nothing_has_no_tree(source: str) -> None:
    assert parse(source) is None


def test_entities_of_a_document_type_are_not_looked_up() -> None:
    source = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><html><body>x &b;</body></html>'
    )
    assert list(blocks(parse(source).find("body"))) == ["x &b;"]


@pytest.mark.parametrize("start", ["<!DOCTYPE", "<!DOCTYPE a[", "<!DOCTYPE a[] ", "<!--", "<?"])
def test_a_page_of_beginnings_is_read_once(start: str) -> None:
    # Each read to the page's end, they would take an hour.
    assert fit(start * 100_000).startswith(start)


def test_entities_are_declared_before_the_first_element() -> None:
    assert fit("<!-- a --> <!DOCTYPE html [<!ENTITY a 'b'>] ><p>1") == "<!-- a --> <!DOCTYPE html ><p>1"
    assert fit("<p><!DOCTYPE html [1]>") == "<p><!DOCTYPE html [1]>"
