"""Searches that people typed: text as it was before the sets' tokenizer, and what counts as right."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.searches import Search, plain, read
from qa.types import Answer, Citation, Claim, Unsure

SILENT = Answer("?", False, "", 0.1, (), (), (), 0.0)
SENTENCE = "The bridge at Harle is 40 metres long."


def said(*texts: str) -> Answer:
    return replace(SILENT, answered=True, claims=tuple(Claim(text, "verbatim", (1,)) for text in texts))


def may(text: str) -> Answer:
    (claim,) = said(text).claims
    return replace(SILENT, unsure=Unsure(claim, Citation(1, "a", 0, len(text), text)))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            "the Examiner 's office , \u0060\u0060 season '' -- seven ( 7 ) .",
            'the Examiner\'s office, "season" -- seven (7).',
        ),
        ("they do n't know a one - year lease", "they don't know a one-year lease"),
        ("ranked # 3 for $ 40", "ranked #3 for $40"),
    ],
)
def test_the_tokenizers_spaces_and_marks_are_undone(told: str, text: str) -> None:
    assert plain(told) == text


@pytest.mark.parametrize(
    ("kind", "answers", "answer", "verdict"),
    [
        ("one sentence or more", (SENTENCE,), said(SENTENCE), "right"),
        ("one sentence or more", (SENTENCE,), said("It rained.", SENTENCE), "wrong"),
        ("one sentence or more", (SENTENCE,), may(SENTENCE), "unsure, right"),
        ("one sentence or more", (SENTENCE,), SILENT, "refused"),
        ("nothing in its passage", (), said(SENTENCE), "wrong"),
        ("nothing in its passage", (), may(SENTENCE), "unsure, wrong"),
        ("several things", ("tea", "milk", "jam"), said("They sold tea.", "And jam."), "right"),
        ("several things", ("tea", "milk", "jam"), said("They sold tea."), "wrong"),
    ],
)
def test_verdicts(kind: str, answers: tuple[str, ...], answer: Answer, verdict: str) -> None:
    assert Search("?", kind, answers).verdict(answer) == verdict


def test_each_passage_is_an_article_and_each_question_has_what_answers_it(tmp_path: Path) -> None:
    passage = {"title": "Harle", "text": f"{SENTENCE} It rained .", "sentences": [SENTENCE, "It rained ."]}
    for name, selected in (("answerable", [SENTENCE]), ("unanswerable", [])):
        row = {"input": f"{name}?", "passages": [passage], "output": [{"selected_sentences": selected}]}
        with gzip.open(tmp_path / f"clapnq_dev_{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(row))
    asked = {"question": "what did they sell", "answers": [{"text": "tea"}, {"text": "jam"}]}
    with gzip.open(tmp_path / "multispanqa-valid.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"data": [{"paragraphs": [{"context": "They sold tea and jam .", "qas": [asked]}]}]}, file)
    articles, searches = read(tmp_path)
    assert [article.text for article in articles] == [f"{SENTENCE} It rained.", "They sold tea and jam."]
    assert searches == [
        Search("answerable?", "one sentence or more", (SENTENCE,)),
        Search("unanswerable?", "nothing in its passage", ()),
        Search("what did they sell", "several things", ("tea", "jam")),
    ]
