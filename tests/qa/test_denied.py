"""What an article says next against what it has told is known by its words."""

from __future__ import annotations

import pytest

from qa.answer.denied import denial
from qa.types import Article, Reading

SAID = "A former cook claimed the inn had served horse."


def denied(behind: str) -> str | None:
    article = Article("0", "Inn", text=f"{SAID}{behind}")
    found = denial(Reading("0", 0, len(SAID), SAID, 0.5), article)
    assert found is None or article.text[found.start : found.end] == found.text
    return found.text if found else None


@pytest.mark.parametrize(
    "behind",
    [
        "The inn denies it: the meat was beef.",
        "Ms Holt, who runs the inn, rejected the claim.",
        "The owners say that is not true.",
        "Holt called it nonsense.",
        "Whether it did so is not known.",
        "Whether any was sold is for the court in Wenlow to decide.",
        "The inn has never bought horse and denies it.",
        "Holt said that the report was wrong.",
    ],
)
def test_the_denial_in_the_next_sentence_is_found(behind: str) -> None:
    assert denied(f" {behind} Guests were few.") == behind


@pytest.mark.parametrize(
    "behind",
    [
        " The inn denies that prices will rise.",
        " The inn denied it any credit.",
        " Whether guests come is open.",
        " Whether they come or not, it is open on Sundays.",
        " Nobody denies it.",
        " The inn did not deny it, and closed.",
        " No one who ate there disputes the claim.",
        " Ms Holt neither confirmed nor denied it.",
        " The owners declined to reject the report.",
        " Holt said it was wrong to buy there.",
        " A guest said that this was not the case in May.",
        " The owners called it wrong.",
        " Guests were few. The inn denies it.",
        "\nThe inn denies it.",
        "",
    ],
)
def test_nothing_else_is_a_denial(behind: str) -> None:
    assert denied(behind) is None
