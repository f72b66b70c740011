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
        ("Who edited The Mill?", "Her translator, Bo Strand, shared the stage.", "Bo Strand", False),
        ("Who edited The Mill?", "It was translated by Ida Munk and edited by Bo Strand.", "Ida Munk", False),
        ("Who edited The Mill?", "It was translated by Ida Munk and edited by Bo Strand.", "Bo Strand", True),
        ("Who edits the paper?", "Ida Munk runs the weekly.", "Ida Munk", True),
        ("Who published The Mill?", "Ida Munk won the prize for her book The Mill.", "Ida Munk", False),
        ("Who published The Mill?", "Twelve publishers turned it down before Lantern took it.", "Lantern", True),
        ("Who published the figures?", "The figures come from a study by Ida Munk.", "Ida Munk", True),
        ("Who designed the library?", "Ida Munk laid the first stone.", "Ida Munk", False),
        ("Who designed the library?", "The library was opened by Ida Munk in May.", "Ida Munk", False),
        ("Who designed the library?", "Architect Ida Munk wanted a ring of glass.", "Ida Munk", True),
        ("Who designed the library?", "The library, by Ida Munk, is a ring of glass.", "Ida Munk", True),
        ("Who designed the library?", "Ida Munk's plans were too dear.", "Ida Munk", True),
        ("Who owns the dam?", "The dam was built by Hargrove in 1931.", "Hargrove", False),
        ("Who owns the dam?", "Hargrove built the dam in 1931.", "Hargrove", False),
        ("Who owns the dam?", "Hargrove, which built the dam, still owns it.", "Hargrove", True),
        ("Who owns the dam?", "The dam was sold to Hargrove in 1931.", "Hargrove", True),
        ("Who owns the dam?", "The dam was bought by Hargrove in 1931.", "Hargrove", True),
        ("Who owns the dam?", "Hargrove bought the dam in 1931.", "Hargrove", True),
        ("Who owns the dam?", "Hargrove's dam leaks.", "Hargrove", True),
        ("Who owns the dam?", "The dam is one of five that belong to Hargrove.", "Hargrove", True),
        ("Who owns the farm?", "Ida Munk keeps 40 cows there.", "Ida Munk", True),
        ("Who is the owner of the farm?", "Ida Munk inherited it.", "Ida Munk", True),
        ("Who built the dam?", "The dam is owned by Hargrove.", "Hargrove", False),
        ("Who built the dam?", "Hargrove has bought the dam.", "Hargrove", False),
        ("Who built the dam?", "The dam, the work of Hargrove, leaks.", "Hargrove", True),
        ("Who built the dam?", "The dam was designed by Hargrove.", "Hargrove", True),
        ("Who built the dam?", "Hargrove finished it in May.", "Hargrove", True),
        ("Who built the wall?", "The Romans put it up.", "The Romans", True),
        ("Who made the telescope?", "His wife, Yumi, had bought the telescope as a gift.", "Yumi", False),
        ("Who made the lion?", "It was taken from the palace by Colonel Hugh Lund.", "Hugh Lund", False),
        ("Who made the lion?", "It was cast in bronze by Hugh Lund.", "Hugh Lund", True),
        ("Who made the lion?", "The lion is by Hugh Lund.", "Hugh Lund", True),
        ("Who made the film?", "Ida Munk directed it.", "Ida Munk", True),
        ("Who designed the pool?", "It was built by Ida Munk for nine million pounds.", "Ida Munk", False),
        ("Who wrote the diary?", "The diary was published in 1951 by his sister, Ida Munk.", "Ida Munk", False),
        ("Who wrote the diary?", "His sister, Ida Munk, sold it in 1951.", "Ida Munk", False),
        ("Who wrote the diary?", "The diary is by Ida Munk.", "Ida Munk", True),
        ("Who wrote the diary?", "Ida Munk published it in 1951, having written it in jail.", "Ida Munk", True),
        ("Who wrote the novel?", "A former nurse, Ida Munk, worked on it for years.", "Ida Munk", True),
        ("Who sold the flat?", "The flat was bought in 2019 by Ida Munk.", "Ida Munk", False),
        ("Who sold the flat?", "Ida Munk got rid of it in 2019.", "Ida Munk", True),
        ("Who sold the flat?", "The flat was bought from Ida Munk, who sells homes.", "Ida Munk", True),
        ("Who bought the flat?", "The flat was sold by Ida Munk.", "Ida Munk", False),
        ("Who bought the flat?", "The flat was sold to Ida Munk.", "Ida Munk", True),
        ("Who painted the portrait?", "Ida Munk found a second portrait under the paint.", "Ida Munk", False),
        ("Who painted the portrait?", "It was restored by Ida Munk.", "Ida Munk", False),
        ("Who stole the portrait?", "Auctioneer Ida Munk brought down the hammer.", "Ida Munk", False),
        ("Who stole the portrait?", "Ida Munk has pleaded not guilty.", "Ida Munk", True),
        ("Who wrote the novel?", "The novel by Ida Munk, which it follows, sold two million copies.", "Ida Munk", True),
        ("Who stars in The Mill?", "The prize went to The Mill by Ida Munk.", "Ida Munk", False),
        ("Who stars in The Mill?", "Ida Munk plays the baker.", "Ida Munk", True),
        ("Who starred in The Mill?", "The Mill, with Ida Munk as the baker, won.", "Ida Munk", True),
        ("Who robbed the bank?", "Ida Munk was jailed for nine years.", "Ida Munk", True),
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
        "Who is the director of the museum?",
        "Who ordered the review into bus fares?",
        "Who will lead the review of the library's closure?",
        "Who won the prize for translated novels?",
        "Who made the highest bid for the dam?",
        "Who made it to the top?",
        "Who opened the gate?",
    ],
)
def test_who_did_something_else_is_told_by_any_word(question: str) -> None:
    assert in_its_role(question, "It was Hugo Lund.") is None
