"""Who translated a book, or reviewed it, is told by a word for it."""

from __future__ import annotations

import pytest

from qa.reader.roles import in_its_role
from tests.helpers import span_of


@pytest.mark.parametrize(
    ("question", "text", "who", "fits"),
    [
        ("Who translated The Mill?", "Review of Hugo Lund, “The Mill” (418 pages).", "Hugo Lund", False),
        ("Who translated The Mill?", "The translation by Ida Munk reads well.", "Ida Munk", True),
        ("Who was the translator of The Mill?", "From the Danish by Ida Munk.", "Ida Munk", True),
        ("Who illustrated The Mill?", "The Mill, by Hugo Lund, with drawings by Ida Munk.", "Ida Munk", True),
        ("Who illustrated The Mill?", "Hugo Lund wrote it in a year.", "Hugo Lund", False),
        ("Who reviewed the letters?", "Ida Munk has published the letters.", "Ida Munk", False),
        ("Who reviewed The Mill?", "A review of Hugo Lund’s novel by Ida Munk.", "Hugo Lund", False),
        ("Who reviewed The Mill?", "A review of Hugo Lund’s novel by Ida Munk.", "Ida Munk", True),
        ("Who was The Mill translated by?", "Hugo Lund wrote it in a year.", "Hugo Lund", False),
        ("Who has illustrated The Mill?", "The Mill, with photographs by Ida Munk.", "Ida Munk", True),
        ("Who directed The Mill?", "Review of The Mill, starring Ida Munk.", "Ida Munk", False),
        ("Who directed The Mill?", "Ida Munk's film The Mill won.", "Ida Munk", True),
        ("Who directed The Mill?", "Ida Munk’s “The Mill” took £3m.", "Ida Munk", True),
        ("Who directed The Mill?", "The Mill was staged by Ida Munk.", "Ida Munk", True),
        ("Who directed The Mill?", "Directed by Ida Munk, the sequel of “Tarn” won.", "Ida Munk", False),
        ("Who directed The Mill?", "Directed by Ida Munk, the film of “The Mill” won.", "Ida Munk", True),
        ("Who directed The Mill?", "Directed by Ida Munk, the film stars Rolf Lind.", "Ida Munk", True),
        ("Who directed the attack?", "The attack was led by Ida Munk.", "Ida Munk", True),
        ("Who produced the record?", "The star Ida Munk revealed it in May.", "Ida Munk", False),
        ("Who produced the record?", "Ida Munk made it with her brother.", "Ida Munk", True),
        ("Who directed The Mill?", "The Mill is Ida Munk's thriller about a weir.", "Ida Munk", True),
        ("Who directed the attack?", "The attack was planned by Ida Munk.", "Ida Munk", True),
        ("Who produced the report?", "The report, by Ida Munk, runs to nine pages.", "Ida Munk", True),
        ("Who produced the report?", "Ida Munk published it in May.", "Ida Munk", True),
        ("Who reviewed the plans?", "The plans were scrutinised by Ida Munk.", "Ida Munk", True),
        ("Who translated The Mill?", "The Mill was brought into English by Ida Munk.", "Ida Munk", True),
        ("Who illustrated The Mill?", "The Mill, with 40 images by Ida Munk.", "Ida Munk", True),
        ("Who narrated The Mill?", "Ida Munk lent it her deep tones.", "Ida Munk", True),
        ("Who directed the rescue?", "The rescue was coordinated by Ida Munk.", "Ida Munk", True),
        ("Who directs the choir?", "The choir sings under Ida Munk.", "Ida Munk", True),
        ("Who directs the choir?", "The choir of Ida Munk's town sings under a roof.", "Ida Munk", False),
        ("Who directs the museum?", "Its chief is Ida Munk, from Tarn.", "Ida Munk", True),
        ("Who produces the milk?", "The milk is supplied by Ida Munk.", "Ida Munk", True),
        ("Who reviewed The Mill?", "Ida Munk gave it four stars.", "Ida Munk", True),
        ("Who reviewed the case?", "A panel under Ida Munk looked at it again.", "Ida Munk", True),
    ],
)
def test_a_sentence_without_a_word_for_the_role_is_no_answer(question: str, text: str, who: str, fits: bool) -> None:
    check = in_its_role(question, text)
    assert check is not None
    assert check(span_of(who, text)) is fits


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote The Mill?",
        "Who is the director of the museum?",
        "Who stars in the film directed by Ida Munk?",
        "Who ordered the review into bus fares?",
        "Who will lead the review of the library's closure?",
        "Who won the prize for translated novels?",
        "Who wrote the book that Ida Munk translated?",
    ],
)
def test_who_did_something_else_is_told_by_any_word(question: str) -> None:
    assert in_its_role(question, "It was Hugo Lund.") is None
