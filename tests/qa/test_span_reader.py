"""The span reader: spans that stand where they say in every script, whatever the length, and no damaged model read.

Where a test is about windows and offsets, the network is a function that points at one word: what it is told apart
by is exactly what such a test must control. The shipped file itself is read by the tests at the end.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embeddings import minilm
from qa.errors import ReaderDamaged
from qa.reader import Context
from qa.reader.forward import onnx_forward
from qa.reader.span import (
    FOLDER,
    MANIFEST,
    MOST_ELSEWHERE,
    SPOKEN_FIGURES,
    Curve,
    SpanReader,
    checksum,
    load_tokenizer,
    span_shares,
)
from qa.reader.windows import ANSWER_TOKENS, Floats, Ints, Scan, scan
from qa.types import Article, Before, Entry, Hit, Passage, Told

TOKENIZER = load_tokenizer(minilm.tokenizer())


class PointsAt:
    """A network that finds the words it was made with, wherever they stand in a window."""

    def __init__(self, words: str) -> None:
        self.wanted: list[int] = TOKENIZER.encode(words, add_special_tokens=False).ids
        self.calls: list[tuple[int, int]] = []

    def __call__(self, ids: Any, mask: Any, types: Any) -> Any:
        self.calls.append(ids.shape)
        start, end = np.full(ids.shape, -5.0, np.float32), np.full(ids.shape, -5.0, np.float32)
        start[:, 0] = end[:, 0] = 0.0
        found = np.full(len(ids), -3.0, np.float32)
        size = len(self.wanted)
        for row, (line, kinds) in enumerate(zip(ids.tolist(), types.tolist(), strict=True)):
            for i in range(len(line) - size + 1):
                if line[i : i + size] == self.wanted and kinds[i]:
                    start[row, i] = end[row, i + size - 1] = 5.0
                    found[row] = 3.0
        return start, end, found, found


def pointed(words: str, passages: Sequence[str], question: str = "Which?", **options: Any) -> list[str | None]:
    """What a network that points at `words` finds in each passage; None where "no answer" scores higher."""
    scans = scan(PointsAt(words), TOKENIZER, [(question, passage) for passage in passages], **options)
    return [
        passage[one.best.start : one.best.end] if one.best and one.margin > 0 else None
        for passage, one in zip(passages, scans, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The 👩‍👩‍👧‍👦 family arrived 🇺🇦 on Friday. Nobody 😀 waited.", "Friday"),
        ("İstanbul’da İnsanlar vardı. İlk haber İzmir’den geldi.", "İzmir"),
        (
            "Le cafe\u0301 Zu\u0308rich rouvrit lundi. Q\u0323\u0307uatre personnes e\u0301taient la\u0300.",
            "Zu\u0308rich",
        ),
        ("Q\u0323\u0307uatre personnes e\u0301taient la\u0300.", "e\u0301taient"),
        ("Верховная рада собралась в Киеве. Ёлка стояла.", "Киеве"),
        ("اجتمع الوزراء في لندن يوم الجمعة.", "لندن"),
        ("会议在北京举行。", "北京"),
        ("It\u00a0cost\u2009£1,200 \u200b(then).", "£1,200"),
    ],
)
def test_a_span_is_cut_at_code_points_in_every_script(text: str, word: str) -> None:
    assert pointed(word, [text]) == [word]


def test_an_answer_far_beyond_the_first_window_is_found_at_its_place() -> None:
    text = "The river ran on and on. " * 300 + "Kerry met Lavrov in Zanzibar. " + "Rain fell again. " * 200
    assert pointed("Zanzibar", [text]) == ["Zanzibar"]


@pytest.mark.parametrize("before", range(20, 60))
def test_an_answer_at_the_edge_of_a_window_is_found_whole(before: int) -> None:
    text = "rain " * before + "five hundred thousand tonnes of wheat " + "rain " * 60
    assert pointed("five hundred thousand tonnes of wheat", [text], window=80) == [
        "five hundred thousand tonnes of wheat"
    ]


def test_no_span_runs_from_one_line_into_the_next() -> None:
    assert pointed("was sold Norby", ["The ferry was sold Norby wept.", "The ferry was sold\n\nNorby wept."]) == [
        "was sold Norby",
        None,
    ]


def test_two_hundred_passages_at_once_keep_their_order() -> None:
    passages = [f"{'word ' * (i % 37 * 9)}Answer {i} here." if i % 3 else "Nothing of note." for i in range(200)]
    network = PointsAt("Answer")
    scans = scan(network, TOKENIZER, [("Which?", passage) for passage in passages])
    assert [one.margin > 0 for one in scans] == [bool(i % 3) for i in range(200)]
    assert len(network.calls) < 40  # batched
    assert max(rows * width for rows, width in network.calls) <= 4096


def test_what_is_empty_or_holds_no_token_answers_nothing() -> None:
    scans = scan(PointsAt("rain"), TOKENIZER, [("Which?", text) for text in ("", "  \n ", "\u200b", "rain")])
    assert [bool(one.candidates) for one in scans] == [False, False, False, True]
    assert all(one.answerable < -10 for one in scans[:3])


def test_no_span_is_longer_than_an_answer_may_be() -> None:
    def network(ids: Any, mask: Any, types: Any) -> Any:
        start, end = np.zeros(ids.shape, np.float32), np.zeros(ids.shape, np.float32)
        start[:, 5] = end[:, -3] = 9.0  # the ends of the longest span score best
        return start, end, np.zeros(len(ids)), np.zeros(len(ids))

    (one,) = scan(network, TOKENIZER, [("Which?", "rain " * 100)])
    assert all(0 < len(("rain " * 100)[c.start : c.end].split()) <= ANSWER_TOKENS for c in one.candidates)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6), st.text(max_size=60), st.integers(0, 2**31))
def test_spans_lie_inside_their_passage_whatever_the_text(passages: list[str], question: str, seed: int) -> None:
    rng = np.random.default_rng(seed)

    def network(ids: Any, mask: Any, types: Any) -> Any:
        scores = [rng.normal(size=ids.shape).astype(np.float32) for _ in range(2)]
        return *scores, np.zeros(len(ids)), np.zeros(len(ids))

    for passage, one in zip(
        passages, scan(network, TOKENIZER, [(question, p) for p in passages], window=72), strict=True
    ):
        scores = [candidate.score for candidate in one.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= candidate.start < candidate.end <= len(passage) for candidate in one.candidates)


def test_a_curve_weighs_figures_by_their_scales_and_by_twos() -> None:
    curve = Curve({"a": 0.5, "b": 1.0, "a*b": 0.25, "a*a": -1.0}, 0.125, {"a": (1.0, 2.0)})
    odds = curve({"a": 5.0, "b": 3.0, "unweighed": 9.0})  # a is two scales from its centre, b is taken as it is
    assert odds == pytest.approx(1 / (1 + math.exp(-(0.5 * 2 + 3 + 0.25 * 2 * 3 - 2 * 2 + 0.125))))
    assert curve({"a": 1e9, "b": 3.0}) == curve({"a": 7.0, "b": 3.0})  # beyond three scales nothing more is told


def test_shares_of_all_passages_together_are_at_most_one() -> None:
    texts = ["The Answer is here.", "Another Answer stands here.", ""]
    scans = scan(PointsAt("Answer"), TOKENIZER, [("Which?", text) for text in texts])
    shares = span_shares(scans, 1.0)
    assert sum(shares) <= 1 + 1e-9
    assert shares[0] == pytest.approx(shares[1], abs=0.01)
    assert shares[2] == 0.0
    assert span_shares([Scan((), 0.0, 0.0, 0.0)], 1.0) == [0.0]


# The shipped file.


@pytest.fixture(scope="module")
def shipped() -> SpanReader:
    return SpanReader()


def context(text: str, start: int = 0, article_id: str = "a") -> Context:
    passage = Passage(article_id, start, start + len(text))
    return Context(Entry(article_id, "Title"), Hit(passage, 1, {}), text)


LONDON = "The rouble fell on Thursday. John Kerry met Sergei Lavrov in London on Friday. They talked for six hours."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Where did Kerry meet Lavrov?", "London"),
        ("Who met Lavrov?", "John Kerry"),
        ("How long did Kerry and Lavrov talk?", "six hours"),
    ],
)
def test_the_shipped_reader_answers(shipped: SpanReader, question: str, answer: str) -> None:
    best = shipped.read(question, [context("Rain fell in Kent all week.", 0, "b"), context(LONDON, 1000)])[0]
    assert best.article_id == "a"
    ((a, b),) = best.emphasis
    assert answer in LONDON[a - 1000 : b - 1000]
    assert best.text == LONDON[best.start - 1000 : best.end - 1000]
    assert best.start <= a < b <= best.end


def test_the_shipped_reader_is_less_sure_where_nothing_answers(shipped: SpanReader) -> None:
    right = shipped.read("Where did Kerry meet Lavrov?", [context(LONDON)])[0].score
    wrong = shipped.read("Who wrote the symphony?", [context(LONDON)])[0].score
    assert 0 <= wrong < right <= 1


def test_the_shipped_reader_copes_with_what_is_no_english_prose(shipped: SpanReader) -> None:
    texts = ["", "会议在伦敦举行。" * 80, "🐈‍⬛" * 50, "a" * 5000, "\n\n\t", LONDON * 40]
    found = shipped.find("Where did Kerry meet Lavrov?", texts)
    assert len(found) == len(texts)
    assert found[0].span is None
    assert found[0].right == found[0].answerable == 0.0
    for text, one in zip(texts, found, strict=True):
        assert one.span is None or 0 <= one.span[0] < one.span[1] <= len(text)
        assert 0 <= one.right <= 1
    assert shipped.find("Where?", []) == []
    assert shipped.read("Where?", []) == []


def test_two_hundred_passages_are_read_and_the_right_one_is_best(shipped: SpanReader) -> None:
    texts = [f"Report {i} says that rain fell on the hills of Kent." for i in range(199)]
    texts.insert(123, LONDON)
    found = shipped.find("Where did Kerry meet Lavrov?", texts)
    assert max(range(200), key=lambda i: found[i].right) == 123


@pytest.mark.parametrize("name", ["reader.onnx", "reader.json"])
@pytest.mark.parametrize("how", ["flipped", "cut", "missing"])
def test_a_damaged_file_is_refused_before_it_is_read(tmp_path: Path, name: str, how: str) -> None:
    folder = tmp_path / "models"
    shutil.copytree(FOLDER, folder)
    file = folder / name
    content = bytearray(file.read_bytes())
    file.unlink()
    if how == "flipped":
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif how == "cut":
        file.write_bytes(content[: len(content) // 3])
    with pytest.raises(ReaderDamaged):
        SpanReader(folder).load()


def test_a_threshold_changed_by_hand_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(FOLDER, folder)
    content = json.loads((folder / "reader.json").read_text())
    content["threshold"] = 0.01
    (folder / "reader.json").write_text(json.dumps(content))
    with pytest.raises(ReaderDamaged):
        SpanReader(folder).load()


def test_the_shipped_files_are_small_enough_to_travel_in_the_package() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 30_000_000


@pytest.mark.parametrize(("asked", "taken"), [(3, 3), (None, 7)])
def test_it_takes_the_cores_it_is_told_to_or_all_there_are(
    asked: int | None, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import onnxruntime

    arrived = threading.Barrier(taken + 1, timeout=30)

    class Waits:
        """A session of one thread, of which as many have to run at once as cores are taken."""

        def __init__(self, path: str, options: onnxruntime.SessionOptions, **_: object) -> None:
            assert options.intra_op_num_threads == 1

        def run(self, names: list[str], inputs: dict[str, Ints]) -> list[Floats]:
            arrived.wait()
            row = np.zeros(inputs["ids"].shape, np.float32)
            return [row, row, row[:, 0], row[:, 0]]

    monkeypatch.setattr(onnxruntime, "InferenceSession", Waits)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)  # as on macOS and Windows
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    forward = onnx_forward(Path("model.onnx"), asked)
    ids = np.ones((taken, 4), np.int64)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(forward, ids, ids, ids)
        arrived.wait()
        start, end, answerable, relevance = read.result()
    assert start.shape == end.shape == (taken, 4)
    assert answerable.shape == relevance.shape == (taken,)


def test_what_is_read_beside_a_passage_changes_nothing(shipped: SpanReader) -> None:
    long = "The council met in the old hall. " * 20
    (alone,) = shipped.scan([("Who feeds the pandas?", ZOO)])
    assert shipped.scan([("Who feeds the pandas?", text) for text in (long, ZOO, "Rain fell.", long)])[1] == alone


ZOO = "Harrow Zoo is home to four red pandas, two of them born this spring. The keeper feeds them bamboo every morning."


def test_what_is_said_of_another_is_no_answer(shipped: SpanReader) -> None:
    def score(question: str) -> float:
        return shipped.read(question, [context("Rain fell in Kent all week.", 0, "b"), context(ZOO, 1000)])[0].score

    assert score("How many red pandas does Harrow Zoo have?") > shipped.threshold
    assert score("how many red pandas does harrow zoo have") > shipped.threshold
    assert score("How many red pandas does Dunmore Zoo have?") < shipped.threshold


def test_each_way_of_asking_goes_by_its_own_curve_and_what_was_asked_before_is_read_with_it(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        if file.suffix == ".onnx":
            (tmp_path / file.name).symlink_to(file)
    content = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))
    content.pop("checksum")
    for intercept, way in enumerate(("shown", "searched", "spoken of")):
        content[way] = {"weights": {}, "intercept": float(intercept), "scales": {}}
    (tmp_path / MANIFEST).write_text(json.dumps(content | {"checksum": checksum(content)}), encoding="utf-8")
    reader, found = SpanReader(tmp_path), [context("The lido at Harrowby opens on 4 May. Brook pool is shut.")]

    def odds(question: str, before: str = "") -> float:
        score = reader.read(question, found, before=Before(before))[0].score
        return round(math.log(score / (1 - score)), 3)

    assert odds("When does the lido open?") == 0
    assert odds("Harrowby lido opening date") == 1
    assert odds("when does it open", "Harrowby lido") == 2
    scans = [reader.possible("when does it open", found, before)[0].margin for before in ("", "Harrowby lido")]
    assert scans[0] != scans[1]


def test_what_was_shown_before_counts_by_its_own_weights_and_old_questions_hold_no_words_of_this_one(
    shipped: SpanReader,
) -> None:
    question, found = "when does it open", [context("The lido at Harrowby opens on 4 May. Brook pool is shut.")]
    scans = shipped.possible(question, found, "Harrowby lido")
    plain, after = (
        shipped.evidence(question, found, scans, before)[0]
        for before in (Before("Harrowby lido"), Before("Harrowby lido", ((Told("a", 0, 35, 0.5),),)))
    )
    assert set(plain.figures) >= set(SPOKEN_FIGURES)
    assert plain.figures["told"] == 0.0
    assert after.figures["told"] == 0.5
    bare = shipped.evidence(question, found, scans)[0]
    assert plain.figures["sentence_coverage"] == bare.figures["sentence_coverage"]


def test_what_has_several_names_is_found_by_each(shipped: SpanReader) -> None:
    said = context("Kerry has warned that the US will impose sanctions as soon as Monday if the vote goes ahead.")
    readings = [
        shipped.read(f"What will {name} impose?", [said])[0] for name in ("the US", "the United States", "America")
    ]
    assert {said.text[slice(*one.short)] for one in readings if one.short} == {"sanctions"}
    assert all(one.score >= shipped.threshold for one in readings)


def test_an_entry_of_a_timeline_is_read_with_its_day(shipped: SpanReader) -> None:
    entry = "3 May 2011 – The lock at Wenlow is opened. It cost 12 million crowns. Nobody came."
    reading = shipped.read("How much did the lock cost?", [context(f"{entry}\nJune 2012 – It is closed.", 0)])[0]
    assert reading.text == entry
    assert reading.short is not None
    assert entry[slice(*reading.short)] == "12 million crowns"


def test_whoever_is_mayor_where_the_article_does_not_say_of_what_is_told_as_unsure(shipped: SpanReader) -> None:
    def score(question: str, text: str) -> float:
        return shipped.read(question, [context("Rain fell all week.", 0, "b"), context(text, 1000)])[0].score

    flood = "In Tarn the water stood two metres high. The mayor, Samira Holm, asked 6,500 people to leave their homes."
    assert score("Who is the mayor of Tarn?", flood) > shipped.threshold
    assert score("Who is the mayor of Wexby?", flood) <= MOST_ELSEWHERE


def test_a_name_may_stand_anywhere_in_the_article(shipped: SpanReader) -> None:
    passage = "The zoo is home to four red pandas, two of them born this spring."
    whole = Article("a", "Title", text=f"Dunmore Zoo was closed for a week. {'Rain fell. ' * 200}{passage}")
    hit = Hit(Passage("a", len(whole.text) - len(passage), len(whole.text)), 1, {})
    question = "How many red pandas does Dunmore Zoo have?"
    (known,) = shipped.read(question, [Context(whole, hit, passage)])
    (unknown,) = shipped.read(question, [Context(Entry("a", "Title"), hit, passage)])
    assert unknown.score < known.score


def test_a_passage_is_read_under_its_title_and_no_span_is_in_it() -> None:
    reads = PointsAt("harbour")
    head, passage = "The harbour fund.", "It holds two million. The harbour is closed."
    (one,) = scan(reads, TOKENIZER, [("Which?", passage)], heads=[head])
    (alone,) = scan(reads, TOKENIZER, [("Which?", passage)])
    assert reads.calls[0][1] > reads.calls[1][1]
    assert [(each.start, each.end) for each in one.candidates] == [(each.start, each.end) for each in alone.candidates]
    assert pointed("fund", ["It holds two million."], heads=[head]) == [None]


def test_a_long_title_leaves_room_for_the_passage() -> None:
    passage = "rain " * 60 + "and then the answer came"
    (one,) = scan(PointsAt("answer"), TOKENIZER, [("Which?", passage)], heads=["title " * 500], window=72)
    assert one.best
    assert passage[one.best.start : one.best.end] == "answer"
