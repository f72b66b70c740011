"""What an article says is not known is told in the place of what stands near."""

from __future__ import annotations

import pytest

from qa.reader.rules.untold import said_untold, without_guesses
from qa.types import Article, Reading
from tests.helpers import span_of

SHIPS = (
    "The ferry met a tug off Tarn when it turned. Nobody was hurt. What is the reason for the accident remains unclear."
)
SINGER = "Lund broke a wrist at Easter; the cause of death was not disclosed."
KILLED = "Lind had bought a rope in spring. Judges said the motive for the murders remains a mystery."
CREW = "Munk and Berg flew the balloon. The third pilot's identity was not disclosed."


@pytest.mark.parametrize(
    ("question", "text", "read", "told"),
    [
        (
            "What caused the crash off Tarn?",
            SHIPS,
            "The ferry met",
            "What is the reason for the accident remains unclear.",
        ),
        ("What did Eva Lund die of?", SINGER, "Lund broke a wrist", SINGER),
        ("Why did Lind kill the twins?", KILLED, "Lind had bought", KILLED.partition(". ")[2]),
        ("Who was the third pilot?", CREW, "Munk and Berg", "The third pilot's identity was not disclosed."),
        ("What was the name of the third pilot?", CREW, "Munk and", "The third pilot's identity was not disclosed."),
        (
            "When will Lind be sentenced?",
            "The date of Lind's sentencing has not been set. He has until May.",
            "He has",
            0,
        ),
        ("What caused the fire?", "The barn was old. Police did not say what caused the blaze.", "The barn", 1),
        ("How did Eva Lund die?", "She sang on Sunday. The cause is not known.", "She sang", 1),
        (
            "What was his name?",
            "Police would not disclose the identity of a cyclist at the gate, a man.",
            "Police would",
            0,
        ),
        # What tells it all the same, or something else that nobody knows.
        ("When did Lund die?", "1632 was when Lund died. The exact date of his death is not known.", "1632 was", None),
        ("Who was the driver?", "Lund was the driver. The driver's name was not released.", "Lund was", None),
        ("What caused the fire?", "A rug fell. The cause of the fire was not known at first.", "A rug", None),
        ("What caused the crash off Tarn?", f"{SHIPS} Crews blamed fog.", "Crews blamed fog.", None),
        ("How did Eva Lund die?", f"She died of cancer, her son said. {SINGER}", "She died of cancer", None),
        ("Why did Lind kill the twins?", f"He was angry about a debt. {KILLED}", "He was angry", None),
        ("What caused the fire?", f"The barn burned when it was dry. {SHIPS}", "The barn", None),
        ("Who was the first pilot?", CREW, "Munk and Berg", None),
        ("Who killed the third pilot?", CREW, "Munk and Berg", None),
        ("Who was the third pilot's wife?", CREW, "Munk and Berg", None),
        ("Who flew the plane?", CREW, "Munk and Berg", None),
        ("Where did the ferry meet the tug?", SHIPS, "The ferry met", None),
    ],
)
def test_what_nobody_knows_is_told_so(question: str, text: str, read: str, told: str | int | None) -> None:
    sentences = [one.rstrip(".") + "." for one in text.split(". ")]
    article = Article("0", "News", text=text)
    start, _ = span_of(read, text)
    whole = next(one for one in sentences if one.startswith(read.rstrip(".")))
    short = span_of("a cyclist", text) if "a cyclist" in whole else (start, start + 4)
    reading = Reading(article.id, start, start + len(whole), whole, 0.6, emphasis=(short,), short=short)
    found = said_untold(question, reading, article)
    if told is None:
        assert found == reading
    else:
        assert found.short is None
        assert found.text == (sentences[told] if isinstance(told, int) else told)
        assert article.text[found.start : found.end] == found.text


def test_where_nobody_knows_the_cause_what_tells_none_is_hardly_likely() -> None:
    unknown, ferry, fog = (
        "The cause of the crash is not known.",
        "The ferry met a tug.",
        "Fog led to the crash, one said.",
    )
    readings = [Reading(str(i), 0, len(one), one, 0.6) for i, one in enumerate((ferry, unknown, fog))]
    assert [one.score for one in without_guesses("What caused the crash?", readings)] == [0.2, 0.6, 0.6]
    assert without_guesses("Where was the crash?", readings) == readings
    assert without_guesses("What caused the crash?", readings[::2]) == readings[::2]
