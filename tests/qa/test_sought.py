"""What is only sought in a sentence, and when it was done for all that."""

from __future__ import annotations

import pytest

from qa.reader.rules.sought import merely_sought

SOUGHT = [
    ("When did the strike end?", "Talks to end the bus strike broke down late on Friday after 14 hours.", "Friday"),
    ("How long did the strike last?", "Talks to end the bus strike broke down after 14 hours.", "14 hours"),
    ("When did the library close?", "A bid to close the library failed on Monday.", "Monday"),
    ("When did the library close?", "On Monday a bid to close the library failed.", "Monday"),
    ("When will the library close?", "Plans to close the library were shelved on Monday.", "Monday"),
    ("When was the bridge reopened?", "Efforts to reopen the bridge were abandoned on 3 March.", "3 March"),
    ("When was the mill saved?", "A campaign to save the mill began in 2019.", "2019"),
    ("In which year was the mill saved?", "A campaign by bakers to save the mill began in 2019.", "2019"),
    ("When did the strike end?", "Talks on ending the strike will resume on Friday.", "Friday"),
    ("When did they climb it?", "Their attempt to climb the ridge ended in snow on 3 May.", "3 May"),
]
DONE = [
    ("When did the strike end?", "The deal to end the strike was signed on Friday and it ended at once.", "Friday"),
    ("When did the strike end?", "Talks to end the strike broke down, but it ended on Friday.", "Friday"),
    ("When did the strike end?", "Talks to end the strike broke down and it petered out on Friday.", "Friday"),
    ("When did the strike end?", "Talks to end the strike succeeded on Friday.", "Friday"),
    ("When did the strike end?", "The vote to end the strike was held on Friday.", "Friday"),
    ("How long did the strike last?", "It lasted 14 days, as talks to end it had failed.", "14 days"),
    ("How long did the strike last?", "The strike, despite talks to end it, lasted 14 days.", "14 days"),
    ("When did the talks break down?", "Talks to end the strike broke down on Friday.", "Friday"),
    ("When did the campaign to save the mill begin?", "A campaign to save the mill began in 2019.", "2019"),
    ("When did they try to save the mill?", "Efforts to save the mill began in 2019.", "2019"),
    ("When will the library close?", "A plan to close the library in May was backed.", "May"),
    ("When was the mill saved?", "After efforts to save it had failed twice, the mill was bought in 2019.", "2019"),
    ("When was the mill saved?", "It was saved in 2019, when a campaign to save it had begun.", "2019"),
    ("When did the bridge open?", "Plans to build the bridge were made before it opened in 1932.", "1932"),
    ("Who saved the mill?", "A campaign to save the mill was led by Ann Berg.", "Ann Berg"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "words", "sought"),
    [*((*one, True) for one in SOUGHT), *((*one, False) for one in DONE)],
)
def test_a_time_of_what_was_done_for_a_deed_is_told_from_the_time_of_the_deed(
    question: str, sentence: str, words: str, *, sought: bool
) -> None:
    start = sentence.index(words)
    fits = merely_sought(question, sentence)
    assert (fits is not None and not fits((start, start + len(words)))) is sought
