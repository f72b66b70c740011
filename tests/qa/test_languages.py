"""Articles in any language: split into sentences, and found by their words."""

from __future__ import annotations

import pytest

from qa.lexical import LexicalIndex, words
from qa.passages import sentences
from qa.types import Entry

#: Of each language: three sentences of our own, and a question that the first answers.
TEXTS = {
    "zh": ("港口有四十艘船在等待。", "领航员说他们在等潮水！", "没有人知道为什么？", "有多少艘船在港口等待？"),
    "ja": (
        "港では四十隻の船が待っています。",
        "水先案内人は潮を待つと話した！",
        "なぜですか？",
        "港で待っている船は何隻ですか？",
    ),
    "th": ("เรือสี่สิบลำรออยู่ที่ท่าเรือ ", "นำร่องรอน้ำขึ้น ", "ไม่มีใครรู้", "มีเรือกี่ลำรออยู่ที่ท่าเรือ"),
    "ko": ("항구에 배 마흔 척이 기다린다.", "도선사는 밀물을 기다린다고 했다!", "왜일까?", "항구에 배 몇 척이 있나?"),
    "ar": (
        "تنتظر أربعون سفينة في الميناء.",
        "قال المرشد إنه ينتظر المد!",
        "هل يعرف أحد لماذا؟",
        "كم سفينة في الميناء؟",
    ),
    "ur": ("بندرگاہ میں چالیس جہاز ہیں۔", "ملاح جوار کا انتظار کرتا ہے۔", "کیوں؟", "بندرگاہ میں کتنے جہاز ہیں؟"),
    "hi": ("बंदरगाह में चालीस जहाज़ हैं।", "नाविक ज्वार का इंतज़ार करता है।", "क्यों?", "बंदरगाह में कितने जहाज़ हैं?"),
    "ru": ("В порту ждут сорок судов.", "Лоцман сказал, что ждёт прилива!", "Почему?", "Сколько судов ждут в порту?"),
    "de": ("Im Hafen warten ca. 40 Schiffe.", "Der Lotse wartet auf die Flut!", "Warum?", "Wie viele Schiffe warten?"),
    "es": ("Cuarenta barcos esperan.", "El Sr. Brandt espera la marea.", "¿Por qué?", "¿Cuántos barcos esperan?"),
    "am": ("በወደቡ አርባ መርከቦች አሉ።", "መርከበኛው ይጠብቃል።", "ለምን?", "ስንት መርከቦች አሉ?"),
}


@pytest.mark.parametrize("language", sorted(TEXTS.keys() - {"th"}))
def test_sentences_end_where_the_language_ends_them(language: str) -> None:
    *expected, _ = TEXTS[language]
    text = ("" if language in ("zh", "ja") else " ").join(expected)
    assert [text[one.start : one.end] for one in sentences(text, language)] == expected


def test_thai_that_marks_no_sentence_is_kept_whole() -> None:
    text = "".join(TEXTS["th"][:3])
    assert "".join(text[one.start : one.end] for one in sentences(text, "th")) == text


@pytest.mark.parametrize("language", TEXTS)
def test_a_question_finds_the_passage_that_shares_its_words(language: str) -> None:
    index = LexicalIndex()
    passages = [(text, code) for code, (first, second, _, _) in TEXTS.items() for text in (first, second)]
    index.change((), [(at, Entry(id=str(at), title=""), text) for at, (text, _) in enumerate(passages)])
    best, _ = index.search(TEXTS[language][3], 1)[0]
    assert passages[best] == (TEXTS[language][0], language)


def test_a_title_without_spaces_is_searched_too() -> None:
    index = LexicalIndex()
    index.change((), [(1, Entry(id="1", title="四十艘船"), "…"), (2, Entry(id="2", title="面包"), "…")])
    assert [found for found, _ in index.search("船有四十艘", 2)] == [1]


def test_a_text_of_two_scripts_gives_the_words_of_one_and_the_pairs_of_the_other() -> None:
    assert words("Apple社のiPhoneです") == ["apple", "社の", "iphone", "です"]


def test_vowel_signs_are_parts_of_words() -> None:
    assert words("बंदरगाह में") == ["बंदरगाह", "में"]
