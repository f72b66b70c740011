"""Of what a deed is told whose day is asked for."""

from __future__ import annotations

import pytest

from qa.reader.rules.doer import of_its_deed
from qa.reader.rules.kinds import are_two, may_be_one
from tests.helpers import span_of

LINE = "The railway line up the valley was built in 1881. "
ANOTHER = [
    ("When did the railway line close?", LINE + "The mine at its far end closed in 1954.", "1954"),
    ("When did the railway line close?", LINE + "The mine at its far end closed in 1954.", "1881"),
    ("When did the railway line close?", LINE + "In May 1954 the mine at its far end closed.", "May 1954"),
    ("In which year did the railway line close?", LINE + "Its last mine was finally closed in 1954.", "1954"),
    ("When did the railway line close?", LINE + "The mine at Orley closed in 1954.", "1954"),
    ("When did the railway line close?", "A line to the mine ran here. The mine closed in 1954.", "1954"),
    ("When did the pier burn down?", "The pier is long. The theatre at its end burned down in 1933.", "1933"),
    ("When did the canal close?", "The canal is long. A school by the canal closed in 1971.", "1971"),
    ("When was the mill built?", "The mill lies low. Its chimney was built in 1901.", "1901"),
    ("When was the mill built?", "The mill was sold in 1990. Its chimney was built in 1901.", "1990"),
    ("When was the mill built?", "The mill lies low. A flood came in 1880. Its chimney was built in 1901.", "1880"),
]
ITS_OWN = [
    ("When did the railway line close?", LINE + "The mine at Orley closed in 1954, the line in 1961.", "1961"),
    ("When did the railway line close?", LINE + "Its last mine closed in 1954 and it closed in 1960.", "1960"),
    ("When did the railway line close?", LINE + "It closed in 1961.", "1961"),
    ("When did the canal close?", "The canal is long. The last stretch of the canal closed in 1971.", "1971"),
    # Other words for the same, and what may be.
    ("When did the railway line close?", LINE + "The branch closed in 1954.", "1954"),
    ("When did the railway line close?", LINE + "The track at Orley closed in 1954.", "1954"),
    ("When did the fire start?", "Smoke rose from the fire. The blaze at Orley started on Sunday.", "Sunday"),
    ("When was the mill built?", "The mill was sold in 1990. The old building at Orley was built in 1901.", "1901"),
    ("When did the railway line close?", LINE + "The mine at Orley closed in 1954. The line shut in 1961.", "1961"),
    ("When did the railway line close?", LINE + "The mine at Orley closed in 1954. Its closure came in 1961.", "1961"),
    ("When was the mill built?", "The mill was erected in 1790. Its chimney was built in 1901.", "1790"),
    # The text calls it otherwise, or somebody else did it.
    ("When did the railway close?", "The mine at Orley closed in 1954.", "1954"),
    ("When was the mill built?", "The mill lies low. The monks of Orley built it in 1901.", "1901"),
    ("When did the mine at Orley close?", LINE + "The mine at Orley closed in 1954.", "1954"),
    ("When did the mine close?", "A line to the mine ran here. The mine closed in 1954.", "1954"),
    # By its name, and by a word for the deed that no table has.
    ("When did the mill close?", "The mill stopped work in 1974. Its shop closed in 1980.", "1974"),
    ("When was the church built?", "The church was founded in 1240. Its tower was built in 1420.", "1240"),
    ("When was the bridge built?", "The bridge went up in 1932. A hut by the bridge was built in 1968.", "1932"),
    ("When did the school open?", "The school took its first pupils in 1911. Its pool opened in 1936.", "1911"),
    # Somebody.
    ("When did the mayor start?", "The mayor spoke. The editor of the Orley Post started in May.", "May"),
]


@pytest.mark.parametrize(("question", "text", "words"), ANOTHER)
def test_a_day_on_which_another_thing_did_so_is_none(question: str, text: str, words: str) -> None:
    check = of_its_deed(question, text)
    assert check is not None
    assert not check(span_of(words, text))


@pytest.mark.parametrize(("question", "text", "words"), ITS_OWN)
def test_a_day_of_what_may_be_the_thing_itself_counts(question: str, text: str, words: str) -> None:
    check = of_its_deed(question, text)
    assert check is None or check(span_of(words, text))


def test_a_line_may_be_a_branch_and_a_lido_is_no_brewery() -> None:
    assert may_be_one("line", "branch")
    assert may_be_one("lido", "place")
    assert not are_two("lido", "place")
    assert are_two("lido", "breweri")
    assert not are_two("lido", "quango")  # nobody knows what that is
