"""Who somebody is, as an article says it beside the name."""

from __future__ import annotations

from datetime import date

import pytest

from qa import descriptions
from qa.types import Article


def article(text: str, title: str = "A day in Tarn", published: date | None = None) -> Article:
    return Article(title, title, published=published, text=text)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Anna Berg?", "Anna Berg"),
        ("who's anna berg", "anna berg"),
        ("And who was Mayor Anna Berg?", "Anna Berg"),
        ("Who is the mayor?", None),
        ("Who is chairman?", None),
        ("Who is her deputy?", None),
        ("Who is Anna Berg's lawyer?", None),
        ("Who is Berg of Tarn suing?", None),
        ("Who met Anna Berg?", None),
        ("Who was hurt in the Tarn flood?", None),
    ],
)
def test_a_question_with_a_name_asks_who_that_is(question: str, name: str | None) -> None:
    assert descriptions.asked(question) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Her deputy is to be Anna Berg, 61, a former head of the fire brigade.", "a former head of the fire brigade"),
        ("Anna Berg is professor of law in Lund and sails.", "professor of law in Lund"),
        ("Anna Berg, who was made head of highways in March, came.", "head of highways"),
        ("It shut, said Nils Holm. The mayor, Anna Berg, was there.", "The mayor"),
        ("The driver of the van, Dr Anna Berg, fled.", "The driver of the van"),
        ("They heard the engineer Anna Berg twice.", "the engineer"),
        ("They met the mayor, Anna Berg and Nils Holm.", None),
        ("Anna Berg, the mayor and Nils Holm came.", None),
        ("He leaves a son, Nils Holm, a daughter, Anna Berg, a niece, Ida Ash, and two cats.", "a daughter"),
        ("He leaves a daughter, Anna Berg, a son, Nils Holm, and four grandchildren.", "a daughter"),
        ("The mayor, Anna Berg, a former pilot, said so.", "a former pilot"),
        ("Anna Berg was not a suspect.", None),
        ("Anna Berg met the mayor.", None),
        ("Nils Holm, a pilot, fled.", None),
        ("French president Anna Berg was there.", "French president"),
        ("A plan by Transport secretary Anna Berg failed.", "Transport secretary"),
        ("They met former Rovers striker Anna Berg.", "former Rovers striker"),
        ("On Friday Wexby council leader Anna Berg and Nils Holm came.", "Wexby council leader"),
        ("It pleased Bank of England governor Anna Berg.", "Bank of England governor"),
        ("It pleased Tesla chief executive Dr Anna Berg.", "Tesla chief executive"),
        ("The former Rovers striker Anna Berg was there.", "The former Rovers striker"),
        ("US Secretary of State Anna Berg came.", "US Secretary of State"),
        ("It was busy, said store manager Anna Berg on Friday.", "store manager"),
        ("Nobody told goalkeeper Anna Berg of it.", "goalkeeper"),
        ("It is small, according to climate scientist Anna Berg.", "climate scientist"),
        ("A supporter of presidential candidate Anna Berg left.", "presidential candidate"),
        ("Among them were dancers Anna Berg and Nils Holm.", None),
        ("There too was fellow Anna Berg.", None),
        ("On Friday Russian President Dr. Anna Berg spoke.", "Russian President"),
        ("Ukraine's interim Prime Minister Anna Berg spoke.", "Ukraine's interim Prime Minister"),
        ("Former New York Attorney General Anna Berg spoke.", "Former New York Attorney General"),
        ("It is said by Foreign Minister Anna Berg.", "Foreign Minister"),
        ("In Paris Prime Minister Anna Berg spoke.", None),
        ("In Paris President Anna Berg spoke.", None),
        ("They are fined in New York Attorney General Anna Berg says.", None),
        ("A spokesman for Prime Minister Anna Berg spoke.", None),
        ("The ship reached Tarnby. Harbour Commissioner Anna Berg spoke.", "Harbour Commissioner"),
        ("Dr Anna Berg spoke.", None),
        ("President Anna Berg spoke.", None),
        ("Rovers want Anna Berg.", None),
        ("Rovers miss Anna Berg.", None),
        ("Rovers sack manager Anna Berg.", "manager"),
        ("Yesterday mayor Anna Berg fled.", "mayor"),
        ("Nils Holm met mayor Anna Berg.", "mayor"),
        ("Rovers captains Anna Berg and Nils Holm fled.", None),
    ],
)
def test_what_stands_beside_a_name_says_who_it_is(text: str, said: str | None) -> None:
    found = descriptions.told("anna berg", [article(text)])
    assert [text[slice(*one.short)] for one in found if one.short] == ([said] if said else [])


