"""What a rule is worth: asked with it and without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.rules import Ablation
from embeddings import Encoder
from qa.library import Library
from qa.reader.rules import Fits, fitting
from qa.reader.span import SpanReader
from qa.service import Assistant
from qa.types import Answer
from tests.helpers import add, write_article

QUESTION = "How long does the crossing take?"


def never(question: str, text: str) -> Fits | None:
    """A rule that lets nothing answer."""
    return lambda span: False


def not_asked(question: str, text: str) -> Fits | None:
    """A rule for questions of another kind."""
    return None


def verdict(answer: Answer) -> str:
    return "right" if "40 minutes" in answer.text else "refused"


def test_a_rule_that_takes_the_right_answer_away_is_told_to_be_worse_than_none(
    tmp_path: Path, real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "FITS", (never, not_asked))
    ferry = write_article(tmp_path / "ferry.md", "Ferry back", "The crossing takes 40 minutes. It sails on Monday.")
    ablation = Ablation()
    with Library.open(tmp_path / "library", encoder=real_encoder) as library, ablation.watching():
        add(library, ferry)
        ablation.ask(Assistant(library, reader=SpanReader(rarity=library.rarity)), QUESTION, verdict)
    assert {"never", "not_asked"} < ablation.rules()
    assert dict(ablation.had_a_say) == dict(ablation.changed) == dict(ablation.worse) == {"never": 1}
    assert not +ablation.better
    assert list(ablation.table())[-1] == "| never | 1 | 1 | 0 | 1 |"
    assert (never, not_asked) == fitting.FITS
