"""Who is said to hold an office no longer."""

from __future__ import annotations

import pytest

from qa.reader.left import asks_holder, has_left

WHO = "Who is the mayor of Tarn?"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (WHO, True),
        ("who runs the museum", True),
        ("Who's in charge of the port?", True),
        ("Who was the mayor of Tarn?", False),
        ("Who is the mayor's successor?", False),
        ("Who is the author of the report?", False),
        ("Who is suing the museum?", False),
    ],
)
def test_a_question_for_whoever_holds_an_office_is_known(question: str, asks: bool) -> None:
    assert asks_holder(question) is asks


@pytest.mark.parametrize(
    "text",
    [
        "Nils Berg resigned on Monday.",
        "Mr Berg, the mayor of Tarn, who has since retired, was there.",
        "Berg was voted out. The town slept.",
        "Eva Lund, mayor since Berg's resignation, was there.",
        "Eva Lund took over as mayor of the town on Monday from Nils Berg.",
        "Eva Lund succeeded the unlucky Nils Berg in May.",
        "Berg stood down as mayor in May.",
        "Nils Berg, mayor for nine years, left with immediate effect.",
    ],
)
def test_who_left_is_known_by_what_is_said_of_him(text: str) -> None:
    assert has_left(WHO, "Nils Berg", text)


@pytest.mark.parametrize(
    "text",
    [
        "Nils Berg will retire in May.",
        "Mayor Nils Berg resigned as chairman of the chess club.",
        "Nils Berg succeeded Eva Lund.",
        "Anna Berg resigned on Monday. Nils Berg did not.",
    ],
)
def test_who_stays_or_was_something_else_has_not_left(text: str) -> None:
    assert not has_left(WHO, "Nils Berg", text)
