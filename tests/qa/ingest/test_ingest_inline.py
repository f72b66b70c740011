"""What stands within a line of a page: no word is cut out of a sentence, no figure is glued to another."""

from __future__ import annotations

import pytest

from qa.ingest.inline import mend
from qa.ingest.markup import blocks, parse
from tests.qa.ingest.making import STORY, Read

BODY = "".join(f"<p>{line}</p>" for line in STORY)


def mended(source: str) -> list[str]:
    tree = parse(f"<html><body>{source}</body></html>")
    mend(tree)
    return list(blocks(tree.find("body")))


@pytest.mark.parametrize("tag", ["time", "button", "label", "output"])
def test_a_word_in_a_sentence_is_kept_whatever_it_is_marked_as(tag: str, read: Read) -> None:
    line = "The pilots, who came at {} with the tide, waited until the evening for their breakfast."
    page = f"<article><h1>Forty ships wait</h1>{BODY}<p>{line.format(f'<{tag}>noon</{tag}>')}</p>{BODY}</article>"
    assert line.format("noon") in read("a.html", page).text


def test_a_time_opens_an_entry_of_a_list_and_fills_a_cell(read: Read) -> None:
    entries = "<ul><li><time>10:15</time> Pilots arrive</li><li><time>10:40</time> The tide turns</li></ul>"
    rows = "".join(
        f"<tr><td>{name}</td><td><time>{at}</time></td></tr>" for name, at in (("Ada", "11:05"), ("Ida", "11:20"))
    )
    again = BODY.replace("The", "Then the")
    page = f"<article><h1>Forty ships wait</h1>{BODY}{entries}{again}<table>{rows}</table></article>"
    text = read("a.html", page).text
    assert all(line in text for line in ("10:15 Pilots arrive", "10:40 The tide turns", "Ada | 11:05", "Ida | 11:20"))


def test_a_button_beside_a_sentence_is_none_of_it(read: Read) -> None:
    page = f"<article><h1>Forty ships wait</h1>{BODY}<p>{STORY[0]} <button>Copy</button></p>{BODY}</article>"
    assert "Copy" not in read("a.html", page).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("She saw <q>no ship</q> there.", "She saw “no ship” there."),
        ("<q>He said <q>never</q> twice</q>, she said.", "“He said ‘never’ twice”, she said."),
        ("She saw <q>“no ship”</q> and “<q>no pilot</q>”.", "She saw “no ship” and “no pilot”."),
        ("She saw <q>no <b>ship</b></q>.", "She saw “no ship”."),
    ],
)
def test_a_quote_within_a_line_has_the_signs_that_readers_see(source: str, expected: str) -> None:
    assert mended(f"<p>{source}</p>") == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Marks of notes.
        ("forty ships in 2013<sup>2</sup> and more", "forty ships in 2013 and more"),
        ("forty ships.<sup>1</sup> None left", "forty ships. None left"),
        ("of the pilots<sup>1, 2</sup> one", "of the pilots one"),
        ("400<sup><a href='#n'>3</a></sup> pilots", "400 pilots"),
        ("400<a href='#n'><sup>3</sup></a> pilots", "400 pilots"),
        ("400<sup class='footnote'>3</sup> pilots", "400 pilots"),
        ("400<sup><a href='#n'>[3]</a></sup> pilots", "400[3] pilots"),
        # Powers, parts and letters.
        ("10<sup>6</sup> tons on 12 km<sup>2</sup>", "10⁶ tons on 12 km²"),
        ("<a href='/w'>10<sup>6</sup> tons</a>", "10⁶ tons"),
        ("10<sup>-6</sup> of 40 metres<sup>3</sup>", "10⁻⁶ of 40 metres³"),
        ("a pilot for £4<sup>50</sup> an hour", "a pilot for £4⁵⁰ an hour"),
        ("2<sup>1</sup>/<sub>2</sub> hours", "2 1/2 hours"),
        ("the 1<sup>st</sup> Quay<sup>TM</sup>", "the 1st Quay™"),
    ],
)
def test_a_raised_figure_is_no_part_of_the_one_beside_it(source: str, expected: str) -> None:
    assert mended(f"<p>{source}</p>") == [expected]


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_is_not_said(tag: str) -> None:
    assert mended(f"<p>They leave on <{tag}>Monday</{tag}><ins>Friday</ins>.</p>") == ["They leave on Friday."]


def test_a_mark_that_is_never_closed_takes_no_paragraph_away() -> None:
    assert mended("<div><s><p>One</p><p>Two</p></div>") == ["One", "Two"]
