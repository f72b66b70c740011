"""Questions that nothing answers, made of those that something does."""

from __future__ import annotations

from training.exchanged import Exchanger

TEXTS = {
    "harbour": "The harbour board met in the hall. Its chair is Anna Lindqvist, and the treasurer is Peter Holm. "
    "They chose Marstrand in 2014.",
    "library": "The library opened late. Its first reader was Maria Lopez, who lived in Toledo with Carlos Ruiz.",
}


def test_another_name_of_the_same_kind_takes_the_place_of_one() -> None:
    made = {Exchanger(TEXTS, seed).exchange("When did Anna Lindqvist speak?", "harbour") for seed in range(8)}
    assert all(made)
    assert all("Anna Lindqvist" not in (one or "") and one != "When did Anna Lindqvist speak?" for one in made)
    # Who reads them has to believe that the question is about somebody.
    assert all((one or "").startswith("When did ") and (one or "").endswith(" speak?") for one in made)


def test_another_year_is_one_that_the_article_does_not_hold() -> None:
    exchanger = Exchanger(TEXTS)
    made = exchanger.exchange("What was chosen in 2014?", "harbour")
    assert made
    assert "2014" not in made


def test_a_question_without_a_name_or_number_is_left_alone() -> None:
    assert Exchanger(TEXTS).exchange("who was chosen?", "harbour") is None


def test_the_same_seed_makes_the_same_question() -> None:
    question = "When did Anna Lindqvist speak?"
    assert Exchanger(TEXTS).exchange(question, "harbour") == Exchanger(TEXTS).exchange(question, "harbour")
