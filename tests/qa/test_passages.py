"""Splitting: exact offsets, nothing lost, nothing twice, never more than the limit, in every script."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from embeddings import Encoder
from qa.passages import LONGEST_SENTENCE, sentences, split
from tests.helpers import SCRIPTS, FakeEncoder

count_tokens = FakeEncoder().count_tokens

#: Words, marks and white space that offsets and sentence splitters go wrong with.
PIECES = (
    "İstanbul",
    "ıı",
    "cafe\u0301",
    "q\u0323\u0307",
    "Дождь",
    "ёлка",
    "لندن",
    "ستّ",
    "العربية",
    "👩‍👩‍👧‍👦",
    "🇺🇦",
    "😀",
    "東京",
    "。",
    "U.S.",
    "Mr.",
    "3.14",
    "“Yes.”",
    "a",
    "x" * 40,
    ".",
    "?!",
    "…",
    "—",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
    "\u2003",
    "\u3000",
    "\u2028",
    "\x1c",
    "\x85",
    "\r\n",
    "\u200b",
    "\u200d",
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)


def assert_apart_and_complete(text: str, spans: list[tuple[int, int]]) -> None:
    """Spans in order, none empty, none overlapping, and between them only white space."""
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        at = end
    assert not text[at:].strip()


@settings(max_examples=150, deadline=None)
@given(texts)
@example("A.\u2028B.\u00a0 C! ".join(SCRIPTS.values()))
def test_sentences_leave_out_nothing_but_white_space(text: str) -> None:
    assert_apart_and_complete(text, [(s.start, s.end) for s in sentences(text)])


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(1, 40), st.integers(1, 60))
@example("x" * 3000, 4, 9)
@example("😀" * 700 + ". " + "İ" * 700, 10, 10)
def test_passages_leave_out_nothing_overlap_nowhere_and_keep_the_limit(text: str, limit: int, target: int) -> None:
    # A token of the fake encoder is up to twelve code points, so a limit of 1 can be kept by cutting words.
    spans = split(text, count_tokens, limit=limit, target=target)
    assert_apart_and_complete(text, spans)
    assert all(count <= limit for count in count_tokens([text[start:end] for start, end in spans]))


@settings(max_examples=40, deadline=None)
@given(texts, st.sampled_from([None, "ru", "ar", "tr", "fr", "zh", "hi", "xx", "nonsense"]))
def test_any_language_code_gives_whole_sentences(text: str, language: str | None) -> None:
    assert_apart_and_complete(text, [(s.start, s.end) for s in sentences(text, language)])


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_text_of_three_sentences_has_three(text: str) -> None:
    found = [text[s.start : s.end] for s in sentences(text)]
    assert len(found) == 3
    assert " ".join(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. envoy Mr. Smith paid $3.5 million.",
        "He said “We leave. Now.” and left.",
        "Dr. Brown arrived at 5 p.m. in London.",
        "It killed the stoker, Wm. Gerlach, and was made by Messrs. Crake & Dowell in Tarn.",
        "The Hon. Mrs. Lisle and Lieut. Orr paid for it, viz. with a cheque.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert [(s.start, s.end) for s in sentences(text)] == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“They never listened,” said Eva Holm. “Nobody helped me.” | Tom Ash said: “We listened to everyone.”",
        "She wanted to say no. | “We are nearly there,” she said.",
        "The bridge would open in May. | “We are nearly there,” she said.",
        'It ended at 5 p.m. | "Nobody was left," he said.',
        "“We asked the whole of Ash Ltd.” | Nobody there answered.",
    ],
)
def test_a_word_like_an_abbreviation_ends_a_sentence_beside_a_quotation_mark(text: str) -> None:
    whole = text.replace("| ", "")
    found = [whole[one.start : one.end] for one in sentences(whole)]
    assert " | ".join(found).endswith(text.split("said Eva Holm. ")[-1])


@pytest.mark.parametrize(
    "text", ["“Nobody helped me.” he said.", "The U.S. “Green Card” system is old.", "No. 5 is the “May. 3” form."]
)
def test_what_goes_on_behind_a_quotation_mark_is_one_sentence(text: str) -> None:
    assert len(sentences(text)) == 1


def test_paragraphs_open_with_their_first_sentence() -> None:
    found = sentences("One. Two.\n\nThree. Four.")
    assert [s.opens for s in found] == [True, False, True, False]


def test_a_sentence_never_crosses_a_line_break() -> None:
    text = "A headline without a stop\nand then the text."
    assert [text[s.start : s.end] for s in sentences(text)] == text.split("\n")


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u2003"])
def test_white_space_alone_gives_no_passage(text: str) -> None:
    assert sentences(text) == []
    assert split(text, count_tokens, limit=10) == []


def test_a_passage_is_a_run_of_whole_sentences_about_as_long_as_the_target() -> None:
    text = " ".join(f"Sentence number {n} has exactly seven words." for n in range(60))
    spans = split(text, count_tokens, target=35, limit=100)
    assert {text[a:b].count("Sentence") for a, b in spans[:-1]} == {5}
    assert all(text[a:b].startswith("Sentence") and text[a:b].endswith("words.") for a, b in spans)


def test_a_passage_ends_early_where_a_paragraph_does() -> None:
    short, long = "Five words stand right here.", "And this one has a few more words than that."
    text = f"{short} {short} {short}\n\n{long} {long}"
    first, *_ = split(text, count_tokens, target=20, limit=100)
    assert text[slice(*first)] == f"{short} {short} {short}"


def test_a_long_sentence_is_cut_between_words() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    spans = split(text, count_tokens, limit=30)
    assert " ".join(text[a:b] for a, b in spans) == text


def test_a_word_longer_than_the_limit_is_cut_at_a_code_point() -> None:
    text = "😀" * 600
    spans = split(text, count_tokens, limit=10)
    assert len(spans) > 1
    assert "".join(text[a:b] for a, b in spans) == text


@pytest.mark.parametrize(
    "text",
    ["word " * 40_000, "x" * 200_000, "Ёлка и дождь. " * 14_000, "\u0301" * 50_000, "A.\t" * 60_000],
    ids=["words", "one word", "Cyrillic", "accents", "tabs"],
)
def test_one_line_of_hundreds_of_kilobytes_is_split(text: str) -> None:
    spans = split(text, count_tokens, limit=200)
    assert_apart_and_complete(text, spans)


def test_what_is_given_to_the_tokenizer_is_never_longer_than_a_sentence_may_be() -> None:
    longest = 0

    def counting(texts: list[str]) -> list[int]:
        nonlocal longest
        longest = max(longest, *map(len, texts))
        return count_tokens(texts)

    split("word " * 20_000 + "x" * 20_000, counting, limit=200)  # type: ignore[arg-type]
    assert longest <= LONGEST_SENTENCE


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_the_real_encoders_count_keeps_the_limit_too(text: str, real_encoder: Encoder) -> None:
    long = f"{text} " * 12
    spans = split(long, real_encoder.count_tokens, limit=48)
    assert_apart_and_complete(long, spans)
    assert max(real_encoder.count_tokens([long[a:b] for a, b in spans])) <= 48
