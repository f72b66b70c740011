"""What goes by several names, as a passage calls it."""

from __future__ import annotations

import pytest

from qa.reader.called import as_it_is_called, spelled_out


@pytest.mark.parametrize(
    ("question", "text", "asked"),
    [
        ("What will the United States impose?", "The US will impose duties.", "What will the US impose?"),
        ("What will the US impose?", "The U.S. will impose duties.", "What will the U.S. impose?"),
        ("What will America impose?", "The US will impose duties.", "What will the US impose?"),
        ("What did the UK do?", "Britain left the club.", "What did Britain do?"),
        ("Who is the United States ambassador?", "US ambassador Ida Lund left.", "Who is the US ambassador?"),
        ("When did Ida leave the European Union?", "Ida left the EU.", "When did Ida leave the EU?"),
        ("Who met in Kyiv?", "They met in Kiev.", "Who met in Kiev?"),
    ],
)
def test_what_has_several_names_is_asked_of_by_the_one_in_the_text(question: str, text: str, asked: str) -> None:
    assert as_it_is_called(question, text) == asked


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What did the US do?", "The United States, or US, did nothing."),
        ("What did the UK government do?", "Britain left the club."),
        ("What did the Bank of America do?", "The US left the club."),
        ("What grows in South America?", "In the US maize grows."),
        ("What is bought by us?", "The United States buys maize."),
        ("WHO HAS LEFT THE OSCE?", "The Organization for Security and Co-operation in Europe left."),
        ("What did the council do?", "The US left the club."),
    ],
)
def test_what_the_text_has_by_that_name_or_by_none_stays(question: str, text: str) -> None:
    assert as_it_is_called(question, text) == question


def test_a_body_is_asked_of_by_its_initials_or_in_full_as_the_text_has_it() -> None:
    full = "The Organization for Security and Co-operation in Europe had no observers."
    assert as_it_is_called("Why was the OSCE not there?", full) == (
        "Why was the Organization for Security and Co-operation in Europe not there?"
    )
    asked = "Who won the National Hockey League?"
    assert as_it_is_called(asked, "The NHL was won by Ness.") == "Who won the NHL?"
    assert as_it_is_called("Who won the NHL?", "The Northern Harbour was lost.") == "Who won the NHL?"


def test_initials_are_those_of_a_name_but_for_its_small_words() -> None:
    assert spelled_out("fda", "the Food and Drug Administration")
    assert not spelled_out("fda", "food and drug administration")
