"""Countries, by whatever word they are called."""

from __future__ import annotations

import pytest

from qa.nations import nations, spellings, without_nations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway's president met the Danish minister.", {"norwegian", "danish"}),
        ("Four Swedes and two Iraqis won.", {"swedish", "iraqi"}),
        ("He left South Sudan for New Zealand.", {"south sudanese", "new zealand"}),
        ("They told us to polish the poles.", set()),
        ("Poles in the US", {"polish", "american"}),
        ("The normal Spaniel", set()),
    ],
)
def test_a_country_is_known_by_its_name_its_adjective_and_its_people(text: str, found: set[str]) -> None:
    assert nations(text) == found


def test_every_word_for_a_country_leads_to_all_of_them() -> None:
    assert set(spellings("uk")) == set(spellings("united kingdom")) >= {"british", "britain", "britons"}
    assert spellings("united") == ()


def test_what_names_a_country_is_taken_out() -> None:
    assert without_nations("the Finnish foreign minister") == "the foreign minister"