def test_whoever_is_asked_for_by_the_last_name_alone_is_told_by_what_stands_before_the_first() -> None:
    text = "US Secretary of State John Kerry has met his counterpart."
    (told,) = descriptions.told("kerry", [article(text)])
    assert told.short is not None
    assert text[slice(*told.short)] == "US Secretary of State"


def test_where_no_noun_says_who_somebody_is_what_an_article_about_her_first_tells_does() -> None:
    text = "Anna Berg, whose songs were sung in every harbour, has died. She was 91."
    (told,) = descriptions.told("anna berg", [article(text, "Anna Berg, 91")])
    assert (told.text, told.short) == ("Anna Berg, whose songs were sung in every harbour, has died.", None)
    assert descriptions.told("anna berg", [article(text)]) == [], "an article about another"


def test_the_article_about_somebody_counts_first_and_then_the_latest() -> None:
    old = article("The pilot Anna Berg flew.", published=date(2020, 5, 1))
    new = article("The mayor Anna Berg flew.", published=date(2022, 5, 1))
    about = article("The author Anna Berg flew.", "Anna Berg at eighty")
    pointing = article("Its head, Anna Berg, flew.", published=date(2023, 5, 1))
    found = descriptions.told("Anna Berg", [pointing, old, new, about])
    assert [one.text.split()[1] for one in found] == ["author", "mayor", "pilot", "head,"]


@pytest.mark.parametrize(
    ("text", "words", "fits"),
    [
        ("Anna Berg lectures at the University of Lund.", "University of Lund", False),
        ("Anna Berg lectures at the University of Lund.", "lectures", True),
        ("Anna Berg had nine votes and Nils Holm had two.", "Nils Holm", False),
        ("Her successor is the head of sales, Nils Holm.", "the head of sales", False),
        ("Nils Holm, a pilot, met her.", "a pilot", False),
        ("The dean of law, Anna Holm, met her.", "The dean of law", False),
        ("Detective Inspector Anna Berg came.", "Detective Inspector", True),
        ("Anna Berg is a friend of Nils Holm.", "a friend of Nils Holm", True),
        ("Dr Anna Berg came.", "Dr", False),
        ("Transport secretary Anna Berg came.", "Transport secretary", True),
        ("French president Anna Berg came.", "French president", True),
        ("Wexby Council leader Anna Berg came.", "Wexby Council leader", True),
        ("Anna Berg is a Harvard professor of law.", "a Harvard professor of law", True),
        ("Former Chelsea striker Anna Berg came.", "Former Chelsea striker", True),
        ("Tesla chief executive Anna Berg came.", "Tesla chief executive", True),
        ("Anna Berg, a Tesla engineer, came.", "a Tesla engineer", True),
        ("Anna Berg, a New York lawyer, came.", "a New York lawyer", True),
        ("Anna Berg is the BBC’s Moscow correspondent.", "the BBC’s Moscow correspondent", True),
        ("Anna Berg is Rovers’ Norwegian striker.", "Rovers’ Norwegian striker", True),
        ("Anna Berg met Ida Munk and her husband.", "Ida Munk and her husband", False),
        ("Anna Berg met Nils Holm, the singer.", "Nils Holm, the singer", False),
        ("Anna Berg heard that Nils Holm met the mayor.", "Nils Holm met the mayor", False),
        ("Anna Berg saw Nils Holm play striker.", "Nils Holm play striker", False),
        ("Anna Berg met Rovers striker Ida Munk.", "Rovers striker", False),
        ("Anna Berg worked for Tesla after.", "Tesla after", False),
    ],
)
def test_another_name_does_not_say_who_somebody_is(text: str, words: str, fits: bool) -> None:
    start = text.index(words)
    assert descriptions.fits("Anna Berg", text, (start, start + len(words))) == fits


def test_a_name_in_small_letters_is_read_as_the_articles_write_it() -> None:
    known = [article("They saw Anna Berg.")]
    assert descriptions.written("who is anna berg", "anna berg", known) == "who is Anna Berg"
    assert descriptions.written("who is nils holm", "nils holm", known) == "who is nils holm"
