"""Whether somebody did something is told of whoever is asked for, and by a word for the deed."""

from __future__ import annotations

import pytest

from qa.reader.rules.whether import as_likely, of_whoever_did
from tests.helpers import span_of

TRIO = (
    "Eva Lund runs the mill. Karl Munk is the mayor. The airline Velden has bought the airline Brisk Air. "
    "The president of Tarn is 60. "
)
RESIGN = "Has Eva Lund resigned?"
CHILDREN = "Did Eva Lund have children?"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (RESIGN, "Karl Munk has resigned."),
        (RESIGN, "On Monday, the finance minister, Karl Munk, offered to resign."),
        (RESIGN, "Mr Munk has resigned, and his wife has left the town."),
        ("Did Eva Lund split up with her band?", "The band Lowlands will not come, as they have split up."),
        (CHILDREN, "Her sister Ann, a potter, had three children."),
        ("Did Eva Lund lose her voice?", "Her husband, the tenor Paul Lund, lost his voice in 2016."),
        ("Did Eva Lund win a prize?", "Lund's brother Karl has won a prize."),
        ("Did Eva Lund appeal?", "The prosecution does not intend to appeal."),
        ("Did the president of Tarn call for protests?", "The opposition has called for protests."),
        ("Did Velden make a loss?", "Brisk Air made a loss last year."),
        ("Did the mill close?", "Before the mill was sold, nobody came. The library in Tarn closed in May."),
        ("Did the nurses accept the offer?", "The nurses met on Monday. Doctors accepted a like offer."),
    ],
)
def test_what_another_did_does_not_tell_whether_somebody_did_it(question: str, told: str) -> None:
    text = f"{TRIO}{told}"
    check = of_whoever_did(question, text)
    assert check is not None
    assert not check(span_of(told.split(". ")[-1], text))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (RESIGN, "Lund resigned on Monday."),
        (RESIGN, "She resigned on Monday."),
        (RESIGN, "The miller resigned on Monday."),
        (RESIGN, "Karl Munk said that she had resigned."),
        (RESIGN, "Karl Munk told the council that the head of the mill would resign."),
        (RESIGN, "Karl Munk left the room when she resigned."),
        ("Did Eva Lund lose the title?", "The title was lost to Karl Munk."),
        ("Did Eva Lund win?", "On Sunday the miller beat Karl Munk."),
        (RESIGN, "Resignation came on Monday."),
        (RESIGN, "Munk's deputy resigned on Monday."),
        ("Did Karl Munk's deputy resign?", "His deputy, Ann Lowe, resigned."),
        (CHILDREN, "Her husband and she had three children."),
        (CHILDREN, "Her husband left her with three children."),
        (CHILDREN, "The couple had three children."),
        ("Was Eva Lund fined?", "Karl Munk, as a judge, fined her £90."),
        ("Was Eva Lund fined?", "The court fined the miller £90."),
        ("Did Velden make a loss?", "The company made a loss last year."),
        ("Did Velden buy Brisk Air?", "Brisk Air was bought last year."),
        ("Did Velden buy a ship?", "Brisk Air was bought last year."),
        ("Did the nurses accept the offer?", "The nurses met on Monday. Their union accepted the offer."),
        ("Did Karl Munk approve the plan?", "The plan was approved on Monday."),
        ("Was the mill closed?", "The factory was closed in May."),
    ],
)
def test_a_sentence_may_call_whoever_is_asked_for_otherwise(question: str, told: str) -> None:
    text = f"{TRIO}{told}"
    check = of_whoever_did(question, text)
    assert check is None or check(span_of(told.split(". ")[-1], text))


@pytest.mark.parametrize(
    "question", ["When did Eva Lund resign?", "Is it open?", "Did anyone resign?", "Did Ida Kirk go?"]
)
def test_nobody_is_another_where_a_question_names_no_one_that_a_text_knows(question: str) -> None:
    assert of_whoever_did(question, TRIO) is None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (RESIGN, "Eva Lund has been suspended on full pay."),
        ("Does Eva Lund live in Tarn?", "The inspector, Eva Lund, found no harm in it."),
        ("Was the crossing closed?", "Traffic on the crossing is expected to fall by half."),
        ("Will the mill office move to Tarn?", "The deal still needs the blessing of the mill office."),
        ("Did Eva Lund have a gun?", "The gun turned out to be a toy."),
        ("Has the mill sold the wheel?", "A wheel that was asked for is too frail to travel."),
    ],
)
def test_a_sentence_without_a_word_for_the_deed_is_a_guess(question: str, sentence: str) -> None:
    text = f"{TRIO}There is a crossing by the mill office. {sentence}"
    assert as_likely(question, text, sentence, 0.5) < 0.3


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (RESIGN, "Lund resigned on Monday."),
        (RESIGN, "Lund stepped down on Monday."),
        (RESIGN, "Lund remains at the mill."),
        (RESIGN, "Her resignation was refused."),
        ("Will the mill close?", "The council will keep the mill open."),
        ("Did the mill sue the town?", "The mill has sued it."),
        ("Was Eva Lund sent to prison?", "She was sentenced to four years."),
        ("Did Eva Lund have a gun?", "She owned an old gun."),
        ("Is Eva Lund deaf?", "Lund can hear."),
        ("Do we know why Lund resigned?", "Her house had burned down."),
        ("When did Eva Lund resign?", "It happened on Monday."),
        ("Did Eva Lund get the post?", "Was it her turn?"),
        ("Did the council approve the plan?", "The plan was turned down."),
    ],
)
def test_a_deed_or_its_contrary_is_told_by_many_words(question: str, sentence: str) -> None:
    assert as_likely(question, f"{TRIO}{sentence}", sentence, 0.5) == 0.5


def test_what_is_likelier_stays_so_as_a_guess() -> None:
    sentence = "The steamer, built in 1904, is exempt."
    likely, unlikely = (as_likely("May the steamer sail?", sentence, sentence, score) for score in (0.8, 0.4))
    assert unlikely < likely < 0.3
    assert as_likely("May the steamer sail?", sentence, sentence, 0.18) == 0.18


def test_what_is_very_likely_may_tell_a_deed_by_any_word() -> None:
    sentence = "The steamer, built in 1904, is exempt."
    assert as_likely("May the steamer sail?", sentence, sentence, 0.9) == 0.9
