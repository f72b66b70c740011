"""What befell one of a family is not told of another."""

from __future__ import annotations

import pytest

from qa.reader.rules.lives import of_ones_life
from tests.helpers import span_of

ANNA = "Anna Marie Berg (born 3 May 1871; died 19 October 1948) was a chemist."


@pytest.mark.parametrize(
    ("question", "text", "likely", "fits"),
    [
        ("When did Emil Berg die?", ANNA, "19 October 1948", False),
        ("When was Emil Berg born?", "In 1901, Anna Berg was born in Tarn.", "1901", True),
        ("Where was Emil Berg buried?", "Anna Berg was buried in Tarn.", "Tarn", False),
        ("Where was Anna Lund born?", "He was born on 3 May in Tarn.", "Tarn", False),
        ("Where was Karl Lund born?", "In 1901 she moved to Tarn.", "Tarn", False),
        # Where somebody, or somebody's relative, is or goes.
        ("Where did Anna Lund train?", "He trained in Tarn.", "Tarn", False),
        ("Where does Anna Lund teach?", "He teaches in Tarn.", "Tarn", False),
        ("Where did Anna Lund move to?", "In 1901 he moved to Tarn.", "Tarn", False),
        ("Where did Lund serve?", "He served in Tarn. Anna Lund did not.", "Tarn", False),
        ("Where did Berg’s brother live?", "She spent her life in Tarn.", "Tarn", False),
        ("Where did Anna Lund train?", "She trained in Tarn.", "Tarn", True),
        ("Where did Lund serve?", "She served in Tarn, said Anna Lund.", "Tarn", True),
        ("Where did Berg’s brother live?", "She lived with her brother in Tarn.", "Tarn", True),
        ("Where did Berg’s brother live?", "Her brother lived in Tarn.", "Tarn", True),
        ("Where did Berg’s brother live?", "He lived in Tarn.", "Tarn", True),
        ("Where did Lund serve?", "He served in Tarn. Anna Lund and Karl Lund did not.", "Tarn", True),
        # Anna herself, by another form of her name, or of both.
        ("When did Anna Berg die?", ANNA, "19 October 1948", True),
        ("When did Marie Berg die?", ANNA, "19 October 1948", True),
        ("When did Dave Berg die?", "David Berg died in 1948.", "1948", True),
        ("When did Emil Berg die?", "A. M. Berg died in 1948.", "1948", True),
        ("When did Emil Berg die?", "Mayor Berg died in 1948.", "1948", True),
        # Told of him in a sentence about her.
        ("When was Emil Berg born?", "Her father, Emil Berg, was born in 1911.", "1911", True),
        ("When was Anna Berg born?", "Her father, Emil Berg, was born in 1911.", "1911", False),
        ("When did Emil Berg die?", "Anna Berg said that he died in 1948.", "1948", True),
        ("When did Emil Berg die?", "Anna Berg lost her brother in 1948.", "1948", True),
        ("Where was Anna Lund born?", "He met her in Oslo; she was born in Tarn.", "Tarn", True),
        ("Where was Anna Lund born?", "She was born in Tarn.", "Tarn", True),
        ("Where did Anna Lund live?", "He lived with Lund in Tarn.", "Tarn", True),
        ("Where did Anna Lund live?", "He bought their house in Tarn.", "Tarn", True),
        # A clause of his or of her kin.
        ("When did Anna Lund die?", "She married Karl Lund in 1958; he died in 1999.", "1999", False),
        ("When did Anna Lund die?", "She married Karl Lund in 1958, and in 1999 he died.", "1999", False),
        ("When did Anna Lund die?", "Her husband, Karl Lund, died in 1999.", "1999", False),
        ("When did Anna Lund die?", "In 1999 her second husband died of a fever.", "1999", False),
        ("Where was Anna Lund born?", "She said her mother was born in Tarn.", "Tarn", False),
        ("When did Anna Lund die?", "She married Karl Lund in 1958; he died in 1999.", "1958", False),
        ("When did Anna Lund die?", "Anna Lund was born in Tarn in 1932.", "1932", False),
        ("When did Anna Lund die?", "Anna Lund was born in Tarn in 1932 and died in 2024.", "2024", True),
        ("When did Anna Lund die?", "Born in Tarn in 1932, she was killed in 1999.", "1999", True),
        ("When did Anna Lund die?", "She was buried in Tarn in 1999.", "1999", True),
        ("When did Anna Lund retire?", "The year she married, 1958, was her last on the stage.", "1958", True),
        ("When did Karl Lund die?", "She married Karl Lund in 1958; he died in 1999.", "1999", True),
        ("When did Anna Lund marry?", "She married Karl Lund in 1958; he died in 1999.", "1958", True),
        ("When did Anna Lund marry?", "He married her in 1958.", "1958", True),
        ("When did Anna Lund marry?", "She was 20 and he was 30 when they married in 1958.", "1958", True),
        ("When did Anna Lund marry?", "She married when he was 30 in 1958.", "1958", True),
        ("When did Anna Lund die?", "She and her husband died in 1999.", "1999", True),
        ("When did Anna Lund die?", "Her husband was with her when she died in 1999.", "1999", True),
        ("When did Anna Lund die?", "She met her husband in Oslo and died in 1999.", "1999", True),
        ("When did Anna Lund die?", "After her husband left she died in 1999.", "1999", True),
        ("When did Anna Lund die?", "Anna Lund drowned on the day of her wedding in 1999.", "1999", True),
        ("When did Anna Lund marry?", "Her cousin Karl Holm married Anna in 1958.", "1958", True),
        ("When did Anna Lund die?", "Anna Lund died in 1984, her husband died in 1990.", "1984", True),
        ("When did Anna Lund die?", "Anna Lund died in 1984, her husband died in 1990.", "1990", False),
        # Who may be he or she.
        ("Where was Kim Lund born?", "He was born in Tarn.", "Tarn", True),
    ],
)
def test_a_sentence_of_somebody_else_is_no_answer(question: str, text: str, likely: str, fits: bool) -> None:
    check = of_ones_life(question, text)
    assert (check is None or check(span_of(likely, text))) is fits


@pytest.mark.parametrize("question", ["Who sued Emil Berg?", "When did the mill close?", "When was Berg born?"])
def test_what_may_be_told_of_another_is_left_as_it_is(question: str) -> None:
    assert of_ones_life(question, ANNA) is None
