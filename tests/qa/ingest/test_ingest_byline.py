"""The names in a byline, and what beside them is none."""

from __future__ import annotations

import pytest

from qa.ingest.byline import is_account, is_person, opening_byline, split_byline, without_posts


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Brandt", ["Ida Brandt"]),
        ("By IDA BRANDT and LEE OKAFOR | Associated Press", ["IDA BRANDT", "LEE OKAFOR"]),
        ("By | Ida Brandt | and | Lee Okafor", ["Ida Brandt", "Lee Okafor"]),
        ("Ida Brandt, Lee Okafor, Sun-hee Park", ["Ida Brandt", "Lee Okafor", "Sun-hee Park"]),
        ("Ida Brandt and Lee K. Okafor, Quay Argus Leader", ["Ida Brandt", "Lee K. Okafor"]),
        ("Ida Y. Brandt", ["Ida Y. Brandt"]),
        ("By Ida Brandt , Minh Do on Monday, November 18th, 2019 at 11:08 a.m.", ["Ida Brandt", "Minh Do"]),
        ("Ida Brandt | 27/09/2018 | Comment! | Ships and Pilots", ["Ida Brandt"]),
        ("Von Ida Brandt publiziert am 30. Juli 2018", ["Ida Brandt"]),
        ("Текст: Ида Брандт·24 сентября 2018", ["Ида Брандт"]),
        ("By Ida Brandt ida@quay.example", ["Ida Brandt"]),
        ("by Ida Brandt @idabrandt", ["Ida Brandt"]),
        ("by admin", []),
        ("Follow us on Twitter", []),
        ("November 18, 2019", []),
        ("By " + "very " * 40 + "long", []),
        ("", []),
        ("By Theresa May", ["Theresa May"]),
        ("By Theresa May, Published: 3 March 2014", ["Theresa May"]),
        ("By Ida Brandt May 3", ["Ida Brandt"]),
        ("By Ida Brandt Monday", ["Ida Brandt"]),
        ("By Alfredo Bruni and Di Stefano Neri", ["Alfredo Bruni", "Di Stefano Neri"]),
        ("By Von Miller", ["Von Miller"]),
        ("Di Ida Brandt", ["Ida Brandt"]),
        ("By Ida Brandt; Lee Okafor contributed reporting from Lindhaven.", ["Ida Brandt", "Lee Okafor"]),
    ],
)
def test_a_byline_is_its_names(byline: str, names: list[str]) -> None:
    assert split_byline(byline) == names


@pytest.mark.parametrize(
    "name", ["Ida Brandt", "Ida de la Cruz", "Minh Do", "IDA BRANDT", "Ида Брандт", "김하늘", "I. Brandt"]
)
def test_a_person_has_a_whole_name(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    ["Ida", "Quay News", "Staff Writer", "The Russian", "Harbour Press Agency", "ships at sea", "Ida Brandt 3", ""],
)
def test_a_house_a_post_and_a_phrase_are_no_person(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("jdadmin", True), ("ida-b", True), ("quay2014", True), ("Regan", False), ("Ida Brandt", False)],
)
def test_an_account_is_no_name(name: str, is_one: bool) -> None:
    assert is_account(name) is is_one


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        (["Ida Brandt", "Senior Ship Writer", "Quay Gazette"], ["Ida Brandt"]),
        (["Ida Brandt", "Quay Business"], ["Ida Brandt"]),
        (["Detroit Harbour wire services"], ["Detroit Harbour wire services"]),
        (["Staff Reports"], ["Staff Reports"]),
        (["Senior Ship Writer"], []),
        (["the harbour and the quay"], []),
    ],
)
def test_beside_people_nothing_else_is_an_author(names: list[str], authors: list[str]) -> None:
    assert without_posts(names, "Quay") == authors


def test_korean_papers_name_their_writer_in_brackets() -> None:
    assert opening_byline(["광고", "항구의 배들 [항구신문=김하늘 기자] 배 마흔 척이 기다린다."]) == ("김하늘",)
    assert opening_byline(["Forty ships [a = b] wait."]) == ()
