"""Which nouns say what somebody is."""

from __future__ import annotations

import pytest

from qa.people import is_human


@pytest.mark.parametrize("noun", ["baker", "minister", "striker", "councillor", "ex-mayor", "sister"])
def test_some_nouns_say_what_somebody_is(noun: str) -> None:
    assert is_human(noun)


@pytest.mark.parametrize("noun", ["pier", "trawler", "shelter", "boiler", "thunder", "barrier", "questionnaire"])
def test_nouns_of_things_that_end_alike_do_not(noun: str) -> None:
    assert not is_human(noun)
