"""Whom an office in a question names, as the articles tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.library import Library
from qa.offices import holders, is_office
from tests.helpers import add, ask, write_article


@pytest.mark.parametrize("name", ["the mayor", "the French minister", "Norway's minister", "the mayor of Bergen"])
def test_an_office_is_known_by_its_words(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize("name", ["Anna Berg", "President Berg", "the Courier", "the questionnaire", "she", ""])
def test_a_name_is_no_office(name: str) -> None:
    assert not is_office(name)


@pytest.fixture
def ministers(library: Library, tmp_path: Path) -> Library:
    fish = (
        "The ministers met on Monday. The French minister, Lucie Petit, said that the quota was too small. Norway's "
        "minister, Pål Moe, answered that it was too large. Jens Dahl, a former Danish minister, said nothing of it."
    )
    town = (
        "Bergen will have a bridge. The mayor, Councillor Anna Berg, said that it would open in May. “We have waited "
        "long,” she said."
    )
    hall = "Oslo will have a hall. Mayor Nils Vik, who rows, said that the hall would be red."
    speech = "Rita Falk spoke for an hour. The Swedish chancellor said that fares would rise."
    add(
        library,
        write_article(tmp_path / "a.md", "Ministers on fish", fish, published="2024-05-01"),
        write_article(tmp_path / "b.md", "A bridge for Bergen", town, published="2024-05-02"),
        write_article(tmp_path / "c.md", "A hall for Oslo", hall, published="2024-05-03"),
        write_article(tmp_path / "d.md", "A speech", speech, published="2024-05-04"),
    )
    return library


@pytest.mark.parametrize(
    ("office", "people"),
    [
        ("the French minister", ["Lucie Petit"]),
        ("France's minister", ["Lucie Petit"]),
        ("the Norwegian minister", ["Pål Moe"]),
        ("the Danish minister", []),  # he was one once
        ("the German minister", []),
        ("the mayor", ["Anna Berg", "Nils Vik"]),
        ("the mayor of Bergen", ["Anna Berg"]),
        ("the mayor of Helsinki", []),
        ("the Swedish chancellor", ["Rita Falk"]),  # who is called so where she speaks
    ],
)
def test_an_office_is_held_by_whom_the_articles_say(ministers: Library, office: str, people: list[str]) -> None:
    assert sorted(holders(ministers, office)) == people


def test_what_somebody_said_is_found_by_the_office(ministers: Library) -> None:
    answer = ask(ministers, "What did the French minister say?")
    assert [(claim.speech.speaker, claim.text) for claim in answer.claims if claim.speech] == [
        ("Lucie Petit", "The French minister, Lucie Petit, said that the quota was too small.")
    ]
    assert not ask(ministers, "What did the German minister say?").answered
