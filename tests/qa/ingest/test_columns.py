"""Tables in plain text: by tabs or by columns of blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.ingest.columns import with_cells
from qa.ingest.plain import from_text
from qa.library import Library
from qa.reader.rules.tables import cell
from tests.helpers import add

VISITORS = "Town     2019   2020\nAmbry     410    388\nCaldmoor  205    231"
ROWS = "Town | 2019 | 2020\nAmbry | 410 | 388\nCaldmoor | 205 | 231"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (VISITORS, ROWS),
        ("Crop\t2021\t2022\nRye\t41\t39", "Crop | 2021 | 2022\nRye | 41 | 39"),
        ("Crop\t\t2021\nSpelt\t39\nWinter rye\t41", "Crop | 2021\nSpelt | 39\nWinter rye | 41"),
        ("Crop\t2021\t2022\nRye\t\t39\nOats\t7\t8", "Crop | 2021 | 2022\nRye |  | 39\nOats | 7 | 8"),
        ("Adults    £9\nChildren  £4\nDogs      £0", "Adults | £9\nChildren | £4\nDogs | £0"),
        ("      2019  2020\nTarn   410   388\nLund   205   231", " | 2019 | 2020\nTarn | 410 | 388\nLund | 205 | 231"),
        ("Town    2019\n----    ----\nAmbry    410\nOrley    205", "Town | 2019\nAmbry | 410\nOrley | 205"),
        ("A    Trade   B\nC    baker   D\nE    miller  F", "A | Trade | B\nC | baker | D\nE | miller | F"),
        ("A    Trade  B\nC    baker  D\nE    miller F", "A    Trade  B\nC    baker  D\nE    miller F"),
        (f"As so.\n\n{VISITORS}\n\nEnd.", f"As so.\n\n{ROWS}\n\nEnd."),
    ],
)  # fmt: skip
def test_lines_of_one_set_of_columns_are_rows(text: str, told: str) -> None:
    assert with_cells(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "It rained.  The weir rose.\nNobody came.  The quay was shut.\nAt nine it  stopped.",
        "The water  falls\n   and the water rises,\nslow  as a heron\n   that never surprises.",
        "The weir is  high, so\nthe eels are  few, and\nthe men sit   still.",
        "int a  = 1;\nint bb = 2;\nint c  = 3;",
        "    if a:\n\tgo()\n\tstop()",
        "1.\tRye\n2.\tOats\n3.\tSpelt",
        "•  Rye\n•  Oats\n•  Spelt",
        "a)  120 grams\nb)  90 grams\nc)  60 grams",
        "From:\tAnn Berg\nTo:\tRolf Lind\nDate:\t3 May",
        "Berg:   I was there at 9.\nLind:   I was not, nor at 10.\nBerg:   So 2 of us differ.",
        "Mill House       Tel. 0123\n4 Weir Lane      Fax 0456\nLerne            open daily",
        "Ann Berg          Rolf Lind\nChairwoman        Treasurer\nTarn              Orley",
        "Ambry  410\nOrley  205",  # two lines of blanks may be chance
        "Rye   41",
        "Rye\t41\nThe weir is high.",
        "\n".join(f"Rye{' ' * 600}{n}" for n in (41, 52, 63)),
    ],
)
def test_prose_verse_code_lists_and_addresses_are_no_table(text: str) -> None:
    assert with_cells(text) == text


def test_a_table_of_a_note_keeps_its_cells_and_its_prose_is_still_joined() -> None:
    prose = (
        "The baths of Ambry and Caldmoor have counted all of their visitors for\n"
        "two years now, and the council wants them to go on with it until the\n"
        "spring of next year, when the new baths are to be opened by the mayor."
    )
    text = from_text(f"Visitors to the baths\n\n{prose}\n\n{VISITORS}\n\nThe count goes on.\n").text
    assert prose.replace("\n", " ") in text
    assert "Ambry | 410 | 388" in text.split("\n")


def test_the_cell_of_a_year_in_a_text_file_is_told_apart(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "baths.txt"
    file.write_text(f"Visitors to the baths\n\nThe baths counted their visitors.\n\n{VISITORS}\n", encoding="utf-8")
    (outcome,) = add(library, file)
    text = library.article(outcome.article_id or "").text
    answers = cell("How many visitors came from Ambry in 2020?", text)
    assert answers is not None
    row = text.index("Ambry | 410 | 388")
    told = answers((row, row + len("Ambry | 410 | 388")))
    assert told is not None
    assert text[slice(*told)] == "388"
