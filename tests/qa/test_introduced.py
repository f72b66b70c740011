"""What an article has not named yet is not what it speaks of."""

from __future__ import annotations

import pytest

from qa.reader.rules.introduced import is_named_by_then
from tests.helpers import span_of

TITLE = "Pool opens"
POOL = "Mayor Beth Lund opened the pool at Corley. Stoke Borough Council refused to pay. Its leader is Ann Berg."
PAPER = "The Dale Courier will close, its editor, Fran Moss, said. The Evening Star will hire six."


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who is the mayor of Stoke?", POOL, "Beth Lund"),
        ("Who is Stoke's mayor?", POOL, "Beth Lund"),
        ("Who is the editor of the Evening Star?", PAPER, "Fran Moss"),
        ("Who edits the Evening Star?", PAPER, "Fran Moss"),
        ("Who founded the Evening Star?", PAPER, "Fran Moss"),
        (
            "Who produced Night Bus?",
            "Salt Wind won the prize. Producer Gail Otis wept. Night Bus came second.",
            "Gail Otis",
        ),
    ],
)
def test_who_is_named_before_the_body_is_of_another(question: str, text: str, who: str) -> None:
    check = is_named_by_then(question, TITLE, text)
    assert check is not None
    assert not check(span_of(who, text))


@pytest.mark.parametrize(
    ("question", "title", "text", "who"),
    [
        ("Who is the mayor of Corley?", TITLE, POOL, "Beth Lund"),
        ("Who is the leader of Stoke Borough Council?", TITLE, POOL, "Ann Berg"),
        ("Who is the mayor of Stoke?", "Stoke gets a pool", POOL, "Beth Lund"),
        ("Who is the mayor of Wexby?", TITLE, POOL, "Beth Lund"),
        ("Who is the mayor?", TITLE, POOL, "Beth Lund"),
        # Of somebody an article tells first what he is, as it does of a firm.
        ("Who is the leader of Stoke Council?", TITLE, "Ann Berg has led it for years. Stoke Council met.", "Ann Berg"),
        (
            "Who is the head of Quillon?",
            TITLE,
            "A software maker in Leeds will cut jobs, its head Ann Berg said. Quillon was founded in May.",
            "Ann Berg",
        ),
        ("Who is the lawyer of Nils Holm?", TITLE, "Ann Berg spoke in Oslo. Nils Holm is ill.", "Ann Berg"),
        ("Who is the president of Norway?", TITLE, "Ann Berg spoke in Oslo. Norway is cold.", "Ann Berg"),
        ("Who is the head of Lund Bank?", TITLE, "Berg's boss, Ann Berg, spoke. Lund Bank is ill.", "Ann Berg"),
    ],
)
def test_who_may_be_of_that_body_is_left_as_it_is(question: str, title: str, text: str, who: str) -> None:
    check = is_named_by_then(question, title, text)
    assert check is None or check(span_of(who, text))
