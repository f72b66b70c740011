"""What is told of all but the one that is asked for, and what is told of that one."""

from __future__ import annotations

import pytest

from qa.reader.rules.excepted import told_of_the_rest

TUESDAY = "Schools will reopen on Tuesday, all but the one at Upper Wend."
OF_THE_REST = [
    ("When will the school at Upper Wend reopen?", TUESDAY, "Tuesday"),
    ("When does Coldwell pool open?", "All the pools open on Monday except Coldwell.", "Monday"),
    ("When does Coldwell pool open?", "All the pools except Coldwell open on Monday.", "Monday"),
    ("When does Coldwell pool open?", "Except for Coldwell, all the pools open on Monday.", "Monday"),
    ("When does Coldwell pool open?", "All pools open on Monday, except Coldwell, which opens on Friday.", "Monday"),
    ("When is parking charged in Fore Street?", "It is charged from June, apart from the one in Fore Street.", "June"),
    ("How much is the sauna?", "All baths cost £4, with the exception of the sauna.", "£4"),
    ("When is it open on Sundays?", "It is open from nine to five, except on Sundays.", "nine to five"),
]
OF_IT = [
    ("When will schools reopen?", TUESDAY, "Tuesday"),
    ("When will the school in Tarn reopen?", TUESDAY, "Tuesday"),
    ("When will schools except the one at Upper Wend reopen?", TUESDAY, "Tuesday"),
    ("Which school stays shut?", TUESDAY, "Upper Wend"),
    ("When does Coldwell pool open?", "All pools open on Monday, except Coldwell, which opens on Friday.", "Friday"),
    ("When does Coldwell pool open?", "All pools open on Monday, except Coldwell on Friday.", "Friday"),
    ("When does it open on Sunday?", "It opens at nine daily except Sunday, when opening is at noon.", "noon"),
    ("When does it open on Sunday?", "Open 9-5 daily except Sunday 12-4.", "12-4"),
    ("How much do members pay?", "The tour is £5, other than for members, £2.", "£2"),
    ("When does Coldwell pool open?", "No pool opens on Monday except Coldwell.", "Monday"),
    ("When does Coldwell pool open?", "Nothing but Coldwell pool opens on Monday.", "Monday"),
    ("When does Coldwell pool open?", "Apart from Coldwell, two more pools open on Monday.", "Monday"),
    ("When does Coldwell pool open?", "Coldwell pool opens on Monday, except for the sauna at Coldwell.", "Monday"),
    ("When does Coldwell pool open?", "It was to close but Coldwell pool opens on Monday.", "Monday"),
    ("When does Coldwell pool open?", "Coldwell pool opens on Monday, except if it rains.", "Monday"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "told", "of_the_rest"),
    [*((*one, True) for one in OF_THE_REST), *((*one, False) for one in OF_IT)],
)
def test_what_is_told_of_all_others_is_no_answer(question: str, sentence: str, told: str, *, of_the_rest: bool) -> None:
    start = sentence.index(told)
    fits = told_of_the_rest(question, sentence)
    assert (fits is not None and not fits((start, start + len(told)))) is of_the_rest
