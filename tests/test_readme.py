"""The README's example of an answer in JSON is what comes out."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import pytest

from qa.cli.shapes import answer_json
from qa.library import Library
from qa.service import Assistant
from tests.helpers import ROOT

#: A sentence that the README cuts.
CUT = " … "
#: Processors differ that much, in int8.
TOLERANCE = 0.03


def assert_alike(found: Any, shown: Any) -> None:
    if isinstance(shown, dict):
        assert found.keys() == shown.keys()
        for name in shown:
            assert_alike(found[name], shown[name])
    elif isinstance(shown, list):
        assert len(found) == len(shown)
        for one, other in zip(found, shown, strict=True):
            assert_alike(one, other)
    elif isinstance(shown, float):
        assert found == pytest.approx(shown, abs=TOLERANCE)
    elif isinstance(shown, str) and CUT in shown:
        beginning, end = shown.split(CUT)
        assert found.startswith(beginning)
        assert found.endswith(end)
    else:
        assert found == shown


def test_the_answer_in_json_is_as_the_readme_shows_it(seeded: Library) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"^\$ pullquote (ask --json .+)\n([^`]+)```", readme, re.MULTILINE)
    assert example is not None
    *options, question = shlex.split(example[1])
    assert options == ["ask", "--json", "--top", "1"]
    shown = json.loads(example[2])
    found = json.loads(json.dumps(answer_json(Assistant(seeded).ask(question, top=1))))
    del shown["seconds"], found["seconds"]
    assert_alike(found, shown)
