"""What counts as a sentence, a word, a byline or a headline, in any script."""

from __future__ import annotations

import pytest

from qa.ingest.head import take_marks
from qa.ingest.prose import count_words, ends_sentence, is_headline, is_prose


@pytest.mark.parametrize(
    "line",
    [
        "The ferry left.",
        "“The ferry left.”",
        "Did the ferry leave?",
        "フェリーは出た。",
        "«Паром ушёл.»",
        "هل غادرت العبارة؟",
        "नौका चली गई।",
        "The ferry left…",
    ],
)
def test_a_full_stop_ends_a_sentence_in_every_script(line: str) -> None:
    assert ends_sentence(line)


def test_a_headline_ends_no_sentence() -> None:
    assert not ends_sentence("Ferry leaves without its captain")


def test_words_of_a_script_without_spaces_are_counted_by_its_letters() -> None:
    assert count_words("港の事務所は四十隻の船を数えた") >= 7


def test_a_long_paragraph_is_prose_even_without_a_full_stop() -> None:
    assert is_prose("เรือ" * 30)


def test_a_label_is_no_prose() -> None:
    assert not is_prose("Science & Tech")


@pytest.mark.parametrize("line", ["Harbour reopens after storm", "Ferries return to the U.S.", "¿Quién pagó el faro?"])
def test_a_short_line_without_a_full_stop_can_be_a_headline(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line", ["The harbour reopened on Monday.", "• Home", "□ Search", "____________", "word " * 40]
)
def test_a_sentence_a_bullet_or_a_paragraph_is_no_headline(line: str) -> None:
    assert not is_headline(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Brandt", ("Ida Brandt",)),
        ("By Ida Brandt and Noor el Masri", ("Ida Brandt", "Noor el Masri")),
        ("By Ida Brandt, Lee Okafor and Ana Sá", ("Ida Brandt", "Lee Okafor", "Ana Sá")),
        ("Von Jürgen Öztürk", ("Jürgen Öztürk",)),
        ("Por María del Mar", ("María del Mar",)),
    ],
)
def test_a_byline_names_its_authors(line: str, names: tuple[str, ...]) -> None:
    blocks = [line, "The harbour reopened on Monday after three days of storm."]
    assert take_marks(blocks, saved=True).authors == names


@pytest.mark.parametrize(
    "line",
    ["By far the largest ship", "By land and sea", "By Monday the harbour was open", "By Sea", "By " + "and aa " * 400],
)
def test_a_line_that_only_starts_with_by_is_no_byline(line: str) -> None:
    blocks = [line, "The harbour reopened on Monday after three days of storm."]
    take_marks(blocks, saved=True)
    assert blocks[0] == line


@pytest.mark.parametrize("word", ["et", "and", "A de", "A de de", "Al al,", "A B,"])
def test_a_line_that_can_be_cut_into_names_in_many_ways_is_no_byline_and_takes_no_time(word: str) -> None:
    line = f"by {f'{word} ' * 60}"[:158] + " 1"  # it took seconds, or far longer
    blocks = [line]
    assert take_marks(blocks, saved=True).authors == ()
    assert blocks == [line]
