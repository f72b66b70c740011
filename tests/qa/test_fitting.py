"""What can be no answer to a question, whatever the model makes of it."""

from __future__ import annotations

import pytest

from qa.reader.fitting import answers_alone, fitting
from qa.reader.windows import Candidate, Scan


def pointed(question: str, text: str, *likely: str) -> str | None:
    """What is pointed at where a model finds these words of a text likely, the first the most."""
    found = tuple(
        Candidate(text.index(words), text.index(words) + len(words), 9.0 - 3 * i) for i, words in enumerate(likely)
    )
    best = fitting(question, text, Scan(found, 0.0, 1.0, 1.0, found[0], found[:1])).best
    return text[best.start : best.end] if best else None


TRIAL = "Rolf Lind, 40, of Mill Road, Tarn, was sent to prison by Judge Anna Holt on 3 May."

GONE = "Mayor Nils Berg is to blame, said Eva Lund, who took over in May after Nils Berg resigned."


@pytest.mark.parametrize(
    ("question", "text", "likely", "answer"),
    [
        ("Who sent Rolf Lind to prison?", TRIAL, ("Mill Road, Tarn", "Tarn", "Judge Anna Holt"), "Judge Anna Holt"),
        ("Who sent Rolf Lind to prison?", TRIAL, ("3 May", "Judge Anna Holt"), "Judge Anna Holt"),
        ("Who lives in Tarn?", TRIAL, ("40", "Rolf Lind"), "Rolf Lind"),
        ("Who is the mayor now?", GONE, ("Nils Berg", "Eva Lund"), "Eva Lund"),
        ("Who was mayor in May?", GONE, ("Nils Berg", "Eva Lund"), "Nils Berg"),
        ("Who is the former mayor?", GONE, ("Nils Berg", "Eva Lund"), "Nils Berg"),
        ("Who is to blame?", GONE, ("Nils Berg", "Eva Lund"), "Nils Berg"),
        ("Where were they?", "They left the cave at Tarn after 90 hours.", ("90 hours", "Tarn"), "Tarn"),
        ("Where is Tarn?", "Tarn is two hours north of Lund.", ("two hours north of Lund",), "two hours north of Lund"),
        ("Who is Eva's husband?", "Her father, Nils, met Karl, her husband.", ("Nils", "Karl"), "Karl"),
        ("Who is Eva's father?", "Her father, Nils, met Karl, her husband.", ("Nils", "Karl"), "Nils"),
        ("Who is Eva Lund?", "Eva Lund had two votes, Nils Holm five.", ("Nils Holm",), None),
        ("Who was her parent?", "Her father, Nils, met Karl, her husband.", ("Nils", "Karl"), "Nils"),
        (
            "Who was to blame?",
            "The pump failed. The porter was not to blame.",
            ("The porter", "The porter was not", "The pump"),
            None,
        ),
        ("Who was to blame?", "Not the porter but the pump was to blame.", ("the porter", "the pump"), "the pump"),
        ("How old is Eva?", "Eva, 31, beat the record of 2019.", ("of 2019", "31"), "31"),
        ("How old is Eva?", "Eva was born in Tarn in 1961.", ("in 1961",), "in 1961"),
        ("How much salt goes in?", "Take 9 g of salt. Eels need 4 g more salt.", ("4 g", "9 g"), "9 g"),
        ("How many boats came?", "Nine boats came, two more than in May.", ("two", "Nine"), "Nine"),
        ("How much salt goes in?", "Eels need 4 g more salt, or none.", ("4 g", "salt", "none"), "none"),
        ("How much salt goes in?", "60 g of eel\n9 g of salt", ("60 g", "9 g"), "9 g"),
        ("How much salt goes in?", "It holds 9 g, not 60 g of eel. Salt it.", ("9 g",), "9 g"),
        ("How many boats came?", "He saw many boats.", ("many",), "many"),
        ("How much bait goes in?", "60 g of eel\n9 g of salt", ("60 g", "9 g"), "60 g"),
        ("How many eels were sold?", "Six tubs with 900 eels were sold to 12 cooks.", ("Six", "12 cooks"), "900"),
        ("How many tubs were sold?", "Six tubs with 900 eels were sold to 12 cooks.", ("Six", "900"), "Six"),
        ("How many boats sank?", "Of nine boats four trawlers sank.", ("four",), "four"),
        ("How many boats sank?", "Nine boats sailed, and four trawlers sank.", ("four",), "four"),
        ("How many boats sank?", "Four trawlers sank of the nine boats.", ("Four",), "Four"),
        ("How many more boats came?", "Nine boats came, two more than in May.", ("two", "Nine"), "two"),
        ("How many boats came?", "Nine or more boats came.", ("Nine",), "Nine"),
        ("Was the porter to blame?", "The porter was not to blame.", ("The porter",), "The porter"),
    ],
)
def test_another_span_is_taken_where_the_first_can_be_no_answer(
    question: str, text: str, likely: tuple[str, ...], answer: str | None
) -> None:
    assert pointed(question, text, *likely) == answer


@pytest.mark.parametrize(
    ("question", "words", "sentence", "alone"),
    [
        ("How strong was the wind?", "strongest", "It was the strongest wind.", False),
        ("How strong was the wind?", "90 knots", "It blew at 90 knots.", True),
        ("How big was it?", "the biggest", "It was the biggest.", False),
        ("Which boat is cheaper, the Tern or the Heron?", "£65", "The Tern costs £65.", False),
        ("Which boat is cheaper, the Tern or the Heron?", "Heron", "The Heron is cheaper than the Tern.", True),
        ("Which boat is cheaper, the Tern or the Heron?", "Heron", "The Tern costs £65, the Heron £80.", False),
        ("which boat is cheaper the tern or the heron", "Heron", "The Tern costs £65, the Heron £80.", False),
        ("who has more votes berg or lund", "a baker", "Ms Berg, a baker, has 40 votes.", False),
        ("who has more votes berg or lund", "Ms Berg", "The winner was Ms Berg.", True),
        ("Who won, Berg or Lund?", "Ms Berg", "Ms Berg beat Mr Lund.", True),
        ("What will Lund do now?", "go to court", "She will not go to court.", False),
        ("What will Lund do now?", "go to court", "She will go to court.", True),
        ("What won't Lund do?", "go to court", "She will not go to court.", True),
        ("Who is the manager of Tarn?", "Rolf Lind", "Tarn have sacked manager Rolf Lind.", False),
        ("Who's the mayor of Tarn?", "Rolf Lind", "Rolf Lind, 61, a former mayor of Tarn, is ill.", False),
        ("Who is the former mayor of Tarn?", "Rolf Lind", "Rolf Lind, a former mayor of Tarn, is ill.", True),
        ("Who is the mayor of Tarn?", "Rolf Lind", "Rolf Lind, a former baker, is mayor of Tarn.", True),
        ("Who is the mayor of Tarn?", "Rolf Lind", "The ex-mayor, Rolf Lind, is ill.", False),
        (
            "Who is the mayor of Tarn?",
            "Ida Munk",
            "Rolf Lind, the former mayor, has made way for a younger one, Ida Munk.",
            True,
        ),
        ("Who was the mayor of Tarn?", "Rolf Lind", "Rolf Lind, the former mayor of Tarn, is ill.", True),
        ("What does it do to cut costs or waste?", "It burns less oil", "It burns less oil.", True),
    ],
)
def test_some_words_need_their_sentence(question: str, words: str, sentence: str, alone: bool) -> None:
    assert answers_alone(question, words, sentence) == alone
