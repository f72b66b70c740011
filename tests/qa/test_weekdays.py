"""Hours of one day of the week tell nothing of another."""

from __future__ import annotations

import pytest

from qa.reader.rules.weekdays import on_its_weekday
from tests.helpers import span_of


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("What time does it open on Mondays?", "It opens on Tuesdays and Thursdays at 9.", False),
        ("When does it close on Sunday?", "On Saturdays it closes at 9.", False),
        ("What time does it open on Mondays?", "It opens on the first Saturday of each month at 9.", False),
        ("What time does it open on Mondays?", "On Tuesdays it opens at 9, on all other days at 10.", True),
        ("What time does it open on Mondays?", "It opens on Mondays at 9.", True),
        ("What time does it open on Wednesdays?", "Monday to Friday it opens at 9.", True),
        ("What time does it open on Sundays?", "Monday to Friday it opens at 9.", False),
        ("What time does it open on Sundays?", "Saturday–Monday it opens at 9.", True),
        ("What time does it open on Mondays?", "It opens daily at 9, and not on Sundays.", True),
        ("What time does it open on Mondays?", "It opens at 9.", True),
        ("What time does it open on Mondays?", "It opens at 9 and closes at six, on Saturdays at one.", True),
        ("What time does it open on Mondays?", "It opens on Saturdays at 9, on Sundays at ten.", False),
        ("What time does it open on Mondays?", "It closes, and from 9 on Saturdays, at ten.", False),
        ("What time does it open on Mondays?", "Mon–Fri 9–17, Sunday at ten.", True),
        ("What time does it open on Mondays?", "Tue–Fri 9–17, Sunday at ten.", False),
        ("What time does it open on Mondays?", "The shop, closed on Sundays, opens at 9.", True),
    ],
)
def test_a_sentence_of_other_days_is_no_answer(question: str, text: str, fits: bool) -> None:
    check = on_its_weekday(question, text)
    assert check is not None
    assert check(span_of("9", text)) is fits


def test_a_question_of_no_weekday_is_left_as_it_is() -> None:
    assert on_its_weekday("What time does it open?", "It opens on Tuesdays at 9.") is None
