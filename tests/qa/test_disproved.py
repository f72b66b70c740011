"""What an article first told and then says to have been wrong is not told as it was."""

from __future__ import annotations

import pytest

from qa.reader.rules.disproved import put_right
from qa.types import Article, Reading

SAID = "The fire chief said that one of the cranes had fallen."


def told(behind: str, said: str = SAID) -> str:
    article = Article("0", "Storm", text=f"{said}\n\nNoon. {behind} The port is open.")
    found = put_right(Reading("0", 0, len(said), said, 0.5, short=(4, 14)), article)
    assert article.text[found.start : found.end] == found.text
    return found.text


@pytest.mark.parametrize(
    "behind",
    [
        "A report that a crane had fallen proved to be wrong: only its cabin was torn off.",
        "Earlier reports that a crane had fallen were false.",
        "Rumours that cranes had fallen have since turned out to be untrue.",
    ],
)
def test_what_proved_wrong_is_put_right(behind: str) -> None:
    assert told(behind) == behind


@pytest.mark.parametrize(
    "behind",
    [
        "A report that a ship had sunk proved to be wrong.",
        "A report that a crane had fallen proved to be right.",
        "The port said that reports that a crane had fallen were false.",
        "A report that a crane had fallen on the museum was wrong.",
    ],
)
def test_what_is_of_something_else_or_only_denied_changes_nothing(behind: str) -> None:
    assert told(behind) == SAID


def test_the_sentence_that_puts_it_right_stays_as_it_is() -> None:
    said = "A report that a crane had fallen proved to be wrong."
    assert told("All four stand.", said) == said
