"""Names, dates and figures by their shape."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import names
from qa.types import Span
from tests.helpers import SCRIPTS

FINDERS = [names.names, names.dates, names.figures, names.quotations, names.places]


def words(find: Callable[[str], list[Span]], text: str) -> list[str]:
    return [text[a:b] for a, b in find(text)]


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from("On The May John’s U.S. 1914 5 \u00a0 . “ ” & of".split(" ")), max_size=40).map(" ".join)
)
@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
def test_what_is_found_stands_in_order_and_is_never_empty(find: Callable[[str], list[Span]], text: str) -> None:
    at = 0
    for start, end in find(text):
        assert at <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        at = end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("US Secretary of State John Kerry met Sergei Lavrov.", ["US Secretary of State John Kerry", "Sergei Lavrov"]),
        ("On Friday John Kerry left.", ["John Kerry"]),
        ("Ursula von der Leyen spoke to the Bank of America.", ["Ursula von der Leyen", "Bank of America"]),
        ("Angelo di Carlo met Ine ter Horst.", ["Angelo di Carlo", "Ine ter Horst"]),
        ("Jean\u2011Paul Mercier met Anne-Marie Duval.", ["Jean\u2011Paul Mercier", "Anne-Marie Duval"]),
        ("Ukraine's navy and Merkel’s office", ["Ukraine", "Merkel"]),
        ("She left Marks & Spencer.", ["Marks & Spencer"]),
        ("Why did Sound & Isles Ferries stop?", ["Sound & Isles Ferries"]),
        ("On Monday & Tuesday she sang.", []),
        ("What did Kerry say?", ["Kerry"]),
        ("The cat sat. However, it rained.", []),
        ("nothing here is written like a name", []),
    ],
)
def test_names_are_told_by_their_capitals(text: str, found: list[str]) -> None:
    assert words(names.names, text) == found


def test_a_name_in_another_script_is_a_name() -> None:
    assert "Дождь" in words(names.names, "Телеканал Дождь сообщил")[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Friday, 14 March 2014 in London", ["Friday, 14 March 2014"]),
        ("March 14, 2014", ["March 14, 2014"]),
        ("Tuesday, 11 March", ["Tuesday, 11 March"]),
        ("on 2014-03-14 and yesterday", ["2014-03-14", "yesterday"]),
        ("last week and in 1991", ["last week", "in 1991"]),
        ("marching in may", []),
    ],
)
def test_dates_are_found_in_the_forms_papers_write(text: str, found: list[str]) -> None:
    assert words(names.dates, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("turnout was 83.1 percent", ["83.1 percent"]),
        ("some $3.5 billion and 1,200 men", ["$3.5 billion", "1,200"]),
        ("Thirteen members, two-thirds of them", ["Thirteen", "two-thirds"]),
        ("on 14 March 2014 there were 328 votes", ["328"]),
        ("none at all", []),
    ],
)
def test_figures_are_found_and_dates_are_none(text: str, found: list[str]) -> None:
    assert words(names.figures, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we leave now” and left.", ["“we leave now”"]),
        ('He said "we leave now" and left.', ['"we leave now"']),
        ("Он сказал «мы уходим».", ["«мы уходим»"]),
        ("Er sagte „wir gehen“.", ["„wir gehen“"]),
        ("It’s the deputies’ own business.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, found: list[str]) -> None:
    assert words(names.quotations, text) == found


def test_a_name_after_in_or_near_is_a_place() -> None:
    assert words(names.places, "Kerry met Lavrov in London, near Regent’s Park.") == ["London", "Regent’s Park"]


@pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)
@pytest.mark.parametrize(
    "text", ["A" * 20_000, "A." * 10_000, "Of the " * 3_000, "1," * 10_000, "“a" * 10_000, *SCRIPTS.values()]
)
def test_no_text_takes_forever(find: Callable[[str], list[Span]], text: str) -> None:
    find(text)  # what explodes would never come back


@pytest.mark.parametrize("question", ["What's his job?", "Isn’t he there?", "Didn't she sign?", "Where’s it from?"])
def test_a_contraction_is_no_name(question: str) -> None:
    assert names.names(question) == []
