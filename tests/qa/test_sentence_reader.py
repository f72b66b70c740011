"""The reader: spans that stand where they say, scores that are probabilities, whatever the weights."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import lexical
from qa.lexical import stems
from qa.questions import asked_for
from qa.reader import Context
from qa.reader.sentence import FEATURES, WEIGHTS, SentenceReader, Weights, decisive
from qa.types import Entry, Hit, Passage
from tests.helpers import SCRIPTS, FakeEncoder


def context(text: str, start: int = 0, rank: int = 1, article_id: str = "a", title: str = "Title") -> Context:
    """A passage that stands at `start` of its article."""
    passage = Passage(article_id, start, start + len(text))
    return Context(Entry(article_id, title), Hit(passage, rank, {"dense": 0.5, "fused": 0.1}), text)


def sentence_reader(weights: Weights = WEIGHTS) -> SentenceReader:
    return SentenceReader(FakeEncoder(), lambda stems: [1.0] * len(stems), weights)


LONDON = "John Kerry met Sergei Lavrov in London on Friday. They talked for six hours. The rouble fell."


def test_the_constants_fit_together() -> None:
    assert len(WEIGHTS.coefficients) == len(FEATURES)


def test_every_sentence_is_read_and_stands_where_it_says() -> None:
    readings = sentence_reader().read("Where did Kerry meet Lavrov?", [context(LONDON, start=100)])
    assert len(readings) == 3
    for reading in readings:
        assert reading.text == LONDON[reading.start - 100 : reading.end - 100]
        for start, end in reading.emphasis:
            assert reading.start <= start < end <= reading.end


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_offsets_are_code_points_in_every_script(text: str) -> None:
    readings = sentence_reader().read(text[:30], [context(text, start=7)])
    assert sorted(reading.text for reading in readings) == sorted(
        text[reading.start - 7 : reading.end - 7] for reading in readings
    )
    assert len(readings) == 3


def test_scores_are_probabilities_best_first() -> None:
    readings = sentence_reader().read("Where did Kerry meet Lavrov?", [context(LONDON), context("Rain fell.", rank=2)])
    scores = [reading.score for reading in readings]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_the_sentence_that_shares_the_questions_words_is_best() -> None:
    best = sentence_reader().read("Where did Kerry meet Lavrov?", [context(LONDON)])[0]
    assert best.text.startswith("John Kerry met")


def test_no_passages_give_no_readings() -> None:
    assert sentence_reader().read("Anything?", []) == []
    assert sentence_reader().read("Anything?", [context(" \n ")]) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=len(FEATURES), max_size=len(FEATURES)), st.floats(-1e6, 1e6))
def test_no_weights_lead_out_of_the_range_of_a_probability(coefficients: list[float], intercept: float) -> None:
    weights = Weights(tuple(coefficients), intercept)
    assert 0 <= weights.probability(dict.fromkeys(FEATURES, 1.0)) <= 1


def test_evidence_stays_within_the_ranges_it_declares() -> None:
    for found in sentence_reader().evidence("How many hours did Kerry talk to Zhou?", [context(LONDON)]):
        features = found.features
        assert set(features) == set(FEATURES)
        for name in ("sentence_cosine", "passage_cosine"):
            assert -1.001 <= features[name] <= 1.001
        for name in ("sentence_coverage", "passage_coverage", "names_missing", "type_present", "reciprocal_rank"):
            assert 0 <= features[name] <= 1
        assert -2 <= features["cosine_margin"] <= 2


def test_a_name_that_stands_nowhere_is_missing() -> None:
    (known, *_) = sentence_reader().evidence("What did Kerry say?", [context(LONDON)])
    (unknown, *_) = sentence_reader().evidence("What did Obama say?", [context(LONDON)])
    assert known.features["names_missing"] == 0
    assert unknown.features["names_missing"] == 1


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many deputies voted?", "figure"),
        ("What was the turnout?", "figure"),
        ("When did it happen?", "date"),
        ("On which day was the vote?", "date"),
        ("Where did they meet?", "place"),
        ("In which city did he speak?", "place"),
        ("What did Lavrov say about sanctions?", "quotation"),
        ("Who commanded the navy?", "name"),
        ("Which bank was it?", "name"),
        ("Why did it fall?", None),
    ],
)
def test_a_questions_form_tells_what_it_asks_for(question: str, kind: str | None) -> None:
    assert asked_for(question) == kind


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How many deputies voted?", "In all, 328 deputies voted.", ["328"]),
        ("When did Kerry meet Lavrov?", "Kerry met Lavrov on Friday, 14 March.", ["Friday, 14 March"]),
        ("Where did Kerry meet Lavrov?", "Kerry met Lavrov in London.", ["London"]),
        ("Who met Lavrov?", "John Kerry met Lavrov.", ["John Kerry"]),
        ("What did he say?", "He said “we are leaving” twice.", ["“we are leaving”"]),
        ("Why did the rouble fall?", "The rouble fell, and falls.", ["rouble", "falls"]),
    ],
)
def test_the_decisive_words_are_what_is_asked_for_or_what_is_shared(
    question: str, sentence: str, words: list[str]
) -> None:
    assert [sentence[a:b] for a, b in decisive(question, sentence)] == words


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.text(max_size=120))
def test_decisive_words_stand_in_the_sentence_in_order_and_apart(question: str, sentence: str) -> None:
    at = 0
    for start, end in decisive(question, sentence):
        assert at <= start < end <= len(sentence)
        at = end


def test_stems_are_those_of_the_lexical_index() -> None:
    assert stems("Running runners RAN, generalizations") == ["run", "runner", "ran", "gener"]


def test_threads_that_stem_at_once_do_not_mix_up_their_words() -> None:
    words = [f"{begin}{middle}ations" for begin in ("hope", "run", "oscill", "general") for middle in range(400)]
    wanted = [stems(word) for word in words]
    failures: list[object] = []

    def work() -> None:
        try:
            failures.extend(word for word, stem in zip(words, wanted, strict=True) if stems(word) != stem)
        except BaseException as error:
            failures.append(error)

    for _ in range(3):
        lexical.stem.cache_clear()
        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []
