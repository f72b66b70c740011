"""What a sentence denies of the words that a model points at."""

from __future__ import annotations

import pytest

from qa.reader.rules.negation import contradicts, turned

DENIED = [
    ("Who was to blame for the fire?", "The report said that the night porter was not to blame.", "the night porter"),
    ("Who was found guilty of theft?", "A dentist has been found not guilty of the theft of a painting.", "A dentist"),
    ("Who won the regatta?", "Anna Holt didn’t win the regatta.", "Anna Holt"),
    ("Who won the regatta?", "Anna Holt failed to win the regatta.", "Anna Holt"),
    ("Who won the regatta?", "Neither Holt nor Berg won.", "Holt"),
    ("Who won the regatta?", "Neither Holt nor Berg won.", "Berg"),
    ("Who is the mayor?", "Anna Holt is no longer mayor of Tarn.", "Anna Holt"),
    ("Where was the regatta held?", "The regatta was not held in Lund but in Malmö.", "Lund"),
    ("Where was the regatta held?", "The regatta was held in Malmö, not in Lund.", "Lund"),
    ("When did the ferry sail?", "The ferry did not sail on 3 May as planned.", "3 May"),
    ("How many were hurt?", "None of the 40 passengers was hurt.", "40"),
    ("Who caused it?", "It was the pump, not the porter, that caused it.", "the porter"),
    ("Who was to blame?", "The porter was not to blame; the pump was to blame.", "The porter"),
    ("Who was found guilty of theft?", "Rolf Lind, who denied theft, was away.", "Rolf Lind, who denied theft"),
    ("Who was not to blame?", "The report said that the pump was to blame.", "the pump"),
    ("Who started the fire?", "The Gazette’s report that a boy had started the fire was untrue, police said.", "a boy"),
]
SAID = [
    ("Who was found not guilty of theft?", "A dentist was found not guilty of the theft.", "A dentist"),
    ("Who was not to blame?", "The report said that the porter was not to blame.", "the porter"),
    ("Who was to blame?", "The porter was not only to blame but drunk.", "The porter"),
    ("Who was to blame?", "The porter, who was not hurt, was to blame.", "The porter"),
    ("Who was to blame?", "The porter was not to blame; the pump was to blame.", "the pump"),
    ("Who won the regatta?", "Nobody won the regatta.", "Nobody"),
    ("Who voted for it?", "Nobody but Holt voted for it.", "Holt"),
    ("Who was the mayor?", "Anna Holt is no longer mayor of Tarn.", "Anna Holt"),
    ("Who paid?", "Anna Holt never failed to pay.", "Anna Holt"),
    ("Who won?", "Nobody expected Anna Holt to win, but she did.", "Anna Holt"),
    ("Who wrote the letter?", "Holt did not deny that she wrote the letter.", "Holt"),
    ("Who knew of it?", "No one doubts that Holt knew of it.", "Holt"),
    ("When did the ferry sail?", "The ferry did not sail until 1905.", "1905"),
    ("Who won the regatta in 1999?", "Anna Holt did not win the regatta until 1999.", "Anna Holt"),
    ("Who won on Sunday?", "Anna Holt had never won before Sunday, when she beat Berg.", "Anna Holt"),
    ("Where was the regatta held?", "The regatta was not held in Lund but in Malmö.", "Malmö"),
    ("How many were hurt?", "No fewer than 40 passengers were hurt.", "40"),
    ("How many passengers were there?", "None of the 40 passengers was hurt.", "40"),
    ("Which town did not vote for it?", "Lund voted against it.", "Lund"),
    ("Who was said to have done it?", "The rumour that a boy had done it was false.", "a boy"),
    ("Who started the fire?", "The report that a boy had started the fire was true, police said.", "a boy"),
    ("Which town did not sign?", "All but Lund signed.", "Lund"),
    ("Who won?", "Didn’t Holt win?", "Holt"),
    ("What was the verdict?", "The dentist was found not guilty.", "guilty"),
]


@pytest.mark.parametrize(("question", "sentence", "words", "denied"), [
    *((*one, True) for one in DENIED), *((*one, False) for one in SAID)
])  # fmt: skip
def test_a_sentence_that_denies_what_is_asked_is_told_from_one_that_says_it(
    question: str, sentence: str, words: str, denied: bool
) -> None:
    at = sentence.index(words)
    assert contradicts(question, sentence, (at, at + len(words))) == denied


@pytest.mark.parametrize(
    ("question", "sentence", "words", "is_turned"),
    [
        ("What does the bank expect?", "We no longer expect the (Fed) to raise rates.", "raise rates", True),
        ("What did the court find?", "The court did not find any evidence of fraud.", "evidence of fraud", True),
        ("What did they say?", "They did not say that the bridge was closed.", "the bridge was closed", True),
        ("What does the bank expect?", "The bank expects growth but does not expect a rise.", "growth", False),
        ("What did the mayor open?", "She did not open the bridge until she had opened a school.", "a school", False),
        ("What did the mayor open?", "The mayor never opened anything but the school.", "the school", False),
        ("What did he not eat?", "He does not eat meat.", "meat", False),
        ("What did they want?", "They did not say what they wanted: a raise.", "a raise", False),
    ],
)
def test_words_that_a_not_turns_round_do_not_stand_without_it(
    question: str, sentence: str, words: str, is_turned: bool
) -> None:
    assert turned(question, sentence, words) is is_turned
