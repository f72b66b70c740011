"""Who came second or third, by where a list behind the winner has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.library import Library
from qa.reader.rules.placings import listed
from tests.helpers import add, ask, write_article

MILE = "Nils Ambry won the Tarn mile in 3:41, ahead of Peter Colt in 3:43 and Ruth Dane of Hale in 3:44."


@pytest.mark.parametrize(
    ("question", "text", "who"),
    [
        ("Who came second?", MILE, "Peter Colt"),
        ("Who was third in the Tarn mile?", MILE, "Ruth Dane"),
        ("Who came fourth?", MILE, None),
        ("Who finished second?", "Ambry won in 3:41, two seconds ahead of Colt.", "Colt"),
        ("Who took third place?", "Ambry won, followed by Colt, Dane and Eve Hill.", "Dane"),
        ("Who was third?", "Osprey won on Sunday, followed home by Heron and then Curlew.", "Curlew"),
        ("Who came third?", "Ambry won with 41 points, ahead of Colt (38), Dane (31) and Hill (12).", "Dane"),
        ("Who came second?", "The Greens won with 41.2%, ahead of the Liberals on 32.7%.", "Liberals"),
        ("Which party was third?", "The Reds won with 9%, ahead of the Tarn party on 8% and the Blues on 7%.", "Blues"),
        ("Which party was second?", "The Reds won with 9%, ahead of the Tarn party on 8%.", "Tarn party"),
        # … and not where the order is not plain.
        ("Who came second?", "Ambry won, ahead of Colt and Dane.", None),
        ("Who came second?", "Ambry won in 3:41, ahead of Dane in 3:44 and Colt in 3:43.", None),
        ("Who came second?", "Ambry won it in 2019, ahead of Colt in 2020 and Dane in 2021.", None),
        ("Who was third?", "Ambry won with 9, ahead of Colt with 8, while Hill was third.", None),
        ("Who came second?", "Ambry won the race ahead of Christmas.", None),
        ("Who came second?", "Ambry won and is two points ahead of Colt.", None),
        ("Who came last?", MILE, None),
    ],
)
def test_those_behind_the_winner_have_the_places_of_their_list(question: str, text: str, who: str | None) -> None:
    found = listed(question, text)
    assert [text[slice(*name)] for _, name in found] == ([who] if who else [])


@pytest.mark.parametrize("question", ["Who won?", "Who came last?", "When did Peter Colt come second?"])
def test_no_list_is_told_to_other_questions(question: str) -> None:
    assert listed(question, MILE) == []


def test_the_only_list_of_an_archive_tells_who_was_second(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "Mile", f"It rained. {MILE} Dane was glad."))
    (claim,) = ask(library, "Who was second?", threshold=0.45).claims
    assert claim.short is not None
    assert claim.text[slice(*claim.short)] == "Peter Colt"
    assert not ask(library, "Who was second in the Wexby marathon?", threshold=0.45).answered
    other = "Eva Hill won the Denby swim in 8:10, ahead of Tom Ash in 8:12."
    add(library, write_article(tmp_path / "b.md", "Swim", other))
    assert not ask(library, "Who was second?", threshold=0.45).answered
