"""Who did it to another thing is not asked for."""

from __future__ import annotations

import pytest

from qa.reader.rules.undergone import of_that_thing
from tests.helpers import span_of

LIBRARY = "The new library of Fernley opened on Monday. Architect Ida Munk designed it as a ring of glass."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who drove the train?", "His cousin Ida Munk drove the van."),
        ("Who drove the old train from Tarn?", "The van was driven by Ida Munk."),
        ("Who designed the town hall?", LIBRARY),
        ("Who designed the bridge?", LIBRARY),
        ("Who bought the pub?", "The old mill at Oakfield was bought by Ida Munk."),
        ("Who bought the pub?", "Ida Munk has bought the old paper mill at Oakfield."),
        ("Who runs the museum?", "Ida Munk runs a brewery in Tarn."),
        ("Who painted the church?", "Its school was first painted by Ida Munk."),
    ],
)
def test_who_did_so_to_another_thing_is_no_answer(question: str, text: str) -> None:
    check = of_that_thing(question, text)
    assert check is not None
    assert not check(span_of("Ida Munk", text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who drove the van?", "His cousin Ida Munk drove the van."),
        ("Who drove the van?", "His cousin Ida Munk drove the lorry."),
        ("Who designed the library?", LIBRARY),
        ("Who designed the building?", LIBRARY),
        ("Who designed the town hall?", "The town hall has a dome. The library is near. Ida Munk designed it."),
        ("Who designed the town hall?", "Ida Munk designed it in 1931."),
        ("Who designed the town hall?", "A flood came. Ida Munk designed it in 1931."),
        ("Who bought the mill?", "The mill was bought by Ida Munk, who bought a pub too."),
        ("Who bought the factory?", "The mill at Oakfield was bought by Ida Munk."),
        ("Who bought the tortoises?", "The mill was bought by Ida Munk."),
        ("Who runs the hotel?", "Ida Munk runs the inn by the lake."),
        ("Who won the election?", "Ida Munk won the race for mayor."),
        ("Who led the strike?", "Ida Munk led the march on the mill."),
        ("Who opened the museum?", "Ida Munk opened the doors at nine."),
        ("Who built the church?", "Ida Munk has a school. The monks built a mill."),
        ("Who built the bridge?", "The firm of Ida Munk built roads and halls."),
    ],
)
def test_who_may_have_done_so_to_that_thing_is_left_as_it_is(question: str, text: str) -> None:
    check = of_that_thing(question, text)
    assert check is None or check(span_of("Ida Munk", text))


@pytest.mark.parametrize("question", ["Who is the driver of the train?", "Who was driven to the mill?", "Who came?"])
def test_other_questions_are_left_as_they_are(question: str) -> None:
    assert of_that_thing(question, "Ida Munk drove the van.") is None
