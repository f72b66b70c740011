"""What befell somebody before the law is told by a word for it."""

from __future__ import annotations

import pytest

from qa.reader.rules.befell import as_the_law_has_it, was_given
from tests.helpers import span_of

HEARING = "Lind, 40, was arrested in Tarn, where he lives.\n\nBy 9 June, Lind was back in his chair before the bench."


@pytest.mark.parametrize(
    ("question", "text", "likely", "tells"),
    [
        ("When was Lind arrested?", HEARING, "9 June", False),
        ("Where was Lind arrested?", HEARING, "Tarn", True),
        ("When was Lind arrested?", "Police caught up with Lind. That was on 9 June.", "9 June", True),
        ("When was Lind arrested?", "Lind was taken into custody on 9 June.", "9 June", True),
        ("When was Lind caught?", "Lind gave himself up on 9 June.", "9 June", True),
        ("Was anyone arrested?", "Police are looking for two men.", "looking", True),
        ("Has Lind been convicted?", "Lind denied that he took the money.", "denied", False),
        ("Has Lind been convicted?", "Lind goes on trial in May.", "trial", True),
        ("Was Lind convicted?", "The jury could not agree on Lind.", "jury", True),
        ("Why did Lind plead not guilty?", "His plea was short.", "plea", False),
        ("Has Lind been convicted?", "Lind is held in a prison in Tarn.", "prison", False),
        ("Was Lind caught?", "Lind was last seen on Mill Road.", "Mill Road", False),
        ("Was Lind caught?", "Lind is still at large.", "at large", True),
        ("Did Lind plead not guilty?", "Lind made a short plea.", "plea", False),
        ("Did Lind plead not guilty?", "Lind denied it.", "denied", True),
        # A reason, or whom it befell, is told in any words.
        ("Why was Lind arrested?", "He had sold the church bells.", "sold", None),
        ("Who was arrested?", "Lind sold the church bells.", "Lind", None),
        ("Is the convicted man married?", "Lind married Ann in 2010.", "2010", None),
        ("Where was the man arrested in May born?", "Lind was born in Tarn.", "Tarn", None),
        ("When was the picture captured?", "It was taken in 1910.", "1910", None),
        ("When was Tarn captured?", "Tarn fell to the rebels on 5 May.", "5 May", None),
        ("Are children charged for entry?", "Entry costs nothing under 16.", "nothing", None),
        ("Are children charged?", "Entry is free under 16.", "free", True),
        ("Was Berg convicted?", "The case was dropped in May.", "dropped", True),
        ("Where was Lind arrested?", "Police swooped on a flat in Orley.", "Orley", True),
        ("Where was the fish caught?", "It was landed at Tarn.", "Tarn", None),
    ],
)
def test_a_deed_of_the_law_is_told_by_a_word_for_it(question: str, text: str, likely: str, tells: bool | None) -> None:
    check = as_the_law_has_it(question, text)
    assert (check(span_of(likely, text)) if check else None) == tells


@pytest.mark.parametrize(
    ("question", "text", "likely", "given"),
    [
        ("How many years was Lind sentenced to?", "Lind and Munk face as many as 14 years in jail.", "14", False),
        ("What was Lind sentenced to?", "He could be jailed for nine years.", "nine years", False),
        ("What sentence did Lind get?", "The crime carries a maximum of nine years.", "nine years", False),
        ("How long was Lind jailed for?", "Prosecutors had asked for 12 years.", "12 years", False),
        ("How much was Lind fined?", "Lind faces a fine of €900.", "900", False),
        # What was given beside it.
        ("How long was Lind jailed for?", "Prosecutors asked for 12 years, but he got six years.", "six years", True),
        ("How long was Lind jailed for?", "Lind, who faced nine years, was jailed for six.", "six", True),
        ("How many years was Lind sentenced to?", "Lind was given 20 years in prison.", "20", True),
        ("How much was Lind fined?", "The judge ordered him to pay €900.", "€900", True),
        ("How long was Lind jailed for?", "Prosecutors asked for 12 years and the court gave her six.", "six", True),
        ("What sentence did Lind get?", "Lind was given the maximum sentence of ten years.", "ten years", True),
        ("What sentence did Lind get?", "The maximum sentence of ten years was feared.", "ten years", False),
        ("How much did the museum receive?", "The state granted the museum's request for £2m.", "£2m", True),
        # What may come of it is asked for.
        ("How long could Lind be jailed for?", "He faces nine years.", "nine years", None),
        ("What sentence do prosecutors want?", "They asked for nine years.", "nine years", None),
        ("How many years does Lind face?", "He faces nine years.", "nine years", None),
    ],
)
def test_a_penalty_that_is_only_threatened_was_given_to_nobody(
    question: str, text: str, likely: str, given: bool | None
) -> None:
    check = was_given(question, text)
    assert (check(span_of(likely, text)) if check else None) == given
